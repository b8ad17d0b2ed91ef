import { type Day, dateOf, dayOf, formatDay, parseIsoDay } from '../core/calendar.ts';
import { later } from '../core/elapsed.ts';
import type { Interval } from '../core/interval.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { recordsOf } from '../engine/memory/rule-groups.ts';
import type { Test } from '../rulebook/model.ts';
import type { Asked } from './asked.ts';
import { type Crossing, endsOf, everyDay, isDay, isExact, turnsOn } from './crossing.ts';

type RangeTest = Extract<Test, { kind: 'range' }>;

/** The tests of numbers or days among some. */
export const rangesIn = (tests: readonly Test[]): RangeTest[] =>
  tests.filter((test) => test.kind === 'range');

/** For a row the days on both sides of every fixed bound of a column, and of what it is compared with. */
export function fixedCuts(evaluation: Evaluation, asked: Asked): (row: number) => readonly Day[] {
  const { tests, table } = asked;
  const moving = movingTests(asked, evaluation);
  const fixed = rangesIn(tests)
    .filter((test) => test.said.of !== 'age')
    .flatMap((test) => {
      const [since, until] = [test.allowed.from, test.allowed.to];
      return moving.includes(test) ? [] : [since - 1, since, until, until + 1];
    })
    .concat(moving.flatMap(({ said }) => said.bounds.flatMap(({ key, value }) => daysAround(key, value))));
  const others = tests.flatMap((test) =>
    test.kind === 'compared' ? [evaluation.context(table).column(test.other)] : [],
  );
  return (row) =>
    [
      ...fixed,
      ...others.flatMap((other) => endsOf(other, row).flatMap((end) => [end - 1, end, end + 1])),
    ].filter(isDay);
}

/** The days on both sides of a bound as its author wrote it, where it is a day. */
function daysAround(key: string, written: string): Day[] {
  const day = key === 'since' || key === 'until' ? parseIsoDay(written) : undefined;
  return day === undefined ? [] : [day - 1, day, day + 1];
}

/** The periods that a test names. */
const periodsIn = ({ said }: RangeTest): string[] =>
  said.bounds.flatMap(({ key, value }) => (key === 'during' ? [value] : []));

/** Whether a test ends on the reference date, whatever day that is: what began on a day of a column goes on up to it. */
const isUpToToday = ({ said }: RangeTest, { rulebook }: Evaluation): boolean =>
  said.bounds.some(({ key, value }) => key === 'until' && value === formatDay(rulebook.asOf));

/** The tests of days that are other days on every reference date. */
export const movingTests = ({ tests }: Asked, evaluation: Evaluation): RangeTest[] =>
  rangesIn(tests).filter((test) => periodsIn(test).length > 0 || isUpToToday(test, evaluation));

/**
 * A date comes into a period that ends on the reference date when it is there, and goes out when the period begins behind
 * it. One that is not fully known, and of which a fixed day is asked too, is told apart by both: so does that day.
 */
export function ofDates(evaluation: Evaluation, asked: Asked, days: Interval): Crossing[] {
  const moving = movingTests(asked, evaluation);
  if (moving.length === 0) return [];
  if (asked.isChained) return everyDay(asked, days);
  const periods = [...new Set(moving.flatMap(periodsIn))];
  const column = evaluation.context(asked.table).column(asked.column);
  const rows = [...Array(recordsOf(evaluation, asked.table)).keys()];
  const fixed = fixedCuts(evaluation, asked);
  // Two periods pass each other at any time.
  if (periods.length > 1 && rows.some((row) => !isExact(column, row))) return everyDay(asked, days);
  return rows.flatMap((row) => {
    const ends = [...endsOf(column, row), ...(isExact(column, row) ? [] : fixed(row))].filter(isDay);
    const found = ends.flatMap((end) => [end, ...periods.map((period) => firstBehind(end, period))]);
    return turnsOn(found, row, { reason: 'term', column: asked.column }, asked, days);
  });
}

/** The first reference date whose period begins after a day. */
function firstBehind(day: Day, period: string): Day {
  const { year, month } = dateOf(day);
  if (period === 'year') return dayOf(year + 1, 1, 1);
  if (period === 'month') return dayOf(year, month + 1, 1);
  const [number = '', unit = ''] = period.split(' ');
  return later(day, { number: Number(number), unit: unit.startsWith('year') ? 'years' : 'months' });
}
