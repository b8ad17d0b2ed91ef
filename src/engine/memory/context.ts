import type { People, Roster, Table } from '../../roster/roster.ts';
import type { TableName } from '../../roster/schema.ts';
import { followed, linksToUnits, OWN_UNIT } from '../../roster/tables.ts';
import { unitTable, unknownUnit } from '../../roster/unit-columns.ts';
import { ruleOfColumn } from '../../rulebook/held-rules.ts';
import type { Field, Rulebook } from '../../rulebook/model.ts';
import { type BindableTable, bindColumn, everyoneOf, peopleOf } from './bind.ts';
import { type BoundColumn, nowhere } from './column.ts';
import { bindElapsed } from './elapsed-column.ts';
import { bindFlag } from './flag-column.ts';
import { linkedHull } from './links.ts';
import { findMissing, type MissingMonths } from './missing.ts';
import { compile, type PredicateContext } from './predicate.ts';
import { bindMissing, bindRange } from './range-column.ts';
import { bindFollowed, bindLink } from './unit-link.ts';
import { linkOf } from './unit-of.ts';

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
  /** For each unit, by its position, whether a rule holds in it: 1, 0, or -1 where that is undecided. Filled rule by rule. */
  readonly held: Map<string, Int8Array>;
  /** The same rulebook bound to the previous roster, where one was handed in. */
  readonly previous: Evaluation | undefined;
}

/** Binds a rulebook to a roster. */
export function makeEvaluation(
  roster: Roster,
  rulebook: Rulebook,
  previous?: Roster,
  held = new Map<string, Int8Array>(),
): Evaluation {
  const { tables: definitions } = rulebook;
  const { register } = roster;
  const contexts = new Map<TableName, PredicateContext>();
  const months = new Map<string, (row: number) => MissingMonths>();
  const evaluation: Evaluation = {
    roster,
    rulebook,
    table: (name) => roster.tables.get(name) as Table,
    context(name) {
      const known = contexts.get(name);
      if (known) return known;
      const bindable = bindableTable(roster, name);
      const columns = new Map<string, BoundColumn>();
      const context: PredicateContext = {
        people: bindable.people,
        // Not with the record behind the units that stands for an unknown one.
        length: bindable.people.ofRow.length,
        populations: rulebook.populations,
        cache: new Map(),
        candidates: new Map(),
        recordCounts: new Map(),
        column(column) {
          const bound = columns.get(column) ?? bind(bindable, column);
          columns.set(column, bound);
          return bound;
        },
      };
      contexts.set(name, context);
      return context;
    },
    people: (name) =>
      (name === 'units' ? undefined : roster.people.get(name)) ?? evaluation.context(name).people,
    missing: (field) => months.get(field),
    held,
    // Units are the same in both, and so is what was found in them.
    previous: previous && makeEvaluation(previous, rulebook, undefined, held),
  };
  const bind = (table: BindableTable, column: string): BoundColumn => {
    const rule = ruleOfColumn(column);
    if (rule !== undefined)
      return bindHeld(column, evaluation.held.get(rule) ?? new Int8Array(0), table.table.length);
    const path = followed(column);
    if (path) {
      const target = evaluation.context('units').column(path.column);
      return bindFollowed(
        ofRecord(column),
        linkOf(roster, definitions, table, path.link),
        target,
        unknownUnit(register),
      );
    }
    if (linksToUnits(definitions, table.name, column)) {
      const link = linkOf(roster, definitions, table, column);
      const isOwn = column === OWN_UNIT || column === definitions.get(table.name)?.unit;
      return bindLink({ ...ofRecord(column), cause: () => (isOwn ? 'unit' : 'blank') }, link, register);
    }
    const field = rulebook.fields.get(column);
    if (field?.table !== table.name) return bindColumn(definitions, rulebook, table, column);
    switch (field.operation.kind) {
      case 'missing':
        return bindMissingField(field);
      case 'elapsed':
        return bindElapsed(field, field.operation, definitions, rulebook, table);
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

/** Whether a rule holds in units; of the unit of which nothing is known that is not known either. */
function bindHeld(name: string, held: Int8Array, length: number): BoundColumn {
  const values = new Int8Array(length).fill(-1);
  values.set(held);
  return bindFlag({ ...ofRecord(name), cause: () => 'linked', values });
}

/** A column of which each record has a cell of its own. */
const ofRecord = (name: string) => ({
  name,
  cell: (row: number) => row,
  excused: nowhere,
  cause: () => 'blank' as const,
});

/** A table with its people; units are those of the register, wherever that comes from. */
function bindableTable(roster: Roster, name: TableName): BindableTable {
  if (name !== 'units')
    return { name, table: roster.tables.get(name) ?? NO_RECORDS, people: peopleOf(roster, name) };
  const { register } = roster;
  return { name, table: unitTable(register), people: everyoneOf(register.units.length) };
}

const NO_RECORDS = { length: 0, columns: new Map(), blocks: [] };
