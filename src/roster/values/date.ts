import { type AgeBasis, ageOn } from '../../core/age.ts';
import { type Day, dateOf, dayOf, isDate, monthEnd, monthIndex } from '../../core/calendar.ts';
import type { Interval } from '../../core/interval.ts';
import type { Cell, CellNature } from '../readers/workbook.ts';
import { withDigits } from './chinese-numerals.ts';
import { cellText, numberText } from './plain.ts';

/** What the two digits of a year, and a day past the reference date, mean in a column. */
export interface DateContext extends CellNature {
  readonly asOf: Day;
  /** Two digits are the latest century that gives an age of at least this, in full years. */
  readonly minimumAge: number;
  readonly basis: AgeBasis;
}

/** The days that a cell may mean: one interval, or two where `1986.1` is January or October; none is unreadable. */
export type DateReading = readonly Interval[];

const UNREADABLE: DateReading = [];

const ofDay = (year: number, month: number, day: number): DateReading =>
  isDate(year, month, day) ? [{ from: dayOf(year, month, day), to: dayOf(year, month, day) }] : UNREADABLE;

const ofMonth = (year: number, month: number): DateReading => {
  if (!isDate(year, month, 1)) return UNREADABLE;
  const from = dayOf(year, month, 1);
  return [{ from, to: monthEnd(monthIndex(from)) }];
};

const ofYear = (year: number): DateReading =>
  year >= 1900 && year <= 2100 ? [{ from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }] : UNREADABLE;

const ofSerial = (serial: number, { serialZero }: CellNature): DateReading => [
  { from: serial + serialZero, to: serial + serialZero },
];

const YEAR_MONTH = /^(\d{4}|\d{2})[.\-/年、](\d{1,2})月?份?$/;
const YEAR_MONTH_DAY = /^(\d{4}|\d{2})(?:[.\-/年、])(\d{1,2})(?:[.\-/月、])(\d{1,2})[日号]?$/;

/** Two digits are the latest century that gives the least age at the reference date (VERDICTS §1). */
function fullYear(written: string, month: number, day: number, context: DateContext): number {
  if (written.length === 4) return Number(written);
  const latest = dateOf(context.asOf).year;
  let year = Math.floor(latest / 100) * 100 + Number(written);
  while (ageOn(dayOf(year, month, day), context.asOf, context.basis) < context.minimumAge) year -= 100;
  return year;
}

function ofDigits(digits: string, nature: CellNature): DateReading {
  if (digits.length === 4) return ofYear(Number(digits));
  if (digits.length === 5) return ofSerial(Number(digits), nature);
  const [year, month] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6))];
  if (digits.length === 6) return ofMonth(year, month);
  return digits.length === 8 ? ofDay(year, month, Number(digits.slice(6, 8))) : UNREADABLE;
}

/** An age in brackets beside or beneath a birth, as an appointment form has it; it says nothing that the birth does not. */
const AGE_BENEATH = /(?<=[\d月日份号])\s*\(\s*(\d{2})\s*周?岁\s*\)$/;

/** The age that stands in brackets behind a date, in full years; undefined where none does. */
export function ageBeneath(cell: Cell): number | undefined {
  if (cell.type !== 'text' || !cell.text.includes('岁')) return undefined;
  const age = AGE_BENEATH.exec(cell.text.normalize('NFKC').trim())?.[1];
  return age === undefined ? undefined : Number(age);
}

/** Full-width forms narrowed, Chinese numerals in digits, a time of midnight, an age and the white space taken off; between digits it divides: `1986 3`. */
const written = (text: string): string =>
  withDigits(
    text
      .normalize('NFKC')
      .trim()
      .replace(AGE_BENEATH, '')
      .replace(/(?<![T\s])[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')
      .replace(/(?<=\d)\s+(?=\d)/g, '.')
      .replace(/\s+/g, ''),
  );

function ofText(text: string, context: DateContext): DateReading {
  const shown = written(text).replace(/[.、]$/, '');
  if (/^\d+$/.test(shown)) return ofDigits(shown, context);
  const year = /^(\d{4})年$/.exec(shown);
  if (year) return ofYear(Number(year[1]));
  if (context.plain && /^\d{4}\.1$/.test(shown)) return januaryOrOctober(Number(shown.slice(0, 4)));
  const dotted = /^(\d{4})\.(\d{2})(\d{2})$/.exec(shown);
  if (dotted) return ofDay(Number(dotted[1]), Number(dotted[2]), Number(dotted[3]));
  const month = YEAR_MONTH.exec(shown);
  if (month) return ofMonth(fullYear(month[1] as string, Number(month[2]), 1, context), Number(month[2]));
  const day = YEAR_MONTH_DAY.exec(shown);
  if (day) {
    const [, year = '', monthOf, dayOfMonth] = day;
    return ofDay(
      fullYear(year, Number(monthOf), Number(dayOfMonth), context),
      Number(monthOf),
      Number(dayOfMonth),
    );
  }
  return UNREADABLE;
}

const januaryOrOctober = (year: number): DateReading => [...ofMonth(year, 1), ...ofMonth(year, 10)];

/** How many decimals a number format shows: 2 for `0.00`, undefined for General and the like. */
const decimalsOf = (format: string | undefined): number | undefined => {
  const match = /^[#,]*0(?:\.(0+))?(?![.0#?%E/])/.exec(format ?? '');
  return match ? (match[1] ?? '').length : undefined;
};

/**
 * A number says what it shows: 1986.1 is October under `0.00`, and January or October under no format and under `0.0`,
 * where it shows no second decimal that could tell.
 */
function ofNumber(value: number, format: string | undefined, context: DateContext): DateReading {
  if (value < 0 || value >= 100_000_000) return UNREADABLE;
  if (Number.isInteger(value)) return ofDigits(numberText(value), context);
  // A serial with a time of day: no year has five digits.
  if (value >= 10_000 && value < 100_000) return ofSerial(Math.floor(value), context);
  const decimals = decimalsOf(format) ?? 0;
  const shown = decimals > 0 ? value.toFixed(decimals) : numberText(value);
  return /^\d{4}\.1$/.test(shown) ? januaryOrOctober(Number(shown.slice(0, 4))) : ofText(shown, context);
}

/**
 * A date says what it shows: the first of a month under `yyyy"年"m"月"` is the month, for Excel makes a first of it.
 * Another day was typed by somebody, whatever the format leaves out.
 */
function ofDateCell(cell: Day, shows: 'month' | 'year' | undefined): DateReading {
  const { year, month, day } = dateOf(cell);
  if (shows === 'month' && day === 1) return ofMonth(year, month);
  if (shows === 'year' && month === 1 && day === 1) return ofYear(year);
  return [{ from: cell, to: cell }];
}

/**
 * The days that a cell of a date column may mean (DESIGN §6, VERDICTS §1).
 * An empty list: the text has an impossible part, or is no date at all.
 */
export function readDate(cell: Cell, context: DateContext): DateReading {
  if (cell.type === 'date') return ofDateCell(cell.day, cell.shows);
  if (cell.type === 'number') return ofNumber(cell.value, cell.format, context);
  return cell.type === 'text' ? ofText(cellText(cell), context) : UNREADABLE;
}
