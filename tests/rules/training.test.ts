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

describe('R30 党支部书记: 56 hours and a central course in the year; teachers once in three years', () => {
  const book = `
tables:
  secretaries:
    columns:
      unit: units
      person: person
      role: { type: [书记, 委员, 党员, 思政课教师], title: 身份 }
      appointed: { type: date, title: 任职时间, absent: 2020-01-01 }
  courses:
    columns:
      person: person
      course: { type: text, title: 课程 }
      date: { type: date, title: 上课日期 }
      hours: { type: number, title: 学时 }
      central: { type: flag, title: 集中培训 }
fields:
  hoursYear:
    for: secretaries
    sum: hours
    from: courses
    where: { date: { during: year } }
  centralYear:
    for: secretaries
    count: courses
    where: { central: true, date: { during: year } }
  threeYears:
    for: secretaries
    count: courses
    where: { date: { during: 3 years } }
  first:
    for: secretaries
    min: date
    from: courses
    where: { date: { since: appointed } }
  wait:
    for: secretaries
    elapsed: [appointed, first]
    in: months
populations:
  heads:
    from: secretaries
    where: { role: [书记, 委员] }
  members:
    from: secretaries
    where: { role: 党员 }
  teachers:
    from: secretaries
    where: { role: 思政课教师 }
  secretaries-alone:
    from: secretaries
    where: { role: 书记 }
rules:
  first-within-half-a-year:
    per: record
    every: secretaries-alone
    must: { wait: { under: 6 } }
  secretary-hours:
    per: record
    every: heads
    must:
      hoursYear: { atLeast: 56 }
      centralYear: { atLeast: 1 }
  member-hours:
    per: record
    every: members
    must: { hoursYear: { atLeast: 32 } }
  teacher-courses:
    per: record
    every: teachers
    must: { threeYears: { atLeast: 1 } }`;
  const units = register('村', ['东村']);

  test('both in this calendar year; an hour short, another year, or a course that is not central fail', async () => {
    const people = sheet(
      '姓名 单位 身份',
      '甲一 东村 书记',
      '甲二 东村 书记',
      '甲三 东村 委员',
      '甲四 东村 书记',
      '甲五 东村 党员',
      '甲六 东村 党员',
      '甲七 东村 思政课教师',
      '甲八 东村 思政课教师',
      '甲九 东村 思政课教师',
    );
    const courses = sheet(
      '姓名 课程 上课日期 学时 集中培训',
      '甲一 一 2024-01-01 40 是',
      '甲一 二 2024-12-31 16 否',
      '甲二 一 2024-01-01 55 是',
      '甲二 二 2023-12-31 40 是',
      '甲三 一 2024-03 56 否',
      '甲四 一 2024-03 56 -',
      '甲五 一 2024-03 32 否',
      '甲六 一 2024-03 31.5 否',
      '甲七 一 2022-01-01 1 否',
      '甲八 一 2021-12-31 1 否',
      '甲九 一 - 1 否',
    );
    const rules = ['secretary-hours', 'member-hours', 'teacher-courses'] as const;
    expect(await verdictsOn({ book, units, sheets: [people, courses] }, ...rules)).toEqual({
      'secretary-hours': [
        '东村 第2行: pass',
        '东村 第3行: fail',
        '东村 第4行: fail',
        '东村 第5行: undecided',
      ],
      'member-hours': ['东村 第6行: 32 pass', '东村 第7行: 63/2 fail'],
      'teacher-courses': ['东村 第8行: 1 pass', '东村 第9行: 0 fail', '东村 第10行: 0–1 undecided'],
    });
  });

  test('a new secretary within half a year; what was before does not count, and who is new has time yet', async () => {
    const people = sheet(
      '姓名 单位 身份 任职时间',
      '甲一 东村 书记 2024-01-15',
      '甲二 东村 书记 2024-01-15',
      '甲三 东村 书记 2024-11-15',
      '甲四 东村 书记 2024-06-30',
      '甲五 东村 书记 2024-01-15',
      '甲六 东村 书记 -',
    );
    const courses = sheet(
      '姓名 课程 上课日期 学时 集中培训',
      '甲一 一 2024-07-14 1 是',
      '甲二 一 2024-07-15 1 是',
      '甲二 二 2024-01-14 1 是',
      '甲五 一 2024-07 1 是',
    );
    const trial = { book, units, sheets: [people, courses] };
    const told = (await verdictsOn(trial, 'first-within-half-a-year'))['first-within-half-a-year'];
    expect(told.map((said) => said.replace('东村 ', ''))).toEqual([
      '第2行: 5 pass',
      '第3行: 6 fail',
      // A month and a half after the appointment nothing is due; half a year after it, without a course, it is late.
      '第4行: 1 pass',
      '第5行: 6 fail',
      '第6行: 5–6 undecided',
      '第7行: 0–∞ undecided',
    ]);
  });

  test('without a single sheet of courses nothing is judged: an absent sheet is no fail', async () => {
    const people = sheet('姓名 单位 身份', '甲一 东村 书记');
    await expect(verdictsOn({ book, units, sheets: [people] }, 'secretary-hours')).rejects.toThrow(
      'exit code 2',
    );
  });
});
