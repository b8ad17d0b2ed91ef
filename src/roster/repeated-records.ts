import type { DataIssue } from '../core/issue.ts';
import { echo } from '../core/text.ts';
import { type Column, intervalsAt, UNKNOWN_DAYS, UNKNOWN_NUMBER, valueAt } from './columns.ts';
import type { GatheredTable } from './gather.ts';
import { blockOf, type Placement, type Table } from './roster.ts';
import type { TableDefinition } from './tables.ts';

/**
 * The rows of a table that say the same in all columns of its key as a row before them: each is an issue, and counts as
 * it stands. A row of whose key something is not known is like no other; nor are people of one name with two ID numbers.
 */
export function repeatedRecords(
  { table, identities }: GatheredTable,
  definition: TableDefinition,
  placement: Placement,
  names: readonly string[],
): DataIssue[] {
  const { key, person, unit } = definition;
  if (key.length === 0) return [];
  const partOf = (field: string): ((row: number) => string | undefined) => {
    if (field === unit) return (row) => placedAt(placement, row);
    if (field === person)
      return (row) => names[row] && `${names[row]} ${valueAt(identities, row)?.number ?? ''}`;
    const column = table.columns.get(field);
    return (row) => column && cellSays(column, row);
  };
  const parts = key.map(partOf);
  const first = new Map<string, number>();
  const issues: DataIssue[] = [];
  for (let row = 0; row < table.length; row++) {
    const said = parts.map((part) => part(row));
    if (said.some((part) => part === undefined || part === '')) continue;
    const record = JSON.stringify(said);
    const before = first.get(record);
    if (before === undefined) first.set(record, row);
    else issues.push(repeated(table, definition, row, before));
  }
  return issues;
}

/** Where a record is for sure; a unit that is in no register is like no other. */
export const placedAt = ({ units }: Placement, row: number): string | undefined => {
  const unit = units[row] as number;
  return unit < 0 ? undefined : String(unit);
};

/** What a cell says, undefined where nothing is known of it. */
export function cellSays(column: Column, row: number): string | undefined {
  switch (column.type) {
    case 'text':
      return column.values[column.codes[row] as number];
    case 'flag':
      return column.values[row] === -1 ? undefined : String(column.values[row]);
    case 'range': {
      const intervals = intervalsAt(column, row);
      const isUnknown = intervals.some(
        ({ from, to }) => from === UNKNOWN_DAYS.from || to === UNKNOWN_NUMBER.to,
      );
      return isUnknown ? undefined : intervals.map(({ from, to }) => `${from}…${to}`).join();
    }
  }
}

/** The issue that a row says the same as one before it. */
export function repeated(
  table: Table,
  { name, key, columns }: Pick<TableDefinition, 'name' | 'key' | 'columns'>,
  row: number,
  before: number,
): DataIssue {
  const { input, sheet, columns: own } = blockOf(table, row);
  const headOf = (field: string): string =>
    own.get(field)?.[0]?.head ?? columns.get(field)?.heads[0] ?? field;
  const first = { sheet: blockOf(table, before).sheet, row: table.rowNumbers[before] as number };
  return {
    code: 'record-repeated',
    severity: 'warning',
    input,
    sheet,
    row: table.rowNumbers[row] as number,
    message: {
      code: 'record-repeated',
      args: {
        table: name,
        columns: key.map((field) => echo(headOf(field))),
        row: first.row,
        sheet: first.sheet === sheet ? '' : first.sheet,
      },
    },
  };
}
