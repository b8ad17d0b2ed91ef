import { columnLetters } from '../core/origin.ts';
import { echo } from '../core/text.ts';
import type { IssueCode } from '../locale/catalogue.ts';
import { isOfKin } from './heads.ts';
import type { InputFile } from './load.ts';
import { locateTables } from './locate.ts';
import { mergedCells } from './read-field.ts';
import { readWorkbook } from './readers/index.ts';
import type { Cell, ReadingMeans } from './readers/workbook.ts';
import { type Block, type Roster, type Table, UNPLACED } from './roster.ts';
import { columnsOf, type TableName } from './schema.ts';
import { cellText, isBlank } from './values/plain.ts';

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
}

/** A located table: what was taken as what, and what was not. */
export interface InspectedTable {
  readonly table: TableName;
  readonly sheet: string;
  readonly hidden: boolean;
  readonly headRows: readonly [number, number];
  readonly rows: number;
  readonly columns: readonly InspectedColumn[];
  /** Headings that were taken for nothing; `kin`: because they speak of somebody else. */
  readonly notTaken: readonly { readonly letter: string; readonly head: string; readonly kin: boolean }[];
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
  readonly unread: readonly { readonly sheet: string; readonly heads: readonly string[] }[];
}

/** Says of a roster, file by file, how each sheet was read. `files` are the bytes that it was read from. */
export async function inspectRoster(
  roster: Roster,
  files: readonly InputFile[],
  means: ReadingMeans,
): Promise<InspectedFile[]> {
  const inspected: InspectedFile[] = [];
  for (const [input, file] of files.entries()) {
    const { path, sha256, format, sameAs, unread } = roster.inputs[input] as Roster['inputs'][number];
    const written: WrittenColumns = sameAs === undefined ? await writtenColumns(file, means) : new Map();
    const tables = [...roster.tables.values()].flatMap((table) =>
      table.blocks
        .filter((block) => block.input === input)
        .map((block) => inspectBlock(roster, table, block, written)),
    );
    inspected.push({ path, sha256, format, sameAs, tables, unread });
  }
  return inspected;
}

/** What stands in a column of a sheet: how many cells are filled, and for dates how they are written. */
interface WrittenColumn {
  filled: number;
  readonly forms: Map<string, number>;
}

type WrittenColumns = ReadonlyMap<string, WrittenColumn>;

/** The columns of a file as they are written, by sheet, head and column. */
async function writtenColumns(file: InputFile, means: ReadingMeans): Promise<WrittenColumns> {
  const written = new Map<string, WrittenColumn>();
  const { sheets } = await readWorkbook(file.bytes, file.path, means);
  for (const sheet of sheets) {
    for (const located of locateTables(sheet).tables) {
      const { head, rows } = located;
      for (const [field, columns] of head.columns) {
        const kind = columnsOf(head.table).get(field)?.kind;
        for (const { index } of columns) {
          const isUnit = field === 'town' || field === 'village';
          const merged = isUnit ? mergedCells(located, sheet.merges, index) : undefined;
          const cells = rows.map((row) => row.cells[index] ?? merged?.get(row.number));
          written.set(
            columnKey(sheet.name, head.row, index),
            writtenIn(cells, kind === 'date' || kind === 'month'),
          );
        }
      }
    }
  }
  return written;
}

const columnKey = (sheet: string, headRow: number, index: number): string =>
  `${sheet}\u0000${headRow}\u0000${index}`;

function writtenIn(cells: readonly (Cell | undefined)[], areDates: boolean): WrittenColumn {
  const forms = new Map<string, number>();
  let filled = 0;
  for (const cell of cells) {
    if (cell === undefined || isBlank(cell)) continue;
    filled++;
    if (areDates) forms.set(formOf(cell), (forms.get(formOf(cell)) ?? 0) + 1);
  }
  return { filled, forms };
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

function inspectBlock(roster: Roster, table: Table, block: Block, written: WrittenColumns): InspectedTable {
  const { sheet, hidden, firstHeadRow, headRow, others, leftOut, surroundings } = block;
  const around = roster.placements.get(table.name)?.around[table.blocks.indexOf(block)];
  const echoed = (text: string | undefined) => (text === undefined ? undefined : echo(text));
  return {
    table: table.name,
    sheet,
    hidden,
    headRows: [firstHeadRow, headRow],
    rows: block.end - block.start,
    columns: inspectColumns(roster, table, block, written),
    notTaken: others.map(({ index, head }) => ({
      letter: columnLetters(index),
      head: echo(head),
      kin: isOfKin(head),
    })),
    leftOut: leftOut.map(({ row, reason }) => ({ row, reason })),
    title: echoed(surroundings.title ?? surroundings.above),
    reportingUnit: echoed(surroundings.reportingUnit),
    reportingDate: echoed(surroundings.reportingDate),
    around: around && { names: around.names, from: around.from },
    placed: table.name === 'cadres' ? placedIn(roster, block) : undefined,
  };
}

function inspectColumns(
  roster: Roster,
  table: Table,
  block: Block,
  written: WrittenColumns,
): InspectedColumn[] {
  const unreadable = unreadableCells(roster, table, block);
  const found = [...block.columns].flatMap(([field, sources]) =>
    sources.map((source) => ({ field, ...source })),
  );
  return found
    .sort((a, b) => a.index - b.index)
    .map(({ field, index, head }) => {
      const { filled = 0, forms = new Map<string, number>() } =
        written.get(columnKey(block.sheet, block.headRow, index)) ?? {};
      const letter = columnLetters(index);
      return {
        field,
        head: echo(head),
        standardHead: columnsOf(table.name).get(field)?.heads[0] ?? head,
        letter,
        filled,
        unreadable: unreadable.filter((cell) => cell === letter).length,
        forms: [...forms]
          .map(([form, cells]) => ({ form, cells }))
          .sort((a, b) => b.cells - a.cells || (a.form < b.form ? -1 : 1)),
      };
    });
}

/** The column letters of the cells of a block that could not be read, each as often as it has such cells. */
function unreadableCells({ issues }: Roster, table: Table, block: Block): string[] {
  const rows = new Set(table.rowNumbers.subarray(block.start, block.end));
  return issues.flatMap(({ input, sheet, row, cell, code }) =>
    input === block.input &&
    sheet === block.sheet &&
    row !== undefined &&
    rows.has(row) &&
    UNREADABLE.has(code)
      ? [cell?.replace(/\d+$/, '') ?? '']
      : [],
  );
}

/** The codes of cells that are filled and say nothing that can be told. */
const UNREADABLE: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'cell-error',
  'invalid-date',
  'future-date',
  'invalid-month',
  'invalid-number',
  'invalid-id',
  'id-precision-lost',
  'unknown-value',
  'columns-disagree',
]);

function placedIn({ placements }: Roster, { start, end }: Block): InspectedTable['placed'] {
  const units = placements.get('cadres')?.units.subarray(start, end) ?? [];
  const counts = { one: 0, several: 0, none: 0 };
  for (const unit of units) counts[unit === UNPLACED ? 'none' : unit < 0 ? 'several' : 'one']++;
  return counts;
}
