import { recordsNamed, rowsByName } from '../../roster/person-links.ts';
import type { Roster, Table } from '../../roster/roster.ts';
import type { TableName } from '../../roster/schema.ts';
import { followed, linkedTable, linksToUnits, OWN_UNIT } from '../../roster/tables.ts';
import { unitTable, unknownUnit } from '../../roster/unit-columns.ts';
import { ruleOfColumn } from '../../rulebook/held-rules.ts';
import { placesIn } from '../../rulebook/inside.ts';
import type { Rulebook } from '../../rulebook/model.ts';
import { parameterIn } from '../../rulebook/unit-parameters.ts';
import { type BindableTable, bindColumn, everyoneOf, peopleOf } from './bind.ts';
import { type BoundColumn, nowhere } from './column.ts';
import type { Evaluation } from './evaluation.ts';
import { bindField } from './field-column.ts';
import { bindFlag } from './flag-column.ts';
import { bindInside } from './inside-column.ts';
import { findMissing, type MissingMonths } from './missing.ts';
import { bindParameter } from './parameter-column.ts';
import type { PredicateContext } from './predicate.ts';
import { bindTaken, NO_RECORD } from './taken-column.ts';
import { bindFollowed, bindLink } from './unit-link.ts';
import { linkOf } from './unit-of.ts';

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
        tests: new Map(),
        candidates: new Map(),
        groups: new Map(),
        groupedRows: new Map(),
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
    missing(field) {
      const find = months.get(field.name) ?? findMissing(roster, field, rulebook.asOf);
      months.set(field.name, find);
      return find;
    },
    held,
    // Units are the same in both, and so is what was found in them.
    previous: previous && makeEvaluation(previous, rulebook, undefined, held),
  };
  const bind = (table: BindableTable, column: string): BoundColumn => {
    const rule = ruleOfColumn(column);
    if (rule !== undefined)
      return bindHeld(column, evaluation.held.get(rule) ?? new Int8Array(0), table.table.length);
    const places = placesIn(column);
    if (places) {
      const own = evaluation.context(table.name);
      const both = { place: own.column(places.place), around: own.column(places.around) };
      return bindInside(column, table.table.length, both, register);
    }
    const parameter = table.name === 'units' ? parameterIn(column) : undefined;
    if (parameter) return bindParameter(evaluation, column, parameter);
    const path = followed(column);
    const linked = path && linkedTable(definitions, table.name, path.link);
    if (path && linked !== undefined && linked !== 'units') return bindPerson(table, column, path, linked);
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
    return field?.table === table.name
      ? bindField(evaluation, field, table)
      : bindColumn(definitions, rulebook, table, column);
  };
  /** What is said of the person whom a cell names: nothing where nobody of that name is there; of a blank cell anything. */
  const bindPerson = (
    { table }: BindableTable,
    column: string,
    path: { readonly link: string; readonly column: string },
    linked: TableName,
  ): BoundColumn => {
    const byName = rowsByName(roster.names.get(linked) ?? []);
    const anybody = [...(roster.names.get(linked) ?? []).keys(), NO_RECORD];
    const cells = table.columns.get(path.link);
    return bindTaken(ofRecord(column), evaluation.context(linked).column(path.column), (row) => {
      const named = recordsNamed(cells, row, byName) ?? anybody;
      return named.length === 0 ? [NO_RECORD] : named;
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
