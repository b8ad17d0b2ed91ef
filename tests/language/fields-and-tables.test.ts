import { describe, expect, test } from 'vitest';
import { toldOf, verdictsOf } from '../support/small-rulebook.ts';

/** Fields over declared tables, rules over rules, and the time between two dates. */

const TABLES = `
lists: { grade: [科员, 副科, 正科] }
tables:
  members: { key: [person], columns: { person: person, unit: units, grade: { type: grade, title: 职级 }, appointed: { type: date, title: 任职时间 }, left: { type: date, title: 离任时间, blank: never } } }
  courses: { columns: { person: person, course: { type: text, title: 课程 }, hours: { type: number, title: 学时 }, days: { type: number, title: 天数 }, date: { type: date, title: 上课日期 } } }
  turns: { columns: { unit: units, term: { type: integer, title: 届次 }, kind: { type: text, title: 保留类别 } } }
populations:
  county: { from: units, where: { kind: 县 } }
  town: { from: units, where: { kind: 镇 } }
  all: { from: members }`;

const MEMBERS = `
姓名 所在单位 职级 任职时间 离任时间
甲 甲镇 副科 2009.06.30 -
乙 乙镇 正科 2009.07 -
丙 乙镇 科员 2009.01.01 2019.01.01
丁 乙镇 - - -`;

describe('the time between two dates', () => {
  const parts = (unit: string, must: string) =>
    `${TABLES}\nfields: { served: { for: members, elapsed: [appointed, left], in: ${unit} } }\nrules: { rule: { per: record, every: all, must: { served: ${must} } } }`;

  test('is in full years; the day itself is a full year, an unknown date is any', async () => {
    expect(await verdictsOf('rule', parts('years', '{ under: 10 }'), [MEMBERS])).toEqual([
      '甲镇 第2行: 10 fail',
      '乙镇 第3行: 9 pass',
      '乙镇 第4行: 10 fail',
      '乙镇 第5行: 0–∞ undecided',
    ]);
  });

  test('in months and days', async () => {
    expect(await verdictsOf('rule', parts('months', '{ atLeast: 119 }'), [MEMBERS])).toEqual([
      '甲镇 第2行: 120 pass',
      '乙镇 第3行: 118–119 undecided',
      '乙镇 第4行: 120 pass',
      '乙镇 第5行: 0–∞ undecided',
    ]);
    expect((await verdictsOf('rule', parts('days', '{ atLeast: 3652 }'), [MEMBERS]))[0]).toBe(
      '甲镇 第2行: 3652 pass',
    );
  });
});

test('in a sheet without one of the two dates it is what the rulebook takes that for', async () => {
  const rules =
    'fields: { served: { for: members, elapsed: [appointed, left], in: years } }\nrules: { rule: { per: record, every: all, must: { served: { under: 10 } } } }';
  const sheet = '姓名 所在单位 职级 任职时间\n甲 甲镇 副科 2009.06.30\n乙 乙镇 正科 2009.07';
  expect(await verdictsOf('rule', `${TABLES}\n${rules}`, [sheet])).toEqual([
    '甲镇 第2行: 0–∞ undecided',
    '乙镇 第3行: 0–∞ undecided',
  ]);
  const taken = TABLES.replace('blank: never }', 'blank: never, absent: never }');
  expect(await verdictsOf('rule', `${taken}\n${rules}`, [sheet])).toEqual([
    '甲镇 第2行: 10 fail',
    '乙镇 第3行: 9 pass',
  ]);
});

describe('sums over the rows of a declared table', () => {
  const fields = `fields:
  hours5: { for: members, sum: hours, from: courses, where: { date: { during: 5 years } } }
  days5: { for: members, sum: days, from: courses, where: { date: { during: 5 years } } }`;
  const COURSES = `
姓名 课程 学时 天数 上课日期
甲 一 300 10 2016.03.01
甲 二 260 10 2014.06.30
甲 三 250 10 2014.07.01
乙 四 100 95 2019.01.01
丙 五 549 - 2018.05
丙 六 1 - 2014
路人 七 1 1 2018.01`;

  test('the last five years: 2014-06-30 is out, 2014-07-01 is in; a year alone may be either', async () => {
    const rule = 'rules: { rule: { per: record, every: all, must: { hours5: { atLeast: 550 } } } }';
    expect(await verdictsOf('rule', `${TABLES}\n${fields}\n${rule}`, [MEMBERS, COURSES])).toEqual([
      '甲镇 第2行: 550 pass',
      '乙镇 第3行: 100 fail',
      '乙镇 第4行: 549–550 undecided',
      '乙镇 第5行: 0 fail',
    ]);
  });

  test('in either of two units: 550 hours or 90 days', async () => {
    const must = '{ anyOf: [{ hours5: { atLeast: 550 } }, { days5: { atLeast: 90 } }] }';
    const rule = `rules: { rule: { per: record, every: all, must: ${must} } }`;
    expect(await verdictsOf('rule', `${TABLES}\n${fields}\n${rule}`, [MEMBERS, COURSES])).toEqual([
      '甲镇 第2行: pass',
      '乙镇 第3行: pass',
      '乙镇 第4行: undecided',
      '乙镇 第5行: fail',
    ]);
  });

  test('without the table the rule is not applicable', async () => {
    const rules =
      'rules: { rule: { per: record, every: all, must: { hours5: { atLeast: 550 } } }, other: { count: all, atLeast: 1 } }';
    expect(await verdictsOf('rule', `${TABLES}\n${fields}\n${rules}`, [MEMBERS])).toEqual([
      ': notApplicable',
    ]);
  });

  test('by unit: a row whose unit is not known may be of any', async () => {
    const parts = `${TABLES}\nfields: { turns: { for: units, count: turns } }\nrules: { rule: { per: town, every: town, must: { turns: { atLeast: 1 } } } }`;
    const rows = '单位 届次 保留类别\n甲镇 1 SC';
    expect(await verdictsOf('rule', parts, [MEMBERS, rows])).toEqual(['甲镇: 1/1 pass', '乙镇: 0/1 fail']);
    expect(await verdictsOf('rule', parts, [MEMBERS, `${rows}\n- 2 SC`])).toEqual([
      '甲镇: 1/1 pass',
      '乙镇: 0–1/1 undecided',
    ]);
  });

  test('by unit: a number that guards and bounds may ask for', async () => {
    const parts = `${TABLES}\nfields: { turns: { for: units, count: turns } }\nrules: { rule: { per: town, count: all, atMost: turns, when: { turns: { over: 0 } } } }`;
    const rows = '单位 届次 保留类别\n乙镇 1 SC\n乙镇 2 SC';
    expect(await verdictsOf('rule', parts, [MEMBERS, rows])).toEqual([
      '甲镇: 1 notApplicable',
      '乙镇: 3 fail',
    ]);
  });

  test('a lookup field of bands makes groups', async () => {
    const table =
      'tables: { list: { columns: { person: person, position: { type: integer, title: 次序 }, sex: { type: [男, 女], title: 性别 } } } }';
    const parts = `${table}\nlookups: { threes: { ..3: 1, 4..: 2 } }\nfields: { block: { for: list, lookup: threes, of: position } }
populations: { all: { from: list } }
rules: { rule: { per: [block, sex], share: all, of: in-block, atLeast: 40% } }
figures: { in-block: { count: all, per: block } }`;
    const list = '姓名 次序 性别\n甲 1 男\n乙 2 女\n丙 3 女\n丁 4 男\n戊 5 男\n己 - 女';
    expect(await verdictsOf('rule', parts, [list])).toEqual([
      '1 男: 1/4–1/3 fail',
      '1 女: 2/3–3/4 pass',
      '2 男: 2/3–1 pass',
      '2 女: 0–1/3 fail',
    ]);
  });
});

describe('rules over rules', () => {
  const HELD = `
  chiefs: { from: members, where: { grade: { atLeast: 副科 } } }
  strong: { from: town, where: { holds: has-chief } }`;

  test('a share of the units in which a rule holds; what is undecided there is undecided here', async () => {
    const rules = `rules: { rule: { per: county, share: strong, of: town, atLeast: 60% }, has-chief: { per: town, count: chiefs, atLeast: 1, severity: part } }`;
    expect(await verdictsOf('rule', `${TABLES}${HELD}\n${rules}`, [MEMBERS])).toEqual(['某县: 2/2 pass']);
    const doubtful = MEMBERS.replace('正科', '-');
    expect(await verdictsOf('rule', `${TABLES}${HELD}\n${rules}`, [doubtful])).toEqual([
      '某县: 1–2/2 undecided',
    ]);
    expect(await verdictsOf('has-chief', `${TABLES}${HELD}\n${rules}`, [MEMBERS])).toEqual([]);
    const nobody = MEMBERS.replace('正科', '科员').replace('丁 乙镇 -', '丁 乙镇 科员');
    expect(await verdictsOf('rule', `${TABLES}${HELD}\n${rules}`, [nobody])).toEqual(['某县: 1/2 fail']);
  });

  test('either of two rules', async () => {
    const rules = `rules: { rule: { per: town, every: town, must: { anyOf: [{ holds: has-chief }, { holds: many }] } }, has-chief: { per: town, count: chiefs, atLeast: 2, severity: part }, many: { per: town, count: all, atLeast: 3, severity: part } }`;
    expect(await verdictsOf('rule', `${TABLES}${HELD}\n${rules}`, [MEMBERS])).toEqual([
      '甲镇: 0/1 fail',
      '乙镇: 1/1 pass',
    ]);
  });

  test('a rule that cannot be judged leaves those that ask for it without a verdict', async () => {
    const parts = `${TABLES}
  strong: { from: town, where: { holds: trained } }
fields: { taught: { for: members, count: courses } }
rules: { rule: { per: county, share: strong, of: town, atLeast: 60% }, trained: { per: town, every: all, must: { taught: { atLeast: 1 } }, severity: part }, other: { count: all, atLeast: 1 } }`;
    expect(await verdictsOf('rule', parts, [MEMBERS])).toEqual([': notApplicable']);
  });

  test.each([
    ['a ring', '{ per: town, every: town, must: { holds: rule } }', 'rule → rule'],
    ['an unknown rule', '{ per: town, every: town, must: { holds: rul } }', 'did you mean "rule"?'],
  ])('%s is refused', async (_, rule, told) => {
    expect((await toldOf(`${TABLES}\nrules: { rule: ${rule} }`)).join('\n')).toContain(told);
  });
});
