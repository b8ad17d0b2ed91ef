import type { ConstructWords } from './construct-words.ts';

export const constructs: ConstructWords = {
  compared: {
    same: (head, other) => `"${head}" is the same as "${other}"`,
    other: (head, other) => `"${head}" is not the same as "${other}"`,
    atLeast: (head, other) => `"${head}" is not below or before "${other}"`,
    over: (head, other) => `"${head}" is above or after "${other}"`,
    atMost: (head, other) => `"${head}" is not above or after "${other}"`,
    under: (head, other) => `"${head}" is below or before "${other}"`,
  },
  given: (head) => `there is a number for "${head}"`,
};
