import { hull, type Interval, joinIntervals } from '../core/interval.ts';
import { type Contribution, NO_VALUE, type Profile, type Tally } from '../engine/tally.ts';
import type { Gathering } from '../rulebook/model.ts';
import { type Accumulated, accumulate, accumulatedKey, nothingOf, numberOf } from './accumulate.ts';

/** One outcome that some reading gives: who is in the base, and every number that may then be counted. */
export interface Outcome {
  /** How many of those who counted have left. */
  readonly left: number;
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

/** How many of those who count may have left, whoever they are, and whether somebody counts who adds this. */
export interface Leaving {
  readonly least: number;
  readonly most: number;
  isCounted(option: Contribution): boolean;
  /** Whether of the counts that go with one base the least and the greatest will do: those between hold where both do. */
  readonly isOfEnds: boolean;
  /** The most states that are followed: past them nothing is told. */
  readonly mostStates: number;
}

/** The most states that are followed before outcomes are taken together (VERDICTS §3). */
const MOST_STATES = 10_000_000;

const NOBODY_LEAVES: Leaving = {
  least: 0,
  most: 0,
  isCounted: () => false,
  isOfEnds: false,
  mostStates: MOST_STATES,
};

/**
 * The outcomes of a tally: all pairs of base and count that some reading gives, and no others (VERDICTS §3, Reach).
 * `gatherings`: how each further number that the rule reads is gathered. `leaving`: after so many of those counted are gone.
 */
export function reachOf(tally: Tally, gatherings: readonly Gathering[], leaving = NOBODY_LEAVES): Reach {
  const pairs = reachByStandings(tally.standings);
  if (tally.profiles.length > 0) {
    const starts = pairs.flatMap((pair) => afterLeaving(pair, 0, leaving.most));
    return reachByStates(starts, tally.profiles, gatherings, leaving);
  }
  const numbers = gatherings.map((gathering) => numberOf(gathering, nothingOf(gathering)));
  const outcomes =
    leaving.most === 0 ? pairs : pairs.flatMap((pair) => afterLeaving(pair, leaving.least, leaving.most));
  return {
    outcomes: outcomes.map(({ left, base, counted }) => ({ left, numbers, base, counted })),
    exact: true,
  };
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
    pairs.push({ left: 0, base: sureIn + sureBase + baseOrIn + joining, counted: { from, to } });
  }
  return pairs;
}

type Pair = Omit<Outcome, 'numbers'>;

/** A pair after some of those counted have left: each takes one off the count and one off the base. */
function afterLeaving({ base, counted: { from, to } }: Pair, least: number, most: number): Pair[] {
  const length = Math.max(0, Math.min(most, to) - least + 1);
  return Array.from({ length }, (_, more): Pair => {
    const left = least + more;
    return { left, base: base - left, counted: { from: Math.max(from, left) - left, to: to - left } };
  });
}

interface State {
  readonly left: number;
  readonly numbers: readonly Accumulated[];
  readonly base: number;
  readonly counted: readonly Interval[];
}

/** The set of reachable sums of contributions, person by person, by dynamic programming. */
function reachByStates(
  start: readonly Pair[],
  profiles: readonly Profile[],
  gatherings: readonly Gathering[],
  leaving: Leaving,
): Reach {
  const add = adderOf(gatherings);
  const isSettled = ({ options: [first, ...others] }: Profile): boolean =>
    first !== undefined && others.length === 0 && !(leaving.most > 0 && leaving.isCounted(first));
  const settled = profiles.filter(isSettled);
  let states = start.map(({ counted, ...pair }) =>
    settled.reduce((state, { options, people }) => add(state, options[0] as Contribution, people), {
      numbers: gatherings.map(nothingOf),
      ...pair,
      counted: [counted],
    } as State),
  );
  let work = 0;
  for (const profile of profiles) {
    if (isSettled(profile)) continue;
    for (const { options, people } of oneByOne(profile)) {
      const next = options.map((option) => leaverOf(add, option, people, leaving));
      states = merge(
        states.flatMap((state) => next.flatMap((join) => join(state))),
        leaving.isOfEnds ? (counted) => [hull(counted)] : joinIntervals,
      );
      work += states.reduce((sum, { counted }) => sum + counted.length, 0) * options.length;
      if (work <= leaving.mostStates) continue;
      const outcomes = leaving.most > 0 ? [] : everyOutcome(start, profiles, gatherings);
      return { outcomes, exact: false };
    }
  }
  const outcomes = states.flatMap(({ left, numbers, base, counted }) => {
    if (left < leaving.least) return [];
    const told = numbers.map((number, index) => numberOf(gatherings[index] ?? 'sum', number));
    return counted.map((each) => ({ left, numbers: told, base, counted: each }));
  });
  return { outcomes, exact: true };
}

/** People of one contribution differ in nothing but whether they leave; of several each may make another one. */
const oneByOne = (profile: Profile): readonly Profile[] =>
  profile.options.length === 1
    ? [profile]
    : Array.from({ length: profile.people }, () => ({ ...profile, people: 1 }));

/** Joins people of one contribution to a state, in every number in which they may then leave. */
const leaverOf =
  (add: Adder, option: Contribution, people: number, { most, isCounted }: Leaving) =>
  (state: State): State[] => {
    const mayLeave = most > 0 && isCounted(option) ? Math.min(people, most - state.left) : 0;
    return Array.from({ length: mayLeave + 1 }, (_, gone) => ({
      ...(gone === people ? state : add(state, option, people - gone)),
      left: state.left + gone,
    }));
  };

/** Adds people who each make one contribution to a state. */
const adderOf =
  (gatherings: readonly Gathering[]) =>
  ({ left, numbers, base, counted }: State, option: Contribution, people: number): State => ({
    left,
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

type Adder = ReturnType<typeof adderOf>;

function merge(states: readonly State[], join: typeof joinIntervals): State[] {
  const merged = new Map<string, State>();
  for (const state of states) {
    const key = `${state.left} ${state.base} ${state.numbers.map(accumulatedKey).join()}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, counted: join([...known.counted, ...state.counted]) } : state);
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
      left: 0,
      numbers,
      base: bases.from + more,
      counted,
    })),
  );
}

const ANY_VALUE: Interval = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
