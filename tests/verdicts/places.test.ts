import { describe, expect, test } from 'vitest';
import type { JsonReport } from '../../src/render/report-schema.ts';
import { check, csvFile, folder, run, verdictOf } from '../support/program.ts';
import {
  AS_OF,
  codesOf,
  type ExcelCell,
  excelFile,
  middle,
  noteCodesOf,
  reportOn,
  rowsOf,
  said,
  villager,
} from '../support/rosters.ts';

/** The villages in which somebody counts, or may: `观海卫镇/五洞闸村委会 pass`. */
const villagesOf = ({ verdicts }: JsonReport): string[] =>
  verdicts
    .filter(({ rule, status }) => rule === 'village-young' && status !== 'fail')
    .map(({ group, status }) => `${group.path.join('/')} ${status}`);

/** Somebody who is judged and never counts, so that there is a report where nobody else is placed. */
const ELSEWHERE = villager({
  所在镇街: '逍林镇',
  所在村社: '福合院村',
  出生年月: '1970.01',
  优秀年轻干部: '',
});

const placed = async (town: string, village: string): Promise<string[]> =>
  villagesOf(
    await reportOn([[villager({ 所在镇街: town, 所在村社: village, 优秀年轻干部: '是' }), ELSEWHERE]]),
  );

describe('names that are nearly in the register', () => {
  test.each([
    ['观海卫鎮', '五洞闸村', '五洞闸村委会'],
    ['觀海衛鎮', '五洞閘村', '五洞闸村委会'],
    ['观海卫镇', '五洞闸 村', '五洞闸村委会'],
    ['观海卫镇', '五洞闻村', '五洞闸村委会'],
    ['观海卫', '五洞闸闸村', '五洞闸村委会'],
  ])('%s %s is %s, and said', async (所在镇街, 所在村社, unit) => {
    const report = await reportOn([[villager({ 所在镇街, 所在村社, 优秀年轻干部: '是' })]]);
    expect(verdictOf(report, 'village-young', unit).status).toBe('pass');
    const isSame = 所在村社 === '五洞闸 村';
    expect(codesOf(report).includes('unit-near')).toBe(!isSame);
    expect(codesOf(report)).not.toContain('unit-not-registered');
  });

  test.each([
    ['观海卫镇', '火星村'],
    ['观海卫镇', '新冬村'],
    ['许山街道', '五洞闸村'],
  ])('%s %s is in no unit, and said', async (所在镇街, 所在村社) => {
    const report = await reportOn([[villager(), villager({ 姓名: '陈乙', 所在镇街, 所在村社 })]]);
    expect(codesOf(report)).toContain('unit-not-registered');
    expect(codesOf(report)).not.toContain('unit-near');
  });
});

describe('a name matches with its suffix family', () => {
  test.each(['五洞闸村', '五洞闸村委会', '五洞闸村民委员会', '五洞闸村村民委员会', '五洞闸', '五 洞　闸 村'])(
    '%s: the village',
    async (name) => {
      expect(await placed('观海卫镇', name)).toEqual(['观海卫镇/五洞闸村委会 pass']);
    },
  );

  test.each(['白沙社区', '白沙居委会', '白沙居民委员会', '白沙社区居委会', '白沙社区居民委员会', '白沙'])(
    '%s: the community',
    async (name) => {
      expect(await placed('白沙路街道', name)).toEqual(['白沙路街道/白沙居委会 pass']);
    },
  );

  test.each(['星光社区', '星光居委会', '星光社区居民委员会'])('%s: registered as 社区', async (name) => {
    expect(await placed('宗汉街道', name)).toEqual(['宗汉街道/星光社区 pass']);
  });

  test.each([
    ['宗汉街道', '马家路'],
    ['观海卫镇', '卫东'],
    ['观海卫镇', '卫南'],
    ['观海卫镇', '卫西'],
    ['观海卫镇', '卫北'],
    ['观海卫镇', '上横街'],
    ['观海卫镇', '沈师桥'],
    ['桥头镇', '小桥头'],
    ['庵东镇', '元祥'],
    ['庵东镇', '宏兴'],
    ['庵东镇', '振东'],
    ['周巷镇', '天元'],
  ])('%s %s: village or community by its suffix, either without one', async (town, stem) => {
    expect(await placed(town, `${stem}村`)).toEqual([`${town}/${stem}村委会 pass`]);
    expect(await placed(town, `${stem}社区`)).toEqual([`${town}/${stem}居委会 pass`]);
    expect((await placed(town, stem)).sort()).toEqual(
      [`${town}/${stem}居委会 undecided`, `${town}/${stem}村委会 undecided`].sort(),
    );
  });

  test('a unit without any suffix matches as it is', async () => {
    expect(await placed('龙山镇', '龙山农垦场生活区')).toEqual(['龙山镇/龙山农垦场生活区 pass']);
    expect(await placed('龙山镇', '龙山农垦场生活区村')).toEqual([]);
  });

  test('a suffix of the other family is another unit, which is not registered', async () => {
    const report = await reportOn([[villager({ 所在村社: '五洞闸社区', 优秀年轻干部: '是' }), ELSEWHERE]]);
    expect(villagesOf(report)).toEqual([]);
    expect(codesOf(report)).toContain('unit-not-registered');
  });

  test('full-width forms are the same', async () => {
    const units = csvFile(folder(), 'units.csv', [
      ['单位代码', '单位名称', '单位类别', '上级单位'],
      ['1', '浒山街道', '街道', '慈溪市'],
      ['2', '第2(东)村委会', '村', '浒山街道'],
    ]);
    const report = await reportOn(
      [[villager({ 所在镇街: '浒山街道', 所在村社: '第２（东）村', 优秀年轻干部: '是' })]],
      '--units',
      units,
    );
    expect(villagesOf(report)).toEqual(['浒山街道/第2(东)村委会 pass']);
  });
});

describe('a unit that cannot be told', () => {
  test('新东村 with its town, with the wrong town, and with none', async () => {
    expect(await placed('龙山镇', '新东村')).toEqual(['龙山镇/新东村委会 pass']);
    expect(await placed('宗汉街道', '新东村')).toEqual([]);
    expect((await placed('', '新东村')).sort()).toEqual(
      ['庵东镇/新东村委会 undecided', '龙山镇/新东村委会 undecided'].sort(),
    );
  });

  test('新东村 without a town is a doubt of both towns too', async () => {
    const report = await reportOn([
      [
        villager({ 所在镇街: '', 所在村社: '新东村', 成长档案: '' }),
        villager({ 所在镇街: '龙山镇', 所在村社: '西门外村', 成长档案: '有' }),
      ],
    ]);
    const of = (town: string) => said(verdictOf(report, 'growth-file', town));
    expect([of('庵东镇'), of('龙山镇'), of('宗汉街道')]).toEqual([
      '0/0–1 undecided',
      '1/1–2 undecided',
      '0/0 notApplicable',
    ]);
    expect(codesOf(report)).toContain('unit-ambiguous');
  });

  test('a village that is not registered in its town is in no group, not even the town’s', async () => {
    const report = await reportOn([
      [villager({ 成长档案: '有' }), villager({ 所在村社: '无此村', 成长档案: '' })],
    ]);
    expect(said(verdictOf(report, 'growth-file', '观海卫镇'))).toBe('1/1 pass');
    expect(report.dataIssues).toContainEqual(
      expect.objectContaining({ code: 'unit-not-registered', severity: 'error', row: 3 }),
    );
    expect(report.notes.find(({ code }) => code === 'records-in-no-unit')?.message).toContain('1条');
  });

  test('a blank town without any other place is an unknown member of every town', async () => {
    const report = await reportOn([
      [
        middle(),
        middle({ 姓名: '张乙', 所在镇街: '', 出生年月: '1970.01' }),
        middle({ 所在镇街: '宗汉街道' }),
      ],
    ]);
    for (const town of ['浒山街道', '宗汉街道'])
      expect(said(verdictOf(report, 'town-middle-35-share', town))).toBe('1/1–2 pass');
    expect(said(verdictOf(report, 'town-middle-35-share', '坎墩街道'))).toBe('0/0–1 undecided');
    expect(noteCodesOf(report)).toContain('records-of-unknown-unit');
  });
});

describe('paths', () => {
  test('are the register’s own names, without the county above it', async () => {
    const report = await reportOn([
      [villager({ 所在镇街: '慈溪市观海卫镇', 所在村社: '五洞闸村', 优秀年轻干部: '是' })],
    ]);
    expect(villagesOf(report)).toEqual(['观海卫镇/五洞闸村委会 pass']);
    expect(report.verdicts.flatMap(({ group }) => group.path)).not.toContain('慈溪市');
  });

  test('--units replaces the rulebook’s register', async () => {
    const units = csvFile(folder(), 'units.csv', [
      ['单位代码', '单位名称', '单位类别', '上级单位'],
      ['1', '甲镇', '镇', '某县'],
      ['2', '乙村', '村', '甲镇'],
    ]);
    const report = await reportOn(
      [[villager({ 所在镇街: '甲镇', 所在村社: '乙村委会', 优秀年轻干部: '是' }), middle()]],
      '--units',
      units,
    );
    expect(
      report.verdicts.filter(({ rule }) => rule === 'village-young').map(({ group }) => group.path),
    ).toEqual([['甲镇', '乙村']]);
    expect(codesOf(report)).toContain('unit-not-registered');
  });
});

describe('--unit limits the groups to a subtree', () => {
  const limited = async (unit: string) => {
    const directory = folder();
    const file = csvFile(
      directory,
      'r.csv',
      rowsOf([villager({ 优秀年轻干部: '是' }), middle({ 优秀年轻干部: '' })]),
    );
    return run(['check', file, ...AS_OF, '--unit', unit, '-f', 'json']);
  };
  test.each(['观海卫镇/五洞闸村', '观海卫镇/五洞闸村委会', '观海卫镇五洞闸村', '五洞闸村'])(
    '%s',
    async (unit) => {
      const { stdout } = await limited(unit);
      const groups = (JSON.parse(stdout) as JsonReport).verdicts.filter(({ group }) => group.path.length > 0);
      expect(new Set(groups.map(({ group }) => group.path.join('/')))).toEqual(
        new Set(['观海卫镇/五洞闸村委会']),
      );
    },
  );

  test('浒山街道 leaves the villages of other towns out', async () => {
    const { stdout } = await limited('浒山街道');
    const groups = (JSON.parse(stdout) as JsonReport).verdicts.filter(({ group }) => group.path.length > 0);
    expect(new Set(groups.map(({ group }) => group.path[0]))).toEqual(new Set(['浒山街道']));
  });

  test.each([
    ['新东村', /庵东镇\/新东村委会、龙山镇\/新东村委会/],
    ['马家路', /马家路居委会、宗汉街道\/马家路村委会|马家路村委会、宗汉街道\/马家路居委会/],
    ['观海卫镇/无此村', /观海卫镇\/无此村/],
  ])('%s is refused', async (unit, told) => {
    const { code, stdout, stderr } = await limited(unit);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(told);
  });
});

describe('where a row’s unit comes from: the first that resolves', () => {
  const HEAD = ['姓名', '出生年月', '职务层次', '所在镇街'];
  const row = (town: ExcelCell = null): ExcelCell[] => ['张甲', '1990.01', '中层正职', town];
  /** The town in which the person counts. */
  const townOf = async (
    file: string,
    sheet: string,
    rows: readonly (readonly ExcelCell[])[],
  ): Promise<string> => {
    const { report } = await check([await excelFile(folder(), file, { [sheet]: rows }), ...AS_OF]);
    return report.verdicts
      .filter(({ rule, status }) => rule === 'town-middle-35-share' && status === 'pass')
      .map(({ group }) => group.path.join('/'))
      .join();
  };
  const [title, reporting, above] = [
    ['掌起镇中层干部名册'],
    ['填报单位：宗汉街道', '填报时间：2019.06'],
    ['坎墩街道'],
  ];

  test.each<[string, string, string, ExcelCell[][], string]>([
    [
      'own cell before all else',
      '浒山街道.xlsx',
      '白沙路街道',
      [title, reporting, above, HEAD, row('古塘街道')],
      '古塘街道',
    ],
    [
      'a one-cell row above the head',
      '浒山街道.xlsx',
      '白沙路街道',
      [title, reporting, above, HEAD, row()],
      '坎墩街道',
    ],
    ['填报单位', '浒山街道.xlsx', '白沙路街道', [title, reporting, HEAD, row()], '宗汉街道'],
    ['the title', '浒山街道.xlsx', '白沙路街道', [title, ['说明', '无'], HEAD, row()], '掌起镇'],
    ['the sheet', '浒山街道.xlsx', '白沙路街道', [['中层干部名册'], HEAD, row()], '白沙路街道'],
    ['the file', '浒山街道.xlsx', 'Sheet1', [['中层干部名册'], HEAD, row()], '浒山街道'],
    ['nothing', '名册.xlsx', 'Sheet1', [['中层干部名册'], HEAD, row()], ''],
    [
      'a place that resolves to nothing is passed over',
      '浒山街道.xlsx',
      'Sheet1',
      [['填报单位：组织科'], ['2019年'], HEAD, row()],
      '浒山街道',
    ],
    [
      '填报单位 with its unit in the next cell',
      'r.xlsx',
      'Sheet1',
      [['填报单位', '宗汉街道'], HEAD, row()],
      '宗汉街道',
    ],
    ['a sheet named by the town’s stem', 'r.xlsx', '宗汉', [HEAD, row()], '宗汉街道'],
  ])('%s', async (_what, file, sheet, rows, expected) => {
    expect(await townOf(file, sheet, rows)).toBe(expected);
  });

  test('each table of a sheet has the row above its own head', async () => {
    const path = await excelFile(folder(), 'r.xlsx', {
      名册: [
        ['浒山街道'],
        HEAD.slice(0, 3),
        row().slice(0, 3),
        [],
        ['宗汉街道'],
        HEAD.slice(0, 3),
        row().slice(0, 3),
      ],
    });
    const { report } = await check([path, ...AS_OF]);
    for (const town of ['浒山街道', '宗汉街道'])
      expect(said(verdictOf(report, 'town-middle-35-share', town))).toBe('1/1 pass');
  });

  test('cells merged down the side give their unit to every row, and only to these', async () => {
    const path = await excelFile(
      folder(),
      'r.xlsx',
      {
        名册: [
          ['所在镇街', '姓名', '出生年月', '职务层次'],
          ['浒山街道', '张甲', '1990.01', '中层正职'],
          [null, '张乙', '1970.01', '中层正职'],
          [null, '张丙', '1970.01', '中层正职'],
          [null, '张丁', '1970.01', '中层正职'],
        ],
      },
      (book) => book.worksheets[0]?.mergeCells('A2:A4'),
    );
    const { report } = await check([path, ...AS_OF]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/3–4 pass');
    expect(report.dataIssues.filter(({ code }) => code === 'unit-blank').map(({ row: at }) => at)).toEqual([
      5,
    ]);
  });

  test('villages merged down the side, each within its town', async () => {
    const path = await excelFile(
      folder(),
      'r.xlsx',
      {
        观海卫镇: [
          ['所在村社', '姓名', '出生年月', '优秀年轻干部'],
          ['五洞闸村', '张甲', '1970.01', ''],
          [null, '张乙', '1990.01', '是'],
          ['卫东村', '张丙', '1970.01', ''],
          [null, '张丁', '1990.01', '是'],
        ],
      },
      (book) => {
        book.worksheets[0]?.mergeCells('A2:A3');
        book.worksheets[0]?.mergeCells('A4:A5');
      },
    );
    const { report } = await check([path, ...AS_OF]);
    expect(villagesOf(report).sort()).toEqual(
      ['观海卫镇/卫东村委会 pass', '观海卫镇/五洞闸村委会 pass'].sort(),
    );
  });
});

describe('the tier', () => {
  test.each([
    ['a village cadre with a middle post is none of the town’s', '金山社区', '1/1 pass'],
    ['a village cadre with an unknown level neither', '金山社区', '1/1 pass', ''],
    ['a cadre of the town is', '', '1/2 pass'],
    ['a village in doubt is a village all the same', '无此村', '1/1 pass'],
  ])('%s', async (_what, village, expected, level = '中层正职') => {
    const report = await reportOn([
      [
        middle({ 所在村社: '' }),
        middle({ 姓名: '张乙', 出生年月: '1970.01', 所在村社: village, 职务层次: level }),
      ],
    ]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe(expected);
  });

  test('a district outside towns and villages is not judged, nor are its communities', async () => {
    const report = await reportOn([
      [
        middle({ 所在镇街: '滨海经济开发区', 所在村社: '' }),
        villager({ 所在镇街: '滨海经济开发区', 所在村社: '慈东工业区虚拟社区' }),
        villager(),
      ],
    ]);
    expect(report.verdicts.filter(({ group }) => group.path[0] === '滨海经济开发区')).toEqual([]);
    expect(codesOf(report)).not.toContain('unit-not-registered');
  });
});
