/** What a proposed configuration says in its comments, each sentence without the `#`. */
export interface ConfigWords {
  /** Above everything: what this is, and what `#` at the beginning of a line means. */
  readonly intro: readonly string[];
  readonly rules: string;
  readonly units: string;
  readonly exemptions: string;
  readonly asOf: string;
  readonly language: string;
  readonly birthFromId: string;
  readonly sheets: string;
  /** A sheet in which no table was found. */
  readonly unread: (args: { sheet: string; heads: readonly string[] }) => string;
  readonly columns: string;
  /** A sheet in which no heading is known for the names of people. */
  readonly nameless: (args: { place: string }) => string;
  /** A heading that was taken for nothing and is like a column's. */
  readonly like: (args: { place: string; head: string; like: string }) => string;
  /** Headings that were taken for nothing and are like none. */
  readonly notTaken: (args: { place: string; heads: readonly string[] }) => string;
  /** What stands in a column beside its known values. */
  readonly otherValues: (args: { place: string; head: string; values: readonly string[] }) => string;
  /** Stands for a heading or a value that people are to name. */
  readonly which: string;
  readonly written: (file: string) => string;
}
