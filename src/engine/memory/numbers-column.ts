import type { Interval } from '../../core/interval.ts';
import type { FieldOperation } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
import { bindComputed, isNothing, NOTHING } from './computed-column.ts';
import type { PredicateContext } from './predicate.ts';

type Numbers = Extract<FieldOperation, { kind: 'numbers' }>;

/** Binds a field that is one operation on numbers of its own record; where one of them is not there, neither is it. */
export function bindNumbers(
  context: PredicateContext,
  { operation, parts }: Numbers,
  common: Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>,
): BoundColumn {
  const columns = parts.map(({ column, factor }) => ({ column: context.column(column), factor }));
  return bindComputed({ ...common, cell: (row) => row }, (row) => {
    const choices = columns.reduce<Interval[][]>(
      (lists, { column, factor }) => {
        const readings = column.readings(row, []).map((each) => times(each, factor));
        return lists.flatMap((list) => readings.map((each) => [...list, each]));
      },
      [[]],
    );
    return choices.map((choice) => (choice.some(isNothing) ? NOTHING : combined(operation, choice)));
  });
}

const times = ({ from, to }: Interval, factor: number): Interval => ({
  from: from * factor,
  to: to * factor,
});

function combined(operation: Numbers['operation'], numbers: readonly Interval[]): Interval {
  const [a, b] = numbers as [Interval, Interval];
  const ends = (of: (...values: number[]) => number): Interval => ({
    from: of(...numbers.map(({ from }) => from)),
    to: of(...numbers.map(({ to }) => to)),
  });
  switch (operation) {
    case 'sum':
      return ends((...values) => values.reduce((sum, value) => sum + value));
    case 'min':
      return ends(Math.min);
    case 'max':
      return ends(Math.max);
    case 'difference':
      return { from: a.from - b.to, to: a.to - b.from };
    case 'gap':
      return absolute({ from: a.from - b.to, to: a.to - b.from });
  }
}

const absolute = ({ from, to }: Interval): Interval =>
  from >= 0 ? { from, to } : to <= 0 ? { from: -to, to: -from } : { from: 0, to: Math.max(-from, to) };
