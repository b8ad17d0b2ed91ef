import { compact, editDistance } from '../core/text.ts';
import type { ReadingContext } from './cells.ts';
import { dateCell, idCell } from './cells.ts';
import { NEVER } from './columns.ts';
import type { Cell } from './readers/workbook.ts';
import type { ColumnDefinition, TableName } from './schema.ts';
import { cellText, isBlank } from './values/plain.ts';
import { comparableHead, isOfKin, type Vocabulary } from './vocabulary.ts';

/** A column of a table that was taken for nothing. */
export interface UntakenColumn {
  readonly index: number;
  readonly head: string;
  readonly cells: readonly (Cell | undefined)[];
}

/** What untaken columns are compared with. */
export interface Comparison {
  readonly table: TableName;
  /** The fields that the table has already. */
  readonly taken: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
  readonly context: ReadingContext;
}

/**
 * For columns that were taken for nothing, the field that each may be: one whose heading it nearly is, or the only
 * one whose cells look so. A proposal for people to decide on, never a reading.
 */
export function suggestFields(
  columns: readonly UntakenColumn[],
  { table, taken, vocabulary, context }: Comparison,
): ReadonlyMap<number, string> {
  const open = [...vocabulary.columnsOf(table)].filter(([field]) => !taken.has(field));
  const own = columns.filter(({ head }) => !isOfKin(head) && !isOfForm(head));
  const likely = own
    .flatMap(({ index, head }) =>
      open.map(([field, { heads }]) => ({ index, field, distance: distanceTo(head, heads) })),
    )
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.distance - b.distance);
  const suggested = new Map<number, string>();
  const isFree = (index: number, field: string) =>
    !suggested.has(index) && ![...suggested.values()].includes(field);
  for (const { index, field } of likely) if (isFree(index, field)) suggested.set(index, field);
  for (const [field, definition] of open) {
    const [only, ...others] = own.filter(({ cells }) => looksLike(cells, definition, context));
    if (only && others.length === 0 && isFree(only.index, field)) suggested.set(only.index, field);
  }
  return suggested;
}

/** Headings that forms have and no field is. */
export const isOfForm = (head: string): boolean =>
  /^(?:序号|编号|备注|说明|联系电话|电话|手机)/.test(comparableHead(head));

/** How many characters a heading has beside or instead of those of the nearest known one: one changed, or more around it. */
function distanceTo(head: string, known: readonly string[]): number {
  const written = comparableHead(head);
  return Math.min(
    ...known.map((each) => {
      const other = comparableHead(each);
      if (other.length < 2 || written.length < 2) return Number.POSITIVE_INFINITY;
      if (written.includes(other)) return written.length - other.length;
      const distance = editDistance(written, other, 1);
      return written.length >= 3 && distance <= 1 ? distance : Number.POSITIVE_INFINITY;
    }),
  );
}

/** Of so many filled cells at least, nine in ten must look so. */
const FEWEST_CELLS = 3;

function looksLike(
  cells: readonly (Cell | undefined)[],
  definition: ColumnDefinition,
  context: ReadingContext,
): boolean {
  const filled = cells.filter((cell): cell is Cell => !isBlank(cell)).slice(0, 200);
  if (filled.length < FEWEST_CELLS) return false;
  const fitting = filled.filter((cell) => fits(cell, definition, context)).length;
  return fitting * 10 >= filled.length * 9;
}

/** Whether a cell can be nothing but a value of the column: marks and open texts say too little. */
function fits(cell: Cell, definition: ColumnDefinition, context: ReadingContext): boolean {
  switch (definition.kind) {
    case 'id':
      return idCell(cell).problem === undefined;
    case 'date':
      return (
        definition.minimumAge !== undefined &&
        dateCell(cell, definition, NEVER, context).problem === undefined
      );
    case 'choice':
      return typeof definition.values?.[compact(cellText(cell))] === 'string';
    default:
      return false;
  }
}
