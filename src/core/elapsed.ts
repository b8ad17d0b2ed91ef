import { type Day, dateOf } from './calendar.ts';

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
