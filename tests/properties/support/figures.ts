import fc from 'fast-check';
import { fraction } from '../../../src/core/fraction.ts';
import type { Contribution } from '../../../src/engine/tally.ts';
import type { Band, BoundKey, Guard, Operation, Quantity, Rule } from '../../../src/rulebook/model.ts';
import { ruleOf } from './rule.ts';

/** Figures, lookups and guards of random rules, and what they are in one reading, with fractions of the tests' own. */

type Number = readonly [top: bigint, bottom: bigint];
type Found = Number | 'empty' | 'notApplicable';

const less = ([a, b]: Number, [c, d]: Number): boolean => a * d < c * b;
const add = ([a, b]: Number, [c, d]: Number): Number => [a * d + c * b, b * d];
const minus = ([a, b]: Number): Number => [-a, b];
const times = ([a, b]: Number, [c, d]: Number): Number => [a * c, b * d];
const over = ([a, b]: Number, [c, d]: Number): Number => (c < 0n ? [-a * d, -c * b] : [a * d, c * b]);
const floor = ([a, b]: Number): bigint => (a >= 0n ? a / b : -((-a + b - 1n) / b));
const least = (numbers: readonly Number[]): Number => numbers.reduce((a, b) => (less(b, a) ? b : a));

const rounded = (number: Number, rounding: string): Number => {
  switch (rounding) {
    case 'up':
      return [-floor(minus(number)), 1n];
    case 'down':
      return [floor(number), 1n];
    case 'nearest':
      return [floor(add(number, [1n, 2n])), 1n];
    case 'nearestHalfDown':
      return [-floor(add(minus(number), [1n, 2n])), 1n];
    default:
      return number;
  }
};

/** What a quantity is where every number and the unit's column is known. */
function valueAt(quantity: Quantity, numbers: readonly bigint[], column: bigint): Found {
  switch (quantity.kind) {
    case 'constant':
      return [quantity.value.numerator, quantity.value.denominator];
    case 'tallied':
      return [numbers[quantity.index] as bigint, 1n];
    case 'attribute':
      return [column, 1n];
    case 'lookup': {
      const key = valueAt(quantity.of, numbers, column);
      if (typeof key === 'string') return key;
      const whole = floor(key);
      const band = quantity.bands.find(({ from, to }) => from <= Number(whole) && Number(whole) <= to);
      return !band || band.gives === 'notApplicable' ? 'notApplicable' : valueAt(band.gives, numbers, column);
    }
    case 'operation': {
      const found = quantity.of.map((each) => valueAt(each, numbers, column));
      const bad = found.find((each) => each === 'notApplicable') ?? found.find((each) => each === 'empty');
      if (typeof bad === 'string') return bad;
      const parts = found as Number[];
      const [a, b] = parts as [Number, Number];
      const difference = () => add(a, minus(b));
      const made: Found = {
        sum: () => parts.reduce(add),
        product: () => parts.reduce(times),
        difference,
        gap: () => (less(difference(), [0n, 1n]) ? minus(difference()) : difference()),
        min: () => least(parts),
        max: () => minus(least(parts.map(minus))),
        share: (): Found => (less([0n, 1n], b) ? over(a, b) : 'empty'),
      }[quantity.operation]();
      return typeof made === 'string' ? made : rounded(made, quantity.rounding);
    }
  }
}

const meets = (number: Number, key: BoundKey, bound: Number): boolean =>
  ({
    atLeast: !less(number, bound),
    over: less(bound, number),
    atMost: !less(bound, number),
    under: less(number, bound),
    equals: !less(number, bound) && !less(bound, number),
  })[key];

function guardAt(guard: Guard, numbers: readonly bigint[], column: bigint): boolean {
  switch (guard.op) {
    case 'unit':
      throw new Error('no unit is asked for here');
    case 'all':
      return guard.of.every((each) => guardAt(each, numbers, column));
    case 'any':
      return guard.of.some((each) => guardAt(each, numbers, column));
    case 'none':
      return !guard.of.some((each) => guardAt(each, numbers, column));
    case 'number':
      return guard.bounds.every(({ key, value }) => {
        const number = valueAt(guard.value, numbers, column);
        const bound = valueAt(value, numbers, column);
        return typeof number !== 'string' && typeof bound !== 'string' && meets(number, key, bound);
      });
  }
}

/** The status of one reading; `ofNothing`: that of a bound which is a share of nothing. */
export function statusAt(
  rule: Rule,
  numbers: readonly bigint[],
  column: bigint,
  ofNothing = 'notApplicable',
): string {
  if (rule.when && !guardAt(rule.when, numbers, column)) return 'notApplicable';
  const isExempt = rule.exempt !== undefined && guardAt(rule.exempt, numbers, column);
  const { measure } = rule;
  if (measure.kind !== 'number' && measure.kind !== 'ratio') throw new Error('figures only');
  const share: Quantity =
    measure.kind === 'number'
      ? measure.value
      : { kind: 'operation', operation: 'share', of: [measure.part, measure.of], rounding: 'exact' };
  const value = valueAt(share, numbers, column);
  if (value === 'notApplicable') return 'notApplicable';
  if (value === 'empty') return isExempt ? 'exempt' : rule.whenEmpty;
  const bounds = rule.bounds.map(({ key, value: bound }) => ({ key, at: valueAt(bound, numbers, column) }));
  if (bounds.some(({ at }) => at === 'notApplicable')) return 'notApplicable';
  if (bounds.some(({ at }) => at === 'empty')) return ofNothing;
  if (isExempt) return 'exempt';
  const holds = bounds.every(({ key, at }) => {
    if (measure.kind === 'number') return meets(value, key, at as Number);
    const [part, of] = [measure.part, measure.of].map((each) => valueAt(each, numbers, column) as Number);
    return meets(part as Number, key, rounded(times(at as Number, of as Number), rule.rounding));
  });
  return holds ? 'pass' : 'fail';
}

export const NUMBERS = 3;
const small = fc.integer({ min: -3, max: 6 });
export const constant = fc.tuple(small, fc.constantFrom(1, 2, 3, 10)).map(([top, bottom]): Quantity => {
  return { kind: 'constant', value: fraction(top, bottom), written: `${top}/${bottom}` };
});
export const tallied = fc.nat(NUMBERS - 1).map((index): Quantity => ({ kind: 'tallied', index }));
export const attribute = fc.constant<Quantity>({
  kind: 'attribute',
  column: 'establishment',
  otherwise: undefined,
});
const roundings = fc.constantFrom<Rule['rounding']>('exact', 'up', 'down', 'nearest', 'nearestHalfDown');
const OPERATIONS: readonly Operation[] = ['sum', 'difference', 'product', 'gap', 'min', 'max', 'share'];

const quantityOf = (leaves: fc.Arbitrary<Quantity>): fc.Arbitrary<Quantity> =>
  fc.letrec<{ quantity: Quantity; operation: Quantity; lookup: Quantity }>((tie) => ({
    quantity: fc.oneof({ maxDepth: 2, withCrossShrink: true }, leaves, tie('operation'), tie('lookup')),
    operation: fc
      .tuple(fc.constantFrom(...OPERATIONS), fc.tuple(tie('quantity'), tie('quantity')), roundings)
      .map(([operation, of, rounding]): Quantity => ({ kind: 'operation', operation, of, rounding })),
    lookup: fc
      .tuple(
        tie('quantity'),
        fc.nat(4),
        fc.nat(4),
        fc.array(tie('quantity'), { minLength: 3, maxLength: 3 }),
        fc.nat(3),
      )
      .map(([of, first, width, given, excluded]): Quantity => {
        const ends = [first, first + width + 1];
        const bands: Band[] = [
          { from: Number.NEGATIVE_INFINITY, to: ends[0] as number },
          { from: (ends[0] as number) + 1, to: ends[1] as number },
          { from: (ends[1] as number) + 1, to: Number.POSITIVE_INFINITY },
        ].map((band, index) => ({
          ...band,
          gives: index === excluded ? 'notApplicable' : (given[index] as Quantity),
        }));
        return { kind: 'lookup', bands, of };
      }),
  })).quantity;

const KEYS: readonly BoundKey[] = ['atLeast', 'atMost', 'over', 'under', 'equals'];
const boundOf = (quantity: fc.Arbitrary<Quantity>) =>
  fc.record({ key: fc.constantFrom(...KEYS), value: quantity, written: fc.constant('') });

const guardOf = (quantity: fc.Arbitrary<Quantity>): fc.Arbitrary<Guard> =>
  fc
    .tuple(
      fc.constantFrom('all' as const, 'any' as const, 'none' as const),
      fc.array(fc.tuple(quantity, boundOf(constant)), { minLength: 1, maxLength: 2 }),
    )
    .map(([op, parts]) => ({
      op,
      of: parts.map(([value, bound]) => ({ op: 'number' as const, value, bounds: [bound] })),
    }));

export const ruleFrom = (leaves: fc.Arbitrary<Quantity>): fc.Arbitrary<Rule> => {
  const quantity = quantityOf(leaves);
  const measure: fc.Arbitrary<Rule['measure']> = fc.oneof(
    quantity.map((value) => ({ kind: 'number' as const, value })),
    fc.tuple(quantity, quantity).map(([part, of]) => ({ kind: 'ratio' as const, part, of })),
  );
  const extra = fc.record({
    bounds: fc.uniqueArray(boundOf(quantity), { minLength: 1, maxLength: 2, selector: ({ key }) => key }),
    when: fc.option(guardOf(quantity), { nil: undefined }),
    exempt: fc.option(guardOf(quantity), { nil: undefined, freq: 2 }),
    rounding: roundings,
    whenEmpty: fc.constantFrom<Rule['whenEmpty']>('notApplicable', 'pass', 'fail'),
  });
  return fc.tuple(measure, extra).map(([each, more]): Rule => {
    const plain = ruleOf({ measure: each, bounds: [], guards: new Array(NUMBERS).fill([]) });
    return { ...plain, ...more };
  });
};

export const person = fc.array(
  fc.array(fc.nat(2), { minLength: NUMBERS, maxLength: NUMBERS }).map((numbers): Contribution => {
    const points = numbers.map((number) => ({ from: number, to: number }));
    return { base: 0, amount: { from: 0, to: 0 }, numbers: points };
  }),
  { minLength: 1, maxLength: 3 },
);
