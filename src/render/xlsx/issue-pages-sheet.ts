import type { DataIssue } from '../../core/issue.ts';
import type { Catalogue } from '../../locale/catalogue.ts';
import { ISSUE_PAGES } from '../../locale/issue-pages.ts';
import { gravestFirst } from '../gravest-first.ts';
import type { Sheet } from './model.ts';

/** 代码说明: the page of each code that occurs, that of the gravest issue first. */
export function issuePagesSheet(issues: readonly DataIssue[], { words, language }: Catalogue): Sheet {
  const { workbook, punctuation } = words;
  const { heads } = words.issues;
  const codes = [...new Set(gravestFirst(issues).map(({ code }) => code))];
  return {
    key: 'issuePages',
    caption: {
      content: punctuation.labelled(workbook.sheets.issuePages, workbook.about.issuePages),
      tone: 'strong',
    },
    columns: [
      { head: workbook.heads.code, least: 14, most: 20 },
      { head: heads.kind, least: 14, most: 22 },
      { head: heads.issues, least: 6, most: 9, align: 'center' },
      { head: heads.cause, least: 30, most: 46 },
      { head: heads.taken, least: 22, most: 34 },
      { head: heads.cure, least: 30, most: 42 },
      { head: heads.before, least: 14, most: 24 },
      { head: heads.after, least: 14, most: 24 },
    ],
    hasHead: true,
    rows: codes.map((code) => {
      const { title, cause, taken, cure, before, after } = ISSUE_PAGES[language][code];
      const count = issues.filter((issue) => issue.code === code).length;
      return { cells: [code, { content: title, tone: 'strong' }, count, cause, taken, cure, before, after] };
    }),
  };
}
