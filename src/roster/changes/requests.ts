import { formatDays } from '../../core/calendar.ts';
import { hull, type Interval } from '../../core/interval.ts';
import type { DataIssue } from '../../core/issue.ts';
import type { Origin } from '../../core/origin.ts';
import { echo } from '../../core/text.ts';
import { type Column, intervalsAt, textAt, UNKNOWN_CODE, UNKNOWN_DAYS, valueAt } from '../columns.ts';
import type { FoundTables } from '../find.ts';
import type { FoundTable } from '../found-table.ts';
import { type Context, type GatheredTable, gatherTable } from '../gather.ts';
import { personName } from '../person-links.ts';
import { cellAt } from '../readers/cell-store.ts';
import type { Row } from '../readers/workbook.ts';
import { type Block, blockOf } from '../roster.ts';
import { cellText } from '../values/plain.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { ACTION_WORDS, ACTIONS, type Action, APPOINTMENTS, blanksUnknown, CHANGES } from './tables.ts';

/** What a cell of a change says, as it stands there. */
export interface StatedCell {
  readonly field: string;
  readonly head: string;
  readonly text: string;
}

/** A row of a table of changes, or an appointment form, as it was read. */
export interface Request {
  /** Undefined where it does not say what is to be done, or says it in a word that nobody knows. */
  readonly action: Action | undefined;
  /** What stands in the cell for it. */
  readonly actionWritten: string;
  readonly isForm: boolean;
  /** Without spaces; '' where there is none. */
  readonly name: string;
  /** The ID number in its 18-character form. */
  readonly id: string | undefined;
  /** Something stands in its place that is no ID number. */
  readonly hasBadId: boolean;
  /** Texts as written; undefined where the cell is blank or cannot be read. */
  readonly oldUnit: string | undefined;
  readonly newUnit: string | undefined;
  readonly post: string | undefined;
  /** The posts that are to be left, or that are held so far. */
  readonly heldPost: string | undefined;
  readonly effective: Interval | undefined;
  /** What it says beside who is meant and where. */
  readonly stated: readonly StatedCell[];
  /** Its table, and its row there. */
  readonly source: RequestTable;
  readonly row: number;
  readonly origin: Origin;
}

/** A table that changes were read from. `kept`: the same with every blank unknown. */
export interface RequestTable {
  readonly gathered: GatheredTable;
  readonly kept: GatheredTable;
  readonly found: readonly FoundTable[];
}

/** The changes that files hold, in the order of files, sheets and rows; what cannot be read goes to `issues`. */
export function readRequests(
  found: FoundTables,
  vocabulary: Vocabulary,
  context: Omit<Context, 'vocabulary'>,
  issues: DataIssue[],
): readonly Request[] {
  const unknown = blanksUnknown(vocabulary);
  const requests = [CHANGES, APPOINTMENTS].flatMap((name) => {
    const own = found.tables.get(name) ?? [];
    if (own.length === 0) return [];
    const gathered = gatherTable(name, own, { ...context, vocabulary }, issues);
    const kept = gatherTable(name, own, { ...context, vocabulary: unknown }, []);
    const source = { gathered, kept, found: own };
    return Array.from({ length: gathered.table.length }, (_, row) => requestAt(source, row));
  });
  const sheets = new Map(
    found.inputs.flatMap(({ sheets: names }, input) =>
      names.map((sheet, index) => [`${input} ${sheet}`, index] as const),
    ),
  );
  const sheetOf = ({ input, sheet }: Origin) => sheets.get(`${input} ${sheet}`) ?? 0;
  return requests.sort(
    ({ origin: a }, { origin: b }) => a.input - b.input || sheetOf(a) - sheetOf(b) || a.row - b.row,
  );
}

/** Columns that say who is meant and where, not what is to be otherwise. */
const ABOUT: ReadonlySet<string> = new Set([
  ...['action', 'name', 'id', 'oldUnit', 'newUnit', 'effective', 'heldPost', 'removedPost'],
]);

function requestAt(source: RequestTable, row: number): Request {
  const { table, identities } = source.kept;
  const block = blockOf(table, row);
  const text = (field: string) => textAt(table.columns.get(field), row);
  const isForm = table.name === APPOINTMENTS;
  const id = valueAt(identities, row)?.number;
  const [post, removed] = [text('post'), text('removedPost')];
  return {
    action: isForm ? actionOfForm(post, removed) : actionWritten(text('action')),
    actionWritten: written(source, 'action', row),
    isForm,
    name: personName(text('name') ?? ''),
    id,
    hasBadId: id === undefined && written(source, 'id', row) !== '',
    oldUnit: text('oldUnit'),
    newUnit: text('newUnit'),
    post,
    heldPost: isForm ? removed : text('heldPost'),
    effective: daysAt(table.columns.get('effective'), row),
    stated: statedCells(source, row, isForm),
    source,
    row,
    origin: { input: block.input, sheet: block.sheet, row: table.rowNumbers[row] as number },
  };
}

/** A form that gives a post and takes one moves the record; with one of the two it adds a post, or takes one away. */
const actionOfForm = (post: string | undefined, removed: string | undefined): Action | undefined => {
  if (post !== undefined) return removed === undefined ? 'appoint' : 'transfer';
  return removed === undefined ? undefined : 'remove';
};

const actionWritten = (word: string | undefined): Action | undefined =>
  ACTIONS.find((action) => ACTION_WORDS[action] === word);

function daysAt(column: Column | undefined, row: number): Interval | undefined {
  if (column?.type !== 'range' || column.from[row] === UNKNOWN_DAYS.from) return undefined;
  return hull(intervalsAt(column, row));
}

/** Of somebody's form only the post is a change: all else in it is what they are already. */
const OF_FORM: ReadonlySet<string> = new Set(['post', 'postLevel']);

function statedCells(source: RequestTable, row: number, isForm: boolean): StatedCell[] {
  const { columns } = source.kept.table;
  const { columns: heads } = blockOf(source.kept.table, row);
  return [...columns].flatMap(([field, column]) => {
    const [head] = heads.get(field) ?? [];
    const isChange = !ABOUT.has(field) && (!isForm || OF_FORM.has(field));
    if (!head || !isChange || !saysSomething(column, row)) return [];
    return [{ field, head: echo(head.head), text: written(source, field, row) || shown(column, row) }];
  });
}

/** Whether a cell says anything, be it what nobody can read: that is unknown then. */
function saysSomething(column: Column, row: number): boolean {
  if (column.unreadable.has(row)) return true;
  switch (column.type) {
    case 'text':
      return column.codes[row] !== UNKNOWN_CODE;
    case 'flag':
      return column.values[row] !== -1;
    case 'range':
      return column.scale === 'millionth'
        ? Number.isFinite(column.to[row] as number)
        : column.from[row] !== UNKNOWN_DAYS.from;
  }
}

/** What a cell of a merged block says: it stands in another row. */
const shown = (column: Column, row: number): string => {
  if (column.type === 'text') return echo(textAt(column, row) ?? '');
  return column.type === 'range' && column.scale === 'day' ? formatDays(hull(intervalsAt(column, row))) : '';
};

/** The text of a cell as it stands in the file, as it may be shown. */
function written({ kept: { table }, found }: RequestTable, field: string, row: number): string {
  const block = blockOf(table, row);
  const at = table.blocks.indexOf(block);
  const sheetRow: Row | undefined = found[at]?.located.rows[row - block.start];
  const [column] = block.columns.get(field) ?? [];
  return sheetRow && column ? echo(cellText(cellAt(sheetRow, column.index))) : '';
}

/** The block of a request's table that it stands in. */
export const blockOfRequest = ({ source, row }: Request): Block => blockOf(source.gathered.table, row);
