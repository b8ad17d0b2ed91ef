import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { check, csvFile, folder, run } from './support/program.ts';
import {
  codesOf,
  excelFile,
  idNumber,
  noteCodesOf,
  rowsOf,
  rulebookFile,
  said,
  type Written,
} from './support/rosters.ts';

const UNITS: readonly Written[] = [
  { 单位名称: '甲镇', 单位类别: '镇', 上级单位: '某县', 编制: '5', 单独核算: '是', 主体民族: '汉族' },
  { 单位名称: '乙镇', 单位类别: '镇', 上级单位: '某县', 编制: '', 单独核算: '', 主体民族: '' },
  { 单位名称: '丙街道', 单位类别: '街道', 上级单位: '某县', 编制: '7', 单独核算: '否', 主体民族: '回族' },
];

/** Rules of a county on a table of its own, and on columns that it adds to the built-in ones. */
const RULEBOOK = `
rulebook: some-county
units: units.csv
lists: { education: [初中, 高中, 大专, 本科, 研究生] }
tables:
  units:
    columns:
      编制: integer
      separate: { type: flag, title: 单独核算 }
      majority: { type: text, title: 主体民族 }
  cadres:
    columns:
      home: { type: units, title: 原籍单位 }
  posts:
    key: [unit, person, body]
    columns:
      unit: units
      person: person
      birth: date
      ethnicity: text
      education: { type: education, title: 学历 }
      body: { type: [支委, 村委, 监委], title: [班子, 组织], several: true }
      end: { type: date, title: 任职至, blank: never }
      acting: { type: flag, title: 代理, absent: false }
populations:
  town: { from: units, where: { kind: [镇, 街道] } }
  separate: { from: units, where: { separate: true } }
  posts-held: { from: posts }
  cadres-all: { from: cadres }
rules:
`;

/** The report on posts by one rule of that rulebook. */
async function reportOn(
  rule: string,
  posts: readonly Written[],
  files: readonly (readonly Written[])[] = [],
) {
  const directory = folder();
  csvFile(directory, 'units.csv', rowsOf(UNITS));
  const rules = rulebookFile(directory, `${RULEBOOK}  rule: ${rule}\n`);
  const all = [posts, ...files].filter((records) => records.length > 0);
  const paths = all.map((records, index) => csvFile(directory, `${index}.csv`, rowsOf(records)));
  return (await check([...paths, '--rules', rules, '--as-of', '2024-10-31'])).report;
}

/** What a rule says of each town: `甲镇 1/2 pass`. */
const verdictsOf = async (rule: string, ...posts: Written[]): Promise<string[]> =>
  (await reportOn(rule, posts)).verdicts.map((verdict) => `${verdict.group.path.at(-1)} ${said(verdict)}`);

const post = (written: Written = {}): Written => ({
  所在单位: '甲镇',
  姓名: '张甲',
  出生年月: '1990.01',
  民族: '汉族',
  学历: '本科',
  组织: '支委',
  ...written,
});

describe('a table of the rulebook', () => {
  test('is found by its headings and counts people in their units', async () => {
    const report = await reportOn('{ per: town, count: posts-held, atLeast: 1 }', [
      post(),
      post({ 姓名: '张乙', 所在单位: '丙街道' }),
    ]);
    expect(report.inputs[0]?.tables).toEqual([{ sheet: '', table: 'posts', headerRow: 1, rows: 2 }]);
    expect(report.verdicts.map((verdict) => `${verdict.group.path.at(-1)} ${said(verdict)}`)).toEqual([
      '甲镇 1 pass',
      '乙镇 0 fail',
      '丙街道 1 pass',
    ]);
  });

  test('has several rows of one person, by ID number and name, as one', async () => {
    const both = { 身份证号: idNumber('19900101') };
    expect(
      await verdictsOf(
        '{ per: town, count: posts-held, atMost: 1 }',
        post(both),
        post({ ...both, 组织: '村委' }),
      ),
    ).toContain('甲镇 1 pass');
    expect(
      await verdictsOf(
        '{ per: town, count: posts-held, atMost: 1, countBy: post }',
        post(both),
        post({ ...both, 组织: '村委' }),
      ),
    ).toContain('甲镇 2 fail');
  });

  test('knows the age of a person by their birth', async () => {
    const rule = '{ per: town, count: posts-held, where: { age: { atMost: 35 } }, atLeast: 1 }';
    expect(await verdictsOf(rule, post({ 出生年月: '1989.01' }))).toContain('甲镇 1 pass');
    expect(await verdictsOf(rule, post({ 出生年月: '1988.01' }))).toContain('甲镇 0 fail');
    expect(await verdictsOf(rule, post({ 出生年月: '' }))).toContain('甲镇 0–1 undecided');
  });

  test('averages the ages of its people', async () => {
    const rule = '{ per: town, average: age, of: posts-held, under: 35 }';
    expect(await verdictsOf(rule, post(), post({ 姓名: '张乙', 出生年月: '1984.01' }))).toContain(
      '甲镇 37 fail',
    );
  });

  test.each([
    ['a cell of its own', {}, '甲镇'],
    ['the title', { title: '甲镇' }, '甲镇'],
    ['the name of the sheet', { sheet: '甲镇' }, '甲镇'],
  ])('is placed by %s', async (_, around: { title?: string; sheet?: string }, unit) => {
    const directory = folder();
    csvFile(directory, 'units.csv', rowsOf(UNITS));
    const rules = rulebookFile(
      directory,
      `${RULEBOOK}  rule: { per: town, count: posts-held, atLeast: 1 }\n`,
    );
    const { 所在单位: own, ...rest } = post();
    const [heads, cells] = rowsOf([
      Object.keys(around).length === 0 ? { 所在单位: own ?? '', ...rest } : rest,
    ]);
    const rows = [...(around.title ? [[around.title]] : []), heads ?? [], cells ?? []];
    const file = await excelFile(directory, 'posts.xlsx', { [around.sheet ?? 'Sheet1']: rows });
    const { report } = await check([file, '--rules', rules]);
    const found = report.verdicts.find(({ group }) => group.path.at(-1) === unit);
    expect(found && said(found)).toBe('1 pass');
  });

  test('says of a unit that is in no register, and of one that is blank', async () => {
    const report = await reportOn('{ per: town, count: posts-held, atLeast: 1 }', [
      post({ 所在单位: '无此镇' }),
      post({ 姓名: '张乙', 所在单位: '' }),
    ]);
    expect(codesOf(report)).toEqual(['unit-not-registered', 'unit-blank']);
    expect(report.verdicts.map(said)).toEqual(['0–1 undecided', '0–1 undecided', '0–1 undecided']);
  });

  test('is told of the record that is there twice, which counts twice', async () => {
    const report = await reportOn('{ per: town, count: posts-held, atLeast: 2 }', [
      post(),
      post({ 姓名: '张乙' }),
      post({ 民族: '回族' }),
      post({ 组织: '' }),
      post({ 组织: '' }),
    ]);
    expect(report.dataIssues.map(({ code, row }) => [code, row])).toEqual([['record-repeated', 4]]);
    expect(report.dataIssues[0]?.message).toContain('所在单位、姓名、组织');
    expect(said(report.verdicts[0] as (typeof report.verdicts)[number])).toBe('5 pass');
  });

  test('is not two people of one name with two ID numbers', async () => {
    const report = await reportOn('{ per: town, count: posts-held, atLeast: 1 }', [
      post({ 身份证号: idNumber('19900101') }),
      post({ 身份证号: idNumber('19900101', '003') }),
    ]);
    expect(codesOf(report)).toEqual([]);
  });

  test('leaves a sheet of cadres what it is', async () => {
    const cadre = { 姓名: '张甲', 出生年月: '1990.01', 所在镇街: '甲镇', 职务层次: '中层正职' };
    const report = await reportOn('{ per: town, count: cadres-all, atLeast: 1 }', [], [[cadre]]);
    expect(report.inputs[0]?.tables.map(({ table }) => table)).toEqual(['cadres']);
  });

  test('has verdicts of single people', async () => {
    const report = await reportOn(
      '{ per: record, every: posts-held, must: { end: { since: 2024-01-01 } } }',
      [post({ 任职至: '' }), post({ 姓名: '张乙', 任职至: '2020.01' })],
    );
    expect(report.verdicts.map(({ status, group }) => [group.kind, status])).toEqual([
      ['person', 'pass'],
      ['person', 'fail'],
    ]);
  });

  test('whose column is in no sheet is taken as the rulebook says', async () => {
    const report = await reportOn('{ per: town, count: posts-held, where: { acting: false }, atLeast: 1 }', [
      post(),
    ]);
    expect(said(report.verdicts[0] as (typeof report.verdicts)[number])).toBe('1 pass');
    expect(noteCodesOf(report)).toContain('column-assumed');
  });

  test('that nobody handed in makes its rules not applicable', async () => {
    const cadre = { 姓名: '张甲', 出生年月: '1990.01', 所在镇街: '甲镇' };
    const directory = folder();
    csvFile(directory, 'units.csv', rowsOf(UNITS));
    const rules = rulebookFile(
      directory,
      `${RULEBOOK}  rule: { per: town, count: posts-held, atLeast: 1 }\n  other: { per: town, count: cadres-all, atLeast: 0 }\n`,
    );
    const { report } = await check([csvFile(directory, '1.csv', rowsOf([cadre])), '--rules', rules]);
    expect(report.verdicts[0]).toMatchObject({ status: 'notApplicable', reason: { code: 'table-absent' } });
  });

  test('may be about kin', async () => {
    const directory = folder();
    csvFile(directory, 'units.csv', rowsOf(UNITS));
    const rules = rulebookFile(
      directory,
      `rulebook: kin
units: units.csv
tables: { kinships: { key: [本人], columns: { 本人: person, 亲属姓名: text, 亲属关系: text } } }
populations: { kin: { from: kinships } }
rules: { spouses: { count: kin, where: { 亲属关系: 配偶 }, atMost: 0 } }
`,
    );
    const kin = csvFile(directory, '1.csv', [
      ['本人', '亲属姓名', '亲属关系'],
      ['张甲', '李甲', '配偶'],
    ]);
    const { report } = await check([kin, '--rules', rules]);
    expect(report.verdicts.map(said)).toEqual(['1 fail']);
  });
});

describe('an ordered list', () => {
  const rule = (where: string) =>
    `{ per: town, count: posts-held, where: { education: ${where} }, atLeast: 1 }`;

  test.each([
    ['{ atLeast: 大专 }', '大专', '1 pass'],
    ['{ atLeast: 大专 }', '高中', '0 fail'],
    ['{ atLeast: 大专, not: 本科 }', '本科', '0 fail'],
    ['{ over: 大专 }', '大专', '0 fail'],
    ['{ atMost: 大专 }', '大专', '1 pass'],
    ['{ under: 大专 }', '大专', '0 fail'],
    ['{ over: 初中, under: 研究生 }', '高中', '1 pass'],
    ['{ atLeast: 大专 }', '', '0–1 undecided'],
    ['{ atLeast: 初中 }', '', '1 pass'],
    ['{ atLeast: 大专 }', '中专', '0–1 undecided'],
  ])('%s of %s: %s', async (where, education, expected) => {
    const report = await reportOn(rule(where), [post({ 学历: education })]);
    expect(said(report.verdicts[0] as (typeof report.verdicts)[number])).toBe(expected);
    expect(codesOf(report)).toEqual(education === '中专' ? ['unknown-value'] : []);
  });
});

describe('a cell of several values', () => {
  const rule = (where: string) => `{ per: town, count: posts-held, where: { body: ${where} }, atLeast: 1 }`;

  test.each([
    ['支委', '支委、村委', '1 pass'],
    ['支委', '村委;监委', '0 fail'],
    ['[支委, 监委]', '村委/监委', '1 pass'],
    ['{ not: 支委 }', '支委，村委', '0 fail'],
    ['{ not: 支委 }', '村委', '1 pass'],
    ['支委', '', '0–1 undecided'],
    ['支委', '支委、团委', '0–1 undecided'],
  ])('%s of %s: %s', async (where, body, expected) => {
    const report = await reportOn(rule(where), [post({ 组织: body })]);
    expect(said(report.verdicts[0] as (typeof report.verdicts)[number])).toBe(expected);
  });

  test('may be both, which two tests of an unknown cell do not forget', async () => {
    const both =
      '{ per: town, count: posts-held, where: { anyOf: [{ body: { not: 支委 } }, { body: { not: 村委 } }, { body: 监委 }] }, atLeast: 1 }';
    expect(await verdictsOf(both, post({ 组织: '' }))).toContain('甲镇 0–1 undecided');
    const one =
      '{ per: town, count: posts-held, where: { anyOf: [{ body: { not: 支委 } }, { body: 支委 }] }, atLeast: 1 }';
    expect(await verdictsOf(one, post({ 组织: '' }))).toContain('甲镇 1 pass');
  });
});

describe('columns of units', () => {
  test('make populations of units, of which a blank cell leaves one in doubt', async () => {
    const report = await reportOn('{ per: separate, count: posts-held, atLeast: 1 }', [
      post(),
      post({ 姓名: '李甲', 所在单位: '乙镇' }),
    ]);
    expect(report.verdicts.map((verdict) => `${verdict.group.path.at(-1)} ${said(verdict)}`)).toEqual([
      '甲镇 1 pass',
      '乙镇 1 undecided',
    ]);
    expect(noteCodesOf(report)).toContain('units-in-doubt');
  });

  test('are read of a record, along its unit', async () => {
    const rule = '{ per: town, count: posts-held, where: { unit.编制: { atLeast: 6 } }, atLeast: 1 }';
    expect(
      await verdictsOf(
        rule,
        post(),
        post({ 姓名: '李甲', 所在单位: '乙镇' }),
        post({ 姓名: '王甲', 所在单位: '丙街道' }),
      ),
    ).toEqual(['甲镇 0 fail', '乙镇 0–1 undecided', '丙街道 1 pass']);
  });

  test('are compared with those of the record', async () => {
    const rule =
      '{ per: town, share: posts-held, where: { ethnicity: { not: { same: unit.majority } } }, atLeast: 1/2 }';
    const [first, , third] = await verdictsOf(
      rule,
      post(),
      post({ 姓名: '张乙', 民族: '回族' }),
      post({ 姓名: '王甲', 所在单位: '丙街道', 民族: '回族' }),
    );
    expect([first, third]).toEqual(['甲镇 1/2 pass', '丙街道 0/1 fail']);
  });

  test('are one doubt for all people of the unit', async () => {
    const two = [
      post({ 所在单位: '乙镇', 民族: '汉族' }),
      post({ 姓名: '李乙', 所在单位: '乙镇', 民族: '回族' }),
    ];
    const same = (bound: string) =>
      `{ per: town, count: posts-held, where: { ethnicity: { same: unit.majority } }, ${bound} }`;
    // Nobody knows which of the two is of the majority, but not both can be.
    expect(await verdictsOf(same('atMost: 1'), ...two)).toContain('乙镇 0–1 pass');
    expect(await verdictsOf(same('atLeast: 1'), ...two)).toContain('乙镇 0–1 undecided');
    expect(await verdictsOf(same('atLeast: 2'), ...two)).toContain('乙镇 0–1 fail');
  });

  test('link a record to another unit than its own', async () => {
    const cadre = (written: Written) => ({ 姓名: '张甲', 出生年月: '1990.01', 所在镇街: '甲镇', ...written });
    const rule = '{ per: town, count: cadres-all, where: { home: { not: { same: unit } } }, atLeast: 1 }';
    const report = await reportOn(
      rule,
      [],
      [
        [
          cadre({ 原籍单位: '甲镇' }),
          cadre({ 姓名: '李甲', 所在镇街: '乙镇', 原籍单位: '丙街道' }),
          cadre({ 姓名: '王甲', 所在镇街: '丙街道', 原籍单位: '' }),
        ],
      ],
    );
    expect(report.verdicts.map(said)).toEqual(['0 fail', '1 pass', '0–1 undecided']);
  });

  test('come from a sheet of units among the files, or from --units, too', async () => {
    const directory = folder();
    const rules = rulebookFile(
      directory,
      `${RULEBOOK.replace('units: units.csv\n', '')}  rule: { per: separate, count: posts-held, atLeast: 1 }\n`,
    );
    const units = csvFile(directory, '单位.csv', rowsOf(UNITS));
    const posts = csvFile(directory, '1.csv', rowsOf([post()]));
    const among = await check([posts, units, '--rules', rules]);
    const given = await check([posts, '--units', units, '--rules', rules]);
    for (const { report } of [among, given])
      expect(report.verdicts.map(said)).toEqual(['1 pass', '0 undecided']);
  });
});

describe('fields over tables of the rulebook', () => {
  const withField = async (posts: readonly Written[]) => {
    const directory = folder();
    csvFile(directory, 'units.csv', rowsOf(UNITS));
    const text = `${RULEBOOK}  rule: { per: record, every: cadres-all, must: { held: { atLeast: 2 } } }
fields: { held: { for: cadres, count: posts, where: { body: [支委, 村委] } } }
`;
    const rules = rulebookFile(directory, text);
    const cadre = { 姓名: '张甲', 出生年月: '1990.01', 所在镇街: '甲镇' };
    const files = [csvFile(directory, '1.csv', rowsOf([cadre])), csvFile(directory, '2.csv', rowsOf(posts))];
    return (await check([...files, '--rules', rules])).report.verdicts.map(said);
  };

  test('look people up by their names and units', async () => {
    expect(await withField([post(), post({ 组织: '村委' })])).toEqual(['2 pass']);
    expect(await withField([post(), post({ 组织: '村委', 所在单位: '丙街道' })])).toEqual(['1 fail']);
    expect(await withField([post(), post({ 组织: '监委' })])).toEqual(['1 fail']);
    expect(await withField([post(), post({ 组织: '' })])).toEqual(['1–2 undecided']);
  });
});

describe('units as records', () => {
  const reportOnUnits = async (rule: string) =>
    (await reportOn(rule, [post()])).verdicts.map((verdict) => [verdict.group.path.at(-1), said(verdict)]);

  test('are counted by the register, one in doubt as such', async () => {
    expect(await reportOnUnits('{ count: separate, atLeast: 1 }')).toEqual([[undefined, '1–2 pass']]);
    expect(await reportOnUnits('{ share: separate, of: town, over: 1/3 }')).toEqual([
      [undefined, '1–2/3 undecided'],
    ]);
  });

  test('have a verdict each', async () => {
    expect(await reportOnUnits('{ per: record, every: town, must: { 编制: { atMost: 6 } } }')).toEqual([
      ['甲镇', '5 pass'],
      ['乙镇', '0–∞ undecided'],
      ['丙街道', '7 fail'],
    ]);
  });
});

describe('what two columns of a record say', () => {
  const datesRule = (where: string) => `
rulebook: dates
tables:
  terms:
    columns: { 姓名: person, 起: date, 止: date, 定额: number, 实有: number, 甲方: [红, 蓝], 乙方: [红, 蓝, 绿] }
populations: { terms-all: { from: terms } }
rules: { rule: { count: terms-all, where: ${where}, atLeast: 1 } }
`;
  const saidOf = async (where: string, written: Written) => {
    const directory = folder();
    const record = {
      姓名: '张甲',
      起: '2020.01.01',
      止: '2020.01.01',
      定额: '3',
      实有: '3',
      甲方: '红',
      乙方: '红',
      ...written,
    };
    const rules = rulebookFile(directory, datesRule(where));
    const { report } = await check([csvFile(directory, '1.csv', rowsOf([record])), '--rules', rules]);
    return report.verdicts.map(said);
  };

  test.each([
    ['{ 起: { same: 止 } }', {}, '1 pass'],
    ['{ 起: { same: 止 } }', { 止: '2020.01.02' }, '0 fail'],
    ['{ 起: { same: 止 } }', { 止: '2020' }, '0–1 undecided'],
    ['{ 起: { same: 止 } }', { 止: '2021' }, '0 fail'],
    ['{ 起: { same: 止 } }', { 起: '', 止: '' }, '0–1 undecided'],
    ['{ 起: { same: 止 }, 止: { since: 2020-02-01 } }', { 止: '2020' }, '0 fail'],
    ['{ anyOf: [{ 起: { same: 止 } }, { 止: { since: 2020-01-02 } }] }', { 止: '2020' }, '1 pass'],
    ['{ anyOf: [{ 起: { same: 止 } }, { 起: { not: { same: 止 } } }] }', { 起: '', 止: '' }, '1 pass'],
    ['{ 定额: { same: 实有 } }', {}, '1 pass'],
    ['{ 定额: { same: 实有 } }', { 实有: '2' }, '0 fail'],
    ['{ 定额: { not: { same: 实有 } } }', { 实有: '' }, '0–1 undecided'],
    ['{ 定额: { same: 实有 }, 实有: { over: 3 } }', { 实有: '' }, '0 fail'],
    ['{ 甲方: { same: 乙方 } }', { 乙方: '绿' }, '0 fail'],
    ['{ 甲方: { same: 乙方 } }', { 甲方: '', 乙方: '绿' }, '0 fail'],
    ['{ 甲方: { same: 乙方 } }', { 甲方: '' }, '0–1 undecided'],
  ])('%s of %j: %s', async (where, written, expected) => {
    expect(await saidOf(where, written)).toEqual([expected]);
  });
});

describe('what an author is told', () => {
  const problemsOf = async (text: string, language = 'en'): Promise<string> => {
    const directory = folder();
    const rules = rulebookFile(directory, text);
    const { code, stderr } = await run(['explain', 'rule', '--rules', rules, '--lang', language]);
    expect(code).toBe(2);
    return stderr;
  };

  test.each([
    ['tables: { posts: { columns: { start: dat } } }', ':2:31:', 'unknown type "dat"; did you mean "date"'],
    ['tables: { posts: { columns: { start: { title: 开始 } } } }', ':2:31:', 'the key "type" is missing'],
    [
      'tables: { posts: { key: [begin], columns: { start: date } } }',
      ':2:20:',
      'unknown column "begin" of posts',
    ],
    [
      'tables: { posts: { columns: { start: { type: date, titl: 开始 } } } }',
      ':2:52:',
      'did you mean "title"',
    ],
    [
      'tables: { posts: { columns: { on: { type: flag, blank: never } } } }',
      ':2:49:',
      'a column of dates is needed here',
    ],
    [
      'tables: { posts: { columns: { on: { type: flag, several: true } } } }',
      ':2:49:',
      '"several" can only be used together with',
    ],
    ['tables: { posts: { columns: { on: { type: [甲, 乙], blank: 丙 } } } }', ':2:51:', 'no value "丙"'],
    [
      'tables: { cadres: { columns: { birth: { type: date } } } }',
      ':2:41:',
      '"birth" is a built-in column of cadres',
    ],
    ['populations: { a: { from: post } }', ':2:21:', 'unknown population "post"'],
    ['fields: { a: { for: cadres, count: selections } }', ':2:11:', 'not linked to those of cadres'],
    ['fields: { a: { for: cadres, count: postings } }', ':2:29:', 'unknown table "postings"'],
    [
      'populations: { a: { from: cadres, where: { post: { atLeast: 主任 } } } }',
      ':2:52:',
      '"post" has no order',
    ],
    [
      'populations: { a: { from: cadres, where: { sex: { same: birth } } } }',
      ':2:51:',
      'hold different kinds of things',
    ],
    [
      'populations: { a: { from: cadres, where: { sex: { same: unit.sex } } } }',
      ':2:51:',
      'unknown column "unit.sex" of cadres',
    ],
    [
      'populations: { a: { from: units, where: { separate: true } } }',
      ':2:43:',
      'unknown column "separate" of units',
    ],
  ])('%s', async (text, place, told) => {
    const stderr = await problemsOf(`rulebook: r\n${text}\n`);
    expect(stderr).toContain(place);
    expect(stderr).toContain(told);
  });

  test('of a value that an ordered list lacks', async () => {
    const told = await problemsOf(
      'rulebook: r\nlists: { 学历: [大专, 本科] }\ntables: { cadres: { columns: { level: 学历 } } }\npopulations: { a: { from: cadres, where: { level: { atLeast: 本 } } } }\n',
      'zh-CN',
    );
    expect(told).toContain('这一列没有“本”这个值');
  });
});

describe('beside a check', () => {
  test('explain names columns by their headings', async () => {
    const directory = folder();
    csvFile(directory, 'units.csv', rowsOf(UNITS));
    const rules = rulebookFile(
      directory,
      `${RULEBOOK}  rule: { per: town, count: posts-held, where: { education: { atLeast: 大专 }, ethnicity: { not: { same: unit.majority } } }, atLeast: 1 }\n`,
    );
    const { stdout } = await run(['explain', 'rule', '--rules', rules]);
    expect(stdout).toContain('学历不低于大专且民族与所在单位·主体民族不同');
  });

  test('a template has a sheet of the table, which is read as one when it is filled in', async () => {
    const directory = folder();
    csvFile(directory, 'units.csv', rowsOf(UNITS));
    const rules = rulebookFile(
      directory,
      `${RULEBOOK}  rule: { per: town, count: posts-held, atLeast: 1 }\n`,
    );
    const path = join(directory, 'posts.xlsx');
    expect((await run(['template', 'posts', '--rules', rules, '-o', path])).code).toBe(0);
    const book = new exceljs.Workbook();
    await book.xlsx.load(readFileSync(path) as unknown as exceljs.Buffer);
    const sheet = book.getWorksheet('posts') as exceljs.Worksheet;
    expect((sheet.getRow(2).values as string[]).slice(1)).toEqual([
      ...['序号', '所在单位', '姓名', '身份证号', '出生年月', '民族', '学历', '班子', '任职至', '代理'],
    ]);
    const heads = sheet.getRow(2).values as string[];
    for (const [head, text] of Object.entries(post({ 班子: '支委' })))
      if (heads.includes(head)) sheet.getCell(3, heads.indexOf(head)).value = text;
    await book.xlsx.writeFile(path);
    const { report } = await check([path, '--rules', rules]);
    expect(report.verdicts.map(said)).toEqual(['1 pass', '0 fail', '0 fail']);
  });

  test('a configuration adds headings and values to the table, and is told of what it has not', async () => {
    const directory = folder();
    csvFile(directory, 'units.csv', rowsOf(UNITS));
    const rules = rulebookFile(
      directory,
      `${RULEBOOK}  rule: { per: town, count: posts-held, where: { education: 大专 }, atLeast: 1 }\n`,
    );
    const { 学历: _, ...rest } = post();
    const posts = csvFile(directory, '1.csv', rowsOf([{ ...rest, 文化水平: '专科' }]));
    const config = join(directory, 'config.yaml');
    writeFileSync(config, 'columns: { posts: { 学历: { heads: [文化水平], values: { 大专: [专科] } } } }\n');
    const { report } = await check([posts, '--rules', rules, '--config', config]);
    expect(said(report.verdicts[0] as (typeof report.verdicts)[number])).toBe('1 pass');
    writeFileSync(config, 'columns: { posts: { 学厉: { heads: [文化水平] } } }\n');
    const { code, stderr } = await run(['check', posts, '--rules', rules, '--config', config]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('config.yaml:1:21')]);
    expect(stderr).toContain('是不是想写“学历”');
  });
});
