import type { Truth } from '../../core/truth.ts';
import type { GroupKey } from '../tally.ts';
import type { OrderedRows } from './truths.ts';

/** The groups of a rule, and which records stand in each. */
export interface RuleGroups {
  readonly keys: readonly GroupKey[];
  /** The groups, by position, that a record is or may be in. */
  of(row: number): readonly number[];
  member(row: number, group: number): Truth;
}

/** Records that are surely in one group, each its person's only one: those of a group behind one another. */
export interface GroupedRows extends OrderedRows {
  /** Where the rows of each group begin, and behind the last one where they end. */
  readonly starts: Int32Array;
  /** All other records that may be in a group. */
  readonly others: readonly number[];
  /** Room for the truths of one rule at a time, by the order of `rows`: in its base, counted. */
  readonly inBase: Uint8Array;
  readonly counted: Uint8Array;
}
