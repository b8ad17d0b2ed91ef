import type { StepWords } from './step-words.ts';

/** So many units are named. */
const MOST_UNITS = 6;

export const steps: StepWords = {
  lookup: (of, gives) => (gives === undefined ? `按 ${of} 查表，表中不适用` : `按 ${of} 查表得 ${gives}`),
  empty: '基数为0',
  notApplicable: '不适用',
  undecidedIn: (rule, units) =>
    `${rule} 无法判定${units.length > 0 ? `：${units.slice(0, MOST_UNITS).join('、')}${units.length > MOST_UNITS ? `等${units.length}个单位` : ''}` : ''}`,
  rounded: {
    nearest: (text) => `${text} 四舍五入`,
    nearestHalfDown: (text) => `${text} 五舍六入`,
  },
};
