/** What is said of comparisons and of fields over linked records, in one language. */
export interface ConstructWords {
  /** How a column stands to another one, both by their headings; of days it is told by before and after. */
  readonly compared: Readonly<
    Record<
      'same' | 'other' | 'atLeast' | 'over' | 'atMost' | 'under',
      (head: string, other: string, isOfDays: boolean) => string
    >
  >;
  /** That a record has a number at all, by its heading. */
  readonly given: (head: string) => string;
  /** A column gathered over people. */
  readonly gathered: Readonly<
    Record<'sum' | 'min' | 'max' | 'median', (column: string, who: string) => string>
  >;
  /** What a tie of two people must be, in one of the two ways that it is read, or in both. */
  readonly eitherWay: Readonly<Record<'any' | 'all', (condition: string) => string>>;
  /** Whether a place is within another one, both by their headings. */
  readonly inside: (place: string, around: string, isInside: boolean) => string;
  /** A column of the unit by its heading, and what holds where that says nothing, as a bound. */
  readonly ofUnit: (head: string, otherwise: string) => string;
  /** That a rule is judged on the day in a column of the unit, by its heading; where that says nothing, on another one. */
  readonly asOfColumn: (head: string, otherwise: string | undefined) => string;
  /** A number in the unit of a population around the rule's own. */
  readonly inUnit: (population: string, number: string) => string;
}
