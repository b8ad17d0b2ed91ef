import { type Interval, joinIntervals } from '../../core/interval.ts';
import type { Field, FieldOperation } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
import { bindComputed, isNothing, NOTHING } from './computed-column.ts';
import type { Evaluation } from './evaluation.ts';
import { type LinkedValues, linkedValues } from './linked-records.ts';

/** Binds a field of the least, the greatest or the middle value of a column in linked records; of none it is nothing. */
export function bindPick(
  evaluation: Evaluation,
  field: Field,
  { which, column }: Extract<FieldOperation, { kind: 'pick' }>,
  common: Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>,
): BoundColumn {
  const linked = linkedValues(evaluation, field, [column]);
  return bindComputed(common, (row) => {
    if (!linked) return [ANY, NOTHING];
    const values = linked(row).map(valuesIn);
    return which === 'median' ? medians(values) : extremes(values, which === 'min' ? Math.min : Math.max);
  });
}

/** Where the previous roster was not handed in. */
const ANY: Interval = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** What a record may add: one of some intervals, or nothing at all. */
interface Values {
  readonly intervals: readonly Interval[];
  readonly mayBeNone: boolean;
}

function valuesIn({ options }: LinkedValues): Values {
  const all = options.flatMap((option) => option?.[0] ?? []);
  const intervals = all.filter((each) => !isNothing(each));
  return { intervals, mayBeNone: options.includes(undefined) || intervals.length < all.length };
}

/** Every least or greatest value: record by record, so that it stays exact however many there are. */
function extremes(records: readonly Values[], of: (a: number, b: number) => number): Interval[] {
  let found: readonly Interval[] = [NOTHING];
  for (const { intervals, mayBeNone } of records) {
    const together = found.flatMap((sum) =>
      intervals.map((each) =>
        isNothing(sum) ? each : { from: of(sum.from, each.from), to: of(sum.to, each.to) },
      ),
    );
    const kept = mayBeNone ? found : [];
    const all = [...kept, ...together];
    found = [
      ...joinIntervals(all.filter((each) => !isNothing(each))),
      ...(all.some(isNothing) ? [NOTHING] : []),
    ];
  }
  return [...found];
}

/** The most choices of what each record adds that are tried for a median. */
const MOST_CHOICES = 4_096;

/** Every median, the lower one of an even number; past the limit all between the least and the greatest value. */
function medians(records: readonly Values[]): Interval[] {
  const ways = records.reduce(
    (product, { intervals, mayBeNone }) => product * (intervals.length + (mayBeNone ? 1 : 0)),
    1,
  );
  const isEmpty = records.every(({ mayBeNone }) => mayBeNone);
  if (ways > MOST_CHOICES) {
    const all = records.flatMap(({ intervals }) => intervals);
    const hull = { from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) };
    return [hull, ...(isEmpty ? [NOTHING] : [])];
  }
  const choices = records.reduce<Interval[][]>(
    (lists, { intervals, mayBeNone }) =>
      lists.flatMap((list) => [...(mayBeNone ? [list] : []), ...intervals.map((each) => [...list, each])]),
    [[]],
  );
  const found = choices.map((choice) => ({
    from: lowerMedian(choice.map(({ from }) => from)),
    to: lowerMedian(choice.map(({ to }) => to)),
  }));
  return [...joinIntervals(found.filter((each) => !isNothing(each))), ...(isEmpty ? [NOTHING] : [])];
}

/** The lower median; of no numbers NaN. */
const lowerMedian = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length / 2) - 1] ?? Number.NaN;
