import type { Interval } from '../core/interval.ts';
import {
  type Column,
  type RangeColumn,
  type TextColumn,
  UNKNOWN_CODE,
  UNKNOWN_DAYS,
  UNKNOWN_NUMBER,
} from './columns.ts';

/** A run of rows: how many there are, and their column; undefined where nothing is known of any of them. */
export interface ColumnPiece {
  readonly length: number;
  readonly column: Column | undefined;
}

/** The columns of several runs of rows as one, those of the first run first; undefined where no run has one. */
export function joinColumns(pieces: readonly ColumnPiece[]): Column | undefined {
  const first = pieces.find(({ column }) => column)?.column;
  const unreadable = new Set<number>();
  let start = 0;
  for (const { length, column } of pieces) {
    for (const row of column?.unreadable ?? []) unreadable.add(start + row);
    start += length;
  }
  switch (first?.type) {
    case undefined:
      return undefined;
    case 'text':
      return { ...joinTexts(pieces, first), unreadable };
    case 'flag': {
      const values = new Int8Array(start).fill(-1);
      eachPiece(pieces, 'flag', (column, at) => values.set(column.values, at));
      return { ...first, values, unreadable };
    }
    case 'range':
      return { ...joinRanges(pieces, first, start), unreadable };
  }
}

/** Hands over the columns of one type, each with the position at which its rows start. */
function eachPiece<Type extends Column['type']>(
  pieces: readonly ColumnPiece[],
  type: Type,
  take: (column: Extract<Column, { type: Type }>, start: number) => void,
): void {
  let start = 0;
  for (const { length, column } of pieces) {
    if (column && column.type !== type)
      throw new TypeError(`a column of ${column.type} among those of ${type}`);
    if (column) take(column as Extract<Column, { type: Type }>, start);
    start += length;
  }
}

function joinTexts(pieces: readonly ColumnPiece[], first: TextColumn): TextColumn {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const codes = new Int32Array(length).fill(UNKNOWN_CODE);
  const known = new Map<string, number>();
  eachPiece(pieces, 'text', (column, start) => {
    const codeOf = column.values.map((text) => {
      const code = known.get(text) ?? known.size;
      known.set(text, code);
      return code;
    });
    column.codes.forEach((code, row) => {
      codes[start + row] = codeOf[code] ?? UNKNOWN_CODE;
    });
  });
  return { ...first, codes, values: [...known.keys()] };
}

function joinRanges(pieces: readonly ColumnPiece[], first: RangeColumn, length: number): RangeColumn {
  const unknown = first.scale === 'millionth' ? UNKNOWN_NUMBER : UNKNOWN_DAYS;
  const Numbers = first.scale === 'millionth' ? Float64Array : Int32Array;
  const [from, to] = [new Numbers(length).fill(unknown.from), new Numbers(length).fill(unknown.to)];
  const others = new Map<number, readonly Interval[]>();
  eachPiece(pieces, 'range', (column, start) => {
    from.set(column.from, start);
    to.set(column.to, start);
    for (const [row, intervals] of column.others) others.set(start + row, intervals);
  });
  return { ...first, from, to, others };
}
