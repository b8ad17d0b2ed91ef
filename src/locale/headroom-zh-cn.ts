import { MEASURE_WORDS } from './counted.ts';
import type { HeadroomWords } from './headroom-words.ts';

export const headroom: HeadroomWords = {
  title: '余量',
  heading: '余量：合格的，不论谁走，再少几人仍合格（少的在前）',
  line: ({ departures, counted, rule, units }) =>
    `还可减少${departures}${MEASURE_WORDS[counted]} ${rule}：${units}`,
  rest: ({ more, unbreakable, untold }) =>
    [
      ...(more > 0 ? [`另有${more}项余量更大`] : []),
      ...(unbreakable > 0 ? [`${unbreakable}项不会因为有人走而不合格`] : []),
      ...(untold > 0 ? [`${untold}项没有余量可说，原因见 -f json`] : []),
    ].join('；'),
  failsFrom: (day) => `（${day}起不合格）`,
  breaksOn: '自行不合格',
  tight: '余量为0',
  mark: (reason) => (reason === 'unbreakable' ? '不限' : '不计'),
  untold: {
    unbreakable: '计入的不论走多少，都不会使它不合格。',
    record: '这个结论只关于一人（一条记录），走了就没有这个结论。',
    units: '计入的是单位，单位不会像人一样走。',
    values: '计入的是不同的值，不是人。',
    others: '有人走，别的人是否计入或者别的规则的结论也会变，不能只按人数算。',
    beside: '要和另一张表或上级单位的人数相比，走的人是否也在其中不能确定。',
    inexact: '看不清的单元格或要试的情形太多，不能准确算出。',
  },
  about:
    '合格的，不论谁走，再少几人仍合格；0（黄色）是计入的人里走的不巧，少一个就不再合格，“不限”是不会因为有人走而不合格。自行不合格：没有人动，因年龄等到哪一天不合格（三年内）',
  help: '合格的结论写明余量：计入的人不论谁走，再少几人仍合格；没有人动，三年内哪一天自行不合格',
};
