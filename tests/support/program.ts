import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { type JsonReport, reportSchema } from '../../src/render/report-schema.ts';

/** What a run of the program gave. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the program in this process, its streams gathered. `width` folds lines as a terminal of so many columns does;
 * the environment names no language unless a test has it do so.
 */
export async function run(
  args: readonly string[],
  width?: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  const streams = {
    write: (text: string | Uint8Array) => {
      stdout += typeof text === 'string' ? text : new TextDecoder().decode(text);
    },
    note: (text: string) => {
      stderr += text;
    },
    settled: async () => undefined,
    width,
    color: false,
  };
  const code = await main(args, streams, environment);
  return { code, stdout, stderr };
}

/** A new folder for the files of one test. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'cadre-audit-'));

/** Rows as a CSV file in a folder; returns its path. Cells with commas or quotes are quoted. */
export function csvFile(directory: string, name: string, rows: readonly (readonly string[])[]): string {
  const field = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const path = join(directory, name);
  writeFileSync(path, rows.map((row) => row.map(field).join(',')).join('\n'));
  return path;
}

/** A check with `--format json`, its report held against the contract. */
export async function check(
  args: readonly string[],
): Promise<{ readonly code: number; readonly report: JsonReport; readonly stderr: string }> {
  const { code, stdout, stderr } = await run(['check', ...args, '-f', 'json']);
  if (stdout === '') throw new Error(`no report, exit code ${code}: ${stderr}`);
  return { code, report: reportSchema.parse(JSON.parse(stdout)), stderr };
}

/** The verdict of a rule for a unit, by the last name of its path; for the whole roster, ''. */
export function verdictOf(report: JsonReport, rule: string, unit: string): JsonReport['verdicts'][number] {
  const found = report.verdicts.filter(
    (verdict) => verdict.rule === rule && (verdict.group.path.at(-1) ?? '') === unit,
  );
  if (found.length !== 1) throw new Error(`${found.length} verdicts of ${rule} for ${unit}`);
  return found[0] as JsonReport['verdicts'][number];
}
