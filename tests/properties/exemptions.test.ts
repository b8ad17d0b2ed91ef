import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExemptions, type Verdict } from '../../src/index.ts';
import { filesOf, judging, told } from './support/audit.ts';
import { isoText } from './support/dates.ts';
import { cadreRules, type PlainRulebook, trainingRules } from './support/rules.ts';
import { expectSame, runs } from './support/runs.ts';
import { type World, worlds } from './support/world.ts';

/** One exemption on random rosters: which verdict it means is told here by comparing each with what was written. */

const cases: fc.Arbitrary<readonly [World, PlainRulebook]> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(worlds({ most: 7, trainings: false }), cadreRules) },
  { weight: 1, arbitrary: fc.tuple(worlds({ most: 5, trainings: true }), trainingRules('both sides')) },
);

const isOfRecord = ({ group }: Verdict): boolean => group.origin !== undefined;

/** The ID number of the person of a verdict, as the world has it: row 1 of its sheet is the head. */
const idOf = ({ rows, people }: World, { group }: Verdict): string =>
  people[rows[(group.origin?.row ?? 0) - 2]?.person ?? -1]?.id ?? '';

/** What names a verdict in a file of exemptions; undefined where nothing does. */
function named(
  world: World,
  verdict: Verdict,
  byId: boolean,
): { group?: string; person?: string } | undefined {
  const path = verdict.group.path.join('/');
  if (!isOfRecord(verdict)) {
    if (verdict.rule.per.kind === 'roster') return {};
    return path === '' ? undefined : { group: path };
  }
  if (byId) return idOf(world, verdict) === '' ? undefined : { person: idOf(world, verdict) };
  return path === '' ? undefined : { person: `${path} ${verdict.subject ?? ''}` };
}

/** Whether another verdict goes by the same name. */
const isMeant = (world: World, verdict: Verdict, other: Verdict, byId: boolean): boolean =>
  other.rule.id === verdict.rule.id &&
  (byId && isOfRecord(verdict)
    ? isOfRecord(other) && idOf(world, other) === idOf(world, verdict)
    : other.group.path.join('/') === verdict.group.path.join('/') && other.subject === verdict.subject);

const isBroken = ({ status }: Verdict): boolean => status === 'fail' || status === 'undecided';

/** A verdict, one that is broken and has namesakes before all others where `at` is odd. */
function chosenOf(
  world: World,
  verdicts: readonly Verdict[],
  at: number,
  byId: boolean,
): Verdict | undefined {
  const twins = verdicts.filter(
    (verdict) =>
      isBroken(verdict) && verdicts.filter((each) => isMeant(world, verdict, each, byId)).length > 1,
  );
  const pool = at % 2 === 1 && twins.length > 0 ? twins : verdicts;
  return pool[(at >> 1) % Math.max(1, pool.length)];
}

/** All of a verdict but what an exemption may change. */
const rest = ({ status: _, exempted: __, rule, ...others }: Verdict) => [rule.id, others];

const shifted = (date: World['asOf'], years: number): string =>
  isoText({ ...date, year: date.year + years, day: 1 });

describe('an exemption', () => {
  test('changes the status of the one verdict that it means, while it is in force, and nothing else', async () => {
    let exemptions = 0;
    await fc.assert(
      fc.asyncProperty(
        cases,
        fc.nat(),
        fc.boolean(),
        fc.constantFrom(1, 1, 1, -1),
        async (random, at, byId, years) => {
          const [world, rulebook] = random;
          await told(world, rulebook, async () => {
            const ids = new Set(world.people.flatMap(({ id }) => (id === '' ? [] : [id])));
            const { rulebook: resolved, judge } = await judging(world, rulebook, filesOf(world), ids);
            const before = judge().verdicts;
            const chosen = chosenOf(world, before, at, byId);
            const target = chosen && named(world, chosen, byId);
            if (!target) return;
            const entry = { rule: chosen.rule.id, ...target, until: shifted(world.asOf, years) };
            const text = JSON.stringify({
              exemptions: [{ approver: 'a', document: 'b', reason: 'c', ...entry }],
            });
            const after = judge(parseExemptions(text, { path: 'e.yaml', sha256: '' }, [resolved])).verdicts;
            const meant = before.filter((each) => isMeant(world, chosen, each, byId));
            const isExempt = isBroken(chosen) && years > 0 && meant.length === 1;
            if (isExempt) exemptions++;
            expectSame(after.map(rest), before.map(rest));
            expectSame(
              after.map(({ status, exempted }) => [status, exempted?.insteadOf]),
              before.map((each) => [
                isExempt && each === chosen ? 'exempt' : each.status,
                isExempt && each === chosen ? each.status : undefined,
              ]),
            );
          });
        },
      ),
      runs(200),
    );
    expect(exemptions).toBeGreaterThan(10);
  });
});
