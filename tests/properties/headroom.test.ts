import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/audit/judge.ts';
import { NO_UNIT, type UnitFacts } from '../../src/audit/quantity.ts';
import type { Contribution } from '../../src/engine/tally.ts';
import { leastBreaking } from '../../src/foresight/departures.ts';
import type { Quantity, Rule } from '../../src/rulebook/model.ts';
import { partsOf } from '../../src/rulebook/quantities.ts';
import { attribute, constant, NUMBERS, person, ruleFrom, statusAt, tallied } from './support/figures.ts';
import { choicesOf, everyPerson, optionsOf } from './support/readings.ts';
import { meetsAll } from './support/requirement.ts';
import {
  bounds,
  groupOf,
  profileTally,
  type RuleParts,
  roundings,
  ruleOf,
  shareBounds,
  standingTally,
  whenEmpties,
} from './support/rule.ts';
import { expectSame, runs } from './support/runs.ts';

/** How many may leave, against every set of those counted, in every reading, taken away one by one. */

/** What is left in one reading when some of those counted have gone. */
interface Left<Choice> {
  readonly gone: number;
  readonly staying: readonly Choice[];
}

function everyDeparture<Choice>(
  people: readonly (readonly Choice[])[],
  isCounted: (choice: Choice) => boolean,
): Left<Choice>[] {
  return people.reduce<Left<Choice>[]>(
    (all, choices) =>
      all.flatMap(({ gone, staying }) =>
        choices.flatMap((choice) => [
          { gone, staying: [...staying, choice] },
          ...(isCounted(choice) ? [{ gone: gone + 1, staying }] : []),
        ]),
      ),
    [{ gone: 0, staying: [] }],
  );
}

/** The fewest whose leaving breaks the rule somewhere; `unbreakable`: nobody's does. */
function fewest<Choice>(
  departures: readonly Left<Choice>[],
  holds: (staying: readonly Choice[]) => boolean,
): number | 'unbreakable' {
  const breaking = departures.filter(({ staying }) => !holds(staying)).map(({ gone }) => gone);
  return breaking.length === 0 ? 'unbreakable' : Math.min(...breaking);
}

/** Runs a property over verdicts that pass, and sees to it that there were some. */
function overPassing(numRuns: number, least: number, property: (count: () => void) => fc.IProperty<unknown>) {
  let passing = 0;
  fc.assert(
    property(() => passing++),
    runs(numRuns),
  );
  expect(passing).toBeGreaterThan(least);
}

/** One reading of one person. */
type Point = Pick<ReturnType<typeof choicesOf>[number], 'base' | 'counted'>;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Whether a plain rule holds of those who are left: an empty base does where the rule says so. */
function plainHolds(rule: RuleParts & { readonly parity?: Rule['parity'] }, left: readonly Point[]): boolean {
  const [base, counted] = [sum(left.map((each) => each.base)), sum(left.map((each) => each.counted))];
  const { measure } = rule;
  if (measure.kind !== 'count' && measure.kind !== 'sum' && base === 0) return rule.whenEmpty === 'pass';
  const scale = 'scale' in measure ? measure.scale : 1;
  const units = { count: 1, share: base, sum: scale, average: scale * base } as const;
  const unit = units[measure.kind as keyof typeof units];
  const isOdd = counted % 2 === 1;
  const isRight = rule.parity === undefined || isOdd === (rule.parity === 'odd');
  return isRight && meetsAll(rule.bounds, BigInt(counted), BigInt(unit), rule.rounding);
}

const parities = fc.constantFrom<Rule['parity']>(undefined, undefined, undefined, 'odd', 'even');
const shares = fc.record({
  measure: fc.constant({ kind: 'share' as const }),
  bounds: shareBounds,
  rounding: roundings,
  whenEmpty: whenEmpties,
  parity: parities,
});
const counts = fc.record({
  measure: fc.constant({ kind: 'count' as const }),
  bounds: bounds(4, 2),
  parity: parities,
});

/** A few people by their standings, as bits: most of them certain. */
const people = (most: number) =>
  fc
    .array(fc.constantFrom(2, 2, 4, 4, 4, 6, 6, 3, 5, 7, 8, 10, 12), { maxLength: most })
    .map((standings) =>
      Array.from({ length: 16 }, (_, bits) => standings.filter((each) => each === bits).length),
    );

const withParity = ({ parity, ...parts }: RuleParts & { readonly parity?: Rule['parity'] }): Rule => ({
  ...ruleOf(parts),
  parity,
});

describe('of a count or a share', () => {
  test('is what taking away every set of those counted gives', () => {
    overPassing(8_000, 400, (count) =>
      fc.property(fc.oneof(shares, counts), people(6), (parts, standings) => {
        const rule = withParity(parts);
        const group = groupOf(standingTally(standings));
        if (judge(rule, group, false).status !== 'pass') return;
        count();
        const departures = everyDeparture(
          everyPerson(standings).map(choicesOf),
          ({ counted }) => counted > 0,
        );
        expectSame(
          leastBreaking(rule, { group, unit: NO_UNIT }),
          fewest(departures, (left) => plainHolds(parts, left)),
        );
      }),
    );
  });

  test('is the same followed state by state', () => {
    overPassing(3_000, 200, (count) =>
      fc.property(fc.oneof(shares, counts), people(9), (parts, standings) => {
        const rule = withParity(parts);
        const group = groupOf(standingTally(standings));
        if (judge(rule, group, false).status !== 'pass') return;
        count();
        const profiles = standings.flatMap((many, standing) =>
          many > 0 ? [{ options: optionsOf(standing), people: many }] : [],
        );
        const byStates = groupOf(profileTally(profiles));
        expectSame(
          leastBreaking(rule, { group: byStates, unit: NO_UNIT }),
          leastBreaking(rule, { group, unit: NO_UNIT }),
        );
      }),
    );
  });

  test('with a floor alone is the closed form of VERDICTS §4 at every reading', () => {
    overPassing(4_000, 300, (count) =>
      fc.property(
        fc.nat(40),
        fc.nat(40),
        fc.tuple(fc.integer({ min: 1, max: 99 }), fc.constantFrom(100, 7, 3)).filter(([p, q]) => p <= q),
        (others, counted, [numerator, denominator]) => {
          const rule = ruleOf({
            measure: { kind: 'share' },
            bounds: [{ key: 'atLeast', numerator, denominator }],
          });
          const group = groupOf(standingTally([0, 0, others, 0, counted, 0, 0, 0]));
          if (judge(rule, group, false).status !== 'pass') return;
          count();
          const base = counted + others;
          const slope = denominator - numerator;
          const form =
            slope === 0
              ? base - 1
              : Math.min(counted, Math.floor((denominator * counted - numerator * base) / slope), base - 1);
          expectSame(leastBreaking(rule, { group, unit: NO_UNIT }), form + 1);
        },
      ),
    );
  });

  test('over several tallies is that of the worst', () => {
    overPassing(3_000, 50, (count) =>
      fc.property(shares, fc.array(people(4), { minLength: 2, maxLength: 3 }), (parts, groups) => {
        const rule = withParity(parts);
        const group = groupOf(...groups.map(standingTally));
        if (judge(rule, group, false).status !== 'pass') return;
        count();
        const departures = groups.flatMap((standings) =>
          everyDeparture(everyPerson(standings).map(choicesOf), ({ counted }) => counted > 0),
        );
        expectSame(
          leastBreaking(rule, { group, unit: NO_UNIT }),
          fewest(departures, (left) => plainHolds(parts, left)),
        );
      }),
    );
  });
});

describe('of posts, of which one person may have several', () => {
  /** So many of somebody's posts are in the base, and two by two of them count: an even number may stay even. */
  const posts = fc.array(
    fc.constantFrom({ base: 2, counted: 2 }, { base: 2, counted: 0 }, { base: 4, counted: 4 }),
    {
      minLength: 1,
      maxLength: 2,
    },
  );

  test('is what taking away every set of those counted gives', () => {
    overPassing(6_000, 500, (count) =>
      fc.property(fc.oneof(shares, counts), fc.array(posts, { maxLength: 4 }), (parts, all) => {
        const rule = withParity(parts);
        const profiles = all.map((options) => ({
          options: options.map(({ base, counted }) => ({
            base,
            amount: { from: counted, to: counted },
            numbers: [],
          })),
          people: 1,
        }));
        const group = groupOf(profileTally(profiles));
        if (judge(rule, group, false).status !== 'pass') return;
        count();
        const departures = everyDeparture<Point>(all, ({ counted }) => counted > 0);
        expectSame(
          leastBreaking(rule, { group, unit: NO_UNIT }),
          fewest(departures, (left) => plainHolds(parts, left)),
        );
      }),
    );
  });
});

describe('of a sum or an average', () => {
  const amounts = fc.array(
    fc.oneof(
      { weight: 1, arbitrary: fc.constant({ base: 0, from: 0, more: 0 }) },
      { weight: 4, arbitrary: fc.record({ base: fc.constant(1), from: fc.nat(6), more: fc.nat(1) }) },
    ),
    { minLength: 1, maxLength: 2 },
  );
  const measures = fc
    .tuple(fc.constantFrom<'sum' | 'average'>('sum', 'average'), fc.constantFrom(1, 2))
    .map(([kind, scale]) => ({ kind, scale, column: 'days' }));
  const rules = fc.record({ measure: measures, bounds: bounds(9, 2), whenEmpty: whenEmpties });

  test('is what taking away every set of those in it gives', () => {
    overPassing(6_000, 300, (count) =>
      fc.property(rules, fc.array(amounts, { maxLength: 4 }), (parts, all) => {
        const rule = ruleOf(parts);
        const profiles = all.map((options) => ({
          options: options.map(({ base, from, more }) => ({
            base,
            amount: { from, to: from + more },
            numbers: [],
          })),
          people: 1,
        }));
        const group = groupOf(profileTally(profiles));
        if (judge(rule, group, false).status !== 'pass') return;
        count();
        const points = all.map((options) =>
          options.flatMap(({ base, from, more }) =>
            Array.from({ length: more + 1 }, (_, step): Point => ({ base, counted: from + step })),
          ),
        );
        const departures = everyDeparture(points, ({ base }) => base > 0);
        expectSame(
          leastBreaking(rule, { group, unit: NO_UNIT }),
          fewest(departures, (left) => plainHolds(parts, left)),
        );
      }),
    );
  });
});

describe('of a measure of figures', () => {
  const indexesIn = (quantity: Quantity): number[] =>
    quantity.kind === 'tallied' ? [quantity.index] : partsOf(quantity).flatMap(indexesIn);
  const MILLION = 1_000_000;

  test('is what taking away every set of those in its numbers gives, what guards let go not broken', () => {
    overPassing(20_000, 500, (count) =>
      fc.property(
        ruleFrom(fc.oneof(constant, tallied, tallied, attribute)),
        fc.array(person, { maxLength: 4 }),
        fc.nat(8),
        (rule, all, column) => {
          const group = groupOf(profileTally(all.map((options) => ({ options, people: 1 }))));
          const unit: UnitFacts = {
            number: () => ({ from: column * MILLION, to: column * MILLION }),
            meets: () => 2,
          };
          if (judge(rule, group, false, unit).status !== 'pass') return;
          count();
          const { measure } = rule;
          const measured = indexesIn(
            measure.kind === 'ratio' ? measure.part : (measure as { value: Quantity }).value,
          );
          const departures = everyDeparture(all, ({ numbers }) =>
            measured.some((index) => numbers[index]?.from !== 0),
          );
          const totals = (left: readonly Contribution[]): bigint[] =>
            Array.from({ length: NUMBERS }, (_, index) =>
              BigInt(sum(left.map(({ numbers }) => numbers[index]?.from ?? 0))),
            );
          expectSame(
            leastBreaking(rule, { group, unit }),
            fewest(departures, (left) => {
              // An empty base, or a bound of nothing, is no pass.
              const whenEmpty = rule.whenEmpty === 'pass' ? 'pass' : 'fail';
              return statusAt({ ...rule, whenEmpty }, totals(left), BigInt(column), 'fail') !== 'fail';
            }),
          );
        },
      ),
    );
  });
});
