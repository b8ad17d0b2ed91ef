import { describe, expect, test } from 'vitest';
import { register, reportOn, rows, sheet, verdictsOn } from '../support/trial.ts';

/** Committees of villages and leadership teams of towns: R12, R13, R26, R27, R28 of the list of rules. */

describe('R12 村民委员会: 3 to 7, a woman, the smaller ethnic groups; electors are odd', () => {
  const units = register(
    '村',
    ['东村 汉族 2 否', '西村 畲族 2 否', '南村 汉族 - 否', '北村 汉族 1 是', '空村 汉族 2 否'],
    '人数最多的民族 民族数 妇女成员暂缺',
  );
  const people = sheet(
    '姓名 单位 机构 职务 性别 民族',
    rows(2, '东男', '东村 村民委员会 委员 男 汉族'),
    rows(1, '东女', '东村 村民委员会 委员 女 畲族'),
    rows(3, '东选', '东村 村民选举委员会 委员 男 汉族'),
    // In a village of She a member who is Han is of a smaller group; here all eight are She.
    rows(8, '西男', '西村 村民委员会 委员 男 畲族'),
    rows(4, '西选', '西村 村民选举委员会 委员 男 汉族'),
    rows(6, '南男', '南村 村民委员会 委员 男 汉族'),
    rows(1, '南某', '南村 村民委员会 委员 - 汉族'),
    rows(7, '南选', '南村 村民选举委员会 委员 男 汉族'),
    rows(2, '北男', '北村 村民委员会 委员 男 汉族'),
    rows(9, '北选', '北村 村民选举委员会 委员 男 汉族'),
  );

  test('all four rules', async () => {
    const rules = ['committee-size', 'committee-woman', 'committee-minority', 'election-committee-size'];
    expect(await verdictsOn({ book: 'village-committee', units, sheets: [people] }, ...rules)).toEqual({
      'committee-size': ['东村: 3 pass', '西村: 8 fail', '南村: 7 pass', '北村: 2 fail', '空村: 0 fail'],
      // A seat left vacant is permitted: neither pass nor fail.
      'committee-woman': [
        '东村: 1 pass',
        '西村: 0 fail',
        '南村: 0–1 undecided',
        '北村: 0 exempt',
        '空村: 0 fail',
      ],
      'committee-minority': [
        '东村: 1 pass',
        '西村: 0 fail',
        '南村: 0 undecided',
        '北村: 0 notApplicable',
        '空村: 0 fail',
      ],
      'election-committee-size': [
        '东村: 3 pass',
        '西村: 4 fail',
        '南村: 7 pass',
        '北村: 9 fail',
        '空村: 0 notApplicable',
      ],
    });
  });

  test('the smaller group may be Han', async () => {
    const one = people.replace('委员 男 畲族', '委员 男 汉族');
    const verdicts = await verdictsOn(
      { book: 'village-committee', units, sheets: [one] },
      'committee-minority',
    );
    expect(verdicts['committee-minority'][1]).toBe('西村: 1 pass');
  });
});

describe('R13 村党支部: 3 to 5, one secretary; age, schooling, a woman, a minority as a rule', () => {
  const units = register('村', ['东村 是', '西村 是', '南村 否', '空村 否'], '民族村');
  const people = sheet(
    '姓名 单位 职务 性别 出生年月 学历 民族',
    // On 2024-12-31 who was born in January 1974 is 50, in December 1973 is 51.
    rows(1, '东书', '东村 书记 女 1974.01 初中 汉族'),
    rows(2, '东委', '东村 委员 男 1980.01 中专 畲族'),
    rows(2, '西书', '西村 书记 男 1973.12 小学 汉族'),
    rows(4, '西委', '西村 委员 男 1980.01 初中 汉族'),
    rows(1, '南书', '南村 - - - - -'),
    rows(2, '南委', '南村 委员 男 1980.01 初中 汉族'),
  );

  test('all of it; of nobody no age or schooling is wrong', async () => {
    const rules = [
      'committee-size',
      'one-secretary',
      'other-members',
      'members-age',
      'members-education',
      'one-woman',
      'minority-member',
    ];
    expect(await verdictsOn({ book: 'party-branch', units, sheets: [people] }, ...rules)).toEqual({
      'committee-size': ['东村: 3 pass', '西村: 6 fail', '南村: 3 pass', '空村: 0 fail'],
      'one-secretary': ['东村: 1 pass', '西村: 2 fail', '南村: 0–1 undecided', '空村: 0 fail'],
      'other-members': ['东村: 2 pass', '西村: 4 pass', '南村: 2–3 pass', '空村: 0 fail'],
      'members-age': ['东村: 3/3 pass', '西村: 4/6 fail', '南村: 2–3/3 undecided', '空村: 0/0 notApplicable'],
      'members-education': [
        '东村: 3/3 pass',
        '西村: 4/6 fail',
        '南村: 2–3/3 undecided',
        '空村: 0/0 notApplicable',
      ],
      'one-woman': ['东村: 1 pass', '西村: 0 fail', '南村: 0–1 undecided', '空村: 0 fail'],
      'minority-member': ['东村: 2 pass', '西村: 0 fail', '南村: 0–1 notApplicable', '空村: 0 notApplicable'],
    });
  });
});

describe('R26 班子 competences: each is covered, one person may cover several', () => {
  const book = `
tables:
  members:
    columns:
      unit: units
      person: person
      skills: { type: [党务, 农牧业, 经济社会管理], title: 熟悉领域, several: true }
populations:
  town:
    from: units
    where: { kind: 乡镇 }
  team:
    from: members
rules:
  covered:
    per: [town, skills]
    count: team
    atLeast: 1`;
  const units = register('乡镇', ['甲乡', '乙乡', '丙乡', '丁乡']);
  const people = sheet(
    '姓名 单位 熟悉领域',
    ['甲一 甲乡 党务、农牧业', '甲二 甲乡 经济社会管理', '甲三 甲乡 党务'],
    ['乙一 乙乡 党务', '乙二 乙乡 农牧业'],
    ['丙一 丙乡 党务、经济社会管理', '丙二 丙乡 -'],
  );

  test('a value that nobody has fails; an empty cell may be any; a team of nobody covers nothing', async () => {
    expect(await verdictsOn({ book, units, sheets: [people] }, 'covered')).toEqual({
      covered: [
        '甲乡 党务: 2 pass',
        '甲乡 农牧业: 1 pass',
        '甲乡 经济社会管理: 1 pass',
        '乙乡 党务: 1 pass',
        '乙乡 农牧业: 1 pass',
        '乙乡 经济社会管理: 0 fail',
        '丙乡 党务: 1–2 pass',
        '丙乡 农牧业: 0–1 undecided',
        '丙乡 经济社会管理: 1–2 pass',
        '丁乡 党务: 0 fail',
        '丁乡 农牧业: 0 fail',
        '丁乡 经济社会管理: 0 fail',
      ],
    });
  });
});

describe('R27 units that pass: 60 % of the towns have a woman, ten of them first', () => {
  const book = `
tables:
  units:
    columns:
      first: { type: flag, title: 首先选配, blank: false }
  members:
    columns:
      unit: units
      person: person
      sex: [女, 男]
populations:
  county:
    from: units
    where: { kind: 县 }
  town:
    from: units
    where: { kind: 乡镇 }
  women:
    from: members
    where: { sex: 女 }
  with-woman:
    from: town
    where: { holds: has-woman }
rules:
  has-woman:
    per: town
    count: women
    atLeast: 1
    severity: part
  most:
    per: county
    share: with-woman
    of: town
    atLeast: 60%
  first:
    per: town
    count: women
    atLeast: 1
    when: { first: true }`;
  const units = sheet(
    '单位代码 单位名称 单位类别 上级单位 首先选配',
    ['1 甲县 县 - -', '2 乙县 县 - -', '3 丙县 县 - -'],
    [
      '4 甲一乡 乡镇 甲县 是',
      '5 甲二乡 乡镇 甲县 -',
      '6 甲三乡 乡镇 甲县 -',
      '7 甲四乡 乡镇 甲县 -',
      '8 甲五乡 乡镇 甲县 是',
    ],
    ['9 乙一乡 乡镇 乙县 是', '10 乙二乡 乡镇 乙县 -'],
  );
  const people = (fourth: string) =>
    sheet(
      '姓名 单位 性别',
      ['甲一 甲一乡 女', '甲二 甲二乡 女', '甲三 甲三乡 男', `甲四 甲四乡 ${fourth}`],
      // Nobody is listed in 甲五乡, which counts in the base all the same.
      ['乙一 乙一乡 女', '乙二 乙二乡 男'],
    );
  const most = async (fourth: string) =>
    (await verdictsOn({ book, units, sheets: [people(fourth)] }, 'most')).most;

  test('a town of which nobody is listed is in the base; a county without towns is not judged', async () => {
    expect(await most('女')).toEqual(['甲县: 3/5 pass', '乙县: 1/2 fail', '丙县: 0/0 notApplicable']);
    expect((await most('男'))[0]).toBe('甲县: 2/5 fail');
    expect((await most('-'))[0]).toBe('甲县: 2–3/5 undecided');
  });

  test('those named first must each have one; a part is no verdict of its own', async () => {
    const report = await reportOn({ book, units, sheets: [people('女')] });
    expect(new Set(report.verdicts.map(({ rule }) => rule))).toEqual(new Set(['most', 'first']));
    const { first } = await verdictsOn({ book, units, sheets: [people('女')] }, 'first');
    expect(first.filter((said) => !said.endsWith('notApplicable'))).toEqual([
      '甲一乡: 1 pass',
      '甲五乡: 0 fail',
      '乙一乡: 1 pass',
    ]);
  });
});

describe('R28 交叉任职率: those in both bodies, of all in either, each person once', () => {
  const book = `
tables:
  posts:
    columns:
      unit: units
      person: person
      body: { type: [支委, 村委], title: 班子 }
      role: { type: text, title: 职务名称 }
  people:
    from: posts
    key: [unit, person]
fields:
  onBranch:
    for: people
    count: posts
    where: { body: 支委 }
  onVillage:
    for: people
    count: posts
    where: { body: 村委 }
  topPosts:
    for: people
    count: posts
    where: { role: [书记, 主任] }
populations:
  village:
    from: units
    where: { kind: 村 }
  either:
    from: people
    where:
      anyOf:
        - { onBranch: { over: 0 } }
        - { onVillage: { over: 0 } }
rules:
  crosswise:
    per: village
    share: either
    where:
      onBranch: { over: 0 }
      onVillage: { over: 0 }
      topPosts: { under: 2 }
    atLeast: 60%`;
  const units = register('村', ['东村', '西村', '南村', '北村']);
  const both = (name: string, village: string) => [
    `${name} ${village} 支委 委员`,
    `${name} ${village} 村委 委员`,
  ];

  test('a person in both is one, not two; who is secretary and head is in the base only', async () => {
    const posts = sheet(
      '姓名 单位 班子 职务名称',
      // Three of five: 丁 and 戊 are in one body. Counted by rows it would be six of eight.
      ...['东甲', '东乙', '东丙'].map((name) => both(name, '东村')),
      ['东丁 东村 支委 委员', '东戊 东村 村委 委员'],
      // One person as 书记 and 主任: of five, two cross.
      ['西甲 西村 支委 书记', '西甲 西村 村委 主任'],
      ...['西乙', '西丙'].map((name) => both(name, '西村')),
      ['西丁 西村 支委 委员', '西戊 西村 村委 委员'],
      ...['南甲', '南乙'].map((name) => both(name, '南村')),
      // Perhaps in both, perhaps twice in one: 3 of 4, or 2 of 4.
      ['南丙 南村 支委 委员', '南丙 南村 - 委员', '南丁 南村 村委 委员'],
    );
    expect(await verdictsOn({ book, units, sheets: [posts] }, 'crosswise')).toEqual({
      crosswise: ['东村: 3/5 pass', '西村: 2/5 fail', '南村: 2–3/4 undecided', '北村: 0/0 notApplicable'],
    });
  });

  test('of two bodies that are the same four people all cross', async () => {
    const posts = sheet(
      '姓名 单位 班子 职务名称',
      ...['东甲', '东乙', '东丙', '东丁'].map((name) => both(name, '东村')),
    );
    expect((await verdictsOn({ book, units, sheets: [posts] }, 'crosswise')).crosswise[0]).toBe(
      '东村: 4/4 pass',
    );
  });
});
