import { Failure } from '../core/failure.ts';
import { compact } from '../core/text.ts';
import type { Message } from '../locale/catalogue.ts';
import { columnsOf, TABLE_NAMES, type TableName } from '../roster/schema.ts';
import { type ColumnAddition, makeVocabulary, type Vocabulary } from '../roster/vocabulary.ts';
import { type KeyPath, type ParsedYaml, parseYaml } from '../rulebook/yaml-file.ts';
import { type ConfigFile, columnKeys, configKeysAt, configSchema, tableKeys } from './config-grammar.ts';

/** Parses a configuration file. Throws Failure with every problem, each with its line and column. */
export const parseConfig = (text: string, path: string): ParsedYaml<ConfigFile> =>
  parseYaml(text, path, { schema: configSchema, keysAt: configKeysAt });

/** What a file says of one column, and where it says it. */
interface Said extends Required<ColumnAddition> {
  readonly field: string;
  /** The column's standard heading. */
  readonly name: string;
  readonly path: KeyPath;
}

/** The vocabulary that a file's columns make. Throws Failure where a heading or a written form has two meanings. */
export function vocabularyOf(parsed: ParsedYaml<ConfigFile>): Vocabulary {
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
