import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, csvFile, folder, verdictOf } from './support/program.ts';
import { rowsOf } from './support/rosters.ts';

const AS_OF = ['--as-of', '2019-06-30'];
const HEAD = ['姓名', '出生年月', '所在镇街', '所在村社', '职务', '职务层次', '是否优秀年轻干部'];
const village = (town: string, name: string, post = '委员') => [
  '张三',
  '1990.01',
  town,
  name,
  post,
  '',
  '是',
];

const roster = (rows: readonly (readonly string[])[], name = 'roster.csv') =>
  check([csvFile(folder(), name, rows), ...AS_OF]);
const passing = async (row: string[]): Promise<string[]> => {
  const { report } = await roster([HEAD, row, village('观海卫镇', '五洞闸村')]);
  return report.verdicts
    .filter(({ rule, status }) => rule === 'village-young' && status !== 'fail')
    .map(({ group, status }) => `${group.path.join('/')} ${status}`)
    .filter((text) => !text.startsWith('观海卫镇/五洞闸'));
};

describe('names of villages', () => {
  test.each(['史家村', '史家村委会', '史家村民委员会', '史家村村民委员会', '史 家 村', '史家'])(
    '宗汉街道 %s is 史家村委会',
    async (name) => {
      expect(await passing(village('宗汉街道', name))).toEqual(['宗汉街道/史家村委会 pass']);
    },
  );

  test.each([
    ['马家路村', ['宗汉街道/马家路村委会 pass']],
    ['马家路社区', ['宗汉街道/马家路居委会 pass']],
    ['马家路居民委员会', ['宗汉街道/马家路居委会 pass']],
    ['马家路', ['宗汉街道/马家路居委会 undecided', '宗汉街道/马家路村委会 undecided']],
    ['无此村', []],
  ])('宗汉街道 %s', async (name, expected) => {
    expect(await passing(village('宗汉街道', name))).toEqual(expected);
  });

  test('新东村 is told apart by its town, and without one may be either', async () => {
    expect(await passing(village('庵东镇', '新东村'))).toEqual(['庵东镇/新东村委会 pass']);
    expect(await passing(village('', '新东村'))).toEqual([
      '庵东镇/新东村委会 undecided',
      '龙山镇/新东村委会 undecided',
    ]);
  });

  test('a unit that is not in the register is in no group, and an error', async () => {
    const { report } = await roster([HEAD, village('杭州湾新区', '无此村'), village('观海卫镇', '五洞闸村')]);
    expect(report.dataIssues).toContainEqual(
      expect.objectContaining({ code: 'unit-not-registered', severity: 'error', cell: 'C2' }),
    );
    expect(report.notes.map(({ code }) => code)).toContain('records-in-no-unit');
  });

  test('a blank town is an unknown member of every town', async () => {
    const { report } = await roster([
      HEAD,
      ['张三', '1990.01', '', '', '科长', '中层正职', ''],
      ['李四', '1970.01', '浒山街道', '', '科长', '中层正职', ''],
    ]);
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe('undecided');
    expect(verdictOf(report, 'town-middle-35-share', '龙山镇').status).toBe('undecided');
  });
});

describe('a unit that only the post names', () => {
  /** `浒山街道 1`: the town with a middle cadre, or `?` where nobody can tell; and the codes of the issues. */
  const placed = async (post: string, above: readonly string[] = [], town?: string) => {
    const head = ['姓名', '出生年月', '职务', '职务层次', ...(town === undefined ? [] : ['所在镇街'])];
    const row = ['张三', '1990.01', post, '中层正职', ...(town === undefined ? [] : [town])];
    const { report } = await roster([...(above.length > 0 ? [above] : []), head, row], 'r.csv');
    const sure = report.verdicts.filter(
      ({ rule, evidence }) => rule === 'town-middle-35-share' && evidence.in.length > 0,
    );
    return {
      units: sure.map(({ group }) => group.path.join('/')),
      codes: report.dataIssues.map(({ code }) => code).filter((code) => code.startsWith('unit-')),
      noted: report.notes.some(({ code }) => code === 'units-from-posts'),
    };
  };
  const told = (...units: string[]) => ({ units, codes: [], noted: true });
  const untold = { units: [], codes: ['unit-blank'], noted: false };

  test.each<[string, object]>([
    ['慈溪市观海卫镇组织办主任', told('观海卫镇')],
    ['观海卫镇党委委员、组织办主任', told('观海卫镇')],
    ['中共慈溪市观海卫镇委员会委员', told('观海卫镇')],
    ['浒山街道办事处党政办主任', told('浒山街道')],
    ['党政办主任', untold],
    ['市委组织部干部科科长', untold],
    ['挂职观海卫镇镇长助理', untold],
    ['观海卫镇镇长助理（挂职），浒山街道党政办主任', untold],
    ['无此镇党政办主任', untold],
    ['', untold],
  ])('%s', async (post, expected) => {
    expect(await placed(post)).toEqual(expected);
  });

  test('of a village', async () => {
    const { report } = await roster(
      [
        ['姓名', '出生年月', '职务', '优秀年轻干部'],
        ['张三', '1990.01', '观海卫镇五洞闸村党总支书记', '是'],
        ['李四', '1990.01', '慈溪市宗汉街道史家村委会主任', '是'],
      ],
      'r.csv',
    );
    expect(
      ['五洞闸村委会', '史家村委会'].map((name) => verdictOf(report, 'village-young', name).status),
    ).toEqual(['pass', 'pass']);
  });

  test('what stands around the table comes first, unless it is no unit', async () => {
    const post = '观海卫镇组织办主任';
    const around = (unit: string) => placed(post, ['呈报单位：', unit]);
    expect(await around('浒山街道')).toEqual({ units: ['浒山街道'], codes: [], noted: false });
    expect(await around('市委组织部')).toEqual(told('观海卫镇'));
    expect(await around('无此镇')).toEqual(told('观海卫镇'));
  });

  test('a column of units that is left blank says that nobody knows', async () => {
    expect(await placed('观海卫镇组织办主任', [], '')).toEqual(untold);
  });
});

describe('where a unit comes from', () => {
  const head = ['姓名', '出生年月', '职务层次'];
  const row = ['张三', '1990.01', '中层正职'];
  test.each([
    ['a one-cell row above the head', [['浒山街道'], head, row], 'r.csv'],
    ['填报单位', [['填报单位：浒山街道', '', '填报时间：2019.06'], head, row], 'r.csv'],
    ['the title', [['浒山街道2019年中层干部名册'], ['说明', '一'], head, row], 'r.csv'],
    ['the file name', [head, row], '浒山街道名册.csv'],
  ])('%s', async (_what, rows, name) => {
    const { report } = await roster(rows, name);
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe('pass');
  });
});

describe('partial rosters', () => {
  test('a tier or a table that was not handed in is said once a rule', async () => {
    const { report } = await roster([HEAD, ['张三', '1990.01', '浒山街道', '', '科长', '中层正职', '']]);
    const reasons = Object.fromEntries(
      report.verdicts
        .filter(({ group }) => group.kind === 'roster')
        .map(({ rule, reason }) => [rule, reason?.code]),
    );
    expect(reasons).toMatchObject({
      'village-young': 'tier-absent',
      'village-reserve': 'tier-absent',
      'secondment-monthly-report': 'table-absent',
      'league-open-selection': 'table-absent',
    });
    expect(report.verdicts.filter(({ rule }) => rule === 'village-young')).toHaveLength(1);
  });
});

const TRAININGS = ['姓名', '培训班次', '培训级别', '开班日期', '培训天数'];

describe('secretaries and their training', () => {
  const judged = async (
    posts: readonly string[],
    trainings: readonly (readonly string[])[],
  ): Promise<string[]> => {
    const directory = folder();
    const cadres = csvFile(directory, 'a.csv', [
      HEAD,
      ...posts.map((post, index) => [
        `张${'甲乙丙丁'[index]}`,
        '1990.01',
        '观海卫镇',
        '五洞闸村',
        post,
        '',
        '',
      ]),
    ]);
    const { report } = await check([
      cadres,
      csvFile(directory, 'b.csv', [TRAININGS, ...trainings]),
      ...AS_OF,
    ]);
    return report.verdicts
      .filter(({ rule, group }) => rule === 'secretary-training' && group.kind === 'person')
      .map(({ status }) => status);
  };

  test.each([
    '书记',
    '党支部书记',
    '村党总支书记',
    '社区党委书记',
    '党组织书记',
    '党总支书记、村委会主任',
    '主任兼书记',
    '五洞闸村党总支书记',
  ])('%s is one', async (post) => {
    expect(await judged([post], [['别人', '班', '市级', '2019-03-01', '7']])).toEqual(['fail']);
  });

  test.each(['副书记', '第一书记', '书记助理', '团支部书记', '党支部副书记', '村委会主任'])(
    '%s is none',
    async (post) => {
      expect(await judged([post], [['别人', '班', '市级', '2019-03-01', '7']])).toEqual([]);
    },
  );

  test.each([
    ['7 days this year', [['张甲', '班', '市级', '2019-03-01', '7']], 'pass'],
    [
      '4 and 3.5 days',
      [
        ['张甲', '班', '市级', '2019-03-01', '4'],
        ['张甲', '班二', '市级', '2019.05', '3.5'],
      ],
      'pass',
    ],
    ['6 days', [['张甲', '班', '市级', '2019-03-01', '6']], 'fail'],
    ['7 days last year', [['张甲', '班', '市级', '2018-12-31', '7']], 'fail'],
    ['7 days at town level', [['张甲', '班', '镇级', '2019-03-01', '7']], 'fail'],
    ['7 days after the date', [['张甲', '班', '市级', '2019-07-01', '7']], 'fail'],
    ['days left blank', [['张甲', '班', '市级', '2019-03-01', '']], 'undecided'],
    ['a date known to the year only', [['张甲', '班', '市级', '2019', '7']], 'undecided'],
    ['a row that names nobody', [['', '班', '市级', '2019-03-01', '7']], 'undecided'],
  ])('%s: %3$s', async (_what, trainings, expected) => {
    expect(await judged(['书记'], trainings)).toEqual([expected]);
  });
});

describe('monthly reports of secondments', () => {
  const judged = async (start: string, end: string, months: readonly string[]): Promise<string> => {
    const directory = folder();
    const secondments = csvFile(directory, 'a.csv', [
      ['姓名', '挂职单位', '开始日期', '结束日期'],
      ['张三', '市治水办', start, end],
    ]);
    const reports = csvFile(directory, 'b.csv', [
      ['姓名', '身份证号', '月份'],
      ...months.map((month) => ['张三', '', month]),
      ['别人', '', '2019-01'],
    ]);
    const other = csvFile(directory, 'c.csv', [
      ['姓名', '出生年月', '所在镇街', '职务层次'],
      ['李四', '1990.01', '浒山街道', '中层正职'],
    ]);
    const { report } = await check([secondments, reports, other, ...AS_OF]);
    const verdict = report.verdicts.find(({ rule }) => rule === 'secondment-monthly-report');
    return [verdict?.status, verdict?.reason?.code, ...(verdict?.missing ?? [])]
      .filter((part) => part !== undefined)
      .join(' ');
  };
  test.each([
    ['2019-03-01', '2019-04-30', ['2019-03', '2019.04'], 'pass'],
    ['2019-03-02', '2019-04-29', [], 'notApplicable nothing-due'],
    ['2019-03-02', '2019-04-30', ['2019年4月'], 'pass'],
    ['2019-03-01', '2019-05-31', ['2019-03', '2019-05'], 'fail 2019-04'],
    ['2019-05-01', '', ['2019-05'], 'fail 2019-06'],
    ['2019.05', '', ['2019-06'], 'undecided'],
    ['2019-06-01', '2019-07-31', ['2019-06'], 'pass'],
  ])('from %s to %s with %j: %s', async (start, end, months, expected) => {
    expect(await judged(start, end, months)).toBe(expected);
  });
});

describe('a column for units of every kind: 单位, 工作单位', () => {
  const PLACES = ['单位', '所在单位', '工作单位', '单位名称'];
  const workplace = (单位: string, head = '单位', more: Record<string, string> = {}) => ({
    姓名: '张三',
    出生年月: '1990.01',
    [head]: 单位,
    职务: '组织干事',
    职务层次: '中层副职',
    优秀年轻干部: '是',
    ...more,
  });
  const auditOf = async (records: readonly Record<string, string>[], name = '名单.csv') =>
    (await check([csvFile(folder(), name, rowsOf(records)), ...AS_OF])).report;
  type Audited = Awaited<ReturnType<typeof auditOf>>;
  /** How many people a verdict is about: of a share, its base. */
  const peopleIn = ({ actual }: Audited['verdicts'][number]) =>
    actual && 'count' in actual ? (actual.of ?? actual.count) : { min: 0, max: 0 };
  /** The units in which somebody is counted, or may be, in the rules of middle ranks and of villages. */
  const countedIn = (report: Audited): string[] =>
    report.verdicts
      .filter(({ rule }) => rule === 'town-middle-35-share' || rule === 'village-young')
      .filter((verdict) => peopleIn(verdict).max > 0)
      .map((verdict) => {
        const { min, max } = peopleIn(verdict);
        return `${verdict.group.path.join('/')}${min === max ? '' : '?'}`;
      });
  /** What is wrong in cells: that many units of the register have nobody here is not. */
  const toldIn = (report: Audited) => report.dataIssues.filter(({ code }) => code !== 'no-record-for-unit');
  const codesIn = (report: Audited) => toldIn(report).map(({ code }) => code);

  test.each(PLACES)('%s names a town', async (head) => {
    const report = await auditOf([workplace('观海卫镇', head)]);
    expect([countedIn(report), codesIn(report)]).toEqual([['观海卫镇'], []]);
  });

  test.each([
    ['慈溪市观海卫镇人民政府', '观海卫镇'],
    ['观海卫镇党政办公室', '观海卫镇'],
    ['观海卫镇五洞闸村', '观海卫镇/五洞闸村委会'],
    ['五洞闸村', '观海卫镇/五洞闸村委会'],
    ['观海卫鎮', '观海卫镇'],
  ])('%s is of %s', async (text, unit) => {
    const level = unit.includes('/') ? '' : '中层副职';
    expect(countedIn(await auditOf([workplace(text, '单位', { 职务层次: level })]))).toEqual([unit]);
  });

  test('a department leaves it to what stands around the table', async () => {
    const report = await auditOf([workplace('组织办')], '观海卫镇.csv');
    expect([countedIn(report), codesIn(report)]).toEqual([['观海卫镇'], []]);
  });

  test('a department alone tells nothing, and the cell is named', async () => {
    const report = await auditOf([workplace('组织办'), workplace('观海卫镇', '单位', { 姓名: '李四' })]);
    expect(toldIn(report)).toMatchObject([{ code: 'unit-blank', cell: 'C2', value: '组织办' }]);
    expect(toldIn(report)[0]?.message).toContain('组织办');
    const towns = report.verdicts.filter(({ rule }) => rule === 'town-middle-35-share');
    expect(countedIn(report)).toHaveLength(towns.length);
  });

  test('a town that is in no register is told, and is not the one of the file', async () => {
    const report = await auditOf(
      [workplace('无此镇'), workplace('观海卫镇', '单位', { 姓名: '李四' })],
      '观海卫镇.csv',
    );
    expect(toldIn(report)).toMatchObject([{ code: 'unit-not-registered', cell: 'C2', value: '无此镇' }]);
    expect(peopleIn(verdictOf(report, 'town-middle-35-share', '观海卫镇'))).toEqual({ min: 1, max: 1 });
  });

  test('its village is one of the town that its own column names', async () => {
    const inTown = (所在镇街: string) => workplace('新东村', '单位', { 所在镇街, 职务层次: '' });
    expect(countedIn(await auditOf([inTown('龙山镇')]))).toEqual(['龙山镇/新东村委会']);
    expect(countedIn(await auditOf([inTown('庵东镇')]))).toEqual(['庵东镇/新东村委会']);
  });

  test('two villages of one name are told apart by the file, and else told', async () => {
    const record = workplace('新东村', '单位', { 职务层次: '' });
    expect(countedIn(await auditOf([record], '龙山镇.csv'))).toEqual(['龙山镇/新东村委会']);
    const report = await auditOf([record, workplace('五洞闸村', '单位', { 姓名: '李四' })]);
    expect(toldIn(report)).toMatchObject([{ code: 'unit-ambiguous', cell: 'C2', value: '新东村' }]);
    expect(countedIn(report)).toEqual(['观海卫镇/五洞闸村委会', '庵东镇/新东村委会?', '龙山镇/新东村委会?']);
  });

  test('the columns for towns and villages go before it', async () => {
    const report = await auditOf([
      workplace('逍林镇', '单位', { 所在镇街: '观海卫镇', 所在村社: '' }),
      workplace('逍林镇', '单位', { 姓名: '李四', 所在镇街: '观海卫镇', 所在村社: '五洞闸村', 职务层次: '' }),
    ]);
    expect([countedIn(report), codesIn(report)]).toEqual([['观海卫镇', '观海卫镇/五洞闸村委会'], []]);
  });

  test('it tells the people of a training sheet apart', async () => {
    const here = folder();
    const secretary = (所在镇街: string, 所在村社: string) => ({
      ...{ 姓名: '张三', 出生年月: '1980.01', 所在镇街, 所在村社 },
      ...{ 职务: '村党组织书记', 职务层次: '' },
    });
    const courseIn = (单位: string) => ({
      ...{ 培训班次: '春季班', 姓名: '张三', 培训级别: '市级' },
      ...{ 开班日期: '2019.03.01', 培训天数: '8', 单位 },
    });
    const people = csvFile(
      here,
      '名单.csv',
      rowsOf([secretary('观海卫镇', '五洞闸村'), secretary('逍林镇', '福合院村')]),
    );
    const trainedIn = async (单位: string) => {
      const courses = csvFile(here, '培训.csv', rowsOf([courseIn(单位)]));
      const { report } = await check([people, courses, ...AS_OF]);
      return report.verdicts
        .filter(({ rule }) => rule === 'secretary-training')
        .map(({ group, status }) => [group.path[0], status]);
    };
    expect(await trainedIn('观海卫镇')).toEqual([
      ['观海卫镇', 'pass'],
      ['逍林镇', 'fail'],
    ]);
    expect(await trainedIn('组织办')).toEqual([
      ['观海卫镇', 'undecided'],
      ['逍林镇', 'undecided'],
    ]);
  });

  test('without a register its names are the units', async () => {
    const here = folder();
    const rules = join(here, 'rulebook.yaml');
    writeFileSync(
      rules,
      [
        'rulebook: own',
        'populations:',
        '  town: { from: units, where: { kind: 镇 } }',
        '  people: { from: cadres }',
        'rules:',
        '  some: { per: town, count: people, atLeast: 2 }',
      ].join('\n'),
    );
    const file = csvFile(
      here,
      '名单.csv',
      rowsOf([workplace('甲镇'), workplace('组织办'), workplace('乙镇')]),
    );
    const { report } = await check([file, ...AS_OF, '--rules', rules]);
    expect(report.verdicts.map((verdict) => [verdict.group.path.join(), peopleIn(verdict)])).toEqual([
      ['甲镇', { min: 1, max: 2 }],
      ['乙镇', { min: 1, max: 2 }],
    ]);
  });
});
