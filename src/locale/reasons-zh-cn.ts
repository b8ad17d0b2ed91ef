import type { Sentences } from './catalogue.ts';
import { table } from './phrases-zh-cn.ts';
import type { ReasonArguments } from './reason-words.ts';

export const reasonSentences: Pick<Sentences, keyof ReasonArguments> = {
  'table-absent': ({ table: name }) => `没有提供${table(name)}表。`,
  'tier-absent': ({ tiers }) => `花名册里没有${tiers.join('、')}一级的人员。`,
  'column-absent': ({ column }) => `花名册没有这条规则需要的列（${column}）。`,
  'empty-base': () => '基数为零，无从比较。',
  'guard-not-met': () => '不符合这条规则适用的前提。',
  'nothing-due': () => '截至该日没有应当完成的事项。',
  'lookup-excludes': () => '对照表规定这种情形不适用。',
  'not-in-force': ({ asOf, since, until }) =>
    `这条规则在 ${asOf} 不在有效期内（${[since && `${since} 起`, until && `${until} 止`].filter(Boolean).join('，')}）。`,
};
