import { earliestBirth } from '../../core/age.ts';
import type { Interval } from '../../core/interval.ts';
import { compact } from '../../core/text.ts';
import { dateCell, monthCell, numberCell } from '../../roster/cells.ts';
import {
  type Column,
  intervalsAt,
  NEVER,
  type RangeColumn,
  type TextColumn,
  UNKNOWN_CODE,
  UNKNOWN_DAYS,
  UNKNOWN_NUMBER,
} from '../../roster/columns.ts';
import { closedValues } from '../../roster/gather.ts';
import { SERIAL_ZERO_1900 } from '../../roster/readers/workbook.ts';
import type { People, Roster, Table } from '../../roster/roster.ts';
import type { ColumnDefinition, TableName } from '../../roster/schema.ts';
import { columnOf, type Tables } from '../../roster/tables.ts';
import { readFlag } from '../../roster/values/mark.ts';
import { isLeagueHead, isSecretary } from '../../roster/values/title.ts';
import type { AbsentPolicy, Rulebook } from '../../rulebook/model.ts';
import type { DoubtCause } from '../tally.ts';
import { type AbsentRows, type BoundColumn, nowhere } from './column.ts';
import { bindFlag } from './flag-column.ts';
import { bindRange, type RangeCells } from './range-column.ts';
import { bindText } from './text-column.ts';

/** The people of a table, or its ties; in tables of events every record stands for itself. */
export function peopleOf(roster: Roster, name: TableName): People {
  const people = roster.people.get(name);
  const length = roster.tables.get(name)?.length ?? 0;
  const definition = roster.definitions.get(name);
  const isTold = definition?.countsPeople || definition?.symmetric !== undefined;
  return people && isTold ? people : everyoneOf(length);
}

/** Records of which each stands for itself. */
export function everyoneOf(length: number): People {
  const own = Int32Array.from({ length }, (_, row) => row);
  return { count: length, ofRow: own, firstRow: own, severalRows: new Map() };
}

/** What of a table its columns are bound by: the register has it too. */
export type Bindable = Pick<Table, 'length' | 'columns'> & {
  readonly blocks: readonly {
    readonly start: number;
    readonly end: number;
    readonly columns: { has(field: string): boolean };
  }[];
};

/** The rows of a table that stand in sheets without a field. */
function absentRows(name: TableName, table: Bindable, field: string): AbsentRows {
  const lacking = table.blocks.filter(
    (block) => block.end > block.start && !sourcesOf(name, field).some((source) => block.columns.has(source)),
  );
  if (lacking.length === 0) return nowhere;
  const isAbsent = new Uint8Array(table.length);
  for (const { start, end } of lacking) isAbsent.fill(1, start, end);
  return (row) => isAbsent[row] === 1;
}

/** The columns under a heading that a column is read from: `secretary` of cadres from 职务. */
export const sourcesOf = (table: TableName, field: string): readonly string[] =>
  Object.hasOwn(IN_TITLES, `${table}.${field}`) ? ['post'] : [field];

/** Columns that are read from titles of posts. */
const IN_TITLES: Readonly<Record<string, (text: string) => boolean>> = {
  'cadres.secretary': isSecretary,
  'selections.leagueHead': isLeagueHead,
};

/** Whether a column is the tier of cadres, which every sheet of them tells. */
export const isTier = (table: TableName, field: string): boolean => table === 'cadres' && field === 'tier';

/** A table whose columns are bound, and who is one person in it. */
export interface BindableTable {
  readonly name: TableName;
  readonly table: Bindable;
  readonly people: People;
}

/** Binds a column of a table for predicates, with the rulebook's word on sheets that lack it. */
export function bindColumn(
  definitions: Tables,
  rulebook: Rulebook,
  { name: tableName, table, people }: BindableTable,
  field: string,
): BoundColumn {
  const definition = columnOf(definitions, tableName, field);
  if (!definition) throw new TypeError(`${tableName} has no column ${field}`);
  const column = table.columns.get(field);
  const lacking = isTier(tableName, field) ? nowhere : absentRows(tableName, table, field);
  const policy = policyOf(rulebook, tableName, field);
  const common = {
    name: field,
    cell: (row: number) => (definition.ofPerson ? (people.ofRow[row] as number) : row),
    cause: (row: number): DoubtCause =>
      lacking(row) && policy.kind !== 'list' && policy.kind !== 'value' ? 'absent' : causeOf(column, row),
    excused: policy.kind === 'notApplicable' ? lacking : nowhere,
  };
  switch (definition.kind) {
    case 'flag':
      return bindFlag({
        ...common,
        values: flagsOf(tableName, field, table, column, definition, policy, lacking, rulebook),
      });
    case 'date':
    case 'month':
    case 'number':
      return bindRange({
        ...common,
        ...rangesOf(definition, column as RangeColumn | undefined, rulebook, policy, lacking),
      });
    default: {
      const text = textOf(table, column as TextColumn | undefined, policy, lacking);
      return bindText({
        ...common,
        ...text,
        closed: closedValues(definition),
        several: definition.several ?? false,
      });
    }
  }
}

/** The days of a date column as its conditions read them, sheets without the column included. */
export function daysOfColumn(
  definitions: Tables,
  rulebook: Rulebook,
  { name, table }: Pick<BindableTable, 'name' | 'table'>,
  field: string,
): Pick<RangeCells, 'from' | 'to' | 'isOpen'> & { readonly cause: (row: number) => DoubtCause } {
  const definition = columnOf(definitions, name, field);
  if (!definition) throw new TypeError(`${name} has no column ${field}`);
  const column = table.columns.get(field) as RangeColumn | undefined;
  const policy = policyOf(rulebook, name, field);
  return {
    ...rangesOf(definition, column, rulebook, policy, absentRows(name, table, field)),
    cause: (row) => causeOf(column, row),
  };
}

/** What the rulebook says of sheets without a column, or without the one that it is read from. */
export function policyOf(rulebook: Rulebook, table: TableName, field: string): AbsentPolicy {
  const named = [field, ...sourcesOf(table, field)].map((column) =>
    rulebook.absent.get(`${table}.${column}`),
  );
  return named.find((policy) => policy !== undefined) ?? { kind: 'unknown' };
}

function causeOf(column: Column | undefined, row: number): DoubtCause {
  if (column === undefined) return 'absent';
  if (column.unreadable.has(row)) return 'unreadable';
  const partial =
    column.type === 'range' && column.from[row] !== UNKNOWN_DAYS.from && column.to[row] !== UNKNOWN_NUMBER.to;
  return partial ? 'partial' : 'blank';
}

/** An unknown birth is any age that the rulebook allows for (VERDICTS §1). */
function rangesOf(
  definition: ColumnDefinition,
  column: RangeColumn | undefined,
  rulebook: Rulebook,
  policy: AbsentPolicy,
  lacking: AbsentRows,
): Pick<RangeCells, 'from' | 'to' | 'intervals' | 'isOpen'> {
  const { asOf, basis, ages } = rulebook;
  const anyAge = {
    from: earliestBirth(ages.to, asOf, basis),
    to: earliestBirth(ages.from - 1, asOf, basis) - 1,
  };
  const unknown =
    definition.minimumAge !== undefined
      ? [anyAge]
      : definition.kind === 'number'
        ? [UNKNOWN_NUMBER]
        : [UNKNOWN_DAYS];
  const substitute = policy.kind === 'value' ? rangeOf(policy.value, definition, rulebook) : undefined;
  /** What holds for a row instead of its cell. */
  const instead = (row: number): readonly Interval[] | undefined => {
    if (substitute && lacking(row)) return substitute;
    return column && column.from[row] !== UNKNOWN_DAYS.from ? undefined : unknown;
  };
  return {
    from: (row) => instead(row)?.[0]?.from ?? (column?.from[row] as number),
    to: (row) => instead(row)?.at(-1)?.to ?? (column?.to[row] as number),
    intervals: (row) => instead(row) ?? intervalsAt(column as RangeColumn, row),
    isOpen: (row) => instead(row) === unknown,
  };
}

/** The days, months or millionths that a rulebook writes for an absent column; undefined where it is no such value. */
function rangeOf(
  written: string,
  definition: ColumnDefinition,
  { asOf, basis }: Rulebook,
): readonly Interval[] | undefined {
  if (written === 'never') return [{ from: NEVER, to: NEVER }];
  const cell = { type: 'text', text: written } as const;
  const context = { asOf, basis, plain: false, serialZero: SERIAL_ZERO_1900 };
  const read = {
    number: () => numberCell(cell),
    month: () => monthCell(cell, context),
    date: () => dateCell(cell, definition, NEVER, context),
  }[definition.kind as 'number' | 'month' | 'date'];
  return read().value;
}

function textOf(
  table: Bindable,
  column: TextColumn | undefined,
  policy: AbsentPolicy,
  lacking: AbsentRows,
): { codes: Int32Array; values: readonly string[] } {
  const own = column?.codes ?? new Int32Array(table.length).fill(UNKNOWN_CODE);
  if (policy.kind !== 'value') return { codes: own, values: column?.values ?? [] };
  const [codes, values] = [own.slice(), [...(column?.values ?? [])]];
  const value = compact(policy.value);
  const known = values.indexOf(value);
  const code = known >= 0 ? known : values.push(value) - 1;
  for (let row = 0; row < codes.length; row++) if (lacking(row)) codes[row] = code;
  return { codes, values };
}

function flagsOf(
  tableName: TableName,
  field: string,
  table: Bindable,
  column: Column | undefined,
  definition: ColumnDefinition,
  policy: AbsentPolicy,
  lacking: AbsentRows,
  rulebook: Rulebook,
): Int8Array {
  const own = column?.type === 'flag' ? column.values : new Int8Array(table.length).fill(-1);
  const substitute = substituteFor(tableName, field, table, definition, policy, rulebook);
  if (!substitute) return own;
  const flags = own.slice();
  for (let row = 0; row < flags.length; row++) if (lacking(row)) flags[row] = substitute(row);
  return flags;
}

/** What a sheet without the column is taken to say: a fixed value, or whether another column's text is in a list. */
function substituteFor(
  tableName: TableName,
  field: string,
  table: Bindable,
  definition: ColumnDefinition,
  policy: AbsentPolicy,
  rulebook: Rulebook,
): ((row: number) => number) | undefined {
  if (policy.kind === 'value') {
    const derived = IN_TITLES[`${tableName}.${field}`];
    if (derived) return () => (derived(policy.value) ? 1 : 0);
    const value =
      policy.value === 'true' || readFlag({ type: 'text', text: policy.value }, definition) === true ? 1 : 0;
    return () => value;
  }
  if (policy.kind !== 'list') return undefined;
  const other = table.columns.get(policy.column);
  if (other?.type !== 'text') return () => -1;
  const listed = new Set((rulebook.lists.get(policy.list) ?? []).map(compact));
  const byCode = other.values.map((text) => (listed.has(text) ? 1 : 0));
  return (row) => byCode[other.codes[row] as number] ?? -1;
}
