import { formatMonth } from '../core/calendar.ts';
import { formatFraction, fraction } from '../core/fraction.ts';
import type { Interval } from '../core/interval.ts';
import { echo } from '../core/text.ts';
import type { Evaluation } from '../engine/memory/context.ts';
import type { GroupTally } from '../engine/tally.ts';
import { unitsOfRecord } from '../roster/record-units.ts';
import { blockOf, type Roster } from '../roster/roster.ts';
import type { TableName } from '../roster/schema.ts';
import type { Bound, Condition, Rule, Rulebook } from '../rulebook/model.ts';
import type { Verdict } from './report.ts';

export const NOTHING = {
  subject: undefined,
  count: undefined,
  of: undefined,
  value: undefined,
  required: undefined,
  shortfall: undefined,
  excess: undefined,
} as const;

export function recordGroup(
  { roster }: Evaluation,
  rule: Rule,
  row: number,
): Pick<Verdict, 'group' | 'subject'> {
  const table = roster.tables.get(rule.table);
  const kind = rule.table === 'cadres' ? 'person' : 'record';
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

export function subjectOf(roster: Roster, table: TableName, row: number): string | undefined {
  const name = roster.names.get(table)?.[row];
  if (name) return echo(name);
  const post = roster.tables.get(table)?.columns.get('post');
  const text = post?.type === 'text' ? post.values[post.codes[row] as number] : undefined;
  return text === undefined ? undefined : echo(text);
}

export function missingOf(evaluation: Evaluation, rule: Rule, { group }: GroupTally): readonly string[] {
  if (group.kind !== 'record') return [];
  return rule.columns.flatMap(
    (column) => evaluation.missing(column)?.(group.row).months.map(formatMonth) ?? [],
  );
}

/** Where `must` bounds exactly one number, the verdict shows it (VERDICTS §4). */
export function recordNumbers(
  evaluation: Evaluation,
  rule: Rule,
  row: number,
): Pick<Verdict, 'count' | 'of' | 'value' | 'required' | 'shortfall' | 'excess'> {
  const bounded = boundedNumber(rule, evaluation.rulebook);
  if (!bounded) return { ...NOTHING };
  const { column, scale, allowed } = bounded;
  const readings = evaluation
    .context(rule.table)
    .column(column)
    .readings(row, [])
    .filter(({ from }) => !Number.isNaN(from));
  if (readings.length === 0) return { ...NOTHING };
  const value = {
    from: Math.min(...readings.map(({ from }) => from)),
    to: Math.max(...readings.map(({ to }) => to)),
  };
  const exactly = (number: number): string | null =>
    Number.isFinite(number) ? formatFraction(fraction(number, scale)) : null;
  return {
    ...NOTHING,
    value: {
      min: exactly(value.from),
      max: evaluation.missing(column)?.(row).isOpen ? null : exactly(value.to),
    },
    required: { bounds: boundsOf(allowed, scale), count: undefined },
  };
}

const boundsOf = ({ from, to }: Interval, scale: number): Partial<Record<Bound['key'], string>> => {
  const written = (number: number) => formatFraction(fraction(number, scale));
  if (from === to) return { equals: written(from) };
  return {
    ...(Number.isFinite(from) ? { atLeast: written(from) } : {}),
    ...(Number.isFinite(to) ? { atMost: written(to) } : {}),
  };
};

/** The one number that `must` bounds, undefined where it bounds none or several. */
export function boundedNumber(
  rule: Rule,
  rulebook: Rulebook,
): { column: string; scale: number; allowed: Interval } | undefined {
  if (rule.measure.kind !== 'every' || rule.counted.op !== 'all') return undefined;
  const tests = rangesIn(rule.counted.of.at(-1) as Condition);
  const [only] = tests;
  if (tests.length !== 1 || !only) return undefined;
  const field = rulebook.fields.get(only.column);
  return { ...only, scale: field && field.operation.kind !== 'sum' ? 1 : 1_000_000 };
}

function rangesIn(condition: Condition): { column: string; allowed: Interval }[] {
  if (condition.op === 'population') return [];
  if (condition.op !== 'test') return condition.of.flatMap(rangesIn);
  const { column, test } = condition;
  return test.kind === 'range' && test.said.of === 'number' ? [{ column, allowed: test.allowed }] : [];
}
