import type { Sentences } from './catalogue.ts';
import type { DayArguments } from './day-words.ts';

export const daySentences: Pick<Sentences, keyof DayArguments> = {
  'bad-day': ({ option, written, meant }) =>
    meant === undefined
      ? `${option} ${written} is no date; write it like 2022-06-30.`
      : `${option} ${written} is not written as dates are here; write it as ${meant}.`,
  'day-too-far': ({ option, written }) =>
    `${option} ${written} is too far away; dates are of the years 1800 to 2200, so correct the year.`,
};
