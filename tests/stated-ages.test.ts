import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonReport } from '../src/render/report-schema.ts';
import { example, type Form, formFile } from './support/forms.ts';
import { check, csvFile, folder } from './support/program.ts';
import { AS_OF, middle, reportOn, rowsOf, type Written } from './support/rosters.ts';

/** Ages in a column 年龄 and beneath births, on 2019-06-30: compared, never read for a verdict. */
const cells = (report: JsonReport) =>
  report.dataIssues.flatMap(({ code, cell, value }) =>
    code === 'age-disagrees' ? [`${cell} ${value}`] : [],
  );

/** People aged 30 to 36 by their births, with the ages that the sheet states. */
const stating = (...ages: string[]): Written[] =>
  ages.map((age, index) =>
    middle({ 姓名: `甲${'一二三四五六七'[index]}`, 年龄: age, 出生年月: `${1989 - index}.03` }),
  );

const ofSheet = async (...ages: string[]) => cells(await reportOn([stating(...ages)]));

test('ages that fit, or are one year off, say nothing', async () => {
  expect(await ofSheet('30', '31', '33', '32', '34', '35')).toEqual([]);
});

test('an age two years off or more is named with its cell', async () => {
  expect(await ofSheet('30', '31', '29', '33岁', '34', '53')).toEqual(['E4 29', 'E7 53']);
});

test('a sheet filled in years ago is off throughout: only the age that is off otherwise is named', async () => {
  expect(await ofSheet('26', '27', '28', '29', '30', '31')).toEqual([]);
  expect(await ofSheet('26', '27', '28', '33', '30', '31')).toEqual(['E5 33']);
});

test('where too few ages stand to tell, the date of the report counts', async () => {
  expect(await ofSheet('26', '31')).toEqual(['E2 26']);
});

test('what is no whole number, and a birth that is not known, say nothing', async () => {
  expect(await ofSheet('三十', '', '32.5')).toEqual([]);
  expect(cells(await reportOn([[middle({ 出生年月: '', 年龄: '60' })]]))).toEqual([]);
  expect(cells(await reportOn([[middle({ 出生年月: '1984', 年龄: '33' })]]))).toEqual([]);
});

test('an age alone is no birth: the column of births is missing', async () => {
  const { 出生年月: _, ...rest } = middle({ 年龄: '30', 职务: '主任' });
  const report = await reportOn([[rest]]);
  expect(report.verdicts.find(({ rule }) => rule === 'town-middle-35-share')?.status).not.toBe('pass');
});

describe('an age beneath a birth', () => {
  const sheet = async (births: readonly string[], above: readonly string[] = []) => {
    const people = births.map((birth, index) =>
      middle({ 姓名: `甲${'一二三四五六七'[index]}`, 出生年月: birth }),
    );
    const rows = [...(above.length > 0 ? [above] : []), ...rowsOf(people)];
    return cells((await check([csvFile(folder(), 'a.csv', rows), ...AS_OF])).report);
  };

  test.each<[string, string[], string[]]>([
    ['fits', ['1986.03（33岁）', '1986.03\n（33岁）', '1986年3月(33周岁)', '1986-03-12 ( 33 岁 )'], []],
    ['is one year off', ['1986.03（32岁）', '1986.03（34岁）'], []],
    ['is two years off', ['1986.03（31岁）', '1986.03\n（35岁）'], ['B2 31', 'B3 35']],
    ['fits some reading', ['1986（33岁）', '1986（32岁）', '1986年（31岁）'], []],
    ['stands beside no birth that can be read', ['1986.13（45岁）', '（45岁）', '不详（45岁）'], []],
    [
      'is off like the others of its sheet',
      [3, 4, 5, 6, 7].map((year) => `198${year}.03（3${7 - year}岁）`),
      [],
    ],
  ])('that %s', async (_what, births, issues) => {
    expect(await sheet(births)).toEqual(issues);
  });

  test.each<[string, string[], string[]]>([
    ['on the day the sheet was filled in', ['填报时间：2016.06'], []],
    ['on the day of the report', [], ['B2 30']],
    ['on the day that the sheet says its ages are of', ['计算年龄时间：2016.06'], []],
    ['a year off on that day', ['计算年龄时间：2017.06'], ['B3 30']],
    ['a year off on the day the sheet was filled in', ['填报时间：2017.06'], []],
  ])('%s', async (_what, above, issues) => {
    expect(await sheet(['1986.03（30岁）'], above)).toEqual(issues);
  });

  test('the birth counts as it is written, and the sentence says of which day the age would be', async () => {
    const report = await reportOn([[middle({ 出生年月: '1986.03（45岁）' })]]);
    const [issue] = report.dataIssues.filter(({ code }) => code === 'age-disagrees');
    expect(issue).toMatchObject({ severity: 'warning', row: 2, cell: 'B2', value: '45' });
    expect(issue?.message).toContain('“出生年月”写明的年龄是45岁，按出生年月到2019-06-30是33岁');
    const share = report.verdicts.find(
      ({ rule, group }) => rule === 'town-middle-35-share' && group.path[0] === '浒山街道',
    );
    expect(share?.actual).toMatchObject({ count: { min: 1, max: 1 } });
  });

  const form = async (...written: readonly Form[]) => {
    const here = folder();
    for (const [index, each] of written.entries()) formFile(here, `${index}.lrmx`, example(each));
    return cells((await check([join(here), ...AS_OF])).report);
  };

  test.each<[string, Form, string[]]>([
    ['on its own day', { ChuShengNianYue: '1986.03\n（33岁）', JiSuanNianLingShiJian: '201906' }, []],
    [
      'in the month of birth, either way',
      { ChuShengNianYue: '198606（32岁）', JiSuanNianLingShiJian: '20190601' },
      [],
    ],
    [
      'in the month of birth, either way again',
      { ChuShengNianYue: '198606（33岁）', JiSuanNianLingShiJian: '20190601' },
      [],
    ],
    [
      'a year off on its own day',
      { ChuShengNianYue: '1986.03（32岁）', JiSuanNianLingShiJian: '201906' },
      ['C3 32'],
    ],
    [
      'on its own day, whenever it was filled in',
      { ChuShengNianYue: '1986.03（30岁）', JiSuanNianLingShiJian: '201606', TianBiaoShiJian: '20190601' },
      [],
    ],
    ['on the day it was filled in', { ChuShengNianYue: '1986.03（30岁）', TianBiaoShiJian: '20160601' }, []],
    [
      'two years off on that day',
      { ChuShengNianYue: '1986.03（33岁）', TianBiaoShiJian: '20160601' },
      ['C3 33'],
    ],
    [
      'by a day that cannot be read',
      { ChuShengNianYue: '1986.03（33岁）', JiSuanNianLingShiJian: '不详' },
      [],
    ],
  ])('in a form, %s', async (_what, written, issues) => {
    expect(await form(written)).toEqual(issues);
  });

  test('forms without a day are of one time: only the one that is off otherwise is named', async () => {
    const written = ['30', '31', '32', '33', '28'].map((age, index) => ({
      XingMing: `示例${'一二三四五'[index]}`,
      ChuShengNianYue: `198${6 - index}.03（${age}岁）`,
    }));
    expect(await form(...written)).toEqual(['C3 28']);
    expect(await form(...written.slice(0, 3))).toEqual(['C3 30', 'C3 31', 'C3 32']);
  });
});
