import { describe, expect, test } from 'vitest';
import { formatDays, parseIsoDay } from '../src/core/calendar.ts';
import { SERIAL_ZERO_1900, SERIAL_ZERO_1904 } from '../src/roster/readers/workbook.ts';
import { type DateContext, readDate } from '../src/roster/values/date.ts';

const CONTEXT: DateContext = {
  asOf: parseIsoDay('2019-06-30') as number,
  basis: 'month',
  minimumAge: 16,
  plain: false,
  serialZero: SERIAL_ZERO_1900,
};

const read = (cell: Parameters<typeof readDate>[0], context: Partial<DateContext> = {}): string =>
  readDate(cell, { ...CONTEXT, ...context })
    .map(formatDays)
    .join(' | ');

const text = (written: string, context: Partial<DateContext> = {}) =>
  read({ type: 'text', text: written }, context);
const number = (value: number, format?: string) => read({ type: 'number', value, format });

describe('a date in words, and its twin that is none', () => {
  test.each([
    ['1986.3', '1986-03', '1986.13'],
    ['1986.3.', '1986-03', '1986..3'],
    ['1986.03', '1986-03', '1986.003'],
    ['1986. 3', '1986-03', '1986.三个月'],
    ['1986 . 03', '1986-03', '1986 . . 03'],
    ['1986 3', '1986-03', '1986 33'],
    ['1986、03', '1986-03', '、03'],
    ['1986/3', '1986-03', '3/1986'],
    ['1986-03', '1986-03', '1986-00'],
    ['86/3', '1986-03', '6/3'],
    ['86.03', '1986-03', '86.13'],
    ['03.05', '2003-05', '03.15'],
    ['04.05', '1904-05', '04.'],
    ['198603', '1986-03', '198613'],
    ['19860312', '1986-03-12', '19860332'],
    ['1986.0312', '1986-03-12', '1986.0332'],
    ['1986-03-12', '1986-03-12', '1986-02-30'],
    ['1986-03-12 00:00:00', '1986-03-12', '1986-03-12 午后'],
    ['1986-03-12T00:00:00Z', '1986-03-12', '1986-03-12T'],
    ['1986/3/12', '1986-03-12', '12/3/1986'],
    ['1986年3月', '1986-03', '1986年13月'],
    ['1986年3月份', '1986-03', '1986年份'],
    ['1986年3月12日', '1986-03-12', '1986年3月32日'],
    ['1986年3月12号', '1986-03-12', '1986年3月号'],
    ['1986年', '1986', '1896年前'],
    ['1986', '1986', '86'],
    ['１９８６．０３', '1986-03', '１９８６．１３'],
    ['１９８６年３月', '1986-03', '１９８６年月'],
    ['一九八六年三月', '1986-03', '一九八六年三个月'],
    ['二〇〇一年十月', '2001-10', '二〇〇一年十十月'],
    ['二○○一年十二月', '2001-12', '二○○一年十三月'],
    ['二零零一年元月', '2001-01', '二零零一年元年月'],
    ['一九八六年三月十二日', '1986-03-12', '一九八六年二月三十日'],
    ['一九八六年三月二十一日', '1986-03-21', '一九八六年三月二十十日'],
    ['一九八六年十一月廿九日', '1986-11-29', '一九八六年十一月廿十日'],
    ['八六年三月', '1986-03', '八六三月'],
    ['一九八六年', '1986', '一千九百八十六年'],
  ])('%s is %s, and %s is none', (written, days, twin) => {
    expect([text(written), text(twin)]).toEqual([days, '']);
  });

  test.each([
    [''],
    [' '],
    ['不详'],
    ['0'],
    ['-'],
    ['1986?'],
    ['约1986年'],
    ['1986年前后'],
    ['86年生人'],
    ['35岁'],
    ['1.2.3.4'],
  ])('%j is none', (written) => {
    expect(text(written)).toBe('');
  });

  test('1986.1 is a month for who wrote it as text, and January or October where a number may have lost its zero', () => {
    expect([text('1986.1'), text('1986.1', { plain: true })]).toEqual(['1986-01', '1986-01 | 1986-10']);
  });
});

describe('a date as a number', () => {
  test.each<[number, string | undefined, string]>([
    [198603, undefined, '1986-03'],
    [19860312, undefined, '1986-03-12'],
    [1986.03, undefined, '1986-03'],
    [1986.12, undefined, '1986-12'],
    [1986.1, undefined, '1986-01 | 1986-10'],
    [1986.1, '0.00', '1986-10'],
    [1986.01, '0.00', '1986-01'],
    [1986.1, '0.0', '1986-01 | 1986-10'],
    [86.03, undefined, '1986-03'],
    [31483, undefined, '1986-03-12'],
    [31483, '0', '1986-03-12'],
    [31483, '0.00', '1986-03-12'],
    [31483.75, undefined, '1986-03-12'],
    [1986, undefined, '1986'],
    [1986.13, undefined, ''],
    [198613, undefined, ''],
    [19860230, undefined, ''],
    [123, undefined, ''],
    [0, undefined, ''],
    [-31483, undefined, ''],
    [1e21, undefined, ''],
    [3.3e17, undefined, ''],
  ])('%d under %s is %j', (value, format, days) => {
    expect(number(value, format)).toBe(days);
  });

  test('a serial counts from the day of its workbook', () => {
    expect(read({ type: 'number', value: 30_021, format: undefined }, { serialZero: SERIAL_ZERO_1904 })).toBe(
      '1986-03-12',
    );
  });
});

test.each<['month' | 'year' | undefined, string, string]>([
  [undefined, '1986-03-01', '1986-03-01'],
  ['month', '1986-03-01', '1986-03'],
  ['month', '1986-03-12', '1986-03-12'],
  ['year', '1986-01-01', '1986'],
  ['year', '1986-03-12', '1986-03-12'],
])('a date that shows its %s: %s is %s', (shows, day, days) => {
  const cell = { type: 'date', day: parseIsoDay(day) as number } as const;
  expect(read(shows === undefined ? cell : { ...cell, shows })).toBe(days);
});
