import type { Interval } from '../core/interval.ts';
import type { DataIssue, IssueSeverity } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import { echo } from '../core/text.ts';
import type { IssueCode, Message } from '../locale/catalogue.ts';
import {
  type CellReading,
  dateCell,
  flagCell,
  idCell,
  monthCell,
  numberCell,
  type ReadingContext,
  textCell,
} from './cells.ts';
import { type Column, flagColumnOf, NEVER, rangeColumnOf, textColumnOf } from './columns.ts';
import type { SourceColumn } from './heads.ts';
import type { LocatedTable } from './locate.ts';
import type { Cell, Merge, Row } from './readers/workbook.ts';
import type { Block, Table } from './roster.ts';
import { type ColumnDefinition, columnsOf, type TableName } from './schema.ts';
import type { Identity } from './values/identity.ts';
import { cellText } from './values/plain.ts';

/** A located table with the sheet and file that it stands in. */
export interface FoundTable {
  readonly input: number;
  readonly sheet: string;
  readonly hidden: boolean;
  readonly plain: boolean;
  readonly merges: readonly Merge[];
  readonly located: LocatedTable;
}

/** A table's records with what only the loader needs: ID numbers, and the cells that name units. */
export interface GatheredTable {
  readonly table: Table;
  readonly identities: readonly (Identity | undefined)[];
  readonly towns: readonly (string | null | undefined)[];
  readonly villages: readonly (string | null | undefined)[];
}

/** Reads all records of one kind into typed columns; what cannot be read goes to `issues`. */
export function gatherTable(
  name: TableName,
  found: readonly FoundTable[],
  context: Omit<ReadingContext, 'plain'>,
  issues: DataIssue[],
): GatheredTable {
  const blocks = blocksOf(found);
  const length = blocks.at(-1)?.end ?? 0;
  const rowNumbers = Int32Array.from(found.flatMap(({ located }) => located.rows.map((row) => row.number)));
  const columns = new Map<string, Column>();
  let identities: readonly (Identity | undefined)[] = new Array(length);
  const units: Record<'town' | 'village', (string | null | undefined)[]> = {
    town: new Array(length),
    village: new Array(length),
  };
  for (const [field, definition] of columnsOf(name)) {
    if (!blocks.some((block) => block.columns.has(field))) continue;
    const reader = new FieldReader(name, field, definition, found, blocks, issues);
    switch (definition.kind) {
      case 'id':
        identities = reader.read((cell) => idCell(cell));
        break;
      case 'flag':
        columns.set(
          field,
          flagColumnOf(
            reader.read((cell) => flagCell(cell, definition)),
            reader.unreadable,
          ),
        );
        break;
      case 'number':
        columns.set(field, rangeColumnOf(orEmpty(reader.read(numberCell)), 'millionth', reader.unreadable));
        break;
      case 'month':
        columns.set(
          field,
          rangeColumnOf(
            orEmpty(reader.read((cell, plain) => monthCell(cell, { ...context, plain }))),
            'month',
            reader.unreadable,
          ),
        );
        break;
      case 'date':
        columns.set(
          field,
          rangeColumnOf(
            orEmpty(reader.read((cell, plain) => dateCell(cell, definition, NEVER, { ...context, plain }))),
            'day',
            reader.unreadable,
          ),
        );
        break;
      default: {
        const texts = reader.read(
          (cell) => textCell(cell, definition),
          field === 'town' || field === 'village',
        );
        columns.set(
          field,
          textColumnOf(
            texts,
            reader.unreadable,
            definition.closed ? Object.values(definition.values ?? {}).map(String) : undefined,
          ),
        );
        if (field === 'town' || field === 'village')
          units[field] = texts.map((text, row) => (reader.unreadable.has(row) ? null : text));
      }
    }
  }
  return {
    table: { name, length, columns, blocks, rowNumbers },
    identities,
    towns: units.town,
    villages: units.village,
  };
}

const orEmpty = (values: readonly (readonly Interval[] | undefined)[]): readonly (readonly Interval[])[] =>
  values.map((value) => value ?? []);

function blocksOf(found: readonly FoundTable[]): Block[] {
  let start = 0;
  return found.map(({ input, sheet, hidden, located }) => {
    const { head, rows, leftOut, surroundings } = located;
    const block = {
      input,
      sheet,
      hidden,
      headRow: head.row,
      start,
      end: start + rows.length,
      columns: head.columns,
      others: head.others,
      leftOut,
      surroundings,
    };
    start = block.end;
    return block;
  });
}

/** Reads one field over all blocks, and reports what it cannot read. */
class FieldReader {
  readonly unreadable = new Set<number>();

  constructor(
    private readonly tableName: TableName,
    private readonly field: string,
    private readonly definition: ColumnDefinition,
    private readonly found: readonly FoundTable[],
    private readonly blocks: readonly Block[],
    private readonly issues: DataIssue[],
  ) {}

  /** One value a record; undefined where nothing is known. `inheritMerged`: a merged block's value holds for all its rows. */
  read<T>(
    readCell: (cell: Cell | undefined, plain: boolean) => CellReading<T>,
    inheritMerged = false,
  ): (T | undefined)[] {
    const values: (T | undefined)[] = [];
    this.found.forEach(({ located, plain, merges }, index) => {
      const block = this.blocks[index] as Block;
      const sources = block.columns.get(this.field) ?? [];
      const merged =
        inheritMerged && sources[0] ? mergedCells(located.rows, merges, sources[0].index) : undefined;
      for (const row of located.rows) {
        const record = values.length;
        values.push(this.readRow(row, record, block, sources, plain, readCell, merged?.get(row.number)));
      }
    });
    return values;
  }

  private readRow<T>(
    row: Row,
    record: number,
    block: Block,
    sources: readonly SourceColumn[],
    plain: boolean,
    readCell: (cell: Cell | undefined, plain: boolean) => CellReading<T>,
    inherited: Cell | undefined,
  ): T | undefined {
    if (sources.length === 0) return undefined;
    const filled = sources.filter(({ index }) => row.cells[index] !== undefined);
    const used = filled[0] ?? (sources[0] as SourceColumn);
    const reading = readCell(row.cells[used.index] ?? inherited, plain);
    if (reading.problem) {
      this.report(reading.problem, reading.stillRead ? 'warning' : 'error', row, block, used);
      if (!reading.stillRead) this.unreadable.add(record);
    }
    const disagrees =
      this.definition.kind === 'flag' &&
      filled.slice(1).some(({ index }) => readCell(row.cells[index], plain).value !== reading.value);
    if (!disagrees) return reading.value;
    this.report('columns-disagree', 'error', row, block, used);
    this.unreadable.add(record);
    return undefined;
  }

  private report(
    code: IssueCode,
    severity: IssueSeverity,
    row: Row,
    block: Block,
    column: SourceColumn,
  ): void {
    const cell = cellAddress(column.index, row.number);
    const value = this.definition.kind === 'id' ? undefined : echo(cellText(row.cells[column.index]));
    const args = { column: echo(column.head), value: value ?? '', table: this.tableName, cell };
    this.issues.push({
      code,
      severity,
      input: block.input,
      sheet: block.sheet,
      row: row.number,
      cell,
      ...(value === undefined ? {} : { value }),
      message: { code, args } as Message,
    });
  }
}

/** Row number → the cell at the top of the merged block that covers the row in this column. */
function mergedCells(
  rows: readonly Row[],
  merges: readonly Merge[],
  column: number,
): ReadonlyMap<number, Cell> {
  const covering = merges.filter(
    ({ top, bottom, left, right }) => bottom > top && left <= column && column <= right,
  );
  const cells = new Map<number, Cell>();
  if (covering.length === 0) return cells;
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  for (const { top, bottom, left } of covering) {
    const master = byNumber.get(top)?.cells[left];
    if (!master) continue;
    for (const row of rows) if (row.number > top && row.number <= bottom) cells.set(row.number, master);
  }
  return cells;
}
