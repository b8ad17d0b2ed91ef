import type { Cell, CellStore, Row } from './workbook.ts';

/** The code of a text with nothing in it but white space: such cells are not stored. */
export const BLANK = -1;

/** Puts the filled cells of one sheet together, row by row, each different cell once. */
export interface CellStoreBuilder {
  /** Begins a row; cells added from now on are in it. */
  startRow(number: number): void;
  /** Adds a cell to the row by the code of its content; `BLANK` adds nothing. */
  add(column: number, code: number): void;
  /** The code of a cell that the caller knows to be no other's equal. */
  keep(cell: Cell): number;
  text(text: string): number;
  number(value: number, format: string | undefined): number;
  date(day: number, shows?: 'month' | 'year'): number;
  boolean(value: boolean): number;
  error(text: string): number;
  /** How many cells, and how many different ones, there are so far. */
  readonly count: number;
  readonly distinctCount: number;
  /**
   * The store. Rows and cells that came out of order are put into it, and of several that stand in one place the
   * last one counts, as in Excel and SheetJS.
   */
  finish(): CellStore;
}

/** A builder with nothing in it. */
export function cellStoreBuilder(): CellStoreBuilder {
  let [rowNumbers, starts] = [new Int32Array(64), new Uint32Array(64)];
  let [columns, codes] = [new Uint16Array(1024), new Uint32Array(1024)];
  let [rows, count] = [0, 0];
  let [rowNumber, lastStored, lastColumn] = [0, 0, -1];
  let isOrdered = true;
  const distinct: Cell[] = [];
  /** The codes of texts, days (numbers are apart) and truth values, which no key confuses. */
  const codeOf = new Map<string | number | boolean, number>();
  const codeOfError = new Map<string, number>();
  const codeOfShown = { month: new Map<number, number>(), year: new Map<number, number>() };
  const codeOfNumber = new Map<string | undefined, Map<number, number>>();

  function kept<Key>(codes: Map<Key, number>, key: Key, cell: Cell): number {
    codes.set(key, distinct.length);
    return distinct.push(cell) - 1;
  }

  /** The first filled cell of a row opens it in the store. */
  function openRow(): void {
    if (rows === rowNumbers.length) {
      rowNumbers = grown(rowNumbers, new Int32Array(rows * 2));
      starts = grown(starts, new Uint32Array(rows * 2));
    }
    if (rowNumber <= lastStored && rows > 0) isOrdered = false;
    rowNumbers[rows] = rowNumber;
    starts[rows++] = count;
    lastStored = rowNumber;
    lastColumn = -1;
  }

  let isOpen = false;
  return {
    startRow(number) {
      rowNumber = number;
      isOpen = false;
    },
    add(column, code) {
      if (code === BLANK) return;
      if (!isOpen) openRow();
      isOpen = true;
      if (count === columns.length) {
        columns = grown(columns, new Uint16Array(count * 2));
        codes = grown(codes, new Uint32Array(count * 2));
      }
      if (column <= lastColumn) isOrdered = false;
      lastColumn = column;
      columns[count] = column;
      codes[count++] = code;
    },
    keep: (cell) => distinct.push(cell) - 1,
    text: (text) =>
      text.trim() === '' ? BLANK : (codeOf.get(text) ?? kept(codeOf, text, { type: 'text', text })),
    number(value, format) {
      const known = codeOfNumber.get(format) ?? new Map<number, number>();
      if (known.size === 0) codeOfNumber.set(format, known);
      return known.get(value) ?? kept(known, value, { type: 'number', value, format });
    },
    date: (day, shows) =>
      shows === undefined
        ? (codeOf.get(day) ?? kept(codeOf, day, { type: 'date', day }))
        : (codeOfShown[shows].get(day) ?? kept(codeOfShown[shows], day, { type: 'date', day, shows })),
    boolean: (value) => codeOf.get(value) ?? kept(codeOf, value, { type: 'boolean', value }),
    error: (text) => codeOfError.get(text) ?? kept(codeOfError, text, { type: 'error', text }),
    get count() {
      return count;
    },
    get distinctCount() {
      return distinct.length;
    },
    finish() {
      const ends = new Uint32Array(rows + 1);
      ends.set(starts.subarray(0, rows));
      ends[rows] = count;
      // Memory that was reserved and never touched costs nothing, so the arrays are not copied to their length.
      const store = {
        rowNumbers: rowNumbers.subarray(0, rows),
        starts: ends,
        columns: columns.subarray(0, count),
        codes: codes.subarray(0, count),
        distinct,
      };
      return isOrdered ? store : ordered(store);
    },
  };
}

function grown<A extends Int32Array | Uint32Array | Uint16Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** Cells in the order of rows and columns; the last of those in one place. */
function ordered({ rowNumbers, starts, columns, codes, distinct }: CellStore): CellStore {
  const rowOf = new Int32Array(columns.length);
  for (let row = 0; row < rowNumbers.length; row++)
    rowOf.fill(rowNumbers[row] as number, starts[row], starts[row + 1]);
  const place = (cell: number) => (rowOf[cell] as number) * 65_536 + (columns[cell] as number);
  const order = Uint32Array.from(columns.keys()).sort((a, b) => place(a) - place(b) || a - b);
  const builder = cellStoreBuilder();
  let row = Number.NaN;
  order.forEach((cell, index) => {
    const next = order[index + 1];
    if (next !== undefined && place(next) === place(cell)) return;
    if (rowOf[cell] !== row) {
      row = rowOf[cell] as number;
      builder.startRow(row);
    }
    builder.add(columns[cell] as number, codes[cell] as number);
  });
  return { ...builder.finish(), distinct };
}

/** The filled rows of a store. */
export const rowsOf = (store: CellStore): Row[] =>
  Array.from(store.rowNumbers, (number, position) => ({ number, position, store }));

/** The code of a row's cell in a column from 0; `BLANK` where it has none. */
export function codeAt({ position, store: { starts, columns, codes } }: Row, column: number): number {
  const start = starts[position] as number;
  // Columns ascend and blanks are left out: the cell stands where it would without blanks, or before.
  let at = Math.min(start + column, (starts[position + 1] as number) - 1);
  while (at >= start && (columns[at] as number) > column) at--;
  return at >= start && columns[at] === column ? (codes[at] as number) : BLANK;
}

/** A row's cell in a column from 0; undefined where it is blank. */
export function cellAt(row: Row, column: number): Cell | undefined {
  const code = codeAt(row, column);
  return code === BLANK ? undefined : row.store.distinct[code];
}

/** The cells of a row with their columns, from left to right. */
export const cellsIn = ({ position, store }: Row): { readonly index: number; readonly cell: Cell }[] =>
  Array.from(store.columns.subarray(store.starts[position], store.starts[position + 1]), (index, offset) => ({
    index,
    cell: store.distinct[store.codes[(store.starts[position] as number) + offset] as number] as Cell,
  }));
