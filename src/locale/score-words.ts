/** What reports say of scores (得分). */
export interface ScoreWords {
  readonly title: string;
  /** The sheet of the workbook. */
  readonly about: string;
  /** All verdicts of the report together. */
  readonly whole: string;
  /** How much a rule counts, for its explanation. */
  readonly weight: (weight: string) => string;
  /** Below the lowest scores: so many units more. */
  readonly more: (units: number) => string;
  readonly heads: Readonly<Record<'score' | 'pass' | 'undecided' | 'judged', string>>;
}
