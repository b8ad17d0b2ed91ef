import { describe, expect, test } from 'vitest';
import { judgedBy, people, reportBy } from '../support/shipped.ts';

const UNITS = `
单位代码 单位名称 单位类别 上级单位 民族村
1 某县 县 - -
2 甲镇 镇 某县 -
3 东村 村 甲镇 是
4 西村 村 甲镇 否
5 南村 村 甲镇 -
6 北社区 社区 甲镇 是`;

const HEADS = '姓名 所在单位 职务 性别 出生年月 学历 民族';

const sheets = (members: readonly string[]) => [UNITS, [HEADS, ...members].join('\n')];
const judged = (rule: string, ...members: string[]) => judgedBy('party-branch', rule, sheets(members));

const member = (village: string, role = '委员', rest = '男 1980.01 高中 汉族') =>
  `${village} ${role} ${rest}`;
const some = (village: string, count: number, role?: string, rest?: string) =>
  people(`${village[0]}${role ?? ''}`, count, member(village, role, rest));

describe('a branch committee', () => {
  test('has 3 to 5 members, the secretary among them; 2 and 6 fail, and so does nobody', async () => {
    const members = [...some('东村', 1, '书记'), ...some('东村', 2), ...some('西村', 5), ...some('南村', 6)];
    expect(await judged('committee-size', ...members)).toEqual([
      '东村: 3 pass',
      '西村: 5 pass',
      '南村: 6 fail',
      '北社区: 0 fail',
    ]);
    expect((await judged('committee-size', ...some('东村', 2)))[0]).toBe('东村: 2 fail');
  });

  test('one whose village is not known may be of any', async () => {
    const members = [...some('东村', 2), ...some('西村', 3), '无名氏 - 委员 男 1980.01 高中 汉族'];
    expect((await judged('committee-size', ...members)).slice(0, 2)).toEqual([
      '东村: 2–3 undecided',
      '西村: 3–4 pass',
    ]);
  });

  test('has exactly one secretary: none, two, a deputy or one not known', async () => {
    const members = [
      ...some('东村', 1, '书记'),
      ...some('东村', 1, '副书记'),
      ...some('西村', 2, '书记'),
      ...some('南村', 3, '副书记'),
      ...some('北社区', 1, '-'),
    ];
    expect(await judged('one-secretary', ...members)).toEqual([
      '东村: 1 pass',
      '西村: 2 fail',
      '南村: 0 fail',
      '北社区: 0–1 undecided',
    ]);
    expect((await judged('one-secretary', ...some('东村', 1)))[1]).toBe('西村: 0 fail');
  });

  test('has 2 to 4 others, deputies among them', async () => {
    const members = [
      ...some('东村', 3, '书记'),
      ...some('东村', 1, '副书记'),
      ...some('东村', 1),
      ...some('西村', 5),
      ...some('南村', 1),
      ...some('南村', 1, '-'),
    ];
    expect(await judged('other-members', ...members)).toEqual([
      '东村: 2 pass',
      '西村: 5 fail',
      '南村: 1–2 undecided',
      '北社区: 0 fail',
    ]);
  });
});

describe('what is so as a rule is a warning', () => {
  test('that everyone is at most 50: 50 is in, a birth not known may be either, nobody is not judged', async () => {
    const born = (village: string, birth: string) => some(village, 1, birth, `男 ${birth} 高中 汉族`);
    const rows = (village: string, ...births: string[]) =>
      births.map((birth, index) => `${village[0]}${'甲乙丙'[index]} ${village} 委员 男 ${birth} 高中 汉族`);
    expect(born('东村', '1974.01')).toHaveLength(1);
    const members = [
      ...rows('东村', '1974.01', '1980.01'),
      ...rows('西村', '1973.12', '1980.01'),
      ...rows('南村', '-', '1980.01'),
    ];
    expect(await judged('members-age', ...members)).toEqual([
      '东村: 2/2 pass',
      '西村: 1/2 fail',
      '南村: 1–2/2 undecided',
      '北社区: 0/0 notApplicable',
    ]);
  });

  test('that everyone has junior middle school: the order of the list counts, a word outside it is not known', async () => {
    const rows = (village: string, ...levels: string[]) =>
      levels.map(
        (level, index) => `${village[0]}${'甲乙丙'[index]} ${village} 委员 男 1980.01 ${level} 汉族`,
      );
    const members = [
      ...rows('东村', '初中', '中专', '大学'),
      ...rows('西村', '初中', '小学'),
      ...rows('南村', '初中', '函授'),
    ];
    expect(await judged('members-education', ...members)).toEqual([
      '东村: 3/3 pass',
      '西村: 1/2 fail',
      '南村: 1–2/2 undecided',
      '北社区: 0/0 notApplicable',
    ]);
  });

  test('that there is a woman', async () => {
    const members = [
      ...some('东村', 2, '委员', '女 1980.01 高中 汉族'),
      ...some('西村', 3),
      ...some('南村', 1, '委员', '- 1980.01 高中 汉族'),
    ];
    expect(await judged('one-woman', ...members)).toEqual([
      '东村: 2 pass',
      '西村: 0 fail',
      '南村: 0–1 undecided',
      '北社区: 0 fail',
    ]);
  });

  test('that a minority village has one of a minority: any but Han', async () => {
    const members = [
      ...some('东村', 1, '委员', '男 1980.01 高中 畲族'),
      ...some('西村', 3),
      ...some('北社区', 3, '委员', '男 1980.01 高中 汉'),
    ];
    expect(await judged('minority-member', ...members)).toEqual([
      '东村: 1 pass',
      '西村: 0 notApplicable',
      '南村: 0 notApplicable',
      '北社区: 0 fail',
    ]);
    expect((await judged('minority-member', ...some('北社区', 1, '委员', '男 1980.01 高中 -')))[3]).toBe(
      '北社区: 0–1 undecided',
    );
  });

  test('so that a branch that only they find wanting passes', async () => {
    const members = ['东村', '西村', '南村', '北社区'].flatMap((village) => [
      ...some(village, 1, '书记', '男 1950.01 小学 汉族'),
      ...some(village, 2, '委员', '男 1950.01 小学 汉族'),
    ]);
    const report = await reportBy('party-branch', sheets(members));
    expect(report.status).toBe('pass');
    expect(report.summary.fail).toBe(14);
  });
});
