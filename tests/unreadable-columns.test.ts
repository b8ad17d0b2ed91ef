import { describe, expect, test } from 'vitest';
import { csvFile, folder, run } from './support/program.ts';
import { AS_OF, excelFile, middle, reportOn, rowsOf, type Written } from './support/rosters.ts';

const NAMES = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'];

/** So many middle cadres of whose births the first cannot be read; `blank` more have none. */
const births = (unreadable: number, filled: number, blank = 0): Written[] =>
  Array.from({ length: filled + blank }, (_, index) =>
    middle({
      姓名: `张${NAMES[index]}`,
      出生年月: index < unreadable ? `很久以前${index}` : index < filled ? '1990.01' : '',
    }),
  );

const columnsOf = ({ dataIssues }: Awaited<ReturnType<typeof reportOn>>) =>
  dataIssues.filter(({ code }) => code === 'column-unreadable');

describe('a column is an issue of its own', () => {
  test.each([
    ['3 of 14 filled cells are more than 20 %', births(3, 14), 1],
    ['3 of 15 are 20 %, and not more', births(3, 15), 0],
    ['blank cells are not filled: 3 of 14, and 6 blank', births(3, 14, 6), 1],
    ['2 of 3 are slips', births(2, 3), 0],
    ['all of 3', births(3, 3), 1],
  ])('%s', async (_what, records, issues) => {
    expect(columnsOf(await reportOn([records]))).toHaveLength(issues);
  });

  test('with its place, its numbers and the town that all its records are in', async () => {
    const [issue] = columnsOf(await reportOn([births(3, 14)]));
    expect(issue).toMatchObject({
      severity: 'error',
      input: 0,
      row: 1,
      cell: 'B1',
      group: { kind: 'town', path: ['浒山街道'] },
    });
    expect(issue?.message).toContain('“出生年月”（B列）填了14格，其中3格读不出');
  });

  test('each table of a sheet by itself', async () => {
    const rows = (value: string) =>
      NAMES.slice(0, 4).map((name) => [`李${name}`, '1990.01', '浒山街道', value]);
    const head = ['姓名', '出生年月', '所在镇街', '优秀年轻干部'];
    const file = await excelFile(folder(), '两张表.xlsx', {
      名单: [head, ...rows('是'), [], head, ...rows('待研究')],
    });
    const { stdout } = await run(['check', file, ...AS_OF, '-f', 'json']);
    expect(columnsOf(JSON.parse(stdout)).map(({ cell }) => cell)).toEqual(['D7']);
  });

  test('a merged block that cannot be read holds for all its rows', async () => {
    const rows = NAMES.slice(0, 4).map((name) => [`李${name}`, '1990.01', '浒山街道', '待研究']);
    const file = await excelFile(
      folder(),
      '合并.xlsx',
      { 名单: [['姓名', '出生年月', '所在镇街', '优秀年轻干部'], ...rows] },
      (book) => book.getWorksheet('名单')?.mergeCells('D2:D5'),
    );
    const { stdout } = await run(['check', file, ...AS_OF, '-f', 'json']);
    expect(columnsOf(JSON.parse(stdout)).map(({ message }) => message)).toEqual([
      expect.stringContaining('填了4格，其中4格读不出'),
    ]);
  });

  test('an age that nobody reads may be written as it will', async () => {
    const records = births(0, 5).map((record) => ({ ...record, 年龄: '不详啊' }));
    expect(columnsOf(await reportOn([records]))).toEqual([]);
  });

  test.each(['zh-CN', 'en'])(
    'it stands before all other data issues on a terminal (%s)',
    async (language) => {
      const records = [...births(4, 14), middle({ 姓名: '王甲', 所在镇街: '无此镇' })];
      const file = csvFile(folder(), '名单.csv', rowsOf(records));
      const { stdout } = await run(['check', file, ...AS_OF, '--lang', language]);
      const lines = stdout.split('\n');
      const title = lines.findIndex((line) =>
        /^(数据问题（\d+）|data issues \(\d+\)|Data issues \(\d+\))$/.test(line),
      );
      expect(lines[title + 1]).toMatch(/名单\.csv B1 .*(超过20%.*1986\.03|more than 20 %.*1986\.03)/);
    },
  );
});
