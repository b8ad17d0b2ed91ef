import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkBook } from '@e965/xlsx';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { ISSUE_PAGES } from '../src/locale/issue-pages.ts';
import type { JsonReport } from '../src/render/report-schema.ts';
import { filesWithEveryIssue, issuesOfChanges } from './support/every-issue.ts';
import { issuePagesMarkdown } from './support/issue-pages-markdown.ts';
import { check, csvFile, folder, run } from './support/program.ts';
import { AS_OF, codesOf, idNumber, middle, rowsOf } from './support/rosters.ts';

const CODES = Object.keys(ISSUE_PAGES.en);
const FILES = await filesWithEveryIssue(folder());
const { report } = await check([...FILES, ...AS_OF]);

/** A rulebook for which a name is a record of cadres. */
const KEYED = `
rulebook: keyed
tables: { cadres: { key: [name, town], columns: { 原籍单位: units } } }
populations: { everybody: { from: cadres } }
rules: { rule: { count: everybody, atLeast: 1 } }
`;

async function workbookOf(files: readonly string[], ...options: string[]): Promise<WorkBook> {
  const path = join(folder(), '问题.xlsx');
  const { stderr } = await run(['check', ...files, ...AS_OF, '-f', `issues=${path}`, ...options]);
  if (!existsSync(path)) throw new Error(stderr);
  return read(readFileSync(path));
}

/** The rows of a sheet below its caption and head, by the head. */
const tableOf = (book: WorkBook, name: string): Record<string, string | number>[] =>
  utils.sheet_to_json(book.Sheets[name] ?? {}, { range: 1, defval: '' });

const BOOK = await workbookOf(FILES);
const LIST = tableOf(BOOK, '数据问题');

describe('every code', () => {
  test('occurs', async () => {
    const directory = folder();
    writeFileSync(join(directory, 'config.yaml'), 'birthFromId: true\n');
    const cadre = middle({ 出生年月: '1990.13', 身份证号: idNumber('19900101') });
    const file = csvFile(directory, '名单.csv', rowsOf([cadre]));
    const filled = await check([file, ...AS_OF, '--config', join(directory, 'config.yaml')]);
    writeFileSync(join(directory, 'rules.yaml'), KEYED);
    const twice = csvFile(
      directory,
      '两次.csv',
      rowsOf([middle({ 原籍单位: '无此镇' }), middle({ 原籍单位: '' })]),
    );
    const keyed = await check([twice, '--rules', join(directory, 'rules.yaml')]);
    const codes = new Set([
      ...[report, filled.report, keyed.report].flatMap(codesOf),
      ...(await issuesOfChanges(directory)),
    ]);
    expect(CODES.filter((code) => !codes.has(code))).toEqual([]);
  });

  test.each(CODES)('explain %s says its cause, its cure and an example', async (code) => {
    for (const [language, pages] of Object.entries(ISSUE_PAGES)) {
      const { code: exit, stdout } = await run(['explain', code, '--lang', language]);
      const page = pages[code as keyof typeof pages];
      expect(exit).toBe(0);
      for (const text of [code, ...Object.values(page)]) expect(stdout).toContain(text);
    }
  });
});

describe('a roster of which nothing is judged', () => {
  const odd = rowsOf([middle({ 职务层次: '乡科级正职', 出生年月: '1990.13' })]);

  test('makes no report, and its data issues can be sent back all the same', async () => {
    const here = folder();
    const [path, json] = [join(here, '问题.xlsx'), join(here, 'report.json')];
    const file = csvFile(here, '名单.csv', odd);
    const { code, stdout, stderr } = await run([
      ...['check', file, ...AS_OF, '-f', 'table'],
      ...['-f', `json=${json}`, '-f', `issues=${path}`],
    ]);
    expect([code, stdout, existsSync(json)]).toEqual([2, '', false]);
    expect(stderr).toContain('没有作出任何结论');
    expect(tableOf(read(readFileSync(path)), '数据问题')[0]).toMatchObject({
      文件: '名单.csv',
      单元格: 'B2',
      所写的内容: '1990.13',
    });
  });

  test('does so with --each too', async () => {
    const here = folder();
    const file = csvFile(here, '名单.csv', odd);
    const out = join(here, 'out/');
    const { code } = await run([
      ...['check', '--each', file, ...AS_OF],
      ...['-f', 'table', '-f', `json=${out}`, '-f', `issues=${out}`],
    ]);
    expect([code, existsSync(join(out, '名单.json'))]).toEqual([2, false]);
    expect(tableOf(read(readFileSync(join(out, '名单.issues.xlsx'))), '数据问题')).toHaveLength(1);
  });
});

describe('the workbook of data issues', () => {
  test('lists every issue of the JSON report once, with what stands there and what would do', () => {
    const key = (code: string, cell: string, value: string) => `${code} ${cell} ${value}`;
    const listed = LIST.map((row) =>
      key(`${row.类别}`.split('\n')[1] ?? '', `${row.单元格}`, `${row.所写的内容}`),
    );
    const place = ({ cell, row }: JsonReport['dataIssues'][number]) => cell ?? (row ? `第${row}行` : '');
    expect(listed.sort()).toEqual(
      report.dataIssues.map((issue) => key(issue.code, place(issue), issue.value ?? '')).sort(),
    );
    for (const row of LIST) expect(`${row.怎样更正}`).toMatch(/。$/);
    expect(LIST.map((row) => row.更正或答复).join('')).toBe('');
  });

  test('keeps the rows of a town together, its villages among them', () => {
    const towns = LIST.map((row) => `${row.单元}`.split('/')[0] || `${row.文件} ${row.工作表}`);
    const runs = towns.filter((town, index) => town !== towns[index - 1]);
    expect(runs).toEqual([...new Set(runs)]);
    expect(runs).toContain('观海卫镇');
  });

  test('says on its cover of which files and day it is, how many issues there are, and what is asked', () => {
    const cover = utils.sheet_to_csv(BOOK.Sheets.封面 ?? {});
    for (const { path, sha256 } of report.inputs)
      expect(cover).toMatch(new RegExp(`${path.split('/').at(-1)}[^]*${sha256}`));
    const count = (severity: string) =>
      report.dataIssues.filter((issue) => issue.severity === severity).length;
    for (const text of [
      '2019-06-30',
      `错误,${count('error')}`,
      `提醒,${count('warning')}`,
      `参考,${count('info')}`,
      `合计,${report.dataIssues.length}`,
      '更正或答复',
      '退回',
    ])
      expect(cover).toContain(text);
  });

  test('counts by column', () => {
    const columns = tableOf(BOOK, '问题按列计');
    expect(columns.find((row) => row.文件 === '培训.csv')).toMatchObject({
      表头行: 1,
      表头: '培训天数',
      问题: 3,
      填了的: 4,
      读不出: 3,
      读不出的比例: '75.0%',
    });
    const births = columns.find((row) => row.文件 === '名单.xlsx' && row.表头 === '出生年月');
    expect(births).toMatchObject({ 列: 'D', 填了的: 34, 读不出: 3, 读不出的比例: '8.8%' });
    const marks = columns.find((row) => row.表头 === '优秀年轻干部');
    expect(marks).toMatchObject({ 问题: 1, 填了的: 1, 读不出: 1, 读不出的比例: '' });
  });

  test('the JSON report counts them too: cells that were read, that were not, and empty ones', async () => {
    const counted = report.dataIssueColumns.map(({ input, letter, issues, unreadable }) =>
      [['名单.xlsx', '培训.csv', '月报.csv', '乱码.csv'][input], letter, issues, unreadable].join(),
    );
    const listed = tableOf(BOOK, '问题按列计').map((row) => [row.文件, row.列, row.问题, row.读不出].join());
    expect(counted).toEqual(listed);
    expect(report.dataIssueColumns.find(({ input, head }) => input === 0 && head === '出生年月')).toEqual({
      input: 0,
      sheet: '名单',
      headerRow: 1,
      letter: 'D',
      head: '出生年月',
      issues: 8,
      unreadable: 3,
      readable: 31,
      empty: 0,
    });
    const ids = report.dataIssueColumns.find(({ head }) => head === '身份证号');
    expect(ids).toMatchObject({ issues: 3, unreadable: 2, readable: 8, empty: 24 });
  });

  test('explains the codes that occur, and no others', () => {
    const pages = tableOf(BOOK, '代码说明');
    expect(pages.map((row) => row.代码).sort()).toEqual([...new Set(codesOf(report))].sort());
    expect(pages[0]).toMatchObject({ 代码: 'column-unreadable', 类别: '一列有多处读不出' });
  });

  test('is the same bytes twice', async () => {
    const [first, second] = [join(folder(), 'a.xlsx'), join(folder(), 'b.xlsx')];
    for (const path of [first, second]) await run(['check', ...FILES, ...AS_OF, '-f', 'issues', '-o', path]);
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
  });

  test('shows no ID number whole, no name, and no formula of a roster', async () => {
    const directory = folder();
    const file = csvFile(
      directory,
      '名单.csv',
      rowsOf([
        middle({
          姓名: '欧阳某某',
          身份证号: `${idNumber('19900101').slice(0, 17)}?`,
          出生年月: `19${idNumber('19900101')}`,
        }),
        middle({ 姓名: '欧阳某某', 所在镇街: '=1+1' }),
      ]),
    );
    const book = await workbookOf([file]);
    const cells = Object.values(book.Sheets).flatMap((sheet) =>
      Object.values(sheet).filter((cell) => cell?.v),
    );
    const all = cells
      .map(({ v }) => `${v}`)
      .join('\n')
      .replaceAll(/sha256 [0-9a-f]{64}/g, '');
    expect(all).toContain('=1+1');
    expect(all).not.toMatch(/\d{15}/);
    expect(all).not.toContain('欧阳');
    expect(
      cells.flatMap(({ f }) => f ?? []).filter((formula) => !formula.startsWith('HYPERLINK("#')),
    ).toEqual([]);
  });

  test('of one unit has its own issues and those whose unit cannot be told', async () => {
    const book = await workbookOf(FILES, '--unit', '观海卫镇');
    const units = new Set(tableOf(book, '数据问题').map((row) => `${row.单元}`.split('/')[0]));
    expect([...units].sort()).toEqual(['', '观海卫镇']);
    expect(utils.sheet_to_csv(book.Sheets.封面 ?? {})).toContain('只列观海卫镇及其下级的问题');
  });

  test('says that there is nothing to send where there is nothing', async () => {
    const file = csvFile(folder(), '名单.csv', rowsOf([middle(), middle({ 姓名: '张乙' })]));
    const units = csvFile(folder(), '单位.csv', [
      ['单位代码', '单位名称', '单位类别', '上级单位'],
      ['1', '浒山街道', '街道', '某市'],
    ]);
    const book = await workbookOf([file], '--units', units);
    expect(utils.sheet_to_csv(book.Sheets.数据问题 ?? {})).toContain('\n无');
  });

  test('is in English where that is asked for', async () => {
    const book = await workbookOf(FILES, '--lang', 'en');
    expect(book.SheetNames).toEqual(['Cover', 'Data issues', 'Issues by column', 'Codes']);
    expect(tableOf(book, 'Data issues')[0]).toHaveProperty('Correction or answer', '');
  });

  test('goes to a file only', async () => {
    const { code, stdout, stderr } = await run(['check', ...FILES, ...AS_OF, '-f', 'issues']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('-f issues=out/问题.xlsx');
  });
});

test('docs/data-issues.md has the pages that explain shows', async () => {
  await expect(issuePagesMarkdown()).toMatchFileSnapshot('../docs/data-issues.md');
});

describe('explain', () => {
  test('lists the cells of an issue in the files, of one unit if it is asked for', async () => {
    const all = await run(['explain', 'invalid-date', ...FILES, ...AS_OF]);
    expect(all.stdout).toContain('- [错误] 名单.xlsx 名单!D10 “出生年月”写的是“1986.13”');
    const elsewhere = await run(['explain', 'invalid-date', ...FILES, ...AS_OF, '--unit', '观海卫镇']);
    expect(elsewhere.stdout).toContain('数据问题（0）');
  });

  test.each([
    ['invalid-dat', 'invalid-date'],
    ['village-yuong', 'village-young'],
  ])('takes %s for a slip of %s', async (written, meant) => {
    for (const language of ['zh-CN', 'en']) {
      const { code, stderr } = await run(['explain', written, '--lang', language]);
      expect([code, stderr.includes(meant)]).toEqual([2, true]);
      expect(stderr).toMatch(/是不是想写“|did you mean "/);
    }
  });

  test('folds a page on a terminal', async () => {
    const { stdout } = await run(['explain', 'column-unreadable'], 60);
    expect(stdout.split('\n').filter((line) => stringWidth(line) > 60)).toEqual([]);
  });
});

test('a register whose units are above each other in a ring ends all the same', async () => {
  const here = folder();
  const units = csvFile(here, 'units.csv', [
    ['单位代码', '单位名称', '单位类别', '上级单位'],
    ['1', '甲镇', '镇', '乙镇'],
    ['2', '乙镇', '镇', '甲镇'],
  ]);
  const roster = csvFile(here, 'a.csv', [
    ['姓名', '出生年月', '所在镇街', '职务层次'],
    ...['张三', '李四', '王五'].map((name) => [name, '不详', '甲镇', '中层正职']),
  ]);
  const { report } = await check([roster, '--units', units, '--as-of', '2019-06-30']);
  expect(report.dataIssues.map(({ code }) => code)).toContain('column-unreadable');
});
