import type { DataIssue } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import { compact, echo, nearest } from '../core/text.ts';
import { textAt } from './columns.ts';
import { type Register, unitNames, unitsAt } from './register.ts';
import { blockOf, type Table } from './roster.ts';
import type { TableDefinition } from './tables.ts';

/** Cells of links to units, beside a record's own unit, that name none of the register, or several: which is meant is not known. */
export function unitLinkIssues(
  table: Table,
  { columns, unit }: TableDefinition,
  register: Register,
): DataIssue[] {
  const links = [...columns].filter(([field, { links: to }]) => to === 'units' && field !== unit);
  return links.flatMap(([field]) => {
    const column = table.columns.get(field);
    const known = new Map<string, readonly string[]>();
    return Array.from({ length: table.length }, (_, row) => row).flatMap((row): DataIssue[] => {
      const text = textAt(column, row);
      if (text === undefined) return [];
      const units = known.get(text) ?? unitsAt(register, text).map(({ path }) => path.join('/'));
      known.set(text, units);
      return units.length === 1 ? [] : [issueOf(table, field, row, text, units, register)];
    });
  });
}

function issueOf(
  table: Table,
  field: string,
  row: number,
  text: string,
  units: readonly string[],
  register: Register,
): DataIssue {
  const { input, sheet, columns } = blockOf(table, row);
  const number = table.rowNumbers[row] as number;
  const [column] = columns.get(field) ?? [];
  const value = echo(text);
  const near = units.length === 0 ? (nearest(compact(text), unitNames(register)) ?? '') : '';
  return {
    code: 'link-unclear',
    severity: 'warning',
    input,
    sheet,
    row: number,
    ...(column ? { cell: cellAddress(column.index, number) } : {}),
    value,
    message: {
      code: 'link-unclear',
      args: { column: echo(column?.head ?? field), value, near, units: units.slice(0, 4) },
    },
  };
}
