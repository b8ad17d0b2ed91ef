import fc from 'fast-check';
import {
  type Asking,
  type Field,
  type Population,
  type Test,
  testsIn,
  testsOfPopulation,
  tierWheres,
  trainingWheres,
  type Where,
  wheres,
  whereWritten,
} from './conditions.ts';
import { isoText } from './dates.ts';
import { canHold, type RoundingName, type WrittenBound } from './requirement.ts';
import { bounds, roundings, shareBounds, whenEmpties } from './rule.ts';
import type { World } from './world.ts';

/** Small random rulebooks, as what they mean and as what is written. */

export type Per = 'town' | 'village' | 'roster' | 'record';

export interface PlainRule {
  readonly id: string;
  readonly per: Per;
  readonly kind: 'count' | 'share' | 'every' | 'average' | 'sum';
  readonly population: string;
  readonly of?: string;
  readonly where?: Where;
  readonly must?: Where;
  readonly measured?: 'age' | Field;
  readonly countBy?: 'post';
  readonly bounds: readonly WrittenBound[];
  readonly rounding: RoundingName;
  readonly whenEmpty: 'notApplicable' | 'pass' | 'fail';
  readonly guards: readonly { readonly population: string; readonly bounds: readonly WrittenBound[] }[];
}

export interface PlainRulebook {
  readonly populations: ReadonlyMap<string, Population>;
  readonly rules: readonly PlainRule[];
}

/** Every test that a rule makes, its populations and guards included. */
export const testsOfRule = (rule: PlainRule, { populations }: PlainRulebook): Test[] => [
  ...[
    rule.population,
    ...(rule.of === undefined ? [] : [rule.of]),
    ...rule.guards.map((each) => each.population),
  ].flatMap((name) => testsOfPopulation(name, populations)),
  ...[rule.where, rule.must].flatMap((where) => (where ? testsIn(where) : [])),
];

/** The populations that rules choose from: `side` alone begins with a tier, so that it alone can be absent. */
const populations: fc.Arbitrary<ReadonlyMap<string, Population>> = fc
  .record({ first: wheres, second: wheres, other: wheres, side: tierWheres })
  .map(
    ({ first, second, other, side }) =>
      new Map<string, Population>(
        [
          { name: 'everybody', from: 'cadres', where: { tests: [] } },
          { name: 'first', from: 'cadres', where: first },
          { name: 'second', from: 'first', where: second },
          { name: 'other', from: 'cadres', where: other },
          { name: 'side', from: 'cadres', where: side },
        ].map((each) => [each.name, each]),
      ),
  );

const names = fc.constantFrom('everybody', 'first', 'second', 'other');
const namesAndSide = fc.oneof({ weight: 3, arbitrary: names }, { weight: 1, arbitrary: fc.constant('side') });
const units = fc.constantFrom<Per>('town', 'town', 'town', 'village', 'roster');
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const guards = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(fc.record({ population: namesAndSide, bounds: bounds(3, 1) }), {
      minLength: 1,
      maxLength: 2,
      selector: ({ population }) => population,
    }),
  },
);

type Part = Omit<PlainRule, 'id'>;

const common = { rounding: fc.constant<RoundingName>('exact'), whenEmpty: whenEmpties, guards };

const counts: fc.Arbitrary<Part> = fc.record({
  ...common,
  kind: fc.constant('count' as const),
  per: units,
  population: namesAndSide,
  where: wheres,
  bounds: bounds(3, 1),
});
const shares: fc.Arbitrary<Part> = fc
  .record({
    ...common,
    kind: fc.constant('share' as const),
    per: units,
    population: names,
    of: maybe(names),
    where: wheres,
    bounds: shareBounds,
    rounding: roundings,
  })
  .map(({ of, ...rest }) => (of === undefined ? rest : { ...rest, of }));
const sideShares: fc.Arbitrary<Part> = fc.record({
  ...common,
  kind: fc.constant('share' as const),
  per: units,
  population: fc.constant('side'),
  where: wheres,
  bounds: shareBounds,
  rounding: roundings,
});
const everys = (must: fc.Arbitrary<Where>): fc.Arbitrary<Part> =>
  fc
    .record({
      ...common,
      kind: fc.constant('every' as const),
      per: fc.constantFrom<Per>('town', 'roster', 'record', 'record'),
      population: names,
      must: must.filter(({ tests, anyOf, noneOf }) => tests.length > 0 || !!anyOf || !!noneOf),
      bounds: fc.constant([{ key: 'atLeast' as const, numerator: 1, denominator: 1 }]),
    })
    .map((rule) => (rule.per === 'record' ? { ...rule, guards: [] } : rule));
const ages: fc.Arbitrary<Part> = fc.record({
  ...common,
  kind: fc.constant('average' as const),
  measured: fc.constant('age' as const),
  per: units,
  population: names,
  where: wheres,
  bounds: bounds(42, 1).map((list) =>
    list.map(({ key, numerator }) => ({ key, numerator: 60 + (numerator % 24), denominator: 2 })),
  ),
});
const sums = (asking: Asking): fc.Arbitrary<Part> =>
  fc.record({
    ...common,
    kind: fc.constantFrom('sum' as const, 'average' as const),
    measured: fc.constantFrom<Field>('cityDays', 'courses'),
    per: units,
    population: names,
    where: wheres,
    bounds:
      asking === 'one side'
        ? bounds(7, 1).map(([bound]) => [
            { numerator: 1, denominator: 1, ...bound, key: bound?.key === 'atMost' ? 'atMost' : 'atLeast' },
          ])
        : bounds(7, 1),
  });

const rulesFrom = (parts: fc.Arbitrary<Part>): fc.Arbitrary<PlainRulebook> =>
  fc.record({
    populations,
    rules: fc
      .array(parts, { minLength: 1, maxLength: 3 })
      .filter((list) => list.every((part) => part.kind === 'every' || canHold(part.bounds)))
      .map((list) => list.map((part, index): PlainRule => ({ ...part, id: `rule-${index}` }))),
  });

/** Rules over births, posts, sex, marks and units. */
export const cadreRules = rulesFrom(
  fc.oneof(
    { weight: 3, arbitrary: counts },
    { weight: 4, arbitrary: shares },
    { weight: 1, arbitrary: sideShares },
    { weight: 2, arbitrary: everys(wheres) },
  ),
);

/** Counts and shares of posts: two rows of one person are two, of one birth. */
export const postRules = rulesFrom(
  fc.oneof(counts, shares).map((rule): Part => ({ ...rule, countBy: 'post' })),
);

/** Averages of ages. */
export const ageRules = rulesFrom(ages);

/** Rules over what trainings gave to single people. */
export const trainingRules = (asking: Asking): fc.Arbitrary<PlainRulebook> => {
  const asked = trainingWheres(asking);
  return rulesFrom(
    fc.oneof(
      { weight: 4, arbitrary: everys(asked) },
      { weight: 1, arbitrary: asked.chain((where) => counts.map((rule): Part => ({ ...rule, where }))) },
      { weight: 1, arbitrary: asked.chain((where) => shares.map((rule): Part => ({ ...rule, where }))) },
    ),
  );
};

/** Sums and averages over people of what trainings gave. */
export const sumRules = (asking: Asking): fc.Arbitrary<PlainRulebook> => rulesFrom(sums(asking));

const fractionText = ({ numerator, denominator }: WrittenBound): string =>
  denominator === 1
    ? String(numerator)
    : denominator === 100
      ? `${numerator}%`
      : `${numerator}/${denominator}`;

const boundsWritten = (list: readonly WrittenBound[]): Record<string, string> =>
  Object.fromEntries(list.map((bound) => [bound.key, fractionText(bound)]));

function ruleWritten(rule: PlainRule): Record<string, unknown> {
  const { kind, per, population, of, where, must, measured, rounding, whenEmpty, guards: when } = rule;
  const measure =
    measured === undefined
      ? { [kind]: population, ...(of === undefined ? {} : { of }) }
      : { [kind]: measured, of: population };
  return {
    ...measure,
    ...(per === 'roster' ? {} : { per }),
    ...(where && Object.keys(whereWritten(where)).length > 0 ? { where: whereWritten(where) } : {}),
    ...(must ? { must: whereWritten(must) } : boundsWritten(rule.bounds)),
    ...(kind === 'share' ? { rounding } : {}),
    whenEmpty,
    ...(rule.countBy ? { countBy: rule.countBy } : {}),
    ...(when.length > 0
      ? { when: Object.fromEntries(when.map((each) => [each.population, boundsWritten(each.bounds)])) }
      : {}),
  };
}

/** The rulebook file: JSON is YAML 1.2. Fields are there only where the roster has trainings. */
export function rulebookText({ populations: named, rules }: PlainRulebook, world: World): string {
  const during = { during: 'year' };
  return JSON.stringify({
    rulebook: 'random',
    asOf: isoText(world.asOf),
    age: { basis: world.basis },
    ages: { from: String(world.ages.from), to: String(world.ages.to) },
    units: 'units.csv',
    ...(world.trainings.length > 0
      ? {
          fields: {
            cityDays: {
              for: 'cadres',
              sum: 'days',
              from: 'trainings',
              where: { level: '市级', date: during },
            },
            courses: { for: 'cadres', count: 'trainings', where: { date: during } },
          },
        }
      : {}),
    populations: {
      town: { from: 'units', where: { kind: ['镇', '街道'] } },
      village: { from: 'units', where: { kind: '村' } },
      ...Object.fromEntries(
        [...named.values()].map(({ name, from, where }) => [name, { from, where: whereWritten(where) }]),
      ),
    },
    rules: Object.fromEntries(rules.map((rule) => [rule.id, ruleWritten(rule)])),
  });
}
