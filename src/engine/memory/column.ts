import type { Interval } from '../../core/interval.ts';
import type { Range } from '../../core/range.ts';
import type { Truth } from '../../core/truth.ts';
import type { Test } from '../../rulebook/model.ts';
import type { DoubtCause } from '../tally.ts';

/** A column as predicates read it: known cells are compared, unknown ones give the readings that a test can tell apart. */
export interface BoundColumn {
  readonly name: string;
  /** The cell's identity: one cell is one doubt, for birth and sex one a person. */
  cell(row: number): number;
  /** A test as a function of the row, three-valued. */
  truth(test: Test): (row: number) => Truth;
  /** A test as a function of one reading, given by its first value. */
  holds(test: Test): (value: number) => boolean;
  /** The readings of a row's cell that the tests tell apart, each the whole numbers or the one code that it stands for. */
  readings(row: number, tests: readonly Test[]): readonly Interval[];
  cause(row: number): DoubtCause;
  /** Of a field of the record's own cells: the column whose cell is in doubt. */
  source?(row: number): string;
  /** Whether nothing is known of a row's cell, so that its readings are those of every such cell. */
  isOpen(row: number): boolean;
  /** Whether the record's sheet lacks the column, and the rulebook says that such records leave the population. */
  excused(row: number): boolean;
  /** What a row's cell may say, for comparing it with another column's. */
  said(row: number): Said;
  /** What a reading, given by its first value, says: equal for equal cells of two columns; undefined: nothing. */
  says(value: number): string | number | undefined;
  /** Of exact fractions: the ranges of which a row's cell is one, but nothing; readings tell only their sides. */
  fractions?(row: number): readonly Range[];
  readonly shared?: SharedCells;
  /** Of texts: those that a test names, and the reading of a cell that says a text. */
  readonly texts?: {
    named(test: Test): readonly string[];
    reading(text: string): number;
  };
}

/** Cells that several people have in common: those of the units that they are in. */
export interface SharedCells {
  /** Whether a row's cell is one of these: not where it is in doubt which unit is meant. */
  isShared(row: number): boolean;
  /** Reads a cell in one way, for as long as something is made. */
  read(cell: number, reading: Interval, make: () => void): void;
}

/**
 * All that a cell may say: some texts (undefined: any text at all), or numbers of some intervals. `nothing`: whether it
 * may, or surely does, say nothing: a field of records that there are none of.
 */
export type Said = { readonly nothing?: 'perhaps' | 'surely' | undefined } & (
  | { readonly kind: 'texts'; readonly texts: readonly string[] | undefined }
  | { readonly kind: 'numbers'; readonly intervals: readonly Interval[] }
);

/** Which rows of a table stand in sheets without a column. */
export type AbsentRows = (row: number) => boolean;

export const nowhere: AbsentRows = () => false;
