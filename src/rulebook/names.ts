import { nearest } from '../core/text.ts';
import type { RulebookProblem } from '../locale/rulebook-problem-words.ts';
import { MILLIONTHS } from '../roster/columns.ts';
import type { ColumnDefinition, TableName } from '../roster/schema.ts';
import {
  columnOf,
  followed,
  isAge,
  linkedTable,
  linksToUnits,
  OWN_UNIT,
  type Tables,
} from '../roster/tables.ts';
import type { FieldFile } from './grammar.ts';

/** How the values of a column are told apart: texts, flags, whole numbers of a scale, or exact fractions. */
export interface ColumnType {
  readonly type: 'text' | 'flag' | 'day' | 'month' | 'age' | 'number' | 'fraction';
  /** How many whole units make one: MILLIONTHS for decimals, else 1. */
  readonly scale: number;
  /** The column that holds the cells: `birth` for `age`. */
  readonly column: string;
  /** The values that its cells are known to have; `closed`: and no others. */
  readonly values?: readonly string[];
  readonly closed?: boolean;
  /** For a column of an ordered list: the list, lowest first. */
  readonly order?: ColumnDefinition['order'];
  /** Whether a cell may hold several values. */
  readonly several?: boolean;
  /** Whether its cells name units of the register. */
  readonly isUnit?: boolean;
}

/** A column under the name that a condition has for it. */
export interface NamedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

const TYPES = {
  text: 'text',
  choice: 'text',
  id: 'text',
  flag: 'flag',
  date: 'day',
  month: 'month',
  number: 'number',
} as const;

/** The names that a rulebook may use. */
interface Names {
  readonly fields: ReadonlyMap<string, FieldFile>;
  readonly tables: Tables;
}

/** The names of all columns that a condition over a table may use, for messages. */
export function columnNames(table: TableName, { fields, tables }: Names): string[] {
  const definition = tables.get(table);
  const columns = [...(definition?.columns ?? [])].filter(([, { kind }]) => kind !== 'id');
  const units = [...(tables.get('units')?.columns.keys() ?? [])].filter((name) => name !== 'parent');
  return [
    ...columns.map(([name]) => name),
    ...(definition?.derived.keys() ?? []),
    ...(isAge(tables, table, 'age') ? ['age'] : []),
    ...[...fields].filter(([, field]) => field.for === table).map(([name]) => name),
    ...(table === 'units' ? [] : [OWN_UNIT]),
    ...units.map((name) => `${table === 'units' ? 'parent' : OWN_UNIT}.${name}`),
    ...columns.flatMap(([link]) => {
      const linked = linkedTable(tables, table, link);
      const behind = linked === undefined || linked === 'units' ? undefined : tables.get(linked);
      return [...(behind?.columns.keys() ?? []), ...(behind ? [OWN_UNIT] : [])].map(
        (each) => `${link}.${each}`,
      );
    }),
  ];
}

/** That a table has no column of that name, with the one that may be meant. */
export const unknownColumn = (table: TableName, key: string, names: Names): RulebookProblem => ({
  kind: 'unknown-column',
  key,
  table,
  near: nearest(key, columnNames(table, names)) ?? '',
});

/** That a column holds no numbers to compute with. */
export const noNumberColumn = (key: string, type: ColumnType | undefined): RulebookProblem => ({
  kind: type?.type === 'fraction' ? 'only-bounded' : 'needs-number-column',
  key,
});

/**
 * What a column of a table is, or undefined where the table has no such column. `a.b` is b of the unit, or of the person, that a names.
 * `made`: the fields that are made of it, so that those made of each other have no type.
 */
export function columnType(
  table: TableName,
  name: string,
  names: Names,
  made: readonly string[] = [],
): ColumnType | undefined {
  const { fields, tables } = names;
  const path = followed(name);
  if (path) {
    const linked = linkedTable(tables, table, path.link);
    const behind = linked === undefined ? undefined : columnType(linked, path.column, names, made);
    return behind && { ...behind, column: `${path.link}.${behind.column}` };
  }
  if (linksToUnits(tables, table, name)) return { type: 'text', scale: 1, column: name, isUnit: true };
  if (isAge(tables, table, name)) return { type: 'age', scale: 1, column: 'birth' };
  const field = fields.get(name);
  if (field?.for === table) return made.includes(name) ? undefined : fieldType(field, name, names, made);
  const definition = columnOf(tables, table, name);
  return !definition || definition.kind === 'id' ? undefined : typeOf(definition, name);
}

/** What a field is: a number, or what the column is that it takes its value from. */
function fieldType(
  field: FieldFile,
  name: string,
  names: Names,
  made: readonly string[],
): ColumnType | undefined {
  // What a lookup gives has no cells of its own: who can do with its numbers asks for them (lookup-fields.ts).
  if (field.lookup !== undefined) return undefined;
  if ([field.average, field.product, field.share].some((each) => each !== undefined))
    return { type: 'fraction', scale: 1, column: name };
  const { take, min, max, median, sum, difference, gap, from } = field;
  const picked = [take, min, max, median].find((each) => typeof each === 'string');
  if (picked !== undefined && from !== undefined) {
    const taken = columnType(from, picked, names, [...made, name]);
    return taken && { ...taken, column: name };
  }
  const isOfNumbers = [sum, min, max, difference, gap].some((each) => each !== undefined);
  return { type: 'number', scale: isOfNumbers ? MILLIONTHS : 1, column: name };
}

function typeOf(definition: ColumnDefinition, column: string): ColumnType {
  const { kind, order, several = false } = definition;
  const type = TYPES[kind];
  const scale = type === 'number' ? MILLIONTHS : 1;
  if (kind !== 'choice') return { type, scale, column, several };
  const values = order?.values ?? [...new Set(Object.values(definition.values ?? {}).map(String))];
  return { type, scale, column, values, closed: definition.closed === true, order, several };
}
