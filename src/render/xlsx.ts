import exceljs from 'exceljs';
import type { Report } from '../audit/report.ts';
import { formatDay } from '../core/calendar.ts';
import { titleIn } from '../rulebook/explain.ts';
import { worstFirst } from './findings.ts';
import { packAgain } from './pack-workbook.ts';
import type { RenderContext } from './renderer.ts';
import { coverSheet } from './xlsx/cover-sheet.ts';
import { dataIssuesSheet } from './xlsx/data-issues-sheet.ts';
import { evidenceSheet } from './xlsx/evidence-sheet.ts';
import { findingsSheet } from './xlsx/findings-sheet.ts';
import { matrixSheet } from './xlsx/matrix-sheet.ts';
import type { Book, Sheet } from './xlsx/model.ts';
import { statisticsSheet } from './xlsx/statistics-sheet.ts';
import { makeStyles } from './xlsx/style.ts';
import { cellText } from './xlsx/text.ts';
import { writeSheet } from './xlsx/write-sheet.ts';

/** The report as an Excel workbook. The same report gives the same bytes. */
export async function renderXlsx(report: Report, context: RenderContext): Promise<Uint8Array> {
  const { catalogue } = context;
  const { words } = catalogue;
  const workbook = emptyWorkbook(report, context);
  const ink = {
    words,
    styleFor: makeStyles(words.workbook.font),
    asOf: words.asOf(formatDay(report.asOf)),
  };
  for (const sheet of sheetsOf(bookOf(report, context))) writeSheet(workbook, sheet, ink);
  const bytes = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  return packAgain(new Uint8Array(bytes));
}

function bookOf(report: Report, { catalogue, policy }: RenderContext): Book {
  const findings = worstFirst(
    report.verdicts.filter(({ status }) => status === 'fail' || status === 'undecided'),
    report.rulebook.rules,
  );
  const numbers = new Map(findings.map((verdict, index) => [verdict, index + 1]));
  return { report, catalogue, policy, findings, numberOf: (verdict) => numbers.get(verdict) };
}

function sheetsOf(book: Book): Sheet[] {
  const evidence = evidenceSheet(book);
  const tables = [
    matrixSheet(book),
    findingsSheet(book, evidence.placeOf),
    evidence.sheet,
    dataIssuesSheet(book),
    statisticsSheet(book),
  ];
  return [
    coverSheet(
      book,
      tables.map(({ key }) => key),
    ),
    ...tables,
  ];
}

/** A workbook whose properties depend on the report alone: the library would put today's date into them. */
function emptyWorkbook({ version, asOf, rulebook }: Report, { catalogue }: RenderContext): exceljs.Workbook {
  const workbook = new exceljs.Workbook();
  const day = new Date(`${formatDay(asOf)}T00:00:00Z`);
  workbook.title = cellText(catalogue.words.workbook.title(titleIn(rulebook.title, catalogue)));
  workbook.creator = `cadre-audit ${version}`;
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = day;
  workbook.modified = day;
  return workbook;
}
