import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { checkCharacter } from '../src/roster/values/identity.ts';
import { check, csvFile, folder, verdictOf } from './support/program.ts';
import { pack, partsOf, rows } from './support/workbooks.ts';

const AS_OF = ['--as-of', '2019-06-30'];
const TOWN = ['姓名', '身份证号', '出生年月', '所在镇街', '职务层次', '成长档案'];
const VILLAGE = [
  '姓名',
  '身份证号',
  '出生年月',
  '所在镇街',
  '所在村社',
  '职务',
  '后备类型',
  '是否优秀年轻干部',
];

const number = (digits: string): string => digits + checkCharacter(digits);
const ID = number('33999919900101001');

async function status(
  rule: string,
  unit: string,
  rows: readonly (readonly string[])[],
  ...more: string[]
): Promise<string> {
  const { report } = await check([csvFile(folder(), 'roster.csv', rows), ...AS_OF, ...more]);
  return verdictOf(report, rule, unit).status;
}

/** One chief of 浒山街道 whose birth is written so: 35 or less is a pass, older a fail. */
const birth = (written: string, id = ''): Promise<string> =>
  status('town-middle-35-share', '浒山街道', [TOWN, ['张三', id, written, '浒山街道', '中层正职', '']]);

describe('births', () => {
  test.each([
    ['1983.07', 'pass'],
    ['1983.06', 'fail'],
    ['198307', 'pass'],
    ['198306', 'fail'],
    ['1983年7月', 'pass'],
    ['1983年6月', 'fail'],
    ['83.07', 'pass'],
    ['83.06', 'fail'],
    ['1983-07-01', 'pass'],
    ['1983/6/30', 'fail'],
    ['１９８３．０７', 'pass'],
    ['1984', 'pass'],
    ['1982年', 'fail'],
    ['1983', 'undecided'],
    ['1983年', 'undecided'],
    ['', 'undecided'],
    ['1986.13', 'undecided'],
    ['1986.02.30', 'undecided'],
    ['2030.01', 'undecided'],
    ['不详', 'undecided'],
  ])('%j: %s', async (written, expected) => {
    expect(await birth(written)).toBe(expected);
  });

  test('are never filled or narrowed from the ID number', async () => {
    expect(await birth('', ID)).toBe('undecided');
    expect(await birth('1983', ID)).toBe('undecided');
  });

  test('that contradict the ID number stand, and are an issue', async () => {
    const { report } = await check([
      csvFile(folder(), 'r.csv', [TOWN, ['张三', ID, '1970.01', '浒山街道', '中层正职', '']]),
      ...AS_OF,
    ]);
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe('fail');
    expect(report.dataIssues.map(({ code }) => code)).toContain('birth-id-mismatch');
  });

  test.each([
    [198307, undefined, 'pass'],
    [198306, undefined, 'fail'],
    [1983.1, '0.00', 'pass'],
    [1983.1, undefined, 'undecided'],
    [1983.1, '0.0', 'undecided'],
    [1983.01, '0.00', 'fail'],
    [1983.06, undefined, 'fail'],
    [new Date(Date.UTC(1983, 6, 1)), 'yyyy-mm-dd', 'pass'],
    [new Date(Date.UTC(1983, 5, 30)), 'yyyy"年"m"月"', 'fail'],
  ])('in Excel, %s under %s: %s', async (value, format, expected) => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('浒山街道');
    sheet.addRow(['姓名', '出生年月', '职务层次']);
    sheet.addRow(['张三', value, '中层正职']);
    if (format) sheet.getCell('B2').numFmt = format;
    const path = join(folder(), 'roster.xlsx');
    await book.xlsx.writeFile(path);
    const { report } = await check([path, ...AS_OF]);
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe(expected);
  });
});

test.each([
  ['<c r="B2" t="e"><f>#REF!</f><v>#REF!</v></c>', '#REF!'],
  ['<c r="B2"><f>TODAY()</f></c>', '=TODAY()'],
])('%s is an issue that says what to do in Excel', async (birth, value) => {
  const cell = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
  const heads = ['姓名', '出生年月', '职务层次', '所在镇街'].map(cell).join('');
  const person = `${cell('张三')}${birth}${cell('中层正职')}${cell('浒山街道')}`;
  const path = join(folder(), 'roster.xlsx');
  writeFileSync(path, await pack(partsOf(rows(`<row>${heads}</row><row>${person}</row>`))));
  const { report } = await check([path, ...AS_OF]);
  expect(report.dataIssues).toContainEqual(
    expect.objectContaining({
      code: 'cell-error',
      cell: 'B2',
      message: expect.stringMatching(/Excel 中重新计算后保存/),
    }),
  );
  expect(report.dataIssues.some(({ message }) => message.includes(value))).toBe(true);
});

describe('the age basis', () => {
  test.each([
    ['month', '2019-05-31', 'pass'],
    ['month', '2019-06-01', 'fail'],
    ['day', '2019-06-15', 'pass'],
    ['day', '2019-06-16', 'fail'],
    ['year', '2018-12-31', 'pass'],
    ['year', '2019-01-01', 'fail'],
  ])('%s, on %s: a birth of 1983-06-15 is at most 35: %s', async (basis, asOf, expected) => {
    const directory = folder();
    const rules = join(directory, 'rules.yaml');
    writeFileSync(
      rules,
      `rulebook: t\nage: { basis: ${basis} }\npopulations: { all: { from: cadres }, young: { from: all, where: { age: { atMost: 35 } } } }\nrules: { r: { share: young, of: all, atLeast: 1 } }\n`,
    );
    const file = csvFile(directory, 'r.csv', [TOWN, ['张三', '', '1983-06-15', '浒山街道', '中层正职', '']]);
    const { report } = await check([file, '--rules', rules, '--as-of', asOf]);
    expect(verdictOf(report, 'r', '').status).toBe(expected);
  });
});

describe('marks', () => {
  const young = (mark: string): Promise<string> =>
    status('village-young', '五洞闸村委会', [
      VILLAGE,
      ['张三', '', '1990.01', '观海卫镇', '五洞闸村', '书记', '', mark],
    ]);
  test.each([
    ['是', 'pass'],
    ['√', 'pass'],
    ['', 'fail'],
    ['否', 'fail'],
    ['—', 'fail'],
    ['待定', 'undecided'],
  ])('%j: %s', async (mark, expected) => {
    expect(await young(mark)).toBe(expected);
  });

  test.each([
    [0, 'fail'],
    [1, 'pass'],
    [2, 'pass'],
    [3, 'fail'],
  ])('%i reserves: %s', async (count, expected) => {
    const rows = Array.from({ length: 4 }, (_, index) => [
      '张三',
      '',
      '1985.01',
      '观海卫镇',
      '五洞闸村',
      '委员',
      index < count ? '主职后备' : '',
      '',
    ]);
    expect(await status('village-reserve', '五洞闸村委会', [VILLAGE, ...rows])).toBe(expected);
  });

  test('a missing column of growth files excuses its sheet; missing everywhere, the rule', async () => {
    const directory = folder();
    const withFiles = csvFile(directory, 'a.csv', [
      TOWN,
      ['张三', '', '1990.01', '浒山街道', '中层正职', '有'],
    ]);
    const without = csvFile(directory, 'b.csv', [
      TOWN.slice(0, -1),
      ['李四', '', '1990.01', '浒山街道', '中层正职'],
    ]);
    const both = await check([withFiles, without, ...AS_OF]);
    expect(verdictOf(both.report, 'growth-file', '浒山街道')).toMatchObject({
      status: 'pass',
      actual: { of: { min: 1, max: 1 } },
    });
    expect(both.report.notes.map(({ code }) => code)).toContain('column-assumed');
    const none = await check([without, ...AS_OF]);
    expect(none.report.verdicts.filter(({ rule }) => rule === 'growth-file')).toMatchObject([
      { status: 'notApplicable', group: { kind: 'roster', path: [] }, reason: { code: 'column-absent' } },
    ]);
  });
});

describe('people', () => {
  const middle = (...rows: string[][]) => check([csvFile(folder(), 'r.csv', [TOWN, ...rows]), ...AS_OF]);

  test('one ID number and one name in two rows are one person', async () => {
    const { report } = await middle(
      ['张三', ID, '1990.01', '浒山街道', '中层正职', ''],
      ['张  三', ID, '', '浒山街道', '中层副职', ''],
    );
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').actual).toEqual({
      count: { min: 1, max: 1 },
      of: { min: 1, max: 1 },
    });
  });

  test('one ID number under two names is two people and an error', async () => {
    const { report } = await middle(
      ['张三', ID, '1990.01', '浒山街道', '中层正职', ''],
      ['李四', ID, '1990.01', '浒山街道', '中层副职', ''],
    );
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').actual).toMatchObject({
      of: { min: 2, max: 2 },
    });
    expect(report.dataIssues).toContainEqual(
      expect.objectContaining({ code: 'id-shared', severity: 'error' }),
    );
  });

  test('without ID numbers each row is a person', async () => {
    const { report } = await middle(
      ['张三', '', '1990.01', '浒山街道', '中层正职', ''],
      ['张三', '', '1990.01', '浒山街道', '中层正职', ''],
    );
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').actual).toMatchObject({
      of: { min: 2, max: 2 },
    });
  });

  test('births of one person that contradict each other leave both possible', async () => {
    const { report } = await middle(
      ['张三', ID, '1990.01', '浒山街道', '中层正职', ''],
      ['张三', ID, '1970.01', '浒山街道', '中层正职', ''],
    );
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe('undecided');
    expect(report.dataIssues.map(({ code }) => code)).toContain('birth-conflict');
  });

  test('an ID number of 15 digits is that of 18', async () => {
    const old = `${ID.slice(0, 6)}${ID.slice(8, 17)}`;
    const { report } = await middle(
      ['张三', ID, '1990.01', '浒山街道', '中层正职', ''],
      ['张三', old, '1990.01', '浒山街道', '中层正职', ''],
    );
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').actual).toMatchObject({
      of: { min: 1, max: 1 },
    });
  });
});
