import { describe, expect, test } from 'vitest';
import { judgedBy, people } from '../support/shipped.ts';

/** The county's quota is for its organs together; 丙局 has its own; what 丁市 is, is told by its tier. */
const units = (county = '250', office = '20') => `
单位代码 单位名称 单位类别 上级单位 编制数 职数核定单位 职数层级
1 甲县 县 - ${county} 是 县级
2 乙镇 镇 甲县 20 - -
3 丙局 局 甲县 ${office} 是 县级
4 丁市 市 - 100 是 市级`;

const HEADS = '姓名 所在单位 职级';

const judged = (rule: string, staff: readonly string[], register = units()) =>
  judgedBy('rank-quota', rule, [register, [HEADS, ...staff].join('\n')]);

const holding = (unit: string, count: number, grade: string) =>
  people(`${unit[0]}${grade.slice(0, 2)}`, count, `${unit} ${grade}`);

describe('second-grade counsels, at most 2 %', () => {
  test('of a county pooled: 5 of 250; of 20 posts 0.4, so none', async () => {
    expect(await judged('county-counsel-2', holding('乙镇', 5, '二级调研员'))).toEqual([
      '甲县: 5 pass',
      '丙局: 0 pass',
    ]);
    const six = [...holding('乙镇', 5, '二级调研员'), ...holding('丙局', 1, '二级调研员')];
    expect(await judged('county-counsel-2', six)).toEqual(['甲县: 6 fail', '丙局: 1 fail']);
  });

  test('an establishment that is not known is no ground to fail or pass, unless there is nobody', async () => {
    const one = holding('丙局', 1, '二级调研员');
    expect(await judged('county-counsel-2', one, units('250', '-'))).toEqual([
      '甲县: 1 pass',
      '丙局: 1 undecided',
    ]);
    expect((await judged('county-counsel-2', holding('乙镇', 1, '二级调研员'), units('250', '-')))[1]).toBe(
      '丙局: 0 pass',
    );
  });

  test('a grade that is not in the list may be theirs; a blank one is none', async () => {
    const rows = [...holding('丙局', 3, '-'), '无名氏 丙局 调研员'];
    expect((await judged('county-counsel-2', rows))[1]).toBe('丙局: 0–1 undecided');
    expect((await judged('county-counsel-2', rows.slice(0, 3)))[1]).toBe('丙局: 0 pass');
  });
});

describe('third- and fourth-grade counsels', () => {
  test('are at most 10 %', async () => {
    const seven = [...holding('丙局', 2, '三级调研员'), ...holding('丙局', 5, '四级调研员')];
    expect((await judged('county-counsel-34', seven, units('250', '75')))[1]).toBe('丙局: 7 pass');
    const eight = [...seven, ...holding('丙局', 1, '四级调研员').map((row) => `又${row}`)];
    expect((await judged('county-counsel-34', eight, units('250', '75')))[1]).toBe('丙局: 8 fail');
    expect((await judged('county-counsel-34', [...seven, '无名氏 丙局 调研员'], units('250', '75')))[1]).toBe(
      '丙局: 7–8 undecided',
    );
    expect((await judged('county-counsel-34', [...holding('乙镇', 1, '无')]))[1]).toBe('丙局: 0 pass');
  });

  test('the third are at most 40 % of the posts in whole numbers: 7.5 are 7, and 40 % of 7 are 2', async () => {
    const of = async (count: number) =>
      (await judged('county-counsel-3', holding('丙局', count, '三级调研员'), units('250', '75')))[1];
    expect(await of(2)).toBe('丙局: 2 pass');
    // 40 % of 7.5 would be 3.
    expect(await of(3)).toBe('丙局: 3 fail');
    const doubtful = [...holding('丙局', 2, '三级调研员'), '无名氏 丙局 调研员'];
    expect((await judged('county-counsel-3', doubtful, units('250', '75')))[1]).toBe('丙局: 2–3 undecided');
  });

  test('one of the third alone is within it: the posts count, not the people who hold them', async () => {
    const one = holding('丙局', 1, '三级调研员');
    expect((await judged('county-counsel-3', one, units('250', '75')))[1]).toBe('丙局: 1 pass');
    expect((await judged('county-counsel-3', holding('乙镇', 1, '无')))[1]).toBe('丙局: 0 pass');
  });
});

test('first- to fourth-grade section members are at most 60 %', async () => {
  const twelve = ['一级', '二级', '三级', '四级'].flatMap((each) => holding('丙局', 3, `${each}主任科员`));
  expect((await judged('county-section-1-4', [...twelve, ...holding('丙局', 8, '一级科员')]))[1]).toBe(
    '丙局: 12 pass',
  );
  expect((await judged('county-section-1-4', [...twelve, '多一 丙局 四级主任科员']))[1]).toBe(
    '丙局: 13 fail',
  );
  expect((await judged('county-section-1-4', [...twelve, '多一 丙局 主任科员']))[1]).toBe(
    '丙局: 12–13 undecided',
  );
  expect(await judged('county-section-1-4', holding('丁市', 1, '无'))).toEqual([
    '甲县: 0 pass',
    '丙局: 0 pass',
  ]);
});

describe('a city of 100 posts', () => {
  const city = async (rule: string, ...staff: string[]) => judged(rule, staff);

  test('has at most 20 counsels, 8 of the first and second grade, 4 of the first', async () => {
    const four = holding('丁市', 4, '一级调研员');
    const eight = [...four, ...holding('丁市', 4, '二级调研员')];
    const twenty = [...eight, ...holding('丁市', 12, '三级调研员')];
    expect(await city('city-counsel-1-4', ...twenty)).toEqual(['丁市: 20 pass']);
    expect(await city('city-counsel-12', ...twenty)).toEqual(['丁市: 8 pass']);
    expect(await city('city-counsel-1', ...twenty)).toEqual(['丁市: 4 pass']);
  });

  test('and not one more of any', async () => {
    expect(await city('city-counsel-1-4', ...holding('丁市', 21, '四级调研员'))).toEqual(['丁市: 21 fail']);
    expect(await city('city-counsel-12', ...holding('丁市', 9, '二级调研员'))).toEqual(['丁市: 9 fail']);
    expect(await city('city-counsel-1', ...holding('丁市', 5, '一级调研员'))).toEqual(['丁市: 5 fail']);
  });

  test('one whose grade is not known may be one more; nobody is within every cap', async () => {
    const doubtful = '无名氏 丁市 调研员';
    expect(await city('city-counsel-1-4', ...holding('丁市', 20, '四级调研员'), doubtful)).toEqual([
      '丁市: 20–21 undecided',
    ]);
    expect(await city('city-counsel-12', ...holding('丁市', 8, '二级调研员'), doubtful)).toEqual([
      '丁市: 8–9 undecided',
    ]);
    expect(await city('city-counsel-1', ...holding('丁市', 4, '一级调研员'), doubtful)).toEqual([
      '丁市: 4–5 undecided',
    ]);
    for (const rule of ['city-counsel-1-4', 'city-counsel-12', 'city-counsel-1'])
      expect(await city(rule, ...holding('乙镇', 1, '无'))).toEqual(['丁市: 0 pass']);
  });
});

test('a register without tiers is of counties', async () => {
  const withoutTiers = units()
    .split('\n')
    .map((line) => line.replace(/ \S+$/, ''))
    .join('\n');
  const staff = holding('丁市', 3, '二级调研员');
  expect(await judged('county-counsel-2', staff, withoutTiers)).toEqual([
    '甲县: 0 pass',
    '丙局: 0 pass',
    '丁市: 3 fail',
  ]);
  expect(await judged('city-counsel-12', staff, withoutTiers)).toEqual([]);
});
