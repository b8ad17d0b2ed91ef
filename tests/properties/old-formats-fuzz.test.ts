import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { decryptBy } from '../../src/cli/decrypt.ts';
import { Failure } from '../../src/core/failure.ts';
import { cellsIn, rowsOf } from '../../src/roster/readers/cell-store.ts';
import { readWorkbook } from '../../src/roster/readers/index.ts';
import { runs } from './support/runs.ts';

/** Good .xls, .ods and encrypted files with bytes changed at random: each is read or refused in a sentence. */

const good = (...paths: readonly string[]) => paths.map((path) => readFileSync(`fixtures/${path}`));

/** Bytes that are changed, put in again a second time, or left out, at a place between the beginning (0) and the end (1). */
interface Damage {
  readonly kind: 'change' | 'repeat' | 'remove' | 'cut';
  readonly at: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}
const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc.record({
    // Moving everything behind by some bytes breaks a container at once: what is changed in its place gets further.
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constant('change' as const) },
      { weight: 1, arbitrary: fc.constantFrom('repeat' as const, 'remove' as const, 'cut' as const) },
    ),
    // Random doubles are mostly tiny: they would all be in the first bytes.
    at: fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000),
    length: fc.oneof(fc.nat(8), fc.nat(2_000), fc.constantFrom(64, 128, 512)),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc.constantFrom(Uint8Array.of(0, 0, 0, 0), Uint8Array.of(255, 255, 255, 255), Uint8Array.of(255, 255)),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

function damaged(bytes: Buffer, { kind, at, length, bytes: written }: Damage): Buffer {
  const place = Math.floor(at * bytes.length);
  switch (kind) {
    case 'change':
      return Buffer.concat([
        bytes.subarray(0, place),
        written,
        bytes.subarray(Math.min(place + written.length, bytes.length)),
      ]);
    case 'repeat':
      return Buffer.concat([bytes.subarray(0, place + length), bytes.subarray(place)]);
    case 'remove':
      return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + length)]);
    case 'cut':
      return bytes.subarray(0, place);
  }
}

const decrypt = decryptBy([]);

/** Reads the bytes; nothing but a Failure with one sentence may come of it. */
async function survives(bytes: Uint8Array): Promise<void> {
  try {
    const file = await decrypt({ path: 'a.xls', bytes, sha256: '' });
    const { sheets } = await readWorkbook(file.bytes, file.path, { openArchive });
    for (const sheet of sheets)
      for (const row of rowsOf(sheet.cells))
        for (const { index } of cellsIn(row)) expect(index).toBeLessThan(16_384);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.messages).toHaveLength(1);
  }
}

const OTHER = 'layouts/other-formats';

describe('damaged at random', () => {
  test.each([
    [
      '.xls',
      good(`${OTHER}/plain.xls`, `${OTHER}/types.xls`, `${OTHER}/sheet-per-town.xls`, `${OTHER}/totals.xls`),
      600,
    ],
    ['.ods', good(`${OTHER}/plain.ods`, `${OTHER}/types.ods`, `${OTHER}/hidden-rows.ods`), 600],
    ['encrypted .xls', good('passwords/rc4-of-nobody.xls'), 200],
    ['encrypted .xlsx', good('passwords/standard-of-nobody.xlsx'), 30],
  ])('%s', async (_, files, cases) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), damages, async (bytes, changes) => {
        await survives(changes.reduce(damaged, bytes));
      }),
      runs(cases),
    );
  });
});
