import type { Contribution } from '../../../src/engine/tally.ts';

/** One reading of everybody: how many are in the base, in each guard's population, and what is counted. */
export interface GroupReading {
  readonly base: number;
  readonly counted: number;
  readonly guards: readonly number[];
}

/** What one person adds under one choice. */
export interface Choice {
  readonly base: number;
  readonly counted: number;
  readonly guards: readonly number[];
}

/** A standing's choices, by VERDICTS §3: out, in the base only, in both, or counted outside the base. */
const CHOICES: readonly Choice[] = [
  { base: 0, counted: 0, guards: [] },
  { base: 1, counted: 0, guards: [] },
  { base: 1, counted: 1, guards: [] },
  { base: 0, counted: 1, guards: [] },
];

/** What a person of this standing (a set as bits) may add. */
export const choicesOf = (standing: number): Choice[] => CHOICES.filter((_, bit) => (standing >> bit) & 1);

/** The same choices as contributions of a profile. */
export const optionsOf = (standing: number): Contribution[] =>
  choicesOf(standing).map(({ base, counted }) => ({
    base,
    amount: { from: counted, to: counted },
    numbers: [],
  }));

/** One list entry a person, from the number of people of each standing. */
export const everyPerson = (people: readonly number[]): number[] =>
  people.flatMap((count, standing) => new Array<number>(count).fill(standing));

/**
 * Every pair of base and count that some joint choice of these people gives: person after person, each of their
 * choices added to every pair so far. Entry D is a set of counts as bits, for groups of at most 30 people.
 */
export function pairsOf(standings: readonly number[]): number[] {
  let pairs = [1];
  for (const standing of standings) {
    const next = new Array<number>(pairs.length + 1).fill(0);
    for (const { base, counted } of choicesOf(standing)) {
      pairs.forEach((counts, at) => {
        next[at + base] = (next[at + base] as number) | (counts << counted);
      });
    }
    pairs = next;
  }
  return pairs;
}

/** A reading as one number: at most 4,095 are counted, of at most seven people. */
const keyOf = ({ base, counted, guards }: Choice): number =>
  guards.reduce((key, number) => key * 8 + number, base) * 4_096 + counted;

/** Every reading that some joint choice of these people gives, each once. */
export function readingsOf(people: readonly (readonly Choice[])[], guards: number): GroupReading[] {
  let readings: GroupReading[] = [{ base: 0, counted: 0, guards: new Array<number>(guards).fill(0) }];
  for (const choices of people) {
    const next = new Map<number, GroupReading>();
    for (const reading of readings) {
      for (const choice of choices) {
        const sum = {
          base: reading.base + choice.base,
          counted: reading.counted + choice.counted,
          guards: reading.guards.map((number, index) => number + (choice.guards[index] ?? 0)),
        };
        next.set(keyOf(sum), sum);
      }
    }
    readings = [...next.values()];
  }
  return readings;
}
