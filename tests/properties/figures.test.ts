import fc from 'fast-check';
import { describe, test } from 'vitest';
import { judge } from '../../src/audit/judge.ts';
import type { UnitFacts } from '../../src/audit/quantity.ts';
import type { Contribution } from '../../src/engine/tally.ts';
import { attribute, constant, NUMBERS, person, ruleFrom, statusAt, tallied } from './support/figures.ts';
import { groupOf, profileTally } from './support/rule.ts';
import { expectSame, runs } from './support/runs.ts';

/** Figures, lookups and guards against every reading, tried one by one. */

/** Every vector of numbers that some reading gives. */
const readingsOf = (people: readonly (readonly Contribution[])[]): bigint[][] =>
  people.reduce<bigint[][]>(
    (readings, options) =>
      readings.flatMap((reading) =>
        options.map(({ numbers }) => reading.map((sum, index) => sum + BigInt(numbers[index]?.from ?? 0))),
      ),
    [new Array<bigint>(NUMBERS).fill(0n)],
  );

const united = (statuses: ReadonlySet<string>): string =>
  statuses.size === 1 ? ([...statuses][0] as string) : 'undecided';

const group = (people: readonly (readonly Contribution[])[]) =>
  groupOf(profileTally(people.map((options) => ({ options, people: 1 }))));

const MILLION = 1_000_000;

describe('a measure of figures', () => {
  test('has the one status that all readings of its people have', () => {
    fc.assert(
      fc.property(
        ruleFrom(fc.oneof(constant, tallied)),
        fc.array(person, { maxLength: 4 }),
        (rule, people) => {
          const statuses = new Set(readingsOf(people).map((reading) => statusAt(rule, reading, 0n)));
          expectSame(judge(rule, group(people), false).status, united(statuses));
        },
      ),
      runs(6_000),
    );
  });

  test('reads a known column of the unit as it stands', () => {
    fc.assert(
      fc.property(
        ruleFrom(fc.oneof(constant, tallied, attribute)),
        fc.array(person, { maxLength: 3 }),
        fc.nat(8),
        (rule, people, column) => {
          const unit: UnitFacts = {
            number: () => ({ from: column * MILLION, to: column * MILLION }),
            meets: () => 2,
          };
          const readings = readingsOf(people);
          const statuses = new Set(readings.map((reading) => statusAt(rule, reading, BigInt(column))));
          expectSame(judge(rule, group(people), false, unit).status, united(statuses));
        },
      ),
      runs(3_000),
    );
  });

  test('never says pass or fail where some number of an unknown column makes it another', () => {
    fc.assert(
      fc.property(
        ruleFrom(fc.oneof(constant, tallied, attribute)),
        fc.array(person, { maxLength: 2 }),
        (rule, people) => {
          const unit: UnitFacts = { number: () => undefined, meets: () => 2 };
          const { status } = judge(rule, group(people), false, unit);
          if (status === 'undecided') return;
          for (const reading of readingsOf(people))
            for (const column of [0n, 1n, 2n, 3n, 5n, 8n, 13n, 1000n])
              expectSame(statusAt(rule, reading, column), status);
        },
      ),
      runs(3_000),
    );
  });
});
