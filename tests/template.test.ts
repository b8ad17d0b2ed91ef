import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openArchive } from '../src/cli/archive.ts';
import { dayOf } from '../src/core/calendar.ts';
import { catalogue as english } from '../src/locale/en.ts';
import { catalogue as chinese } from '../src/locale/zh-cn.ts';
import { inFormOrder, renderTemplate } from '../src/render/template/index.ts';
import { flagCell, textCell } from '../src/roster/cells.ts';
import { NEVER, UNKNOWN_CODE, UNKNOWN_DAYS, UNKNOWN_NUMBER } from '../src/roster/columns.ts';
import { loadRoster } from '../src/roster/load.ts';
import type { Roster, Table } from '../src/roster/roster.ts';
import { type BuiltInTable, columnsOf, TABLE_NAMES } from '../src/roster/schema.ts';
import { BUILT_IN_TABLES, type TableDefinition } from '../src/roster/tables.ts';
import { check, csvFile, folder, run } from './support/program.ts';
import { AS_OF, idNumber } from './support/rosters.ts';

const EXAMPLE_ROW = 1;
const HEAD_ROW = 2;
const FIRST_ROW = 3;
const LAST_ROW = 2002;
const TOWNS = ['甲镇', '乙街道'];

const sheetName = (table: BuiltInTable): string => chinese.words.table(table);
const heads = (table: BuiltInTable): string[] =>
  [...columnsOf(table).values()].map((each) => each.heads[0] ?? '');

async function read(bytes: Uint8Array, units?: string): Promise<Roster> {
  const file = (path: string, content: Uint8Array) => ({ path, bytes: content, sha256: path });
  return await loadRoster([file('花名册模板.xlsx', bytes)], {
    asOf: dayOf(2019, 6, 30),
    basis: 'month',
    openArchive,
    ...(units === undefined ? {} : { rulebookUnits: file('units.csv', new TextEncoder().encode(units)) }),
  });
}

async function open(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as exceljs.Buffer);
  return book;
}

const TABLES = inFormOrder(BUILT_IN_TABLES);

const template = (tables?: readonly BuiltInTable[], catalogue = chinese) => {
  const chosen = tables?.map((table) => BUILT_IN_TABLES.get(table) as TableDefinition) ?? TABLES;
  return renderTemplate({ tables: chosen, towns: TOWNS, catalogue });
};

/** The template of all tables as cells, opened once; validations are left out, for they are many and never filled in. */
let emptyCells: Uint8Array;

beforeAll(async () => {
  const book = await open(await template());
  for (const sheet of book.worksheets)
    (sheet as unknown as { dataValidations: { model: object } }).dataValidations.model = {};
  emptyCells = new Uint8Array(await book.xlsx.writeBuffer());
});

type Filling = Partial<Record<BuiltInTable, readonly Readonly<Record<string, string | number>>[]>>;

/** The template with records written below its heads, each cell under the heading that it is named by. */
async function filledIn(records: Filling): Promise<Uint8Array> {
  const book = await open(emptyCells);
  for (const [table, rows] of Object.entries(records)) {
    const sheet = book.getWorksheet(sheetName(table as BuiltInTable)) as exceljs.Worksheet;
    const written = (sheet.getRow(HEAD_ROW).values as string[]).map((head) => head ?? '');
    rows.forEach((row, index) => {
      for (const [head, value] of Object.entries(row)) {
        expect(written).toContain(head);
        sheet.getCell(FIRST_ROW + index, written.indexOf(head)).value = value;
      }
    });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** What a table holds of a column in a row, as it can be compared. */
function valueAt(table: Table, field: string, row: number): unknown {
  const column = table.columns.get(field);
  if (column?.type === 'text')
    return column.codes[row] === UNKNOWN_CODE ? undefined : column.values[column.codes[row] as number];
  if (column?.type === 'flag') return column.values[row] === -1 ? undefined : column.values[row] === 1;
  return column && [column.from[row], column.to[row]];
}

describe('as it is handed out', () => {
  test.each([undefined, ...TABLE_NAMES])(
    'the template of %s holds nothing and nothing is wrong with it',
    async (table) => {
      const bytes = await template(table ? [table] : undefined);
      const roster = await read(bytes, '单位代码,单位名称,单位类别,上级单位\n1,甲镇,镇,某市\n');
      expect([...roster.tables.keys()].sort()).toEqual(table ? [table] : [...TABLE_NAMES].sort());
      expect([...roster.tables.values()].map(({ length }) => length)).toEqual(
        roster.tables.size === 1 ? [0] : [0, 0, 0, 0, 0, 0],
      );
      expect(roster.issues).toEqual([]);
      const path = join(folder(), 'template.xlsx');
      writeFileSync(path, bytes);
      const { code, stdout, stderr } = await run(['check', path, ...AS_OF]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/template\.xlsx：所有规则都没有可以判断的记录/);
    },
  );

  test('each table has all of its columns under their first headings, instructions come before', async () => {
    const book = await open(await template());
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '填写说明',
      ...TABLES.map(({ name }) => sheetName(name as BuiltInTable)),
      '单位选项',
    ]);
    expect(TABLES.map(({ name }) => name).sort()).toEqual([...TABLE_NAMES].sort());
    for (const table of TABLE_NAMES) {
      const sheet = book.getWorksheet(sheetName(table)) as exceljs.Worksheet;
      expect((sheet.getRow(HEAD_ROW).values as string[]).slice(1)).toEqual(['序号', ...heads(table)]);
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: HEAD_ROW });
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1 });
    }
  });

  test('dates and ID numbers keep what is typed, in every row', async () => {
    const sheet = (await open(await template())).getWorksheet('干部') as exceljs.Worksheet;
    for (const head of ['出生年月', '身份证号']) {
      const position = (sheet.getRow(HEAD_ROW).values as string[]).indexOf(head);
      expect(sheet.getColumn(position).numFmt).toBe('@');
    }
  });

  test('the instructions tell every column, its blank and its example', async () => {
    const sheet = (await open(await template())).getWorksheet('填写说明') as exceljs.Worksheet;
    const rows: string[][] = [];
    sheet.eachRow((row) => rows.push((row.values as string[]).slice(1)));
    for (const table of TABLE_NAMES)
      for (const {
        heads: [head],
        about,
        example,
        blank,
        blankAs,
      } of columnsOf(table).values()) {
        const { template: words } = chinese.words;
        const row = rows.find(([first, second]) => first === head && second === words.about[about]);
        expect(row?.slice(3)).toEqual([words.blank[blankAs ?? blank], example]);
      }
  });

  test('the same call gives the same bytes at any hour', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00Z') });
    const first = await template();
    vi.setSystemTime(new Date('2031-07-08T09:10:11Z'));
    const second = await template();
    vi.useRealTimers();
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
  });
});

describe('the example', () => {
  const exampleOf = (table: BuiltInTable): Record<string, string> =>
    Object.fromEntries(
      [...columnsOf(table).values()].map(({ heads: [head], example }) => [head as string, example]),
    );

  test('stands above the head, with an ID number of no region', async () => {
    const book = await open(await template());
    for (const table of TABLE_NAMES) {
      const row = (book.getWorksheet(sheetName(table)) as exceljs.Worksheet).getRow(EXAMPLE_ROW);
      expect(row.getCell(1).value).toBe('示例');
      const shown = heads(table).map((_, index) => String(row.getCell(index + 2).value ?? ''));
      expect(shown).toEqual(Object.values(exampleOf(table)));
      if (columnsOf(table).has('id')) expect(exampleOf(table).身份证号).toMatch(/^339999/);
    }
  });

  test('is a good record where it is copied below', async () => {
    const records = TABLE_NAMES.map((table) => [table, [exampleOf(table)]] as const);
    const roster = await loadRoster(
      [{ path: 'a.xlsx', bytes: await filledIn(Object.fromEntries(records)), sha256: '' }],
      { asOf: dayOf(2024, 12, 31), basis: 'month', openArchive },
    );
    expect(roster.issues).toEqual([]);
    expect([...roster.tables.values()].map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

// A cell as it is typed, and what the reader must make of it.
interface Typed {
  readonly cell: string | number;
  readonly means: unknown;
}

const day = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / 86_400_000;
const two = (number: number): string => String(number).padStart(2, '0');

const words = fc
  .array(fc.constantFrom(...'东南西北山水田园春夏秋冬'), { minLength: 2, maxLength: 8 })
  .map((characters) => characters.join(''));
const text = words.map((cell): Typed => ({ cell, means: cell }));

const moment = fc.record({
  year: fc.integer({ min: 1960, max: 2001 }),
  month: fc.integer({ min: 1, max: 12 }),
  date: fc.integer({ min: 1, max: 28 }),
});
type Moment = typeof moment extends fc.Arbitrary<infer T> ? T : never;

const monthOf = ({ year, month }: Moment) => [day(year, month, 1), day(year, month + 1, 1) - 1];
const dateForms = ({ year, month, date }: Moment): Typed[] => [
  { cell: `${year}.${two(month)}`, means: monthOf({ year, month, date }) },
  { cell: `${year}年${month}月`, means: monthOf({ year, month, date }) },
  { cell: `${year}${two(month)}`, means: monthOf({ year, month, date }) },
  { cell: `${year}.${two(month)}.${two(date)}`, means: [day(year, month, date), day(year, month, date)] },
  { cell: `${year}-${two(month)}-${two(date)}`, means: [day(year, month, date), day(year, month, date)] },
];
const dateOf = (when: Moment) => fc.constantFrom(...dateForms(when));
const date = moment.chain(dateOf);
const month = moment.map(
  ({ year, month: number }): Typed => ({
    cell: `${year}.${two(number)}`,
    means: [year * 12 + number - 1, year * 12 + number - 1],
  }),
);
const number = fc
  .integer({ min: 0, max: 400 })
  .map((cell): Typed => ({ cell, means: [cell * 1e6, cell * 1e6] }));

const offered: Readonly<Record<string, readonly string[]>> = {
  性别: ['男', '女'],
  培训级别: ['市级', '镇级'],
  职务层次: ['中层正职', '中层副职'],
  后备类型: ['主职后备', '非主职后备'],
  成长档案: ['已建立', '未建立'],
};

/** A blank, by the words of VERDICTS §1. */
const blankOf = (kind: string, blank: string): Typed => {
  const unknown = kind === 'date' || kind === 'month' ? [UNKNOWN_DAYS.from, UNKNOWN_DAYS.to] : undefined;
  const numbers = kind === 'number' ? [UNKNOWN_NUMBER.from, UNKNOWN_NUMBER.to] : unknown;
  return { cell: '', means: { unknown: numbers, no: false, never: [NEVER, NEVER] }[blank] };
};

/** Any good cell of a column. */
function cellOf(table: BuiltInTable, field: string): fc.Arbitrary<Typed> {
  const {
    kind,
    blank,
    heads: [head = ''],
  } = columnsOf(table).get(field)!;
  const choices = (offered[head] ?? ['是', '否']).map(
    (cell, index): Typed => ({ cell, means: kind === 'flag' ? index === 0 : cell }),
  );
  const typed = {
    text,
    choice: fc.constantFrom(...choices),
    flag: fc.constantFrom(...choices),
    date,
    month,
    number,
    id: text,
  }[kind];
  return fc.oneof(
    { weight: 4, arbitrary: typed },
    { weight: 1, arbitrary: fc.constant(blankOf(kind, blank)) },
  );
}

const person = fc
  .record({
    name: words.map((word) => word.slice(0, 4)),
    when: moment,
    serial: fc.integer({ min: 1, max: 999 }),
  })
  .chain(({ name, when, serial }) =>
    dateOf(when).map((birth) => ({
      name: { cell: name, means: name },
      birth,
      id: idNumber(`${when.year}${two(when.month)}${two(when.date)}`, String(serial).padStart(3, '0')),
      sex: { cell: serial % 2 === 1 ? '男' : '女', means: serial % 2 === 1 ? '男' : '女' },
    })),
  );

/** One record a table: all of one person, in one town of the table of units. */
const everything = fc
  .record({ person, town: words.map((word) => `${word}镇`) })
  .chain(({ person: who, town }) => {
    const place: Typed = { cell: town, means: town };
    const fixed: Readonly<Record<string, Readonly<Record<string, Typed>>>> = {
      units: { name: place, kind: { cell: '镇', means: '镇' }, parent: { cell: '某市', means: '某市' } },
      cadres: { name: who.name, birth: who.birth, sex: who.sex },
    };
    const tables = TABLE_NAMES.map((table) => {
      const key = [...columnsOf(table).keys()][0] as string;
      const cells = [...columnsOf(table).keys()].map((field): [string, fc.Arbitrary<Typed>] => {
        const own =
          fixed[table]?.[field] ??
          { town: place, name: who.name, id: { cell: who.id, means: undefined } }[field];
        if (own) return [field, fc.constant(own)];
        if (field === 'village') return [field, fc.constant({ cell: '', means: undefined })];
        return [
          field,
          field === key ? cellOf(table, field).filter(({ cell }) => cell !== '') : cellOf(table, field),
        ];
      });
      return [table, fc.record(Object.fromEntries(cells))] as const;
    });
    return fc.record(Object.fromEntries(tables) as Record<BuiltInTable, fc.Arbitrary<Record<string, Typed>>>);
  });

describe('filled in', () => {
  test('one good record a table reads back as it was typed, and nothing is wrong with it', async () => {
    await fc.assert(
      fc.asyncProperty(everything, async (records) => {
        const filling = Object.entries(records).map(([table, record]) => [
          table,
          [
            Object.fromEntries(
              Object.entries(record)
                .filter(([, { cell }]) => cell !== '')
                .map(([field, { cell }]) => [columnsOf(table as BuiltInTable).get(field)?.heads[0], cell]),
            ),
          ],
        ]);
        const roster = await read(await filledIn(Object.fromEntries(filling)));
        expect(roster.issues).toEqual([]);
        for (const table of TABLE_NAMES) {
          const got = roster.tables.get(table) as Table;
          expect(got.length).toBe(1);
          for (const [field, { means }] of Object.entries(records[table]))
            if (field !== 'id' && got.columns.has(field))
              expect([table, field, valueAt(got, field, 0)]).toEqual([table, field, means]);
        }
        expect([...roster.links.values()].flat()).toEqual([[0], [0], [0]]);
      }),
      { numRuns: 40 },
    );
  });

  test('a sheet of units left empty does not stand for a register without units', async () => {
    const path = join(folder(), '名单.xlsx');
    const cadre = { 姓名: '张甲', 出生年月: '1990.01', 所在镇街: '浒山街道', 职务层次: '中层正职' };
    writeFileSync(path, await filledIn({ cadres: [cadre] }));
    const { report } = await check([path, ...AS_OF]);
    expect(report.dataIssues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const judged = report.verdicts.find(
      ({ rule, group }) => rule === 'town-middle-35-share' && group.path[0] === '浒山街道',
    );
    expect(judged?.status).toBe('pass');
  });
});

describe('drop-downs', () => {
  const inline = /^"(.*)"$/;

  test('offer what the reader takes as what it says, down to the last row', async () => {
    const book = await open(await template());
    const lists: string[] = [];
    for (const table of TABLE_NAMES) {
      const sheet = book.getWorksheet(sheetName(table)) as exceljs.Worksheet;
      [...columnsOf(table).values()].forEach((definition, index) => {
        const validation = sheet.getCell(LAST_ROW, index + 2).dataValidation;
        expect(sheet.getCell(FIRST_ROW, index + 2).dataValidation).toEqual(validation);
        const list = inline.exec(validation?.formulae?.[0] ?? '')?.[1]?.split(',');
        if (definition.kind === 'flag' || definition.kind === 'choice') expect(list).toBeDefined();
        if (!list) return;
        lists.push(definition.heads[0] as string);
        const readAs = list.map((value) =>
          definition.kind === 'flag'
            ? flagCell({ type: 'text', text: value }, definition).value
            : textCell({ type: 'text', text: value }, definition).value,
        );
        expect(readAs).toEqual(definition.kind === 'flag' ? [true, false] : list);
        if (definition.closed) expect(validation.errorStyle).toBe('stop');
      });
    }
    expect(lists).toEqual(expect.arrayContaining(['性别', '985/211', '后备类型', '单位类别', '培训级别']));
  });

  test.each([
    ['the rulebook', [], ['浒山街道', '观海卫镇']],
    ['--units', ['--units', 'UNITS'], ['丙镇', '=1+1']],
  ])('of towns offer those of %s, as text', async (_whose, options, expected) => {
    const directory = folder();
    const units = csvFile(directory, 'u.csv', [
      ['单位代码', '单位名称', '单位类别', '上级单位'],
      ['1', '丙镇', '镇', '某市'],
      ['2', '=1+1', '镇', '某市'],
      ['3', '丁村', '村', '丙镇'],
    ]);
    const path = join(directory, 't.xlsx');
    const given = options.map((option) => option.replace('UNITS', units));
    expect((await run(['template', '干部', '-o', path, ...given])).code).toBe(0);
    const book = await open(readFileSync(path));
    const sheet = book.getWorksheet('干部') as exceljs.Worksheet;
    const position = (sheet.getRow(HEAD_ROW).values as string[]).indexOf('所在镇街');
    const [list] = sheet.getCell(FIRST_ROW, position).dataValidation.formulae;
    const [, name = '', last = ''] = /^'(.*)'!\$A\$2:\$A\$(\d+)$/.exec(list) ?? [];
    const names = ((book.getWorksheet(name) as exceljs.Worksheet).getColumn(1).values as unknown[]).slice(
      2,
      Number(last) + 1,
    );
    expect(names).toEqual(expect.arrayContaining(expected));
    expect(names).toHaveLength(Number(last) - 1);
    expect(names).not.toContain('丁村');
  });

  test.each([chinese, english])('and notes are no longer than Excel opens ($language)', async (catalogue) => {
    const book = await open(await template(undefined, catalogue));
    let notes = 0;
    for (const sheet of book.worksheets)
      for (const row of [HEAD_ROW, FIRST_ROW])
        for (let column = 1; column <= 20; column++) {
          const validation = sheet.getCell(row, column).dataValidation;
          if (!validation) continue;
          notes++;
          expect(validation.prompt?.length).toBeLessThan(255);
          expect(validation.promptTitle?.length).toBeLessThanOrEqual(32);
          expect(String(validation.formulae?.[0] ?? '').length).toBeLessThanOrEqual(255);
        }
    expect(notes).toBeGreaterThan(60);
  });
});

describe('the command', () => {
  const start = process.cwd();
  afterEach(() => process.chdir(start));

  test.each([['cadres'], ['干部'], ['Cadres']])('%s names the table', async (name) => {
    const path = join(folder(), 't.xlsx');
    const { code, stdout, stderr } = await run(['template', name, '-o', path]);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe(`已写出 ${path}：干部。\n`);
    const { worksheets } = await open(readFileSync(path));
    expect(worksheets.map((sheet) => sheet.name)).toEqual(['填写说明', '干部', '单位选项']);
  });

  test.each([
    [[], '花名册模板.xlsx'],
    [['training'], undefined],
    [['trainings'], '培训记录模板.xlsx'],
    [['--lang', 'en'], 'roster-template.xlsx'],
    [['培训记录', '--lang', 'en'], 'training-records-template.xlsx'],
  ])('%j writes %s into the current folder', async (args, name) => {
    process.chdir(folder());
    const { code } = await run(['template', ...args]);
    expect(code).toBe(name === undefined ? 2 : 0);
    if (name !== undefined) expect(existsSync(name)).toBe(true);
  });

  test.each([
    ['cadrs', /没有“cadrs”这张表，是不是想写“cadres”？?/],
    ['干步', /没有“干步”这张表，是不是想写“干部”/],
    ['anything', /可用的表：干部（cadres）、培训记录（trainings）/],
  ])('a table %s that does not exist is told', async (name, told) => {
    const path = join(folder(), 't.xlsx');
    const { code, stderr } = await run(['template', name, '-o', path]);
    expect([code, existsSync(path)]).toEqual([2, false]);
    expect(stderr).toMatch(told);
  });

  test('an existing file stays as it is, unless told', async () => {
    const path = join(folder(), 't.xlsx');
    writeFileSync(path, 'mine');
    const { code, stderr } = await run(['template', '-o', path]);
    expect([code, readFileSync(path, 'utf8')]).toEqual([2, 'mine']);
    expect(stderr).toBe(`${path} 已经存在，没有写入；请换一个文件名，或加 --force 覆盖。\n`);
    expect((await run(['template', '-o', path, '--force'])).code).toBe(0);
    expect((await open(readFileSync(path))).worksheets.length).toBeGreaterThan(6);
  });

  test('the register of units is not written over, even where told', async () => {
    const units = join(folder(), 'units.xlsx');
    const book = new exceljs.Workbook();
    book.addWorksheet('单位').addRows([
      ['单位名称', '单位类别', '上级单位'],
      ['丙镇', '镇', '某市'],
    ]);
    await book.xlsx.writeFile(units);
    const { code, stderr } = await run(['template', '--units', units, '-o', units, '--force']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('就是输入文件')]);
  });

  test('a name that Excel would not open is refused', async () => {
    const path = join(folder(), 't.csv');
    const { code, stderr } = await run(['template', '-o', path]);
    expect([code, existsSync(path)]).toEqual([2, false]);
    expect(stderr).toContain('.xlsx');
  });

  test('in English notes are English, headings are those that the reader knows', async () => {
    const path = join(folder(), 't.xlsx');
    const { code, stderr } = await run(['template', '--lang', 'en', '-o', path]);
    expect([code, stderr]).toEqual([
      0,
      `Wrote ${path}: cadres, training records, secondments, secondment reports, selections, units.\n`,
    ]);
    const bytes = readFileSync(path);
    const book = await open(bytes);
    expect(book.worksheets[0]?.name).toBe('Instructions');
    const sheet = book.getWorksheet('cadres') as exceljs.Worksheet;
    expect((sheet.getRow(HEAD_ROW).values as string[]).slice(2)).toEqual(heads('cadres'));
    expect(sheet.getCell('D2').dataValidation.prompt).toMatch(/^birth as verified[^一-鿿]*$/);
    const told = book.worksheets[0]?.getColumn(2).values.filter((value) => typeof value === 'string');
    expect(told?.length).toBeGreaterThan(40);
    expect(told?.filter((value) => /^[一-鿿]/.test(String(value)))).toEqual([]);
    expect((await read(bytes, '单位代码,单位名称,单位类别,上级单位\n1,甲镇,镇,某市\n')).issues).toEqual([]);
  });
});
