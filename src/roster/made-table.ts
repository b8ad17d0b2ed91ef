import { groupBy } from '../core/group-by.ts';
import { type Coded, columnAt, valueAt } from './columns.ts';
import type { Link, PersonRows } from './link.ts';
import { cellSays, placedAt } from './repeated-records.ts';
import type { People, Placement, Table } from './roster.ts';
import type { TableDefinition } from './tables.ts';
import type { Identity } from './values/identity.ts';

/** The records of a table with all that is known of who and where they are. */
export interface KnownRecords {
  readonly table: Table;
  readonly placement: Placement;
  readonly names: readonly string[];
  readonly rows: PersonRows;
}

/** A table made from another one, and which of its records each record of that one belongs to. */
export interface MadeTable extends KnownRecords {
  readonly people: People;
  readonly links: readonly Link[];
}

/**
 * Makes one record of all rows that say the same in the columns of a key (people of their posts); a row of whose key
 * something is not known is a record of its own. A record stands where the first of its rows does.
 */
export function makeTable(definition: TableDefinition, source: KnownRecords): MadeTable {
  const recordOf = recordsByKey(definition, source);
  const firstRows: number[] = [];
  recordOf.forEach((record, row) => {
    if (firstRows[record] === undefined) firstRows[record] = row;
  });
  const { placement, names, rows } = source;
  const identities: Coded<Identity> = {
    values: rows.identities.values,
    codes: Int32Array.from(firstRows, (row) => rows.identities.codes[row] as number),
  };
  const own = Int32Array.from(firstRows.keys());
  const at = (record: number) => firstRows[record] as number;
  const isOfPeople = definition.person !== undefined;
  return {
    table: tableOf(definition, source.table, firstRows),
    placement: { ...placement, units: Int32Array.from(firstRows, (row) => placement.units[row] as number) },
    names: isOfPeople ? firstRows.map((row) => names[row] as string) : firstRows.map(() => ''),
    people: { count: own.length, ofRow: own, firstRow: own, severalRows: new Map() },
    rows: {
      names: firstRows.map((row) => names[row] as string),
      identities,
      units: (record) => rows.units(at(record)),
      places: (record) => rows.places(at(record)),
      around: (record) => rows.around(at(record)),
      ofRow: own,
    },
    links: recordOf.map((record) => [record]),
  };
}

/** The records in the order of their first rows, each block with those that begin in it. */
function tableOf(
  { name, key }: TableDefinition,
  { columns, blocks, rowNumbers, name: madeFrom }: Table,
  firstRows: readonly number[],
): Table {
  const before = (row: number): number => {
    const next = firstRows.findIndex((first) => first >= row);
    return next < 0 ? firstRows.length : next;
  };
  const kept = [...columns].filter(([field]) => key.includes(field));
  return {
    name,
    madeFrom,
    length: firstRows.length,
    columns: new Map(kept.map(([field, column]) => [field, columnAt(column, firstRows)])),
    blocks: blocks.map((block) => ({ ...block, start: before(block.start), end: before(block.end) })),
    rowNumbers: Int32Array.from(firstRows, (row) => rowNumbers[row] as number),
  };
}

/** For each row the position of its record. */
function recordsByKey({ key, person, unit }: TableDefinition, source: KnownRecords): number[] {
  const { table, placement, names, rows } = source;
  const parts = key.map((field): ((row: number) => string | undefined) => {
    if (field === unit) return (row) => placedAt(placement, row);
    if (field === person) return (row) => names[row] || undefined;
    const column = table.columns.get(field);
    return (row) => column && cellSays(column, row);
  });
  const keyOf = (row: number): string => {
    const said = parts.map((part) => part(row));
    return said.includes(undefined) ? `row ${row}` : JSON.stringify(said);
  };
  const groups = groupBy([...names.keys()], keyOf);
  const number = (row: number) => valueAt(rows.identities, row)?.number;
  const groupOfRow = new Map<number, string>();
  for (const [group, own] of groups) {
    const numbers = new Set(own.flatMap((row) => number(row) ?? []));
    // Of people of one name each ID number is one; a row without any may be any of them, and stays by itself.
    for (const row of own)
      groupOfRow.set(
        row,
        person === undefined || numbers.size < 2 ? group : `${group} ${number(row) ?? `row ${row}`}`,
      );
  }
  const records = new Map<string, number>();
  return [...names.keys()].map((row) => {
    const group = groupOfRow.get(row) as string;
    const record = records.get(group) ?? records.size;
    records.set(group, record);
    return record;
  });
}
