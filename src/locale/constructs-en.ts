import type { ConstructWords } from './construct-words.ts';

export const constructs: ConstructWords = {
  compared: {
    same: (head, other) => `"${head}" is the same as "${other}"`,
    other: (head, other) => `"${head}" is not the same as "${other}"`,
    atLeast: (head, other, isOfDays) => `"${head}" is not ${isOfDays ? 'before' : 'below'} "${other}"`,
    over: (head, other, isOfDays) => `"${head}" is ${isOfDays ? 'after' : 'above'} "${other}"`,
    atMost: (head, other, isOfDays) => `"${head}" is not ${isOfDays ? 'after' : 'above'} "${other}"`,
    under: (head, other, isOfDays) => `"${head}" is ${isOfDays ? 'before' : 'below'} "${other}"`,
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
  ofUnit: (head, otherwise) => `the unit's "${head}" (${otherwise} where that is blank)`,
  asOfColumn: (head, otherwise) =>
    `as of the day in "${head}" of the unit${otherwise === undefined ? '' : ` (${otherwise} where that is blank)`}`,
  inUnit: (population, number) => `${number} in the ${population} around it`,
};
