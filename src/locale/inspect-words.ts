/** What `inspect` says. */
export interface InspectWords {
  readonly sameAs: (file: string) => string;
  /** Files of one person each that were read as the one before was; `unreadable`: cells that could not be read. */
  readonly alike: (args: { files: readonly string[]; unreadable: number }) => string;
  /** Tables of a file that were read as those shown were; `tables`: how many, on which sheets. */
  readonly tablesAlike: (args: {
    tables: number;
    sheets: readonly string[];
    rows: number;
    unreadable: number;
  }) => string;
  readonly title: string;
  readonly reportingUnit: string;
  readonly reportingDate: string;
  readonly placed: (records: { one: number; several: number; none: number }) => string;
  readonly column: string;
  readonly head: string;
  readonly takenAs: string;
  readonly read: string;
  readonly blank: string;
  readonly unreadable: string;
  /** Sheets that the configuration has left out. */
  readonly leftOut: string;
  readonly kin: string;
  readonly notTaken: string;
  readonly forms: (column: string) => string;
  readonly form: (form: string) => string;
  /** What stands in a column beside its known values. */
  readonly otherValues: (column: string) => string;
  /** Of a heading that was not taken: the column that it may be. */
  readonly like: (head: string) => string;
  readonly issues: (count: number) => string;
}
