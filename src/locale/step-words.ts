/** What is said of the arithmetic behind a bound, step by step. */
export interface StepWords {
  /** What a lookup gives for a number, `undefined` where it leaves that out. */
  readonly lookup: (of: string, gives: string | undefined) => string;
  /** A number of nothing: of a share whose base is. */
  readonly empty: string;
  readonly notApplicable: string;
  /** Of what a rule over rules hangs on: a rule that is undecided in some units. */
  readonly undecidedIn: (rule: string, units: readonly string[]) => string;
  /** How an inexact result became a whole number, where no sign says it. */
  readonly rounded: Readonly<Record<'nearest' | 'nearestHalfDown', (text: string) => string>>;
}
