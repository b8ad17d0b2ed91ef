import {
  read as readSheetJs,
  SSF,
  utils,
  type WorkBook,
  type WorkSheet,
  write as writeSheetJs,
} from '@e965/xlsx';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/core/calendar.ts';
import type { Cell } from '../../src/roster/readers/workbook.ts';
import { addressed, number, pack, partsOf, read, rows, text } from '../support/workbooks.ts';
import { runs } from './support/runs.ts';

/** Random workbooks by three writers, read by this reader and by SheetJS: the same cells, one by one. */

type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly format: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly value: number };

interface Spec {
  readonly date1904: boolean;
  /** By row and column from 0. */
  readonly cells: ReadonlyMap<
    string,
    { readonly row: number; readonly column: number; readonly value: Value }
  >;
}

const FORMATS = [
  'General',
  '0',
  '0.00',
  '@',
  'yyyy/m/d',
  'yyyy"年"m"月"',
  'mm-dd-yy',
  '#,##0.00',
  '0.00E+00',
];
const ERRORS = ['#REF!', '#N/A', '#DIV/0!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!'];

const texts = fc.oneof(
  fc.constantFrom(
    '张三',
    '浒山街道',
    '1986.03',
    '33022219860312123X',
    '__proto__',
    'a&b',
    '<c>',
    '"引"',
    ' 前后 ',
    '换\n行',
  ),
  fc.string({ unit: fc.constantFrom(...'张三李四 a1.<>&\'"_x;𠮷é'), minLength: 1, maxLength: 12 }),
);
/** Serials of days that both systems have. */
const days = fc.oneof(fc.integer({ min: 61, max: 60_000 }), fc.double({ min: 61, max: 60_000, noNaN: true }));
const others = fc.constantFrom(0, 0.1, -7, 1986.1, 1986.01, 330222198603121200, 1e21, 1.5e-7);
const values: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: texts.map((words) => ({ kind: 'text', text: words })) },
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant('number'), value: days, format: fc.constantFrom(...FORMATS) }),
      fc.record({
        kind: fc.constant('number'),
        value: others,
        format: fc.constantFrom(...FORMATS.slice(0, 4)),
      }),
    ),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('boolean'), value: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('error'), text: fc.constantFrom(...ERRORS) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('formula'), formula: fc.constant('1+1'), value: fc.nat(100) }),
  },
) as fc.Arbitrary<Value>;

const specs: fc.Arbitrary<Spec> = fc.record({
  date1904: fc.boolean(),
  cells: fc
    .array(
      fc.record({
        row: fc.oneof(fc.nat(8), fc.constantFrom(99)),
        column: fc.oneof(fc.nat(8), fc.constantFrom(25, 26, 701, 702)),
        value: values,
      }),
      { maxLength: 30 },
    )
    .map((list) => new Map(list.map((cell) => [`${cell.row}/${cell.column}`, cell]))),
});

async function byExceljs({ cells, date1904 }: Spec): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.properties.date1904 = date1904;
  const sheet = book.addWorksheet('名单');
  for (const { row, column, value } of cells.values()) {
    const cell = sheet.getCell(row + 1, column + 1);
    if (value.kind === 'number') {
      cell.value = value.value;
      if (value.format !== 'General') cell.numFmt = value.format;
    } else if (value.kind === 'error') cell.value = { error: value.text } as exceljs.CellErrorValue;
    else if (value.kind === 'formula') cell.value = { formula: value.formula, result: value.value };
    else cell.value = value.kind === 'text' ? value.text : value.value;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function bySheetJs({ cells, date1904 }: Spec): Uint8Array {
  const sheet: WorkSheet = {};
  let [bottom, right] = [0, 0];
  for (const { row, column, value } of cells.values()) {
    [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
    sheet[utils.encode_cell({ r: row, c: column })] =
      value.kind === 'number'
        ? { t: 'n', v: value.value, z: value.format }
        : value.kind === 'error'
          ? { t: 'e', v: 0, w: value.text }
          : value.kind === 'formula'
            ? { t: 'n', v: value.value, f: value.formula }
            : value.kind === 'text'
              ? { t: 's', v: value.text }
              : { t: 'b', v: value.value };
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: bottom, c: right } });
  const book: WorkBook = {
    SheetNames: ['名单'],
    Sheets: { 名单: sheet },
    Workbook: { WBProps: { date1904 } },
  };
  return new Uint8Array(
    writeSheetJs(book, { type: 'array', bookType: 'xlsx', bookSST: true }) as ArrayBuffer,
  );
}

const escaped = (words: string): string =>
  words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/_x(?=[0-9a-fA-F]{4}_)/g, '_x005F_x');

async function byHand({ cells, date1904 }: Spec): Promise<Uint8Array> {
  const sorted = [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
  const written = (value: Value): string => {
    switch (value.kind) {
      case 'text':
        return ` t='inlineStr'><is><t xml:space="preserve">${escaped(value.text)}</t></is>`;
      case 'number':
        return ` s="${FORMATS.indexOf(value.format)}"><v>${value.value}</v>`;
      case 'boolean':
        return ` t="b"><v>${value.value ? 1 : 0}</v>`;
      case 'error':
        return ` t="e"><v>${value.text}</v>`;
      case 'formula':
        return `><f>${value.formula}</f><v>${value.value}</v>`;
    }
  };
  const row = (index: number) =>
    sorted
      .filter((cell) => cell.row === index)
      .map(({ column, value }) => `<c r="${utils.encode_cell({ r: index, c: column })}"${written(value)}</c>`)
      .join('');
  const sheet = [...new Set(sorted.map((cell) => cell.row))].map(
    (index) => `<row r="${index + 1}">${row(index)}</row>`,
  );
  const formats = FORMATS.map(
    (code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const styles = `<numFmts count="${FORMATS.length}">${formats.join('')}</numFmts><cellXfs count="${FORMATS.length}">${FORMATS.map((_, index) => `<xf numFmtId="${200 + index}" applyNumberFormat="1"/>`).join('')}</cellXfs>`;
  const properties = `<workbookPr date1904="${date1904}"/>`;
  return await pack(partsOf(rows(sheet.join('')), { styles, properties }));
}

/** What SheetJS reads, as our cells. */
function oracle(bytes: Uint8Array, date1904: boolean): Record<string, Cell> {
  const book = readSheetJs(bytes, { cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] as string] as WorkSheet;
  const cells: Record<string, Cell> = {};
  for (const [address, cell] of Object.entries(sheet)) {
    if (address.startsWith('!')) continue;
    const {
      t: type,
      v: value,
      z: format,
      w: shown,
    } = cell as { t: string; v: unknown; z?: string; w: string };
    if (type === 's') {
      // XML's line ends; SheetJS leaves them.
      if (String(value).trim() !== '') cells[address] = text(String(value).replace(/\r\n?/g, '\n'));
    } else if (type === 'b') cells[address] = { type: 'boolean', value: value as boolean };
    else if (type === 'e') cells[address] = { type: 'error', text: shown };
    else if (type === 'n' && SSF.is_date(format ?? '')) {
      // `0.00E+00` has an E, but shows no day.
      const { y, m, d } = SSF.parse_date_code(Math.floor(value as number), { date1904 });
      cells[address] = { type: 'date', day: dayOf(y, m, d) };
    } else if (type === 'n')
      cells[address] = number(value as number, format === 'General' || !format ? undefined : format);
  }
  return cells;
}

/** What was written, as our cells: an oracle for the two writers that keep it. */
const sorted = (cells: Record<string, Cell>): [string, Cell][] =>
  Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1));

/** SheetJS says of a date what it is, and not how much of it is shown. */
const asDays = (cells: Record<string, Cell>): Record<string, Cell> =>
  Object.fromEntries(
    Object.entries(cells).map(([place, cell]) => [
      place,
      cell.type === 'date' ? { type: cell.type, day: cell.day } : cell,
    ]),
  );

describe('the same cells as SheetJS', () => {
  test.each([
    ['exceljs', byExceljs],
    ['SheetJS', async (spec: Spec) => bySheetJs(spec)],
    ['hand', byHand],
  ])('written by %s', async (_name, write) => {
    await fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        const bytes = await write(spec);
        const [sheet] = (await read(bytes)).sheets;
        expect(sorted(asDays(addressed(sheet!.cells)))).toEqual(sorted(oracle(bytes, spec.date1904)));
      }),
      runs(150),
    );
  });
});
