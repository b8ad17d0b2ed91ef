import type { OpenArchive } from './xlsx/archive.ts';

/** One cell as its file gives it, before anybody asks what it means. Blank cells are undefined. */
export type Cell =
  | { readonly type: 'text'; readonly text: string }
  /** `format` is the number format that it is shown by; CSV has none. */
  | { readonly type: 'number'; readonly value: number; readonly format: string | undefined }
  /**
   * A day since 1970-01-01, from a number shown as a date. `shows`: all that its format shows of it, where that is less
   * than the day; 1986年3月 may be kept as the first of March.
   */
  | { readonly type: 'date'; readonly day: number; readonly shows?: 'month' | 'year' }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** An error such as `#REF!`, or a formula without a stored result. */
  | { readonly type: 'error'; readonly text: string };

/** A row: its number from 1 as Excel shows it, and which of the rows of its sheet's store it is, from 0. */
export interface Row {
  readonly number: number;
  readonly position: number;
  readonly store: CellStore;
}

/** A block of merged cells, rows from 1 and columns from 0, all ends included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Different cells by their codes, 0 up to `count`. A cell is made whenever it is asked for. */
export interface DistinctCells {
  readonly count: number;
  at(code: number): Cell;
  /** Whether a cell is a number, or a text of digits and nothing else. */
  isNumber(code: number): boolean;
}

/** The filled cells of a sheet, row by row (compressed sparse rows); every different cell is kept once. */
export interface CellStore {
  /** Numbers from 1 of the rows with filled cells, in order. */
  readonly rowNumbers: Int32Array;
  /** Where each row's cells begin in `columns` and `codes`; one more than rows. */
  readonly starts: Uint32Array;
  /** By cell: its column from 0. Ascending within a row. */
  readonly columns: Uint16Array;
  /** By cell: its code in `distinct`. */
  readonly codes: Uint32Array;
  readonly distinct: DistinctCells;
}

/** One sheet. Rows come in order; a merged block has its value in the top left cell alone. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows by their number from 1, and columns from 0, that nobody sees unless they are unfolded. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merges: readonly Merge[];
  readonly cells: CellStore;
}

/** What the numbers and texts of a file's cells mean by their file's nature. */
export interface CellNature {
  /** Every cell is text without a type of its own (CSV): `1986.1` may be a number that lost its last zero. */
  readonly plain: boolean;
  /** The day, since 1970-01-01, that serial 0 counts from: a workbook's 1900 or 1904 system (ECMA-376 part 1, 18.17.4.1). */
  readonly serialZero: number;
}

/** 1899-12-30: serials of the 1900 system from 1 March 1900 on. */
export const SERIAL_ZERO_1900 = -25_569;
/** 1904-01-01. */
export const SERIAL_ZERO_1904 = -24_107;

/** Cells of a text in which bytes are no characters: how many, and the first, its row from 1 and its column from 0. */
export interface Undecodable {
  readonly cells: number;
  readonly row: number;
  readonly column: number;
}

/** What a reader makes of a file. */
export interface Workbook {
  readonly format: string;
  readonly nature: CellNature;
  readonly sheets: readonly Sheet[];
  readonly undecodable?: Undecodable;
}

/** What a reader is handed by whoever stands nearer to the machine. */
export interface ReadingMeans {
  readonly openArchive: OpenArchive;
  /** The most bytes that an archive may hold when it is inflated; undefined: `DEFAULT_MAX_BYTES`, and no zip bomb. */
  readonly maxBytes?: number;
}

/** An input format: tells its own files by their bytes, and reads them. */
export interface Reader {
  readonly format: string;
  /** File name endings, for messages. */
  readonly endings: readonly string[];
  /** Endings that such files have as well. */
  readonly otherEndings: readonly string[];
  recognises(bytes: Uint8Array): boolean;
  /** Throws Failure where the bytes are not what they seem; the message names `file`. */
  read(bytes: Uint8Array, file: string, means: ReadingMeans): Promise<Workbook>;
}
