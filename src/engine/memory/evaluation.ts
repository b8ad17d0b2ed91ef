import type { People, Roster, Table } from '../../roster/roster.ts';
import type { TableName } from '../../roster/schema.ts';
import type { Field, Rulebook } from '../../rulebook/model.ts';
import type { MissingMonths } from './missing.ts';
import type { PredicateContext } from './predicate.ts';

/** A roster and a rulebook bound to each other: columns, fields and populations, each made once, when first used. */
export interface Evaluation {
  readonly roster: Roster;
  readonly rulebook: Rulebook;
  table(name: TableName): Table;
  context(name: TableName): PredicateContext;
  /** Who is one person in a table as links know them; in `context`, records of events each stand for themselves. */
  people(name: TableName): People;
  /** The missing months of a record, for a `missing` field. */
  missing(field: Field): (row: number) => MissingMonths;
  /** For each unit, by its position, whether a rule holds in it: 1, 0, or -1 where that is undecided. Filled rule by rule. */
  readonly held: Map<string, Int8Array>;
  /** The same rulebook bound to the previous roster, where one was handed in. */
  readonly previous: Evaluation | undefined;
}
