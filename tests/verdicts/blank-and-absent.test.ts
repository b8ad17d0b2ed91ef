import { describe, expect, test } from 'vitest';
import type { JsonReport } from '../../src/render/report-schema.ts';
import { check, csvFile, folder, run, verdictOf } from '../support/program.ts';
import {
  AS_OF,
  codesOf,
  excelFile,
  middle,
  noteCodesOf,
  reportOn,
  rowsOf,
  rulebookFile,
  said,
  statusOn,
  villager,
} from '../support/rosters.ts';

const VILLAGE = '五洞闸村委会';

const assumptionsOf = ({ notes }: JsonReport): string =>
  notes
    .filter(({ code }) => code === 'column-assumed')
    .map(({ message }) => message)
    .join('\n');

describe('a blank mark says no', () => {
  test.each([
    ['是否优秀年轻干部', 'village-young', VILLAGE, ['是', '', '待定']],
    ['优秀年轻干部', 'village-young', VILLAGE, ['√', '', '？']],
    ['后备类型', 'village-reserve', VILLAGE, ['主职后备', '', '主职待定']],
    ['是否主职后备', 'village-reserve', VILLAGE, ['是', '', '待定']],
    ['成长档案', 'growth-file', '观海卫镇', ['有', '', '在建']],
  ])('%s: %s', async (head, rule, unit, [yes, blank, unclear]) => {
    expect(await statusOn(rule, unit, villager({ [head]: yes as string }))).toBe('pass');
    expect(await statusOn(rule, unit, villager({ [head]: blank as string }))).toBe('fail');
    expect(await statusOn(rule, unit, villager({ [head]: unclear as string }))).toBe('undecided');
  });

  test('another kind of reserve is no reserve for a chief post', async () => {
    expect(await statusOn('village-reserve', VILLAGE, villager({ 后备类型: '副职后备' }))).toBe('fail');
  });

  test('a cadre with a blank 优秀年轻干部库 is not in the pool; an unclear one may be', async () => {
    const count = async (mark: string) => {
      const report = await reportOn([
        [middle({ 优秀年轻干部库: mark }), middle({ 姓名: '张乙', 优秀年轻干部库: '是' })],
      ]);
      return report.statistics.find(({ id }) => id === 'pool')?.actual;
    };
    expect(await count('是')).toEqual({ count: { min: 2, max: 2 } });
    expect(await count('')).toEqual({ count: { min: 1, max: 1 } });
    expect(await count('待定')).toEqual({ count: { min: 1, max: 2 } });
  });
});

describe('a blank 所在村社 makes a cadre of the town itself', () => {
  test.each([
    ['blank: counted in the town', '', '1/1 pass'],
    ['a village: not counted in the town', '金山社区', '0/0 notApplicable'],
  ])('%s', async (_what, village, expected) => {
    const report = await reportOn([
      [middle({ 所在村社: village }), middle({ 所在镇街: '宗汉街道', 所在村社: '' })],
    ]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe(expected);
  });

  test('unreadable: some village of the town, not certain which', async () => {
    const head = ['姓名', '出生年月', '所在镇街', '所在村社', '优秀年轻干部'];
    const path = await excelFile(folder(), 'r.xlsx', {
      名单: [head, ['李甲', '1990.01', '桥头镇', { error: '#N/A' }, '是']],
    });
    const { report } = await check([path, ...AS_OF]);
    const possible = report.verdicts.filter(
      ({ rule, status }) => rule === 'village-young' && status === 'undecided',
    );
    expect(possible.length).toBeGreaterThan(1);
    expect(new Set(possible.map(({ group }) => group.path[0]))).toEqual(new Set(['桥头镇']));
    expect(
      report.dataIssues.filter(({ severity, cell }) => severity === 'error' && cell === 'D2'),
    ).not.toEqual([]);
  });
});

describe('other blanks are unknown', () => {
  test('职务层次: whether the person stands in the base', async () => {
    const others = [middle({ 姓名: '张乙', 出生年月: '1970.01' })];
    const judged = async (level: string) =>
      said(
        verdictOf(
          await reportOn([[middle({ 职务层次: level }), ...others]]),
          'town-middle-35-share',
          '浒山街道',
        ),
      );
    expect(await judged('中层副职')).toBe('1/2 pass');
    expect(await judged('一般干部')).toBe('0/1 fail');
    expect(await judged('')).toBe('0–1/1–2 undecided');
  });

  test('空缺日期: whether the post is judged', async () => {
    const post = (date: string) => ({
      批次: '1',
      渠道: '组织选任',
      岗位: '浒山街道团工委书记',
      单位: '浒山街道',
      空缺日期: date,
      方式: '组织选任',
    });
    const judged = async (date: string) =>
      (await reportOn([[post(date), { ...post('2015-01-01'), 方式: '公开比选' }]])).verdicts
        .filter(({ rule }) => rule === 'league-open-selection')
        .map(({ status }) => status);
    expect(await judged('2014-01-01')).toEqual(['fail', 'pass']);
    expect(await judged('2013-12-31')).toEqual(['pass']);
    expect(await judged('')).toEqual(['undecided', 'pass']);
  });

  test('性别: whether a woman is there', async () => {
    const directory = folder();
    const rules = rulebookFile(
      directory,
      'rulebook: t\npopulations: { all: { from: cadres } }\nrules: { woman: { count: all, where: { sex: 女 }, atLeast: 1 } }\n',
    );
    const judged = async (sex: string) =>
      said(verdictOf(await reportOn([[middle({ 性别: sex })]], '--rules', rules), 'woman', ''));
    expect(await judged('女')).toBe('1 pass');
    expect(await judged('男')).toBe('0 fail');
    expect(await judged('')).toBe('0–1 undecided');
    expect(await judged('未填')).toBe('0–1 undecided');
  });
});

describe('an unreadable value is unknown and an issue, whatever a blank would mean', () => {
  test.each([
    ['优秀年轻干部', 'village-young', '待定'],
    ['后备类型', 'village-reserve', '主职？'],
  ])('%s', async (head, rule, written) => {
    const report = await reportOn([[villager({ [head]: written })]]);
    expect(verdictOf(report, rule, VILLAGE).status).toBe('undecided');
    expect(codesOf(report)).toContain('unknown-value');
  });

  test('an error value in a mark is not a blank', async () => {
    const path = await excelFile(folder(), 'r.xlsx', {
      名单: [
        ['姓名', '出生年月', '所在镇街', '所在村社', '优秀年轻干部'],
        ['李甲', '1990.01', '观海卫镇', '五洞闸村', { error: '#N/A' }],
      ],
    });
    const { report } = await check([path, ...AS_OF]);
    expect(verdictOf(report, 'village-young', VILLAGE).status).toBe('undecided');
    expect(report.dataIssues).toContainEqual(expect.objectContaining({ code: 'cell-error', cell: 'E2' }));
  });

  test('an end of a secondment that cannot be read is not "still running"', async () => {
    const secondment = (end: string) => ({
      姓名: '王甲',
      挂职单位: '治水办',
      开始日期: '2019-05-01',
      结束日期: end,
    });
    const reports = [{ 姓名: '王甲', 身份证号: '', 月份: '2019-05' }];
    const judged = async (end: string) => {
      const report = await reportOn([[secondment(end)], reports]);
      return [
        report.verdicts.find(({ rule }) => rule === 'secondment-monthly-report')?.status,
        codesOf(report),
      ];
    };
    expect((await judged('2019-06-15'))[0]).toBe('pass');
    expect((await judged(''))[0]).toBe('fail');
    const [status, codes] = await judged('年底');
    expect(status).toBe('undecided');
    expect(codes).toContain('invalid-date');
  });

  test('a number of days that cannot be read is any number', async () => {
    const secretary = villager({ 职务: '书记' });
    const training = (days: string) => ({
      姓名: '李甲',
      培训班次: '轮训',
      培训级别: '市级',
      开班日期: '2019-03-01',
      培训天数: days,
    });
    const judged = async (days: string) => {
      const report = await reportOn([[secretary], [training(days)]]);
      return verdictOf(report, 'secretary-training', VILLAGE).status;
    };
    expect(await judged('7')).toBe('pass');
    expect(await judged('6.5')).toBe('fail');
    expect(await judged('若干')).toBe('undecided');
    expect(await judged('')).toBe('undecided');
  });
});

describe('a missing column', () => {
  test('优秀年轻干部: undecided where somebody could be one, decided where nobody could', async () => {
    const report = await reportOn([
      [
        villager(),
        villager({ 所在村社: '卫东村', 出生年月: '1970.01' }),
        villager({ 所在村社: '卫南村', 出生年月: '' }),
      ],
    ]);
    const of = (unit: string) => said(verdictOf(report, 'village-young', unit));
    expect([of(VILLAGE), of('卫东村委会'), of('卫南村委会')]).toEqual([
      '0–1 undecided',
      '0 fail',
      '0–1 undecided',
    ]);
    expect(of('卫北村委会')).toBe('0 fail');
  });

  test('is no blank: beside a sheet that has it, only its own rows are unknown', async () => {
    const report = await reportOn([[villager({ 优秀年轻干部: '' })], [villager({ 所在村社: '卫东村' })]]);
    expect(verdictOf(report, 'village-young', VILLAGE).status).toBe('fail');
    expect(verdictOf(report, 'village-young', '卫东村委会').status).toBe('undecided');
    expect(report.notes.find(({ code }) => code === 'column-assumed')?.message).toMatch(
      /2\.csv.*优秀年轻干部.*1条/,
    );
  });

  test('出生年月: every age is possible', async () => {
    const { 出生年月: _, ...unborn } = middle();
    expect(await statusOn('town-middle-35-share', '浒山街道', unborn)).toBe('undecided');
  });

  test('出生年月 may not be excused by a rulebook', async () => {
    const directory = folder();
    const rules = rulebookFile(
      directory,
      'rulebook: t\ntables: { cadres: { columns: { birth: { absent: notApplicable } } } }\npopulations: { all: { from: cadres } }\nrules: { r: { count: all, atLeast: 1 } }\n',
    );
    const file = csvFile(directory, 'r.csv', rowsOf([middle()]));
    const { code, stderr } = await run(['check', file, '--rules', rules]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/rules\.yaml:2:\d+: .*出生年月/)]);
  });

  test('职务层次: everybody of the town may be a middle cadre', async () => {
    const { 职务层次: _, ...levelless } = middle();
    const report = await reportOn([[levelless, { ...levelless, 姓名: '张乙', 出生年月: '1970.01' }]]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('0–1/0–2 undecided');
  });

  test('身份证号: each row is a person', async () => {
    const report = await reportOn([[middle(), middle()]]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('2/2 pass');
    expect(assumptionsOf(report)).not.toContain('身份证');
  });

  test('所在镇街 and 所在村社: the file’s name gives the unit, without any assumption', async () => {
    const file = csvFile(folder(), '浒山街道.csv', [
      ['姓名', '出生年月', '职务层次'],
      ['张甲', '1990.01', '中层正职'],
    ]);
    const { report } = await check([file, ...AS_OF]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/1 pass');
    expect(assumptionsOf(report)).not.toContain('所在');
  });

  test.each([
    ['false', 'fail'],
    ['true', 'pass'],
    ['unknown', 'undecided'],
    ['notApplicable', 'notApplicable'],
  ])('absent: %s in a rulebook makes a count of one %s', async (absent, expected) => {
    const rules = rulebookFile(
      folder(),
      `rulebook: t\ntables: { cadres: { columns: { excellentYoung: { absent: ${absent} } } } }\npopulations: { all: { from: cadres } }\nrules: { sure: { count: all, atLeast: 1 }, r: { count: all, where: { excellentYoung: true }, atLeast: 1 } }\n`,
    );
    const report = await reportOn([[middle()]], '--rules', rules);
    expect(verdictOf(report, 'r', '').status).toBe(expected);
    expect(noteCodesOf(report)).toContain(expected === 'notApplicable' ? 'register-seen' : 'column-assumed');
    const blank = await reportOn([[middle({ 优秀年轻干部: '' })]], '--rules', rules);
    expect(verdictOf(blank, 'r', '').status).toBe('fail');
  });
});

describe('成长档案 is not judged where its column is missing', () => {
  const young = middle({ 成长档案: '' });
  test('on one sheet: its people leave the base, and the first lines say how many', async () => {
    const report = await reportOn([[young], [middle({ 姓名: '张乙' }), middle({ 姓名: '张丙' })]]);
    expect(said(verdictOf(report, 'growth-file', '浒山街道'))).toBe('0/1 fail');
    expect(report.notes.find(({ code }) => code === 'column-assumed')?.message).toMatch(
      /2\.csv.*“成长档案”.*2条/,
    );
  });

  test('on all sheets: one verdict for the whole rule, and the exit code does not ask for it', async () => {
    const report = await reportOn([[middle()]]);
    const verdicts = report.verdicts.filter(({ rule }) => rule === 'growth-file');
    expect(verdicts.map(({ status, group, reason }) => [status, group, reason?.code])).toEqual([
      ['notApplicable', { kind: 'roster', path: [] }, 'column-absent'],
    ]);
    expect(report.status).toBe('pass');
  });
});

test('a doubt of many villages with one cause is told once, with their number', async () => {
  const directory = folder();
  const villages = ['五洞闸村', '卫东村', '卫南村', '卫北村'];
  const file = csvFile(
    directory,
    'r.csv',
    rowsOf(villages.map((name) => villager({ 所在村社: name, 优秀年轻干部: '是' }))),
  );
  const { stdout } = await run(['check', file, ...AS_OF]);
  const lines = stdout.split('\n').filter((line) => line.includes('无法判定 village-reserve'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/4个村社.*缺少“后备类型”列/);
});
