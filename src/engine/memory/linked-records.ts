import type { Interval } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import { type Link, linksBetween, rowsNaming } from '../../roster/link.ts';
import { isWithin } from '../../roster/register.ts';
import { samePersonIn } from '../../roster/same-person.ts';
import type { Field } from '../../rulebook/model.ts';
import { doubtfulCells, jointReadings, testedColumns } from './cells.ts';
import type { BoundColumn } from './column.ts';
import type { Evaluation } from './evaluation.ts';
import { compile } from './predicate.ts';

/** A record that is linked to another one, and whether it is that one's for sure. */
interface LinkedRecord {
  readonly row: number;
  readonly link: Truth;
}

/** Whose records a field is made of: those of this roster or of the previous one, which may not have been handed in. */
export const sourceOf = (evaluation: Evaluation, { isPrevious }: Field): Evaluation | undefined =>
  isPrevious ? evaluation.previous : evaluation;

/** Which records of a field's source mean whom; of units, which they are in. Undefined where one of the two is not there. */
export function linksOf(
  evaluation: Evaluation,
  { from, table, isPrevious }: Field,
): readonly Link[] | undefined {
  const { roster } = evaluation;
  if (!isPrevious) return linksBetween(roster, from, table);
  const { previous } = evaluation;
  if (!previous) return undefined;
  return linksBetween(
    table === 'units' ? previous.roster : { links: previous.roster.linksToNext },
    from,
    table,
  );
}

/** The records of a field's source that are, or may be, linked to each record. */
function linkedRecords(evaluation: Evaluation, field: Field): (row: number) => LinkedRecord[] {
  if (field.from === field.table && !field.isPrevious) return recordsOfPerson(evaluation, field);
  const links = linksOf(evaluation, field) ?? [];
  const nameless = links.flatMap((link, row) => (link === 'anybody' ? [row] : []));
  const { ofRow } = evaluation.people(field.table);
  return (row) => [
    ...rowsNaming(links, ofRow[row] as number).map((each): LinkedRecord => {
      return { row: each, link: links[each]?.length === 1 ? 1 : 2 };
    }),
    ...nameless.map((each): LinkedRecord => ({ row: each, link: 2 })),
  ];
}

/** The records of one table that are of the same person. */
function recordsOfPerson({ roster }: Evaluation, { from }: Field): (row: number) => LinkedRecord[] {
  const rows = roster.personRows.get(from);
  if (!rows) return () => [];
  const same = samePersonIn(rows, (unit, above) => isWithin(roster.register, unit, above));
  return (row) =>
    same.rowsNear(row).flatMap((each): LinkedRecord[] => {
      const link = same.truth(row, each);
      return each === row || link === 0 ? [] : [{ row: each, link }];
    });
}

/** What a linked record may be to a field: nothing, or counted, with an interval for each of some of its columns. */
export type LinkedOption = readonly Interval[] | undefined;

/** A linked record with all that it may be under the readings of its own cells. */
export interface LinkedValues {
  readonly row: number;
  readonly options: readonly LinkedOption[];
}

/**
 * Reads the linked records of a field: of each that may count, what some of its columns say under every reading of its
 * cells. Undefined where the previous roster was not handed in.
 */
export function linkedValues(
  evaluation: Evaluation,
  field: Field,
  columns: readonly string[],
): ((row: number) => LinkedValues[]) | undefined {
  const source = sourceOf(evaluation, field);
  if (!source) return undefined;
  const records = linkedRecords(evaluation, field);
  const optionsOf = bindOptions(source, field, columns);
  return (row) =>
    records(row).flatMap(({ row: each, link }): LinkedValues[] => {
      const options = optionsOf(each);
      if (options.every((option) => option === undefined)) return [];
      return [{ row: each, options: link === 2 ? distinctOptions([undefined, ...options]) : options }];
    });
}

/** What a record may be to a field, whoever it is linked to. */
function bindOptions(
  source: Evaluation,
  { condition, from }: Field,
  names: readonly string[],
): (row: number) => readonly LinkedOption[] {
  const context = source.context(from);
  const predicate = compile(condition, context);
  const tested = testedColumns([condition], context);
  const columns = names.map((name) => context.column(name));
  const known = new Map<number, readonly LinkedOption[]>();
  const found = (row: number): readonly LinkedOption[] => {
    const truth = predicate.truth(row);
    if (truth === 0) return [undefined];
    const unread = () => undefined;
    if (truth === 1) return valuesOf(columns, row, unread);
    const options: LinkedOption[] = [];
    for (const { reading, intervals } of jointReadings(doubtfulCells(tested, [row]))) {
      const read = ({ name, cell }: BoundColumn) => intervals.get(name)?.get(cell(row));
      options.push(...(predicate.holds(row, reading) ? valuesOf(columns, row, read) : [undefined]));
    }
    return distinctOptions(options);
  };
  return (row) => {
    const options = known.get(row) ?? found(row);
    known.set(row, options);
    return options;
  };
}

/** Every choice of one interval for each column. */
const valuesOf = (
  columns: readonly BoundColumn[],
  row: number,
  read: (column: BoundColumn) => Interval | undefined,
): Interval[][] =>
  columns.reduce<Interval[][]>(
    (choices, column) => {
      const chosen = read(column);
      const intervals = chosen ? [chosen] : column.readings(row, []);
      return choices.flatMap((choice) => intervals.map((interval) => [...choice, interval]));
    },
    [[]],
  );

const distinctOptions = (options: readonly LinkedOption[]): LinkedOption[] => [
  ...new Map(
    options.map((option) => [option?.map(({ from, to }) => `${from}…${to}`).join() ?? 'none', option]),
  ).values(),
];
