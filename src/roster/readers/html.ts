import { Failure } from '../../core/failure.ts';
import { cellStoreBuilder } from './cell-store.ts';
import { checkSizes, textCodes } from './csv.ts';
import { beginningOf, decoded, UNDECODABLE } from './decode.ts';
import { BLANK, distinctCells } from './distinct-cells.ts';
import type { HtmlTable } from './html-tables.ts';
import { stringTexts } from './texts.ts';
import {
  type Merge,
  type Reader,
  type ReadingMeans,
  SERIAL_ZERO_1900,
  type Sheet,
  type Undecodable,
  type Workbook,
} from './workbook.ts';
import { apart, withoutCovered } from './xlsx/merges.ts';
import { type Limits, limitsOf } from './xlsx/parts.ts';
import { LAST_COLUMN } from './xlsx/reference.ts';

/** A page is held in memory with all that it says; one of 100,000 people has 50 MB. */
const MOST_BYTES = 128 * 1024 * 1024;

const declaredIn = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)/i.exec(beginningOf(bytes))?.[1];

interface PageCells {
  readonly sheet: Sheet;
  readonly undecodable: Undecodable | undefined;
}

/** One sheet of all tables of a page, one below the other, as Excel opens it. */
function sheetOf(tables: readonly HtmlTable[], file: string, limits: Limits): PageCells {
  const texts = stringTexts();
  const distinct = distinctCells(texts);
  const codeOf = textCodes(distinct, texts);
  const store = cellStoreBuilder(distinct);
  const merges: Merge[] = [];
  let undecodable: Undecodable | undefined;
  let above = 1;
  for (const table of tables) {
    let started = -1;
    for (const { row, column, text } of table.cells) {
      const code = codeOf(text);
      if (code === BLANK) continue;
      if (column > LAST_COLUMN)
        throw new Failure({ code: 'file-too-wide', args: { file, columns: LAST_COLUMN + 1 } });
      if (text.includes(UNDECODABLE))
        undecodable = undecodable
          ? { ...undecodable, cells: undecodable.cells + 1 }
          : { cells: 1, row: row + above, column };
      if (row !== started) store.startRow(row + above);
      started = row;
      store.add(column, code);
    }
    checkSizes(store.count, distinct.count, limits, file);
    // A cell may say that it spans more rows than there are.
    for (const { top, bottom, left, right } of table.merges)
      merges.push({ top: top + above, bottom: Math.min(bottom, table.rows - 1) + above, left, right });
    above += table.rows;
  }
  const blocks = apart(merges);
  const nothing = { hidden: false, hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() };
  return {
    sheet: { name: '', ...nothing, merges: blocks, cells: withoutCovered(store.finish(), blocks) },
    undecodable,
  };
}

async function read(bytes: Uint8Array, file: string, { maxBytes }: ReadingMeans): Promise<Workbook> {
  if (bytes.length > MOST_BYTES)
    throw new Failure({ code: 'file-old-too-large', args: { file, bytes: MOST_BYTES } });
  const { tablesOf } = await import('./html-tables.ts');
  const tables = tablesOf(decoded(bytes, declaredIn(bytes)));
  if (!tables) throw new Failure({ code: 'file-damaged', args: { file, format: 'HTML' } });
  const { sheet, undecodable } = sheetOf(tables, file, limitsOf(maxBytes));
  const nature = { plain: true, serialZero: SERIAL_ZERO_1900 };
  return { format: 'html', nature, sheets: [sheet], ...(undecodable ? { undecodable } : {}) };
}

/** Pages with tables, which web systems export under the name .xls. */
export const html: Reader = {
  format: 'html',
  endings: ['.html', '.htm'],
  otherEndings: [],
  recognises(bytes) {
    const text = beginningOf(bytes);
    return (
      /^<(\?xml\b|!--|!doctype\s+html\b|(html|head|meta|style|body|table|div|center|form)\b)/i.test(text) &&
      /<(html|table|!doctype\s+html|body|head)\b/i.test(text)
    );
  },
  read,
};
