import { describe, expect, test } from 'vitest';
import { judgedBy, reportBy } from '../support/shipped.ts';

const UNITS = `
单位代码 单位名称 单位类别 上级单位
1 甲局 局 -`;

const members = (...rows: string[]) => ['姓名 所在单位 职级 任现职级时间', ...rows].join('\n');
const courses = (...rows: string[]) => ['姓名 培训班次 培训日期 学时 培训天数', ...rows].join('\n');

const judged = (rule: string, people: readonly string[], training: readonly string[], ...options: string[]) =>
  judgedBy('training-hours', rule, [UNITS, members(...people), courses(...training)], ...options);

describe('county grade: 550 hours or 90 days in the last five years', () => {
  const person = (name: string, grade = '县处级副职', since = '2010.01') => `${name} 甲局 ${grade} ${since}`;
  const rule = 'county-grade-five-years';

  test('either is enough, both together are not added up', async () => {
    const people = ['甲', '乙', '丙', '丁'].map((name) => person(name));
    const training = [
      '甲 一 2023.05 550 1',
      '乙 一 2023.05 1 45',
      '乙 二 2021.05 1 45',
      // Two months and 200 hours.
      '丙 一 2023.05 0 60',
      '丙 二 2022.05 200 0',
      '丙 三 2024.05 349 29',
    ];
    expect(await judged(rule, people, training)).toEqual([
      '甲局 第2行: pass',
      '甲局 第3行: pass',
      '甲局 第4行: fail',
      '甲局 第5行: fail',
    ]);
  });

  test('counts from five years before the day: 2019-12-31 is out, 2020-01-01 is in, 2019 or a cell not read may be', async () => {
    const people = ['甲', '乙', '丙', '丁'].map((name) => person(name));
    const training = [
      '甲 一 2019-12-31 550 0',
      '乙 一 2020-01-01 550 0',
      '丙 一 - 550 0',
      '丁 一 2024.01 约五百 0',
    ];
    expect(await judged(rule, people, training)).toEqual([
      '甲局 第2行: fail',
      '甲局 第3行: pass',
      '甲局 第4行: undecided',
      '甲局 第5行: undecided',
    ]);
  });

  test('who is under 12 months in the grade has time yet; when that began may not be known', async () => {
    const people = [
      person('甲', '四级调研员', '2024-01-01'),
      person('乙', '四级调研员', '2023-12-31'),
      person('丙', '四级调研员', '-'),
    ];
    expect(await judged(rule, people, ['路人 一 2024.01 1 1'])).toEqual([
      '甲局 第2行: pass',
      '甲局 第3行: fail',
      '甲局 第4行: undecided',
    ]);
  });

  test('begins with fourth-grade counsels; of other grades it says nothing, of one not known it is undecided', async () => {
    const people = [
      person('甲', '四级调研员'),
      person('乙', '乡科级正职'),
      person('丙', '一级主任科员'),
      person('丁', '县处级正职'),
      person('戊', '处长'),
    ];
    expect(await judged(rule, people, ['路人 一 2024.01 1 1'])).toEqual([
      '甲局 第2行: fail',
      '甲局 第5行: fail',
      '甲局 第6行: undecided',
    ]);
  });

  test('without the table of courses nothing is judged', async () => {
    const outcome = reportBy('training-hours', [UNITS, members(person('甲'))]);
    await expect(outcome).rejects.toThrow('没有提供培训课程表');
  });
});

describe('township grade: 90 hours or 12 days in the calendar year', () => {
  const person = (name: string, grade = '乡科级正职') => `${name} 甲局 ${grade} 2010.01`;
  const rule = 'township-grade-year';

  test('either is enough; last year does not count, nor do both together', async () => {
    const people = ['甲', '乙', '丙', '丁', '戊'].map((name) => person(name));
    const training = [
      '甲 一 2024-01-01 90 0',
      '乙 一 2024-12-31 0 12',
      '丙 一 2024.03 89 11',
      '丁 一 2023-12-31 90 12',
    ];
    expect(await judged(rule, people, training)).toEqual([
      '甲局 第2行: pass',
      '甲局 第3行: pass',
      '甲局 第4行: fail',
      '甲局 第5行: fail',
      '甲局 第6行: fail',
    ]);
  });

  test('before the year is over who is short is undecided, and who has enough passes', async () => {
    const people = [person('甲'), person('乙', '一级主任科员')];
    const training = ['甲 一 2024.03 90 0'];
    expect(await judged(rule, people, training, '--as-of', '2024-12-30')).toEqual([
      '甲局 第2行: pass',
      '甲局 第3行: undecided',
    ]);
    expect(await judged(rule, people, training)).toEqual(['甲局 第2行: pass', '甲局 第3行: fail']);
  });

  test('a course whose hours are not known may be enough; higher grades are not asked', async () => {
    const people = [person('甲'), person('乙', '四级调研员')];
    expect(await judged(rule, people, ['甲 一 2024.03 - 1'])).toEqual(['甲局 第2行: undecided']);
  });

  test('the same course twice is told', async () => {
    const sheets = [UNITS, members(person('甲')), courses('甲 一 2024.03.01 45 0', '甲 一 2024.03.01 45 0')];
    const { dataIssues } = await reportBy('training-hours', sheets);
    expect(dataIssues.map(({ code }) => code)).toEqual(['record-repeated']);
  });
});
