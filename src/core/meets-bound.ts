import { compareFractions, type Fraction } from './fraction.ts';
import type { Range } from './range.ts';
import type { Truth } from './truth.ts';

/** What a number is compared with, and how. */
interface Bound {
  readonly key: 'atLeast' | 'atMost' | 'over' | 'under' | 'equals';
  readonly value: Range;
}

/** Whether a number meets a bound, both known or each one of a range. */
export function meetsBound(number: Range, { key, value }: Bound): Truth {
  const compare = (a: Fraction | undefined, b: Fraction | undefined): number | undefined =>
    a && b && compareFractions(a, b);
  // The nearest and the farthest that they may be to each other; undefined: no end.
  const least = compare(number.from, value.to);
  const greatest = compare(number.to, value.from);
  const answer = (surely: boolean, never: boolean): Truth => (surely ? 1 : never ? 0 : 2);
  const [isBelow, isAtMost] = [
    greatest !== undefined && greatest < 0,
    greatest !== undefined && greatest <= 0,
  ];
  const [isAbove, isAtLeast] = [least !== undefined && least > 0, least !== undefined && least >= 0];
  switch (key) {
    case 'atLeast':
      return answer(isAtLeast, isBelow);
    case 'over':
      return answer(isAbove, isAtMost);
    case 'atMost':
      return answer(isAtMost, isAbove);
    case 'under':
      return answer(isBelow, isAtLeast);
    case 'equals':
      return answer(isAtLeast && isAtMost, isBelow || isAbove);
  }
}
