import type { Day } from '../../core/calendar.ts';
import { elapsed } from '../../core/elapsed.ts';
import type { Interval } from '../../core/interval.ts';
import { intervalsAt, NEVER, type RangeColumn, UNKNOWN_DAYS } from '../../roster/columns.ts';
import type { Roster } from '../../roster/roster.ts';
import type { Field } from '../../rulebook/model.ts';
import { type BoundColumn, nowhere } from './column.ts';
import { bindRange } from './range-column.ts';

/** Binds a field of the time between two dates of a record; what is still running ends on the reference date. */
export function bindElapsed(
  { name, table }: Field,
  operation: Extract<Field['operation'], { kind: 'elapsed' }>,
  roster: Roster,
  asOf: Day,
): BoundColumn {
  const column = (field: string): RangeColumn | undefined => {
    const found = roster.tables.get(table)?.columns.get(field);
    return found?.type === 'range' ? found : undefined;
  };
  const [start, end] = [column(operation.start), column(operation.end)];
  const timeOf = (row: number): Interval => {
    const [from, to] = [daysOf(start, row, asOf), daysOf(end, row, asOf)];
    if (!from || !to) return ANY_TIME;
    const least = elapsed(from.to, to.from, operation.unit);
    return { from: least, to: elapsed(from.from, to.to, operation.unit) };
  };
  const isOpen = (row: number): boolean => timeOf(row) === ANY_TIME;
  /** The date that is not known, or that says less. */
  const isEndInDoubt = (row: number): boolean => {
    const [from, to] = [daysOf(start, row, asOf), daysOf(end, row, asOf)];
    return from !== undefined && (to === undefined || from.from === from.to);
  };
  const bound = bindRange({
    name,
    cell: (row) => row,
    cause: (row) => {
      const doubtful = isEndInDoubt(row) ? end : start;
      if (doubtful === undefined) return 'absent';
      if (doubtful.unreadable.has(row)) return 'unreadable';
      return isOpen(row) ? 'blank' : 'partial';
    },
    excused: nowhere,
    isOpen,
    from: (row) => timeOf(row).from,
    to: (row) => timeOf(row).to,
    intervals: (row) => [timeOf(row)],
  });
  return { ...bound, source: (row) => (isEndInDoubt(row) ? operation.end : operation.start) };
}

/** Of a date that is not known at all, any time may have gone by. */
const ANY_TIME: Interval = { from: 0, to: Number.POSITIVE_INFINITY };

/** The days that a cell may mean; what never ends has not ended on the reference date. */
function daysOf(column: RangeColumn | undefined, row: number, asOf: Day): Interval | undefined {
  if (!column) return undefined;
  const intervals = intervalsAt(column, row);
  const [first, last] = [intervals[0] as Interval, intervals.at(-1) as Interval];
  if (first.from === UNKNOWN_DAYS.from) return undefined;
  const upTo = (day: Day): Day => (day >= NEVER ? asOf : day);
  return { from: upTo(first.from), to: upTo(last.to) };
}
