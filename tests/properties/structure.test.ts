import fc from 'fast-check';
import { test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { dayOf } from '../../src/core/calendar.ts';
import { audit, loadRoster, makeVocabulary, openRulebook, rulebookAt } from '../../src/index.ts';
import { idNumber } from '../support/rosters.ts';
import { csv } from './support/audit.ts';
import { expectSame, runs } from './support/runs.ts';

/** Counts by bands and values in each unit, against every reading of every unknown cell, tried one by one. */

const AS_OF = dayOf(2024, 6, 30);
const TOWNS = ['甲镇', '乙镇'];
const LEVELS = ['高', '低'];

/** A birth as written and, worked out by hand, the ages that it may mean on 2024-06-30. */
const BIRTHS: Readonly<Record<string, readonly number[]>> = {
  '1994.06': [30],
  '1994.07': [29],
  '1994': [29, 30],
  '1989.06': [35],
  '1989': [34, 35],
  '1988': [35, 36],
  '': Array.from({ length: 65 }, (_, more) => 16 + more),
};
const BANDS = [30, 35];

interface Row {
  readonly town: string;
  readonly level: string;
}
interface Person {
  readonly birth: string;
  readonly rows: readonly Row[];
}

const row: fc.Arbitrary<Row> = fc.record({
  town: fc.constantFrom(...TOWNS, ...TOWNS, ''),
  level: fc.constantFrom(...LEVELS, ...LEVELS, '中', ''),
});
const person: fc.Arbitrary<Person> = fc.record({
  birth: fc.constantFrom(...Object.keys(BIRTHS)),
  rows: fc.array(row, { minLength: 1, maxLength: 2 }),
});

const TEXT = JSON.stringify({
  rulebook: 'random',
  tables: {
    posts: {
      columns: {
        person: 'person',
        unit: 'units',
        birth: { type: 'date', title: '出生年月' },
        level: { type: 'text', title: '级别' },
      },
    },
  },
  populations: { town: { from: 'units', where: { kind: '镇' } } },
  structure: {
    it: { of: 'posts', per: 'town', by: { age: BANDS.map(String), level: LEVELS } },
    whole: { of: 'posts', by: { age: BANDS.map(String), level: LEVELS } },
  },
});

async function describedOn(people: readonly Person[]) {
  const source = { path: 'rulebook.yaml', text: TEXT, sha256: '', beside: async () => new Uint8Array() };
  const rulebook = rulebookAt(await openRulebook(source), AS_OF);
  const rows = people.flatMap(({ birth, rows: own }, index) =>
    own.map(({ town, level }) => {
      const serial = `00${index + 1}`;
      return [`张${'甲乙丙'[index]}`, idNumber('19700101', serial), town, birth, level];
    }),
  );
  const files = [
    csv('p.csv', [['姓名', '身份证号', '所在单位', '出生年月', '级别'], ...rows]),
    csv('u.csv', [['单位名称', '单位类别', '上级单位'], ...TOWNS.map((town) => [town, '镇', ''])]),
  ];
  const vocabulary = makeVocabulary(undefined, rulebook.tables);
  const roster = await loadRoster(files, { asOf: AS_OF, basis: rulebook.basis, vocabulary, openArchive });
  const { structure } = audit(roster, rulebook, { version: '0', asOfSource: 'rulebook' });
  return structure.map(({ splits, groups }) =>
    groups.map(({ path, total, counts }) => ({
      town: path.at(-1) ?? '',
      total,
      // The cell of those in no other is left out where nobody can be in it.
      counts: counts.map(({ cells, unknown }, index) => ({
        cells: splits[index]?.cells.at(-1)?.kind === 'other' ? cells : [...cells, NOBODY],
        unknown,
      })),
    })),
  );
}

const NOBODY = { min: 0, max: 0 };

/** A person under one reading: their age, and each row's town and level. */
interface Reading {
  readonly age: number;
  readonly rows: readonly Row[];
}

function readingsOf({ birth, rows }: Person): Reading[] {
  const ages = BIRTHS[birth] ?? [];
  const read = rows.reduce<Row[][]>(
    (all, { town, level }) =>
      all.flatMap((before) =>
        (town === '' ? TOWNS : [town]).flatMap((inTown) =>
          (level === '' ? [...LEVELS, '另'] : [level]).map((atLevel) => [
            ...before,
            { town: inTown, level: atLevel },
          ]),
        ),
      ),
    [[]],
  );
  return ages.flatMap((age) => read.map((each) => ({ age, rows: each })));
}

type CellsOf = (age: number, level: string) => number;
const byAge: CellsOf = (age) => (age <= 30 ? 0 : age <= 35 ? 1 : 2);
const byLevel: CellsOf = (_, level) => (LEVELS.includes(level) ? LEVELS.indexOf(level) : 2);

/** For each reading of a person the cells of a group that they are in; none: they are not in the group. */
const cellsIn = (each: Person, town: string | undefined, cellOf: CellsOf): number[][] =>
  readingsOf(each).map(({ age, rows }) =>
    [
      ...new Set(
        rows.filter((own) => town === undefined || own.town === town).map(({ level }) => cellOf(age, level)),
      ),
    ].sort(),
  );

/** What is so of how many people at the least and at the most. */
const spanOf = (people: readonly number[][][], holds: (cells: readonly number[]) => boolean) => ({
  min: people.filter((readings) => readings.every(holds)).length,
  max: people.filter((readings) => readings.some(holds)).length,
});

function expectedIn(people: readonly Person[], town: string | undefined) {
  const counted = (cellOf: CellsOf, cells: number) => {
    const each = people.map((one) => cellsIn(one, town, cellOf));
    return {
      cells: Array.from({ length: cells }, (_, cell) => spanOf(each, (own) => own.includes(cell))),
      unknown: each.filter((readings) => new Set(readings.map(String)).size > 1).length,
    };
  };
  const ages = counted(byAge, 3);
  return {
    town: town ?? '',
    total: spanOf(
      people.map((one) => cellsIn(one, town, byAge)),
      (own) => own.length > 0,
    ),
    // No age is in no band.
    counts: [{ ...ages, cells: [...ages.cells, NOBODY] }, counted(byLevel, 3)],
  };
}

test('counts by bands and values are those of every reading', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 3 }), async (people) => {
      expectSame(await describedOn(people), [
        TOWNS.map((town) => expectedIn(people, town)),
        [expectedIn(people, undefined)],
      ]);
    }),
    runs(300),
  );
});
