import { and, or, type Truth } from '../../core/truth.ts';

/** Readings chosen for unknown cells: column → cell → the value that the cell is read as. */
export type Reading = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** A condition over the rows of a table. */
export interface Predicate {
  /** Three-valued: certain where every reading of the row's own cells agrees (and perhaps unknown where they would). */
  truth(row: number): Truth;
  /** Two-valued, under a reading of every cell that is in doubt. */
  holds(row: number, reading: Reading): boolean;
  /** Where it is remembered: the truths known so far, by row. */
  readonly truths?: Uint8Array;
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
    truths,
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

/** Writes the truth of a predicate for each of some rows, in their order. */
export function fillTruths(predicate: Predicate, rows: Int32Array, into: Uint8Array): void {
  into.fill(1);
  joinTruths(predicate, rows, into, 'all');
}

/** Joins the truths of a predicate to those that are there. */
function joinTruths(predicate: Predicate, rows: Int32Array, into: Uint8Array, by: 'all' | 'any'): void {
  const { parts, truths } = predicate;
  if (parts?.join === by) {
    for (const part of parts.of) joinTruths(part, rows, into, by);
    return;
  }
  const own = parts && truthsOfParts(parts, rows);
  const { table, settled } = JOINS[by];
  for (let index = 0; index < rows.length; index++) {
    const before = into[index] as number;
    if (before === settled) continue;
    const row = rows[index] as number;
    const known = own ? own[index] : truths?.[row];
    const truth = known === undefined || known === NOT_YET ? predicate.truth(row) : known;
    into[index] = table[before * 4 + truth] as number;
  }
}

function truthsOfParts({ join, of }: NonNullable<Predicate['parts']>, rows: Int32Array): Uint8Array {
  const truths = new Uint8Array(rows.length).fill(join === 'all' ? 1 : 0);
  for (const part of of) joinTruths(part, rows, truths, join);
  return truths;
}
