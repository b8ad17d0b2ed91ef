import JSZip from 'jszip';
import { openArchive } from '../../src/cli/archive.ts';
import { Failure } from '../../src/core/failure.ts';
import { columnLetters } from '../../src/core/origin.ts';
import { readWorkbook } from '../../src/roster/readers/index.ts';
import type { Cell, CellStore, Workbook } from '../../src/roster/readers/workbook.ts';

/** Hand-made workbooks, part by part, and what the reader makes of them. */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[
  ['workbook', 'sheet.main'],
  ['worksheets/sheet1', 'worksheet'],
  ['sharedStrings', 'sharedStrings'],
  ['styles', 'styles'],
]
  .map(
    ([part, type]) =>
      `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
  )
  .join('')}</Types>`;

export const root = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${MAIN}" xmlns:r="${OFFICE}">${content}</${name}>`;

/** A list of relationships: id, last step of the type, target. */
export const relationships = (
  ...entries: readonly (readonly [id: string, type: string, target: string])[]
): string =>
  `<Relationships xmlns="${PACKAGE}">${entries
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** The parts of a workbook with one sheet, the elements of whose root are given. */
export const partsOf = (sheet: string, { strings = '', styles = '', properties = '' } = {}): Parts => ({
  '[Content_Types].xml': CONTENT_TYPES,
  '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': root(
    'workbook',
    `${properties}<sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets>`,
  ),
  'xl/_rels/workbook.xml.rels': relationships(
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'sharedStrings', 'sharedStrings.xml'],
    ['rId3', 'styles', 'styles.xml'],
  ),
  'xl/worksheets/sheet1.xml': root('worksheet', sheet),
  'xl/sharedStrings.xml': root('sst', strings),
  'xl/styles.xml': root('styleSheet', styles),
});

/** A sheet's rows. */
export const rows = (content: string): string => `<sheetData>${content}</sheetData>`;

/** Parts as an archive. */
export async function pack(parts: Parts, options: JSZip.JSZipGeneratorOptions = {}): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content, { createFolders: false });
  return await zip.generateAsync({ compression: 'DEFLATE', ...options, type: 'uint8array' });
}

export const read = async (bytes: Uint8Array, maxBytes?: number): Promise<Workbook> =>
  await readWorkbook(bytes, 'a.xlsx', { openArchive, ...(maxBytes === undefined ? {} : { maxBytes }) });

/** The code of the sentence that a file gives instead of a workbook. */
export async function refusal(bytes: Uint8Array, maxBytes?: number): Promise<string> {
  try {
    await read(bytes, maxBytes);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [message] = error.messages;
    if (error.messages.length === 1 && message) return message.code;
  }
  return 'none';
}

/** Cells by their addresses. */
export function addressed({ rowNumbers, starts, columns, codes, distinct }: CellStore): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  rowNumbers.forEach((row, index) => {
    for (let cell = starts[index] as number; cell < (starts[index + 1] as number); cell++)
      cells[`${columnLetters(columns[cell] as number)}${row}`] = distinct.at(codes[cell] as number);
  });
  return cells;
}

/** The cells of the first sheet of a workbook. */
export async function cellsOf(bytes: Uint8Array): Promise<Record<string, Cell>> {
  const [sheet] = (await read(bytes)).sheets;
  if (!sheet) throw new Error('no sheet');
  return addressed(sheet.cells);
}

/** The cells of a sheet made of these elements. */
export const cellsIn = async (
  sheet: string,
  rest: Parameters<typeof partsOf>[1] = {},
): Promise<Record<string, Cell>> => await cellsOf(await pack(partsOf(sheet, rest)));

export const text = (words: string): Cell => ({ type: 'text', text: words });
export const number = (value: number, format?: string): Cell => ({ type: 'number', value, format });
