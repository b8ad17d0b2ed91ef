import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  negate,
  type Rounding,
  roundFraction,
} from './fraction.ts';

/** A number that is not known exactly: every fraction from `from` to `to`; without an end where that is undefined. */
export interface Range {
  readonly from: Fraction | undefined;
  readonly to: Fraction | undefined;
}

/** One number, known. */
export const exactly = (value: Fraction): Range => ({ from: value, to: value });

/** Whether only one number is left. */
export const isExact = ({ from, to }: Range): boolean =>
  from !== undefined && to !== undefined && compareFractions(from, to) === 0;

/** a + b, each by itself: whether both hang on one cell is not known here. */
export const addRanges = (a: Range, b: Range): Range => ({
  from: a.from && b.from && addFractions(a.from, b.from),
  to: a.to && b.to && addFractions(a.to, b.to),
});

export const negateRange = ({ from, to }: Range): Range => ({
  from: to && negate(to),
  to: from && negate(from),
});

const ZERO = fraction(0);
const isZero = (value: Fraction | undefined): boolean => value?.numerator === 0n;
const isNegative = (value: Fraction | undefined): boolean => value !== undefined && value.numerator < 0n;

/** An end of a range, an endless one with its sign, so that products of ends can be compared. */
type End = { readonly value: Fraction } | { readonly sign: 1 | -1 };

const endsOf = ({ from, to }: Range): readonly [End, End] => [
  from ? { value: from } : { sign: -1 },
  to ? { value: to } : { sign: 1 },
];

const signOf = (end: End): number =>
  'sign' in end ? end.sign : isZero(end.value) ? 0 : isNegative(end.value) ? -1 : 1;

/** 0 times what has no end is 0: the other factor is 0 whatever this one is. */
function productOf(a: End, b: End): End {
  if ('value' in a && 'value' in b) return { value: multiplyFractions(a.value, b.value) };
  const sign = signOf(a) * signOf(b);
  return sign === 0 ? { value: ZERO } : { sign: sign > 0 ? 1 : -1 };
}

/** a × b, each by itself. */
export function multiplyRanges(a: Range, b: Range): Range {
  const products = endsOf(a).flatMap((x) => endsOf(b).map((y) => productOf(x, y)));
  const finite = products.flatMap((each) => ('value' in each ? [each.value] : []));
  const hasNoEnd = (sign: number) => products.some((each) => 'sign' in each && each.sign === sign);
  return {
    from: hasNoEnd(-1) ? undefined : leastOf(finite),
    to: hasNoEnd(1) ? undefined : greatestOf(finite),
  };
}

/** a ÷ b for b above 0 throughout; b may come near to 0, and then nothing ends the quotient. */
export function divideRanges(a: Range, b: Range): Range {
  const inverse = (value: Fraction): Fraction => divideFractions(fraction(1), value);
  const low = b.to ? inverse(b.to) : ZERO;
  const high = b.from === undefined || b.from.numerator <= 0n ? undefined : inverse(b.from);
  return multiplyRanges(a, { from: low, to: high });
}

const leastOf = (values: readonly Fraction[]): Fraction | undefined =>
  values.reduce<Fraction | undefined>((a, b) => (a && compareFractions(a, b) <= 0 ? a : b), undefined);

const greatestOf = (values: readonly Fraction[]): Fraction | undefined =>
  values.reduce<Fraction | undefined>((a, b) => (a && compareFractions(a, b) >= 0 ? a : b), undefined);

const definedIn = (ends: readonly (Fraction | undefined)[]): Fraction[] =>
  ends.flatMap((end) => (end ? [end] : []));

/** The least of several numbers. */
export const leastRange = (ranges: readonly Range[]): Range => {
  const starts = ranges.map(({ from }) => from);
  return {
    from: starts.includes(undefined) ? undefined : leastOf(definedIn(starts)),
    to: leastOf(definedIn(ranges.map(({ to }) => to))),
  };
};

/** The greatest of several numbers. */
export const greatestRange = (ranges: readonly Range[]): Range =>
  negateRange(leastRange(ranges.map(negateRange)));

/** |a|. */
export function absoluteRange(range: Range): Range {
  if (range.from && range.from.numerator >= 0n) return range;
  if (range.to && range.to.numerator <= 0n) return negateRange(range);
  return { from: ZERO, to: greatestRange([range, negateRange(range)]).to };
}

/** Rounded to whole numbers as named. */
export const roundRange = ({ from, to }: Range, rounding: Rounding): Range => ({
  from: from && roundFraction(from, rounding),
  to: to && roundFraction(to, rounding),
});

/** The smallest range that holds all of them; at least one is needed. */
export const hullOfRanges = (ranges: readonly Range[]): Range => ({
  from: leastRange(ranges).from,
  to: greatestRange(ranges).to,
});
