import { describe, expect, test } from 'vitest';
import { judgedBy, people, reportBy, saidBy } from '../support/shipped.ts';

const judged = (rule: string, members: readonly string[], units = UNITS) =>
  judgedBy('village-committee', rule, [units, [HEADS, ...members].join('\n')]);

const UNITS = `
单位代码 单位名称 单位类别 上级单位 人数最多的民族 民族数 妇女成员暂缺
1 某县 县 - - - -
2 甲镇 镇 某县 - - -
3 东村 村 甲镇 畲族 2 -
4 西村 村 甲镇 汉族 1 是
5 南村 村 甲镇 - - -
6 北村 村 甲镇 汉族 3 否`;

const HEADS = '姓名 所在单位 机构 职务 性别 民族';

const inVillage = (village: string, count: number, sex = '男', ethnicity = '汉族') =>
  people(`${village[0]}${sex}`, count, `${village} 村民委员会 委员 ${sex} ${ethnicity}`);

describe('a village committee of 3 to 7', () => {
  test('both ends are within it; nobody listed is nobody there', async () => {
    const members = [...inVillage('东村', 3), ...inVillage('西村', 7), ...inVillage('南村', 8)];
    expect(await judged('committee-size', members)).toEqual([
      '东村: 3 pass',
      '西村: 7 pass',
      '南村: 8 fail',
      '北村: 0 fail',
    ]);
  });

  test('2 are too few; one whose body is not known may be the third', async () => {
    const unknown = '无名氏 东村 - 委员 男 汉族';
    const members = [...inVillage('东村', 2), unknown, ...inVillage('西村', 2)];
    expect((await judged('committee-size', members)).slice(0, 2)).toEqual([
      '东村: 2–3 undecided',
      '西村: 2 fail',
    ]);
  });

  test('a list without the column of bodies is of village committees, and the report says so', async () => {
    const rows = inVillage('东村', 3).map((row) => row.replace(' 村民委员会', ''));
    const report = await reportBy('village-committee', [
      UNITS,
      [HEADS.replace(' 机构', ''), ...rows].join('\n'),
    ]);
    expect(saidBy(report, 'committee-size')[0]).toBe('东村: 3 pass');
    expect(saidBy(report, 'election-committee-size')[0]).toBe('东村: 0 notApplicable');
    expect(JSON.stringify(report.notes)).toContain('村民委员会');
  });
});

test('a woman: one is enough, a seat left vacant is exempt, an unknown sex may be hers', async () => {
  const members = [
    ...inVillage('东村', 2),
    ...inVillage('东村', 1, '女'),
    ...inVillage('西村', 3),
    ...inVillage('南村', 3),
    ...inVillage('北村', 2),
    ...inVillage('北村', 1, '-'),
  ];
  expect(await judged('committee-woman', members)).toEqual([
    '东村: 1 pass',
    '西村: 0 exempt',
    '南村: 0 fail',
    '北村: 0–1 undecided',
  ]);
  expect(await judged('committee-woman', inVillage('东村', 1))).toEqual([
    '东村: 0 fail',
    '西村: 0 exempt',
    '南村: 0 fail',
    '北村: 0 fail',
  ]);
});

describe('a smaller ethnic group', () => {
  test('is smaller in this village: Han in a village of She, She in a village of Han', async () => {
    const members = [
      ...inVillage('东村', 2, '男', '畲族'),
      ...inVillage('东村', 1, '女', '汉族'),
      ...inVillage('西村', 3),
      ...inVillage('北村', 3),
    ];
    expect(await judged('committee-minority', members)).toEqual([
      '东村: 1 pass',
      '西村: 0 notApplicable',
      // How many groups live in 南村, and nobody there: were there several, it would fail.
      '南村: 0 undecided',
      '北村: 0 fail',
    ]);
  });

  test('only the largest group of the village fails, whichever that is', async () => {
    expect((await judged('committee-minority', inVillage('东村', 3, '男', '畲族')))[0]).toBe('东村: 0 fail');
    expect((await judged('committee-minority', inVillage('北村', 1, '男', '-')))[3]).toBe(
      '北村: 0–1 undecided',
    );
  });
});

describe('an election committee', () => {
  const electors = (village: string, count: number) =>
    people(`${village[0]}选`, count, `${village} 村民选举委员会 委员 男 汉族`);

  test('is 3, 5 or 7: 4 are even, 9 too many, and one not listed is not judged', async () => {
    const members = [...electors('东村', 5), ...electors('西村', 4), ...electors('南村', 9)];
    expect(await judged('election-committee-size', members)).toEqual([
      '东村: 5 pass',
      '西村: 4 fail',
      '南村: 9 fail',
      '北村: 0 notApplicable',
    ]);
    expect((await judged('election-committee-size', electors('东村', 1)))[0]).toBe('东村: 1 fail');
    expect((await judged('election-committee-size', electors('东村', 7)))[0]).toBe('东村: 7 pass');
  });

  test('of 3, and one who may be of the other body: 3 or 4', async () => {
    const members = [...electors('东村', 3), '无名氏 东村 - 委员 男 汉族'];
    expect((await judged('election-committee-size', members))[0]).toBe('东村: 3–4 undecided');
  });
});
