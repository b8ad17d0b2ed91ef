import fc from 'fast-check';
import { describe, test } from 'vitest';
import { type Judgement, judge } from '../../src/audit/judge.ts';
import type { Contribution } from '../../src/engine/tally.ts';
import { type Choice, choicesOf, everyPerson, optionsOf, pairsOf, readingsOf } from './support/readings.ts';
import { lowestTerms, meetsAll, type Status, united } from './support/requirement.ts';
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

/** The six standings of a plain share, {out}, and as bit 8 those who count outside the base. */
const PLAIN = [1, 2, 3, 4, 5, 6, 7] as const;
const WITH_OUTSIDERS = [...PLAIN, 8, 9, 10, 11, 12, 13, 14, 15] as const;

/** The number of people of each standing. */
const peopleOf = (standings: readonly number[], most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(most), { minLength: standings.length, maxLength: standings.length }).map((counts) => {
    const people = new Array<number>(16).fill(0);
    standings.forEach((standing, index) => {
      people[standing] = counts[index] as number;
    });
    return people;
  });

const shares = fc.record({
  measure: fc.constant({ kind: 'share' as const }),
  bounds: shareBounds,
  rounding: roundings,
  whenEmpty: whenEmpties,
});
const counts = fc.record({ measure: fc.constant({ kind: 'count' as const }), bounds: bounds(8, 2) });

/** The pairs of base and count that some choice of these people gives. */
function listPairs(people: readonly number[]): { readonly base: number; readonly counted: number }[] {
  return pairsOf(everyPerson(people)).flatMap((bits, base) =>
    Array.from({ length: 30 }, (_, counted) => counted)
      .filter((counted) => (bits >> counted) & 1)
      .map((counted) => ({ base, counted })),
  );
}

const holds = (rule: RuleParts, base: number, counted: number): boolean =>
  rule.measure.kind === 'count'
    ? meetsAll(rule.bounds, BigInt(counted), 1n)
    : meetsAll(rule.bounds, BigInt(counted), BigInt(base), rule.rounding);

function bruteStatus(rule: RuleParts, people: readonly number[]): Status {
  const statuses = new Set<Status>();
  for (const { base, counted } of listPairs(people)) {
    if (rule.measure.kind === 'share' && base === 0) statuses.add(rule.whenEmpty ?? 'notApplicable');
    else statuses.add(holds(rule, base, counted) ? 'pass' : 'fail');
  }
  return united(statuses);
}

const judgeStandings = (rule: RuleParts, people: readonly number[]): Judgement =>
  judge(ruleOf(rule), groupOf(standingTally(people)), false);

describe('the status is the one that trying every choice of every person gives', () => {
  test('of shares', () => {
    fc.assert(
      fc.property(shares, peopleOf(PLAIN, 4), (rule, people) => {
        expectSame(judgeStandings(rule, people).status, bruteStatus(rule, people));
      }),
      runs(60_000),
    );
  });

  test('of counts', () => {
    fc.assert(
      fc.property(counts, peopleOf(PLAIN, 3), (rule, people) => {
        expectSame(judgeStandings(rule, people).status, bruteStatus(rule, people));
      }),
      runs(20_000),
    );
  });

  test('of shares whose numerator is not inside its base', () => {
    fc.assert(
      fc.property(shares, peopleOf(WITH_OUTSIDERS, 1), (rule, people) => {
        expectSame(judgeStandings(rule, people).status, bruteStatus(rule, people));
      }),
      runs(4_000),
    );
  });

  test('over several tallies, one a reading of a cell that feeds several people: their statuses united', () => {
    fc.assert(
      fc.property(shares, fc.array(peopleOf(PLAIN, 1), { minLength: 2, maxLength: 3 }), (rule, groups) => {
        const judgement = judge(ruleOf(rule), groupOf(...groups.map(standingTally)), false);
        const each = groups.map((people) => bruteStatus(rule, people));
        expectSame(judgement.status, united(new Set(each)));
      }),
      runs(2_000),
    );
  });
});

describe('the closed form for standings and the form that follows states', () => {
  test('judge the same people alike, with the same numbers', () => {
    fc.assert(
      fc.property(fc.oneof(shares, counts), peopleOf(PLAIN, 2), (rule, people) => {
        const profiles = people.flatMap((count, standing) =>
          count > 0 ? [{ options: optionsOf(standing), people: count }] : [],
        );
        const byStates = judge(ruleOf(rule), groupOf(profileTally(profiles)), false);
        expectSame(judgeStandings(rule, people), byStates);
      }),
      runs(3_000),
    );
  });
});

const total = (people: readonly number[], ...standings: readonly number[]): number =>
  standings.reduce((sum, standing) => sum + (people[standing] as number), 0);

/** How far a reading is from holding: too few by `shortfall`, too many by `excess`. */
interface Distance {
  readonly shortfall: number;
  readonly excess: number;
}

/** The whole numbers near the reading are tried one by one for the least step that brings it to its bounds. */
function distancesAt(rule: RuleParts, base: number, counted: number): Distance {
  const low = rule.bounds.filter(({ key }) => key === 'atLeast' || key === 'over' || key === 'equals');
  const high = rule.bounds.filter(({ key }) => key === 'atMost' || key === 'under' || key === 'equals');
  const met = (bound: (typeof low)[number], number: number, as: 'atLeast' | 'atMost'): boolean =>
    holds({ ...rule, bounds: [{ ...bound, key: bound.key === 'equals' ? as : bound.key }] }, base, number);
  let [shortfall, excess] = [0, 0];
  while (low.some((bound) => !met(bound, counted + shortfall, 'atLeast'))) shortfall++;
  // Fewer than nobody can be needed to keep under a bound of 0: the count goes on below 0.
  while (high.some((bound) => !met(bound, counted - excess, 'atMost'))) excess++;
  return { shortfall, excess };
}

/** The readings nearest to holding among those with this base. */
function nearestAt(
  rule: RuleParts,
  pairs: readonly { base: number; counted: number }[],
  base: number,
): Distance[] {
  const distances = pairs
    .filter((pair) => pair.base === base)
    .map(({ counted }) => distancesAt(rule, base, counted));
  const least = Math.min(...distances.map(({ shortfall, excess }) => shortfall + excess));
  return distances.filter(({ shortfall, excess }) => shortfall + excess === least);
}

describe('the numbers shown', () => {
  test('of a share are count [I, I+b+c+e] and base [I+B+c, I+B+c+a+b+e]', () => {
    fc.assert(
      fc.property(shares, peopleOf(PLAIN, 3), (rule, people) => {
        const { count, of } = judgeStandings(rule, people);
        const [sureIn, sureBase] = [total(people, 4), total(people, 2)];
        expectSame(count, { min: sureIn, max: sureIn + total(people, 5, 6, 7) });
        const least = sureIn + sureBase + total(people, 6);
        expectSame(of, { min: least, max: least + total(people, 3, 5, 7) });
      }),
      runs(5_000),
    );
  });

  test('of a count are [I, I+b+c+e] and no base', () => {
    fc.assert(
      fc.property(counts, peopleOf(PLAIN, 3), (rule, people) => {
        const { count, of } = judgeStandings(rule, people);
        expectSame(count, { min: total(people, 4), max: total(people, 4, 5, 6, 7) });
        expectSame(of, undefined);
      }),
      runs(3_000),
    );
  });

  test('shortfall and excess, where the base is certain, are those of one reading nearest to holding', () => {
    fc.assert(
      fc.property(shares, peopleOf([2, 4, 6], 4), (rule, people) => {
        const base = total(people, 2, 4, 6);
        fc.pre(base > 0);
        const { shortfall, excess } = judgeStandings(rule, people);
        const shown = JSON.stringify({ shortfall: shortfall?.min, excess: excess?.min });
        const nearest = nearestAt(rule, listPairs(people), base).map((each) => JSON.stringify(each));
        if (!nearest.includes(shown)) expectSame(shown, nearest);
      }),
      runs(3_000),
    );
  });

  test('shortfall of a floor, where the base is uncertain, spans the nearest reading of every base', () => {
    fc.assert(
      fc.property(shares, peopleOf(PLAIN, 2), (shape, people) => {
        const rule = {
          ...shape,
          bounds: shape.bounds.map((bound) => ({ ...bound, key: 'atLeast' as const })),
        };
        const pairs = listPairs(people).filter(({ base }) => base > 0);
        fc.pre(pairs.length > 0);
        const { shortfall } = judgeStandings(rule, people);
        const bases = [...new Set(pairs.map(({ base }) => base))];
        const each = bases.map((base) => (nearestAt(rule, pairs, base)[0] as Distance).shortfall);
        expectSame(shortfall, { min: Math.min(...each), max: Math.max(...each) });
      }),
      runs(2_000),
    );
  });

  test('a failing verdict lacks somebody or has somebody too many', () => {
    fc.assert(
      fc.property(shares, peopleOf([2, 4, 6], 3), (rule, people) => {
        const { status, shortfall, excess } = judgeStandings(rule, people);
        if (status === 'fail' && shortfall && excess) expectSame(shortfall.min + excess.min > 0, true);
      }),
      runs(3_000),
    );
  });

  test('the number required at a certain base is the least that holds, or of a ceiling alone the greatest', () => {
    fc.assert(
      fc.property(shares, peopleOf([2, 4, 6], 4), (rule, people) => {
        const base = total(people, 2, 4, 6);
        fc.pre(base > 0 && rule.bounds.length === 1 && rule.bounds[0]?.key !== 'equals');
        const isFloor = rule.bounds.some(({ key }) => key === 'atLeast' || key === 'over');
        let number = isFloor ? 0 : base + 1;
        while (!holds(rule, base, number)) number += isFloor ? 1 : -1;
        expectSame(judgeStandings(rule, people).required, {
          min: Math.max(0, number),
          max: Math.max(0, number),
        });
      }),
      runs(2_000),
    );
  });
});

/** A person's options for a sum or an average: out, or in with any whole number of an interval. */
const INFINITE = Number.POSITIVE_INFINITY;
/** Beyond every total that any bound of these tests can tell apart: what "no upper end" is tried up to. */
const BEYOND = 400;

interface Amount {
  readonly from: number;
  readonly to: number;
}

const amounts: fc.Arbitrary<Amount> = fc
  .tuple(
    fc.nat(9),
    fc.oneof({ weight: 8, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.constant(INFINITE) }),
  )
  .map(([from, width]) => ({ from, to: from + width }));

/** Who may be out, and the values they have where they are in; guards are the populations of `when`. */
const profile = (guards: number): fc.Arbitrary<Contribution[]> =>
  fc.array(
    fc.record({
      base: fc.constantFrom<0 | 1>(0, 1, 1),
      amount: amounts,
      numbers: fc.array(
        fc.constantFrom<0 | 1>(0, 1).map((number) => ({ from: number, to: number })),
        { minLength: guards, maxLength: guards },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  );

/** Of a sum or an average, nobody counts who is not in the base. */
const counted = (options: readonly Contribution[]): Contribution[] =>
  options.map((option) => (option.base === 1 ? option : { ...option, amount: { from: 0, to: 0 } }));

const choices = (options: readonly Contribution[]): Choice[] =>
  options.flatMap(({ base, amount, numbers }) =>
    Array.from({ length: Math.min(amount.to, BEYOND) - amount.from + 1 }, (_, index) => ({
      base,
      counted: amount.from + index,
      guards: numbers.map(({ from }) => from),
    })),
  );

const profileGroup = (people: readonly (readonly Contribution[])[]) =>
  groupOf(profileTally(people.map((options) => ({ options, people: 1 }))));

/** The status of one reading (VERDICTS §3). */
function statusAt(rule: RuleParts, { base, counted: number, guards }: Choice): Status {
  const applies = (rule.guards ?? []).every((each, index) => meetsAll(each, BigInt(guards[index] ?? 0), 1n));
  if (!applies) return 'notApplicable';
  const { measure } = rule;
  if (base === 0 && measure.kind !== 'count' && measure.kind !== 'sum')
    return rule.whenEmpty ?? 'notApplicable';
  const units = {
    count: 1n,
    sum: 'scale' in measure ? BigInt(measure.scale) : 1n,
    average: BigInt(base) * ('scale' in measure ? BigInt(measure.scale) : 1n),
    share: BigInt(base),
    every: BigInt(base),
    number: 1n,
    ratio: 1n,
    distinct: 1n,
    unique: BigInt(base),
  }[measure.kind];
  return meetsAll(rule.bounds, BigInt(number), units, rule.rounding) ? 'pass' : 'fail';
}

const guardBounds = fc.array(bounds(3, 1), { minLength: 1, maxLength: 2 });

const sums = fc.record({
  measure: fc
    .tuple(fc.constantFrom<'sum' | 'average'>('sum', 'average'), fc.constantFrom(1, 2))
    .map(([kind, scale]) => ({ kind, scale, column: 'days' })),
  bounds: bounds(12, 3),
  whenEmpty: whenEmpties,
});

describe('sums and averages', () => {
  test('are judged as trying every value of everybody who may count does', () => {
    fc.assert(
      fc.property(sums, fc.array(profile(0), { maxLength: 4 }), (rule, shapes) => {
        const people = shapes.map(counted);
        const { status } = judge(ruleOf(rule), profileGroup(people), false);
        const readings = readingsOf(people.map(choices), 0);
        expectSame(status, united(new Set(readings.map((reading) => statusAt(rule, reading)))));
      }),
      runs(4_000),
    );
  });

  test('show their least and greatest value, none where there is no upper end', () => {
    fc.assert(
      fc.property(sums, fc.array(profile(0), { maxLength: 4 }), (rule, shapes) => {
        const people = shapes.map(counted);
        const { value } = judge(ruleOf(rule), profileGroup(people), false);
        const isAverage = rule.measure.kind === 'average';
        const readings = readingsOf(people.map(choices), 0).filter(({ base }) => base > 0 || !isAverage);
        if (readings.length === 0) {
          expectSame(value, undefined);
          return;
        }
        const units = (base: number): bigint => BigInt(rule.measure.scale) * (isAverage ? BigInt(base) : 1n);
        const ordered = readings
          .map((reading) => ({ top: BigInt(reading.counted), bottom: units(reading.base) }))
          .sort((a, b) => Number(a.top * b.bottom - b.top * a.bottom));
        const [least, greatest] = [ordered[0], ordered.at(-1)] as const;
        const open = people.some((options) => options.some(({ amount }) => amount.to === INFINITE));
        expectSame(value, {
          min: least && lowestTerms(least.top, least.bottom),
          max: open ? null : greatest && lowestTerms(greatest.top, greatest.bottom),
        });
      }),
      runs(2_000),
    );
  });
});

describe('guards', () => {
  const guarded = fc
    .tuple(fc.oneof(counts, shares, sums), guardBounds)
    .map(([rule, guards]): RuleParts => ({ ...rule, guards }));

  test('make a rule not applicable in just the readings in which they do not hold', () => {
    fc.assert(
      fc.property(guarded, fc.array(profile(2), { maxLength: 4 }), (rule, shapes) => {
        const isSum = rule.measure.kind === 'sum' || rule.measure.kind === 'average';
        const people = shapes.map((options) =>
          isSum
            ? counted(options)
            : options.map((option) => {
                const one = option.amount.from % 2;
                return { ...option, amount: { from: one, to: one } };
              }),
        );
        const { status } = judge(ruleOf(rule), profileGroup(people), false);
        const readings = readingsOf(people.map(choices), 2);
        expectSame(status, united(new Set(readings.map((reading) => statusAt(rule, reading)))));
      }),
      runs(3_000),
    );
  });
});

test('the oracle itself: one person who is base or in, under 1/2 to 3/4, fails in both readings', () => {
  const rule: RuleParts = {
    measure: { kind: 'share' },
    bounds: [
      { key: 'atLeast', numerator: 1, denominator: 2 },
      { key: 'atMost', numerator: 3, denominator: 4 },
    ],
  };
  const people = new Array<number>(16).fill(0);
  people[6] = 1;
  expectSame(choicesOf(6).length, 2);
  expectSame(bruteStatus(rule, people), 'fail');
  expectSame(judgeStandings(rule, people).status, 'fail');
});
