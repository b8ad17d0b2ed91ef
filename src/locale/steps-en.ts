import type { StepWords } from './step-words.ts';

export const steps: StepWords = {
  lookup: (of, gives) =>
    gives === undefined ? `the table leaves ${of} out` : `the table gives ${gives} for ${of}`,
  empty: 'a base of 0',
  notApplicable: 'not applicable',
  rounded: {
    nearest: (text) => `${text}, to the nearest`,
    nearestHalfDown: (text) => `${text}, to the nearest, half down`,
  },
};
