/** Records that are surely in one group, each its person's only one: those of a group behind one another. */
export interface GroupedRows {
  readonly rows: Int32Array;
  /** Where the rows of each group begin, and behind the last one where they end. */
  readonly starts: Int32Array;
  /** All other records that may be in a group. */
  readonly others: readonly number[];
  /** Room for the rows of one group at a time, used over again by every rule. */
  readonly room: { readonly counted: Int32Array; readonly inBase: Int32Array };
}
