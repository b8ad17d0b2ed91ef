import type { Report } from '../audit/report.ts';
import { groupBy } from '../core/group-by.ts';
import type { DataIssue } from '../core/issue.ts';
import { issuesWithin } from './issues-within.ts';
import type { RenderContext } from './renderer.ts';
import { titleOfAll } from './rulebooks.ts';
import { issueColumnsSheet } from './xlsx/issue-columns-sheet.ts';
import { issueListSheet } from './xlsx/issue-list-sheet.ts';
import { issuePagesSheet } from './xlsx/issue-pages-sheet.ts';
import { issuesCover } from './xlsx/issues-cover.ts';
import { writeBook } from './xlsx/write-book.ts';

/** The data issues as an Excel workbook to send back to the towns. The same report gives the same bytes. */
export async function renderIssues(whole: Report, { catalogue }: RenderContext): Promise<Uint8Array> {
  const report = { ...whole, issues: byUnit(issuesWithin(whole)) };
  const sheets = [
    issuesCover(report, catalogue),
    issueListSheet(report, catalogue),
    issueColumnsSheet(report, catalogue),
    issuePagesSheet(report.issues, catalogue),
  ];
  const title = catalogue.words.issues.title(titleOfAll(report.rulebooks, catalogue));
  return writeBook(sheets, title, report, catalogue);
}

/**
 * The issues of one town together, then those of one sheet whose unit is not known; both in the order in which they
 * first occur.
 */
const byUnit = (issues: readonly DataIssue[]): DataIssue[] =>
  [
    ...groupBy(issues, ({ group, input, sheet }) =>
      group ? `unit ${group.path[0]}` : `sheet ${input} ${sheet}`,
    ).values(),
  ].flat();
