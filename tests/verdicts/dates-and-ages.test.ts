import type exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { check, folder, run, verdictOf } from '../support/program.ts';
import {
  AS_OF,
  codesOf,
  type ExcelCell,
  excelFile,
  idNumber,
  middle,
  reportOn,
  rowsOf,
  rulebookFile,
  statusOn,
} from '../support/rosters.ts';

/** Whether a cadre whose birth is written so is 35 or less on 2019-06-30: born 1983.07 or later. */
const written = (birth: string): Promise<string> =>
  statusOn('town-middle-35-share', '浒山街道', middle({ 出生年月: birth }));

describe('a birth in every form that rosters have', () => {
  test.each([
    ['1983.7', '1983.6', '1983.0'],
    ['1983.07', '1983.06', '1983.13'],
    ['198307', '198306', '198313'],
    ['1983-07', '1983-06', '1983-00'],
    ['1983/07', '1983/06', '1983/13'],
    ['1983年7月', '1983年6月', '1983年13月'],
    ['1983年07月', '1983年06月', '1983年00月'],
    ['83.7', '83.6', '83.13'],
    ['83.07', '83.06', '83.00'],
    ['1983-07-01', '1983-06-30', '1983-06-31'],
    ['1983.07.01', '1983.06.30', '1983.02.30'],
    ['1983/7/1', '1983/6/30', '1983/2/29'],
    ['1983年7月1日', '1983年6月30日', '1983年2月29日'],
    ['19830701', '19830630', '19830631'],
    ['1983-07-01 00:00:00', '1983-06-30 00:00:00', '1983-06-31 00:00:00'],
    ['１９８３．０７', '１９８３．０６', '１９８３．１３'],
    ['1983. 07', '1983 .06', '1983 . 13'],
    ['1984', '1982', '83'],
    ['1984年', '1982年', '不详'],
  ])('%s is 35, %s is 36, %s is nothing certain', async (young, old, unclear) => {
    expect([await written(young), await written(old), await written(unclear)]).toEqual([
      'pass',
      'fail',
      'undecided',
    ]);
  });

  test.each(['1970.13', '1970.02.30', '1970年13月', '197013', '19700230', '1970.1.32', '1970/0/5'])(
    '%s has an impossible part and is wholly unknown, the year too, and an issue',
    async (birth) => {
      const report = await reportOn([[middle({ 出生年月: birth })]]);
      expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe('undecided');
      expect(report.dataIssues).toContainEqual(
        expect.objectContaining({ code: 'invalid-date', severity: 'error', cell: 'B2', value: birth }),
      );
    },
  );

  test.each(['2019.07', '2030', '2019-07-01'])(
    '%s lies after the date: unknown, and an issue',
    async (birth) => {
      const report = await reportOn([[middle({ 出生年月: birth })]]);
      expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe('undecided');
      expect(codesOf(report)).toContain('future-date');
    },
  );
});

describe('two digits are the latest century that gives an age of at least 16', () => {
  const rules =
    'rulebook: t\npopulations: { all: { from: cadres } }\nrules: { r: { count: all, where: { age: { atMost: 20 } }, atLeast: 1 } }\n';
  test.each([
    ['03.06', '16 since the first of the month', 'pass'],
    ['03.07', 'would be 15: 1903', 'fail'],
    ['00.01', '19', 'pass'],
    ['19.06', 'would be newborn: 1919', 'fail'],
    ['99.06', '20', 'pass'],
    ['99.05.31', '20 since 1 May', 'pass'],
    ['98.05', '21', 'fail'],
  ])('%s: %s', async (birth, _why, expected) => {
    const report = await reportOn([[middle({ 出生年月: birth })]], '--rules', rulebookFile(folder(), rules));
    expect(verdictOf(report, 'r', '').status).toBe(expected);
  });
});

describe('births as Excel keeps them', () => {
  const judged = async (cell: ExcelCell, format?: string, date1904 = false): Promise<string> => {
    const path = await excelFile(
      folder(),
      'r.xlsx',
      {
        浒山街道: [
          ['姓名', '出生年月', '职务层次'],
          ['张甲', cell, '中层正职'],
        ],
      },
      (book) => {
        book.properties.date1904 = date1904;
        const target = book.worksheets[0]?.getCell('B2');
        if (target && format) target.numFmt = format;
      },
    );
    const { report } = await check([path, ...AS_OF]);
    return verdictOf(report, 'town-middle-35-share', '浒山街道').status;
  };
  const july = new Date(Date.UTC(1983, 6, 1));
  const june = new Date(Date.UTC(1983, 5, 30));

  test.each<[string, ExcelCell, ExcelCell, string | undefined]>([
    ['dates', july, june, 'yyyy-mm-dd'],
    ['dates shown as months', july, june, 'yyyy.mm'],
    ['dates shown in Chinese', july, june, 'yyyy"年"m"月"'],
    ['serials without a format', 30_498, 30_497, undefined],
    ['numbers of six digits', 198_307, 198_306, undefined],
    ['numbers of eight digits', 19_830_701, 19_830_630, undefined],
    ['numbers of year and month', 1983.07, 1983.06, undefined],
    ['numbers shown with two decimals', 1983.1, 1983.06, '0.00'],
    ['years as numbers', 1984, 1982, undefined],
    ['text', '1983.07', '1983.06', '@'],
  ])('%s', async (_what, young, old, format) => {
    expect([await judged(young, format), await judged(old, format)]).toEqual(['pass', 'fail']);
  });

  test.each<[string, ExcelCell, string | undefined]>([
    ['1983.1 without a format: January or October', 1983.1, undefined],
    ['a number with an impossible month', 1970.13, '0.00'],
    ['six digits with an impossible month', 197_013, undefined],
    ['an error value', { error: '#N/A' }, undefined],
    ['a formula without a stored result', { formula: 'A1' }, undefined],
    ['a logical value', true, undefined],
  ])('%s is nothing certain', async (_what, cell, format) => {
    expect(await judged(cell, format)).toBe('undecided');
  });

  test('1990.1 is in 1990 either way, and no doubt', async () => {
    expect([await judged(1990.1), await judged(1970.1), await judged(1983.1)]).toEqual([
      'pass',
      'fail',
      'undecided',
    ]);
  });

  test('dates of a workbook that counts from 1904', async () => {
    expect([await judged(july, 'yyyy-mm-dd', true), await judged(june, 'yyyy-mm-dd', true)]).toEqual([
      'pass',
      'fail',
    ]);
  });

  test('serials without a format, of a workbook that counts from 1904', async () => {
    expect([await judged(29_036, undefined, true), await judged(29_035, undefined, true)]).toEqual([
      'pass',
      'fail',
    ]);
  });
});

describe('a date under a format that shows no day', () => {
  /** Whether somebody born on a day, shown so, is 35 or less on 2019-05-10, counted by the day. */
  const young = async (birth: string, format: string): Promise<string> => {
    const directory = folder();
    const path = await excelFile(
      directory,
      '名单.xlsx',
      {
        名单: [
          ['姓名', '出生年月', '职务'],
          ['甲', new Date(birth), '委员'],
        ],
      },
      (book) => {
        (book.worksheets[0] as exceljs.Worksheet).getCell('B2').numFmt = format;
      },
    );
    const rules = rulebookFile(
      directory,
      'rulebook: t\nage: { basis: day }\npopulations: { all: { from: cadres } }\nrules: { r: { count: all, where: { age: { atMost: 35 } }, atLeast: 1 } }\n',
    );
    const { report } = await check([path, '--rules', rules, '--as-of', '2019-05-10']);
    return verdictOf(report, 'r', '').status;
  };

  test.each([
    ['1983-05-01', 'yyyy"年"m"月"', 'undecided'],
    ['1983-05-01', 'yyyy.mm', 'undecided'],
    ['1983-05-01', '[$-804]yyyy"年"m"月";@', 'undecided'],
    ['1983-05-01', 'yyyy"年"m"月"d"日"', 'fail'],
    ['1983-05-01', 'yyyy-mm-dd', 'fail'],
    ['1983-05-15', 'yyyy"年"m"月"', 'pass'],
    ['1983-01-01', 'yyyy"年"', 'undecided'],
    ['1983-04-01', 'yyyy"年"', 'fail'],
  ])('%s under %s: %s', async (birth, format, status) => {
    expect(await young(birth, format)).toBe(status);
  });
});

describe('the ID number never fills a birth', () => {
  test.each([
    ['blank', ''],
    ['unreadable', '1990.13'],
    ['known to a year that is in doubt', '1983'],
  ])('%s: undecided, whatever the ID number says', async (_what, birth) => {
    const report = await reportOn([[middle({ 出生年月: birth, 身份证号: idNumber('19831201') })]]);
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe('undecided');
    expect(codesOf(report)).not.toContain('birth-id-mismatch');
  });

  test('but is named as what would probably settle the doubt', async () => {
    const directory = folder();
    const path = await excelFile(directory, 'r.xlsx', {
      名单: rowsOf([middle({ 出生年月: '', 身份证号: idNumber('19831201') })]),
    });
    const { stdout } = await run(['explain', 'town-middle-35-share', path, '--unit', '浒山街道', ...AS_OF]);
    expect(stdout).toMatch(/身份证号所示为1983-12/);
  });

  test.each([
    ['1983.12', []],
    ['1983', []],
    ['1983-12-01', []],
    ['1983-12-02', ['birth-id-mismatch']],
    ['1983.11', ['birth-id-mismatch']],
    ['1990', ['birth-id-mismatch']],
  ])('beside a birth of %s: %j', async (birth, codes) => {
    const report = await reportOn([[middle({ 出生年月: birth, 身份证号: idNumber('19831201') })]]);
    expect(codesOf(report).filter((code) => code === 'birth-id-mismatch')).toEqual(codes);
  });
});

describe('when an age is reached', () => {
  const atLeast = async (basis: string, age: number, birth: string, asOf: string): Promise<string> => {
    const rules = rulebookFile(
      folder(),
      `rulebook: t\nage: { basis: ${basis} }\npopulations: { all: { from: cadres } }\nrules: { r: { count: all, where: { age: { atLeast: ${age} } }, atLeast: 1 } }\n`,
    );
    const report = await reportOn([[middle({ 出生年月: birth })]], '--rules', rules, '--as-of', asOf);
    return verdictOf(report, 'r', '').status;
  };

  test.each([
    ['month', 'the 1st of the month of birth', '1984-02-29', '2019-01-31', '2019-02-01'],
    ['month', 'the 1st of the month, of a month without a day too', '1984.02', '2019-01-31', '2019-02-01'],
    ['day', 'the day after the birthday', '1984-05-15', '2019-05-15', '2019-05-16'],
    ['day', '29 February: 1 March of a common year', '1984-02-29', '2019-02-28', '2019-03-01'],
    ['day', '28 February: 1 March of a common year', '1984-02-28', '2019-02-28', '2019-03-01'],
    ['day', '31 December: New Year', '1983-12-31', '2018-12-31', '2019-01-01'],
    ['year', 'New Year', '1984-12-31', '2018-12-31', '2019-01-01'],
  ])('%s: %s', async (basis, _what, birth, before, on) => {
    expect([await atLeast(basis, 35, birth, before), await atLeast(basis, 35, birth, on)]).toEqual([
      'fail',
      'pass',
    ]);
  });

  test('day: 29 February in a leap year, 1 March as well', async () => {
    const on = (asOf: string) => atLeast('day', 36, '1984-02-29', asOf);
    expect([await on('2020-02-28'), await on('2020-02-29'), await on('2020-03-01')]).toEqual([
      'fail',
      'fail',
      'pass',
    ]);
  });

  test.each([
    ['day', '1984.02', '2019-02-01', 'fail'],
    ['day', '1984.02', '2019-02-02', 'undecided'],
    ['day', '1984.02', '2019-02-28', 'undecided'],
    ['day', '1984.02', '2019-03-01', 'pass'],
    ['month', '1984', '2018-12-31', 'fail'],
    ['month', '1984', '2019-01-01', 'undecided'],
    ['month', '1984', '2019-11-30', 'undecided'],
    ['month', '1984', '2019-12-01', 'pass'],
    ['year', '1984', '2018-12-31', 'fail'],
    ['year', '1984', '2019-01-01', 'pass'],
  ])('%s: a birth of %s on %s: 35 is a %s', async (basis, birth, asOf, expected) => {
    expect(await atLeast(basis, 35, birth, asOf)).toBe(expected);
  });

  test.each([
    ['{ from: 16, to: 80 }', 16, 'pass'],
    ['{ from: 16, to: 80 }', 80, 'undecided'],
    ['{ from: 16, to: 80 }', 81, 'fail'],
    ['{ from: 18, to: 60 }', 18, 'pass'],
    ['{ from: 18, to: 60 }', 60, 'undecided'],
    ['{ from: 18, to: 60 }', 61, 'fail'],
  ])('an unknown birth is any age of %s: at least %i is a %s', async (ages, age, expected) => {
    const rules = rulebookFile(
      folder(),
      `rulebook: t\nages: ${ages}\npopulations: { all: { from: cadres } }\nrules: { r: { count: all, where: { age: { atLeast: ${age} } }, atLeast: 1 } }\n`,
    );
    const report = await reportOn([[middle({ 出生年月: '' })]], '--rules', rules);
    expect(verdictOf(report, 'r', '').status).toBe(expected);
  });
});
