import { targetText, unusedNote } from '../../audit/exemptions/notes.ts';
import type { ExemptionsUsed, JudgedExemption } from '../../audit/exemptions/outcome.ts';
import { asFound, type Report, type Verdict } from '../../audit/report.ts';
import { formatDay } from '../../core/calendar.ts';
import { say, type Words } from '../../locale/catalogue.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { entryPlace } from '../exemption-text.ts';
import { cellsText, groupText, shownRows } from '../line.ts';
import { actualText, needText, requirementText } from '../numbers.ts';
import { type Book, type Cell, type Column, type Content, listed, type Row, type Sheet } from './model.ts';
import { namesIn } from './names.ts';
import { signed } from './sign.ts';

/** 豁免: every entry of the file of exemptions, with the verdict that it exempts, or why it exempts none. */
export function exemptionsSheet(book: Book, used: ExemptionsUsed): Sheet {
  const { words } = book.catalogue;
  const { sheets, about } = words.workbook;
  const exempted = new Map(
    book.report.verdicts.flatMap((verdict) =>
      verdict.exempted ? [[verdict.exempted.by, verdict] as const] : [],
    ),
  );
  return {
    key: 'exemptions',
    caption: { content: words.punctuation.labelled(sheets.exemptions, about.exemptions), tone: 'strong' },
    columns: columnsIn(words),
    hasHead: true,
    rows: listed(used.entries).map((entry) => entryRow(entry, exempted.get(entry.exemption), used, book)),
    of: used.entries.length,
  };
}

function columnsIn({ labels, exemptions: { heads }, workbook }: Words): Column[] {
  return [
    { head: heads.state, least: 10, most: 14 },
    { head: heads.instead, least: 10, most: 13 },
    { head: labels.rule, least: 12, most: 16 },
    { head: labels.title, least: 12, most: 24 },
    { head: workbook.heads.group, least: 12, most: 22 },
    { head: labels.actual, least: 8, most: 14 },
    { head: labels.standard, least: 8, most: 14 },
    { head: workbook.heads.shortfall, least: 8, most: 14 },
    { head: workbook.heads.in, least: 12, most: 22 },
    { head: workbook.heads.out, least: 12, most: 22 },
    { head: workbook.heads.unknown, least: 10, most: 14 },
    { head: heads.approver, least: 10, most: 20 },
    { head: heads.document, least: 10, most: 22 },
    { head: heads.reason, least: 12, most: 30 },
    { head: heads.since, least: 11, most: 12 },
    { head: heads.until, least: 11, most: 12 },
    { head: heads.place, least: 10, most: 20 },
    { head: heads.told, least: 16, most: 40 },
    { head: workbook.heads.cells, least: 12, most: 22 },
  ];
}

function entryRow(
  { exemption, outcome }: JudgedExemption,
  verdict: Verdict | undefined,
  { path }: ExemptionsUsed,
  book: Book,
): Row {
  const { catalogue, report } = book;
  const { words } = catalogue;
  const rule = report.rules.find(({ id }) => id === exemption.rule);
  const note = unusedNote({ exemption, outcome }, path);
  const { approver, document, reason, since, until } = exemption;
  return {
    cells: [
      verdict ? { content: words.exemptions.inForce, tone: 'exempt' } : words.exemptions.unused,
      verdict && insteadCell(verdict, words),
      exemption.rule,
      rule && titleIn(rule.title, catalogue),
      verdict ? groupText(verdict, words) : targetText(exemption) || words.roster,
      ...(verdict ? foundCells(verdict, report, words) : NOTHING),
      approver,
      document,
      reason,
      since === undefined ? undefined : formatDay(since),
      formatDay(until),
      entryPlace(exemption, path),
      note && say(catalogue, note),
      verdict && cellsText(report.cellsOf(verdict, shownRows(asFound(verdict))), report, words),
    ],
  };
}

const insteadCell = (verdict: Verdict, words: Words): Cell => {
  const { status } = asFound(verdict);
  return { content: signed(status, words), tone: status };
};

/** What was counted, what is asked for, what is lacking, and who stands behind it. */
function foundCells(verdict: Verdict, report: Report, words: Words): Content[] {
  const found = asFound(verdict);
  const names = namesIn(verdict, report, words);
  return [
    actualText(found, words),
    requirementText(found, words),
    needText(found, words),
    names(verdict.evidence.in),
    names(verdict.evidence.out),
    names(verdict.evidence.unknown),
  ];
}

/** Of an entry that exempts nothing there is none of this to tell. */
const NOTHING = new Array<undefined>(6).fill(undefined);
