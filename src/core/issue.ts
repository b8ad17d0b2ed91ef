import type { IssueCode, Message } from '../locale/catalogue.ts';

/** How grave a data issue is: an error keeps a record or cell from being judged as meant. */
export type IssueSeverity = 'error' | 'warning' | 'info';

/** Names a unit, a person or the whole roster (path []) in reports. */
export interface Group {
  readonly kind: string;
  readonly path: readonly string[];
  /** What columns say, where groups within a unit are told apart by them. */
  readonly values?: Readonly<Record<string, string>>;
}

/** How many of a column's filled cells could not be read, in one table of a sheet. */
export interface UnreadableColumn {
  readonly input: number;
  readonly sheet: string;
  /** Tells tables of one sheet apart. */
  readonly headRow: number;
  readonly letter: string;
  readonly head: string;
  readonly filled: number;
  readonly unreadable: number;
}

/** Whether more than 20 % of a column cannot be read: then it is the column that is wrong. */
export const isWrongColumn = ({
  filled,
  unreadable,
}: Pick<UnreadableColumn, 'filled' | 'unreadable'>): boolean => unreadable * 5 > filled;

/** The codes of cells that are filled and say nothing that can be told. */
export const UNREADABLE: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'cell-error',
  'invalid-date',
  'future-date',
  'invalid-month',
  'invalid-number',
  'invalid-id',
  'id-precision-lost',
  'unknown-value',
  'columns-disagree',
]);

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
