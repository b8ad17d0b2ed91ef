import type { Interval } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import type { Condition, Test } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
import { type PredicateContext, testsOf } from './predicate.ts';
import { comparedReadings, truthOf } from './same.ts';
import type { Reading } from './truths.ts';

/** A cell that is in doubt, and what it may say. */
export interface Cell {
  /** The columns that one choice reads: mostly one; fields that add up the same linked rows are read together. */
  readonly columns: readonly string[];
  readonly cell: number;
  readonly row: number;
  /** Each reading gives every one of the columns an interval on which no test changes its answer. */
  readonly readings: readonly (readonly Interval[])[];
}

/** A column with the tests that are made of it. */
export interface TestedColumn {
  readonly column: BoundColumn;
  readonly tests: readonly Test[];
  readonly truths: readonly ((row: number) => Truth)[];
  /** Whether it is compared with another column. */
  readonly isCompared: boolean;
}

/** The columns that conditions test, each with every test of it. */
export function testedColumns(conditions: readonly Condition[], context: PredicateContext): TestedColumn[] {
  const byColumn = new Map<string, Test[]>();
  for (const condition of conditions) testsOf(condition, context.populations, byColumn);
  return [...byColumn].map(([name, tests]) => {
    const column = context.column(name);
    const isCompared = tests.some(({ kind }) => kind === 'compared');
    const truths = tests.map((test) =>
      test.kind === 'compared' ? truthOf(column, context.column(test.other), test) : column.truth(test),
    );
    // People of whom as little is known are not alike: what the other column says makes a difference.
    return { column: isCompared ? { ...column, isOpen: () => false } : column, tests, truths, isCompared };
  });
}

/**
 * The cells of some rows whose reading some test tells apart, each once. `others`: with the cells of how many rows one may
 * be compared that are in doubt as well.
 */
export function doubtfulCells(
  columns: readonly TestedColumn[],
  rows: readonly number[],
  others: number = rows.length,
): Cell[] {
  const compared = columns.filter(({ isCompared }) => isCompared);
  return columns.flatMap((tested) => {
    const { column, tests, truths, isCompared } = tested;
    const seen = new Set<number>();
    return rows.flatMap((row): Cell[] => {
      const cell = column.cell(row);
      if (seen.has(cell) || !truths.some((truth) => truth(row) === 2)) return [];
      seen.add(cell);
      const own = isCompared
        ? comparedReadings(tested, row, compared, rows, others)
        : column.readings(row, tests);
      const readings = own.map((interval) => [interval]);
      return [{ columns: [column.name], cell, row, readings }];
    });
  });
}

/** One choice of a reading for every cell. The maps are written over by the next one. */
export interface JointReading {
  /** Which of its readings each cell has. */
  readonly choices: readonly number[];
  readonly reading: Reading;
  readonly intervals: ReadonlyMap<string, ReadonlyMap<number, Interval>>;
}

/** Every joint reading of some cells. */
export function* jointReadings(cells: readonly Cell[]): Generator<JointReading> {
  const reading = new Map<string, Map<number, number>>();
  const intervals = new Map<string, Map<number, Interval>>();
  for (const column of cells.flatMap(({ columns }) => columns)) {
    reading.set(column, new Map());
    intervals.set(column, new Map());
  }
  const choices: number[] = [];
  const choose = function* (index: number): Generator<JointReading> {
    const cell = cells[index];
    if (!cell) {
      yield { choices, reading, intervals };
      return;
    }
    for (const [choice, read] of cell.readings.entries()) {
      choices[index] = choice;
      cell.columns.forEach((column, at) => {
        const interval = read[at] as Interval;
        reading.get(column)?.set(cell.cell, interval.from);
        intervals.get(column)?.set(cell.cell, interval);
      });
      yield* choose(index + 1);
    }
  };
  yield* choose(0);
}

/** How many joint readings some cells have. */
export const countReadings = (cells: readonly Cell[]): number =>
  cells.reduce((product, { readings }) => product * readings.length, 1);
