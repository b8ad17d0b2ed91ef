import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { dayOf } from '../../src/core/calendar.ts';
import { audit, loadRoster, makeVocabulary, openRulebook, rulebookAt } from '../../src/index.ts';
import { csv } from './support/audit.ts';
import { expectSame, runs } from './support/runs.ts';

/** Parameters that a column of the unit replaces, as bounds, against every reading of the cells that are not known. */

const AS_OF = dayOf(2024, 6, 30);

const HOLDS = {
  atLeast: (x: number, y: number) => x >= y,
  over: (x: number, y: number) => x > y,
  atMost: (x: number, y: number) => x <= y,
  under: (x: number, y: number) => x < y,
};
type Key = keyof typeof HOLDS;

/** What stands in the unit's cell: nothing, something that cannot be read, or a number. */
const unitCell = fc.constantFrom('', '', '约三', '0', '1', '1.5', '2', '2.5', '3', '33', '34.5');

/** A person: a number that may not be known, full years in office, and an age. */
const member = fc.record({
  hours: fc.option(fc.constantFrom(0, 1, 1.5, 2, 3), { nil: undefined, freq: 4 }),
  years: fc.integer({ min: 0, max: 4 }),
  age: fc.integer({ min: 32, max: 36 }),
});
type Member = typeof member extends fc.Arbitrary<infer T> ? T : never;

const COLUMNS = ['hours', 'served', 'age'] as const;
type Column = (typeof COLUMNS)[number];

const NUMBERS = [
  0, 0.5, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 31, 32, 32.5, 33, 33.5, 34, 34.5, 35, 36, 37, 99,
];
const valuesOf = ({ hours, years, age }: Member, column: Column): readonly number[] =>
  column === 'served' ? [years] : column === 'age' ? [age] : hours === undefined ? NUMBERS : [hours];

/** Every choice of one item of each list. */
const choices = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((each) => list.map((item) => [...each, item])), [[]]);

async function statusOn(
  members: readonly Member[],
  unit: string,
  {
    column,
    keys,
    otherwise,
    limit,
  }: { column: Column; keys: readonly Key[]; otherwise: number; limit: number },
) {
  const text = JSON.stringify({
    rulebook: 'random',
    parameters: { quota: { default: String(otherwise), from: 'quotaOfUnit' } },
    tables: {
      units: { columns: { quotaOfUnit: { type: 'number', title: '标准' } } },
      members: {
        columns: {
          person: 'person',
          unit: 'units',
          birth: { type: 'date', title: '出生年月' },
          start: { type: 'date', title: '任职' },
          end: { type: 'date', title: '截至', blank: 'never' },
          hours: { type: 'number', title: '学时' },
        },
      },
    },
    fields: { served: { for: 'members', elapsed: ['start', 'end'], in: 'years' } },
    populations: {
      town: { from: 'units', where: { kind: '镇' } },
      some: {
        from: 'members',
        where: { anyOf: keys.map((key) => ({ [column]: { [key]: 'quota' } })) },
      },
    },
    rules: { rule: { per: 'town', count: 'some', atLeast: String(limit) } },
  });
  const source = { path: 'rulebook.yaml', text, sha256: '', beside: async () => new Uint8Array() };
  const rulebook = rulebookAt(await openRulebook(source), AS_OF);
  const rows = members.map(({ hours, years, age }, index) => [
    `张${'甲乙丙'[index]}`,
    '甲镇',
    `${2024 - age}-06`,
    `${2024 - years}-06-30`,
    '',
    hours === undefined ? '' : String(hours),
  ]);
  const files = [
    csv('members.csv', [['姓名', '所在单位', '出生年月', '任职', '截至', '学时'], ...rows]),
    csv('units.csv', [
      ['单位名称', '单位类别', '上级单位', '标准'],
      ['甲镇', '镇', '', unit],
    ]),
  ];
  const roster = await loadRoster(files, {
    asOf: AS_OF,
    basis: rulebook.basis,
    vocabulary: makeVocabulary(undefined, rulebook.tables),
    openArchive,
  });
  return audit(roster, rulebook, { version: '0', asOfSource: 'rulebook' }).verdicts.map(
    ({ status }) => status,
  );
}

test('a bound that each unit may have of its own gives the one status that all readings give', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(member, { minLength: 1, maxLength: 3 }),
      unitCell,
      fc.constantFrom<Column>(...COLUMNS),
      fc.array(fc.constantFrom<Key>('atLeast', 'over', 'atMost', 'under'), { minLength: 1, maxLength: 2 }),
      fc.constantFrom(0.5, 1, 2, 2.5, 34),
      fc.nat(3),
      async (members, unit, column, keys, otherwise, limit) => {
        fc.pre(column !== 'hours' || members.filter(({ hours }) => hours === undefined).length < 2);
        // Rounded to years for two bounds it is two columns, and a doubt about the unit's cell is taken twice.
        fc.pre(keys.length === 1 || column === 'hours' || unit !== '约三');
        const quotas = unit === '' ? [otherwise] : unit === '约三' ? NUMBERS : [Number(unit)];
        const statuses = new Set<string>();
        for (const quota of quotas)
          for (const values of choices(members.map((each) => valuesOf(each, column)))) {
            const counted = values.filter((value) => keys.some((key) => HOLDS[key](value, quota)));
            statuses.add(counted.length >= limit ? 'pass' : 'fail');
          }
        const expected = statuses.size === 1 ? [...statuses][0] : 'undecided';
        seen.add(`${expected}`);
        expectSame(await statusOn(members, unit, { column, keys, otherwise, limit }), [expected]);
      },
    ),
    runs(400),
  );
  expect([...seen].sort()).toEqual(['fail', 'pass', 'undecided']);
});
