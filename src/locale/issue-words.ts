/** What the workbook of data issues and the pages of their codes say beside the words that all reports share. */
export interface IssueWords {
  readonly title: (rulebook: string) => string;
  /** What is asked of whoever gets the workbook, in the order in which it is done. */
  readonly asks: readonly string[];
  /** Of an audit that was limited to a unit: which issues are listed. */
  readonly within: (unit: string) => string;
  /** What the list shows, above it. */
  readonly list: string;
  readonly heads: Readonly<
    Record<
      | 'asks'
      | 'basis'
      | 'kind'
      | 'reason'
      | 'cure'
      | 'answer'
      | 'column'
      | 'headRow'
      | 'heading'
      | 'issues'
      | 'filled'
      | 'unreadable'
      | 'share'
      | 'cause'
      | 'taken'
      | 'before'
      | 'after',
      string
    >
  >;
}
