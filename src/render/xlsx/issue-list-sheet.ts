import type { Report } from '../../audit/report.ts';
import type { DataIssue } from '../../core/issue.ts';
import { type Catalogue, say } from '../../locale/catalogue.ts';
import { ISSUE_PAGES } from '../../locale/issue-pages.ts';
import { fileName } from '../line.ts';
import { type Cell, listed, type Row, type Sheet } from './model.ts';

const TONES = { error: 'fail', warning: 'undecided', info: 'quiet' } as const;

/** How an issue's severity looks, wherever it stands. */
export const severityCell = (severity: DataIssue['severity'], { words }: Catalogue): Cell => ({
  content: words.severity[severity],
  tone: TONES[severity],
});

/** 数据问题: each issue with its cell, why it cannot be read, what would do, and a column for the answer. */
export function issueListSheet(report: Report, catalogue: Catalogue): Sheet {
  const { labels, workbook, punctuation, issues } = catalogue.words;
  const { heads } = workbook;
  return {
    key: 'dataIssues',
    caption: { content: punctuation.labelled(workbook.sheets.dataIssues, issues.list), tone: 'strong' },
    columns: [
      { head: heads.number, least: 5, most: 7, align: 'center' },
      { head: heads.group, least: 10, most: 16 },
      { head: labels.files, least: 10, most: 16 },
      { head: heads.sheet, least: 8, most: 12 },
      { head: heads.cell, least: 8, most: 9, align: 'center' },
      { head: heads.value, least: 12, most: 18 },
      { head: labels.severity, least: 7, most: 9, align: 'center' },
      { head: issues.heads.kind, least: 14, most: 18 },
      { head: issues.heads.reason, least: 34, most: 40 },
      { head: issues.heads.cure, least: 26, most: 32 },
      { head: issues.heads.answer, least: 30, most: 30 },
    ],
    hasHead: true,
    rows: listed(report.issues).map((issue, index) => issueRow(issue, index + 1, report, catalogue)),
    of: report.issues.length,
  };
}

function issueRow(issue: DataIssue, number: number, { inputs }: Report, catalogue: Catalogue): Row {
  const { code, severity, input, sheet, row, cell, value, group, message } = issue;
  const { words, language } = catalogue;
  const page = ISSUE_PAGES[language][code];
  return {
    cells: [
      number,
      group?.path.join('/'),
      input === undefined ? undefined : fileName(inputs[input]?.path ?? ''),
      sheet,
      cell ?? (row === undefined ? undefined : words.rows(`${row}`)),
      value,
      severityCell(severity, catalogue),
      [page.title, code],
      say(catalogue, message),
      page.cure,
    ],
  };
}
