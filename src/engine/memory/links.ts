import { hull, type Interval } from '../../core/interval.ts';
import type { Link } from '../../roster/link.ts';
import type { Field } from '../../rulebook/model.ts';
import { doubtfulCells, jointReadings, testedColumns } from './cells.ts';
import { isNothing } from './computed-column.ts';
import type { Evaluation } from './evaluation.ts';
import { type Amounts, addAmounts, distinctAmounts } from './linked-amounts.ts';
import { linksOf, sourceOf } from './linked-records.ts';
import { compile } from './predicate.ts';

/** Least and greatest of a field that adds up linked records, by person. */
export interface LinkedHull {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** Adds up all that the linked records of a field may come to. Without the previous roster that is any number. */
export function linkedHull(evaluation: Evaluation, field: Field): LinkedHull {
  const people = evaluation.people(field.table).count;
  const from = new Float64Array(people);
  const to = new Float64Array(people);
  const source = sourceOf(evaluation, field);
  if (!source) return { from, to: to.fill(Number.POSITIVE_INFINITY) };
  const counts = compile(field.condition, source.context(field.from));
  const amounts = bindAmounts(source, field);
  let anybody = 0;
  linksOf(evaluation, field)?.forEach((link, row) => {
    const truth = counts.truth(row);
    if (truth === 0) return;
    const amount = hull(amounts(row));
    if (link === 'anybody') anybody += amount.to;
    else {
      for (const person of link) to[person] = (to[person] as number) + amount.to;
      const [only] = link;
      if (link.length === 1 && only !== undefined && truth === 1)
        from[only] = (from[only] as number) + amount.from;
    }
  });
  if (anybody > 0)
    for (let person = 0; person < people; person++) to[person] = (to[person] as number) + anybody;
  return { from, to };
}

/** What each record of a field's source adds, where it counts: its number, nothing where there is none; or one. */
function bindAmounts(source: Evaluation, { from, operation }: Field): (row: number) => readonly Interval[] {
  if (operation.kind !== 'sum') return () => [ONE];
  const { column, factor } = operation;
  const bound = source.context(from).column(column);
  return (row) => bound.readings(row, []).map((each) => (isNothing(each) ? NONE : times(each, factor)));
}

const times = ({ from, to }: Interval, factor: number): Interval => ({
  from: from * factor,
  to: to * factor,
});

const NONE: Interval = { from: 0, to: 0 };
const ONE: Interval = { from: 1, to: 1 };

/** A linked row, and what it may add to the fields of a rule by the readings of its own cells. */
export interface LinkedRow {
  readonly row: number;
  readonly options: readonly Amounts[];
}

/** A linked row that fits several people, or names nobody. */
export interface SharedRow extends LinkedRow {
  readonly people: Link;
}

/** The linked rows of one table as the fields of a rule read them. */
export interface LinkedRows {
  /** The fields, in the order of the amounts. */
  readonly fields: readonly Field[];
  /** The person, as links know them, of a row of the rule's own table. */
  readonly personOf: (row: number) => number;
  /** What is certain of a person. */
  readonly certain: (person: number) => Amounts;
  /** Rows that are one person's, whatever they say. */
  readonly doubtful: (person: number) => readonly LinkedRow[];
  readonly shared: readonly SharedRow[];
}

/** Binds fields that add up rows of one table, so that a row of which something is unknown is one doubt in all of them. */
export function bindLinkedRows(evaluation: Evaluation, fields: readonly [Field, ...Field[]]): LinkedRows {
  const people = evaluation.people(fields[0].table);
  const source = sourceOf(evaluation, fields[0]) ?? evaluation;
  const optionsOf = bindOptions(source, fields);
  const nothing: Amounts = { fixed: fields.map(() => 0), open: [] };
  const certain = new Map<number, Amounts>();
  const doubtful = new Map<number, LinkedRow[]>();
  const shared: SharedRow[] = [];
  linksOf(evaluation, fields[0])?.forEach((link, row) => {
    const options = optionsOf(row);
    const [only] = options;
    if (options.length === 1 && only && addsNothing(only)) return;
    const [person] = link;
    if (link === 'anybody' || link.length > 1) shared.push({ row, people: link, options });
    else if (typeof person !== 'number') return;
    else if (options.length === 1 && only)
      certain.set(person, addAmounts(certain.get(person) ?? nothing, only));
    else doubtful.set(person, [...(doubtful.get(person) ?? []), { row, options }]);
  });
  return {
    fields,
    personOf: (row) => people.ofRow[row] as number,
    certain: (person) => certain.get(person) ?? nothing,
    doubtful: (person) => doubtful.get(person) ?? [],
    shared,
  };
}

const addsNothing = ({ fixed, open }: Amounts): boolean =>
  open.length === 0 && fixed.every((number) => number === 0);

/** What a linked row may add to each field, by every joint reading of its own cells. */
function bindOptions(source: Evaluation, fields: readonly [Field, ...Field[]]): (row: number) => Amounts[] {
  const context = source.context(fields[0].from);
  const amounts = fields.map((field) => bindAmounts(source, field));
  const conditions = fields.map(({ condition }) => condition);
  const predicates = conditions.map((condition) => compile(condition, context));
  const tested = testedColumns(conditions, context);
  const nothing: Amounts[] = [{ fixed: fields.map(() => 0), open: [] }];
  return (row) => {
    const truths = predicates.map(({ truth }) => truth(row));
    if (truths.every((truth) => truth === 0)) return nothing;
    const cells = doubtfulCells(tested, [row]);
    if (cells.length === 0) {
      const counting = [...truths.keys()].filter((field) => truths[field] === 1);
      return amountsGiven(fields, amounts, row, counting, () => undefined);
    }
    const options: Amounts[] = [];
    for (const { reading, intervals } of jointReadings(cells)) {
      const counting = fields.flatMap((_, field) => (predicates[field]?.holds(row, reading) ? [field] : []));
      const read = (column: string) => intervals.get(column)?.get(row);
      options.push(...amountsGiven(fields, amounts, row, counting, read));
    }
    return distinctAmounts(options);
  };
}

/** The amounts of a row that counts in some fields; fields that sum the same column have the same number. */
function amountsGiven(
  fields: readonly Field[],
  amounts: readonly ((row: number) => readonly Interval[])[],
  row: number,
  counting: readonly number[],
  read: (column: string) => Interval | undefined,
): Amounts[] {
  const byColumn = new Map<string, number[]>();
  for (const field of counting) {
    const { operation } = fields[field] as Field;
    const column = operation.kind === 'sum' ? operation.column : '';
    byColumn.set(column, [...(byColumn.get(column) ?? []), field]);
  }
  let options: Amounts[] = [{ fixed: fields.map(() => 0), open: [] }];
  for (const [column, own] of byColumn) {
    const [first] = own as [number];
    const { operation } = fields[first] as Field;
    const known = read(column);
    const numbers =
      known && operation.kind === 'sum' ? [times(known, operation.factor)] : amounts[first]?.(row);
    const each = (numbers ?? []).map(
      (amount): Amounts =>
        amount.from === amount.to
          ? { fixed: fields.map((_, field) => (own.includes(field) ? amount.from : 0)), open: [] }
          : { fixed: fields.map(() => 0), open: [{ fields: own, amount }] },
    );
    options = options.flatMap((option) => each.map((amount) => addAmounts(option, amount)));
  }
  return options;
}
