import type { Interval } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import { valuesIn } from '../../roster/cells.ts';
import type { Test } from '../../rulebook/model.ts';
import type { DoubtCause } from '../tally.ts';
import type { BoundColumn } from './column.ts';

export type TextTest = Extract<Test, { kind: 'text' }>;

/** The reading "a value that no test names". */
const OTHER = -3;

/** Whether one of the values that a cell holds is what a test asks for; a negated test asks that none is. */
const meets = (held: readonly string[], { match, values, negated }: TextTest): boolean =>
  held.some((text) =>
    match === 'is' ? values.includes(text) : values.some((value) => text.includes(value)),
  ) !== negated;

const one = (value: number): Interval => ({ from: value, to: value });

/** Where the texts of a column come from: codes into `values`, negative where unknown. */
export interface TextCells {
  readonly name: string;
  readonly codes: Int32Array;
  readonly values: readonly string[];
  readonly closed: readonly string[] | undefined;
  /** Whether a cell may hold several values. */
  readonly several: boolean;
  cell(row: number): number;
  cause(row: number): DoubtCause;
  excused(row: number): boolean;
}

/** Binds a column of texts. */
export function bindText(cells: TextCells): BoundColumn {
  const { codes, closed, several } = cells;
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
      return code === OTHER ? text.negated : meets(valuesIn(values[code] as string, several), text);
    };
  const named = (test: Test): readonly string[] => (test.kind === 'text' ? test.values : []);
  return {
    name: cells.name,
    cell: cells.cell,
    cause: cells.cause,
    excused: cells.excused,
    isOpen: (row) => (codes[row] as number) < 0,
    holds,
    truth(test) {
      const met = Uint8Array.from(values, (_, code) => (holds(test)(code) ? 1 : 0));
      return (row): Truth => {
        const code = codes[row] as number;
        return code < 0 ? 2 : (met[code] as Truth);
      };
    },
    readings(row, tests) {
      const code = codes[row] as number;
      if (code >= 0) return [one(code)];
      const any = closed ?? [...new Set(tests.flatMap(named))];
      const single = [...any.map(codeOf), ...(closed ? [] : [OTHER])];
      return several ? toldApart(single, tests, holds, values, codeOf).map(one) : single.map(one);
    },
    said: (row) => {
      const code = codes[row] as number;
      return { kind: 'texts', texts: code < 0 ? closed : [values[code] as string] };
    },
    says: (code) => values[code] ?? '',
    texts: { named, reading: codeOf },
  };
}

/**
 * The readings of an unknown cell that may hold several values: one for every side of all tests that some set of values
 * is on. Sets are put together value by value for as long as that leads to a new side.
 */
function toldApart(
  single: readonly number[],
  tests: readonly Test[],
  holds: (test: Test) => (code: number) => boolean,
  values: readonly string[],
  codeOf: (text: string) => number,
): number[] {
  const meeting = tests.map(holds);
  const sideOf = (code: number): string => meeting.map((met) => Number(met(code))).join('');
  const found = new Map<string, number>();
  const add = (code: number): void => {
    if (!found.has(sideOf(code))) found.set(sideOf(code), code);
  };
  for (const code of single) add(code);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    // A further value that no test names changes nothing.
    for (const code of [...found.values()])
      for (const more of single)
        if (code !== OTHER && more !== OTHER)
          add(codeOf(joined(values[code] as string, values[more] as string)));
  }
  return [...found.values()];
}

const joined = (held: string, more: string): string =>
  [...new Set([...valuesIn(held, true), more])].join('、');
