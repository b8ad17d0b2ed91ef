import { parse } from 'csv-parse/sync';
import { Failure } from '../../core/failure.ts';

import type { Message } from '../../locale/catalogue.ts';
import { cellStoreBuilder } from './cell-store.ts';
import { BLANK, distinctCells } from './distinct-cells.ts';
import { stringTexts } from './texts.ts';
import {
  type CellStore,
  type Reader,
  type ReadingMeans,
  SERIAL_ZERO_1900,
  type Workbook,
} from './workbook.ts';
import { limitsOf } from './xlsx/parts.ts';
import { LAST_COLUMN } from './xlsx/reference.ts';

/** Bytes as text: a byte order mark decides, then strict UTF-8, then GB18030 (GB 18030-2022), as WPS saves it. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const DELIMITERS = [',', '\t', ';'];

/** The delimiter that the first filled line has most of. */
function delimiterOf(text: string): string {
  const line = text.split(/\r\n|\n|\r/, 20).find((candidate) => candidate.trim() !== '') ?? '';
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** The cells of a text; its lines are not kept. Throws Failure where they hold more than a sheet of Excel has room for. */
function cellsOf(text: string, file: string, maxBytes: number | undefined): CellStore {
  const limits = limitsOf(maxBytes);
  const texts = stringTexts();
  const distinct = distinctCells(texts);
  const store = cellStoreBuilder(distinct);
  let row = 0;
  const addRow = (fields: readonly string[]): null => {
    store.startRow(++row);
    fields.forEach((field, column) => {
      const code = distinct.text(texts.of(field));
      if (column > LAST_COLUMN && code !== BLANK) throw new Failure(tooWide(file));
      store.add(column, code);
    });
    if (store.count > limits.cells || distinct.count > limits.distinct)
      throw new Failure({
        code: 'file-too-large',
        args: {
          file,
          limit: store.count > limits.cells ? 'cells' : 'values',
          value: store.count > limits.cells ? limits.cells : limits.distinct,
        },
      });
    return null;
  };
  parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    on_record: addRow,
  });
  return store.finish();
}

const tooWide = (file: string): Message => ({
  code: 'file-too-wide',
  args: { file, columns: LAST_COLUMN + 1 },
});

async function read(bytes: Uint8Array, file: string, { maxBytes }: ReadingMeans): Promise<Workbook> {
  const text = decode(bytes);
  let cells: CellStore;
  try {
    cells = cellsOf(text, file, maxBytes);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure({ code: 'file-damaged', args: { file, format: 'CSV' } });
  }
  const nature = { plain: true, serialZero: SERIAL_ZERO_1900 };
  const shape = { merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() };
  const sheet = { name: '', hidden: false, ...shape, cells };
  return { format: 'csv', nature, sheets: [sheet] };
}

/** Comma-separated text is whatever has no zero bytes in its beginning, or says UTF-16 by its mark. */
function recognises(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return !bytes.subarray(0, 4096).includes(0);
}

export const csv: Reader = {
  format: 'csv',
  endings: ['.csv'],
  otherEndings: ['.tsv', '.tab', '.txt'],
  recognises,
  read,
};
