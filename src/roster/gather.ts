import type { Interval } from '../core/interval.ts';
import type { DataIssue } from '../core/issue.ts';
import {
  ageBeneathCell,
  dateCell,
  flagCell,
  idCell,
  monthCell,
  numberCell,
  type ReadingContext,
  textCell,
} from './cells.ts';
import {
  type Coded,
  type Column,
  flagColumnOf,
  NEVER,
  type RangeColumn,
  rangeColumnOf,
  textColumnOf,
  UNKNOWN_CODE,
} from './columns.ts';
import type { FoundTable } from './found-table.ts';
import { blankTables, type FieldSource, type ReadCell, readField } from './read-field.ts';
import type { Cell, CellNature } from './readers/workbook.ts';
import type { Block, Table } from './roster.ts';
import { type ColumnDefinition, type TableName, WORKPLACE } from './schema.ts';
import type { TableDefinition } from './tables.ts';
import type { Identity } from './values/identity.ts';
import { isBlank } from './values/plain.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A table's records with what only the loader needs: ID numbers, and the cells that name units. */
export interface GatheredTable {
  readonly table: Table;
  readonly identities: Coded<Identity>;
  /** Of a table with one column for units: what that says. */
  readonly units: UnitTexts;
  readonly workplaces: UnitTexts;
  readonly towns: UnitTexts;
  readonly villages: UnitTexts;
}

/** What a column says of units. */
export interface UnitTexts {
  /** By record: a text; BLANK_UNIT; or UNREADABLE_UNIT. */
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

const BLANK_UNIT = UNKNOWN_CODE;
const UNREADABLE_UNIT = UNKNOWN_CODE - 1;

/** What a record says of its unit: undefined blank, null not readable. */
export const unitText = ({ codes, values }: UnitTexts, row: number): string | null | undefined => {
  const code = codes[row] as number;
  return code === UNREADABLE_UNIT ? null : values[code];
};

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
  const rowNumbers = new Int32Array(blocks.at(-1)?.end ?? 0);
  found.forEach(({ located }, index) => {
    const { start } = blocks[index] as Block;
    for (const [offset, row] of located.rows.entries()) rowNumbers[start + offset] = row.number;
  });
  const columns = new Map<string, Column>();
  let identities: Coded<Identity> = { codes: new Int32Array(rowNumbers.length), values: [undefined] };
  const blankTable = blankTables();
  const definition = context.vocabulary.tables.get(name) as TableDefinition;
  const { auxiliary } = definition;
  for (const [field, column] of context.vocabulary.columnsOf(name)) {
    if (!blocks.some((block) => block.columns.has(field))) continue;
    // What nobody reads may be written as it will.
    const told = auxiliary.has(field) ? [] : issues;
    const source: FieldSource = {
      table: name,
      field,
      definition: column,
      found,
      blocks,
      issues: told,
      blankTable,
    };
    if (column.kind === 'id') identities = readField(source, idCell);
    else columns.set(field, readColumn(source, context));
    const ages = field === 'birth' ? agesBeneath(source) : undefined;
    if (ages) columns.set(AGE_BENEATH, ages);
  }
  const table = { name, length: rowNumbers.length, columns, blocks, rowNumbers };
  return withUnitTexts(table, identities, definition);
}

/** A table's records, ready to be placed: with what its columns say of units. */
export const withUnitTexts = (
  table: Table,
  identities: Coded<Identity>,
  { unit, auxiliary }: TableDefinition,
): GatheredTable => ({
  table,
  identities,
  units: writtenUnits(table, unit),
  workplaces: writtenUnits(table, auxiliary.has(WORKPLACE) ? WORKPLACE : undefined),
  towns: writtenUnits(table, 'town'),
  villages: writtenUnits(table, 'village'),
});

function readColumn(source: FieldSource, context: Context): Column {
  const { definition } = source;
  const filled = fillerOf(definition);
  switch (definition.kind) {
    case 'flag': {
      const values = readField(source, (cell) => flagCell(filled(cell), definition));
      return flagColumnOf(values, values.unreadable);
    }
    case 'number':
      return rangeColumn(source, 'millionth', (cell) => numberCell(filled(cell), definition));
    case 'month':
      return rangeColumn(source, 'month', (cell, nature) =>
        monthCell(filled(cell), { ...context, ...nature }),
      );
    case 'date':
      return rangeColumn(source, 'day', (cell, nature) =>
        dateCell(filled(cell), definition, NEVER, { ...context, ...nature }),
      );
    default: {
      const values = readField(source, (cell) => textCell(filled(cell), definition));
      return textColumnOf(values, values.unreadable, closedValues(definition));
    }
  }
}

/** Gives the value that an empty cell stands for, where the column has one. */
function fillerOf({ filler }: ColumnDefinition): (cell: Cell | undefined) => Cell | undefined {
  if (filler === undefined) return (cell) => cell;
  const instead: Cell = { type: 'text', text: filler };
  return (cell) => (isBlank(cell) ? instead : cell);
}

/** The column of the ages that stand in brackets beneath births: no heading names it. */
export const AGE_BENEATH = 'ageBeneath';

/** The ages beneath the births of a column; undefined where no cell has one. What else stands there is not told again. */
function agesBeneath(source: FieldSource): RangeColumn | undefined {
  const ages = readField({ ...source, issues: [] }, ageBeneathCell);
  const isAny = ages.values.some((age) => age !== undefined);
  return isAny ? rangeColumnOf(ages, 'millionth', ages.unreadable) : undefined;
}

function rangeColumn(
  source: FieldSource,
  scale: RangeColumn['scale'],
  readCell: ReadCell<readonly Interval[]>,
): RangeColumn {
  const values = readField(source, readCell);
  return rangeColumnOf(values, scale, values.unreadable);
}

/** Every value that a closed choice has, each once; those of an ordered list lowest first. */
export const closedValues = ({
  closed,
  values = {},
  order,
}: ColumnDefinition): readonly string[] | undefined =>
  closed ? (order?.values ?? [...new Set(Object.values(values).map(String))]) : undefined;

function writtenUnits({ columns, length }: Table, field: string | undefined): UnitTexts {
  const column = field === undefined ? undefined : columns.get(field);
  if (column?.type !== 'text') return { codes: new Int32Array(length).fill(BLANK_UNIT), values: [] };
  if (column.unreadable.size === 0) return column;
  const codes = column.codes.slice();
  for (const row of column.unreadable) codes[row] = UNREADABLE_UNIT;
  return { codes, values: column.values };
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
