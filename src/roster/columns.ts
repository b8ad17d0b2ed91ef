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
  readonly from: Int32Array | Float64Array;
  readonly to: Int32Array | Float64Array;
  readonly others: ReadonlyMap<number, readonly Interval[]>;
}

export type Column = TextColumn | FlagColumn | RangeColumn;

/** The intervals that a row's cell may lie in. */
export const intervalsAt = (column: RangeColumn, row: number): readonly Interval[] =>
  column.others.get(row) ?? [{ from: column.from[row] as number, to: column.to[row] as number }];

/** Values by row: the code of each, and what the codes stand for; undefined: nothing is known. */
export interface Coded<T> {
  readonly codes: Int32Array;
  readonly values: readonly (T | undefined)[];
}

/** A row's value. */
export const valueAt = <T>({ codes, values }: Coded<T>, row: number): T | undefined =>
  values[codes[row] as number];

/** Makes a column of texts; it takes over the codes. */
export function textColumnOf(
  { codes, values }: Coded<string>,
  unreadable: ReadonlySet<number>,
  closed?: readonly string[],
): TextColumn {
  const known = new Map<string, number>();
  const codeOf = Int32Array.from(values, (text) => {
    if (text === undefined) return UNKNOWN_CODE;
    const code = known.get(text) ?? known.size;
    known.set(text, code);
    return code;
  });
  for (let row = 0; row < codes.length; row++) codes[row] = codeOf[codes[row] as number] as number;
  return { type: 'text', codes, values: [...known.keys()], closed, unreadable };
}

/** Makes a column of flags. */
export function flagColumnOf({ codes, values }: Coded<boolean>, unreadable: ReadonlySet<number>): FlagColumn {
  const flagOf = values.map((flag) => (flag === undefined ? -1 : flag ? 1 : 0));
  const flags = new Int8Array(codes.length);
  codes.forEach((code, row) => {
    flags[row] = flagOf[code] as number;
  });
  return { type: 'flag', values: flags, unreadable };
}

/** Makes a column of intervals; an empty list is unknown. */
export function rangeColumnOf(
  { codes, values }: Coded<readonly Interval[]>,
  scale: RangeColumn['scale'],
  unreadable: ReadonlySet<number>,
): RangeColumn {
  const unknown = scale === 'millionth' ? UNKNOWN_NUMBER : UNKNOWN_DAYS;
  const froms = Float64Array.from(values, (intervals) => intervals?.[0]?.from ?? unknown.from);
  const tos = Float64Array.from(values, (intervals) => intervals?.at(-1)?.to ?? unknown.to);
  // Days and months fit into 32 bits, the unknown and those that never come included.
  const Numbers = scale === 'millionth' ? Float64Array : Int32Array;
  const from = new Numbers(codes.length);
  const to = new Numbers(codes.length);
  const others = new Map<number, readonly Interval[]>();
  codes.forEach((code, row) => {
    from[row] = froms[code] as number;
    to[row] = tos[code] as number;
    const intervals = values[code];
    if (intervals && intervals.length > 1) others.set(row, intervals);
  });
  return { type: 'range', scale, from, to, others, unreadable };
}

/** A column of intervals with other ones in some rows; an empty list is unknown. */
export function withIntervals(
  column: RangeColumn,
  changes: ReadonlyMap<number, readonly Interval[]>,
  unreadable: ReadonlySet<number>,
): RangeColumn {
  const unknown = column.scale === 'millionth' ? UNKNOWN_NUMBER : UNKNOWN_DAYS;
  const [from, to, others] = [column.from.slice(), column.to.slice(), new Map(column.others)];
  for (const [row, intervals] of changes) {
    from[row] = intervals[0]?.from ?? unknown.from;
    to[row] = intervals.at(-1)?.to ?? unknown.to;
    if (intervals.length > 1) others.set(row, intervals);
    else others.delete(row);
  }
  return { ...column, from, to, others, unreadable };
}

/** A column of texts with other ones in some rows; undefined is unknown. */
export function withTexts(column: TextColumn, changes: ReadonlyMap<number, string | undefined>): TextColumn {
  const [codes, values] = [column.codes.slice(), [...column.values]];
  for (const [row, text] of changes) {
    const known = text === undefined ? UNKNOWN_CODE : values.indexOf(text);
    codes[row] = text !== undefined && known < 0 ? values.push(text) - 1 : known;
  }
  return { ...column, codes, values };
}

/** A row's text; undefined where nothing is known, or the column is not of texts. */
export const textAt = (column: Column | undefined, row: number): string | undefined =>
  column?.type === 'text' ? column.values[column.codes[row] as number] : undefined;

/** A column of some of its rows, in the order that they are given in. */
export function columnAt(column: Column, rows: readonly number[]): Column {
  const unreadable = new Set([...rows.keys()].filter((at) => column.unreadable.has(rows[at] as number)));
  switch (column.type) {
    case 'text':
      return { ...column, unreadable, codes: Int32Array.from(rows, (row) => column.codes[row] as number) };
    case 'flag':
      return { ...column, unreadable, values: Int8Array.from(rows, (row) => column.values[row] as number) };
    case 'range': {
      const others = new Map(
        rows.flatMap((row, at) => {
          const intervals = column.others.get(row);
          return intervals ? [[at, intervals] as const] : [];
        }),
      );
      const from = Float64Array.from(rows, (row) => column.from[row] as number);
      const to = Float64Array.from(rows, (row) => column.to[row] as number);
      return { ...column, unreadable, from, to, others };
    }
  }
}
