import { auditAll } from '../audit/audit-all.ts';
import { applyExemptions } from '../audit/exemptions/apply.ts';
import type { AsOfSource, Report } from '../audit/report.ts';
import { anythingJudged } from '../audit/status.ts';
import { type Day, dayOf } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import { compact, nearest } from '../core/text.ts';
import type { Message } from '../locale/catalogue.ts';
import { readRegister } from '../roster/choose-register.ts';
import { type FoundTables, findTables, type InputFile } from '../roster/find.ts';
import { type GatheredRoster, gatherRoster, makeRoster } from '../roster/load.ts';
import type { LoadOptions } from '../roster/load-options.ts';
import { type Register, unitNames, unitsAt } from '../roster/register.ts';
import type { Roster } from '../roster/roster.ts';
import type { Tables } from '../roster/tables.ts';
import type { Vocabulary } from '../roster/vocabulary.ts';
import { type ExemptionsFile, idsExempted } from '../rulebook/exemptions/model.ts';
import { linksNeeded } from '../rulebook/links-needed.ts';
import { type OpenedRulebook, rulebookAt } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/model.ts';
import { openArchive } from './archive.ts';
import { compileLater } from './compile-later.ts';
import { type Config, openConfig } from './config.ts';
import { dayWritten } from './day-written.ts';
import { decryptBy, type InputMeans } from './decrypt.ts';
import { openExemptions } from './exemptions.ts';
import type { Files } from './files.ts';
import { openInputs } from './inputs.ts';
import { type LookAheadOptions, lookAhead } from './look-ahead.ts';
import { passwordsGiven } from './passwords.ts';
import {
  checkRegister,
  type OwnRegister,
  oneRegister,
  openAll,
  ownDate,
  registersOf,
  tablesOfAll,
} from './several.ts';
import { version } from './version.ts';

/** The options that choose what a run is made with. */
export interface RunOptions extends LookAheadOptions {
  readonly config?: string;
  /** Several rulebooks are used together. */
  readonly rules?: readonly string[];
  readonly units?: string;
  readonly exemptions?: string;
  readonly asOf?: string;
  readonly unit?: string;
  readonly maxSize?: string;
  readonly passwordFile?: string;
  /** From the environment: an option could be seen by whoever lists the processes. */
  readonly password?: string;
  readonly inputFormat?: string;
  readonly previous?: readonly string[];
}

/** The rulebooks of a run at their one reference date, where that came from, and the configuration of the run. */
export interface Dated {
  readonly config: Config;
  readonly opened: readonly OpenedRulebook[];
  readonly rulebooks: readonly Rulebook[];
  readonly asOf: Day;
  /** The tables of all of them. */
  readonly tables: Tables;
  /** These tables, with the configuration's headings and values. */
  readonly vocabulary: Vocabulary;
  readonly asOfSource: AsOfSource;
}

/** What a run judges by: rulebooks at their date, and what is exempt from it. */
export interface Basis extends Dated {
  readonly exemptions: ExemptionsFile | undefined;
}

/** Opens all that a run judges by. Throws Failure where any of it is wrong. */
export async function openBasis(options: RunOptions, files: Files): Promise<Basis> {
  const dated = await openDated(options, files);
  return { ...dated, exemptions: await openExemptions(dated, options, files) };
}

/** Opens the rulebooks and chooses the date: `--as-of`, else the configuration's, else the rulebooks', else today. */
export async function openDated({ config: named, rules, asOf }: RunOptions, files: Files): Promise<Dated> {
  const config = await openConfig(named, files);
  const given = asOf === undefined ? undefined : dayWritten('--as-of', asOf);
  const opened = await openAll(rules ?? config.rules ?? [undefined], files);
  const dates: readonly (readonly [AsOfSource, Day | undefined])[] = [
    ['option', given],
    ['config', config.asOf],
  ];
  const [asOfSource, day = today()] = dates.find(([, each]) => each !== undefined) ??
    ownDate(opened) ?? ['today'];
  const rulebooks = opened.map((each) => rulebookAt(each, day));
  const tables = tablesOfAll(opened, rulebooks);
  return {
    config,
    opened,
    rulebooks,
    asOf: day,
    tables,
    vocabulary: config.vocabularyOf(tables),
    asOfSource,
  };
}

/** Today where the user is. */
function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** The tables of a run's files, and what they are read and judged by. */
export interface Found extends Dated {
  readonly found: FoundTables;
  /** What is to be said of files that were found and not read. */
  readonly notes: readonly Message[];
  /** The registers of units that the rulebooks have, which differ. */
  readonly registers: readonly OwnRegister[];
  readonly loadOptions: LoadOptions & { readonly vocabulary: Vocabulary };
}

/** Finds the tables in files. Throws Failure where one cannot be read. `known`: what was opened for this run already. */
export async function findFiles(
  paths: readonly string[],
  options: RunOptions,
  files: Files,
  known?: Dated & Partial<Basis>,
): Promise<Found> {
  compileLater();
  const means = await inputMeans(options, files);
  const dated = known ?? (await openDated(options, files));
  const { vocabulary } = dated;
  const { sheets, birthFromId } = dated.config;
  const inputs = await openInputs(paths, options.inputFormat, means, files);
  const units = await unitsGiven(options, dated.config, means, files);
  const registers = await registersOf(dated.opened);
  const rulebookUnits = registers[0]?.file;
  const idsAsked = known?.exemptions && idsExempted(known.exemptions);
  const loadOptions = {
    ...means,
    ...(idsAsked ? { idsAsked } : {}),
    ...readingOf(dated),
    vocabulary,
    birthFromId,
    ...linksNeeded(dated.rulebooks),
    ...(units ? { units } : {}),
    ...(rulebookUnits ? { rulebookUnits } : {}),
  };
  const found = await findTables(inputs.files, { ...means, vocabulary, sheets });
  return { ...dated, found, notes: inputs.notes, registers, loadOptions };
}

/** The date, and how ages are counted, by which a roster is read. */
const readingOf = ({ asOf, rulebooks }: Dated) => ({ asOf, basis: rulebooks[0]?.basis ?? 'month' });

/** The register that a check would use, of `--units`, the configuration or the rulebook; undefined where there is none. */
export async function registerFor(
  dated: Dated,
  options: RunOptions,
  files: Files,
): Promise<Register | undefined> {
  const means = await inputMeans(options, files);
  const given = await unitsGiven(options, dated.config, means, files);
  const file = given ?? oneRegister(await registersOf(dated.opened));
  return file && (await readRegister(file, { ...means, ...readingOf(dated), vocabulary: dated.vocabulary }));
}

/** The register of units that `--units` or the configuration names. */
async function unitsGiven(
  { units }: RunOptions,
  config: Config,
  { decrypt }: InputMeans,
  files: Files,
): Promise<InputFile | undefined> {
  const path = units ?? config.units;
  return path === undefined ? undefined : await decrypt(await files.read(path));
}

/** How files are opened here, by which passwords, and how large a workbook may be: `--max-size`, in megabytes. */
export async function inputMeans(options: RunOptions, files: Files): Promise<InputMeans> {
  const { maxSize } = options;
  const means = { openArchive, decrypt: decryptBy(await passwordsGiven(options, files)) };
  if (maxSize === undefined) return means;
  const megabytes = /^\d{1,7}$/.test(maxSize) ? Number(maxSize) : 0;
  if (megabytes === 0) throw new Failure({ code: 'bad-max-size', args: { written: maxSize } });
  return { ...means, maxBytes: megabytes * 1024 * 1024 };
}

/** A roster, and what it is judged by. */
export interface RosterRead extends Omit<Found, 'found' | 'loadOptions'>, Basis {
  readonly roster: Roster;
  /** The roster of the time before, of the same units. */
  readonly previous?: Roster;
}

/** What the files of a run hold in typed columns: rosters are made of it. */
export interface Gathering extends Omit<Found, 'found'>, Basis {
  readonly gathered: GatheredRoster;
  /** Of the roster of the time before. */
  readonly earlier?: Pick<Gathering, 'gathered' | 'loadOptions'>;
}

/** Reads the cells of files. Throws Failure where one cannot be read, or none holds a table. */
export async function gatherFiles(
  paths: readonly string[],
  options: RunOptions,
  files: Files,
  basis: Basis,
): Promise<Gathering> {
  const { exemptions } = basis;
  const { found, ...rest } = await findFiles(paths, options, files, basis);
  const own = { ...rest, exemptions, gathered: gatherRoster(found, rest.loadOptions) };
  if (!options.previous) return own;
  const { exemptions: _, ...dated } = basis;
  const before = await findFiles(options.previous, options, files, dated);
  const { loadOptions } = before;
  return { ...own, earlier: { gathered: gatherRoster(before.found, loadOptions), loadOptions } };
}

/** Makes the roster of what files hold, with that of the time before. Throws Failure where registers differ. */
export async function makeRosters({
  gathered,
  loadOptions,
  earlier,
  ...dated
}: Gathering): Promise<RosterRead> {
  const roster = await makeRoster(gathered, loadOptions);
  checkRegister(roster.registerSource, dated);
  if (!earlier) return { ...dated, roster };
  const previous = await makeRoster(earlier.gathered, { ...earlier.loadOptions, next: roster });
  return { ...dated, roster, previous };
}

/** Reads files into a roster: a function of its own, so that the cells of the files are let go of before anything is judged. */
export const readRoster = async (
  paths: readonly string[],
  options: RunOptions,
  files: Files,
  basis: Basis,
): Promise<RosterRead> => await makeRosters(await gatherFiles(paths, options, files, basis));

/** Reads the files, and judges them, by what was opened for this run already (`known`). Throws Failure where the audit cannot be made, NothingJudged where it judges nothing. */
export async function runAudit(
  paths: readonly string[],
  options: RunOptions,
  files: Files,
  known?: Basis,
): Promise<Report> {
  const read = await readRoster(paths, options, files, known ?? (await openBasis(options, files)));
  const within = unitChosen(read, options);
  return await lookAhead(await judgeRoster(read, paths, within), options, read, within);
}

/** The unit of `--unit`, by its position in the register; undefined where there is no such option. */
export const unitChosen = ({ roster }: RosterRead, { unit }: RunOptions): number | undefined =>
  unit === undefined ? undefined : unitWritten(roster.register, unit);

/** Nothing was judged: no report is made of it, but what is wrong in the cells is known. */
export class NothingJudged extends Failure {
  readonly report: Report;

  constructor(paths: readonly string[], report: Report) {
    const reasons = report.verdicts.flatMap(({ reason }) => (reason ? [reason.message] : []));
    const distinct = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]));
    super({ code: 'nothing-judged', args: { files: [...paths], reasons: [...distinct.values()] } });
    this.report = report;
  }
}

/** Judges a roster, or the subtree of a unit. `isOneOfSeveral`: other files are judged apart. Throws NothingJudged. */
export async function judgeRoster(
  { config, rulebooks, asOfSource, exemptions, notes, roster, previous }: RosterRead,
  paths: readonly string[],
  within: number | undefined,
  isOneOfSeveral = false,
): Promise<Report> {
  const judged = auditAll(roster, rulebooks, {
    version: await version(),
    asOfSource,
    notes,
    ...(previous ? { previous } : {}),
    ...(config.used ? { config: config.used } : {}),
    ...(within === undefined ? {} : { within }),
  });
  const report = exemptions
    ? applyExemptions(judged, exemptions, { roster, within, isOneOfSeveral })
    : judged;
  if (!anythingJudged(report)) throw new NothingJudged(paths, report);
  return report;
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
