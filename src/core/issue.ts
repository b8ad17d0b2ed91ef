import type { Message } from '../locale/catalogue.ts';
import type { IssueCode } from '../locale/data-issue-words.ts';

/** How grave a data issue is: an error keeps a record or cell from being judged as meant. */
export type IssueSeverity = 'error' | 'warning' | 'info';

/** Names a unit, a person or the whole roster (path []) in reports. */
export interface Group {
  readonly kind: string;
  readonly path: readonly string[];
  /** What columns say, where groups within a unit are told apart by them. */
  readonly values?: Readonly<Record<string, string>>;
}

/** The cells of a column that issues are about, in one table of a sheet. */
export interface ColumnCount {
  readonly input: number;
  readonly sheet: string;
  /** Tells tables of one sheet apart. */
  readonly headRow: number;
  readonly letter: string;
  /** How many records the table has, and how many of them something in this column. */
  readonly rows: number;
  readonly filled: number;
  /** How many issues are of its cells. */
  readonly issues: number;
}

/** Fewer unreadable cells are slips, however few the column has: two of three tell nothing of the column. */
export const FEWEST_UNREADABLE = 3;

/** Whether more than 20 % of a column cannot be read: then it is the column that is wrong. */
export const isWrongColumn = ({
  filled,
  unreadable,
}: {
  readonly filled: number;
  readonly unreadable: number;
}): boolean => unreadable >= FEWEST_UNREADABLE && unreadable * 5 > filled;

/** The codes of cells that are filled and say nothing that can be told. */
export const UNREADABLE: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'cell-error',
  'undecodable',
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
