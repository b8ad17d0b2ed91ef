import { groupBy } from '../../core/group-by.ts';
import { type Coded, type Column, columnAt, type TextColumn, textColumnOf, withTexts } from '../columns.ts';
import { type GatheredTable, withUnitTexts } from '../gather.ts';
import type { SourceColumn } from '../heads.ts';
import { joinColumns } from '../join-columns.ts';
import { isVillage, type Register, type Unit } from '../register.ts';
import { type Block, blockOf, type CellPlace, type People, type Table } from '../roster.ts';
import { WORKPLACE } from '../schema.ts';
import type { TableDefinition } from '../tables.ts';
import type { Identity } from '../values/identity.ts';
import type { Cadres, CellSource, ChangedRecord, Records } from './records.ts';
import { blockOfRequest, type Request } from './requests.ts';

/** The cadres of a roster after changes, and the rows of each person whom these are about. */
export interface ChangedCadres {
  readonly gathered: GatheredTable;
  readonly rowsOf: ReadonlyMap<number, readonly number[]>;
}

/** A record's place in the table after: its row before, and what was changed of it. */
interface RowAfter {
  readonly rosterRow: number | undefined;
  readonly record: ChangedRecord | undefined;
}

/** Makes the table of cadres that there is after the changes: those who stay in their places, then those who were added. */
export function changedCadres(
  { gathered: cadres, people, register }: Cadres,
  records: Records,
  requests: readonly Request[],
  definition: TableDefinition,
): ChangedCadres {
  const rows = rowsAfter(cadres.table, records);
  const pieces = [cadres, ...new Set(requests.map(({ source }) => source.gathered))];
  const places = placesOf(pieces);
  const cellsOf = (field: string) => rows.map((row) => places.of(sourceOf(row, field, cadres)));
  const columns = new Map<string, Column>();
  const fields = new Set([
    ...cadres.table.columns.keys(),
    ...pieces.flatMap(({ table }) => [...table.columns.keys()]),
  ]);
  const isKnown = (field: string) => cadres.table.columns.has(field) || definition.columns.has(field);
  for (const field of [...fields].filter(isKnown)) {
    const joined = joinColumns([
      ...pieces.map(({ table }) => ({ length: table.length, column: table.columns.get(field) })),
      { length: 1, column: undefined },
    ]);
    if (joined) columns.set(field, columnAt(joined, cellsOf(field)));
  }
  placeColumns(columns, rows, register);
  const blocks = blocksAfter(cadres.table, rows, requests);
  const rowNumbers = Int32Array.from(rows, (row) => rowNumberOf(row, cadres.table, requests));
  const table = { ...cadres.table, length: rows.length, columns, blocks, rowNumbers };
  const identities = identitiesAt(pieces, cellsOf('id'));
  return {
    gathered: withUnitTexts(table, identities, definition),
    rowsOf: rowsByPerson(rows, records, people),
  };
}

function rowsAfter({ length }: Table, { changed, added }: Records): RowAfter[] {
  const rows: RowAfter[] = [];
  for (let rosterRow = 0; rosterRow < length; rosterRow++) {
    const record = changed.get(rosterRow);
    if (!record?.isGone) rows.push({ rosterRow, record });
  }
  return [
    ...rows,
    ...added.filter(({ isGone }) => !isGone).map((record) => ({ rosterRow: undefined, record })),
  ];
}

/** Where the rows of several tables stand when these are put one behind the other, and behind them one that says nothing. */
function placesOf(pieces: readonly GatheredTable[]): { of(source: CellSource): number } {
  const starts = new Map<GatheredTable, number>();
  let length = 0;
  for (const piece of pieces) {
    starts.set(piece, length);
    length += piece.table.length;
  }
  return {
    of: (source) => ('unsaidBy' in source ? length : (starts.get(source.from) as number) + source.row),
  };
}

const sourceOf = ({ rosterRow, record }: RowAfter, field: string, from: GatheredTable): CellSource =>
  record ? (record.cells.get(field) ?? record.base) : { from, row: rosterRow as number };

/** The cells for towns and villages of those whom a change put into a unit; their workplace was another one. */
function placeColumns(columns: Map<string, Column>, rows: readonly RowAfter[], register: Register): void {
  const moved = rows.flatMap(({ record }, row) => (record?.unit ? [{ row, unit: record.unit }] : []));
  if (moved.length === 0) return;
  const fill = (field: string, textFor: (unit: Unit) => string | undefined) => {
    const column = columns.get(field);
    const texts = new Map(moved.map(({ row, unit }) => [row, textFor(unit)] as const));
    const own = column?.type === 'text' ? column : blankTexts(rows.length);
    const unreadable = new Set([...own.unreadable].filter((row) => !texts.has(row)));
    columns.set(field, { ...withTexts(own, texts), unreadable });
  };
  fill('town', (unit) => cellsOfUnit(unit, register).town);
  fill('village', (unit) => cellsOfUnit(unit, register).village);
  if (columns.has(WORKPLACE)) fill(WORKPLACE, () => undefined);
}

const blankTexts = (length: number): TextColumn =>
  textColumnOf({ codes: new Int32Array(length), values: [undefined] }, new Set());

/** How a record says that it is of a unit: a village with its town; what is neither at the top nor a village by its path. */
function cellsOfUnit(
  unit: Unit,
  register: Register,
): { town: string | undefined; village: string | undefined } {
  if (isVillage(unit)) return { town: register.units[unit.parent]?.name, village: unit.name };
  return { town: unit.path.join('/'), village: undefined };
}

function identitiesAt(pieces: readonly GatheredTable[], rows: readonly number[]): Coded<Identity> {
  const values: (Identity | undefined)[] = [undefined];
  const codes: number[] = [];
  for (const { identities, table } of pieces) {
    const start = values.length;
    for (const value of identities.values) values.push(value);
    for (let row = 0; row < table.length; row++) codes.push(start + (identities.codes[row] as number));
  }
  return { codes: Int32Array.from(rows, (row) => codes[row] ?? 0), values };
}

const rowNumberOf = (
  { rosterRow, record }: RowAfter,
  { rowNumbers }: Table,
  requests: readonly Request[],
): number =>
  rosterRow === undefined
    ? (requests[(record as ChangedRecord).addedBy as number] as Request).origin.row
    : (rowNumbers[rosterRow] as number);

/** Neighbouring rows of one block stay one; a row that was changed or added is one by itself, with the columns that it has. */
function blocksAfter(cadres: Table, rows: readonly RowAfter[], requests: readonly Request[]): Block[] {
  const blocks: Block[] = [];
  let last: Block | undefined;
  rows.forEach(({ rosterRow, record }, row) => {
    const own = rosterRow === undefined ? undefined : blockOf(cadres, rosterRow);
    if (own && own === last && !record) {
      blocks.push({ ...(blocks.pop() as Block), end: row + 1 });
      return;
    }
    last = record ? undefined : own;
    const base = own ?? addedBlock(record as ChangedRecord, requests);
    blocks.push({
      ...base,
      columns: record ? columnsAfter(base, record, requests) : base.columns,
      ...(record ? { elsewhere: elsewhereOf(record, requests) } : {}),
      start: row,
      end: row + 1,
    });
  });
  return blocks;
}

/** Nothing stands around a record that a change added: its unit is told. */
const NOTHING_AROUND = {
  above: undefined,
  reportingUnit: undefined,
  reportingDate: undefined,
  agesOn: undefined,
  title: undefined,
} as const;

/** The block of a record that a change added: on that change's sheet; a further post has the columns of the person's own record. */
function addedBlock({ base, addedBy }: ChangedRecord, requests: readonly Request[]): Block {
  const request = requests[addedBy as number] as Request;
  const block = blockOfRequest(request);
  const isNew = base.from === request.source.gathered && base.row === request.row;
  const copied = [...blockOf(base.from.table, base.row).columns.keys()];
  const columns = isNew ? block.columns : new Map(copied.map((field) => [field, NO_CELL] as const));
  return { ...block, columns, surroundings: NOTHING_AROUND, leftOut: [] };
}

const NO_CELL: readonly SourceColumn[] = [];

/** The columns of a changed record. What a change filled in stands in that change's row, which only an added record stands in too. */
function columnsAfter(
  { columns }: Block,
  { cells, unit, addedBy }: ChangedRecord,
  requests: readonly Request[],
): Block['columns'] {
  const own = addedBy === undefined ? undefined : blockOfRequest(requests[addedBy] as Request).columns;
  const told = [...cells].filter(([field, source]) => !('unsaidBy' in source) || columns.has(field));
  const filled = told.map(([field]) => [field, own?.get(field) ?? NO_CELL] as const);
  const ofUnit = ['town', 'village'].map((field) => [field, own?.get('newUnit') ?? NO_CELL] as const);
  return new Map([...columns, ...filled, ...(unit ? ofUnit : [])]);
}

/** Where the cells of a changed record stand: those that changes filled in or left unsaid in their rows, those copied in their own. */
function elsewhereOf(
  { cells, base, addedBy }: ChangedRecord,
  requests: readonly Request[],
): NonNullable<Block['elsewhere']> {
  const placeOf = (source: CellSource): CellPlace => {
    if ('unsaidBy' in source) return placeOfRequest(requests[source.unsaidBy] as Request);
    const { table } = source.from;
    return { block: blockOf(table, source.row), row: table.rowNumbers[source.row] as number };
  };
  const fields = new Map([...cells].map(([field, source]) => [field, placeOf(source)] as const));
  return { fields, others: addedBy === undefined ? undefined : placeOf(base) };
}

const placeOfRequest = (request: Request): CellPlace => ({
  block: blockOfRequest(request),
  row: request.origin.row,
});

/** The rows that there are after the changes of everybody whom these are about. */
function rowsByPerson(rows: readonly RowAfter[], { changed, added }: Records, { ofRow }: People) {
  const meant = new Set([...changed.values(), ...added].map(({ person }) => person));
  const personAt = ({ rosterRow, record }: RowAfter) =>
    record?.person ?? (ofRow[rosterRow as number] as number);
  const byPerson = groupBy(rows.keys(), (row) => personAt(rows[row] as RowAfter));
  return new Map([...meant].map((person) => [person, byPerson.get(person) ?? []] as const));
}
