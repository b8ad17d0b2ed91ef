import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { judge } from '../../src/audit/judge.ts';
import type { Contribution } from '../../src/engine/tally.ts';
import type { Verdict } from '../../src/index.ts';
import { csv, type File, filesOf, told, verdictsOn } from './support/audit.ts';
import { fillingsOf } from './support/fillings.ts';
import type { Key, WrittenBound } from './support/requirement.ts';
import { groupOf, profileTally, ruleOf } from './support/rule.ts';
import { ageRules, cadreRules, type PlainRulebook, trainingRules } from './support/rules.ts';
import { expectSame, runs } from './support/runs.ts';
import { cadreSheet, type Sheet, trainingSheet, type World, worlds } from './support/world.ts';

const rosters: fc.Arbitrary<readonly [World, PlainRulebook]> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(worlds({ most: 7, trainings: false }), cadreRules) },
  { weight: 1, arbitrary: fc.tuple(worlds({ most: 4, trainings: false }), ageRules) },
  { weight: 2, arbitrary: fc.tuple(worlds({ most: 5, trainings: true }), trainingRules('both sides')) },
);

/** Rule, group, status and numbers of every verdict. A record is told by what its verdict says: its row moves. */
const said = (verdicts: readonly Verdict[]): string[] =>
  verdicts
    .map(({ rule, group, status, reason, count, of, value, exact }) =>
      JSON.stringify([
        rule.id,
        group.origin ? 'record' : group.path.join('/'),
        status,
        reason?.code,
        { count, of, value, exact },
      ]),
    )
    .sort();

const sheetsOf = (world: World): Sheet[] => [
  cadreSheet(world),
  ...(world.trainings.length > 0 ? [trainingSheet(world)] : []),
];

/** The same verdicts from the sheets written otherwise. */
async function expectUnchanged(
  [world, rulebook]: readonly [World, PlainRulebook],
  filesFrom: (sheets: readonly Sheet[]) => readonly File[] | Promise<readonly File[]>,
): Promise<void> {
  await told(world, rulebook, async () => {
    const files = await filesFrom(sheetsOf(world));
    expectSame(said(await verdictsOn(world, rulebook, files)), said(await verdictsOn(world, rulebook)));
  });
}

/** A permutation drawn once and used for lists of any length. */
const orders = fc.array(fc.nat(), { minLength: 24, maxLength: 24 });
const reorder = <T>(list: readonly T[], order: readonly number[]): T[] =>
  list
    .map((item, index) => ({ item, key: order[index % order.length] as number, index }))
    .sort((a, b) => a.key - b.key || a.index - b.index)
    .map(({ item }) => item);

const headAndRows = (sheet: Sheet): [readonly string[], Sheet] => [sheet[0] ?? [], sheet.slice(1)];

/** The rows of a sheet dealt out to parts, each under the same head. */
function dealt(sheet: Sheet, order: readonly number[], parts: number): Sheet[] {
  const [head, rows] = headAndRows(sheet);
  const piles = Array.from({ length: parts }, (_, part) =>
    rows.filter((_row, index) => (order[index % order.length] as number) % parts === part),
  );
  return piles.filter((pile) => pile.length > 0).map((pile) => [head, ...pile]);
}

async function workbook(path: string, sheets: readonly Sheet[]): Promise<File> {
  const book = new exceljs.Workbook();
  sheets.forEach((sheet, index) => {
    const page = book.addWorksheet(`第${index + 1}页`);
    for (const row of sheet) page.addRow(row.map((text) => (text === '' ? null : text)));
  });
  return { path, bytes: new Uint8Array(await book.xlsx.writeBuffer()), sha256: path };
}

describe('no verdict changes', () => {
  test('with the order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(rosters, orders, async (roster, order) => {
        await expectUnchanged(roster, (sheets) =>
          sheets.map((sheet, index) => {
            const [head, rows] = headAndRows(sheet);
            return csv(`${index}.csv`, [head, ...reorder(rows, order)]);
          }),
        );
      }),
      runs(250),
    );
  });

  test('with the order of the columns', async () => {
    await fc.assert(
      fc.asyncProperty(rosters, orders, async (roster, order) => {
        await expectUnchanged(roster, (sheets) =>
          sheets.map((sheet, index) =>
            csv(
              `${index}.csv`,
              sheet.map((row) => reorder(row, order)),
            ),
          ),
        );
      }),
      runs(200),
    );
  });

  test('with the split over files, and their order', async () => {
    await fc.assert(
      fc.asyncProperty(rosters, orders, fc.integer({ min: 1, max: 4 }), async (roster, order, parts) => {
        await expectUnchanged(roster, (sheets) => {
          const files = sheets.flatMap((sheet) => dealt(sheet, order, parts));
          return reorder(files, order).map((sheet, index) => csv(`${index}.csv`, sheet));
        });
      }),
      runs(250),
    );
  });

  test('with the split over sheets of a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(rosters, orders, fc.integer({ min: 1, max: 3 }), async (roster, order, parts) => {
        await expectUnchanged(roster, async (sheets) => [
          await workbook(
            'book.xlsx',
            sheets.flatMap((sheet) => dealt(sheet, order, parts)),
          ),
        ]);
      }),
      runs(40),
    );
  });

  test('with a column that no rule reads, even one of a kin', async () => {
    const column = fc.record({
      head: fc.constantFrom('备注', '爱人出生年月', '子女性别', '联系电话', '序号'),
      texts: fc.array(fc.constantFrom('', '1990.01', '女', '中层正职', '12'), { minLength: 8, maxLength: 8 }),
      at: fc.nat(9),
    });
    await fc.assert(
      fc.asyncProperty(rosters, column, async (roster, { head, texts, at }) => {
        await expectUnchanged(roster, (sheets) =>
          sheets.map((sheet, index) =>
            csv(
              `${index}.csv`,
              sheet.map((row, number) =>
                row.toSpliced(at, 0, number === 0 ? head : (texts[number % 8] ?? '')),
              ),
            ),
          ),
        );
      }),
      runs(200),
    );
  });
});

describe('the order of the people of a tally', () => {
  test('changes no number: a tie between too few and too many is broken alike', () => {
    const bound = fc.record({
      key: fc.constantFrom<Key>('atLeast', 'atMost', 'over', 'under', 'equals'),
      numerator: fc.nat(3),
      denominator: fc.constant(1),
    });
    const option = fc
      .tuple(fc.constantFrom<0 | 1>(0, 1), fc.constantFrom<0 | 1>(0, 1), fc.constantFrom<0 | 1>(0, 1))
      .map(([base, number, guard]): Contribution => {
        return { base, amount: { from: number, to: number }, numbers: [{ from: guard, to: guard }] };
      });
    const people = fc.array(fc.array(option, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 });
    const bounds = fc.uniqueArray(bound, { minLength: 1, maxLength: 2, selector: ({ key }) => key });
    const judged = (limits: readonly WrittenBound[], each: readonly (readonly Contribution[])[]) =>
      judge(
        ruleOf({
          measure: { kind: 'count' },
          bounds: limits,
          guards: [[{ key: 'atLeast', numerator: 0, denominator: 1 }]],
        }),
        groupOf(profileTally(each.map((options) => ({ options, people: 1 })))),
        false,
      );
    fc.assert(
      fc.property(bounds, people, (limits, each) => {
        const backwards = each.map((options) => options.toReversed()).toReversed();
        expectSame(judged(limits, each), judged(limits, backwards));
      }),
      runs(4_000),
    );
  });
});

describe('knowledge', () => {
  test('of one cell more never turns pass into fail, nor fail into pass, nor either into doubt', async () => {
    const keyed = (world: World, verdicts: readonly Verdict[]) =>
      new Map(
        verdicts.map(({ rule, group, status }) => {
          const person = group.origin && world.rows[group.origin.row - 2]?.person;
          return [`${rule.id} ${person ?? group.path.join('/')}`, status];
        }),
      );
    await fc.assert(
      fc.asyncProperty(rosters, fc.nat(), async ([world, rulebook], choice) => {
        const fillings = fillingsOf(world);
        const filled = fillings[choice % Math.max(1, fillings.length)];
        fc.pre(filled !== undefined);
        if (!filled) return;
        await told(world, rulebook, () =>
          told(filled, rulebook, async () => {
            const before = keyed(world, await verdictsOn(world, rulebook, filesOf(world)));
            const after = keyed(filled, await verdictsOn(filled, rulebook, filesOf(filled)));
            // A record that is now known to be outside the population has no verdict any more.
            const decided = [...before].filter(([key, status]) => status !== 'undecided' && after.has(key));
            expectSame(
              decided.map(([key]) => [key, after.get(key)]),
              decided,
            );
          }),
        );
      }),
      runs(600),
    );
  });
});
