import type { Truth } from '../../core/truth.ts';
import type { Contribution, Tally } from '../tally.ts';
import { type BoundRule, keyOf } from './standings.ts';

/** Gathers the people of one group into a tally. */
export interface Tallier {
  /** A person whose standing is certain. */
  addPlain(base: Truth, counted: Truth): void;
  /** A person with every contribution that they may make. */
  add(options: readonly Contribution[]): void;
  copy(): Tallier;
  tally(): Tally;
}

/** Counts by standing where that is all a verdict needs; by contribution for sums, averages and guards. */
export const makeTallier = ({ rule, guards }: Pick<BoundRule, 'rule' | 'guards'>): Tallier =>
  guards.length === 0 && rule.measure.kind !== 'sum' && rule.measure.kind !== 'average'
    ? standingTallier(new Array(16).fill(0))
    : profileTallier(new Map());

/** The bit of a standing: 1 out, 2 base, 4 in, 8 counted but not in the base. */
const bitOf = (base: number, counted: number): number =>
  counted === 1 ? (base === 1 ? 4 : 8) : base === 1 ? 2 : 1;

function standingTallier(people: number[]): Tallier {
  const add = (standing: number) => {
    people[standing] = (people[standing] as number) + 1;
  };
  return {
    addPlain: (base, counted) => add(bitOf(base, counted)),
    add: (options) => add(options.reduce((bits, { base, amount }) => bits | bitOf(base, amount.to), 0)),
    copy: () => standingTallier([...people]),
    tally: () => ({ kind: 'standing', people }),
  };
}

type Profiles = Map<string, { readonly options: readonly Contribution[]; readonly people: number }>;

function profileTallier(profiles: Profiles): Tallier {
  const add = (options: readonly Contribution[]) => {
    const key = options.map(keyOf).sort().join('|');
    profiles.set(key, { options, people: (profiles.get(key)?.people ?? 0) + 1 });
  };
  return {
    addPlain: (base, counted) =>
      add([{ base: base === 1 ? 1 : 0, amount: { from: counted, to: counted }, guards: [] }]),
    add,
    copy: () => profileTallier(new Map(profiles)),
    tally: () => ({ kind: 'profile', profiles: [...profiles.values()] }),
  };
}
