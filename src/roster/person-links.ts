import { groupBy } from '../core/group-by.ts';
import type { DataIssue } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import { type Column, textAt } from './columns.ts';
import { blockOf, type Table } from './roster.ts';
import type { TableName } from './schema.ts';
import type { TableDefinition, Tables } from './tables.ts';

/** The dot between the parts of a name, in the forms that keyboards give it. */
const NAME_DOT = /(?<=\p{Lo})[•・‧∙⋅.](?=\p{Lo})/gu;

/** A name as names are compared: with one form of dot. */
export const personName = (written: string): string => written.replace(NAME_DOT, '·');

/** The records of a table by the names of their people. */
export const rowsByName = (names: readonly string[]): ReadonlyMap<string, readonly number[]> =>
  groupBy(names.keys(), (row) => names[row] as string);

/** The records whose person a cell of a link names: none where nobody goes by that name; undefined where nobody is named. */
export function recordsNamed(
  column: Column | undefined,
  row: number,
  byName: ReadonlyMap<string, readonly number[]>,
): readonly number[] | undefined {
  const text = textAt(column, row);
  return text === undefined ? undefined : (byName.get(personName(text)) ?? []);
}

/** Cells of links to people that name nobody, somebody who is not there, or several. */
export function personLinkIssues(
  table: Table,
  { columns }: TableDefinition,
  tables: Tables,
  names: ReadonlyMap<TableName, readonly string[]>,
): DataIssue[] {
  return [...columns].flatMap(([field, { links }]) => {
    const people = links === undefined ? undefined : names.get(links);
    if (links === undefined || !people || tables.get(links)?.person === undefined) return [];
    const byName = rowsByName(people);
    return Array.from({ length: table.length }, (_, row) => row).flatMap((row) => {
      const count = recordsNamed(table.columns.get(field), row, byName)?.length;
      return count === 1 ? [] : [issueOf(table, field, links, row, count)];
    });
  });
}

function issueOf(
  table: Table,
  field: string,
  to: TableName,
  row: number,
  count: number | undefined,
): DataIssue {
  const code = count === undefined ? 'person-blank' : count === 0 ? 'person-not-found' : 'person-ambiguous';
  const { input, sheet, columns } = blockOf(table, row);
  const number = table.rowNumbers[row] as number;
  const [column] = columns.get(field) ?? [];
  return {
    code,
    severity: code === 'person-not-found' ? 'info' : 'warning',
    input,
    sheet,
    row: number,
    ...(column ? { cell: cellAddress(column.index, number) } : {}),
    message: { code, args: { table: to, count: count ?? 0 } },
  };
}
