import type { StepWords } from './step-words.ts';

/** So many units are named. */
const MOST_UNITS = 6;

export const steps: StepWords = {
  lookup: (of, gives) =>
    gives === undefined ? `the table leaves ${of} out` : `the table gives ${gives} for ${of}`,
  empty: 'a base of 0',
  notApplicable: 'not applicable',
  undecidedIn: (rule, units) =>
    `${rule} is undecided${units.length > 0 ? ` in ${units.slice(0, MOST_UNITS).join(', ')}${units.length > MOST_UNITS ? ` and ${units.length - MOST_UNITS} more` : ''}` : ''}`,
  rounded: {
    nearest: (text) => `${text}, to the nearest`,
    nearestHalfDown: (text) => `${text}, to the nearest, half down`,
  },
};
