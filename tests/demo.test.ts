import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { InspectedTable } from '../src/roster/inspect.ts';
import { check, run } from './support/program.ts';

/** The three files as the county gets them: a sheet a town, a list of the villages as CSV, and what happened. */
const DEMO = ['镇街干部.xlsx', '村社干部.csv', '培训挂职选拔.xlsx'].map((name) => `fixtures/demo/${name}`);
const AS_OF = ['--as-of', '2019-06-30'];
const { code, report } = await check([...DEMO, ...AS_OF]);
const { stdout: shown } = await run(['check', ...DEMO, ...AS_OF]);

test('the demo roster comes out as its table of outcomes says', () => {
  expect(code).toBe(1);
  const at = (status: string) =>
    report.verdicts
      .filter((verdict) => verdict.status === status)
      .map(({ rule, group }) => `${rule} ${group.path.join('/')}`)
      .sort();
  expect(at('fail')).toEqual(
    [
      'town-middle-35-share 浒山街道',
      'town-middle-35-share 新浦镇',
      'town-middle-30-share 横河镇',
      'town-middle-chief-share 庵东镇',
      'village-young 观海卫镇/杜岙村委会',
      'village-young 周巷镇/三江口村委会',
      'village-young 白沙路街道/白沙居委会',
      'village-young 匡堰镇/石人山村委会',
      'village-reserve 横河镇/童岙村委会',
      'village-reserve 龙山镇/筋竹村委会',
      'village-reserve 胜山镇/二灶村委会',
      'village-reserve 匡堰镇/石人山村委会',
      'secretary-training 庵东镇/华兴村委会',
      'secretary-training 桥头镇/烟墩村委会',
      'secretary-training 宗汉街道/星光社区',
      'village-training-coverage 附海镇',
      'village-training-coverage 长河镇',
      'league-open-selection 附海镇',
      'secondment-monthly-report 宗汉街道',
      'secondment-monthly-report 观海卫镇',
      'secondment-monthly-report 周巷镇',
      'secondment-monthly-report 龙山镇',
      'growth-file 逍林镇',
      'growth-file 崇寿镇',
    ].sort(),
  );
  expect(at('undecided')).toEqual([
    'growth-file 古塘街道',
    'town-middle-30-share 掌起镇',
    'town-middle-35-share 坎墩街道',
  ]);
  const { pass, notApplicable } = report.summary;
  expect([pass, notApplicable]).toEqual([1590, 19]);
  expect(
    report.statistics
      .filter(({ agrees }) => agrees !== true)
      .map(({ id, actual, claimed }) => [id, actual, claimed]),
  ).toEqual([['training-2019', { count: { min: 88, max: 88 } }, 89]]);
  expect(report.statistics).toHaveLength(15);
});

test('what is wrong in the demo roster is what its README says', () => {
  expect(report.dataIssues).toMatchObject([
    { code: 'invalid-date', input: 0, sheet: '逍林', cell: 'D11', value: '1986.13' },
    { code: 'no-record-for-unit', group: { path: ['匡堰镇', '石人山村委会'] } },
  ]);
  expect(report.dataIssues).toHaveLength(2);
});

test('the line that the README shows is one of the demo’s own', () => {
  const [example] = /^不合格 .*$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(shown.split('\n')).toContain(`- ${example}`);
});

test('the first lines say how the forms of the demo roster were read', () => {
  const [heading = ''] = shown.split('问题清单');
  const lines = heading.split('\n').map((line) => line.trim());
  const starting = (text: string) => lines.filter((line) => line.startsWith(text));

  // Towns with nothing to tell stand together; those with a birth that cannot be read, or a hidden column, alone.
  expect(starting('宗汉、')).toEqual([
    '宗汉、浒山、白沙路街道等19个 → 干部，共540条；出生年月和单位全部读出；单位取自填报单位、工作表名；合计、说明等38行未计入；逐表见 inspect',
  ]);
  expect(starting('坎墩 →')).toEqual([
    '坎墩 → 干部，表头第3–4行，28条；出生年月 D列 读出27/28；单位取自填报单位：坎墩街道；归入单位28/28；第33行是合计，未计入；第35行不是记录，未计入',
  ]);
  expect(starting('胜山镇 →').join()).toContain('隐藏的列照样采用：I 身份证号');
  expect(starting('填表说明')).toEqual([
    '填表说明 未读（没有表头，或按名称是填表说明）',
    '填表说明 未读（没有表头，或按名称是填表说明）',
  ]);
  expect(starting('→ 干部，表头第1行，2026条').join()).toContain('归入单位2026/2026');
  expect(starting('培训记录 →')).toEqual(['培训记录 → 培训记录，表头第2行，2791条']);
  expect(starting('* 假定').join()).toContain(
    '镇街干部.xlsx 的24张表、fixtures/demo/村社干部.csv 没有“985/211”列',
  );
});

test('inspect says of each town’s sheet where its head, its people and its unit are', async () => {
  const { stdout } = await run(['inspect', DEMO[0] as string, ...AS_OF, '-f', 'json']);
  const { inputs } = JSON.parse(stdout) as { inputs: { tables: InspectedTable[] }[] };
  const tables = inputs[0]?.tables ?? [];
  const on = (sheet: string) =>
    tables
      .filter((table) => table.sheet === sheet)
      .map(({ headRows, rows, around, placed }) => [
        headRows,
        rows,
        around?.from,
        around?.names,
        placed?.one,
      ]);

  // A head of two levels; a unit from its 填报单位 in full, from that in short, from the sheet.
  expect(on('宗汉')).toEqual([[[3, 4], 41, 'reportingUnit', ['宗汉街道'], 41]]);
  expect(on('新浦')).toEqual([[[3, 4], 31, 'reportingUnit', ['新浦镇'], 31]]);
  expect(on('附海')).toEqual([[[3, 4], 22, 'sheet', ['附海镇'], 22]]);
  // A head of one level; a table that begins at B3; printed pages pasted together.
  expect(on('匡堰镇')).toEqual([[[3, 3], 22, 'reportingUnit', ['匡堰镇'], 22]]);
  expect(on('掌起镇')).toEqual([[[5, 6], 28, 'reportingUnit', ['掌起镇'], 28]]);
  expect(on('观海卫').map(([head, rows]) => [head, rows])).toEqual([
    [[3, 4], 16],
    [[21, 22], 16],
    [[39, 40], 12],
  ]);
  expect(tables).toHaveLength(26);
  for (const { rows, placed } of tables) expect(placed?.one).toBe(rows);
});

test('what looks like the cadres’ own columns in the demo roster is not taken for them', async () => {
  const { stdout } = await run(['inspect', DEMO[0] as string, ...AS_OF]);
  expect(stdout).toContain('写的是他人，不采用：J 爱人出生年月');
  expect(stdout).toContain('写的是他人，不采用：J 配偶情况出生年月，K 配偶情况工作单位');
  expect(stdout).toContain('不认得、未采用的表头：A 序号，M 任现职时间，P 备注');
  // Departments merged down the side, and posts under the towns' own words.
  const merged = stdout.slice(stdout.indexOf('桥头镇 →'), stdout.indexOf('匡堰镇 →'));
  expect(merged).toMatch(/│ J {2}│ 部门 +│ = +│ +26 │ +0 │ +0 │/);
  expect(stdout).toMatch(/│ 科室 +│ 部门 │ +22 │ +0 │ +0 │/);
});
