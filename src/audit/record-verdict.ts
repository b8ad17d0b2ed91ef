import { agesOn } from '../core/age.ts';
import { formatMonth } from '../core/calendar.ts';
import { formatFraction, fraction, parseFraction } from '../core/fraction.ts';
import { hull } from '../core/interval.ts';
import { hullOfRanges } from '../core/range.ts';
import { echo } from '../core/text.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import type { GroupTally } from '../engine/tally.ts';
import { MILLIONTHS } from '../roster/columns.ts';
import { unitsOfRecord } from '../roster/record-units.ts';
import { blockOf, type Roster } from '../roster/roster.ts';
import type { TableName } from '../roster/schema.ts';
import type { BoundKey, Condition, Rule, Rulebook, Test } from '../rulebook/model.ts';
import { NO_NUMBERS } from './judge.ts';
import type { Required, Verdict } from './report.ts';
import { exactBound } from './requirement.ts';

/** The numbers of a verdict that has none. */
export const NOTHING = { ...NO_NUMBERS, subject: undefined } as const;

/** A record as a group: its unit's path and where it stands; of a table of people it is a person, of every other a record; a unit is itself. */
export function recordGroup(
  { roster }: Evaluation,
  rule: Rule,
  row: number,
): Pick<Verdict, 'group' | 'subject'> {
  if (rule.table === 'units')
    return { group: { kind: 'unit', path: roster.register.units[row]?.path ?? [] }, subject: undefined };
  const table = roster.tables.get(rule.table);
  const kind = roster.definitions.get(rule.table)?.countsPeople ? 'person' : 'record';
  if (!table) return { group: { kind, path: [] }, subject: undefined };
  const block = blockOf(table, row);
  const origin = { input: block.input, sheet: block.sheet, row: table.rowNumbers[row] as number };
  return {
    group: { kind, path: pathOf(roster, rule.table, row), origin },
    subject: subjectOf(roster, rule.table, row),
  };
}

/** The one unit that a record is in; nothing where it may be in several, or in none. */
function pathOf(roster: Roster, table: TableName, row: number): readonly string[] {
  const [unit, ...others] = unitsOfRecord(roster, table, row);
  return unit === undefined || others.length > 0 ? [] : (roster.register.units[unit]?.path ?? []);
}

/** What a record is called: its name, else its post; ID numbers in them masked. */
export function subjectOf(roster: Roster, table: TableName, row: number): string | undefined {
  if (table === 'units') return roster.register.units[row]?.path.join('/');
  const name = roster.names.get(table)?.[row];
  if (name) return echo(name);
  const post = roster.tables.get(table)?.columns.get('post');
  const text = post?.type === 'text' ? post.values[post.codes[row] as number] : undefined;
  return text === undefined ? undefined : echo(text);
}

/** The months of a record that surely lack a report, `2019-04`, for rules that ask for them. */
export function missingOf(evaluation: Evaluation, rule: Rule, { group }: GroupTally): readonly string[] {
  if (group.kind !== 'record') return [];
  return rule.columns.flatMap(
    (column) => missingIn(evaluation, rule, column)?.(group.row).months.map(formatMonth) ?? [],
  );
}

/** The missing months of a record, where a column counts these. */
function missingIn(evaluation: Evaluation, { table }: Rule, column: string) {
  const field = evaluation.rulebook.fields.get(column);
  const isOfMonths = field?.table === table && field.operation.kind === 'missing';
  return isOfMonths ? evaluation.missing(field) : undefined;
}

/** The numbers of a verdict. */
export type VerdictNumbers = Pick<
  Verdict,
  'count' | 'of' | 'value' | 'required' | 'shortfall' | 'excess' | 'distance'
>;

/** Where `must` bounds exactly one number, the verdict shows it (VERDICTS §4). */
export function recordNumbers(evaluation: Evaluation, rule: Rule, row: number): VerdictNumbers {
  const bounded = boundedNumber(rule, evaluation.rulebook);
  if (!bounded) return { ...NOTHING };
  const { column, scale, test } = bounded;
  if (test.kind === 'exact') return exactNumbers(evaluation, rule, row, { column, test });
  const { asOf, basis } = evaluation.rulebook;
  const readings = evaluation
    .context(rule.table)
    .column(column)
    .readings(row, [])
    .filter(({ from }) => !Number.isNaN(from));
  if (readings.length === 0) return { ...NOTHING };
  const value = test.said.of === 'age' ? agesOn(hull(readings), asOf, basis) : hull(readings);
  const exactly = (number: number): string | null =>
    Number.isFinite(number) ? formatFraction(fraction(number, scale)) : null;
  return {
    ...NOTHING,
    value: {
      min: exactly(value.from),
      max: missingIn(evaluation, rule, column)?.(row).isOpen ? null : exactly(value.to),
    },
    required: { bounds: writtenBounds(test), count: undefined },
  };
}

/** The same of an exact fraction. */
function exactNumbers(
  evaluation: Evaluation,
  { table }: Rule,
  row: number,
  { column, test }: { readonly column: string; readonly test: ExactTest },
): VerdictNumbers {
  const fractions = evaluation.context(table).column(column).fractions?.(row) ?? [];
  if (fractions.length === 0) return { ...NOTHING };
  const { from, to } = hullOfRanges(fractions);
  const bounds = test.bounds.map(({ key, value }) => exactBound(key, value));
  return {
    ...NOTHING,
    value: { min: from ? formatFraction(from) : null, max: to ? formatFraction(to) : null },
    required: { bounds, count: undefined },
  };
}

type RangeTest = Extract<Test, { kind: 'range' }>;
type ExactTest = Extract<Test, { kind: 'exact' }>;
type NumberTest = RangeTest | ExactTest;

/** The bounds as their author wrote them, exact. */
const writtenBounds = ({ said }: RangeTest): Required['bounds'] =>
  said.bounds.flatMap(({ key, value }) => {
    const number = parseFraction(value);
    return number && isBoundKey(key) ? [exactBound(key, number)] : [];
  });

const isBoundKey = (key: RangeTest['said']['bounds'][number]['key']): key is BoundKey =>
  key !== 'since' && key !== 'until' && key !== 'during';

/** The one number that `must` bounds, undefined where it bounds none or several. `scale`: whole units to one. */
function boundedNumber(
  rule: Rule,
  rulebook: Rulebook,
): { column: string; scale: number; test: NumberTest } | undefined {
  if (rule.measure.kind !== 'every' || rule.counted.op !== 'all') return undefined;
  const [only, ...others] = rangesIn(rule.counted.of.at(-1) as Condition);
  if (!only || others.length > 0) return undefined;
  const field = rulebook.fields.get(only.column);
  const isAge = only.test.kind === 'range' && only.test.said.of === 'age';
  const ownScale = isAge ? 1 : MILLIONTHS;
  return { ...only, scale: field?.table === rule.table ? field.scale : ownScale };
}

function rangesIn(condition: Condition): { column: string; test: NumberTest }[] {
  if (condition.op === 'population') return [];
  if (condition.op !== 'test') return condition.of.flatMap(rangesIn);
  const { column, test } = condition;
  if (test.kind === 'exact') return [{ column, test }];
  return test.kind === 'range' && test.said.of !== 'days' ? [{ column, test }] : [];
}
