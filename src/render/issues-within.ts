import type { Report } from '../audit/report.ts';
import type { DataIssue } from '../core/issue.ts';

/** The issues that may be of the unit to which an audit was limited: its own, and those whose unit cannot be told. */
export const issuesWithin = ({ issues, within }: Report): readonly DataIssue[] =>
  within === undefined
    ? issues
    : issues.filter(
        ({ group }) => group === undefined || within.every((name, index) => group.path[index] === name),
      );
