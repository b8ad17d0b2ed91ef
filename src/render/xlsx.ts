import type { Report } from '../audit/report.ts';
import { scoresOf } from '../audit/scores.ts';
import { worstFirst } from './findings.ts';
import type { RenderContext } from './renderer.ts';
import { titleOfAll } from './rulebooks.ts';
import { coverSheet } from './xlsx/cover-sheet.ts';
import { dataIssuesSheet } from './xlsx/data-issues-sheet.ts';
import { evidenceSheet } from './xlsx/evidence-sheet.ts';
import { exemptionsSheet } from './xlsx/exemptions-sheet.ts';
import { findingsSheet } from './xlsx/findings-sheet.ts';
import { headroomSheet } from './xlsx/headroom-sheet.ts';
import { issueColumnsSheet } from './xlsx/issue-columns-sheet.ts';
import { matrixSheet } from './xlsx/matrix-sheet.ts';
import type { Book, Sheet } from './xlsx/model.ts';
import { scoresSheet } from './xlsx/scores-sheet.ts';
import { statisticsSheet } from './xlsx/statistics-sheet.ts';
import { structureSheet } from './xlsx/structure-sheet.ts';
import { writeBook } from './xlsx/write-book.ts';

/** The report as an Excel workbook. The same report gives the same bytes. */
export async function renderXlsx(report: Report, context: RenderContext): Promise<Uint8Array> {
  const { catalogue } = context;
  const title = catalogue.words.workbook.title(titleOfAll(report.rulebooks, catalogue));
  return writeBook(sheetsOf(bookOf(report, context)), title, report, catalogue);
}

function bookOf(report: Report, { catalogue, policy }: RenderContext): Book {
  const findings = worstFirst(
    report.verdicts.filter(({ status }) => status === 'fail' || status === 'undecided'),
    report.rules,
  );
  const numbers = new Map(findings.map((verdict, index) => [verdict, index + 1]));
  return { report, catalogue, policy, findings, numberOf: (verdict) => numbers.get(verdict) };
}

function sheetsOf(book: Book): Sheet[] {
  const evidence = evidenceSheet(book);
  const scores = scoresOf(book.report);
  const tables = [
    matrixSheet(book),
    findingsSheet(book, evidence.placeOf),
    evidence.sheet,
    ...(book.report.hasHeadroom ? [headroomSheet(book)] : []),
    dataIssuesSheet(book),
    issueColumnsSheet(book.report, book.catalogue),
    statisticsSheet(book),
    ...(book.report.structure.length > 0 ? [structureSheet(book)] : []),
    ...(scores.length > 0 ? [scoresSheet(scores, book.catalogue)] : []),
    ...(book.report.exemptions ? [exemptionsSheet(book, book.report.exemptions)] : []),
  ];
  return [
    coverSheet(
      book,
      tables.map(({ key }) => key),
    ),
    ...tables,
  ];
}
