import type { Interval } from '../core/interval.ts';
import type { TalliedNumber } from '../rulebook/model.ts';

/** What one person adds to a group under one reading of their cells. */
export interface Contribution {
  /** 1 where the person is in the base, else 0; where posts are counted, how many of theirs are. */
  readonly base: number;
  /** What they add to what is counted: likewise; for sums and averages any whole number of these, in the column's units. */
  readonly amount: Interval;
  /** For each further number that the rule reads, what they add to it: 1 or 0, how many posts, an amount, or NO_VALUE. */
  readonly numbers: readonly Interval[];
}

/** What somebody who is not counted adds to a least, greatest or middle value: no value at all. */
export const NO_VALUE: Interval = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

/** Whether there is no value. */
export const isEmpty = ({ from, to }: Interval): boolean => from > to;

/** People who may all make the same contributions. */
export interface Profile {
  readonly options: readonly Contribution[];
  readonly people: number;
}

/** All that a verdict needs to know of the people of a group under one reading of what several of them share. */
export interface Tally {
  /**
   * How many people have each standing: index is the set as bits (1 out, 2 base, 4 in). For plain counts and shares
   * everybody is here.
   */
  readonly standings: readonly number[];
  /** Everybody whose contributions are no such set: sums, averages, further numbers, several posts, counted outside the base. */
  readonly profiles: readonly Profile[];
}

/** Why a cell is in doubt: its column is missing, it is blank, unreadable or says only a range; the unit is not known; a linked row is. */
export type DoubtCause = 'absent' | 'blank' | 'unreadable' | 'partial' | 'unit' | 'linked';

/** A cell on which a standing depends. `row` is the record's row in its table. */
export interface Doubt {
  readonly column: string;
  readonly cause: DoubtCause;
  readonly row: number;
  /** Of a number that counts records of another table, or of the previous roster: whose row it is. */
  readonly source?: NumberSource;
}

/** Where a rule's numbers count, beside its own table. */
export type NumberSource = Pick<TalliedNumber, 'table' | 'isPrevious' | 'wider'>;

/** For whom a verdict is: a unit of the register, a record (a person's first row), or the whole roster. */
export type GroupKey =
  /** `isSure`: whether the unit is in the rule's population of units whatever the register's unknown cells say. */
  | { readonly kind: 'unit'; readonly unit: number; readonly isSure: boolean }
  | { readonly kind: 'record'; readonly row: number }
  | { readonly kind: 'roster' };

/** The records behind a tally (反查): those that count, those in the base only, and those that cannot be told. */
export interface Evidence {
  readonly in: readonly number[];
  readonly out: readonly number[];
  readonly unknown: readonly number[];
}

/** All that a verdict of one rule in one group is made of. Rows are records of the rule's table. */
export interface GroupTally {
  readonly group: GroupKey;
  /** One tally for each reading of cells that feed several people; usually one. */
  readonly tallies: readonly Tally[];
  /** False where readings were too many to try: the tallies then allow more than can be. */
  readonly exact: boolean;
  /** How many records stand, or may stand, in the group, counted or not. */
  readonly records: number;
  readonly evidence: Evidence;
  readonly doubts: readonly Doubt[];
}

/** The tallies of one rule. */
export interface RuleTally {
  readonly groups: readonly GroupTally[];
  /** Records that left the population because their sheet lacks a column whose rule says `absent: notApplicable`. */
  readonly excused: readonly number[];
}
