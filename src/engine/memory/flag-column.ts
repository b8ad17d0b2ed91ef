import type { Truth } from '../../core/truth.ts';
import type { Test } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';

const EITHER = [
  { from: 0, to: 0 },
  { from: 1, to: 1 },
];

/** Binds a column of yes and no: 1, 0, and -1 where unknown. */
export function bindFlag(
  cells: Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'> & { readonly values: Int8Array },
): BoundColumn {
  const readings = (row: number) =>
    values[row] === -1 ? EITHER : [{ from: values[row] as number, to: values[row] as number }];
  const wanted = (test: Test): number => (test.kind === 'flag' && test.value ? 1 : 0);
  const { values, name, cell, cause, excused } = cells;
  return {
    name,
    cell,
    cause,
    excused,
    isOpen: (row) => values[row] === -1,
    holds: (test) => {
      const value = wanted(test);
      return (flag) => flag === value;
    },
    truth: (test) => {
      const value = wanted(test);
      return (row): Truth => (values[row] === -1 ? 2 : values[row] === value ? 1 : 0);
    },
    readings,
    said: (row) => ({ kind: 'numbers', intervals: readings(row) }),
    says: (value) => value,
  };
}
