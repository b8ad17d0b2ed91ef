import { type DataIssue, FEWEST_UNREADABLE, isWrongColumn } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import { cellsUnder, type FoundTable } from './found-table.ts';
import { type SourceColumn, shownColumn } from './heads.ts';
import type { ColumnDefinition } from './schema.ts';

/**
 * One issue for a column of which more than 20 % cannot be read: there it is seldom the single cell that is wrong.
 * Its cells are looked at once more where enough of them are unreadable.
 */
export function columnIssue(
  table: FoundTable,
  column: SourceColumn,
  unreadable: number,
  definition: ColumnDefinition,
): DataIssue | undefined {
  if (unreadable < FEWEST_UNREADABLE) return undefined;
  const filled = cellsUnder(table, column.index, definition).length;
  if (!isWrongColumn({ filled, unreadable })) return undefined;
  const { input, sheet } = table;
  const headRow = table.located.head.row;
  const { letter, head } = shownColumn(column);
  const args = {
    column: head,
    letter,
    filled,
    unreadable,
    kind: definition.kind,
    values: valuesOf(definition).slice(0, MOST_VALUES),
  };
  return {
    code: 'column-unreadable',
    severity: 'error',
    input,
    sheet,
    row: headRow,
    cell: cellAddress(column.index, headRow),
    message: { code: 'column-unreadable', args },
  };
}

/** As many values as a sentence names. */
const MOST_VALUES = 4;

/** What may be written into a column that has known values. */
function valuesOf({ kind, values = {} }: ColumnDefinition): readonly string[] {
  if (kind === 'flag') return ['是', '否'];
  return kind === 'choice' ? [...new Set(Object.values(values).map(String))] : [];
}
