import type { StepWords } from './step-words.ts';

export const steps: StepWords = {
  lookup: (of, gives) => (gives === undefined ? `按 ${of} 查表，表中不适用` : `按 ${of} 查表得 ${gives}`),
  empty: '基数为0',
  notApplicable: '不适用',
  rounded: {
    nearest: (text) => `${text} 四舍五入`,
    nearestHalfDown: (text) => `${text} 五舍六入`,
  },
};
