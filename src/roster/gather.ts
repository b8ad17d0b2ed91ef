import type { Interval } from '../core/interval.ts';
import type { DataIssue } from '../core/issue.ts';
import { dateCell, flagCell, idCell, monthCell, numberCell, type ReadingContext, textCell } from './cells.ts';
import {
  type Column,
  flagColumnOf,
  NEVER,
  type RangeColumn,
  rangeColumnOf,
  textColumnOf,
} from './columns.ts';
import {
  type FieldSource,
  type FieldValues,
  type FoundTable,
  type ReadCell,
  readField,
} from './read-field.ts';
import type { CellNature } from './readers/workbook.ts';
import type { Block, Table } from './roster.ts';
import { type ColumnDefinition, isOnlyCompared, type TableName } from './schema.ts';
import type { Identity } from './values/identity.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A table's records with what only the loader needs: ID numbers, and the cells that name units. */
export interface GatheredTable {
  readonly table: Table;
  readonly identities: readonly (Identity | undefined)[];
  /** Undefined blank, null not readable. */
  readonly towns: readonly (string | null | undefined)[];
  readonly villages: readonly (string | null | undefined)[];
}

/** What cells are read by, beside their file's own nature. */
export interface Context extends Omit<ReadingContext, keyof CellNature> {
  readonly vocabulary: Vocabulary;
}

/** Reads all records of one kind into typed columns; what cannot be read goes to `issues`. */
export function gatherTable(
  name: TableName,
  found: readonly FoundTable[],
  context: Context,
  issues: DataIssue[],
): GatheredTable {
  const blocks = blocksOf(found);
  const rowNumbers = Int32Array.from(found.flatMap(({ located }) => located.rows.map((row) => row.number)));
  const columns = new Map<string, Column>();
  let identities: readonly (Identity | undefined)[] = new Array(rowNumbers.length);
  for (const [field, definition] of context.vocabulary.columnsOf(name)) {
    if (!blocks.some((block) => block.columns.has(field))) continue;
    // What nobody reads may be written as it will.
    const own = isOnlyCompared(name, field) ? [] : issues;
    const source: FieldSource = { table: name, field, definition, found, blocks, issues: own };
    if (definition.kind === 'id') identities = readField(source, idCell).values;
    else columns.set(field, readColumn(source, context));
  }
  const table = { name, length: rowNumbers.length, columns, blocks, rowNumbers };
  return { table, identities, towns: writtenUnits(table, 'town'), villages: writtenUnits(table, 'village') };
}

function readColumn(source: FieldSource, context: Context): Column {
  const { definition } = source;
  switch (definition.kind) {
    case 'flag': {
      const { values, unreadable } = readField(source, (cell) => flagCell(cell, definition));
      return flagColumnOf(values, unreadable);
    }
    case 'number':
      return rangeColumn(source, 'millionth', numberCell);
    case 'month':
      return rangeColumn(source, 'month', (cell, nature) => monthCell(cell, { ...context, ...nature }));
    case 'date':
      return rangeColumn(source, 'day', (cell, nature) =>
        dateCell(cell, definition, NEVER, { ...context, ...nature }),
      );
    default: {
      const { values, unreadable } = readField(source, (cell) => textCell(cell, definition));
      return textColumnOf(values, unreadable, closedValues(definition));
    }
  }
}

function rangeColumn(
  source: FieldSource,
  scale: RangeColumn['scale'],
  readCell: ReadCell<readonly Interval[]>,
): RangeColumn {
  const { values, unreadable }: FieldValues<readonly Interval[]> = readField(source, readCell);
  return rangeColumnOf(
    values.map((value) => value ?? []),
    scale,
    unreadable,
  );
}

/** Every value that a closed choice has, each once. */
export const closedValues = ({ closed, values = {} }: ColumnDefinition): readonly string[] | undefined =>
  closed ? [...new Set(Object.values(values).map(String))] : undefined;

function writtenUnits({ columns, length }: Table, field: 'town' | 'village'): (string | null | undefined)[] {
  const column = columns.get(field);
  if (column?.type !== 'text') return new Array(length);
  return Array.from(column.codes, (code, row) => (column.unreadable.has(row) ? null : column.values[code]));
}

function blocksOf(found: readonly FoundTable[]): Block[] {
  let start = 0;
  return found.map(({ input, sheet, hidden, hiddenRows, hiddenColumns, located }) => {
    const { head, rows, leftOut, surroundings } = located;
    const end = start + rows.length;
    const { firstRow: firstHeadRow, row: headRow, columns, others } = head;
    const block = {
      input,
      sheet,
      hidden,
      hiddenRows: rows.flatMap(({ number }) => (hiddenRows.has(number) ? [number] : [])),
      hiddenColumns: [...columns.values()]
        .flat()
        .filter(({ index }) => hiddenColumns.has(index))
        .sort((a, b) => a.index - b.index),
      firstHeadRow,
      headRow,
      start,
      end,
      columns,
      others,
      // Without their cells: the sheet's store is to go when all is read.
      leftOut: leftOut.map(({ row, reason }) => ({ row, reason })),
      surroundings,
    };
    start = end;
    return block;
  });
}
