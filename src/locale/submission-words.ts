/** What is said of files that are each judged on their own. */
export interface SubmissionWords {
  readonly title: string;
  readonly unit: string;
  readonly noUnit: string;
  readonly status: Readonly<Record<'pass' | 'fail' | 'undecided' | 'notMade', string>>;
  readonly ofNoUnit: (file: string) => string;
  readonly outside: (args: { file: string; unit: string; records: number }) => string;
  readonly twice: (args: { unit: string; files: readonly string[] }) => string;
  readonly missing: (units: readonly string[]) => string;
  readonly summary: (
    counts: Readonly<Record<'files' | 'pass' | 'fail' | 'undecided' | 'notMade', number>>,
  ) => string;
}
