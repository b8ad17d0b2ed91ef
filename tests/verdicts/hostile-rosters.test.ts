import { describe, expect, test } from 'vitest';
import { check, csvFile, folder, verdictOf } from '../support/program.ts';
import {
  AS_OF,
  codesOf,
  excelFile,
  middle,
  reportOn,
  rowsOf,
  rulebookFile,
  said,
  villager,
  type Written,
} from '../support/rosters.ts';

/** Rosters on which a verdict was once wrong, each with what it must be. */

const secretary = villager({ 职务: '书记' });
const training = (written: Written = {}): Written => ({
  姓名: '李甲',
  培训班次: '春季班',
  培训级别: '市级',
  开班日期: '2019-03-01',
  培训天数: '7',
  ...written,
});

/** A report on files of given names. */
async function reportOfFiles(
  files: Readonly<Record<string, readonly (readonly string[])[]>>,
  ...options: string[]
) {
  const directory = folder();
  const paths = Object.entries(files).map(([name, rows]) => csvFile(directory, name, rows));
  return (await check([...paths, ...AS_OF, ...options])).report;
}

const secretaries = async (...files: Written[][]) =>
  (await reportOn(files)).verdicts
    .filter(({ rule, group }) => rule === 'secretary-training' && group.kind === 'person')
    .map((verdict) => `${verdict.group.path.join('/')} ${said(verdict)}`);

describe('trainings that name a unit', () => {
  test('in no register are credited to nobody', async () => {
    expect(await secretaries([secretary], [training({ 所在镇街: '余姚市泗门镇' })])).toEqual([
      '观海卫镇/五洞闸村委会 0 fail',
    ]);
  });

  test('are not in doubt for a namesake whose own unit is in no register', async () => {
    const stranger = villager({ 所在镇街: '火星镇', 所在村社: '火星村', 出生年月: '1980.02' });
    const report = await reportOn([[secretary, stranger], [training({ 所在镇街: '观海卫镇' })]]);
    expect(said(verdictOf(report, 'secretary-training', '五洞闸村委会'))).toBe('7 pass');
  });

  test('tell namesakes apart who are placed by their files', async () => {
    const rows = (birth: string) => rowsOf([{ 姓名: '李甲', 出生年月: birth, 职务: '书记', 性别: '男' }]);
    const report = await reportOfFiles({
      '五洞闸村.csv': rows('1980.01'),
      '史家村.csv': rows('1981.01'),
      '培训.csv': rowsOf([training({ 所在镇街: '观海卫镇' })]),
    });
    expect(said(verdictOf(report, 'secretary-training', '五洞闸村委会'))).toBe('7 pass');
  });

  test('of a level that cannot be told are a doubt and an issue', async () => {
    const report = await reportOn([[secretary], [training({ 培训级别: '市（县）党校' })]]);
    expect(said(verdictOf(report, 'secretary-training', '五洞闸村委会'))).toBe('0–7 undecided');
    expect(codesOf(report)).toContain('unknown-value');
    expect(await secretaries([secretary], [training({ 培训级别: '市' })])).toEqual([
      '观海卫镇/五洞闸村委会 7 pass',
    ]);
  });
});

describe('who is a secretary', () => {
  test.each([
    ['五洞闸村党总支书记', true],
    ['观海卫镇五洞闸村书记', true],
    ['一肩挑', true],
    ['书记主任一肩挑', true],
    ['村书记（一肩挑）', true],
    ['党总支书记（兼）', true],
    ['观海卫镇党委书记', false],
    ['观海卫镇书记', false],
    ['观海卫镇党委书记、五洞闸村第一书记', false],
    ['副书记（一肩挑）', false],
  ])('%s: %s', async (post, expected) => {
    expect((await secretaries([villager({ 职务: post })], [training()])).length > 0).toBe(expected);
  });

  test('those of villages under a 功能区 are judged only when the 功能区 are', async () => {
    const outside = villager({
      姓名: '外一',
      所在镇街: '滨海经济开发区',
      所在村社: '慈东工业区虚拟社区',
      职务: '书记',
    });
    expect(await secretaries([secretary, outside], [training()])).toEqual(['观海卫镇/五洞闸村委会 7 pass']);
  });
});

describe('dates', () => {
  test.each([
    ['1990 3', 'pass'],
    ['1970 3', 'fail'],
    ['1990 03 05', 'pass'],
  ])('%s is no serial number: %s', async (birth, status) => {
    expect(
      verdictOf(await reportOn([[middle({ 出生年月: birth })]]), 'town-middle-35-share', '浒山街道').status,
    ).toBe(status);
  });

  test('two columns of births that contradict each other are unknown, and an issue', async () => {
    const cadre = middle({ 出生年月: '1990.01', 出生日期: '1970-01-01' });
    const report = await reportOn([[cadre]]);
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe('undecided');
    expect(codesOf(report)).toContain('columns-disagree');
    const dash = await reportOn([[middle({ 出生年月: '-', 出生日期: '1990-01-01' })]]);
    expect(verdictOf(dash, 'town-middle-35-share', '浒山街道').status).toBe('pass');
  });

  test('a report of 2019.1 in CSV is of January or October: February lacks one either way', async () => {
    const report = await reportOn([
      [middle()],
      [{ 姓名: '张甲', 身份证号: '', 挂职单位: '办', 开始日期: '2019-02-01', 结束日期: '2019-03-31' }],
      ['2019.1', '2019.3'].map((月份) => ({ 姓名: '张甲', 身份证号: '', 月份 })),
    ]);
    const verdict = report.verdicts.find(({ rule }) => rule === 'secondment-monthly-report');
    expect(verdict).toMatchObject({ status: 'fail', missing: ['2019-02'] });
  });

  test('a secondment whose beginning is not known lacks any number of reports', async () => {
    const report = await reportOn([
      [middle()],
      [{ 姓名: '张甲', 身份证号: '', 挂职单位: '办', 开始日期: '', 结束日期: '' }],
      [{ 姓名: '张甲', 身份证号: '', 月份: '2019-03' }],
    ]);
    const verdict = report.verdicts.find(({ rule }) => rule === 'secondment-monthly-report');
    expect(verdict).toMatchObject({ status: 'undecided', actual: { value: { max: null } } });
  });
});

describe('units that stand around a table', () => {
  const village = rowsOf([
    { 姓名: '甲一', 出生年月: '1990.02', 职务: '委员', 优秀年轻干部: '是', 后备类型: '主职后备' },
  ]);

  test('a file named for two villages makes its people possible members of both, and of no town', async () => {
    const report = await reportOfFiles({ '新东村.csv': village });
    const young = report.verdicts.filter(
      ({ rule, status }) => rule === 'village-young' && status === 'undecided',
    );
    expect(young.map(({ group }) => group.path.at(-1))).toEqual(['新东村委会', '新东村委会']);
    expect(codesOf(report)).toContain('unit-ambiguous');
    expect(report.verdicts.filter(({ rule }) => rule === 'town-middle-35-share')).toMatchObject([
      { reason: { code: 'tier-absent' } },
    ]);
  });

  test('a village that the file names lies in the town that the row names', async () => {
    const rows = rowsOf([
      { 姓名: '甲一', 出生年月: '1990.02', 所在镇街: '观海卫镇', 职务: '委员', 优秀年轻干部: '是' },
    ]);
    const report = await reportOfFiles({ '五洞闸村.csv': rows });
    expect(verdictOf(report, 'village-young', '五洞闸村委会').status).toBe('pass');
  });

  test.each([
    ['五洞闸村干部花名册', '五洞闸村委会'],
    ['观海卫镇五洞闸干部', '五洞闸村委会'],
    ['单位：观海卫镇五洞闸村', '五洞闸村委会'],
  ])('%s', async (title, unit) => {
    const report = await reportOfFiles({ 'a.csv': [[title], ...village] });
    expect(verdictOf(report, 'village-young', unit).status).toBe('pass');
  });

  test('two files of the same bytes whose names are their units are two', async () => {
    const rows = rowsOf([{ 姓名: '甲一', 出生年月: '1990.02', 职务层次: '中层正职' }]);
    const report = await reportOfFiles({ '浒山街道.csv': rows, '宗汉街道.csv': rows });
    for (const town of ['浒山街道', '宗汉街道'])
      expect(said(verdictOf(report, 'town-middle-35-share', town))).toBe('1/1 pass');
  });

  test('a head that is only repeated keeps the title of the first', async () => {
    const [head = [], ...people] = rowsOf(
      ['甲一', '乙二'].map((姓名) => ({ 姓名, 出生年月: '1990.02', 职务层次: '中层正职' })),
    );
    const report = await reportOfFiles({
      'a.csv': [['浒山街道中层干部花名册'], head, ...people, head, ...people],
    });
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('4/4 pass');
  });

  test('a title above a second head is no person, and the second table is its own', async () => {
    const [head = [], ...people] = rowsOf([{ 姓名: '甲一', 出生年月: '1990.02', 职务层次: '中层正职' }]);
    const rows = [['浒山街道中层干部'], head, ...people, ['宗汉街道中层干部'], head, ...people];
    const report = await reportOfFiles({ 'a.csv': rows });
    for (const town of ['浒山街道', '宗汉街道'])
      expect(said(verdictOf(report, 'town-middle-35-share', town))).toBe('1/1 pass');
  });

  test('a merged unit cell counts though its own row is no record', async () => {
    const path = await excelFile(
      folder(),
      'a.xlsx',
      {
        名单: [
          ['所在镇街', '姓名', '出生年月', '职务层次'],
          ['浒山街道', '合计', 2, null],
          [null, '甲一', '1990.01', '中层正职'],
          [null, '乙二', '1990.01', '中层正职'],
        ],
      },
      (book) => book.worksheets[0]?.mergeCells('A2:A4'),
    );
    const { report } = await check([path, ...AS_OF]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('2/2 pass');
  });
});

describe('rows that are people, and rows that are not', () => {
  const people = (...names: readonly string[]) =>
    reportOfFiles({
      '浒山街道.csv': [
        ['姓名', '出生年月', '职务', '职务层次'],
        ['甲一', '1990.01', '', '中层正职'],
        ...names.map((name) => name.split('|')),
      ],
    }).then((report) => report.inputs[0]?.tables[0]?.rows);

  test.each(['王小村', '陈镇', '赵六', '买买提·阿不都热依木江'])('%s alone is a person', async (name) => {
    expect(await people(name)).toBe(2);
  });

  test.each([
    '合计1人',
    '共1人',
    '合计|12',
    '填表人：王小明|||审核人：李大力',
    '制表人：李四|审核人：王五|2019年',
    '单位负责人（签字）：|||',
    '备注：以上人员均为在编',
  ])('%s is none', async (row) => {
    expect(await people(row)).toBe(1);
  });
});

test('the channels of selections are told apart', async () => {
  const selection = (渠道: string, 批次: string) => ({
    批次,
    渠道,
    岗位: '岗位',
    单位: '浒山街道',
    空缺日期: '',
    方式: '公开比选',
    人数: '1',
  });
  const report = await reportOn([
    [selection('团委骨干公开比选', '1'), selection('紧缺经管人才公开比选', '1'), selection('公开比选', '2')],
    [middle()],
  ]);
  const actual = (id: string) => report.statistics.find((each) => each.id === id)?.actual;
  expect([actual('league-rounds'), actual('talent-people')]).toMatchObject([
    { count: { min: 2 } },
    { count: { min: 1 } },
  ]);
});

test.each([
  ['团委书记岗位', 1],
  ['团工委书记1名', 1],
  ['团委书记（专职）', 1],
  ['共青团浒山街道工作委员会书记', 1],
  ['团委副书记', 0],
  ['团委干事', 0],
])('%s: %i verdict of Q8', async (post, verdicts) => {
  const selection = {
    批次: '1',
    渠道: '任命',
    岗位: post,
    单位: '浒山街道',
    空缺日期: '2015-01-01',
    方式: '任命',
    人数: '1',
  };
  const report = await reportOn([[selection], [middle()]]);
  const judged = report.verdicts.filter(
    ({ rule, status }) => rule === 'league-open-selection' && status === 'fail',
  );
  expect(judged).toHaveLength(verdicts);
});

test('what a rulebook says of an absent column holds for dates, numbers and posts too', async () => {
  const directory = folder();
  const rules = rulebookFile(
    directory,
    `rulebook: r
tables:
  selections: { columns: { vacantSince: { absent: 2015-01-01 }, people: { absent: 3 } } }
  cadres: { columns: { post: { absent: 书记 } } }
populations:
  vacant: { from: selections, where: { vacantSince: { since: 2014-01-01 } } }
  secretaries: { from: cadres, where: { secretary: true } }
rules:
  method: { per: record, every: vacant, must: { method: 公开比选 } }
  some: { count: secretaries, atLeast: 1 }
statistics: { people: { sum: people, of: vacant } }
`,
  );
  const selections = csvFile(directory, 's.csv', [
    ['岗位', '批次', '方式'],
    ['团委书记', '1', '公开比选'],
  ]);
  const cadres = csvFile(directory, 'c.csv', [
    ['姓名', '出生年月', '所在镇街', '所在村社'],
    ['甲一', '1980.01', '观海卫镇', '五洞闸村'],
  ]);
  const units = 'rules/cixi-young-cadres/units.csv';
  const { report } = await check([selections, cadres, '--rules', rules, '--units', units, ...AS_OF]);
  expect(report.verdicts.map(({ rule, status }) => `${rule} ${status}`)).toEqual([
    'method pass',
    'some pass',
  ]);
  expect(report.statistics[0]?.actual).toEqual({ count: { min: 3, max: 3 } });
});

describe('without a register', () => {
  const rules = (directory: string) =>
    rulebookFile(
      directory,
      `rulebook: r
populations:
  town: { from: units, where: { kind: [镇, 街道] } }
  village: { from: units, where: { kind: [村, 社区] } }
  everybody: { from: cadres }
rules:
  in-town: { per: town, count: everybody, atLeast: 2 }
  in-village: { per: village, count: everybody, atLeast: 2 }
`,
    );

  test('names of one suffix family are one unit', async () => {
    const directory = folder();
    const file = csvFile(directory, 'a.csv', [
      ['姓名', '出生年月', '所在镇街', '所在村社'],
      ['甲一', '1980.01', '甲镇', '东村委会'],
      ['乙二', '1980.01', '甲镇', '东村'],
    ]);
    const { report } = await check([file, '--rules', rules(directory), ...AS_OF]);
    expect(report.verdicts.map((verdict) => `${verdict.rule} ${said(verdict)}`)).toEqual([
      'in-town 2 pass',
      'in-village 2 pass',
    ]);
  });

  test('a unit that only the file names is seen', async () => {
    const directory = folder();
    const file = csvFile(directory, '甲镇.csv', [
      ['姓名', '出生年月', '职务'],
      ['甲一', '1980.01', '科员'],
      ['乙二', '1980.01', '科员'],
    ]);
    const { report } = await check([file, '--rules', rules(directory), ...AS_OF]);
    expect(said(verdictOf(report, 'in-town', '甲镇'))).toBe('2 pass');
  });
});
