import type { Interval } from '../../core/interval.ts';
import type { Roster, Table } from '../../roster/roster.ts';
import type { TableName } from '../../roster/schema.ts';
import type { Field, Rulebook } from '../../rulebook/model.ts';
import { bindColumn, peopleOf } from './bind.ts';
import type { BoundColumn } from './column.ts';
import { addLinked, type LinkedSums } from './links.ts';
import { findMissing, type MissingMonths } from './missing.ts';
import { compile, type PredicateContext } from './predicate.ts';
import { bindMissing, bindRange } from './range-column.ts';

/** A roster and a rulebook bound to each other: columns, fields and populations, each made once, when first used. */
export interface Evaluation {
  readonly roster: Roster;
  readonly rulebook: Rulebook;
  table(name: TableName): Table;
  context(name: TableName): PredicateContext;
  /** The linked sums of a `sum` or `count` field, for rows that fit several people. */
  linked(field: string): LinkedSums | undefined;
  /** The missing months of a record, for a `missing` field. */
  missing(field: string): ((row: number) => MissingMonths) | undefined;
  /** Chooses, for some people, what rows that fit several of them add; undefined takes every possibility. */
  assume(field: string, amounts: ReadonlyMap<number, Interval> | undefined): void;
}

/** Binds a rulebook to a roster. */
export function makeEvaluation(roster: Roster, rulebook: Rulebook): Evaluation {
  const contexts = new Map<TableName, PredicateContext>();
  const sums = new Map<string, LinkedSums>();
  const months = new Map<string, (row: number) => MissingMonths>();
  const assumed = new Map<string, ReadonlyMap<number, Interval>>();
  const evaluation: Evaluation = {
    roster,
    rulebook,
    table: (name) => roster.tables.get(name) as Table,
    context(name) {
      const known = contexts.get(name);
      if (known) return known;
      const columns = new Map<string, BoundColumn>();
      const context: PredicateContext = {
        people: peopleOf(roster, name),
        length: roster.tables.get(name)?.length ?? 0,
        populations: rulebook.populations,
        cache: new Map(),
        column(column) {
          const bound = columns.get(column) ?? bind(name, column);
          columns.set(column, bound);
          return bound;
        },
      };
      contexts.set(name, context);
      return context;
    },
    linked: (field) => sums.get(field),
    missing: (field) => months.get(field),
    assume(field, amounts) {
      if (amounts) assumed.set(field, amounts);
      else assumed.delete(field);
    },
  };
  const bind = (name: TableName, column: string): BoundColumn => {
    const field = rulebook.fields.get(column);
    if (field?.table !== name) return bindColumn(roster, rulebook, name, column);
    return field.operation.kind === 'missing' ? bindMissingField(field) : bindSumField(field);
  };
  const common = (field: Field) => {
    const { people } = evaluation.context(field.table);
    return {
      name: field.name,
      cell: (row: number) => people.ofRow[row] as number,
      cause: () => 'linked' as const,
      excused: () => false,
    };
  };
  const bindMissingField = (field: Field): BoundColumn => {
    const find = findMissing(roster, field, rulebook.asOf);
    months.set(field.name, find);
    return bindMissing(common(field), (row) => find(row).options);
  };
  const bindSumField = (field: Field): BoundColumn => {
    const { people } = evaluation.context(field.table);
    const counts = compile(field.condition, evaluation.context(field.from));
    const linked = addLinked(roster, field, people.count, counts.truth);
    sums.set(field.name, linked);
    const perhaps = new Map<number, number>();
    for (const { people: several, amount } of linked.ambiguous)
      for (const person of several) perhaps.set(person, (perhaps.get(person) ?? 0) + amount.to);
    return bindRange({
      ...common(field),
      intervals: (row) => {
        const person = people.ofRow[row] as number;
        const [from, to] = [linked.from[person] as number, linked.to[person] as number];
        const more = assumed.get(field.name)?.get(person);
        return [
          more ? { from: from + more.from, to: to + more.to } : { from, to: to + (perhaps.get(person) ?? 0) },
        ];
      },
    });
  };
  return evaluation;
}
