import { describe, expect, test } from 'vitest';
import { codesOf, idNumber } from '../support/rosters.ts';
import { reportOf, toldOf, verdictsOf } from '../support/small-rulebook.ts';

/** People made of the rows of their posts, and ties of two people. */

const POSTS = `
tables:
  posts: { columns: { person: person, unit: units, body: { type: [支委, 村委], title: 组织 }, role: { type: text, title: 担任职务 }, start: { type: date, title: 任职起 }, end: { type: date, title: 任职止, blank: never } } }
  people: { from: posts, key: [unit, person] }
fields:
  onBranch: { for: people, count: posts, where: { body: 支委 } }
  onVillage: { for: people, count: posts, where: { body: 村委 } }
  topPosts: { for: people, count: posts, where: { role: [书记, 主任] } }
  stay: { for: people, longest: [start, end], from: posts, in: years, join: 1 month }
populations:
  town: { from: units, where: { kind: 镇 } }
  everybody: { from: people }
  either: { from: people, where: { anyOf: [{ onBranch: { over: 0 } }, { onVillage: { over: 0 } }] } }`;

const judged = (rule: string, sheet: string) =>
  verdictsOf('rule', `${POSTS}\nrules: { rule: ${rule} }`, [sheet]);

describe('people made of posts', () => {
  const both =
    '{ per: town, share: either, where: { onBranch: { over: 0 }, onVillage: { over: 0 }, topPosts: { under: 2 } }, atLeast: 60% }';
  const sheet = `
姓名 单位 组织 担任职务
甲 甲镇 支委 书记
甲 甲镇 村委 主任
乙 甲镇 支委 委员
乙 甲镇 村委 委员
丙 甲镇 村委 委员
乙 乙镇 支委 委员
乙 乙镇 村委 委员
丁 乙镇 支委 委员`;

  test('count once, however many posts; one who holds both top posts is in the base alone', async () => {
    expect(await judged(both, sheet)).toEqual(['甲镇: 1/3 fail', '乙镇: 1/2 fail']);
    expect(await judged(both, sheet.replace('\n丁 乙镇 支委 委员', ''))).toEqual([
      '甲镇: 1/3 fail',
      '乙镇: 1/1 pass',
    ]);
  });

  test('nobody there: not applicable; a body that is not known: undecided', async () => {
    const none = '姓名 单位 组织 担任职务\n甲 甲镇 - 委员\n甲 甲镇 支委 委员';
    expect(await judged(both, none)).toEqual(['甲镇: 0–1/1 undecided', '乙镇: 0/0 notApplicable']);
  });

  test('are told apart by ID number; a name of two numbers is two people', async () => {
    const ids = `
姓名 身份证号 单位 组织 担任职务
甲 ${idNumber('19900101')} 甲镇 支委 书记
甲 ${idNumber('19920202')} 甲镇 村委 委员
甲 ${idNumber('19920202')} 甲镇 支委 委员`;
    expect((await judged('{ per: town, count: everybody, equals: 2 }', ids)).at(0)).toBe('甲镇: 2 pass');
  });

  test('a spell in each unit is one of its own', async () => {
    const rule = '{ per: record, every: everybody, must: { stay: { under: 10 } } }';
    const terms = `
姓名 单位 任职起 任职止
甲 甲镇 2005.01.01 2010.01.01
甲 甲镇 2010.01.15 2016.01.01
乙 甲镇 2005.01.01 2010.01.01
乙 乙镇 2010.01.15 2016.01.01`;
    expect(await judged(rule, terms)).toEqual([
      '甲镇 第2行: 11 fail',
      '甲镇 第4行: 5 pass',
      '乙镇 第5行: 5 pass',
    ]);
  });

  test('no sheet of posts: not applicable; the sheet is read once', async () => {
    const parts = `${POSTS.replace('tables:', 'tables:\n  others: { columns: { name: text, note: text } }').replace('populations:', 'populations:\n  other: { from: others }')}\nrules: { rule: ${both}, other: { count: other, atLeast: 1 } }`;
    expect(await verdictsOf('rule', parts, ['name note\n甲 一'])).toEqual([': notApplicable']);
    const report = await reportOf(`${POSTS}\nrules: { rule: ${both} }`, [sheet]);
    expect(report.inputs.map(({ tables }) => tables.map(({ table, rows }) => [table, rows]))).toEqual([
      [['posts', 8]],
    ]);
  });

  test('what the author is told', async () => {
    const told = async (table: string) =>
      (
        await toldOf(
          `${POSTS.replace('{ from: posts, key: [unit, person] }', table)}\nrules: { rule: ${both} }`,
        )
      ).join();
    expect(await told('{ from: post, key: [unit, person] }')).toContain('did you mean');
    expect(await told('{ from: posts }')).toContain('"key" is missing');
    expect(await told('{ from: posts, key: [unit, persn] }')).toContain('did you mean "person"');
    expect(await told('{ from: posts, key: person, columns: { a: text } }')).toContain('does nothing beside');
  });
});

const TIES = `
tables:
  staff: { columns: { person: person, unit: units, boss: { type: text, title: 上级领导 }, leads: { type: flag, title: 是否领导, blank: false }, duty: { type: text, title: 分工 } } }
  kinships: { symmetric: [a, b], columns: { a: { type: staff, title: 甲方 }, b: { type: staff, title: 乙方 }, kind: { type: text, title: 亲属关系 } } }
populations:
  all: { from: staff }
  close: { from: kinships, where: { kind: [夫妻, 直系血亲] } }
  ofLeader: { from: kinships, where: { a.leads: true } }
rules:
  boss: { per: record, every: close, must: { noneOf: [{ a.boss: { same: b.boss } }, { a.boss: { same: b.person } }] } }
  duty: { per: record, every: close, must: { noneOf: [{ a.unit: { same: b.unit }, a.leads: true, b.duty: [人事, 财务] }] } }
  count: { count: ofLeader, atMost: 1 }
  other: { count: all, atLeast: 1 }`;

const STAFF = `
姓名 所在单位 上级领导 是否领导 分工
甲 甲镇 丁 是 全面
乙 甲镇 戊 - 财务
丙 甲镇 甲 - 文秘
丁 乙镇 - 是 全面
己 乙镇 辛 - 人事
己 甲镇 丁 - 人事`;

const ties = (rule: string, kinships: string, staff = STAFF) =>
  verdictsOf(rule, TIES, [staff, `甲方 乙方 亲属关系\n${kinships}`]);

describe('ties of two people', () => {
  test('are read both ways, one verdict a pair, repeated or not', async () => {
    expect(await ties('boss', '甲 丙 夫妻\n甲 乙 夫妻')).toEqual(['第2行: fail', '第3行: pass']);
    expect(await ties('duty', '乙 甲 夫妻\n甲 丙 夫妻\n甲 乙 夫妻')).toEqual(['第2行: fail', '第3行: pass']);
    const report = await reportOf(TIES, [STAFF, '甲方 乙方 亲属关系\n乙 甲 夫妻\n甲 乙 夫妻']);
    expect(codesOf(report)).toContain('record-repeated');
    expect(await ties('count', '乙 甲 夫妻\n甲 丙 夫妻')).toEqual([': 2 fail']);
    expect(await ties('count', '乙 甲 夫妻\n甲 乙 夫妻')).toEqual([': 1 pass']);
  });

  test('a name that fits two people: undecided; nobody: an issue, and nothing is the same', async () => {
    expect(await ties('boss', '甲 己 夫妻\n甲 路人 夫妻\n甲 - 夫妻')).toEqual([
      '第2行: undecided',
      '第3行: pass',
      '第4行: undecided',
    ]);
    const report = await reportOf(TIES, [STAFF, '甲方 乙方 亲属关系\n甲 己 夫妻\n甲 路人 夫妻']);
    expect(codesOf(report)).toEqual(expect.arrayContaining(['person-ambiguous', 'person-not-found']));
  });

  test('a tie that is none of those asked for has no verdict; of none in particular it may be one', async () => {
    expect(await ties('boss', '甲 丙 同学')).toEqual([]);
    expect(await ties('boss', '甲 丙 -')).toEqual(['第2行: undecided']);
  });

  test('no sheet of ties: not applicable, never a pass', async () => {
    expect(await verdictsOf('boss', TIES, [STAFF])).toEqual([': notApplicable']);
  });

  test('what the author is told', async () => {
    const told = async (kinships: string) =>
      (await toldOf(TIES.replace('symmetric: [a, b], ', kinships))).join();
    expect(await told('symmetric: [a, kin], ')).toContain('unknown column "kin"');
    expect(await told('symmetric: [a, kind], ')).toContain('different kinds');
    expect((await toldOf(TIES.replace('a.leads: true } }', 'a.lead: true } }'))).join()).toContain(
      'did you mean "a.leads"',
    );
  });
});
