import { Parser } from 'htmlparser2';
import type { Merge } from './workbook.ts';

/** A cell of a table of a page, its row and column from 0 in its table. */
export interface HtmlCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A table of a page, or a line of text between tables, which is a table of one cell. */
export interface HtmlTable {
  readonly cells: readonly HtmlCell[];
  /** Rows from 0 here as well. */
  readonly merges: readonly Merge[];
  readonly rows: number;
}

/** A table that is being read. `taken`: by column, the first row that a cell above leaves free. */
interface OpenTable {
  readonly cells: HtmlCell[];
  readonly merges: Merge[];
  readonly taken: number[];
  row: number;
  column: number;
  text: string | undefined;
  span: { readonly rows: number; readonly columns: number };
}

const newTable = (): OpenTable => ({
  cells: [],
  merges: [],
  taken: [],
  row: -1,
  column: 0,
  text: undefined,
  span: { rows: 1, columns: 1 },
});

/** No page is nested deeper; whatever closes an element looks for it in all those around. */
const MOST_DEPTH = 2_000;

/** More rows than a sheet has are no roster. */
const MOST_PAGE_ROWS = 1_048_576;

/** So much of a page is read before it is asked whether it goes too deep. */
const PIECE = 1 << 14;

/** Elements that nobody sees the text of. */
const UNSEEN = new Set(['script', 'style', 'title', 'template', 'noscript', 'xml']);
/** Elements that begin a line. */
const BLOCKS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'caption', 'center']);

/** HTML Standard 4.9.11: no cell spans more. */
const [MOST_ROWS, MOST_COLUMNS] = [65_534, 1_000];

const spanOf = (written: string | undefined, most: number): number =>
  Math.min(Math.max(Math.trunc(Number(written)) || 1, 1), most);

/** White space of the source is one space; `<br>` and blocks, which are line feeds by now, break lines. */
const lined = (text: string): string =>
  text === ''
    ? text
    : text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n');

/** Closes the open cell of a table, and puts it where the cells above leave room. */
function closeCell(table: OpenTable): void {
  if (table.text === undefined) return;
  const { row, taken, span } = table;
  while ((taken[table.column] ?? 0) > row) table.column++;
  const left = table.column;
  const [bottom, right] = [row + span.rows - 1, left + span.columns - 1];
  for (let column = left; column <= right; column++) taken[column] = bottom + 1;
  const text = lined(table.text);
  if (text !== '') table.cells.push({ row, column: left, text });
  if (bottom > row || right > left) table.merges.push({ top: row, bottom, left, right });
  table.column = right + 1;
  table.text = undefined;
}

/**
 * The tables of a page in the order in which they begin, a table inside another one behind it, and the texts between
 * them. Undefined where elements are nested, or rows follow each other, without end. Texts are those that are shown: what Excel notes beside them (`x:num`) has lost the digits of an ID number.
 */
export function tablesOf(page: string): HtmlTable[] | undefined {
  const all: OpenTable[] = [];
  const open: OpenTable[] = [];
  let unseen = 0;
  let depth = 0;
  let rows = 0;
  let deepest = 0;
  let outside = '';

  function closeOutside(): void {
    for (const text of lined(outside).split('\n').filter(Boolean))
      all.push({ ...newTable(), cells: [{ row: 0, column: 0, text }], row: 0 });
    outside = '';
  }

  function write(text: string): void {
    const table = open.at(-1);
    if (!table) outside += text;
    // What stands between cells is no cell's.
    else if (table.text !== undefined) table.text += text;
  }

  function openTable(): void {
    closeOutside();
    const table = newTable();
    all.push(table);
    open.push(table);
  }

  function openRow(table: OpenTable): void {
    closeCell(table);
    table.row++;
    table.column = 0;
    rows++;
  }

  function openCell(table: OpenTable, attributes: Readonly<Record<string, string>>): void {
    closeCell(table);
    if (table.row < 0) table.row = 0;
    table.text = '';
    table.span = {
      rows: spanOf(attributes.rowspan, MOST_ROWS),
      columns: spanOf(attributes.colspan, MOST_COLUMNS),
    };
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const table = open.at(-1);
        deepest = Math.max(deepest, ++depth);
        if (UNSEEN.has(name)) unseen++;
        else if (name === 'table') openTable();
        else if (table && name === 'tr') openRow(table);
        else if (table && (name === 'td' || name === 'th')) openCell(table, attributes);
        else if (name === 'br' || BLOCKS.has(name)) write('\n');
      },
      ontext(text) {
        if (unseen === 0) write(text.replace(/[\t\n\r ]+/g, ' '));
      },
      onclosetag(name) {
        const table = open.at(-1);
        depth--;
        if (UNSEEN.has(name)) unseen = Math.max(0, unseen - 1);
        else if (name === 'table' && table) closeCell(open.pop() as OpenTable);
        else if (table && (name === 'tr' || name === 'td' || name === 'th')) closeCell(table);
        else if (BLOCKS.has(name)) write('\n');
      },
    },
    { decodeEntities: true },
  );
  const isBoundless = () => deepest > MOST_DEPTH || rows > MOST_PAGE_ROWS;
  for (let at = 0; at < page.length && !isBoundless(); at += PIECE) parser.write(page.slice(at, at + PIECE));
  if (isBoundless()) return undefined;
  parser.end();
  for (const table of open) closeCell(table);
  closeOutside();
  return all.map(({ cells, merges, row }) => ({ cells, merges, rows: row + 1 }));
}
