import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Config, openConfig } from '../src/cli/config.ts';
import { configJsonSchema } from '../src/cli/config-grammar.ts';
import { makeFiles } from '../src/cli/files.ts';
import { BUILT_IN_TABLES } from '../src/roster/tables.ts';
import { check, csvFile, folder, run, verdictOf } from './support/program.ts';
import {
  codesOf,
  excelFile,
  idNumber,
  middle,
  noteCodesOf,
  rowsOf,
  rulebookFile,
  said,
  type Written,
} from './support/rosters.ts';

const NAME = 'cadre-audit.config.yaml';
const home = process.cwd();
afterEach(() => process.chdir(home));

/** A working directory with a configuration in it. */
function workIn(config: string): string {
  const directory = folder();
  writeFileSync(join(directory, NAME), config);
  process.chdir(directory);
  return directory;
}

const roster = (directory: string, ...records: Written[]) =>
  csvFile(directory, 'roster.csv', rowsOf(records.length > 0 ? records : [middle()]));

const SHARE = 'town-middle-35-share';

describe('defaults for the options', () => {
  test('the date: after --as-of, before the rulebook', async () => {
    const directory = workIn('asOf: 2019-06-30\n');
    const file = roster(directory);
    const { report } = await check([file]);
    expect([report.asOf, report.asOfSource]).toEqual(['2019-06-30', 'config']);
    expect(report.config).toEqual({ path: NAME, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(noteCodesOf(report)).toContain('config');
    const own = rulebookFile(
      directory,
      'rulebook: own\nasOf: 2020-01-31\npopulations: { all: { from: cadres } }\nrules:\n  one: { count: all, atLeast: 1 }\n',
    );
    expect((await check([file, '--rules', own])).report.asOf).toBe('2019-06-30');
    const given = (await check([file, '--as-of', '2018-12-31'])).report;
    expect([given.asOf, given.asOfSource]).toEqual(['2018-12-31', 'option']);
  });

  test('the rulebook and the register of units, named from where the configuration stands', async () => {
    const office = folder();
    rulebookFile(
      office,
      'rulebook: own\npopulations: { town: { from: units }, all: { from: cadres } }\nrules:\n  one: { per: town, count: all, atLeast: 1 }\n',
    );
    csvFile(office, 'units.csv', [
      ['单位代码', '单位名称', '单位类别', '上级单位'],
      ['1', '甲镇', '镇', '某县'],
    ]);
    const config = join(office, NAME);
    writeFileSync(config, 'rules: rules.yaml\nunits: units.csv\nasOf: 2019-06-30\n');
    const { report } = await check([roster(folder(), middle({ 所在镇街: '甲镇' })), '--config', config]);
    expect(report.rulebooks.map(({ id }) => id)).toEqual(['own']);
    expect(verdictOf(report, 'one', '甲镇').status).toBe('pass');
  });

  test('a configuration beside the roster, but not in the working directory, is not read', async () => {
    const elsewhere = folder();
    writeFileSync(join(elsewhere, NAME), 'asOf: 2001-01-01\n');
    process.chdir(folder());
    const { report } = await check([roster(elsewhere), '--as-of', '2019-06-30']);
    expect(report.config).toBeUndefined();
  });

  test('the language: after --lang, before LANG', async () => {
    workIn('language: en\n');
    expect((await run(['--help'])).stdout).toMatch(/^Usage:/);
    expect((await run(['--help', '--lang', 'zh-CN'])).stdout).toMatch(/^用法：/);
    expect((await run(['--help'], undefined, { LANG: 'zh_CN.UTF-8' })).stdout).toMatch(/^Usage:/);
  });
});

test.each([
  [{ LANG: 'en_US.UTF-8' }, 'Usage:'],
  [{ LANG: 'en_GB' }, 'Usage:'],
  [{ LANG: 'zh_CN.UTF-8' }, '用法：'],
  [{ LANG: 'C.UTF-8' }, '用法：'],
  [{ LANG: 'POSIX' }, '用法：'],
  [{ LANG: 'de_DE.UTF-8' }, '用法：'],
  [{}, '用法：'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'Usage:'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN' }, '用法：'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '' }, 'Usage:'],
])('the environment %j speaks %s', async (environment: Record<string, string>, first) => {
  process.chdir(folder());
  const { stdout } = await run(['--help'], undefined, environment);
  expect(stdout.startsWith(first)).toBe(true);
});

describe('headings and values', () => {
  const rows = [
    ['称呼', '生日', '所在镇街', '职务层次'],
    ['甲', '1990.01', '浒山街道', '股长'],
    ['乙', '1970.01', '浒山街道', '副股长'],
    ['丙', '1970.01', '浒山街道', '科员'],
  ];

  test('without a configuration no table is found', async () => {
    process.chdir(folder());
    const { code, stderr } = await run(['check', csvFile(folder(), 'a.csv', rows), '--as-of', '2019-06-30']);
    expect(code).toBe(2);
    expect(stderr).toContain('称呼');
  });

  test.each([
    ['by their Chinese names', ['干部', '姓名', '出生年月', '职务层次']],
    ['by the names of the program', ['cadres', 'name', 'birth', 'postLevel']],
  ])('are taken as the configuration says, %s', async (_, [table, name, birth, level]) => {
    const directory = workIn(`asOf: 2019-06-30
columns:
  ${table}:
    ${name}: { heads: 称呼 }
    ${birth}: { heads: [生日, 出生] }
    ${level}:
      values:
        中层正职: [正股, 股长]
        中层副职: 副股长
`);
    const { report } = await check([csvFile(directory, 'a.csv', rows)]);
    expect(said(verdictOf(report, SHARE, '浒山街道'))).toBe('1/2 pass');
    expect(codesOf(report).filter((code) => code !== 'no-record-for-unit')).toEqual([]);
  });

  test('a mark has forms of yes and no; a form wins over what would be unclear', async () => {
    const directory = workIn(`asOf: 2019-06-30
columns:
  干部:
    后备类型: { values: { 是: [正职人选（主职）], 否: [主职以外] } }
`);
    const villager = { 所在镇街: '观海卫镇', 所在村社: '五洞闸村', 职务: '委员', 出生年月: '1990.01' };
    const file = roster(
      directory,
      { 姓名: '甲', 后备类型: '正职人选（主职）', ...villager },
      { 姓名: '乙', 后备类型: '主职以外', ...villager },
    );
    expect(said(verdictOf((await check([file])).report, 'village-reserve', '五洞闸村委会'))).toBe('1 pass');
  });

  test('a heading of the configuration wins over a built-in one of another column', async () => {
    const directory = workIn('asOf: 2019-06-30\ncolumns: { 干部: { 出生年月: { heads: [职务] } } }\n');
    const file = csvFile(directory, 'a.csv', [
      ['姓名', '职务', '所在镇街', '职务层次'],
      ['甲', '1990.01', '浒山街道', '中层正职'],
    ]);
    expect(said(verdictOf((await check([file])).report, SHARE, '浒山街道'))).toBe('1/1 pass');
  });
});

describe('sheets', () => {
  const people = [
    ['姓名', '出生年月', '所在镇街', '职务层次'],
    ['甲', '1990.01', '浒山街道', '中层正职'],
  ];
  const old = [people[0] as string[], ['乙', '1960.01', '浒山街道', '中层正职']];

  test('whose name says that nobody on it serves any longer count, and that is said', async () => {
    const directory = workIn('asOf: 2019-06-30\n');
    const file = await excelFile(directory, '名单.xlsx', { 在职: people, 退休人员: old });
    const { report } = await check([file]);
    expect(said(verdictOf(report, SHARE, '浒山街道'))).toBe('1/2 pass');
    const notes = ({ notes: all }: typeof report) => all.filter(({ code }) => code === 'sheet-of-leavers');
    expect(notes(report).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^注意：.*《退休人员》 从表名看是不在职的人员，1条记录照样计入/),
    ]);
    workIn('asOf: 2019-06-30\nsheets: [{ sheet: 退休人员, leaveOut: true }]\n');
    expect(notes((await check([file])).report)).toEqual([]);
  });

  test('that are left out are not read, and that is said; what is in no file is said too', async () => {
    const directory = workIn(`asOf: 2019-06-30
sheets:
  - { sheet: 去年, leaveOut: true }
  - { file: 别的.xlsx, sheet: 表一, leaveOut: true }
`);
    const file = await excelFile(directory, '名单.xlsx', { 今年: people, 去年: old });
    const { report } = await check([file]);
    expect(said(verdictOf(report, SHARE, '浒山街道'))).toBe('1/1 pass');
    const notes = report.notes.map(({ message }) => message);
    expect(notes).toContainEqual(expect.stringMatching(/^按配置不读：.*名单\.xlsx《去年》。$/));
    expect(notes).toContainEqual(expect.stringContaining('别的.xlsx《表一》 不在本次的文件里'));
    const { stdout } = await run(['inspect', file]);
    expect(stdout).toContain('按配置不读：去年');
  });

  test('a whole file is left out by its name, wherever it lies', async () => {
    const directory = workIn('asOf: 2019-06-30\nsheets: [{ file: 旧.csv, leaveOut: true }]\n');
    const files = [csvFile(directory, '新.csv', people), csvFile(folder(), '旧.csv', old)];
    const { report } = await check(files);
    expect(said(verdictOf(report, SHARE, '浒山街道'))).toBe('1/1 pass');
  });

  /** A form whose first head is a column key to another table. */
  const form = [
    ['姓名', '职务', '职务层次'],
    ['（填表示例，不是名册）', '', ''],
    ['姓名', '出生年月', '职务层次'],
    ['甲', '1990.01', '中层正职'],
  ];

  test('the head stands where the configuration says', async () => {
    const directory = workIn(`asOf: 2019-06-30\nsheets: [{ sheet: 浒山街道, headRow: 3 }]\n`);
    const file = await excelFile(directory, '名单.xlsx', { 浒山街道: form });
    const { report } = await check([file]);
    expect(report.inputs[0]?.tables.map(({ headerRow, rows }) => [headerRow, rows])).toEqual([[3, 1]]);
    expect(said(verdictOf(report, SHARE, '浒山街道'))).toBe('1/1 pass');
  });

  test('a head of two rows', async () => {
    const directory = workIn(`asOf: 2019-06-30\nsheets: [{ sheet: 浒山街道, headRow: 2-3 }]\n`);
    const file = await excelFile(directory, '名单.xlsx', {
      浒山街道: [['某某名册'], ['姓名', '出生', '职务'], ['', '年月', '层次'], ['甲', '1990.01', '中层正职']],
    });
    expect(said(verdictOf((await check([file])).report, SHARE, '浒山街道'))).toBe('1/1 pass');
  });

  test('where there is no head, the sheet and the headings seen are named', async () => {
    const directory = workIn(`asOf: 2019-06-30\nsheets: [{ sheet: 浒山街道, headRow: 2 }]\n`);
    const file = await excelFile(directory, '名单.xlsx', { 浒山街道: form });
    const { code, stderr } = await run(['check', file]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/名单\.xlsx《浒山街道》 第2行不是能识别的表头（写的是：（填表示例，不是名册））/);
    writeFileSync(NAME, 'sheets: [{ sheet: 浒山街道, headRow: 99 }]\n');
    expect((await run(['check', file])).stderr).toMatch(/第99行没有文字，不是表头/);
  });
});

describe('headings of the configuration that no file has', () => {
  const told = '配置里的表头没有用到：称乎（姓名）；请核对。';
  const config = `asOf: 2019-06-30
columns: { 干部: { 姓名: { heads: [称乎, 称呼] } }, 培训记录: { 姓名: { heads: [学员] } } }
`;
  const rows = (name: string) => [
    [name, '出生年月', '所在镇街', '职务层次'],
    ['甲', '1990.01', '浒山街道', '中层正职'],
  ];

  test('are told of by check and inspect, tables that no file has aside', async () => {
    const directory = workIn(config);
    const file = csvFile(directory, 'a.csv', rows('称呼'));
    const { report } = await check([file]);
    expect(report.notes).toContainEqual({ code: 'heads-unused', message: told });
    expect((await run(['inspect', file])).stdout).toContain(told);
    const { notes } = JSON.parse((await run(['inspect', file, '-f', 'json'])).stdout);
    expect(notes).toEqual([{ code: 'heads-unused', message: told }]);
  });

  test('are all told of where no table is found', async () => {
    const file = csvFile(workIn(config), 'a.csv', rows('名'));
    const { code, stdout } = await run(['inspect', file]);
    expect(code).toBe(2);
    expect(stdout).toContain('配置里的表头没有用到：学员（姓名）、称乎（姓名）、称呼（姓名）；请核对。');
  });

  test('may be put together from a head of several rows', async () => {
    const file = csvFile(workIn('columns: { 干部: { 出生年月: { heads: [生辰日子] } } }\n'), 'a.csv', [
      ['姓名', '生辰', '职务', '所在镇街'],
      ['', '日子', '', ''],
      ['甲', '1990.01', '职员', '浒山街道'],
    ]);
    const { stdout } = await run(['inspect', file, '-f', 'json']);
    expect(JSON.parse(stdout).notes).toEqual([]);
  });
});

describe('birthFromId', () => {
  const cadres = [
    middle({ 姓名: '甲', 出生年月: '', 身份证号: idNumber('19900101', '011') }),
    middle({ 姓名: '乙', 出生年月: '1984', 身份证号: idNumber('19840101', '021') }),
    middle({ 姓名: '丙', 出生年月: '1960.01', 身份证号: idNumber('19900101', '031') }),
    middle({ 姓名: '丁', 出生年月: '1983', 身份证号: idNumber('19900101', '041') }),
  ];

  test('fills what is blank or partial, contradicts nothing that is written, and is said', async () => {
    const directory = workIn('asOf: 2019-06-30\nbirthFromId: true\n');
    const { report } = await check([roster(directory, ...cadres)]);
    // 甲 and 乙 from their ID numbers; 丙 as written; 丁's year agrees with no ID number and stays 1983.
    expect(said(verdictOf(report, SHARE, '浒山街道'))).toBe('2–3/4 pass');
    expect(report.notes.map(({ message }) => message)).toContainEqual(
      '假定：2行的出生年月空白、读不出或不到月，按配置（birthFromId）取自身份证号。',
    );
  });

  test('a cell that could not be read is said to be taken from there, and is in no doubt', async () => {
    const directory = workIn('asOf: 2019-06-30\nbirthFromId: true\n');
    const cadre = middle({ 出生年月: '1990.13', 身份证号: idNumber('19900101') });
    const { report } = await check([roster(directory, cadre)]);
    expect(said(verdictOf(report, SHARE, '浒山街道'))).toBe('1/1 pass');
    expect(report.dataIssues.filter(({ cell }) => cell !== undefined)).toMatchObject([
      { code: 'birth-from-id', severity: 'warning', cell: 'B2', value: '1990.13' },
    ]);
  });

  test('without it nothing is filled', async () => {
    const directory = workIn('asOf: 2019-06-30\nbirthFromId: false\n');
    const { report } = await check([roster(directory, ...cadres)]);
    expect(said(verdictOf(report, SHARE, '浒山街道'))).toBe('1–3/4 pass');
    expect(noteCodesOf(report)).not.toContain('births-from-ids');
  });
});

describe('mistakes are told with file, line and column, all of them', () => {
  test.each([
    ['rule: x\n', /config\.yaml:1:1: .*没有“rule”这个键，是不是想写“rules”/],
    ['asOf: 2019-13-01\n', /:1:1: .*“2019-13-01”不是日期/],
    ['language: fr\n', /:1:1: .*只能写：zh-CN、en/],
    ['sheets:\n  - { sheet: 一, leaveout: true }\n', /:2:\d+: .*没有“leaveout”这个键，是不是想写“leaveOut”/],
    ['sheets:\n  - { sheet: 一 }\n', /:2:\d+: .*要写且只写一个：leaveOut、headRow/],
    ['sheets:\n  - { leaveOut: true }\n', /:2:\d+: .*缺少“sheet”/],
    ['sheets:\n  - { sheet: 一, headRow: 三 }\n', /:2:\d+: .*“三”不是行号/],
    ['columns:\n  干步: {}\n', /:2:3: .*没有“干步”这个键，是不是想写“干部”/],
    ['columns:\n  干部:\n    出生年: {}\n', /:3:5: .*没有“出生年”这个键，是不是想写“出生年月”/],
    ['columns:\n  干部:\n    出生年月: { values: { 甲: 乙 } }\n', /:3:\d+: .*没有“values”这个键/],
    [
      'columns:\n  干部:\n    职务层次: { values: { 中层正: [股长] } }\n',
      /:3:\d+: .*没有“中层正”这个值，是不是想写“中层正职”/,
    ],
    ['columns:\n  干部:\n    成长档案: { values: { 有: [在册] } }\n', /:3:\d+: .*没有“有”这个值；有：是、否/],
    [
      'columns:\n  干部:\n    出生年月: { heads: [日期] }\n    职务: { heads: [日期] }\n',
      /:4:\d+: .*“日期”不能既指“出生年月”又指“职务”/,
    ],
    [
      'columns:\n  干部:\n    职务层次: { values: { 中层正职: [股长], 中层副职: [股长] } }\n',
      /:3:\d+: .*“股长”不能既指“中层正职”又指“中层副职”/,
    ],
    ['rules: [a\n', /:\d+:\d+: YAML 写法有误(?!.*全角)/],
    ['rules: x\nsheets：\n  - { sheet: 一 }\n', /:2:1: YAML.*这一行用了全角的“：”，请改用半角的“:”/],
    ['rules：x\n', /:1:1: .*这一行用了全角的“：”/],
    ['sheets:\n  - {sheet: 一，leaveOut: true}\n', /:2:\d+: YAML.*全角的“，”，请改用半角的“,”/],
    ['rule: "一：二" # 三，四\n', /是不是想写“rules”\n$/],
    ['rules: cixi-yung-cadres\n', /找不到规则集 cixi-yung-cadres，是不是想写“cixi-young-cadres”/],
    ['- a\n', /若干“键: 值”/],
  ])('%j', async (config, told) => {
    const directory = workIn(config);
    const { code, stdout, stderr } = await run(['check', roster(directory)]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(told);
  });

  test('several at once', async () => {
    const directory = workIn('ruels: x\nasOf: nie\nsheets:\n  - { sheet: 一 }\n');
    const { stderr } = await run(['check', roster(directory)]);
    expect(stderr.trim().split('\n')).toHaveLength(3);
  });

  test('a file that is not in UTF-8, be it the configuration or a rulebook', async () => {
    const gbk = Buffer.from([0x72, 0x3a, 0x20, 0xd6, 0xd0, 0x0a]);
    const directory = workIn('');
    const file = roster(directory);
    writeFileSync('own.yaml', gbk);
    expect((await run(['check', file, '--rules', 'own.yaml'])).stderr).toMatch(
      /^文件 own\.yaml 不是 UTF-8 编码/,
    );
    const { code, stderr } = await run(['check', file, '--config', 'own.yaml', '--lang', 'en']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^The file own\.yaml is not in UTF-8/)]);
  });

  test('a file that --config names must be there', async () => {
    process.chdir(folder());
    const { code, stderr } = await run(['check', roster(folder()), '--config', 'nirgends.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain('nirgends.yaml');
  });
});

test.each(['', '# nothing\n', 'columns:\nsheets:\nrules:\n', 'columns:\n  干部:\n    姓名:\n'])(
  'a file that says nothing changes nothing: %j',
  async (config) => {
    const directory = workIn(config);
    const { code, report } = await check([roster(directory), '--as-of', '2019-06-30']);
    expect([code, verdictOf(report, SHARE, '浒山街道').status]).toEqual([0, 'pass']);
  },
);

describe('inspect --write-config proposes a configuration', () => {
  const rows = [
    ['填报单位：浒山街道'],
    ['序号', '姓名', '出生年月（公历）', '职务层级', '证件', '任职', '手机', '性别'],
    ['1', '甲', '1990.01', '股长', idNumber('19900101'), '', '1', '男'],
    ['2', '乙', '1985.02', '副股长', idNumber('19850201'), '', '1', '男'],
    ['3', '丙', '1970.03', '股长', idNumber('19700301'), '', '1', '男'],
  ];

  /** The proposal for files, and the working directory it was written in. */
  async function proposal(...files: string[]): Promise<string> {
    process.chdir(folder());
    const { code, stderr } = await run(['inspect', ...files, '--as-of', '2019-06-30', '--write-config']);
    expect([code, stderr]).toEqual([0, `已拟出配置文件 ${NAME}，请核对后使用。\n`]);
    return readFileSync(NAME, 'utf8');
  }

  test('that changes no reading before people have decided', async () => {
    const file = csvFile(folder(), '名单.csv', rows);
    const before = (await run(['inspect', file, '--as-of', '2019-06-30'])).stdout;
    await proposal(file);
    expect((await run(['inspect', file])).stdout).toBe(before);
  });

  test('names the columns that headings are like, by their words or by their cells', async () => {
    const text = await proposal(csvFile(folder(), '名单.csv', rows));
    expect(text).toContain('“职务层级”没有采用，像是“职务层次”');
    expect(text).toContain('“证件”没有采用，像是“身份证号”');
    expect(text).toContain('还有没有采用的表头：任职。');
    expect(text).not.toMatch(/手机|序号/);
    expect(text).toMatch(/^asOf: 2019-06-30$/m);
  });

  test('what was decided on is read so', async () => {
    const file = csvFile(folder(), '名单.csv', rows);
    await proposal(file);
    const decide = (line: string | RegExp, decided: string) => {
      const text = readFileSync(NAME, 'utf8');
      expect(text).toMatch(line);
      writeFileSync(NAME, text.replace(line, decided));
    };
    decide('# heads: [职务层级]', 'heads: [职务层级]');
    const { stdout } = await run(['inspect', file]);
    expect(stdout).toContain('D 职务层级 的其他写法（不在已知的值之内）：股长 × 2，副股长 × 1');
    const { code } = await run(['inspect', file, '--write-config', 'second.yaml']);
    expect(code).toBe(0);
    writeFileSync(NAME, readFileSync('second.yaml', 'utf8'));
    expect(readFileSync(NAME, 'utf8')).toMatch(/^ {6}heads: \[职务层级\]$/m);
    // Lines taken over without a decision are refused.
    const taken = readFileSync(NAME, 'utf8').replace(/# (中层[正副]职)/g, '$1');
    writeFileSync(NAME, taken);
    expect((await run(['check', file])).stderr).toContain('“哪一个”不能既指“中层正职”又指“中层副职”');
    decide('中层正职: [哪一个]', '中层正职: [股长]');
    decide('中层副职: [哪一个]', '中层副职: [副股长]');
    expect(said(verdictOf((await check([file])).report, SHARE, '浒山街道'))).toBe('2/3 pass');
  });

  test('a sheet that is read in spite of its name is carried over as it was said', async () => {
    const file = await excelFile(folder(), '名单.xlsx', {
      说明: [
        ['姓名', '出生年月', '所在镇街', '职务层次'],
        ['甲', '1990.01', '浒山街道', '中层正职'],
      ],
    });
    const text = await proposal(file).catch(() => readFileSync(NAME, 'utf8'));
    expect(text).toContain('# - {file: 名单.xlsx, sheet: 说明, leaveOut: false}');
    writeFileSync(
      NAME,
      text.replace('# - {file: 名单.xlsx, sheet: 说明, leaveOut: false}', '- {sheet: 说明, leaveOut: false}'),
    );
    expect((await run(['inspect', file, '--write-config', 'second.yaml'])).code).toBe(0);
    expect(readFileSync('second.yaml', 'utf8')).toMatch(/^ {2}- \{sheet: 说明, leaveOut: "?false"?\}$/m);
    const { report } = await check([file, '--config', 'second.yaml', '--as-of', '2019-06-30']);
    expect(said(verdictOf(report, SHARE, '浒山街道'))).toBe('1/1 pass');
  });

  test('a sheet without a table: to be left out, or to be read otherwise', async () => {
    const file = await excelFile(folder(), '名单.xlsx', {
      表: [
        ['姓名', '出生年月', '所在镇街'],
        ['甲', '1990.01', '浒山街道'],
      ],
      "it's #1, 表": [['项目', '要求']],
    });
    const text = await proposal(file);
    expect(text).toContain("名单.xlsx《it's #1, 表》 里没有找到表，看到的表头：项目、要求");
    writeFileSync(NAME, text.replace(/# (- .*leaveOut)/, '$1'));
    const { stdout } = await run(['inspect', file]);
    expect(stdout).toContain("按配置不读：it's #1, 表");
  });

  test('where no table is found at all, what was seen is shown, proposed, and the exit code is 2', async () => {
    process.chdir(folder());
    const file = csvFile(folder(), '表.csv', [['称呼', '生日', '所在镇街']]);
    const { code, stdout, stderr } = await run(['inspect', file, '--write-config', 'own.yaml']);
    expect(code).toBe(2);
    expect(stdout).toContain('看到的表头：称呼、生日、所在镇街');
    expect(stderr).toContain('没有可识别的表');
    expect(readFileSync('own.yaml', 'utf8')).toContain('# - {file: 表.csv, leaveOut: true}');
  });

  test('a sheet whose headings are not known: the row they stand in, and what each is like', async () => {
    process.chdir(folder());
    const people = ['甲', '乙', '丙'].map((name, index) => [name, `19${index + 7}0.01`, '浒山街道', '', '']);
    const file = csvFile(folder(), '表.csv', [
      ['花名册'],
      [],
      [],
      ['称呼', '哪天出生', '所在镇街', '职务层级', '特长'],
      ...people,
    ]);
    await run(['inspect', file, '--write-config', 'own.yaml']);
    const text = readFileSync('own.yaml', 'utf8');
    expect(text).toContain('# - {file: 表.csv, headRow: 4}');
    expect(text).toContain(
      '    # 表.csv 里没有认得的姓名列，请写明姓名在哪一个表头下面：\n    姓名:\n      # heads: [哪一个]\n',
    );
    expect(text).toMatch(/出生年月:\n {6}# heads: \[哪天出生\]/);
    expect(text).toMatch(/职务层次:\n {6}# heads: \[职务层级\]/);
    expect(text).toContain('还有没有采用的表头：称呼、特长。');
    const decided = text
      .replace('# heads: [哪一个]', 'heads: [称呼]')
      .replace('# heads: [哪天', 'heads: [哪天');
    writeFileSync('own.yaml', decided);
    expect((await run(['inspect', file, '--config', 'own.yaml'])).code).toBe(0);
  });

  const CONFIGS = [
    '',
    'rules: cixi-young-cadres\nasOf: 2019-06-30\nlanguage: zh-CN\nbirthFromId: true\nunits: 单位.csv\n',
    'sheets:\n  - { sheet: "it\'s #1: 表", leaveOut: true }\n  - { file: a.xlsx, sheet: 二, headRow: 3-4 }\n  - { file: b.csv, headRow: 2 }\n',
    'columns:\n  干部:\n    姓名: { heads: [称呼, "名: 字", "称\\n谓"] }\n    职务层次: { heads: [职务层级], values: { 中层正职: [股长, 985], 中层副职: 副股长 } }\n    优秀年轻干部: { values: { 是: [入选], 否: ["- #"] } }\n  trainings:\n    course: { heads: 课名 }\n  单位:\n    name: { heads: 全名 }\n',
  ];

  test.each(CONFIGS)('what a configuration says is carried over: %j', async (config) => {
    workIn(config);
    csvFile('.', '单位.csv', [
      ['单位代码', '单位名称', '单位类别', '上级单位'],
      ['1', '浒山街道', '街道', '某县'],
    ]);
    const file = csvFile(folder(), '名单.csv', rows);
    const before = await openConfig(undefined, makeFiles());
    const refused = await run(['inspect', file, '--write-config']);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      `${NAME} 已经存在，没有写入；请换一个文件名，或加 --force 覆盖。\n`,
    ]);
    expect((await run(['inspect', file, '--write-config', '--force'])).code).toBe(0);
    const after = await openConfig(undefined, makeFiles());
    expect(restOf(after)).toEqual(restOf(before));
    const first = readFileSync(NAME, 'utf8');
    await run(['inspect', file, '--write-config', '--force']);
    expect(readFileSync(NAME, 'utf8')).toBe(first);
  });

  /** All that a configuration says, without the file that says it. */
  const restOf = ({ vocabularyOf, used: _, ...rest }: Config) => ({
    ...rest,
    additions: Object.fromEntries(
      [...vocabularyOf(BUILT_IN_TABLES).additions].flatMap(([table, columns]) =>
        columns.size > 0 ? [[table, Object.fromEntries(columns)]] : [],
      ),
    ),
  });

  test('new headings stand as comments among those that are said; paths are seen from the new file', async () => {
    workIn('units: 单位.csv\ncolumns: { 干部: { 职务层次: { heads: [层级] } } }\n');
    csvFile('.', '单位.csv', [
      ['单位代码', '单位名称', '单位类别', '上级单位'],
      ['1', '浒山街道', '街道', '某县'],
    ]);
    const file = csvFile(folder(), '名单.csv', rows);
    await run(['inspect', file, '--write-config', 'sub/own.yaml']);
    const text = readFileSync('sub/own.yaml', 'utf8');
    expect(text).toContain('    职务层次:\n      heads:\n        - 层级\n        # - 职务层级\n');
    expect(text).toMatch(/^units: \.\.\/单位\.csv$/m);
    expect(text).toMatch(/^# rules: cixi-young-cadres$/m);
    expect(text).toMatch(/^# language: zh-CN$/m);
  });

  test('a roster is never written over, not even with --force', async () => {
    process.chdir(folder());
    const file = csvFile('.', '名单.csv', rows);
    const { code, stderr } = await run(['inspect', file, '--write-config', file, '--force']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('就是输入文件')]);
  });

  test('nothing that stands there is overwritten without --force', async () => {
    process.chdir(folder());
    const file = csvFile(folder(), '名单.csv', rows);
    writeFileSync('own.yaml', 'mine');
    const refused = await run(['inspect', file, '--write-config', 'own.yaml']);
    expect([refused.code, refused.stdout, readFileSync('own.yaml', 'utf8')]).toEqual([2, '', 'mine']);
    expect((await run(['inspect', file, '--write-config', 'own.yaml', '--force'])).code).toBe(0);
    expect(readFileSync('own.yaml', 'utf8')).toContain('职务层次');
  });

  test('in English', async () => {
    process.chdir(folder());
    const file = csvFile(folder(), '名单.csv', rows);
    await run(['inspect', file, '--write-config', '--lang', 'en']);
    const text = readFileSync(NAME, 'utf8');
    expect(text).toContain('"职务层级" was not taken; it is like "职务层次"');
    expect(text).toMatch(/^language: en$/m);
  });
});

test('a report is never written over the configuration', async () => {
  const directory = workIn('asOf: 2019-06-30\n');
  const { code, stderr } = await run(['check', roster(directory), '-f', `csv=${NAME}`]);
  expect(code).toBe(2);
  expect(stderr).toContain('不能覆盖');
});

test('the JSON Schema for editors is the one that is shipped', async () => {
  const schema = `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
  await expect(schema).toMatchFileSnapshot('../docs/cadre-audit.config.schema.json');
});
