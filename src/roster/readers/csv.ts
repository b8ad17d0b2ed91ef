import { Failure } from '../../core/failure.ts';
import { cellStoreBuilder } from './cell-store.ts';
import { decoded, isText, UNDECODABLE } from './decode.ts';
import { delimiterOf, eachField, MOST_UNESCAPED, statedDelimiter } from './delimited.ts';
import { BLANK, type DistinctCellsBuilder, distinctCells } from './distinct-cells.ts';
import { stringTexts, type Texts } from './texts.ts';
import {
  type CellStore,
  type Reader,
  type ReadingMeans,
  SERIAL_ZERO_1900,
  type Undecodable,
  type Workbook,
} from './workbook.ts';
import { type Limits, limitPassed, limitsOf } from './xlsx/parts.ts';
import { LAST_COLUMN, LAST_ROW } from './xlsx/reference.ts';

/** No cell is longer, by far: Excel has room for 32,767 characters. What is behind a quote too many is. */
const MOST_CHARACTERS = MOST_UNESCAPED;

/**
 * Gives the codes of texts. A text with an undecodable byte is an error: nobody can say what stood there, and it must
 * not be taken for something else.
 */
export function textCodes(distinct: DistinctCellsBuilder, texts: Texts): (text: string) => number {
  return (text) => (text.includes(UNDECODABLE) ? distinct.error(text) : distinct.text(texts.of(text)));
}

/** Throws Failure where there are more cells than any roster has. */
export function checkSizes(cells: number, distinct: number, limits: Limits, file: string): void {
  const passed = limitPassed(cells, distinct, limits);
  if (passed) throw new Failure({ code: 'file-too-large', args: { file, ...passed } });
}

/** The cells of a text, and those among them that have undecodable bytes. */
interface TextCells {
  readonly cells: CellStore;
  readonly undecodable: Undecodable | undefined;
}

/** Throws Failure where a line holds more than a sheet of Excel has room for, or the text more than any roster. */
function cellsOf(text: string, delimiter: string, file: string, maxBytes: number | undefined): TextCells {
  const limits = limitsOf(maxBytes);
  const texts = stringTexts();
  const distinct = distinctCells(texts);
  const codeOf = textCodes(distinct, texts);
  const store = cellStoreBuilder(distinct);
  let row = 0;
  let undecodable: Undecodable | undefined;
  const damaged = () => new Failure({ code: 'file-damaged', args: { file, format: 'CSV' } });
  const open = eachField(text, delimiter, {
    startRow: () => store.startRow(++row),
    field(column, words) {
      if (words.length > MOST_CHARACTERS) {
        if (words.trim() === '') return;
        throw damaged();
      }
      const code = codeOf(words);
      if (code === BLANK) return;
      if (row > LAST_ROW && maxBytes === undefined)
        throw new Failure({ code: 'file-too-large', args: { file, limit: 'rows', value: LAST_ROW } });
      if (column > LAST_COLUMN)
        throw new Failure({ code: 'file-too-wide', args: { file, columns: LAST_COLUMN + 1 } });
      if (words.includes(UNDECODABLE))
        undecodable = undecodable
          ? { ...undecodable, cells: undecodable.cells + 1 }
          : { cells: 1, row, column };
      store.add(column, code);
      checkSizes(store.count, distinct.count, limits, file);
    },
  });
  if (open !== undefined) throw new Failure({ code: 'quote-not-closed', args: { file, row: open } });
  return { cells: store.finish(), undecodable };
}

async function read(bytes: Uint8Array, file: string, { maxBytes }: ReadingMeans): Promise<Workbook> {
  const whole = decoded(bytes);
  const stated = statedDelimiter(whole);
  const text = stated ? whole.slice(stated.length) : whole;
  const delimiter = stated?.delimiter ?? delimiterOf(text);
  const { cells, undecodable } = cellsOf(text, delimiter, file, maxBytes);
  const nature = { plain: true, serialZero: SERIAL_ZERO_1900 };
  const shape = { merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() };
  const sheet = { name: '', hidden: false, ...shape, cells };
  return { format: 'csv', nature, sheets: [sheet], ...(undecodable ? { undecodable } : {}) };
}

/** Text with commas, tabs or semicolons between its fields. */
export const csv: Reader = {
  format: 'csv',
  endings: ['.csv', '.tsv', '.txt'],
  otherEndings: ['.tab'],
  recognises: isText,
  read,
};
