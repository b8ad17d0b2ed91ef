import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowRuns } from '../../src/core/origin.ts';
import { makeByteText } from '../../src/render/byte-text.ts';

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.uniqueArray(fc.oneof(fc.nat(60), fc.nat(2 ** 31 - 1), fc.constantFrom(0, 9, 10, 99, 100, 1_048_576)), {
    maxLength: 80,
  }),
);

test('text and runs of rows are written as JSON writes them, however they come', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = makeByteText();
      const expected: string[] = [];
      for (const each of pieces)
        if (typeof each === 'string') {
          text.write(each);
          expected.push(each);
        } else {
          text.writeRuns(each.toSorted((a, b) => a - b));
          expected.push(JSON.stringify(rowRuns(each)));
        }
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(text.bytes())).toBe(expected.join(''));
    }),
  );
});

test('grows beyond its first room', () => {
  const text = makeByteText();
  const rows = Array.from({ length: 50_000 }, (_, index) => index * 2);
  text.write('花名册'.repeat(40_000));
  text.writeRuns(rows);
  expect(new TextDecoder().decode(text.bytes())).toBe(
    '花名册'.repeat(40_000) + JSON.stringify(rows.map((row) => [row, row])),
  );
});
