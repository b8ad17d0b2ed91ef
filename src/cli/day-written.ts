import { type Day, daysInMonth, formatDay, parseIsoDay } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import { SERIAL_ZERO_1900 } from '../roster/readers/workbook.ts';
import { readDate } from '../roster/values/date.ts';

/**
 * The day of an option, written `2022-06-30`. Throws Failure where it is none: one in another form, such as `2022年6月30日`,
 * is told how it is to be written, and one beyond the calendar (the years 1800–2200) that it is.
 */
export function dayWritten(option: string, written: string): Day {
  const day = parseIsoDay(written);
  if (day !== undefined) return day;
  if (isOfFarYear(written)) throw new Failure({ code: 'day-too-far', args: { option, written } });
  const meant = dayMeant(written);
  throw new Failure({
    code: 'bad-day',
    args: { option, written, ...(meant === undefined ? {} : { meant: formatDay(meant) }) },
  });
}

/** Whether a text is a day in its right form, of a year that is beyond the calendar. */
function isOfFarYear(written: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(written) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const isNear = year >= 1800 && year <= 2200;
  return !isNear && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The one day that a text means in another form, its year in full; as a cell of a roster is read. */
function dayMeant(written: string): Day | undefined {
  if (!/^\s*\d{4}(\D|\d{4}\s*$)/.test(written.normalize('NFKC'))) return undefined;
  const context = {
    plain: true,
    serialZero: SERIAL_ZERO_1900,
    asOf: 0,
    minimumAge: 0,
    basis: 'day',
  } as const;
  const [only, ...others] = readDate({ type: 'text', text: written }, context);
  return only && others.length === 0 && only.from === only.to ? only.from : undefined;
}
