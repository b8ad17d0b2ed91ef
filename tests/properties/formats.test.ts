import { type BookType, type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inGb18030 } from '../support/gb18030.ts';
import { type PersonAsRead, peopleAsRead, rosterOfBytes } from '../support/people-as-read.ts';
import { idNumber } from '../support/rosters.ts';
import { expectSame, runs } from './support/runs.ts';

/** The same people in every format that something writes: whatever the format, they are read as from a plain CSV. */

interface Birth {
  /** As the plain CSV has it. */
  readonly text: string;
  /** What a workbook may have instead: a number, or a day of Excel, which shows a month only or the day. */
  readonly cell?:
    | { readonly number: number; readonly format?: string }
    | { readonly serial: number; readonly format: string };
}

const two = (number: number): string => String(number).padStart(2, '0');
const serialOf = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;

const birth: fc.Arbitrary<Birth> = fc
  .tuple(
    fc.integer({ min: 1940, max: 2003 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(13),
  )
  .map(([year, month, day, form]): Birth => {
    const [yyyy, mm, dd] = [String(year), two(month), two(day)];
    const forms: readonly Birth[] = [
      { text: `${yyyy}.${mm}` },
      { text: `${yyyy}年${month}月` },
      { text: `${yyyy}-${mm}-${dd}` },
      { text: `${yyyy.slice(2)}.${mm}` },
      { text: `${yyyy}.${mm}（33岁）` },
      { text: `${yyyy}.${mm}\n（33岁）` },
      { text: `${yyyy}.13` },
      { text: '不详' },
      { text: '' },
      { text: yyyy, cell: { number: year } },
      { text: `${yyyy}${mm}`, cell: { number: year * 100 + month } },
      { text: `${yyyy}.${mm}`, cell: { number: year + month / 100, format: '0.00' } },
      {
        text: `${yyyy}-${mm}-${dd}`,
        cell: { serial: serialOf(year, month, day), format: 'yyyy/mm/dd' },
      },
      { text: `${yyyy}年${month}月`, cell: { serial: serialOf(year, month, 1), format: 'yyyy"年"m"月"' } },
    ];
    return forms[form] as Birth;
  });

/** A letter of the extension (㐂, four bytes in GB18030), ones beyond the basic plane (𠮷, 𬱖), inner spaces, a dot. */
const name = fc
  .tuple(
    fc.constantFrom('张', '欧阳', '㐂', '𠮷', '阿卜杜拉·'),
    fc.constantFrom('', ' ', '  ', '\u3000', '\u00a0'),
    fc.string({
      unit: fc.constantFrom('三', '䶮', '𬱖', '龘', '甲', '乙', '丙'),
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map((parts) => parts.join(''));

const NUMBER = idNumber('19860312', '013');
const mark = fc.constantFrom('是', '否', '√', '', '待定');

const person = fc.record({
  姓名: name,
  性别: fc.constantFrom('男', '女', ''),
  出生年月: birth,
  身份证号: fc.constantFrom(
    '',
    NUMBER,
    `${NUMBER.slice(0, 6)}${NUMBER.slice(8, 17)}`,
    NUMBER.slice(0, 17),
    '33999919860312009X',
    '33999919860312009x',
  ),
  所在镇街: fc.constantFrom('浒山街道', '观海卫镇', '观海卫', '无此镇', ''),
  所在村社: fc.constantFrom('', '五洞闸村', '五洞闸村委会'),
  职务: fc.constantFrom('书记', '党支部书记、村委会主任', '主任,"兼"委员', '委员\n会计', ''),
  职务层次: fc.constantFrom('中层正职', '中层副职', '一般干部', ''),
  优秀年轻干部: mark,
  后备类型: fc.constantFrom('主职后备', '非主职后备', ''),
});
type Person = typeof person extends fc.Arbitrary<infer Value> ? Value : never;

const people = fc.uniqueArray(person, {
  minLength: 1,
  maxLength: 6,
  selector: ({ 姓名 }) => 姓名.replace(/\s/g, ''),
});

const HEADS = [
  '姓名',
  '性别',
  '出生年月',
  '身份证号',
  '所在镇街',
  '所在村社',
  '职务',
  '职务层次',
  '优秀年轻干部',
  '后备类型',
] as const satisfies readonly (keyof Person)[];

const textsOf = (each: Person): string[] =>
  HEADS.map((head) => (head === '出生年月' ? each.出生年月.text : each[head]));

const delimited = (list: readonly Person[], delimiter: string): string =>
  [[...HEADS], ...list.map(textsOf)]
    .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
    .join('\r\n');

const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': utf8,
  'UTF-8 with a mark': (text) => utf8(`\ufeff${text}`),
  GB18030: inGb18030,
  'UTF-16LE': (text) => utf16(`\ufeff${text}`, true),
  'UTF-16BE': (text) => utf16(`\ufeff${text}`, false),
};

/** How a sheet's cells are made: of texts alone, or with the numbers and days that births may be. */
type Cells = 'texts' | 'numbers and days';

async function byExceljs(list: readonly Person[], cells: Cells): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('名单');
  sheet.addRow([...HEADS]);
  for (const each of list) {
    const row = sheet.addRow(textsOf(each));
    row.getCell(4).numFmt = '@';
    const { cell } = each.出生年月;
    if (!cell || cells === 'texts') continue;
    row.getCell(3).value = 'serial' in cell ? new Date((cell.serial - 25_569) * 86_400_000) : cell.number;
    if (cell.format) row.getCell(3).numFmt = cell.format;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function bySheetjs(list: readonly Person[], cells: Cells, bookType: BookType): Uint8Array {
  const sheet: WorkSheet = utils.aoa_to_sheet([[...HEADS], ...list.map(textsOf)]);
  list.forEach(({ 出生年月: { cell } }, index) => {
    if (!cell || cells === 'texts') return;
    const value = 'serial' in cell ? cell.serial : cell.number;
    const written: CellObject = { t: 'n', v: value, ...(cell.format ? { z: cell.format } : {}) };
    sheet[utils.encode_cell({ r: index + 1, c: HEADS.indexOf('出生年月') })] = written;
  });
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '名单');
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType });
  return new Uint8Array(bytes);
}

type Format = readonly [string, string, (list: readonly Person[]) => Uint8Array | Promise<Uint8Array>];

const TEXTS: readonly Format[] = Object.entries(ENCODINGS).flatMap(([encoding, encode]) =>
  [',', '\t', ';'].map(
    (delimiter): Format => [
      `CSV in ${encoding}, ${JSON.stringify(delimiter)}`,
      'a.csv',
      (list) => encode(delimited(list, delimiter)),
    ],
  ),
);

const BOOKS: readonly Format[] = (['texts', 'numbers and days'] as const).flatMap((cells): Format[] => [
  [`.xlsx by exceljs, ${cells}`, 'a.xlsx', (list) => byExceljs(list, cells)],
  ...(
    [
      ['.xlsx', 'xlsx'],
      ['.xls', 'biff8'],
      ['.xml', 'xlml'],
      ['.ods', 'ods'],
      ['.html', 'html'],
    ] as const
  ).map(
    ([ending, type]): Format => [
      `${ending} by SheetJS, ${cells}`,
      `a${ending}`,
      (list) => bySheetjs(list, cells, type),
    ],
  ),
]);

/** The people of a file. */
async function readFrom(path: string, bytes: Uint8Array): Promise<readonly PersonAsRead[]> {
  return peopleAsRead(await rosterOfBytes([{ path, bytes, sha256: path }]));
}

test.each([...TEXTS, ...BOOKS])('%s', async (_name, path, written) => {
  await fc.assert(
    fc.asyncProperty(people, async (list) => {
      const plain = await readFrom('plain.csv', utf8(delimited(list, ',')));
      expect(plain).toHaveLength(list.length);
      expectSame(await readFrom(path, await written(list)), plain);
    }),
    runs(12),
  );
});
