import type { AgeBasis } from '../core/age.ts';
import type { Day } from '../core/calendar.ts';
import type { Fraction } from '../core/fraction.ts';
import type { RulebookProblem } from '../locale/rulebook-problem-words.ts';
import type { TableName } from '../roster/schema.ts';
import type { Tables } from '../roster/tables.ts';
import type { FieldFile, ParameterFile } from './grammar.ts';
import type { KeyPath } from './yaml-file.ts';

/** What the resolution of one rulebook shares: its names, its date, and the place where problems go. */
export interface Resolver {
  readonly asOf: Day;
  readonly basis: AgeBasis;
  readonly fields: ReadonlyMap<string, FieldFile>;
  /** The built-in tables and the rulebook's own, with all of their columns. */
  readonly tables: Tables;
  problem(keys: KeyPath, problem: RulebookProblem): void;
  /** The table of a population; a problem where there is none of that name, or not over `table`. */
  population(name: string, table: TableName | undefined, keys: KeyPath): TableName | undefined;
  readonly parameters: ReadonlyMap<string, ParameterFile>;
  readonly lookups: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** A rule that a population asks for; a problem where there is none of that name. */
  judgedRule(name: string, keys: KeyPath): void;
  /** The table of a population, without a word where there is none of that name. */
  tableOf(name: string): TableName | undefined;
  isPopulation(name: string): boolean;
  /** Whether a population is of the previous roster. */
  isPrevious(name: string): boolean;
  populationNames(): readonly string[];
  /** A table that is named; a problem where there is none of that name. */
  table(name: string, keys: KeyPath): TableName | undefined;
  list(name: string, keys: KeyPath): readonly string[];
  number(written: string, keys: KeyPath): { value: Fraction; written: string } | undefined;
}
