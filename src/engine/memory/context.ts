import type { People, Roster, Table } from '../../roster/roster.ts';
import type { TableName } from '../../roster/schema.ts';
import type { Field, Rulebook } from '../../rulebook/model.ts';
import { bindColumn, peopleOf } from './bind.ts';
import { type BoundColumn, nowhere } from './column.ts';
import { bindElapsed } from './elapsed-column.ts';
import { linkedHull } from './links.ts';
import { findMissing, type MissingMonths } from './missing.ts';
import { compile, type PredicateContext } from './predicate.ts';
import { bindMissing, bindRange } from './range-column.ts';

/** A roster and a rulebook bound to each other: columns, fields and populations, each made once, when first used. */
export interface Evaluation {
  readonly roster: Roster;
  readonly rulebook: Rulebook;
  table(name: TableName): Table;
  context(name: TableName): PredicateContext;
  /** Who is one person in a table as links know them; in `context`, records of events each stand for themselves. */
  people(name: TableName): People;
  /** The missing months of a record, for a `missing` field. */
  missing(field: string): ((row: number) => MissingMonths) | undefined;
}

/** Binds a rulebook to a roster. */
export function makeEvaluation(roster: Roster, rulebook: Rulebook): Evaluation {
  const contexts = new Map<TableName, PredicateContext>();
  const months = new Map<string, (row: number) => MissingMonths>();
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
    people: (name) => roster.people.get(name) ?? peopleOf(roster, name),
    missing: (field) => months.get(field),
  };
  const bind = (name: TableName, column: string): BoundColumn => {
    const field = rulebook.fields.get(column);
    if (field?.table !== name) return bindColumn(roster, rulebook, name, column);
    switch (field.operation.kind) {
      case 'missing':
        return bindMissingField(field);
      case 'elapsed':
        return bindElapsed(field, field.operation, roster, rulebook.asOf);
      default:
        return bindSumField(field);
    }
  };
  const common = (field: Field) => {
    const { ofRow } = evaluation.people(field.table);
    return {
      name: field.name,
      cell: (row: number) => ofRow[row] as number,
      cause: () => 'linked' as const,
      excused: nowhere,
    };
  };
  const bindMissingField = (field: Field): BoundColumn => {
    const find = findMissing(roster, field, rulebook.asOf);
    months.set(field.name, find);
    return bindMissing({ ...common(field), cell: (row) => row }, (row) => find(row).options);
  };
  const bindSumField = (field: Field): BoundColumn => {
    const counts = compile(field.condition, evaluation.context(field.from));
    const { from, to } = linkedHull(roster, field, evaluation.people(field.table).count, counts.truth);
    const { cell } = common(field);
    return bindRange({
      ...common(field),
      isOpen: () => false,
      from: (row) => from[cell(row)] as number,
      to: (row) => to[cell(row)] as number,
      intervals: (row) => [{ from: from[cell(row)] as number, to: to[cell(row)] as number }],
    });
  };
  return evaluation;
}
