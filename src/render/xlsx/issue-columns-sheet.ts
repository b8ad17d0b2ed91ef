import type { Report } from '../../audit/report.ts';
import { FEWEST_UNREADABLE, isWrongColumn } from '../../core/issue.ts';
import type { Catalogue } from '../../locale/catalogue.ts';
import { type IssueColumn, issueColumns } from '../issue-columns.ts';
import { fileName } from '../line.ts';
import { percent } from '../numbers.ts';
import { listed, type Row, type Sheet } from './model.ts';

/** 按列统计: how many issues each column has, and how much of it could not be read. */
export function issueColumnsSheet(report: Report, { words }: Catalogue): Sheet {
  const { labels, punctuation, workbook, issues } = words;
  const columns = issueColumns(report);
  return {
    key: 'issueColumns',
    caption: {
      content: punctuation.labelled(workbook.sheets.issueColumns, workbook.about.issueColumns),
      tone: 'strong',
    },
    columns: [
      { head: labels.files, least: 14, most: 36 },
      { head: workbook.heads.sheet, least: 12, most: 28 },
      { head: issues.heads.headRow, least: 8, most: 10, align: 'center' },
      { head: issues.heads.column, least: 6, most: 8, align: 'center' },
      { head: issues.heads.heading, least: 14, most: 30 },
      { head: issues.heads.issues, least: 9, most: 12 },
      { head: issues.heads.filled, least: 9, most: 12 },
      { head: issues.heads.unreadable, least: 9, most: 12 },
      { head: issues.heads.share, least: 13, most: 18, align: 'right' },
    ],
    hasHead: true,
    rows: listed(columns).map((column) => columnRow(column, report)),
    of: columns.length,
  };
}

function columnRow(column: IssueColumn, { inputs }: Report): Row {
  const { input, sheet, headRow, letter, head, issues, filled, unreadable } = column;
  const hasShare = filled !== undefined && unreadable >= FEWEST_UNREADABLE;
  return {
    cells: [
      fileName(inputs[input]?.path ?? ''),
      sheet,
      headRow,
      letter,
      head,
      issues,
      filled,
      unreadable,
      hasShare
        ? {
            content: percent(unreadable, filled),
            ...(isWrongColumn({ filled, unreadable }) ? { tone: 'fail' as const } : {}),
          }
        : undefined,
    ],
  };
}
