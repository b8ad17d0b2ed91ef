import { describe, expect, test } from 'vitest';
import { run } from '../support/program.ts';
import { idNumber } from '../support/rosters.ts';
import { toldOf, verdictsOf, written } from '../support/small-rulebook.ts';

/** A parameter that a column of the unit replaces, as the bound of a condition: 甲镇 has its own, 乙镇 none, 丙镇 one that cannot be read. */

const UNITS = `
单位代码 单位名称 单位类别 上级单位 最低学时 年龄上限 届期开始 编制数
1 某县 县 - - - - -
2 甲镇 镇 某县 3.5 40.5 2019.01.01 3
3 乙镇 镇 某县 - - - 5
4 丙镇 镇 某县 约三 多 不详 1`;

const PARTS = `
parameters:
  quota: { default: 2, from: minHours }
  limit: { default: 35, from: ageLimit }
  began: { default: 2018-01-01, from: termStart }
tables:
  units: { columns: { minHours: { type: number, title: 最低学时 }, ageLimit: { type: number, title: 年龄上限 }, termStart: { type: date, title: 届期开始 }, posts: { type: integer, title: 编制数 } } }
  members: { columns: { person: person, unit: units, birth: { type: date, title: 出生年月 }, start: { type: date, title: 任职 }, hours: { type: number, title: 学时 }, kind: { type: text, title: 类别 } } }
  courses: { columns: { person: person, date: { type: date, title: 上课日期 }, taken: { type: number, title: 课时 } } }
  held: { columns: { person: person, unit: units, taken: { type: number, title: 课时 } } }
lookups: { points: { 甲类: 3, else: 1 } }
fields:
  long: { for: members, count: courses, where: { taken: { atLeast: quota } } }
  late: { for: members, count: courses, where: { date: { during: began } } }
  elsewhere: { for: members, count: held, where: { taken: { atLeast: quota } } }
  mean: { for: members, average: taken, from: courses }
  score: { for: members, lookup: points, of: kind }
populations:
  town: { from: units, where: { kind: 镇 } }
  small: { from: town, where: { posts: { under: quota } } }
  all: { from: members }
  young: { from: members, where: { age: { atMost: limit } } }`;

const [JIA, BING] = [idNumber('19780701', '001'), idNumber('19830701', '003')];

const MEMBERS = `
姓名 身份证号 所在单位 出生年月 任职 学时 类别
甲 ${JIA} 甲镇 1978.07 2019.01.01 3.5 甲类
乙 - 甲镇 1978.06 2018.12.31 3.4 甲类
丙 ${BING} 乙镇 1983.07 2018.01.01 2 甲类
丁 - 乙镇 1983.06 2017.01.01 1.9 甲类
戊 - 丙镇 1984.01 2019.01.01 1 甲类`;

const COURSES = `
姓名 上课日期 课时
甲 2019.02.01 3.5
甲 2018.12.31 3.4
丙 2018.01.01 2
丙 2017.12.31 1.9
戊 2019.02.01 3`;

/** Courses that say in which unit they were held. */
const HELD = `
姓名 身份证号 所在单位 课时
甲 ${JIA} 乙镇 2
甲 ${JIA} 甲镇 3.4
丙 ${BING} 甲镇 2`;

const judged = (rule: string) =>
  verdictsOf('rule', `${PARTS}\nrules: { rule: ${rule} }`, [MEMBERS, COURSES, HELD], UNITS);
const record = async (must: string) =>
  (await judged(`{ per: record, every: all, must: ${must} }`)).map((line) =>
    line.replace(/^.*第(\d)行/, '$1'),
  );

describe('a bound that each unit may have of its own', () => {
  test('is the unit’s, the default where that is blank, anything where it cannot be read', async () => {
    const hours = ['2: pass', '3: fail', '4: pass', '5: fail', '6: undecided'];
    expect(await record('{ hours: { atLeast: quota } }')).toEqual(hours);
    expect(await record('{ hours: { over: quota } }')).toEqual([
      '2: fail',
      '3: fail',
      '4: fail',
      '5: fail',
      '6: undecided',
    ]);
    expect(await record('{ start: { since: began } }')).toEqual([
      '2: pass',
      '3: fail',
      '4: pass',
      '5: fail',
      '6: undecided',
    ]);
  });

  test('of ages: 40.5 years as 40, up to and with', async () => {
    // On 2019-06-30: 40, 41, 35, 36 and 35 years old.
    expect(await judged('{ per: town, count: young, atLeast: 1, atMost: 1 }')).toEqual([
      '甲镇: 1 pass',
      '乙镇: 1 pass',
      '丙镇: 0–1 undecided',
    ]);
    expect(await record('{ age: { over: limit } }')).toEqual([
      '2: fail',
      '3: pass',
      '4: fail',
      '5: pass',
      '6: undecided',
    ]);
  });

  test('of whole numbers: at least 3.5 is at least 4', async () => {
    expect(await record('{ long: { atLeast: quota } }')).toEqual([
      '2: fail',
      '3: fail',
      '4: fail',
      '5: fail',
      '6: undecided',
    ]);
    expect(await record('{ long: { under: quota } }')).toEqual([
      '2: pass',
      '3: pass',
      '4: pass',
      '5: pass',
      '6: undecided',
    ]);
  });

  test('of linked records is that of the record’s unit; of those that say their own unit, that one’s', async () => {
    expect(await record('{ long: 1 }')).toEqual([
      '2: 1 pass',
      '3: 0 fail',
      '4: 1 pass',
      '5: 0 fail',
      '6: 0–1 undecided',
    ]);
    expect(await record('{ late: 1 }')).toEqual([
      '2: 1 pass',
      '3: 0 fail',
      '4: 1 pass',
      '5: 0 fail',
      '6: 0–1 undecided',
    ]);
    expect(await record('{ elsewhere: 1 }')).toEqual([
      '2: 1 pass',
      '3: 0 fail',
      '4: 0 fail',
      '5: 0 fail',
      '6: 0 fail',
    ]);
  });

  test('of units themselves is their own column', async () => {
    expect(await judged('{ per: small, count: all, atMost: 9 }')).toEqual([
      '甲镇: 2 pass',
      '丙镇: 1 undecided',
    ]);
  });

  test('is the same number in a bound of the rule', async () => {
    expect(
      await judged('{ per: town, count: all, where: { hours: { under: quota } }, atMost: quota }'),
    ).toEqual(['甲镇: 1 pass', '乙镇: 1 pass', '丙镇: 0–1 undecided']);
  });
});

test('is told by explain, the default where the unit says nothing', async () => {
  const args = written(
    `${PARTS}\nrules: { rule: { per: record, every: all, must: { hours: { atLeast: quota }, age: { under: limit }, start: { since: began } } } }`,
    [MEMBERS, COURSES, HELD],
    UNITS,
  );
  const { stdout } = await run(['explain', 'rule', ...args]);
  expect(stdout).toContain(
    '学时不少于单位的最低学时（没有写的按2）且年龄少于单位的年龄上限（没有写的按35）且任职单位的届期开始（没有写的按2018-01-01）及以后',
  );
  expect(stdout).toContain('所在单位·最低学时 3.5');
  expect(stdout).toMatch(/丁 .*所在单位·最低学时 2 /);
  expect((await run(['explain', 'rule', ...args, '--lang', 'en'])).stdout).toContain(
    '"学时" is at least the unit\'s "最低学时" (2 where that is blank)',
  );
});

describe('the author is told', () => {
  const told = async (must: string, parts = PARTS) =>
    (await toldOf(`${parts}\nrules: { rule: { per: record, every: all, must: ${must} } }`)).map((line) =>
      line.replace(/^\d+:\d+: rule rule: /, ''),
    );

  test('of bounds of another kind', async () => {
    const apart = 'hold different kinds of things, so they cannot be compared';
    expect(await told('{ hours: { atLeast: began } }')).toEqual([`"hours" and "began" ${apart}`]);
    expect(await told('{ start: { since: quota } }')).toEqual([`"start" and "quota" ${apart}`]);
    expect(await told('{ kind: { atLeast: quota } }')).toEqual([`"kind" and "quota" ${apart}`]);
    expect(await told('{ score: { atLeast: quota } }')).toEqual([`"score" and "quota" ${apart}`]);
    expect(await told('{ hours: { since: quota } }')).toEqual(['a column of dates is needed here']);
    expect(await told('{ start: { atLeast: began } }')).toEqual([expect.stringContaining('since')]);
    expect(await told('{ mean: { atLeast: quota } }')).toEqual([
      expect.stringContaining('"mean" is an exact fraction'),
    ]);
  });

  test('of a column that units do not have', async () => {
    expect(
      await told('{ hours: { atLeast: quota } }', PARTS.replace('from: minHours', 'from: minHour')),
    ).toEqual(
      expect.arrayContaining([
        expect.stringContaining('unknown column "minHour" of units; did you mean "minHours"?'),
      ]),
    );
  });
});
