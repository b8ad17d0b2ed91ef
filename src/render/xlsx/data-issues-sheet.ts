import type { DataIssue } from '../../core/issue.ts';
import { say } from '../../locale/catalogue.ts';
import { gravestFirst } from '../gravest-first.ts';
import { fileName } from '../line.ts';
import { type Book, listed, type Row, type Sheet } from './model.ts';

/** 数据问题: every issue with its cell, what is written there, and what became of it, gravest first. */
export function dataIssuesSheet(book: Book): Sheet {
  const { words } = book.catalogue;
  const { heads, sheets, about } = words.workbook;
  const issues = gravestFirst(book.report.issues);
  return {
    key: 'dataIssues',
    caption: { content: words.punctuation.labelled(sheets.dataIssues, about.dataIssues), tone: 'strong' },
    columns: [
      { head: heads.number, least: 6, most: 8, align: 'center' },
      { head: words.labels.severity, least: 6, most: 9 },
      { head: words.labels.files, least: 12, most: 28 },
      { head: heads.sheet, least: 10, most: 20 },
      { head: heads.cell, least: 9, most: 9 },
      { head: heads.value, least: 12, most: 28 },
      { head: heads.group, least: 10, most: 28 },
      { head: heads.sentence, least: 40, most: 70 },
      { head: heads.code, least: 16, most: 24 },
    ],
    hasHead: true,
    rows: listed(issues).map((issue, index) => issueRow(issue, index + 1, book)),
    of: issues.length,
  };
}

function issueRow(issue: DataIssue, number: number, { report, catalogue }: Book): Row {
  const { code, severity, input, sheet, row, cell, value, group, message } = issue;
  const { words } = catalogue;
  const tone = { error: 'fail', warning: 'undecided', info: 'quiet' } as const;
  return {
    cells: [
      number,
      { content: words.severity[severity], tone: tone[severity] },
      input === undefined ? undefined : fileName(report.inputs[input]?.path ?? ''),
      sheet,
      cell ?? (row === undefined ? undefined : words.rows(`${row}`)),
      value,
      group?.path.join('/'),
      say(catalogue, message),
      code,
    ],
  };
}
