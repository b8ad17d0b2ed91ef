import { ceilTimes, compareFractions, type Fraction, floorTimes, fraction } from '../core/fraction.ts';
import type { Bound } from './model.ts';

/** What is known of the numbers that bounds are compared with. */
export interface Arithmetic {
  /** They are whole: a count. */
  readonly isWhole: boolean;
  /** They are compared with bound × base, rounded. */
  readonly isRounded: boolean;
}

/** One end of what a bound takes in. */
interface End {
  readonly side: 'low' | 'high';
  readonly value: Fraction;
  /** Whether the end itself is left out. */
  readonly isOpen: boolean;
}

/**
 * Whether every number that meets all of `own` meets `asked` too, for every base. True only where that is proved: each
 * end of `asked` lies outside or on an end of one of `own`.
 */
export function impliedBy(own: readonly Bound[], asked: Bound, arithmetic: Arithmetic): boolean {
  const ends = own.flatMap((bound) => endsOf(bound, arithmetic));
  return endsOf(asked, arithmetic).every((end) => ends.some((each) => isWithin(each, end, arithmetic)));
}

function endsOf(bound: Bound, { isWhole }: Arithmetic): End[] {
  const ends = endsWritten(bound);
  return isWhole ? ends.map(closed) : ends;
}

function endsWritten({ key, value }: Bound): End[] {
  switch (key) {
    case 'atLeast':
      return [{ side: 'low', value, isOpen: false }];
    case 'over':
      return [{ side: 'low', value, isOpen: true }];
    case 'atMost':
      return [{ side: 'high', value, isOpen: false }];
    case 'under':
      return [{ side: 'high', value, isOpen: true }];
    case 'equals':
      return [
        { side: 'low', value, isOpen: false },
        { side: 'high', value, isOpen: false },
      ];
  }
}

/** Of whole numbers the end that is one itself: over 3 is at least 4, at least 3.2 likewise. */
function closed({ side, value, isOpen }: End): End {
  const [down, up] = [floorTimes(value, 1), ceilTimes(value, 1)];
  const whole = side === 'low' ? (isOpen ? down + 1 : up) : isOpen ? up - 1 : down;
  return { side, value: fraction(whole), isOpen: false };
}

/** Whether an end cuts off all that another one does. */
function isWithin(own: End, asked: End, { isRounded }: Arithmetic): boolean {
  if (own.side !== asked.side) return false;
  const order = compareFractions(own.value, asked.value) * (own.side === 'low' ? 1 : -1);
  const isAsOpen = own.isOpen || !asked.isOpen;
  // Rounded, two different bounds may ask for the same number: then it matters whether that itself will do.
  return order === 0 || isRounded ? order >= 0 && isAsOpen : order > 0;
}
