import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { type JsonReport, reportSchema } from '../src/render/report-schema.ts';
import { cellText } from '../src/render/xlsx/text.ts';
import { csvFile, folder, run } from './support/program.ts';
import { AS_OF, idNumber, middle, rowsOf, villager, type Written } from './support/rosters.ts';

/** The Excel report of a run as another library reads it, its bytes, and the JSON report of the same run. */
interface Reports {
  readonly book: WorkBook;
  readonly bytes: Buffer;
  readonly json: JsonReport;
}

async function reportsOn(files: readonly string[], ...options: string[]): Promise<Reports> {
  const directory = folder();
  const [xlsx, json] = [join(directory, 'report.xlsx'), join(directory, 'report.json')];
  const { code, stderr } = await run([
    'check',
    ...files,
    ...AS_OF,
    '-f',
    `xlsx=${xlsx}`,
    '-f',
    `json=${json}`,
    ...options,
  ]);
  if (!existsSync(xlsx)) throw new Error(`no report, exit code ${code}: ${stderr}`);
  const bytes = readFileSync(xlsx);
  return {
    book: read(bytes, { cellFormula: true, cellNF: true, cellStyles: true }),
    bytes,
    json: reportSchema.parse(JSON.parse(readFileSync(json, 'utf8'))),
  };
}

const sheetOf = ({ book }: Reports, name: string): WorkSheet => {
  const sheet = book.Sheets[name];
  if (!sheet) throw new Error(`no sheet ${name} among ${book.SheetNames.join()}`);
  return sheet;
};

const cellsOf = (sheet: WorkSheet): [string, CellObject][] =>
  Object.entries(sheet).filter((entry): entry is [string, CellObject] => !entry[0].startsWith('!'));

const rowOf = (address: string): number => Number(address.replace(/\D/g, ''));

/** A sheet's table: its head is in row 2. Each row by its heads, with the row's number. */
function tableOf(sheet: WorkSheet): { readonly row: number; readonly at: Record<string, CellObject> }[] {
  const cells = cellsOf(sheet);
  const heads = new Map(
    cells.filter(([at]) => rowOf(at) === 2).map(([at, { v }]) => [at.replace(/\d/g, ''), `${v}`]),
  );
  const rows = new Map<number, Record<string, CellObject>>();
  for (const [address, cell] of cells) {
    const row = rowOf(address);
    const head = heads.get(address.replace(/\d/g, ''));
    if (row <= 2 || head === undefined || cell.v === undefined) continue;
    rows.set(row, { ...rows.get(row), [head]: cell });
  }
  return [...rows].map(([row, at]) => ({ row, at }));
}

const text = (cell: CellObject | undefined): string => `${cell?.v ?? ''}`;

const everyCell = ({ book }: Reports): CellObject[] =>
  Object.values(book.Sheets).flatMap((sheet) => cellsOf(sheet).map(([, cell]) => cell));

const FORMULA = /^HYPERLINK\("#'[^'"!]+'!A\d+",("[^"]*"|\d+)\)$/;

const STATUS: Readonly<Record<string, string>> = {
  pass: '√ 合格',
  fail: '× 不合格',
  undecided: '? 无法判定',
  notApplicable: '— 不适用',
};

/** Two towns: one with too few young people, one that cannot be told; villages with and without people, a training. */
function rosterFiles(): string[] {
  const cadres: Written[] = [
    ...[...'甲乙丙丁戊己'].map((name) => middle({ 姓名: `张${name}`, 出生年月: '1970.01' })),
    ...[...'甲乙丙'].map((name) => middle({ 姓名: `王${name}`, 出生年月: '1970.01', 所在镇街: '宗汉街道' })),
    middle({ 姓名: '王丁', 出生年月: '', 所在镇街: '宗汉街道' }),
    middle({ 姓名: '王戊', 出生年月: '1986.13', 所在镇街: '宗汉街道' }),
    villager({ 职务: '书记', 后备类型: '主职后备' }),
    ...[...'乙丙'].map((name) => villager({ 姓名: `李${name}`, 后备类型: '主职后备' })),
  ];
  const training = {
    培训班次: '春季班',
    姓名: '李甲',
    培训级别: '市级',
    开班日期: '2019-03-01',
    培训天数: '3',
  };
  const directory = folder();
  return [
    csvFile(directory, 'cadres.csv', rowsOf(cadres)),
    csvFile(directory, 'trainings.csv', rowsOf([training])),
  ];
}

const FULL = await reportsOn(rosterFiles());

const isFinding = ({ status }: { status: string }): boolean => status === 'fail' || status === 'undecided';
const spanText = (number: number | { min: number; max: number } | undefined): string =>
  number === undefined ? '' : typeof number === 'number' ? `${number}` : `${number.min}–${number.max}`;

describe('read back by another library the Excel report says what the JSON report says', () => {
  const { json } = FULL;

  test('the sheets, in order', () => {
    expect(FULL.book.SheetNames).toEqual([
      '封面',
      '矩阵',
      '问题清单',
      '证据',
      '数据问题',
      '问题按列计',
      '统计数',
    ]);
  });

  test('every verdict that fails or is undecided is a row of 问题清单, with its numbers', () => {
    const rows = tableOf(sheetOf(FULL, '问题清单'));
    const findings = json.verdicts.filter(isFinding);
    expect(findings.map(({ status }) => status)).toContain('undecided');
    expect(rows).toHaveLength(findings.length);
    const missing = findings.filter(
      ({ rule, status, group, shortfall, excess, required }) =>
        !rows.some(({ at }) => {
          const isFail = status === 'fail';
          const lacks = isFail && shortfall !== 0 ? spanText(shortfall) : '';
          const exceeds = isFail && excess !== 0 ? spanText(excess) : '';
          return (
            text(at.规则) === rule &&
            text(at.结论) === STATUS[status] &&
            text(at.单元).split(' ')[0] === (group.path.join('/') || '全部') &&
            text(at.缺额) === lacks &&
            text(at.多) === exceeds &&
            (exceeds !== '' || text(at.需) === spanText(required?.count))
          );
        }),
    );
    expect(missing).toEqual([]);
  });

  test('a failing share, a number too large, and a doubt, with their people', () => {
    const rows = tableOf(sheetOf(FULL, '问题清单')).map(({ at }) =>
      Object.fromEntries(Object.entries(at).map(([head, cell]) => [head, cell.v])),
    );
    const of = (rule: string, unit: string) => rows.find((row) => row.规则 === rule && row.单元 === unit);
    expect(of('town-middle-35-share', '浒山街道')).toMatchObject({
      结论: '× 不合格',
      名称: '镇（街道）中层干部中35岁以下的不少于20%',
      实际: '0/6 (0.0%)',
      标准: '不少于20%',
      需: 2,
      缺额: 2,
      '未计入（不符合）': '张甲、张乙、张丙、张丁、张戊、张己',
      单元格: 'cadres.csv B2:B7',
      证据: '6条',
    });
    expect(of('village-reserve', '观海卫镇/五洞闸村委会')).toMatchObject({ 实际: '3', 多: 1 });
    expect(of('town-middle-35-share', '宗汉街道')).toMatchObject({
      结论: '? 无法判定',
      需: 1,
      不能确定: '王丁、王戊',
    });
  });

  test('every finding leads to its evidence, which leads back and names file, cell and what was read', () => {
    const evidence = tableOf(sheetOf(FULL, '证据'));
    for (const { row, at } of tableOf(sheetOf(FULL, '问题清单'))) {
      const own = evidence.filter((each) => text(each.at.问题序号) === text(at.序号));
      expect(own.every((each) => each.at.问题序号?.f?.includes(`'问题清单'!A${row}"`))).toBe(true);
      if (own.length === 0) expect(text(at.说明)).toBe('花名册中没有记录');
      else expect(at.证据?.f).toBe(`HYPERLINK("#'证据'!A${own[0]?.row}","${own.length}条")`);
    }
    const behind = json.verdicts.filter(isFinding).reduce((sum, verdict) => {
      const rows = Object.values(verdict.evidence).flatMap((each) => each.flatMap((of) => of.rows));
      return sum + rows.reduce((all, [first, last]) => all + last - first + 1, 0);
    }, 0);
    expect(evidence.filter(({ at }) => !text(at.计入情况).startsWith('其余人员'))).toHaveLength(behind);
    const [first] = evidence.filter(({ at }) => text(at.姓名) === '王戊');
    expect(first?.at).toMatchObject({
      文件: { v: 'cadres.csv' },
      单元格: { v: 'B12' },
      计入情况: { v: '不能确定' },
    });
    expect(text(first?.at.规则所读的内容)).toContain('出生年月 不明');
  });

  test('the matrix', () => {
    const rows = tableOf(sheetOf(FULL, '矩阵'));
    const worst = ['fail', 'undecided', 'exempt', 'pass', 'notApplicable'];
    let town = '';
    for (const { at } of rows) {
      const label = text(at.单元);
      const isBelow = label.startsWith('\u3000');
      if (!isBelow) town = label;
      const path = label === '全部' ? [] : isBelow ? [town, label.trim()] : [town];
      for (const [head, cell] of Object.entries(at)) {
        const rule = head.split('\n')[1];
        if (rule === undefined) continue;
        const own = json.verdicts.filter(
          ({ rule: id, group }) => id === rule && path.every((part, index) => group.path[index] === part),
        );
        const status = worst.find((each) => own.some((verdict) => verdict.status === each)) ?? '';
        const count = own.filter((verdict) => verdict.status === status).length;
        expect(text(cell)).toBe(STATUS[status] + (own.length === 1 ? '' : ` ${count}/${own.length}`));
        expect(cell.f !== undefined).toBe(status === 'fail' || status === 'undecided');
      }
    }
    const units = new Set(
      json.verdicts.flatMap(({ group }) => group.path.map((_, at) => group.path.slice(0, at + 1).join('/'))),
    );
    expect(rows).toHaveLength(units.size + 1);
  });

  test('the cover: conclusion, date, hashes, notes, counts', () => {
    const cover = cellsOf(sheetOf(FULL, '封面'));
    const all = cover.map(([, cell]) => text(cell)).join('\n');
    for (const part of [
      '× 有不合格项',
      '2019-06-30（由 --as-of 指定）',
      ...json.inputs.map(({ sha256 }) => sha256),
      ...json.rulebooks.map(({ sha256 }) => sha256),
      ...json.notes.map(({ message }) => message),
    ]) {
      expect(all).toContain(part);
    }
    const total = cover.find(([, cell]) => cell.v === '合计')?.[0] ?? '';
    const counts = ['D', 'E', 'F', 'G', 'H'].map(
      (letter) => sheetOf(FULL, '封面')[`${letter}${rowOf(total)}`]?.v,
    );
    const { pass, fail, undecided, notApplicable, exempt } = json.summary;
    expect(counts).toEqual([pass, fail, undecided, notApplicable, exempt]);
  });

  test('data issues and statistics', () => {
    const issues = tableOf(sheetOf(FULL, '数据问题'));
    expect(issues.map(({ at }) => [text(at.代码), text(at.单元格), text(at.问题和处理)]).sort()).toEqual(
      json.dataIssues.map(({ code, cell = '', message }) => [code, cell, message]).sort(),
    );
    const statistics = tableOf(sheetOf(FULL, '统计数'));
    expect(statistics.map(({ at }) => [text(at.编号), text(at.公布数)])).toEqual(
      json.statistics.map(({ id, claimed }) => [id, `${claimed}`]),
    );
  });

  test('prints on A4 across with heads on every page and page numbers', async () => {
    const zip = await JSZip.loadAsync(FULL.bytes);
    const sheets = zip.file(/^xl\/worksheets\/sheet\d\.xml$/);
    expect(sheets).toHaveLength(7);
    for (const sheet of sheets) {
      const xml = await sheet.async('string');
      expect(xml).toMatch(
        /<pageSetup paperSize="9" orientation="landscape"[^>]*fitToWidth="1" fitToHeight="0"/,
      );
      expect(xml).toMatch(/<oddFooter>[^<]*&amp;P[^<]*&amp;N/);
      // The schema's order: Excel calls a file damaged that keeps another one.
      expect(xml).not.toMatch(/<pageSetUpPr[^>]*><outlinePr/);
    }
    const names = await zip.file('xl/workbook.xml')?.async('string');
    expect(names?.match(/_xlnm\.Print_Titles/g)).toHaveLength(6);
  });
});

test('the same inputs give the same bytes', async () => {
  const files = rosterFiles();
  const [once, again] = [await reportsOn(files), await reportsOn(files)];
  expect(once.bytes.equals(again.bytes)).toBe(true);
  const entries = Object.values((await JSZip.loadAsync(once.bytes)).files);
  expect(new Set(entries.map(({ date }) => date.toISOString()))).toEqual(
    new Set(['1980-01-01T00:00:00.000Z']),
  );
  expect(once.book.Props?.ModifiedDate).toEqual(new Date('2019-06-30T00:00:00Z'));
});

describe('nothing that a file says can do harm', () => {
  const number = idNumber('19900101');
  const names = [
    '=1+1',
    '+cmd|calc',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("http://x","y")',
    '\u0000零\u0001\u001b[31m',
    '\u202e反',
    '\ufffe\uffff',
    '_x0041_',
    '"),WEBSERVICE("http://x',
    '𠮷'.repeat(40_000),
    number,
  ];

  test('in what no XML or no cell can hold', () => {
    expect(cellText('a\ud800b\udc00\ufffe\u0000')).toBe('a\\u{d800}b\\u{dc00}\\u{fffe}\\u{0}');
    expect(cellText(['𠮷', '\n=1+1'])).toBe('𠮷\n\\u{a}=1+1');
    expect(cellText('_x0041_')).toBe('_x005F_x0041_');
    const long = cellText(`a${'𠮷'.repeat(40_000)}`);
    expect([long.length <= 32_767, /\p{Cs}/u.test(long)]).toEqual([true, false]);
  });

  test('in names, units, headings and files', async () => {
    const directory = folder();
    const units = csvFile(directory, 'units.csv', [
      ['单位代码', '单位名称', '单位类别', '上级单位'],
      ['1', '=危险镇"\')&<', '镇', '某市'],
      ['2', `${'长'.repeat(40_000)}镇`, '镇', '某市'],
    ]);
    const cadres = names.flatMap((姓名) => [
      middle({ 姓名, 出生年月: '=1+1', 所在镇街: '=危险镇"\')&<' }),
      middle({ 姓名, 出生年月: '1970.01', 所在镇街: `${'长'.repeat(40_000)}镇` }),
    ]);
    const file = csvFile(directory, `=x&'"${number}.csv`, rowsOf(cadres));
    const reports = await reportsOn([file], '--units', units);
    const cells = everyCell(reports);
    expect(cells.filter(({ f }) => f !== undefined && !FORMULA.test(f)).map(({ f }) => f)).toEqual([]);
    const texts = cells.filter(({ t, f }) => t === 's' && f === undefined);
    expect(texts.filter(({ z }) => z !== '@')).toEqual([]);
    expect(texts.filter(({ v }) => `${v}`.length > 32_767)).toEqual([]);
    expect(texts.filter(({ v }) => `${v}`.includes(number))).toEqual([]);
    expect(texts.filter(({ v }) => /[^\n\P{Cc}]|\p{Cs}/u.test(`${v}`))).toEqual([]);
    const shown = new Set(tableOf(sheetOf(reports, '证据')).map(({ at }) => text(at.姓名)));
    for (const name of [
      '=1+1',
      '+cmd|calc',
      '-1',
      '@SUM(A1)',
      '_x0041_',
      '\\u{202e}反',
      '\\u{fffe}\\u{ffff}',
    ])
      expect(shown).toContain(name);
    for (const sheet of (await JSZip.loadAsync(reports.bytes)).file(/\.xml$/))
      expect(await sheet.async('string')).not.toMatch(/[\ufffe\uffff\ufffd]/);
  });
});

test('in English no word of ours is Chinese', async () => {
  const directory = folder();
  const units = csvFile(directory, 'units.csv', [
    ['单位代码', '单位名称', '单位类别', '上级单位'],
    ['1', 'Eastham', '镇', 'Shire'],
    ['2', 'Westham', '镇', 'Shire'],
    ['3', 'Hamlet', '村', 'Eastham'],
  ]);
  const rows = rowsOf([
    middle({ 姓名: 'Zhang', 所在镇街: 'Eastham', 出生年月: '1970.01' }),
    middle({ 姓名: 'Wang', 所在镇街: 'Westham', 出生年月: '' }),
    villager({ 姓名: 'Li', 所在镇街: 'Eastham', 所在村社: 'Hamlet', 出生年月: '1986.13', 职务: '书记' }),
  ]);
  const file = csvFile(directory, 'cadres.csv', rows);
  const reports = await reportsOn([file], '--units', units, '--lang', 'en');
  expect(reports.book.SheetNames).toEqual([
    'Cover',
    'Matrix',
    'Findings',
    'Evidence',
    'Data issues',
    'Issues by column',
    'Statistics',
  ]);
  // Headings are quoted, and cells echoed, as the roster has them.
  const theirs = [...new Set([...rows.flat(), '985/211', '后备类型', '挂职', '干部', '培训'])]
    .filter((each) => /[一-鿿]/.test(each))
    .sort((a, b) => b.length - a.length);
  const ours = everyCell(reports).map((cell) =>
    theirs.reduce((left, each) => left.replaceAll(each, ''), text(cell)),
  );
  expect(ours.filter((each) => /[一-鿿（）“”，；]/.test(each.replaceAll(/"[^"]*"/g, '')))).toEqual([]);
});

test('a part of a roster has no statistics, and says so', async () => {
  const reports = await reportsOn(rosterFiles(), '--unit', '宗汉街道');
  expect(cellsOf(sheetOf(reports, '统计数')).find(([at]) => rowOf(at) === 3)?.[1].v).toBe('无');
  expect(cellsOf(sheetOf(reports, '封面')).map(([, cell]) => cell.v)).toContain('宗汉街道');
});

test('-o report.xlsx is enough; without a file the format is a mistake', async () => {
  const [file] = rosterFiles();
  const out = join(folder(), 'out', 'report.xlsx');
  const written = await run(['check', file ?? '', ...AS_OF, '-o', out]);
  expect([written.code, written.stdout, existsSync(out)]).toEqual([1, '', true]);
  for (const [language, told] of [
    ['zh-CN', /请写上文件名，如 -f xlsx=/],
    ['en', /give it a file, as in -f xlsx=/],
  ] as const) {
    const { code, stdout, stderr } = await run([
      'check',
      file ?? '',
      ...AS_OF,
      '-f',
      'xlsx',
      '--lang',
      language,
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(told);
  }
});
