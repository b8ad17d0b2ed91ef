/** What is said of comparisons and of fields over linked records, in one language. */
export interface ConstructWords {
  /** How a column stands to another one, both by their headings. */
  readonly compared: Readonly<
    Record<
      'same' | 'other' | 'atLeast' | 'over' | 'atMost' | 'under',
      (head: string, other: string) => string
    >
  >;
  /** That a record has a number at all, by its heading. */
  readonly given: (head: string) => string;
}
