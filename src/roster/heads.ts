import { compact } from '../core/text.ts';
import type { Row } from './readers/workbook.ts';
import { CADRE_COLUMNS, columnsOf, KEY_COLUMNS, TABLE_NAMES, type TableName } from './schema.ts';
import { cellText } from './values/plain.ts';

/** A column of a sheet that was taken for a field: where it stands and what its heading says. */
export interface SourceColumn {
  /** From 0. */
  readonly index: number;
  readonly head: string;
}

/** A head row: the table that it opens and its columns by field. */
export interface Head {
  readonly table: TableName;
  readonly row: number;
  readonly columns: ReadonlyMap<string, readonly SourceColumn[]>;
  /** Headings that belong to no field. */
  readonly others: readonly SourceColumn[];
}

const BRACKETS = /[()[\]{}〔〕【】<>《》「」"“”'‘’]/g;
const BRACKETED = /[([{〔【<《「][^)\]}〕】>》」]*[)\]}〕】>》」]/g;

/** A head with another person's word in it is never the cadre's own. */
const KIN = /爱人|配偶|父|母|子女/;

/** Headings as they are compared: no white space, brackets of either width taken out, `*姓名` is 姓名. */
const comparable = (head: string): string =>
  compact(head)
    .replace(BRACKETS, '')
    .replace(/^[*＊]+|[*＊:：]+$/g, '');

/** Users' own headings by table and field, beside the built-in ones. */
const SYNONYMS: ReadonlyMap<TableName, ReadonlyMap<string, string>> = new Map(
  TABLE_NAMES.map((table) => [
    table,
    new Map(
      [...columnsOf(table)].flatMap(([field, { heads }]) =>
        heads.map((head) => [comparable(head), field] as const),
      ),
    ),
  ]),
);

/** The field of a table that a heading names: as it stands, or without what its brackets explain. */
function fieldOf(table: TableName, head: string): string | undefined {
  const synonyms = SYNONYMS.get(table) as ReadonlyMap<string, string>;
  if (KIN.test(head)) return undefined;
  return synonyms.get(comparable(head)) ?? synonyms.get(comparable(compact(head).replace(BRACKETED, '')));
}

/** Whether a text may be the heading of some table's key column: a cheap first look at a row. */
const KEY_HEADS = new Set(
  TABLE_NAMES.flatMap((table) => (columnsOf(table).get(KEY_COLUMNS[table])?.heads ?? []).map(comparable)),
);

function columnsUnder(table: TableName, heads: readonly SourceColumn[]): Head['columns'] {
  const columns = new Map<string, SourceColumn[]>();
  for (const head of heads) {
    const field = fieldOf(table, head.head);
    if (field) columns.set(field, [...(columns.get(field) ?? []), head]);
  }
  return columns;
}

const isHeadOf = (table: TableName, columns: Head['columns']): boolean =>
  columns.has(KEY_COLUMNS[table]) &&
  columns.size >= 3 &&
  (table !== 'cadres' || CADRE_COLUMNS.some((field) => columns.has(field)));

/** A heading as people read it: line breaks and the spaces that spread Chinese characters out are no part of it. */
const shownHead = (text: string): string =>
  text
    .trim()
    .replace(/\s*[\r\n]+\s*/g, '')
    .replace(/(?<=[\u2e80-\uffef])\s+(?=[\u2e80-\uffef])/g, '');

/** The texts of a row with their columns. */
export const headsOf = (row: Row): SourceColumn[] =>
  row.cells.flatMap((cell, index) => (cell?.type === 'text' ? [{ index, head: shownHead(cell.text) }] : []));

/**
 * The head that a row is, or undefined. A head has the table's key column and two more known ones;
 * where several tables fit, the one with most columns wins, and cadres come last (DESIGN §6).
 */
export function readHead(row: Row): Head | undefined {
  if (!row.cells.some((cell) => cell?.type === 'text' && KEY_HEADS.has(comparable(cellText(cell)))))
    return undefined;
  const heads = headsOf(row);
  let best: Head | undefined;
  for (const table of TABLE_NAMES) {
    const columns = columnsUnder(table, heads);
    if (!isHeadOf(table, columns)) continue;
    if (best && (table === 'cadres' || columns.size <= best.columns.size)) continue;
    const taken = new Set([...columns.values()].flat().map((column) => column.index));
    best = { table, row: row.number, columns, others: heads.filter((head) => !taken.has(head.index)) };
  }
  return best;
}
