import type { AgeBasis } from '../core/age.ts';
import type { Day } from '../core/calendar.ts';
import type { Fraction, Rounding } from '../core/fraction.ts';
import type { Interval } from '../core/interval.ts';
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
  /** Whether another column of the record says the same. */
  | { readonly kind: 'same'; readonly other: string; readonly negated: boolean }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'range'; readonly allowed: Interval; readonly said: RangeWords }
  /** For a field of what is missing: whether anything was due at all. */
  | { readonly kind: 'due' };

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
  | { readonly op: 'all' | 'any' | 'none'; readonly of: readonly Condition[] }
  | { readonly op: 'population'; readonly name: string; readonly anyRow: boolean }
  | { readonly op: 'test'; readonly column: string; readonly test: Test };

/** A named set of records (统计口径). */
export interface Population {
  readonly name: string;
  readonly title: Title;
  readonly table: TableName;
  readonly condition: Condition;
}

/** A column computed record by record from linked records. */
export interface Field {
  readonly name: string;
  readonly title: Title;
  readonly table: TableName;
  readonly from: TableName;
  readonly operation:
    | { readonly kind: 'sum'; readonly column: string }
    | { readonly kind: 'count' }
    | { readonly kind: 'missing'; readonly start: string; readonly end: string };
  /** Which linked records count. */
  readonly condition: Condition;
  /** The last day of the period that `during` names, where it is not over at the reference date. */
  readonly openUntil: Day | undefined;
}

/** A bound of a measure, exact. */
export interface Bound {
  readonly key: 'atLeast' | 'atMost' | 'over' | 'under' | 'equals';
  readonly value: Fraction;
  readonly written: string;
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
  | { readonly kind: 'sum' | 'average'; readonly column: string; readonly scale: number };

/** The number of another population in the same group, under which a rule applies. */
export interface Guard {
  readonly population: string;
  readonly bounds: readonly Bound[];
}

/** A rule (规则), ready to be tallied and judged. */
export interface Rule {
  readonly id: string;
  readonly title: Title;
  readonly source: string | undefined;
  readonly quote: string | undefined;
  readonly reading: Title | undefined;
  readonly severity: Severity;
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
  readonly bounds: readonly Bound[];
  readonly rounding: Rounding;
  readonly guards: readonly Guard[];
  readonly whenEmpty: 'notApplicable' | 'pass' | 'fail';
  readonly openPeriod: 'fail' | 'undecided';
  readonly countBy: 'person' | 'post';
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
    | { readonly kind: 'sum' | 'distinct'; readonly column: string; readonly scale: number };
  readonly condition: Condition;
  readonly claimed: Fraction | undefined;
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
  readonly rules: readonly Rule[];
  readonly statistics: readonly Statistic[];
}
