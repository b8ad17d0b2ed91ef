import type { IssueCode, Message } from '../locale/catalogue.ts';

/** How grave a data issue is: an error keeps a record or cell from being judged as meant. */
export type IssueSeverity = 'error' | 'warning' | 'info';

/** Names a unit, a person or the whole roster (path []) in reports. */
export interface Group {
  readonly kind: string;
  readonly path: readonly string[];
}

/**
 * A data issue (数据问题): a cell, row or sheet that could not be read as meant.
 * `value` is the cell's own text with ID numbers masked; names of people are never echoed.
 */
export interface DataIssue {
  readonly code: IssueCode;
  readonly severity: IssueSeverity;
  readonly input?: number;
  readonly sheet?: string;
  readonly row?: number;
  readonly cell?: string;
  readonly value?: string;
  readonly group?: Group;
  readonly message: Message;
}
