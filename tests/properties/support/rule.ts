import fc from 'fast-check';
import { fraction } from '../../../src/core/fraction.ts';
import type { GroupTally, Profile, Tally } from '../../../src/engine/tally.ts';
import type { Rule } from '../../../src/rulebook/model.ts';
import { optionsOf } from './readings.ts';
import type { Key, RoundingName, WrittenBound } from './requirement.ts';

/** The parts of a rule that its judging depends on. */
export interface RuleParts {
  readonly measure: Rule['measure'];
  readonly bounds: readonly WrittenBound[];
  readonly rounding?: RoundingName;
  readonly whenEmpty?: Rule['whenEmpty'];
  readonly guards?: readonly (readonly WrittenBound[])[];
}

const boundsOf = (bounds: readonly WrittenBound[]): Rule['bounds'] =>
  bounds.map(({ key, numerator, denominator }) => {
    const written = `${numerator}/${denominator}`;
    return { key, value: { kind: 'constant', value: fraction(numerator, denominator), written }, written };
  });

/** Each guard bounds a number of people of its own. */
const guardOf = (guards: readonly (readonly WrittenBound[])[]): Rule['when'] =>
  guards.length === 0
    ? undefined
    : {
        op: 'all',
        of: guards.map((each, index) => ({
          op: 'number',
          value: { kind: 'tallied', index },
          bounds: boundsOf(each),
        })),
      };

const NOTHING: Rule['base'] = { op: 'all', of: [] };

/** A rule of which only the judging matters; its predicates are never read. */
export const ruleOf = ({ measure, bounds, rounding, whenEmpty, guards }: RuleParts): Rule => ({
  id: 'rule',
  title: { zh: '规则', en: 'rule' },
  source: undefined,
  quote: undefined,
  reading: undefined,
  severity: 'error',
  isPart: false,
  weight: undefined,
  table: 'cadres',
  per: { kind: 'roster' },
  measure,
  population: 'people',
  of: undefined,
  base: NOTHING,
  counted: NOTHING,
  bounds: boundsOf(bounds),
  rounding: rounding ?? 'exact',
  numbers: (guards ?? []).map(() => ({
    title: { zh: '人数', en: 'people' },
    table: 'cadres',
    isPrevious: false,
    condition: NOTHING,
    measured: undefined,
    gathering: 'sum' as const,
    wider: undefined,
    per: [],
  })),
  parity: undefined,
  when: guardOf(guards ?? []),
  exempt: undefined,
  asOf: undefined,
  inForce: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
  groupColumns: [],
  whenEmpty: whenEmpty ?? 'notApplicable',
  openPeriod: 'fail',
  countBy: 'person',
  counts: 'people',
  isPlaced: true,
  expectedIn: undefined,
  columns: [],
});

/** A group with these tallies, one a reading of cells that feed several people. */
export const groupOf = (...tallies: readonly Tally[]): GroupTally => ({
  group: { kind: 'roster' },
  tallies,
  exact: true,
  records: 1,
  evidence: { in: [], out: [], unknown: [] },
  doubts: [],
});

/** A tally of so many people of each standing, a set as bits; who may count outside the base (8) is a profile. */
export const standingTally = (people: readonly number[]): Tally => ({
  standings: people.slice(0, 8),
  profiles: people
    .map((count, standing) => ({ options: optionsOf(standing), people: count }))
    .filter(({ people: count }, standing) => standing >= 8 && count > 0),
});

/** A tally in which everybody is one of these profiles. */
export const profileTally = (profiles: readonly Profile[]): Tally => ({
  standings: new Array<number>(8).fill(0),
  profiles,
});

const KEYS: readonly Key[] = ['atLeast', 'atMost', 'over', 'under', 'equals'];

/** One bound, or two of different keys, with numerators up to `most` over denominators up to `parts`. */
export const bounds = (most: number, parts: number): fc.Arbitrary<readonly WrittenBound[]> =>
  fc.uniqueArray(
    fc.record({
      key: fc.constantFrom(...KEYS),
      numerator: fc.nat(most),
      denominator: fc.integer({ min: 1, max: parts }),
    }),
    { minLength: 1, maxLength: 2, selector: ({ key }) => key },
  );

/** Bounds of a share: fractions from 0 to 1, whose denominators people really write. */
export const shareBounds: fc.Arbitrary<readonly WrittenBound[]> = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...KEYS), fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 10, 100), fc.nat(100))
    .map(([key, denominator, numerator]) => ({
      key,
      numerator: numerator % (denominator + 1),
      denominator,
    })),
  { minLength: 1, maxLength: 2, selector: ({ key }) => key },
);

export const roundings = fc.constantFrom<RoundingName>('exact', 'up', 'down', 'nearest', 'nearestHalfDown');
export const whenEmpties = fc.constantFrom<Rule['whenEmpty']>('notApplicable', 'pass', 'fail');
