import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { check, folder, run } from '../support/program.ts';
import { AS_OF, idNumber } from '../support/rosters.ts';
import { reportOf, toldOf, written } from '../support/small-rulebook.ts';

/** 结构分析: counts by bands and values of columns in each unit, or one number of it. Described, never judged. */

const PARTS = `
populations:
  town: { from: units, where: { kind: 镇 } }
  middle: { from: cadres, where: { postLevel: [中层正职, 中层副职] } }
rules:
  all: { count: cadres, atMost: 99 }
structure:`;

const HEADS = '姓名 出生年月 所在镇街 性别 职务层次';
type Described = Awaited<ReturnType<typeof reportOf>>['structure'][number];
type Group = Described['groups'][number];

const span = ({ min, max }: { min: unknown; max: unknown }): string =>
  min === max ? `${min}` : `${min}–${max}`;

/** `甲镇 2–3 | ≤30 1, >40 0–2, ?1`, or `甲镇 34`. */
function saidOf({ group, total, by = [], value }: Group): string {
  const name = group.path.at(-1) ?? 'roster';
  if (!total) return `${name} ${value ? span(value) : 'nobody'}`;
  const columns = by.map(({ cells, unknown }) => {
    const counted = cells.map(({ over, atMost, value: held, other, count }) => {
      const label = other ? 'other' : (held ?? [over && `>${over}`, atMost && `≤${atMost}`].join(''));
      return `${label} ${span(count)}`;
    });
    return [...counted, ...(unknown > 0 ? [`?${unknown}`] : [])].join(', ');
  });
  return [`${name} ${span(total)}`, ...columns].join(' | ');
}

const described = async (structure: string, rows: string, parts = PARTS, units?: string) => {
  const { structure: all } = await reportOf(`${parts}\n  it: ${structure}`, [`${HEADS}\n${rows}`], units);
  return (all[0] as Described).groups.map(saidOf);
};

describe('bands', () => {
  test('take in their upper ends, on the day of the birthday', async () => {
    // On 2019-06-30: 30, 31, 35, 36, 40 and 41 years old.
    const births = ['1988.07', '1988.06', '1983.07', '1983.06', '1978.07', '1978.06'];
    const rows = births.map((birth, index) => `张${'甲乙丙丁戊己'[index]} ${birth} 甲镇 男 中层正职`);
    expect(await described('{ of: middle, by: { age: [30, 35, 40] } }', rows.join('\n'))).toEqual([
      'roster 6 | ≤30 1, >30≤35 2, >35≤40 2, >40 1',
    ]);
  });

  test('count an unknown birth in every band that it may be in, and once as unknown', async () => {
    const rows = '甲 1990.01 甲镇 男 中层正职\n乙 - 甲镇 男 中层正职\n丙 1988 甲镇 男 中层正职';
    expect(await described('{ of: middle, by: { age: [30, 35] } }', rows)).toEqual([
      'roster 3 | ≤30 1–3, >30≤35 0–2, >35 0–1, ?2',
    ]);
  });

  test('of dates are calendar years; of the ends no band is open that no age reaches', async () => {
    const rows = '甲 1980.12 甲镇 男 中层正职\n乙 1981.01 甲镇 男 中层正职\n丙 1990.12 甲镇 男 中层正职';
    expect(await described('{ of: middle, by: { birth: [1980, 1990] } }', rows)).toEqual([
      'roster 3 | ≤1980 1, >1980≤1990 2, >1990 0',
    ]);
    const old = '{ of: middle, by: { age: [80] } }';
    expect(await described(old, '甲 - 甲镇 男 中层正职')).toEqual(['roster 1 | ≤80 1, >80 0']);
  });

  test('of numbers, what has none standing by itself', async () => {
    const parts = `
tables:
  posts: { columns: { person: person, unit: units, from: { type: date, title: 任职 }, hours: { type: number, title: 学时 } } }
fields: { most: { for: cadres, max: hours, from: posts } }
rules: { all: { count: posts, atMost: 99 } }
structure:
  hours: { of: posts, by: { hours: [2.5, 10] } }
  most: { of: cadres, by: { most: [5] } }`;
    const sheet = '姓名 所在单位 任职 学时\n甲 甲镇 2001.01 2.5\n乙 甲镇 2002.01 2.6\n丙 甲镇 2003.01 50';
    const people = `${HEADS}\n甲 1990.01 甲镇 男 中层正职\n丙 1990.01 甲镇 男 中层正职\n丁 1990.01 甲镇 男 中层正职`;
    const { structure } = await reportOf(parts, [sheet, people]);
    expect(structure.map(({ groups }) => groups.map(saidOf))).toEqual([
      ['roster 3 | ≤2.5 1, >2.5≤10 1, >10 1'],
      ['roster 3 | ≤5 1, >5 1, other 1'],
    ]);
  });
});

describe('values', () => {
  const ROWS = `甲 1990.01 甲镇 女 中层正职
乙 1980.01 甲镇 男 中层副职
丙 1970.01 甲镇 - 办事员`;

  test('are all that a column has, those outside apart, or those listed', async () => {
    expect(await described('{ of: cadres, by: { sex: all, postLevel: all } }', ROWS)).toEqual([
      'roster 3 | 男 1–2, 女 1–2, ?1 | 中层正职 1, 中层副职 1, other 1',
    ]);
    expect(await described('{ of: cadres, by: { sex: 女, age: 35 } }', ROWS)).toEqual([
      'roster 3 | 女 1–2, other 1–2, ?1 | ≤35 1, >35 2',
    ]);
    expect(await described('{ of: cadres, by: { name: [甲, 丁] } }', ROWS)).toEqual([
      'roster 3 | 甲 1, 丁 0, other 2',
    ]);
  });

  test('of marks are yes and no', async () => {
    const parts = PARTS.replace(
      '\npopulations:',
      '\ntables: { cadres: { columns: { 借调: flag } } }\npopulations:',
    );
    const sheet = `${HEADS} 借调\n甲 1990.01 甲镇 女 中层正职 是\n乙 1990.01 甲镇 女 中层正职 否`;
    const { structure } = await reportOf(`${parts}\n  it: { of: middle, by: { 借调: all } }`, [sheet]);
    expect(structure[0]?.groups.map(saidOf)).toEqual(['roster 2 | true 1, false 1']);
  });

  test('of a person with two posts count in both cells, the person once', async () => {
    const sheet = ['中层正职', '中层副职']
      .map((level) => `甲 ${idNumber('19900101')} 1990.01 甲镇 女 ${level}`)
      .join('\n');
    const { structure } = await reportOf(`${PARTS}\n  it: { of: middle, by: { postLevel: all, sex: all } }`, [
      `姓名 身份证号 出生年月 所在镇街 性别 职务层次\n${sheet}`,
    ]);
    expect(structure[0]?.groups.map(saidOf)).toEqual(['roster 1 | 中层正职 1, 中层副职 1 | 男 0, 女 1']);
  });
});

describe('per unit', () => {
  const ROWS = '甲 1990.01 乙镇 女 中层正职\n乙 1980.01 - 男 中层正职';

  test('in the order of the register, those without anybody too; who may be in either is in doubt in both', async () => {
    expect(await described('{ of: middle, per: town, by: { sex: all } }', ROWS)).toEqual([
      '甲镇 0–1 | 男 0–1, 女 0, ?1',
      '乙镇 1–2 | 男 0–1, 女 1, ?1',
    ]);
  });

  test('one number: the median of nobody is none', async () => {
    const rows = '甲 1990.01 甲镇 女 中层正职\n乙 1980.01 甲镇 男 中层正职\n丙 - 甲镇 男 中层正职';
    expect(await described('{ of: middle, per: town, median: age }', rows)).toEqual([
      '甲镇 29–39',
      '乙镇 nobody',
    ]);
    expect(await described('{ of: middle, per: town, max: age }', rows)).toEqual([
      '甲镇 39–80',
      '乙镇 nobody',
    ]);
    const certain = rows.replace('-', '1970.01');
    expect(await described('{ of: middle, average: age }', certain)).toEqual(['roster 39']);
  });

  test('a unit whose kind is not known may not be one of them', async () => {
    const units =
      '单位代码 单位名称 单位类别 上级单位 级别\n1 某县 县 - 二\n2 甲镇 镇 某县 一\n3 乙镇 镇 某县 -';
    const parts = PARTS.replace('kind: 镇', '级别: 一').replace(
      '\npopulations:',
      '\ntables: { units: { columns: { 级别: [一, 二] } } }\npopulations:',
    );
    const args = written(
      `${parts}\n  it: { of: middle, per: town, by: { sex: all } }`,
      [`${HEADS}\n${ROWS}`],
      units,
    );
    const { report } = await check(args);
    expect(report.structure[0]?.groups.map(({ group, sure }) => [group.path.at(-1), sure])).toEqual([
      ['甲镇', undefined],
      ['乙镇', false],
    ]);
    const { stdout } = await run(['check', ...args, '-f', 'table']);
    expect(stdout).toContain('- 某县/乙镇（是否在内不能确定） 共 1–2');
  });

  test('under --unit only what is within, and nothing of the whole roster', async () => {
    const parts = `${PARTS}\n  each: { of: middle, per: town, by: { sex: all } }\n  whole: { of: middle, by: { sex: all } }`;
    const args = written(parts, [`${HEADS}\n${ROWS}`]);
    const { report } = await check([...args, '--unit', '乙镇']);
    expect(report.structure.map(({ id, groups }) => [id, groups.map(saidOf)])).toEqual([
      ['each', ['乙镇 1–2 | 男 0–1, 女 1, ?1']],
    ]);
  });
});

describe('in reports', () => {
  const CHINESE = `规则集: small
单位名册: units.csv
统计口径:
  镇: { 取自: 单位, 其中: { 单位类别: 镇 } }
规则:
  全部: { 人数: 干部, 不超过: 99 }
结构分析:
  年龄:
    标题: 各镇干部年龄、性别
    总体: 干部
    每个: 镇
    按: { 年龄: [30, 35], 性别: 全部 }
  中位: { 标题: 年龄中位数, 总体: 干部, 中位数: 年龄 }
`;
  const ROWS = '甲 1990.01 甲镇 女 中层正职\n乙 1984.01 甲镇 男 中层正职\n丙 - 乙镇 男 中层正职';
  const chinese = () => {
    const args = written('', [`${HEADS}\n${ROWS}`]);
    const rules = args[args.indexOf('--rules') + 1] as string;
    writeFileSync(rules, CHINESE);
    return { args, rules };
  };
  const TABLE = `
结构分析
各镇干部年龄、性别（年龄）
- 某县/甲镇 共 2；年龄：30岁及以下 1，31–35岁 1，36岁及以上 0
  性别：男 1，女 1
- 某县/乙镇 共 1；年龄：30岁及以下 0，31–35岁 0，36岁及以上 0，不明 1
  性别：男 1，女 0
年龄中位数（中位）
- 全部 年龄中位数 29–35
`;

  test('a Chinese rulebook is shown in the table, and within 80 columns', async () => {
    const { args } = chinese();
    const { stdout } = await run(['check', ...args, '-f', 'table']);
    expect(stdout).toContain(TABLE);
    const folded = await run(['check', ...args, '-f', 'table'], 60);
    const wide = /[\u2e80-\uffef]/g;
    for (const line of folded.stdout
      .split('\n')
      .filter((each) => each.startsWith('- 某县') || each.startsWith('  性别')))
      expect(line.length + (line.match(wide)?.length ?? 0)).toBeLessThanOrEqual(60);
  });

  test('in English, and bands of numbers in either language', async () => {
    const parts = `${PARTS}
  ages: { of: middle, by: { age: [30, 31, 35], sex: all } }
  size: { of: town, by: { 编制: [5, 10] } }
  rate: { of: town, by: { 面积: [5, 10] } }`.replace(
      '\npopulations:',
      '\ntables: { units: { columns: { 编制: integer, 面积: number } } }\npopulations:',
    );
    const units =
      '单位代码 单位名称 单位类别 上级单位 编制 面积\n1 某县 县 - - -\n2 甲镇 镇 某县 7 5.5\n3 乙镇 镇 某县 - 5';
    const args = written(parts, [`${HEADS}\n${ROWS}`], units);
    const english = await run(['check', ...args, '-f', 'table', '--lang', 'en']);
    expect(english.stdout).toContain(`
Structure
ages
- whole roster total 3; age: up to 30 (1), 31 (0), 32–35 (1), over 35 (0), unknown (1)
  性别: 男 (2), 女 (1)
size
- whole roster total 2; 编制: up to 5 (0), 6–10 (1), over 10 (0), unknown (1)
rate
- whole roster total 2; 面积: up to 5 (1), over 5 up to 10 (1), over 10 (0)
`);
    const { stdout } = await run(['check', ...args, '-f', 'table']);
    expect(stdout).toContain('编制：5及以下 0，6–10的 1，11及以上 0，不明 1');
    expect(stdout).toContain('面积：不超过5的 1，超过5至10的 1，超过10的 0');
  });

  test('and translated is the same', async () => {
    const { args, rules } = chinese();
    const { report } = await check(args);
    const { stdout } = await run(['rules', 'translate', rules]);
    expect(stdout).toContain('by: { age: [30, 35], sex: all }');
    writeFileSync(rules, stdout);
    expect((await check(args)).report.structure).toEqual(report.structure);
  });

  test('the Excel report has a sheet of it, certain counts beside those that cannot be told', async () => {
    const { args } = chinese();
    const path = join(folder(), 'report.xlsx');
    await run(['check', ...args, '-f', `xlsx=${path}`]);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(path);
    const rows = book.getWorksheet('结构分析')?.getSheetValues() as unknown[][];
    expect(rows.slice(2).map((row) => row.slice(1))).toEqual([
      ['各镇干部年龄、性别（年龄）'],
      [
        '单元',
        '共',
        '年龄\n30岁及以下',
        '年龄\n31–35岁',
        '年龄\n36岁及以上',
        '年龄\n不明',
        '性别\n男',
        '性别\n女',
        '性别\n不明',
      ],
      ['某县/甲镇', 2, 1, 1, 0, 0, 1, 1, 0],
      ['某县/乙镇', 1, 0, 0, 0, 1, 1, 0, 0],
      ['年龄中位数（中位）'],
      ['单元', '年龄中位数'],
      ['全部', '29–35'],
    ]);
  });

  test('rules docs, rules list and explain know it', async () => {
    const { rules } = chinese();
    const page = (await run(['rules', 'docs', rules])).stdout;
    expect(page).toContain(
      '| `年龄` | 各镇干部年龄、性别 | 每个镇 | 干部 | 年龄：30岁及以下，31–35岁，36岁及以上；性别：男，女 |',
    );
    expect((await run(['rules', 'list', rules])).stdout).toContain('  中位 [结构分析] 年龄中位数\n');
    const { code, stderr } = await run(['explain', '年龄', '--rules', rules, ...AS_OF]);
    expect([code, stderr]).toEqual([2, '年龄 是结构分析，没有合格与否；请用 check 查看。\n']);
  });

  test('of two rulebooks each has its own, and a child adds to what it extends', async () => {
    const parts = (named: string) => `${PARTS}\n  ${named}: { of: middle, by: { sex: all } }`;
    const args = written(parts('it'), [`${HEADS}\n${ROWS}`]);
    const rules = args[args.indexOf('--rules') + 1] as string;
    const beside = rules.replace('rulebook.yaml', 'other.yaml');
    writeFileSync(beside, `rulebook: other\nunits: units.csv\n${parts('it')}\n`);
    const several = await check([...args, '--rules', beside]);
    expect(several.report.structure.map(({ id }) => id)).toEqual(['small/it', 'other/it']);
    writeFileSync(
      beside,
      'rulebook: child\nextends: ./rulebook.yaml\nstructure: { own: { of: middle, per: town, max: age } }\n',
    );
    const [first, ...rest] = args.filter((each) => each !== '--rules' && each !== rules);
    const child = await check([first as string, '--rules', beside, ...rest]);
    expect(child.report.structure.map(({ id }) => id)).toEqual(['it', 'own']);
  });

  test('a table that was not handed in has a reason', async () => {
    const parts = `${PARTS}\n  it: { of: trainings, by: { name: [甲] } }`;
    const { structure } = await reportOf(parts, [`${HEADS}\n${ROWS}`]);
    expect(structure.map(({ groups, reason }) => [groups, reason?.code])).toEqual([[[], 'table-absent']]);
  });
});

describe('what authors are told', () => {
  const told = (structure: string, parts = PARTS) => toldOf(`${parts}\n  it: ${structure}`);

  test.each([
    ['{ of: middle }', '10:3: structure table it: '],
    ['{ of: middle, by: {} }', '10:3: structure table it: '],
    ['{ of: middle, by: { sex: all }, median: age }', '10:3: structure table it: '],
    ['{ by: { sex: all } }', '10:3: structure table it: the key "of" is missing'],
    ['{ of: midle, by: { sex: all } }', 'did you mean "middle"'],
    ['{ of: middle, per: middle, by: { sex: all } }', '10:21: structure table it: '],
    ['{ of: middle, by: { sexx: all } }', 'did you mean "sex"'],
    ['{ of: middle, by: { age: all } }', '"age" holds numbers or dates: give the ends of the bands'],
    ['{ of: middle, by: { name: all } }', 'which values "name" has is not known'],
    ['{ of: middle, by: { age: [30, 35.5] } }', '10:37: structure table it: ages are split at full years'],
    ['{ of: middle, by: { birth: [1980.01] } }', '"1980.01" is no year of four digits'],
    ['{ of: middle, by: { age: [30, 30] } }', '10:37: structure table it: the ends of bands must ascend'],
    ['{ of: middle, by: { sex: [男, 女, 男] } }', '10:39: structure table it: "男" is listed twice'],
    ['{ of: middle, by: { sex: [男, 妇] } }', '10:36: structure table it: '],
    ['{ of: middle, by: { age: young } }', '10:27: structure table it: ages are split at full years'],
    ['{ of: middle, median: sex }', '10:21: structure table it: '],
    ['{ of: middle, by: { age: [30] }, atLeast: 3 }', '10:40: structure table it: unknown key'],
  ])('%s', async (structure, expected) => {
    const lines = await told(structure);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(expected);
  });

  test('of the previous roster, and of records without units', async () => {
    const previous = PARTS.replace('rules:', '  before: { from: cadres, roster: previous }\nrules:');
    expect(await told('{ of: before, by: { sex: all } }', previous)).toEqual([
      expect.stringContaining('"before" is of the previous roster'),
    ]);
    const loose = PARTS.replace(
      '\npopulations:',
      '\ntables: { notes: { columns: { kind: [a, b], what: text } } }\npopulations:',
    );
    expect(await told('{ of: notes, per: town, by: { kind: all } }', loose)).toEqual([
      expect.stringContaining('table notes does not say in which unit its records are'),
    ]);
  });
});
