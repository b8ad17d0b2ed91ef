import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Day } from '../core/calendar.ts';
import type { Language } from '../locale/catalogue.ts';
import type { SheetChoice } from '../roster/sheet-choice.ts';
import type { Tables } from '../roster/tables.ts';
import { makeVocabulary, type Vocabulary } from '../roster/vocabulary.ts';
import { CONFIG_NAME } from './config-name.ts';
import { type Files, textOf } from './files.ts';

/** What a configuration file says of a run: defaults for its options, and how files are read. */
export interface Config {
  /** The file itself; undefined where there is none. */
  readonly used: { readonly path: string; readonly sha256: string } | undefined;
  readonly rules: readonly string[] | undefined;
  readonly units: string | undefined;
  readonly exemptions: string | undefined;
  readonly asOf: Day | undefined;
  readonly language: Language | undefined;
  readonly birthFromId: boolean;
  /** Headings and values for tables of a run. Throws Failure where it speaks of columns that these do not have. */
  vocabularyOf(tables: Tables): Vocabulary;
  readonly sheets: readonly SheetChoice[];
}

const NO_CONFIG: Config = {
  used: undefined,
  rules: undefined,
  units: undefined,
  exemptions: undefined,
  asOf: undefined,
  language: undefined,
  birthFromId: false,
  vocabularyOf: (tables) => makeVocabulary(undefined, tables),
  sheets: [],
};

/**
 * Reads the configuration file that is named, else the one of the working directory, else none.
 * Throws Failure where it cannot be read or is wrong, with every problem's line and column.
 */
export async function openConfig(named: string | undefined, files: Files): Promise<Config> {
  const path = named ?? CONFIG_NAME;
  if (named === undefined && !existsSync(path)) return NO_CONFIG;
  const read = await files.read(path);
  // The grammar has a schema for every heading that is known: only a file is worth building it.
  const { parseConfig } = await import('./config-file.ts');
  const { file, vocabularyOf } = parseConfig(textOf(read), path);
  const { rules, units, exemptions } = file;
  return {
    used: { path, sha256: read.sha256 },
    rules: rules?.map((each) => (isRulebookFile(each) ? beside(path, each) : each)),
    units: units === undefined ? undefined : beside(path, units),
    exemptions: exemptions === undefined ? undefined : beside(path, exemptions),
    asOf: file.asOf,
    language: file.language,
    birthFromId: file.birthFromId ?? false,
    vocabularyOf,
    sheets: (file.sheets ?? []).map(({ file: own, sheet, leaveOut, headRow }) => ({
      file: own,
      sheet,
      leaveOut: leaveOut ?? false,
      headRows: headRow,
    })),
  };
}

const beside = (config: string, path: string): string =>
  isAbsolute(path) ? path : join(dirname(config), path);

/** The path of a file as a configuration names it: from where that stands. */
export const seenFrom = (config: string, path: string): string =>
  isAbsolute(path) ? path : relative(dirname(config), path).split(sep).join('/');

/** Whether a rulebook is named by its file, not by its id. */
export const isRulebookFile = (name: string): boolean => /\.ya?ml$/i.test(name);
