import { describe, expect, test } from 'vitest';
import { folder, verdictOf } from '../support/program.ts';
import {
  idNumber,
  middle,
  reportOn,
  rulebookFile,
  said,
  villager,
  type Written,
} from '../support/rosters.ts';

describe('one or two reserves for chief posts aged 40 or less', () => {
  const judged = async (births: readonly string[]) => {
    const others = [villager({ 姓名: '李乙', 后备类型: '' })];
    const verdict = verdictOf(
      await reportOn([
        [
          ...others,
          ...births.map((birth, index) =>
            villager({ 姓名: `赵${index}`, 出生年月: birth, 后备类型: '主职后备' }),
          ),
        ],
      ]),
      'village-reserve',
      '五洞闸村委会',
    );
    return [said(verdict), verdict.shortfall, verdict.excess];
  };
  const YOUNG = '1978.07';
  const OLD = '1978.06';
  test.each([
    [[], '0 fail', 1, 0],
    [[OLD], '0 fail', 1, 0],
    [[YOUNG], '1 pass', 0, 0],
    [[YOUNG, YOUNG], '2 pass', 0, 0],
    [[YOUNG, YOUNG, OLD], '2 pass', 0, 0],
    [[YOUNG, YOUNG, YOUNG], '3 fail', 0, 1],
    [[YOUNG, YOUNG, YOUNG, ''], '3–4 fail', 0, 1],
    [[''], '0–1 undecided', undefined, undefined],
    [[YOUNG, ''], '1–2 pass', 0, 0],
    [[YOUNG, YOUNG, '1978'], '2–3 undecided', undefined, undefined],
  ])('%j: %s', async (births, expected, shortfall, excess) => {
    const [numbers, ...gaps] = await judged(births);
    expect(numbers).toBe(expected);
    if (shortfall !== undefined) expect(gaps.map((gap) => gap ?? 0)).toEqual([shortfall, excess]);
  });
});

describe('posts of league heads are filled by open selection', () => {
  const selection = (written: Written): Written => ({
    批次: '1',
    渠道: '组织选任',
    岗位: '浒山街道团工委书记',
    单位: '浒山街道',
    空缺日期: '2015-03-01',
    方式: '公开比选',
    ...written,
  });
  const judged = async (written: Written) => {
    const open = selection({ 岗位: '宗汉街道团工委书记', 单位: '宗汉街道' });
    const report = await reportOn([[selection(written), open]]);
    return report.verdicts
      .filter(({ rule, group }) => rule === 'league-open-selection' && group.origin?.row === 2)
      .map(({ status }) => status);
  };

  test.each([
    ['open', {}, ['pass']],
    ['otherwise', { 方式: '组织选任' }, ['fail']],
    ['the way left blank', { 方式: '' }, ['undecided']],
    ['vacant since 2013', { 空缺日期: '2013-12-31', 方式: '组织选任' }, []],
    ['vacant since 2013, only the year known', { 空缺日期: '2013', 方式: '组织选任' }, []],
    ['vacant since New Year 2014', { 空缺日期: '2014-01-01', 方式: '组织选任' }, ['fail']],
    ['vacant since 2014, only the year known', { 空缺日期: '2014', 方式: '组织选任' }, ['fail']],
    ['vacant since nobody knows when', { 空缺日期: '', 方式: '组织选任' }, ['undecided']],
    ['a 团委书记', { 岗位: '附海镇团委书记', 方式: '组织选任' }, ['fail']],
    ['a 团工委负责人', { 岗位: '团工委负责人', 方式: '组织选任' }, ['fail']],
    ['a deputy is no head', { 岗位: '附海镇团委副书记', 方式: '组织选任' }, []],
    ['another post', { 岗位: '附海镇农办主任', 方式: '组织选任' }, []],
  ])('%s', async (_what, written, expected) => {
    expect(await judged(written)).toEqual(expected);
  });

  test('a verdict is of kind record, with the unit’s path', async () => {
    const report = await reportOn([[selection({})]]);
    expect(report.verdicts.find(({ rule }) => rule === 'league-open-selection')?.group).toEqual({
      kind: 'record',
      path: ['浒山街道'],
      origin: { input: 0, sheet: '', row: 2 },
    });
  });

  test('is a warning: the report’s status stays pass', async () => {
    const report = await reportOn([[selection({ 方式: '组织选任' })]]);
    expect([report.summary.fail, report.status]).toEqual([1, 'pass']);
  });
});

describe('every whole month of a secondment that is over has its report', () => {
  const judged = async (
    start: string,
    end: string,
    months: readonly string[],
    other: readonly Written[] = [],
  ) => {
    const report = await reportOn([
      [{ 姓名: '王甲', 身份证号: '', 挂职单位: '治水办', 开始日期: start, 结束日期: end }, ...other],
      [
        { 姓名: '王乙', 身份证号: '', 月份: '2019-01' },
        ...months.map((月份) => ({ 姓名: '王甲', 身份证号: '', 月份 })),
      ],
      [middle()],
    ]);
    return report.verdicts
      .filter(({ rule }) => rule === 'secondment-monthly-report')
      .map(({ status, reason, missing }) =>
        [status, reason?.code, ...(missing ?? [])].filter(Boolean).join(' '),
      );
  };

  test.each([
    ['first and last day of a month', '2019-02-01', '2019-02-28', [], 'fail 2019-02'],
    ['a day too late', '2019-02-02', '2019-02-28', [], 'notApplicable nothing-due'],
    ['a day too early', '2019-02-01', '2019-02-27', [], 'notApplicable nothing-due'],
    ['the month of the date, on its last day', '2019-06-01', '', [], 'fail 2019-06'],
    ['over the turn of a year', '2018-12-01', '2019-01-31', ['2018.12'], 'fail 2019-01'],
    ['several missing', '2019-01-01', '', ['2019.02', '2019.05'], 'fail 2019-01 2019-03 2019-04 2019-06'],
    ['months outside do not help', '2019-03-01', '2019-03-31', ['2019.02', '2019.04'], 'fail 2019-03'],
    ['in the future', '2019-07-01', '2019-12-31', [], 'notApplicable nothing-due'],
  ])('%s', async (_what, start, end, months, expected) => {
    expect(await judged(start, end, months)).toEqual([expected]);
  });

  test.each(['2019-03', '2019.03', '201903', '2019年3月', '2019/3', '2019-03-15', '２０１９．０３'])(
    '%s is March',
    async (month) => {
      expect(await judged('2019-03-01', '2019-03-31', [month])).toEqual(['pass']);
    },
  );

  test.each([
    ['with every report that may be due', '2019.03', '2019-05-31', ['2019-03', '2019-04', '2019-05'], 'pass'],
    ['with every report that is due', '2019.03', '2019-05-31', ['2019-04', '2019-05'], 'undecided'],
    ['without one that is due', '2019.03', '2019-05-31', ['2019-03', '2019-05'], 'fail 2019-04'],
    ['a start that nobody knows', '', '2019-05-31', ['2019-05'], 'undecided'],
    ['an end known to its month', '2019-03-01', '2019.05', ['2019-03', '2019-04'], 'undecided'],
    ['an end known to its month, of one month', '2019.03', '2019.03', [], 'undecided'],
    ['a report whose month is unreadable', '2019-03-01', '2019-03-31', ['三月'], 'undecided'],
  ])('dates in doubt: %s', async (_what, start, end, months, expected) => {
    expect(
      (await judged(start, end, months)).map((text) => text.replace(/^undecided.*/, 'undecided')),
    ).toEqual([expected]);
  });

  test('two secondments of one person have their own months', async () => {
    const second = {
      姓名: '王甲',
      身份证号: '',
      挂职单位: '拆迁办',
      开始日期: '2019-04-01',
      结束日期: '2019-04-30',
    };
    expect(await judged('2019-02-01', '2019-02-28', ['2019-02'], [second])).toEqual(['pass', 'fail 2019-04']);
  });

  test('no report table: not applicable, not a failure', async () => {
    const report = await reportOn([
      [{ 姓名: '王甲', 挂职单位: '治水办', 开始日期: '2019-02-01', 结束日期: '' }],
      [middle()],
    ]);
    expect(verdictOf(report, 'secondment-monthly-report', '')).toMatchObject({
      status: 'notApplicable',
      reason: { code: 'table-absent' },
    });
  });
});

describe('every young cadre has a growth file', () => {
  const file = (written: Written) => ({ 成长档案: '有', ...written });
  const judged = async (...cadres: Written[]) =>
    said(verdictOf(await reportOn([cadres]), 'growth-file', '浒山街道'));
  const village = { 所在村社: '金山社区', 职务: '委员', 职务层次: '' };

  test('middle and village cadres together', async () => {
    expect(await judged(file(middle()), file(middle(village)))).toBe('2/2 pass');
    expect(await judged(file(middle()), middle({ ...village, 成长档案: '' }))).toBe('1/2 fail');
    expect(await judged(file(middle()), middle({ 成长档案: '', 出生年月: '1983.06' }))).toBe('1/1 pass');
    expect(await judged(file(middle()), middle({ 成长档案: '', 职务层次: '一般干部' }))).toBe('1/1 pass');
  });

  test('an unknown birth without a file is a doubt; with one it is none', async () => {
    expect(await judged(file(middle()), middle({ 成长档案: '', 出生年月: '' }))).toBe('1/1–2 undecided');
    expect(await judged(file(middle()), file(middle({ 出生年月: '' })))).toBe('1–2/1–2 pass');
  });

  test('a person with two rows counts once', async () => {
    const id = { 身份证号: idNumber('19900101') };
    expect(await judged(file(middle(id)), file(middle({ ...id, 职务层次: '中层副职' })))).toBe('1/1 pass');
  });
});

describe('statistics beside the figure that was published', () => {
  const statistic = async (claimed: number, ...births: string[]) => {
    const rules = rulebookFile(
      folder(),
      `rulebook: t\npopulations: { all: { from: cadres } }\nrules: { r: { count: all, atLeast: 1 } }\nstatistics: { young: { count: all, where: { age: { atMost: 35 } }, claimed: ${claimed} } }\n`,
    );
    const report = await reportOn(
      [births.map((birth, index) => middle({ 姓名: `张${index}`, 出生年月: birth }))],
      '--rules',
      rules,
    );
    const [found] = report.statistics;
    return [
      found?.actual && 'count' in found.actual ? found.actual.count : null,
      found?.agrees,
      report.status,
    ];
  };

  test('agree, differ, or cannot be told, and never decide the exit code', async () => {
    expect(await statistic(2, '1990', '1990', '1970')).toEqual([{ min: 2, max: 2 }, true, 'pass']);
    expect(await statistic(3, '1990', '1990', '1970')).toEqual([{ min: 2, max: 2 }, false, 'pass']);
    expect(await statistic(3, '1990', '1990', '')).toEqual([{ min: 2, max: 3 }, null, 'pass']);
  });

  test('agrees is null wherever the count is not certain, though it cannot be the figure', async () => {
    expect(await statistic(9, '1990', '')).toEqual([{ min: 1, max: 2 }, null, 'pass']);
  });

  const selections = async (...rows: Written[]) => {
    const report = await reportOn([
      rows.map((row) => ({ 渠道: '定向竞标', 岗位: '科员', 方式: '', ...row })),
    ]);
    const of = (id: string) => {
      const actual = report.statistics.find((each) => each.id === id)?.actual;
      return actual && 'count' in actual ? `${actual.count.min}–${actual.count.max}` : 'none';
    };
    return ['bidding-rounds', 'bidding-posts', 'bidding-people'].map(of);
  };
  const league = {
    渠道: '团委骨干公开比选',
    岗位: '浒山街道团工委书记',
    批次: '1',
    人数: '1',
    空缺日期: '2015-01-01',
    方式: '公开比选',
  };

  test('rounds are distinct 批次, posts are rows, people are the sum of 人数', async () => {
    expect(
      await selections(
        { 批次: '一', 人数: '2' },
        { 批次: '一', 人数: '3' },
        { 批次: '二', 人数: '1' },
        league,
      ),
    ).toEqual(['2–2', '3–3', '6–6']);
  });

  test('a blank 批次 may be one of the others or a further one; a blank 人数 is any number', async () => {
    expect(await selections({ 批次: '一', 人数: '2' }, { 批次: '', 人数: '' }, league)).toEqual([
      '1–2',
      '2–2',
      '2–null',
    ]);
  });

  test.each([
    ['a school of the list', { 毕业院校: '浙江大学' }, '1–1'],
    ['another school', { 毕业院校: '某某学院' }, '0–0'],
    ['a blank school', { 毕业院校: '' }, '0–1'],
    ['the column says so', { 毕业院校: '某某学院', '985/211': '是' }, '1–1'],
    ['the column says no', { 毕业院校: '浙江大学', '985/211': '' }, '0–0'],
    ['neither column', {}, '0–1'],
  ])('985/211: %s', async (_what, written, expected) => {
    const report = await reportOn([[middle({ 优秀年轻干部库: '是', ...written })]]);
    const actual = report.statistics.find(({ id }) => id === 'pool-985-211')?.actual;
    expect(actual && 'count' in actual ? `${actual.count.min}–${actual.count.max}` : 'none').toBe(expected);
  });

  test.each([
    ['1986-01-01', '1–1'],
    ['1985.12', '0–0'],
    ['1985', '0–0'],
    ['1986', '1–1'],
    ['', '0–1'],
  ])('the pool takes who is born since 1986: %s', async (birth, expected) => {
    const report = await reportOn([[middle({ 优秀年轻干部库: '是', 出生年月: birth })]]);
    const actual = report.statistics.find(({ id }) => id === 'pool')?.actual;
    expect(actual && 'count' in actual ? `${actual.count.min}–${actual.count.max}` : 'none').toBe(expected);
  });
});
