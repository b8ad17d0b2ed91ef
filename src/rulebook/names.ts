import { MILLIONTHS } from '../roster/columns.ts';
import { columnsOf, DERIVED, type TableName } from '../roster/schema.ts';
import type { FieldFile } from './grammar.ts';

/** How the values of a column are told apart: texts, flags, or whole numbers of a scale. */
export interface ColumnType {
  readonly type: 'text' | 'flag' | 'day' | 'month' | 'age' | 'number';
  /** How many whole units make one: MILLIONTHS for decimals, else 1. */
  readonly scale: number;
  /** The column that holds the cells: `birth` for `age`. */
  readonly column: string;
  /** The values that its cells are known to have; `closed`: and no others. */
  readonly values?: readonly string[];
  readonly closed?: boolean;
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

/** Columns of units in conditions: their own, and their superior's kind. */
const UNIT_COLUMNS = ['name', 'code', 'kind', 'parent.kind'];

/** The names of all columns that a condition over a table may use, for messages. */
export function columnNames(table: TableName, fields: ReadonlyMap<string, FieldFile>): string[] {
  if (table === 'units') return UNIT_COLUMNS;
  const own = [...fields].filter(([, field]) => field.for === table).map(([name]) => name);
  return [
    ...columnsOf(table).keys(),
    ...Object.keys(DERIVED[table]),
    ...(table === 'cadres' ? ['age'] : []),
    ...own,
  ];
}

/** What a column of a table is, or undefined where the table has no such column. */
export function columnType(
  table: TableName,
  name: string,
  fields: ReadonlyMap<string, FieldFile>,
): ColumnType | undefined {
  if (table === 'units')
    return UNIT_COLUMNS.includes(name) ? { type: 'text', scale: 1, column: name } : undefined;
  if (table === 'cadres' && name === 'age') return { type: 'age', scale: 1, column: 'birth' };
  const field = fields.get(name);
  if (field?.for === table)
    return {
      type: 'number',
      scale: field.sum === undefined && field.lookup === undefined ? 1 : MILLIONTHS,
      column: name,
    };
  const definition = columnsOf(table).get(name) ?? DERIVED[table][name];
  if (!definition || definition.kind === 'id') return undefined;
  const type = TYPES[definition.kind];
  const scale = type === 'number' ? MILLIONTHS : 1;
  if (definition.kind !== 'choice') return { type, scale, column: name };
  const values = [...new Set(Object.values(definition.values ?? {}).map(String))];
  return { type, scale, column: name, values, closed: definition.closed === true };
}
