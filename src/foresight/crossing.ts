import type { Day } from '../core/calendar.ts';
import type { Interval } from '../core/interval.ts';
import type { BoundColumn } from '../engine/memory/column.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { recordsOf } from '../engine/memory/rule-groups.ts';
import { UNKNOWN_DAYS } from '../roster/columns.ts';
import type { Asked } from './asked.ts';

/** A birth as far as it is known; undefined: not at all. */
export interface BirthRead {
  /** The days on which somebody may be born. */
  readonly birth: Interval;
  /** The days on which the age may be reached, whatever days are looked at: one day where the birth is known well enough. */
  readonly reached: Interval;
}

/**
 * What happens to a record: somebody reaches an age (`isBound`: one that a rule bounds, and not just the next one), a time
 * of its own is full, a date of its own comes or goes out of a period.
 */
export type Turn =
  | {
      readonly reason: 'age';
      readonly age: number;
      readonly isBound: boolean;
      readonly read: BirthRead | undefined;
    }
  | { readonly reason: 'tenure' | 'term'; readonly column: string };

/** A day, and the record of the asked table that may be read otherwise from then on; without one, any may. */
export interface Crossing {
  readonly day: Day;
  readonly asked: Pick<Asked, 'table' | 'isPrevious' | 'isOwn'>;
  readonly record: { readonly row: number; readonly turn: Turn } | undefined;
}

/** Every day within some days: where it cannot be told on which of them something changes. */
export const everyDay = (asked: Asked, { from, to }: Interval): Crossing[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ day: from + index, asked, record: undefined }));

/** The crossings of one record on those of some days that lie within. */
export const turnsOn = (
  found: readonly Day[],
  row: number,
  turn: Turn,
  asked: Asked,
  days: Interval,
): Crossing[] =>
  found
    .filter((day) => days.from <= day && day <= days.to)
    .map((day) => ({ day, asked, record: { row, turn } }));

/** What `of` makes of the ends of each interval of a column's cells, row by row; of what is not known at all nothing. */
export function ofEnds(
  evaluation: Evaluation,
  { table }: Asked,
  column: BoundColumn,
  of: (end: Day, row: number) => Crossing[],
): Crossing[] {
  const found: Crossing[] = [];
  const length = recordsOf(evaluation, table);
  for (let row = 0; row < length; row++) {
    if (column.isOpen(row)) continue;
    const ends = new Set(column.readings(row, []).flatMap(({ from, to }) => [from, to]));
    for (const end of ends) found.push(...of(end, row));
  }
  return found;
}

/** The first and the last value of each interval that a cell may lie in. */
export const endsOf = (column: BoundColumn, row: number): number[] =>
  column.readings(row, []).flatMap(({ from, to }) => (from === to ? [from] : [from, to]));

/** Whether a cell says one value. */
export const isExact = (column: BoundColumn, row: number): boolean => new Set(endsOf(column, row)).size === 1;

/** Whether a day is one of the calendar, and neither unknown nor one that never comes. */
export const isDay = (day: Day): boolean => Math.abs(day) < UNKNOWN_DAYS.to;
