import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { csvFile, folder, run } from './support/program.ts';
import { AS_OF, excelFile, idNumber, middle, rowsOf } from './support/rosters.ts';

/** A form as towns send it: a title, two levels of heads, merged units, a spouse, a total, a signature, other sheets. */
const form = () =>
  excelFile(
    folder(),
    '浒山街道.xlsx',
    {
      中层: [
        ['浒山街道中层干部花名册'],
        ['填报单位：浒山街道', null, null, '填报时间：2019.06'],
        ['序号', '所在镇街', '姓名', '出生日期', '任职情况', null, '配偶出生年月', '备注'],
        [null, null, null, null, '职务', '职务层次', null, null],
        [1, '浒山街道', '甲一', '1990.01', '主任', '中层正职', '1991.01', null],
        [2, null, '乙二', new Date(Date.UTC(1988, 6, 1)), '科员', '一般干部', null, '援疆'],
        [3, null, '丙三', '1986.13', '副主任', '中层副职', null, null],
        [4, null, '丁四', 198_603, '副主任', '中层副职', null, null],
        ['合计', null, '4人'],
        ['单位负责人（签字）：'],
      ],
      填表说明: [['一、姓名栏填写全名'], ['二、出生日期栏填写年月']],
    },
    (book) => {
      for (const range of ['A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:F3', 'G3:G4', 'H3:H4', 'B5:B8'])
        book.worksheets[0]?.mergeCells(range);
      const sheet = book.worksheets[0];
      if (sheet) sheet.getCell('D6').numFmt = 'yyyy-mm-dd';
    },
  );

describe('inspect says of each sheet', () => {
  test('what was taken as what, and what was not', async () => {
    const { code, stdout } = await run(['inspect', await form(), ...AS_OF]);
    expect(code).toBe(0);
    for (const text of [
      '中层 → 干部，表头第3–4行，4条',
      '标题：浒山街道中层干部花名册',
      '填报单位：浒山街道',
      '填报时间：2019.06',
      '归入单位：4条',
      '写的是他人，不采用：G 配偶出生年月',
      '不认得、未采用的表头：A 序号，H 备注',
      '第9行是合计，未计入',
      '第10行不是记录，未计入',
      '填表说明 未读',
      '数据问题（1）',
    ])
      expect(stdout).toContain(text);
    // Every record names its town itself.
    expect(stdout).not.toContain('单位取自');
    expect(stdout).toMatch(/│ D {2}│ 出生日期 +│ 出生年月 +│ +3 │ +0 │ +1 │/);
    expect(stdout).toMatch(/│ B {2}│ 所在镇街 +│ = +│ +4 │ +0 │ +0 │/);
    expect(stdout).toMatch(/D 出生日期 的写法：9999\.99 × 2，Excel日期 × 1，数字 999999 × 1/);
  });

  test('of very many tables alike the first ones, and the others in one line', async () => {
    const cadres = (town: string, ...births: string[]) =>
      rowsOf(births.map((birth, index) => middle({ 姓名: `张${index}`, 所在镇街: town, 出生年月: birth })));
    const many = Array.from({ length: 60 }, (_, index) => [`表${index + 1}`, cadres('浒山街道', '1990.01')]);
    const other = rowsOf([{ 姓名: '张甲', 出生日期: '1990.01', 镇街: '观海卫镇' }]);
    const file = await excelFile(folder(), '多表.xlsx', {
      ...Object.fromEntries(many),
      末表: cadres('观海卫镇', '1990.13', '不详'),
      异表: other,
    });
    const { stdout } = await run(['inspect', file, ...AS_OF]);
    const shown = stdout.split('\n').filter((line) => line.includes(' → 干部'));
    expect(shown).toHaveLength(51);
    expect(shown.at(-1)).toContain('异表');
    expect(stdout).toContain(
      '读法相同的还有11张表：表51、表52、表53等11个，共12条；其中2格读不出；用 -f json 列出全部',
    );
    const { stdout: english } = await run(['inspect', file, ...AS_OF, '--lang', 'en']);
    expect(english).toContain('11 more tables were read alike');
    const { stdout: json } = await run(['inspect', file, ...AS_OF, '-f', 'json']);
    expect(JSON.parse(json).inputs[0].tables).toHaveLength(62);
  });

  test('the same as JSON', async () => {
    const { code, stdout } = await run(['inspect', await form(), ...AS_OF, '-f', 'json']);
    expect(code).toBe(0);
    const { inspection, inputs, dataIssues } = JSON.parse(stdout);
    expect(inspection).toBe('cadre-audit/1');
    expect(inputs[0].tables[0]).toMatchObject({
      table: 'cadres',
      sheet: '中层',
      headRows: [3, 4],
      rows: 4,
      leftOut: [
        { row: 9, reason: 'total' },
        { row: 10, reason: 'note' },
      ],
      placed: { one: 4, several: 0, none: 0 },
    });
    expect(inputs[0].unread).toMatchObject([{ sheet: '填表说明' }]);
    expect(dataIssues).toMatchObject([{ code: 'invalid-date', cell: 'D7' }]);
  });

  test('within 80 columns, in English without our Chinese, and no ID number', async () => {
    const number = idNumber('19900101');
    const file = csvFile(folder(), 'r.csv', rowsOf([middle({ 身份证号: number }), middle({ 姓名: number })]));
    const { stdout } = await run(['inspect', file, ...AS_OF, '--lang', 'en'], 80);
    expect(stdout).not.toContain(number);
    expect(stdout.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    expect(stdout.replaceAll(/姓名|身份证号|出生年月|所在镇街|职务层次/g, '')).not.toMatch(/[一-鿿]/);
  });

  test('of a file without a table: its heads, and that there is none', async () => {
    const file = csvFile(folder(), 'r.csv', [['x', 'y', 'z']]);
    const { code, stdout, stderr } = await run(['inspect', file]);
    expect(code).toBe(2);
    expect(stdout).toContain('未读（看到的表头：x、y、z）');
    expect(stderr).toMatch(/r\.csv.*x、y、z/);
    expect((await run(['inspect', file, '-f', 'xml'])).code).toBe(2);
  });
});

test('an issue of several lines has one bullet', async () => {
  const file = csvFile(folder(), 'a.csv', rowsOf([middle({ 所在镇街: '' })]));
  const { stdout } = await run(['inspect', file, ...AS_OF], 60);
  const [, issues = ''] = stdout.split('数据问题（1）\n');
  const lines = issues.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(1);
});
