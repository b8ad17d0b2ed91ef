import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from '@e965/xlsx';
import { cellStoreBuilder } from './cell-store.ts';
import { type DistinctCellsBuilder, distinctCells } from './distinct-cells.ts';
import { stringTexts, type Texts } from './texts.ts';
import { type Merge, SERIAL_ZERO_1900, SERIAL_ZERO_1904, type Sheet, type Workbook } from './workbook.ts';
import { apart, withoutCovered } from './xlsx/merges.ts';
import { codedFormat, type NumberFormat } from './xlsx/number-format.ts';
import { LAST_COLUMN, LAST_ROW } from './xlsx/reference.ts';
import { serialDay } from './xlsx/serial-day.ts';
import { damaged } from './xlsx/unreadable.ts';

/** The errors of Excel by their numbers ([MS-XLS] 2.5.10). */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

const OPTIONS: ParsingOptions = {
  type: 'array',
  dense: true,
  raw: true,
  cellDates: false,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellStyles: true,
};

/**
 * Does what writes to the console for developers: of some damage SheetJS says there what no user should have to read.
 * Nothing else runs meanwhile.
 */
function inSilence<T>(work: () => T): T {
  const { error, log, warn } = console;
  const silence = () => undefined;
  Object.assign(console, { error: silence, log: silence, warn: silence });
  try {
    return work();
  } finally {
    Object.assign(console, { error, log, warn });
  }
}

/**
 * A workbook by SheetJS: numbers, formats and texts as the file keeps them, nothing of what SheetJS takes them for.
 * It is loaded here and not before: it is larger than all the rest of the program. Throws whatever SheetJS throws.
 */
export async function readBySheetJs(bytes: Uint8Array, format: string): Promise<Workbook> {
  const [sheetJs, codePages] = await Promise.all([import('@e965/xlsx'), import('@e965/xlsx/dist/cpexcel')]);
  // Excel 95 and before write texts in the code page of their machine: 936 in China.
  sheetJs.set_cptable(codePages);
  const book = inSilence(() => sheetJs.read(bytes, OPTIONS));
  const serialZero = book.Workbook?.WBProps?.date1904 ? SERIAL_ZERO_1904 : SERIAL_ZERO_1900;
  return { format, nature: { plain: false, serialZero }, sheets: sheetsOf(book, serialZero) };
}

function sheetsOf(book: WorkBook, serialZero: number): Sheet[] {
  return book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name];
    // Sheets of charts and macros have no cells.
    if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return [];
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return [sheetOf(sheet, name, hidden, serialZero)];
  });
}

function sheetOf(sheet: WorkSheet, name: string, hidden: boolean, serialZero: number): Sheet {
  const texts = stringTexts();
  const distinct = distinctCells(texts);
  const codeOf = cellCodes(distinct, texts, serialZero);
  const store = cellStoreBuilder(distinct);
  for (const [row, cells] of filledOf(sheet['!data'], LAST_ROW - 1)) {
    store.startRow(row + 1);
    for (const [column, cell] of filledOf(cells, LAST_COLUMN)) {
      const code = codeOf(cell);
      if (code !== undefined) store.add(column, code);
    }
  }
  const merges = apart((sheet['!merges'] ?? []).map(mergeOf));
  return {
    name,
    hidden,
    hiddenRows: hiddenOf(sheet['!rows'], 1),
    hiddenColumns: hiddenOf(sheet['!cols'], 0),
    merges,
    cells: withoutCovered(store.finish(), merges),
  };
}

/** What stands in an array with holes, which may be far larger than what is in it. Throws where it ends behind `last`. */
function* filledOf<T>(sparse: readonly T[] | undefined, last: number): Generator<[number, T]> {
  for (const key of Object.keys(sparse ?? [])) {
    if (Number(key) > last) throw damaged();
    const value = sparse?.[Number(key)];
    if (value !== undefined && value !== null) yield [Number(key), value];
  }
}

const mergeOf = ({ s, e }: { s: { r: number; c: number }; e: { r: number; c: number } }): Merge => ({
  top: s.r + 1,
  bottom: e.r + 1,
  left: s.c,
  right: e.c,
});

/** The numbers of the rows or columns that are hidden. */
function hiddenOf(
  lines: readonly ({ readonly hidden?: boolean } | undefined)[] = [],
  first: number,
): Set<number> {
  const hidden = new Set<number>();
  for (const [index, line] of filledOf(lines, LAST_ROW)) if (line?.hidden) hidden.add(index + first);
  return hidden;
}

/** Gives the code of a cell; undefined where it is blank. */
function cellCodes(
  distinct: DistinctCellsBuilder,
  texts: Texts,
  serialZero: number,
): (cell: CellObject) => number | undefined {
  const formats = new Map<string, NumberFormat>();
  const text = (words: string) => distinct.text(texts.of(words));

  function formatOf(code: string): NumberFormat {
    const known = formats.get(code) ?? codedFormat(code);
    formats.set(code, known);
    return known;
  }

  function number(value: number, code: string): number {
    const format = formatOf(code);
    if (!format.isDate) return distinct.number(value, format.code);
    const day = serialDay(value, serialZero);
    if (day === undefined) return distinct.error('#####');
    return typeof day === 'number' ? distinct.date(day, format.shows) : text(day);
  }
  return ({ t, v, z, f }) => {
    if (t === 'n' && typeof v === 'number') return number(v, String(z ?? 'General'));
    if (t === 's') return text(String(v));
    if (t === 'b') return distinct.boolean(v === true);
    if (t === 'e') return distinct.error(ERRORS[Number(v)] ?? String(v));
    return f === undefined ? undefined : distinct.error(`=${f}`);
  };
}
