import { hull, type Interval, intersect, pieces } from '../../core/interval.ts';
import { not, type Truth } from '../../core/truth.ts';
import type { Relation, Test } from '../../rulebook/model.ts';
import type { BoundColumn, Said } from './column.ts';
import { NOTHING } from './computed-column.ts';
import { cutsOf } from './range-column.ts';

type ComparedTest = Extract<Test, { kind: 'compared' }>;

/** Whether two cells say the same, in every, no or some reading. */
function truthOfSame(a: Said, b: Said): Truth {
  if (a.kind === 'numbers' && b.kind === 'numbers') {
    if (intersect(a.intervals, b.intervals).length === 0) return 0;
    return isOne(a.intervals) && isOne(b.intervals) ? 1 : 2;
  }
  const [texts, others] = [textsOf(a), textsOf(b)];
  if (!texts || !others) return 2;
  if (!texts.some((text) => others.includes(text))) return 0;
  return texts.length === 1 && others.length === 1 ? 1 : 2;
}

const textsOf = (said: Said): readonly string[] | undefined =>
  said.kind === 'texts' ? said.texts : undefined;

const isOne = ([first, ...others]: readonly Interval[]): boolean =>
  first !== undefined && others.length === 0 && first.from === first.to;

/** How two cells stand to each other, in every, no or some reading; nothing stands in no relation to anything. */
function truthOfCompared(a: Said, b: Said, relation: Relation): Truth {
  if (a.nothing === 'surely' || b.nothing === 'surely') return 0;
  const truth = truthOfKnown(a, b, relation);
  return truth === 1 && (a.nothing ?? b.nothing) !== undefined ? 2 : truth;
}

function truthOfKnown(a: Said, b: Said, relation: Relation): Truth {
  switch (relation) {
    case 'same':
      return truthOfSame(a, b);
    case 'other':
      return not(truthOfSame(a, b));
    case 'atLeast':
      return truthOfOrder(b, a, (less, more) => less <= more);
    case 'over':
      return truthOfOrder(b, a, (less, more) => less < more);
    case 'atMost':
      return truthOfOrder(a, b, (less, more) => less <= more);
    case 'under':
      return truthOfOrder(a, b, (less, more) => less < more);
  }
}

/** Whether one number comes before another one. */
function truthOfOrder(less: Said, more: Said, isBefore: (less: number, more: number) => boolean): Truth {
  if (less.kind !== 'numbers' || more.kind !== 'numbers') return 2;
  const [a, b] = [hull(less.intervals), hull(more.intervals)];
  if (!isBefore(a.from, b.to)) return 0;
  return isBefore(a.to, b.from) ? 1 : 2;
}

/** How a column stands to another one, by row. */
export const truthOf =
  (column: BoundColumn, other: BoundColumn, { relation }: ComparedTest): ((row: number) => Truth) =>
  (row) =>
    truthOfCompared(column.said(row), other.said(row), relation);

/** How two values stand to each other; undefined, which is nothing, in no way. */
export function areRelated(
  a: string | number | undefined,
  b: string | number | undefined,
  relation: Relation,
): boolean {
  if (a === undefined || b === undefined) return false;
  switch (relation) {
    case 'same':
      return a === b;
    case 'other':
      return a !== b;
    case 'atLeast':
      return a >= b;
    case 'over':
      return a > b;
    case 'atMost':
      return a <= b;
    case 'under':
      return a < b;
  }
}

/** A column that is compared with others, and what else is asked of it. */
export interface Compared {
  readonly column: BoundColumn;
  readonly tests: readonly Test[];
}

/**
 * The readings of a row's cell that tests and comparisons tell apart: beside those of each side of a test, as many equal
 * or different ones as there are cells in doubt that it may be compared with: those of so many rows, `rows` being all
 * whose cells may say the same.
 */
export function comparedReadings(
  { column, tests }: Compared,
  row: number,
  compared: readonly Compared[],
  rows: readonly number[],
  doubtful: number,
): Interval[] {
  const cells = compared.length * doubtful;
  const plain = tests.filter(({ kind }) => kind !== 'compared');
  const said = column.said(row);
  const none = said.nothing === undefined ? [] : [NOTHING];
  const others = compared.flatMap((each) => rows.map((other) => each.column.said(other)));
  if (said.kind === 'numbers') {
    const ends = others.flatMap((other) => (other.kind === 'numbers' ? other.intervals : []));
    const cuts = [
      ...compared.flatMap((each) => cutsOf(each.tests)),
      ...ends.flatMap(({ from, to }) => [from, to + 1]).filter(Number.isFinite),
    ];
    const pieced = said.intervals.flatMap((interval) => pieces(interval, cuts));
    return [...pieced.flatMap((piece) => pieces(piece, firstOf(piece, cells))), ...none];
  }
  const { texts } = column;
  if (!texts) return [...column.readings(row, plain)];
  const named = new Set([
    ...compared.flatMap((each) => each.tests.flatMap((test) => each.column.texts?.named(test) ?? [])),
    ...others.flatMap((other) => textsOf(other) ?? []),
  ]);
  const chosen = said.texts
    ? representatives(said.texts, named, cells, (text) => sideOf(column, plain, texts.reading(text)))
    : [...named, ...Array.from({ length: cells }, (_, index) => `${UNNAMED}${index}`)];
  return [...chosen.map(texts.reading).map((value) => ({ from: value, to: value })), ...none];
}

/** Begins texts that stand for whatever no test names; no cell has it. */
export const UNNAMED = '\u0000';

const sideOf = (column: BoundColumn, tests: readonly Test[], value: number): string =>
  tests.map((test) => Number(column.holds(test)(value))).join('');

/** The texts that are named, and of the others so many on each side of the tests. */
function representatives(
  texts: readonly string[],
  named: ReadonlySet<string>,
  most: number,
  side: (text: string) => string,
): string[] {
  const counts = new Map<string, number>();
  return texts.filter((text) => {
    if (named.has(text)) return true;
    const count = (counts.get(side(text)) ?? 0) + 1;
    counts.set(side(text), count);
    return count <= most;
  });
}

/** The first numbers of a piece, each by itself. */
const firstOf = ({ from, to }: Interval, most: number): number[] =>
  Array.from({ length: most }, (_, index) => from + index + 1).filter((cut) => cut <= to);
