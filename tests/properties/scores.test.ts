import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report, Verdict } from '../../src/audit/report.ts';
import { rangeOfScore, scoresOf } from '../../src/audit/scores.ts';
import { fraction } from '../../src/core/fraction.ts';
import { ruleOf } from './support/rule.ts';
import { expectSame, runs } from './support/runs.ts';

/** Scores of units and of the whole, against every way in which undecided verdicts may turn out, tried one by one. */

type Status = Verdict['status'];

/** Weights in halves, so that sums stay whole numbers here; undefined: not written, 1. */
interface Drawn {
  readonly unit: string;
  readonly status: Status;
  readonly halves: number | undefined;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  unit: fc.constantFrom('甲镇', '乙镇', ''),
  status: fc.constantFrom<Status>('pass', 'fail', 'undecided', 'undecided', 'notApplicable', 'exempt'),
  halves: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
});

const partOf = {
  rule: ruleOf({ measure: { kind: 'count' }, bounds: [] }),
  group: (unit: string) => ({ kind: 'town', path: unit === '' ? [] : [unit] }),
};

const verdictOf = ({ unit, status, halves }: Drawn) => ({
  status,
  group: partOf.group(unit),
  rule: { ...partOf.rule, weight: halves === undefined ? undefined : fraction(halves, 2) },
});

const scored = (all: readonly Drawn[]) => {
  const verdicts = all.map(verdictOf);
  const rulebooks = [{ rules: verdicts.map(({ rule }) => rule) }];
  return scoresOf({ verdicts, rulebooks } as unknown as Report);
};

/** Every way in which verdicts may turn out, each undecided one among these. */
const outcomes = (all: readonly Drawn[], may: readonly Status[]): Drawn[][] =>
  all.reduce<Drawn[][]>(
    (ways, each) =>
      ways.flatMap((way) =>
        (each.status === 'undecided' ? may : [each.status]).map((status) => [...way, { ...each, status }]),
      ),
    [[]],
  );

/** The score of verdicts none of which is undecided, as a pair of whole numbers; undefined where nothing weighs. */
function plainScore(all: readonly Drawn[]): readonly [number, number] | undefined {
  const sum = (some: readonly Drawn[]) => some.reduce((total, { halves = 2 }) => total + halves, 0);
  const judged = sum(all.filter(({ status }) => status === 'pass' || status === 'fail'));
  return judged === 0 ? undefined : [sum(all.filter(({ status }) => status === 'pass')), judged];
}

const order = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]) => a * d - c * b;
const pairOf = ({ numerator, denominator }: ReturnType<typeof fraction>) =>
  [Number(numerator), Number(denominator)] as const;

test('a score is the least and the greatest of all that undecided verdicts may make it', () => {
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 7 }), (all) => {
      const scores = scored(all);
      for (const unit of ['', '甲镇', '乙镇']) {
        const own = unit === '' ? all : all.filter((each) => each.unit === unit);
        const ways = outcomes(own, ['pass', 'fail']).flatMap((way) => {
          const score = plainScore(way);
          return score ? [score] : [];
        });
        const score = scores.find(({ group }) => (group.path[0] ?? '') === unit);
        const isWeighted = all.some(({ halves }) => halves !== undefined);
        expectSame(score !== undefined, isWeighted && ways.length > 0);
        if (!score) continue;
        const { from, to } = rangeOfScore(score);
        const sorted = [...ways].sort(order);
        expectSame(order(pairOf(from), sorted[0]!), 0);
        expectSame(order(pairOf(to), sorted.at(-1)!), 0);
        // Nor can one that turns out not to apply lead out of it.
        for (const way of outcomes(own, ['pass', 'fail', 'notApplicable'])) {
          const other = plainScore(way);
          if (!other) continue;
          expect(order(pairOf(from), other)).toBeLessThanOrEqual(0);
          expect(order(pairOf(to), other)).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    runs(1000),
  );
});

test('units stand by the least that they may have, then by the most; the whole before all', () => {
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 12 }), (all) => {
      const [whole, ...units] = scored(all).map((score) => ({ ...rangeOfScore(score), ...score }));
      if (!whole) return;
      expectSame(whole.group.path, []);
      for (const [index, unit] of units.entries()) {
        const next = units[index + 1];
        if (!next) continue;
        const least = order(pairOf(unit.from), pairOf(next.from));
        expect(least).toBeLessThanOrEqual(0);
        if (least === 0) expect(order(pairOf(unit.to), pairOf(next.to))).toBeLessThanOrEqual(0);
      }
    }),
    runs(300),
  );
});
