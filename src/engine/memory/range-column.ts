import { type Interval, pieces } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import type { Test } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';

type RangeTest = Extract<Test, { kind: 'range' }>;

/** What a column of days or numbers gives for a row: the intervals of which one holds the true value. */
export interface RangeCells extends Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused' | 'isOpen'> {
  /** The least and the greatest value of all of them. */
  from(row: number): number;
  to(row: number): number;
  intervals(row: number): readonly Interval[];
}

/** Whether every, no or some value from one up to another is allowed. */
function truthOf(from: number, to: number, allowed: Interval): Truth {
  if (to < allowed.from || from > allowed.to) return 0;
  return from >= allowed.from && to <= allowed.to ? 1 : 2;
}

/** Where tests change their answer: the first value on each new side. */
export const cutsOf = (tests: readonly Test[]): number[] =>
  tests
    .flatMap((test) => (test.kind === 'range' ? [test.allowed.from, test.allowed.to + 1] : []))
    .filter(Number.isFinite);

/** Binds a column of days, months or numbers. */
export function bindRange(cells: RangeCells): BoundColumn & { intervals(row: number): readonly Interval[] } {
  return {
    ...cells,
    holds: (test) => {
      const { from, to } = (test as RangeTest).allowed;
      return (value) => from <= value && value <= to;
    },
    truth: (test) => {
      const { allowed } = test as RangeTest;
      return (row): Truth => {
        const truth = truthOf(cells.from(row), cells.to(row), allowed);
        if (truth !== 2) return truth;
        // What is allowed may lie between two intervals.
        return cells.intervals(row).every(({ from, to }) => truthOf(from, to, allowed) === 0) ? 0 : 2;
      };
    },
    readings: (row, tests) => {
      const cuts = cutsOf(tests);
      return cells.intervals(row).flatMap((interval) => pieces(interval, cuts));
    },
    said: (row) => ({ kind: 'numbers', intervals: cells.intervals(row) }),
    says: (value) => value,
  };
}
