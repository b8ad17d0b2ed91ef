import type { ConstructWords } from './construct-words.ts';

export const constructs: ConstructWords = {
  compared: {
    same: (head, other) => `${head}与${other}相同`,
    other: (head, other) => `${head}与${other}不同`,
    atLeast: (head, other) => `${head}不低于、不早于${other}`,
    over: (head, other) => `${head}高于、晚于${other}`,
    atMost: (head, other) => `${head}不高于、不晚于${other}`,
    under: (head, other) => `${head}低于、早于${other}`,
  },
  given: (head) => `有${head}`,
};
