import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, csvFile, folder, run, verdictOf } from './support/program.ts';
import { said } from './support/rosters.ts';

const UNITS = '单位代码,单位名称,单位类别,上级单位\n1,某县,县,\n2,甲镇,镇,某县\n3,乙镇,镇,某县\n';

const PROVINCE = `rulebook: province
title: 省标准
units: units.csv
sources: { opinion: { title: 实施意见, mark: seen } }
lists: { education: [初中, 高中, 大专, 本科] }
lookups: { seats: { ..5: 1, 6..: 2 } }
parameters: { quota: { default: 2 } }
populations:
  town: { from: units, where: { kind: [镇, 街道] } }
  middle: { from: cadres, where: { postLevel: [中层正职, 中层副职] } }
  young: { from: middle, where: { age: { atMost: 35 } } }
  good: { from: town, where: { holds: one-woman } }
rules:
  youth: { title: 不少于20%, source: opinion, quote: 应不少于20%, per: town, share: young, of: middle, atLeast: 20%, severity: warning }
  one-woman: { per: town, count: middle, where: { sex: 女 }, atLeast: 1, severity: info }
  most: { per: town, count: middle, atMost: quota, since: 2010-01-01, until: 2030-12-31 }
  good-towns: { count: good, atLeast: 1 }
`;

/** Files by their paths in a new folder; returns the folder. */
function tree(files: Readonly<Record<string, string>>): string {
  const directory = folder();
  for (const [path, text] of Object.entries({ 'province/units.csv': UNITS, ...files })) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

const ROSTER = [
  ['姓名', '性别', '出生年月', '所在镇街', '职务层次'],
  ['示例甲', '女', '1990.05', '甲镇', '中层正职'],
  ['示例乙', '男', '1970.05', '甲镇', '中层副职'],
  ['示例丙', '男', '1970.05', '甲镇', '中层副职'],
  ['示例丁', '男', '1970.05', '甲镇', '中层副职'],
];

const roster = (directory: string): string => csvFile(directory, 'r.csv', ROSTER);

/** The arguments of a check by the rulebook at a path in a folder. */
const arguments_ = (directory: string, path: string): string[] => [
  roster(directory),
  '--rules',
  join(directory, path),
  '--as-of',
  '2020-06-30',
];

/** What the author of county/rulebook.yaml is told, in English, the folder left out of it. */
async function told(county: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const directory = tree({
    'province/rulebook.yaml': PROVINCE,
    'county/rulebook.yaml': `rulebook: county\nextends: ../province/\n${county}`,
    ...files,
  });
  const args = arguments_(directory, 'county/rulebook.yaml');
  const { code, stdout, stderr } = await run(['check', ...args, '--lang', 'en']);
  return code === 2 ? stderr.trim().replaceAll(`${directory}/`, '').split('\n') : [`${code}: ${stdout}`];
}

/** Whether a rulebook that says this of the provincial one is taken. */
const isTaken = async (county: string): Promise<boolean> =>
  (await told(county))[0]?.match(/^[013]: /) !== null;

describe('a rulebook that extends another', () => {
  const files = {
    'province/rulebook.yaml': PROVINCE,
    'city/rulebook.yaml': '规则集: city\n继承: ../province/rulebook.yaml\n规则:\n  youth: { 不少于: 25% }\n',
    'county/rulebook.yaml': `rulebook: county
extends: ../city/
populations: { youngest: { from: young, where: { age: { atMost: 30 } } } }
rules:
  youth: { atLeast: 30%, severity: error }
  youngest: { per: town, count: youngest, atLeast: 1 }
`,
  };

  test('has all that stands in those above, adds to it, and tightens it', async () => {
    const { report, code } = await check(arguments_(tree(files), 'county/rulebook.yaml'));
    expect(code).toBe(1);
    expect(report.rulebooks.map(({ id }) => id)).toEqual(['county', 'city', 'province']);
    expect(new Set(report.rulebooks.map(({ sha256 }) => sha256)).size).toBe(3);
    expect(report.verdicts.map(({ rule, rulebook, severity }) => [rule, rulebook, severity])).toEqual(
      expect.arrayContaining([
        ['youth', 'county', 'error'],
        ['one-woman', 'province', 'info'],
        ['youngest', 'county', 'error'],
      ]),
    );
    expect(verdictOf(report, 'youth', '甲镇')).toMatchObject({
      required: { atLeast: '3/10' },
      status: 'fail',
    });
    expect(said(verdictOf(report, 'most', '甲镇'))).toBe('4 fail');
  });

  test('each level judges by its own bounds', async () => {
    const directory = tree(files);
    const judged = async (level: string) => {
      const { report } = await check(arguments_(directory, `${level}/rulebook.yaml`));
      return verdictOf(report, 'youth', '甲镇').required?.atLeast;
    };
    expect([await judged('province'), await judged('city'), await judged('county')]).toEqual([
      '1/5',
      '1/4',
      '3/10',
    ]);
  });

  test('a report of one rulebook alone names no rulebook with its verdicts', async () => {
    const { report } = await check(arguments_(tree(files), 'province/rulebook.yaml'));
    expect(report.verdicts.filter(({ rulebook }) => rulebook !== undefined)).toEqual([]);
  });

  test('every report says which rulebook a rule is from', async () => {
    const directory = tree(files);
    const args = arguments_(directory, 'county/rulebook.yaml');
    const { stdout } = await run(['check', ...args]);
    expect(stdout).toContain('规则集：county county/rulebook.yaml sha256');
    expect(stdout).toContain('继承：province province/rulebook.yaml sha256');
    expect(stdout).toMatch(/│ one-woman \[参考\] +│ province +│/);
    expect(stdout).toMatch(/│ youth +│ county +│/);
    const { stdout: csv } = await run(['check', ...args, '-f', 'csv']);
    expect(csv).toMatch(/^\ufeff.*,规则集\r\n/);
    expect(csv).toMatch(/,one-woman,.*,province\r\n/);
  });

  test('explain and docs show what became of a rule at each level', async () => {
    const rules = join(tree(files), 'county/rulebook.yaml');
    const { stdout } = await run(['explain', 'youth', '--rules', rules, '--lang', 'en']);
    expect(stdout).toContain('Rulebook: county (county/rulebook.yaml)');
    expect(stdout).toContain('stricter than province, in city: atLeast: 20% → 25%');
    expect(stdout).toContain('stricter than city, in county: atLeast: 25% → 30%; severity: warning → error');
    const page = (await run(['rules', 'docs', rules, '--lang', 'en'])).stdout;
    expect(page).toContain('Extends: city (city/rulebook.yaml) → province (province/rulebook.yaml)');
    expect(page).toContain('stricter than province, in city');
  });

  test('a title that says the old bound is not taken over; the sentence of the source is', async () => {
    const rules = join(tree(files), 'city/rulebook.yaml');
    const { stdout } = await run(['explain', 'youth', '--rules', rules, '--lang', 'en']);
    expect(stdout).not.toContain('不少于20%\n');
    expect(stdout).toContain('应不少于20%');
    const only = tree({
      ...files,
      'city/rulebook.yaml': files['city/rulebook.yaml'].replace('不少于: 25%', '级别: 错误'),
    });
    const kept = await run(['explain', 'youth', '--rules', join(only, 'city/rulebook.yaml'), '--lang', 'en']);
    expect(kept.stdout).toContain('youth 不少于20%\n');
  });

  test('a mistake is told where it stands, in the words of that file', async () => {
    const directory = tree({
      ...files,
      'city/rulebook.yaml':
        '规则集: city\n继承: ../province/\n统计口径:\n  少: { 取自: young, 其中: { 年纪: { 不超过: 1 } } }\n',
    });
    const { code, stderr } = await run(['check', ...arguments_(directory, 'county/rulebook.yaml')]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${join(directory, 'city/rulebook.yaml')}:4:`);
    expect(stderr).toContain('年纪');
  });

  test('what it names in Chinese is read by what the rulebook above says of it, and translated so', async () => {
    const county =
      '规则集: county\n继承: ../province/\n规则:\n  one-woman: { 其中: { 性别: 女, 年龄: { 不超过: 50 } }, 理由: 试行 }\n';
    const directory = tree({ ...files, 'county/rulebook.yaml': county });
    const rules = join(directory, 'county/rulebook.yaml');
    const { code, stdout } = await run(['rules', 'translate', rules]);
    expect([code, stdout]).toEqual([
      0,
      'rulebook: county\nextends: ../province/\nrules:\n  one-woman: { where: { sex: 女, age: { atMost: 50 } }, because: 试行 }\n',
    ]);
    const judged = async () => (await check(arguments_(directory, 'county/rulebook.yaml'))).report.verdicts;
    const before = await judged();
    writeFileSync(rules, stdout);
    expect(await judged()).toEqual(before);
    expect((await run(['rules', 'translate', rules])).stdout).toBe(county);
  });

  test('so are columns that the rulebook above declares, beside those of its own', async () => {
    const directory = tree({
      'province/rulebook.yaml': `rulebook: province
tables: { cadres: { columns: { backbone: { type: flag, title: 骨干 } } } }
populations: { all: { from: cadres } }
`,
      'county/rulebook.yaml': `规则集: county
继承: ../province/
表: { 干部: { 列: { mobile: { 类型: 是否, 标题: 交流 } } } }
规则: { both: { 人数: all, 其中: { 骨干: 是, 交流: 否 }, 不少于: 1 } }
`,
    });
    const { stdout } = await run(['rules', 'translate', join(directory, 'county/rulebook.yaml')]);
    expect(stdout).toContain('where: { backbone: true, mobile: false }');
  });

  test('the register and the date of the rulebook above hold where it has none of its own', async () => {
    const directory = tree({
      'province/rulebook.yaml': `${PROVINCE}asOf: 2015-03-01\n`,
      'county/rulebook.yaml': 'rulebook: county\nextends: ../province/\n',
      'town/units.csv': '单位代码,单位名称,单位类别,上级单位\n1,甲镇,镇,\n',
      'town/rulebook.yaml': 'rulebook: town\nextends: ../province/\nunits: units.csv\n',
    });
    const towns = async (level: string) => {
      const { report } = await check([
        roster(directory),
        '--rules',
        join(directory, `${level}/rulebook.yaml`),
      ]);
      const judged = report.verdicts.filter(({ rule }) => rule === 'youth');
      return [report.asOf, ...judged.map(({ group }) => group.path.join('/'))];
    };
    expect(await towns('county')).toEqual(['2015-03-01', '某县/甲镇', '某县/乙镇']);
    expect(await towns('town')).toEqual(['2015-03-01', '甲镇']);
  });

  test('it may extend a rulebook that comes with the program', async () => {
    const directory = tree({ 'r.yaml': 'rulebook: ours\nextends: party-branch\n' });
    const { code, stdout } = await run(['rules', 'list', join(directory, 'r.yaml')]);
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'ours ours']);
    expect(stdout.split('\n').slice(1)).toEqual(
      (await run(['rules', 'list', 'party-branch'])).stdout.split('\n').slice(1),
    );
  });
});

test.each(readdirSync('rules'))('to say all of %s again changes nothing', async (id) => {
  const copy = join(folder(), 'again');
  cpSync(join('rules', id), copy, { recursive: true });
  const path = join(copy, 'rulebook.yaml');
  const text = readFileSync(path, 'utf8').replace(/^(rulebook|规则集): .*$/m, '$1: again');
  writeFileSync(path, `${text}\n${text.includes('\n规则集: ') ? '继承' : 'extends'}: ${id}\n`);
  const page = async (name: string) => (await run(['rules', 'docs', name, '--lang', 'en'])).stdout;
  const [again, whole] = [await page(path), await page(id)];
  // Beside its own name, its page says of each rule only where it is from.
  const rest = again.split('\n').filter((line) => !/^(- \*\*Rulebook\*\*|Extends): /.test(line));
  expect(rest.join('\n').replace(/\n{3,}/g, '\n\n')).toBe(whole.replace(`docs ${id} `, 'docs again '));
  expect(again).toContain(`**Rulebook**: ${id} (`);
});

describe('a stricter rule needs no reason', () => {
  test.each([
    ['a higher floor', 'youth: { atLeast: 25% }'],
    ['the same floor written otherwise', 'youth: { atLeast: 1/5 }'],
    ['one more bound', 'youth: { over: 10% }'],
    ['the floor itself left out', 'youth: { over: 1/5 }'],
    ['an error instead of a warning', 'youth: { severity: error }'],
    ['an empty base that fails', 'youth: { whenEmpty: fail }'],
    ['in force from an earlier day until a later one', 'most: { since: 2009-12-31, until: 2031-01-01 }'],
    [
      'fewer who count towards a floor',
      'youth: { per: town }\n  one: { per: town, count: young, atLeast: 1 }',
    ],
  ])('%s', async (_, rules) => expect(await isTaken(`rules:\n  ${rules}\n`)).toBe(true));
});

describe('what is not shown to be stricter is refused, with both places', () => {
  test.each([
    ['a lower floor', 'youth: { atLeast: 19.99% }', 'atLeast: 20% → 19.99%'],
    ['a lower grade', 'youth: { severity: info }', 'severity: warning → info'],
    ['a part of other rules', 'youth: { severity: part }', 'severity: warning → part'],
    ['a later beginning', 'most: { since: 2010-01-02 }', 'since: 2010-01-01 → 2010-01-02'],
    ['an earlier end', 'most: { until: 2030-12-30 }', 'until: 2030-12-31 → 2030-12-30'],
    ['an empty base that passes', 'youth: { whenEmpty: pass }', 'whenEmpty: (not written) → pass'],
    ['other groups', 'youth: { per: [town, sex] }', 'per: town → [town, sex]'],
    ['another base', 'youth: { of: young }', 'of: middle → young'],
    ['one more condition, whose column a sheet may lack', 'youth: { where: { sex: 女 } }', 'where'],
    ['a condition under which it applies', 'youth: { when: { middle: { over: 3 } } }', 'when'],
    ['another measure', 'youth: { count: young, atLeast: 1 }', 'share: young → (not written)'],
    ['a bound that is no number', 'most: { under: { lookup: seats, of: middle } }', 'under'],
    ['a number instead of a name', 'most: { atMost: 1 }', 'atMost: quota → 1'],
  ])('%s', async (_, rule, change) => {
    const [message = '', ...others] = await told(`rules:\n  ${rule}\n`);
    expect(message).toMatch(/^county\/rulebook\.yaml:4:\d+: rule /);
    expect(message).toMatch(/province\/rulebook\.yaml:1[3-6]:\d+ \(/);
    expect(message).toContain(change);
    expect(others).toEqual([]);
  });

  test('a rule that others ask for with `holds` changes these', async () => {
    const [message = ''] = await told('rules:\n  one-woman: { atLeast: 2 }\n');
    expect(message).toMatch(
      /county\/rulebook\.yaml:4:\d+: rule one-woman: "good" \(province\/rulebook\.yaml:12:3\)/,
    );
    expect(await isTaken('rules:\n  one-woman: { severity: error }\n')).toBe(true);
  });

  test('unless it says why: then every report says so first, and explain and docs too', async () => {
    const county = 'rules:\n  youth: { atLeast: 15%, because: { zh: 机构改革期间, en: reform } }\n';
    const files = {
      'province/rulebook.yaml': PROVINCE,
      'county/rulebook.yaml': `rulebook: county\nextends: ../province/\n${county}`,
    };
    const directory = tree(files);
    const { report } = await check([...arguments_(directory, 'county/rulebook.yaml'), '--lang', 'en']);
    expect(report.notes[0]).toEqual({
      code: 'rulebook-departs',
      message: 'Rulebook county departs from province: rule youth (atLeast: 20% → 15%). Because: reform.',
    });
    expect(verdictOf(report, 'youth', '甲镇').required?.atLeast).toBe('3/20');
    const rules = join(directory, 'county/rulebook.yaml');
    const texts = [
      await run(['check', ...arguments_(directory, 'county/rulebook.yaml')]),
      await run(['explain', 'youth', '--rules', rules]),
      await run(['rules', 'docs', rules]),
    ];
    for (const { stdout } of texts) expect(stdout).toContain('理由：机构改革期间');
  });

  test('a stricter rule that says why is no departure', async () => {
    const county =
      'rulebook: county\nextends: ../province/\nrules:\n  youth: { atLeast: 30%, because: 加强 }\n';
    const directory = tree({ 'province/rulebook.yaml': PROVINCE, 'county/rulebook.yaml': county });
    const { report } = await check(arguments_(directory, 'county/rulebook.yaml'));
    expect(report.notes.map(({ code }) => code)).not.toContain('rulebook-departs');
  });
});

describe('what rules are made of', () => {
  test.each([
    ['a population', 'populations: { young: { from: middle, where: { age: { atMost: 40 } } } }', 'said'],
    ['a parameter', 'parameters: { quota: { default: 3 } }', 'said'],
    [
      'a column that the program has',
      'tables: { cadres: { columns: { growthFile: { absent: false } } } }',
      'built-in',
    ],
    ['a list', 'lists: { education: [初中, 本科] }', 'cannot be replaced'],
    ['a lookup', 'lookups: { seats: { ..9: 1, 10..: 2 } }', 'cannot be replaced'],
    ['a source', 'sources: { opinion: { title: 另一文件, mark: seen } }', 'cannot be replaced'],
    ['the key of a table', 'tables: { cadres: { key: [name] } }', 'cannot be changed here'],
    ['how ages are counted', 'age: { basis: day }', 'cannot be changed here'],
    ['which ages are plausible', 'ages: { from: 18, to: 60 }', 'cannot be changed here'],
    [
      'a heading of a column above',
      'tables: { cadres: { columns: { 级别: { type: text, title: 职务层次 } } } }',
      'the heading "职务层次" is that of column "postLevel"',
    ],
    [
      'a name that is a column above',
      'populations: { kind: { from: cadres } }',
      '"kind" means something else',
    ],
    [
      'a number of the name of a column above',
      'figures: { sex: { count: middle } }',
      '"sex" means something else',
    ],
  ])('is not changed silently: %s', async (_, text, sentence) => {
    const [message = ''] = await told(`${text}\n`);
    expect(message).toMatch(/^county\/rulebook\.yaml:3:/);
    expect(message).toContain(sentence === 'said' ? 'says this otherwise, and its rules read it' : sentence);
  });

  test.each([
    'populations: { young: { from: middle, where: { age: { atMost: 40 } }, because: 试点 } }',
    'parameters: { quota: { default: 4, because: 试点 } }',
    'tables: { cadres: { columns: { growthFile: { absent: false, because: 试点 } } } }',
  ])('changes for a reason, which every report says: %s', async (text) => {
    const [report = ''] = await told(`${text}\n`);
    expect(report).toMatch(/^[013]: /);
    const directory = tree({
      'province/rulebook.yaml': PROVINCE,
      'county/rulebook.yaml': `rulebook: county\nextends: ../province/\n${text}\n`,
    });
    const { report: made } = await check(arguments_(directory, 'county/rulebook.yaml'));
    const notes = made.notes.filter(({ code }) => code === 'rulebook-departs');
    expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining('试点')]);
    const rules = ['--rules', join(directory, 'county/rulebook.yaml')];
    expect((await run(['explain', 'most', ...rules])).stdout).toContain('理由：试点');
    expect((await run(['rules', 'docs', ...rules.slice(1)])).stdout).toContain('理由：试点');
  });

  test('a list in a file is what the file says, whatever its name', async () => {
    const list = 'lists: { schools: { file: list.csv, column: 学校 } }\n';
    const saying = async (schools: string) =>
      (
        await told(list, {
          'province/rulebook.yaml': PROVINCE.replace(
            'lists: {',
            'lists: { schools: { file: list.csv, column: 学校 },',
          ),
          'province/list.csv': '学校\n甲大学\n',
          'county/list.csv': `学校\n${schools}\n`,
        })
      )[0];
    expect(await saying('乙大学')).toMatch(
      /^county\/rulebook\.yaml:3:10: list schools: .*cannot be replaced/,
    );
    expect(await saying('甲大学')).toMatch(/^[013]: /);
  });

  test('may be said again as it is, and added', async () => {
    expect(
      await isTaken(
        'lists: { education: [初中, 高中, 大专, 本科], 职称: [初级, 高级] }\npopulations: { young: { title: 青年, from: middle, where: { age: { atMost: 35 } } } }\n',
      ),
    ).toBe(true);
  });

  test.each([
    ['of a rule of its own', 'rules: { own: { count: middle, atLeast: 1, because: x } }'],
    ['of a rule that stays as it is', 'rules: { youth: { atLeast: 20%, because: x } }'],
    ['of a population of its own', 'populations: { own: { from: middle, because: x } }'],
  ])('a reason for nothing is refused: %s', async (_, text) =>
    expect((await told(`${text}\n`))[0]).toContain('changes nothing of a rulebook that is extended'),
  );

  test('nor has a rulebook that extends none anything to give a reason for', async () => {
    const directory = tree({
      'r.yaml':
        'rulebook: r\npopulations: { a: { from: cadres } }\nrules: { x: { count: a, atLeast: 1, because: y } }\n',
    });
    const { code, stderr } = await run(['rules', 'list', join(directory, 'r.yaml'), '--lang', 'en']);
    expect(code).toBe(2);
    expect(stderr).toContain('r.yaml:3:37: rule x: "because" gives the reason for a change');
  });
});

describe('where a rulebook may be extended from', () => {
  const whole = { 'province/rulebook.yaml': PROVINCE };

  /** What is said of a path under `extends`; '' where it is taken. */
  async function saidOf(written: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
    const directory = tree({
      ...whole,
      'a/county/rulebook.yaml': `rulebook: county\nextends: ${written}\n`,
      'a/beside/rulebook.yaml': 'rulebook: beside\n',
      'a/up.yaml': 'rulebook: up\n',
      'a/county/below/rulebook.yaml': 'rulebook: below\n',
      'a/county/own.yml': 'rulebook: own\n',
      ...files,
    });
    const { code, stderr } = await run([
      'rules',
      'list',
      join(directory, 'a/county/rulebook.yaml'),
      '--lang',
      'en',
    ]);
    return code === 0 ? '' : stderr.replaceAll(`${directory}/`, '').trim();
  }

  test.each([
    'own.yml',
    './own.yml',
    'below/',
    './below/rulebook.yaml',
    '../beside',
    '../beside/',
    '../up.yaml',
    'village-committee',
  ])('taken: %s', async (written) => expect(await saidOf(written)).toBe(''));

  test.each([
    ['../../province/rulebook.yaml', 'leads out of this rulebook’s folder tree'],
    ['../../province', 'leads out of this rulebook’s folder tree'],
    ['../../../../../../../etc/passwd', 'leads out of this rulebook’s folder tree'],
    ['below/../../../province/', 'leads out of this rulebook’s folder tree'],
    ['/etc/passwd', 'is no relative path'],
    ['http://example.com/rulebook.yaml', 'is no relative path'],
    ['https://example.com/r.yaml', 'is no relative path'],
    ['file:///etc/passwd', 'is no relative path'],
    ['C:/rules/r.yaml', 'is no relative path'],
    ["'..\\up.yaml'", 'is no relative path'],
    ['//server/share/r.yaml', 'is no relative path'],
    ['../none/', 'leads to a/none/rulebook.yaml, where there is no file'],
    ['vilage-committee', 'did you mean "village-committee"'],
  ])('refused: %s', async (written, sentence) => {
    const message = await saidOf(written);
    expect(message).toMatch(/^a\/county\/rulebook\.yaml:2:1: /);
    expect(message.replaceAll("'", '’')).toContain(sentence.replaceAll("'", '’'));
  });

  test('a link is followed, and may not lead out either', async () => {
    const directory = tree({
      ...whole,
      'a/county/rulebook.yaml': 'rulebook: county\nextends: link.yaml\n',
      'a/up.yaml': 'rulebook: up\n',
    });
    const link = join(directory, 'a/county/link.yaml');
    const list = () => run(['rules', 'list', join(directory, 'a/county/rulebook.yaml'), '--lang', 'en']);
    symlinkSync(join(directory, 'province/rulebook.yaml'), link);
    expect((await list()).stderr).toContain('"link.yaml" leads out of this rulebook');
    symlinkSync(join(directory, 'a/up.yaml'), join(directory, 'a/county/inside.yaml'));
    writeFileSync(join(directory, 'a/county/rulebook.yaml'), 'rulebook: county\nextends: inside.yaml\n');
    expect((await list()).code).toBe(0);
  });

  test('rulebooks one in the folder of the other climb step by step', async () => {
    const directory = tree({
      'x/rulebook.yaml': 'rulebook: province\n',
      'x/city/rulebook.yaml': 'rulebook: city\nextends: ..\n',
      'x/city/county/rulebook.yaml': 'rulebook: county\nextends: ..\n',
    });
    const { code } = await run(['rules', 'list', join(directory, 'x/city/county/rulebook.yaml')]);
    expect(code).toBe(0);
  });

  test('a ring is printed whole', async () => {
    const directory = tree({
      'a.yaml': 'rulebook: a\nextends: b.yaml\n',
      'b.yaml': '规则集: b\n继承: c.yaml\n',
      'c.yaml': 'rulebook: c\nextends: a.yaml\n',
      'self.yaml': 'rulebook: self\nextends: self.yaml\n',
    });
    const { code, stderr } = await run(['rules', 'list', join(directory, 'a.yaml'), '--lang', 'en']);
    expect(code).toBe(2);
    const chain = ['a', 'b', 'c', 'a'].map((name) => join(directory, `${name}.yaml`)).join(' → ');
    expect(stderr).toContain(`c.yaml:2:1: extends: the rulebook "a" comes twice: ${chain}`);
    expect((await run(['rules', 'list', join(directory, 'self.yaml')])).stderr).toContain('出现了两次');
  });

  test('a chain has an end', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `r${index}`);
    const directory = tree(
      Object.fromEntries(
        names.map((name, index) => [
          `${name}.yaml`,
          `rulebook: ${name}\n${index < 8 ? `extends: r${index + 1}.yaml\n` : ''}`,
        ]),
      ),
    );
    expect((await run(['rules', 'list', join(directory, 'r1.yaml')])).code).toBe(0);
    const { code, stderr } = await run(['rules', 'list', join(directory, 'r0.yaml'), '--lang', 'en']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('r7.yaml:2:1: extends: more than 8 rulebooks'),
    ]);
  });

  test('a rulebook above is never written over', async () => {
    const directory = tree({ ...whole, 'county/rulebook.yaml': 'rulebook: county\nextends: ../province/\n' });
    const args = arguments_(directory, 'county/rulebook.yaml');
    const { code, stderr } = await run([
      'check',
      ...args,
      '-f',
      `json=${join(directory, 'province/rulebook.yaml')}`,
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('province/rulebook.yaml');
  });
});

test('--rules takes the folder of a rulebook, as extends does', async () => {
  const directory = tree({ 'province/rulebook.yaml': PROVINCE });
  const [byFolder, byFile] = await Promise.all(
    ['province', 'province/rulebook.yaml'].map((path) => check(arguments_(directory, path))),
  );
  expect(byFolder?.report.verdicts).toEqual(byFile?.report.verdicts);
  const { code, stderr } = await run(['check', roster(directory), '--rules', directory, '--lang', 'en']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be found')]);
});
