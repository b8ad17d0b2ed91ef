import { describe, expect, test } from 'vitest';
import type { JsonReport } from '../../src/render/report-schema.ts';
import { check, csvFile, folder, run, verdictOf } from '../support/program.ts';
import {
  AS_OF,
  codesOf,
  middle,
  reportOn,
  rowsOf,
  rulebookFile,
  said,
  villager,
} from '../support/rosters.ts';

/** Rules with one verdict for the whole rule, by reason. */
const notJudged = ({ verdicts }: JsonReport): Record<string, string | undefined> =>
  Object.fromEntries(
    verdicts
      .filter(({ status, group }) => status === 'notApplicable' && group.kind === 'roster')
      .map(({ rule, reason }) => [rule, reason?.code]),
  );

describe('a tier without records', () => {
  test('of villages: its rules are not applicable, said once each', async () => {
    const report = await reportOn([[middle({ 成长档案: '有' })]]);
    expect(notJudged(report)).toMatchObject({
      'village-young': 'tier-absent',
      'village-reserve': 'tier-absent',
    });
    expect(verdictOf(report, 'growth-file', '浒山街道').status).toBe('pass');
    expect(report.verdicts.filter(({ rule }) => rule === 'village-young')).toHaveLength(1);
  });

  test('of towns: likewise', async () => {
    const report = await reportOn([[villager({ 成长档案: '有', 优秀年轻干部: '是' })]]);
    expect(notJudged(report)).toMatchObject({
      'town-middle-35-share': 'tier-absent',
      'town-middle-30-share': 'tier-absent',
      'town-middle-chief-share': 'tier-absent',
    });
    expect(verdictOf(report, 'village-young', '五洞闸村委会').status).toBe('pass');
  });

  test('one village record makes the register rule: a village without records is judged on nobody', async () => {
    const report = await reportOn([
      [middle({ 所在村社: '' }), villager({ 优秀年轻干部: '是', 后备类型: '' })],
    ]);
    const villages = report.verdicts.filter(({ rule }) => rule === 'village-young');
    expect(villages).toHaveLength(401);
    expect(said(verdictOf(report, 'village-young', '卫东村委会'))).toBe('0 fail');
    expect(said(verdictOf(report, 'village-reserve', '卫东村委会'))).toBe('0 fail');
    expect(codesOf(report)).toContain('no-record-for-unit');
  });
});

describe('a table that was not handed in', () => {
  test('makes its rules not applicable and its statistics uncertain, never failures', async () => {
    const report = await reportOn([[middle(), villager({ 职务: '书记' })]]);
    expect(notJudged(report)).toMatchObject({
      'secretary-training': 'table-absent',
      'village-training-coverage': 'table-absent',
      'league-open-selection': 'table-absent',
      'secondment-monthly-report': 'table-absent',
    });
    expect(report.statistics.find(({ id }) => id === 'training-2019')).toMatchObject({
      actual: null,
      agrees: null,
    });
  });

  test('handed in without rows, it is there: nobody was trained', async () => {
    const directory = folder();
    const trainings = csvFile(directory, 't.csv', [['姓名', '培训班次', '培训级别', '开班日期', '培训天数']]);
    const cadres = csvFile(directory, 'c.csv', rowsOf([villager({ 职务: '书记' })]));
    const { report } = await check([cadres, trainings, ...AS_OF]);
    expect(said(verdictOf(report, 'secretary-training', '五洞闸村委会'))).toBe('0 fail');
  });
});

describe('an empty base', () => {
  test.each([
    ['', 'notApplicable', 'empty-base'],
    [', whenEmpty: pass', 'pass', undefined],
    [', whenEmpty: fail', 'fail', undefined],
  ])('of a share%s: %s', async (whenEmpty, status, reason) => {
    const rules = rulebookFile(
      folder(),
      `rulebook: t\npopulations: { all: { from: cadres }, women: { from: all, where: { sex: 女 } } }\nrules: { sure: { count: all, atLeast: 1 }, r: { share: women, where: { age: { atMost: 35 } }, atLeast: 20%${whenEmpty} } }\n`,
    );
    const judged = async (sex: string) =>
      verdictOf(await reportOn([[middle({ 性别: sex })]], '--rules', rules), 'r', '');
    const empty = await judged('男');
    expect([empty.status, empty.reason?.code]).toEqual([status, reason]);
    expect((await judged('女')).status).toBe('pass');
    expect((await judged('')).status).toBe(status === 'pass' ? 'pass' : 'undecided');
  });
});

test('a roster without a register is judged on the units that it names, and the first lines say so', async () => {
  const directory = folder();
  const rules = rulebookFile(
    directory,
    'rulebook: t\npopulations: { town: { from: units, where: { kind: [镇, 街道] } }, all: { from: cadres } }\nrules: { r: { per: town, count: all, atLeast: 2 } }\n',
  );
  const file = csvFile(directory, 'r.csv', rowsOf([middle(), middle(), middle({ 所在镇街: '甲镇' })]));
  const { report } = await check([file, ...AS_OF, '--rules', rules]);
  expect(report.verdicts.map((verdict) => `${verdict.group.path.join('/')} ${said(verdict)}`)).toEqual([
    '浒山街道 2 pass',
    '甲镇 1 fail',
  ]);
  expect(report.notes.find(({ code }) => code === 'register-seen')?.message).toContain('看不出来');
});

test('the rulebook’s own register stands beside it', async () => {
  const directory = folder();
  const rules = rulebookFile(
    directory,
    'rulebook: t\nunits: units.csv\npopulations: { town: { from: units, where: { kind: 镇 } }, all: { from: cadres } }\nrules: { r: { per: town, count: all, atLeast: 1 } }\n',
  );
  csvFile(directory, 'units.csv', [
    ['单位代码', '单位名称', '单位类别', '上级单位'],
    ['1', '甲镇', '镇', '某县'],
    ['2', '乙镇', '镇', '某县'],
  ]);
  const file = csvFile(directory, 'r.csv', rowsOf([middle({ 所在镇街: '甲镇' })]));
  const { report } = await check([file, ...AS_OF, '--rules', rules]);
  expect(report.verdicts.map((verdict) => `${verdict.group.path.join('/')} ${said(verdict)}`)).toEqual([
    '甲镇 1 pass',
    '乙镇 0 fail',
  ]);
});

test.each([
  ['2019.05', false],
  ['2019.04', false],
  ['2018.06', true],
])('a roster filled in %s is told of where that is more than a quarter away: %s', async (date, told) => {
  const file = csvFile(folder(), 'r.csv', [
    [`填报单位：浒山街道`, `填报时间：${date}`],
    ['姓名', '出生年月', '职务层次'],
    ['张甲', '1990.01', '中层正职'],
  ]);
  const { stdout } = await run(['check', file, ...AS_OF]);
  expect(/填报时间.*超过一个季度/.test(stdout)).toBe(told);
});
