import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { peopleAsRead, rosterOf } from './support/people-as-read.ts';
import { check, run } from './support/program.ts';
import { AS_OF } from './support/rosters.ts';

/** One roster in every layout, written by openpyxl and LibreOffice (fixtures/layouts/make.py). */

const FOLDER = 'fixtures/layouts';
const at = (name: string) => join(FOLDER, name);
const written = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /\.(xlsx|csv)$/.test(name))
    .sort();

const plain = peopleAsRead(await rosterOf([at('plain.xlsx')]));

test('the plain sheet has what the script wrote', () => {
  expect(plain).toHaveLength(14);
  expect(plain.map(({ units }) => units)).toContainEqual(['观海卫镇/五洞闸村委会']);
  expect(plain.filter(({ excellentYoung }) => excellentYoung === 1)).toHaveLength(4);
  expect(plain.filter(({ chiefReserve }) => chiefReserve === 1)).toHaveLength(3);
  expect(plain.filter(({ postLevel }) => postLevel === '中层副职')).toHaveLength(3);
});

describe('every layout is read to the same people', () => {
  test.each(written(FOLDER))('%s', async (name) => {
    expect(peopleAsRead(await rosterOf([at(name)]))).toEqual(plain);
  });

  test.each(written(at('libreoffice')))('LibreOffice: %s', async (name) => {
    expect(peopleAsRead(await rosterOf([at(`libreoffice/${name}`)]))).toEqual(plain);
  });

  test('a file a town, the unit in its name', async () => {
    const files = written(at('file-per-town')).map((name) => at(`file-per-town/${name}`));
    expect(files).toHaveLength(2);
    expect(peopleAsRead(await rosterOf(files))).toEqual(plain);
  });
});

/** The first lines of a check, and what inspect says, of one file. */
async function saidOf(name: string): Promise<{ readonly check: string; readonly inspect: string }> {
  const [checked, inspected] = [
    await run(['check', at(name), ...AS_OF]),
    await run(['inspect', at(name), ...AS_OF]),
  ];
  expect(inspected.code).toBe(0);
  return { check: checked.stdout.split('问题清单')[0] ?? '', inspect: inspected.stdout };
}

describe('what people would not see for themselves is said by check and by inspect', () => {
  test.each([
    ['hidden-sheet.xlsx', '观海卫（隐藏） → 干部'],
    ['hidden-rows.xlsx', '隐藏的第4–5、9行照样计入'],
    ['hidden-columns.xlsx', '隐藏的列照样采用：E 出生年月，F 身份证号'],
    ['instructions.xlsx', '填表说明 未读'],
    ['signatures.xlsx', '第16、18行不是记录，未计入'],
    ['totals.xlsx', '第9、17–18行是合计，未计入'],
    ['begins-at-c5.xlsx', '表头第5行，14条'],
    ['blank-tail.xlsx', '表头第1行，14条'],
    ['three-level-heads.xlsx', '表头第1–3行，14条'],
    ['stacked-tables.xlsx', '单位取自表头上一行：浒山街道'],
    ['libreoffice/hidden-sheet.xlsx', '观海卫（隐藏） → 干部'],
    ['libreoffice/hidden-rows.xlsx', '隐藏的第4–5、9行照样计入'],
    ['libreoffice/hidden-columns.xlsx', '隐藏的列照样采用：E 出生年月，F 身份证号'],
  ])('%s', async (name, sentence) => {
    const said = await saidOf(name);
    const unfolded = (text: string) => text.replaceAll('、', '，');
    expect(unfolded(said.check)).toContain(unfolded(sentence));
    expect(unfolded(said.inspect)).toContain(unfolded(sentence));
  });

  test('columns of other people, and forms of dates, by inspect', async () => {
    expect((await saidOf('look-alikes.xlsx')).inspect).toContain(
      '写的是他人，不采用：E 爱人出生年月，N 子女出生年月',
    );
    expect((await saidOf('serial-months.xlsx')).inspect).toMatch(/E 出生年月 的写法：Excel日期 × 12/);
    expect((await saidOf('integer-months.xlsx')).inspect).toContain('数字 999999 × 12');
  });

  test('an age that disagrees with the birth is an issue, and the birth stays', async () => {
    const { report } = await check([at('look-alikes.xlsx'), ...AS_OF]);
    expect(report.dataIssues.filter(({ code }) => code === 'age-disagrees')).toMatchObject([
      {
        severity: 'warning',
        cell: 'F3',
        value: '23',
        message: expect.stringContaining('到2019-06-30是30岁'),
      },
    ]);
  });
});
