import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { Failure } from '../../src/core/failure.ts';
import { readWorkbook } from '../../src/roster/readers/index.ts';
import type { Sheet, Workbook } from '../../src/roster/readers/workbook.ts';
import { addressed } from '../support/workbooks.ts';

/** Texts with delimiters: what is written is read, whatever the delimiter and the encoding; fast-check prints seeds. */

const read = async (bytes: Uint8Array): Promise<Workbook> =>
  await readWorkbook(bytes, 'a.csv', { openArchive });

const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), order === 'le');
  return new Uint8Array(view.buffer);
};

const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => new TextEncoder().encode(text),
  'UTF-8 with a mark': (text) => new TextEncoder().encode(`\ufeff${text}`),
  'UTF-16 LE with a mark': (text) => utf16(`\ufeff${text}`, 'le'),
  'UTF-16 BE with a mark': (text) => utf16(`\ufeff${text}`, 'be'),
  'UTF-16 LE': (text) => utf16(text, 'le'),
  'UTF-16 BE': (text) => utf16(text, 'be'),
};
const DELIMITERS = [',', '\t', ';'];
const HEAD = ['name', 'birth', 'post', 'unit', 'note'];

const field = fc.string({
  unit: fc.constantFrom('钱', '一', '𠮷', 'a', '1', '.', ' ', '"', ',', ';', '\t', '\n', '\r\n', '（'),
  maxLength: 6,
});
const rows = fc.array(fc.array(field, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 8 });

const written = (lines: readonly (readonly string[])[], delimiter: string, end: string) =>
  lines.map((line) => line.map((each) => `"${each.replaceAll('"', '""')}"`).join(delimiter) + end).join('');

/** The filled fields of rows by their addresses. */
const expected = (lines: readonly (readonly string[])[]) =>
  Object.fromEntries(
    lines.flatMap((line, row) =>
      line.flatMap((text, column) =>
        text.trim() === '' ? [] : [[`${'ABCDE'[column]}${row + 1}`, { type: 'text', text }]],
      ),
    ),
  );

describe.each(Object.keys(ENCODINGS))('%s', (name) => {
  test.each(DELIMITERS)('fields between %j are read as they were written', async (delimiter) => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), async (body, end, stated) => {
        const lines = [HEAD, ...body];
        const text = `${stated ? `sep=${delimiter}${end}` : ''}${written(lines, delimiter, end)}`;
        const { format, sheets } = await read((ENCODINGS[name] as (text: string) => Uint8Array)(text));
        expect(format).toBe('csv');
        expect(addressed((sheets[0] as Sheet).cells)).toEqual(expected(lines));
      }),
      { numRuns: 60 },
    );
  });
});

const cellsOf = async (bytes: Uint8Array) => addressed(((await read(bytes)).sheets[0] as Sheet).cells);

describe('texts as they come', () => {
  test.each([
    [
      'blank lines and a title above the table',
      '\n\n花名册\n\n姓名\t年\nA\tB',
      { A3: '花名册', A5: '姓名', B5: '年', A6: 'A', B6: 'B' },
    ],
    ['quotes within a field', '张"三",b"\n"a"b",c', { A1: '张"三"', B1: 'b"', A2: 'a"b', B2: 'c' }],
    ['sep= is no row', 'sep=;\na;b,c', { A1: 'a', B1: 'b,c' }],
    ['a line break in quotes', '"a\r\nb",c\r\nd', { A1: 'a\r\nb', B1: 'c', A2: 'd' }],
  ])('%s', async (_, text, cells) => {
    const read = await cellsOf(new TextEncoder().encode(text));
    expect(read).toEqual(
      Object.fromEntries(
        Object.entries(cells).map(([address, words]) => [address, { type: 'text', text: words }]),
      ),
    );
  });

  test('a character of four bytes in GB18030', async () => {
    // 姓名,㐂 — U+3402 is 81 39 EE 39.
    const bytes = Uint8Array.of(0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x81, 0x39, 0xee, 0x39, 0x0a);
    const decoded = new TextDecoder('gb18030').decode(bytes).trim().split(',');
    expect(Object.values(await cellsOf(bytes))).toEqual(decoded.map((text) => ({ type: 'text', text })));
  });

  test('UTF-8 with a byte that is no character: the cell cannot be read, and it is said which', async () => {
    const bytes = new TextEncoder().encode('姓名,职务\n钱一鸣,书记X\n孙二平,主任');
    bytes[bytes.indexOf(0x58)] = 0xff;
    const { undecodable, sheets } = await read(bytes);
    expect(undecodable).toEqual({ cells: 1, row: 2, column: 1 });
    expect(addressed((sheets[0] as Sheet).cells)).toMatchObject({
      A2: { type: 'text', text: '钱一鸣' },
      B2: { type: 'error', text: '书记\ufffd' },
    });
  });
});

/** What a file gives: a workbook, or the code of a sentence; anything else is thrown on. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    return (await read(bytes)).format;
  } catch (error) {
    if (error instanceof Failure) return error.messages.map(({ code }) => code).join();
    throw error;
  }
}

test('whatever bytes a file has, it is read or refused', async () => {
  const anything = fc.uint8Array({ maxLength: 400 });
  const beginnings = [
    '',
    '\ufeff',
    '<table>',
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    '"',
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...beginnings), anything, async (beginning, bytes) => {
      const whole = Uint8Array.from([...new TextEncoder().encode(beginning), ...bytes]);
      expect(await outcome(whole)).toMatch(/^[a-z-]+$/);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['forty thousand times a quote', '"'.repeat(40_001), 'quote-not-closed'],
  ['a row of too many fields', `${','.repeat(20_000)}a`, 'file-too-wide'],
  ['more rows than a sheet has', `${'\n'.repeat(1_100_000)}a`, 'file-too-large'],
  ['a field of a million characters', 'a'.repeat(1_100_000), 'file-damaged'],
  ['blank fields and lines without end', `${','.repeat(5_000_000)}${'\n'.repeat(5_000_000)}`, 'csv'],
])('%s', async (_, text, code) => {
  expect(await outcome(new TextEncoder().encode(text))).toBe(code);
});
