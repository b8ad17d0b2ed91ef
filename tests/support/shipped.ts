import type { JsonReport } from '../../src/render/report-schema.ts';
import { check, csvFile, folder } from './program.ts';
import { said } from './rosters.ts';
import { rowsOfSheet, type Sheet } from './small-rulebook.ts';

/** The report of a shipped rulebook on these sheets, the register among them, on 2024-12-31 unless options say otherwise. */
export async function reportBy(
  id: string,
  sheets: readonly Sheet[],
  ...options: string[]
): Promise<JsonReport> {
  const directory = folder();
  const files = sheets.map((sheet, index) => csvFile(directory, `${index}.csv`, rowsOfSheet(sheet)));
  return (await check([...files, '--rules', id, '--as-of', '2024-12-31', ...options])).report;
}

/** What a report says of each group of a rule: `甲村: 2/3 fail`, `甲 男: 1 pass`, `甲局 第3行: 90 pass` of a record. */
export const saidBy = (report: JsonReport, rule: string): string[] =>
  report.verdicts
    .filter((verdict) => verdict.rule === rule)
    .map((verdict) => {
      const { path, values = {}, origin } = verdict.group;
      const place = [path.at(-1) ?? '', ...Object.values(values), ...(origin ? [`第${origin.row}行`] : [])];
      return `${place.join(' ').trim()}: ${said(verdict)}`;
    });

/** The verdicts of a rule of a shipped rulebook on these sheets. */
export const judgedBy = async (
  id: string,
  rule: string,
  sheets: readonly Sheet[],
  ...options: string[]
): Promise<string[]> => saidBy(await reportBy(id, sheets, ...options), rule);

/** The same rows for each of several people: `多行('甲', 3, '甲村 委员 男')`, their names numbered. */
export const people = (name: string, count: number, cells: string): string[] =>
  Array.from(
    { length: count },
    (_, index) =>
      `${name}${'一二三四五六七八九十'[index % 10]}${'甲乙丙丁戊己庚辛壬癸'[Math.floor(index / 10)]} ${cells}`,
  );
