import { ceilTimes, type Fraction, floorTimes, roundTimes } from '../core/fraction.ts';
import type { Interval } from '../core/interval.ts';
import { exactly, multiplyRanges, type Range, roundRange } from '../core/range.ts';
import type { BoundKey, Rule } from '../rulebook/model.ts';

/** A bound as it is in one group: one number, or every one that it may be. */
export interface GroupBound {
  readonly key: BoundKey;
  readonly value: Range;
}

/**
 * The least and the greatest whole number that holds, each where the bounds are not certain any of an interval; a lower
 * end above the upper one means that none does.
 */
export interface Limits {
  readonly low: Interval;
  readonly high: Interval;
}

/** The whole numbers that hold when the base has `base` people (VERDICTS §3: L(D) … U(D)). */
export function limitsOf(
  { measure, rounding }: Pick<Rule, 'measure' | 'rounding'>,
  bounds: readonly GroupBound[],
  base: number,
): Limits {
  const units =
    measure.kind === 'count' || measure.kind === 'distinct'
      ? 1
      : measure.kind === 'sum'
        ? measure.scale
        : measure.kind === 'average'
          ? measure.scale * base
          : base;
  let [low, high] = [NO_LOW, NO_HIGH];
  for (const bound of bounds) {
    const limit = limitOf(bound, units, measure.kind === 'share' ? rounding : 'exact');
    low = ofBoth(low, limit.low, Math.max);
    high = ofBoth(high, limit.high, Math.min);
  }
  return { low, high };
}

const ofBoth = (a: Interval, b: Interval, of: (a: number, b: number) => number): Interval => ({
  from: of(a.from, b.from),
  to: of(a.to, b.to),
});

const NO_LOW: Interval = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
const NO_HIGH: Interval = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };

function limitOf({ key, value }: GroupBound, units: number, rounding: Rule['rounding']): Limits {
  const whole = (end: Fraction | undefined, exact: typeof floorTimes, endless: number): number =>
    end === undefined ? endless : (roundTimes(end, units, rounding) ?? exact(end, units));
  const ends = (exact: typeof floorTimes, more: number): Interval => ({
    from: whole(value.from, exact, Number.NEGATIVE_INFINITY) + more,
    to: whole(value.to, exact, Number.POSITIVE_INFINITY) + more,
  });
  switch (key) {
    case 'atLeast':
      return { low: ends(ceilTimes, 0), high: NO_HIGH };
    case 'over':
      return { low: ends(floorTimes, 1), high: NO_HIGH };
    case 'atMost':
      return { low: NO_LOW, high: ends(floorTimes, 0) };
    case 'under':
      return { low: NO_LOW, high: ends(ceilTimes, -1) };
    case 'equals':
      return { low: ends(ceilTimes, 0), high: ends(floorTimes, 0) };
  }
}

/** A bound of a share as the number that it asks for: bound × base, rounded as the rule says. */
export const ofBase = ({ key, value }: GroupBound, base: Range, rounding: Rule['rounding']): GroupBound => ({
  key,
  value: roundRange(multiplyRanges(value, base), rounding),
});

/** A bound that is one number. */
export const exactBound = (key: BoundKey, value: Fraction): GroupBound => ({ key, value: exactly(value) });
