import type { Interval } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import type { Test } from '../../rulebook/model.ts';
import type { DoubtCause } from '../tally.ts';
import type { BoundColumn } from './column.ts';

type TextTest = Extract<Test, { kind: 'text' }>;

/** The reading "a value that no test names". */
const OTHER = -3;

const meets = (text: string, { match, values, negated }: TextTest): boolean =>
  (match === 'is' ? values.includes(text) : values.some((value) => text.includes(value))) !== negated;

const one = (value: number): Interval => ({ from: value, to: value });

/** Where the texts of a column come from: codes into `values`, negative where unknown. */
export interface TextCells {
  readonly name: string;
  readonly codes: Int32Array;
  readonly values: readonly string[];
  readonly closed: readonly string[] | undefined;
  cell(row: number): number;
  cause(row: number): DoubtCause;
  excused(row: number): boolean;
}

/** Binds a column of texts. */
export function bindText(cells: TextCells): BoundColumn {
  const { codes } = cells;
  const values = [...cells.values];
  const numbers = new Map(values.map((value, code) => [value, code]));
  const codeOf = (text: string): number => {
    const known = numbers.get(text) ?? values.push(text) - 1;
    numbers.set(text, known);
    return known;
  };
  const holds =
    (test: Test) =>
    (code: number): boolean => {
      const text = test as TextTest;
      return code === OTHER ? text.negated : meets(values[code] as string, text);
    };
  return {
    name: cells.name,
    cell: cells.cell,
    cause: cells.cause,
    excused: cells.excused,
    isOpen: (row) => (codes[row] as number) < 0,
    holds,
    truth(test) {
      const met = Uint8Array.from(values, (value) => (meets(value, test as TextTest) ? 1 : 0));
      return (row): Truth => {
        const code = codes[row] as number;
        return code < 0 ? 2 : (met[code] as Truth);
      };
    },
    readings(row, tests) {
      const code = codes[row] as number;
      if (code >= 0) return [one(code)];
      if (cells.closed) return cells.closed.map((value) => one(codeOf(value)));
      const named = new Set(tests.flatMap((test) => (test as TextTest).values));
      return [...[...named].map((value) => one(codeOf(value))), one(OTHER)];
    },
  };
}
