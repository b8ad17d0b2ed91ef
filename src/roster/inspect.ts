import { groupBy } from '../core/group-by.ts';
import { type DataIssue, UNREADABLE } from '../core/issue.ts';
import { columnLetters } from '../core/origin.ts';
import { echo } from '../core/text.ts';
import { flagCell, textCell, valuesIn } from './cells.ts';
import type { FoundTables } from './find.ts';
import { cellsUnder, type FoundTable } from './found-table.ts';
import { type SourceColumn, shownColumn } from './heads.ts';
import type { LoadOptions } from './load-options.ts';
import { cellAt } from './readers/cell-store.ts';
import type { Cell, Row } from './readers/workbook.ts';
import { type Block, onSheets, type Roster, type Table, UNPLACED, type UnreadSheet } from './roster.ts';
import type { ColumnDefinition, TableName } from './schema.ts';
import { type Comparison, suggestFields } from './suggest.ts';
import { isPlaced } from './tables.ts';
import { cellText } from './values/plain.ts';
import { isOfKin, type Vocabulary } from './vocabulary.ts';

/** A column as it was read: what it was taken as, and how many of its cells said something. */
export interface InspectedColumn {
  readonly field: string;
  /** The heading that stands on the sheet, and the first of those that the field goes by. */
  readonly head: string;
  readonly standardHead: string;
  readonly letter: string;
  readonly filled: number;
  readonly unreadable: number;
  /** For dates: how they are written, digits as 9, with the number of cells, the commonest first. */
  readonly forms: readonly { readonly form: string; readonly cells: number }[];
  /** For columns of known values: what else stands there, with the number of cells, the commonest first. */
  readonly otherValues: readonly { readonly value: string; readonly cells: number }[];
}

/** A heading that was taken for nothing; `kin`: because it speaks of somebody else. */
interface UntakenHead {
  readonly letter: string;
  readonly head: string;
  readonly kin: boolean;
  /** The standard heading of the column that it may be. */
  readonly like: string | undefined;
}

/** A sheet in which no table was found. */
export interface InspectedSheet {
  readonly sheet: string;
  readonly heads: readonly string[];
  /** The row in which the headings were seen. */
  readonly headRow: number | undefined;
  /** The fields of cadres that some of them name, and those that name none. */
  readonly known: readonly string[];
  readonly notTaken: readonly UntakenHead[];
}

/** A located table: what was taken as what, and what was not. */
export interface InspectedTable {
  readonly table: TableName;
  readonly sheet: string;
  readonly hidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly { readonly letter: string; readonly head: string }[];
  readonly headRows: readonly [number, number];
  readonly rows: number;
  readonly columns: readonly InspectedColumn[];
  readonly notTaken: readonly UntakenHead[];
  readonly leftOut: readonly { readonly row: number; readonly reason: 'total' | 'note' }[];
  readonly title: string | undefined;
  readonly reportingUnit: string | undefined;
  readonly reportingDate: string | undefined;
  /** The units that the surroundings name, and where; how many records are in one unit, may be in several, are in none. */
  readonly around: { readonly names: readonly string[]; readonly from: string } | undefined;
  readonly placed: { readonly one: number; readonly several: number; readonly none: number } | undefined;
}

/** A file: its tables, and the sheets in which none was found. */
export interface InspectedFile {
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  readonly sameAs: string | undefined;
  readonly tables: readonly InspectedTable[];
  readonly unread: readonly InspectedSheet[];
  /** Sheets that the user had left out. */
  readonly leftOut: readonly string[];
}

/** What the files were read by. */
export type InspectionContext = Pick<LoadOptions, 'asOf' | 'basis'> & { readonly vocabulary: Vocabulary };

/** What of a roster is looked at; a run in which no table was found has none of it. */
type InspectedRoster = Pick<Roster, 'tables' | 'placements' | 'issues'>;
export const NO_ROSTER: InspectedRoster = { tables: new Map(), placements: new Map(), issues: [] };

/** Says of a roster, file by file, how each sheet was read. `found` are the tables that it was made of. */
export function inspectRoster(
  roster: InspectedRoster,
  found: FoundTables,
  context: InspectionContext,
): InspectedFile[] {
  const unreadable = unreadableCells(roster.issues);
  const inspected = onSheets(roster).flatMap((table) =>
    table.blocks.map((block, index) => {
      const own = found.tables.get(table.name)?.[index] as FoundTable;
      return {
        input: block.input,
        table: inspectTable({ roster, unreadable, table, block, found: own, context }),
      };
    }),
  );
  return found.inputs.map(({ path, sha256, format, sameAs, sheets, unread, leftOut }, input) => {
    const tables = inspected
      .flatMap((each) => (each.input === input ? [each.table] : []))
      .sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.headRows[0] - b.headRows[0]);
    const sheetsUnread = unread.map((sheet) => inspectUnread(sheet, context));
    return { path, sha256, format, sameAs, tables, unread: sheetsUnread, leftOut };
  });
}

/** A located table as it was found and as it was read. */
interface TableSource {
  readonly roster: InspectedRoster;
  readonly unreadable: UnreadableCells;
  readonly table: Table;
  readonly block: Block;
  readonly found: FoundTable;
  readonly context: InspectionContext;
}

/** How often each of some texts stands there, the commonest first. */
function counted(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
}

/** The forms of a column's dates; what else stands in a column of known values. */
function writtenForms(cells: readonly Cell[], definition: ColumnDefinition) {
  const isDated = definition.kind === 'date' || definition.kind === 'month';
  return {
    forms: isDated ? counted(cells.map(formOf)).map(([form, number]) => ({ form, cells: number })) : [],
    otherValues: counted(
      cells.filter((cell) => isOther(cell, definition)).map((cell) => echo(cellText(cell))),
    ).map(([value, number]) => ({ value, cells: number })),
  };
}

/** Whether a cell holds none of the values that its column is known to have. */
function isOther(cell: Cell, definition: ColumnDefinition): boolean {
  switch (definition.kind) {
    case 'flag':
      return flagCell(cell, definition).value === undefined;
    case 'choice':
      return valuesIn(textCell(cell, definition).value ?? '', definition.several ?? false).some(
        (value) => !Object.values(definition.values ?? {}).includes(value),
      );
    default:
      return false;
  }
}

/** `9999.99` for a text, `[date]` for a date of Excel, `[number] 999999` for a number. */
function formOf(cell: Cell): string {
  if (cell.type === 'date') return '[date]';
  const shape = echo(cellText(cell)).replace(/[\d０-９]/g, '9');
  return cell.type === 'number'
    ? `[number] ${shape}`
    : cell.type === 'text'
      ? shape
      : `[${cell.type}] ${shape}`;
}

function inspectTable(source: TableSource): InspectedTable {
  const { roster, table, block, context } = source;
  const { sheet, hidden, firstHeadRow, headRow, leftOut, surroundings } = block;
  const around = roster.placements.get(table.name)?.around[table.blocks.indexOf(block)];
  const echoed = (text: string | undefined) => (text === undefined ? undefined : echo(text));
  return {
    table: table.name,
    sheet,
    hidden,
    hiddenRows: block.hiddenRows,
    hiddenColumns: block.hiddenColumns.map(shownColumn),
    headRows: [firstHeadRow, headRow],
    rows: block.end - block.start,
    columns: inspectColumns(source),
    notTaken: untakenColumns(source),
    leftOut: leftOut.map(({ row, reason }) => ({ row, reason })),
    title: echoed(surroundings.title ?? surroundings.above),
    reportingUnit: echoed(surroundings.reportingUnit),
    reportingDate: echoed(surroundings.reportingDate),
    around: around?.isTaken ? { names: around.names, from: around.from } : undefined,
    placed: isPlaced(context.vocabulary.tables.get(table.name))
      ? placedIn(roster, table.name, block)
      : undefined,
  };
}

const untakenColumns = ({ table, block, found, context }: TableSource): UntakenHead[] =>
  untakenHeads(block.others, found.located.rows, {
    table: table.name,
    taken: new Set(block.columns.keys()),
    vocabulary: context.vocabulary,
    context: { ...context, ...found.nature },
  });

/** A sheet without a table, as if its fullest row were the head of one of cadres. */
function inspectUnread(
  { sheet, heads, seen, nature }: UnreadSheet,
  context: InspectionContext,
): InspectedSheet {
  const { vocabulary } = context;
  const { row: headRow, columns = [], below = [] } = seen ?? {};
  const fieldOf = ({ head }: SourceColumn) => vocabulary.fieldOf('cadres', head);
  const known = columns.flatMap((column) => fieldOf(column) ?? []);
  const notTaken = untakenHeads(
    columns.filter((column) => fieldOf(column) === undefined),
    below,
    {
      table: 'cadres',
      taken: new Set(known),
      vocabulary,
      context: { ...context, ...nature },
    },
  );
  return { sheet, heads, headRow, known, notTaken };
}

/** Headings that were taken for nothing, each with what it may be by its words or by the cells of the rows below. */
function untakenHeads(
  heads: readonly SourceColumn[],
  rows: readonly Row[],
  comparison: Comparison,
): UntakenHead[] {
  const columns = heads.map(({ index, head }) => ({
    index,
    head,
    cells: rows.map((row) => cellAt(row, index)),
  }));
  const suggested = suggestFields(columns, comparison);
  return columns.map(({ index, head }) => {
    const field = suggested.get(index);
    return {
      ...shownColumn({ index, head }),
      kin: isOfKin(head),
      like: field && comparison.vocabulary.columnsOf(comparison.table).get(field)?.heads[0],
    };
  });
}

function inspectColumns({ unreadable: cells, table, block, found, context }: TableSource): InspectedColumn[] {
  const unreadable = lettersIn(cells, table, block);
  const sources = [...block.columns].flatMap(([field, columns]) =>
    columns.map((column) => ({ field, ...column })),
  );
  return sources
    .sort((a, b) => a.index - b.index)
    .map(({ field, index, head }) => {
      const definition = context.vocabulary.columnsOf(table.name).get(field) as ColumnDefinition;
      const filled = cellsUnder(found, index, definition);
      const letter = columnLetters(index);
      return {
        field,
        head: echo(head),
        standardHead: definition.heads[0] ?? head,
        letter,
        filled: filled.length,
        unreadable: unreadable.filter((cell) => cell === letter).length,
        ...writtenForms(filled, definition),
      };
    });
}

/** By file and sheet, then by row: the column letters of the cells that could not be read. */
type UnreadableCells = ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;

/** A file may have thousands of tables and of issues: they are sorted once for all tables. */
function unreadableCells(issues: readonly DataIssue[]): UnreadableCells {
  const own = issues.filter(({ row, code }) => row !== undefined && UNREADABLE.has(code));
  const bySheet = groupBy(own, ({ input, sheet }) => `${input} ${sheet}`);
  const lettersOf = (those: readonly DataIssue[]) => those.map(({ cell = '' }) => cell.replace(/\d+$/, ''));
  return new Map(
    [...bySheet].map(([key, those]) => [
      key,
      new Map([...groupBy(those, ({ row = 0 }) => row)].map(([row, each]) => [row, lettersOf(each)])),
    ]),
  );
}

/** The column letters of the cells of a block that could not be read, each as often as it has such cells. */
function lettersIn(cells: UnreadableCells, { rowNumbers }: Table, block: Block): string[] {
  const byRow = cells.get(`${block.input} ${block.sheet}`);
  if (!byRow) return [];
  return [...rowNumbers.subarray(block.start, block.end)].flatMap((row) => byRow.get(row) ?? []);
}

function placedIn(
  { placements }: InspectedRoster,
  table: TableName,
  { start, end }: Block,
): InspectedTable['placed'] {
  const units = placements.get(table)?.units.subarray(start, end) ?? [];
  const counts = { one: 0, several: 0, none: 0 };
  for (const unit of units) counts[unit === UNPLACED ? 'none' : unit < 0 ? 'several' : 'one']++;
  return counts;
}
