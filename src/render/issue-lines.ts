import { groupBy } from '../core/group-by.ts';
import type { DataIssue } from '../core/issue.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, say } from '../locale/catalogue.ts';
import { gravestFirst } from './gravest-first.ts';
import { issueLine } from './issue-line.ts';

/** The most lines of one kind of issue that a terminal shows; all of them are in the JSON report. */
const MOST_OF_A_CODE = 5;

/** A line of issues, and what stands before it. */
interface IssueLine {
  readonly text: string;
  readonly bullet: string;
}

/** Data issues for a terminal, gravest first; what is said alike of several rows is said once. `files`: those of the run. */
export function issueLines(
  all: readonly DataIssue[],
  files: readonly { readonly path: string }[],
  catalogue: Catalogue,
): IssueLine[] {
  return [...groupBy(gravestFirst(all), ({ code }) => code)].flatMap(([code, issues]) => {
    if (code === 'no-record-for-unit' && issues.length > MOST_OF_A_CODE)
      return [{ text: unitsWithoutRecord(issues, catalogue), bullet: '- ' }];
    const alike = [...groupBy(issues, (issue) => alikeKey(issue, catalogue)).values()];
    const lines = alike
      .slice(0, MOST_OF_A_CODE)
      .map((same) => ({ text: issueLine(same, files, catalogue), bullet: '- ' }));
    const rest = alike.slice(MOST_OF_A_CODE).flat().length;
    return rest > 0 ? [...lines, { text: catalogue.words.more(rest), bullet: '  ' }] : lines;
  });
}

function unitsWithoutRecord(issues: readonly DataIssue[], catalogue: Catalogue): string {
  const units = issues.map(({ group }) => group?.path.join('/') ?? '');
  const severity = issues[0]?.severity ?? 'warning';
  return `[${catalogue.words.severity[severity]}] ${visible(say(catalogue, { code: 'no-records-for-units', args: { units } }))}`;
}

const alikeKey = ({ input, sheet, message }: DataIssue, catalogue: Catalogue): string =>
  `${input} ${sheet} ${say(catalogue, message)}`;
