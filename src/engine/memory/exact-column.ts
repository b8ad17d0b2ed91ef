import {
  addFractions,
  compareFractions,
  type Fraction,
  formatFraction,
  fraction,
  multiplyFractions,
} from '../../core/fraction.ts';
import type { Interval } from '../../core/interval.ts';
import { meetsBound } from '../../core/meets-bound.ts';
import { exactly, type Range } from '../../core/range.ts';
import { and, type Truth } from '../../core/truth.ts';
import type { Test } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
import { NOTHING, oneTruth } from './computed-column.ts';

/** What a cell may be: any number of a range, or nothing at all. */
export type ExactOption = Range | undefined;

type Cells = Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>;

/**
 * Binds a column of exact fractions, which have no whole units: for each row the options that one of is meant. A reading
 * is the place of a fraction among those that were read, one for each side of the tests.
 */
export function bindExact(cells: Cells, optionsOf: (row: number) => readonly ExactOption[]): BoundColumn {
  const known = new Map<number, readonly ExactOption[]>();
  const options = (row: number): readonly ExactOption[] => {
    const cell = cells.cell(row);
    const found = known.get(cell) ?? optionsOf(row);
    known.set(cell, found);
    return found;
  };
  const { placeOf, at } = places();
  const fractions = (row: number): Range[] => options(row).flatMap((option) => option ?? []);
  return {
    ...cells,
    isOpen: () => false,
    holds: (test) => (value) => truthOf(test, at(value)) === 1,
    truth: (test) => (row) => oneTruth(options(row).map((option) => truthOf(test, option))),
    readings: (row, tests) => {
      const cuts = cutsOf(tests);
      const sides = new Set(fractions(row).flatMap((range) => sidesOf(range, cuts).map(placeOf)));
      const isNothing = options(row).includes(undefined);
      return [
        ...[...sides].map((place): Interval => ({ from: place, to: place })),
        ...(isNothing ? [NOTHING] : []),
      ];
    },
    fractions,
    // Nothing is compared with a fraction but numbers: a rulebook that does is refused.
    said: () => ({ kind: 'texts', texts: undefined }),
    says: (value) => {
      const range = at(value);
      return range?.from && formatFraction(range.from);
    },
  };
}

/** Fractions by the order in which they were first read. */
function places(): { placeOf(value: Fraction): number; at(place: number): ExactOption } {
  const all: Fraction[] = [];
  const byText = new Map<string, number>();
  return {
    placeOf(value) {
      const text = formatFraction(value);
      const place = byText.get(text) ?? all.push(value) - 1;
      byText.set(text, place);
      return place;
    },
    at: (place) => (Number.isNaN(place) ? undefined : exactly(all[place] as Fraction)),
  };
}

/**
 * Whether every, no or some number of a range meets all bounds of a test. Of bounds that some number meets, a range that
 * reaches each reaches all of them together.
 */
function truthOf(test: Test, option: ExactOption): Truth {
  if (test.kind === 'due') return option ? 1 : 0;
  if (test.kind !== 'exact' || !option) return 0;
  return test.bounds
    .map(({ key, value }) => meetsBound(option, { key, value: exactly(value) }))
    .reduce<Truth>(and, 1);
}

const cutsOf = (tests: readonly Test[]): Fraction[] =>
  tests.flatMap((test) => (test.kind === 'exact' ? test.bounds.map(({ value }) => value) : []));

/** A number for each side of the cuts that a range reaches: those cuts, and one between each two of them and the ends. */
function sidesOf(range: Range, cuts: readonly Fraction[]): Fraction[] {
  const { from, to } = range;
  const isWithin = (cut: Fraction) =>
    (!from || compareFractions(from, cut) <= 0) && (!to || compareFractions(cut, to) <= 0);
  const within = cuts.filter(isWithin).sort(compareFractions);
  const first = from ?? addFractions(within[0] ?? to ?? ZERO, fraction(-1));
  const last = to ?? addFractions(within.at(-1) ?? first, ONE);
  const marks = [first, ...within, last];
  return [...within, ...marks.slice(1).map((mark, index) => middleOf(marks[index] as Fraction, mark))];
}

const [ZERO, ONE] = [fraction(0), fraction(1)];

const middleOf = (a: Fraction, b: Fraction): Fraction =>
  multiplyFractions(addFractions(a, b), fraction(1, 2));
