import { groupBy } from '../core/group-by.ts';
import type { ColumnCount, DataIssue } from '../core/issue.ts';
import { lastUpTo } from '../core/search.ts';
import { cellsUnder, type FoundTable } from './found-table.ts';
import { shownColumn } from './heads.ts';
import type { TableName } from './schema.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A table with its kind. */
interface NamedTable {
  readonly name: TableName;
  readonly table: FoundTable;
}

/** Counts the cells of every column that issues are about: the other columns need not be looked at again. */
export function issueColumns(
  found: ReadonlyMap<TableName, readonly FoundTable[]>,
  issues: readonly DataIssue[],
  vocabulary: Vocabulary,
): ColumnCount[] {
  const named = [...found].flatMap(([name, tables]) => tables.map((table) => ({ name, table })));
  const onSheet = groupBy(named, ({ table: { input, sheet } }) => `${input} ${sheet}`);
  const bySheet = groupBy(
    issues.filter(({ cell, code }) => cell !== undefined && code !== 'column-unreadable'),
    ({ input, sheet }) => `${input} ${sheet}`,
  );
  return [...bySheet].flatMap(([key, own]) => {
    const tables = (onSheet.get(key) ?? []).sort((a, b) => headRowOf(a) - headRowOf(b));
    const heads = tables.map(headRowOf);
    const byTable = groupBy(own, ({ row = 0 }) => tables[lastUpTo(heads, row)]);
    return [...byTable].flatMap(([table, those]) => (table ? columnsOf(table, those, vocabulary) : []));
  });
}

const headRowOf = ({ table }: NamedTable): number => table.located.head.row;

/** The columns of a table that issues are about. */
function columnsOf(
  { name, table }: NamedTable,
  issues: readonly DataIssue[],
  vocabulary: Vocabulary,
): ColumnCount[] {
  const { input, sheet, located } = table;
  const byLetter = groupBy(issues, ({ cell = '' }) => cell.replace(/\d+$/, ''));
  return [...located.head.columns].flatMap(([field, columns]) =>
    columns.flatMap((column): ColumnCount[] => {
      const { letter } = shownColumn(column);
      const own = byLetter.get(letter);
      const definition = vocabulary.columnsOf(name).get(field);
      if (!own || !definition) return [];
      const filled = cellsUnder(table, column.index, definition).length;
      const rows = located.rows.length;
      return [{ input, sheet, headRow: located.head.row, letter, rows, filled, issues: own.length }];
    }),
  );
}
