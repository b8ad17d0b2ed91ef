import { expect } from 'vitest';

/**
 * How a property is run: so many cases, from a new seed each time, which fast-check prints where a case fails.
 * FC_SEED repeats a run.
 */
export function runs(numRuns: number): { numRuns: number; seed?: number } {
  const { FC_SEED: seed } = process.env;
  return seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) };
}

/** Deep equality at the price of a string comparison: the slow, explaining comparison is made where it fails. */
export function expectSame(actual: unknown, expected: unknown): void {
  if (asText(actual) !== asText(expected)) expect(actual).toEqual(expected);
}

/** Exact numbers are made of BigInts, which JSON has no form for. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each));
