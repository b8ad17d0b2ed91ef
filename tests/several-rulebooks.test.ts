import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { submissionsSchema } from '../src/render/submissions-schema.ts';
import { check, csvFile, folder, run } from './support/program.ts';
import { noteCodesOf, said } from './support/rosters.ts';

const AS_OF = ['--as-of', '2020-06-30'];

const YOUNG = `rulebook: young
title: 年轻干部
populations:
  town: { from: units, where: { kind: 镇 } }
  middle: { from: cadres, where: { postLevel: [中层正职, 中层副职] } }
rules:
  share: { title: 三十五岁以下, per: town, share: middle, where: { age: { atMost: 35 } }, atLeast: 1/3 }
  size: { per: town, count: middle, atMost: 3 }
statistics: { all: { count: middle, claimed: 4 } }
`;

/** The same names for other things: the populations of one rulebook are none of the other's. */
const WOMEN = `rulebook: women
title: 女干部
populations:
  town: { from: units, where: { kind: [镇, 县] } }
  middle: { from: cadres, where: { sex: 女 } }
rules:
  share: { title: 女干部至少一名, per: town, count: middle, atLeast: 1, severity: warning }
  chief: { per: town, count: middle, where: { postLevel: 中层正职 }, atLeast: 1 }
statistics: { all: { count: middle, claimed: 1 } }
`;

const UNITS = [
  ['单位代码', '单位名称', '单位类别', '上级单位'],
  ['1', '某县', '县', ''],
  ['2', '甲镇', '镇', '某县'],
  ['3', '乙镇', '镇', '某县'],
];

const ROSTER = [
  ['姓名', '性别', '出生年月', '所在镇街', '职务层次'],
  ['示例甲', '女', '1990.05', '甲镇', '中层正职'],
  ['示例乙', '男', '1970.05', '甲镇', '中层副职'],
  ['示例丙', '男', '1990.05', '乙镇', '中层副职'],
  ['示例丁', '男', '1970.13', '乙镇', '中层副职'],
];

/** Rulebooks, a register and a roster in a folder of their own, and the arguments that name them. */
function written(
  rulebooks: Readonly<Record<string, string>>,
  roster: readonly (readonly string[])[] = ROSTER,
) {
  const directory = folder();
  for (const [name, text] of Object.entries(rulebooks)) writeFileSync(join(directory, `${name}.yaml`), text);
  const rules = Object.keys(rulebooks).flatMap((name) => ['--rules', join(directory, `${name}.yaml`)]);
  const units = csvFile(directory, 'units.csv', UNITS);
  return { directory, rules, units, files: [csvFile(directory, 'r.csv', roster)] };
}

const both = () => {
  const { directory, rules, units, files } = written({ young: YOUNG, women: WOMEN });
  return { directory, rules, args: [...files, ...rules, '--units', units, ...AS_OF], units, files };
};

/** What is told of rulebooks that cannot be used together, in English, the folder left out. */
async function toldOf(
  rulebooks: Readonly<Record<string, string>>,
  roster: readonly (readonly string[])[] = ROSTER,
  ...options: string[]
): Promise<string> {
  const { directory, rules, files } = written(rulebooks, roster);
  const { code, stdout, stderr } = await run(['check', ...files, ...rules, '--lang', 'en', ...options]);
  return code === 2 && stdout === '' ? stderr.trim().replaceAll(`${directory}/`, '') : `exit code ${code}`;
}

const place = ({ path }: { path: readonly string[] }) => path.at(-1) ?? '';

describe('two rulebooks in one run', () => {
  test('judge one roster in one report, each by its own names', async () => {
    const { args } = both();
    const { report, code } = await check(args);
    expect(code).toBe(1);
    expect(report.rulebooks.map(({ id }) => id)).toEqual(['young', 'women']);
    expect(report.inputs.map(({ tables }) => tables.map(({ rows }) => rows))).toEqual([[4]]);
    const told = report.verdicts.map((verdict) => [
      verdict.rule,
      verdict.rulebook,
      `${place(verdict.group)}: ${said(verdict)}`,
    ]);
    expect(told).toEqual([
      ['young/share', 'young', '甲镇: 1/2 pass'],
      ['young/share', 'young', '乙镇: 1–2/2 pass'],
      ['size', 'young', '甲镇: 2 pass'],
      ['size', 'young', '乙镇: 2 pass'],
      ['women/share', 'women', '某县: 1 pass'],
      ['women/share', 'women', '甲镇: 1 pass'],
      ['women/share', 'women', '乙镇: 0 fail'],
      ['chief', 'women', '某县: 1 pass'],
      ['chief', 'women', '甲镇: 1 pass'],
      ['chief', 'women', '乙镇: 0 fail'],
    ]);
    expect(report.statistics.map(({ id, agrees }) => [id, agrees])).toEqual([
      ['young/all', true],
      ['women/all', true],
    ]);
  });

  test('say what each of them says alone: verdicts, statistics and data issues', async () => {
    const { directory, args, units, files } = both();
    const together = (await check(args)).report;
    const alone = await Promise.all(
      ['young', 'women'].map(
        async (name) =>
          (await check([...files, '--rules', join(directory, `${name}.yaml`), '--units', units, ...AS_OF]))
            .report,
      ),
    );
    const bare = (rule: string) => rule.replace(/^.*\//, '');
    const verdicts = together.verdicts.map(({ rulebook: _, ...verdict }) => ({
      ...verdict,
      rule: bare(verdict.rule),
    }));
    expect(verdicts).toEqual(alone.flatMap((report) => report.verdicts));
    expect(together.statistics.map((each) => ({ ...each, id: bare(each.id) }))).toEqual(
      alone.flatMap(({ statistics }) => statistics),
    );
    // The roster's own issue once; that the county has no record of its own is told by the rulebook that asks for one.
    expect(alone.map(({ dataIssues }) => dataIssues.map(({ code }) => code))).toEqual([
      ['invalid-date'],
      ['invalid-date', 'no-record-for-unit'],
    ]);
    expect(together.dataIssues).toEqual(alone[1]?.dataIssues);
    expect(together.dataIssueColumns).toEqual(alone[0]?.dataIssueColumns);
  });

  test('have one exit code, the graver one', async () => {
    const { directory, args, units, files } = both();
    const alone = await check([
      ...files,
      '--rules',
      join(directory, 'young.yaml'),
      '--units',
      units,
      ...AS_OF,
    ]);
    expect([alone.code, (await check(args)).code]).toEqual([0, 1]);
  });

  test('are told in the table, the CSV and the workbook', async () => {
    const { args, directory } = both();
    const book = join(directory, 'report.xlsx');
    const { stdout } = await run([
      'check',
      ...args,
      '-f',
      'table',
      '-f',
      `xlsx=${book}`,
      '-f',
      `csv=${directory}/r-out.csv`,
    ]);
    expect(stdout.split('\n')[0]).toContain('年轻干部，女干部');
    expect(stdout).toMatch(/│ women\/share \[提醒\] │ women +│/);
    expect(stdout).toMatch(/│ chief +│ women +│/);
    expect(readFileSync(join(directory, 'r-out.csv'), 'utf8')).toMatch(/,women\/share,.*,women\r\n/);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(book);
    const cover = JSON.stringify(workbook.worksheets[0]?.getSheetValues());
    expect(cover).toContain('young');
    expect(cover).toContain('women/share');
    expect(workbook.worksheets.map(({ rowCount }) => rowCount > 1)).not.toContain(false);
  });

  test('explain takes a rule by the rulebook in front of it, and asks which where two have it', async () => {
    const { args, rules } = both();
    const several = await run(['explain', 'share', ...rules, '--lang', 'en']);
    expect([several.code, several.stderr.trim()]).toEqual([
      2,
      'Several rulebooks of this run have a rule "share"; write one of: young/share, women/share.',
    ]);
    const { stdout } = await run(['explain', 'women/share', ...args]);
    expect(stdout).toContain('女干部至少一名');
    expect(stdout).toContain('women/share 某县/乙镇 0 < 1');
    expect(stdout).not.toContain('young');
    expect((await run(['explain', 'chief', ...rules])).code).toBe(0);
    expect((await run(['explain', 'women/chief', ...rules])).stdout).toContain('chief');
    const unknown = await run(['explain', 'young/chief', ...rules, '--lang', 'en']);
    expect(unknown.stderr).toContain('The rules are: young/share, size, women/share, chief');
    const code = await run(['explain', 'invalid-date', ...args]);
    expect(code.stdout).toContain('1970.13');
  });

  test('a rule over rules names the other one as reports do', async () => {
    const holding = (id: string) => `rulebook: ${id}
populations:
  town: { from: units, where: { kind: 镇 } }
  young: { from: cadres, where: { age: { atMost: 35 } } }
  good: { from: town, where: { holds: youth } }
rules:
  youth: { per: town, count: young, atLeast: 2 }
  towns: { count: good, atLeast: 1 }
`;
    const { files, rules, units } = written({ a: holding('a'), b: holding('b') });
    const { stdout } = await run(['explain', 'b/towns', ...files, ...rules, '--units', units, ...AS_OF]);
    expect(stdout).toContain('b/youth');
    expect(stdout).not.toContain('a/youth');
  });

  test('--unit and --each limit both', async () => {
    const { args } = both();
    const { report } = await check([...args, '--unit', '乙镇']);
    expect(report.verdicts.map(({ rule, group }) => [rule, place(group)])).toEqual([
      ['young/share', '乙镇'],
      ['size', '乙镇'],
      ['women/share', '乙镇'],
      ['chief', '乙镇'],
    ]);
    const each = await run(['check', ...args, '--each', '-f', 'json']);
    const [file] = submissionsSchema.parse(JSON.parse(each.stdout)).files;
    expect(file?.report?.rulebooks.map(({ id }) => id)).toEqual(['young', 'women']);
    expect(file?.report?.verdicts).toHaveLength(10);
    expect((await run(['check', ...args, '--each'])).stdout.split('\n')[0]).toContain('年轻干部，女干部');
  });

  test('--previous is read once for both', async () => {
    const growing = (id: string, sex: string) => `rulebook: ${id}
populations:
  now: { from: cadres, where: { sex: ${sex} } }
  before: { from: cadres, roster: previous, where: { sex: ${sex} } }
rules: { ${id}: { difference: [now, before], atLeast: 0 } }
`;
    const { directory, files, rules, units } = written({
      a: growing('men', '男'),
      b: growing('women', '女'),
    });
    const previous = csvFile(directory, 'before.csv', [
      ...ROSTER,
      ['示例戊', '女', '1980.05', '甲镇', '中层副职'],
    ]);
    const { report } = await check([...files, ...rules, '--units', units, ...AS_OF, '--previous', previous]);
    expect(report.verdicts.map((verdict) => [verdict.rule, said(verdict)])).toEqual([
      ['men', '0 pass'],
      ['women', '-1 fail'],
    ]);
    expect(noteCodesOf(report).filter((code) => code === 'previous')).toHaveLength(1);
    expect((await run(['check', ...files, ...rules, '--units', units, ...AS_OF])).code).toBe(2);
  });

  test('one of which nothing was judged is named; where that is so of all there is no report', async () => {
    const other =
      'rulebook: other\ntables: { 设备: { columns: { 编号: text, 型号: text, 台数: integer } } }\npopulations: { all: { from: 设备 } }\nrules: { some: { count: all, atLeast: 1 } }\n';
    const { files, rules, units } = written({ women: WOMEN, other });
    const { report } = await check([...files, ...rules, '--units', units, ...AS_OF]);
    expect(noteCodesOf(report)).toContain('rulebook-idle');
    const idle = await run([
      'check',
      csvFile(folder(), 'x.csv', [['x'], ['1']]),
      ...rules,
      '--units',
      units,
      ...AS_OF,
    ]);
    expect([idle.code, idle.stdout]).toEqual([2, '']);
  });

  test('a configuration names them too, and is proposed so', async () => {
    const { directory, files, rules, units } = both();
    const config = join(directory, 'c.yaml');
    const { code } = await run(['inspect', ...files, ...rules, '--units', units, '--write-config', config]);
    expect([code, readFileSync(config, 'utf8')]).toEqual([
      0,
      expect.stringMatching(/\nrules: \[\S+young\.yaml, \S+women\.yaml\]\n/),
    ]);
    const { report } = await check([...files, '--config', config, ...AS_OF]);
    expect(report.rulebooks.map(({ id }) => id)).toEqual(['young', 'women']);
    const one = await check([
      ...files,
      '--config',
      config,
      '--rules',
      join(directory, 'women.yaml'),
      ...AS_OF,
    ]);
    expect(one.report.rulebooks.map(({ id }) => id)).toEqual(['women']);
  });
});

describe('tables and columns of several rulebooks', () => {
  const table = (id: string, columns: string) =>
    `rulebook: ${id}\ntables: { cadres: { columns: { ${columns} } } }\npopulations: { ${id}: { from: cadres, where: { ${id}: 是 } } }\nrules: { ${id}: { count: ${id}, atLeast: 1 } }\n`;
  const roster = [
    ['姓名', '出生年月', '职务层次', '骨干', '交流'],
    ['示例甲', '1990.05', '中层正职', '是', '否'],
    ['示例乙', '1990.05', '中层正职', '否', '是'],
  ];

  test('one roster is read with the columns of both', async () => {
    const { files, rules } = written(
      { a: table('骨干', '骨干: flag'), b: table('交流', '交流: flag') },
      roster,
    );
    const { report } = await check([...files, ...rules, ...AS_OF]);
    expect(report.verdicts.map((verdict) => [verdict.rule, said(verdict)])).toEqual([
      ['骨干', '1 pass'],
      ['交流', '1 pass'],
    ]);
    const { code, stdout } = await run(['inspect', ...files, ...rules]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/│ 骨干[\s\S]*│ 交流/)]);
  });

  test('a template has the tables and columns of both', async () => {
    const posts =
      'rulebook: posts\ntables: { 支委: { key: [person], columns: { person: person, 党内职务: [书记, 委员], 任职: date } } }\npopulations: { all: { from: 支委 } }\nrules: { some: { count: all, atLeast: 1 } }\n';
    const { directory, rules } = written({ a: table('骨干', '骨干: flag'), posts });
    const path = join(directory, 't.xlsx');
    expect((await run(['template', ...rules, '-o', path])).code).toBe(0);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(path);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['干部', '支委']));
    expect(JSON.stringify(workbook.getWorksheet('干部')?.getSheetValues())).toContain('骨干');
  });

  test('the same column declared the same way is one column', async () => {
    const { files, rules } = written(
      {
        a: table('骨干', '骨干: flag'),
        b: table('骨干', '骨干: flag').replace('rulebook: 骨干', 'rulebook: b'),
      },
      roster,
    );
    const { report } = await check([...files, ...rules, ...AS_OF]);
    expect(report.verdicts.map(({ rule, status }) => [rule, status])).toEqual([
      ['骨干/骨干', 'pass'],
      ['b/骨干', 'pass'],
    ]);
  });

  test('a sheet of cadres stays one beside a rulebook whose own table it fits less well', async () => {
    const { files, units } = written({ women: WOMEN });
    const { directory } = written({});
    writeFileSync(join(directory, 'women.yaml'), WOMEN);
    const args = [
      ...files,
      '--rules',
      join(directory, 'women.yaml'),
      '--rules',
      'party-branch',
      '--units',
      units,
    ];
    const { report } = await check([...args, ...AS_OF]);
    expect(report.inputs.flatMap(({ tables }) => tables.map(({ table: name }) => name))).toEqual(['cadres']);
    const branch = ['fixtures/rulebooks/party-branch/名册.csv', 'fixtures/rulebooks/party-branch/单位.csv'];
    const own = (await check([...branch, '--rules', 'party-branch', ...AS_OF])).report.verdicts;
    const mixed = (await check([...branch, ...files, ...args.slice(files.length, -2), ...AS_OF])).report
      .verdicts;
    const ofBranch = mixed.filter(({ rulebook }) => rulebook === 'party-branch');
    expect(ofBranch.map((verdict) => [verdict.rule, said(verdict)])).toEqual(
      own.map((verdict) => [verdict.rule, said(verdict)]),
    );
  });

  test.each([
    ['another type', '骨干: flag', '骨干: text', 'column "骨干" of table "cadres" is declared in two ways'],
    ['other headings', '骨干: { type: flag, title: 甲 }', '骨干: { type: flag, title: 乙 }', 'in two ways'],
    ['other values', '骨干: [高, 低]', '骨干: [低, 高, 中]', 'in two ways'],
  ])(
    'the same column declared otherwise is refused with both places: %s',
    async (_, one, other, sentence) => {
      const told = await toldOf({
        a: table('a', one).replace('where: { a: 是 }', 'where: { sex: 男 }'),
        b: table('b', other).replace('where: { b: 是 }', 'where: { sex: 男 }'),
      });
      expect(told).toMatch(/^a\.yaml:2:32 and b\.yaml:2:32: /);
      expect(told).toContain(sentence);
    },
  );

  test('a heading that is another column to the other rulebook is refused', async () => {
    const ours = table('级别', '级别: { type: text, title: 职务层次 }').replace('是', '中层正职');
    expect(await toldOf({ women: WOMEN, ours })).toMatch(
      /^ours\.yaml:2:32: the heading "职务层次" of table "cadres" is column "级别" here and column "postLevel"/,
    );
  });

  test('so are another key of one table, and a field called like a column of the other', async () => {
    const posts = (id: string, key: string) =>
      `rulebook: ${id}\ntables: { 支委: { key: ${key}, columns: { person: person, 届次: integer, 任职: date } } }\npopulations: { all: { from: 支委 } }\nrules: { ${id}: { count: all, atLeast: 1 } }\n`;
    expect(await toldOf({ a: posts('a', 'person'), b: posts('b', '[person, 届次]') })).toMatch(
      /^a\.yaml:2:11 and b\.yaml:2:11: the table "支委" has another key/,
    );
    const field =
      'rulebook: f\nfields: { 骨干: { for: cadres, count: trainings } }\npopulations: { all: { from: cadres } }\nrules: { f: { count: all, atLeast: 1 } }\n';
    expect(await toldOf({ f: field, b: table('骨干', '骨干: flag') })).toMatch(
      /^f\.yaml:2:11 and b\.yaml:2:32: column "骨干"/,
    );
  });
});

describe('what rulebooks of one run must agree on', () => {
  const rulebook = (id: string, more = '') =>
    `rulebook: ${id}\n${more}populations: { all: { from: cadres } }\nrules: { ${id}: { count: all, atLeast: 1 } }\n`;

  test('the date, unless it is said', async () => {
    const dated = { a: rulebook('a', 'asOf: 2019-12-31\n'), b: rulebook('b', 'asOf: 2020-12-31\n') };
    expect(await toldOf(dated)).toBe(
      'The rulebooks of this run name different dates: 2019-12-31 (a.yaml:2:1), 2020-12-31 (b.yaml:2:1); say with --as-of which one holds for all.',
    );
    expect(await toldOf(dated, ROSTER, '--as-of', '2020-06-30')).toBe('exit code 0');
    const { files, rules } = written({ a: rulebook('a'), b: rulebook('b', 'asOf: 2019-12-31\n') });
    const { report } = await check([...files, ...rules]);
    expect([report.asOf, report.asOfSource]).toEqual(['2019-12-31', 'rulebook']);
  });

  test('how ages are counted', async () => {
    expect(await toldOf({ a: rulebook('a'), b: rulebook('b', 'age: { basis: day }\n') })).toMatch(
      /^a\.yaml:1:1 and b\.yaml:2:8: ages are counted in two ways/,
    );
  });

  test('the register of units, unless one is said or handed in', async () => {
    const files = { a: rulebook('a', 'units: a.csv\n'), b: rulebook('b', 'units: b.csv\n') };
    const { directory, rules, files: roster, units } = written(files);
    csvFile(directory, 'a.csv', UNITS);
    csvFile(directory, 'b.csv', UNITS.slice(0, 3));
    const args = [...roster, ...rules, ...AS_OF, '--lang', 'en'];
    for (const command of ['check', 'inspect']) {
      const { code, stderr } = await run([command, ...args]);
      expect([code, stderr.replaceAll(`${directory}/`, '').trim()]).toEqual([
        2,
        'The rulebooks of this run have different registers of units: a.yaml:2:1, b.yaml:2:1; say with --units which one holds for all.',
      ]);
    }
    expect((await run(['template', ...rules, '-o', join(directory, 't.xlsx')])).code).toBe(2);
    expect((await run(['check', ...args, '--units', units])).code).toBe(0);
    expect((await run(['check', units, ...args])).code).toBe(0);
    csvFile(directory, 'b.csv', UNITS);
    expect((await run(['check', ...args])).code).toBe(0);
  });

  test('their ids', async () => {
    expect(await toldOf({ a: rulebook('a'), b: rulebook('a') })).toBe(
      'Two rulebooks of this run are called "a": a.yaml and b.yaml; name each once, and give two different ones different ids.',
    );
    const { code, stderr } = await run([
      'explain',
      'x',
      '--rules',
      'party-branch',
      '--rules',
      'party-branch',
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('都叫“party-branch”')]);
  });

  test('one that extends the other stands beside it', async () => {
    const { files, rules } = written({
      young: YOUNG,
      county: 'rulebook: county\nextends: young.yaml\nrules: { size: { atMost: 1 } }\n',
    });
    const { report } = await check([...files, ...rules, ...AS_OF]);
    expect(report.rulebooks.map(({ id }) => id)).toEqual(['young', 'county']);
    const told = new Map(report.verdicts.map(({ rule, rulebook }) => [rule, rulebook]));
    expect([...told]).toEqual([
      ['young/share', 'young'],
      ['young/size', 'young'],
      ['county/share', 'young'],
      ['county/size', 'county'],
    ]);
  });
});

describe('exemptions from rules of several rulebooks', () => {
  const entry = (rule: string) =>
    [
      `exemptions:`,
      `  - rule: ${rule}`,
      ...[
        'group: 乙镇',
        'approver: 某县组织部',
        'document: 某组函〔2020〕1号',
        'reason: 换届',
        'until: 2020-12-31',
      ].map((line) => `    ${line}`),
      '',
    ].join('\n');
  const withEntry = (rule: string) => {
    const { directory, args } = both();
    const path = join(directory, 'exemptions.yaml');
    writeFileSync(path, entry(rule));
    return [...args, '--exemptions', path];
  };

  test.each([
    ['women/share', ['women/share 乙镇']],
    ['chief', ['chief 乙镇']],
    ['women/chief', ['chief 乙镇']],
  ])('%s exempts one verdict of its own rulebook', async (rule, exempt) => {
    const { report } = await check(withEntry(rule));
    const exempted = report.verdicts.filter(({ status }) => status === 'exempt');
    expect(exempted.map((verdict) => `${verdict.rule} ${place(verdict.group)}`)).toEqual(exempt);
    expect(noteCodesOf(report).filter((code) => code.startsWith('exemption'))).toEqual(['exemptions']);
  });

  test('an id that two have is asked about', async () => {
    const { code, stderr } = await run(['check', ...withEntry('share'), '--lang', 'en']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('young/share, women/share')]);
  });

  test('one that is not needed is told by the id that the report shows', async () => {
    const { report } = await check(withEntry('young/share'));
    const [note] = report.notes.filter(({ code }) => code === 'exemption-not-needed');
    expect(note?.message).toContain('young/share');
  });
});
