import { type Day, monthEnd, monthIndex, monthStart } from '../../core/calendar.ts';
import { hull, type Interval } from '../../core/interval.ts';
import { intervalsAt, NEVER, UNKNOWN_DAYS } from '../../roster/columns.ts';
import { linksBetween } from '../../roster/link.ts';
import { type Roster, rowsOf } from '../../roster/roster.ts';
import type { TableName } from '../../roster/schema.ts';
import type { Field } from '../../rulebook/model.ts';

/** The months reported for one person: sure ones, ones that may be somebody else's, and rows whose month is not known. */
interface ReportedMonths {
  readonly sure: ReadonlySet<number>;
  readonly perhaps: ReadonlySet<number>;
  readonly unknown: number;
}

/** How many months of a record lack a report, under each reading: NaN where none is due; and which surely lack one. */
export interface MissingMonths {
  readonly options: readonly number[];
  /** Month indexes. */
  readonly months: readonly number[];
  /** Whether there may be more than any number: the beginning is not known. */
  readonly isOpen: boolean;
}

/** The first month that is whole from a day on. */
const firstWhole = (day: Day): number =>
  day === monthStart(monthIndex(day)) ? monthIndex(day) : monthIndex(day) + 1;

/** The last month that is over by the end of a day. */
const lastWhole = (day: Day): number =>
  day === monthEnd(monthIndex(day)) ? monthIndex(day) : monthIndex(day) - 1;

/** No secondment is judged further back than this many months. */
const FURTHEST = 600;

/**
 * Which calendar months, whole within [start, end] and over by `asOf`, have no report (Q9 of the Cixi rulebook).
 * An end that never comes is `asOf`. Tries every first and last month that the two dates allow.
 */
export function missingMonths(
  start: Interval,
  end: Interval,
  asOf: Day,
  reported: ReportedMonths,
): MissingMonths {
  const latest = lastWhole(Math.min(end.to === UNKNOWN_DAYS.to ? NEVER : end.to, asOf));
  const earliestEnd =
    end.from === UNKNOWN_DAYS.from ? latest - FURTHEST : lastWhole(Math.min(end.from, asOf));
  const earliest =
    start.from === UNKNOWN_DAYS.from
      ? latest - FURTHEST
      : Math.max(firstWhole(start.from), latest - FURTHEST);
  const latestStart = start.to === UNKNOWN_DAYS.to ? latest + 1 : firstWhole(start.to);
  const options = new Set<number>();
  if (latestStart > earliestEnd) options.add(Number.NaN);
  const sureMissing = monthsBetween(latestStart, earliestEnd).filter(
    (month) => !reported.sure.has(month) && !reported.perhaps.has(month),
  );
  const lacking = {
    sure: counter(earliest, latest, (month) => !reported.sure.has(month)),
    least: counter(earliest, latest, (month) => !reported.sure.has(month) && !reported.perhaps.has(month)),
  };
  for (let first = earliest; first <= Math.min(latestStart, latest); first++) {
    for (let last = Math.max(first, earliestEnd); last <= latest; last++) {
      const least = Math.max(0, lacking.least(first, last) - reported.unknown);
      for (let count = least; count <= lacking.sure(first, last); count++) options.add(count);
    }
  }
  if (options.size === 0) options.add(Number.NaN);
  return {
    options: [...options].sort((a, b) => a - b),
    months: sureMissing.length > reported.unknown ? sureMissing : [],
    isOpen: start.from === UNKNOWN_DAYS.from && options.size > 1,
  };
}

const monthsBetween = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

/** Counts the months of any range that meet a test, by sums from the left. */
function counter(
  earliest: number,
  latest: number,
  test: (month: number) => boolean,
): (first: number, last: number) => number {
  const sums = [0];
  for (let month = earliest; month <= latest; month++)
    sums.push((sums.at(-1) as number) + (test(month) ? 1 : 0));
  return (first, last) => (sums[last - earliest + 1] as number) - (sums[first - earliest] as number);
}

/** The missing months of every record of a `missing` field. */
export function findMissing(roster: Roster, field: Field, asOf: Day): (row: number) => MissingMonths {
  const { operation, table: name, from } = field;
  if (operation.kind !== 'missing') throw new TypeError(`${field.name} looks for nothing missing`);
  const table = roster.tables.get(name);
  const people = roster.people.get(name);
  const known = new Map<number, MissingMonths>();
  const interval = (column: string, row: number): Interval => {
    const found = table?.columns.get(column);
    return found?.type === 'range' ? hull(intervalsAt(found, row)) : UNKNOWN_DAYS;
  };
  const mayRun = (person: number, month: number): boolean =>
    people !== undefined &&
    rowsOf(people, person).some((row) => {
      const [start, end] = [interval(operation.start, row), interval(operation.end, row)];
      return start.from <= monthEnd(month) && end.to >= monthStart(month);
    });
  const reports = reportsByPerson(roster, name, from, mayRun);
  return (row) => {
    const found =
      known.get(row) ??
      missingMonths(
        interval(operation.start, row),
        interval(operation.end, row),
        asOf,
        reports(people?.ofRow[row] ?? row),
      );
    known.set(row, found);
    return found;
  };
}

/**
 * Reports of each person's months. A report that fits several people is of one who was on secondment in its month,
 * where there is such a one: `mayRun` tells who may have been.
 */
function reportsByPerson(
  roster: Roster,
  to: TableName,
  from: TableName,
  mayRun: (person: number, month: number) => boolean,
): (person: number) => ReportedMonths {
  const column = roster.tables.get(from)?.columns.get('month');
  const sure = new Map<number, Set<number>>();
  const perhaps = new Map<number, Set<number>>();
  const unknown = new Map<number, number>();
  let anybody = 0;
  const add = (sets: Map<number, Set<number>>, person: number, month: number) =>
    sets.set(person, (sets.get(person) ?? new Set()).add(month));
  linksBetween(roster, from, to)?.forEach((link, row) => {
    if (link === 'anybody') anybody++;
    else if (column?.type !== 'range' || column.from[row] === UNKNOWN_DAYS.from)
      for (const person of link) unknown.set(person, (unknown.get(person) ?? 0) + 1);
    else {
      const months = intervalsAt(column, row).map(({ from: month }) => month);
      const running = link.filter((person) => months.some((month) => mayRun(person, month)));
      const people = running.length > 0 ? running : link;
      const isSure = people.length === 1 && months.length === 1;
      for (const person of people) for (const month of months) add(isSure ? sure : perhaps, person, month);
    }
  });
  const none: ReadonlySet<number> = new Set();
  return (person) => ({
    sure: sure.get(person) ?? none,
    perhaps: perhaps.get(person) ?? none,
    unknown: (unknown.get(person) ?? 0) + anybody,
  });
}
