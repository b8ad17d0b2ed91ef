import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
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
import type { Files } from './files.ts';

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
  const { bytes, sha256 } = await files.read(path);
  const parsed = parseYaml(new TextDecoder().decode(bytes), path, {
    schema: configSchema,
    keysAt: configKeysAt,
  });
  const { file } = parsed;
  const { rules, units } = file;
  return {
    used: { path, sha256 },
    rules: rules !== undefined && /\.ya?ml$/i.test(rules) ? beside(path, rules) : rules,
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

/** What a file says of one column, and where it says it. */
interface Said extends ColumnAddition {
  readonly field: string;
  readonly path: KeyPath;
}

/** The vocabulary that a file's columns make. Throws Failure where a heading or a written form has two meanings. */
function vocabularyOf(parsed: ParsedYaml<ConfigFile>): Vocabulary {
  const said = new Map(TABLE_NAMES.map((table) => [table, saidOf(table, parsed.file)]));
  const problems = [...said].flatMap(([, columns]) => twice(columns, parsed));
  if (problems.length > 0) throw new Failure(...problems);
  return makeVocabulary(
    new Map([...said].map(([table, columns]) => [table, new Map(columns.map((each) => [each.field, each]))])),
  );
}

/** The columns of a table that a file speaks of, each once, whatever names it uses. */
function saidOf(table: TableName, { columns = {} }: ConfigFile): Said[] {
  const sections = tableKeys(table).flatMap((key) => {
    const section = columns[key];
    return section ? [{ key, section }] : [];
  });
  return [...columnsOf(table).keys()].flatMap((field) => {
    const found = sections.flatMap(({ key, section }) =>
      columnKeys(table, field).flatMap((name) => {
        const column = section[name];
        return column ? [{ path: ['columns', key, name], ...column }] : [];
      }),
    );
    const [first] = found;
    return first
      ? [
          {
            field,
            path: first.path,
            heads: found.flatMap(({ heads = [] }) => heads),
            values: Object.assign({}, ...found.map(({ values = {} }) => values)) as ColumnAddition['values'],
          } as Said,
        ]
      : [];
  });
}

/** Headings that stand for two columns of a table, and forms that stand for two values of a column. */
function twice(columns: readonly Said[], { at }: ParsedYaml<ConfigFile>): Message[] {
  const heads = columns.flatMap(({ field, path, heads: own = [] }) =>
    own.map((head) => ({ written: head, means: field, path: [...path, 'heads'] })),
  );
  const values = columns.map(({ path, values: own = {} }) =>
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
