import { hull, type Interval } from '../core/interval.ts';
import { intervalsAt, textAt } from './columns.ts';
import type { Register } from './register.ts';

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
