import {
  ceilTimes,
  compareFractions,
  type Fraction,
  floorTimes,
  formatFraction,
  fraction,
  roundTimes,
} from '../core/fraction.ts';
import type { GroupTally } from '../engine/tally.ts';
import type { Bound, Guard, Rule } from '../rulebook/model.ts';
import { type Outcome, reachOf } from './reach.ts';

/** What is said of one rule in one group (结论). */
export type Status = 'pass' | 'fail' | 'undecided' | 'notApplicable' | 'exempt';

/** Least and greatest of a number that depends on unknown cells. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** Why there is nothing to judge. */
export type ReasonCode =
  | 'table-absent'
  | 'column-absent'
  | 'tier-absent'
  | 'empty-base'
  | 'guard-not-met'
  | 'nothing-due';

/** A verdict's numbers: all that follows from the tallies and the rule alone. */
export interface Judgement {
  readonly status: Status;
  readonly reason: ReasonCode | undefined;
  /** For counts, shares and `every`. */
  readonly count: Span | undefined;
  /** The base of shares and `every`. */
  readonly of: Span | undefined;
  /** For sums and averages: exact, `null` where nothing bounds it. */
  readonly value: { readonly min: string | null; readonly max: string | null } | undefined;
  /** The number required (⌈bound × base⌉, or ⌊…⌋ for a ceiling alone). */
  readonly required: Span | undefined;
  readonly shortfall: Span | undefined;
  readonly excess: Span | undefined;
  readonly exact: boolean;
  /** A shortfall that the rest of the open period may still make good. */
  readonly open: boolean;
}

/** The least and greatest whole number that holds; a lower end above the upper one means that none does. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}

/** The whole numbers that hold when the base has `base` people (VERDICTS §3: L(D) … U(D)). */
export function limitsOf(rule: Pick<Rule, 'measure' | 'bounds' | 'rounding'>, base: number): Limits {
  const { measure } = rule;
  const units =
    measure.kind === 'count'
      ? 1
      : measure.kind === 'sum'
        ? measure.scale
        : measure.kind === 'average'
          ? measure.scale * base
          : base;
  const limits = rule.bounds.map((bound) =>
    limitOf(bound, units, measure.kind === 'share' ? rule.rounding : 'exact'),
  );
  return {
    low: Math.max(...limits.map(({ low }) => low)),
    high: Math.min(...limits.map(({ high }) => high)),
  };
}

const ANY: Limits = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

function limitOf({ key, value }: Bound, units: number, rounding: Rule['rounding']): Limits {
  const rounded = roundTimes(value, units, rounding);
  const [floor, ceil] =
    rounded === undefined ? [floorTimes(value, units), ceilTimes(value, units)] : [rounded, rounded];
  switch (key) {
    case 'atLeast':
      return { ...ANY, low: ceil };
    case 'over':
      return { ...ANY, low: floor + 1 };
    case 'atMost':
      return { ...ANY, high: floor };
    case 'under':
      return { ...ANY, high: ceil - 1 };
    case 'equals':
      return { low: ceil, high: floor };
  }
}

/** Whether the numbers of people in the guards' populations let a rule apply. */
export const guardsHold =
  (guards: readonly Guard[]) =>
  (people: readonly number[]): boolean =>
    guards.every(({ bounds }, index) => bounds.every((bound) => holds(bound, fraction(people[index] ?? 0))));

function holds({ key, value }: Bound, number: Fraction): boolean {
  const difference = compareFractions(number, value);
  return {
    atLeast: difference >= 0,
    over: difference > 0,
    atMost: difference <= 0,
    under: difference < 0,
    equals: difference === 0,
  }[key];
}

/**
 * Judges a rule in a group over all readings of the unknown cells: one status over all, that one; several, undecided.
 * `periodIsOpen`: the period that the rule's fields count in is not over.
 */
export function judge(rule: Rule, group: GroupTally, periodIsOpen: boolean): Judgement {
  const reaches = group.tallies.map((tally) => reachOf(tally, guardsHold(rule.guards)));
  const outcomes = reaches.flatMap(({ outcomes: each }) => each);
  const statuses = new Set(outcomes.flatMap((outcome) => statusesOf(rule, outcome)));
  const numbers = numbersOf(rule, outcomes);
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
    reason: status === 'notApplicable' ? reasonOf(rule, outcomes) : undefined,
    ...numbers,
    exact: exact || status !== 'undecided',
    open,
  };
}

const needsBase = ({ measure }: Rule): boolean =>
  measure.kind === 'share' || measure.kind === 'every' || measure.kind === 'average';

function statusesOf(rule: Rule, { applies, base, counted }: Outcome): Status[] {
  if (!applies) return ['notApplicable'];
  if (base === 0 && needsBase(rule)) return [rule.whenEmpty];
  const { low, high } = limitsOf(rule, base);
  const least = Math.max(low, counted.from);
  const greatest = Math.min(high, counted.to);
  const passes: Status[] = least <= greatest ? ['pass'] : [];
  return least === counted.from && greatest === counted.to && passes.length > 0
    ? passes
    : [...passes, 'fail'];
}

function reasonOf(rule: Rule, outcomes: readonly Outcome[]): ReasonCode {
  if (outcomes.every(({ applies }) => !applies)) return 'guard-not-met';
  return rule.per.kind === 'record' ? 'nothing-due' : 'empty-base';
}

/** Least and greatest by a loop: a spread of half a million outcomes would overflow the stack. */
function span(values: readonly number[]): Span {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

function numbersOf(
  rule: Rule,
  outcomes: readonly Outcome[],
): Pick<Judgement, 'count' | 'of' | 'value' | 'required' | 'shortfall' | 'excess'> {
  const count = span(outcomes.flatMap(({ counted }) => [counted.from, counted.to]));
  const bases = span(outcomes.map(({ base }) => base));
  const { measure } = rule;
  if (measure.kind === 'sum' || measure.kind === 'average') {
    return {
      count: undefined,
      of: undefined,
      value: amountOf(measure, outcomes),
      required: undefined,
      shortfall: undefined,
      excess: undefined,
    };
  }
  const isShare = measure.kind !== 'count';
  const judged = outcomes.filter(({ applies, base }) => applies && !(isShare && base === 0));
  const common = { count, of: isShare ? bases : undefined, value: undefined };
  if (judged.length === 0) return { ...common, required: undefined, shortfall: undefined, excess: undefined };
  const limits = judged.map((outcome) => ({ ...outcome, ...limitsOf(rule, outcome.base) }));
  const nearest = nearestByBase(limits);
  return {
    ...common,
    required: span(limits.map(({ low, high }) => Math.max(0, Number.isFinite(low) ? low : high))),
    shortfall: span(nearest.map(({ shortfall }) => shortfall)),
    excess: span(nearest.map(({ excess }) => excess)),
  };
}

/** How far a reading is from holding: too few, or too many. */
interface Distance {
  readonly shortfall: number;
  readonly excess: number;
}

/** For each base, the distance of its reading nearest to holding (VERDICTS §4). */
function nearestByBase(outcomes: readonly (Outcome & Limits)[]): Distance[] {
  const nearest = new Map<number, Distance>();
  for (const { base, counted, low, high } of outcomes) {
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
  outcomes: readonly Outcome[],
): Judgement['value'] {
  const filled = measure.kind === 'average' ? outcomes.filter(({ base }) => base > 0) : outcomes;
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
