import type { Contribution, Profile, Tally } from '../tally.ts';
import { keyOf } from './standings.ts';

/** Gathers the people of one group into a tally. */
export interface Tallier {
  /** So many people whose standing is certain: in the base or not, counted or not. */
  addPlain(isInBase: boolean, isCounted: boolean, people?: number): void;
  /** A person with every contribution that they may make. */
  add(options: readonly Contribution[]): void;
  copy(): Tallier;
  tally(): Tally;
}

/** The standings of those who are out, in the base, or counted in it, as `standingBits` gives them. */
const [OUT, BASE, IN] = [1, 2, 4];

const COUNTED_ONLY: readonly [Contribution] = [{ base: 0, amount: { from: 1, to: 1 }, numbers: [] }];

/** Makes a tallier; `standings` and `profiles` are what it begins with. */
export function makeTallier(
  standings: number[] = new Array(8).fill(0),
  profiles = new Map<string, Profile>(),
): Tallier {
  const addProfile = (options: readonly Contribution[], people: number): void => {
    const key = options.map(keyOf).sort().join('|');
    profiles.set(key, { options, people: (profiles.get(key)?.people ?? 0) + people });
  };
  const countStanding = (standing: number, people: number): void => {
    standings[standing] = (standings[standing] as number) + people;
  };
  const add = (options: readonly Contribution[], people = 1): void => {
    const standing = standingBits(options);
    if (standing === undefined) addProfile(options, people);
    else countStanding(standing, people);
  };
  return {
    addPlain: (isInBase, isCounted, people = 1) => {
      if (people === 0) return;
      if (isCounted && !isInBase) add(COUNTED_ONLY, people);
      else countStanding(isInBase ? (isCounted ? IN : BASE) : OUT, people);
    },
    add: (options) => add(options),
    copy: () => makeTallier([...standings], new Map(profiles)),
    tally: () => ({ standings, profiles: [...profiles.values()] }),
  };
}

/** The standing as bits, undefined where the contributions are more than out, base only, or in. */
function standingBits(options: readonly Contribution[]): number | undefined {
  let bits = 0;
  for (const { base, amount, numbers } of options) {
    const isPlain = amount.from === amount.to && amount.from <= base && base <= 1 && amount.from >= 0;
    if (!isPlain || numbers.length > 0) return undefined;
    bits |= 1 << (base + amount.from);
  }
  return bits;
}
