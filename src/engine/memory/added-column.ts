import { type Interval, joinIntervals } from '../../core/interval.ts';
import type { Field } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
import { bindComputed, isNothing } from './computed-column.ts';
import type { Evaluation } from './evaluation.ts';
import { linkedValues } from './linked-records.ts';

/** More sums than these are taken together. */
const MOST_SUMS = 4_096;

/**
 * Binds a count or a sum of linked records whose bounds hang on the record that has the field: other fields of the same
 * records do not share its doubts.
 */
export function bindAdded(
  evaluation: Evaluation,
  field: Field,
  common: Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>,
): BoundColumn {
  const { operation } = field;
  const [columns, factor] = operation.kind === 'sum' ? [[operation.column], operation.factor] : [[], 1];
  const linked = linkedValues(evaluation, field, columns);
  return bindComputed({ ...common, cell: (row) => row }, (row) => {
    if (!linked) return [{ from: 0, to: Number.POSITIVE_INFINITY }];
    let sums: Interval[] = [NONE];
    for (const { options } of linked(row)) {
      const amounts = options.map((option): Interval => {
        if (option === undefined) return NONE;
        const [amount = ONE] = option;
        return isNothing(amount) ? NONE : { from: amount.from * factor, to: amount.to * factor };
      });
      const all = sums.flatMap((sum) =>
        amounts.map(({ from, to }) => ({ from: sum.from + from, to: sum.to + to })),
      );
      sums = all.length > MOST_SUMS ? [whole(all)] : joinIntervals(all);
    }
    return sums;
  });
}

const NONE: Interval = { from: 0, to: 0 };
const ONE: Interval = { from: 1, to: 1 };

function whole(sums: readonly Interval[]): Interval {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const sum of sums) {
    from = Math.min(from, sum.from);
    to = Math.max(to, sum.to);
  }
  return { from, to };
}
