import { describe, expect, test } from 'vitest';
import { check, csvFile, folder, run, verdictOf } from './support/program.ts';
import { AS_OF, type ExcelCell, excelFile, said } from './support/rosters.ts';

/** Heads as forms have them: each layout is read as the plain sheet with the same people is. */

const DATA: readonly (readonly ExcelCell[])[] = [
  [1, '浒山街道', '甲一', '女', '1990.01', '党建办主任', '中层正职'],
  [2, '浒山街道', '乙二', '男', '1970.01', '科员', '一般干部'],
  [3, '浒山街道', '丙三', '男', '1971.01', '城建办副主任', '中层副职'],
];
const HEADS = ['序号', '所在镇街', '姓名', '性别', '出生年月', '职务', '职务层次'];

async function judged(rows: readonly (readonly ExcelCell[])[], merges: readonly string[] = []) {
  const path = await excelFile(folder(), '名单.xlsx', { 表: rows }, (book) => {
    for (const range of merges) book.worksheets[0]?.mergeCells(range);
  });
  const { report } = await check([path, ...AS_OF]);
  const [table] = report.inputs[0]?.tables ?? [];
  return `${table?.rows} ${said(verdictOf(report, 'town-middle-35-share', '浒山街道'))}`;
}

describe('heads of several levels', () => {
  test.each<[string, readonly (readonly ExcelCell[])[], readonly string[]]>([
    ['one row', [HEADS, ...DATA], []],
    [
      'two levels, single columns merged down',
      [
        ['序号', '所在镇街', '姓名', '性别', '出生年月', '任职情况', null],
        [null, null, null, null, null, '职务', '职务层次'],
        ...DATA,
      ],
      ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:E2', 'F1:G1'],
    ],
    [
      'two levels, the name on the lower one',
      [
        ['序号', '所在镇街', '基本情况', null, null, '任职情况', null],
        [null, null, '姓名', '性别', '出生年月', '职务', '职务层次'],
        ...DATA,
      ],
      ['A1:A2', 'B1:B2', 'C1:E1', 'F1:G1'],
    ],
    [
      'three levels below a title and a line of 填报单位',
      [
        ['浒山街道中层干部花名册', null, null, null, null, null, null],
        ['填报单位：浒山街道', null, null, null, '填报时间：2019.06', null, null],
        ['序号', '所在镇街', '基本情况', null, null, '任职情况', null],
        [null, null, '个人', null, '出生年月', '现任', null],
        [null, null, '姓名', '性别', null, '职务', '职务层次'],
        ...DATA,
      ],
      ['A1:G1', 'A2:D2', 'E2:G2', 'A3:A5', 'B3:B5', 'C3:E3', 'F3:G3', 'C4:D4', 'E4:E5', 'F4:G4'],
    ],
    [
      'a head broken into two words, one above the other',
      [
        ['序号', '所在镇街', '姓名', '性别', '出生', '职务', '职务'],
        [null, null, null, null, '年月', null, '层次'],
        ...DATA,
      ],
      [],
    ],
    [
      'a column of another meaning in the group of posts',
      [
        ['序号', '所在镇街', '姓名', '性别', '出生年月', '任职情况', null, null],
        [null, null, null, null, null, '职务', '职务层次', '任现职时间'],
        ...DATA.map((row) => [...row, '中层正职']),
      ],
      ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:E2', 'F1:H1'],
    ],
    [
      'a spouse beside the cadre',
      [
        ['序号', '所在镇街', '姓名', '性别', '出生年月', '职务', '职务层次', '配偶', null],
        [null, null, null, null, null, null, null, '姓名', '出生年月'],
        ...DATA.map((row) => [...row, '某某', '1990.01']),
      ],
      ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:E2', 'F1:F2', 'G1:G2', 'H1:I1'],
    ],
    [
      'a table that begins at C5',
      [[], [], [], [], ...[HEADS, ...DATA].map((row) => [null, null, ...row])],
      [],
    ],
    [
      'a head repeated in the middle, both levels of it',
      [
        ['序号', '所在镇街', '姓名', '性别', '出生年月', '任职情况', null],
        [null, null, null, null, null, '职务', '职务层次'],
        ...DATA.slice(0, 2),
        ['序号', '所在镇街', '姓名', '性别', '出生年月', '任职情况', null],
        [null, null, null, null, null, '职务', '职务层次'],
        ...DATA.slice(2),
      ],
      [
        'A1:A2',
        'B1:B2',
        'C1:C2',
        'D1:D2',
        'E1:E2',
        'F1:G1',
        'A5:A6',
        'B5:B6',
        'C5:C6',
        'D5:D6',
        'E5:E6',
        'F5:G5',
      ],
    ],
    [
      'totals, notes and signatures below',
      [
        HEADS,
        ...DATA,
        ['合计', null, '3人', null, null, null, null],
        [null, null, null, null, null, null, null],
        ['备注：以上为在编人员', null, null, null, null, null, null],
        ['单位负责人（签字）：', null, null, null, '填表人：', null, null],
      ],
      [],
    ],
  ])('%s', async (_what, rows, merges) => {
    const numbers = _what.includes('repeated') ? '2 1/2 pass' : '3 1/2 pass';
    expect(await judged(rows, merges)).toBe(numbers);
  });

  test('in CSV, where nothing is merged', async () => {
    const rows = [
      ['序号', '所在镇街', '姓名', '性别', '出生年月', '任职情况', ''],
      ['', '', '', '', '', '职务', '职务层次'],
      ...DATA.map((row) => row.map(String)),
    ];
    const { report } = await check([csvFile(folder(), 'a.csv', rows), ...AS_OF]);
    expect(report.inputs[0]?.tables).toMatchObject([{ headerRow: 2, rows: 3 }]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/2 pass');
  });

  test('a group of columns lends its name to none of them', async () => {
    const path = await excelFile(
      folder(),
      'a.xlsx',
      {
        表: [
          ['姓名', '出生年月', '所在镇街', '任职情况', null],
          [null, null, null, '现任职务', '任现职时间'],
          ['甲一', '1990.01', '浒山街道', '主任', '2017.04'],
        ],
      },
      (book) => {
        for (const range of ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1']) book.worksheets[0]?.mergeCells(range);
      },
    );
    const { stdout } = await run(['inspect', path, ...AS_OF]);
    expect(stdout).toContain('不认得、未采用的表头：E 任现职时间');
    expect(stdout).toMatch(/│ D {2}│ 现任职务 +│ 职务 /);
  });

  test('a value that is also a heading opens no head', async () => {
    const rows = [
      ['姓名', '出生年月', '所在镇街', '职务层次', '后备类型'],
      ['甲一', '1990.01', '浒山街道', '中层正职', '主职后备'],
      ['', '1990.02', '', '', '主职后备'],
      ['丙三', '1971.01', '浒山街道', '中层副职', ''],
    ];
    const { report } = await check([csvFile(folder(), 'a.csv', rows), ...AS_OF]);
    expect(report.inputs[0]?.tables).toMatchObject([{ headerRow: 1, rows: 3 }]);
  });
});
