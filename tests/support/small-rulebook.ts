import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonReport } from '../../src/render/report-schema.ts';
import { check, csvFile, folder, run } from './program.ts';
import { AS_OF, said } from './rosters.ts';

/** A table as its rows, the headings first; cells are parted by blanks, `-` is an empty one. */
export type Sheet = string;

export const rowsOfSheet = (sheet: Sheet): string[][] =>
  sheet
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(/\s+/)
        .map((cell) => (cell === '-' ? '' : cell)),
    );

/** The register of every test that hands in no other: a county with two towns. */
const UNITS = `
单位代码 单位名称 单位类别 上级单位
1 某县 县 -
2 甲镇 镇 某县
3 乙镇 镇 某县`;

/** Writes a rulebook with these parts, a register and sheets into a folder of their own: the arguments of a check. */
export function written(parts: string, sheets: readonly Sheet[], units: Sheet = UNITS): string[] {
  const directory = folder();
  csvFile(directory, 'units.csv', rowsOfSheet(units));
  const rules = join(directory, 'rulebook.yaml');
  writeFileSync(rules, `rulebook: small\nunits: units.csv\n${parts}\n`);
  const files = sheets.map((sheet, index) => csvFile(directory, `${index}.csv`, rowsOfSheet(sheet)));
  return [...files, '--rules', rules, ...AS_OF];
}

/** The report of a small rulebook on these sheets. */
export const reportOf = async (parts: string, sheets: readonly Sheet[], units?: Sheet): Promise<JsonReport> =>
  (await check(written(parts, sheets, units))).report;

/** What is said of each group: `甲镇: 2/3 fail`, `甲镇 女: 1 pass`, `甲镇 0.csv!3: fail` of a record. */
export async function verdictsOf(
  rule: string,
  parts: string,
  sheets: readonly Sheet[],
  units?: Sheet,
): Promise<string[]> {
  const { verdicts } = await reportOf(parts, sheets, units);
  return verdicts
    .filter((verdict) => verdict.rule === rule)
    .map((verdict) => {
      const { path, values = {}, origin } = verdict.group;
      const place = [path.at(-1) ?? '', ...Object.values(values), ...(origin ? [`第${origin.row}行`] : [])];
      return `${place.join(' ').trim()}: ${said(verdict)}`;
    });
}

/** What the author of a rulebook is told, in English: exit code 2 is asked for. */
export async function toldOf(parts: string): Promise<string[]> {
  const sheet = '姓名 出生年月 所在镇街\n甲 1990.01 甲镇';
  const { code, stderr } = await run(['check', ...written(parts, [sheet]), '--lang', 'en']);
  if (code !== 2) throw new Error(`exit code ${code}`);
  return stderr
    .trim()
    .split('\n')
    .map((line) => line.replace(/^.*rulebook\.yaml:/, ''));
}
