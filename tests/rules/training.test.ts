import { describe, expect, test } from 'vitest';
import { register, sheet, verdictsOn } from '../support/trial.ts';

/** Hours and days of training in a period: R29, R30 of the list of rules. */

describe('R29 干部教育培训: 550 hours or 90 days in five years, 90 hours or 12 days in the year', () => {
  const units = register('局', ['甲局']);
  const people = sheet(
    '姓名 单位 职级 任现职级时间',
    '甲一 甲局 县处级副职 2015.01',
    '甲二 甲局 四级调研员 2015.01',
    '甲三 甲局 县处级正职 2015.01',
    '甲四 甲局 - 2015.01',
    '甲五 甲局 一级主任科员 2015.01',
    '甲六 甲局 乡科级副职 2015.01',
  );
  const courses = (...lines: string[]) => sheet('姓名 培训班次 培训日期 学时 培训天数', ...lines);
  const told = async (asOf: string, ...lines: string[]) =>
    await verdictsOn(
      { book: 'training-hours', units, sheets: [people, courses(...lines)], asOf },
      'county-grade-five-years',
      'township-grade-year',
    );

  test('either number is enough, they are not added; whose grade is not known may be under either rule', async () => {
    const verdicts = await told(
      '2024-12-31',
      '甲一 一 2020-01-01 300 0',
      '甲一 二 2024-12-31 250 0',
      '甲二 一 2019-12-31 300 0',
      '甲二 二 2024-12-31 249 89',
      '甲三 一 2023.01 0 90',
      '甲四 一 2023.01 0 90',
      '甲五 一 2024.01 90 0',
      '甲六 一 2024.01 89 11',
    );
    expect(verdicts['county-grade-five-years']).toEqual([
      '甲局 第2行: pass',
      '甲局 第3行: fail',
      '甲局 第4行: pass',
      '甲局 第5行: undecided',
    ]);
    expect(verdicts['township-grade-year']).toEqual([
      '甲局 第5行: undecided',
      '甲局 第6行: pass',
      '甲局 第7行: fail',
    ]);
  });

  test('a year that is not over may yet bring what is missing', async () => {
    const verdicts = await told('2024-06-30', '甲五 一 2024.01 45 0', '甲六 一 2023.12 90 12');
    expect(verdicts['township-grade-year']).toEqual([
      '甲局 第5行: undecided',
      '甲局 第6行: undecided',
      '甲局 第7行: undecided',
    ]);
  });

  test('of nobody nothing is due; without a single course everybody of the grade fails', async () => {
    expect((await told('2024-12-31', '路人 一 2024.01 1 1'))['county-grade-five-years']).toEqual([
      '甲局 第2行: fail',
      '甲局 第3行: fail',
      '甲局 第4行: fail',
      '甲局 第5行: undecided',
    ]);
  });
});
