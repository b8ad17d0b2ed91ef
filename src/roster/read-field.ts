import { intersect } from '../core/interval.ts';
import type { DataIssue, IssueSeverity } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import { echo } from '../core/text.ts';
import type { Message } from '../locale/catalogue.ts';
import type { IssueCode } from '../locale/data-issue-words.ts';
import type { CellReading } from './cells.ts';
import type { Coded } from './columns.ts';
import { type FoundTable, mergedCells } from './found-table.ts';
import type { SourceColumn } from './heads.ts';
import { cellAt, codeAt } from './readers/cell-store.ts';
import { BLANK } from './readers/distinct-cells.ts';
import type { Cell, CellNature, CellStore, Row } from './readers/workbook.ts';
import type { Block } from './roster.ts';
import type { ColumnDefinition, TableName } from './schema.ts';
import { columnIssue } from './unreadable-columns.ts';
import { cellText, isBlank } from './values/plain.ts';

/** One field of a table, and where its cells stand. */
export interface FieldSource {
  readonly table: TableName;
  readonly field: string;
  readonly definition: ColumnDefinition;
  readonly found: readonly FoundTable[];
  readonly blocks: readonly Block[];
  readonly issues: DataIssue[];
  readonly blankTable: BlankTable;
}

/** Gives a table of so many zeros, and takes back the one that it gave before: there is one for each field of a sheet. */
export type BlankTable = (length: number) => Int32Array;

/** A blank table that is used over and over. */
export function blankTables(): BlankTable {
  let table = new Int32Array(0);
  return (length) => {
    if (length > table.length) table = new Int32Array(length);
    else table.fill(0, 0, length);
    return table;
  };
}

/** A field's values, undefined where nothing is known; and the records whose cell could not be read. */
export interface FieldValues<T> extends Coded<T> {
  readonly unreadable: ReadonlySet<number>;
}

/** Reads one cell by the nature of its file. */
export type ReadCell<T> = (cell: Cell | undefined, nature: CellNature) => CellReading<T>;

/** Reads one field over all blocks, each different cell once, and reports what it cannot read. */
export function readField<T>(source: FieldSource, readCell: ReadCell<T>): FieldValues<T> {
  const codes = new Int32Array(source.blocks.at(-1)?.end ?? 0);
  const values: (T | undefined)[] = [undefined];
  const unreadable = new Set<number>();
  // Tables of one sheet share its cells.
  let last: { readonly nature: CellNature; readonly readings: ReadOnce<T> } | undefined;
  source.found.forEach(({ located, nature, merges }, index) => {
    const block = source.blocks[index] as Block;
    const columns = block.columns.get(source.field) ?? [];
    const [column] = columns;
    if (!column) return;
    const merged = mergedCells(located, merges, column.index, source.definition);
    const isSimple = columns.length === 1 && merged.size === 0;
    if (nature !== last?.nature)
      last = { nature, readings: readOnce((cell) => readCell(cell, nature), values, source.blankTable) };
    const { readings } = last;
    const { rows } = located;
    const unreadableIn = new Map<SourceColumn, number>();
    for (let offset = 0; offset < rows.length; offset++) {
      const row = rows[offset] as Row;
      const record = block.start + offset;
      const known = isSimple ? readings.code(row, column.index) : NEEDS_A_LOOK;
      if (known !== NEEDS_A_LOOK) {
        codes[record] = known;
        continue;
      }
      const { value, problem } = readRow(source, row, columns, merged.get(row.number), readings.read);
      if (problem) source.issues.push(issueOf(source, problem, row, block));
      if (problem?.severity === 'error') {
        unreadable.add(record);
        unreadableIn.set(problem.column, (unreadableIn.get(problem.column) ?? 0) + 1);
      }
      codes[record] = values.push(value) - 1;
    }
    for (const [each, count] of unreadableIn) {
      const issue = columnIssue(source.found[index] as FoundTable, each, count, source.definition);
      if (issue) source.issues.push(issue);
    }
  });
  return { codes, values, unreadable };
}

/** Instead of a code: the cell has a problem. */
const NEEDS_A_LOOK = -1;

/** Reads the cells of a column, each different cell of a store once. */
interface ReadOnce<T> {
  /** The code of what stands in a row's cell, or NEEDS_A_LOOK. */
  code(row: Row, column: number): number;
  /** Reads a row's cell, or the one that it inherits where that is blank. */
  read(row: Row, column: number, inherited: Cell | undefined): CellReading<T>;
}

/** `values`: where what is read gets its code. */
function readOnce<T>(
  readCell: (cell: Cell | undefined) => CellReading<T>,
  values: (T | undefined)[],
  blankTable: BlankTable,
): ReadOnce<T> {
  const codeOf = ({ value, problem }: CellReading<T>) =>
    problem ? NEEDS_A_LOOK : value === undefined ? 0 : values.push(value) - 1;
  const blank = codeOf(readCell(undefined));
  /** By cell: the code of its value plus 2; 0 where it was not read yet. */
  let known: Int32Array = new Int32Array(0);
  let store: CellStore | undefined;
  return {
    code(row, column) {
      if (row.store !== store) [store, known] = [row.store, blankTable(row.store.distinct.count)];
      const cell = codeAt(row, column);
      if (cell === BLANK) return blank;
      const code = known[cell] as number;
      if (code !== 0) return code - 2;
      const found = codeOf(readCell(store.distinct.at(cell)));
      known[cell] = found + 2;
      return found;
    },
    read: (row, column, inherited) => readCell(cellAt(row, column) ?? inherited),
  };
}

interface Problem {
  readonly code: IssueCode;
  readonly severity: IssueSeverity;
  readonly column: SourceColumn;
  /** What was read: of a merged block, what stands at its top. */
  readonly written: Cell | undefined;
}

interface RowReading<T> {
  readonly value: T | undefined;
  readonly problem?: Problem;
}

/** The first filled of the field's columns; two that contradict each other say nothing. */
function readRow<T>(
  { definition }: FieldSource,
  row: Row,
  columns: readonly SourceColumn[],
  inherited: Cell | undefined,
  readCell: ReadOnce<T>['read'],
): RowReading<T> {
  const column = columns.length === 1 ? columns[0] : firstFilled(row, columns);
  if (!column) return { value: undefined };
  const { value, problem, stillRead } = readCell(row, column.index, inherited);
  const written = () => cellAt(row, column.index) ?? inherited;
  if (problem) {
    const severity = stillRead ? 'warning' : 'error';
    return { value, problem: { code: problem, severity, column, written: written() } };
  }
  if (columns.length === 1) return { value };
  const others = columns.flatMap(({ index }) =>
    isBlank(cellAt(row, index)) ? [] : [readCell(row, index, undefined).value],
  );
  return others.some((other) => contradicts(value, other, definition))
    ? {
        value: undefined,
        problem: { code: 'columns-disagree', severity: 'error', column, written: written() },
      }
    : { value: fullest(value, others) };
}

/** Of texts that agree, the one that says most: 党政办主任 beside 主任. */
const fullest = <T>(value: T, others: readonly T[]): T =>
  others.reduce(
    (best, other) =>
      typeof best === 'string' && typeof other === 'string' && other.length > best.length ? other : best,
    value,
  );

const firstFilled = (row: Row, columns: readonly SourceColumn[]): SourceColumn | undefined =>
  columns.find(({ index }) => !isBlank(cellAt(row, index))) ?? columns[0];

/**
 * Two columns of one meaning contradict each other: two marks or values that differ, two dates that no day fits, two
 * texts of which neither is a part of the other.
 */
function contradicts(a: unknown, b: unknown, { kind }: ColumnDefinition): boolean {
  if (a === undefined || b === undefined || a === b) return false;
  if (kind === 'flag' || kind === 'choice') return true;
  if (typeof a === 'string' && typeof b === 'string') return !a.includes(b) && !b.includes(a);
  return Array.isArray(a) && Array.isArray(b) && intersect(a, b).length === 0;
}

function issueOf(
  { definition, table }: FieldSource,
  { code, severity, column, written }: Problem,
  row: Row,
  block: Block,
): DataIssue {
  const cell = cellAddress(column.index, row.number);
  const value = definition.kind === 'id' ? undefined : echo(cellText(written));
  const args = { column: echo(column.head), value: value ?? '', table, cell };
  return {
    code,
    severity,
    input: block.input,
    sheet: block.sheet,
    row: row.number,
    cell,
    ...(value === undefined ? {} : { value }),
    message: { code, args } as Message,
  };
}
