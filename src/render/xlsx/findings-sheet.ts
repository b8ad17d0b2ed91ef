import { gapOf, type Span } from '../../audit/judge.ts';
import type { Verdict } from '../../audit/report.ts';
import { type Fraction, formatFraction } from '../../core/fraction.ts';
import type { Words } from '../../locale/catalogue.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { cellsText, groupText, remarksOf, shownRows } from '../line.ts';
import { actualText, decimal, formatSpan, requirementText } from '../numbers.ts';
import type { EvidencePlace } from './evidence-sheet.ts';
import { type Book, type Cell, type Column, type Content, listed, type Row, type Sheet } from './model.ts';
import { namesIn } from './names.ts';
import { signed } from './sign.ts';

/** 问题清单: what fails or is undecided, a verdict a row. */
export function findingsSheet(
  book: Book,
  evidenceOf: (verdict: Verdict) => EvidencePlace | undefined,
): Sheet {
  const { words } = book.catalogue;
  const { sheets, about } = words.workbook;
  return {
    key: 'findings',
    caption: { content: words.punctuation.labelled(sheets.findings, about.findings), tone: 'strong' },
    columns: columnsIn(words),
    hasHead: true,
    rows: listed(book.findings).map((verdict, index) =>
      findingRow(verdict, index + 1, evidenceOf(verdict), book),
    ),
    of: book.findings.length,
  };
}

function columnsIn({ labels, workbook: { heads } }: Words): Column[] {
  return [
    { head: heads.number, least: 6, most: 8, align: 'center' },
    { head: labels.conclusion, least: 11, most: 13 },
    { head: labels.severity, least: 6, most: 9, align: 'center' },
    { head: labels.rule, least: 12, most: 16 },
    { head: labels.title, least: 12, most: 20 },
    { head: heads.group, least: 10, most: 18 },
    { head: labels.actual, least: 8, most: 12 },
    { head: labels.standard, least: 8, most: 12 },
    { head: heads.required, least: 6, most: 8, align: 'right' },
    { head: heads.shortfall, least: 6, most: 8, align: 'right' },
    { head: heads.excess, least: 6, most: 8, align: 'right' },
    { head: heads.in, least: 12, most: 22 },
    { head: heads.out, least: 12, most: 22 },
    { head: heads.unknown, least: 10, most: 12 },
    { head: heads.remarks, least: 12, most: 24 },
    { head: heads.cells, least: 12, most: 18 },
    { head: heads.evidence, least: 8, most: 10, align: 'center' },
  ];
}

function findingRow(
  verdict: Verdict,
  number: number,
  evidence: EvidencePlace | undefined,
  { report, catalogue }: Book,
): Row {
  const { words } = catalogue;
  const { rule, status, severity, required } = verdict;
  const names = namesIn(verdict, report, words);
  const lacks = gap(verdict, verdict.shortfall) ?? part(verdict, verdict.distance?.shortfall);
  const exceeds = gap(verdict, verdict.excess) ?? part(verdict, verdict.distance?.excess);
  return {
    cells: [
      number,
      { content: signed(status, words), tone: status },
      words.severity[severity],
      rule.id,
      titleIn(rule.title, catalogue),
      groupText(verdict, words),
      actualText(verdict, words),
      requirementText(verdict, words),
      // A number that is too large does not need the least that would do.
      required?.count && !(exceeds !== undefined && lacks === undefined) ? amount(required.count) : undefined,
      lacks,
      exceeds,
      names(verdict.evidence.in),
      names(verdict.evidence.out),
      names(verdict.evidence.unknown),
      remarksOf(verdict, report, catalogue),
      cellsText(report.cellsOf(verdict, shownRows(verdict)), report, words),
      evidenceCell(evidence, words),
    ],
  };
}

/** A number where it is certain, else its span. */
const amount = (span: Span): Content => (span.min === span.max ? span.min : formatSpan(span));

/** What a failing number lacks or has too much: of one that is not decided nobody can say. */
function gap({ status, of }: Verdict, span: Span | undefined): Content | undefined {
  if (status !== 'fail' || !span || span.max === 0) return undefined;
  return amount(gapOf(span, of));
}

/** The same of a number that is no plain count. */
const part = ({ status }: Verdict, distance: Fraction | undefined): Content | undefined =>
  status === 'fail' && distance && distance.numerator > 0n ? decimal(formatFraction(distance)) : undefined;

function evidenceCell(place: EvidencePlace | undefined, words: Words): Cell | Content | undefined {
  if (!place) return undefined;
  const { row, count } = place;
  if (row === undefined) return words.workbook.seeRows(count);
  return { sheet: 'evidence', row, label: { kind: 'rows', count } };
}
