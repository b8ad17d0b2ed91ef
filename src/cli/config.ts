import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Day } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import { compact } from '../core/text.ts';
import type { Language, Message } from '../locale/catalogue.ts';
import { columnsOf, TABLE_NAMES, type TableName } from '../roster/schema.ts';
import type { SheetChoice } from '../roster/sheet-choice.ts';
import { BUILT_IN, type ColumnAddition, makeVocabulary, type Vocabulary } from '../roster/vocabulary.ts';
import { type KeyPath, type ParsedYaml, parseYaml } from '../rulebook/yaml-file.ts';
import { type ConfigFile, columnKeys, configKeysAt, configSchema, tableKeys } from './config-grammar.ts';
import { CONFIG_NAME } from './config-name.ts';
import { type Files, textOf } from './files.ts';

/** What a configuration file says of a run: defaults for its options, and how files are read. */
export interface Config {
  /** The file itself; undefined where there is none. */
  readonly used: { readonly path: string; readonly sha256: string } | undefined;
  readonly rules: string | undefined;
  readonly units: string | undefined;
  readonly asOf: Day | undefined;
  readonly language: Language | undefined;
  readonly birthFromId: boolean;
  readonly vocabulary: Vocabulary;
  readonly sheets: readonly SheetChoice[];
}

const NO_CONFIG: Config = {
  used: undefined,
  rules: undefined,
  units: undefined,
  asOf: undefined,
  language: undefined,
  birthFromId: false,
  vocabulary: BUILT_IN,
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
  const parsed = parseYaml(textOf(read), path, {
    schema: configSchema,
    keysAt: configKeysAt,
  });
  const { file } = parsed;
  const { rules, units } = file;
  return {
    used: { path, sha256: read.sha256 },
    rules: rules !== undefined && isRulebookFile(rules) ? beside(path, rules) : rules,
    units: units === undefined ? undefined : beside(path, units),
    asOf: file.asOf,
    language: file.language,
    birthFromId: file.birthFromId ?? false,
    vocabulary: vocabularyOf(parsed),
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

/** What a file says of one column, and where it says it. */
interface Said extends Required<ColumnAddition> {
  readonly field: string;
  /** The column's standard heading. */
  readonly name: string;
  readonly path: KeyPath;
}

/** The vocabulary that a file's columns make. Throws Failure where a heading or a written form has two meanings. */
function vocabularyOf(parsed: ParsedYaml<ConfigFile>): Vocabulary {
  const said = new Map(TABLE_NAMES.map((table) => [table, saidOf(table, parsed.file)]));
  const problems = [...said].flatMap(([, columns]) => twice(columns, parsed));
  if (problems.length > 0) throw new Failure(...problems);
  return makeVocabulary(new Map([...said].map(([table, columns]) => [table, additionsOf(columns)])));
}

const additionsOf = (columns: readonly Said[]): ReadonlyMap<string, ColumnAddition> =>
  new Map(
    columns
      .filter(({ heads, values }) => heads.length + Object.keys(values).length > 0)
      .map(({ field, heads, values }) => [field, { heads, values }]),
  );

/** The columns of a table that a file speaks of, each once, whatever names it uses. */
function saidOf(table: TableName, { columns = {} }: ConfigFile): Said[] {
  const sections = tableKeys(table).flatMap((key) => {
    const section = columns[key];
    return section ? [{ key, section }] : [];
  });
  return [...columnsOf(table)].flatMap(
    ([
      field,
      {
        heads: [name = field],
      },
    ]) => {
      const found = sections.flatMap(({ key, section }) =>
        columnKeys(table, field).flatMap((own) => {
          const column = section[own];
          return column ? [{ path: ['columns', key, own], ...column }] : [];
        }),
      );
      const [first] = found;
      return first
        ? [
            {
              field,
              name,
              path: first.path,
              heads: found.flatMap(({ heads = [] }) => heads),
              values: Object.assign({}, ...found.map(({ values = {} }) => values)) as Said['values'],
            },
          ]
        : [];
    },
  );
}

/** Headings that stand for two columns of a table, and forms that stand for two values of a column. */
function twice(columns: readonly Said[], { at }: ParsedYaml<ConfigFile>): Message[] {
  const heads = columns.flatMap(({ name, path, heads: own }) =>
    own.map((head) => ({ written: head, means: name, path: [...path, 'heads'] })),
  );
  const values = columns.map(({ path, values: own }) =>
    Object.entries(own).flatMap(([value, forms]) =>
      forms.map((form) => ({ written: form, means: value, path: [...path, 'values', value] })),
    ),
  );
  return [heads, ...values].flatMap((list) =>
    list.flatMap(({ written, means, path }, index) => {
      const other = list
        .slice(0, index)
        .find((each) => compact(each.written) === compact(written) && each.means !== means);
      return other ? [at(path, { kind: 'said-twice', text: written, meanings: [other.means, means] })] : [];
    }),
  );
}
