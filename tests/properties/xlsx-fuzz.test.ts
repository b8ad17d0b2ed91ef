import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { Failure } from '../../src/core/failure.ts';
import { cellsIn, rowsOf } from '../../src/roster/readers/cell-store.ts';
import { readWorkbook } from '../../src/roster/readers/index.ts';
import type { OpenArchive } from '../../src/roster/readers/xlsx/archive.ts';
import { addressed, type Parts, pack, partsOf, rows } from '../support/workbooks.ts';
import { runs } from './support/runs.ts';

/** Good files with bytes or XML changed at random: each is read or refused in a sentence, and in no long time. */

const FOLDER = new URL('../../fixtures/xlsx/', import.meta.url);
const fixtures = readdirSync(FOLDER).filter((name) => name.endsWith('.xlsx'));

const GOOD: Parts = partsOf(
  `<cols><col min="2" max="3" hidden="1"/></cols>${rows(
    '<row r="1" spans="1:3"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>李&amp;四</t></is></c><c r="C1" s="1"><v>31483.5</v></c></row><row r="3" hidden="1"><c r="A3" t="b"><v>1</v></c><c r="B3"><f>A1+1</f><v>2</v></c></row>',
  )}<mergeCells><mergeCell ref="A1:A3"/></mergeCells>`,
  {
    strings: '<si><t>张三</t></si><si><r><t>a</t></r><rPh sb="0" eb="1"><t>b</t></rPh></si>',
    styles:
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
    properties: '<workbookPr date1904="1"/>',
  },
);
const PIECES = [
  '<',
  '>',
  '</',
  '/>',
  '"',
  "'",
  '&',
  ';',
  '=',
  '<row>',
  '</c>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '\u0000',
  '-1',
  '99999999999',
  'XFE',
  '_x000D_',
  '&#x;',
  '<!DOCTYPE a []>',
  ' r="1048577"',
  ':',
  '慈',
];

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}
const edits = fc.array(
  fc.record({
    // Random doubles are mostly tiny: they would all be in the first bytes.
    at: fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000),
    remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
    insert: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })),
  }),
  { minLength: 1, maxLength: 3 },
);

const edited = (words: string, { at, remove, insert }: Edit): string => {
  const place = Math.floor(at * words.length);
  return words.slice(0, place) + insert + words.slice(place + remove);
};

/** Reads the bytes; nothing but a Failure with one sentence may come of it. */
async function survives(bytes: Uint8Array): Promise<void> {
  try {
    const { sheets } = await readWorkbook(bytes, 'a.xlsx', { openArchive });
    for (const sheet of sheets)
      for (const row of rowsOf(sheet.cells))
        for (const { index } of cellsIn(row)) expect(index).toBeLessThan(16_384);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.messages).toHaveLength(1);
  }
}

/** Opens an archive whose entries come in pieces of so many bytes. */
const inPieces =
  (size: number): OpenArchive =>
  async (bytes) =>
    (await openArchive(bytes)).map((entry) => ({
      ...entry,
      async *read() {
        for await (const piece of entry.read())
          for (let at = 0; at < piece.length; at += size) yield piece.subarray(at, at + size);
      },
    }));

/** The cells of every sheet, or the code of the sentence that is said instead. */
async function outcome(bytes: Uint8Array, open: OpenArchive): Promise<unknown> {
  try {
    const { sheets } = await readWorkbook(bytes, 'a.xlsx', { openArchive: open });
    return sheets.map(({ name, cells }) => [name, addressed(cells)]);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.messages.map(({ code }) => code);
  }
}

describe('changed at random', () => {
  test('the XML of any part', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(GOOD)), edits, async (name, changes) => {
        await survives(await pack({ ...GOOD, [name]: changes.reduce(edited, String(GOOD[name])) }));
      }),
      runs(1_000),
    );
  });

  test('the bytes of the archive', async () => {
    const good = Buffer.from(await pack(GOOD));
    const others = fixtures.map((name) => readFileSync(new URL(name, FOLDER)));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(good, ...others), edits, async (bytes, changes) => {
        await survives(Buffer.from(changes.reduce(edited, bytes.toString('latin1')), 'latin1'));
      }),
      runs(1_500),
    );
  });

  test('a part says the same in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(GOOD)),
        edits,
        fc.integer({ min: 1, max: 40 }),
        async (name, changes, size) => {
          const bytes = await pack({ ...GOOD, [name]: changes.reduce(edited, String(GOOD[name])) });
          expect(await outcome(bytes, inPieces(size))).toEqual(await outcome(bytes, openArchive));
        },
      ),
      runs(300),
    );
  });

  test.each(fixtures)('%s is read', async (name) => {
    const bytes = readFileSync(new URL(name, FOLDER));
    expect((await readWorkbook(bytes, name, { openArchive })).sheets.length).toBeGreaterThan(0);
  });
});
