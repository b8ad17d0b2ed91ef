import type ExcelJS from 'exceljs';
import { Failure } from '../../core/failure.ts';
import {
  type Cell,
  type Merge,
  type Reader,
  type Row,
  SERIAL_ZERO_1900,
  SERIAL_ZERO_1904,
  type Sheet,
  type Workbook,
} from './workbook.ts';

const MILLISECONDS = 86_400_000;

/** How much of a date its number format shows (ECMA-376 part 1, 18.8.31); texts and colours in it show nothing. */
function shownBy(format: string | undefined): 'day' | 'month' | 'year' {
  const codes = (format ?? '').split(';')[0]?.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '') ?? '';
  if (/d/i.test(codes) || !/y/i.test(codes)) return 'day';
  return /m/i.test(codes) ? 'month' : 'year';
}

/** exceljs's value of a cell as one of ours. Formulas give their stored result. */
function cellOf(value: ExcelJS.CellValue, format: string | undefined): Cell | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : { type: 'text', text: value };
  if (typeof value === 'number') return { type: 'number', value, format };
  if (typeof value === 'boolean') return { type: 'boolean', value };
  if (value instanceof Date) {
    const day = Math.floor(value.getTime() / MILLISECONDS);
    if (Number.isNaN(day)) return { type: 'error', text: '#NUM!' };
    const shows = shownBy(format);
    return { type: 'date', day, ...(shows === 'day' ? {} : { shows }) };
  }
  if ('error' in value) return { type: 'error', text: value.error };
  if ('richText' in value) return cellOf(value.richText.map((run) => run.text).join(''), format);
  if ('hyperlink' in value) return cellOf(value.text as ExcelJS.CellValue, format);
  if ('formula' in value || 'sharedFormula' in value) {
    return value.result === undefined
      ? { type: 'error', text: `=${value.formula ?? ''}` }
      : cellOf(value.result, format);
  }
  return undefined;
}

function mergesOf(worksheet: ExcelJS.Worksheet): Merge[] {
  // The typings leave `model.merges` out of the part that exceljs itself saves and loads.
  const ranges = (worksheet.model as { merges?: string[] }).merges ?? [];
  return ranges.flatMap((range) => {
    const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range);
    if (!match) return [];
    const [, left, top, right, bottom] = match as unknown as [string, string, string, string, string];
    return [{ top: Number(top), bottom: Number(bottom), left: columnIndex(left), right: columnIndex(right) }];
  });
}

const columnIndex = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function rowOf(row: ExcelJS.Row): Row {
  const cells: (Cell | undefined)[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    // exceljs repeats the master's value in every cell of a merged block.
    if (cell.isMerged && cell.master !== cell) return;
    const read = cellOf(cell.value, cell.numFmt);
    if (read) cells[column - 1] = read;
  });
  return { number: row.number, cells };
}

function hiddenIn(worksheet: ExcelJS.Worksheet): Pick<Sheet, 'hiddenRows' | 'hiddenColumns'> {
  const [hiddenRows, hiddenColumns] = [new Set<number>(), new Set<number>()];
  worksheet.eachRow({ includeEmpty: false }, (row) => {
    if (row.hidden) hiddenRows.add(row.number);
  });
  for (let column = 1; column <= worksheet.columnCount; column++)
    if (worksheet.getColumn(column).hidden) hiddenColumns.add(column - 1);
  return { hiddenRows, hiddenColumns };
}

function sheetOf(worksheet: ExcelJS.Worksheet): Sheet {
  return {
    name: worksheet.name,
    hidden: worksheet.state !== 'visible',
    ...hiddenIn(worksheet),
    merges: mergesOf(worksheet),
    rows: () => {
      const rows: Row[] = [];
      worksheet.eachRow({ includeEmpty: false }, (row) => rows.push(rowOf(row)));
      return rows;
    },
  };
}

/** What a zip archive that is no workbook is: told by the names of its parts, which stand in it as they are. */
function otherKind(bytes: Uint8Array): 'word' | 'opendocument' | 'zip' | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  if (/xl\/(?:workbook|worksheets)/i.test(text)) return undefined;
  if (text.includes('word/document.xml')) return 'word';
  return text.includes('application/vnd.oasis.opendocument') ? 'opendocument' : 'zip';
}

async function read(bytes: Uint8Array, file: string): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    // exceljs types its argument as its own Buffer; any byte array does.
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  } catch {
    throw new Failure({ code: 'file-damaged', args: { file, format: 'Excel' } });
  }
  if (workbook.worksheets.length === 0) {
    const kind = otherKind(bytes);
    throw kind
      ? new Failure({ code: 'file-other-kind', args: { file, kind } })
      : new Failure({ code: 'workbook-empty', args: { file } });
  }
  const serialZero = workbook.properties?.date1904 ? SERIAL_ZERO_1904 : SERIAL_ZERO_1900;
  return { format: 'xlsx', nature: { plain: false, serialZero }, sheets: workbook.worksheets.map(sheetOf) };
}

const recognises = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

export const xlsx: Reader = { format: 'xlsx', endings: ['.xlsx', '.xlsm'], recognises, read };
