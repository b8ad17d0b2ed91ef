import { compact } from '../core/text.ts';
import { type RowTraits, type SheetTraits, sheetTraits } from './code-traits.ts';
import { type Head, type HeadSource, headsOf, readHead, readHeadAt, type SourceColumn } from './heads.ts';
import { cellAt, cellsIn, rowsOf } from './readers/cell-store.ts';
import type { Merge, Row, Sheet } from './readers/workbook.ts';
import { listsChanges } from './schema.ts';
import { cellText, isBlank } from './values/plain.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What stands around a table and may name its unit or its date. */
export interface Surroundings {
  /** A one-cell row directly above the head. */
  readonly above: string | undefined;
  readonly reportingUnit: string | undefined;
  readonly reportingDate: string | undefined;
  /** The day that the stated ages are of, as a form of appointment has it. */
  readonly agesOn: string | undefined;
  readonly title: string | undefined;
}

/** A row below a head that is no record, and why. Its cells may be at the top of merged blocks. */
export interface LeftOutRow {
  readonly row: number;
  readonly reason: 'total' | 'note';
  readonly source: Row;
}

/** One table on a sheet: its head, the rows that are records, and the rows that are not. */
export interface LocatedTable {
  readonly head: Head;
  readonly rows: readonly Row[];
  readonly leftOut: readonly LeftOutRow[];
  readonly surroundings: Surroundings;
}

/** What may be the head of a sheet without a table: its fullest early row, and the first rows below that. */
export interface SeenHead {
  readonly row: number;
  readonly columns: readonly SourceColumn[];
  readonly below: readonly Row[];
}

/** The tables of a sheet; what may be a head, for a sheet that has none. */
export interface LocatedSheet {
  readonly tables: readonly LocatedTable[];
  readonly seen: SeenHead | undefined;
}

const filled = (row: Row) => cellsIn(row).flatMap(({ cell }) => (isBlank(cell) ? [] : [cell]));

/** What follows `填报单位：` in the same cell, or stands in the next filled one. */
function labelled(rows: readonly Row[], label: RegExp): string | undefined {
  for (const row of rows) {
    const texts = filled(row).map(cellText);
    for (const [index, text] of texts.entries()) {
      const match = label.exec(compact(text));
      if (match) return match[1] || texts[index + 1];
    }
  }
  return undefined;
}

const UNTIL_NEXT_LABEL = '([^:：]*?)(?:填报(?:时间|日期|单位|人).*)?$';
const REPORTING_UNIT = new RegExp(
  `(?:(?:填报|填表|报送|呈报)单位|^单位(?:名称)?[:：])[:：(（盖章)）]*[:：]?${UNTIL_NEXT_LABEL}`,
);
const REPORTING_DATE = /(?:填报|填表|报送|统计)(?:时间|日期)[:：]?([\d年月日.\-/]*)/;
const AGES_ON = /(?:计算年龄|年龄计算)(?:截止)?(?:时间|日期)[:：]?([\d年月日.\-/]*)/;

function surroundingsOf(before: readonly Row[]): Surroundings {
  const texts = before.map((row) => filled(row).map(cellText));
  const last = texts.at(-1);
  const isLabel = (text: string) => /单位[:：]|时间[:：]|日期[:：]/.test(compact(text));
  return {
    above: last?.length === 1 && !isLabel(last[0] as string) ? last[0] : undefined,
    reportingUnit: labelled(before, REPORTING_UNIT),
    reportingDate: labelled(before, REPORTING_DATE),
    agesOn: labelled(before, AGES_ON),
    title: texts.find((row) => row.length === 1 && !isLabel(row[0] as string))?.[0],
  };
}

/** A lone text in the column of names that is no name: a unit's title, a note. People's names end with 镇 and 村 too. */
const NO_NAME = /[:：。，,]|^\d*年\d*月|街道$|社区$|[居村]委会$|^(备注|说明|注|填表|制表|审核|负责人|单位)/;

const mayBeName = (text: string): boolean =>
  !NO_NAME.test(text) && (text.length <= 10 || (text.length <= 30 && /[·•・]/.test(text)));

/** A table's columns, and which of them names people. */
interface KnownColumns {
  readonly indexes: readonly number[];
  readonly key: number | undefined;
}

const knownColumns = ({ table, columns }: Head, { tables }: Vocabulary): KnownColumns => ({
  indexes: [...columns.values()].flat().map(({ index }) => index),
  key: columns.get(tables.get(table)?.person ?? 'name')?.[0]?.index,
});

const saysSomething = (row: Row, { indexes }: KnownColumns, traits: SheetTraits): boolean =>
  indexes.some((index) => traits.says(row, index));

/** A total, a form's foot, or a lone text outside the name column (a note, a unit's title), is no record. */
function reasonToLeaveOut(
  row: Row,
  { filled: count, isTotal, isFoot, isLabel, vacancy }: RowTraits,
  { head, known }: OpenTable,
  merges: readonly Merge[],
  traits: SheetTraits,
): LeftOutRow['reason'] | undefined {
  if (isTotal) return 'total';
  if (vacancy >= 0 && vacancy === known.key) return 'note';
  if (isFoot || (head.table === 'cadres' && isLabel)) return 'note';
  if (!saysSomething(row, known, traits)) return 'note';
  if (count > 1 || head.columns.size < 3) return undefined;
  const { key } = known;
  // The second post of somebody whose name is merged over both rows.
  const hasNameAbove = merges.some(
    ({ top, bottom, left }) => left === key && head.row < top && top < row.number && row.number <= bottom,
  );
  if (hasNameAbove) return undefined;
  const name = key === undefined ? undefined : cellAt(row, key);
  return !isBlank(name) && mayBeName(compact(cellText(name))) ? undefined : 'note';
}

interface OpenTable {
  readonly head: Head;
  readonly known: KnownColumns;
  readonly rows: Row[];
  readonly leftOut: LeftOutRow[];
  readonly surroundings: Surroundings;
}

/** A lone text that is longer than a name, or ends as units do. */
function isTitle(row: Row): boolean {
  const [only, ...others] = filled(row).map((cell) => compact(cellText(cell)));
  return (
    only !== undefined &&
    others.length === 0 &&
    (only.length > 4 || /^.{2,}(?:镇|乡|村|街道|社区|委会)$/.test(only))
  );
}

/** One-cell rows at the end of a table, directly above the next head: that one's title, not people. */
function takeTitles({ rows, leftOut }: OpenTable): Row[] {
  const titles: Row[] = [];
  for (let last = rows.at(-1); last && isTitle(last); last = rows.at(-1)) {
    titles.unshift(last);
    rows.pop();
  }
  leftOut.push(...titles.map((row) => ({ row: row.number, reason: 'note' as const, source: row })));
  return titles;
}

/** A head that is only repeated (printed pages pasted together) stands in the surroundings of the first. */
const repeated = (own: Surroundings, above: OpenTable | undefined): Surroundings =>
  Object.values(own).every((text) => text === undefined) && above ? above.surroundings : own;

/** The first and the last row of a head, as numbers from 1. */
export type HeadRows = readonly [number, number];

/** Finds a head at a row of a sheet behind an earlier head: any that there is, or the one whose rows are given. */
function headFinder(
  source: HeadSource,
  traits: SheetTraits,
  headRows: HeadRows | undefined,
): (at: number, from: number) => Head | undefined {
  if (headRows === undefined)
    return (at, from) =>
      traits.of(source.rows[at] as Row).hasKeyHead ? readHead(source, at, from) : undefined;
  const head = readHeadAt(source, headRows);
  return (at) => (source.rows[at]?.number === head?.firstRow ? head : undefined);
}

/** Whether headings are likelier a head than those of an earlier row: they are more, or those of a sheet of changes. */
function isLikelier(columns: readonly SourceColumn[], known: readonly SourceColumn[] = []): boolean {
  const [own, before] = [columns, known].map((each) => listsChanges(each.map(({ head }) => head)));
  return own === before ? columns.length > known.length : own === true;
}

/**
 * Finds the tables of a sheet: each head, of one row or of several levels, opens one (DESIGN §6).
 * `headRows`: the sheet has one table, and this is its head.
 */
export function locateTables(sheet: Sheet, vocabulary: Vocabulary, headRows?: HeadRows): LocatedSheet {
  const traits = sheetTraits(sheet.cells, vocabulary);
  const rows = rowsOf(sheet.cells).filter(traits.isFilled);
  const findHead = headFinder({ rows, merges: sheet.merges, vocabulary }, traits, headRows);
  const tables: OpenTable[] = [];
  let before: Row[] = [];
  let seen: SeenHead | undefined;
  let headEnd = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as Row;
    const head = findHead(at, headEnd);
    const current = tables.at(-1);
    if (head) {
      // Levels of the head above this row were taken for a title, a note or a record.
      const above = (each: Row) => each.number < head.firstRow;
      if (current) dropFrom(current, head.firstRow);
      const titles = before.length === 0 && current ? takeTitles(current) : before.filter(above);
      const surroundings = repeated(surroundingsOf(titles), current);
      tables.push({ head, known: knownColumns(head, vocabulary), rows: [], leftOut: [], surroundings });
      before = [];
      while ((rows[at + 1]?.number ?? Number.POSITIVE_INFINITY) <= head.row) at++;
      headEnd = at + 1;
    } else if (current) {
      const own = traits.of(row);
      // Serial numbers and blanks alone: a form's prepared row, left out in silence.
      if (own.areNumbers && !saysSomething(row, current.known, traits)) continue;
      const reason = reasonToLeaveOut(row, own, current, sheet.merges, traits);
      if (reason === undefined) current.rows.push(row);
      else current.leftOut.push({ row: row.number, reason, source: row });
      before = reason === 'note' ? [...before, row] : [];
    } else {
      before.push(row);
      const columns = headsOf(row);
      if (before.length <= 20 && isLikelier(columns, seen?.columns))
        seen = { row: row.number, columns, below: rows.slice(at + 1, at + 201) };
    }
  }
  return { tables, seen };
}

/** Takes back the rows of a table from the first row of the next head on. */
function dropFrom({ rows, leftOut }: OpenTable, firstRow: number): void {
  while ((rows.at(-1)?.number ?? 0) >= firstRow) rows.pop();
  while ((leftOut.at(-1)?.row ?? 0) >= firstRow) leftOut.pop();
}
