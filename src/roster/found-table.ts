import type { LocatedTable } from './locate.ts';
import { cellAt } from './readers/cell-store.ts';
import type { Cell, CellNature, Merge } from './readers/workbook.ts';
import type { ColumnDefinition } from './schema.ts';
import { isBlank } from './values/plain.ts';

/** A located table with the sheet and file that it stands in. */
export interface FoundTable {
  readonly input: number;
  readonly sheet: string;
  readonly hidden: boolean;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly nature: CellNature;
  readonly merges: readonly Merge[];
  readonly located: LocatedTable;
}

/** The filled cells of the records in a column; a block merged down the side stands in all its rows. */
export function cellsUnder(
  { located, merges }: FoundTable,
  index: number,
  definition: ColumnDefinition,
): Cell[] {
  const merged = mergedCells(located, merges, index, definition);
  return located.rows
    .map((row) => cellAt(row, index) ?? merged.get(row.number))
    .filter((cell): cell is Cell => !isBlank(cell));
}

/**
 * Row number → the cell at the top of the merged block that covers the row in this column: it holds for all rows of the
 * block. A number does not: 人数 over two rows may be of each, or of both together.
 */
export function mergedCells(
  { head, rows, leftOut }: LocatedTable,
  merges: readonly Merge[],
  column: number,
  { kind }: ColumnDefinition,
): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>();
  const covering = merges.filter(
    ({ top, bottom, left }) => bottom > top && left === column && bottom > head.row,
  );
  if (covering.length === 0 || kind === 'number') return cells;
  const byNumber = new Map([
    ...leftOut.map(({ row, source }) => [row, source] as const),
    ...rows.map((row) => [row.number, row] as const),
  ]);
  for (const { top, bottom } of covering) {
    const first = byNumber.get(top);
    const master = first && cellAt(first, column);
    if (!master) continue;
    for (const row of rows) if (row.number > top && row.number <= bottom) cells.set(row.number, master);
  }
  return cells;
}
