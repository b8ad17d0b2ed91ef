import { compact } from '../core/text.ts';
import { type Head, headsOf, readHead } from './heads.ts';
import type { Row, Sheet } from './readers/workbook.ts';
import { cellText, isBlank } from './values/plain.ts';

/** What stands around a table and may name its unit or its date. */
export interface Surroundings {
  /** A one-cell row directly above the head. */
  readonly above: string | undefined;
  readonly reportingUnit: string | undefined;
  readonly reportingDate: string | undefined;
  readonly title: string | undefined;
}

/** A row below a head that is no record, and why. */
export interface LeftOutRow {
  readonly row: number;
  readonly reason: 'total' | 'note';
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

const TOTAL = /^(合计|小计|总计|共计|总数)[:：]?$/;

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
const REPORTING_UNIT = new RegExp(`(?:填报|填表|报送|呈报)单位[:：(（盖章)）]*[:：]?${UNTIL_NEXT_LABEL}`);
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

/** A lone text that is no name: a unit's title, a signature, a note. */
const NO_NAME = /[:：。，,]|[镇村]$|街道$|社区$|^(备注|说明|注|填表|制表|审核|负责人|单位)/;

const mayBeName = (text: string): boolean => text.length <= 10 && !NO_NAME.test(text);

/** A total, or a lone text outside the name column (a signature, a note, a unit's title), is no record. */
function reasonToLeaveOut(row: Row, head: Head): LeftOutRow['reason'] | undefined {
  const cells = filled(row);
  if (cells.slice(0, 2).some((cell) => TOTAL.test(compact(cellText(cell))))) return 'total';
  const key = head.columns.get('name')?.[0]?.index;
  const known = [...head.columns.values()].flat().filter(({ index }) => !isBlank(row.cells[index]));
  if (known.length === 0) return 'note';
  if (cells.length > 1 || head.columns.size < 3) return undefined;
  return known[0]?.index === key && mayBeName(compact(cellText(cells[0]))) ? undefined : 'note';
}

/** Serial numbers and blanks alone: a form's prepared row, left out in silence. */
const isPrepared = (row: Row, head: Head): boolean =>
  ![...head.columns.values()].flat().some(({ index }) => !isBlank(row.cells[index])) &&
  filled(row).every((cell) => cell?.type === 'number' || /^\d+$/.test(compact(cellText(cell))));

/** Finds the tables of a sheet: each row that is a head opens one (DESIGN §6). */
export function locateTables(sheet: Sheet): LocatedSheet {
  const tables: LocatedTable[] = [];
  let before: Row[] = [];
  let headsSeen: readonly string[] = [];
  let current: { head: Head; rows: Row[]; leftOut: LeftOutRow[]; surroundings: Surroundings } | undefined;
  for (const row of sheet.rows()) {
    if (filled(row).length === 0) continue;
    const head = readHead(row);
    if (head) {
      current = { head, rows: [], leftOut: [], surroundings: surroundingsOf(before) };
      tables.push(current);
      before = [];
    } else if (current) {
      if (isPrepared(row, current.head)) continue;
      const reason = reasonToLeaveOut(row, current.head);
      if (reason === undefined) current.rows.push(row);
      else current.leftOut.push({ row: row.number, reason });
      before = reason === 'note' ? [...before, row] : [];
    } else {
      before.push(row);
      const heads = headsOf(row).map(({ head: text }) => text);
      if (before.length <= 20 && heads.length > headsSeen.length) headsSeen = heads;
    }
  }
  return { tables, headsSeen };
}
