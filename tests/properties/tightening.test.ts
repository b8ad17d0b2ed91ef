import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFraction } from '../../src/core/fraction.ts';
import type { RuleFile, Where } from '../../src/rulebook/grammar.ts';
import { inheritRule } from '../../src/rulebook/inherit-rule.ts';
import type { Bound } from '../../src/rulebook/model.ts';
import { impliedBy } from '../../src/rulebook/tightening.ts';

/**
 * What is called stricter than the rulebook above must never let through what fails there. Rules are judged here anew, in
 * whole numbers, over every (N, D) and on every day; nothing of the program's judging is used.
 */

const KEYS = ['atLeast', 'atMost', 'over', 'under', 'equals'] as const;
type Key = (typeof KEYS)[number];

/** A rule as a file has it, in the parts that a verdict on (N, D) depends on. */
type Part = Partial<
  Pick<RuleFile, Key | 'severity' | 'whenEmpty' | 'parity' | 'since' | 'until' | 'rounding'>
>;

const share = fc
  .tuple(fc.nat(12), fc.constantFrom(1, 2, 3, 4, 5, 8, 10))
  .map(([numerator, denominator]) => `${numerator}/${denominator}`);
const number = fc.oneof(fc.nat(8).map(String), share);

const optionally = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

/** Keys that are written alone: a key of the rulebook above that is not written stays as it is. */
const written = (part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part;

const part = (bound: fc.Arbitrary<string>, more: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Part> =>
  fc
    .record({
      ...Object.fromEntries(KEYS.map((key) => [key, optionally(bound)])),
      severity: optionally(fc.constantFrom('error', 'warning', 'info', 'part')),
      whenEmpty: optionally(fc.constantFrom('notApplicable', 'pass', 'fail')),
      since: optionally(fc.nat(4)),
      until: optionally(fc.nat(4)),
      ...more,
    })
    .map((each) => written(each as Part));

const shares = part(share, {
  rounding: optionally(fc.constantFrom('exact', 'up', 'down', 'floor', 'nearest', 'nearestHalfDown')),
});
const counts = part(number, { parity: optionally(fc.constantFrom('odd', 'even')) });

const [MOST, DAYS] = [12, [-1, 0, 1, 2, 3, 4, 5]];

/** What is required of base × bound, rounded: `number` over `scale`, in whole numbers. */
function rounded(numerator: number, denominator: number, rounding: string): [number: number, scale: number] {
  const whole = Math.floor(numerator / denominator);
  const twice = 2 * (numerator - whole * denominator);
  switch (rounding) {
    case 'up':
      return [twice > 0 ? whole + 1 : whole, 1];
    case 'down':
    case 'floor':
      return [whole, 1];
    case 'nearest':
      return [twice >= denominator ? whole + 1 : whole, 1];
    case 'nearestHalfDown':
      return [twice > denominator ? whole + 1 : whole, 1];
    default:
      return [numerator, denominator];
  }
}

function meets(rule: Part, count: number, base: number | undefined): boolean {
  const holds = KEYS.every((key) => {
    const bound = rule[key] as string | undefined;
    if (bound === undefined) return true;
    const [top = 0, bottom = 1] = bound.split('/').map(Number);
    const [asked, scale] =
      base === undefined ? [top, bottom] : rounded(top * base, bottom, rule.rounding ?? 'exact');
    const difference = count * scale - asked;
    return {
      atLeast: difference >= 0,
      atMost: difference <= 0,
      over: difference > 0,
      under: difference < 0,
      equals: difference === 0,
    }[key];
  });
  return holds && (rule.parity === undefined || (count % 2 === 1) === (rule.parity === 'odd'));
}

const GRADES = ['part', 'info', 'warning', 'error'];

/** How gravely a rule fails: 0 where it does not, else by its severity. */
function failure(rule: Part, day: number, count: number, base: number | undefined): number {
  const { severity = 'error', since = -9, until = 9, whenEmpty = 'notApplicable' } = rule;
  const isFailed = base === 0 ? whenEmpty === 'fail' : !meets(rule, count, base);
  return day >= since && day <= until && isFailed ? 1 + GRADES.indexOf(severity) : 0;
}

/** A state that fails above and less gravely, or not at all, below. */
function counterexample(own: Part, above: Part, isShare: boolean): unknown {
  for (const day of DAYS)
    for (let base = 0; base <= (isShare ? MOST : 0); base++)
      for (let count = 0; count <= (isShare ? base : MOST); count++) {
        const of = isShare ? base : undefined;
        if (failure(own, day, count, of) < failure(above, day, count, of)) return { day, count, base };
      }
  return undefined;
}

describe('a change that is called stricter', () => {
  test.each([
    ['shares', shares, { share: 'young', of: 'all' }, true],
    ['counts', counts, { count: 'young' }, false],
  ] as const)('of %s lets nothing through that fails above', (_, parts, measure, isShare) => {
    let stricter = 0;
    fc.assert(
      fc.property(parts, parts, (own, above) => {
        const { rule, changes, isLooser } = inheritRule(
          own as RuleFile,
          { ...measure, ...above } as RuleFile,
        );
        if (isLooser) return;
        if (changes.length > 0) stricter++;
        expect(counterexample(rule as Part, above, isShare)).toBeUndefined();
      }),
      { numRuns: 6_000 },
    );
    // The property is about something: many pairs are found stricter.
    expect(stricter).toBeGreaterThan(60);
  });

  test.each([
    ['shares', share, true],
    ['counts', number, false],
  ] as const)('of %s: bounds that ask for another one, all taken together', (_, bound, isShare) => {
    const roundings = isShare ? ['exact', 'up', 'down', 'nearest', 'nearestHalfDown'] : ['exact'];
    const bounds = fc.dictionary(fc.constantFrom(...KEYS), bound, { minKeys: 1, maxKeys: 2 });
    const boundsOf = (part: Part): Bound[] =>
      KEYS.flatMap((key) => {
        const value = parseFraction(String(part[key] ?? ''));
        return value ? [{ key, value, written: '' }] : [];
      });
    let implied = 0;
    fc.assert(
      fc.property(
        bounds,
        fc.tuple(fc.constantFrom(...KEYS), bound),
        fc.constantFrom(...roundings),
        (own, [key, value], rounding) => {
          const arithmetic = { isWhole: !isShare, isRounded: rounding !== 'exact' };
          const [asked] = boundsOf({ [key]: value });
          if (!asked || !impliedBy(boundsOf(own), asked, arithmetic)) return;
          implied++;
          const said = { rounding } as Part;
          expect(counterexample({ ...said, ...own }, { ...said, [key]: value }, isShare)).toBeUndefined();
        },
      ),
      { numRuns: 20_000 },
    );
    expect(implied).toBeGreaterThan(500);
  });

  test('of one bound into another one is found wherever it is so', () => {
    let stricter = 0;
    fc.assert(
      fc.property(
        fc.constantFrom('atLeast', 'atMost', 'over', 'under'),
        share,
        share,
        (key, before, after) => {
          const above = { share: 'young', of: 'all', [key]: before } as RuleFile;
          const { isLooser } = inheritRule({ [key]: after } as RuleFile, above);
          const [a = 0, b = 1] = before.split('/').map(Number);
          const [c = 0, d = 1] = after.split('/').map(Number);
          const order = c * b - a * d;
          expect(isLooser).toBe(key === 'atLeast' || key === 'over' ? order < 0 : order > 0);
          if (!isLooser) stricter++;
        },
      ),
    );
    expect(stricter).toBeGreaterThan(0);
  });
});

describe('conditions', () => {
  const AGES = [20, 30, 35, 40];
  const GRADES_HELD = ['正职', '副职', '其他'];
  interface Person {
    readonly age: number;
    readonly postLevel: string;
  }
  const people = fc.array(
    fc.record({ age: fc.constantFrom(...AGES), postLevel: fc.constantFrom(...GRADES_HELD) }),
    {
      maxLength: 6,
    },
  );
  const limit = fc.constantFrom(...AGES).map(String);
  const ages = fc.record({ atLeast: limit, atMost: limit, over: limit, under: limit }, { requiredKeys: [] });
  const levels = fc.oneof(
    fc.constantFrom(...GRADES_HELD),
    fc.uniqueArray(fc.constantFrom(...GRADES_HELD), { minLength: 1 }),
  );
  const where = fc
    .record({ age: ages, postLevel: levels }, { requiredKeys: [] })
    .filter((each) => Object.keys(each.age ?? { one: 1 }).length > 0) as fc.Arbitrary<Where>;

  const isIn = ({ age, postLevel }: Person, condition: Where | undefined): boolean =>
    Object.entries(condition ?? {}).every(([column, test]) => {
      if (column === 'postLevel') return [test].flat().includes(postLevel);
      return Object.entries(test as Readonly<Record<string, string>>).every(
        ([key, value]) =>
          ({ atLeast: age >= +value, atMost: age <= +value, over: age > +value, under: age < +value })[key],
      );
    });

  test.each(['count', 'share'] as const)('of a %s', (measure) => {
    const rule = fc.record({ where, bounds: measure === 'share' ? shares : counts });
    let stricter = 0;
    fc.assert(
      fc.property(rule, where, people, (above, own, all) => {
        const { rounding: _, parity: __, ...bounds } = above.bounds;
        const before = {
          ...(measure === 'share' ? { share: 'all' } : { count: 'all' }),
          where: above.where,
          ...bounds,
        } as RuleFile;
        const { rule: now, isLooser, changes } = inheritRule({ where: own } as RuleFile, before);
        if (isLooser) return;
        if (changes.length > 0) stricter++;
        const counted = (condition: Where | undefined) => all.filter((each) => isIn(each, condition)).length;
        const base = measure === 'share' ? all.length : undefined;
        for (const day of DAYS)
          expect(failure(now as Part, day, counted(now.where), base)).toBeGreaterThanOrEqual(
            failure(before as Part, day, counted(before.where), base),
          );
      }),
      { numRuns: 6_000 },
    );
    expect(stricter).toBeGreaterThan(5);
  });

  test('of what everybody must meet', () => {
    let stricter = 0;
    fc.assert(
      fc.property(where, where, people, (above, own, all) => {
        const before = { every: 'all', must: above } as RuleFile;
        const { rule: now, isLooser, changes } = inheritRule({ must: own } as RuleFile, before);
        if (isLooser) return;
        if (changes.length > 0) stricter++;
        for (const person of all) if (!isIn(person, before.must)) expect(isIn(person, now.must)).toBe(false);
      }),
      { numRuns: 6_000 },
    );
    expect(stricter).toBeGreaterThan(5);
  });
});
