/** An exact rational number in lowest terms with a positive denominator. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
};

/** The fraction numerator/denominator in lowest terms. Throws RangeError on a zero denominator. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (d === 0n) throw new RangeError('a fraction needs a denominator other than 0');
  const divisor = greatestCommonDivisor(n, d) * (d < 0n ? -1n : 1n);
  return { numerator: n / divisor, denominator: d / divisor };
}

const WRITTEN = /^([+-]?)(\d+)(?:\.(\d+))?(?:\/([1-9]\d*))?(%?)$/;

/**
 * Reads `20%`, `1/3`, `0.125`, `12.5%`, `7` exactly as written: no float is made on the way.
 * Returns undefined where the text is none of these.
 */
export function parseFraction(text: string): Fraction | undefined {
  const match = WRITTEN.exec(text.trim());
  if (!match) return undefined;
  const [, sign, whole, decimals, under, percent] = match;
  if (decimals !== undefined && under !== undefined) return undefined;
  const digits = decimals ?? '';
  const numerator = BigInt(`${sign === '-' ? '-' : ''}${whole}${digits}`);
  const denominator = 10n ** BigInt(digits.length) * BigInt(under ?? 1) * (percent ? 100n : 1n);
  return fraction(numerator, denominator);
}

/** Negative, 0 or positive as a is less than, equal to or greater than b, by cross-multiplication. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `1/5`, or `3` for a whole number: the exact form of the JSON report. */
export function formatFraction({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

const floorDivide = (a: bigint, b: bigint): bigint => a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n);

/** How `bound × base` becomes a whole number; `exact` keeps the comparison of fractions itself. */
export type Rounding = 'exact' | 'up' | 'down' | 'nearest' | 'nearestHalfDown';

/** ⌊f × n⌋ for a whole n. */
export const floorTimes = (f: Fraction, n: number): number =>
  Number(floorDivide(f.numerator * BigInt(n), f.denominator));

/** ⌈f × n⌉ for a whole n. */
export const ceilTimes = (f: Fraction, n: number): number =>
  Number(-floorDivide(-f.numerator * BigInt(n), f.denominator));

/** f × n rounded as named; undefined for `exact`, where nothing is rounded. */
export function roundTimes(f: Fraction, n: number, rounding: Rounding): number | undefined {
  const [top, bottom] = [2n * f.numerator * BigInt(n), 2n * f.denominator];
  switch (rounding) {
    case 'exact':
      return undefined;
    case 'up':
      return ceilTimes(f, n);
    case 'down':
      return floorTimes(f, n);
    case 'nearest':
      return Number(floorDivide(top + f.denominator, bottom));
    case 'nearestHalfDown':
      return Number(-floorDivide(-(top - f.denominator), bottom));
  }
}

export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const multiplyFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator);

/** a ÷ b. Throws RangeError where b is 0. */
export const divideFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator);

export const negate = ({ numerator, denominator }: Fraction): Fraction => ({
  numerator: -numerator,
  denominator,
});

/** A fraction rounded to a whole number as named; `exact` leaves it as it is. */
export function roundFraction(f: Fraction, rounding: Rounding): Fraction {
  const whole = roundTimes(f, 1, rounding);
  return whole === undefined ? f : fraction(whole);
}

/** ⌊f⌋. */
export const floorOf = ({ numerator, denominator }: Fraction): bigint => floorDivide(numerator, denominator);
