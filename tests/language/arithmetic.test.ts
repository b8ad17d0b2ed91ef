import { expect, test } from 'vitest';
import { run } from '../support/program.ts';
import { written } from '../support/small-rulebook.ts';

/** `explain` with rosters: the numbers behind bounds, guards and figures, each after what it is made of. */

const UNITS = `
单位代码 单位名称 单位类别 上级单位 编制数
1 某县 县 - -
2 甲镇 镇 某县 5
3 乙镇 镇 某县 -
4 丙镇 镇 某县 12`;

const CADRES = `
姓名 性别 出生年月 所在镇街 职务层次
甲 男 1990.01 甲镇 中层正职
乙 女 1991.01 甲镇 中层副职
丙 - 1992.01 甲镇 中层副职
丁 男 1990.01 乙镇 中层正职
戊 男 1990.01 乙镇 中层副职`;

const PARTS = `
tables: { units: { columns: { establishment: { type: integer, title: 编制数 } } } }
populations:
  town: { from: units, where: { kind: 镇 } }
  all: { from: cadres, title: { zh: 全体干部, en: all cadres } }
  women: { from: cadres, title: { zh: 女干部, en: women }, where: { sex: 女 } }
  men: { from: cadres, title: { zh: 男干部, en: men }, where: { sex: 男 } }
lookups: { seats: { ..2: notApplicable, 3..5: 2, 6..: half } }
figures:
  half: { product: [1/2, establishment], rounding: down, title: { zh: 编制的一半, en: half of the establishment } }
  apart: { gap: [women, men], title: { zh: 男女相差, en: difference } }
  portion: { share: women, of: all, title: { zh: 女干部比例, en: share of women } }`;

/** The lines of arithmetic that `explain` shows of a rule in a town. */
async function arithmetic(rule: string, unit: string, language = 'zh-CN'): Promise<string[]> {
  const args = written(`${PARTS}\nrules: { rule: ${rule} }`, [CADRES], UNITS);
  const { stdout } = await run(['explain', 'rule', ...args, '--unit', unit, '--lang', language]);
  const label = language === 'en' ? 'Arithmetic: ' : '计算：';
  return stdout.split('\n').flatMap((line) => (line.startsWith(label) ? [line.slice(label.length)] : []));
}

const BY_SEATS = '{ per: town, count: all, atMost: { lookup: seats, of: establishment } }';

test.each([
  ['甲镇', ['单位的编制数 = 5', '按 5 查表得 2', '3 > 2']],
  // The line that is reached is a figure: it comes first. Those that are not reached are left out.
  ['丙镇', ['单位的编制数 = 12', '编制的一半 = ⌊1/2 × 12⌋ = 6', '按 12 查表得 6', '0 ≤ 6']],
])('a lookup in %s', async (unit, lines) => {
  expect(await arithmetic(BY_SEATS, unit)).toEqual(lines);
});

test('a unit of which nothing is known may be anything', async () => {
  expect(await arithmetic(BY_SEATS, '乙镇')).toEqual([
    '单位的编制数 = 0–不限',
    '编制的一半 = ⌊1/2 × (0–不限)⌋ = 0–不限',
    '按 (0–不限) 查表得 0–不限',
  ]);
});

test.each([
  [
    '{ per: town, gap: [women, men], atMost: 1 }',
    '甲镇',
    ['女干部的人数 = 1–2', '男干部的人数 = 1–2', '|(1–2) − (1–2)| = 1'],
  ],
  ['{ per: town, count: women, atMost: apart }', '乙镇', ['男干部的人数 = 2', '男女相差 = |0 − 2| = 2']],
  [
    '{ per: town, count: men, atLeast: 1, when: { portion: { atLeast: 1/4 } } }',
    '甲镇',
    ['全体干部的人数 = 3', '女干部比例 = (1–2) ÷ 3 = 1/3–2/3'],
  ],
  [
    '{ per: town, count: men, atMost: 1, exempt: { portion: { atLeast: 1/4 } } }',
    '丙镇',
    ['全体干部的人数 = 0', '女干部比例 = 0 ÷ 0 = 基数为0'],
  ],
  [
    '{ per: town, count: women, atLeast: { product: [1/4, all], rounding: nearest } }',
    '甲镇',
    ['1/4 × 3 四舍五入 = 1'],
  ],
  ['{ per: town, count: women, atLeast: { max: [1, half] } }', '甲镇', ['max(1, 2) = 2']],
])('%s in %s', async (rule, unit, lines) => {
  expect(await arithmetic(rule, unit)).toEqual(expect.arrayContaining(lines));
});

test('a number that two others are made of is told once, and before them', async () => {
  const rule = '{ per: town, count: women, atLeast: { sum: [half, establishment] } }';
  expect(await arithmetic(rule, '甲镇')).toEqual([
    '单位的编制数 = 5',
    '编制的一半 = ⌊1/2 × 5⌋ = 2',
    '2 + 5 = 7',
    expect.any(String),
  ]);
});

test('in English', async () => {
  expect(await arithmetic(BY_SEATS, '甲镇', 'en')).toEqual([
    `the unit's "编制数" = 5`,
    'the table gives 2 for 5',
    '3 > 2',
  ]);
});

test('a rule of plain numbers shows no more than it did', async () => {
  expect(await arithmetic('{ per: town, count: men, atLeast: 2 }', '乙镇')).toEqual(['2 ≥ 2']);
});

test.each([
  ['zh-CN', 'some 无法判定：某县/甲镇'],
  ['en', 'some is undecided in 某县/甲镇'],
])('a rule over rules names the units in which the other one is undecided (%s)', async (language, told) => {
  const rules = `
  some: { per: town, count: women, atLeast: 2 }
  half: { count: holding, atLeast: 1 }`;
  const parts = PARTS.replace(
    'populations:',
    `populations:\n  holding: { from: town, where: { holds: some } }`,
  );
  const { stdout } = await run([
    'check',
    ...written(`${parts}\nrules:${rules}`, [CADRES], UNITS),
    ...['--lang', language],
  ]);
  expect(stdout).toContain(told);
});
