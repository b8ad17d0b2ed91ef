import type { Evidence } from '../tally.ts';

/** Rows of a group that are evidence at sight: a stretch of an array that all groups of a rule share. */
export interface RowsAtSight {
  readonly rows: Int32Array;
  /** Counted from here up to `middle`, in the base only from there up to `end`. */
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** Evidence to which rows may be added. */
export interface GatheredEvidence extends Evidence {
  add(place: keyof Evidence, rows: readonly number[]): void;
}

const NO_ROWS: RowsAtSight = { rows: new Int32Array(0), start: 0, middle: 0, end: 0 };

/**
 * Begins the evidence of a group. Lists are made whenever they are asked for: those of many rules would be most of what
 * a run holds, and most reports show a few of them.
 */
export function gatherEvidence({ rows, start, middle, end }: RowsAtSight = NO_ROWS): GatheredEvidence {
  const added: { [Place in keyof Evidence]: number[] } = { in: [], out: [], unknown: [] };
  return {
    get in() {
      return withAdded(rows, start, middle, added.in);
    },
    get out() {
      return withAdded(rows, middle, end, added.out);
    },
    get unknown() {
      return added.unknown;
    },
    add: (place, more) => {
      for (const row of more) added[place].push(row);
    },
  };
}

/** A stretch of rows with some behind them, in an array of just their size: one that grows leaves most of the garbage. */
function withAdded(rows: Int32Array, from: number, to: number, added: readonly number[]): readonly number[] {
  if (from === to) return added;
  const all = new Array<number>(to - from + added.length);
  for (let index = from; index < to; index++) all[index - from] = rows[index] as number;
  for (let index = 0; index < added.length; index++) all[to - from + index] = added[index] as number;
  return all;
}
