import type { Day } from '../../core/calendar.ts';
import { elapsed } from '../../core/elapsed.ts';
import { hull, type Interval } from '../../core/interval.ts';
import { NEVER, UNKNOWN_DAYS } from '../../roster/columns.ts';
import type { Field } from '../../rulebook/model.ts';
import { type BindableTable, daysOfColumn } from './bind.ts';
import { type BoundColumn, nowhere } from './column.ts';
import { isNothing } from './computed-column.ts';
import type { Evaluation } from './evaluation.ts';
import { bindRange } from './range-column.ts';

/** Binds a field of the time between two dates of a record; what is still running ends on the reference date. */
export function bindElapsed(
  evaluation: Evaluation,
  { name }: Field,
  operation: Extract<Field['operation'], { kind: 'elapsed' }>,
  table: BindableTable,
): BoundColumn {
  const { asOf, tables, fields } = evaluation.rulebook;
  const column = (field: string): Days =>
    fields.get(field)?.table === table.name
      ? daysOfField(evaluation.context(table.name).column(field))
      : daysOfColumn(tables, evaluation.rulebook, table, field);
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
      const cause = (isEndInDoubt(row) ? end : start).cause(row);
      return cause === 'blank' && !isOpen(row) ? 'partial' : cause;
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

type Days = ReturnType<typeof daysOfColumn>;

/** The days of a field; one that is nothing has not come yet. */
function daysOfField({ readings, cause }: BoundColumn): Days {
  const days = (row: number): Interval =>
    hull(readings(row, []).map((each) => (isNothing(each) ? { from: NEVER, to: NEVER } : each)));
  return {
    from: (row) => days(row).from,
    to: (row) => days(row).to,
    isOpen: (row) => days(row).from === UNKNOWN_DAYS.from,
    cause,
  };
}

/** The days that a cell may mean; what never ends has not ended on the reference date. */
function daysOf(column: Days, row: number, asOf: Day): Interval | undefined {
  if (column.isOpen(row)) return undefined;
  const upTo = (day: Day): Day => (day >= NEVER ? asOf : day);
  return { from: upTo(column.from(row)), to: upTo(column.to(row)) };
}
