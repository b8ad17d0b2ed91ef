/** Records that are surely in one group, each its person's only one: those of a group behind one another. */
export interface GroupedRows {
  readonly rows: Int32Array;
  /** Where the rows of each group begin, and behind the last one where they end. */
  readonly starts: Int32Array;
  /** All other records that may be in a group. */
  readonly others: readonly number[];
  /** Room for the truths of one rule at a time, by the order of `rows`: in its base, counted. */
  readonly inBase: Uint8Array;
  readonly counted: Uint8Array;
}
