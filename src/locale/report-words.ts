import type { Counted } from './counted.ts';

type StatusWord = 'pass' | 'fail' | 'undecided' | 'notApplicable' | 'exempt';
type LabelWord =
  | 'asOf'
  | 'rulebook'
  | 'config'
  | 'conclusion'
  | 'rule'
  | 'group'
  | 'actual'
  | 'standard'
  | 'severity'
  | 'required'
  | 'shortfall'
  | 'excess'
  | 'reason'
  | 'evidence'
  | 'statistics'
  | 'dataIssues'
  | 'findings'
  | 'summary'
  | 'inWords'
  | 'source'
  | 'quote'
  | 'reading'
  | 'arithmetic'
  | 'counted'
  | 'notCounted'
  | 'notCountedPlain'
  | 'meets'
  | 'meetsNot'
  | 'repeated'
  | 'others'
  | 'cannotTell'
  | 'nobody'
  | 'title'
  | 'files';

/** Short words and turns of phrase of which reports are put together. */
export interface ReportWords {
  readonly status: Readonly<Record<StatusWord, string>>;
  readonly severity: Readonly<Record<'error' | 'warning' | 'info', string>>;
  readonly conclusion: Readonly<Record<'pass' | 'fail' | 'undecided', string>>;
  readonly table: (name: string) => string;
  /** Why cells are in doubt; `%` stands for the column's heading. */
  readonly cause: Readonly<Record<'absent' | 'blank' | 'unreadable' | 'partial' | 'unit' | 'linked', string>>;
  /** What the ID number says of a birth that is not known. */
  readonly idBirth: (month: string) => string;
  readonly asOf: (date: string) => string;
  readonly asOfSource: Readonly<Record<'option' | 'config' | 'rulebook' | 'today', string>>;
  readonly required: (count: string, counted: Counted) => string;
  readonly shortfall: (count: string, counted: Counted) => string;
  readonly excess: (count: string, counted: Counted) => string;
  /** The most that a ceiling allows. */
  readonly allowed: (count: string, counted: Counted) => string;
  readonly roster: string;
  readonly unplaced: string;
  readonly missing: (months: readonly string[]) => string;
  /** A group with records of which none is in what the rule counts. */
  readonly noneOf: (records: number) => string;
  readonly open: string;
  readonly inexact: string;
  readonly openEnded: string;
  /** What all readings of unknown cells say together. */
  readonly everyReading: Readonly<Record<StatusWord, string>>;
  readonly unknown: string;
  readonly flag: Readonly<Record<'yes' | 'no', string>>;
  readonly years: (age: string) => string;
  readonly sameCause: (args: { count: number; kind: string; cause: string }) => string;
  /** What the groups of a population of units are called; `title`: what its rulebook calls it. */
  readonly group: (kind: string, title?: string) => string;
  readonly statistic: (args: {
    title: string;
    actual: string;
    claimed: string | undefined;
    agrees: string;
  }) => string;
  readonly agrees: string;
  readonly differs: (difference: string) => string;
  readonly uncertain: string;
  /** Several units, the first of them named. */
  readonly unitList: (units: readonly string[]) => string;
  readonly more: (count: number) => string;
  readonly moreRows: (count: number) => string;
  readonly judged: (verdicts: number) => string;
  readonly marks: Readonly<Record<'seen' | 'weak' | 'memory', string>>;
  readonly labels: Readonly<Record<LabelWord, string>>;
  readonly punctuation: Punctuation;
}

/** How a language joins pieces. */
export interface Punctuation {
  readonly labelled: (label: string, text: string) => string;
  readonly bracketed: (text: string, inner: string) => string;
  readonly book: (title: string) => string;
  readonly quoted: (text: string) => string;
  /** Between what is needed and what is lacking. */
  readonly pair: string;
  readonly comma: string;
  readonly semicolon: string;
}
