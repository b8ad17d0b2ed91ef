import { type CellStoreBuilder, cellStoreBuilder } from '../cell-store.ts';
import { distinctCells } from '../distinct-cells.ts';
import type { CellStore, Merge } from '../workbook.ts';
import { cellContents, type Shared } from './cell-contents.ts';
import { apart, withoutCovered } from './merges.ts';
import { limitPassed, type Parts, scanPart } from './parts.ts';
import { type OpenRow, plainCells } from './plain-cells.ts';
import { columnOf, LAST_COLUMN, LAST_ROW, rangeOf, rowOf } from './reference.ts';
import { damaged, Unreadable } from './unreadable.ts';
import { CLOSE, MORE, OPEN, TEXT, type Token, type XmlScanner } from './xml.ts';

/** What a sheet's part says. */
export interface SheetContent {
  readonly cells: CellStore;
  readonly merges: readonly Merge[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

const PATHS = [
  'worksheet',
  'worksheet/cols',
  'worksheet/cols/col',
  'worksheet/sheetData',
  'worksheet/sheetData/row',
  'worksheet/sheetData/row/c',
  'worksheet/sheetData/row/c/v',
  'worksheet/sheetData/row/c/f',
  'worksheet/sheetData/row/c/is',
  'worksheet/sheetData/row/c/is/t',
  'worksheet/sheetData/row/c/is/r',
  'worksheet/sheetData/row/c/is/r/t',
  'worksheet/mergeCells',
  'worksheet/mergeCells/mergeCell',
];
const [SHEET, , COLUMN, , ROW, CELL, VALUE, FORMULA, INLINE, INLINE_TEXT, , RUN_TEXT, , MERGE] = PATHS.keys();

/** `<c r="A1" t="s"><v>45</v></c>`: few sheets have shorter cells. */
const CELL_BYTES = 32;

/** More merged blocks than this are no roster; Excel itself takes long over them. */
const MOST_MERGES = 1 << 20;

const isTrue = (written: string | undefined): boolean => written === '1' || written === 'true';

/** Scans a worksheet (ECMA-376 part 1, 18.3.1). Its `dimension` is not believed, nor needed. */
export async function readSheet(parts: Parts, name: string, shared: Shared): Promise<SheetContent> {
  const distinct = distinctCells(shared.texts);
  const store = cellStoreBuilder(
    distinct,
    Math.ceil(Math.min(parts.size(name), parts.limits.bytes) / CELL_BYTES),
  );
  const contents = cellContents(distinct, shared);
  const checkSize = () => {
    const passed = limitPassed(store.count, distinct.count, parts.limits);
    if (passed) throw new Unreadable({ kind: 'too-large', ...passed });
  };
  const rows = rowReader(store);
  const cells = cellReader(store, contents, rows);
  const merges: Merge[] = [];
  const hiddenColumns = new Set<number>();
  let plain: ReturnType<typeof plainCells> | undefined;
  let isSheet = false;

  function opened(scanner: XmlScanner): void {
    switch (scanner.place) {
      case SHEET:
        isSheet = true;
        break;
      case ROW:
        rows.open(scanner);
        break;
      case CELL:
        cells.open(scanner);
        break;
      case COLUMN:
        hideColumns(scanner, hiddenColumns);
        break;
      case MERGE:
        if (merges.length === MOST_MERGES) throw damaged();
        merges.push(rangeOf(scanner.attribute('ref') ?? ''));
        break;
      default:
        cells.part(scanner.place);
    }
  }

  function visit(token: Token, scanner: XmlScanner): void {
    if (token === OPEN) opened(scanner);
    else if (token === TEXT) cells.text(scanner);
    else if (token === CLOSE && scanner.place === CELL) cells.close();
  }

  await scanPart(parts, name, PATHS, (scanner) => {
    plain ??= plainCells(scanner, store, contents, shared.texts);
    for (let token = scanner.next(); token !== MORE; token = scanner.next()) {
      visit(token, scanner);
      const { place } = scanner;
      const isBetweenCells =
        (token === OPEN && place === ROW && !scanner.isEmpty) || (token === CLOSE && place === CELL);
      if (isBetweenCells) plain(rows);
    }
    checkSize();
  });
  if (!isSheet) throw damaged();
  checkSize();
  const blocks = apart(merges);
  return {
    cells: withoutCovered(store.finish(), blocks),
    merges: blocks,
    hiddenRows: rows.hidden,
    hiddenColumns,
  };
}

interface RowReader extends OpenRow {
  readonly hidden: ReadonlySet<number>;
  open(scanner: XmlScanner): void;
}

function rowReader(store: CellStoreBuilder): RowReader {
  const hidden = new Set<number>();
  const reader = {
    number: 0,
    lastColumn: -1,
    hidden,
    start(number: number) {
      reader.number = number;
      reader.lastColumn = -1;
      store.startRow(number);
    },
    open(scanner: XmlScanner) {
      const written = scanner.attribute('r');
      // A row without a number follows the one before it (18.3.1.73).
      const number = written === undefined ? reader.number + 1 : rowOf(written);
      if (number > LAST_ROW) throw damaged();
      reader.start(number);
      if (isTrue(scanner.attribute('hidden'))) hidden.add(reader.number);
    },
  };
  return reader;
}

/** Reads cells by tokens, whatever form they have. */
interface CellReader {
  open(scanner: XmlScanner): void;
  /** An element within the cell opens. */
  part(place: number): void;
  text(scanner: XmlScanner): void;
  close(): void;
}

function cellReader(
  store: CellStoreBuilder,
  contents: ReturnType<typeof cellContents>,
  rows: RowReader,
): CellReader {
  let type: string | undefined;
  let style = 0;
  let value: string | undefined;
  let formula: string | undefined;
  let inline: string | undefined;
  return {
    open(scanner) {
      const reference = scanner.attribute('r');
      // A cell without a reference stands behind the one before it (18.3.1.4).
      const column = reference === undefined ? rows.lastColumn + 1 : columnOf(reference, rows.number);
      if (column > LAST_COLUMN) throw damaged();
      rows.lastColumn = column;
      type = scanner.attribute('t');
      style = Number(scanner.attribute('s') ?? 0);
      [value, formula, inline] = [undefined, undefined, undefined];
    },
    part(place) {
      if (place === VALUE) value ??= '';
      else if (place === FORMULA) formula ??= '';
      else if (place === INLINE) inline ??= '';
    },
    text(scanner) {
      if (scanner.place === VALUE) value += scanner.text();
      else if (scanner.place === FORMULA) formula += scanner.text();
      else if (scanner.place === INLINE_TEXT || scanner.place === RUN_TEXT) inline += scanner.text();
    },
    close: () => store.add(rows.lastColumn, contents.cell({ type, style, value, formula, inline })),
  };
}

/** Columns that a `col` element hides (18.3.1.13); its ends are within the sheet, or cut to it. */
function hideColumns(scanner: XmlScanner, hidden: Set<number>): void {
  if (!isTrue(scanner.attribute('hidden'))) return;
  const [first, last] = [Number(scanner.attribute('min')), Number(scanner.attribute('max'))];
  if (!(first >= 1)) throw damaged();
  for (let column = first - 1; column < last && column <= LAST_COLUMN; column++) {
    // Ranges do not overlap: to go over the columns again and again would take no end.
    if (hidden.has(column)) throw damaged();
    hidden.add(column);
  }
}
