import { fraction } from '../core/fraction.ts';
import type { Interval } from '../core/interval.ts';
import {
  absoluteRange,
  addRanges,
  divideRanges,
  exactly,
  greatestRange,
  hullOfRanges,
  leastRange,
  multiplyRanges,
  negateRange,
  type Range,
  roundRange,
} from '../core/range.ts';
import type { Truth } from '../core/truth.ts';
import { isEmpty } from '../engine/tally.ts';
import { MILLIONTHS } from '../roster/columns.ts';
import type { Condition, Operation, Quantity, TalliedNumber } from '../rulebook/model.ts';
import { isReached } from '../rulebook/quantities.ts';

/** What a number may be in a group: one of a range; nothing where its base is; or a lookup leaves the case out. */
export type Value = Range | 'empty' | 'notApplicable';

/** What the register says of a group's unit. */
export interface UnitFacts {
  /** A number of the unit in millionths, every one that it may be; undefined where the cell is blank. */
  number(column: string): Interval | undefined;
  meets(condition: Condition): Truth;
}

/** For the whole roster there is no unit: whatever is asked of it is not known. */
export const NO_UNIT: UnitFacts = { number: () => undefined, meets: () => 2 };

/** What quantities are computed from: the tallied numbers of one outcome, and the unit. */
export interface Numbers {
  readonly tallied: readonly Interval[];
  readonly scales: readonly number[];
  readonly unit: UnitFacts;
}

/** How many whole units of a tallied number make one. */
export const scaleOf = ({ measured }: TalliedNumber): number => measured?.scale ?? 1;

/**
 * Every value that a quantity may have. Parts that hang on one unknown cell are taken each by itself: more values than
 * there can be, never fewer.
 */
export function valuesOf(
  quantity: Quantity,
  numbers: Numbers,
  known = new Map<Quantity, Value[]>(),
): Value[] {
  const found = known.get(quantity) ?? computed(quantity, numbers, known);
  known.set(quantity, found);
  return found;
}

function computed(quantity: Quantity, numbers: Numbers, known: Map<Quantity, Value[]>): Value[] {
  switch (quantity.kind) {
    case 'constant':
      return [exactly(quantity.value)];
    case 'tallied': {
      const tallied = numbers.tallied[quantity.index] as Interval;
      return isEmpty(tallied) ? ['empty'] : [scaled(tallied, numbers.scales[quantity.index] ?? 1)];
    }
    case 'attribute': {
      const own = numbers.unit.number(quantity.column);
      if (own) return [scaled(own, MILLIONTHS)];
      return [quantity.otherwise ? exactly(quantity.otherwise) : ANY_NUMBER];
    }
    case 'operation':
      return operationValues(quantity, numbers, known);
    case 'lookup':
      return valuesOf(quantity.of, numbers, known).flatMap((value) =>
        typeof value === 'string' ? [value] : lookedUp(quantity, value, numbers, known),
      );
  }
}

/** A number of which nothing is known: it is none below 0. */
const ANY_NUMBER: Range = { from: fraction(0), to: undefined };

const scaled = ({ from, to }: Interval, scale: number): Range => ({
  from: Number.isFinite(from) ? fraction(from, scale) : undefined,
  to: Number.isFinite(to) ? fraction(to, scale) : undefined,
});

function operationValues(
  { operation, of, rounding }: Extract<Quantity, { kind: 'operation' }>,
  numbers: Numbers,
  known: Map<Quantity, Value[]>,
): Value[] {
  const choices = of.reduce<Value[][]>(
    (lists, each) => lists.flatMap((list) => valuesOf(each, numbers, known).map((value) => [...list, value])),
    [[]],
  );
  return choices.flatMap((values): Value[] => {
    const ranges = values.filter((value): value is Range => typeof value !== 'string');
    if (ranges.length < values.length) return [values.includes('notApplicable') ? 'notApplicable' : 'empty'];
    return combined(operation, ranges).map((value) =>
      typeof value === 'string' ? value : roundRange(value, rounding),
    );
  });
}

function combined(operation: Operation, ranges: readonly Range[]): Value[] {
  const [a, b] = ranges as [Range, Range];
  switch (operation) {
    case 'sum':
      return [ranges.reduce(addRanges)];
    case 'product':
      return [ranges.reduce(multiplyRanges)];
    case 'min':
      return [leastRange(ranges)];
    case 'max':
      return [greatestRange(ranges)];
    case 'difference':
      return [addRanges(a, negateRange(b))];
    case 'gap':
      return [absoluteRange(addRanges(a, negateRange(b)))];
    case 'share':
      return parts(a, b);
  }
}

/** a ÷ b: nothing where b is not above 0. */
function parts(a: Range, b: Range): Value[] {
  const mayBeEmpty = b.from === undefined || b.from.numerator <= 0n;
  const mayBeFull = b.to === undefined || b.to.numerator > 0n;
  return [...(mayBeEmpty ? ['empty' as const] : []), ...(mayBeFull ? [divideRanges(a, b)] : [])];
}

/** What a lookup gives for a number: that of its whole part, for every band that it may lie in. */
function lookedUp(
  { bands }: Extract<Quantity, { kind: 'lookup' }>,
  range: Range,
  numbers: Numbers,
  known: Map<Quantity, Value[]>,
): Value[] {
  const reached = bands.filter((band) => isReached(band, range));
  // A number below all bands (a negative one) has no line.
  if (reached.length === 0) return ['notApplicable'];
  return reached.flatMap(({ gives }) =>
    gives === 'notApplicable' ? [gives] : valuesOf(gives, numbers, known),
  );
}

/** The least and greatest of several values; undefined where none of them is a number. */
export function hullOfValues(values: readonly Value[]): Range | undefined {
  const ranges = values.filter((value): value is Range => typeof value !== 'string');
  return ranges.length === 0 ? undefined : hullOfRanges(ranges);
}
