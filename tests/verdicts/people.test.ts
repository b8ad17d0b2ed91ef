import { describe, expect, test } from 'vitest';
import { check, folder, verdictOf } from '../support/program.ts';
import {
  AS_OF,
  codesOf,
  type ExcelCell,
  excelFile,
  idNumber,
  middle,
  reportOn,
  rulebookFile,
  said,
  type Written,
} from '../support/rosters.ts';

const ID = idNumber('19900101');
const OTHER = idNumber('19900101', '002');

/** Q1 of 浒山街道 on these cadres, as `1/2 pass`. */
const share = async (...records: Written[]): Promise<string> =>
  said(
    verdictOf(
      await reportOn([[...records, middle({ 所在镇街: '宗汉街道' })]]),
      'town-middle-35-share',
      '浒山街道',
    ),
  );

describe('rows of one person', () => {
  test.each([
    ['same ID, same name: one', '张甲', ID, '1/1 pass'],
    ['same ID, the name with spaces: one', ' 张　 甲', ID, '1/1 pass'],
    ['same ID written with spaces: one', '张甲', `${ID.slice(0, 6)} ${ID.slice(6)}`, '1/1 pass'],
    ['same ID, another name: two', '张乙', ID, '2/2 pass'],
    ['another ID, same name: two', '张甲', OTHER, '2/2 pass'],
    ['no ID, same name: two', '张甲', '', '2/2 pass'],
    ['an ID with a wrong check digit identifies nobody: two', '张甲', `${ID.slice(0, 17)}?`, '2/2 pass'],
  ])('%s', async (_what, 姓名, 身份证号, expected) => {
    expect(await share(middle({ 身份证号: ID }), middle({ 姓名, 身份证号 }))).toBe(expected);
  });

  test.each(['•', '・', '‧', '．', '.', ' · '])('a name with %s for its dot is the same', async (dot) => {
    const named = (name: string) => middle({ 姓名: name, 身份证号: ID });
    const report = await reportOn([[named('阿里·买买提'), named(`阿里${dot}买买提`)]]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/1 pass');
    expect(codesOf(report)).not.toContain('id-shared');
  });

  test('two rows with the same wrong ID number and name are two people', async () => {
    const wrong = ID.slice(0, 17) + (ID.endsWith('1') ? '2' : '1');
    const report = await reportOn([[middle({ 身份证号: wrong }), middle({ 身份证号: wrong })]]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('2/2 pass');
    expect(codesOf(report).filter((code) => code === 'invalid-id')).toHaveLength(2);
  });

  test('a final x of either case is the same', async () => {
    const serial = Array.from({ length: 99 }, (_, index) => `${index + 100}`).find((each) =>
      idNumber('19900101', each).endsWith('X'),
    );
    const number = idNumber('19900101', serial);
    expect(await share(middle({ 身份证号: number }), middle({ 身份证号: number.toLowerCase() }))).toBe(
      '1/1 pass',
    );
  });

  test('id-shared names the other row, and no ID number', async () => {
    const { dataIssues } = await reportOn([
      [middle({ 身份证号: ID }), middle({ 姓名: '张乙', 身份证号: ID })],
    ]);
    const [issue] = dataIssues.filter(({ code }) => code === 'id-shared');
    expect(issue).toMatchObject({ severity: 'error', row: 3 });
    expect(issue?.message).toContain('第2行');
  });

  test('the other row is named with its sheet and its file, where these are others', async () => {
    const here = folder();
    const other = idNumber('19900101', '004');
    const HEADS = ['姓名', '性别', '出生年月', '身份证号', '所在镇街', '职务层次'];
    const row = (name: string, sex: string, birth: string, id = ID) => [
      name,
      sex,
      birth,
      id,
      '浒山街道',
      '中层正职',
    ];
    const first = await excelFile(here, 'a.xlsx', {
      甲: [HEADS, row('张甲', '男', '1990.01'), row('李甲', '女', '1990.01', other)],
      乙: [HEADS, row('张乙', '男', '1990.01')],
    });
    const second = await excelFile(here, 'b.xlsx', { 甲: [HEADS, row('李甲', '男', '1970.01', other)] });
    const told = async (...options: string[]) =>
      (await check([first, second, ...AS_OF, ...options])).report.dataIssues
        .filter(({ code }) => ['id-shared', 'birth-conflict', 'sex-conflict'].includes(code))
        .map(({ message }) => message);
    expect(await told()).toEqual([
      expect.stringContaining('身份证号与《甲》第2行相同'),
      expect.stringContaining('同一人在a.xlsx《甲》第3行的出生年月'),
      expect.stringContaining('同一人在a.xlsx《甲》第3行的性别'),
    ]);
    expect(await told('--lang', 'en')).toEqual([
      expect.stringContaining('same as in row 2 of sheet "甲"'),
      expect.stringContaining('in row 3 of sheet "甲" of a.xlsx'),
      expect.stringContaining('in row 3 of sheet "甲" of a.xlsx'),
    ]);
  });

  test('a person in rows of two towns is in both', async () => {
    const report = await reportOn([
      [middle({ 身份证号: ID }), middle({ 身份证号: ID, 所在镇街: '宗汉街道' })],
    ]);
    for (const town of ['浒山街道', '宗汉街道'])
      expect(said(verdictOf(report, 'town-middle-35-share', town))).toBe('1/1 pass');
  });

  test('post and level belong to the row: a middle cadre is one by any row', async () => {
    const clerk = middle({ 身份证号: ID, 职务层次: '一般干部' });
    expect(await share(clerk, middle({ 身份证号: ID }))).toBe('1/1 pass');
    expect(await share(clerk, clerk)).toBe('0/0 notApplicable');
    expect(await share(clerk, middle({ 身份证号: ID, 职务层次: '' }))).toBe('0–1/0–1 undecided');
  });

  test('countBy: post counts rows, countBy: person and none count people', async () => {
    const counted = async (countBy: string) => {
      const rules = rulebookFile(
        folder(),
        `rulebook: t\npopulations: { all: { from: cadres } }\nrules: { r: { count: all, atLeast: 1${countBy} } }\n`,
      );
      const report = await reportOn([[middle({ 身份证号: ID }), middle({ 身份证号: ID })]], '--rules', rules);
      return said(verdictOf(report, 'r', ''));
    };
    expect([await counted(', countBy: post'), await counted(', countBy: person'), await counted('')]).toEqual(
      ['2 pass', '1 pass', '1 pass'],
    );
  });
});

describe('birth and sex belong to the person', () => {
  test.each([
    ['equal', '1990.01', '1/2 pass', []],
    ['the other blank', '', '1/2 pass', []],
    ['in conflict, either young', '1992.01', '1/2 pass', ['birth-conflict']],
    ['in conflict, one too old', '1970.01', '0–1/2 undecided', ['birth-conflict']],
  ])('births %s', async (_what, birth, expected, codes) => {
    const report = await reportOn([
      [
        middle({ 身份证号: ID }),
        middle({ 身份证号: ID, 出生年月: birth }),
        middle({ 姓名: '张乙', 出生年月: '1970.01' }),
      ],
    ]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe(expected);
    expect(codesOf(report).filter((code) => code === 'birth-conflict')).toEqual(codes);
  });

  test('births in conflict are unknown between both, not any age', async () => {
    const rules = rulebookFile(
      folder(),
      'rulebook: t\npopulations: { all: { from: cadres } }\nrules: { r: { count: all, where: { age: { atLeast: 25, atMost: 32 } }, atLeast: 1 } }\n',
    );
    const rows = [
      middle({ 身份证号: ID, 出生年月: '1990.01' }),
      middle({ 身份证号: ID, 出生年月: '1992.01' }),
    ];
    expect(said(verdictOf(await reportOn([rows], '--rules', rules), 'r', ''))).toBe('1 pass');
  });

  test('a birth filled in one row of a person counts in the other town too', async () => {
    const report = await reportOn([
      [middle({ 身份证号: ID, 出生年月: '' }), middle({ 身份证号: ID, 所在镇街: '宗汉街道' })],
    ]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/1 pass');
  });

  test.each([
    ['equal', '女', '1 pass', []],
    ['the other blank', '', '1 pass', []],
    ['in conflict', '男', '0–1 undecided', ['sex-conflict']],
  ])('sexes %s', async (_what, sex, expected, codes) => {
    const rules = rulebookFile(
      folder(),
      'rulebook: t\npopulations: { all: { from: cadres } }\nrules: { r: { count: all, where: { sex: 女 }, atLeast: 1 } }\n',
    );
    const woman = idNumber('19900101', '002');
    const report = await reportOn(
      [[middle({ 身份证号: woman, 性别: '女' }), middle({ 身份证号: woman, 性别: sex })]],
      '--rules',
      rules,
    );
    expect(said(verdictOf(report, 'r', ''))).toBe(expected);
    expect(codesOf(report).filter((code) => code === 'sex-conflict')).toEqual(codes);
  });
});

describe('ID numbers', () => {
  const excel = async (first: ExcelCell, second: ExcelCell) => {
    const path = await excelFile(folder(), 'r.xlsx', {
      浒山街道: [
        ['姓名', '身份证号', '出生年月', '职务层次'],
        ['张甲', first, '1990.01', '中层正职'],
        ['张甲', second, '1990.01', '中层正职'],
      ],
    });
    const { report } = await check([path, ...AS_OF]);
    return [
      said(verdictOf(report, 'town-middle-35-share', '浒山街道')),
      codesOf(report).filter((code) => /id/.test(code)),
    ];
  };
  const fifteen = ID.slice(0, 6) + ID.slice(8, 17);

  test('of 15 digits is that of 18, as text and as a number', async () => {
    expect(await excel(ID, fifteen)).toEqual(['1/1 pass', []]);
    expect(await excel(ID, Number(fifteen))).toEqual(['1/1 pass', []]);
  });

  test('of 18 digits stored as a number has lost digits and identifies nobody', async () => {
    expect(await excel(Number(ID.replace('X', '0')), Number(ID.replace('X', '0')))).toEqual([
      '2/2 pass',
      ['id-precision-lost', 'id-precision-lost'],
    ]);
  });

  test.each([
    ['a wrong check digit', ID.slice(0, 17) + (ID.endsWith('1') ? '2' : '1')],
    ['17 digits', ID.slice(0, 17)],
    ['an impossible birth', idNumber('19901301')],
    ['words', '遗失'],
  ])('%s is an issue, and the person still counts', async (_what, number) => {
    const report = await reportOn([[middle({ 身份证号: number })]]);
    expect(codesOf(report)).toContain('invalid-id');
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/1 pass');
  });

  test('the region of an ID number is not checked, and a sex that differs is an issue', async () => {
    const clean = await reportOn([[middle({ 身份证号: ID, 性别: '男' })]]);
    expect(codesOf(clean).filter((code) => /id|mismatch/.test(code) && !code.startsWith('no-'))).toEqual([]);
    const differing = await reportOn([[middle({ 身份证号: ID, 性别: '女' })]]);
    expect(codesOf(differing)).toContain('sex-id-mismatch');
  });
});
