import type { IssueCode } from './data-issue-words.ts';

/** What is to be known of a code of data issues, in one language. */
export interface IssuePage {
  readonly title: string;
  /** How it comes about. */
  readonly cause: string;
  /** What the program takes instead, or does all the same. */
  readonly taken: string;
  /** What would do, said to whoever keeps the roster. */
  readonly cure: string;
  /** What stands there, and what might stand there instead. */
  readonly before: string;
  readonly after: string;
}

/** A page for every code: a missing one stops the build. */
export type IssuePages = Readonly<Record<IssueCode, IssuePage>>;
