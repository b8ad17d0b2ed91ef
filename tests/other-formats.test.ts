import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../src/cli/archive.ts';
import { readWorkbook } from '../src/roster/readers/index.ts';
import type { Sheet, Workbook } from '../src/roster/readers/workbook.ts';
import { peopleAsRead, rosterOf } from './support/people-as-read.ts';
import { check, run } from './support/program.ts';
import { AS_OF } from './support/rosters.ts';
import { addressed } from './support/workbooks.ts';

/** Rosters in the formats beside .xlsx and CSV, written by LibreOffice (fixtures/layouts/make.py) and by hand. */

const FOLDER = 'fixtures/layouts/other-formats';
const at = (name: string) => join(FOLDER, name);
const rosters = readdirSync(FOLDER).filter(
  (name) => /\.(xls|ods|html)$/.test(name) && !name.startsWith('types'),
);

const plain = peopleAsRead(await rosterOf(['fixtures/layouts/plain.xlsx']));

const read = async (name: string): Promise<Workbook> =>
  await readWorkbook(readFileSync(at(name)), name, { openArchive });

describe('every file is read to the people of the plain workbook', () => {
  test.each(rosters)('%s', async (name) => {
    expect(peopleAsRead(await rosterOf([at(name)]))).toEqual(plain);
  });
});

/** What a sheet says, for comparing. */
const said = ({ cells, ...sheet }: Sheet) => ({ ...sheet, cells: addressed(cells) });

describe('every type of cell is read like that of the same workbook as .xlsx', () => {
  test.each(['types', 'types-1904'])('%s.xls', async (name) => {
    const [xls, xlsx] = [await read(`${name}.xls`), await read(`${name}.xlsx`)];
    expect(xls.format).toBe('xls');
    expect(xls.nature).toEqual(xlsx.nature);
    expect(xls.sheets.map(said)).toEqual(xlsx.sheets.map(said));
  });

  test.each(['types', 'types-1904'])('%s.ods', async (name) => {
    const [ods, xlsx] = [await read(`${name}.ods`), await read(`${name}.xlsx`)];
    expect(ods.format).toBe('ods');
    expect(ods.sheets.map(said)).toEqual(xlsx.sheets.map(said));
  });
});
