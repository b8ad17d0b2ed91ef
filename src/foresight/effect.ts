import { gapOf, type Status } from '../audit/judge.ts';
import type { Verdict } from '../audit/report.ts';
import { compareFractions, type Fraction, fraction } from '../core/fraction.ts';

/** What changes do to a verdict (DESIGN §8). */
export type Effect = 'breaks' | 'worsens' | 'mends' | 'improves' | 'same';

/** fail < undecided < pass = notApplicable = exempt. */
const RANK: Readonly<Record<Status, number>> = {
  fail: 0,
  undecided: 1,
  pass: 2,
  notApplicable: 2,
  exempt: 2,
};
const HOLDS = 2;
const FAILS = 0;

/** A verdict that there was not before, or is not after, asks for nothing there. */
const rankOf = (verdict: Verdict | undefined): number => (verdict ? RANK[verdict.status] : HOLDS);

/**
 * From fail up to what asks for nothing `mends`, the other way `breaks`; any other step down `worsens`, up `improves`. At
 * equal rank the distances decide, compared exactly: a larger shortfall or excess worsens, a smaller one improves.
 */
export function effectOf(before: Verdict | undefined, after: Verdict | undefined): Effect {
  const [from, to] = [rankOf(before), rankOf(after)];
  if (from === HOLDS && to === FAILS) return 'breaks';
  if (from === FAILS && to === HOLDS) return 'mends';
  const step = to - from || -distanceBetween(before, after);
  return step < 0 ? 'worsens' : step > 0 ? 'improves' : 'same';
}

/** Positive where a distance grew, negative where one shrank; where one grew and the other shrank, it grew. */
function distanceBetween(before: Verdict | undefined, after: Verdict | undefined): number {
  const differences = (['shortfall', 'excess'] as const).map((key) =>
    compareGaps(gapOfVerdict(before, key), gapOfVerdict(after, key)),
  );
  return Math.max(...differences) || Math.min(...differences);
}

/** How far a number is from its bounds: at the reading nearest to holding, and at the farthest. */
interface Gap {
  readonly nearest: Fraction;
  readonly farthest: Fraction;
}

const NO_GAP: Gap = { nearest: fraction(0), farthest: fraction(0) };

/** A verdict's gap as reports tell it; undefined where it asks for something and does not tell how much. */
function gapOfVerdict(verdict: Verdict | undefined, key: 'shortfall' | 'excess'): Gap | undefined {
  const exact = verdict?.distance?.[key];
  if (exact) return { nearest: exact, farthest: exact };
  const span = verdict?.[key];
  if (verdict && span) {
    const { min, max } = gapOf(span, verdict.of);
    return { nearest: fraction(min), farthest: fraction(max) };
  }
  return rankOf(verdict) === HOLDS ? NO_GAP : undefined;
}

/** Positive where the later gap is larger; 0 where one of the two is not told. */
const compareGaps = (before: Gap | undefined, after: Gap | undefined): number =>
  before && after
    ? compareFractions(after.nearest, before.nearest) || compareFractions(after.farthest, before.farthest)
    : 0;
