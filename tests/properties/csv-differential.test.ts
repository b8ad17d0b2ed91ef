import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachField } from '../../src/roster/readers/delimited.ts';
import { runs } from './support/runs.ts';

/** The filled fields of a text by row and column, as our reader has them. */
function ours(text: string, delimiter: string): [number, number, string][] {
  const fields: [number, number, string][] = [];
  let row = 0;
  const open = eachField(text, delimiter, {
    startRow: () => {
      row++;
    },
    field: (column, words) => {
      if (words !== '') fields.push([row, column, words]);
    },
  });
  expect(open).toBeUndefined();
  return fields;
}

/** The same as csv-parse has them. */
const theirs = (text: string, delimiter: string): [number, number, string][] =>
  parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false }).flatMap((record, index) =>
    record.flatMap((words, column): [number, number, string][] =>
      words === '' ? [] : [[index + 1, column, words]],
    ),
  );

const words = fc.string({
  unit: fc.constantFrom('张', '三', 'a', '1', '.', ' ', ',', ';', '\t', '"', '\n', '\r', '𠮷'),
  maxLength: 6,
});

/** A field as RFC 4180 has it: quoted where it must be, and now and then where it need not. */
const written = (text: string, isQuoted: boolean): string =>
  isQuoted || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const row = fc.array(fc.tuple(words, fc.boolean()), { minLength: 1, maxLength: 6 });

test.each([',', ';', '\t'])(
  'well-formed texts are taken apart at %j as csv-parse takes them apart',
  (delimiter) => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, end, isEnded) => {
          const lines = rows.map((fields) =>
            fields.map(([text, isQuoted]) => written(text, isQuoted)).join(delimiter),
          );
          const text = lines.join(end) + (isEnded ? end : '');
          expect(ours(text, delimiter)).toEqual(theirs(text, delimiter));
        },
      ),
      runs(2_000),
    );
  },
);
