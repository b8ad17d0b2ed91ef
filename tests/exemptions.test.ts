import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { read } from '@e965/xlsx';
import { afterEach, describe, expect, test } from 'vitest';
import { catalogue as chinese } from '../src/locale/zh-cn.ts';
import type { JsonReport } from '../src/render/report-schema.ts';
import { submissionsSchema } from '../src/render/submissions-schema.ts';
import { exemptionsJsonSchema } from '../src/rulebook/exemptions/json-schema.ts';
import { openEditor } from './support/language-server.ts';
import { check, csvFile, folder, run, verdictOf } from './support/program.ts';
import { idNumber, noteCodesOf, said } from './support/rosters.ts';
import { rowsOfSheet, written } from './support/small-rulebook.ts';

const home = process.cwd();
afterEach(() => process.chdir(home));

/** Judged on 2019-06-30: 甲镇 has one woman of two, 乙镇 none of one and somebody of unknown sex. */
const RULES = `
populations:
  town: { from: units, where: { kind: 镇 } }
  everybody: { from: cadres }
  women: { from: cadres, where: { sex: 女 } }
  diplomas: { from: cadres, where: { education: 大专 } }
  mixed: { from: units, where: { kind: 镇, holds: two-women } }
  with-woman: { from: units, where: { kind: 镇, holds: one-woman } }
  able: { from: units, where: { kind: 镇, holds: part } }
rules:
  two-women: { per: town, count: women, atLeast: 2 }
  one-woman: { per: town, count: women, atLeast: 1 }
  aged: { per: record, every: everybody, must: { age: { atMost: 40 } } }
  three: { count: everybody, atLeast: 30 }
  each-sex: { per: [town, sex], count: everybody, atLeast: 2 }
  most-mixed: { share: mixed, of: town, atLeast: 50% }
  all-women: { share: with-woman, of: town, atLeast: 100% }
  part: { per: town, count: diplomas, atLeast: 1, severity: part }
  all-able: { share: able, of: town, atLeast: 100% }
statistics:
  total: { count: everybody }`;

const UNITS = `
单位代码 单位名称 单位类别 上级单位
1 甲镇 镇 -
2 乙镇 镇 -`;

const ID = idNumber('19500101');

const SHEET = `
姓名 性别 出生年月 所在镇街 身份证号
张三 女 1990.01 甲镇 -
李四 男 1950.01 甲镇 ${ID}
王五 男 1955.01 乙镇 -
赵六 - 1990.01 乙镇 -`;

const GRANT = {
  approver: '某委组织部',
  document: '某组〔2019〕1号',
  reason: '机构改革',
  until: '2019-12-31',
};
type Entry = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** A file of exemptions; returns its path. JSON is YAML. */
function exemptionsFile(entries: readonly Entry[], directory = folder()): string {
  const path = join(directory, 'exemptions.yaml');
  const lines = entries.map((entry) => `  - ${JSON.stringify({ ...GRANT, ...entry })}`);
  writeFileSync(path, ['exemptions:', ...lines, ''].join('\n'));
  return path;
}

/** A check of the small rulebook with these exemptions. */
const checkWith = async (entries: readonly Entry[], ...more: string[]) =>
  await check([...written(RULES, [SHEET], UNITS), '--exemptions', exemptionsFile(entries), ...more]);

/** The statuses of the verdicts that are not as they are without exemptions: `two-women 甲镇: fail → exempt`. */
async function changes(entries: readonly Entry[], ...more: string[]): Promise<string[]> {
  const args = written(RULES, [SHEET], UNITS);
  const [{ report: before }, { report: after }] = [
    await check([...args, ...more]),
    await check([...args, '--exemptions', exemptionsFile(entries), ...more]),
  ];
  const place = ({ rule, group }: JsonReport['verdicts'][number]) =>
    [rule, ...group.path, ...Object.values(group.values ?? {}), group.origin?.row ?? ''].join(' ').trim();
  expect(after.verdicts.map(place)).toEqual(before.verdicts.map(place));
  return after.verdicts.flatMap((verdict, index) => {
    const { exemption, insteadOf, status, ...numbers } = verdict;
    const { status: earlier, ...known } = before.verdicts[index] as JsonReport['verdicts'][number];
    expect(numbers).toEqual(known);
    expect(insteadOf).toBe(exemption ? earlier : undefined);
    return status === earlier ? [] : [`${place(verdict)}: ${earlier} → ${status}`];
  });
}

/** The notes about exemptions, without the one that names the file. */
const exemptionNotes = ({ notes }: Pick<JsonReport, 'notes'>): { code: string; message: string }[] =>
  notes.filter(({ code }) => code.startsWith('exemption-'));

const outcomesOf = ({ exemptions }: JsonReport): string[] =>
  (exemptions?.entries ?? []).map(({ outcome }) => outcome);

describe('a verdict that is exempt', () => {
  test('what fails: the numbers stay, beside who approved it, by what, why and until when', async () => {
    const entry = { rule: 'two-women', group: '甲镇', since: '2019-01-01' };
    expect(await changes([entry])).toEqual(['two-women 甲镇: fail → exempt']);
    const { report } = await checkWith([entry]);
    const verdict = verdictOf(report, 'two-women', '甲镇');
    expect([said(verdict), verdict.insteadOf, verdict.shortfall, verdict.exemption]).toEqual([
      '1 exempt',
      'fail',
      1,
      { line: 2, ...GRANT, since: '2019-01-01' },
    ]);
    expect(verdict.evidence.in).toHaveLength(1);
    expect(report.exemptions).toEqual({
      path: expect.stringContaining('exemptions.yaml'),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      entries: [
        { line: 2, rule: 'two-women', group: '甲镇', ...GRANT, since: '2019-01-01', outcome: 'applied' },
      ],
    });
    expect(report.summary.exempt).toBe(1);
    expect([noteCodesOf(report).includes('exemptions'), exemptionNotes(report)]).toEqual([true, []]);
  });

  test('what nobody can tell: held or exempt, whatever the unknown cells say; the cells are still told', async () => {
    expect(await changes([{ rule: 'one-woman', group: '乙镇' }])).toEqual([
      'one-woman 乙镇: undecided → exempt',
    ]);
    const { report } = await checkWith([{ rule: 'one-woman', group: '乙镇' }]);
    const { insteadOf, doubts } = verdictOf(report, 'one-woman', '乙镇');
    expect([insteadOf, doubts?.map(({ column }) => column)]).toEqual(['undecided', ['sex']]);
  });

  test('a cell of the unit is still told too', async () => {
    const rules = `
tables: { units: { columns: { establishment: { type: integer, title: 编制数 } } } }
populations: { town: { from: units, where: { kind: 镇 } }, all: { from: cadres } }
rules: { most: { per: town, count: all, atMost: establishment } }`;
    const units = '单位代码 单位名称 单位类别 上级单位 编制数\n1 甲镇 镇 - -\n2 乙镇 镇 - 5';
    const file = exemptionsFile([{ rule: 'most', group: '甲镇' }]);
    const { report } = await check([...written(rules, [SHEET], units), '--exemptions', file]);
    const { insteadOf, doubts } = verdictOf(report, 'most', '甲镇');
    expect([insteadOf, doubts?.map(({ column }) => column)]).toEqual(['undecided', ['establishment']]);
  });

  test('what passes stays so, and the entry is told of', async () => {
    expect(await changes([{ rule: 'one-woman', group: '甲镇' }])).toEqual([]);
    const { report } = await checkWith([{ rule: 'one-woman', group: '甲镇' }]);
    expect(outcomesOf(report)).toEqual(['not-needed']);
    expect(exemptionNotes(report).map(({ code }) => code)).toEqual(['exemption-not-needed']);
  });

  test('neither fails a run nor leaves it undecided; one that is not covered still does', async () => {
    const rules = RULES.replace(/rules:[\s\S]*statistics:/, (all) =>
      [...all.split('\n').filter((line) => /^rules:|one-woman|two-women:/.test(line)), 'statistics:'].join(
        '\n',
      ),
    ).replace(/ {2}(mixed|able|with-woman):.*\n/g, '');
    const args = written(rules, [SHEET], UNITS);
    const codeWith = async (...entries: Entry[]) =>
      (await check([...args, '--exemptions', exemptionsFile(entries)])).code;
    const [first, second, third] = [
      { rule: 'two-women', group: '甲镇' },
      { rule: 'two-women', group: '乙镇' },
      { rule: 'one-woman', group: '乙镇' },
    ];
    expect([
      await codeWith(),
      await codeWith(first),
      await codeWith(first, second),
      await codeWith(first, second, third),
      await codeWith(first, second, { ...third, until: '2019-06-29' }),
    ]).toEqual([1, 1, 3, 0, 3]);
  });
});

test.each([
  ['on its last day', { until: '2019-06-30' }, 'applied'],
  ['on the day after', { until: '2019-06-29' }, 'lapsed'],
  ['on its first day', { since: '2019-06-30' }, 'applied'],
  ['on the day before', { since: '2019-07-01' }, 'not-begun'],
])('an exemption %s', async (_, period, outcome) => {
  const entry = { rule: 'two-women', group: '甲镇', ...period };
  const { report } = await checkWith([entry]);
  expect([outcomesOf(report), verdictOf(report, 'two-women', '甲镇').status]).toEqual([
    [outcome],
    outcome === 'applied' ? 'exempt' : 'fail',
  ]);
  expect(exemptionNotes(report).map(({ code }) => code)).toEqual(
    outcome === 'applied' ? [] : [`exemption-${outcome}`],
  );
});

describe('whom it is for', () => {
  test('a unit, as --unit takes it: a path, the two joined, or a name by its family', async () => {
    const units = `
单位代码 单位名称 单位类别 上级单位
1 甲镇 镇 -
2 东村村委会 村 甲镇
3 东村居委会 社区 甲镇`;
    const sheet = '姓名 性别 出生年月 所在镇街 所在村社\n张三 男 1990.01 甲镇 东村村委会';
    const rules = `
populations: { village: { from: units, where: { kind: [村, 社区] } }, women: { from: cadres, where: { sex: 女 } } }
rules: { woman: { per: village, count: women, atLeast: 1 } }`;
    const outcomeOf = async (group: string) => {
      const args = [
        ...written(rules, [sheet], units),
        '--exemptions',
        exemptionsFile([{ rule: 'woman', group }]),
      ];
      const { report } = await check(args);
      return [
        ...outcomesOf(report),
        ...report.verdicts.filter(({ exemption }) => exemption).map(({ group: of }) => of.path.join('/')),
      ];
    };
    expect(await outcomeOf('甲镇/东村')).toEqual(['applied', '甲镇/东村村委会']);
    expect(await outcomeOf('甲镇东村社区')).toEqual(['applied', '甲镇/东村居委会']);
    expect(await outcomeOf('东村村民委员会')).toEqual(['applied', '甲镇/东村村委会']);
    expect(await outcomeOf('甲镇')).toEqual(['not-judged']);
    expect(await outcomeOf('西村')).toEqual(['unit-unknown']);
    const args = [...written(rules, [sheet], units), '--exemptions'];
    const near = exemptionsFile([{ rule: 'woman', group: '申镇/东村村委会' }]);
    const { report } = await check([...args, near]);
    expect(exemptionNotes(report)[0]?.message).toContain('是不是想写“甲镇/东村村委会”');
  });

  test('a path through all levels of the register, as reports print it', async () => {
    const units = `
单位代码 单位名称 单位类别 上级单位
1 某县 县 -
2 甲镇 镇 某县
3 东村村委会 村 甲镇`;
    const sheet = '姓名 性别 出生年月 所在镇街 所在村社\n张三 男 1950.01 甲镇 东村村委会';
    const rules = `
populations:
  unit: { from: units, where: { kind: [镇, 村] } }
  women: { from: cadres, where: { sex: 女 } }
  everybody: { from: cadres }
rules:
  woman: { per: unit, count: women, atLeast: 1 }
  aged: { per: record, every: everybody, must: { age: { atMost: 40 } } }`;
    const entries = [
      { rule: 'woman', group: '某县/甲镇/东村' },
      { rule: 'aged', person: '某县/甲镇/东村村委会 张三' },
    ];
    const args = [...written(rules, [sheet], units), '--exemptions', exemptionsFile(entries)];
    const { report } = await check(args);
    expect(report.verdicts.map(({ group, status }) => [group.path.at(-1), status])).toEqual([
      ['甲镇', 'fail'],
      ['东村村委会', 'exempt'],
      ['东村村委会', 'exempt'],
    ]);
    expect(outcomesOf((await check([...args, '--unit', '某县/甲镇/东村'])).report)).toEqual([
      'applied',
      'applied',
    ]);
  });

  test('a unit that is a record of its own', async () => {
    const rules = `
populations: { town: { from: units, where: { kind: 镇 } } }
rules: { coded: { per: record, every: town, must: { code: '9' } } }`;
    const entries = [{ rule: 'coded', group: '乙镇' }];
    const args = [...written(rules, [SHEET], UNITS), '--exemptions', exemptionsFile(entries)];
    const { report } = await check(args);
    expect(report.verdicts.map(({ status }) => status)).toEqual(['fail', 'exempt']);
  });

  test('a person by unit and name, spaces in it or not, or by the ID number', async () => {
    for (const person of ['甲镇 李四', '甲镇　李 四', ID, ID.replace(/^(.{6})(.*)$/, '$1 $2')])
      expect(await changes([{ rule: 'aged', person }])).toEqual(['aged 甲镇 3: fail → exempt']);
  });

  test('who is in no verdict of the rule, or in none at all, is told of', async () => {
    const { report } = await checkWith([
      { rule: 'aged', person: '甲镇 王五' },
      { rule: 'aged', person: '丙镇 王五' },
      { rule: 'aged', person: idNumber('19600101') },
    ]);
    expect(outcomesOf(report)).toEqual(['person-unknown', 'unit-unknown', 'person-unknown']);
  });

  test('namesakes are told apart by the ID number alone; the rows of one person are one', async () => {
    const [first, second] = [idNumber('19500101', '011'), idNumber('19500101', '013')];
    const sheet = `
姓名 性别 出生年月 所在镇街 身份证号
李四 男 1950.01 甲镇 ${first}
李四 男 1950.01 甲镇 ${second}
李四 男 1950.01 乙镇 ${second}`;
    const outcome = async (person: string) => {
      const args = written(RULES, [sheet], UNITS);
      const { report } = await check([...args, '--exemptions', exemptionsFile([{ rule: 'aged', person }])]);
      const exempt = report.verdicts.filter(({ exemption }) => exemption);
      return [...outcomesOf(report), ...exempt.map(({ group }) => group.origin?.row)];
    };
    expect(await outcome('甲镇 李四')).toEqual(['several']);
    expect(await outcome(first)).toEqual(['applied', 2]);
    expect(await outcome(second)).toEqual(['applied', 3]);
  });

  test('of a rule over different units: the person, whatever rows they have', async () => {
    const id = idNumber('19900101', '011');
    const sheet = `
姓名 性别 出生年月 所在镇街 身份证号
李四 男 1990.01 甲镇 ${id}
李四 男 1990.01 乙镇 ${id}`;
    const rules = `
populations: { everybody: { from: cadres } }
rules: { one-unit: { per: person, distinct: unit, of: everybody, equals: 1 } }`;
    const entries = [{ rule: 'one-unit', person: id }];
    const args = [...written(rules, [sheet], UNITS), '--exemptions', exemptionsFile(entries)];
    const { report } = await check(args);
    expect(report.verdicts.map(({ status, insteadOf }) => [status, insteadOf])).toEqual([['exempt', 'fail']]);
  });

  test('of people made from their posts: by the ID number that stands in these', async () => {
    const id = idNumber('19900101', '011');
    const sheet = `
姓名 单位 组织 身份证号
李四 甲镇 支委 ${id}
李四 甲镇 村委 ${id}
王五 甲镇 支委 -`;
    const rules = `
tables:
  posts: { columns: { person: person, unit: units, body: { type: text, title: 组织 } } }
  people: { from: posts, key: [unit, person] }
fields: { held: { for: people, count: posts } }
populations: { everybody: { from: people } }
rules: { three: { per: record, every: everybody, must: { held: { atLeast: 3 } } } }`;
    const entries = [
      { rule: 'three', person: id },
      { rule: 'three', person: '甲镇 王五' },
    ];
    const args = [...written(rules, [sheet], UNITS), '--exemptions', exemptionsFile(entries)];
    const { report } = await check(args);
    expect([outcomesOf(report), report.verdicts.map(({ insteadOf }) => insteadOf)]).toEqual([
      ['applied', 'applied'],
      ['fail', 'fail'],
    ]);
  });

  test('a record without a person by its unit and post, as reports have it', async () => {
    const sheet = '岗位 单位 空缺日期 方式 人数\n团委书记 甲镇 2019-01-01 直接任命 1';
    const rules = `
populations: { posts: { from: selections } }
rules: { open: { per: record, every: posts, must: { method: 公开比选 } } }`;
    const entries = [{ rule: 'open', person: '甲镇 团委书记' }];
    const args = [...written(rules, [sheet], UNITS), '--exemptions', exemptionsFile(entries)];
    const { report } = await check(args);
    expect(report.verdicts.map(({ status, insteadOf }) => [status, insteadOf])).toEqual([['exempt', 'fail']]);
  });

  test('a value of the columns that tell groups apart', async () => {
    for (const values of [{ 性别: '男' }, { sex: '男' }])
      expect(await changes([{ rule: 'each-sex', group: '甲镇', values }])).toEqual([
        'each-sex 甲镇 男: fail → exempt',
      ]);
  });

  test('the whole roster, and no part of it', async () => {
    expect(await changes([{ rule: 'three' }])).toEqual(['three: fail → exempt']);
    expect(await changes([{ rule: 'three' }], '--unit', '甲镇')).toEqual([]);
  });

  test('what one entry exempts a second one need not', async () => {
    const twice = { rule: 'two-women', group: '甲镇' };
    const { report } = await checkWith([twice, twice]);
    expect(outcomesOf(report)).toEqual(['applied', 'repeated']);
    expect(exemptionNotes(report)[0]?.message).toMatch(/exemptions\.yaml:3：.*第2行/);
  });
});

test('what other rules ask for with holds is what was found: an exemption changes one verdict alone', async () => {
  expect(await changes([{ rule: 'two-women', group: '甲镇' }])).toEqual(['two-women 甲镇: fail → exempt']);
  expect(await changes([{ rule: 'two-women', group: '乙镇' }])).toEqual(['two-women 乙镇: fail → exempt']);
  // Whether a woman is in 乙镇 stays as open for the rule over both towns as it was.
  expect(await changes([{ rule: 'one-woman', group: '乙镇' }])).toEqual([
    'one-woman 乙镇: undecided → exempt',
  ]);
  expect(verdictOf((await checkWith([])).report, 'all-women', '').status).toBe('undecided');
  expect(await changes([{ rule: 'most-mixed' }])).toEqual(['most-mixed: fail → exempt']);
  expect(await changes([{ rule: 'all-able' }])).toHaveLength(1);
});

describe('a part of a roster', () => {
  const FOR_BOTH = [
    { rule: 'two-women', group: '甲镇' },
    { rule: 'two-women', group: '乙镇' },
    { rule: 'two-women', group: '丙镇' },
    { rule: 'aged', person: '乙镇 王五' },
    { rule: 'aged', person: '乙镇 无名' },
  ];

  test('--unit: what is of other units is no entry that matches nothing', async () => {
    const { report } = await checkWith(FOR_BOTH, '--unit', '甲镇');
    expect(outcomesOf(report)).toEqual(['applied', 'elsewhere', 'unit-unknown', 'elsewhere', 'elsewhere']);
    expect(exemptionNotes(report).map(({ code }) => code)).toEqual(['exemption-unit-unknown']);
  });

  test('--each: an entry that has to do with no file is told of once, in the summary', async () => {
    const directory = folder();
    const [head = [], ...rows] = rowsOfSheet(SHEET);
    const files = ['甲镇', '乙镇'].map((town) =>
      csvFile(directory, `${town}.csv`, [head, ...rows.filter((row) => row.includes(town))]),
    );
    const [, ...options] = written(RULES, [SHEET], UNITS);
    const args = ['check', '--each', ...files, ...options, '--exemptions', exemptionsFile(FOR_BOTH)];
    const summary = submissionsSchema.parse(JSON.parse((await run([...args, '-f', 'json'])).stdout));
    expect(summary.files.map(({ report }) => report && outcomesOf(report))).toEqual([
      ['applied', 'elsewhere', 'elsewhere', 'elsewhere', 'elsewhere'],
      ['elsewhere', 'applied', 'elsewhere', 'applied', 'elsewhere'],
    ]);
    expect(summary.files.flatMap(({ report }) => (report ? exemptionNotes(report) : []))).toEqual([]);
    expect(summary.notes?.map(({ message }) => /yaml:(\d+)/.exec(message)?.[1])).toEqual(['4', '6']);
    const { stdout } = await run(args);
    expect(stdout).toMatch(/exemptions\.yaml:4：.*这次审核的文件都与它无关/);
    expect(stdout).toMatch(/甲镇\.csv.*│\s+1 │\s+\d+ │$/m);
  });
});

/** What the author of a file of exemptions is told: exit code 2 is asked for. */
async function toldOf(text: string, language = 'zh-CN'): Promise<string[]> {
  const path = join(folder(), 'exemptions.yaml');
  writeFileSync(path, text);
  const args = [...written(RULES, [SHEET], UNITS), '--exemptions', path, '--lang', language];
  const { code, stdout, stderr } = await run(['check', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  const lines = stderr.trim().split('\n');
  for (const line of lines) expect(line.startsWith(`${path}:`)).toBe(true);
  return lines.map((line) => line.slice(path.length + 1));
}

describe('what its author is told', () => {
  test('everything at once, in the order of the file, with what may be meant', async () => {
    expect(
      await toldOf(`exemptions:
  - rule: two-woman
    grup: 甲镇
    approver: 某委
    reason: 机构改革
    until: 2019.12.31
  - { rule: aged, group: 甲镇, approver: 某委, document: 一号, reason: 病假, since: 2019-02-01, until: 2019-01-31 }
`),
    ).toEqual([
      '2:5: 豁免 1：没有“two-woman”这条规则，是不是想写“two-women”',
      '2:5: 豁免 1：缺少“document”',
      '3:5: 豁免 1：没有“grup”这个键，是不是想写“group”',
      '6:5: 豁免 1：“2019.12.31”不是日期；日期写成 2024-10-31',
      '7:5: 豁免 2：规则“aged”每个人（或每条记录）各有一个结论，缺少“person”',
      '7:19: 豁免 2：规则“aged”每个人（或每条记录）各有一个结论，不能写“group”',
      '7:89: 豁免 2：2019-01-31 比开始的 2019-02-01 还早',
    ]);
  });

  test('in the language of its keys', async () => {
    expect(
      await toldOf(`豁免:
  - 规则: two-women
    单为: 甲镇
    批准: 某委
    理由: 机构改革
    至: 2019-12-31
`),
    ).toEqual([
      '2:5: 豁免 1：缺少“批准文件”',
      '2:5: 豁免 1：规则“two-women”每个单位各有一个结论，缺少“单位”',
      '3:5: 豁免 1：没有“单为”这个键，是不是想写“单位”',
    ]);
    expect(
      await toldOf('豁免:\n  - { 规则: three, approver: 某委, 批准文件: 一, 理由: 二, 至: 2019-12-31 }\n'),
    ).toEqual([
      '2:18: 豁免 1：“approver”和第 1 行的“豁免”不是一种语言的键；一个文件的键只用一种语言（规则集可用 rules translate 转换）',
    ]);
  });

  const one = async (entry: Entry, language?: string): Promise<string[]> =>
    (await toldOf(readFileSync(exemptionsFile([entry]), 'utf8'), language)).map((line) =>
      line.replace(/^2:\d+: (豁免|exemptions) 1[：:]/, '').trim(),
    );

  test.each<[string, Entry, string]>([
    [
      'a part',
      { rule: 'part', group: '甲镇' },
      '“part”只是别的规则的一部分，自己没有结论，不能豁免；请豁免引用它的规则：all-able',
    ],
    ['a statistic', { rule: 'total' }, '“total”是统计数，没有结论，不用豁免'],
    [
      'a person of units',
      { rule: 'two-women', group: '甲镇', person: '甲镇 张三' },
      '规则“two-women”每个单位各有一个结论，不能写“person”',
    ],
    [
      'a unit of the whole',
      { rule: 'three', group: '甲镇' },
      '规则“three”只有全部花名册的一个结论，不能写“group”',
    ],
    [
      'a value that is missing',
      { rule: 'each-sex', group: '甲镇' },
      '规则“each-sex”还按“性别”分别有结论，请写明是哪一个',
    ],
    [
      'an unknown value',
      { rule: 'each-sex', group: '甲镇', values: { 性别: '另' } },
      '这一列没有“另”这个值；有：男、女',
    ],
    ['values without columns', { rule: 'three', values: { 性别: '男' } }, '规则“three”不按“性别”分别有结论'],
    [
      'a name without a unit',
      { rule: 'aged', person: '李四' },
      '“李四”看不出是谁；请写身份证号，或照报告写单位和姓名，中间空一格，如 观海卫镇/五洞闸村委会 张三',
    ],
    ['an empty text', { rule: 'three', reason: ' ' }, '缺少“reason”'],
    ['no text', { rule: 'three', reason: { a: 'b' } }, '这里的写法不对，应为文字'],
  ])('%s', async (_, entry, sentence) => {
    expect(await one(entry)).toEqual([sentence]);
  });

  test('what is no entry at all', async () => {
    expect(await toldOf('exemptions:\n  - two-women\n  -\n')).toEqual([
      '2:5: 豁免 1：这里的写法不对，应为若干“键: 值”',
      '3:4: 豁免 2：这里的写法不对，应为若干“键: 值”',
    ]);
  });

  test('an ID number with a slip in it is not shown whole', async () => {
    const wrong = `${ID.slice(0, 17)}${ID.endsWith('1') ? '2' : '1'}`;
    const [told = ''] = await one({ rule: 'aged', person: wrong }, 'en');
    expect(told).toContain('does not tell who it is');
    expect(told).not.toContain(wrong.slice(0, 10));
  });

  test('a file without entries exempts nothing, and is told of', async () => {
    const path = join(folder(), 'exemptions.yaml');
    writeFileSync(path, '# 还没有\n');
    const { report } = await check([...written(RULES, [SHEET], UNITS), '--exemptions', path]);
    expect([report.exemptions?.entries, noteCodesOf(report).includes('exemptions')]).toEqual([[], true]);
  });
});

describe('every report shows it', () => {
  const ENTRIES = [
    { rule: 'two-women', group: '甲镇' },
    { rule: 'aged', person: ID },
    { rule: 'one-woman', group: '乙镇', until: '2019-06-29' },
  ];
  const GRANTED = '某委组织部批准，某组〔2019〕1号，理由：机构改革，至2019-12-31';

  async function shown(format: string): Promise<string> {
    const { stdout } = await run([
      'check',
      ...written(RULES, [SHEET], UNITS),
      '--exemptions',
      exemptionsFile(ENTRIES),
      '-f',
      format,
    ]);
    for (const hidden of [ID, ID.slice(6, 16)]) expect(stdout).not.toContain(hidden);
    return stdout;
  }

  test('the table: in the conclusion, under a title of their own, and counted apart', async () => {
    const lines = (await shown('table')).split('\n');
    expect(lines).toContain('结论：有不合格项；另有2项豁免');
    expect(lines.some((line) => /^豁免文件：.*exemptions\.yaml sha256 [0-9a-f]{12}$/.test(line))).toBe(true);
    expect(lines).toContain('豁免（2）');
    expect(lines.filter((line) => line.startsWith('- 豁免'))).toEqual([
      `- 豁免 two-women 甲镇 1 < 2 · 需2人 缺1人 · 本为不合格，${GRANTED}（exemptions.yaml:2） · 截至2019-06-30 · 0.csv B2`,
      expect.stringMatching(/^- 豁免 aged 甲镇 李四 69 > 40 · 本为不合格，.*exemptions\.yaml:3/),
    ]);
    expect(lines.join('\n')).toMatch(/\* .*exemptions\.yaml：3条，2条起作用/);
    expect(lines.join('\n')).toMatch(
      /\* .*exemptions\.yaml:4：规则 one-woman（乙镇）的豁免已于2019-06-29到期/,
    );
    expect(lines.at(-2)).toMatch(/，豁免 2$/);
    expect(lines.some((line) => /^│ two-women .*│\s+1 │$/.test(line))).toBe(true);
  });

  test('what an author writes steers nothing, and no ID number of it is shown whole', async () => {
    const reason = `=1+1；${ID} \u001b[31m`;
    const file = exemptionsFile([{ rule: 'two-women', group: '甲镇', reason }]);
    const workbook = join(folder(), 'report.xlsx');
    const args = [...written(RULES, [SHEET], UNITS), '--exemptions', file];
    const outputs = await Promise.all(
      ['table', 'csv', 'json', `xlsx=${workbook}`].map((format) => run(['check', ...args, '-f', format])),
    );
    const book = JSON.stringify(read(readFileSync(workbook), { cellFormula: true }).Sheets);
    for (const text of [...outputs.map(({ stdout }) => stdout), book]) {
      expect(text).not.toContain(ID);
      expect(text).not.toContain('\u001b');
    }
    expect(outputs[0]?.stdout).toContain('理由：=1+1；339999**********');
    expect(book).toMatch(/"t":"s"[^{}]*=1\+1；339999\*/);
    expect(book).not.toMatch(/"f":"1\+1/);
  });

  test('without failures the conclusion still tells of it', async () => {
    const rules = `
populations: { town: { from: units, where: { kind: 镇 } }, women: { from: cadres, where: { sex: 女 } } }
rules: { one-woman: { per: town, count: women, atLeast: 1 } }`;
    const entries = [{ rule: 'one-woman', group: '乙镇' }];
    const args = [...written(rules, [SHEET], UNITS), '--exemptions', exemptionsFile(entries)];
    const { code, stdout } = await run(['check', ...args]);
    expect([code, stdout.split('\n')[1]]).toEqual([0, '结论：除豁免的1项外全部合格']);
    expect((await run(['check', ...args, '--lang', 'en'])).stdout).toContain('but for 1 exempt');
  });

  test('CSV: in the row of the verdict; what exempts nothing has a row behind all verdicts', async () => {
    const lines = (await shown('csv')).trim().split('\r\n');
    expect(lines.find((line) => line.startsWith('豁免,错误,two-women,'))).toContain(`本为不合格，${GRANTED}`);
    expect(lines.at(-1)).toMatch(
      /^豁免没有用上,错误,one-woman,one-woman,乙镇,.*已于2019-06-29到期.*,exemptions\.yaml:4,/,
    );
  });

  test('JSON: a name that only the file of exemptions has is not in it', async () => {
    const file = exemptionsFile([
      { rule: 'aged', person: '甲镇 李四' },
      { rule: 'aged', person: '甲镇 无名氏' },
    ]);
    const { stdout } = await run([
      'check',
      ...written(RULES, [SHEET], UNITS),
      '--exemptions',
      file,
      '-f',
      'json',
    ]);
    expect(stdout).not.toMatch(/李四|无名氏/);
  });

  test('the workbook: a sheet with every entry, the conclusion and the hash on the cover', async () => {
    const path = join(folder(), 'report.xlsx');
    await shown(`xlsx=${path}`);
    const { Sheets, SheetNames } = read(readFileSync(path));
    expect(SheetNames).toContain('豁免');
    const rows = Object.values(Sheets.豁免 ?? {}).flatMap((cell) =>
      cell?.v === undefined ? [] : [`${cell.v}`],
    );
    for (const text of [
      '某委组织部',
      '某组〔2019〕1号',
      '机构改革',
      '2019-12-31',
      'exemptions.yaml:2',
      '× 不合格',
      '张三',
      '豁免没有用上',
    ])
      expect(
        rows.some((each) => each.includes(text)),
        text,
      ).toBe(true);
    expect(rows.join('\n')).not.toContain(ID);
    const cover = Object.values(Sheets.封面 ?? {}).map((cell) => `${cell?.v ?? ''}`);
    expect(cover).toContain('× 有不合格项；另有2项豁免');
    expect(cover.some((each) => /^exemptions\.yaml\nsha256 [0-9a-f]{64}$/.test(each))).toBe(true);
    const matrix = Object.values(Sheets.矩阵 ?? {}).map((cell) => `${cell?.v ?? ''}`);
    expect(matrix).toContain('○ 豁免');
  });

  test('explain: the entries of the rule; with files what each exempts, and which exempts nothing', async () => {
    const options = [...written(RULES, [SHEET], UNITS), '--exemptions', exemptionsFile(ENTRIES)];
    const [file = '', ...rest] = options;
    const told = async (...args: string[]) => (await run(['explain', ...args])).stdout;
    expect(await told('two-women', ...rest)).toContain(`豁免：甲镇，${GRANTED}（exemptions.yaml:2）\n`);
    expect(await told('three', ...rest)).not.toContain('exemptions.yaml');
    const lines = await told('two-women', file, ...rest);
    expect(lines).toContain(`豁免 two-women 甲镇 1 < 2 · 需2人 缺1人 · 本为不合格，${GRANTED}`);
    expect(await told('one-woman', file, ...rest)).toMatch(/exemptions\.yaml:4：.*已于2019-06-29到期/);
  });
});

describe('which file', () => {
  const CONFIG = 'cadre-audit.config.yaml';

  test('--exemptions, else the one that the configuration names from where it stands; no other is looked for', async () => {
    const directory = folder();
    exemptionsFile([{ rule: 'two-women', group: '甲镇' }], directory);
    const args = written(RULES, [SHEET], UNITS);
    process.chdir(directory);
    expect((await check(args)).report.exemptions).toBeUndefined();
    writeFileSync(CONFIG, 'exemptions: exemptions.yaml\n');
    expect(outcomesOf((await check(args)).report)).toEqual(['applied']);
    process.chdir(folder());
    const config = ['--config', join(directory, CONFIG)];
    expect(outcomesOf((await check([...args, ...config])).report)).toEqual(['applied']);
    const other = exemptionsFile([{ rule: 'three' }, { rule: 'one-woman', group: '甲镇' }]);
    expect(outcomesOf((await check([...args, ...config, '--exemptions', other])).report)).toEqual([
      'applied',
      'not-needed',
    ]);
  });

  test('a proposed configuration keeps it', async () => {
    const directory = folder();
    const file = csvFile(directory, 'roster.csv', rowsOfSheet(SHEET));
    process.chdir(directory);
    writeFileSync(CONFIG, 'exemptions: 批准/豁免.yaml\n');
    expect((await run(['inspect', file, '--write-config', '--force'])).code).toBe(0);
    expect(readFileSync(CONFIG, 'utf8')).toMatch(/^exemptions: 批准\/豁免\.yaml$/m);
  });

  test('one that is not there is named; it is never written over', async () => {
    const args = ['check', ...written(RULES, [SHEET], UNITS)];
    const { code, stderr } = await run([...args, '--exemptions', 'nowhere.yaml']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('nowhere.yaml')]);
    const file = exemptionsFile([{ rule: 'three' }]);
    const before = readFileSync(file, 'utf8');
    expect((await run([...args, '--exemptions', file, '-f', `csv=${file}`])).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('the JSON Schema for editors', () => {
  const schema = exemptionsJsonSchema(chinese.words.exemptions.keys);

  test('is the one that is shipped', async () => {
    const text = `${JSON.stringify(schema, null, 1)}\n`;
    await expect(text).toMatchFileSnapshot('../docs/exemptions.schema.json');
  });

  test('an editor marks nothing in the sample, and what is wrong or missing in either language', async () => {
    const editor = await openEditor(resolve('docs/exemptions.schema.json'));
    const sample = readFileSync('fixtures/exemptions/豁免.yaml', 'utf8');
    const english = readFileSync(exemptionsFile([{ rule: 'two-women', group: '甲镇' }]), 'utf8');
    const marks = async (text: string) => await editor.marksIn(text);
    expect([await marks(sample), await marks(english)]).toEqual([[], []]);
    for (const wrong of [
      sample.replace('单位:', '单为:'),
      sample.replace(/ {4}批准: .*\n/, ''),
      english.replace('approver', 'aprover'),
    ])
      expect(await marks(wrong)).not.toEqual([]);
    expect(await editor.completionsAt('豁免:\n  - 规则: a\n    |\n')).toEqual(
      expect.arrayContaining(['单位', '人员', '批准', '批准文件', '理由', '自', '至']),
    );
    editor.close();
  });
});

test('the sample beside the demo roster', async () => {
  const { report } = await check([
    'fixtures/demo/镇街干部.xlsx',
    'fixtures/demo/村社干部.csv',
    'fixtures/demo/培训挂职选拔.xlsx',
    '--as-of',
    '2019-06-30',
    '--exemptions',
    'fixtures/exemptions/豁免.yaml',
  ]);
  expect(outcomesOf(report)).toEqual(['applied', 'applied', 'applied', 'applied', 'lapsed']);
  const exempt = report.verdicts.filter(({ exemption }) => exemption);
  expect(exempt.map(({ rule, group, insteadOf }) => [rule, group.path.at(-1), insteadOf])).toEqual([
    ['town-middle-35-share', '坎墩街道', 'undecided'],
    ['town-middle-35-share', '浒山街道', 'fail'],
    ['village-reserve', '二灶村委会', 'fail'],
    ['secretary-training', '烟墩村委会', 'fail'],
  ]);
});
