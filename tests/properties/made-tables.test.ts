import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { dayOf } from '../../src/core/calendar.ts';
import {
  audit,
  loadRoster,
  makeVocabulary,
  openRulebook,
  rulebookAt,
  type Verdict,
} from '../../src/index.ts';
import { linksNeeded } from '../../src/rulebook/links-needed.ts';
import { csv } from './support/audit.ts';
import { expectSame, runs } from './support/runs.ts';

/** People made of their posts, and ties of two people, against every reading of every unknown cell. */

const AS_OF = dayOf(2024, 6, 30);

async function verdictsOn(
  rulebook: unknown,
  sheets: readonly (readonly (readonly string[])[])[],
): Promise<readonly Verdict[]> {
  const text = JSON.stringify(rulebook);
  const source = { path: 'rulebook.yaml', text, sha256: '', beside: async () => new Uint8Array() };
  const resolved = rulebookAt(await openRulebook(source), AS_OF);
  const files = sheets.map((rows, index) => csv(`${index}.csv`, rows));
  const roster = await loadRoster(files, {
    asOf: AS_OF,
    basis: resolved.basis,
    vocabulary: makeVocabulary(undefined, resolved.tables),
    openArchive,
    ...linksNeeded([resolved]),
  });
  return audit(roster, resolved, { version: '0', asOfSource: 'rulebook' }).verdicts;
}

const united = (statuses: ReadonlySet<string>): string =>
  statuses.size === 1 ? ([...statuses][0] as string) : 'undecided';

/** Every choice of one item of each list. */
const choices = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((each) => list.map((item) => [...each, item])), [[]]);

describe('people made of posts', () => {
  const BODIES = ['支委', '村委'];
  const post = fc.record({
    name: fc.constantFrom('甲', '乙', ''),
    unit: fc.constantFrom('甲镇', '乙镇'),
    body: fc.option(fc.constantFrom(...BODIES), { nil: undefined, freq: 3 }),
    top: fc.boolean(),
  });
  const rulebookOf = (bound: string) => ({
    rulebook: 'random',
    tables: {
      posts: {
        columns: {
          person: 'person',
          unit: 'units',
          body: { type: BODIES, title: '组织' },
          role: { type: 'text', title: '担任职务' },
        },
      },
      people: { from: 'posts', key: ['unit', 'person'] },
    },
    fields: {
      branch: { for: 'people', count: 'posts', where: { body: '支委' } },
      village: { for: 'people', count: 'posts', where: { body: '村委' } },
      tops: { for: 'people', count: 'posts', where: { role: '书记' } },
    },
    populations: { town: { from: 'units', where: { kind: '镇' } }, all: { from: 'people' } },
    rules: {
      rule: {
        per: 'town',
        share: 'all',
        where: { branch: { over: '0' }, village: { over: '0' }, tops: { under: '2' } },
        atLeast: bound,
      },
    },
  });

  test('have the one status that all readings give', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(post, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('1/3', '1/2', '1'),
        async (posts, bound) => {
          const rows = posts.map(({ name, unit, body, top }) => [
            ...[name, unit, body ?? '', top ? '书记' : '委员'],
          ]);
          const units = [
            ['单位名称', '单位类别', '上级单位'],
            ['甲镇', '镇', ''],
            ['乙镇', '镇', ''],
          ];
          const verdicts = await verdictsOn(rulebookOf(bound), [
            [['姓名', '所在单位', '组织', '担任职务'], ...rows],
            units,
          ]);
          const [top = 1, bottom = 1] = bound.split('/').map(Number);
          const expected = ['甲镇', '乙镇'].map((town) => {
            const own = posts.filter(({ unit }) => unit === town);
            const statuses = new Set<string>();
            for (const bodies of choices(own.map(({ body }) => (body ? [body] : BODIES)))) {
              const people = new Map<string, { bodies: Set<string>; tops: number }>();
              own.forEach(({ name, top: isTop }, index) => {
                const key = name || `row ${index}`;
                const known = people.get(key) ?? { bodies: new Set<string>(), tops: 0 };
                known.bodies.add(bodies[index] as string);
                people.set(key, { ...known, tops: known.tops + Number(isTop) });
              });
              const counted = [...people.values()].filter((each) => each.bodies.size === 2 && each.tops < 2);
              const holds = counted.length * bottom >= top * people.size;
              statuses.add(people.size === 0 ? 'notApplicable' : holds ? 'pass' : 'fail');
            }
            return united(statuses);
          });
          for (const status of expected) seen.add(status);
          expectSame(
            verdicts.map(({ status }) => status),
            expected,
          );
        },
      ),
      runs(300),
    );
    expect([...seen].sort()).toEqual(['fail', 'notApplicable', 'pass', 'undecided']);
  });
});

describe('ties of two people', () => {
  interface Member {
    readonly name: string;
    readonly boss: string | undefined;
    readonly leads: boolean | undefined;
    readonly duty: string | undefined;
  }
  type Certain = { [Key in keyof Member]: NonNullable<Member[Key]> };
  const NAMES = ['甲', '乙', '丙'];
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });
  const member = fc.record({
    name: fc.constantFrom(...NAMES),
    boss: maybe(fc.constantFrom(...NAMES, '丁')),
    leads: maybe(fc.boolean()),
    duty: maybe(fc.constantFrom('人事', '文秘')),
  });
  const tie = fc.record({ a: fc.constantFrom(...NAMES, ''), b: fc.constantFrom(...NAMES, '路人') });

  const MUST = {
    boss: {
      yaml: { noneOf: [{ 'a.boss': { same: 'b.boss' } }, { 'a.boss': { same: 'b.person' } }] },
      breaks: (x: Certain, y: Certain) => x.boss === y.boss || x.boss === y.name,
    },
    duty: {
      yaml: { noneOf: [{ 'a.leads': 'true', 'b.duty': '人事' }] },
      breaks: (x: Certain, y: Certain) => x.leads && y.duty === '人事',
    },
  };

  const readingsOf = (each: Member): Certain[] =>
    choices<string | boolean>([
      each.boss === undefined ? [...NAMES, '丁', '戊', '己'] : [each.boss],
      each.leads === undefined ? [true, false] : [each.leads],
      each.duty === undefined ? ['人事', '别的'] : [each.duty],
    ]).map(([boss, leads, duty]) => ({ name: each.name, boss, leads, duty }) as Certain);

  test.each(Object.entries(MUST))('have the one status that all readings give: %s', async (_, must) => {
    const seen = new Set<string>();
    const rulebook = {
      rulebook: 'random',
      tables: {
        staff: {
          columns: {
            person: 'person',
            boss: { type: 'text', title: '上级领导' },
            leads: { type: 'flag', title: '是否领导' },
            duty: { type: 'text', title: '分工' },
          },
        },
        kinships: {
          symmetric: ['a', 'b'],
          columns: {
            a: { type: 'staff', title: '甲方' },
            b: { type: 'staff', title: '乙方' },
            kind: { type: 'text', title: '亲属关系' },
          },
        },
      },
      populations: { all: { from: 'kinships' } },
      rules: { rule: { per: 'record', every: 'all', must: must.yaml } },
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(member, { minLength: 1, maxLength: 3 }),
        tie.filter(({ a, b }) => a !== b),
        async (staff, { a, b }) => {
          const rows = staff.map(({ name, boss, leads, duty }) => [
            ...[name, boss ?? '', leads === undefined ? '' : leads ? '是' : '否', duty ?? ''],
          ]);
          const [verdict] = await verdictsOn(rulebook, [
            [['姓名', '上级领导', '是否领导', '分工'], ...rows],
            [
              ['甲方', '乙方', '亲属关系'],
              [a, b, '夫妻'],
            ],
          ]);
          const statuses = new Set<string>();
          const whom = (name: string): (Member | undefined)[] => {
            const named = staff.filter((each) => each.name === name);
            return name === '' ? [...staff, undefined] : named.length === 0 ? [undefined] : named;
          };
          for (const x of whom(a))
            for (const y of whom(b)) {
              if (x && x === y) continue;
              for (const p of x ? readingsOf(x) : [undefined])
                for (const q of y ? readingsOf(y) : [undefined])
                  statuses.add(p && q && (must.breaks(p, q) || must.breaks(q, p)) ? 'fail' : 'pass');
            }
          const expected = united(statuses);
          seen.add(expected);
          const isCertain = [a, b].every((name) => name !== '' && whom(name).length === 1);
          if (isCertain || verdict?.status !== 'undecided') expectSame(verdict?.status, expected);
        },
      ),
      runs(300),
    );
    expect([...seen].sort()).toEqual(['fail', 'pass', 'undecided']);
  });
});
