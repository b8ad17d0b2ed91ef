import { cellStoreBuilder } from '../cell-store.ts';
import { BLANK, distinctCells } from '../distinct-cells.ts';
import { stringTexts } from '../texts.ts';
import type { Merge, Sheet } from '../workbook.ts';
import { apart, withoutCovered } from '../xlsx/merges.ts';
import { type Limits, limitPassed } from '../xlsx/parts.ts';
import { LAST_COLUMN, LAST_ROW } from '../xlsx/reference.ts';
import { damaged, Unreadable } from '../xlsx/unreadable.ts';
import type { XmlScanner } from '../xlsx/xml.ts';
import { cellContents, cellOf, type WrittenCell } from './cell-contents.ts';
import type { Styles } from './styles.ts';

/** The elements of cells; one that a merged block covers may have a value of its own. */
export const CELLS = ['table-cell', 'covered-table-cell'];

/** No cell has more characters; `<text:s text:c="…"/>` writes many in a few bytes. */
const MOST_CHARACTERS = 1 << 20;

/** How often a row, a column or a space is repeated. */
const repeated = (written: string | undefined, most: number): number =>
  Math.min(Math.max(Math.trunc(Number(written ?? 1)) || 1, 1), most);

const isVisible = (scanner: XmlScanner): boolean =>
  (scanner.attribute('visibility', 'prefixed') ?? 'visible') === 'visible';

/** Takes the elements of one sheet by the last names of their paths. */
export interface SheetReader {
  open(name: string, scanner: XmlScanner): void;
  text(name: string, scanner: XmlScanner): void;
  close(name: string): void;
  finish(): Sheet;
}

/** Reads one sheet by its tokens. */
export function sheetReader(name: string, hidden: boolean, styles: Styles, limits: Limits): SheetReader {
  const texts = stringTexts();
  const distinct = distinctCells(texts);
  const codeOf = cellContents(distinct, texts, styles);
  const store = cellStoreBuilder(distinct);
  const merges: Merge[] = [];
  const [hiddenRows, hiddenColumns] = [new Set<number>(), new Set<number>()];
  const columnStyles: (string | undefined)[] = [];
  let [columns, row, repeats, column] = [0, 0, 1, 0];
  let [isRowHidden, rowStyle]: [boolean, string | undefined] = [false, undefined];
  let cell: WrittenCell = { type: undefined, value: undefined, style: undefined, formula: undefined };
  let [copies, rowSpan, columnSpan] = [1, 1, 1];
  let [text, paragraphs] = ['', 0];
  const filled: { column: number; code: number }[] = [];

  function checkSize(): void {
    const passed = limitPassed(store.count, distinct.count, limits);
    if (passed) throw new Unreadable({ kind: 'too-large', ...passed });
  }

  function openColumn(scanner: XmlScanner): void {
    const count = repeated(scanner.attribute('number-columns-repeated', 'prefixed'), LAST_COLUMN + 1);
    const isHidden = !isVisible(scanner);
    const style = scanner.attribute('default-cell-style-name', 'prefixed');
    const end = Math.min(columns + count, LAST_COLUMN + 1);
    for (; columns < end; columns++) {
      columnStyles[columns] = style;
      if (isHidden) hiddenColumns.add(columns);
    }
  }

  function openRow(scanner: XmlScanner): void {
    row += repeats;
    repeats = repeated(scanner.attribute('number-rows-repeated', 'prefixed'), LAST_ROW);
    isRowHidden = !isVisible(scanner);
    rowStyle = scanner.attribute('default-cell-style-name', 'prefixed');
    column = 0;
    filled.length = 0;
  }

  function openCell(scanner: XmlScanner): void {
    cell = cellOf(scanner, rowStyle ?? columnStyles[column]);
    copies = repeated(scanner.attribute('number-columns-repeated', 'prefixed'), LAST_COLUMN + 1);
    rowSpan = repeated(scanner.attribute('number-rows-spanned', 'prefixed'), LAST_ROW);
    columnSpan = repeated(scanner.attribute('number-columns-spanned', 'prefixed'), LAST_COLUMN + 1);
    [text, paragraphs] = ['', 0];
  }

  function closeCell(): void {
    const code = codeOf(cell, text);
    if (code !== BLANK)
      for (let at = column; at < column + copies; at++) {
        if (at > LAST_COLUMN) throw damaged();
        filled.push({ column: at, code });
      }
    if (rowSpan > 1 || columnSpan > 1)
      merges.push({
        top: row,
        bottom: Math.min(row + rowSpan - 1, LAST_ROW),
        left: Math.min(column, LAST_COLUMN),
        right: Math.min(column + columnSpan - 1, LAST_COLUMN),
      });
    column += copies;
  }

  /** Adds a row as often as it is repeated; the blank ones to the end of the sheet are no work. */
  function closeRow(): void {
    if (filled.length === 0) return;
    for (let number = row; number < row + repeats; number++) {
      if (number > LAST_ROW) throw damaged();
      store.startRow(number);
      for (const each of filled) store.add(each.column, each.code);
      if (isRowHidden) hiddenRows.add(number);
      checkSize();
    }
  }

  function write(words: string): void {
    text += words;
    if (text.length > MOST_CHARACTERS) throw damaged();
  }

  row = 1;
  repeats = 0;
  return {
    open(kind, scanner) {
      if (kind === 'table-column') openColumn(scanner);
      else if (kind === 'table-row') openRow(scanner);
      else if (CELLS.includes(kind)) openCell(scanner);
      else if (kind === 'p' && paragraphs++ > 0) write('\n');
      else if (kind === 's') write(' '.repeat(repeated(scanner.attribute('c', 'prefixed'), MOST_CHARACTERS)));
      else if (kind === 'tab') write('\t');
      else if (kind === 'line-break') write('\n');
    },
    text(kind, scanner) {
      if (kind === 'p' || kind === 'inline') write(scanner.text().replace(/[\t\n\r ]+/g, ' '));
    },
    close(kind) {
      if (kind === 'table-row') closeRow();
      else if (CELLS.includes(kind)) closeCell();
    },
    finish() {
      const blocks = apart(merges);
      const cells = withoutCovered(store.finish(), blocks);
      return { name, hidden, hiddenRows, hiddenColumns, merges: blocks, cells };
    },
  };
}
