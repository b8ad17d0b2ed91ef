import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/audit/judge.ts';
import { parseFraction } from '../../src/core/fraction.ts';
import type { Tally } from '../../src/engine/tally.ts';
import type { Key, WrittenBound } from './support/requirement.ts';
import { meets, meetsAll } from './support/requirement.ts';
import { groupOf, profileTally, roundings, ruleOf, standingTally } from './support/rule.ts';
import { expectSame, runs } from './support/runs.ts';

const GREAT = 1_000_000_000;

/** A group of so many people: `counted` of them surely in, `doubtful` in or in the base only. */
function tallyOf(base: number, counted: number, doubtful = 0): Tally {
  const people = new Array<number>(8).fill(0);
  people[2] = base - counted - doubtful;
  people[4] = counted;
  people[6] = doubtful;
  return standingTally(people);
}

const share = (
  bounds: readonly WrittenBound[],
  rounding: Parameters<typeof ruleOf>[0]['rounding'] = 'exact',
) => ruleOf({ measure: { kind: 'share' }, bounds, rounding });
const atLeast = (numerator: number, denominator: number): WrittenBound => ({
  key: 'atLeast',
  numerator,
  denominator,
});

describe('a third is exact', () => {
  test.each([
    [3, 1],
    [6, 2],
    [9, 3],
    [10, 4],
  ])('of %i people, %i are needed and enough', (base, needed) => {
    const rule = share([atLeast(1, 3)]);
    const status = (counted: number) => judge(rule, groupOf(tallyOf(base, counted)), false).status;
    expect([status(needed - 1), status(needed)]).toEqual(['fail', 'pass']);
    expect(judge(rule, groupOf(tallyOf(base, needed)), false).required).toEqual({ min: needed, max: needed });
  });
});

describe('20 % of a thousand million people and one more or less', () => {
  test.each([
    [GREAT - 1, 200_000_000],
    [GREAT, 200_000_000],
    [GREAT + 1, 200_000_001],
  ])('of %i people, %i are needed and enough', (base, needed) => {
    const rule = share([atLeast(20, 100)]);
    const status = (counted: number, doubtful = 0) =>
      judge(rule, groupOf(tallyOf(base, counted, doubtful)), false).status;
    expect([status(needed - 1), status(needed)]).toEqual(['fail', 'pass']);
    expect([status(needed - 2, 1), status(needed - 1, 1), status(needed, 1)]).toEqual([
      'fail',
      'undecided',
      'pass',
    ]);
  });

  test('is exact for sums of that many people in the form that follows states', () => {
    const option = { base: 1 as const, amount: { from: 3_300_000, to: 3_300_000 }, numbers: [] };
    const measure = { kind: 'average' as const, column: 'days', scale: 1_000_000 };
    const group = groupOf(profileTally([{ options: [option], people: GREAT + 1 }]));
    const status = (numerator: number) =>
      judge(ruleOf({ measure, bounds: [atLeast(numerator, 1_000_000)] }), group, false).status;
    expect([status(3_300_000), status(3_300_001)]).toEqual(['pass', 'fail']);
  });
});

describe('fractions for which floating point is wrong', () => {
  test.each([
    ['0.3', 3, 10],
    ['0.07', 7, 100],
    ['0.29', 29, 100],
    ['0.57', 57, 100],
    ['1.1', 11, 10],
    ['30%', 3, 10],
    ['0.1%', 1, 1000],
    ['0.30000000000000004', 30000000000000004n, 100000000000000000n],
  ])('%s is %d/%d as it is written', (written, numerator, denominator) => {
    const read = parseFraction(written);
    if (!read) throw new Error(`${written} is a fraction`);
    expect(read.numerator * BigInt(denominator)).toBe(read.denominator * BigInt(numerator));
  });

  test('no sum of tenths is taken for its neighbour: 0.1 + 0.2 of ten people is three', () => {
    for (let tenths = 0; tenths <= 10; tenths++) {
      const rule = share([{ key: 'equals', numerator: tenths, denominator: 10 }]);
      const passing = Array.from({ length: 11 }, (_, counted) => counted).filter(
        (counted) => judge(rule, groupOf(tallyOf(10, counted)), false).status === 'pass',
      );
      expect(passing).toEqual([tenths]);
    }
  });

  test('decimals of any length are compared as their digits say', () => {
    const keys = fc.constantFrom<Key>('atLeast', 'atMost', 'over', 'under', 'equals');
    const digits = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(
        keys,
        digits,
        fc.nat(),
        fc.integer({ min: 1, max: GREAT }),
        fc.integer({ min: -2, max: 2 }),
        roundings,
        (key, length, number, base, near, rounding) => {
          const denominator = 10 ** length;
          const numerator = number % (denominator + 1);
          const read = parseFraction((numerator / denominator).toFixed(length));
          expectSame(
            read && BigInt(numerator) * read.denominator === BigInt(denominator) * read.numerator,
            true,
          );
          // Counts around the bound itself are the ones that a rounded product would get wrong.
          const edge = Number((BigInt(numerator) * BigInt(base)) / BigInt(denominator));
          const counted = Math.min(base, Math.max(0, edge + near));
          const bound = { key, numerator, denominator };
          const { status } = judge(share([bound], rounding), groupOf(tallyOf(base, counted)), false);
          expectSame(status, meets(bound, BigInt(counted), BigInt(base), rounding) ? 'pass' : 'fail');
        },
      ),
      runs(20_000),
    );
  });
});

describe('large groups', () => {
  test('in which nobody’s standing is known are judged, not given up', () => {
    // A roster of half a million rows whose column is missing: {out, base, in} for everybody.
    const people = new Array<number>(8).fill(0);
    people[7] = 500_000;
    const judgement = judge(share([atLeast(1, 5)]), groupOf(standingTally(people)), false);
    expect(judgement.status).toBe('undecided');
    expect(judgement.of).toEqual({ min: 0, max: 500_000 });
  });

  test('of certain people and a few doubtful ones agree with trying every number of the doubtful', () => {
    const keys = fc.constantFrom<Key>('atLeast', 'atMost', 'over', 'under', 'equals');
    fc.assert(
      fc.property(
        keys,
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: GREAT - 50, max: GREAT + 50 }),
        fc.nat(6),
        fc.integer({ min: -8, max: 8 }),
        (key, percent, base, doubtful, near) => {
          const bounds = [{ key, numerator: percent, denominator: 100 }];
          const counted = Math.floor((base / 100) * percent) + near;
          const held = Array.from({ length: doubtful + 1 }, (_, more) =>
            meetsAll(bounds, BigInt(counted + more), BigInt(base)),
          );
          const { status } = judge(share(bounds), groupOf(tallyOf(base, counted, doubtful)), false);
          const expected = held.every(Boolean) ? 'pass' : held.some(Boolean) ? 'undecided' : 'fail';
          expectSame(status, expected);
        },
      ),
      runs(5_000),
    );
  });
});
