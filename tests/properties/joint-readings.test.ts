import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/index.ts';
import { told, verdictsOn } from './support/audit.ts';
import { type ExpectedVerdict, expectedOf, ownersOf, tierIsAbsent } from './support/oracle.ts';
import {
  ageRules,
  cadreRules,
  type PlainRule,
  type PlainRulebook,
  postRules,
  sumRules,
  trainingRules,
} from './support/rules.ts';
import { expectSame, runs } from './support/runs.ts';
import { type World, worlds } from './support/world.ts';

/** What a verdict is about, in the words of the oracle. */
function groupOf(world: World, { group }: Verdict): string {
  if (!group.origin) return group.path.join('/');
  return `person ${world.rows[group.origin.row - 2]?.person}`;
}

/** How the program's verdict reads beside the expected one. */
function shown(
  world: World,
  rule: PlainRule,
  verdict: Verdict,
): Omit<ExpectedVerdict, 'count' | 'of'> & {
  count: readonly [number, number] | undefined;
  of: readonly [number, number] | undefined;
} {
  const { status, count, of } = verdict;
  return {
    rule: rule.id,
    group: groupOf(world, verdict),
    status: status as ExpectedVerdict['status'],
    count: count && [count.min, count.max],
    of: of && [of.min, of.max],
  };
}

/** What the oracle says that a verdict shows: no numbers of records, sums and averages, no base of counts. */
const asShown = (rule: PlainRule, { count, of, ...rest }: ExpectedVerdict) => {
  const hasCount = rule.measured === undefined && rule.per !== 'record';
  return {
    ...rest,
    count: hasCount ? count : undefined,
    of: hasCount && rule.kind !== 'count' ? of : undefined,
  };
};

/** Whether rows that fit several people have more owners than are tried together (VERDICTS §3). */
const tooMany = (world: World): boolean =>
  world.trainings.reduce((product, _, index) => product * Math.max(1, ownersOf(world, index).length), 1) > 64;

async function compare(world: World, rulebook: PlainRulebook): Promise<number> {
  const verdicts = await verdictsOn(world, rulebook);
  let compared = 0;
  for (const rule of rulebook.rules) {
    const own = verdicts.filter((verdict) => verdict.rule.id === rule.id);
    if (tierIsAbsent(world, rule, rulebook)) {
      expectSame(
        own.map(({ status, reason, group }) => [status, reason?.code, group.kind]),
        [['notApplicable', 'tier-absent', 'roster']],
      );
      continue;
    }
    const expected = expectedOf(world, rulebook, rule);
    if (!expected) continue;
    compared++;
    const actual = own.map((verdict) => shown(world, rule, verdict));
    const wanted = expected.map((verdict) => asShown(rule, verdict));
    if (tooMany(world)) {
      // Not tried for their number: what is decided is right, and what is not says that not all was tried.
      const statuses = new Map(wanted.map(({ group, status }) => [group, status]));
      own.forEach(({ exact }, index) => {
        const { status, group } = actual[index] as { status: string; group: string };
        if (status !== statuses.get(group)) expectSame([status, exact], ['undecided', false]);
      });
      continue;
    }
    const byGroup = (a: { group: string }, b: { group: string }) => (a.group < b.group ? -1 : 1);
    expectSame(actual.sort(byGroup), wanted.sort(byGroup));
  }
  return compared;
}

describe('verdicts on random rosters are those of trying every reading of every unknown cell', () => {
  const trained = worlds({ most: 4, trainings: true });
  const nameless = worlds({ most: 3, trainings: true, nameless: true });
  const cases = [
    ['counts, shares and every, with guards', 6_000, worlds({ most: 7, trainings: false }), cadreRules],
    ['averages of age', 3_000, worlds({ most: 4, trainings: false }), ageRules],
    ['trainings asked for from one side', 3_000, trained, trainingRules('one side')],
    ['trainings asked for from both sides', 300, trained, trainingRules('both sides')],
    ['trainings in two fields that read the same rows', 300, trained, trainingRules('two fields')],
    ['trainings of which some name nobody', 1_500, nameless, trainingRules('one side')],
    ['sums and averages of trainings, bounded on one side', 4_000, trained, sumRules('one side')],
    ['sums and averages of trainings, bounded on both sides', 300, trained, sumRules('both sides')],
    [
      'posts, two of which may share one birth',
      600,
      worlds({ most: 3, trainings: false, posts: 'often two' }),
      postRules,
    ],
  ] as const;

  test.each(cases)('%s', async (_, number, world, rules) => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(world, rules, async (roster, rulebook) => {
        compared += await told(roster, rulebook, () => compare(roster, rulebook));
      }),
      runs(number),
    );
    // Rules with too many readings to try show nothing: most must be tried.
    expect(compared).toBeGreaterThan(number / 2);
  });
});

describe('verdicts are never wrong, though too careful where several people or fields share a doubt', () => {
  const shared = worlds({ most: 4, trainings: true, nameless: true, posts: 'often two' });
  const rules = fc.oneof(
    trainingRules('both sides'),
    trainingRules('two fields'),
    sumRules('both sides'),
    postRules,
  );

  test('pass and fail are only said where every reading says so', async () => {
    await fc.assert(
      fc.asyncProperty(shared, rules, async (world, rulebook) => {
        await told(world, rulebook, async () => {
          const verdicts = await verdictsOn(world, rulebook);
          for (const rule of rulebook.rules) {
            if (tierIsAbsent(world, rule, rulebook)) continue;
            const expected = new Map(
              (expectedOf(world, rulebook, rule) ?? []).map(({ group, status }) => [group, status]),
            );
            for (const verdict of verdicts) {
              const status = expected.get(groupOf(world, verdict));
              if (verdict.rule.id !== rule.id || status === undefined || verdict.status === 'undecided')
                continue;
              expectSame([groupOf(world, verdict), verdict.status], [groupOf(world, verdict), status]);
            }
          }
        });
      }),
      runs(500),
    );
  });
});
