import { Failure } from '../core/failure.ts';
import { compact } from '../core/text.ts';
import type { Message } from '../locale/catalogue.ts';
import { BUILT_IN_TABLES, type TableDefinition, type Tables } from '../roster/tables.ts';
import { type ColumnAddition, makeVocabulary, type Vocabulary } from '../roster/vocabulary.ts';
import { type KeyPath, type ParsedYaml, parseYaml } from '../rulebook/yaml-file.ts';
import {
  type ConfigFile,
  columnKeys,
  configKeysAt,
  makeConfigSchema,
  openSchema,
  tableKeys,
} from './config-grammar.ts';

/** A configuration file, and what it makes of the tables of the rulebook that it is used with. */
export interface ParsedConfig {
  readonly file: Omit<ConfigFile, 'columns'>;
  /** Throws Failure where it speaks of columns that there are not, or gives a heading or a written form two meanings. */
  vocabularyOf(tables: Tables): Vocabulary;
}

/**
 * Parses a configuration file. Throws Failure with every problem, each with its line and column. Columns that are not
 * built in may be the rulebook's: of these it is told when that is known.
 */
export function parseConfig(text: string, path: string): ParsedConfig {
  const parse = (tables: Tables) =>
    parseYaml(text, path, { schema: makeConfigSchema(tables), keysAt: configKeysAt(tables) });
  try {
    const parsed = parse(BUILT_IN_TABLES);
    return { file: parsed.file, vocabularyOf: (tables) => vocabularyOf(parsed, tables) };
  } catch (failure) {
    const open = openFile(text, path);
    if (!open) throw failure;
    return { file: open, vocabularyOf: (tables) => vocabularyOf(parse(tables), tables) };
  }
}

/** A file that nothing but its columns may be wrong with; undefined where something else is. */
function openFile(text: string, path: string): Omit<ConfigFile, 'columns'> | undefined {
  try {
    return parseYaml(text, path, { schema: openSchema, keysAt: configKeysAt(BUILT_IN_TABLES) }).file;
  } catch (failure) {
    if (failure instanceof Failure) return undefined;
    throw failure;
  }
}

/** What a file says of one column, and where it says it. */
interface Said extends Required<ColumnAddition> {
  readonly field: string;
  /** The column's standard heading. */
  readonly name: string;
  readonly path: KeyPath;
}

/** The vocabulary that a file's columns make. Throws Failure where a heading or a written form has two meanings. */
function vocabularyOf(parsed: ParsedYaml<ConfigFile>, tables: Tables): Vocabulary {
  const said = new Map([...tables].map(([name, table]) => [name, saidOf(table, parsed.file)]));
  const problems = [...said].flatMap(([, columns]) => twice(columns, parsed));
  if (problems.length > 0) throw new Failure(...problems);
  return makeVocabulary(new Map([...said].map(([table, columns]) => [table, additionsOf(columns)])), tables);
}

const additionsOf = (columns: readonly Said[]): ReadonlyMap<string, ColumnAddition> =>
  new Map(
    columns
      .filter(({ heads, values }) => heads.length + Object.keys(values).length > 0)
      .map(({ field, heads, values }) => [field, { heads, values }]),
  );

/** The columns of a table that a file speaks of, each once, whatever names it uses. */
function saidOf(table: TableDefinition, { columns = {} }: ConfigFile): Said[] {
  const sections = tableKeys(table.name).flatMap((key) => {
    const section = columns[key];
    return section ? [{ key, section }] : [];
  });
  return [...table.columns].flatMap(
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
