/** A day as the whole number of days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number;

/** A calendar date: year, month 1–12, day of the month 1–31. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MILLISECONDS = 86_400_000;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The number of days, 28–31, of a month 1–12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? isLeap(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

/** Whether year, month and day name a day of the calendar in the years 1800–2200. */
export const isDate = (year: number, month: number, day: number): boolean =>
  year >= 1800 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** The day of a date; month and day may lie outside their range and then carry over. */
export const dayOf = (year: number, month: number, day: number): Day =>
  Date.UTC(year, month - 1, day) / MILLISECONDS;

/** The date of a day. */
export function dateOf(day: Day): CalendarDate {
  const date = new Date(day * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Months since year 0: makes month arithmetic integer arithmetic. */
export const monthIndex = (day: Day): number => {
  const { year, month } = dateOf(day);
  return year * 12 + month - 1;
};

/** The first day of the month with this index. */
export const monthStart = (index: number): Day => dayOf(Math.floor(index / 12), (index % 12) + 1, 1);

/** The last day of the month with this index. */
export const monthEnd = (index: number): Day => monthStart(index + 1) - 1;

const pad = (value: number): string => String(value).padStart(2, '0');

/** `2019-06`, of a month index. */
export const formatMonth = (index: number): string => `${Math.floor(index / 12)}-${pad((index % 12) + 1)}`;

/** `2019-06-30` (ISO 8601). */
export function formatDay(day: Day): string {
  const { year, month, day: date } = dateOf(day);
  return `${year}-${pad(month)}-${pad(date)}`;
}

/** Days as people write them: `1986-03-12`, `1986-03` for a whole month, `1986` for a year, else `1986-03-01…1986-10-31`. */
export function formatDays({ from, to }: { readonly from: Day; readonly to: Day }): string {
  if (from === to) return formatDay(from);
  const [first, last] = [monthIndex(from), monthIndex(to)];
  const areWhole = from === monthStart(first) && to === monthEnd(last);
  if (areWhole && first === last) return formatMonth(first);
  return areWhole && first % 12 === 0 && last === first + 11
    ? String(first / 12)
    : `${formatDay(from)}…${formatDay(to)}`;
}

/** The day written `2019-06-30`, or undefined where the text is not such a day. */
export function parseIsoDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isDate(year, month, day) ? dayOf(year, month, day) : undefined;
}
