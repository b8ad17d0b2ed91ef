import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/audit/judge.ts';
import { fraction } from '../../src/core/fraction.ts';
import { type Contribution, NO_VALUE } from '../../src/engine/tally.ts';
import type { BoundKey, Gathering, Quantity, Rule } from '../../src/rulebook/model.ts';
import { groupOf, profileTally, ruleOf } from './support/rule.ts';
import { expectSame, runs } from './support/runs.ts';

/** The least, the greatest and the middle of a column, beside a count of people, against every reading. */

const GATHERINGS: readonly Gathering[] = ['min', 'max', 'median'];

/** One reading of a person: what they add to the count, and the numbers that their value may be; none: no value. */
interface Option {
  readonly count: 0 | 1;
  readonly values: { readonly from: number; readonly to: number } | undefined;
}

const option: fc.Arbitrary<Option> = fc
  .tuple(fc.constantFrom<0 | 1>(0, 1), fc.option(fc.tuple(fc.integer({ min: -2, max: 5 }), fc.nat(2))))
  .map(([count, range]) => ({
    count,
    values: range ? { from: range[0], to: range[0] + range[1] } : undefined,
  }));
const people = fc.array(
  fc.record({
    options: fc.array(option, { minLength: 1, maxLength: 2 }),
    twins: fc.integer({ min: 1, max: 2 }),
  }),
  { maxLength: 3 },
);

const contribution = ({ count, values }: Option): Contribution => ({
  base: 0,
  amount: { from: 0, to: 0 },
  numbers: [{ from: count, to: count }, values ?? NO_VALUE],
});

/** Each reading as a number of people counted and the values that there are. */
function readingsOf(all: readonly Option[][]): { count: number; values: number[] }[] {
  const one = (options: readonly Option[]) =>
    options.flatMap(({ count, values }) =>
      values === undefined
        ? [{ count, values: [] as number[] }]
        : Array.from({ length: values.to - values.from + 1 }, (_, more) => ({
            count,
            values: [values.from + more],
          })),
    );
  return all.map(one).reduce<{ count: number; values: number[] }[]>(
    (readings, each) =>
      readings.flatMap((reading) =>
        each.map(({ count, values }) => ({
          count: reading.count + count,
          values: [...reading.values, ...values],
        })),
      ),
    [{ count: 0, values: [] }],
  );
}

function gathered(gathering: Gathering, values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  if (gathering === 'min') return sorted[0];
  return gathering === 'max' ? sorted.at(-1) : sorted[Math.ceil(sorted.length / 2) - 1];
}

const holds: Readonly<Record<BoundKey, (a: number, b: number) => boolean>> = {
  atLeast: (a, b) => a >= b,
  over: (a, b) => a > b,
  atMost: (a, b) => a <= b,
  under: (a, b) => a < b,
  equals: (a, b) => a === b,
};
const key = fc.constantFrom<BoundKey>('atLeast', 'over', 'atMost', 'under', 'equals');
const constant = (value: number): Quantity => ({
  kind: 'constant',
  value: fraction(value),
  written: String(value),
});

describe.each(GATHERINGS)('%s', (gathering) => {
  test('has the one status that all readings give, with a guard on a count of the same people', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        people,
        key,
        fc.integer({ min: -2, max: 6 }),
        fc.option(fc.nat(3)),
        fc.constantFrom<Rule['whenEmpty']>('notApplicable', 'pass', 'fail'),
        (persons, bound, limit, guard, whenEmpty) => {
          const plain = ruleOf({
            measure: { kind: 'number', value: { kind: 'tallied', index: 1 } },
            bounds: [],
            guards: [[], []],
            whenEmpty,
          });
          const [first, second] = plain.numbers as [Rule['numbers'][number], Rule['numbers'][number]];
          const when: Rule['when'] =
            guard === null
              ? undefined
              : {
                  op: 'number',
                  value: { kind: 'tallied', index: 0 },
                  bounds: [{ key: 'atLeast', value: constant(guard), written: '' }],
                };
          const rule: Rule = {
            ...plain,
            numbers: [first, { ...second, gathering, measured: { column: 'hours', scale: 1 } }],
            bounds: [{ key: bound, value: constant(limit), written: '' }],
            when,
          };
          const profiles = persons.map(({ options, twins }) => ({
            options: options.map(contribution),
            people: twins,
          }));
          const everybody = persons.flatMap(({ options, twins }) => new Array<Option[]>(twins).fill(options));
          const statuses = new Set(
            readingsOf(everybody).map(({ count, values }) => {
              if (guard !== null && count < guard) return 'notApplicable';
              const value = gathered(gathering, values);
              if (value === undefined) return whenEmpty;
              return holds[bound](value, limit) ? 'pass' : 'fail';
            }),
          );
          const expected = statuses.size === 1 ? ([...statuses][0] as string) : 'undecided';
          seen.add(expected);
          expectSame(judge(rule, groupOf(profileTally(profiles)), false).status, expected);
        },
      ),
      runs(1_500),
    );
    expect([...seen].sort()).toEqual(['fail', 'notApplicable', 'pass', 'undecided']);
  });
});
