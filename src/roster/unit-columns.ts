import { hull, type Interval } from '../core/interval.ts';
import {
  type Column,
  intervalsAt,
  textAt,
  textColumnOf,
  UNKNOWN_CODE,
  UNKNOWN_DAYS,
  UNKNOWN_NUMBER,
} from './columns.ts';
import type { Register, Unit, UnitSheet } from './register.ts';

/** What a column of the register says of one unit. */
export type UnitValue =
  /** Whole millionths, days, or months: every number of the interval may be meant. */
  | { readonly type: 'range'; readonly scale: 'millionth' | 'day' | 'month'; readonly interval: Interval }
  /** Undefined where it is not known. */
  | { readonly type: 'flag'; readonly value: boolean | undefined }
  | { readonly type: 'text'; readonly value: string | undefined };

/**
 * What the register says of a unit in a column of `units` (编制数, 职数, 是否…), whether it was handed in with `--units`,
 * stands beside the rulebook, or is a sheet among the files.
 * Takes the unit's position in the register and the column's name in the rulebook. Returns numbers as an interval of
 * MILLIONTHS, dates and months as one of theirs: of one number where the cell is known, of UNKNOWN_NUMBER or UNKNOWN_DAYS
 * where nothing is; `undefined` where the register has no such column for any unit, so that `absent:` has its say.
 */
export function unitValue(register: Register, unit: number, column: string): UnitValue | undefined {
  const found = register.columns.get(column);
  switch (found?.type) {
    case undefined:
      return undefined;
    case 'range':
      return { type: 'range', scale: found.scale, interval: hull(intervalsAt(found, unit)) };
    case 'flag': {
      const flag = found.values[unit];
      return { type: 'flag', value: flag === 1 ? true : flag === 0 ? false : undefined };
    }
    case 'text':
      return { type: 'text', value: textAt(found, unit) };
  }
}

/** The register as a table: a record a unit, at its position, and behind them one of which nothing is known. */
export interface UnitTable {
  readonly length: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly blocks: readonly UnitSheet[];
}

/** The record that stands for a unit of which nothing is known. */
export const unknownUnit = ({ units }: Register): number => units.length;

/** The columns that every register has. A blank one says so: a unit without a kind is of none. */
const OF_UNITS = ['name', 'code', 'kind'] as const satisfies readonly (keyof Unit)[];

/** Makes the table of a register's units. */
export function unitTable(register: Register): UnitTable {
  const { units, columns, sheets } = register;
  const own = OF_UNITS.map((field) => [field, textsOf(units.map((unit) => unit[field]))] as const);
  const others = [...columns].map(([field, column]) => [field, withUnknown(column)] as const);
  const known = { has: (field: string) => (OF_UNITS as readonly string[]).includes(field) };
  const blocks = sheets.map(({ start, end, columns: there }) => ({
    start,
    end,
    columns: { has: (field: string) => known.has(field) || there.has(field) },
  }));
  return { length: units.length + 1, columns: new Map([...others, ...own]), blocks };
}

/** A column of texts that are all known, and of one that is not. */
function textsOf(texts: readonly string[]): Column {
  const values = [undefined, ...new Set(texts)];
  const codeOf = new Map(values.map((text, code) => [text, code]));
  const codes = Int32Array.from([...texts, undefined], (text) => codeOf.get(text) as number);
  return textColumnOf({ codes, values }, new Set());
}

/** A column with one record more, of which nothing is known. */
function withUnknown(column: Column): Column {
  switch (column.type) {
    case 'text':
      return { ...column, codes: Int32Array.of(...column.codes, UNKNOWN_CODE) };
    case 'flag':
      return { ...column, values: Int8Array.of(...column.values, -1) };
    case 'range': {
      const unknown = column.scale === 'millionth' ? UNKNOWN_NUMBER : UNKNOWN_DAYS;
      return {
        ...column,
        from: Float64Array.of(...column.from, unknown.from),
        to: Float64Array.of(...column.to, unknown.to),
      };
    }
  }
}
