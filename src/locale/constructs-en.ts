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
  eitherWay: {
    any: (condition) => `${condition} (in one of the two directions)`,
    all: (condition) => `${condition} (in both directions)`,
  },
  gathered: {
    sum: (column, who) => `the sum of "${column}" over ${who}`,
    min: (column, who) => `the least "${column}" of ${who}`,
    max: (column, who) => `the greatest "${column}" of ${who}`,
    median: (column, who) => `the median "${column}" of ${who}`,
  },
  inside: (place, around, isInside) => `"${place}" is ${isInside ? '' : 'not '}within "${around}"`,
  asOfColumn: (head) => `as of the day in "${head}" of the unit`,
  inUnit: (population, number) => `${number} in the ${population} around it`,
};
