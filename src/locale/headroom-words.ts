import type { Counted } from './counted.ts';

/** Why it is no number how many may leave. */
export type UntoldReason =
  /** Nobody's leaving breaks the rule. */
  | 'unbreakable'
  /** The verdict is of one record: who leaves is all of it. */
  | 'record'
  | 'units'
  /** Different values are counted, not people. */
  | 'values'
  /** It hangs on those who leave what is said of the others. */
  | 'others'
  /** It is compared with numbers of another table or a wider unit, in which those who leave may be too. */
  | 'beside'
  | 'inexact';

/** What reports say of headroom (余量). */
export interface HeadroomWords {
  readonly title: string;
  /** Over the lines of the tightest verdicts. */
  readonly heading: string;
  /** So many may leave of what a rule counts in each of these units. */
  readonly line: (args: { departures: number; counted: Counted; rule: string; units: string }) => string;
  /** How many passing verdicts are not listed: with more headroom, or with none that is a number. */
  readonly rest: (args: { more: number; unbreakable: number; untold: number }) => string;
  /** In a line, the day from which it fails by itself. */
  readonly failsFrom: (day: string) => string;
  /** Over these days. */
  readonly breaksOn: string;
  /** Over the numbers of verdicts of which nobody may leave. */
  readonly tight: string;
  /** In a cell, where it is no number. */
  readonly mark: (reason: UntoldReason) => string;
  readonly untold: Readonly<Record<UntoldReason, string>>;
  /** The sheet of the workbook. */
  readonly about: string;
  readonly help: string;
}
