import type { Merge } from '../workbook.ts';
import { damaged } from './unreadable.ts';

/** The grid ends at XFD1048576. Rows count from 1, columns from 0. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_383;

/** A row's number. Throws where the grid has no such row. */
export function rowOf(written: string): number {
  const row = /^\d{1,7}$/.test(written) ? Number(written) : 0;
  if (row < 1 || row > LAST_ROW) throw damaged();
  return row;
}

function columnOfLetters(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 0x40;
  if (column > LAST_COLUMN + 1) throw damaged();
  return column - 1;
}

/** The column of a cell of a row by its reference. Throws where it stands in another row, or outside the grid. */
export function columnOf(reference: string, row: number): number {
  const [, letters = '', number = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (letters === '' || Number(number) !== row) throw damaged();
  return columnOfLetters(letters);
}

/** The block of a range such as `B2:C3`, or of a single cell. */
export function rangeOf(reference: string): Merge {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (!match) throw damaged();
  const [, left = '', top = '', right = left, bottom = top] = match;
  const [columns, rows] = [[left, right].map(columnOfLetters), [top, bottom].map(rowOf)];
  return {
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
}
