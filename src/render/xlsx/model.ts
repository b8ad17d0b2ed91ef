import type { Status } from '../../audit/judge.ts';
import type { Report, Verdict } from '../../audit/report.ts';
import type { Policy } from '../../audit/status.ts';
import type { Catalogue } from '../../locale/catalogue.ts';
import type { SheetWord } from '../../locale/workbook-words.ts';

/** How a cell looks: the five statuses, and what stands out or steps back. */
export type Tone = Status | 'title' | 'section' | 'head' | 'quiet' | 'strong';

/**
 * What a link says. It becomes part of a formula, so it is made of our own words and numbers alone:
 * there is no room in it for anything that a file says.
 */
export type LinkLabel =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'rows'; readonly count: number }
  | { readonly kind: 'sheet' }
  | ({ readonly kind: 'status' } & StatusCount);

/** A status, and how many of so many verdicts have it. */
export interface StatusCount {
  readonly status: Status;
  readonly count: number;
  readonly of: number;
}

/** A way to a row of one of the report's own sheets. */
export interface Link {
  readonly sheet: SheetWord;
  readonly row: number;
  readonly label: LinkLabel;
}

/** What a cell holds: text (several lines of it), a number or a link. Text is text, whatever it looks like. */
export type Content = string | readonly string[] | number | Link;

export interface Cell {
  readonly content: Content;
  readonly tone?: Tone;
}

export interface Column {
  readonly head: string | readonly string[];
  /** The width in half-width characters: as its contents need, between these. */
  readonly least: number;
  readonly most: number;
  readonly align?: 'left' | 'center' | 'right';
}

export interface Row {
  readonly cells: readonly (Cell | Content | undefined)[];
  /** 1: a row that belongs to the one above it, and can be folded away. */
  readonly level?: 1;
}

/** A sheet of the report before any library knows of it. */
export interface Sheet {
  readonly key: SheetWord;
  /** What stands in the first row. */
  readonly caption: Cell;
  readonly columns: readonly Column[];
  /** A sheet without a head is no table: it has no filter and nothing frozen. */
  readonly hasHead: boolean;
  readonly rows: readonly Row[];
  /** How many rows there are in all, where not all are listed. */
  readonly of?: number;
  /** Lines below the rows, with no lines around them: for signatures. */
  readonly foot?: readonly string[];
  readonly frozenColumns?: number;
  readonly pagesWide?: number;
}

/** Of the rows of a table the first stands here: under the caption and the head. */
export const FIRST_ROW = 3;

/** The most rows that a sheet lists: the library holds all of a workbook in memory (100,000 rows took 1.4 GB). */
export const MOST_ROWS = 20_000;

/** What every sheet is made from. */
export interface Book {
  readonly report: Report;
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  /** What fails or is undecided, gravest first. */
  readonly findings: readonly Verdict[];
  /** The place of a finding among them, from 1; undefined of what is none. */
  readonly numberOf: (verdict: Verdict) => number | undefined;
}

/** A link to a finding by its number; undefined where the finding is not listed. */
export const linkToFinding = (number: number, label: LinkLabel): Link | undefined =>
  number > MOST_ROWS ? undefined : { sheet: 'findings', row: FIRST_ROW + number - 1, label };

/** The rows that are listed of all. */
export const listed = <T>(rows: readonly T[]): readonly T[] =>
  rows.length > MOST_ROWS ? rows.slice(0, MOST_ROWS) : rows;
