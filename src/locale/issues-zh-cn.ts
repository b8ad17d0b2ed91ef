import type { IssueWords } from './issue-words.ts';

export const issues: IssueWords = {
  title: (rulebook) => `《${rulebook}》数据问题清单`,
  asks: [
    '对照“数据问题”逐条核对，在原来的花名册里更正；怎样更正见各行，原因见“代码说明”。',
    '在最后一列“更正或答复”写明已改成什么；原来没有错的，写明理由。',
    '把更正后的花名册和这份清单一并退回。',
  ],
  within: (unit) => `只列${unit}及其下级的问题，和看不出属于哪个单位的问题`,
  list: '同一单位的排在一起；看不出单位的按文件和工作表排；最后一列请填写',
  heads: {
    asks: '请这样做',
    basis: '审核的依据',
    kind: '类别',
    reason: '为什么读不准，程序怎样处理',
    cure: '怎样更正',
    answer: '更正或答复',
    column: '列',
    headRow: '表头行',
    heading: '表头',
    issues: '问题',
    filled: '填了的',
    unreadable: '读不出',
    share: '读不出的比例',
    cause: '原因',
    taken: '程序的处理',
    before: '改前',
    after: '改后',
  },
};
