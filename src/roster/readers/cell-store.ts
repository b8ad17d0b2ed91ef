import { BLANK, grown } from './distinct-cells.ts';
import type { Cell, CellStore, DistinctCells, Row } from './workbook.ts';

/** Puts the filled cells of one sheet together, row by row. */
export interface CellStoreBuilder {
  /** Begins a row; cells added from now on are in it. */
  startRow(number: number): void;
  /** Adds a cell to the row by the code of its content; `BLANK` adds nothing. */
  add(column: number, code: number): void;
  /** How many cells there are so far. */
  readonly count: number;
  /**
   * The store. Rows and cells that came out of order are put into it, and of several that stand in one place the
   * last one counts, as in Excel and SheetJS.
   */
  finish(): CellStore;
}

/**
 * A builder with nothing in it, for cells that are told apart by `distinct`. `expected`: how many cells there may well
 * be; memory that is reserved and never touched costs nothing.
 */
export function cellStoreBuilder(distinct: DistinctCells, expected = 1024): CellStoreBuilder {
  let [rowNumbers, starts] = [new Int32Array(64), new Uint32Array(64)];
  let [columns, codes] = [new Uint16Array(expected), new Uint32Array(expected)];
  let [rows, count] = [0, 0];
  let [rowNumber, lastStored, lastColumn] = [0, 0, -1];
  let isOrdered = true;

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
    get count() {
      return count;
    },
    finish() {
      const ends = new Uint32Array(rows + 1);
      ends.set(starts.subarray(0, rows));
      ends[rows] = count;
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

/** Cells in the order of rows and columns; the last of those in one place. */
function ordered({ rowNumbers, starts, columns, codes, distinct }: CellStore): CellStore {
  const rowOf = new Int32Array(columns.length);
  for (let row = 0; row < rowNumbers.length; row++)
    rowOf.fill(rowNumbers[row] as number, starts[row], starts[row + 1]);
  const place = (cell: number) => (rowOf[cell] as number) * 65_536 + (columns[cell] as number);
  const order = Uint32Array.from(columns.keys()).sort((a, b) => place(a) - place(b) || a - b);
  const builder = cellStoreBuilder(distinct);
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
  return builder.finish();
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
  return code === BLANK ? undefined : row.store.distinct.at(code);
}

/** The cells of a row with their columns, from left to right. */
export const cellsIn = ({ position, store }: Row): { readonly index: number; readonly cell: Cell }[] =>
  Array.from(store.columns.subarray(store.starts[position], store.starts[position + 1]), (index, offset) => ({
    index,
    cell: store.distinct.at(store.codes[(store.starts[position] as number) + offset] as number),
  }));
