import { describe, expect, test } from 'vitest';
import { run } from '../support/program.ts';
import { reportOf, toldOf, verdictsOf, written } from '../support/small-rulebook.ts';

/** The least, the greatest, the middle and the average of a column, as a measure and as a figure. */

const PARTS = `
tables:
  members: { columns: { person: person, unit: units, birth: { type: date, title: 出生年月 }, hours: { type: number, title: 学时 } } }
populations:
  town: { from: units, where: { kind: 镇 } }
  all: { from: members }
figures:
  middle: { median: age, of: all }
  oldest: { max: age, of: all }
  apart: { difference: [oldest, youngest] }
  youngest: { min: age, of: all }`;

/** On 2019-06-30 甲 is 29, 乙 39, 丙 49 and 丁 59 years old. */
const MEMBERS = `
姓名 所在单位 出生年月 学时
甲 甲镇 1990.01 10
乙 甲镇 1980.01 20
丙 甲镇 1970.01 -
丁 甲镇 1960.01 40.5`;

const judged = async (rule: string, members = MEMBERS) =>
  await verdictsOf('rule', `${PARTS}\nrules: { rule: ${rule} }`, [members]);

describe('the middle', () => {
  test('is the lower one of an even number; of nobody there is none', async () => {
    expect(await judged('{ per: town, median: age, of: all, atMost: 39 }')).toEqual([
      '甲镇: 39 pass',
      '乙镇: notApplicable',
    ]);
    expect(await judged('{ per: town, median: age, of: all, under: 39, whenEmpty: fail }')).toEqual([
      '甲镇: 39 fail',
      '乙镇: fail',
    ]);
  });

  test('an unknown birth is any age, and may make a difference or none', async () => {
    const blank = MEMBERS.replace('1970.01', '-');
    expect((await judged('{ per: town, median: age, of: all, atMost: 39 }', blank))[0]).toBe(
      '甲镇: 29–39 pass',
    );
    expect((await judged('{ per: town, median: age, of: all, under: 39 }', blank))[0]).toBe(
      '甲镇: 29–39 undecided',
    );
  });
});

describe('the least and the greatest', () => {
  test('of a column of numbers, an unknown one open to the top', async () => {
    expect((await judged('{ per: town, max: hours, of: all, atLeast: 40 }'))[0]).toBe('甲镇: 81/2–∞ pass');
    expect((await judged('{ per: town, max: hours, of: all, atMost: 41 }'))[0]).toBe(
      '甲镇: 81/2–∞ undecided',
    );
    expect((await judged('{ per: town, min: hours, of: all, atLeast: 11 }'))[0]).toBe('甲镇: 0–10 fail');
  });

  test('of those alone whom the condition takes', async () => {
    expect(
      (await judged('{ per: town, min: age, of: all, where: { hours: { atLeast: 15 } }, equals: 39 }'))[0],
    ).toBe('甲镇: 39 pass');
  });
});

describe('as figures', () => {
  test('stand in bounds, in guards and in other figures', async () => {
    expect(await judged('{ per: town, difference: [oldest, youngest], atMost: 30 }')).toEqual([
      '甲镇: 30 pass',
      '乙镇: notApplicable',
    ]);
    expect(await judged('{ per: town, count: all, atLeast: 5, when: { middle: { under: 40 } } }')).toEqual([
      '甲镇: 4 fail',
      '乙镇: 0 notApplicable',
    ]);
    expect(await judged('{ per: town, average: age, of: all, atMost: middle }')).toEqual([
      '甲镇: 44 fail',
      '乙镇: notApplicable',
    ]);
  });
});

test('the author is told of columns that have no middle', async () => {
  const told = async (rule: string) => (await toldOf(`${PARTS}\nrules: { rule: ${rule} }`)).join();
  expect(await told('{ per: town, median: unit, of: all, atMost: 1 }')).toContain('no column of numbers');
  expect(await told('{ per: town, median: age, atMost: 1 }')).toContain('"of" is missing');
  expect(await told('{ per: town, median: age, of: all, countBy: post, atMost: 1 }')).toContain(
    'does nothing',
  );
});

test('is explained in words', async () => {
  const rules = `rules: { rule: { per: town, median: age, of: all, atMost: 39 }, spread: { per: town, difference: [oldest, youngest], atMost: 30 } }`;
  const args = written(`${PARTS}\n${rules}`, []);
  const explained = async (rule: string, ...more: string[]) =>
    (await run(['explain', rule, '--rules', args[1] as string, ...more])).stdout;
  expect(await explained('rule')).toContain('年龄中位数');
  expect(await explained('rule', '--lang', 'en')).toContain('the median "age" of all');
  expect(await explained('spread')).toContain('最大年龄');
});

describe('as statistics', () => {
  const statistics = `
statistics:
  share: { share: all, where: { age: { under: 40 } }, claimed: 50% }
  average: { average: age, of: all, claimed: 44 }
  median: { median: age, of: all, claimed: 40 }
  oldest: { max: age, of: all }
  none: { median: age, of: nobody }`;
  const parts = `${PARTS.replace('figures:', '  nobody: { from: members, where: { age: { over: 70 } } }\nfigures:')}\nrules: { rule: { count: all, atLeast: 1 } }${statistics}`;
  const judgedBy = async (members: string) =>
    (await reportOf(parts, [members])).statistics.map(({ id, actual, agrees, reason }) => [
      id,
      actual?.count,
      agrees,
      reason?.code,
    ]);

  test('beside what was claimed; unknown cells leave a range; of nobody there is none', async () => {
    expect(await judgedBy(MEMBERS)).toEqual([
      ['share', { min: '1/2', max: '1/2' }, true, undefined],
      ['average', { min: 44, max: 44 }, true, undefined],
      ['median', { min: 39, max: 39 }, false, undefined],
      ['oldest', { min: 59, max: 59 }, null, undefined],
      ['none', undefined, null, 'empty-base'],
    ]);
    expect((await judgedBy(MEMBERS.replace('1990.01', '-'))).slice(0, 3)).toEqual([
      ['share', { min: '1/4', max: '1/2' }, null, undefined],
      ['average', { min: '163/4', max: '227/4' }, null, undefined],
      ['median', { min: 39, max: 49 }, null, undefined],
    ]);
  });
});
