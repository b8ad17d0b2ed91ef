import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../src/core/calendar.ts';
import { cellsIn as cellsInRow, rowsOf } from '../src/roster/readers/cell-store.ts';
import type { Cell } from '../src/roster/readers/workbook.ts';
import {
  addressed,
  cellsIn,
  cellsOf,
  number,
  pack,
  partsOf,
  read,
  refusal,
  relationships,
  root,
  rows,
  text,
} from './support/workbooks.ts';

const sheetPart = 'xl/worksheets/sheet1.xml';
const STRINGS =
  '<si><t>张三</t></si><si><r><rPr><b/></rPr><t>李</t></r><r><t xml:space="preserve"> 四</t></r></si>';

/** A workbook of which one part is written in another way. */
const changed = async (parts: Record<string, string | Uint8Array | undefined>, options = {}) => {
  const all = {
    ...partsOf(rows('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), { strings: STRINGS }),
    ...parts,
  };
  return await pack(
    Object.fromEntries(Object.entries(all).filter(([, content]) => content !== undefined)) as Record<
      string,
      string
    >,
    options,
  );
};
const A1 = { A1: text('张三') };

describe('cells', () => {
  test.each<[string, string, Cell | undefined]>([
    ['shared string', '<c r="A1" t="s"><v>0</v></c>', text('张三')],
    ['rich shared string', '<c r="A1" t="s"><v>1</v></c>', text('李 四')],
    ['inline string', '<c r="A1" t="inlineStr"><is><t>王五</t></is></c>', text('王五')],
    [
      'inline string, space preserved',
      '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 王</t></is></c>',
      text(' 王'),
    ],
    [
      'rich inline string',
      '<c r="A1" t="inlineStr"><is><r><t>王</t></r><r><t>五</t></r></is></c>',
      text('王五'),
    ],
    [
      'phonetic runs',
      '<c r="A1" t="inlineStr"><is><t>張</t><rPh sb="0" eb="1"><t>チョウ</t></rPh><phoneticPr fontId="1"/></is></c>',
      text('張'),
    ],
    ['formula string', '<c r="A1" t="str"><f>B1</f><v>主任</v></c>', text('主任')],
    ['empty result of a formula', '<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>', undefined],
    ['number', '<c r="A1"><v>1986.1</v></c>', number(1986.1)],
    ['negative number with an exponent', '<c r="A1"><v>-1.5E-3</v></c>', number(-0.0015)],
    [
      'number of many digits',
      '<c r="A1"><v>330222198603121234</v></c>',
      number(Number('330222198603121234')),
    ],
    ['number, typed', '<c r="A1" t="n"><v>7</v></c>', number(7)],
    ['number that is none', '<c r="A1"><v>7a</v></c>', { type: 'error', text: '7a' }],
    ['true', '<c r="A1" t="b"><v>1</v></c>', { type: 'boolean', value: true }],
    ['false', '<c r="A1" t="b"><v>0</v></c>', { type: 'boolean', value: false }],
    ['error', '<c r="A1" t="e"><v>#REF!</v></c>', { type: 'error', text: '#REF!' }],
    ['cached number of a formula', '<c r="A1"><f>1+1</f><v>2</v></c>', number(2)],
    ['formula without a result', '<c r="A1"><f>1+1</f></c>', { type: 'error', text: '=1+1' }],
    [
      'formula with an empty result',
      '<c r="A1"><f>A2&amp;"x"</f><v></v></c>',
      { type: 'error', text: '=A2&"x"' },
    ],
    ['ISO date', '<c r="A1" t="d"><v>1986-03-12T00:00:00</v></c>', { type: 'date', day: dayOf(1986, 3, 12) }],
    ['styled and empty', '<c r="A1" s="0"/>', undefined],
    ['white space', '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> \t　</t></is></c>', undefined],
    [
      'line break escaped',
      '<c r="A1" t="inlineStr"><is><t>张_x000D_三_x005F_x000D_</t></is></c>',
      text('张\r三_x000D_'),
    ],
    ['entities', '<c r="A1" t="inlineStr"><is><t>&lt;&amp;&gt;&quot;&apos;</t></is></c>', text('<&>"\'')],
    [
      'character references',
      '<c r="A1" t="inlineStr"><is><t>&#24352;&#x4E09;&#x20BB7;</t></is></c>',
      text('张三𠮷'),
    ],
    ['CDATA', '<c r="A1" t="inlineStr"><is><t><![CDATA[<张>&amp;]]>三</t></is></c>', text('<张>&amp;三')],
    ['comments', '<!-- <c> --><c r="A1"><!-- a --><v><!-- --><?p ?>4<!---->2</v></c>', number(42)],
    ['single quotes', "<c r='A1' t='s'><v>0</v></c>", text('张三')],
    ['spaces in tags', '<c\n r = "A1"\tt="s" ><v >0</v\n></c >', text('张三')],
    ['line ends', '<c r="A1" t="inlineStr"><is><t>a\r\nb\rc</t></is></c>', text('a\nb\nc')],
    ['__proto__', '<c r="A1" t="inlineStr"><is><t>__proto__</t></is></c>', text('__proto__')],
  ])('%s', async (_name, cell, expected) => {
    const cells = await cellsIn(rows(`<row r="1">${cell}</row>`), { strings: STRINGS });
    expect(cells).toEqual(expected === undefined ? {} : { A1: expected });
  });

  test('of 32,767 characters, plain, escaped and referenced', async () => {
    const long = '慈'.repeat(32_767);
    const inline = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
    const written = inline(long) + inline('&#x6148;'.repeat(32_767)) + inline('_x6148_'.repeat(32_767));
    expect(await cellsIn(rows(`<row>${written}</row>`))).toEqual({
      A1: text(long),
      B1: text(long),
      C1: text(long),
    });
  });
});

describe('dates', () => {
  const STYLES = `<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/><numFmt numFmtId="165" formatCode="0.00_);[Red]\\-0.00"/>
    <numFmt numFmtId="166" formatCode="&quot;day&quot;0"/><numFmt numFmtId="167" formatCode="[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"/>
    <numFmt numFmtId="168" formatCode="[h]:mm"/></numFmts>`;
  const shown = async (id: number, value: string, properties = '') =>
    (
      await cellsIn(rows(`<row><c s="1"><v>${value}</v></c></row>`), {
        styles: `${STYLES}<cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`,
        properties,
      })
    ).A1;
  const march = { type: 'date', day: dayOf(1986, 3, 12) };

  test.each([14, 15, 16, 22, 28, 31, 53, 58, 167])('format %i', async (id) => {
    expect(await shown(id, '31483')).toEqual(march);
    expect(await shown(id, '31483.75')).toEqual(march);
  });

  test.each([17, 27, 36, 50, 57, 164])('format %i, which shows no day', async (id) => {
    expect(await shown(id, '31483.75')).toEqual({ ...march, shows: 'month' });
  });

  test.each([
    [0, undefined],
    [1, '0'],
    [2, '0.00'],
    [20, 'h:mm'],
    [32, 'h"时"mm"分"'],
    [45, 'mm:ss'],
    [46, '[h]:mm:ss'],
    [49, '@'],
    [165, '0.00_);[Red]\\-0.00'],
    [166, '"day"0'],
    [168, '[h]:mm'],
  ])('format %i is none', async (id, format) => {
    expect(await shown(id, '31483')).toEqual(number(31483, format));
  });

  test.each([
    ['1', { type: 'date', day: dayOf(1900, 1, 1) }],
    ['59', { type: 'date', day: dayOf(1900, 2, 28) }],
    ['60', text('1900-02-29')],
    ['61', { type: 'date', day: dayOf(1900, 3, 1) }],
    ['0.5', text('1900-01-00')],
    ['2958465.9', { type: 'date', day: dayOf(9999, 12, 31) }],
    ['2958466', { type: 'error', text: '#####' }],
    ['-1', { type: 'error', text: '#####' }],
  ])('serial %s of 1900', async (serial, expected) => {
    expect(await shown(14, serial)).toEqual(expected);
  });

  test.each(['1', 'true'])('the 1904 system: date1904="%s"', async (flag) => {
    const properties = `<workbookPr date1904="${flag}"/>`;
    expect(await shown(14, '30021', properties)).toEqual(march);
    expect(await shown(14, '0', properties)).toEqual({ type: 'date', day: dayOf(1904, 1, 1) });
  });

  test('a style that the workbook lacks is General', async () => {
    expect(await cellsIn(rows('<row><c s="999999999"><v>31483</v></c></row>'))).toEqual({
      A1: number(31483),
    });
  });
});

describe('rows, columns and merges', () => {
  const cell = (words: string, reference = '') =>
    `<c${reference === '' ? '' : ` r="${reference}"`} t="inlineStr"><is><t>${words}</t></is></c>`;

  test('rows and cells without r follow those before them', async () => {
    const sheet = rows(
      `<row>${cell('a')}${cell('b')}</row><row r="5">${cell('c', 'C5')}${cell('d')}</row><row>${cell('e')}</row>`,
    );
    expect(Object.keys(await cellsIn(sheet))).toEqual(['A1', 'B1', 'C5', 'D5', 'A6']);
  });

  test('out of order they are put into it, and the last of two in one place counts', async () => {
    const sheet = rows(
      `<row r="2">${cell('b2', 'B2')}${cell('a2', 'A2')}</row><row r="1">${cell('old', 'A1')}${cell('new', 'A1')}</row><row r="2">${cell('new', 'B2')}</row>`,
    );
    const [first] = (await read(await pack(partsOf(sheet)))).sheets;
    expect(addressed(first!.cells)).toEqual({ A1: text('new'), A2: text('a2'), B2: text('new') });
    expect(rowsOf(first!.cells).map((row) => [row.number, cellsInRow(row).length])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test.each(['', '<dimension ref="A1"/>', '<dimension ref="A1:XFD1048576"/>', '<dimension/>'])(
    'dimension %s',
    async (dimension) => {
      expect(await cellsIn(dimension + rows(`<row r="3">${cell('a', 'AB3')}</row>`))).toEqual({
        AB3: text('a'),
      });
    },
  );

  test('the corner of the grid', async () => {
    expect(await cellsIn(rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).toEqual({
      XFD1048576: number(1),
    });
  });

  test('a merged block has its value in the top left cell alone', async () => {
    const sheet = `${rows(
      `<row r="1">${cell('a', 'A1')}${cell('b', 'B1')}${cell('c', 'C1')}</row><row r="2">${cell('d', 'A2')}${cell('e', 'B2')}${cell('f', 'C2')}</row><row r="3">${cell('g', 'A3')}</row>`,
    )}<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C2"/><mergeCell ref="B2:C3"/></mergeCells>`;
    const [first] = (await read(await pack(partsOf(sheet)))).sheets;
    expect(addressed(first!.cells)).toEqual({ A1: text('a'), C1: text('c'), C2: text('f'), A3: text('g') });
    // The one that overlaps another is left out.
    expect(first!.merges).toEqual([
      { top: 1, bottom: 2, left: 0, right: 1 },
      { top: 2, bottom: 2, left: 2, right: 2 },
    ]);
  });

  test('hidden rows and columns', async () => {
    const sheet = `<cols><col min="1" max="2" hidden="1"/><col min="3" max="3"/><col min="16384" max="99999" hidden="true"/></cols>${rows(
      '<row r="2" hidden="1"/><row r="3" hidden="0"/>',
    )}`;
    const [first] = (await read(await pack(partsOf(sheet)))).sheets;
    expect([...first!.hiddenRows]).toEqual([2]);
    expect([...first!.hiddenColumns]).toEqual([0, 1, 16_383]);
  });

  test('equal cells, however they are written', async () => {
    const strings =
      '<si><t>a&amp;b</t></si><si><t>a&#38;b</t></si><si><r><t>a</t></r><r><t>&amp;b</t></r></si>';
    const shared = [0, 1, 2].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    const others = `${cell('a&amp;b')}<c t="str"><f>A1</f><v>a&amp;b</v></c><c><v>7</v></c><c><v>7.0</v></c><c><v>0.7e1</v></c>`;
    const book = await read(await pack(partsOf(rows(`<row>${shared}${others}</row>`), { strings })));
    expect(Object.values(addressed(book.sheets[0]!.cells))).toEqual([
      text('a&b'),
      text('a&b'),
      text('a&b'),
      text('a&b'),
      text('a&b'),
      number(7),
      number(7),
      number(7),
    ]);
  });
});

describe('parts', () => {
  test('of strict workbooks', async () => {
    const strict = Object.fromEntries(
      Object.entries(partsOf(rows('<row><c t="d"><v>1986-03-12</v></c></row>'))).map(([name, content]) => [
        name,
        String(content)
          .replaceAll(
            'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
            'http://purl.oclc.org/ooxml/spreadsheetml/main',
          )
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
            'http://purl.oclc.org/ooxml/officeDocument/relationships',
          ),
      ]),
    );
    expect(await cellsOf(await pack(strict))).toEqual({ A1: { type: 'date', day: dayOf(1986, 3, 12) } });
  });

  test('with prefixes', async () => {
    const prefixed =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const workbook =
      '<x:workbook xmlns:x="m" xmlns:rel="o"><x:sheets><x:sheet name="名单" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>';
    expect(await cellsOf(await changed({ [sheetPart]: prefixed, 'xl/workbook.xml': workbook }))).toEqual(A1);
  });

  test.each<[string, (xml: string) => Uint8Array]>([
    ['UTF-8 with a mark', (xml) => Buffer.from(`\ufeff${xml}`)],
    ['UTF-16LE', (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le')],
    ['UTF-16BE', (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le').swap16()],
    ['UTF-16LE without a mark', (xml) => Buffer.from(xml, 'utf16le')],
    ['UTF-16BE without a mark', (xml) => Buffer.from(xml, 'utf16le').swap16()],
    [
      'GBK as it says',
      (xml) => Buffer.from(xml.replace('UTF-8', 'GBK').replace('张三', '\xd5\xc5\xc8\xfd'), 'latin1'),
    ],
  ])('in %s', async (_name, encoded) => {
    const strings = encoded(root('sst', '<si><t>张三</t></si>'));
    expect(await cellsOf(await changed({ 'xl/sharedStrings.xml': strings }))).toEqual(A1);
  });

  test.each([
    ['relative', 'worksheets/sheet1.xml'],
    ['absolute', '/xl/worksheets/sheet1.xml'],
    ['with steps up', '../xl/./worksheets/sheet1.xml'],
    ['with backslashes', 'worksheets\\sheet1.xml'],
    ['in another case', 'Worksheets/Sheet1.XML'],
  ])('at %s targets', async (_name, target) => {
    const list = relationships(['rId1', 'worksheet', target], ['rId2', 'sharedStrings', 'sharedStrings.xml']);
    expect(await cellsOf(await changed({ 'xl/_rels/workbook.xml.rels': list }))).toEqual(A1);
  });

  test('by any names', async () => {
    const parts = partsOf(rows('<row><c t="s"><v>0</v></c></row>'), { strings: STRINGS });
    const renamed = {
      '_rels/.rels': relationships(['x', 'officeDocument', '/数据/book.xml']),
      '数据/book.xml': parts['xl/workbook.xml'] as string,
      '数据/_rels/book.xml.rels': relationships(
        ['rId1', 'worksheet', '../a.xml'],
        ['b', 'sharedStrings', '%E4%B8%B2.xml'],
      ),
      'a.xml': parts[sheetPart] as string,
      '数据/串.xml': parts['xl/sharedStrings.xml'] as string,
      // What only has the usual name is not read.
      'xl/worksheets/sheet1.xml': root('worksheet', rows('<row><c><v>13</v></c></row>')),
    };
    expect(await cellsOf(await pack(renamed))).toEqual(A1);
  });

  test('sheets in the workbook’s order, hidden ones told, charts left out', async () => {
    const parts = {
      ...partsOf(''),
      'xl/other.xml': root('worksheet', ''),
      'xl/third.xml': root('worksheet', ''),
      'xl/workbook.xml': root(
        'workbook',
        '<sheets><sheet name="甲&amp;乙" sheetId="9" r:id="c"/><sheet name="图" sheetId="1" r:id="d"/><sheet name="乙" sheetId="2" state="hidden" r:id="b"/><sheet name="丙" sheetId="3" state="veryHidden" r:id="e"/></sheets>',
      ),
      'xl/_rels/workbook.xml.rels': relationships(
        ['b', 'worksheet', 'worksheets/sheet1.xml'],
        ['c', 'worksheet', 'other.xml'],
        ['e', 'worksheet', 'third.xml'],
        ['d', 'chartsheet', 'charts/1.xml'],
      ),
    };
    const { sheets } = await read(await pack(parts));
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['甲&乙', false],
      ['乙', true],
      ['丙', true],
    ]);
  });

  test('styles and shared strings may be absent', async () => {
    const bytes = await pack({
      ...partsOf(rows('<row><c><v>7</v></c></row>')),
      'xl/_rels/workbook.xml.rels': relationships(['rId1', 'worksheet', 'worksheets/sheet1.xml']),
    });
    expect(await cellsOf(bytes)).toEqual({ A1: number(7) });
  });
});

describe('archives', () => {
  test('with stored entries', async () => {
    expect(await cellsOf(await changed({}, { compression: 'STORE' }))).toEqual(A1);
  });

  test('with data descriptors', async () => {
    expect(await cellsOf(await changed({}, { streamFiles: true }))).toEqual(A1);
  });

  test('with bytes before and behind', async () => {
    const bytes = await changed({});
    expect(await cellsOf(Buffer.concat([Buffer.from('Received: from mail\r\n\r\n'), bytes]))).toEqual(A1);
    expect(await cellsOf(Buffer.concat([bytes, Buffer.alloc(700)]))).toEqual(A1);
    expect(
      await cellsOf(Buffer.concat([Buffer.from('PK\u0005\u0006 no end'), bytes, Buffer.alloc(70)])),
    ).toEqual(A1);
  });

  test('with a comment', async () => {
    expect(await cellsOf(await changed({}, { comment: 'PK'.repeat(400) }))).toEqual(A1);
  });

  test('in the zip64 form', async () => {
    const bytes = Buffer.from(await changed({}));
    const end = bytes.lastIndexOf('PK\u0005\u0006');
    const [count, size, offset] = [
      bytes.readUInt16LE(end + 10),
      bytes.readUInt32LE(end + 12),
      bytes.readUInt32LE(end + 16),
    ];
    const record = Buffer.alloc(56);
    record.write('PK\u0006\u0006');
    record.writeBigUInt64LE(44n, 4);
    record.writeBigUInt64LE(BigInt(count), 24);
    record.writeBigUInt64LE(BigInt(count), 32);
    record.writeBigUInt64LE(BigInt(size), 40);
    record.writeBigUInt64LE(BigInt(offset), 48);
    const locator = Buffer.alloc(20);
    locator.write('PK\u0006\u0007');
    locator.writeBigUInt64LE(BigInt(end), 8);
    locator.writeUInt32LE(1, 16);
    const last = Buffer.from(bytes.subarray(end));
    last.writeUInt16LE(0xffff, 8);
    last.writeUInt16LE(0xffff, 10);
    last.writeUInt32LE(0xffffffff, 12);
    last.writeUInt32LE(0xffffffff, 16);
    const whole = Buffer.concat([bytes.subarray(0, end), record, locator, last]);
    expect(await cellsOf(whole)).toEqual(A1);
    expect(await cellsOf(Buffer.concat([Buffer.from('before'), whole]))).toEqual(A1);
  });

  test('whose parts are read in pieces of any size', async () => {
    const names = Array.from({ length: 30_000 }, (_, index) => `张${index}三`);
    const sheet = rows(
      names
        .map((_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>${index}</v></c></row>`)
        .join(''),
    );
    const cells = await cellsIn(sheet, { strings: names.map((name) => `<si><t>${name}</t></si>`).join('') });
    expect(Object.values(cells)).toEqual(names.map(text));
  });

  test('a checksum that differs is damage', async () => {
    const bytes = Buffer.from(await changed({}, { compression: 'STORE' }));
    bytes[bytes.indexOf('张三')] = 0xe6;
    expect(await refusal(bytes)).toBe('file-damaged');
  });

  test('a part that stands there twice is damage', async () => {
    const zip = await JSZip.loadAsync(await changed({}));
    zip.file('xl/Worksheets/Sheet1.xml', root('worksheet', ''));
    expect(await refusal(await zip.generateAsync({ type: 'uint8array' }))).toBe('file-damaged');
  });
});

describe('files by other programs', () => {
  test.each([
    ['openpyxl.xlsx', { type: 'error', text: '=E2+E3' }, { type: 'error', text: '=1/0' }],
    ['libreoffice.xlsx', number(66.5), { type: 'error', text: '#DIV/0!' }],
  ])('%s', async (name, sum, quotient) => {
    const { sheets } = await read(readFileSync(new URL(`../fixtures/xlsx/${name}`, import.meta.url)));
    const [list, hidden] = sheets;
    expect([list?.name, list?.hidden, hidden?.name, hidden?.hidden]).toEqual(['名单', false, '隐藏', true]);
    expect(list?.merges).toEqual([{ top: 2, bottom: 3, left: 3, right: 3 }]);
    expect([[...(list?.hiddenRows ?? [])], [...(list?.hiddenColumns ?? [])]]).toEqual([[3], [4]]);
    const { A1, B1, C1, D1, E1, F1, G1, ...cells } = addressed(list!.cells);
    expect([A1, B1, C1, D1, E1, F1, G1]).toEqual(
      ['姓名', '出生年月', '身份证号', '所在镇街', '年龄', '在职', '备注'].map(text),
    );
    expect(cells).toEqual({
      A2: text('张三'),
      B2: { type: 'date', day: dayOf(1986, 3, 12), shows: 'month' },
      C2: text('339999198603120013'),
      D2: text('浒山街道'),
      E2: number(33),
      F2: { type: 'boolean', value: true },
      G2: text('换\n行'),
      A3: text('李 四'),
      B3: number(1986.1, '0.00'),
      E3: number(33.5),
      F3: { type: 'boolean', value: false },
      G3: text('<a&b>'),
      A4: text('王五'),
      B4: { type: 'date', day: dayOf(1990, 12, 31) },
      D4: text('宗汉街道'),
      E4: sum,
      G4: text(' 前后 '),
      G5: quotient,
    });
    expect(addressed(hidden!.cells)).toEqual({ XFD1: number(1) });
  });
});
