import type { Interval } from '../core/interval.ts';

/** An unknown day: any day at all. */
export const UNKNOWN_DAYS: Interval = { from: -(2 ** 31), to: 2 ** 31 - 2 };
/** The day that never comes: an end date left blank, still running. */
export const NEVER = 2 ** 31 - 1;
/** Numbers are kept as whole millionths, so that decimals add up exactly. */
export const MILLIONTHS = 1_000_000;
/** An unknown number of millionths: anything from nothing up. */
export const UNKNOWN_NUMBER: Interval = { from: 0, to: Number.POSITIVE_INFINITY };
/** The code of a text that is not known. */
export const UNKNOWN_CODE = -1;

interface Cells {
  /** Rows whose cell is filled but could not be read. */
  readonly unreadable: ReadonlySet<number>;
}

/** Texts as codes into `values`; UNKNOWN_CODE where nothing is known. */
export interface TextColumn extends Cells {
  readonly type: 'text';
  readonly codes: Int32Array;
  readonly values: readonly string[];
  /** Every value there can be, for columns of which that is known. */
  readonly closed: readonly string[] | undefined;
}

/** 1 yes, 0 no, -1 not known. */
export interface FlagColumn extends Cells {
  readonly type: 'flag';
  readonly values: Int8Array;
}

/**
 * Days, months or millionths, each an interval; `others` holds, for the few rows that need it,
 * several intervals of which one is meant.
 */
export interface RangeColumn extends Cells {
  readonly type: 'range';
  readonly scale: 'day' | 'month' | 'millionth';
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly others: ReadonlyMap<number, readonly Interval[]>;
}

export type Column = TextColumn | FlagColumn | RangeColumn;

/** The intervals that a row's cell may lie in. */
export const intervalsAt = (column: RangeColumn, row: number): readonly Interval[] =>
  column.others.get(row) ?? [{ from: column.from[row] as number, to: column.to[row] as number }];

/** Gathers texts, one a row, and makes the column of them. */
export function textColumnOf(
  texts: readonly (string | undefined)[],
  unreadable: ReadonlySet<number>,
  closed?: readonly string[],
): TextColumn {
  const codes = new Int32Array(texts.length);
  const known = new Map<string, number>();
  texts.forEach((text, row) => {
    if (text === undefined) codes[row] = UNKNOWN_CODE;
    else {
      const code = known.get(text) ?? known.size;
      known.set(text, code);
      codes[row] = code;
    }
  });
  return { type: 'text', codes, values: [...known.keys()], closed, unreadable };
}

/** Gathers flags, one a row, and makes the column of them. */
export function flagColumnOf(
  flags: readonly (boolean | undefined)[],
  unreadable: ReadonlySet<number>,
): FlagColumn {
  const values = Int8Array.from(flags, (flag) => (flag === undefined ? -1 : flag ? 1 : 0));
  return { type: 'flag', values, unreadable };
}

/** Gathers intervals, one list a row, and makes the column of them; an empty list is unknown. */
export function rangeColumnOf(
  ranges: readonly (readonly Interval[])[],
  scale: RangeColumn['scale'],
  unreadable: ReadonlySet<number>,
): RangeColumn {
  const unknown = scale === 'millionth' ? UNKNOWN_NUMBER : UNKNOWN_DAYS;
  const from = new Float64Array(ranges.length);
  const to = new Float64Array(ranges.length);
  const others = new Map<number, readonly Interval[]>();
  ranges.forEach((intervals, row) => {
    from[row] = intervals[0]?.from ?? unknown.from;
    to[row] = intervals.at(-1)?.to ?? unknown.to;
    if (intervals.length > 1) others.set(row, intervals);
  });
  return { type: 'range', scale, from, to, others, unreadable };
}
