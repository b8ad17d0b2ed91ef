import type { AgeBasis } from '../core/age.ts';
import type { Day } from '../core/calendar.ts';
import type { TimeUnit } from '../core/elapsed.ts';
import type { Fraction, Rounding } from '../core/fraction.ts';
import type { Interval } from '../core/interval.ts';
import type { Counted } from '../locale/counted.ts';
import type { KeyChange } from '../locale/extends-words.ts';
import type { CellWords, StructureGathering } from '../locale/structure-words.ts';
import type { TableName } from '../roster/schema.ts';
import type { Tables } from '../roster/tables.ts';

/** Text in both languages. */
export interface Title {
  readonly zh: string;
  readonly en: string;
}

/** What a column must say, with every bound in the column's own whole units. */
export type Test =
  | {
      readonly kind: 'text';
      readonly match: 'is' | 'contains';
      readonly values: readonly string[];
      readonly list?: string;
      /** Of an ordered list: the bounds that take these of its values in. */
      readonly said?: readonly OrderWords[];
      readonly negated: boolean;
    }
  /** How it stands to another column of the record. */
  | { readonly kind: 'compared'; readonly other: string; readonly relation: Relation }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'range'; readonly allowed: Interval; readonly said: RangeWords }
  /** Of an exact fraction: every bound that it must meet. */
  | { readonly kind: 'exact'; readonly bounds: readonly Bound[] }
  /** For a field that may be nothing: whether it is anything at all. */
  | { readonly kind: 'due' };

/** How one value stands to another: the same, another one, or in the order of numbers and days. */
export type Relation = 'same' | 'other' | 'atLeast' | 'over' | 'atMost' | 'under';

/** A bound in the order of a list as its author wrote it. */
export interface OrderWords {
  readonly key: 'atLeast' | 'atMost' | 'over' | 'under';
  readonly value: string;
}

/** A range as its author wrote it, for explanations. */
export interface RangeWords {
  readonly of: 'age' | 'days' | 'number';
  readonly bounds: readonly {
    readonly key: 'atLeast' | 'atMost' | 'over' | 'under' | 'equals' | 'since' | 'until' | 'during';
    readonly value: string;
  }[];
}

/** A predicate over records. `anyRow`: of a person, any record will do (exclusion is of people, not of rows). */
export type Condition =
  /** `isTurned`: the second of two is the first one with the two ends of a tie changed over. */
  | { readonly op: 'all' | 'any' | 'none'; readonly of: readonly Condition[]; readonly isTurned?: true }
  | { readonly op: 'population'; readonly name: string; readonly anyRow: boolean }
  | { readonly op: 'test'; readonly column: string; readonly test: Test };

/** A parameter (参数) that a column of the unit may replace. */
export interface UnitParameter {
  readonly from: string;
  /** How many whole units of that column make one. */
  readonly scale: number;
  /** What it is where the column says nothing, as a number or a day. */
  readonly otherwise: { readonly written: string } & ({ readonly value: Fraction } | { readonly day: Day });
}

/** A named set of records (统计口径). */
export interface Population {
  readonly name: string;
  readonly title: Title;
  readonly table: TableName;
  readonly condition: Condition;
  /** Of the previous roster instead of the one that is judged. */
  readonly isPrevious: boolean;
}

/** What a field is made of: `column` and `columns` are of the linked records, `start`, `end` and `parts` of the record's own where nothing is linked. */
export type FieldOperation =
  /** `factor`: how many whole units of the sum one of the column's makes. */
  | { readonly kind: 'sum'; readonly column: string; readonly factor: number }
  | { readonly kind: 'count' }
  | { readonly kind: 'missing'; readonly start: string; readonly end: string }
  /** Of the record's own dates. */
  | { readonly kind: 'elapsed'; readonly start: string; readonly end: string; readonly unit: TimeUnit }
  /** What a column says in the linked record of the last date; without `last`, in the only one. */
  | { readonly kind: 'take'; readonly column: string; readonly last: string | undefined }
  /** The least, the greatest or the middle of a column; of no record there is none. */
  | { readonly kind: 'pick'; readonly which: 'min' | 'max' | 'median'; readonly column: string }
  /** The average of a column, an exact fraction; of no record there is none. `scale`: how many whole units of the column make one. */
  | { readonly kind: 'average'; readonly column: string; readonly scale: number }
  | { readonly kind: 'distinct'; readonly column: string }
  | {
      readonly kind: 'longest';
      readonly start: string;
      readonly end: string;
      readonly unit: TimeUnit;
      /** Over breaks up to this long a spell goes on. */
      readonly join: { readonly number: number; readonly unit: TimeUnit };
    }
  /** Of the record's own numbers; `factor`: how many whole units of the result one of the part's makes. */
  | {
      readonly kind: 'numbers';
      readonly operation: 'sum' | 'difference' | 'gap' | 'min' | 'max';
      readonly parts: readonly { readonly column: string; readonly factor: number }[];
    }
  /** Of the record's own numbers, an exact fraction. `share`: the first ÷ the second, nothing where that is not above 0. */
  | {
      readonly kind: 'fraction';
      readonly operation: 'product' | 'share';
      readonly parts: readonly { readonly column: string; readonly scale: number }[];
    };

/** How a column must stand to another one: of a linked record to one of the record that it is linked to. */
export interface RelativeBound {
  readonly column: string;
  readonly relation: Relation;
  readonly other: string;
}

/** A column computed record by record, mostly from linked records. */
export interface Field {
  readonly name: string;
  readonly title: Title;
  readonly table: TableName;
  readonly from: TableName;
  /** Whether the linked records are those of the previous roster. */
  readonly isPrevious: boolean;
  readonly operation: FieldOperation;
  /** How many whole units of a number of it make one. */
  readonly scale: number;
  /** Which linked records count. */
  readonly condition: Condition;
  /** How these must stand to the record that has the field. */
  readonly relative: readonly RelativeBound[];
  /** The last day of the period that `during` names, where it is not over at the reference date. */
  readonly openUntil: Day | undefined;
}

/** How a number is compared with a bound. */
export type BoundKey = 'atLeast' | 'atMost' | 'over' | 'under' | 'equals';

/** A bound of a measure, exact. */
export interface Bound {
  readonly key: BoundKey;
  readonly value: Fraction;
  readonly written: string;
}

/** What can be made of several numbers. `gap`: |a − b|; `share`: a ÷ b, of nothing where b is not above 0. */
export type Operation = 'sum' | 'difference' | 'product' | 'gap' | 'min' | 'max' | 'share';

/** A number that rules compare or compute with (数). `name` and `title`: of a figure that has them. */
export type Quantity = { readonly name?: string; readonly title?: Title } & (
  | { readonly kind: 'constant'; readonly value: Fraction; readonly written: string }
  /** One of the rule's own `numbers`, by position. */
  | { readonly kind: 'tallied'; readonly index: number }
  /** A column of the group's unit; where that is blank, `otherwise`. */
  | { readonly kind: 'attribute'; readonly column: string; readonly otherwise: Fraction | undefined }
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      readonly of: readonly Quantity[];
      readonly rounding: Rounding;
    }
  | { readonly kind: 'lookup'; readonly bands: readonly Band[]; readonly of: Quantity }
);

/** One line of a lookup by number: whole numbers from `from` to `to`, both included, and what they give. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly gives: Quantity | 'notApplicable';
}

/** A bound whose value may hang on the group: a product, a lookup, a column of the unit. */
export interface RuleBound {
  readonly key: BoundKey;
  readonly value: Quantity;
  readonly written: string;
}

/** A column that tells groups apart, with every value that it has. */
export interface GroupColumn {
  readonly column: string;
  readonly values: readonly { readonly value: string; readonly condition: Condition }[];
}

/** How the people of a group come together in one number. */
export type Gathering = 'sum' | 'min' | 'max' | 'median';

/** A number that is tallied beside what a rule counts: how many of a population, or a column of it, gathered. */
export interface TalliedNumber {
  readonly title: Title;
  /** Whose records it counts: those of another table than the rule's, or of the previous roster, are tallied beside it. */
  readonly table: TableName;
  readonly isPrevious: boolean;
  readonly condition: Condition;
  /** The column that is gathered: else each counts as one. `scale`: how many whole units of the column make one. */
  readonly measured: { readonly column: string; readonly scale: number } | undefined;
  readonly gathering: Gathering;
  /** The units of a population, of which it is tallied in the one around the rule's own; undefined: in the rule's own. */
  readonly wider: string | undefined;
  /** Of the rule's group columns, those by whose values it is tallied too. */
  readonly per: readonly string[];
}

export type Severity = 'error' | 'warning' | 'info';

/** For whom a rule gives a verdict: each unit of a population of units, each record, or the whole roster once. */
export type Per =
  | { readonly kind: 'units'; readonly population: string }
  | { readonly kind: 'record' }
  | { readonly kind: 'roster' };

/** What a rule computes. `scale`: how many whole units of the column make one. */
export type Measure =
  | { readonly kind: 'count' | 'share' | 'every' }
  | { readonly kind: 'sum' | 'average'; readonly column: string; readonly scale: number }
  /** How many different values records have in some columns; `unique`: no two have the same. */
  | { readonly kind: 'distinct' | 'unique'; readonly columns: readonly string[] }
  /** A number made of other numbers; people are tallied in these alone. */
  | { readonly kind: 'number'; readonly value: Quantity }
  /** The same as a part of another number, which makes the base. */
  | { readonly kind: 'ratio'; readonly part: Quantity; readonly of: Quantity };

/** What must be so of a group's numbers and of its unit, for a rule to apply (`when`) or not to bind (`exempt`). */
export type Guard =
  | { readonly op: 'all' | 'any' | 'none'; readonly of: readonly Guard[] }
  | { readonly op: 'number'; readonly value: Quantity; readonly bounds: readonly RuleBound[] }
  | { readonly op: 'unit'; readonly condition: Condition };

/** A date of a rule's own. */
export type RuleDate =
  | { readonly kind: 'day'; readonly day: Day }
  /** Of each unit the day in a column; where that says nothing, `otherwise`. */
  | { readonly kind: 'column'; readonly column: string; readonly otherwise: Day | undefined };

/** A rule (规则), ready to be tallied and judged. */
export interface Rule {
  readonly id: string;
  readonly title: Title;
  readonly source: string | undefined;
  readonly quote: string | undefined;
  readonly reading: Title | undefined;
  readonly severity: Severity;
  /** A part of other rules, which ask for it with `holds`: its own verdicts are not in the report. */
  readonly isPart: boolean;
  /** How much its verdicts count in the score, where that is written: else 1. */
  readonly weight: Fraction | undefined;
  readonly table: TableName;
  readonly per: Per;
  readonly measure: Measure;
  /** Who may count: the population behind `count`, `share`, `sum`, `average` or `every`. */
  readonly population: string;
  /** The population behind `of`. */
  readonly of: string | undefined;
  /** Who is in the base; for counts and sums, the population itself. */
  readonly base: Condition;
  /** Who counts. */
  readonly counted: Condition;
  /** The numbers of other populations in the same group that bounds, guards and figures read. */
  readonly numbers: readonly TalliedNumber[];
  readonly bounds: readonly RuleBound[];
  readonly parity: 'odd' | 'even' | undefined;
  readonly rounding: Rounding;
  /** Under what the rule applies; undefined: always. */
  readonly when: Guard | undefined;
  /** Under what it does not bind, and its numbers are only shown. */
  readonly exempt: Guard | undefined;
  /** The days on which it is in force, both included. */
  readonly inForce: Interval;
  /** The date on which it is judged, where that is not the report's: a day, or a column of each unit. */
  readonly asOf: RuleDate | undefined;
  /** The columns whose every value is a group of its own within the unit. */
  readonly groupColumns: readonly GroupColumn[];
  readonly whenEmpty: 'notApplicable' | 'pass' | 'fail';
  readonly openPeriod: 'fail' | 'undecided';
  readonly countBy: 'person' | 'post';
  /** What its numbers are of, in words. */
  readonly counts: Counted;
  /** Whether it is said where its records belong. */
  readonly isPlaced: boolean;
  readonly expectedIn: string | undefined;
  /** Every column of its table that it reads, fields included. */
  readonly columns: readonly string[];
}

/** A measure without a bound, beside what somebody published (统计数). */
export interface Statistic {
  readonly id: string;
  readonly title: Title;
  readonly source: string | undefined;
  readonly quote: string | undefined;
  readonly table: TableName;
  readonly measure:
    | { readonly kind: 'count' }
    | { readonly kind: 'sum' | 'distinct'; readonly column: string; readonly scale: number }
    /** A number made of `numbers`: a share, or a column gathered. */
    | { readonly kind: 'number'; readonly value: Quantity };
  readonly condition: Condition;
  readonly numbers: readonly TalliedNumber[];
  readonly claimed: Fraction | undefined;
  readonly columns: readonly string[];
}

/** A column with the cells in which people are counted by it; the last one is of those who are in no other. */
export interface StructureSplit {
  readonly column: string;
  readonly cells: readonly { readonly said: CellWords; readonly condition: Condition }[];
}

/** One number of a population: a column gathered. */
export interface StructureNumber {
  readonly gathering: StructureGathering;
  readonly column: string;
  readonly value: Quantity;
  readonly numbers: readonly TalliedNumber[];
}

/** A table of 结构分析: described in each group, never judged. */
export interface Structure {
  readonly id: string;
  readonly title: Title;
  readonly table: TableName;
  readonly per: Exclude<Per, { kind: 'record' }>;
  /** The population that it describes. */
  readonly of: string;
  /** The columns by which it is counted, or its number. */
  readonly shows: readonly StructureSplit[] | StructureNumber;
  readonly columns: readonly string[];
}

/** What a column is taken as for records of sheets without it. */
export type AbsentPolicy =
  | { readonly kind: 'unknown' | 'notApplicable' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'list'; readonly column: string; readonly list: string };

export interface Source {
  readonly id: string;
  readonly title: Title;
  readonly clause: string | undefined;
  readonly mark: 'seen' | 'weak' | 'memory';
}

/** A file that a rulebook was read from. */
export interface RulebookUsed {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
}

/** What a rulebook changed of one that it extends. */
export interface Departure {
  /** The rulebook that changed it, and the one that it extends. */
  readonly rulebook: string;
  readonly above: string;
  readonly section: string;
  readonly name: string;
  /** Of a rule: the keys that are otherwise now. */
  readonly changes: readonly KeyChange[];
  /** Whether it is not shown to be at least as strict. */
  readonly isLooser: boolean;
  readonly because: Title | undefined;
}

/** How a rulebook stands to those that it extends (继承). */
export interface Ancestry {
  /** The rulebooks above it, the nearest first. */
  readonly above: readonly RulebookUsed[];
  /** For each rule the rulebook that says last what is judged. */
  readonly ruleFrom: ReadonlyMap<string, string>;
  readonly departures: readonly Departure[];
}

/** A rulebook (规则集), checked and resolved at a reference date. */
export interface Rulebook {
  readonly id: string;
  readonly title: Title;
  readonly path: string;
  readonly sha256: string;
  readonly basis: AgeBasis;
  /** An unknown birth is any age of these, in full years, both included. */
  readonly ages: { readonly from: number; readonly to: number };
  readonly asOf: Day;
  /** The kinds of records: the built-in tables and the rulebook's own. */
  readonly tables: Tables;
  readonly sources: ReadonlyMap<string, Source>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly absent: ReadonlyMap<string, AbsentPolicy>;
  readonly fields: ReadonlyMap<string, Field>;
  readonly populations: ReadonlyMap<string, Population>;
  readonly unitParameters: ReadonlyMap<string, UnitParameter>;
  readonly ancestry: Ancestry;
  readonly rules: readonly Rule[];
  readonly statistics: readonly Statistic[];
  readonly structure: readonly Structure[];
  /** The same rulebook at another date. */
  at(asOf: Day): Rulebook;
}
