import { describe, expect, test } from 'vitest';
import { check, csvFile, folder, run, verdictOf } from './support/program.ts';
import { AS_OF, type ExcelCell, excelFile, idNumber, said } from './support/rosters.ts';

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
        [null, null, '（盖章）', null, null, null, '2019年6月20日'],
        [null, null, '2019年6月20日'],
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

  test('a group of the spouse says whose its columns are', async () => {
    const path = await excelFile(
      folder(),
      'a.xlsx',
      {
        表: [
          ['姓名', '出生年月', '所在镇街', '职务', '配偶情况', null],
          [null, null, null, null, '出生年月', '工作单位'],
          ['甲一', '1990.01', '浒山街道', '主任', '1991.05', '学校'],
        ],
      },
      (book) => {
        for (const range of ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:F1'])
          book.worksheets[0]?.mergeCells(range);
      },
    );
    const { stdout } = await run(['inspect', path, ...AS_OF]);
    expect(stdout).toContain('写的是他人，不采用：E 配偶情况出生年月，F 配偶情况工作单位');
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

describe('cells merged down the side', () => {
  const HEADS = ['姓名', '身份证号', '出生年月', '所在镇街', '部门', '职务', '职务层次', '成长档案'];

  test('hold for each row that they cover, in whatever column', async () => {
    const path = await excelFile(
      folder(),
      '名单.xlsx',
      {
        表: [
          HEADS,
          ['甲一', idNumber('19900115'), '1990.01', '浒山街道', '党建办', '党建办主任', '中层正职', '有'],
          [null, null, null, null, null, '团工委书记', '中层副职', null],
          ['乙二', idNumber('19700115'), '1970.01', null, null, '科员', '一般干部', null],
        ],
      },
      (book) => {
        for (const range of ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D4', 'E2:E4', 'H2:H3'])
          book.worksheets[0]?.mergeCells(range);
      },
    );
    const { report } = await check([path, ...AS_OF, '--unit', '浒山街道']);
    expect(report.dataIssues).toEqual([]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/1 pass');
    expect(said(verdictOf(report, 'growth-file', '浒山街道'))).toBe('1/1 pass');
    const { stdout } = await run(['inspect', path, ...AS_OF]);
    expect(stdout).toMatch(/│ A {2}│ 姓名 +│ = +│ +3 │ +0 │ +0 │/);
    expect(stdout).toMatch(/│ E {2}│ 部门 +│ = +│ +3 │ +0 │ +0 │/);
  });

  test('make a record of a row that has only a post of its own', async () => {
    const path = await excelFile(
      folder(),
      '名单.xlsx',
      {
        表: [
          HEADS,
          ['甲一', idNumber('19900115'), '1990.01', '浒山街道', '党建办', '副主任', '中层副职', '有'],
          [null, null, null, null, null, null, '中层正职', null],
          ['乙二', idNumber('19700115'), '1970.01', '浒山街道', '党建办', '主任', '中层正职', null],
        ],
      },
      (book) => {
        for (const range of ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3', 'F2:F3', 'H2:H3'])
          book.worksheets[0]?.mergeCells(range);
      },
    );
    const { report } = await check([path, ...AS_OF]);
    expect(report.inputs[0]?.tables).toMatchObject([{ rows: 3 }]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/2 pass');
    expect(said(verdictOf(report, 'town-middle-chief-share', '浒山街道'))).toBe('1/1 pass');
  });

  test('but a number may be the sum over its block: the rows below its first say none', async () => {
    const path = await excelFile(
      folder(),
      '选拔.xlsx',
      {
        选拔: [
          ['批次', '渠道', '岗位', '单位', '空缺日期', '方式', '人数'],
          ['2018年定向竞标', '定向竞标', '综治工作骨干', '浒山街道', '2018-01-01', '定向竞标', 2],
          [null, null, '文化工作骨干', '宗汉街道', null, null, null],
          ['2018年公开比选', '公开比选', '团委书记', '附海镇', '2018-01-01', '公开比选', 1],
        ],
      },
      (book) => {
        for (const range of ['A2:A3', 'B2:B3', 'E2:E3', 'F2:F3', 'G2:G3'])
          book.worksheets[0]?.mergeCells(range);
      },
    );
    const { report } = await check([path, ...AS_OF]);
    const actual = (id: string) => report.statistics.find((statistic) => statistic.id === id)?.actual;
    expect(actual('bidding-posts')).toEqual({ count: { min: 2, max: 2 } });
    expect(actual('bidding-people')).toEqual({ count: { min: '2', max: null } });
  });

  test('a block over several columns is the value of its first', async () => {
    const path = await excelFile(
      folder(),
      '名单.xlsx',
      {
        表: [
          ['姓名', '出生年月', '所在镇街', '所在村社', '职务'],
          ['甲一', '1990.01', '浒山街道', null, '主任'],
          ['乙二', '1990.01', null, null, '科员'],
        ],
      },
      (book) => book.worksheets[0]?.mergeCells('C2:D3'),
    );
    const { stdout } = await run(['inspect', path, ...AS_OF, '-f', 'json']);
    const { inputs, dataIssues } = JSON.parse(stdout);
    expect(dataIssues).toEqual([]);
    expect(inputs[0].tables).toMatchObject([{ placed: { one: 2, several: 0, none: 0 } }]);
  });
});

test('a head repeated in the middle makes one sheet of the assumptions, not several', async () => {
  const rows = [HEADS, ...DATA.slice(0, 2), HEADS, ...DATA.slice(2)];
  const path = await excelFile(folder(), '名单.xlsx', { 表: rows });
  const { report } = await check([path, ...AS_OF]);
  const assumed = report.notes.filter(({ code }) => code === 'column-assumed');
  expect(assumed.length).toBeGreaterThan(0);
  for (const { message } of assumed) expect(message).toContain('名单.xlsx《表》 没有');
});

test('many sheets alike are told in one line; one with a cell that cannot be read has its own', async () => {
  const sheet = (birth: string) => [HEADS, [1, '浒山街道', '甲', '男', birth, '主任', '中层正职']];
  const sheets = Object.fromEntries(['一', '二', '三', '四', '五'].map((name) => [name, sheet('1990.01')]));
  const path = await excelFile(folder(), '名单.xlsx', { ...sheets, 六: sheet('1990.13') });
  const lines = (await run(['check', path, ...AS_OF])).stdout.split('\n').filter((line) => /→/.test(line));
  expect(lines).toEqual([
    expect.stringMatching(/^ {2}一、二、三等5个 → 干部，共5条；出生年月、所在镇街和单位全部读出/),
    expect.stringMatching(/^ {2}六 → 干部，表头第1行，1条；出生年月 E列 读出0\/1/),
  ]);
});

const CADRES = ['姓名', '出生年月', '所在镇街', '职务层次'];
const young = (name: string): ExcelCell[] => [name, '1990.01', '浒山街道', '中层正职'];

describe('what is no record, or would be misread, is said', () => {
  test('two tables side by side are refused: nobody of the right one may be lost', async () => {
    const heads = ['姓名', '出生年月', '职务层次'];
    const path = await excelFile(folder(), '名单.xlsx', {
      浒山街道: [
        [...heads, null, ...heads],
        ['甲', '1990.01', '中层正职', null, '乙', '1970.01', '中层正职'],
      ],
    });
    const { code, stdout, stderr } = await run(['check', path, ...AS_OF]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/名单\.xlsx《浒山街道》 第1行的表头有两组（A列 姓名、E列 姓名）/);
  });

  test('members of the family are somebody else, whatever stands under their heads', async () => {
    const path = await excelFile(
      folder(),
      '名单.xlsx',
      {
        浒山街道: [
          ['姓名', '出生年月', '职务层次', '家庭主要成员', null, null],
          [null, null, null, '称谓', '姓名', '出生年月'],
          ['甲', null, '中层正职', '妻', '乙', '1990.01'],
        ],
      },
      (book) => {
        book.worksheets[0]?.mergeCells('D1:F1');
      },
    );
    const { report } = await check([path, ...AS_OF]);
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe('undecided');
  });

  test.each(['空缺', '（空缺）', '暂缺', '空编'])('a post that nobody holds: %s', async (name) => {
    const path = await excelFile(folder(), '名单.xlsx', {
      表: [CADRES, young('甲'), [name, null, '浒山街道', '中层副职']],
    });
    const { report } = await check([path, ...AS_OF]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/1 pass');
    expect((await run(['inspect', path, ...AS_OF])).stdout).toContain('第3行不是记录，未计入');
  });

  test.each(['填表说明', '填写说明', '说明', '填报须知', '示例', '样表'])(
    'the example on the sheet %s is nobody',
    async (name) => {
      const path = await excelFile(folder(), '名单.xlsx', {
        [name]: [['填表说明'], CADRES, young('张三')],
        名单: [CADRES, young('甲'), ['乙', '1970.01', '浒山街道', '中层副职']],
      });
      const { stdout } = await run(['check', path, ...AS_OF]);
      expect(stdout).toContain(`${name} 未读`);
      const { report } = await check([path, ...AS_OF]);
      expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/2 pass');
    },
  );

  test('a sheet with headings of a roster that was not read is a data issue', async () => {
    const path = await excelFile(folder(), '名单.xlsx', {
      名单: [CADRES, young('甲')],
      其他: [
        ['称呼', '出生年月', '性别', '职务层次'],
        ['乙', '1970.01', '男', '中层正职'],
      ],
      附表: [
        ['项目', '性别', '金额'],
        ['一', '男', 3],
      ],
    });
    const { report } = await check([path, ...AS_OF]);
    expect(report.dataIssues.filter(({ code }) => code === 'sheet-unread')).toMatchObject([
      { sheet: '其他', severity: 'warning', message: expect.stringContaining('称呼、出生年月') },
    ]);
    expect((await run(['check', path, ...AS_OF])).stdout).toContain('[提醒] 名单.xlsx 其他 这张表没有读');
  });

  test('a town of the title that is in no register is not taken for what the sheet is like', async () => {
    const path = await excelFile(folder(), '名单.xlsx', {
      龙泉: [['龙泉镇村干部名册'], ['姓名', '出生年月', '职务'], ['甲', '1990.01', '委员']],
      石堰: [['慈溪市各镇（街道）村干部名册'], ['姓名', '出生年月', '职务'], ['乙', '1990.01', '委员']],
    });
    const { stdout } = await run(['inspect', path, ...AS_OF, '-f', 'json']);
    const around = JSON.parse(stdout).inputs[0].tables.map((table: { around?: object }) => table.around);
    expect(around).toMatchObject([undefined, { from: 'sheet', names: ['横河镇/石堰村委会'] }]);
  });

  test('街道, 镇 and 村名 head the columns of units', async () => {
    const path = await excelFile(folder(), '名单.xlsx', {
      表: [
        ['街道', '姓名', '出生年月', '职务层次'],
        ['浒山街道', '甲', '1990.01', '中层正职'],
      ],
    });
    expect(said(verdictOf((await check([path, ...AS_OF])).report, 'town-middle-35-share', '浒山街道'))).toBe(
      '1/1 pass',
    );
  });

  test('a town with records of its villages alone is said so', async () => {
    const path = await excelFile(folder(), '名单.xlsx', {
      表: [
        ['姓名', '出生年月', '所在镇街', '所在村社', '职务', '职务层次'],
        ['甲', '1990.01', '浒山街道', null, '主任', '中层正职'],
        ['乙', '1990.01', '观海卫镇', '五洞闸村', '委员', null],
      ],
    });
    const messages = (await check([path, ...AS_OF])).report.dataIssues.map(({ message }) => message);
    expect(messages).toContain('观海卫镇 在花名册中没有一条本级的记录，只有下级的；请核对是否漏报。');
  });
});

describe('two columns of one meaning', () => {
  const reportOn = async (heads: string[], ...rows: ExcelCell[][]) =>
    (await check([await excelFile(folder(), '名单.xlsx', { 表: [heads, ...rows] }), ...AS_OF])).report;
  const codes = (report: Awaited<ReturnType<typeof reportOn>>) =>
    report.dataIssues.flatMap(({ code, cell }) => (code === 'columns-disagree' ? [cell] : []));

  test('that contradict each other say nothing: values and texts too', async () => {
    const levels = await reportOn(
      ['姓名', '出生年月', '所在镇街', '职务层次', '职级层次'],
      ['甲', '1990.01', '浒山街道', '中层正职', '中层副职'],
      ['乙', '1970.01', '浒山街道', '中层副职', '中层副职'],
    );
    expect(codes(levels)).toEqual(['D2']);
    expect(verdictOf(levels, 'town-middle-chief-share', '浒山街道').status).toBe('undecided');
    const methods = await reportOn(
      ['岗位', '单位', '空缺日期', '选拔方式', '产生方式'],
      ['团委书记', '周巷镇', '2015.3', '公开比选', '组织调配'],
    );
    expect(codes(methods)).toEqual(['D2']);
    expect(methods.verdicts.find(({ rule }) => rule === 'league-open-selection')?.status).toBe('undecided');
  });

  test('of which one is a part of the other say what the fuller one says', async () => {
    const report = await reportOn(
      ['姓名', '出生年月', '所在镇街', '所在村社', '职务', '现任职务'],
      ['甲', '1990.01', '观海卫镇', '五洞闸村', '书记', '五洞闸村党总支书记'],
    );
    expect(codes(report)).toEqual([]);
    expect(report.verdicts.find(({ rule }) => rule === 'secretary-training')?.reason?.code).toBe(
      'table-absent',
    );
  });
});

test('where neither a column nor the one to look at instead is there, nothing is assumed to be looked up', async () => {
  const path = await excelFile(folder(), '名单.xlsx', {
    表: [
      [...CADRES, '优秀年轻干部库'],
      [...young('甲'), '是'],
    ],
  });
  const { report } = await check([path, ...AS_OF]);
  const [note] = report.notes.filter(({ message }) => message.includes('985/211'));
  expect(note?.message).toMatch(/没有“985\/211”列，1条记录按“不明”处理/);
});

test('a key heading with an explanation in brackets opens a table', async () => {
  const path = await excelFile(folder(), '名单.xlsx', {
    浒山街道: [
      ['姓名（曾用名）', '出生年月（公历）', '职务层次'],
      ['甲', '1990.01', '中层正职'],
    ],
  });
  const { report } = await check([path, ...AS_OF]);
  expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/1 pass');
});
