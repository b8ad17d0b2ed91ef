import { type Interval, pieces } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import type { Test } from '../../rulebook/model.ts';
import type { BoundColumn, Said } from './column.ts';
import { cutsOf } from './range-column.ts';

/** Nothing: there is no number, as where nothing was due or no record is linked. It meets no bound. */
export const NOTHING: Interval = { from: Number.NaN, to: Number.NaN };

/** Whether an interval, by its first value, is nothing. */
export const isNothing = ({ from }: Pick<Interval, 'from'>): boolean => Number.isNaN(from);

type Cells = Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>;

/** Binds a column of numbers or days that are computed: for each row the intervals that one of is meant, or NOTHING. */
export function bindComputed(cells: Cells, optionsOf: (row: number) => readonly Interval[]): BoundColumn {
  const known = new Map<number, readonly Interval[]>();
  const options = (row: number): readonly Interval[] => {
    const cell = cells.cell(row);
    const found = known.get(cell) ?? optionsOf(row);
    known.set(cell, found);
    return found;
  };
  return {
    ...cells,
    isOpen: () => false,
    holds: (test) => (value) => truthOf(test, { from: value, to: value }) === 1,
    truth: (test) => (row) => oneTruth(options(row).map((option) => truthOf(test, option))),
    readings: (row, tests) => {
      const cuts = cutsOf(tests);
      return options(row).flatMap((option) => (isNothing(option) ? [option] : pieces(option, cuts)));
    },
    said: (row) => saidBy(options(row)),
    says: (value) => (Number.isNaN(value) ? undefined : value),
  };
}

/** One truth for several options of which one is meant. */
export const oneTruth = (truths: readonly Truth[]): Truth =>
  truths.reduce<Truth>((sum, each) => (sum === each ? sum : 2), truths[0] ?? 2);

function truthOf(test: Test, option: Interval): Truth {
  if (test.kind === 'due') return isNothing(option) ? 0 : 1;
  if (test.kind !== 'range' || isNothing(option)) return 0;
  const { from, to } = test.allowed;
  if (option.to < from || option.from > to) return 0;
  return option.from >= from && option.to <= to ? 1 : 2;
}

function saidBy(options: readonly Interval[]): Said {
  const intervals = options.filter((option) => !isNothing(option));
  const nothing =
    intervals.length === 0 ? 'surely' : intervals.length < options.length ? 'perhaps' : undefined;
  return { kind: 'numbers', intervals, nothing };
}
