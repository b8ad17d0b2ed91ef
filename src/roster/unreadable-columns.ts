import { type DataIssue, isWrongColumn, type UnreadableColumn } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import { type SourceColumn, shownColumn } from './heads.ts';
import { cellAt } from './readers/cell-store.ts';
import type { Cell, Row } from './readers/workbook.ts';
import type { Block } from './roster.ts';
import type { ColumnDefinition } from './schema.ts';
import { isBlank } from './values/plain.ts';

/** A column of one table whose cells could not all be read. */
export interface ColumnInDoubt {
  readonly column: SourceColumn;
  readonly unreadable: number;
  /** Row number → the cell that covers it, as in `mergedCells`. */
  readonly merged: ReadonlyMap<number, Cell>;
}

/** Fewer unreadable cells are slips, however few the column has: two of three tell nothing of the column. */
const FEWEST = 3;

/** How many cells of a column are filled, where so many are unreadable that it matters: cells are looked at once more. */
export function countFilled(
  { column, unreadable, merged }: ColumnInDoubt,
  { input, sheet, headRow }: Block,
  rows: readonly Row[],
): UnreadableColumn | undefined {
  if (unreadable < FEWEST) return undefined;
  let filled = 0;
  for (const row of rows) if (!isBlank(cellAt(row, column.index) ?? merged.get(row.number))) filled++;
  return { input, sheet, headRow, ...shownColumn(column), filled, unreadable };
}

/** One issue for a column of which more than 20 % cannot be read: there it is seldom the single cell that is wrong. */
export function columnIssue(
  { column }: ColumnInDoubt,
  found: UnreadableColumn,
  definition: ColumnDefinition,
): DataIssue | undefined {
  if (!isWrongColumn(found)) return undefined;
  const { input, sheet, headRow, letter, head, filled, unreadable } = found;
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
