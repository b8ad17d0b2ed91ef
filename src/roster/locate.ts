import { compact } from '../core/text.ts';
import { type Head, type HeadSource, headsOf, readHead, readHeadAt } from './heads.ts';
import type { Merge, Row, Sheet } from './readers/workbook.ts';
import { cellText, isBlank } from './values/plain.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What stands around a table and may name its unit or its date. */
export interface Surroundings {
  /** A one-cell row directly above the head. */
  readonly above: string | undefined;
  readonly reportingUnit: string | undefined;
  readonly reportingDate: string | undefined;
  readonly title: string | undefined;
}

/** A row below a head that is no record, and why. Its cells may be the top of a merged block. */
export interface LeftOutRow {
  readonly row: number;
  readonly reason: 'total' | 'note';
  readonly cells: Row['cells'];
}

/** One table on a sheet: its head, the rows that are records, and the rows that are not. */
export interface LocatedTable {
  readonly head: Head;
  readonly rows: readonly Row[];
  readonly leftOut: readonly LeftOutRow[];
  readonly surroundings: Surroundings;
}

/** The tables of a sheet, and the headings of its fullest early row, for a sheet that has none. */
export interface LocatedSheet {
  readonly tables: readonly LocatedTable[];
  readonly headsSeen: readonly string[];
}

const filled = (row: Row) => row.cells.filter((cell) => !isBlank(cell));

const TOTAL = /^(合计|小计|总计|共计|总数|共)[:：]?(\d+[人名]?)?$/;

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

function surroundingsOf(before: readonly Row[]): Surroundings {
  const texts = before.map((row) => filled(row).map(cellText));
  const last = texts.at(-1);
  const isLabel = (text: string) => /单位[:：]|时间[:：]|日期[:：]/.test(compact(text));
  return {
    above: last?.length === 1 && !isLabel(last[0] as string) ? last[0] : undefined,
    reportingUnit: labelled(before, REPORTING_UNIT),
    reportingDate: labelled(before, REPORTING_DATE),
    title: texts.find((row) => row.length === 1 && !isLabel(row[0] as string))?.[0],
  };
}

/** What a form's foot begins with; a name or a value never does. */
const FOOT =
  /^(填表|制表|审核|填报|统计|经办|复核|校对|联系|单位负责|主要负责|分管领导|负责人|签字|签章|盖章)[^:：]{0,8}[:：(]|^(备注|说明|注)[:：]/;

/** A label begins a form's foot; no serial number and no name has a colon. */
const LABEL = /^[^:：\d]{2,12}[:：]/;

/** A lone text in the column of names that is no name: a unit's title, a note. People's names end with 镇 and 村 too. */
const NO_NAME = /[:：。，,]|街道$|社区$|[居村]委会$|^(备注|说明|注|填表|制表|审核|负责人|单位)/;

const mayBeName = (text: string): boolean =>
  !NO_NAME.test(text) && (text.length <= 10 || (text.length <= 30 && /[·•・]/.test(text)));

/** A total, a form's foot, or a lone text outside the name column (a note, a unit's title), is no record. */
function reasonToLeaveOut(row: Row, head: Head, merges: readonly Merge[]): LeftOutRow['reason'] | undefined {
  const cells = filled(row);
  const texts = cells.slice(0, 3).map((cell) => compact(cellText(cell)));
  if (texts.some((text) => TOTAL.test(text))) return 'total';
  const [first = ''] = texts;
  if (FOOT.test(first) || (head.table === 'cadres' && LABEL.test(first))) return 'note';
  const key = head.columns.get('name')?.[0]?.index;
  const known = [...head.columns.values()].flat().filter(({ index }) => !isBlank(row.cells[index]));
  if (known.length === 0) return 'note';
  if (cells.length > 1 || head.columns.size < 3) return undefined;
  // The second post of somebody whose name is merged over both rows.
  const hasNameAbove = merges.some(
    ({ top, bottom, left }) => left === key && head.row < top && top < row.number && row.number <= bottom,
  );
  if (hasNameAbove) return undefined;
  return known[0]?.index === key && mayBeName(first) ? undefined : 'note';
}

/** Serial numbers and blanks alone: a form's prepared row, left out in silence. */
const isPrepared = (row: Row, head: Head): boolean =>
  ![...head.columns.values()].flat().some(({ index }) => !isBlank(row.cells[index])) &&
  filled(row).every((cell) => cell?.type === 'number' || /^\d+$/.test(compact(cellText(cell))));

interface OpenTable {
  readonly head: Head;
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
  leftOut.push(...titles.map((row) => ({ row: row.number, reason: 'note' as const, cells: row.cells })));
  return titles;
}

/** A head that is only repeated (printed pages pasted together) stands in the surroundings of the first. */
const repeated = (own: Surroundings, above: OpenTable | undefined): Surroundings =>
  Object.values(own).every((text) => text === undefined) && above ? above.surroundings : own;

/** The first and the last row of a head, as numbers from 1. */
export type HeadRows = readonly [number, number];

/** Finds a head at a row of a sheet behind an earlier head: any that there is, or the one whose rows are given. */
function headFinder(source: HeadSource, headRows: HeadRows | undefined) {
  if (headRows === undefined) return (at: number, from: number) => readHead(source, at, from);
  const head = readHeadAt(source, headRows);
  return (at: number) => (source.rows[at]?.number === head?.firstRow ? head : undefined);
}

/**
 * Finds the tables of a sheet: each head, of one row or of several levels, opens one (DESIGN §6).
 * `headRows`: the sheet has one table, and this is its head.
 */
export function locateTables(sheet: Sheet, vocabulary: Vocabulary, headRows?: HeadRows): LocatedSheet {
  const rows = [...sheet.rows()].filter((row) => filled(row).length > 0);
  const findHead = headFinder({ rows, merges: sheet.merges, vocabulary }, headRows);
  const tables: OpenTable[] = [];
  let before: Row[] = [];
  let headsSeen: readonly string[] = [];
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
      tables.push({ head, rows: [], leftOut: [], surroundings: repeated(surroundingsOf(titles), current) });
      before = [];
      while ((rows[at + 1]?.number ?? Number.POSITIVE_INFINITY) <= head.row) at++;
      headEnd = at + 1;
    } else if (current) {
      if (isPrepared(row, current.head)) continue;
      const reason = reasonToLeaveOut(row, current.head, sheet.merges);
      if (reason === undefined) current.rows.push(row);
      else current.leftOut.push({ row: row.number, reason, cells: row.cells });
      before = reason === 'note' ? [...before, row] : [];
    } else {
      before.push(row);
      const heads = headsOf(row).map(({ head: text }) => text);
      if (before.length <= 20 && heads.length > headsSeen.length) headsSeen = heads;
    }
  }
  return { tables, headsSeen };
}

/** Takes back the rows of a table from the first row of the next head on. */
function dropFrom({ rows, leftOut }: OpenTable, firstRow: number): void {
  while ((rows.at(-1)?.number ?? 0) >= firstRow) rows.pop();
  while ((leftOut.at(-1)?.row ?? 0) >= firstRow) leftOut.pop();
}
