import { join } from 'node:path';
import exceljs from 'exceljs';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { reportSchema } from '../src/render/report-schema.ts';
import { checkCharacter } from '../src/roster/values/identity.ts';
import { check, csvFile, folder, run } from './support/program.ts';
import { excelFile } from './support/rosters.ts';

const AS_OF = ['--as-of', '2019-06-30'];

/** 17 middle cadres of one town of whom 3 are 35 or less, below a title, with births in column D from row 5 on. */
async function workbook(): Promise<string> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('中层');
  sheet.addRow(['浒山街道中层干部名册']);
  sheet.addRow(['填报单位：浒山街道']);
  sheet.addRow([]);
  sheet.addRow(['序号', '姓名', '职务层次', '出生年月']);
  for (let index = 0; index < 17; index++)
    sheet.addRow([
      index + 1,
      `张${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午'[index]}`,
      '中层正职',
      index < 3 ? '1990.01' : '1970.01',
    ]);
  const path = join(folder(), '名单.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

const FINDING =
  '不合格 town-middle-35-share 浒山街道 3/17 (17.6%) < 20% · 需4人 缺1人 · 截至2019-06-30 · 名单.xlsx 中层!D5:D21';

describe('the table', () => {
  test('says all of a finding in one line', async () => {
    const { code, stdout } = await run(['check', await workbook(), ...AS_OF]);
    expect(code).toBe(1);
    expect(stdout.split('\n')).toContain(`- ${FINDING}`);
  });

  test('keeps to 80 columns on a terminal of 80', async () => {
    const file = 'fixtures/small/名单.csv';
    const { stdout } = await run(['check', file, ...AS_OF, '--unit', '观海卫镇'], 80);
    expect(stdout.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    const steady = stdout.replaceAll(/sha256 [0-9a-f]{12}/g, 'sha256 …');
    await expect(steady).toMatchFileSnapshot('table-80-columns.txt');
  });

  test('tells a doubt of many units once where a missing column is the cause', async () => {
    const file = csvFile(folder(), 'roster.csv', [
      ['姓名', '出生年月', '所在镇街', '所在村社', '职务'],
      ['张三', '1990.01', '观海卫镇', '五洞闸村', '书记'],
      ['李四', '1990.01', '浒山街道', '寺前村', '书记'],
      ['王五', '1990.01', '宗汉街道', '史家村', '书记'],
    ]);
    const { stdout } = await run(['check', file, ...AS_OF]);
    const lines = stdout.split('\n').filter((line) => line.includes('无法判定 village-reserve'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/\d个村社，原因相同：缺少“后备类型”列/);
    expect(stdout).toMatch(/假定：.*没有“后备类型”列，\d条记录按“不明”处理/);
  });
});

describe('explain', () => {
  test('shows the arithmetic and the people', async () => {
    const { code, stdout } = await run([
      'explain',
      'town-middle-35-share',
      await workbook(),
      '--unit',
      '浒山街道',
      ...AS_OF,
    ]);
    expect(code).toBe(0);
    for (const text of [
      '⌈17 × 1/5⌉ = 4',
      '镇（街道）中层干部中35岁以下的应不少于总数的20%',
      '计入（3）',
      '张甲 名单.xlsx 中层!D5',
      '未计入（14）',
      '不能确定（0）',
      FINDING,
    ]) {
      expect(stdout).toContain(text);
    }
  });

  test('without files says the rule and its source', async () => {
    const { code, stdout } = await run(['explain', 'village-reserve']);
    expect([code, stdout.includes('1—2名40岁以下主职干部后备人选')]).toEqual([0, true]);
  });

  test('an unknown rule is told with the nearest', async () => {
    const { code, stderr } = await run(['explain', 'village-reserv']);
    expect([code, stderr.includes('village-reserve')]).toEqual([2, true]);
  });
});

test('rules list names every rule and statistic', async () => {
  const { code, stdout } = await run(['rules', 'list']);
  expect(code).toBe(0);
  for (const id of ['town-middle-35-share', 'growth-file', 'pool-985-211', 'secondment-2019'])
    expect(stdout).toContain(id);
});

describe('nothing dangerous or private gets out', () => {
  const digits = '33999919900101001';
  const number = digits + checkCharacter(digits);

  test.each(['table', 'json', 'csv'])(
    '%s shows no ID number whole and makes control characters visible',
    async (format) => {
      const file = csvFile(folder(), 'roster.csv', [
        ['姓名', '身份证号', '出生年月', '所在镇街', '职务层次'],
        ['张三', number, `19${number}`, `\u001b[31m${number}镇`, '中层正职'],
        ['=1+1', `${number.slice(0, 17)}?`, '1970.01', '浒山街道', '中层副职'],
      ]);
      const { stdout, stderr } = await run(['check', file, ...AS_OF, '-f', format]);
      expect(stdout).not.toBe('');
      expect(stdout + stderr).not.toMatch(/\d{17}[\dX]/);
      expect(stdout).not.toContain('\u001b');
    },
  );

  const wide = (text: string): string =>
    [...text].map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).join('');
  const withSpaces = (between: string): string =>
    [number.slice(0, 6), number.slice(6, 14), number.slice(14)].join(between);
  const BIRTH = /1990\D*01\D*01\D*001/;

  test.each([
    ['plain', number],
    ['of 15 digits', `${number.slice(0, 6)}${number.slice(8, 17)}`],
    ['with a small x', `${digits.slice(0, 16)}9x`],
    ['full-width', wide(number)],
    ['in other digits', [...number].map((each) => String.fromCodePoint(0x1d7ce + Number(each))).join('')],
    ...[' ', '  ', '\n', '\u3000', '-', '－', '\u200b', ' - '].map((between): [string, string] => [
      `with ${JSON.stringify(between)} inside`,
      withSpaces(between),
    ]),
    ['behind another number', `1234567890 ${number}`],
    ['behind a date', `1990.01 ${number}`],
  ])('an ID number %s is masked in cells, sheet names and file names', async (_what, written) => {
    const directory = folder();
    const title = written.replace(/\n/g, ' ');
    const heads = ['姓名', '身份证号', '出生年月', '所在镇街', '职务层次', `备注${title}`];
    const row = [`张${written}`, '', `不详${written}`, `浒山${written}`, `中层${written}`, ''];
    const path = await excelFile(directory, `名单${title}.xlsx`, {
      [`表${title}`.slice(0, 31)]: [heads, row, ['李四', '', '1970.01', '浒山街道', '中层副职', '']],
    });
    const outputs = [
      ...['table', 'json', 'csv'].map((format) => ['check', path, ...AS_OF, '-f', format]),
      ['check', '--each', path, ...AS_OF, '-f', 'json'],
      ['check', '--each', path, ...AS_OF],
      ['inspect', path],
      ['inspect', path, '-f', 'json'],
      ['explain', 'town-middle-35-share', path, ...AS_OF, '--unit', '浒山街道'],
      ['explain', 'invalid-date', path, ...AS_OF],
      ['check', `${path}.none`],
    ];
    for (const args of outputs) {
      const { stdout, stderr } = await run(args);
      const shown = (stdout + stderr).normalize('NFKC');
      expect(shown).not.toBe('');
      expect(shown).not.toMatch(BIRTH);
      // A hash may have so many digits by chance.
      expect(shown.replaceAll(/[0-9a-f]{64}/g, '')).not.toMatch(/\d{14}/);
    }
  });

  test('text that a spreadsheet would take for a formula is kept text', async () => {
    const units = csvFile(folder(), 'units.csv', [
      ['单位代码', '单位名称', '单位类别', '上级单位'],
      ['1', '=危险镇', '镇', '某市'],
      ['2', '浒山街道', '街道', '某市'],
    ]);
    const file = csvFile(folder(), 'roster.csv', [
      ['姓名', '出生年月', '所在镇街', '职务层次'],
      ['张三', '1970.01', '浒山街道', '中层正职'],
    ]);
    const { stdout } = await run(['check', file, '--units', units, ...AS_OF, '-f', 'csv']);
    expect(stdout).toContain('"\'=危险镇"');
    expect(
      stdout
        .slice(1)
        .split('\n')
        .every((line) => line === '' || line.endsWith('\r')),
    ).toBe(true);
    expect(stdout).not.toMatch(/(^|,)[=+@]/m);
  });
});

test('a file is read by what it holds, whatever it is named', async () => {
  const { readFileSync, writeFileSync } = await import('node:fs');
  const directory = folder();
  writeFileSync(join(directory, 'workbook.csv'), readFileSync(await workbook()));
  const csv = csvFile(directory, 'text.xlsx', [
    ['姓名', '出生年月', '所在镇街', '职务层次'],
    ['李四', '1990.01', '宗汉街道', '中层正职'],
  ]);
  const { report } = await check([join(directory, 'workbook.csv'), csv, ...AS_OF]);
  expect(report.inputs.map(({ tables }) => tables.map(({ rows }) => rows))).toEqual([[17], [1]]);
});

test('the same file twice is read once', async () => {
  const path = await workbook();
  const { report } = await check([path, path, ...AS_OF]);
  expect(report.inputs.map(({ tables }) => tables.length)).toEqual([1, 0]);
  expect(report.notes.map(({ code }) => code)).toContain('file-same');
});

describe('the contract of the JSON report', () => {
  const report = async () => {
    const { report: made } = await check([await workbook(), ...AS_OF]);
    return made;
  };

  const failing = ({ verdicts }: Awaited<ReturnType<typeof report>>) =>
    verdicts.find(({ status }) => status === 'fail');

  test.each<[string, (made: Awaited<ReturnType<typeof report>>) => void]>([
    ['an unknown key', (made) => Object.assign(made, { extra: 1 })],
    ['a day that is none', (made) => Object.assign(made, { asOf: '2019-99-99' })],
    ['a summary that does not count', (made) => Object.assign(made.summary, { fail: 99 })],
    [
      'a pass with a reason',
      (made) => Object.assign(failing(made) ?? {}, { reason: { code: 'empty-base', message: 'x' } }),
    ],
    [
      'a least above the greatest',
      (made) => Object.assign(failing(made) ?? {}, { actual: { count: { min: 2, max: 1 } } }),
    ],
    [
      'a unit with an origin',
      (made) => Object.assign(failing(made)?.group ?? {}, { origin: { input: 0, sheet: '', row: 1 } }),
    ],
    [
      'evidence of another file',
      (made) =>
        Object.assign(failing(made) ?? {}, {
          evidence: { in: [{ input: 9, sheet: '', rows: [[1, 1]] }], out: [], unknown: [] },
        }),
    ],
  ])('refuses %s', async (_what, change) => {
    const made = structuredClone(await report());
    expect(reportSchema.safeParse(made).success).toBe(true);
    change(made);
    expect(reportSchema.safeParse(made).success).toBe(false);
  });
});
