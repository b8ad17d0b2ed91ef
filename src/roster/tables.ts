import type { Counted } from '../locale/counted.ts';
import {
  AUXILIARY,
  CADRE_COLUMNS,
  CHANGE_HEADS,
  type ColumnDefinition,
  columnsOf,
  DERIVED,
  KEY_COLUMNS,
  TABLE_NAMES,
  type TableName,
} from './schema.ts';

/** All that a run knows of one kind of records. */
export interface TableDefinition {
  readonly name: TableName;
  /** The columns that stand under headings and that rules read. */
  readonly columns: ReadonlyMap<string, ColumnDefinition>;
  /** Columns under headings that no rule reads: they are compared with others, or help to tell a unit. */
  readonly auxiliary: ReadonlyMap<string, ColumnDefinition>;
  /** Columns that are computed as records are read. */
  readonly derived: ReadonlyMap<string, ColumnDefinition>;
  /** How a sheet of it is told by its headings (`isHeadOf`). */
  readonly told: {
    readonly all: readonly string[];
    readonly any: readonly string[];
    readonly least: number;
    /** Headings that no sheet of it has. */
    readonly none?: readonly string[];
  };
  /** The columns that make two rows the same record; none: no two rows are. */
  readonly key: readonly string[];
  /** The column that names a record's person. */
  readonly person: string | undefined;
  /** Whether rows of one person are one person's to rules; else every record stands for itself. */
  readonly countsPeople: boolean;
  /** The one column whose cell names a record's unit, where it is no pair of town and village. */
  readonly unit: string | undefined;
  /** The table that it is made from, a record for each key: no sheet is such a table. */
  readonly madeFrom?: TableName;
  /** Two columns that name people and are read either way round: each record is a tie of the two. */
  readonly symmetric?: readonly [string, string];
  /** Of cadres, where one rulebook of several reads them: a sheet is theirs that has more columns of them than of another's own table. */
  readonly contends?: true;
}

/**
 * The tables of a run: the built-in ones, with the columns that the rulebook adds to them, and the rulebook's own.
 * Cadres come last, as among the tables that a sheet may be.
 */
export type Tables = ReadonlyMap<TableName, TableDefinition>;

/** The built-in tables. A sheet is one where its head has the table's key column and two more known ones (DESIGN §6). */
export const BUILT_IN_TABLES: Tables = new Map(
  TABLE_NAMES.map((name): [TableName, TableDefinition] => [
    name,
    {
      name,
      columns: columnsOf(name),
      auxiliary: new Map(Object.entries(AUXILIARY[name] ?? {})),
      derived: new Map(Object.entries(DERIVED[name])),
      told:
        name === 'cadres'
          ? { all: [KEY_COLUMNS[name]], any: CADRE_COLUMNS, least: 3, none: CHANGE_HEADS }
          : { all: [KEY_COLUMNS[name]], any: [], least: 3 },
      key: [],
      person: name !== 'units' && columnsOf(name).has('name') ? 'name' : undefined,
      countsPeople: name === 'cadres',
      unit: undefined,
    },
  ]),
);

/** A column of a table that rules read; undefined where it has none of that name. */
export const columnOf = (tables: Tables, table: TableName, column: string): ColumnDefinition | undefined => {
  const definition = tables.get(table);
  return definition?.columns.get(column) ?? definition?.derived.get(column);
};

/** All columns of a table that sheets may have. */
export const sheetColumnsOf = ({
  columns,
  auxiliary,
}: TableDefinition): ReadonlyMap<string, ColumnDefinition> => new Map([...columns, ...auxiliary]);

/** Whether a sheet whose head has these columns is this table. */
export const isHeadOf = (
  { told: { all, any, least }, auxiliary }: TableDefinition,
  columns: { has(field: string): boolean; keys(): Iterable<string> },
): boolean =>
  all.every((field) => columns.has(field)) &&
  [...columns.keys()].filter((field) => !auxiliary.has(field)).length >= least &&
  (any.length === 0 || any.some((field) => columns.has(field)));

/** What the records of a table are, to whoever counts them. */
export function countedIn(tables: Tables, table: TableName): Counted {
  if (table === 'units') return 'units';
  const { countsPeople, madeFrom, person } = tables.get(table) ?? {};
  const isMadeOfPeople = madeFrom !== undefined && person !== undefined;
  return countsPeople || isMadeOfPeople ? 'people' : 'records';
}

/** Whether a column is the age that a table's column of births gives. */
export const isAge = (tables: Tables, table: TableName, column: string): boolean =>
  column === 'age' && tables.get(table)?.columns.get('birth')?.kind === 'date';

/** Which built-in tables look up people in which: a report belongs to the people on secondment. */
export const LOOKUPS: readonly (readonly [TableName, TableName])[] = [
  ['trainings', 'cadres'],
  ['secondments', 'cadres'],
  ['secondmentReports', 'secondments'],
];

/**
 * Whether the records of a table are looked up by the people of another one: built-in tables in those that they are made
 * for, a rulebook's own in every one that names people, and by every such one.
 */
export const isLookedUp = (tables: Tables, from: TableName, to: TableName): boolean => {
  if (BUILT_IN_TABLES.has(from) && BUILT_IN_TABLES.has(to))
    return LOOKUPS.some(([source, target]) => source === from && target === to);
  if (tables.get(to)?.madeFrom === from) return true;
  if (to === 'units') return tables.get(from)?.unit !== undefined;
  const name = (table: TableName) => tables.get(table)?.person;
  return from !== to && name(from) !== undefined && name(to) !== undefined;
};

/** Whether the records of a table name people. */
export const isOfPeople = (tables: Tables, table: TableName): boolean =>
  tables.get(table)?.person !== undefined;

/** Whether it is said where the records of a table belong: where it has columns that name units. */
export const isPlaced = (table: TableDefinition | undefined): boolean =>
  table !== undefined && (table.unit !== undefined || (table.countsPeople && table.columns.has('town')));

/** The columns whose cells name a record's unit. */
export const unitFieldsOf = (table: TableDefinition | undefined): readonly string[] => [
  ...(table?.unit === undefined ? [] : [table.unit]),
  'town',
  'village',
];

/** The column of every placed table that stands for the record's own unit, wherever that was found. */
export const OWN_UNIT = 'unit';

/** Whether a column names a unit of the register: a column of links, a record's own unit, a unit's superior. */
export const linksToUnits = (tables: Tables, table: TableName, column: string): boolean =>
  table === 'units'
    ? column === 'parent'
    : column === OWN_UNIT || tables.get(table)?.columns.get(column)?.links === 'units';

/** The table whose records a column names: units, or one of people; undefined where it names none. */
export function linkedTable(tables: Tables, table: TableName, column: string): TableName | undefined {
  if (linksToUnits(tables, table, column)) return 'units';
  const linked = tables.get(table)?.columns.get(column)?.links;
  return linked !== undefined && isOfPeople(tables, linked) ? linked : undefined;
}

/** `unit.majority` as the link `unit` and the column that it leads to; undefined for a column of the table itself. */
export function followed(column: string): { readonly link: string; readonly column: string } | undefined {
  const dot = column.indexOf('.');
  return dot < 0 ? undefined : { link: column.slice(0, dot), column: column.slice(dot + 1) };
}

/** What people call a column: its first heading; along a link, those of the link and of the column behind it. */
export function headingOf(tables: Tables, table: TableName, column: string): string {
  const path = followed(column);
  if (path) {
    const behind = linkedTable(tables, table, path.link) ?? 'units';
    return `${headingOf(tables, table, path.link)}·${headingOf(tables, behind, path.column)}`;
  }
  const [head] = columnOf(tables, table, column)?.heads ?? [];
  return head ?? (column === OWN_UNIT ? UNIT_HEADS[0] : column);
}

/** The headings of a column for units that has none of its own. */
export const UNIT_HEADS = ['所在单位', '单位', '单位名称', '用人单位', '所属单位'] as const;
