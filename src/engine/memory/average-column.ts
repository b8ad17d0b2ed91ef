import { fraction } from '../../core/fraction.ts';
import { hull, type Interval } from '../../core/interval.ts';
import type { Range } from '../../core/range.ts';
import type { Field, FieldOperation } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
import { isNothing } from './computed-column.ts';
import type { Evaluation } from './evaluation.ts';
import { bindExact, type ExactOption } from './exact-column.ts';
import { type LinkedOption, linkedValues } from './linked-records.ts';

/** Binds a field of the average of a column in linked records, those that have a number; of none it is nothing. */
export function bindAverage(
  evaluation: Evaluation,
  field: Field,
  { column, scale }: Extract<FieldOperation, { kind: 'average' }>,
  common: Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>,
): BoundColumn {
  const linked = linkedValues(evaluation, field, [column]);
  return bindExact(common, (row) =>
    linked
      ? averages(
          linked(row).map(({ options }) => options),
          scale,
        )
      : [ANY, undefined],
  );
}

/** Where the previous roster was not handed in. */
const ANY: Range = { from: undefined, to: undefined };

/** The most sums of so many records that are told apart. */
const MOST_SUMS = 4_096;

/** Sums by how many records they are of. */
type Sums = ReadonlyMap<number, readonly Interval[]>;

/** Every average of one option of each record: a sum of so many by their number, past the limit any between two sums. */
function averages(records: readonly (readonly LinkedOption[])[], scale: number): ExactOption[] {
  let sums: Sums = new Map([[0, [{ from: 0, to: 0 }]]]);
  for (const options of records) sums = withRecord(sums, options);
  return [...sums].flatMap(([count, each]): ExactOption[] =>
    count === 0 ? [undefined] : each.map((sum) => averageOf(sum, count * scale)),
  );
}

function withRecord(sums: Sums, options: readonly LinkedOption[]): Sums {
  const together = new Map<number, Interval[]>();
  for (const option of options) {
    const [number] = option ?? [];
    const counted = number && !isNothing(number) ? number : undefined;
    for (const [count, each] of sums) {
      const added = counted
        ? each.map((sum) => ({ from: sum.from + counted.from, to: sum.to + counted.to }))
        : each;
      const of = counted ? count + 1 : count;
      together.set(of, [...(together.get(of) ?? []), ...added]);
    }
  }
  return new Map([...together].map(([count, each]) => [count, eachOnce(each)]));
}

function eachOnce(sums: readonly Interval[]): Interval[] {
  const distinct = [...new Map(sums.map((sum) => [`${sum.from}…${sum.to}`, sum])).values()];
  return distinct.length > MOST_SUMS ? [hull(distinct)] : distinct;
}

const averageOf = ({ from, to }: Interval, divisor: number): Range => ({
  from: Number.isFinite(from) ? fraction(from, divisor) : undefined,
  to: Number.isFinite(to) ? fraction(to, divisor) : undefined,
});
