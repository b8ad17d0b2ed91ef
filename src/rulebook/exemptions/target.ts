import { compact, echo, nearest } from '../../core/text.ts';
import type { ExemptionProblem } from '../../locale/exemption-words.ts';
import type { RulebookProblem } from '../../locale/rulebook-problem-words.ts';
import { headingOf } from '../../roster/tables.ts';
import { readIdentity } from '../../roster/values/identity.ts';
import type { GroupColumn, Rule, Rulebook } from '../model.ts';
import type { KeyPath } from '../yaml-file.ts';
import { type ExemptionTarget, judgedFor } from './model.ts';

/** What of a rulebook says which exemptions there may be from its rules. */
export type RulesNamed = Pick<
  Rulebook,
  'id' | 'rules' | 'statistics' | 'structure' | 'populations' | 'fields' | 'tables'
>;

/** What an entry says of those for whom it is. */
export interface TargetWritten {
  readonly group?: string | undefined;
  readonly person?: string | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
}

/** What is wrong at a key of an entry. */
export type Told = readonly [KeyPath, RulebookProblem];

/** The key that names whom a rule gives a verdict for; a rule with one verdict for all needs none. */
const KEY_FOR = { unit: 'group', record: 'person', whole: undefined } as const;

/** What an entry says wrongly of those for whom it is, by what its rule gives verdicts for. */
export function targetProblems(written: TargetWritten, rule: Rule, rulebook: RulesNamed): Told[] {
  const judged = judgedFor(rule);
  const needed = KEY_FOR[judged];
  const told = (path: KeyPath, problem: ExemptionProblem): Told => [path, { kind: 'exemption', problem }];
  return [
    ...(['group', 'person'] as const).flatMap((key): Told[] => {
      const isWritten = written[key] !== undefined;
      if (isWritten === (key === needed)) return [];
      const kind = isWritten ? 'needs-no-key' : 'needs-key';
      return [told(isWritten ? [key] : [], { kind, rule: rule.id, judged, key })];
    }),
    ...(needed === 'person' && written.person !== undefined && !isPerson(written.person)
      ? [told(['person'], { kind: 'bad-person', written: echo(written.person) })]
      : []),
    ...valueProblems(written.values, rule, rulebook),
  ];
}

/** For whom an entry without such problems is. */
export function targetOf(written: TargetWritten, rule: Rule, rulebook: RulesNamed): ExemptionTarget {
  const values = valuesIn(written.values, rule, rulebook);
  const { group, person } = written;
  if (group !== undefined) return { kind: 'unit', unit: group, values };
  return person === undefined
    ? { kind: 'whole', values }
    : { kind: 'person', person, id: idNumber(person), values };
}

/** The 18 characters of an ID number; undefined for any other text. */
function idNumber(written: string): string | undefined {
  const identity = readIdentity({ type: 'text', text: written });
  return typeof identity === 'string' ? undefined : identity.number;
}

/** An ID number, or a unit and a name with a space between. A number with a slip in it is neither. */
const isPerson = (written: string): boolean =>
  idNumber(written) !== undefined || (/\S\s+\S/.test(written) && !/^[\d\s]+[xX]?$/.test(written));

function valueProblems(
  values: Readonly<Record<string, string>> = {},
  rule: Rule,
  rulebook: RulesNamed,
): Told[] {
  const { groupColumns } = rule;
  const unknown = Object.entries(values).flatMap(([key, value]): Told[] => {
    const column = groupColumns.find((each) => isColumn(each, key, rule, rulebook));
    if (!column) return [[['values', key], unknownColumn(key, rule, rulebook)]];
    if (valueIn(column, value) !== undefined) return [];
    const known = column.values.map((each) => each.value);
    const near = nearest(value, known) ?? '';
    return [[['values', key], { kind: 'unknown-value', value, near, values: known }]];
  });
  const missing = groupColumns.flatMap((column): Told[] => {
    if (Object.keys(values).some((key) => isColumn(column, key, rule, rulebook))) return [];
    const [name = column.column] = namesOf(column, rule, rulebook);
    return [[[], { kind: 'exemption', problem: { kind: 'needs-value', rule: rule.id, column: name } }]];
  });
  return [...unknown, ...missing];
}

function unknownColumn(key: string, rule: Rule, rulebook: RulesNamed): RulebookProblem {
  const names = rule.groupColumns.flatMap((column) => namesOf(column, rule, rulebook));
  return names.length === 0
    ? { kind: 'exemption', problem: { kind: 'needs-no-values', rule: rule.id, column: key } }
    : { kind: 'unknown-key', key, near: nearest(key, names) ?? names[0] ?? '' };
}

/** The values by the program's names of their columns. */
const valuesIn = (values: TargetWritten['values'] = {}, rule: Rule, rulebook: RulesNamed) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, written]) => {
      const column = rule.groupColumns.find((each) => isColumn(each, key, rule, rulebook));
      const value = column && valueIn(column, written);
      return column && value !== undefined ? [[column.column, value] as const] : [];
    }),
  );

const valueIn = ({ values }: GroupColumn, written: string): string | undefined =>
  values.find(({ value }) => compact(value) === compact(written))?.value;

const isColumn = (column: GroupColumn, key: string, rule: Rule, rulebook: RulesNamed): boolean =>
  namesOf(column, rule, rulebook).some((name) => compact(name) === compact(key));

/** What a column goes by: its heading or its field's titles, and the name that the rulebook has for it. */
function namesOf({ column }: GroupColumn, { table }: Rule, { fields, tables }: RulesNamed): string[] {
  const field = fields.get(column);
  return [...new Set([...(field ? Object.values(field.title) : [headingOf(tables, table, column)]), column])];
}
