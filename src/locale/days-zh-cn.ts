import type { Sentences } from './catalogue.ts';
import type { DayArguments } from './day-words.ts';

export const daySentences: Pick<Sentences, keyof DayArguments> = {
  'bad-day': ({ option, written, meant }) =>
    meant === undefined
      ? `${option} ${written} 不是日期，请写成 2022-06-30 这样。`
      : `${option} ${written} 的写法不对，请写成 ${meant}。`,
  'day-too-far': ({ option, written }) =>
    `${option} ${written} 太远了，日期只能在 1800 年到 2200 年之间；请改正年份。`,
};
