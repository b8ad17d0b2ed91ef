import fc from 'fast-check';
import type { Basis, PlainDate } from './dates.ts';
import { ageAt, compareDates, isoText } from './dates.ts';
import { canHold, type Key, meets } from './requirement.ts';

/** Predicates over cadres: written into a rulebook, and plainly evaluated on values that are all known. */

export type Level = '中层正职' | '中层副职' | '科员';
export type Field = 'cityDays' | 'courses';

/** One row of a cadre in one reading: nothing in it is unknown. */
export interface KnownRow {
  readonly person: number;
  readonly birth: PlainDate;
  readonly sex: string;
  readonly level: Level;
  readonly chiefReserve: boolean;
  readonly excellentYoung: boolean;
  readonly tier: string;
  /** Tenths of days, and numbers of courses. */
  readonly fields: Readonly<Record<Field, number>>;
}

export type Test =
  | { readonly column: 'age'; readonly key: Key; readonly years: number }
  | { readonly column: 'birth'; readonly since: PlainDate }
  | { readonly column: 'postLevel'; readonly values: readonly Level[]; readonly negated: boolean }
  | { readonly column: 'sex' | 'tier'; readonly value: string }
  | { readonly column: 'chiefReserve' | 'excellentYoung'; readonly value: boolean }
  | { readonly column: Field; readonly bounds: readonly { readonly key: Key; readonly number: number }[] };

export interface Where {
  readonly tests: readonly Test[];
  readonly anyOf?: readonly Where[];
  readonly noneOf?: readonly Where[];
}

export interface Population {
  readonly name: string;
  readonly from: string;
  readonly where: Where;
}

export interface Clock {
  readonly asOf: PlainDate;
  readonly basis: Basis;
}

function testHolds(test: Test, row: KnownRow, { asOf, basis }: Clock): boolean {
  switch (test.column) {
    case 'age': {
      const bound = { key: test.key, numerator: test.years, denominator: 1 };
      return meets(bound, BigInt(ageAt(row.birth, asOf, basis)), 1n);
    }
    case 'birth':
      return compareDates(row.birth, test.since) >= 0;
    case 'postLevel':
      return test.values.includes(row.level) !== test.negated;
    case 'sex':
      return row.sex === test.value;
    case 'tier':
      return row.tier === test.value;
    case 'chiefReserve':
    case 'excellentYoung':
      return row[test.column] === test.value;
    default: {
      const tenths = test.column === 'cityDays' ? 10 : 1;
      return test.bounds.every(({ key, number }) =>
        meets({ key, numerator: number, denominator: 1 }, BigInt(row.fields[test.column]), BigInt(tenths)),
      );
    }
  }
}

/** Whether a row meets a condition. */
export const whereHolds = (where: Where, row: KnownRow, clock: Clock): boolean =>
  where.tests.every((test) => testHolds(test, row, clock)) &&
  (where.anyOf?.some((each) => whereHolds(each, row, clock)) ?? true) &&
  !(where.noneOf?.some((each) => whereHolds(each, row, clock)) ?? false);

/** Whether a row is in a population: its own condition, and those of the populations that it is made from. */
export function isMember(
  name: string,
  populations: ReadonlyMap<string, Population>,
  row: KnownRow,
  clock: Clock,
): boolean {
  const population = populations.get(name);
  if (!population) return true;
  return isMember(population.from, populations, row, clock) && whereHolds(population.where, row, clock);
}

/** Every test that a condition makes. */
export const testsIn = ({ tests, anyOf, noneOf }: Where): Test[] => [
  ...tests,
  ...[...(anyOf ?? []), ...(noneOf ?? [])].flatMap(testsIn),
];

export const testsOfPopulation = (name: string, populations: ReadonlyMap<string, Population>): Test[] => {
  const population = populations.get(name);
  return population ? [...testsOfPopulation(population.from, populations), ...testsIn(population.where)] : [];
};

function written(test: Test): unknown {
  switch (test.column) {
    case 'age':
      return { [test.key]: String(test.years) };
    case 'birth':
      return { since: isoText(test.since) };
    case 'postLevel':
      return test.negated ? { not: test.values } : test.values;
    case 'sex':
    case 'tier':
      return test.value;
    case 'chiefReserve':
    case 'excellentYoung':
      return String(test.value);
    default:
      // A number that must be met exactly is written as it stands.
      if (test.bounds[0]?.key === 'equals') return String(test.bounds[0].number);
      return Object.fromEntries(test.bounds.map(({ key, number }) => [key, String(number)]));
  }
}

/** The condition as a rulebook says it. */
export const whereWritten = (where: Where): Record<string, unknown> => ({
  ...Object.fromEntries(where.tests.map((test) => [test.column, written(test)])),
  ...(where.anyOf ? { anyOf: where.anyOf.map(whereWritten) } : {}),
  ...(where.noneOf ? { noneOf: where.noneOf.map(whereWritten) } : {}),
});

const ageTest: fc.Arbitrary<Test> = fc.record({
  column: fc.constant('age' as const),
  key: fc.constantFrom<Key>('atMost', 'atMost', 'atLeast', 'over', 'under'),
  years: fc.constantFrom(30, 35, 36, 40),
});
const birthTest: fc.Arbitrary<Test> = fc.record({
  column: fc.constant('birth' as const),
  since: fc.constantFrom({ year: 1984, month: 1, day: 1 }, { year: 1983, month: 7, day: 1 }),
});
const levelTest: fc.Arbitrary<Test> = fc.record({
  column: fc.constant('postLevel' as const),
  values: fc.constantFrom<readonly Level[]>(['中层正职'], ['中层正职', '中层副职'], ['中层副职']),
  negated: fc.boolean(),
});
const sexTest: fc.Arbitrary<Test> = fc.record({
  column: fc.constant('sex' as const),
  value: fc.constantFrom('男', '女'),
});
const markTest: fc.Arbitrary<Test> = fc.record({
  column: fc.constantFrom('chiefReserve' as const, 'excellentYoung' as const),
  value: fc.boolean(),
});
const tierTest: fc.Arbitrary<Test> = fc.record({
  column: fc.constant('tier' as const),
  value: fc.constantFrom('镇街', '村社'),
});
/** How trainings are asked for: one field from below or above; one field between bounds; two fields at once. */
export type Asking = 'one side' | 'both sides' | 'two fields';

const fieldBound = fc.record({
  key: fc.constantFrom<Key>('atLeast', 'atLeast', 'atMost', 'over', 'under'),
  number: fc.nat(7),
});
const fieldBounds = (asking: Asking) =>
  asking === 'one side'
    ? fc.array(fieldBound, { minLength: 1, maxLength: 1 })
    : fc.oneof(
        {
          weight: 3,
          arbitrary: fc.uniqueArray(fieldBound, { minLength: 1, maxLength: 2, selector: ({ key }) => key }),
        },
        { weight: 1, arbitrary: fc.nat(7).map((number) => [{ key: 'equals' as const, number }]) },
      );
const fieldTest = (asking: Asking): fc.Arbitrary<Test> =>
  fc.record({
    column: fc.constantFrom<Field>('cityDays', 'courses'),
    // Courses are whole: over 2 and under 3 is no number of them.
    bounds: fieldBounds(asking).filter((list) =>
      canHold(
        list.map(({ key, number }) =>
          key === 'over'
            ? { key: 'atLeast', numerator: number + 1, denominator: 1 }
            : key === 'under'
              ? { key: 'atMost', numerator: number - 1, denominator: 1 }
              : { key, numerator: number, denominator: 1 },
        ),
      ),
    ),
  });

const personTests = fc.oneof(
  { weight: 4, arbitrary: ageTest },
  { weight: 1, arbitrary: birthTest },
  { weight: 3, arbitrary: levelTest },
  { weight: 1, arbitrary: sexTest },
  { weight: 2, arbitrary: markTest },
);

const allOf = (tests: fc.Arbitrary<Test>, minLength: number, maxLength: number): fc.Arbitrary<Test[]> =>
  fc.uniqueArray(tests, { minLength, maxLength, selector: ({ column }) => column });

const inner = allOf(personTests, 1, 2).map((tests): Where => ({ tests }));

/** Conditions on birth, post, sex and marks, with alternatives and exclusions now and then. */
export const wheres: fc.Arbitrary<Where> = fc.oneof(
  { weight: 5, arbitrary: allOf(personTests, 0, 2).map((tests): Where => ({ tests })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(allOf(personTests, 0, 1), fc.array(inner, { minLength: 2, maxLength: 2 }))
      .map(([tests, anyOf]): Where => ({ tests, anyOf })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(allOf(personTests, 0, 1), fc.array(inner, { minLength: 1, maxLength: 2 }))
      .map(([tests, noneOf]): Where => ({ tests, noneOf })),
  },
);

/** Conditions that begin with a tier. */
export const tierWheres: fc.Arbitrary<Where> = fc
  .tuple(tierTest, allOf(personTests, 0, 1))
  .map(([tier, tests]) => ({ tests: [tier, ...tests] }));

/** What trainings must have given. */
export function trainingWheres(asking: Asking): fc.Arbitrary<Where> {
  const test = fieldTest(asking);
  if (asking !== 'two fields')
    return fc.oneof(
      { weight: 3, arbitrary: test.map((one): Where => ({ tests: [one] })) },
      { weight: 1, arbitrary: fc.tuple(test, personTests).map(([...tests]): Where => ({ tests })) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(test, inner)
          .map(([one, other]): Where => ({ tests: [], anyOf: [{ tests: [one] }, other] })),
      },
    );
  const two = allOf(test, 2, 2);
  return fc.oneof(
    two.map((tests): Where => ({ tests })),
    two.map((tests): Where => ({ tests: [], anyOf: tests.map((each) => ({ tests: [each] })) })),
  );
}
