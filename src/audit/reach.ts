import { hull, type Interval, joinIntervals } from '../core/interval.ts';
import type { Contribution, StandingTally, Tally } from '../engine/tally.ts';

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
  if (tally.kind === 'profile') return reachByStates(tally.profiles, guardsHold);
  return tally.people.some((people, standing) => people > 0 && (standing & 8) > 0)
    ? reachByStates(profilesOf(tally), guardsHold)
    : { outcomes: reachByStandings(tally), exact: true };
}

/** The closed form for counts and shares: six numbers give every pair. */
function reachByStandings({ people }: StandingTally): Outcome[] {
  const of = (standing: number): number => people[standing] as number;
  const [sureBase, sureIn] = [of(2), of(4)];
  const [outOrBase, outOrIn, baseOrIn, any] = [of(3), of(5), of(6), of(7)];
  const outcomes: Outcome[] = [];
  for (let joining = 0; joining <= outOrBase + outOrIn + any; joining++) {
    const from = sureIn + Math.max(0, joining - outOrBase - any);
    const to = sureIn + baseOrIn + Math.min(joining, outOrIn + any);
    outcomes.push({ applies: true, base: sureIn + sureBase + baseOrIn + joining, counted: { from, to } });
  }
  return outcomes;
}

const STANDING_OPTIONS: readonly Contribution[] = [
  { base: 0, amount: { from: 0, to: 0 }, guards: [] },
  { base: 1, amount: { from: 0, to: 0 }, guards: [] },
  { base: 1, amount: { from: 1, to: 1 }, guards: [] },
  { base: 0, amount: { from: 1, to: 1 }, guards: [] },
];

const profilesOf = ({ people }: StandingTally): Profile[] =>
  people.flatMap((count, standing) =>
    count > 0 ? [{ options: STANDING_OPTIONS.filter((_, bit) => (standing >> bit) & 1), people: count }] : [],
  );

interface Profile {
  readonly options: readonly Contribution[];
  readonly people: number;
}

interface State {
  readonly guards: readonly number[];
  readonly base: number;
  readonly counted: readonly Interval[];
}

/** The set of reachable sums of contributions, person by person, by dynamic programming. */
function reachByStates(
  profiles: readonly Profile[],
  guardsHold: (people: readonly number[]) => boolean,
): Reach {
  const certain = profiles.filter(({ options }) => options.length === 1);
  let states = [
    certain.reduce((state, { options, people }) => add(state, options[0] as Contribution, people), START),
  ];
  let work = 0;
  for (const { options, people } of profiles) {
    if (options.length === 1) continue;
    for (let person = 0; person < people; person++) {
      states = merge(states.flatMap((state) => options.map((option) => add(state, option, 1))));
      work += states.reduce((sum, { counted }) => sum + counted.length, 0) * options.length;
      if (work > MOST_STATES) return { outcomes: everyOutcome(profiles), exact: false };
    }
  }
  const outcomes = states.flatMap(({ guards, base, counted }) =>
    counted.map((each) => ({ applies: guardsHold(guards), base, counted: each })),
  );
  return { outcomes, exact: true };
}

const START: State = { guards: [], base: 0, counted: [{ from: 0, to: 0 }] };

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
function everyOutcome(profiles: readonly Profile[]): Outcome[] {
  const range = (value: (option: Contribution) => Interval): Interval =>
    profiles.reduce(
      (sum, { options, people }) => {
        const each = hull(options.map(value));
        return { from: sum.from + each.from * people, to: sum.to + each.to * people };
      },
      { from: 0, to: 0 },
    );
  const bases = range(({ base }) => ({ from: base, to: base }));
  const counted = range(({ amount }) => amount);
  const outcomes: Outcome[] = [];
  for (let base = bases.from; base <= bases.to; base++) {
    for (const applies of [true, false]) outcomes.push({ applies, base, counted });
  }
  return outcomes;
}
