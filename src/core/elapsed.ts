import { type Day, dateOf, dayOf, daysInMonth } from './calendar.ts';

/** What time is counted in. */
export type TimeUnit = 'years' | 'months' | 'days';

/**
 * Full years, full months or days from one day to another; negative where the second comes first. A year or a month is
 * full on the same day of the month (2010-03-01 to 2020-03-01 is ten years), and where that month has no such day, on
 * the first day after it.
 */
export function elapsed(start: Day, end: Day, unit: TimeUnit): number {
  if (unit === 'days') return end - start;
  const [from, to] = [dateOf(start), dateOf(end)];
  const months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  return unit === 'months' ? months : Math.floor(months / 12);
}

/** A length of time: so many years, months or days. */
export interface Duration {
  readonly number: number;
  readonly unit: TimeUnit;
}

/** The day so much later; where that month has no such day, the first one after it: the first on which so much has elapsed. */
export function later(day: Day, { number, unit }: Duration): Day {
  if (unit === 'days') return day + number;
  const { year, month, day: date } = dateOf(day);
  const months = year * 12 + month - 1 + number * (unit === 'years' ? 12 : 1);
  const [intoYear, intoMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return date > daysInMonth(intoYear, intoMonth)
    ? dayOf(intoYear, intoMonth + 1, 1)
    : dayOf(intoYear, intoMonth, date);
}
