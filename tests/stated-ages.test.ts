import { expect, test } from 'vitest';
import type { JsonReport } from '../src/render/report-schema.ts';
import { middle, reportOn, type Written } from './support/rosters.ts';

/** An 年龄 column beside 出生年月 on 2019-06-30: compared, never read for a verdict. */
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
