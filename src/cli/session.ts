import { readFile } from 'node:fs/promises';
import type { AsOfSource, Report } from '../audit/report.ts';
import { audit } from '../audit/run.ts';
import { anythingJudged } from '../audit/status.ts';
import { type Day, dayOf, parseIsoDay } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import { compact, nearest } from '../core/text.ts';
import { type Catalogue, LANGUAGES, type Language } from '../locale/catalogue.ts';
import { type InputFile, loadRoster } from '../roster/load.ts';
import type { ReadingMeans } from '../roster/readers/workbook.ts';
import { type Register, unitNames, unitsAt } from '../roster/register.ts';
import type { Roster } from '../roster/roster.ts';
import { type OpenedRulebook, rulebookAt } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/model.ts';
import { openArchive } from './archive.ts';
import type { Files } from './files.ts';
import { findRulebook, registerOf } from './rulebooks.ts';

/** The options that choose what a run is made with. */
export interface RunOptions {
  readonly rules?: string;
  readonly units?: string;
  readonly asOf?: string;
  readonly unit?: string;
  readonly maxSize?: string;
}

/** A rulebook at its reference date, and where that came from. */
export interface Dated {
  readonly opened: OpenedRulebook;
  readonly rulebook: Rulebook;
  readonly asOfSource: AsOfSource;
}

/** Opens the rulebook and chooses the date: `--as-of`, else the rulebook's, else today. */
export async function openDated({ rules, asOf }: RunOptions, files: Files): Promise<Dated> {
  const given = asOf === undefined ? undefined : parseIsoDay(asOf);
  if (asOf !== undefined && given === undefined)
    throw new Failure({ code: 'bad-as-of', args: { written: asOf } });
  const opened = await findRulebook(rules, files);
  const own = opened.parsed.file.asOf;
  const day = given ?? own ?? today();
  return {
    opened,
    rulebook: rulebookAt(opened, day),
    asOfSource: given !== undefined ? 'option' : own !== undefined ? 'rulebook' : 'today',
  };
}

/** Today where the user is. */
function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** The files of a run as one roster, and what they are read and judged by. */
export interface Loaded extends Dated {
  readonly inputs: readonly InputFile[];
  readonly roster: Roster;
  readonly means: ReadingMeans;
}

/** Reads the files. Throws Failure where one cannot be read or none holds a table. */
export async function loadFiles(
  paths: readonly string[],
  options: RunOptions,
  files: Files,
): Promise<Loaded> {
  const means = readingMeans(options);
  const dated = await openDated(options, files);
  const inputs = await Promise.all(paths.map(files.read));
  const units = options.units === undefined ? undefined : await files.read(options.units);
  const rulebookUnits = await registerOf(dated.opened);
  const { asOf, basis } = dated.rulebook;
  const roster = await loadRoster(inputs, {
    ...means,
    asOf,
    basis,
    ...(units ? { units } : {}),
    ...(rulebookUnits ? { rulebookUnits } : {}),
  });
  return { ...dated, inputs, roster, means };
}

/** How files are opened here, and how large a workbook may be: `--max-size`, in megabytes. */
export function readingMeans({ maxSize }: Pick<RunOptions, 'maxSize'>): ReadingMeans {
  if (maxSize === undefined) return { openArchive };
  const megabytes = /^\d{1,7}$/.test(maxSize) ? Number(maxSize) : 0;
  if (megabytes === 0) throw new Failure({ code: 'bad-max-size', args: { written: maxSize } });
  return { openArchive, maxBytes: megabytes * 1024 * 1024 };
}

/** Reads the files, and judges them. Throws Failure where the audit cannot be made or judges nothing. */
export async function runAudit(paths: readonly string[], options: RunOptions, files: Files): Promise<Report> {
  const { rulebook, asOfSource, roster } = await loadFiles(paths, options, files);
  const within = options.unit === undefined ? undefined : unitWritten(roster.register, options.unit);
  const report = audit(roster, rulebook, {
    version: await version(),
    asOfSource,
    ...(within === undefined ? {} : { within }),
  });
  if (anythingJudged(report)) return report;
  const reasons = report.verdicts.flatMap(({ reason }) => (reason ? [reason.message] : []));
  const distinct = reasons.filter(
    (reason, index) => reasons.findIndex((each) => JSON.stringify(each) === JSON.stringify(reason)) === index,
  );
  throw new Failure({ code: 'nothing-judged', args: { files: [...paths], reasons: distinct } });
}

/** The one unit of the register that a user means by `--unit`. */
export function unitWritten(register: Register, written: string): number {
  const units = unitsAt(register, written);
  const [only] = units;
  if (units.length > 1)
    throw new Failure({
      code: 'unit-several',
      args: { unit: written, units: units.map(({ path }) => path.join('/')) },
    });
  if (!only)
    throw new Failure({
      code: 'unit-unknown',
      args: { unit: written, near: nearest(compact(written), unitNames(register)) ?? '' },
    });
  return only.index;
}

/** The program's own version. */
export async function version(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The words of a language, Chinese unless another is asked for. Throws Failure where there is none of that name. */
export async function catalogueFor(written: string = 'zh-CN'): Promise<Catalogue> {
  const language = LANGUAGES.find(
    (each): each is Language =>
      each.toLowerCase() === written.toLowerCase() || each.split('-')[0] === written.toLowerCase(),
  );
  if (!language)
    throw new Failure({ code: 'bad-choice', args: { option: '--lang', written, choices: [...LANGUAGES] } });
  return language === 'en'
    ? (await import('../locale/en.ts')).catalogue
    : (await import('../locale/zh-cn.ts')).catalogue;
}
