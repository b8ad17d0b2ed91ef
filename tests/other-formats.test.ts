import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../src/cli/archive.ts';
import { Failure } from '../src/core/failure.ts';
import { isMisnamed, readWorkbook } from '../src/roster/readers/index.ts';
import type { Sheet, Workbook } from '../src/roster/readers/workbook.ts';
import { inGb18030 } from './support/gb18030.ts';
import { peopleAsRead, rosterOf, rosterOfBytes } from './support/people-as-read.ts';
import { folder, run } from './support/program.ts';
import { addressed, pack } from './support/workbooks.ts';

/** Rosters in the formats beside .xlsx and CSV, written by LibreOffice (fixtures/layouts/make.py) and by hand. */

const FOLDER = 'fixtures/layouts/other-formats';
const at = (name: string) => join(FOLDER, name);
const rosters = readdirSync(FOLDER).filter(
  (name) => /\.(xls|ods|html)$/.test(name) && !name.startsWith('types'),
);

const plain = peopleAsRead(await rosterOf(['fixtures/layouts/plain.xlsx']));

const read = async (name: string): Promise<Workbook> =>
  await readWorkbook(readFileSync(at(name)), name, { openArchive });

describe('every file is read to the people of the plain workbook', () => {
  test.each(rosters)('%s', async (name) => {
    expect(peopleAsRead(await rosterOf([at(name)]))).toEqual(plain);
  });
});

test('an .ods that was packed again, its parts in another order and all of them deflated', async () => {
  const packed = await JSZip.loadAsync(readFileSync(at('plain.ods')));
  const parts: Record<string, Uint8Array> = {};
  for (const name of Object.keys(packed.files).reverse())
    if (!name.endsWith('/')) parts[name] = (await packed.file(name)?.async('uint8array')) as Uint8Array;
  const { format } = await readBytes(await pack(parts));
  expect(format).toBe('ods');
  const path = 'again.ods';
  expect(peopleAsRead(await rosterOfBytes([{ path, bytes: await pack(parts), sha256: path }]))).toEqual(
    plain,
  );
});

/** What a sheet says, for comparing. */
const said = ({ cells, ...sheet }: Sheet) => ({ ...sheet, cells: addressed(cells) });

describe('every type of cell is read like that of the same workbook as .xlsx', () => {
  test.each(['types', 'types-1904'])('%s.xls', async (name) => {
    const [xls, xlsx] = [await read(`${name}.xls`), await read(`${name}.xlsx`)];
    expect(xls.format).toBe('xls');
    expect(xls.nature).toEqual(xlsx.nature);
    expect(xls.sheets.map(said)).toEqual(xlsx.sheets.map(said));
  });

  test.each(['types', 'types-1904'])('%s.ods', async (name) => {
    const [ods, xlsx] = [await read(`${name}.ods`), await read(`${name}.xlsx`)];
    expect(ods.format).toBe('ods');
    expect(ods.sheets.map(said)).toEqual(xlsx.sheets.map(said));
  });
});

describe('an .ods that was unpacked and packed again', () => {
  const partsOf = async (name: string): Promise<Record<string, Uint8Array>> => {
    const { files } = await JSZip.loadAsync(readFileSync(at(name)));
    const parts = Object.values(files).filter(({ dir }) => !dir);
    return Object.fromEntries(
      await Promise.all(parts.map(async (part) => [part.name, await part.async('uint8array')])),
    );
  };
  const packed = async (parts: Readonly<Record<string, Uint8Array>>): Promise<string> => {
    const path = join(folder(), 'a.ods');
    writeFileSync(path, await pack(parts));
    return path;
  };

  test.each([
    ['with its type at the end', ({ mimetype, ...parts }) => ({ ...parts, mimetype })],
    ['without its type', ({ mimetype: _, ...parts }) => parts],
    [
      'without its manifest',
      ({ 'META-INF/manifest.xml': _, mimetype, ...parts }) => ({ ...parts, mimetype }),
    ],
  ] satisfies [string, (parts: Record<string, Uint8Array>) => object][])('%s', async (_, change) => {
    const path = await packed(change(await partsOf('plain.ods')) as Record<string, Uint8Array>);
    const { code, stdout } = await run(['inspect', path, '-f', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).inputs).toMatchObject([{ path, format: 'ods', tables: [{ rows: 14 }] }]);
  });

  test('is no spreadsheet where it has no sheets', async () => {
    const text = new TextEncoder().encode('<office:document-content xmlns:office="o"/>');
    const path = await packed({ ...(await partsOf('plain.ods')), 'content.xml': text });
    expect((await run(['inspect', path])).stderr).toContain('是 OpenDocument 文档');
  });
});

/** A page as web systems export it, in GB2312, whatever it is named. */
const PAGE = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td{mso-number-format:"\\@"}</style></head>
<body><table><tr><td><table border=1>
<tr><td colspan=4 align=center><b>干部花名册</b></td></tr>
<TR><th>姓名<th>出生年月<th>身份证号<th>所在镇街</TR>
<tr><td x:str>钱<br>一鸣</td><td x:num="30498">1983.07</td><td>339999198307010011&nbsp;</td><td rowspan="2">浒山街道</td></tr>
<tr><td>孙二平 &amp; <!-- <td>无</td> --></td><td>1989.01</td><td>339999198901010012</td></tr>
</table></td></tr></table><script>document.write("<td>无</td>")</script></body></html>`;

const readBytes = async (bytes: Uint8Array, name = 'a.xls'): Promise<Workbook> =>
  await readWorkbook(bytes, name, { openArchive });

describe('pages with tables', () => {
  test.each([
    ['GB2312, as it says', inGb18030(PAGE)],
    ['UTF-8, whatever it says', new TextEncoder().encode(PAGE)],
  ])('%s', async (_, bytes) => {
    const { format, nature, sheets } = await readBytes(bytes);
    const texts = Object.entries(addressed((sheets[0] as Sheet).cells)).map(([address, cell]) => [
      address,
      cell.type === 'text' ? cell.text : cell,
    ]);
    expect({ format, plain: nature.plain }).toEqual({ format: 'html', plain: true });
    // The table stands in another one, whose only row is the first.
    expect(Object.fromEntries(texts)).toEqual({
      A2: '干部花名册',
      A3: '姓名',
      B3: '出生年月',
      C3: '身份证号',
      D3: '所在镇街',
      A4: '钱\n一鸣',
      B4: '1983.07',
      C4: '339999198307010011',
      D4: '浒山街道',
      A5: '孙二平 &',
      B5: '1989.01',
      C5: '339999198901010012',
    });
    expect(sheets[0]?.merges).toEqual([
      { top: 2, bottom: 2, left: 0, right: 3 },
      { top: 4, bottom: 5, left: 3, right: 3 },
    ]);
  });

  test('a workbook that Excel 2003 wrote as XML', async () => {
    const cell = (type: string, value: string, rest = '') =>
      `<Cell ${rest}><Data ss:Type="${type}">${value}</Data></Cell>`;
    const xml = `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="m"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style></Styles>
<Worksheet ss:Name="甲"><Table><Column ss:Hidden="1"/><Row>${cell('String', '姓名 &amp;', 'ss:MergeAcross="1"')}${cell('DateTime', '1986-03-01T00:00:00.000', 'ss:Index="4" ss:StyleID="m"')}${cell('Error', '#REF!')}</Row>
<Row ss:Index="3" ss:Hidden="1">${cell('String', '339999198603011234')}${cell('Number', '198603')}${cell('Boolean', '1')}</Row></Table></Worksheet></Workbook>`;
    const { format, sheets } = await readBytes(new TextEncoder().encode(xml));
    expect(format).toBe('xml');
    expect(sheets.map(said)).toEqual([
      {
        name: '甲',
        hidden: false,
        hiddenRows: new Set([3]),
        hiddenColumns: new Set([0]),
        merges: [{ top: 1, bottom: 1, left: 0, right: 1 }],
        cells: {
          A1: { type: 'text', text: '姓名 &' },
          D1: { type: 'date', day: 5903, shows: 'month' },
          E1: { type: 'error', text: '#REF!' },
          A3: { type: 'text', text: '339999198603011234' },
          B3: { type: 'number', value: 198603, format: undefined },
          C3: { type: 'boolean', value: true },
        },
      },
    ]);
  });
});

/** The code of the sentence that a file gives instead of a workbook. */
async function refusal(bytes: Uint8Array): Promise<string | undefined> {
  try {
    await readBytes(bytes);
  } catch (error) {
    if (error instanceof Failure) return error.messages.map(({ code }) => code).join();
    throw error;
  }
  return undefined;
}

const utf16 = (name: string): number[] => [...`${name}\0`].flatMap((letter) => [letter.charCodeAt(0), 0]);
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const compound = (stream: string) => Uint8Array.from([...COMPOUND, ...utf16(stream), ...Array(600).fill(0)]);
const ascii = (text: string) => new TextEncoder().encode(text);

/** An .ods whose parts are given. */
const odsOf = async (parts: Readonly<Record<string, string>>): Promise<Uint8Array> =>
  await pack(
    { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', ...parts },
    { compression: 'STORE' },
  );
const content = (table: string) =>
  `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>`;

describe('one sentence says what is wrong with a file', () => {
  test.each([
    ['with a password', compound('EncryptedPackage'), 'file-encrypted'],
    ['an old Word document', compound('WordDocument'), 'file-other-kind'],
    ['another container', compound('PowerPoint'), 'file-damaged'],
    ['a web page in a mail', ascii('MIME-Version: 1.0\nContent-Type: multipart/related'), 'file-other-kind'],
    ['elements in each other without end', ascii(`<table>${'<b>'.repeat(50_000)}`), 'file-damaged'],
    ['a workbook cut off', readFileSync(at('plain.xls')).subarray(0, 4000), 'file-damaged'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  test('a record that nobody knows is passed over, and nothing of it is written to the console', async () => {
    const bytes = readFileSync(at('plain.xls'));
    // The record with the extent of the sheet.
    const place = bytes.indexOf(Uint8Array.of(0x00, 0x02, 0x0e, 0x00));
    bytes.writeUInt16LE(0x4bff, place);
    expect((await readBytes(bytes)).sheets.map(said)).toEqual((await read('plain.xls')).sheets.map(said));
  });

  test('an .ods with a password, cut off, or without sheets', async () => {
    const encrypted = { 'META-INF/manifest.xml': '<m><encryption-data/></m>', 'content.xml': 'x' };
    expect(await refusal(await odsOf(encrypted))).toBe('file-encrypted');
    expect(await refusal(readFileSync(at('plain.ods')).subarray(0, 9000))).toBe('file-damaged');
    expect(await refusal(await odsOf({ 'content.xml': content('') }))).toBe('workbook-empty');
    expect(await refusal(await odsOf({ 'content.xml': content('<table:table>') }))).toBe('file-damaged');
  });

  test('an .ods that repeats a filled row and cell without end', async () => {
    const row = `<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell></table:table-row></table:table>`;
    expect(await refusal(await odsOf({ 'content.xml': content(row) }))).toBe('file-too-large');
  });
});

test('a page named .xls is read by its content, and a note says so', async () => {
  const files = await rosterOf([at('plain.html')]);
  expect(files.inputs.map(({ format, misnamed }) => ({ format, misnamed }))).toEqual([
    { format: 'html', misnamed: false },
  ]);
  expect(['a.xls', 'a.et', 'a.html', 'a.htm'].map((name) => isMisnamed(name, 'html'))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(['a.et', 'a.XLS', 'a.xlsx'].map((name) => isMisnamed(name, 'xls'))).toEqual([false, false, true]);
});
