import type { DataIssue } from '../core/issue.ts';

const RANK = { error: 1, warning: 2, info: 3 } as const;

/** A column that is wrong explains many cells below it, so it comes before all of them. */
const rankOf = ({ code, severity }: DataIssue): number => (code === 'column-unreadable' ? 0 : RANK[severity]);

/** Data issues with the gravest first, otherwise in their order. */
export const gravestFirst = (issues: readonly DataIssue[]): DataIssue[] =>
  [...issues].sort((a, b) => rankOf(a) - rankOf(b));
