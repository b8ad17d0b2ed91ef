import { type Day, dateOf, dayOf, daysInMonth, monthIndex, monthStart } from './calendar.ts';
import type { Interval } from './interval.ts';

/**
 * How an age in full years (周岁) is told at the reference date.
 * `month`: reached on the 1st of the month of birth, the habit of cadre rosters;
 * `day`: reached on the day after the birthday; `year`: year minus year.
 */
export type AgeBasis = 'month' | 'day' | 'year';

/** The age in full years on `asOf` of a person born on `birth`. */
export function ageOn(birth: Day, asOf: Day, basis: AgeBasis): number {
  if (basis === 'month') return Math.floor((monthIndex(asOf) - monthIndex(birth)) / 12);
  const [born, now] = [dateOf(birth), dateOf(asOf)];
  const years = now.year - born.year;
  if (basis === 'year') return years;
  const birthdayIsOver = now.month > born.month || (now.month === born.month && now.day > born.day);
  return birthdayIsOver ? years : years - 1;
}

/** The least and greatest age in full years on `asOf` of a person born between two days: the later birth, the lower age. */
export const agesOn = ({ from, to }: Interval, asOf: Day, basis: AgeBasis): Interval => ({
  from: ageOn(to, asOf, basis),
  to: ageOn(from, asOf, basis),
});

/**
 * The first day of birth that gives an age of at most `age` full years on `asOf`:
 * every later birth gives no greater age, so an age bound is a bound of the birth day.
 */
export function earliestBirth(age: number, asOf: Day, basis: AgeBasis): Day {
  if (basis === 'month') return monthStart(monthIndex(asOf) - 12 * (age + 1) + 1);
  const { year, month, day } = dateOf(asOf);
  if (basis === 'year') return dayOf(year - age, 1, 1);
  const birthYear = year - age - 1;
  // 29 February of a year without one: whoever is born from 1 March on has not reached the next age.
  return day > daysInMonth(birthYear, month) ? dayOf(birthYear, month + 1, 1) : dayOf(birthYear, month, day);
}

/** The first day on which somebody born on `birth` is at least `age` full years old. */
export function reachedOn(birth: Day, age: number, basis: AgeBasis): Day {
  if (basis === 'month') return monthStart(monthIndex(birth) + 12 * age);
  const { year, month, day } = dateOf(birth);
  if (basis === 'year') return dayOf(year + age, 1, 1);
  return dayOf(year + age, month, Math.min(day, daysInMonth(year + age, month))) + 1;
}
