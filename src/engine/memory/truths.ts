import { and, or, type Truth } from '../../core/truth.ts';

/** Readings chosen for unknown cells: column → cell → the value that the cell is read as. */
export type Reading = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** A condition over the rows of a table. */
export interface Predicate {
  /** Three-valued: certain where every reading of the row's own cells agrees (and perhaps unknown where they would). */
  truth(row: number): Truth;
  /** Two-valued, under a reading of every cell that is in doubt. */
  holds(row: number, reading: Reading): boolean;
  /** Whether it is the same for all who ask. */
  readonly isRemembered?: true;
  /** The predicates that it is made of. */
  readonly parts?: { readonly join: 'all' | 'any'; readonly of: readonly Predicate[] };
}

/** What stands for a truth that nobody has asked for yet. */
const NOT_YET = 3;

/** A predicate that is found once a row, however many rules ask. `length`: how many rows there are. */
export function remembered(predicate: Predicate, length: number): Predicate {
  const truths = new Uint8Array(length).fill(NOT_YET);
  return {
    holds: predicate.holds,
    truth: (row) => {
      const known = truths[row];
      if (known !== NOT_YET && known !== undefined) return known as Truth;
      const truth = predicate.truth(row);
      truths[row] = truth;
      return truth;
    },
    isRemembered: true,
  };
}

/** The truth of two conditions together, by the first one's times four and the second's, and the one that settles it. */
interface Join {
  readonly table: Uint8Array;
  readonly settled: Truth;
}

const joinOf = (join: (a: Truth, b: Truth) => Truth, settled: Truth): Join => ({
  table: Uint8Array.from({ length: 12 }, (_, index) => join((index >> 2) as Truth, (index & 3) as Truth)),
  settled,
});

const JOINS = { all: joinOf(and, 0), any: joinOf(or, 1) };

/** Rows that are asked for by many rules, and what is known of each of them, in their order. */
export interface OrderedRows {
  readonly rows: Int32Array;
  readonly truths: Map<Predicate, Uint8Array>;
}

/** Writes the truth of a predicate for each of some rows, in their order. */
export function fillTruths(predicate: Predicate, ordered: OrderedRows, into: Uint8Array): void {
  into.fill(1);
  joinTruths(predicate, ordered, into, 'all');
}

/** Joins the truths of a predicate to those that are there. */
function joinTruths(predicate: Predicate, ordered: OrderedRows, into: Uint8Array, by: 'all' | 'any'): void {
  const { parts } = predicate;
  if (parts?.join === by) {
    for (const part of parts.of) joinTruths(part, ordered, into, by);
    return;
  }
  const own = parts ? truthsOfParts(parts, ordered) : truthsKnown(predicate, ordered);
  const { rows } = ordered;
  const { table, settled } = JOINS[by];
  for (let index = 0; index < into.length; index++) {
    const before = into[index] as number;
    if (before === settled) continue;
    let truth = own[index] as number;
    if (truth === NOT_YET) {
      truth = predicate.truth(rows[index] as number);
      own[index] = truth;
    }
    into[index] = table[before * 4 + truth] as number;
  }
}

function truthsOfParts({ join, of }: NonNullable<Predicate['parts']>, ordered: OrderedRows): Uint8Array {
  const truths = new Uint8Array(ordered.rows.length).fill(join === 'all' ? 1 : 0);
  for (const part of of) joinTruths(part, ordered, truths, join);
  return truths;
}

/** What is known of each row; it stays known where the predicate itself is remembered. */
function truthsKnown(predicate: Predicate, { rows, truths }: OrderedRows): Uint8Array {
  const known = truths.get(predicate) ?? new Uint8Array(rows.length).fill(NOT_YET);
  if (predicate.isRemembered) truths.set(predicate, known);
  return known;
}
