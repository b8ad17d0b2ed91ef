import type ExcelJS from 'exceljs';
import { columnLetters } from '../../core/origin.ts';
import type { Words } from '../../locale/catalogue.ts';
import { linkFormula } from './link.ts';
import { cellOf, columnWidth, rowHeight } from './measure.ts';
import type { Cell, Column, Sheet } from './model.ts';
import type { Kind, Look } from './style.ts';
import { cellText } from './text.ts';

/** What the writing of a cell needs to know of its workbook. */
export interface Ink {
  readonly words: Words;
  readonly styleFor: (look: Look) => Partial<ExcelJS.Style>;
  /** `截至2019-06-30`, in every footer. */
  readonly asOf: string;
}

/** A4 in the sizes of the file format. */
const A4 = 9;

/** Writes a sheet into a workbook: caption, head, rows, widths, and how it prints. */
export function writeSheet(book: ExcelJS.Workbook, sheet: Sheet, ink: Ink): void {
  const page = book.addWorksheet(ink.words.workbook.sheets[sheet.key], {
    pageSetup: pageSetup(sheet),
    headerFooter: { oddFooter: footer(sheet, ink) },
    views: [view(sheet)],
    properties: outline(sheet),
  });
  const widths = sheet.columns.map((column, index) => columnWidth(column, index, sheet.rows, ink.words));
  widths.forEach((width, index) => {
    page.getColumn(index + 1).width = width;
  });
  const caption = page.getRow(1);
  put(caption.getCell(1), sheet.caption, { ink, boxed: false, wrap: false });
  caption.height = sheet.caption.tone === 'title' ? 32 : 20;
  if (sheet.hasHead) writeHead(page, sheet, { ink, widths });
  writeRows(page, sheet, { ink, widths });
}

/** Rows that can be folded away belong to the row above them, not, as is usual, to a total below. */
const outline = ({ rows }: Sheet): Partial<ExcelJS.WorksheetProperties> =>
  rows.some(({ level }) => level)
    ? { outlineLevelRow: 1, outlineProperties: { summaryBelow: false, summaryRight: false } }
    : {};

function pageSetup({ hasHead, pagesWide = 1, frozenColumns }: Sheet): Partial<ExcelJS.PageSetup> {
  return {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: pagesWide,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(hasHead ? { printTitlesRow: '1:2' } : {}),
    ...(frozenColumns ? { printTitlesColumn: `A:${columnLetters(frozenColumns - 1)}` } : {}),
  };
}

const footer = ({ key }: Sheet, { words: { workbook }, asOf }: Ink): string =>
  `&L${workbook.sheets[key]}&C${workbook.page('&P', '&N')}&R${asOf}`;

const view = ({ hasHead, frozenColumns = 0 }: Sheet): Partial<ExcelJS.WorksheetView> =>
  hasHead
    ? { state: 'frozen', xSplit: frozenColumns, ySplit: 2, showGridLines: false }
    : { showGridLines: false };

interface Layout {
  readonly ink: Ink;
  readonly widths: readonly number[];
}

function writeHead(page: ExcelJS.Worksheet, { columns, rows }: Sheet, { ink, widths }: Layout): void {
  const heads = columns.map(({ head }): Cell => ({ content: head, tone: 'head' }));
  const row = page.getRow(2);
  heads.forEach((head, index) => {
    put(row.getCell(index + 1), head, { ink, boxed: true, wrap: true });
  });
  row.height = rowHeight(heads, widths, ink.words);
  if (rows.length > 0)
    page.autoFilter = { from: { row: 2, column: 1 }, to: { row: rows.length + 2, column: columns.length } };
}

function writeRows(page: ExcelJS.Worksheet, sheet: Sheet, { ink, widths }: Layout): void {
  const { columns, rows, hasHead, of = rows.length } = sheet;
  const first = hasHead ? 3 : 2;
  rows.forEach(({ cells, level }, index) => {
    const row = page.getRow(first + index);
    if (level) row.outlineLevel = level;
    const filled = columns.map((_, at) => cellOf(cells[at]) ?? (hasHead ? { content: '' } : undefined));
    filled.forEach((cell, at) => {
      if (cell)
        put(row.getCell(at + 1), cell, { ink, boxed: hasHead, wrap: true, align: columns[at]?.align });
    });
    row.height = rowHeight(filled, widths, ink.words);
  });
  const { empty, cut } = ink.words.workbook;
  const below = rows.length === 0 ? [empty] : of > rows.length ? [cut(of)] : [];
  const last = first + rows.length + below.length;
  below.forEach((content, index) => {
    writeLine(page, first + rows.length + index, { content, tone: 'quiet' }, ink);
  });
  sheet.foot?.forEach((content, index) => {
    const row = last + 1 + index;
    page.getRow(row).height = 24;
    writeLine(page, row, { content, tone: 'strong' }, ink);
  });
}

/** A line below a table, as long as it is. */
function writeLine(page: ExcelJS.Worksheet, row: number, cell: Cell, ink: Ink): void {
  put(page.getRow(row).getCell(1), cell, { ink, boxed: false, wrap: false });
}

interface Place {
  readonly ink: Ink;
  readonly boxed: boolean;
  readonly wrap: boolean;
  readonly align?: Column['align'];
}

function put(target: ExcelJS.Cell, { content, tone }: Cell, { ink, boxed, wrap, align }: Place): void {
  let kind: Kind = 'text';
  if (typeof content === 'number') {
    kind = 'number';
    target.value = content;
  } else if (typeof content === 'object' && 'label' in content) {
    kind = 'link';
    target.value = linkFormula(content, ink.words);
  } else {
    const text = cellText(content);
    if (text !== '') target.value = text;
  }
  const isLine = tone === 'title' || tone === 'section';
  const isTable = boxed || tone === 'head';
  target.style = ink.styleFor({ tone, kind, align, boxed: isTable, wrap: wrap && !isLine });
}
