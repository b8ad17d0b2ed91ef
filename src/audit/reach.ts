import { hull, type Interval, joinIntervals } from '../core/interval.ts';
import { type Contribution, NO_VALUE, type Profile, type Tally } from '../engine/tally.ts';
import type { Gathering } from '../rulebook/model.ts';
import { type Accumulated, accumulate, accumulatedKey, nothingOf, numberOf } from './accumulate.ts';

/** One outcome that some reading gives: who is in the base, and every number that may then be counted. */
export interface Outcome {
  /** The further numbers that the rule reads; each a single number, but where unknown cells are gathered; or NO_VALUE. */
  readonly numbers: readonly Interval[];
  readonly base: number;
  /** Every whole number from `from` to `to` is reached. */
  readonly counted: Interval;
}

/** All outcomes of a tally, and whether no others were added for want of time. */
export interface Reach {
  readonly outcomes: readonly Outcome[];
  readonly exact: boolean;
}

/** The most states that are followed before outcomes are taken together (VERDICTS §3). */
const MOST_STATES = 10_000_000;

/**
 * The outcomes of a tally: all pairs of base and count that some reading gives, and no others (VERDICTS §3, Reach).
 * `gatherings`: how each further number that the rule reads is gathered.
 */
export function reachOf(tally: Tally, gatherings: readonly Gathering[]): Reach {
  const pairs = reachByStandings(tally.standings);
  if (tally.profiles.length > 0) return reachByStates(pairs, tally.profiles, gatherings);
  const numbers = gatherings.map((gathering) => numberOf(gathering, nothingOf(gathering)));
  return { outcomes: pairs.map((each) => ({ numbers, ...each })), exact: true };
}

/** The closed form for counts and shares: six numbers give every pair. */
function reachByStandings(people: Tally['standings']): Pair[] {
  const of = (standing: number): number => people[standing] ?? 0;
  const [sureBase, sureIn] = [of(2), of(4)];
  const [outOrBase, outOrIn, baseOrIn, any] = [of(3), of(5), of(6), of(7)];
  const pairs: Pair[] = [];
  for (let joining = 0; joining <= outOrBase + outOrIn + any; joining++) {
    const from = sureIn + Math.max(0, joining - outOrBase - any);
    const to = sureIn + baseOrIn + Math.min(joining, outOrIn + any);
    pairs.push({ base: sureIn + sureBase + baseOrIn + joining, counted: { from, to } });
  }
  return pairs;
}

type Pair = Pick<Outcome, 'base' | 'counted'>;

interface State {
  readonly numbers: readonly Accumulated[];
  readonly base: number;
  readonly counted: readonly Interval[];
}

/** The set of reachable sums of contributions, person by person, by dynamic programming. */
function reachByStates(
  start: readonly Pair[],
  profiles: readonly Profile[],
  gatherings: readonly Gathering[],
): Reach {
  const add = adderOf(gatherings);
  const certain = profiles.filter(({ options }) => options.length === 1);
  let states = start.map(({ base, counted }) =>
    certain.reduce((state, { options, people }) => add(state, options[0] as Contribution, people), {
      numbers: gatherings.map(nothingOf),
      base,
      counted: [counted],
    } as State),
  );
  let work = 0;
  for (const { options, people } of profiles) {
    if (options.length === 1) continue;
    for (let person = 0; person < people; person++) {
      states = merge(states.flatMap((state) => options.map((option) => add(state, option, 1))));
      work += states.reduce((sum, { counted }) => sum + counted.length, 0) * options.length;
      if (work > MOST_STATES) return { outcomes: everyOutcome(start, profiles, gatherings), exact: false };
    }
  }
  const outcomes = states.flatMap(({ numbers, base, counted }) => {
    const told = numbers.map((number, index) => numberOf(gatherings[index] ?? 'sum', number));
    return counted.map((each) => ({ numbers: told, base, counted: each }));
  });
  return { outcomes, exact: true };
}

/** Adds people who each make one contribution to a state. */
const adderOf =
  (gatherings: readonly Gathering[]) =>
  ({ numbers, base, counted }: State, option: Contribution, people: number): State => ({
    numbers: numbers.map((number, index) => {
      const gathering = gatherings[index] ?? 'sum';
      const added = option.numbers[index] ?? numberOf(gathering, nothingOf(gathering));
      return accumulate(gathering, number, added, people);
    }),
    base: base + option.base * people,
    counted: counted.map(({ from, to }) => ({
      from: from + option.amount.from * people,
      to: to + option.amount.to * people,
    })),
  });

function merge(states: readonly State[]): State[] {
  const merged = new Map<string, State>();
  for (const state of states) {
    const key = `${state.base} ${state.numbers.map(accumulatedKey).join()}`;
    const known = merged.get(key);
    merged.set(
      key,
      known ? { ...known, counted: joinIntervals([...known.counted, ...state.counted]) } : state,
    );
  }
  return [...merged.values()];
}

/**
 * Too many states: every base, count and number between the least and the greatest, of what is gathered otherwise any
 * value or none. More than can be, never less.
 */
function everyOutcome(
  start: readonly Pair[],
  profiles: readonly Profile[],
  gatherings: readonly Gathering[],
): Outcome[] {
  const range = (start: Interval, value: (option: Contribution) => Interval): Interval =>
    profiles.reduce((sum, { options, people }) => {
      const each = hull(options.map(value));
      return { from: sum.from + each.from * people, to: sum.to + each.to * people };
    }, start);
  const [first, last] = [start[0] as Pair, start.at(-1) as Pair];
  const bases = range({ from: first.base, to: last.base }, ({ base }) => ({ from: base, to: base }));
  const counted = range({ from: first.counted.from, to: last.counted.to }, ({ amount }) => amount);
  const ZERO: Interval = { from: 0, to: 0 };
  const sets = [ANY_VALUE, NO_VALUE].map((value) =>
    gatherings.map((gathering, index) =>
      gathering === 'sum' ? range(ZERO, (option) => option.numbers[index] ?? ZERO) : value,
    ),
  );
  const isOfSums = gatherings.every((gathering) => gathering === 'sum');
  return (isOfSums ? sets.slice(0, 1) : sets).flatMap((numbers) =>
    Array.from({ length: bases.to - bases.from + 1 }, (_, more) => ({
      numbers,
      base: bases.from + more,
      counted,
    })),
  );
}

const ANY_VALUE: Interval = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
