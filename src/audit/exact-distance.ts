import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  negate,
  roundFraction,
} from '../core/fraction.ts';
import { exactly, isExact, type Range } from '../core/range.ts';
import type { BoundKey, Rule } from '../rulebook/model.ts';
import type { Case } from './cases.ts';
import { ofBase } from './requirement.ts';

/** How far a number is from its bounds. */
export interface ExactDistance {
  readonly shortfall: Fraction;
  readonly excess: Fraction;
}

/** The distance of records in whole ones, or of a number with its fraction. */
interface Distance {
  readonly shortfall: Whole | undefined;
  readonly excess: Whole | undefined;
  readonly distance: ExactDistance | undefined;
}

interface Whole {
  readonly min: number;
  readonly max: number;
}

/** The distance of a number that is no plain count: of records, of which no part can be lacking, or with its fraction. */
export function distanceOf(rule: Rule, cases: readonly Case[]): Distance {
  const distance = exactDistance(rule, cases);
  if (!distance || !isCount(rule)) return { shortfall: undefined, excess: undefined, distance };
  const whole = ({ numerator }: Fraction): Whole => ({ min: Number(numerator), max: Number(numerator) });
  return { shortfall: whole(distance.shortfall), excess: whole(distance.excess), distance: undefined };
}

const ZERO = fraction(0);

/** The distance of a sum, or of a number made of figures; of a share as that of its part. Undefined where it is not certain. */
function exactDistance(rule: Rule, cases: readonly Case[]): ExactDistance | undefined {
  const [only] = cases;
  if (!only || cases.length > 1 || only.reason !== undefined || only.isEmpty) return undefined;
  const number = numberOf(rule, only);
  const bounds = only.bounds.map((bound) => (only.of ? ofBase(bound, only.of, rule.rounding) : bound));
  if (!number || !isExact(number) || !bounds.every(({ value }) => isExact(value))) return undefined;
  const isWhole = isCount(rule);
  const own = number.from as Fraction;
  const ends = bounds.map(({ key, value }) => endsOf(key, value.from as Fraction, isWhole));
  return {
    shortfall: greatest(ends.flatMap(({ low }) => (low ? [addFractions(low, negate(own))] : []))),
    excess: greatest(ends.flatMap(({ high }) => (high ? [addFractions(own, negate(high))] : []))),
  };
}

/** Whether a share's part is how many records there are. */
const isCount = ({ measure, numbers }: Rule): boolean =>
  measure.kind === 'ratio' &&
  measure.part.kind === 'tallied' &&
  numbers[measure.part.index]?.measured === undefined;

/** The least and the greatest number that meet a bound; of records the next whole ones. */
function endsOf(key: BoundKey, bound: Fraction, isWhole: boolean): { low?: Fraction; high?: Fraction } {
  const [down, up] = isWhole ? [roundFraction(bound, 'down'), roundFraction(bound, 'up')] : [bound, bound];
  const one = fraction(isWhole ? 1 : 0);
  switch (key) {
    case 'atLeast':
      return { low: up };
    case 'over':
      return { low: addFractions(down, one) };
    case 'atMost':
      return { high: down };
    case 'under':
      return { high: addFractions(up, negate(one)) };
    case 'equals':
      return { low: up, high: down };
  }
}

const greatest = (distances: readonly Fraction[]): Fraction =>
  distances.reduce((most, each) => (compareFractions(each, most) > 0 ? each : most), ZERO);

function numberOf({ measure }: Rule, { value, counted }: Case): Range | undefined {
  if (measure.kind !== 'sum') return value;
  return counted.from === counted.to && Number.isFinite(counted.from)
    ? exactly(fraction(counted.from, measure.scale))
    : undefined;
}
