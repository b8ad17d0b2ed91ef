import { describe, expect, test } from 'vitest';
import { run } from '../support/program.ts';
import { toldOf, verdictsOf, written } from '../support/small-rulebook.ts';

/** Fields that are exact fractions: the average of linked records, the product and the share of a record's own numbers. */

const PARTS = `
tables:
  courses: { columns: { person: person, unit: units, date: { type: date, title: 上课日期 }, hours: { type: number, title: 学时 } } }
  members: { columns: { person: person, unit: units, taken: { type: number, title: 已学 }, planned: { type: number, title: 计划 }, people: { type: integer, title: 人数 } } }
fields:
  mean: { for: members, average: hours, from: courses, where: { date: { during: year } }, title: { zh: 平均学时, en: average hours } }
  done: { for: members, share: taken, of: planned, title: { zh: 完成率, en: completion } }
  personHours: { for: members, product: [people, taken] }
  unitMean: { for: units, average: hours, from: courses }
populations:
  town: { from: units, where: { kind: 镇 } }
  all: { from: members }
  third: { from: members, where: { done: 1/3 } }`;

const MEMBERS = `
姓名 所在单位 已学 计划 人数
甲 甲镇 1 3 3
乙 甲镇 1 3.000001 -
丙 乙镇 - 2 0
丁 乙镇 3 0 2`;

const COURSES = `
姓名 所在单位 上课日期 学时
甲 甲镇 2019.02 3
甲 甲镇 2019.03 3
甲 甲镇 2019.03 4
甲 甲镇 2018.03 40
乙 甲镇 2019.03 3.333333
丙 乙镇 2019.03 -
丙 乙镇 2019.04 3`;

const judged = (rule: string) => verdictsOf('rule', `${PARTS}\nrules: { rule: ${rule} }`, [MEMBERS, COURSES]);
const record = (must: string) => judged(`{ per: record, every: all, must: ${must} }`);

describe('the average of linked records', () => {
  test('is held against a third as a third; of no record there is none', async () => {
    expect(await record('{ mean: { atLeast: 10/3 } }')).toEqual([
      '甲镇 第2行: 10/3 pass',
      '甲镇 第3行: 3333333/1000000 fail',
      '乙镇 第4行: 3/2–∞ undecided',
      '乙镇 第5行: fail',
    ]);
    expect(await record('{ mean: { under: 10/3 } }')).toEqual([
      '甲镇 第2行: 10/3 fail',
      '甲镇 第3行: 3333333/1000000 pass',
      '乙镇 第4行: 3/2–∞ undecided',
      '乙镇 第5行: fail',
    ]);
  });

  test('two bounds of it are one doubt: at least 1.5 whatever the unknown hours', async () => {
    expect(await record('{ anyOf: [{ mean: { atMost: 2 } }, { mean: { over: 2 } }] }')).toEqual([
      '甲镇 第2行: pass',
      '甲镇 第3行: pass',
      '乙镇 第4行: pass',
      '乙镇 第5行: fail',
    ]);
    expect((await record('{ mean: { atLeast: 1.5 } }'))[2]).toBe('乙镇 第4行: 3/2–∞ pass');
  });

  test('narrows what is counted, in figures, guards and shares', async () => {
    const rule =
      '{ per: town, count: all, where: { mean: { over: 10/3 } }, atMost: some, when: { some: { atLeast: 0 } } }';
    expect(
      await verdictsOf(
        'rule',
        `${PARTS}\nfigures: { some: { count: all, where: { mean: { over: 3.3 } } } }\nrules: { rule: ${rule} }`,
        [MEMBERS, COURSES],
      ),
    ).toEqual(['甲镇: 0 pass', '乙镇: 0–1 pass']);
  });

  test('of ties is read both ways', async () => {
    const parts = `${PARTS.replace('\nfields:', '\n  kinships: { symmetric: [a, b], columns: { a: members, b: members, days: { type: number, title: 天数 }, visits: { type: number, title: 次数 } } }\nfields:\n  each: { for: kinships, product: [days, visits] }')}
  close: { from: kinships, where: { each: { over: 1 } } }`;
    const kinships = 'a b 天数 次数\n甲 乙 1 1\n乙 丙 0.5 3';
    expect(
      await verdictsOf('rule', `${parts}\nrules: { rule: { count: close, atMost: 0 } }`, [
        MEMBERS,
        COURSES,
        kinships,
      ]),
    ).toEqual([': 1 fail']);
  });

  test('of too many readings stays between the least and the greatest', async () => {
    // Each of the sixteen courses may be of the one 甲 or of the other: more sums than are told apart.
    const members = '姓名 所在单位 已学 计划 人数\n甲 甲镇 1 1 1\n甲 甲镇 1 1 1';
    const courses = Array.from({ length: 16 }, (_, index) => `甲 甲镇 2019.02 ${2 ** index}`);
    const statuses = async (must: string) =>
      verdictsOf('rule', `${PARTS}\nrules: { rule: { per: record, every: all, must: { mean: ${must} } } }`, [
        members,
        ['姓名 所在单位 上课日期 学时', ...courses].join('\n'),
      ]);
    expect(await statuses('{ under: 1 }')).toEqual(['甲镇 第2行: 1–32768 fail', '甲镇 第3行: 1–32768 fail']);
    expect(await statuses('{ over: 32768 }')).toEqual([
      '甲镇 第2行: 1–32768 fail',
      '甲镇 第3行: 1–32768 fail',
    ]);
    expect(await statuses('{ over: 32767 }')).toEqual([
      '甲镇 第2行: 1–32768 undecided',
      '甲镇 第3行: 1–32768 undecided',
    ]);
  });

  test('of a unit is read in guards, and of the unit of a record', async () => {
    expect(await judged('{ per: town, count: all, atLeast: 9, when: { unitMean: { over: 10 } } }')).toEqual([
      '甲镇: 2 fail',
      '乙镇: 2 undecided',
    ]);
    expect(
      await verdictsOf(
        'rule',
        `${PARTS}\n  rich: { from: members, where: { unit.unitMean: { over: 10 } } }\nrules: { rule: { per: town, count: rich, atLeast: 2 } }`,
        [MEMBERS, COURSES],
      ),
    ).toEqual(['甲镇: 2 pass', '乙镇: 0–2 undecided']);
  });
});

describe('numbers of a record', () => {
  test('a share of a whole that is 0 is none, so that nothing is asked of it', async () => {
    expect(await record('{ done: { atLeast: 1/3, under: 1 } }')).toEqual([
      '甲镇 第2行: 1/3 pass',
      '甲镇 第3行: 1000000/3000001 fail',
      '乙镇 第4行: 0–∞ undecided',
      '乙镇 第5行: notApplicable',
    ]);
    expect(await judged('{ per: town, count: third, atLeast: 1 }')).toEqual([
      '甲镇: 1 pass',
      '乙镇: 0–1 undecided',
    ]);
  });

  test('a product with 0 is 0, whatever the other number is', async () => {
    expect(await record('{ personHours: { atLeast: 3 } }')).toEqual([
      '甲镇 第2行: 3 pass',
      '甲镇 第3行: 0–∞ undecided',
      '乙镇 第4行: 0 fail',
      '乙镇 第5行: 6 pass',
    ]);
  });
});

describe('what an exact fraction is used for', () => {
  const refused = async (more: string, rule = '{ count: all, atLeast: 1 }') =>
    (
      await toldOf(`${PARTS.replace('\npopulations:', `${more}\npopulations:`)}\nrules: { rule: ${rule} }`)
    ).map((line) => line.replace(/^\d+:\d+: /, ''));
  const only =
    'is an exact fraction (an average, a product or a share); it can only be compared with numbers';

  test.each([
    ['another number', '\n  more: { for: members, sum: [mean, taken] }', undefined],
    ['another product', '\n  more: { for: members, product: [mean, taken] }', undefined],
    [
      'what records before said',
      '\n  more: { for: members, take: mean, from: members, roster: previous }',
      undefined,
    ],
    ['a sum', '', '{ sum: mean, of: all, atLeast: 1 }'],
    ['a median', '', '{ median: mean, of: all, atLeast: 1 }'],
    ['different values', '', '{ distinct: mean, of: all, atLeast: 1 }'],
    ['a comparison', '', '{ per: record, every: all, must: { mean: { same: done } } }'],
    ['a bound of another number', '', '{ per: record, every: all, must: { taken: { atLeast: mean } } }'],
  ])('not for %s', async (_, more, rule) => {
    expect(await refused(more, rule)).toEqual([expect.stringContaining(`"mean" ${only}`)]);
  });

  test('a number of a unit in a bound', async () => {
    expect(await refused('', '{ per: town, count: all, atLeast: unitMean }')).toEqual([
      expect.stringContaining(`"unitMean" ${only}`),
    ]);
  });

  test('a whole is asked for, and numbers; no two bounds that no number meets', async () => {
    expect(await refused('\n  more: { for: members, share: taken }')).toEqual([
      'field more: the key "of" is missing',
    ]);
    expect(await refused('\n  more: { for: members, average: date, from: courses }')).toEqual([
      expect.stringContaining('"date" is no column of numbers'),
    ]);
    expect(
      await refused('', '{ per: record, every: all, must: { done: { over: 1/3, atMost: 1/3 } } }'),
    ).toEqual(['rule rule: no number meets all of: atMost: 1/3, over: 1/3']);
  });
});

test('an average of those whom a fraction picks is told in words', async () => {
  const rule = '{ per: town, average: taken, of: some, where: { mean: { over: 3 } }, atLeast: 1 }';
  const parts = `${PARTS}\n  some: { from: members, where: { done: { over: 0 } } }\nrules: { rule: ${rule} }`;
  const { stdout } = await run(['explain', 'rule', ...written(parts, [MEMBERS, COURSES])]);
  expect(stdout).toContain('some中平均学时超过3者的已学平均数应不少于1');
});

test('what was read is told in either language', async () => {
  const args = written(
    `${PARTS}\nrules: { rule: { per: record, every: all, must: { mean: { atLeast: 10/3 } } } }`,
    [MEMBERS, COURSES],
  );
  expect((await run(['explain', 'rule', ...args])).stdout).toMatch(
    /每一条：all都应当符合：平均学时不少于10\/3。[\s\S]*乙 0\.csv A3 · 平均学时 3\.333333（计入 1\.csv 第6行）/,
  );
  expect((await run(['explain', 'rule', ...args, '--lang', 'en'])).stdout).toMatch(
    /For each record, all all must meet this condition: "average hours" is at least 10\/3\./,
  );
});
