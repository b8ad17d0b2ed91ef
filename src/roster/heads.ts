import { columnLetters } from '../core/origin.ts';
import { compact, echo } from '../core/text.ts';
import { cellsIn } from './readers/cell-store.ts';
import type { Merge, Row } from './readers/workbook.ts';
import type { TableName } from './schema.ts';
import { BUILT_IN_TABLES, isHeadOf, type TableDefinition } from './tables.ts';
import { isOfKin, type Vocabulary } from './vocabulary.ts';

/** A column of a sheet that was taken for a field: where it stands and what its heading says. */
export interface SourceColumn {
  /** From 0. */
  readonly index: number;
  readonly head: string;
}

/** A column as a report names it: its letter and its heading. */
export const shownColumn = ({ index, head }: SourceColumn): { letter: string; head: string } => ({
  letter: columnLetters(index),
  head: echo(head),
});

/** The head of a table, of one row or of several levels: the table that it opens and its columns by field. */
export interface Head {
  readonly table: TableName;
  /** The first and the last row of the head. */
  readonly firstRow: number;
  readonly row: number;
  readonly columns: ReadonlyMap<string, readonly SourceColumn[]>;
  /** The columns of its people, where a second table stands beside the first: name and more, once again. */
  readonly beside: readonly SourceColumn[] | undefined;
  /** Headings that belong to no field. */
  readonly others: readonly SourceColumn[];
}

/** A column of a head: its texts from the top level down, and the lowest of them; `groups` are those of several columns. */
interface LeveledHead extends SourceColumn {
  readonly levels: readonly string[];
  readonly groups: ReadonlySet<string>;
}

/**
 * The field that a column's head names: its lowest text, else that with those above it (出生 over 年月), else a
 * higher one that is no group's: 任现职时间 under 任职情况 is no 职务.
 * A word for kin on any level makes it somebody else's.
 */
function fieldOfLevels(
  table: TableName,
  { levels, groups }: LeveledHead,
  vocabulary: Vocabulary,
): string | undefined {
  const isSomebodyElses = (text: string) => isOfKin(text) && vocabulary.fieldOf(table, text) === undefined;
  if (levels.some(isSomebodyElses)) return undefined;
  const higher = levels.slice(0, -1).filter((text) => !groups.has(text));
  const endings = levels.map((_, from) => levels.slice(from).join('')).reverse();
  const tries = [...endings, ...higher.reverse()];
  return tries.map((text) => vocabulary.fieldOf(table, text)).find((field) => field !== undefined);
}

/** A column that is nobody's field; one of kin is told by the level that says so: 配偶情况 over 出生年月. */
function namedInFull({ index, head, levels }: LeveledHead): SourceColumn {
  const kin = levels.findIndex(isOfKin);
  return { index, head: kin < 0 ? head : levels.slice(kin).join('') };
}

function columnsUnder(
  table: TableName,
  heads: readonly LeveledHead[],
  vocabulary: Vocabulary,
): Head['columns'] {
  const columns = new Map<string, SourceColumn[]>();
  for (const leveled of heads) {
    const { index, head } = leveled;
    const field = fieldOfLevels(table, leveled, vocabulary);
    if (field) columns.set(field, [...(columns.get(field) ?? []), { index, head }]);
  }
  return columns;
}

/** A heading as people read it: line breaks and the spaces that spread Chinese characters out are no part of it. */
const shownHead = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, (space) => (/[\r\n]/.test(space) ? '' : space))
    .replace(/(?<=[\u2e80-\uffef])\s+(?=[\u2e80-\uffef])/g, '');

/** The texts of a row with their columns. */
export const headsOf = (row: Row): SourceColumn[] =>
  cellsIn(row).flatMap(({ index, cell }) =>
    cell.type === 'text' ? [{ index, head: shownHead(cell.text) }] : [],
  );

/** The filled rows in which heads are looked for, the merged blocks of their sheet, and the headings that are known. */
export interface HeadSource {
  readonly rows: readonly Row[];
  readonly merges: readonly Merge[];
  readonly vocabulary: Vocabulary;
}

/** A row's texts by column, those of merged blocks in every column that the block covers, from its top row down. */
function textsOf({ rows, merges }: Omit<HeadSource, 'vocabulary'>, at: number): Map<number, string> {
  const row = rows[at] as Row;
  const texts = new Map(headsOf(row).map(({ index, head }) => [index, head]));
  for (const { top, bottom, left, right } of merges) {
    if (row.number < top || row.number > bottom) continue;
    const master = rows.find(({ number }) => number === top);
    const text = master && headsOf(master).find(({ index }) => index === left)?.head;
    if (text !== undefined) for (let index = left; index <= right; index++) texts.set(index, text);
  }
  return texts;
}

/** Levels above a head: rows directly above it whose texts it lacks, or that are groups merged over its columns. */
function levelsAbove({ rows, merges, vocabulary }: HeadSource, anchor: number): number {
  let first = anchor;
  while (first > 0 && anchor - first < MOST_LEVELS - 1) {
    const [above, row] = [rows[first - 1] as Row, rows[first] as Row];
    if (row.number !== above.number + 1) break;
    const here = textsOf({ rows, merges: [] }, anchor);
    const isLevel = headsOf(above).some(
      ({ index, head }) =>
        (vocabulary.isHead(head) && !here.has(index)) ||
        merges.some(
          ({ top, bottom, left, right }) =>
            top === above.number &&
            left === index &&
            (bottom > top || (right > left && right - left < here.size - 1)),
        ),
    );
    const isLabelled = headsOf(above).some(({ head }) => /[:：]/.test(head));
    if (!isLevel || isLabelled || headsOf(above).length < 2) break;
    first--;
  }
  return first;
}

/** Whether a text names a column of its own below another: below nothing, below a group of columns, or as its second half. */
function isBelow(
  text: string,
  upper: string | undefined,
  row: ReadonlyMap<number, string>,
  { isHead }: Vocabulary,
): boolean {
  if (upper === undefined || !isHead(upper)) return isHead(text) || isHead((upper ?? '') + text);
  const isGroup = [...row.values()].filter((each) => each === upper).length > 1;
  return (isGroup && text !== upper && isHead(text)) || isHead(upper + text);
}

/**
 * Levels below a head: rows directly below it that name columns where it has a group or nothing, and nobody:
 * the cell under the key heading is empty, or belongs to it.
 */
function levelsBelow(around: HeadSource, anchor: number): number {
  const { rows, vocabulary } = around;
  let last = anchor;
  while (last + 1 < rows.length && last - anchor < MOST_LEVELS - 1) {
    const [row, below] = [rows[last] as Row, rows[last + 1] as Row];
    if (below.number !== row.number + 1) break;
    const above = textsOf(around, last);
    const keys = [...above].filter(([, text]) => vocabulary.isKeyHead(text)).map(([index]) => index);
    const namesNobody = cellsIn(below).every(
      ({ cell, index }) => cell.type === 'text' && !keys.includes(index),
    );
    const isLevel = headsOf(below).some(({ index, head }) =>
      isBelow(head, above.get(index), above, vocabulary),
    );
    if (!namesNobody || !isLevel) break;
    last++;
  }
  return last;
}

/** A head has three levels at the most. */
const MOST_LEVELS = 3;

/** The merged blocks that touch rows. */
const mergesNear = (merges: readonly Merge[], rows: readonly Row[]): Merge[] =>
  merges.filter(({ top, bottom }) => top <= (rows.at(-1) as Row).number && bottom >= (rows[0] as Row).number);

/**
 * The head that a row belongs to, or undefined. `at`: the row that has the key heading;
 * `from`: the first behind the last head.
 */
export function readHead(
  { rows, merges, vocabulary }: HeadSource,
  at: number,
  from: number,
): Head | undefined {
  const start = Math.max(from, at - MOST_LEVELS + 1);
  const near = rows.slice(start, at + MOST_LEVELS);
  const around = { rows: near, merges: mergesNear(merges, near), vocabulary };
  return headOf(around, levelsAbove(around, at - start), levelsBelow(around, at - start));
}

/** The head that stands in rows given by their numbers, or undefined where they hold none. */
export function readHeadAt(
  { rows, merges, vocabulary }: HeadSource,
  [first, last]: readonly [number, number],
): Head | undefined {
  const own = rows.filter(({ number }) => first <= number && number <= last);
  if (own.length === 0) return undefined;
  return headOf({ rows: own, merges: mergesNear(merges, own), vocabulary }, 0, own.length - 1);
}

/**
 * The head of rows. It has the columns by which its table is told (tables.ts); where several tables fit, the one with
 * most columns wins, and cadres come last (DESIGN §6; docs/decisions/0020 for several rulebooks).
 */
function headOf(around: HeadSource, first: number, last: number): Head | undefined {
  const heads = leveledHeads(around, first, last);
  let best: Head | undefined;
  for (const table of around.vocabulary.tables.values()) {
    const { name } = table;
    if (isForeign(table, heads, around.vocabulary)) continue;
    const columns = columnsUnder(name, heads, around.vocabulary);
    if (!isHeadOf(table, columns)) continue;
    if (best && (yields(table, best.table) || columns.size <= best.columns.size)) continue;
    const taken = new Set([...columns.values()].flat().map((column) => column.index));
    best = {
      table: name,
      firstRow: (around.rows[first] as Row).number,
      row: (around.rows[last] as Row).number,
      columns,
      beside: besideOf(table, columns),
      others: heads.filter(({ index }) => !taken.has(index)).map(namedInFull),
    };
  }
  return best;
}

/** Whether a head has a heading that no sheet of a table has, and that the run's own words do not make a column of it. */
const isForeign = (
  { name, told: { none = [] } }: TableDefinition,
  heads: readonly LeveledHead[],
  { fieldOf }: Vocabulary,
): boolean =>
  none.length > 0 &&
  heads.some(({ head }) => none.includes(compact(head)) && fieldOf(name, head) === undefined);

/** Cadres are what is no other table; with several rulebooks that holds of the built-in ones alone. */
const yields = ({ name, contends }: TableDefinition, other: TableName): boolean =>
  name === 'cadres' && !(contends && !BUILT_IN_TABLES.has(other));

/** The key columns of two tables side by side: the same heading twice, and another one twice too. */
function besideOf(
  { person, told }: TableDefinition,
  columns: Head['columns'],
): readonly SourceColumn[] | undefined {
  const twice = [...columns].filter(
    ([, sources]) => sources.length > 1 && new Set(sources.map(({ head }) => head)).size < sources.length,
  );
  const keys = twice.find(([field]) => field === person || field === told.all[0]);
  return keys && twice.length > 1 ? keys[1] : undefined;
}

/** The columns of the rows from `first` to `last`, each with its texts from the top down. */
function leveledHeads(around: HeadSource, first: number, last: number): LeveledHead[] {
  const byColumn = new Map<number, string[]>();
  const groups = new Set<string>();
  for (let at = first; at <= last; at++) {
    const texts = textsOf(around, at);
    const seen = new Set<string>();
    for (const [index, text] of texts) {
      const levels = byColumn.get(index) ?? [];
      if (levels.at(-1) !== text) levels.push(text);
      byColumn.set(index, levels);
      if (seen.has(text) && at < last) groups.add(text);
      seen.add(text);
    }
  }
  return [...byColumn]
    .sort(([a], [b]) => a - b)
    .map(([index, levels]) => ({ index, head: levels.at(-1) as string, levels, groups }));
}
