import type { Interval } from '../core/interval.ts';
import { isEmpty, NO_VALUE } from '../engine/tally.ts';
import type { Gathering } from '../rulebook/model.ts';

/** An interval that so many people have. */
interface Weighted {
  readonly interval: Interval;
  readonly people: number;
}

/** What has come together of a number: its sum, its least or greatest value, or for a median every value. */
export type Accumulated = readonly Weighted[];

const ZERO: Interval = { from: 0, to: 0 };

/** What a number is of nobody. */
export const nothingOf = (gathering: Gathering): Accumulated =>
  gathering === 'sum' ? [{ interval: ZERO, people: 1 }] : [];

/** What a number is with so many people more who each add the same. */
export function accumulate(
  gathering: Gathering,
  known: Accumulated,
  added: Interval,
  people: number,
): Accumulated {
  const [first] = known;
  const only = (interval: Interval): Accumulated => [{ interval, people: 1 }];
  if (gathering === 'sum') {
    const { from, to } = first?.interval ?? ZERO;
    return only({ from: from + added.from * people, to: to + added.to * people });
  }
  if (isEmpty(added)) return known;
  if (gathering === 'median') return withValue(known, added, people);
  const of = gathering === 'min' ? Math.min : Math.max;
  if (!first) return only(added);
  return only({ from: of(first.interval.from, added.from), to: of(first.interval.to, added.to) });
}

function withValue(known: Accumulated, added: Interval, people: number): Accumulated {
  const at = known.findIndex(({ interval }) => interval.from === added.from && interval.to === added.to);
  const before = known[at];
  return before
    ? known.with(at, { ...before, people: before.people + people })
    : [...known, { interval: added, people }];
}

/** Tells what has come together apart, whatever the order in which it did. */
export const accumulatedKey = (known: Accumulated): string =>
  known
    .map(({ interval: { from, to }, people }) => `${from} ${to} ${people}`)
    .sort()
    .join('|');

/** The number itself; NO_VALUE where nobody has any. The median is the lower one (VERDICTS §3). */
export function numberOf(gathering: Gathering, known: Accumulated): Interval {
  const [first] = known;
  if (!first) return NO_VALUE;
  if (gathering !== 'median') return first.interval;
  const middle = (end: 'from' | 'to'): number => {
    const sorted = [...known].sort((a, b) => a.interval[end] - b.interval[end]);
    let left = Math.ceil(known.reduce((sum, { people }) => sum + people, 0) / 2);
    for (const { interval, people } of sorted) {
      left -= people;
      if (left <= 0) return interval[end];
    }
    return Number.NaN;
  };
  return { from: middle('from'), to: middle('to') };
}
