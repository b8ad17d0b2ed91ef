import { hull, type Interval, joinIntervals } from '../core/interval.ts';
import type { Contribution, Profile, Tally } from '../engine/tally.ts';

/** One outcome that some reading gives: who is in the base, and every number that may then be counted. */
export interface Outcome {
  /** The further numbers that the rule reads; each a single number, but for sums over unknown cells. */
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
 * `count`: how many further numbers the rule reads.
 */
export function reachOf(tally: Tally, count: number): Reach {
  const byStandings = reachByStandings(tally.standings);
  const numbers = new Array<Interval>(count).fill({ from: 0, to: 0 });
  const outcomes = byStandings.map((each) => ({ numbers, ...each }));
  return tally.profiles.length === 0 ? { outcomes, exact: true } : reachByStates(outcomes, tally.profiles);
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
  readonly numbers: readonly Interval[];
  readonly base: number;
  readonly counted: readonly Interval[];
}

/** The set of reachable sums of contributions, person by person, by dynamic programming. */
function reachByStates(start: readonly Outcome[], profiles: readonly Profile[]): Reach {
  const certain = profiles.filter(({ options }) => options.length === 1);
  let states = start.map(({ numbers, base, counted }) =>
    certain.reduce((state, { options, people }) => add(state, options[0] as Contribution, people), {
      numbers,
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
      if (work > MOST_STATES) return { outcomes: everyOutcome(start, profiles), exact: false };
    }
  }
  const outcomes = states.flatMap(({ numbers, base, counted }) =>
    counted.map((each) => ({ numbers, base, counted: each })),
  );
  return { outcomes, exact: true };
}

function add({ numbers, base, counted }: State, option: Contribution, people: number): State {
  const plus = ({ from, to }: Interval, added: Interval): Interval => ({
    from: from + added.from * people,
    to: to + added.to * people,
  });
  return {
    numbers: numbers.map((number, index) => plus(number, option.numbers[index] ?? { from: 0, to: 0 })),
    base: base + option.base * people,
    counted: counted.map((each) => plus(each, option.amount)),
  };
}

function merge(states: readonly State[]): State[] {
  const merged = new Map<string, State>();
  for (const state of states) {
    const key = `${state.base} ${state.numbers.map(({ from, to }) => `${from} ${to}`).join()}`;
    const known = merged.get(key);
    merged.set(
      key,
      known ? { ...known, counted: joinIntervals([...known.counted, ...state.counted]) } : state,
    );
  }
  return [...merged.values()];
}

/** Too many states: every base, count and number between the least and the greatest. More than can be, never less. */
function everyOutcome(start: readonly Outcome[], profiles: readonly Profile[]): Outcome[] {
  const range = (start: Interval, value: (option: Contribution) => Interval): Interval =>
    profiles.reduce((sum, { options, people }) => {
      const each = hull(options.map(value));
      return { from: sum.from + each.from * people, to: sum.to + each.to * people };
    }, start);
  const [first, last] = [start[0] as Outcome, start.at(-1) as Outcome];
  const bases = range({ from: first.base, to: last.base }, ({ base }) => ({ from: base, to: base }));
  const counted = range({ from: first.counted.from, to: last.counted.to }, ({ amount }) => amount);
  const numbers = first.numbers.map((number, index) =>
    range(number, (option) => option.numbers[index] ?? { from: 0, to: 0 }),
  );
  return Array.from({ length: bases.to - bases.from + 1 }, (_, more) => ({
    numbers,
    base: bases.from + more,
    counted,
  }));
}
