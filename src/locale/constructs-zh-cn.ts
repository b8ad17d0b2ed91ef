import type { ConstructWords } from './construct-words.ts';

export const constructs: ConstructWords = {
  compared: {
    same: (head, other) => `${head}与${other}相同`,
    other: (head, other) => `${head}与${other}不同`,
    atLeast: (head, other, isOfDays) => `${head}${isOfDays ? '不早于' : '不低于'}${other}`,
    over: (head, other, isOfDays) => `${head}${isOfDays ? '晚于' : '高于'}${other}`,
    atMost: (head, other, isOfDays) => `${head}${isOfDays ? '不晚于' : '不高于'}${other}`,
    under: (head, other, isOfDays) => `${head}${isOfDays ? '早于' : '低于'}${other}`,
  },
  given: (head) => `有${head}`,
  eitherWay: {
    any: (condition) => `${condition}（两人互换，有一种即是）`,
    all: (condition) => `${condition}（两人互换也须如此）`,
  },
  gathered: {
    sum: (column, who) => `${who}的${column}合计`,
    min: (column, who) => `${who}的最小${column}`,
    max: (column, who) => `${who}的最大${column}`,
    median: (column, who) => `${who}的${column}中位数`,
  },
  inside: (place, around, isInside) => `${place}${isInside ? '在' : '不在'}${around}`,
  ofUnit: (head, otherwise) => `单位的${head}（没有写的按${otherwise}）`,
  asOfColumn: (head, otherwise) =>
    `截至本单位的${head}${otherwise === undefined ? '' : `（没有写的按${otherwise}）`}`,
  inUnit: (population, number) => `所在${population}的${number}`,
};
