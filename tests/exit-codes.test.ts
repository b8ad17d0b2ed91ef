import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csvFile, folder, run } from './support/program.ts';

const HEAD = ['姓名', '出生年月', '所在镇街', '职务层次'];
const cadre = (birth: string, level = '中层正职') => ['张三', birth, '浒山街道', level];
const AS_OF = ['--as-of', '2019-06-30'];

const roster = (...rows: string[][]): string => csvFile(folder(), 'roster.csv', [HEAD, ...rows]);
/** Q1 to Q3 hold for one young chief of 30 or less. */
const PASSING = cadre('1990.01');

describe('exit codes', () => {
  test.each([
    [0, 'every rule holds', [PASSING], []],
    [1, 'one rule fails', [cadre('1970.01')], []],
    [3, 'none fails and one is undecided', [cadre('')], []],
    [0, 'an undecided rule is allowed', [cadre('')], ['--allow-undecided']],
    [2, 'a head without rows judges nothing', [], []],
  ])('%i: %s', async (code, _why, rows, options) => {
    expect((await run(['check', roster(...rows), ...AS_OF, ...options])).code).toBe(code);
  });

  test('a failing warning decides only where --fail-on says so', async () => {
    const file = csvFile(folder(), 'selections.csv', [
      ['批次', '渠道', '岗位', '单位', '空缺日期', '方式', '人数'],
      ['1', '组织选任', '浒山街道团工委书记', '浒山街道', '2015-03-01', '组织选任', '1'],
    ]);
    expect((await run(['check', file, ...AS_OF])).code).toBe(0);
    expect((await run(['check', file, ...AS_OF, '--fail-on', 'warning'])).code).toBe(1);
  });

  test('2 with an empty stdout where one of two files cannot be read, and its name is told', async () => {
    const { code, stdout, stderr } = await run(['check', roster(PASSING), 'no-such-file.xlsx', ...AS_OF]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no-such-file.xlsx');
  });

  test.each([
    ['an unknown format', ['-f', 'pdf'], 'pdf'],
    ['a date that is none', ['--as-of', '2019.06'], '2019.06'],
    ['two reports to the screen', ['-f', 'table', '-f', 'json'], '-f json='],
    ['an unknown severity', ['--fail-on', 'fatal'], 'fatal'],
    ['an unknown rulebook', ['--rules', 'nowhere'], 'nowhere'],
    ['a unit that is not in the register', ['--unit', '无名镇'], '无名镇'],
  ])('2: %s', async (_what, options, told) => {
    const { code, stdout, stderr } = await run(['check', roster(PASSING), ...AS_OF, ...options]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
  });

  test('2: an unknown option or command', async () => {
    expect((await run(['check', roster(PASSING), '--nonsense'])).code).toBe(2);
    expect((await run(['nonsense'])).code).toBe(2);
  });
});

describe('files that cannot be audited', () => {
  const broken: readonly (readonly [string, string, Uint8Array | string, RegExp])[] = [
    ['an empty file', 'a.xlsx', '', /a\.xlsx.*空的/],
    ['an archive cut in half', 'a.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9]), /a\.xlsx.*损坏/],
    [
      'an old Excel file cut off behind its first bytes',
      'a.xls',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      /a\.xls.*损坏/,
    ],
    ['a file without a table', 'a.csv', 'x,y,z\n1,2,3', /a\.csv.*x、y、z.*姓名/],
    ['bytes of no known kind', 'a.bin', Uint8Array.from([1, 0, 2, 0, 3]), /a\.bin/],
  ];
  test.each(broken)('%s is named and refused', async (_what, name, content, told) => {
    const path = join(folder(), name);
    writeFileSync(path, content);
    const { code, stdout, stderr } = await run(['check', path]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(told);
  });

  test('a folder is named and refused', async () => {
    const path = folder();
    const { code, stderr } = await run(['check', path]);
    expect([code, stderr.includes(path)]).toEqual([2, true]);
  });
});

describe('outputs are written whole or not at all', () => {
  test('several in one run', async () => {
    const out = folder();
    const { code, stdout } = await run([
      'check',
      roster(PASSING),
      ...AS_OF,
      '-f',
      'table',
      '-f',
      `json=${out}/deep/r.json`,
      '-f',
      `csv=${out}/r.csv`,
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('全部合格');
    expect(JSON.parse(readFileSync(`${out}/deep/r.json`, 'utf8')).report).toBe('cadre-audit/1');
    expect(readFileSync(`${out}/r.csv`, 'utf8').startsWith('\ufeff结论,')).toBe(true);
    expect(readdirSync(out).sort()).toEqual(['deep', 'r.csv']);
  });

  test('never over an input', async () => {
    const file = roster(PASSING);
    const before = readFileSync(file, 'utf8');
    expect((await run(['check', file, ...AS_OF, '-f', `json=${file}`])).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('nothing is left behind where a report cannot be written', async () => {
    const out = folder();
    mkdirSync(join(out, 'r.json'));
    expect((await run(['check', roster(PASSING), ...AS_OF, '-f', `json=${join(out, 'r.json')}`])).code).toBe(
      2,
    );
    expect(readdirSync(out)).toEqual(['r.json']);
  });
});

describe('rulebooks with mistakes', () => {
  const told = async (rules: string): Promise<string> => {
    const path = join(folder(), 'wrong.yaml');
    writeFileSync(path, rules);
    const { code, stderr } = await run(['check', roster(PASSING), '--rules', path]);
    expect(code).toBe(2);
    return stderr;
  };

  test('an unknown key is told with file, line, column and the nearest key', async () => {
    const stderr = await told(
      'rulebook: wrong\npopulations: { town: { from: units }, middle: { from: cadres } }\nrules:\n  youth: { per: town, share: middle, where: { age: { atMost: 35 } }, atleast: 20% }\n',
    );
    expect(stderr).toMatch(/wrong\.yaml:4:70: .*youth.*“atleast”.*“atLeast”/);
  });

  test('a share of 20 is told to be 20%', async () => {
    const stderr = await told(
      'rulebook: wrong\npopulations: { town: { from: units }, middle: { from: cadres } }\nrules:\n  youth: { per: town, share: middle, atLeast: 20 }\n',
    );
    expect(stderr).toMatch(/wrong\.yaml:4:\d+: .*20%/);
  });

  test('all mistakes at once, in the order of the file', async () => {
    const stderr = await told(
      'rulebook: wrong\npopulations: { town: { from: unitz }, middle: { from: cadres, where: { agee: 3 } } }\nrules:\n  youth: { per: middle, count: midle, atLeast: 1 }\n',
    );
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.match(/:(\d+):\d+:/)?.[1]),
    ).toEqual(['2', '2', '4']);
  });

  test.each([
    ['postLevel: 中层正值', /“中层正值”这个值，是不是想写“中层正职”/],
    ['sex: 未知', /“未知”这个值.*男、女/],
    ['postLevel: { not: 中层付职 }', /中层副职/],
  ])('a value that no cell has: %s', async (where, expected) => {
    expect(
      await told(
        `rulebook: r\npopulations: { m: { from: cadres, where: { ${where} } } }\nrules: { a: { count: m, atLeast: 1 } }\n`,
      ),
    ).toMatch(expected);
  });

  test.each([
    ['atLeast: 2, atMost: 1', /没有哪个数同时满足：atLeast: 2、atMost: 1/],
    ['over: 1/2, under: 50%', /没有哪个数同时满足/],
    ['equals: 3, atMost: 2', /没有哪个数同时满足/],
    ['atLeast: -1', /“-1”不是数/],
  ])('bounds that mean nothing: %s', async (bounds, expected) => {
    expect(
      await told(
        `rulebook: r\npopulations: { m: { from: cadres } }\nrules: { a: { count: m, ${bounds} } }\n`,
      ),
    ).toMatch(expected);
  });

  test('mistakes of YAML are told in Chinese', async () => {
    expect(await told('rulebook: r\n\trules: {}\n')).toMatch(/:2:1: YAML 写法有误：缩进不能用制表符/);
    expect(await told('rulebook: r\nrulebook: s\n')).toMatch(/:2:1: YAML 写法有误：同一层里这个键写了两次/);
  });

  test('populations that lead in a ring are told', async () => {
    expect(await told('rulebook: wrong\npopulations: { a: { from: b }, b: { from: a } }\n')).toContain(
      'a → b → a',
    );
  });
});

describe('nothing in a rulebook is passed over', () => {
  const told = async (rules: string): Promise<string> => {
    const path = join(folder(), 'wrong.yaml');
    writeFileSync(path, `rulebook: r\npopulations: { m: { from: cadres } }\n${rules}\n`);
    const { code, stdout, stderr } = await run(['check', roster(PASSING), '--rules', path]);
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };

  test.each([
    ['rules: { a: { count: toString, atLeast: 1 } }', /没有名为“toString”的统计口径/],
    ['rules: { a: { count: m, per: constructor, atLeast: 1 } }', /没有名为“constructor”的统计口径/],
    ['statistics: { a: { count: toString } }', /没有名为“toString”的统计口径/],
    ['statistics: { a: { count: m, source: nowhere } }', /没有名为“nowhere”的依据/],
    ['rules: { a: { every: m, must: { sex: 女 }, atLeast: 50% } }', /“atLeast”只能与/],
    ['rules: { a: { count: m, of: m, atLeast: 1 } }', /“of”只能与/],
    ['rules: { a: { count: m, rounding: up, atLeast: 1 } }', /“rounding”只能与/],
    ['rules: { a: { per: record, count: m, atLeast: 1 } }', /“per: record”只能与“every”/],
    ['rules: { a: { count: m, atLeast: 1, when: { m: {} } } }', /没有标准/],
    ['rules: { a: { count: m, atLeast: 1, where: { age: {} } } }', /没有标准/],
    [
      'rules: { a: { count: m, atLeast: 1, where: { age: { atLeast: 40, atMost: 35 } } } }',
      /没有哪个数同时满足/,
    ],
    ['rules: { 7: { count: m, atLeast: 1 } }', /名字以文字开头/],
    [
      'fields: { a: { for: cadres, count: cadres, where: { a: 1 } } }\nrules: { r: { count: m, where: { a: 1 }, atLeast: 1 } }',
      /成了环：a → a/,
    ],
    ['tables: { cadres: { columns: { excellentYoung: { absent: 也许 } } } }', /“是\/否”列/],
  ])('%s', async (rules, expected) => {
    expect(await told(rules)).toMatch(expected);
  });
});
