import { hull, type Interval, joinIntervals } from '../core/interval.ts';
import type { Contribution, Profile, Tally } from '../engine/tally.ts';

/** One outcome that some reading gives: who is in the base, and every number that may then be counted. */
export interface Outcome {
  /** Whether the rule's guards hold. */
  readonly applies: boolean;
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
 * `guardsHold` judges the number of people in each guard's population.
 */
export function reachOf(tally: Tally, guardsHold: (people: readonly number[]) => boolean): Reach {
  const byStandings = reachByStandings(tally.standings);
  if (tally.profiles.length === 0)
    return { outcomes: byStandings.map((each) => ({ applies: guardsHold([]), ...each })), exact: true };
  return reachByStates(byStandings, tally.profiles, guardsHold);
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
  readonly guards: readonly number[];
  readonly base: number;
  readonly counted: readonly Interval[];
}

/** The set of reachable sums of contributions, person by person, by dynamic programming. */
function reachByStates(
  byStandings: readonly Pair[],
  profiles: readonly Profile[],
  guardsHold: (people: readonly number[]) => boolean,
): Reach {
  const certain = profiles.filter(({ options }) => options.length === 1);
  let states = byStandings.map(({ base, counted }) =>
    certain.reduce((state, { options, people }) => add(state, options[0] as Contribution, people), {
      guards: [],
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
      if (work > MOST_STATES) return { outcomes: everyOutcome(byStandings, profiles), exact: false };
    }
  }
  const outcomes = states.flatMap(({ guards, base, counted }) =>
    counted.map((each) => ({ applies: guardsHold(guards), base, counted: each })),
  );
  return { outcomes, exact: true };
}

function add({ guards, base, counted }: State, option: Contribution, people: number): State {
  return {
    guards: option.guards.map((guard, index) => (guards[index] ?? 0) + guard * people),
    base: base + option.base * people,
    counted: counted.map(({ from, to }) => ({
      from: from + option.amount.from * people,
      to: to + option.amount.to * people,
    })),
  };
}

function merge(states: readonly State[]): State[] {
  const merged = new Map<string, State>();
  for (const state of states) {
    const key = `${state.base} ${state.guards.join()}`;
    const known = merged.get(key);
    merged.set(
      key,
      known ? { ...known, counted: joinIntervals([...known.counted, ...state.counted]) } : state,
    );
  }
  return [...merged.values()];
}

/** Too many states: every base, count and guard between the least and the greatest. More than can be, never less. */
function everyOutcome(byStandings: readonly Pair[], profiles: readonly Profile[]): Outcome[] {
  const range = (start: Interval, value: (option: Contribution) => Interval): Interval =>
    profiles.reduce((sum, { options, people }) => {
      const each = hull(options.map(value));
      return { from: sum.from + each.from * people, to: sum.to + each.to * people };
    }, start);
  const [first, last] = [byStandings[0] as Pair, byStandings.at(-1) as Pair];
  const bases = range({ from: first.base, to: last.base }, ({ base }) => ({ from: base, to: base }));
  const counted = range({ from: first.counted.from, to: last.counted.to }, ({ amount }) => amount);
  const isGuarded = profiles.some(({ options }) => options.some(({ guards }) => guards.length > 0));
  const outcomes: Outcome[] = [];
  for (let base = bases.from; base <= bases.to; base++) {
    for (const applies of isGuarded ? [true, false] : [true]) outcomes.push({ applies, base, counted });
  }
  return outcomes;
}
