import { formatDay } from '../../core/calendar.ts';
import { echo } from '../../core/text.ts';
import type { Message } from '../../locale/catalogue.ts';
import type { Exemption } from '../../rulebook/exemptions/model.ts';
import type { ExemptionsUsed, JudgedExemption } from './outcome.ts';

/** For whom an exemption is, as its author wrote it; an ID number is masked. Empty: for the whole roster. */
export const targetText = ({ of }: Pick<Exemption, 'of'>): string =>
  withValues(of.kind === 'unit' ? of.unit : of.kind === 'person' ? of.person : '', of);

/** The same for any reader: of a person who is named, the unit alone. Names are never in a machine's report. */
const targetUnnamed = ({ of }: Exemption): string =>
  of.kind === 'person' && of.id === undefined
    ? echo(of.person.trim().split(/\s+/)[0] ?? '')
    : targetText({ of });

const withValues = (named: string, { values }: Exemption['of']): string =>
  echo([named, ...Object.values(values)].filter((part) => part !== '').join(' '));

/** What is told of any entry of a file: where it stands, and what it is about. */
export const entryArguments = (exemption: Exemption, file: string) => ({
  file,
  line: exemption.line,
  rule: exemption.rule,
  of: targetUnnamed(exemption),
});

/** The file of exemptions, and each of its entries that exempts nothing here though it is of those who are judged. */
export function exemptionNotes(used: ExemptionsUsed): Message[] {
  const applied = used.entries.filter(({ outcome }) => outcome.kind === 'applied').length;
  return [
    { code: 'exemptions', args: { file: used.path, entries: used.entries.length, applied } },
    ...used.entries.flatMap((entry) => unusedNote(entry, used.path) ?? []),
  ];
}

/** Why an exemption exempts nothing; undefined where it does, or where it is of units that are not judged here. */
export function unusedNote({ exemption, outcome }: JudgedExemption, file: string): Message | undefined {
  const { until, since } = exemption;
  const entry = entryArguments(exemption, file);
  switch (outcome.kind) {
    case 'applied':
    case 'elsewhere':
      return undefined;
    case 'lapsed':
      return { code: 'exemption-lapsed', args: { ...entry, until: formatDay(until) } };
    case 'not-begun':
      return { code: 'exemption-not-begun', args: { ...entry, since: formatDay(since ?? until) } };
    case 'unit-unknown':
      return { code: 'exemption-unit-unknown', args: { ...entry, near: outcome.near } };
    case 'unit-several':
      return { code: 'exemption-unit-several', args: { ...entry, units: outcome.units } };
    case 'several':
      return { code: 'exemption-several', args: { ...entry, verdicts: outcome.verdicts } };
    case 'not-needed':
      return { code: 'exemption-not-needed', args: { ...entry, status: outcome.status } };
    case 'repeated':
      return { code: 'exemption-repeated', args: { ...entry, other: outcome.line } };
    case 'person-unknown':
      return { code: 'exemption-person-unknown', args: entry };
    case 'not-judged':
      return { code: 'exemption-not-judged', args: entry };
  }
}
