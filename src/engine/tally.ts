import type { Interval } from '../core/interval.ts';

/** What one person adds to a group under one reading of their cells. */
export interface Contribution {
  /** 1 where the person is in the base. */
  readonly base: 0 | 1;
  /** What they add to what is counted: 1 or 0; for sums and averages any whole number of these, in the column's units. */
  readonly amount: Interval;
  /** For each guard, 1 where the person is in its population. */
  readonly guards: readonly (0 | 1)[];
}

/**
 * How many people have each standing: index is the set as bits (1 out, 2 base, 4 in, 8 counted but not in the base).
 * For plain counts and shares this is all that a verdict needs.
 */
export interface StandingTally {
  readonly kind: 'standing';
  readonly people: readonly number[];
}

/** People by the set of contributions that they may make: for sums, averages and guards. */
export interface ProfileTally {
  readonly kind: 'profile';
  readonly profiles: readonly { readonly options: readonly Contribution[]; readonly people: number }[];
}

export type Tally = StandingTally | ProfileTally;

/** Why a cell is in doubt: its column is missing, it is blank, unreadable or says only a range; the unit is not known; a linked row is. */
export type DoubtCause = 'absent' | 'blank' | 'unreadable' | 'partial' | 'unit' | 'linked';

/** A cell on which a standing depends. `row` is the record's row in its table. */
export interface Doubt {
  readonly column: string;
  readonly cause: DoubtCause;
  readonly row: number;
}

/** For whom a verdict is: a unit of the register, a record (a person's first row), or the whole roster. */
export type GroupKey =
  | { readonly kind: 'unit'; readonly unit: number }
  | { readonly kind: 'record'; readonly row: number }
  | { readonly kind: 'roster' };

/** All that a verdict of one rule in one group is made of. Rows are records of the rule's table. */
export interface GroupTally {
  readonly group: GroupKey;
  /** One tally for each reading of cells that feed several people; usually one. */
  readonly tallies: readonly Tally[];
  /** False where readings were too many to try: the tallies then allow more than can be. */
  readonly exact: boolean;
  /** How many records stand, or may stand, in the group, counted or not. */
  readonly records: number;
  readonly in: readonly number[];
  readonly out: readonly number[];
  readonly unknown: readonly number[];
  readonly doubts: readonly Doubt[];
}

/** The tallies of one rule. */
export interface RuleTally {
  readonly groups: readonly GroupTally[];
  /** Records that left the population because their sheet lacks a column whose rule says `absent: notApplicable`. */
  readonly excused: readonly number[];
}
