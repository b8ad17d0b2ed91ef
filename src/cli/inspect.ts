import { readingNotes, unusedNotes } from '../audit/notes.ts';
import { EXIT_CODES } from '../audit/status.ts';
import { formatDay } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { type InspectedFile, inspectRoster, NO_ROSTER } from '../roster/inspect.ts';
import { anyTable, assembleRoster, noTable } from '../roster/load.ts';
import type { Roster } from '../roster/roster.ts';
import { isRulebookFile, seenFrom } from './config.ts';
import { CONFIG_NAME } from './config-name.ts';
import { checkOutputs, type Files, makeFiles, refuseExisting, writeWhole } from './files.ts';
import { type Found, findFiles, type RunOptions } from './session.ts';
import { checkRegister } from './several.ts';
import type { Streams } from './streams.ts';

export interface InspectOptions extends Omit<RunOptions, 'unit'> {
  readonly lang?: string;
  readonly format?: string;
  /** The file; `true`: the one that a run looks for by itself. */
  readonly writeConfig?: string | true;
  readonly force?: boolean;
}

const FORMATS = ['table', 'json'] as const;

/**
 * `cadre-audit inspect`: how each sheet was read, before anything is judged; with `--write-config` also a
 * configuration to be thought over. Returns the exit code. Throws Failure where no table was found, when that is shown.
 */
export async function inspect(
  paths: readonly string[],
  options: InspectOptions,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const { format = 'table' } = options;
  if (!FORMATS.some((each) => each === format))
    throw new Failure({
      code: 'bad-choice',
      args: { option: '--format', written: format, choices: FORMATS },
    });
  const files = makeFiles();
  const read = await findFiles(paths, options, files);
  const { found, notes, loadOptions } = read;
  const roster = anyTable(found) ? await rosterOf(read) : NO_ROSTER;
  const inspection = {
    files: inspectRoster(roster, found, loadOptions),
    notes: [...notes, ...readingNotes(found.inputs), ...unusedNotes(found)],
    issues: roster.issues,
  };
  const { inspectionJson, renderInspection } = await import('../render/inspection.ts');
  if (options.writeConfig !== undefined) await writeConfig(inspection.files, read, options, catalogue, files);
  streams.write(
    format === 'json'
      ? inspectionJson(inspection, catalogue)
      : renderInspection(inspection, catalogue, streams.width),
  );
  if (options.writeConfig !== undefined)
    streams.note(`${catalogue.words.configuration.written(configPath(options))}\n`);
  if (!anyTable(found)) throw noTable(found);
  return EXIT_CODES.pass;
}

/** The roster of the tables that were found. Throws Failure where its units are in one of several registers. */
async function rosterOf(read: Found): Promise<Roster> {
  const roster = await assembleRoster(read.found, read.loadOptions);
  checkRegister(roster.registerSource, read);
  return roster;
}

const configPath = ({ writeConfig: path }: InspectOptions): string =>
  typeof path === 'string' ? path : CONFIG_NAME;

/** Proposes a configuration for the files that were read. */
async function writeConfig(
  inspected: readonly InspectedFile[],
  { config, asOf: day, rulebooks, vocabulary, asOfSource }: Found,
  options: InspectOptions,
  catalogue: Catalogue,
  files: Files,
): Promise<void> {
  const path = configPath(options);
  // What stands in the configuration in use is carried over: it may be written anew.
  await checkOutputs([path], files, config.used?.path);
  if (!options.force) await refuseExisting(path);
  const asOf = formatDay(day);
  const rules = options.rules ?? config.rules;
  const units = options.units ?? config.units;
  const { proposeConfig } = await import('../render/config-proposal.ts');
  const content = proposeConfig(
    inspected,
    {
      rules: rules?.map((each) => (isRulebookFile(each) ? seenFrom(path, each) : each)),
      units: units === undefined ? undefined : seenFrom(path, units),
      exemptions: config.exemptions === undefined ? undefined : seenFrom(path, config.exemptions),
      asOf: asOfSource === 'option' || asOfSource === 'config' ? asOf : undefined,
      language: (options.lang ?? config.language) === undefined ? undefined : catalogue.language,
      birthFromId: config.birthFromId,
      sheets: config.sheets,
      vocabulary,
    },
    { rules: rulebooks.map(({ id }) => id).join(), asOf },
    catalogue,
  );
  await writeWhole([{ path, content }]);
}
