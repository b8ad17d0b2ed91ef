import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { submissionsSchema } from '../src/render/submissions-schema.ts';
import { displayWidth } from '../src/render/width.ts';
import { check, csvFile, folder, run, verdictOf } from './support/program.ts';
import { idNumber } from './support/rosters.ts';
import { rowsOfSheet, written } from './support/small-rulebook.ts';

/** `check --headroom`: how many of those counted may leave before a rule that passes breaks. */

const PARTS = `
tables: { units: { columns: { 编制: integer } } }
populations:
  town: { from: units, where: { kind: 镇 } }
  members: { from: cadres }
  women: { from: cadres, where: { sex: 女 } }
  young: { from: cadres, where: { age: { atMost: 35 } } }`;

const UNITS = `
单位代码 单位名称 单位类别 上级单位 编制
1 某县 县 - -
2 甲镇 镇 某县 5
3 乙镇 镇 某县 -`;

/** Four women of six in 甲镇, one of two in 乙镇. */
const ROSTER = `
姓名 性别 出生年月 所在镇街
甲甲 女 1990.01 甲镇
甲乙 女 1990.02 甲镇
甲丙 女 1960.03 甲镇
甲丁 女 1960.04 甲镇
甲戊 男 1960.05 甲镇
甲己 男 1960.06 甲镇
乙甲 女 1990.01 乙镇
乙乙 男 1960.02 乙镇`;

const args = (rules: string, roster = ROSTER, units = UNITS): string[] => [
  ...written(`${PARTS}\nrules:\n${rules}`, [roster], units),
  '--headroom',
];

/** What is said of a rule in 甲镇: a number, or the code of why there is none. */
async function headroomOf(rule: string, roster?: string, more = '') {
  const parts = `${PARTS}${more}\nrules: { rule: ${rule} }`;
  const { report } = await check([...written(parts, [roster ?? ROSTER], UNITS), '--headroom']);
  const { headroom, status } = verdictOf(report, 'rule', '甲镇');
  return headroom ? (headroom.departures ?? headroom.reason?.code) : status;
}

describe('the number', () => {
  test('of a share: both sides shrink; of 100 %: all but one', async () => {
    expect(await headroomOf('{ per: town, share: women, of: members, atLeast: 1/3 }')).toBe(3);
    expect(await headroomOf('{ per: town, share: women, of: members, atLeast: 1/2 }')).toBe(2);
    expect(await headroomOf('{ per: town, share: women, of: members, atLeast: 60% }')).toBe(1);
    expect(await headroomOf('{ per: town, share: women, of: members, atLeast: 2/3 }')).toBe(0);
    expect(await headroomOf('{ per: town, every: members, must: { age: { atLeast: 20 } } }')).toBe(5);
    const emptied = '{ per: town, every: members, must: { age: { atLeast: 20 } }, whenEmpty: pass }';
    expect(await headroomOf(emptied)).toBe('unbreakable');
  });

  test('of a count; of one between two bounds only the floor matters; a ceiling alone has none', async () => {
    expect(await headroomOf('{ per: town, count: women, atLeast: 1 }')).toBe(3);
    expect(await headroomOf('{ per: town, count: women, atLeast: 4, atMost: 5 }')).toBe(0);
    expect(await headroomOf('{ per: town, count: women, over: 1, under: 9 }')).toBe(2);
    expect(await headroomOf('{ per: town, count: women, atMost: 5 }')).toBe('unbreakable');
    expect(await headroomOf('{ per: town, share: women, of: members, atMost: 5/6 }')).toBe('unbreakable');
    expect(await headroomOf('{ per: town, count: women, atMost: 编制 }')).toBe('unbreakable');
    expect(await headroomOf('{ per: town, count: women, parity: even }')).toBe(0);
  });

  test('of a part of a column of the unit: that does not shrink', async () => {
    expect(await headroomOf('{ per: town, share: women, of: 编制, atLeast: 60% }')).toBe(1);
  });

  test('of an average: who leaves are those who hold it', async () => {
    // 29, 29, 59, 59, 59, 59: without one of the young ones 53, without both 59; of nobody there is none.
    expect(await headroomOf('{ per: town, average: age, of: members, atMost: 52 }')).toBe(0);
    expect(await headroomOf('{ per: town, average: age, of: members, atMost: 53 }')).toBe(1);
    expect(await headroomOf('{ per: town, average: age, of: members, atMost: 60 }')).toBe(5);
  });

  test('of figures: whoever leaves either number', async () => {
    const figures = '\n  men: { from: cadres, where: { sex: 男 } }';
    expect(await headroomOf('{ per: town, gap: [women, men], atMost: 3 }', undefined, figures)).toBe(1);
  });

  test('beside a number of the previous roster, which stays as it was', async () => {
    const parts = `${PARTS}
  members-before: { from: cadres, roster: previous }
  women-before: { from: cadres, where: { sex: 女 }, roster: previous }
figures: { rate: { share: women-before, of: members-before } }
rules: { rule: { per: town, share: women, of: members, over: rate } }`;
    const before = csvFile(folder(), 'before.csv', [
      ['姓名', '性别', '出生年月', '所在镇街'],
      ...['女', '男', '男'].map((sex, index) => [`前${'甲乙丙'[index]}`, sex, '1970.01', '甲镇']),
    ]);
    const { report } = await check([...written(parts, [ROSTER], UNITS), '--previous', before, '--headroom']);
    // 4/6 > 1/3, 2/4 > 1/3, but not 1/3.
    expect(verdictOf(report, 'rule', '甲镇').headroom?.departures).toBe(2);
  });

  test('of linked records: who leaves takes theirs along', async () => {
    const parts = `fields: { courses: { for: cadres, count: trainings } }${PARTS}
rules: { rule: { per: town, share: women, where: { courses: { atLeast: 1 } }, of: members, atLeast: 1/4 } }`;
    const trainings = `
姓名 培训班次 培训天数 开班日期
甲甲 班 1 2019-01-01
甲乙 班 1 2019-01-01
甲丙 班 1 2019-01-01`;
    const { report } = await check([...written(parts, [ROSTER, trainings], UNITS), '--headroom']);
    // 3/6, 2/5 and 1/4 hold, 0/3 does not.
    expect(verdictOf(report, 'rule', '甲镇').headroom?.departures).toBe(2);
  });

  test('a rule that a guard lets go is not broken', async () => {
    expect(
      await headroomOf('{ per: town, count: women, atLeast: 3, when: { members: { atLeast: 6 } } }'),
    ).toBe('unbreakable');
    expect(
      await headroomOf('{ per: town, count: women, atLeast: 3, when: { members: { atLeast: 5 } } }'),
    ).toBe('unbreakable');
    expect(
      await headroomOf('{ per: town, count: women, atLeast: 3, when: { members: { atLeast: 4 } } }'),
    ).toBe(1);
    expect(
      await headroomOf('{ per: town, count: women, atLeast: 2, exempt: { members: { atMost: 3 } } }'),
    ).toBe('unbreakable');
  });

  test('is that of the worst reading of the cells that are not known', async () => {
    const roster = ROSTER.replace('甲丁 女', '甲丁 -').replace('甲己 男', '甲己 -');
    expect(await headroomOf('{ per: town, count: women, atLeast: 1 }', roster)).toBe(2);
    expect(await headroomOf('{ per: town, share: women, of: members, atLeast: 1/3 }', roster)).toBe(1);
  });

  test('stands with what passes alone', async () => {
    const { report } = await check(args('  rule: { per: town, count: young, atLeast: 2 }'));
    expect(verdictOf(report, 'rule', '甲镇').headroom).toEqual({ departures: 0, breaksOn: null });
    const failed = verdictOf(report, 'rule', '乙镇');
    expect([failed.status, failed.shortfall, failed.headroom]).toEqual(['fail', 1, undefined]);
  });
});

describe('where it is no number, the reason is', () => {
  test.each([
    ['record', '{ per: record, every: members, must: { age: { atLeast: 20 } } }'],
    ['units', '{ share: town, where: { 编制: { atLeast: 1 } }, of: town, atLeast: 20% }'],
    ['values', '{ per: town, distinct: sex, of: members, atLeast: 2 }'],
    ['unbreakable', '{ per: town, unique: [person], of: members }'],
    ['unbreakable', '{ per: town, distinct: sex, of: members, atMost: 2 }'],
    ['others', '{ per: strong, count: women, atLeast: 1 }'],
    ['others', '{ per: town, count: women, atLeast: 1, when: { crowd: { atLeast: 1 } } }'],
    ['others', '{ per: town, count: women, where: { unit.crowd: { atLeast: 1 } }, atLeast: 1 }'],
    ['others', '{ per: town, count: women, where: { age: { atLeast: crowded } }, atLeast: 1 }'],
    ['others', '{ per: town, count: under-women, atLeast: 1 }'],
    ['beside', '{ per: town, share: women, of: in-county, atLeast: 10% }'],
    ['beside', '{ per: town, count: women, atLeast: pupils }'],
  ])('%s: %s', async (code, rule) => {
    const parts = `
tables:
  units: { columns: { 编制: integer } }
  cadres: { columns: { boss: { type: cadres, title: 直接领导 } } }
  learners: { key: [person, course], columns: { person: person, unit: units, course: { type: text, title: 班次 } } }
fields: { crowd: { for: units, count: learners } }
parameters: { crowded: { default: 1, from: crowd } }
populations:
  county: { from: units, where: { kind: 县 } }
  town: { from: units, where: { kind: 镇 } }
  strong: { from: units, where: { kind: 镇, holds: other } }
  members: { from: cadres }
  women: { from: cadres, where: { sex: 女 } }
  under-women: { from: cadres, where: { boss.sex: 女 } }
  pupils: { from: learners }
figures: { in-county: { count: members, per: county } }
rules:
  other: { per: town, count: members, atLeast: 1, severity: part }
  rule: ${rule}`;
    const roster = `
姓名 性别 出生年月 所在镇街 直接领导
甲甲 女 1990.01 甲镇 甲乙
甲乙 女 1990.02 甲镇 甲甲
甲丙 男 1990.02 甲镇 甲甲
乙甲 女 1990.02 乙镇 甲甲`;
    const learners = `
姓名 所在单位 班次
甲甲 甲镇 一`;
    const { report } = await check([...written(parts, [roster, learners], UNITS), '--headroom']);
    const passing = report.verdicts.filter(({ rule: id, status }) => id === 'rule' && status === 'pass');
    expect(passing.length).toBeGreaterThan(0);
    for (const { headroom } of passing) {
      expect(headroom?.reason?.code).toBe(code);
      expect(headroom?.reason?.message).toMatch(/。$/);
    }
  });

  test('inexact, where a number that is added up is not known', async () => {
    const parts = `
tables: { members: { columns: { person: person, unit: units, hours: { type: number, title: 学时 }, days: { type: number, title: 天数 } } } }
populations: { town: { from: units, where: { kind: 镇 } } }
figures: { total: { sum: hours, of: members } }
rules: { rule: { per: town, sum: days, of: members, atLeast: 5, when: { total: { atLeast: 0 } } } }`;
    const roster = '姓名 所在单位 学时 天数\n甲 甲镇 - 9\n乙 甲镇 3 9';
    const { report } = await check([...written(parts, [roster], UNITS), '--headroom']);
    expect(verdictOf(report, 'rule', '甲镇').headroom?.reason?.code).toBe('inexact');
  });
});

const RULES = `
  share: { title: { zh: 女干部不少于一半, en: half are women }, per: town, share: women, of: members, atLeast: 1/2 }
  count: { title: { zh: 女干部至少一名, en: a woman at least }, per: town, count: women, atLeast: 1 }
  most: { title: { zh: 至多六人, en: six at most }, per: town, count: members, atMost: 6 }
  each: { title: { zh: 逐人, en: each }, per: record, every: members, must: { age: { atLeast: 20 } } }
  young: { title: { zh: 年轻干部, en: young }, per: town, count: young, atLeast: 2 }`;

describe('reports', () => {
  test('without --headroom nothing of any report changes, and with it the rest of the JSON stays', async () => {
    const [plain, asked] = [args(RULES).slice(0, -1), args(RULES)];
    const before = (await check(plain)).report;
    const { report } = await check(asked);
    expect(before.verdicts.some(({ headroom }) => headroom)).toBe(false);
    expect(report.verdicts.map(({ headroom: _, ...rest }) => rest)).toEqual(before.verdicts);
    for (const format of ['table', 'csv'])
      expect((await run(['check', ...plain, '-f', format])).stdout).not.toMatch(/余量/);
  });

  test('the table lists what is tightest first, folded at 80 columns, in Chinese', async () => {
    const { stdout } = await run(['check', ...args(RULES)], 80);
    const lines = stdout.split('\n');
    const at = lines.findIndex((line) => line.startsWith('余量'));
    expect(lines.slice(at, at + 7)).toEqual([
      '余量：合格的，不论谁走，再少几人仍合格（少的在前）',
      '- 还可减少0人 share 女干部不少于一半：某县/乙镇 1/2 (50.0%)',
      '- 还可减少0人 count 女干部至少一名：某县/乙镇 1',
      '- 还可减少0人 young 年轻干部：某县/甲镇 2',
      '- 还可减少2人 share 女干部不少于一半：某县/甲镇 4/6 (66.7%)',
      '- 还可减少3人 count 女干部至少一名：某县/甲镇 4',
      '2项不会因为有人走而不合格；8项没有余量可说，原因见 -f json',
    ]);
    expect(lines.every((line) => displayWidth(line) <= 80)).toBe(true);
  });

  test('of posts, too, it is people who leave', async () => {
    const roster = `${ROSTER}\n甲甲 女 1990.01 甲镇`.replaceAll(
      /^(甲甲.*)$/gm,
      `$1 ${idNumber('19900101', '002')}`,
    );
    const withIds = roster.replace('所在镇街', '所在镇街 身份证号');
    const rule = '  posts: { per: town, count: women, countBy: post, atLeast: 3 }';
    const { stdout } = await run(['check', ...args(rule, withIds)]);
    // 甲甲, who has two posts, and one of the others.
    expect(stdout).toContain('- 还可减少1人 posts：某县/甲镇 5\n');
  });

  test('and in English', async () => {
    const { stdout } = await run(['check', ...args(RULES), '--lang', 'en'], 80);
    expect(stdout).toContain('- headroom 0, count a woman at least: 某县/乙镇 1\n');
    expect(stdout).toContain("2 that nobody's leaving breaks; 8 without headroom; -f json says why\n");
    const lines = stdout
      .split('\n')
      .filter((line) => line.startsWith('- '))
      .filter((line) => line.startsWith('- headroom '));
    expect(lines).toHaveLength(5);
    expect(lines.every((line) => displayWidth(line) <= 80)).toBe(true);
  });

  test('CSV has a column more', async () => {
    const { stdout } = await run(['check', ...args(RULES), '-f', 'csv']);
    const rows = stdout.trim().split('\r\n');
    expect(rows[0]).toMatch(/,余量,自行不合格$/);
    const last = rows.slice(1).map((row) => `${row.split(',')[2]} ${row.split(',').at(-2)}`);
    expect(last.slice(0, 6)).toEqual(['share 2', 'share 0', 'count 3', 'count 0', 'most 不限', 'most 不限']);
    expect(last.slice(-3)).toEqual(['each 不计', 'young 0', 'young ']);
  });

  test('a CSV report with that column is known again as a report', async () => {
    const directory = folder();
    csvFile(directory, 'r.csv', rowsOfSheet(ROSTER));
    const [, ...options] = args(RULES);
    const out = join(directory, 'report.csv');
    expect((await run(['check', directory, ...options, '-o', out])).code).toBe(1);
    const { stdout } = await run(['check', directory, ...options]);
    expect(stdout).not.toContain('report.csv');
    expect(stdout).toContain('count 女干部至少一名：某县/甲镇 4\n');
  });

  test('the workbook has a sheet with a row for each unit and rule, 0 in amber', async () => {
    const out = join(folder(), 'report.xlsx');
    await run(['check', ...args(RULES), '-o', out]);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(out);
    const sheet = book.getWorksheet('余量');
    const row = (number: number) =>
      [1, 2, 3, 4, 6, 7, 8].map((column) => sheet?.getRow(number).getCell(column).value || null);
    expect([1, 2, 8].map((column) => sheet?.getRow(2).getCell(column).value)).toEqual([
      '余量',
      '自行不合格',
      '原因',
    ]);
    const told = Array.from({ length: (sheet?.rowCount ?? 0) - 2 }, (_, index) => row(index + 3));
    expect(told.slice(0, 4)).toEqual([
      [null, null, '某县/乙镇', 'share', '1/2 (50.0%)', '不少于1/2', null],
      [null, null, '某县/乙镇', 'count', '1', '不少于1', null],
      [null, null, '某县/甲镇', 'young', '2', '不少于2', null],
      [2, null, '某县/甲镇', 'share', '4/6 (66.7%)', '不少于1/2', null],
    ]);
    expect(told.slice(5).map(([mark, , , rule]) => [mark, rule])).toEqual([
      ['不限', 'most'],
      ['不限', 'most'],
    ]);
    const amber = (number: number) => sheet?.getRow(number).getCell(1).fill;
    expect(sheet?.getRow(3).getCell(1).value).toBe(0);
    expect(amber(3)).toMatchObject({ fgColor: { argb: 'FFFFEB9C' } });
    expect(amber(6)).not.toMatchObject({ fgColor: { argb: 'FFFFEB9C' } });
  });

  test('several rulebooks, by the names that their rules have in the report', async () => {
    const directory = folder();
    const rules = ['one', 'two'].flatMap((id, index) => {
      const path = join(directory, `${id}.yaml`);
      writeFileSync(
        path,
        `rulebook: ${id}\n${PARTS}\nrules: { women: { per: town, count: women, atLeast: ${index + 1} } }`,
      );
      return ['--rules', path];
    });
    const units = csvFile(directory, 'units.csv', rowsOfSheet(UNITS));
    const roster = csvFile(directory, 'r.csv', rowsOfSheet(ROSTER));
    const { report } = await check([
      roster,
      ...rules,
      '--units',
      units,
      '--as-of',
      '2024-12-31',
      '--headroom',
    ]);
    expect(verdictOf(report, 'one/women', '甲镇').headroom?.departures).toBe(3);
    expect(verdictOf(report, 'two/women', '甲镇').headroom?.departures).toBe(2);
  });

  test('what is exempt has none', async () => {
    const file = join(folder(), '豁免.yaml');
    writeFileSync(
      file,
      'exemptions:\n  - { rule: young, group: 乙镇, approver: 部, document: 1号, reason: 空缺, until: 2030-01-01 }\n',
    );
    const { report } = await check([...args(RULES), '--exemptions', file]);
    const exempt = verdictOf(report, 'young', '乙镇');
    expect([exempt.status, exempt.headroom]).toEqual(['exempt', undefined]);
  });

  test('groups told apart by values each have their own', async () => {
    const { report } = await check(args('  rule: { per: [town, sex], count: members, atLeast: 1 }'));
    const said = report.verdicts.map(({ group: { path, values }, headroom }) => [
      path.at(-1),
      values?.sex,
      headroom?.departures,
    ]);
    expect(said).toEqual([
      ['甲镇', '男', 1],
      ['甲镇', '女', 3],
      ['乙镇', '男', 0],
      ['乙镇', '女', 0],
    ]);
  });

  test('--each: in each file’s report, and counted in the summary', async () => {
    const directory = folder();
    const [, ...options] = args(RULES);
    const rows = rowsOfSheet(ROSTER);
    const files = ['甲镇', '乙镇'].map((town) =>
      csvFile(
        directory,
        `${town}.csv`,
        rows.filter((row, index) => index === 0 || row[3] === town),
      ),
    );
    const out = join(directory, 'out/');
    const { stdout } = await run(['check', '--each', ...files, ...options, '-f', 'json', '-f', `csv=${out}`]);
    const { files: sent } = submissionsSchema.parse(JSON.parse(stdout));
    expect(sent.map(({ report }) => report?.verdicts[0]?.headroom?.departures)).toEqual([2, 0]);
    expect(readdirSync(out)).toEqual(['乙镇.csv', '甲镇.csv']);
    const table = (await run(['check', '--each', ...files, ...options])).stdout;
    expect(table).toMatch(/│ 余量为0 │/);
    expect(table).toMatch(/│ 某县\/甲镇 │ 甲镇\.csv │ 合格 +│ +0 │ +0 │ +1 │/);
  });
});

describe('the day on which a rule fails by itself', () => {
  /** Two of 甲镇 are 35 until their birthdays in 2020 and 2021; of the three there only the youngest stays young. */
  const AGEING = `
姓名 性别 出生年月 所在镇街
甲甲 女 1984.03 甲镇
甲乙 女 1985.03 甲镇
甲丙 女 1995.03 甲镇
乙甲 女 1995.03 乙镇
乙乙 女 1960.03 乙镇`;
  const YOUNG = `
  two: { title: 至少两名, per: town, count: young, atLeast: 2 }
  one: { title: 至少一名, per: town, count: young, atLeast: 1 }
  trained: { title: 参训, per: town, every: members, must: { courses: { atMost: 3 } } }`;
  const FIELDS = 'fields: { courses: { for: cadres, count: trainings } }';
  const TRAININGS = '姓名 培训班次 培训天数 开班日期\n甲甲 班 1 2019-01-01';
  const given = () => [
    ...written(`${FIELDS}\n${PARTS}\nrules:${YOUNG}`, [AGEING, TRAININGS], UNITS),
    '--headroom',
  ];

  test('stands in JSON; null where it does not within three years, absent of rules that hang on events', async () => {
    const { report } = await check(given());
    const of = (rule: string) => verdictOf(report, rule, '甲镇').headroom;
    expect(of('two')).toEqual({ departures: 1, breaksOn: '2021-03-01' });
    expect(of('one')).toEqual({ departures: 2, breaksOn: null });
    expect(of('trained')).toEqual({ departures: 2 });
  });

  test('in the table, in CSV and in the workbook', async () => {
    const table = (await run(['check', ...given()])).stdout;
    expect(table).toContain('- 还可减少1人 two 至少两名：某县/甲镇 3（2021-03-01起不合格）\n');
    const english = (await run(['check', ...given(), '--lang', 'en'])).stdout;
    expect(english).toContain('- headroom 1, two 至少两名: 某县/甲镇 3 (fails from 2021-03-01)\n');
    const csv = (await run(['check', ...given(), '-f', 'csv'])).stdout;
    expect(csv).toMatch(/two,至少两名,某县\/甲镇,.*,1,2021-03-01\r\n/);
    const out = join(folder(), 'report.xlsx');
    await run(['check', ...given(), '-o', out]);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(out);
    const days: unknown[] = [];
    book
      .getWorksheet('余量')
      ?.getColumn(2)
      .eachCell(({ value }) => days.push(value));
    expect(days.slice(1).filter((each) => each)).toEqual(['自行不合格', '2021-03-01']);
  });

  test.each([
    ['month', '2021-03-01'],
    ['day', '2021-03-21'],
  ])('by an age that each unit may bound by a number of its own, told by the %s', async (basis, breaksOn) => {
    const parts = PARTS.replace('编制: integer', '编制: integer, 年龄上限: integer').replace(
      'atMost: 35',
      'atMost: limit',
    );
    const births = AGEING.replace('1984.03', '1984.03.20').replace('1985.03', '1985.03.20');
    const units = UNITS.split('\n').map((line, index) =>
      index < 1 ? line : `${line} ${['年龄上限', '-', '-', '50'][index - 1]}`,
    );
    const options = written(
      `age: { basis: ${basis} }\nparameters: { limit: { default: 35, from: 年龄上限 } }\n${parts}\nrules:${YOUNG.replace(/\n {2}trained.*/, '')}`,
      [births],
      units.join('\n'),
    );
    const { report } = await check([...options, '--headroom']);
    expect(verdictOf(report, 'two', '甲镇').headroom).toEqual({ departures: 1, breaksOn });
    expect(verdictOf(report, 'one', '乙镇').headroom).toEqual({ departures: 0, breaksOn: null });
  });

  test('is the first day on which a check of that day fails', async () => {
    const { report } = await check(given());
    const [...options] = given().slice(0, -1);
    const on = async (day: string) =>
      verdictOf((await check([...options, '--as-of', day])).report, 'two', '甲镇').status;
    expect(verdictOf(report, 'two', '甲镇').headroom?.breaksOn).toBe('2021-03-01');
    expect([await on('2021-02-28'), await on('2021-03-01')]).toEqual(['pass', 'fail']);
  });
});
