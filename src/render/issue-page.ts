import type { Report } from '../audit/report.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import type { IssueCode } from '../locale/data-issue-words.ts';
import { ISSUE_PAGES } from '../locale/issue-pages.ts';
import { fold } from './fold.ts';
import { issueLine } from './issue-line.ts';
import { issuesWithin } from './issues-within.ts';

/** Every code of data issues. */
export const ISSUE_CODES = Object.keys(ISSUE_PAGES.en) as readonly IssueCode[];

/** The page of a code of data issues. */
export function issuePage(
  code: IssueCode,
  { words, language }: Catalogue,
  width: number | undefined,
): string {
  const { labelled } = words.punctuation;
  const { heads } = words.issues;
  const { title, cause, taken, cure, before, after } = ISSUE_PAGES[language][code];
  const lines = [
    `${code} ${title}`,
    labelled(heads.cause, cause),
    labelled(heads.taken, taken),
    labelled(heads.cure, cure),
    labelled(heads.before, before),
    labelled(heads.after, after),
  ];
  return toLines(lines, width);
}

/** The issues of one code in a report, below its page. */
export function issuesOfCode(
  code: IssueCode,
  report: Report,
  catalogue: Catalogue,
  width: number | undefined,
): string {
  const { dataIssues } = catalogue.words.labels;
  const own = issuesWithin(report).filter((issue) => issue.code === code);
  const title = catalogue.words.punctuation.bracketed(dataIssues, `${own.length}`);
  return toLines([title, ...own.map((issue) => `- ${issueLine([issue], report.inputs, catalogue)}`)], width);
}

const toLines = (lines: readonly string[], width: number | undefined): string =>
  `${lines.map((line) => (width === undefined ? line : fold(line, width, '  '))).join('\n')}\n`;
