import type { Sentences } from './catalogue.ts';
import { table } from './phrases-en.ts';
import type { ReasonArguments } from './reason-words.ts';

const TIERS: Readonly<Record<string, string>> = {
  镇街: 'town level (镇街)',
  村社: 'village level (村社)',
};

export const reasonSentences: Pick<Sentences, keyof ReasonArguments> = {
  'table-absent': ({ table: name }) => `No table of ${table(name)} was given.`,
  'tier-absent': ({ tiers }) =>
    tiers.length === 0
      ? 'The roster has nobody whom this rule could count.'
      : `The roster has nobody at ${tiers.map((tier) => TIERS[tier] ?? tier).join(' or ')}.`,
  'column-absent': ({ table: name, column }) =>
    `No sheet of ${table(name)} has the column that this rule needs (${column}).`,
  'empty-base': () => 'The base is zero: there is nothing to compare.',
  'guard-not-met': () => 'The condition under which this rule applies is not met.',
  'nothing-due': () => 'Nothing was due by that date.',
  'lookup-excludes': () => 'The lookup says that this case is not applicable.',
  'not-in-force': ({ asOf, since, until }) =>
    `On ${asOf} this rule was not in force (${[since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(', ')}).`,
};
