import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, folder, run } from '../support/program.ts';
import { saidBy } from '../support/shipped.ts';

type Rows = readonly Readonly<Record<string, string | number>>[];

/** What the script that writes the samples is made of; its modules have no types of their own. */
const script = async (name: string) => await import(`../../fixtures/rulebooks/${name}.mjs`);
const { csv } = (await script('people')) as { csv: (rows: Rows) => string };
const { samples } = (await script('samples')) as { samples: () => Record<string, Record<string, Rows>> };

/** The sample rosters of the shipped rulebooks, with the findings that they have on purpose. */

const filesOf = (id: string) =>
  readdirSync(`fixtures/rulebooks/${id}`)
    .sort()
    .map((name) => `fixtures/rulebooks/${id}/${name}`);

const argumentsFor = (id: string) => [...filesOf(id), '--rules', id, '--as-of', '2024-12-31'];

/** What does not pass and is judged, by rule: `committee-size 下田村: 2 fail`. */
async function foundIn(id: string) {
  const { report, code } = await check(argumentsFor(id));
  const found = [...new Set(report.verdicts.map(({ rule }) => rule))].flatMap((rule) =>
    saidBy(report, rule)
      .filter((each) => !/ (pass|notApplicable)$|: notApplicable$/.test(each))
      .map((each) => `${rule} ${each}`),
  );
  return {
    code,
    found,
    passed: report.summary.pass,
    issues: report.dataIssues.map(({ code: each }) => each),
  };
}

const FINDINGS: Readonly<Record<string, Awaited<ReturnType<typeof foundIn>>>> = {
  'village-committee': {
    code: 1,
    found: [
      'committee-size 下田村: 2 fail',
      'committee-size 平桥村: 8 fail',
      'committee-woman 下田村: 0 fail',
      'committee-woman 石门村: 0 exempt',
      'committee-woman 新塘村: 0–1 undecided',
      'committee-minority 平桥村: 0 fail',
      'committee-minority 新塘村: 0 undecided',
      'election-committee-size 下田村: 4 fail',
    ],
    passed: 9,
    issues: [],
  },
  'party-branch': {
    code: 1,
    found: [
      'committee-size 河口社区: 6 fail',
      'committee-size 后岭村: 0 fail',
      'one-secretary 西沙村: 2 fail',
      'one-secretary 后岭村: 0 fail',
      'other-members 西沙村: 1 fail',
      'other-members 河口社区: 5 fail',
      'other-members 后岭村: 0 fail',
      'members-age 西沙村: 2/3 fail',
      'members-education 西沙村: 2/3 fail',
      'members-education 畲坑村: 3–4/4 undecided',
      'one-woman 西沙村: 0 fail',
      'one-woman 后岭村: 0 fail',
      'minority-member 畲坑村: 0 fail',
    ],
    passed: 16,
    issues: ['unknown-value'],
  },
  'training-hours': {
    code: 1,
    found: [
      'county-grade-five-years 示例局 第4行: fail',
      'county-grade-five-years 示例局 第5行: fail',
      'county-grade-five-years 示例办 第7行: undecided',
      'township-grade-year 示例办 第9行: fail',
      'township-grade-year 示例办 第10行: fail',
      'township-grade-year 示例办 第11行: undecided',
    ],
    passed: 4,
    issues: [],
  },
  'rank-quota': {
    code: 1,
    found: [
      'county-counsel-2 示例局: 2–3 fail',
      'county-counsel-3 示例县: 11 fail',
      'county-counsel-3 示例局: 2–3 undecided',
      'county-section-1-4 示例办: 2 undecided',
      'city-counsel-1 示例市直: 5 fail',
    ],
    passed: 10,
    issues: ['unknown-value'],
  },
  'labour-dispatch': {
    code: 1,
    found: ['dispatch-share 示例公交公司: 3/29 fail', 'dispatch-share 示例环卫公司: 1–3/21 undecided'],
    passed: 1,
    issues: [],
  },
  'independent-directors': {
    code: 1,
    found: [
      'independent-third 样本科技: 2/7 fail',
      'independent-third 范例能源: 2–3/7 undecided',
      'independent-accountant 模板实业: 0 fail',
      'committee-no-managers 样本科技: 3/4 fail',
      'committee-majority 样本科技: 2/4 fail',
      'committee-majority 范例能源: 1–2/3 undecided',
      'committee-majority 模板实业: 0/0 fail',
      'committee-convenor 样本科技: 0/1 fail',
      'committee-convenor 模板实业: 0/0 fail',
    ],
    passed: 10,
    issues: ['unknown-value'],
  },
  'board-gender': {
    code: 1,
    found: [
      'norway-same-sex Fjordkraft 股东代表 男: 5 fail',
      'norway-same-sex Ukjent 股东代表 男: 2–3 undecided',
      'germany-workers-women Beispiel: 0/3 fail',
      'france-gap Exemple: 3 fail',
      'france-over-70 Modèle: 4/10 fail',
    ],
    passed: 20,
    issues: [],
  },
  'staffing-posts': {
    code: 1,
    found: [
      'one-leader 档案处: 2 fail',
      'one-leader 信息处: 3 undecided',
      'one-chief 财务处: 2 fail',
      'one-chief 法规处: 1–2 undecided',
      'one-chief 信息处: 1 undecided',
      'deputies 组织处: 2 fail',
      'deputies 财务处: 3 fail',
      'deputies 法规处: 1–2 undecided',
      'deputies 信息处: 2 undecided',
    ],
    passed: 5,
    issues: [],
  },
};

test.each(Object.keys(samples()))('the files of %s are what the script writes', (id) => {
  const files = samples()[id] ?? {};
  const written = Object.entries(files).map(([name, rows]) => [
    `fixtures/rulebooks/${id}/${name}.csv`,
    csv(rows),
  ]);
  expect(filesOf(id)).toEqual(written.map(([path]) => path).sort());
  for (const [path, text] of written) expect(readFileSync(path as string, 'utf8')).toBe(text);
});

describe.each(Object.keys(samples()))('%s', (id) => {
  test('finds in its sample what is there on purpose', async () => {
    expect(await foundIn(id)).toEqual(FINDINGS[id]);
  });
});

describe('what people read of them', () => {
  const lines = async (id: string) => {
    const { stdout } = await run(['check', ...argumentsFor(id), '-f', 'table']);
    return stdout.split('\n');
  };

  test('an even number of electors is told as such, not as too few and too many', async () => {
    const found = (await lines('village-committee')).find((line) =>
      line.includes('election-committee-size 示例县'),
    );
    expect(found).toContain('下田村 4 不是单数 · 截至');
  });

  test('a verdict that hangs on the register names its cell', async () => {
    const text = (await lines('village-committee')).join('\n');
    expect(text).toContain('“民族数”空白 单位.csv F9');
    expect((await lines('rank-quota')).join('\n')).toContain('“编制数”空白 单位.csv E6');
  });

  test('a register that is no sheet of the run has no cell to show', async () => {
    const [roster, units] = ['名册', '单位'].map((name) => `fixtures/rulebooks/rank-quota/${name}.csv`);
    const options = ['--rules', 'rank-quota', '--as-of', '2024-12-31', '--units', units as string];
    const { report } = await check([roster as string, ...options]);
    const verdict = report.verdicts.find(
      ({ status, group }) => status === 'undecided' && group.path[0] === '示例办',
    );
    expect(verdict?.doubts).toEqual([
      { cause: 'blank', column: 'establishment', head: '编制数', records: 1, cells: [] },
    ]);
    const { stdout } = await run(['check', roster as string, ...options]);
    expect(stdout).toContain('示例办 2 ≤ 0–不限 · “编制数”空白 · 截至2024-12-31');
  });

  test('a field that is not certain goes by its title', async () => {
    expect((await lines('training-hours')).join('\n')).toContain('相关记录（最近五年学时）不确定');
  });
});

describe('every shipped rulebook', () => {
  const shipped = readdirSync('rules').sort();

  test('has its sample, but for Cixi, whose is the demo', () => {
    expect([...Object.keys(samples()), 'cixi-young-cadres'].sort()).toEqual(shipped);
  });

  test('has a template of the tables that it reads, and of no others', async () => {
    const path = join(folder(), 'template.xlsx');
    const { code, stderr } = await run(['template', '--rules', 'training-hours', '-o', path]);
    expect([code, stderr]).toEqual([0, `已写出 ${path}：培训对象、培训课程、单位。\n`]);
  });

  test('is listed', async () => {
    const { stdout, code } = await run(['rules', 'list']);
    expect(code).toBe(0);
    const heads = stdout.split('\n').filter((line) => /^\S/.test(line));
    expect(heads.map((line) => line.split(' ')[0])).toEqual(shipped);
  });

  test.each(shipped)(
    '%s: each rule of it explains itself, with its source, in both languages',
    async (id) => {
      const { stdout } = await run(['rules', 'list', id]);
      const rules = stdout.split('\n').flatMap((line) => /^ {2}(\S+) \[(?!统计数)/.exec(line)?.[1] ?? []);
      expect(rules.length).toBeGreaterThan(0);
      for (const rule of rules)
        for (const [language, source] of [
          ['zh-CN', '依据：'],
          ['en', 'Source: '],
        ] as const) {
          const told = await run(['explain', rule, '--rules', id, '--lang', language]);
          expect([rule, told.code, told.stderr]).toEqual([rule, 0, '']);
          expect(told.stdout).toContain(source);
        }
    },
  );
});
