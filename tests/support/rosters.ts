import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import type { JsonReport } from '../../src/render/report-schema.ts';
import { checkCharacter } from '../../src/roster/values/identity.ts';
import { check, csvFile, folder, verdictOf } from './program.ts';

/** The day on which the Cixi cases are judged. */
export const AS_OF = ['--as-of', '2019-06-30'] as const;

/** A record by its headings: what is not named in any record of a file is a missing column, `''` a blank cell. */
export type Written = Readonly<Record<string, string>>;

/** The rows of a table with the headings of all its records, in the order in which they first appear. */
export function rowsOf(records: readonly Written[]): string[][] {
  const heads = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [heads, ...records.map((record) => heads.map((head) => record[head] ?? ''))];
}

/** A report on CSV files, one for each list of records, on 2019-06-30 by the Cixi rulebook unless options say otherwise. */
export async function reportOn(
  files: readonly (readonly Written[])[],
  ...options: string[]
): Promise<JsonReport> {
  const directory = folder();
  const paths = files.map((records, index) => csvFile(directory, `${index + 1}.csv`, rowsOf(records)));
  return (await check([...paths, ...AS_OF, ...options])).report;
}

/** One verdict's status on the records of one CSV file. */
export async function statusOn(rule: string, unit: string, ...records: Written[]): Promise<string> {
  return verdictOf(await reportOn([records]), rule, unit).status;
}

/** `1/2 pass`, `1–2/3 undecided`, `0 fail`: a verdict's numbers and status. */
export function said({ actual, status }: JsonReport['verdicts'][number]): string {
  const span = ({ min, max }: { min: unknown; max: unknown }) =>
    min === max ? `${min}` : `${min}–${max ?? '∞'}`;
  if (!actual) return status;
  if ('value' in actual) return `${span(actual.value)} ${status}`;
  return `${span(actual.count)}${actual.of ? `/${span(actual.of)}` : ''} ${status}`;
}

export const codesOf = ({ dataIssues }: JsonReport): string[] => dataIssues.map(({ code }) => code);
export const noteCodesOf = ({ notes }: JsonReport): string[] => notes.map(({ code }) => code);

/** An invented ID number: 17 digits and their check character. Region 339999 does not exist. */
export const idNumber = (birth: string, serial = '001'): string => {
  const digits = `339999${birth}${serial}`;
  return digits + checkCharacter(digits);
};

/** A middle cadre of 浒山街道, 29 years old. */
export const middle = (written: Written = {}): Written => ({
  姓名: '张甲',
  出生年月: '1990.01',
  所在镇街: '浒山街道',
  职务层次: '中层正职',
  ...written,
});

/** A cadre of 五洞闸村 in 观海卫镇, 29 years old. */
export const villager = (written: Written = {}): Written => ({
  姓名: '李甲',
  出生年月: '1990.01',
  所在镇街: '观海卫镇',
  所在村社: '五洞闸村',
  职务: '委员',
  ...written,
});

export type ExcelCell = string | number | boolean | Date | { error: '#N/A' } | { formula: string } | null;

/** Sheets of an Excel workbook; `adjust` sets formats, merges and the like before it is written. */
export async function excelFile(
  directory: string,
  name: string,
  sheets: Readonly<Record<string, readonly (readonly ExcelCell[])[]>>,
  adjust: (book: exceljs.Workbook) => void = () => undefined,
): Promise<string> {
  const book = new exceljs.Workbook();
  for (const [title, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(title);
    for (const row of rows) sheet.addRow([...row]);
  }
  adjust(book);
  const path = join(directory, name);
  await book.xlsx.writeFile(path);
  return path;
}

/** A rulebook in a folder; returns its path. */
export function rulebookFile(directory: string, text: string): string {
  const path = join(directory, 'rules.yaml');
  writeFileSync(path, text);
  return path;
}
