import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { folder, run } from './support/program.ts';
import {
  cellsIn,
  number,
  pack,
  partsOf,
  read,
  refusal,
  relationships,
  root,
  rows,
} from './support/workbooks.ts';

/** Files that were made to do harm, or are broken: one sentence, soon, in little memory. */

const cell = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const SHEET = 'xl/worksheets/sheet1.xml';
const good = async () => await pack(partsOf(rows(`<row>${cell('姓名')}${cell('职务')}</row>`)));

describe('what is too large', () => {
  test('a bomb that unpacks to 500 times its size', async () => {
    const bytes = await pack({ ...partsOf(''), [SHEET]: root('worksheet', rows(' '.repeat(80_000_000))) });
    expect(await refusal(bytes)).toBe('file-too-large');
  });

  test('more than --max-size, which also lets what is no bomb pass', async () => {
    const bytes = await pack(
      partsOf(rows(`<row>${cell('a'.repeat(3_000_000).slice(0, 900_000))}</row>`.repeat(4))),
    );
    expect(await refusal(bytes, 2 * 1024 * 1024)).toBe('file-too-large');
    expect(await refusal(bytes)).toBe('none');
    const path = join(folder(), 'a.xlsx');
    writeFileSync(path, bytes);
    const { code, stderr } = await run(['check', path, '--max-size', '2']);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${path} 解压后超过 2 MB`)]);
  });

  test('more cells than go with the size', async () => {
    const bytes = await pack(partsOf(rows(`<row>${'<c><v>1</v></c>'.repeat(16_384)}</row>`.repeat(5))));
    expect(await refusal(bytes, 2 * 1024 * 1024)).toBe('file-too-large');
  });

  test('a directory that says less than there is', async () => {
    const bytes = Buffer.from(await good());
    const entry = bytes.indexOf(SHEET, bytes.indexOf('PK\u0001\u0002'));
    bytes.writeUInt32LE(10, entry - 46 + 24);
    expect(await refusal(bytes)).toBe('file-damaged');
  });

  test.each(['0', '-1', 'x', '1e9', '99999999'])('--max-size %s', async (written) => {
    const { code, stderr } = await run(['check', 'a.xlsx', '--max-size', written]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--max-size')]);
  });
});

describe('entities', () => {
  const BOMB = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'b'.repeat(n + 1)} "${`&${n === 0 ? 'a' : 'b'.repeat(n)};`.repeat(10)}">`).join('')}]>`;
  test.each([
    ['a bomb', BOMB],
    ['an external one', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ['a document type alone', '<!DOCTYPE worksheet>'],
  ])('%s is never expanded', async (_name, declaration) => {
    const sheet = declaration + root('worksheet', rows(`<row>${cell('&a;')}</row>`)).replace(/^.*\n/, '');
    for (const part of [SHEET, 'xl/workbook.xml', 'xl/sharedStrings.xml', '_rels/.rels'])
      expect(await refusal(await pack({ ...partsOf(''), [part]: sheet }))).toBe('file-document-type');
  });

  test.each(['&a;', '&', '&#0;', '&#x110000;', '&#xZ;'])('%s is no reference', async (written) => {
    expect(await refusal(await pack(partsOf(rows(`<row>${cell(written)}</row>`))))).toBe('file-damaged');
  });
});

describe('beyond the grid', () => {
  test.each([
    '<row r="1"><c r="XFE1"><v>1</v></c></row>',
    '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
    '<row r="1048577"><c><v>1</v></c></row>',
    '<row r="0"/>',
    '<row r="-1"/>',
    '<row r="1e3"/>',
    '<row r="99999999999999999999"/>',
    '<row r="1048576"/><row/>',
    '<row r="1"><c r="A2"><v>1</v></c></row>',
    '<row r="1"><c r="A0"><v>1</v></c></row>',
    '<row r="1"><c r="A"><v>1</v></c></row>',
    `<row>${'<c/>'.repeat(16_385)}</row>`,
    `<row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`,
    '<row><c t="s"><v>-1</v></c></row>',
    '<row><c t="s"><v>99999999999</v></c></row>',
    '<row><c t="s"><v>1</v></c></row>',
    '<row><c t="s"><v>0.5</v></c></row>',
    '<row><c t="s"><v>4294967296</v></c></row>',
    '<row><c t="s"><v></v><v>-0</v></c></row>',
    '<row r="1" r="2"><c r="A2"><v>1</v></c></row>',
  ])('%.60s', async (content) => {
    expect(await refusal(await pack(partsOf(rows(content))))).toBe('file-damaged');
  });

  test.each(['A1:XFE1', 'A1:A1048577', 'A0', '', 'A1:B'])('merged %s', async (range) => {
    const sheet = `${rows('')}<mergeCells><mergeCell ref="${range}"/></mergeCells>`;
    expect(await refusal(await pack(partsOf(sheet)))).toBe('file-damaged');
  });
});

test.each(['-1', '65536', '99999999999999999999', '1e9', 'x', '', 'Infinity'])(
  'a format of index %j is General',
  async (index) => {
    const cells = rows(
      `<row><c s="${index}"><v>31483</v></c><c r="B1" s="${index}" t="n"><v>31483.5</v></c></row>`,
    );
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="-14"/><xf numFmtId="1e99"/></cellXfs>';
    expect(await cellsIn(cells, { styles })).toEqual({ A1: number(31483), B1: number(31483.5) });
  },
);

/** What patterns and comparisons take long over where they look at every part of a text again from each place. */
const REPEATED = [
  '慈',
  '1',
  ' ',
  '　',
  '\t',
  '(',
  '（',
  ')',
  '【',
  '.',
  '、',
  '/',
  '-',
  '*',
  ':',
  'T',
  '年',
  '父',
  '书记、',
  '共青团',
  '团委',
  '村',
  '合计',
  '1986.',
  '1 ',
  '(书记',
  '书记)',
];

describe('cells of 32,767 characters', () => {
  const filled = (words: string): string =>
    cell(`甲${words.repeat(Math.floor(32_765 / words.length))}乙`.slice(0, 32_767));
  const heads = ['姓名', '职务', '出生年月', '所在镇街', '职务层次'];
  const head = `<row>${heads.map(cell).join('')}</row>`;
  const person = `<row>${['张三', '主任', '1986.03', '浒山街道', '中层正职'].map(cell).join('')}</row>`;
  const LONG: readonly (readonly [string, string])[] = [
    ['people', head + person + REPEATED.map((words) => `<row>${filled(words).repeat(5)}</row>`).join('')],
    ['titles', REPEATED.map((words) => `<row>${filled(words)}</row>`).join('') + head + person],
    ['heads', `<row>${heads.map(cell).join('')}${REPEATED.map(filled).join('')}</row>${person}`],
    [
      'heads of people',
      `<row>${heads.map((words) => cell(words + '（'.repeat(32_000))).join('')}</row>${person}`,
    ],
  ];
  test.each(LONG)('as %s', async (_name, content) => {
    const path = join(folder(), 'a.xlsx');
    writeFileSync(path, await pack(partsOf(rows(content))));
    for (const command of ['check', 'inspect']) {
      const { code, stderr } = await run([command, path]);
      expect([0, 1, 2, 3]).toContain(code);
      expect(stderr).not.toContain('程序');
    }
  });
});

describe('long, deep and many', () => {
  test('2^20 empty rows', async () => {
    expect(await cellsIn(rows('<row/>'.repeat(1 << 20)))).toEqual({});
  });

  test('100,000 merged blocks over 100,000 rows', async () => {
    const numbers = Array.from({ length: 100_000 }, (_, index) => index + 1);
    const sheet = `${rows(numbers.map((row) => `<row r="${row}"><c><v>1</v></c><c><v>2</v></c></row>`).join(''))}<mergeCells>${numbers.map((row) => `<mergeCell ref="A${row}:B${row}"/>`).join('')}</mergeCells>`;
    const [first] = (await read(await pack(partsOf(sheet)))).sheets;
    expect(first!.cells.columns.length).toBe(100_000);
  });

  test('10,000 blocks over all of the sheet', async () => {
    const sheet = `${rows('<row><c><v>1</v></c><c><v>2</v></c></row>')}<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(10_000)}</mergeCells>`;
    expect(Object.keys(await cellsIn(sheet))).toEqual(['A1']);
  });

  test('400,000 column ranges', async () => {
    expect(
      await refusal(
        await pack(partsOf(`<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(400_000)}</cols>`)),
      ),
    ).toBe('file-damaged');
  });

  test.each([255, 256, 1_000_000])('elements nested %i deep', async (depth) => {
    const nested = '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(await refusal(await pack(partsOf(rows('') + nested)))).toBe(
      depth <= 255 ? 'none' : 'file-damaged',
    );
  });

  test.each([
    ['tag', `<row ${'a="1" '.repeat(300_000)}/>`],
    ['name', `<${'a'.repeat(2_000_000)}/>`],
    ['attribute', `<row r="${'1'.repeat(2_000_000)}"/>`],
    ['text', `<row><c><v>${'1'.repeat(4_000_000)}</v></c></row>`],
  ])('a %s without end', async (_name, content) => {
    expect(await refusal(await pack(partsOf(rows(content))))).toBe('file-damaged');
  });

  test('a comment of 15 MB is only passed over', async () => {
    expect(
      await cellsIn(`<!--${'- '.repeat(7_500_000)}-->${rows('<row><c><v>1</v></c></row>')}`),
    ).toHaveProperty('A1');
  });

  test.each([
    [1_000, 'none'],
    [1_001, 'file-too-large'],
    [10_000, 'file-too-large'],
  ])('%i sheets', async (count, code) => {
    const ids = Array.from({ length: count }, (_, index) => index);
    const parts = {
      ...partsOf(''),
      'xl/workbook.xml': root(
        'workbook',
        `<sheets>${ids.map((id) => `<sheet name="${id}" sheetId="${id + 1}" r:id="r${id}"/>`).join('')}</sheets>`,
      ),
      'xl/_rels/workbook.xml.rels': relationships(
        ...ids.map((id) => [`r${id}`, 'worksheet', `s${id}.xml`] as const),
      ),
      ...Object.fromEntries(
        ids.map((id) => [`xl/s${id}.xml`, root('worksheet', rows('<row><c><v>1</v></c></row>'))]),
      ),
    };
    expect(await refusal(await pack(parts))).toBe(code);
  });

  test('one part as many sheets', async () => {
    const sheets = '<sheet name="a" sheetId="1" r:id="rId1"/>'.repeat(900);
    const workbook = root('workbook', `<sheets>${sheets}</sheets>`);
    expect(await refusal(await pack({ ...partsOf(''), 'xl/workbook.xml': workbook }))).toBe('file-damaged');
  });

  test.each([
    ['cells', `<cellXfs>${'<xf/>'.repeat(100_000)}</cellXfs>`],
    [
      'numbers',
      `<numFmts>${Array.from({ length: 100_000 }, (_, id) => `<numFmt numFmtId="${id}" formatCode="y"/>`).join('')}</numFmts>`,
    ],
  ])('100,000 formats of %s', async (_name, styles) => {
    expect(await refusal(await pack(partsOf(rows(''), { styles })))).toBe('file-damaged');
  });

  test.each(['[', '"', '_', 'mh', '0e', '[h', 'y;', '\\'])('number formats that repeat %j', async (words) => {
    const code = words.repeat(100_000 / words.length).replaceAll('"', '&quot;');
    const styles = `<numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>`;
    expect(await cellsIn(rows('<row><c s="0"><v>1</v></c></row>'), { styles })).toHaveProperty('A1');
  });

  test('a million different shared strings are read, five million are not', async () => {
    const strings = (count: number) =>
      Array.from({ length: count }, (_, index) => `<si><t>${index.toString(36)}</t></si>`).join('');
    expect(await refusal(await pack(partsOf(rows(''), { strings: strings(1_000_000) })))).toBe('none');
    expect(await refusal(await pack(partsOf(rows(''), { strings: strings(5_000_000) })))).toBe(
      'file-too-large',
    );
  });
});

describe('broken', () => {
  test('cut off anywhere', async () => {
    const bytes = await good();
    for (let length = 4; length < bytes.length; length += 7)
      expect(await refusal(bytes.subarray(0, length))).toBe('file-damaged');
  });

  test.each([
    ['_rels/.rels', 'file-damaged'],
    ['xl/workbook.xml', 'file-damaged'],
    ['xl/_rels/workbook.xml.rels', 'file-damaged'],
    ['xl/worksheets/sheet1.xml', 'file-damaged'],
    ['xl/styles.xml', 'file-damaged'],
    ['xl/sharedStrings.xml', 'file-damaged'],
    ['[Content_Types].xml', 'none'],
  ])('without %s', async (name, code) => {
    const { [name]: _missing, ...rest } = partsOf(rows(''));
    expect(await refusal(await pack(rest))).toBe(code);
  });

  test.each([
    '',
    '<worksheet',
    '<worksheet><sheetData><row>',
    '<worksheet><sheetData></worksheet></sheetData>',
    '<worksheet></worksheet><worksheet/>',
    'text',
    '<worksheet/>text',
    '<chartsheet/>',
    '<worksheet><sheetData><row r=1/></sheetData></worksheet>',
    '<!-- <worksheet/>',
    '<worksheet><![CDATA[',
    '< worksheet/>',
    '<worksheet/ >',
    '\u0000',
  ])('a sheet of %s', async (sheet) => {
    expect(await refusal(await pack({ ...partsOf(''), [SHEET]: sheet }))).toBe('file-damaged');
  });

  test('no sheets', async () => {
    expect(await refusal(await pack({ ...partsOf(''), 'xl/workbook.xml': root('workbook', '') }))).toBe(
      'workbook-empty',
    );
  });

  test('a binary workbook', async () => {
    const rels = relationships(['rId1', 'officeDocument', 'xl/workbook.bin']);
    expect(await refusal(await pack({ '_rels/.rels': rels, 'xl/workbook.bin': 'x' }))).toBe(
      'file-other-kind',
    );
  });

  test('an archive with a password', async () => {
    const bytes = Buffer.from(await good());
    for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4))
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    expect(await refusal(bytes)).toBe('file-encrypted');
  });

  test('__proto__ in heads, sheet names and parts', async () => {
    const parts = {
      ...partsOf(rows(`<row>${['__proto__', 'constructor', '姓名'].map(cell).join('')}</row>`)),
      __proto__x: '',
      'xl/workbook.xml': root(
        'workbook',
        '<sheets><sheet name="__proto__" sheetId="1" r:id="rId1"/></sheets>',
      ),
    };
    const path = join(folder(), 'a.xlsx');
    writeFileSync(path, await pack(parts));
    expect(await run(['check', path])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('__proto__'),
    });
  });
});

/** A part of a gigabyte of zeros, never here as a whole: a child's memory is counted from its parent's on. */
async function gigabyte(path: string): Promise<void> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(partsOf(''))) zip.file(name, content);
  const piece = Buffer.alloc(1_000_000);
  zip.file(SHEET, Readable.from(Array.from({ length: 1_000 }, () => piece)));
  const options = { compression: 'DEFLATE', streamFiles: true } as const;
  await pipeline(zip.generateNodeStream(options), createWriteStream(path));
}

test('a bomb of a gigabyte is refused within 512 MB', async () => {
  const path = join(folder(), 'bomb.xlsx');
  await gigabyte(path);
  const script = `const { main } = await import(${JSON.stringify(new URL('../dist/cli/main.js', import.meta.url).href)});
    const code = await main(['check', process.argv[1]]);
    console.log(JSON.stringify([code, Math.round(process.resourceUsage().maxRSS / 1024)]));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, path], {
    encoding: 'utf8',
  });
  const [code, megabytes] = JSON.parse(stdout) as [number, number];
  expect(code).toBe(2);
  expect(stderr).toContain('bomb.xlsx');
  expect(megabytes).toBeLessThan(512);
});
