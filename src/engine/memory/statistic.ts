import type { Interval } from '../../core/interval.ts';
import { type People, rowsOf } from '../../roster/roster.ts';
import type { Rule, Statistic } from '../../rulebook/model.ts';
import type { Evaluation } from './evaluation.ts';
import { type BoundRule, bindRule, type Membership, standingOf } from './standings.ts';

/** What a statistic comes to over the whole roster, in the column's whole units, and whether any of it is uncertain. */
export interface StatisticTally {
  readonly actual: Interval;
  /** Records whose sheet lacks a column that the rulebook excuses. */
  readonly excused: number;
}

/** The measure of a statistic that is no number made of others. */
type PlainMeasure = Exclude<Statistic['measure'], { kind: 'number' }>;

/** Tallies a statistic: counts people (records, in tables of events), sums a column, or counts its different values. */
export function tallyStatistic(
  evaluation: Evaluation,
  statistic: Statistic & { readonly measure: PlainMeasure },
): StatisticTally {
  const { people, length, column } = evaluation.context(statistic.table);
  const bound = bindRule(evaluation, asRule(statistic));
  let excused = 0;
  let [least, most] = [0, 0];
  const sure = new Set<number>();
  const perhaps = new Set<number>();
  let unknownValues = 0;
  let sureUnknown = 0;
  const counted = statistic.measure.kind === 'count' ? undefined : column(statistic.measure.column);
  for (let person = 0; person < people.count; person++) {
    if (surelyOut(bound, people, person)) continue;
    const all = rowsOf(people, person);
    const rows: Membership[] = all
      .filter((row) => row < length && !bound.excused(row))
      .map((row) => ({ row, member: 1 }));
    if (rows.length < all.length) excused++;
    if (rows.length === 0) continue;
    const { mayCount, mustCount } = countsOf(bound, rows, all);
    if (!mayCount) continue;
    if (!counted) {
      if (mustCount) least++;
      most++;
      continue;
    }
    const [first] = rows as [Membership];
    const readings = counted.readings(first.row, []);
    if (statistic.measure.kind === 'sum') {
      const value = {
        from: Math.min(...readings.map(({ from }) => from)),
        to: Math.max(...readings.map(({ to }) => to)),
      };
      if (mustCount) least += value.from;
      most += value.to;
    } else if (readings.length === 1 && (readings[0] as Interval).from >= 0)
      (mustCount ? sure : perhaps).add((readings[0] as Interval).from);
    else {
      unknownValues++;
      if (mustCount) sureUnknown++;
    }
  }
  if (statistic.measure.kind !== 'distinct') return { actual: { from: least, to: most }, excused };
  const all = new Set([...sure, ...perhaps]);
  return {
    actual: { from: Math.max(sure.size, sureUnknown > 0 ? 1 : 0), to: all.size + unknownValues },
    excused,
  };
}

/** Whether the one record of a person says for sure that they do not count: most people, for most statistics. */
function surelyOut(bound: BoundRule, { severalRows, firstRow }: People, person: number): boolean {
  const row = firstRow[person] as number;
  return !severalRows.has(person) && bound.counted.truth(row) === 0 && !bound.excused(row);
}

/** Whether a person may count and must count. Of one record whose predicate is certain nothing needs to be tried. */
function countsOf(
  bound: BoundRule,
  rows: readonly Membership[],
  all: readonly number[],
): { readonly mayCount: boolean; readonly mustCount: boolean } {
  const truth = all.length === 1 ? bound.counted.truth(all[0] as number) : 2;
  if (truth !== 2) return { mayCount: truth === 1, mustCount: truth === 1 };
  const { options } = standingOf(bound, rows, all);
  return {
    mayCount: options.some(({ amount }) => amount.to > 0),
    mustCount: options.every(({ amount }) => amount.from > 0),
  };
}

/** A statistic counts as a rule over the whole roster does. */
export const asRule = (statistic: Statistic): Rule => ({
  id: statistic.id,
  title: statistic.title,
  source: statistic.source,
  quote: statistic.quote,
  reading: undefined,
  severity: 'info',
  isPart: false,
  weight: undefined,
  table: statistic.table,
  per: { kind: 'roster' },
  measure: statistic.measure.kind === 'number' ? statistic.measure : { kind: 'count' },
  population: '',
  of: undefined,
  base: statistic.condition,
  counted: statistic.condition,
  numbers: statistic.numbers,
  bounds: [],
  parity: undefined,
  rounding: 'exact',
  when: undefined,
  exempt: undefined,
  inForce: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
  asOf: undefined,
  groupColumns: [],
  whenEmpty: 'notApplicable',
  openPeriod: 'fail',
  countBy: 'person',
  counts: 'people',
  isPlaced: true,
  expectedIn: undefined,
  columns: statistic.columns,
});
