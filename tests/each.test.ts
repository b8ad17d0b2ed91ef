import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportSchema } from '../src/render/report-schema.ts';
import { type JsonSubmissions, submissionsSchema } from '../src/render/submissions-schema.ts';
import { check, csvFile, folder, run, verdictOf } from './support/program.ts';

const SHARE = 'town-middle-35-share';
const HEADS = ['姓名', '出生年月', '所在镇街', '职务层次'];
const AS_OF = ['--as-of', '2019-06-30'];

const chief = (name: string, birth: string, town: string): string[] => [name, birth, town, '中层正职'];
/** A town that keeps the rule (young chiefs), and one that does not. */
const good = (town: string): string[][] => [
  HEADS,
  chief('张三', '1990.01', town),
  chief('李四', '1991.01', town),
];
const bad = (town: string): string[][] => [
  HEADS,
  chief('王五', '1970.01', town),
  chief('赵六', '1971.01', town),
];
const unclear = (town: string): string[][] => [HEADS, chief('孙七', '', town)];

async function each(
  paths: readonly string[],
  ...more: string[]
): Promise<{ code: number; summary: JsonSubmissions; stderr: string }> {
  const { code, stdout, stderr } = await run(['check', '--each', ...paths, ...AS_OF, '-f', 'json', ...more]);
  const summary = submissionsSchema.parse(JSON.parse(stdout));
  expect(summary.exitCode).toBe(code);
  return { code, summary, stderr };
}

/** A register of three towns. */
function register(directory: string): string[] {
  const units = csvFile(directory, 'units.csv', [
    ['单位代码', '单位名称', '单位类别', '上级单位'],
    ...['甲镇', '乙镇', '丙镇'].map((name, index) => [`${index + 1}`, name, '镇', '']),
    ['4', '东村', '村', '甲镇'],
  ]);
  return ['--units', units];
}

describe('--each', () => {
  test('each file is judged as alone with --unit, within the unit that sent it', async () => {
    const here = folder();
    const files = [csvFile(here, 'a.csv', good('浒山街道')), csvFile(here, 'b.csv', bad('观海卫镇'))];
    const { summary } = await each(files);
    expect(summary.files.map(({ path, unit, recordsOutside }) => [path, unit, recordsOutside])).toEqual([
      [files[0], ['浒山街道'], 0],
      [files[1], ['观海卫镇'], 0],
    ]);
    for (const [index, unit] of ['浒山街道', '观海卫镇'].entries()) {
      const alone = await check([files[index] as string, ...AS_OF, '--unit', unit]);
      expect(summary.files[index]?.report).toEqual(alone.report);
    }
    const [first, second] = summary.files.map(({ report }) => reportSchema.parse(report));
    expect(verdictOf(first!, SHARE, '浒山街道').status).toBe('pass');
    expect(verdictOf(second!, SHARE, '观海卫镇').status).toBe('fail');
  });

  test.each<[string, (town: string) => string[][], number, string]>([
    ['one that keeps all', good, 0, 'pass'],
    ['one that fails', bad, 1, 'fail'],
    ['one that nobody can tell', unclear, 3, 'undecided'],
  ])('one exit code beside a good file: %s', async (_, rows, code, status) => {
    const here = folder();
    const rules = join(here, 'rules.yaml');
    writeFileSync(
      rules,
      `rulebook: one
populations:
  town: { from: units, where: { kind: [镇] } }
  chiefs: { from: cadres, where: { tier: 镇街 } }
rules:
  share: { per: town, share: chiefs, where: { age: { atMost: 35 } }, atLeast: 20% }
`,
    );
    const files = [csvFile(here, 'a.csv', good('甲镇')), csvFile(here, 'b.csv', rows('乙镇'))];
    const result = await each(files, '--rules', rules, ...register(here));
    expect([result.code, result.summary.files.map((file) => file.status)]).toEqual([code, ['pass', status]]);
  });

  test('a file that cannot be read is named, the others are reported, and the exit code is 2', async () => {
    const here = folder();
    const broken = join(here, 'broken.xlsx');
    writeFileSync(broken, 'PK\u0003\u0004');
    const { code, summary, stderr } = await each([broken, csvFile(here, 'b.csv', bad('观海卫镇'))]);
    expect([code, stderr]).toEqual([2, '']);
    expect(summary.files.map(({ status, problems }) => [status, problems?.map((each) => each.code)])).toEqual(
      [
        ['notMade', ['file-damaged']],
        ['fail', undefined],
      ],
    );
    expect(summary.files[0]?.problems?.[0]?.message).toContain(broken);
  });

  test('towns of the register that sent nothing are missing; a village sends for its town', async () => {
    const here = folder();
    const village = csvFile(here, 'v.csv', [
      ['姓名', '出生年月', '所在镇街', '所在村社', '职务'],
      ['张三', '1990.01', '甲镇', '东村', '书记'],
    ]);
    const files = [village, csvFile(here, 'b.csv', bad('乙镇'))];
    const { summary } = await each(files, ...register(here));
    expect([summary.files.map(({ unit }) => unit), summary.missing]).toEqual([
      [['甲镇', '东村'], ['乙镇']],
      ['丙镇'],
    ]);
  });

  test('what the contract does not allow is no summary', async () => {
    const here = folder();
    const broken = join(here, 'c.xlsx');
    writeFileSync(broken, 'PK\u0003\u0004');
    const files = [csvFile(here, 'a.csv', good('甲镇')), broken];
    const { summary } = await each(files, ...register(here));
    const [made, notMade] = summary.files;
    const isAllowed = (changed: object) => submissionsSchema.safeParse({ ...summary, ...changed }).success;
    expect(isAllowed({})).toBe(true);
    expect(isAllowed({ more: 1 })).toBe(false);
    expect(isAllowed({ exitCode: 0 })).toBe(false);
    expect(isAllowed({ asOf: '2019-07-01' })).toBe(false);
    expect(isAllowed({ files: [{ ...made, more: 1 }, notMade] })).toBe(false);
    expect(isAllowed({ files: [{ ...made, report: null }, notMade] })).toBe(false);
    expect(isAllowed({ files: [made, { ...notMade, problems: undefined }] })).toBe(false);
  });

  test('records of other units are counted and not judged; a file of several units alone is judged whole', async () => {
    const here = folder();
    const mixed = csvFile(here, 'mixed.csv', [...good('浒山街道'), chief('周八', '1970.01', '观海卫镇')]);
    const titled = csvFile(here, 'titled.csv', [
      ['填报单位：浒山街道', '', '', ''],
      ...good('浒山街道'),
      chief('周八', '1970.01', '观海卫镇'),
    ]);
    const { summary } = await each([mixed, titled]);
    expect(summary.files.map(({ unit, recordsOutside }) => [unit, recordsOutside])).toEqual([
      [null, 0],
      [['浒山街道'], 1],
    ]);
    const towns = (index: number) =>
      reportSchema
        .parse(summary.files[index]?.report)
        .verdicts.filter(({ rule }) => rule === SHARE)
        .map(({ group }) => group.path[0]);
    expect(towns(1)).toEqual(['浒山街道']);
    expect(towns(0)).toContain('浒山街道');
    expect(towns(0)).toContain('观海卫镇');
  });

  test('the table says who sent, twice or not at all, at 80 columns', async () => {
    const here = folder();
    const files = ['a.csv', 'b.csv'].map((name) => csvFile(here, name, bad('甲镇')));
    const broken = join(here, 'c.xlsx');
    writeFileSync(broken, 'PK\u0003\u0004');
    const { stdout } = await run(['check', '--each', ...files, broken, ...AS_OF, ...register(here)], 80);
    expect(stdout).toContain('甲镇报送了2份：a.csv、b.csv');
    expect(stdout).toContain('未报送（2个）：乙镇、丙镇。');
    expect(stdout).toContain('共3个文件：合格0，不合格2，无法判定0，未能审核1。');
  });

  test('a folder takes a report a file, in any format; nothing is written where one cannot be', async () => {
    const here = folder();
    const files = [csvFile(here, 'a.csv', good('浒山街道')), csvFile(folder(), 'a.csv', bad('观海卫镇'))];
    const out = join(here, 'out/');
    const { stdout } = await run([
      'check',
      '--each',
      ...files,
      ...AS_OF,
      '-f',
      `xlsx=${out}`,
      '-f',
      `csv=${out}`,
      '-f',
      'table',
    ]);
    expect(readdirSync(out).sort()).toEqual(['a-2.csv', 'a-2.xlsx', 'a.csv', 'a.xlsx']);
    expect(readFileSync(join(out, 'a-2.csv'), 'utf8')).toContain('观海卫镇');
    expect(stdout).toContain('报送情况');
  });

  test('an ID number in the name of a file is not shown whole', async () => {
    const here = folder();
    const { summary } = await each([csvFile(here, '339999198603121019.csv', good('浒山街道'))]);
    expect(summary.files[0]?.path).toMatch(/339999\*+19\.csv$/);
  });

  test('the data issues of each file are a workbook of their own beside its report', async () => {
    const here = folder();
    const out = join(here, 'out/');
    const file = csvFile(here, 'a.csv', [...good('浒山街道'), chief('周八', '不详', '浒山街道')]);
    await run(['check', '--each', file, ...AS_OF, '-f', `issues=${out}`, '-f', `xlsx=${out}`]);
    expect(readdirSync(out).sort()).toEqual(['a.issues.xlsx', 'a.xlsx']);
  });

  test('a folder is gone into, and the reports that an earlier run left there are none of its files', async () => {
    const here = folder();
    csvFile(here, 'a.csv', good('浒山街道'));
    csvFile(here, 'b.csv', bad('观海卫镇'));
    await run(['check', '--each', here, ...AS_OF, '-f', `xlsx=${join(here, 'reports/')}`]);
    const { summary } = await each([here]);
    expect(summary.files.map(({ path }) => path)).toEqual([join(here, 'a.csv'), join(here, 'b.csv')]);
  });

  test.each([
    [['-f', 'xlsx=out.xlsx'], '每个文件一份 xlsx 报告'],
    [['-f', 'csv'], '每个文件一份 csv 报告'],
    [['--unit', '浒山街道'], '--each 和 --unit 不能同时使用'],
  ])('%j does not go with --each', async (options, sentence) => {
    const here = folder();
    const file = csvFile(here, 'a.csv', good('浒山街道'));
    const { code, stdout, stderr } = await run(['check', '--each', file, ...AS_OF, ...options]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(existsSync('out.xlsx')).toBe(false);
  });

  test('a report is not written over a roster that was read', async () => {
    const here = folder();
    const file = csvFile(here, 'a.csv', good('浒山街道'));
    const { code, stderr } = await run(['check', '--each', file, ...AS_OF, '-f', `csv=${here}/`]);
    expect(code).toBe(2);
    expect(stderr).toContain('就是输入文件');
    expect(readFileSync(file, 'utf8')).toContain('张三');
  });
});
