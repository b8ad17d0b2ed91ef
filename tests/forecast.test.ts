import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { forecastSchema, type JsonForecast } from '../src/index.ts';
import { displayWidth } from '../src/render/width.ts';
import { check, csvFile, folder, run } from './support/program.ts';
import { written } from './support/small-rulebook.ts';

const DEMO = ['镇街干部.xlsx', '村社干部.csv', '培训挂职选拔.xlsx'].map((name) => `fixtures/demo/${name}`);
const ON_DEMO = [...DEMO, '--as-of', '2019-06-30'];

/** A forecast with `--format json`, held against the contract. */
async function forecastOf(...args: string[]): Promise<JsonForecast> {
  const { code, stdout, stderr } = await run(['forecast', ...args, '-f', 'json']);
  expect([code, stderr]).toEqual([0, '']);
  return forecastSchema.parse(JSON.parse(stdout));
}

/** `2020-03-01 甲镇 pass → fail (age 36, row 2)`. */
const told = ({ events }: JsonForecast): string[] =>
  events.map(({ date, rule, group, from, to, because }) => {
    const place = [...group.path.slice(-1), ...Object.values(group.values ?? {}), group.origin?.row ?? ''];
    const causes = because.map((cause) =>
      [
        cause.reason,
        'age' in cause ? cause.age : '',
        'column' in cause ? cause.column : '',
        'line' in cause ? `line ${cause.line}` : '',
        'rule' in cause ? cause.rule : '',
        'origin' in cause ? `row ${cause.origin?.row}` : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    );
    const where = place.filter((part) => part !== '').join(' ');
    return `${date} ${rule} ${where} ${from} → ${to} (${causes.join(', ')})`;
  });

const TOWNS = 'populations:\n  town: { from: units, where: { kind: 镇 } }';
const small = (parts: string, sheet: string) => written(`${TOWNS}\n${parts}`, [sheet]);

describe('when a verdict changes', () => {
  const young = (basis: string) => `
  young: { from: cadres, where: { age: { atMost: 35 } } }
age: { basis: ${basis} }
rules:
  young: { per: town, count: young, atLeast: 1 }`;
  const born = (birth: string) => `姓名 出生年月 所在镇街\n甲 ${birth} 甲镇`;
  const changesOf = async (basis: string, birth: string) =>
    told(await forecastOf(...small(young(basis), born(birth)), '--until', '2022-06-30'));

  test('by age: from the first of the month, the day after the birthday, or the new year', async () => {
    const on = (day: string) => [`${day} young 甲镇 pass → fail (age 36 row 2)`];
    expect(await changesOf('month', '1984-05-17')).toEqual(on('2020-05-01'));
    expect(await changesOf('day', '1984-05-17')).toEqual(on('2020-05-18'));
    expect(await changesOf('year', '1984-05-17')).toEqual(on('2020-01-01'));
  });

  test('who is born on 29 February is older on 1 March, in a leap year and in any other', async () => {
    expect(await changesOf('day', '1984-02-29')).toEqual([
      '2020-03-01 young 甲镇 pass → fail (age 36 row 2)',
    ]);
    const older = young('day').replaceAll('35', '36');
    const made = await forecastOf(...small(older, born('1984-02-29')), '--until', '2022-06-30');
    expect(told(made)).toEqual(['2021-03-01 young 甲镇 pass → fail (age 37 row 2)']);
  });

  test('a year of birth crosses on its first and on its last day; a blank one never does', async () => {
    const made = await forecastOf(...small(young('day'), born('1984')), '--until', '2022-06-30');
    expect(told(made)).toEqual([
      '2020-01-02 young 甲镇 pass → undecided (age 36 row 2)',
      '2021-01-01 young 甲镇 undecided → fail (age 36 row 2)',
    ]);
    const reached = { from: '2020-01-02', to: '2021-01-01', age: 36, birth: 'year', rules: ['young'] };
    expect(made.reached).toMatchObject([reached]);
    // Whatever days are looked at: that some of them lie before the first day, or behind the last, makes nobody's birthday known.
    const args = small(young('day'), born('1984'));
    const days = (...more: string[]) => forecastOf(...args, ...more);
    expect((await days('--until', '2020-06-30')).reached).toMatchObject([reached]);
    const later = await days('--as-of', '2020-06-30', '--until', '2022-06-30');
    expect(later.reached).toMatchObject([reached]);
    const { stdout } = await run(['forecast', ...args, '--until', '2022-06-30']);
    expect(stdout).toContain('甲（0.csv B2）可能满36周岁（出生年月只写到年）');
    expect(stdout).toContain('甲（0.csv B2）已满36周岁（出生年月只写到年）');
    expect(stdout).toContain('2020-01-02…2021-01-01 某县/甲镇 甲 可能满36周岁（出生年月只写到年）');
    const month = await run(['forecast', ...small(young('day'), born('1984.05')), '--until', '2022-06-30']);
    expect(month.stdout).toContain('2020-05-02…2020-06-01 某县/甲镇 甲 可能满36周岁（出生年月只写到月）');
    const sure = await run(['forecast', ...small(young('month'), born('1984.05')), '--until', '2022-06-30']);
    expect(sure.stdout).toContain('2020-05-01 某县/甲镇 甲 满36周岁 · young');
    expect(await changesOf('day', '-')).toEqual([]);
  });

  test('a birth of two months, or of none, is no certain birthday either', async () => {
    const october = small(young('month'), born('1984.1'));
    const { stdout } = await run(['forecast', ...october, '--until', '2022-06-30']);
    expect(stdout).toContain('2020-01-01…2020-10-01 某县/甲镇 甲 可能满36周岁（出生年月不能确定）');
    const parts = young('month').replace(
      'age: { atMost: 35 }',
      'age: { atMost: 35 }, birth: { until: 1985-01-31 }',
    );
    const made = await forecastOf(...small(parts, born('-')), '--until', '2022-06-30');
    expect(made.events.flatMap(({ because }) => because)).toMatchObject([
      { reason: 'age', birth: 'unknown' },
    ]);
  });

  test('by tenure: a month that has no such day is full on the first day after it', async () => {
    const parts = `
  posted: { from: posts, where: { months: { atLeast: 6 } } }
tables:
  posts: { columns: { person: person, unit: units, post: { type: text, title: 岗位 }, start: { type: date, title: 任职起 }, end: { type: date, title: 任职止, blank: never } } }
fields:
  months: { for: posts, elapsed: [start, end], in: months }
rules:
  long: { per: town, count: posted, atMost: 0 }`;
    const posts = (start: string, end = '-') => `姓名 单位 岗位 任职起 任职止\n甲 甲镇 委员 ${start} ${end}`;
    const changed = async (start: string, end?: string) =>
      told(await forecastOf(...small(parts, posts(start, end)), '--until', '2021-06-30'));
    expect(await changed('2019-08-31')).toEqual(['2020-03-01 long 甲镇 pass → fail (tenure months row 2)']);
    expect(await changed('2019-08-28')).toEqual(['2020-02-28 long 甲镇 pass → fail (tenure months row 2)']);
    // A term that has an end has its length.
    expect(await changed('2019-05-31', '2019-10-30')).toEqual([]);
  });

  test('by rules that come into force, and by rules that others ask for', async () => {
    const parts = `
  young: { from: cadres, where: { age: { atMost: 35 } } }
  with-young: { from: units, where: { kind: 镇, holds: young } }
rules:
  young: { per: town, count: young, atLeast: 1, severity: part }
  both: { count: with-young, atLeast: 1 }
  later: { per: town, count: young, atLeast: 1, since: 2020-01-01, until: 2020-12-31 }`;
    const made = await forecastOf(...small(parts, born('1984-05-17')), '--until', '2021-06-30');
    expect(told(made)).toEqual([
      '2020-01-01 later 甲镇 notApplicable → pass (inForce)',
      '2020-01-01 later 乙镇 notApplicable → fail (inForce)',
      '2020-05-01 both  pass → fail (rule young)',
      '2020-05-01 later 甲镇 pass → fail (age 36 row 2)',
      '2021-01-01 later 甲镇 fail → notApplicable (inForce)',
      '2021-01-01 later 乙镇 fail → notApplicable (inForce)',
    ]);
  });

  test('by a rule that holds nowhere, on the day from which it is judged, and from which it is no longer', async () => {
    const parts = `
  crowd: { from: cadres }
  crowded: { from: units, where: { kind: 镇, holds: crowded } }
rules:
  crowded: { per: town, count: crowd, atLeast: 50, since: 2020-01-01, until: 2020-12-31, severity: part }
  some: { count: crowded, atLeast: 1 }
  anybody: { per: town, count: crowd, atLeast: 0 }`;
    const made = await forecastOf(...small(parts, born('1984-05-17')), '--until', '2021-06-30');
    expect(told(made)).toEqual([
      '2020-01-01 some  notApplicable → fail (rule crowded)',
      '2021-01-01 some  fail → notApplicable (rule crowded)',
    ]);
  });

  test('by the day of a unit, where a year of a linked record may lie behind it', async () => {
    const parts = `
  everybody: { from: people }
tables:
  units: { columns: { termStart: { type: date, title: 换届日期 } } }
  posts: { columns: { person: person, unit: units, post: { type: text, title: 岗位 }, start: { type: date, title: 任职起 } } }
  people: { from: posts, key: [unit, person] }
fields:
  moves: { for: people, count: posts, where: { start: { during: unit.termStart } } }
rules:
  still: { per: record, every: everybody, must: { moves: { atMost: 0 } } }`;
    const units = '单位代码 单位名称 单位类别 上级单位 换届日期\n1 甲镇 镇 - 2019-10-01';
    const posts = '姓名 单位 岗位 任职起\n甲 甲镇 委员 2019';
    const args = written(`${TOWNS}\n${parts}`, [posts], units);
    const made = await forecastOf(...args, '--until', '2020-06-30');
    expect(made.events.map(({ date, from, to }) => `${date} ${from} → ${to}`)).toEqual([
      '2019-10-01 pass → undecided',
    ]);
  });

  test('by a limit of age that is another one in each unit', async () => {
    const parts = `
  young: { from: cadres, where: { age: { atMost: limit } } }
parameters: { limit: { default: 35, from: ageLimit } }
tables:
  units: { columns: { ageLimit: { type: number, title: 年龄上限 } } }
rules:
  young: { per: town, count: young, atLeast: 1 }`;
    const units =
      '单位代码 单位名称 单位类别 上级单位 年龄上限\n1 甲镇 镇 - 36\n2 乙镇 镇 - -\n3 丙镇 镇 - 35';
    const cadres = '姓名 出生年月 所在镇街\n甲 1984-05-17 甲镇\n乙 1984-05-17 乙镇\n丙 - 丙镇';
    const made = await forecastOf(...written(`${TOWNS}\n${parts}`, [cadres], units), '--until', '2022-06-30');
    expect(told(made)).toEqual([
      '2020-05-01 young 乙镇 pass → fail (age 36 row 3)',
      '2021-05-01 young 甲镇 pass → fail (age 37 row 2)',
    ]);
  });

  test('by an exemption that begins or has lapsed', async () => {
    const args = small(young('month'), born('1980-05-17'));
    const file = join(folder(), 'e.yaml');
    const grant = { approver: '甲', document: '乙', reason: '丙' };
    const entries = [{ rule: 'young', group: '甲镇', since: '2019-08-01', until: '2019-12-31', ...grant }];
    writeFileSync(file, JSON.stringify({ exemptions: entries }));
    const made = await forecastOf(...args, '--exemptions', file, '--until', '2020-06-30');
    expect(told(made)).toEqual([
      '2019-08-01 young 甲镇 fail → exempt (exemption line 1)',
      '2020-01-01 young 甲镇 exempt → fail (exemption line 1)',
    ]);
    const { stdout } = await run(['forecast', ...args, '--exemptions', file, '--until', '2020-06-30']);
    expect(stdout).toContain('2019-08-01 young 某县/甲镇 不合格 → 豁免 · 豁免开始（e.yaml:1）');
    expect(stdout).toContain('2020-01-01 young 某县/甲镇 豁免 → 不合格 · 豁免到期（e.yaml:1）');
  });

  test('of people: who comes to be in the population, or is in it no longer', async () => {
    const parts = `
  young: { from: cadres, where: { age: { atMost: 35 } } }
rules:
  women: { per: record, every: young, must: { sex: 女 } }`;
    const sheet = '姓名 性别 出生年月 所在镇街\n甲 女 1984-05-17 甲镇\n乙 男 1984-06-17 甲镇';
    const made = await forecastOf(...small(parts, sheet), '--until', '2021-06-30');
    expect(told(made)).toEqual([
      '2020-05-01 women 甲镇 2 pass → notApplicable (age 36 row 2)',
      '2020-06-01 women 甲镇 3 fail → notApplicable (age 36 row 3)',
    ]);
    const { stdout } = await run(['forecast', ...small(parts, sheet), '--until', '2021-06-30']);
    expect(stdout).toContain('2020-05-01 women 某县/甲镇 甲 合格 → 不适用');
    const csv = await run(['forecast', ...small(parts, sheet), '--until', '2021-06-30', '-f', 'csv']);
    expect(csv.stdout).toContain('2020-05-01,women,women,某县/甲镇 0.csv 第2行,合格,不适用,0.csv C2满36周岁');
  });
});

describe('which units fail first', () => {
  const parts = `
  young: { from: cadres, where: { age: { atMost: 35 } } }
  cadre: { from: cadres }
rules:
  young: { per: town, count: young, atLeast: 1 }
  many: { per: town, count: cadre, atLeast: 2 }
  few: { per: town, count: young, atMost: 0 }`;
  const sheet = '姓名 出生年月 所在镇街\n甲 1984.05 甲镇\n乙 1985 乙镇\n丙 1960.01 乙镇';

  test('by unit and rule: whatever other rules do there now', async () => {
    const args = ['forecast', ...small(parts, sheet), '--until', '2022-06-30'];
    const { stdout } = await run(args);
    expect(stdout).toContain(
      [
        '最先不合格的单位（2）',
        '各单位现在没有不合格、以后变为不合格的规则，只列最早的一天；别的规则现在不合格的单位也列',
        '- 2020-05-01 某县/甲镇 · young',
        '- 2021-12-01 某县/乙镇 · young',
      ].join('\n'),
    );
  });
});

describe('on a day that is asked for', () => {
  const parts = `
  young: { from: cadres, where: { age: { atMost: 35 } } }
  women: { from: cadres, where: { sex: 女, age: { atMost: 35 } } }
rules:
  women: { per: town, share: women, of: young, atLeast: 1/2 }
  young: { per: town, count: young, atLeast: 1 }`;
  const sheet = '姓名 性别 出生年月 所在镇街\n甲 女 1990.05 甲镇\n乙 男 1984.05 甲镇\n丙 女 1985 乙镇';
  const args = [...small(parts, sheet), '--until', '2022-06-30', '--on', '2020-06-30', '--on', '2021-06-30'];

  test('who becomes doubtful, and who leaves the base alone, is named', async () => {
    const { stdout } = await run(['forecast', ...args]);
    expect(stdout).toContain('- 某县/甲镇 合格 1/2 (50.0%) → 合格 1/1 (100.0%) · 不再计入基数：乙');
    expect(stdout).toContain('- 某县/乙镇 合格 1 → 无法判定 0–1 · 不能确定：丙');
    const { on } = await forecastOf(...args);
    expect(on[1]?.verdicts.filter(({ rule }) => rule === 'women')).toMatchObject([
      { leave: 0, join: 0, doubtful: 0, leaveBase: 1, joinBase: 0 },
      { leave: 0, join: 0, doubtful: 1, leaveBase: 0, joinBase: 0 },
    ]);
  });

  test('numbers that change are told though nobody is sure to come or go', async () => {
    const own = '姓名 性别 出生年月 所在镇街\n甲 女 1990.05 甲镇\n丙 女 1984 甲镇';
    const asked = [
      ...small(parts, own),
      '--as-of',
      '2020-06-30',
      '--until',
      '2022-06-30',
      '--on',
      '2021-06-30',
    ];
    const { stdout } = await run(['forecast', ...asked, '--rule', 'young']);
    expect(stdout).toContain('- 某县/甲镇 合格 1–2 → 合格 1');
    expect(stdout).not.toContain('各个结论和计入的人都与现在一样');
  });

  test('a day that is asked for twice is told once', async () => {
    const { on } = await forecastOf(...args, '--on', '2020-06-30');
    expect(on.map(({ date }) => date)).toEqual(['2020-06-30', '2021-06-30']);
  });

  test('the workbook has a column for each way to stand otherwise', async () => {
    const book = join(folder(), 'out.xlsx');
    expect((await run(['forecast', ...args, '-f', `xlsx=${book}`])).code).toBe(0);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(book);
    const rows = JSON.stringify(workbook.getWorksheet('当天结论')?.getSheetValues());
    for (const head of ['不能确定', '不再计入基数', '新计入基数']) expect(rows).toContain(head);
    expect(rows).toContain('丙');
  });
});

describe('what is not forecast', () => {
  test('rules over events, and rules that ask for them; each with its reason', async () => {
    const parts = `
  trained: { from: cadres, where: { days: { atLeast: 1 } } }
  good: { from: units, where: { kind: 镇, holds: trained } }
tables:
  courses: { columns: { person: person, unit: units, date: { type: date, title: 日期 }, hours: { type: number, title: 学时 } } }
fields:
  days: { for: cadres, count: trainings }
  hours: { for: cadres, sum: hours, from: courses, where: { date: { during: year } } }
rules:
  trained: { per: town, count: trained, atLeast: 1 }
  towns: { count: good, atLeast: 1 }
  taught: { per: record, every: everybody, must: { hours: { atLeast: 1 } } }
  people: { per: town, count: everybody, atLeast: 1 }`.replace(
      '  trained: {',
      '  everybody: { from: cadres }\n  trained: {',
    );
    const args = small(parts, '姓名 出生年月 所在镇街\n甲 1984-05-17 甲镇');
    expect((await forecastOf(...args, '--until', '2021-06-30')).notForecast).toEqual([
      'trained',
      'towns',
      'taught',
    ]);
    const { stdout } = await run(['forecast', ...args, '--until', '2021-06-30', '--lang', 'en']);
    expect(stdout).toContain('- trained: it counts training records, and nobody knows which there will be');
    expect(stdout).toContain('- towns: it hangs on rule trained, which is not forecast');
    expect(stdout).toContain('- taught: it counts courses, and nobody knows which there will be');
  });
});

describe('on a roster that is hard to read', () => {
  const parts = `
  young: { from: cadres, where: { age: { atMost: 35 } } }
rules:
  young: { per: town, count: young, atLeast: 1 }`;
  const args = [
    ...small(parts, '姓名 出生年月 所在镇街\n甲 约1984.05 甲镇\n乙 1990.05 乙镇'),
    '--until',
    '2022-06-30',
  ];

  test('no change is no all-clear: how sheets were read, the issues, and what nobody can tell', async () => {
    const made = await forecastOf(...args);
    expect([made.events, made.undecided]).toEqual([[], { now: 1, stay: 1 }]);
    expect(made.dataIssues).toEqual({ 'invalid-date': 1 });
    const { stdout } = await run(['forecast', ...args]);
    expect(stdout).toContain('结论：这段时间里没有变化；现在无法判定 1 个，到期仍无法判定 1 个');
    expect(stdout).toContain('出生年月 B列 读出1/2');
    expect(stdout).toContain('数据问题：1 处，用 check 的 -f issues 逐格列出');
    const english = await run(['forecast', ...args, '--lang', 'en']);
    expect(english.stdout).toContain('Forecast: no verdict changes in this time; ');
    expect(english.stdout).toContain('from 2019-06-30 (given by --as-of) to 2022-06-30, if nobody moves');
    expect(english.stdout).toContain('1 verdict undecided now, 1 of them still on the last day');
  });

  test('the cover of the workbook says so too', async () => {
    const book = join(folder(), 'out.xlsx');
    expect((await run(['forecast', ...args, '-f', `xlsx=${book}`])).code).toBe(0);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(book);
    const cover = JSON.stringify(workbook.getWorksheet('封面')?.getSheetValues());
    expect(cover).toContain('到期仍无法判定 1 个');
    expect(cover).toContain('"预测期间","从 2019-06-30（由 --as-of 指定）到 2022-06-30，如果没有人变动"');
    expect(cover).toContain('1 处，用 check 的 -f issues 逐格列出');
    expect(cover).toContain('出生年月 B列 读出1/2');
  });

  test('what is undecided now and is decided later stays not undecided', async () => {
    const sheet = '姓名 出生年月 所在镇街\n甲 1984 甲镇\n乙 1990.05 乙镇';
    const made = await forecastOf(...small(parts, sheet), '--as-of', '2020-06-30', '--until', '2022-06-30');
    expect(made.undecided).toEqual({ now: 1, stay: 0 });
  });
});

describe('on the demonstration roster', () => {
  const key = ({ rule, group }: { rule: string; group: { path: string[] } }) =>
    `${rule} ${group.path.join('/')}`;

  test('what is forecast for a day is what a check finds on it', async () => {
    const made = await forecastOf(...ON_DEMO, '--until', '2021-03-01', '--on', '2021-03-01');
    expect(made.notForecast).toEqual([
      'secretary-training',
      'village-training-coverage',
      'league-open-selection',
      'secondment-monthly-report',
    ]);
    const isForecast = ({ rule }: { rule: string }) => !made.notForecast.includes(rule);
    const [now, then] = [await check(ON_DEMO), await check([...DEMO, '--as-of', '2021-03-01'])];
    const statuses = new Map<string, string>(
      now.report.verdicts.filter(isForecast).map((verdict) => [key(verdict), verdict.status]),
    );
    for (const event of made.events) {
      expect(statuses.get(key(event))).toBe(event.from);
      statuses.set(key(event), event.to);
    }
    const expected = then.report.verdicts.filter(isForecast);
    expect([...statuses]).toEqual(expected.map((verdict) => [key(verdict), verdict.status]));
    expect(
      made.on[0]?.verdicts.map(({ rule, group, after }) => [key({ rule, group }), after.status]),
    ).toEqual(expected.map((verdict) => [key(verdict), verdict.status]));
    expect(made.events.length).toBeGreaterThan(50);
    expect(made.events.every(({ because }) => because.length > 0)).toBe(true);
  });

  test('--rule and --unit limit it: the reserves of one town on the day of the election', async () => {
    const args = [
      ...ON_DEMO,
      '--until',
      '2021-12-31',
      '--on',
      '2021-03-01',
      '--rule',
      'village-reserve',
      '--unit',
      '观海卫镇',
    ];
    const made = await forecastOf(...args);
    expect(new Set(made.events.map(({ rule }) => rule))).toEqual(new Set(['village-reserve']));
    expect(made.notForecast).toEqual([]);
    for (const { path } of made.reached) expect(path[0]).toBe('观海卫镇');
    for (const { group } of made.events) expect(group.path[0]).toBe('观海卫镇');
    const lost = made.on[0]?.verdicts.filter(({ leave }) => leave > 0).map(({ group }) => group.path[1]);
    expect(lost).toEqual(['城南社区', '上横街居委会', '鸣鹤居委会', '卫北村委会']);
    const { report } = await check([...DEMO, '--as-of', '2021-03-01', '--unit', '观海卫镇']);
    const judged = report.verdicts.filter(({ rule }) => rule === 'village-reserve');
    expect(made.on[0]?.verdicts.map(({ after }) => after)).toEqual(
      judged.map(({ status, actual }) => ({ status, actual })),
    );
    const { stdout } = await run(['forecast', ...args]);
    expect(stdout).toContain('观海卫镇/鸣鹤居委会 合格 1 → 不合格 0 · 不再计入：孙栋');
  });

  test.each(['zh-CN', 'en'])('%s: no line is wider than the terminal', async (language) => {
    const args = [...ON_DEMO, '--until', '2020-06-30', '--on', '2020-03-01', '--lang', language];
    const { code, stdout } = await run(['forecast', ...args], 80);
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
    expect(stdout).toContain('2019-07-01 town-middle-35-share 桥头镇');
  });

  test('people are named for people alone: no name is in the JSON or the CSV', async () => {
    const args = ['forecast', ...ON_DEMO, '--until', '2019-12-31'];
    const [table, json, csv] = [
      await run(args),
      await run([...args, '-f', 'json']),
      await run([...args, '-f', 'csv']),
    ];
    expect(csv.stdout).toContain('镇街干部.xlsx 桥头镇!D12满36周岁');
    expect(csv.stdout).not.toContain('柴甬');
    expect(table.stdout).toContain('柴甬（镇街干部.xlsx 桥头镇!D12）满36周岁');
    expect(json.stdout).not.toContain('柴甬');
  });

  test('as a workbook and as CSV: every change, and each sheet in the order of its contents', async () => {
    const directory = folder();
    const [book, csv] = [join(directory, 'out.xlsx'), join(directory, 'out.csv')];
    const args = [...ON_DEMO, '--until', '2019-12-31', '--on', '2019-12-31'];
    const { code, stdout } = await run(['forecast', ...args, '-f', `xlsx=${book}`, '-f', `csv=${csv}`]);
    expect([code, stdout]).toEqual([0, '']);
    const { events, reached } = await forecastOf(...args);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(book);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '封面',
      '日历',
      '变化',
      '最先不合格的单位',
      '到龄人员',
      '当天结论',
    ]);
    const changes = workbook.getWorksheet('变化');
    expect(changes?.getRow(3).getCell(1).value).toBe('2019-07-01');
    expect(changes?.getRow(3).getCell(2).value).toBe('桥头镇');
    expect(changes?.getRow(3).getCell(7).value).toBe('柴甬（镇街干部.xlsx 桥头镇!D12）满36周岁');
    expect(changes?.rowCount).toBe(events.length + 2);
    expect(workbook.getWorksheet('到龄人员')?.rowCount).toBe(reached.length + 2);
    expect(workbook.getWorksheet('日历')?.getRow(3).getCell(2).value).toBe(6);
    const lines = readFileSync(csv, 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(events.length + 1);
    expect(lines[0]).toBe('\ufeff日期,规则,标题,单位,原结论,变为,原因');
  });
});

describe('by several rulebooks', () => {
  const book = (id: string, age: number) => {
    const path = join(folder(), `${id}.yaml`);
    const populations = {
      town: { from: 'units', where: { kind: '镇' } },
      young: { from: 'cadres', where: { age: { atMost: age } } },
    };
    const rules = { young: { per: 'town', count: 'young', atLeast: 1 } };
    writeFileSync(path, JSON.stringify({ rulebook: id, populations, rules }));
    return path;
  };

  test('one list of events, by day; rules of one id and their exemptions go by the rulebook', async () => {
    const directory = folder();
    const units = csvFile(directory, 'units.csv', [
      ['单位代码', '单位名称', '单位类别', '上级单位'],
      ['1', '甲镇', '镇', ''],
    ]);
    const cadres = csvFile(directory, 'c.csv', [
      ['姓名', '出生年月', '所在镇街'],
      ['甲', '1984-05-17', '甲镇'],
    ]);
    const exemptions = join(directory, 'e.yaml');
    const grant = { approver: '甲', document: '乙', reason: '丙', until: '2020-12-31' };
    writeFileSync(exemptions, JSON.stringify({ exemptions: [{ rule: 'b/young', group: '甲镇', ...grant }] }));
    const made = await forecastOf(
      ...[cadres, '--units', units, '--rules', book('a', 36), '--rules', book('b', 35)],
      ...['--exemptions', exemptions, '--as-of', '2019-06-30', '--until', '2021-06-30'],
    );
    expect(told(made)).toEqual([
      '2020-05-01 b/young 甲镇 pass → exempt (age 36 row 2)',
      '2021-01-01 b/young 甲镇 exempt → fail (exemption line 1)',
      '2021-05-01 a/young 甲镇 pass → fail (age 37 row 2)',
    ]);
  });
});

describe('a forecast that cannot be made', () => {
  const refused = async (...more: string[]) => {
    const { code, stdout, stderr } = await run(['forecast', ...ON_DEMO, ...more, '--lang', 'en']);
    expect([code, stdout]).toEqual([2, '']);
    return stderr.trim();
  };

  test('says what is wrong with the days', async () => {
    expect(await refused()).toBe('A forecast needs its last day; write --until, as in --until 2022-06-30.');
    for (const written of ['2022-6-30', '2022.06.30', '2022年6月30日', '２０２２/6/30', '20220630'])
      expect(await refused('--until', written)).toBe(
        `--until ${written} is not written as dates are here; write it as 2022-06-30.`,
      );
    for (const written of ['2022-02-30', '2022-06', '44742', '22.6.30', '0.5'])
      expect(await refused('--until', written)).toBe(
        `--until ${written} is no date; write it like 2022-06-30.`,
      );
    for (const written of ['9999-12-31', '0001-01-01'])
      expect(await refused('--until', written)).toContain(
        `--until ${written} is too far away; dates are of the years 1800`,
      );
    expect(await refused('--until', '2019-06-30')).toContain('is not after the reference date 2019-06-30');
    expect(await refused('--until', '2069-07-01')).toContain(
      'too far ahead; forecasts go to 2069-06-30 at most',
    );
    expect(await refused('--until', '2020-06-30', '--on', '2020-07-01')).toContain(
      'is not within the forecast',
    );
    expect(await refused('--until', '2020-06-30', '--on', 'soon')).toContain('--on soon is no date');
  });

  test('names the rule that may be meant, and that a part has no verdicts', async () => {
    const until = ['--until', '2020-06-30'];
    expect(await refused(...until, '--rule', 'village-reserv')).toContain('did you mean "village-reserve"?');
    const parts =
      'rules:\n  some: { per: town, count: cadre, atLeast: 1, severity: part }\n  all: { per: town, count: cadre, atLeast: 1 }';
    const args = small(`  cadre: { from: cadres }\n${parts}`, '姓名 出生年月 所在镇街\n甲 1990.01 甲镇');
    const { code, stderr } = await run(['forecast', ...args, ...until, '--rule', 'some']);
    expect([code, stderr]).toEqual([2, '规则 some 只供别的规则引用，没有自己的结论；请写引用它的规则。\n']);
  });

  test('writes nothing, and never over a roster', async () => {
    const out = join(folder(), 'out.json');
    await refused('--until', '2020-06-30', '--unit', '没有镇', '-o', out);
    expect(existsSync(out)).toBe(false);
    expect(await refused('--until', '2020-06-30', '-f', `csv=${DEMO[1]}`)).toContain('村社干部.csv');
  });
});
