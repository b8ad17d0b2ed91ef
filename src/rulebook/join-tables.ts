import { compact } from '../core/text.ts';
import type { ColumnDefinition } from '../roster/schema.ts';
import type { TableDefinition, Tables } from '../roster/tables.ts';
import type { Rulebook } from './model.ts';

/** Something of a table that two rulebooks declare otherwise; no column: the table itself. */
export interface Clash {
  readonly table: string;
  readonly column: string | undefined;
  /** A heading of that column which is another one's in the other rulebook. */
  readonly heading?: { readonly head: string; readonly other: string };
  /** The two rulebooks, by position. */
  readonly rulebooks: readonly [number, number];
}

/**
 * The tables of several rulebooks by which one roster is read: each with the columns that any of them declares. What two
 * of them declare otherwise goes to `clash`; then the first one's is taken.
 */
export function joinTables(rulebooks: readonly Rulebook[], clash: (clash: Clash) => void): Tables {
  const joined = new Map<string, TableDefinition>();
  const from = new Map<string, number>();
  for (const [index, { tables }] of rulebooks.entries())
    for (const [name, table] of tables) {
      const known = joined.get(name);
      if (!known) {
        joined.set(name, table);
        from.set(name, index);
      } else if (known !== table) {
        const tell = (column: string | undefined) =>
          clash({ table: name, column, rulebooks: [declaredBy(rulebooks, name, column), index] });
        joined.set(name, joinTable(known, table, tell));
      }
    }
  tellFields(rulebooks, clash);
  tellHeadings(rulebooks, clash);
  // Cadres come last, as among the tables that a sheet may be.
  const cadres = joined.get('cadres');
  joined.delete('cadres');
  if (cadres) joined.set('cadres', rulebooks.length > 1 ? { ...cadres, contends: true } : cadres);
  return joined;
}

/** The first rulebook that has a table, or a column of it. */
const declaredBy = (rulebooks: readonly Rulebook[], table: string, column: string | undefined): number =>
  rulebooks.findIndex(({ tables }) =>
    column === undefined ? tables.has(table) : tables.get(table)?.columns.has(column),
  );

function joinTable(
  known: TableDefinition,
  table: TableDefinition,
  tell: (column: string | undefined) => void,
): TableDefinition {
  const columns = new Map<string, ColumnDefinition>(known.columns);
  for (const [name, column] of table.columns) {
    const other = columns.get(name);
    if (other && !isSame(other, column)) tell(name);
    columns.set(name, other ?? column);
  }
  const [keys, roles] = [[known.key, table.key].filter((key) => key.length > 0), [known, table].map(rolesOf)];
  if ((keys.length === 2 && !isSame(keys[0], keys[1])) || !isSame(roles[0], roles[1])) tell(undefined);
  const told = { ...known.told, least: Math.min(known.told.least, table.told.least) };
  return { ...known, columns, key: keys[0] ?? [], told };
}

/** By what a table is told from others, and whose its records are. */
const rolesOf = ({ person, unit, countsPeople, told: { all, any } }: TableDefinition) => [
  person ?? '',
  unit ?? '',
  countsPeople,
  all,
  any,
];

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A field of one rulebook and a column of another would be one name of one record. */
function tellFields(rulebooks: readonly Rulebook[], clash: (clash: Clash) => void): void {
  for (const [index, { fields }] of rulebooks.entries())
    for (const { name, table } of fields.values()) {
      const other = rulebooks.findIndex(({ tables }) => tables.get(table)?.columns.has(name));
      if (other >= 0 && other !== index) clash({ table, column: name, rulebooks: [index, other] });
    }
}

/** A column that one rulebook adds would take a heading away from a column of the other. */
function tellHeadings(rulebooks: readonly Rulebook[], clash: (clash: Clash) => void): void {
  for (const [index, { tables }] of rulebooks.entries())
    for (const [another, { tables: others }] of rulebooks.entries())
      for (const [table, { columns }] of tables)
        for (const heading of headingsTaken(columns, others.get(table)?.columns ?? new Map()))
          clash({ table, column: heading.column, heading, rulebooks: [index, another] });
}

interface HeadingTaken {
  readonly column: string;
  readonly head: string;
  readonly other: string;
}

type Columns = ReadonlyMap<string, ColumnDefinition>;

function headingsTaken(columns: Columns, others: Columns): HeadingTaken[] {
  const added = [...columns].filter(([column]) => others.size > 0 && !others.has(column));
  if (added.length === 0) return [];
  const known = new Map(
    [...others].flatMap(([other, { heads }]) => heads.map((head) => [compact(head), other])),
  );
  return added.flatMap(([column, { heads }]) =>
    heads.flatMap((head) => {
      const other = known.get(compact(head));
      return other === undefined ? [] : [{ column, head, other }];
    }),
  );
}
