/** Dates and ages, written from VERDICTS §1 alone, on years, months and days; nothing is shared with the program. */

export interface PlainDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export type Basis = 'month' | 'day' | 'year';

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const lastDay = (year: number, month: number): number =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;

/** Negative, 0 or positive as a is before, on or after b. */
export const compareDates = (a: PlainDate, b: PlainDate): number =>
  a.year - b.year || a.month - b.month || a.day - b.day;

const pad = (number: number): string => String(number).padStart(2, '0');

export const isoText = ({ year, month, day }: PlainDate): string => `${year}-${pad(month)}-${pad(day)}`;

/**
 * The age in full years. `month`: reached on the 1st of the month of birth; `day`: reached the day after the
 * birthday (29 February: 1 March either way); `year`: difference of years.
 */
export function ageAt(birth: PlainDate, asOf: PlainDate, basis: Basis): number {
  const years = asOf.year - birth.year;
  if (basis === 'year') return years;
  if (basis === 'month') return asOf.month >= birth.month ? years : years - 1;
  return asOf.month > birth.month || (asOf.month === birth.month && asOf.day > birth.day) ? years : years - 1;
}

/** Days of a year that lie on each side of every cut that an age or a month can make at the reference date. */
export function daysOfYear(year: number, asOf: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let month = 1; month <= 12; month++) {
    const last = lastDay(year, month);
    const chosen = month === asOf.month ? [1, asOf.day - 1, asOf.day, asOf.day + 1, last] : [1, 15, last];
    for (const day of new Set(chosen)) if (day >= 1 && day <= last) days.push({ year, month, day });
  }
  return days;
}

/** A date cell: what is written, and every day that it may mean; undefined: nothing is known. */
export interface DateCell {
  readonly text: string;
  readonly days: readonly PlainDate[] | undefined;
}

export const blankDate: DateCell = { text: '', days: undefined };

/** Texts with an impossible part, which are wholly unknown. */
export const unreadableDate = (year: number, month: number): DateCell => ({
  text: month % 2 === 0 ? `${year}.13` : `${year}.02.30`,
  days: undefined,
});

export const yearCell = (year: number, asOf: PlainDate, written: string): DateCell => ({
  text: written,
  days: daysOfYear(year, asOf),
});

export const monthCell = (year: number, month: number, asOf: PlainDate): DateCell => ({
  text: `${year}.${pad(month)}`,
  days: daysOfYear(year, asOf).filter((day) => day.month === month),
});

export const dayCell = (year: number, month: number, day: number): DateCell => {
  const date = { year, month, day: Math.min(day, lastDay(year, month)) };
  return { text: isoText(date), days: [date] };
};
