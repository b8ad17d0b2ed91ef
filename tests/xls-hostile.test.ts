import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../src/cli/archive.ts';
import { Failure } from '../src/core/failure.ts';
import { readWorkbook } from '../src/roster/readers/index.ts';
import { areWhole } from '../src/roster/readers/xls/shared-strings.ts';

/** Old workbooks that lead a reader round without end, and what keeps it from following. */

const PLAIN = readFileSync('fixtures/layouts/other-formats/plain.xls');

async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    const { sheets } = await readWorkbook(bytes, 'a.xls', { openArchive });
    return `${sheets.length} sheets`;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.messages.map(({ code }) => code).join();
  }
}

/** The workbook, changed by whoever knows its places. */
function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(PLAIN);
  change(bytes);
  return bytes;
}

const SECTOR = 512;
/** Where the table of sectors has the next one of a sector ([MS-CFB] 2.3). */
const nextOf = (bytes: Buffer, sector: number) => (bytes.readUInt32LE(76) + 1) * SECTOR + sector * 4;
/** The number and the length of a record that occurs once. */
const recordAt = (bytes: Buffer, id: number, length: number) =>
  bytes.indexOf(Uint8Array.of(id & 0xff, id >> 8, length & 0xff, length >> 8));

describe('a container', () => {
  const directory = (bytes: Buffer) => bytes.readUInt32LE(48);

  test.each([
    [
      'whose directory follows itself',
      (bytes: Buffer) => bytes.writeUInt32LE(directory(bytes), nextOf(bytes, directory(bytes))),
    ],
    [
      'whose directory leads behind the end',
      (bytes: Buffer) => bytes.writeUInt32LE(60_000, nextOf(bytes, directory(bytes))),
    ],
    [
      'whose table of sectors goes on in itself',
      (bytes: Buffer) => {
        bytes.writeUInt32LE(0, 68);
        bytes.writeUInt32LE(0xffffffff, 72);
        bytes.writeUInt32LE(0, SECTOR * 2 - 4);
        bytes.writeUInt32LE(directory(bytes), nextOf(bytes, directory(bytes)));
      },
    ],
    ['of sectors of no size', (bytes: Buffer) => bytes.writeUInt16LE(0, 30)],
  ])('%s', async (_, change) => {
    expect(await outcome(changed(change))).toBe('file-damaged');
  });

  test('of nothing but its head', async () => {
    expect(await outcome(PLAIN.subarray(0, 600))).toBe('file-damaged');
    expect(await outcome(PLAIN.subarray(0, 20))).toBe('file-damaged');
  });
});

test('a record that names a list without its number is passed over, one of the cells is not', async () => {
  const shortened = (id: number, length: number, put: number) =>
    changed((bytes) => {
      const at = recordAt(bytes, id, length);
      expect(at).toBeGreaterThan(0);
      // What is cut off becomes a record of its own.
      bytes.writeUInt16LE(put, at);
      bytes.writeUInt16LE(0, at + 2);
      bytes.writeUInt16LE(0x4bff, at + 4);
      bytes.writeUInt16LE(length - 4, at + 6);
    });
  expect(await outcome(shortened(0x0200, 14, 0x0017))).toBe('1 sheets');
  expect(await outcome(shortened(0x0200, 14, 0x0204))).toBe('file-damaged');
});

describe('shared strings', () => {
  const head = [9, 0, 0, 0, 9, 0, 0, 0];
  test.each([
    ['of one byte a letter', [[...head, 2, 0, 0, 65, 66]], true],
    ['of two', [[...head, 2, 0, 1, 65, 0, 66, 0]], true],
    [
      'that go on in another record, in letters of another width',
      [
        [...head, 2, 0, 0, 65],
        [1, 66, 0],
      ],
      true,
    ],
    ['that go on in the third record', [[...head, 2, 0, 0, 65], [0], [0, 66]], true],
    [
      'with looks and sound',
      [[...head, 1, 0, 12, 1, 0, 2, 0, 0, 0, 65, 9, 9, 9, 9, 8, 8, 1, 0, 0, 66]],
      true,
    ],
    ['without a letter', [[...head, 0, 0, 0]], true],
    ['cut off within a letter', [[...head, 2, 0, 1, 65, 0, 66]], true],
    ['cut off between letters', [[...head, 2, 0, 0, 65]], false],
    ['cut off within the number of letters', [[...head, 1, 0, 0, 65, 1]], false],
    ['cut off before their looks', [[...head, 1, 0, 8, 1]], false],
    ['that go on in a record of nothing', [[...head, 2, 0, 0, 65], []], false],
  ])('%s', (_, pieces, whole) => {
    expect(areWhole(pieces.map((piece) => Uint8Array.from(piece)))).toBe(whole);
  });
});
