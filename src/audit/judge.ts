import {
  compareFractions,
  type Fraction,
  formatFraction,
  fraction,
  parseFraction,
} from '../core/fraction.ts';
import { meetsBound } from '../core/meets-bound.ts';
import { hullOfRanges, type Range } from '../core/range.ts';
import type { GroupTally } from '../engine/tally.ts';
import type { Rule } from '../rulebook/model.ts';
import { type Case, casesOf } from './cases.ts';
import { distanceOf, type ExactDistance } from './exact-distance.ts';
import { NO_UNIT, type UnitFacts } from './quantity.ts';
import { reachOf } from './reach.ts';
import type { ReasonCode } from './reason.ts';
import { exactBound, type GroupBound, type Limits, limitsOf, ofBase } from './requirement.ts';

/** What is said of one rule in one group (结论). */
export type Status = 'pass' | 'fail' | 'undecided' | 'notApplicable' | 'exempt';

/** Least and greatest of a number that depends on unknown cells. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** A shortfall or excess: at the reading nearest to holding, or a span where the base is uncertain (VERDICTS §4). */
export const gapOf = (gap: Span, of: Span | undefined): Span =>
  of && of.min !== of.max ? gap : { min: gap.min, max: gap.min };

/** A verdict's numbers: all that follows from the tallies and the rule alone. */
export interface Judgement {
  readonly status: Status;
  readonly reason: ReasonCode | undefined;
  /** For counts, shares and `every`. */
  readonly count: Span | undefined;
  /** The base of shares and `every`. */
  readonly of: Span | undefined;
  /** For sums, averages and measures of figures: exact, `null` where nothing bounds it. */
  readonly value: { readonly min: string | null; readonly max: string | null } | undefined;
  /** The number required (⌈bound × base⌉, or ⌊…⌋ for a ceiling alone). */
  readonly required: Span | undefined;
  /** The bounds as they are in this group, where it is one that makes them. */
  readonly bounds: readonly GroupBound[];
  readonly shortfall: Span | undefined;
  readonly excess: Span | undefined;
  /** Of a sum, or of a number made of figures, in parts of one. */
  readonly distance: ExactDistance | undefined;
  readonly exact: boolean;
  /** A shortfall that the rest of the open period may still make good. */
  readonly open: boolean;
}

/**
 * Judges a rule in a group over all readings of the unknown cells: one status over all, that one; several, undecided.
 * `periodIsOpen`: the period that the rule's fields count in is not over. `unit`: what the register says of the group.
 */
export function judge(
  rule: Rule,
  group: GroupTally,
  periodIsOpen: boolean,
  unit: UnitFacts = NO_UNIT,
): Judgement {
  const gatherings = rule.numbers.map(({ gathering }) => gathering);
  const reaches = group.tallies.map((tally) => reachOf(tally, gatherings));
  const outcomes = reaches.flatMap(({ outcomes: each }) => each);
  const cases = casesOf(rule, outcomes, unit);
  const statuses = new Set<Status>();
  for (const each of cases) for (const status of statusesOf(rule, each)) statuses.add(status);
  const numbers = numbersOf(rule, cases);
  const exact = group.exact && reaches.every((reach) => reach.exact);
  const [only] = statuses;
  const status = statuses.size === 1 && only ? only : 'undecided';
  const open =
    status === 'fail' &&
    rule.openPeriod === 'undecided' &&
    periodIsOpen &&
    (numbers.shortfall?.max ?? 0) > 0 &&
    (numbers.excess?.max ?? 0) === 0;
  return {
    status: open ? 'undecided' : status,
    reason: status === 'notApplicable' ? reasonOf(rule, cases) : undefined,
    ...numbers,
    exact: exact || status !== 'undecided',
    open,
  };
}

/** Every status that some reading of a case gives. */
export function statusesOf(rule: Rule, each: Case): Status[] {
  if (each.reason !== undefined) return ['notApplicable'];
  if (each.isExempt) return ['exempt'];
  if (each.isEmpty) return [rule.whenEmpty];
  return each.value === undefined ? statusesOfCount(rule, each) : statusesOfValue(rule, each, each.value);
}

/** Every whole number from `counted.from` to `counted.to` is reached, and perhaps every limit of an interval. */
function statusesOfCount(rule: Rule, { base, counted, bounds }: Case): Status[] {
  const { low, high } = limitsOf(rule, bounds, base);
  const mayPass = Math.max(low.from, counted.from) <= Math.min(high.to, counted.to);
  const surelyPasses = counted.from >= low.to && counted.to <= high.from;
  const statuses: Status[] = [
    ...(mayPass ? ['pass' as const] : []),
    ...(surelyPasses ? [] : ['fail' as const]),
  ];
  return rule.parity === undefined ? statuses : withParity(statuses, counted, rule.parity);
}

/** Of one number its own parity; of several numbers in a row one is odd and one is even. */
function withParity(statuses: readonly Status[], counted: Case['counted'], parity: 'odd' | 'even'): Status[] {
  const { from, to } = counted;
  if (from === to) return (from % 2 === 1) === (parity === 'odd') ? [...statuses] : ['fail'];
  return statuses.includes('pass') ? ['pass', 'fail'] : ['fail'];
}

function statusesOfValue({ rounding }: Rule, { bounds, of }: Case, value: Range): Status[] {
  const truths = bounds.map((bound) => meetsBound(value, of ? ofBase(bound, of, rounding) : bound));
  if (truths.includes(0)) return ['fail'];
  return truths.includes(2) ? ['pass', 'fail'] : ['pass'];
}

function reasonOf(rule: Rule, cases: readonly Case[]): ReasonCode {
  const reasons = new Set(cases.flatMap(({ reason }) => reason ?? []));
  const [only] = reasons;
  if (only !== undefined && reasons.size === 1 && cases.every(({ reason }) => reason !== undefined))
    return only;
  return rule.per.kind === 'record' ? 'nothing-due' : 'empty-base';
}

/** Least and greatest of some numbers, by a loop: a spread of half a million outcomes would overflow the stack. */
function span<Item>(
  items: readonly Item[],
  least: (item: Item) => number,
  greatest: (item: Item) => number = least,
): Span {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    min = Math.min(min, least(item));
    max = Math.max(max, greatest(item));
  }
  return { min, max };
}

/** A value that is written out exactly, as numbers again. */
export function rangeOfValue({ min, max }: NonNullable<Judgement['value']>): Range {
  const end = (written: string | null) => (written === null ? undefined : parseFraction(written));
  return { from: end(min), to: end(max) };
}

/** The numbers of a judgement that has none. */
export const NO_NUMBERS = {
  count: undefined,
  of: undefined,
  value: undefined,
  required: undefined,
  shortfall: undefined,
  excess: undefined,
  distance: undefined,
} as const;

function numbersOf(
  rule: Rule,
  cases: readonly Case[],
): Pick<Judgement, 'count' | 'of' | 'value' | 'required' | 'bounds' | 'shortfall' | 'excess' | 'distance'> {
  const { measure } = rule;
  const bounds = boundsShown(rule, cases);
  if (measure.kind === 'sum' || measure.kind === 'average')
    return { ...NO_NUMBERS, bounds, value: amountOf(measure, cases), ...distanceOf(rule, cases) };
  if (measure.kind === 'number' || measure.kind === 'ratio')
    return { ...NO_NUMBERS, bounds, value: valueShown(cases), ...distanceOf(rule, cases) };
  const isShare = measure.kind !== 'count' && measure.kind !== 'distinct';
  const count = span(
    cases,
    ({ counted }) => counted.from,
    ({ counted }) => counted.to,
  );
  const limited = limitedCases(rule, cases);
  const nearest = limited && nearestByBase(limited);
  return {
    count,
    of: isShare ? span(cases, ({ base }) => base) : undefined,
    value: undefined,
    bounds,
    required:
      limited &&
      span(limited, ({ low, high }) => Math.max(0, Number.isFinite(low.from) ? low.from : high.from)),
    shortfall: nearest && span(nearest, ({ shortfall }) => shortfall),
    excess: nearest && span(nearest, ({ excess }) => excess),
    distance: undefined,
  };
}

/** The cases that are judged, with how many must count; undefined where none is, or where a limit is not certain. */
function limitedCases(rule: Rule, cases: readonly Case[]): readonly Limited[] | undefined {
  const limited: Limited[] = [];
  for (const { base, counted, bounds, reason, isEmpty } of cases) {
    if (reason !== undefined || isEmpty) continue;
    const { low, high } = limitsOf(rule, bounds, base);
    // A limit that hangs on an unknown cell of the unit is no number that anybody lacks.
    if (!isCertain(low) || !isCertain(high)) return undefined;
    limited.push({ base, counted, low, high });
  }
  return limited.length === 0 || rule.bounds.length === 0 ? undefined : limited;
}

const isCertain = ({ from, to }: Limits['low']): boolean => from === to;

/** The bounds as they are in this group: the least and the greatest that they may be. */
function boundsShown(rule: Rule, cases: readonly Case[]): GroupBound[] {
  return rule.bounds.flatMap(({ key, value: written }, index) => {
    if (written.kind === 'constant') return [exactBound(key, written.value)];
    const values = cases.flatMap(({ bounds }) => bounds[index]?.value ?? []);
    return values.length === 0 ? [] : [{ key, value: hullOfRanges(values) }];
  });
}

/** The measured number, of a share as a part of its base. */
function valueShown(cases: readonly Case[]): Judgement['value'] {
  const values = cases.flatMap(({ shown }) => shown ?? []);
  if (values.length === 0) return undefined;
  const { from, to } = hullOfRanges(values);
  return { min: from ? formatFraction(from) : null, max: to ? formatFraction(to) : null };
}

/** How far a reading is from holding: too few, or too many. */
interface Distance {
  readonly shortfall: number;
  readonly excess: number;
}

/** The people of a case, and how many must count. */
type Limited = Pick<Case, 'base' | 'counted'> & Limits;

/** For each base, the distance of its reading nearest to holding (VERDICTS §4). */
function nearestByBase(cases: readonly Limited[]): Distance[] {
  const nearest = new Map<number, Distance>();
  for (const {
    base,
    counted,
    low: { from: low },
    high: { from: high },
  } of cases) {
    const number = counted.to < low ? counted.to : Math.max(counted.from, Math.min(counted.to, low));
    const distance = { shortfall: Math.max(0, low - number), excess: Math.max(0, number - high) };
    const known = nearest.get(base);
    if (!known || isNearer(distance, known)) nearest.set(base, distance);
  }
  return [...nearest.values()];
}

/** Of two readings equally far from bounds that contradict each other, the one that lacks fewer. */
const isNearer = (a: Distance, b: Distance): boolean =>
  total(a) < total(b) || (total(a) === total(b) && a.shortfall < b.shortfall);

const total = ({ shortfall, excess }: Distance): number => shortfall + excess;

function amountOf(
  measure: { kind: 'sum' | 'average'; scale: number },
  cases: readonly Case[],
): Judgement['value'] {
  const filled = measure.kind === 'average' ? cases.filter(({ base }) => base > 0) : cases;
  if (filled.length === 0) return undefined;
  const values = (end: 'from' | 'to'): (Fraction | null)[] =>
    filled.map(({ base, counted }) =>
      Number.isFinite(counted[end])
        ? fraction(counted[end], measure.kind === 'average' ? base * measure.scale : measure.scale)
        : null,
    );
  return { min: least(values('from')), max: greatest(values('to')) };
}

const least = (values: readonly (Fraction | null)[]): string | null =>
  formatFraction(values.reduce((a, b) => (a && b && compareFractions(b, a) < 0 ? b : a)) ?? fraction(0));

const greatest = (values: readonly (Fraction | null)[]): string | null => {
  if (values.includes(null)) return null;
  return formatFraction((values as Fraction[]).reduce((a, b) => (compareFractions(b, a) > 0 ? b : a)));
};
