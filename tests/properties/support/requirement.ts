import type { Bound } from '../../../src/rulebook/model.ts';

/**
 * What a requirement says of one reading, written from VERDICTS §3 alone:
 * fractions are compared by cross-multiplication of whole numbers, and nothing is shared with the program.
 */

export type Key = Bound['key'];
export type RoundingName = 'exact' | 'up' | 'down' | 'nearest' | 'nearestHalfDown';
export type Status = 'pass' | 'fail' | 'undecided' | 'notApplicable';

/** A bound as its author wrote it: `atLeast: 1/3`. */
export interface WrittenBound {
  readonly key: Key;
  readonly numerator: number;
  readonly denominator: number;
}

const floor = (top: bigint, bottom: bigint): bigint => {
  const quotient = top / bottom;
  return top % bottom !== 0n && top < 0n ? quotient - 1n : quotient;
};

/** top/bottom as a whole number, rounded as named; bottom > 0. */
export function rounded(top: bigint, bottom: bigint, rounding: Exclude<RoundingName, 'exact'>): bigint {
  const below = floor(top, bottom);
  const twiceRest = 2n * (top - below * bottom);
  if (twiceRest === 0n) return below;
  switch (rounding) {
    case 'up':
      return below + 1n;
    case 'down':
      return below;
    case 'nearest':
      return twiceRest >= bottom ? below + 1n : below;
    case 'nearestHalfDown':
      return twiceRest > bottom ? below + 1n : below;
  }
}

const compares = (key: Key, difference: bigint): boolean =>
  ({
    atLeast: difference >= 0n,
    over: difference > 0n,
    atMost: difference <= 0n,
    under: difference < 0n,
    equals: difference === 0n,
  })[key];

/** Whether `counted` meets the bound, where the bound stands for `bound × units`. */
export function meets(
  { key, numerator, denominator }: WrittenBound,
  counted: bigint,
  units: bigint,
  rounding: RoundingName = 'exact',
): boolean {
  const [top, bottom] = [BigInt(numerator) * units, BigInt(denominator)];
  return rounding === 'exact'
    ? compares(key, counted * bottom - top)
    : compares(key, counted - rounded(top, bottom, rounding));
}

/** Whether some number meets all the bounds: a rulebook whose bounds no number meets is refused. */
export function canHold(bounds: readonly WrittenBound[]): boolean {
  return bounds.every((floor) =>
    bounds.every((ceiling) => {
      const isFloor = ['atLeast', 'over', 'equals'].includes(floor.key);
      const isCeiling = ['atMost', 'under', 'equals'].includes(ceiling.key);
      if (floor === ceiling || !isFloor || !isCeiling) return true;
      const difference = floor.numerator * ceiling.denominator - ceiling.numerator * floor.denominator;
      return difference < 0 || (difference === 0 && floor.key !== 'over' && ceiling.key !== 'under');
    }),
  );
}

/** Whether `counted` meets every bound. */
export const meetsAll = (
  bounds: readonly WrittenBound[],
  counted: bigint,
  units: bigint,
  rounding: RoundingName = 'exact',
): boolean => bounds.every((bound) => meets(bound, counted, units, rounding));

/** One status over all readings: that one; several: undecided (VERDICTS §3, Judging). */
export function united(statuses: ReadonlySet<Status>): Status {
  const [only] = statuses;
  return statuses.size === 1 && only !== undefined ? only : 'undecided';
}

/** `7/2`, `3`: a fraction in lowest terms, as reports write it. */
export function lowestTerms(top: bigint, bottom: bigint): string {
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b > 0n) [a, b] = [b, a % b];
  const divisor = a === 0n ? 1n : a;
  return bottom === divisor ? `${top / divisor}` : `${top / divisor}/${bottom / divisor}`;
}
