import { describe, expect, test } from 'vitest';
import { run } from '../support/program.ts';
import { toldOf, verdictsOf, written } from '../support/small-rulebook.ts';

/** Bounds that are no literals: a parameter, another column of the record, one of its unit, one of the record linked to. */

const UNITS = `
单位代码 单位名称 单位类别 上级单位 届期开始 最低学时 所属县
1 某县 县 - - - -
2 甲镇 镇 某县 2016.07.01 20 某县
3 乙镇 镇 某县 - 40 某县
4 邻县 县 - - - -
5 丙镇 镇 邻县 2016 30 邻县`;

const PARTS = `
parameters: { cutoff: 2018-01-01, least: 30, own: { default: 1, from: minHours } }
tables:
  units: { columns: { termStart: { type: date, title: 届期开始 }, minHours: { type: number, title: 最低学时 }, county: { type: text, title: 所属县 } } }
  members: { columns: { person: person, unit: units, joined: { type: date, title: 入职日期 }, left: { type: date, title: 离职日期, blank: never }, hours: { type: number, title: 学时 }, grewUp: { type: place, title: 成长地 } } }
  courses: { columns: { person: person, course: { type: text, title: 课程 }, date: { type: date, title: 上课日期 } } }
populations:
  town: { from: units, where: { kind: 镇 } }
  all: { from: members }`;

const MEMBERS = `
姓名 所在单位 入职日期 离职日期 学时 成长地
甲 甲镇 2016.07.01 - 20 邻县
乙 甲镇 2016.06.30 2018.01.01 19.5 某县
丙 乙镇 2019.01.01 2018.12.31 40 乙镇
丁 丙镇 2016.06 - - 远方
戊 丙镇 2017.01.01 - 29 邻县丙镇`;

const judged = async (must: string, fields = '', sheets: readonly string[] = [MEMBERS]) =>
  (
    await verdictsOf(
      'rule',
      `${PARTS}${fields}\nrules: { rule: { per: record, every: all, must: ${must} } }`,
      sheets,
      UNITS,
    )
  ).map((line) => line.replace(/^.*第(\d)行/, '$1'));

describe('a bound by name', () => {
  test('a parameter, a day or a number', async () => {
    expect(await judged('{ joined: { since: cutoff } }')).toEqual([
      '2: fail',
      '3: fail',
      '4: pass',
      '5: fail',
      '6: fail',
    ]);
    expect(await judged('{ hours: { atLeast: least } }')).toEqual([
      '2: 20 fail',
      '3: 39/2 fail',
      '4: 40 pass',
      '5: 0–∞ undecided',
      '6: 29 fail',
    ]);
  });

  test('a column of the unit: the day itself counts; an unknown one may be any', async () => {
    expect(await judged('{ joined: { since: unit.termStart } }')).toEqual([
      '2: pass',
      '3: fail',
      '4: undecided',
      '5: undecided',
      '6: pass',
    ]);
    expect(await judged('{ hours: { atLeast: unit.minHours } }')).toEqual([
      '2: pass',
      '3: fail',
      '4: pass',
      '5: undecided',
      '6: fail',
    ]);
  });

  test('another column of the record; what has not ended is never', async () => {
    expect(await judged('{ left: { since: joined } }')).toEqual([
      '2: pass',
      '3: pass',
      '4: fail',
      '5: pass',
      '6: pass',
    ]);
  });

  test('a period from a day on goes up to the reference date', async () => {
    expect(await judged('{ left: { during: unit.termStart } }')).toEqual([
      '2: fail',
      '3: pass',
      '4: undecided',
      '5: fail',
      '6: fail',
    ]);
  });
});

describe('a place', () => {
  test('is within another by its name or by the register; of one that is in neither it is not known', async () => {
    expect(await judged('{ grewUp: { inside: unit.county } }')).toEqual([
      '2: fail',
      '3: pass',
      '4: pass',
      '5: undecided',
      '6: pass',
    ]);
    expect(await judged('{ grewUp: { not: { inside: unit.county } } }')).toEqual([
      '2: pass',
      '3: fail',
      '4: fail',
      '5: undecided',
      '6: fail',
    ]);
    expect(
      (await judged('{ grewUp: { inside: unit.county } }', '', [MEMBERS.replace('20 邻县', '20 -')]))[0],
    ).toBe('2: undecided');
  });
});

describe('a bound of linked records by the record that they are linked to', () => {
  const fields = `
fields:
  first: { for: members, min: date, from: courses, where: { date: { since: joined } } }
  after: { for: members, count: courses, where: { date: { since: joined } } }`;
  const COURSES = `
姓名 课程 上课日期
甲 一 2016.06.30
甲 二 2016.07.01
甲 三 2017.01.01
乙 一 2016.06
丙 一 2018.12.31
丁 一 2016.06.15`;

  test('the first one since then, and how many', async () => {
    expect(await judged('{ after: { atLeast: 2 } }', fields, [MEMBERS, COURSES])).toEqual([
      '2: 2 pass',
      '3: 0–1 fail',
      '4: 0 fail',
      '5: 0–1 fail',
      '6: 0 fail',
    ]);
    expect(await judged('{ first: { until: 2016-07-01 } }', fields, [MEMBERS, COURSES])).toEqual([
      '2: pass',
      '3: undecided',
      '4: fail',
      '5: undecided',
      '6: fail',
    ]);
  });
});

test('the author is told of bounds that cannot be compared', async () => {
  const told = async (must: string) =>
    (await toldOf(`${PARTS}\nrules: { rule: { per: record, every: all, must: ${must} } }`)).join();
  expect(await told('{ joined: { since: hours } }')).toContain('different kinds');
  expect(await told('{ joined: { since: cutof } }')).toContain('no date');
  expect(await told('{ joined: { during: fortnight } }')).toContain('a period is written');
  expect(await told('{ grewUp: { inside: hours } }')).toContain('different kinds');
});

test('is explained in words', async () => {
  const rules =
    'rules: { rule: { per: record, every: all, must: { joined: { since: unit.termStart }, grewUp: { not: { inside: unit.county } } } } }';
  const args = written(`${PARTS}\n${rules}`, [], UNITS);
  const { stdout } = await run(['explain', 'rule', '--rules', args[1] as string]);
  expect(stdout).toContain('入职日期不早于');
  expect(stdout).toContain('成长地不在');
});
