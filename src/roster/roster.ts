import type { Day } from '../core/calendar.ts';
import type { ColumnCount, DataIssue } from '../core/issue.ts';
import type { Coded, Column } from './columns.ts';
import type { SourceColumn } from './heads.ts';
import type { Links, PersonRows } from './link.ts';
import type { LeftOutRow, SeenHead, Surroundings } from './locate.ts';
import type { CellNature, Undecodable } from './readers/workbook.ts';
import type { Register } from './register.ts';
import type { TableName } from './schema.ts';
import type { SheetChoice } from './sheet-choice.ts';
import type { Tables } from './tables.ts';

/** A located table of one sheet as a run of a table's records: rows `start` up to, not with, `end`. */
export interface Block {
  readonly input: number;
  readonly sheet: string;
  readonly hidden: boolean;
  /** Rows of the table that are hidden, and columns taken for a field that are: both count like all others. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly SourceColumn[];
  /** The first row of a head of several levels, and the last one, behind which the records begin. */
  readonly firstHeadRow: number;
  readonly headRow: number;
  readonly start: number;
  readonly end: number;
  /** Where each field stands on the sheet. A field that is not here is absent for these records. */
  readonly columns: ReadonlyMap<string, readonly SourceColumn[]>;
  readonly others: readonly SourceColumn[];
  readonly leftOut: readonly Omit<LeftOutRow, 'source'>[];
  readonly surroundings: Surroundings;
  /** Of a record that changes altered or added: where the cells stand that are not in its own row. */
  readonly elsewhere?: {
    readonly fields: ReadonlyMap<string, CellPlace>;
    /** Where all others stand; undefined: in the record's own row. */
    readonly others: CellPlace | undefined;
  };
}

/** Where a cell stands, or would: the table of its sheet, and its row there from 1. */
export interface CellPlace {
  readonly block: Block;
  readonly row: number;
}

/** The records of one kind, in typed columns. Record i stands in row `rowNumbers[i]` of its block's sheet. */
export interface Table {
  readonly name: TableName;
  /** Of a table that was made from another one: that one, whose sheets are its own. */
  readonly madeFrom?: TableName;
  readonly length: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly blocks: readonly Block[];
  readonly rowNumbers: Int32Array;
}

/** A sheet in which no table was found, with the headings seen. */
export interface UnreadSheet {
  readonly sheet: string;
  readonly heads: readonly string[];
  readonly seen: SeenHead | undefined;
  readonly nature: CellNature;
}

/** A heading that a user added and no file has, with the standard heading of its column. */
export interface UnusedHead {
  readonly head: string;
  readonly column: string;
}

/** A file of the run. */
export interface Input {
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  /** Its name ends like that of another format. */
  readonly misnamed: boolean;
  /** Cells that have bytes in them which are no characters. */
  readonly undecodable?: Undecodable;
  /** The names of its sheets. */
  readonly sheets: readonly string[];
  /** Sheets that the user had left out. */
  readonly leftOut: readonly string[];
  readonly unread: readonly UnreadSheet[];
  /** The same bytes stood in an earlier file of the run: read there, and not again. */
  readonly sameAs?: string;
}

/** A unit that is in no register. */
export const UNPLACED = -1;

/**
 * Where each record of a table belongs: a register position; UNPLACED; or, from -2 down,
 * one of `candidates[-2 - unit]`: the units it may belong to.
 */
export interface Placement {
  readonly units: Int32Array;
  readonly candidates: readonly (readonly number[])[];
  /** For each block of the table, the unit that its surroundings name: it holds for records that name none. */
  readonly around: readonly (
    | {
        readonly units: readonly number[];
        readonly names: readonly string[];
        readonly from: 'above' | 'reportingUnit' | 'title' | 'sheet' | 'file';
        /** Whether there is a record that has its unit from there. */
        readonly isTaken: boolean;
      }
    | undefined
  )[];
  /** How many records have their unit from their post alone. */
  readonly byPost: number;
}

/** The people of a table: which rows are one person (VERDICTS §2). */
export interface People {
  readonly count: number;
  /** Row → person. */
  readonly ofRow: Int32Array;
  /** Person → first row. */
  readonly firstRow: Int32Array;
  /** The rows of those who have several. */
  readonly severalRows: ReadonlyMap<number, readonly number[]>;
}

/** The rows of a person. */
export const rowsOf = (people: People, person: number): readonly number[] =>
  people.severalRows.get(person) ?? [people.firstRow[person] as number];

/** The files of one run as one body of records (花名册). */
export interface Roster {
  readonly inputs: readonly Input[];
  /** What the user said of sheets that are in none of the files. */
  readonly unmatched: readonly SheetChoice[];
  readonly unusedHeads: readonly UnusedHead[];
  /** What kinds of records there may be. */
  readonly definitions: Tables;
  readonly tables: ReadonlyMap<TableName, Table>;
  readonly register: Register;
  readonly registerSource: RegisterSource;
  readonly placements: ReadonlyMap<TableName, Placement>;
  readonly people: ReadonlyMap<TableName, People>;
  /** Rows of related tables → people of `cadres`, and of reports → people of `secondments`. */
  readonly links: Links;
  /** Of a previous roster: its rows → people of the tables of the roster that came after it. */
  readonly linksToNext: Links;
  /** How people are told apart in the tables that other records than those of this roster are linked to, or that link to themselves. */
  readonly personRows: ReadonlyMap<TableName, PersonRows>;
  /** Names without their spaces, for people in `explain` and in lines for a terminal. */
  readonly names: ReadonlyMap<TableName, readonly string[]>;
  /** The rows of the ID numbers that were asked for: no others are kept. */
  readonly rowsById: ReadonlyMap<TableName, ReadonlyMap<string, readonly number[]>>;
  /** What the ID numbers of `cadres` say of births: a hint where a birth is in doubt, never a birth (VERDICTS §1). */
  readonly idBirths: Coded<Day>;
  /** In how many rows of `cadres` the birth was taken from the ID number; undefined where nobody asked for it. */
  readonly birthsFromIds: number | undefined;
  readonly issues: readonly DataIssue[];
  /** The columns that the issues are about. */
  readonly issueColumns: readonly ColumnCount[];
}

/** Where the register of units came from; `seen`: from the records themselves, so that empty units cannot be seen. */
export type RegisterSource =
  | { readonly from: 'file' | 'rulebook'; readonly path: string }
  | { readonly from: 'roster'; readonly input: number; readonly sheet: string }
  | { readonly from: 'seen' };

/** The tables that stand on sheets, without those that are made from them. */
export const onSheets = ({ tables }: Pick<Roster, 'tables'>): Table[] =>
  [...tables.values()].filter(({ madeFrom }) => madeFrom === undefined);

/** The block that a record stands in. */
export function blockOf(table: Table, row: number): Block {
  let [low, high] = [0, table.blocks.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row < (table.blocks[middle] as Block).end) high = middle;
    else low = middle + 1;
  }
  return table.blocks[low] as Block;
}

/** Where a record's cell of a field stands, or would if its sheet had that column. */
export function placeOfCell(table: Table, row: number, field: string): CellPlace {
  const block = blockOf(table, row);
  return sheetPlace(block, field) ?? { block, row: table.rowNumbers[row] as number };
}

/** Where the cells of a field stand that are not in the block's own rows. */
export const sheetPlace = ({ elsewhere }: Block, field: string): CellPlace | undefined =>
  elsewhere?.fields.get(field) ?? elsewhere?.others;

/** The candidate units of a record: one where it is placed, none where it is in no register. */
export function candidateUnits(placement: Placement, row: number): readonly number[] {
  const unit = placement.units[row] as number;
  return unit >= 0 ? [unit] : unit === UNPLACED ? [] : (placement.candidates[-2 - unit] as readonly number[]);
}
