import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonReport } from '../../src/render/report-schema.ts';
import { check, csvFile, folder, run } from './program.ts';
import { saidBy } from './shipped.ts';
import { rowsOfSheet, type Sheet } from './small-rulebook.ts';

/** What a rulebook is tried on: its text without a head, or the name of a shipped one, a register and sheets. */
export interface Trial {
  readonly book: string;
  readonly units?: Sheet;
  readonly sheets: readonly Sheet[];
  /** The roster of the time before. */
  readonly previous?: readonly Sheet[];
  /** The day of the verdicts; 2024-12-31 where none is given. */
  readonly asOf?: string;
}

/** Writes the files of a trial into a folder of their own: the arguments of a command on them. */
function argumentsOf({ book, units, sheets, previous = [], asOf = '2024-12-31' }: Trial): string[] {
  const directory = folder();
  const file = (name: string, sheet: Sheet) => csvFile(directory, name, rowsOfSheet(sheet));
  const isShipped = !book.includes('\n');
  const rules = join(directory, 'rulebook.yaml');
  if (!isShipped) writeFileSync(rules, `rulebook: trial\n${book}\n`);
  return [
    ...sheets.map((sheet, index) => file(`${index}.csv`, sheet)),
    ...(units === undefined ? [] : ['--units', file('units.csv', units)]),
    ...previous.flatMap((sheet, index) => ['--previous', file(`previous-${index}.csv`, sheet)]),
    ...['--rules', isShipped ? book : rules, '--as-of', asOf],
  ];
}

export const reportOn = async (trial: Trial): Promise<JsonReport> => (await check(argumentsOf(trial))).report;

/** The verdicts of some rules, each group's numbers and status: `{ women: ['甲村: 1/3 pass'] }`. */
export async function verdictsOn<Rule extends string>(
  trial: Trial,
  ...rules: readonly Rule[]
): Promise<Record<Rule, string[]>> {
  const report = await reportOn(trial);
  return Object.fromEntries(rules.map((rule) => [rule, saidBy(report, rule)])) as Record<Rule, string[]>;
}

/** The lines that a reader sees of a trial: of the table, or of a rule explained on it. */
export async function linesOn(trial: Trial, language: 'zh-CN' | 'en', rule?: string): Promise<string[]> {
  const command = rule === undefined ? ['check'] : ['explain', rule];
  const { stdout, stderr } = await run([...command, ...argumentsOf(trial), '--lang', language]);
  if (stdout === '') throw new Error(stderr);
  return stdout.split('\n');
}

/** Rows of invented people that are alike but for their names: `rows(2, '甲', '甲村 女')` is 甲一甲 and 甲二甲. */
export const rows = (count: number, name: string, cells: string): string[] =>
  Array.from({ length: count }, (_, index) => {
    const [ones, tens, hundreds] = [index % 10, Math.floor(index / 10) % 10, Math.floor(index / 100)];
    return `${name}${'一二三四五六七八九十'[ones]}${'甲乙丙丁戊己庚辛壬癸'[tens]}${'子丑'[hundreds]} ${cells}`;
  });

/** Rows under their headings. */
export const sheet = (heads: string, ...lines: readonly (string | readonly string[])[]): Sheet =>
  [heads, ...lines.flat()].join('\n');

/** A register of units of one kind, with further columns: `register('村', ['甲村', '乙村'])`. */
export const register = (kind: string, units: readonly string[], heads = ''): Sheet =>
  sheet(
    `单位代码 单位名称 单位类别 上级单位 ${heads}`,
    units.map((unit, index) => {
      const [name, ...cells] = unit.split(' ');
      return `${index + 1} ${name} ${kind} - ${cells.join(' ')}`;
    }),
  );
