import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonPreview, previewSchema } from '../../src/render/preview/preview-schema.ts';
import type { JsonReport } from '../../src/render/report-schema.ts';
import { csvFile, folder, run } from '../support/program.ts';
import { told } from './support/audit.ts';
import { changedBy, draftsOf } from './support/changes.ts';
import { cadreRules, type PlainRulebook, rulebookText, trainingRules } from './support/rules.ts';
import { expectSame, runs } from './support/runs.ts';
import { cadreSheet, type Sheet, trainingSheet, unitSheet, type World, worlds } from './support/world.ts';

/** A preview is held against checks of the two rosters, the second one written out with the changes made by other code. */

const cases: fc.Arbitrary<readonly [World, PlainRulebook]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(worlds({ most: 7, trainings: false }), cadreRules) },
  { weight: 1, arbitrary: fc.tuple(worlds({ most: 5, trainings: true }), trainingRules('both sides')) },
);

type Judged = JsonReport['verdicts'][number];
type Previewed = JsonPreview['verdicts'][number];

/** A report, or the exit code where there is none. */
async function checked(args: readonly string[]): Promise<{ code: number; verdicts: readonly Judged[] }> {
  const { code, stdout } = await run(['check', ...args, '-f', 'json']);
  return { code, verdicts: code === 2 ? [] : (JSON.parse(stdout) as JsonReport).verdicts };
}

async function previewed(args: readonly string[]): Promise<{ code: number; preview?: JsonPreview }> {
  const { code, stdout } = await run(['preview', ...args, '-f', 'json']);
  return code === 2 ? { code } : { code, preview: previewSchema.parse(JSON.parse(stdout)) };
}

const isOfRecord = ({ group }: Pick<Judged, 'group'>): boolean => group.origin !== undefined;

const keyOf = ({ rule, group }: Pick<Judged, 'rule' | 'group'>): string =>
  JSON.stringify([rule, group.path, group.values]);

/** What both contracts tell of a verdict. */
const numbersOf = (verdict: Judged | Previewed['before'] | undefined): string => {
  const { status, actual, required, shortfall, excess, reason, exact, missing } = verdict ?? {};
  return JSON.stringify({ status, actual, required, shortfall, excess, reason, exact, missing });
};

const sorted = (texts: readonly string[]): string[] => [...texts].sort();

const RANKS: Readonly<Record<string, number>> = {
  fail: 0,
  undecided: 1,
  pass: 2,
  notApplicable: 2,
  exempt: 2,
};

/** DESIGN §8 in so many words; rules here have whole shortfalls or spans of them, the nearest reading first. */
function effectBetween(before: Judged | undefined, after: Judged | undefined): string {
  const rank = (verdict: Judged | undefined) => (verdict ? (RANKS[verdict.status] as number) : 2);
  const [from, to] = [rank(before), rank(after)];
  if (from === 2 && to === 0) return 'breaks';
  if (from === 0 && to === 2) return 'mends';
  if (from !== to) return from > to ? 'worsens' : 'improves';
  const gap = (verdict: Judged | undefined, key: 'shortfall' | 'excess'): number[] | undefined => {
    const own = verdict?.[key];
    if (own === undefined) return rank(verdict) === 2 ? [0, 0] : undefined;
    if (typeof own === 'object') return [own.min, own.max];
    const [top = 0, bottom = 1] = String(own).split('/').map(Number);
    return [top / bottom, top / bottom];
  };
  const steps = (['shortfall', 'excess'] as const).map((key) => {
    const [a, b] = [gap(before, key), gap(after, key)];
    if (!a || !b) return 0;
    return Math.sign((b[0] as number) - (a[0] as number)) || Math.sign((b[1] as number) - (a[1] as number));
  });
  if (steps.includes(1)) return 'worsens';
  return steps.includes(-1) ? 'improves' : 'same';
}

/** Writes a world, its changes and the cadres after them into a folder. */
function filesFor(world: World, rulebook: PlainRulebook, changes: Sheet, after: Sheet) {
  const directory = folder();
  csvFile(directory, 'units.csv', unitSheet(world));
  const rules = join(directory, 'rulebook.yaml');
  writeFileSync(rules, rulebookText(rulebook, world));
  const others =
    world.trainings.length > 0 ? [csvFile(directory, 'trainings.csv', trainingSheet(world))] : [];
  return {
    before: csvFile(directory, 'before.csv', cadreSheet(world)),
    after: csvFile(directory, 'after.csv', after),
    changes: csvFile(directory, 'changes.csv', changes),
    rest: [...others, '--rules', rules],
    directory,
  };
}

describe('a preview', () => {
  test('is the two checks of the roster as it is and with the changes made', async () => {
    const counted = { made: 0, refused: 0, differing: 0 };
    await fc.assert(
      fc.asyncProperty(cases, draftsOf(4), async ([world, rulebook], drafts) => {
        const { sheet, made, after: sheetAfter } = changedBy(world, drafts);
        await told(world, rulebook, async () => {
          const files = filesFor(world, rulebook, sheet, sheetAfter);
          const lines = sheet.map((row) => row.join(',')).join('\n');
          const before = await checked([files.before, ...files.rest]);
          const after = await checked([files.after, ...files.rest]);
          const { code, preview } = await previewed([
            files.before,
            ...files.rest,
            '--changes',
            files.changes,
          ]);
          const isMade = made.includes(true) && before.code !== 2 && after.code !== 2;
          expect([code !== 2, lines]).toEqual([isMade, lines]);
          if (!preview) return;
          expect([preview.changes.map((change) => change.made), lines]).toEqual([made, lines]);
          counted.made += made.filter((each) => each).length;
          counted.refused += made.filter((each) => !each).length;
          expectUnits(preview, before.verdicts, after.verdicts, lines);
          expectRecords(preview, before.verdicts, after.verdicts);
          counted.differing += preview.verdicts.filter(({ effect }) => effect !== 'same').length;
          const isWorse = preview.verdicts.some(
            ({ severity, effect }) => severity === 'error' && (effect === 'breaks' || effect === 'worsens'),
          );
          expect(code).toBe(isWorse ? 1 : 0);
        });
      }),
      runs(250),
    );
    expect(Object.values(counted).every((count) => count > 50)).toBe(true);
  }, 600_000);

  test('says which changes a verdict comes from: without the others it comes out the same', async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(cases, draftsOf(4), fc.nat(), async ([world, rulebook], drafts, at) => {
        const { sheet, after } = changedBy(world, drafts);
        await told(world, rulebook, async () => {
          const files = filesFor(world, rulebook, sheet, after);
          const args = [files.before, ...files.rest, '--changes'];
          const { preview } = await previewed([...args, files.changes]);
          const differing = preview?.verdicts.filter(
            (verdict) => !isOfRecord(verdict) && numbersOf(verdict.before) !== numbersOf(verdict.after),
          );
          const chosen = differing?.[at % Math.max(1, differing.length)];
          if (!chosen) return;
          asked++;
          const rows = [sheet[0] ?? [], ...chosen.because.map((index) => sheet[index + 1] ?? [])];
          const fewer = await previewed([...args, csvFile(files.directory, 'fewer.csv', rows)]);
          // Of a roster without anybody nothing is judged.
          if (!fewer.preview) return;
          const again = fewer.preview.verdicts.find((verdict) => keyOf(verdict) === keyOf(chosen));
          const lines = [...sheet, ['because', ...chosen.because.map(String)]].join('\n');
          expect([numbersOf(again?.after), lines]).toEqual([numbersOf(chosen.after), lines]);
        });
      }),
      runs(120),
    );
    expect(asked).toBeGreaterThan(30);
  }, 600_000);
});

/** Verdicts of units and of the whole roster: those told are as checked, with their effect; all others stay as they are. */
function expectUnits(
  preview: JsonPreview,
  before: readonly Judged[],
  after: readonly Judged[],
  lines: string,
): void {
  const pairs = new Map(
    preview.verdicts.filter((each) => !isOfRecord(each)).map((each) => [keyOf(each), each]),
  );
  const earlier = new Map(before.filter((each) => !isOfRecord(each)).map((each) => [keyOf(each), each]));
  const later = new Map(after.filter((each) => !isOfRecord(each)).map((each) => [keyOf(each), each]));
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    const [own, was, is] = [pairs.get(key), earlier.get(key), later.get(key)];
    if (!own) expectSame([key, numbersOf(is), lines], [key, numbersOf(was), lines]);
    else
      expectSame(
        [key, numbersOf(own.before ?? undefined), numbersOf(own.after ?? undefined), own.effect, lines],
        [key, numbersOf(was), numbersOf(is), effectBetween(was, is), lines],
      );
  }
}

/** Verdicts of people: with those told taken out of the ones before and put in again as they are after. */
function expectRecords(preview: JsonPreview, before: readonly Judged[], after: readonly Judged[]): void {
  const text = (verdict: Judged) => `${verdict.rule} ${numbersOf(verdict)}`;
  const own = preview.verdicts.filter(isOfRecord);
  const left = before.filter(isOfRecord).map(text);
  for (const { rule, before: was } of own) if (was) left.splice(left.indexOf(`${rule} ${numbersOf(was)}`), 1);
  const put = own.flatMap(({ rule, after: is }) => (is ? [`${rule} ${numbersOf(is)}`] : []));
  expectSame(sorted([...left, ...put]), sorted(after.filter(isOfRecord).map(text)));
}
