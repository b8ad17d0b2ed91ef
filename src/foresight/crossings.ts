import { type AgeBasis, ageOn, earliestBirth, reachedOn } from '../core/age.ts';
import { type Day, dateOf, dayOf, formatDay, parseIsoDay } from '../core/calendar.ts';
import { type Duration, elapsed, later, type TimeUnit } from '../core/elapsed.ts';
import { hull, type Interval } from '../core/interval.ts';
import { policyOf } from '../engine/memory/bind.ts';
import type { BoundColumn } from '../engine/memory/column.ts';
import { isNothing } from '../engine/memory/computed-column.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { recordsOf } from '../engine/memory/rule-groups.ts';
import { NEVER, UNKNOWN_DAYS } from '../roster/columns.ts';
import { columnOf, followed, isAge, linkedTable } from '../roster/tables.ts';
import { linkedColumns } from '../rulebook/fields-behind.ts';
import type { Field, FieldOperation, Test } from '../rulebook/model.ts';
import { columnBehind, type ParameterBound, parameterIn } from '../rulebook/unit-parameters.ts';
import { type Asked, measured, testedIn } from './asked.ts';

/**
 * The days on which the reading of a column may change though no cell does. Every such day is here; on some of them
 * nothing may change after all. Where a column cannot be looked through, it is every day.
 */

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

/** The crossings of a column within some days, both ends included. */
export function crossingsOf(evaluation: Evaluation, asked: Asked, days: Interval): Crossing[] {
  const at = asked.isPrevious ? evaluation.previous : evaluation;
  return at ? crossingsIn(at, asked, days) : [];
}

/** The same in the roster that the column is asked of. */
function crossingsIn(evaluation: Evaluation, asked: Asked, days: Interval): Crossing[] {
  const { table, column } = asked;
  const { rulebook } = evaluation;
  const { tables, fields } = rulebook;
  const path = followed(column);
  if (path) {
    const behind = linkedTable(tables, table, path.link) ?? 'units';
    return crossingsIn(evaluation, { ...asked, table: behind, column: path.column, isOwn: false }, days);
  }
  const parameter = parameterIn(column);
  if (parameter) return ofParameter(evaluation, parameter, asked, days);
  const field = fields.get(column);
  if (field?.table === table) return ofField(evaluation, field, asked, days);
  const isMeasuredAge = isAge(tables, table, column);
  const definition = columnOf(tables, table, isMeasuredAge ? 'birth' : column);
  if (definition?.kind !== 'date') return [];
  if (definition.minimumAge !== undefined) return ofBirths(evaluation, asked, days, isMeasuredAge);
  // What a rulebook writes for sheets without the column may be a day that is still to come.
  const policy = policyOf(rulebook, table, column);
  if (policy.kind === 'value' && policy.value !== 'never') return everyDay(asked, days);
  return ofDates(evaluation, asked, days);
}

/**
 * A parameter moves with the column that replaces it; as a bound of ages as all ages do: births that are compared with it
 * cross it on their birthdays, and where it is not told which births they are, it is whenever an age may turn.
 */
function ofParameter(
  evaluation: Evaluation,
  { of }: ParameterBound,
  asked: Asked,
  days: Interval,
): Crossing[] {
  const { rulebook } = evaluation;
  const found = crossingsIn(evaluation, measured(columnBehind(asked.column, rulebook), asked), days);
  if (of !== 'age') return found;
  if (found.length > 0) return everyDay(asked, days);
  return asked.tests.length > 0
    ? []
    : everyDay(asked, days).filter(({ day }) => mayTurn(day, rulebook.basis));
}

/** Whether anybody's age may turn on a day. */
function mayTurn(day: Day, basis: AgeBasis): boolean {
  const { month, day: ofMonth } = dateOf(day);
  return basis === 'day' || (ofMonth === 1 && (basis === 'month' || month === 1));
}

/** Whether a birth is compared with a limit of age of its unit. */
const isAgeOfUnit = (test: Test): boolean =>
  test.kind === 'compared' && parameterIn(test.other)?.of === 'age';

const everyDay = (asked: Asked, { from, to }: Interval): Crossing[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ day: from + index, asked, record: undefined }));

/** The crossings of one record on those of some days that lie within. */
const turnsOn = (found: readonly Day[], row: number, turn: Turn, asked: Asked, days: Interval): Crossing[] =>
  found
    .filter((day) => days.from <= day && day <= days.to)
    .map((day) => ({ day, asked, record: { row, turn } }));

/** What `of` makes of the ends of each interval of a column's cells, row by row; of what is not known at all nothing. */
function ofEnds(
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

type RangeTest = Extract<Test, { kind: 'range' }>;
const rangesIn = (tests: readonly Test[]): RangeTest[] => tests.filter((test) => test.kind === 'range');

/**
 * A birth crosses a bound of ages on the day on which somebody born at either end of it reaches the age. One that is not
 * fully known, and of which a fixed day is asked too, is told apart by both: so does that day. An unknown birth is any age
 * that the rulebook allows for on every day: its own ends move on with the bounds.
 */
function ofBirths(evaluation: Evaluation, asked: Asked, days: Interval, isMeasuredAge: boolean): Crossing[] {
  const { basis, ages } = evaluation.rulebook;
  const column = evaluation.context(asked.table).column('birth');
  const rows = [...Array(recordsOf(evaluation, asked.table)).keys()];
  const moving = movingTests(asked, evaluation);
  const bounds = ageBounds(asked, evaluation);
  const isOfUnit = asked.tests.some(isAgeOfUnit);
  const isPlain = isOfUnit && asked.tests.every((test) => test.kind !== 'compared' || isAgeOfUnit(test));
  const isApart = asked.isMeasured && !isMeasuredAge && !isPlain;
  const isTangled = (row: number): boolean =>
    (column.isOpen(row) && (isApart || moving.length > 0)) ||
    (bounds.length > 0 && moving.length > 0 && !isExact(column, row)) ||
    (isOfUnit && !isPlain) ||
    (isOfUnit && rangesIn(asked.tests).some(({ said }) => said.of !== 'age') && !isExact(column, row));
  if ((asked.isChained && !isPlain) || ((isApart || isOfUnit || moving.length > 0) && rows.some(isTangled)))
    return everyDay(asked, days);
  const fixed = fixedCuts(evaluation, asked);
  const turnOf = (age: number) => ({ age, isReached: reachesWithin(age, basis, days) });
  const [known, unknown] = [bounds.map(turnOf), [...bounds, ages.from, ages.to + 1].map(turnOf)];
  const turnAt = turnOfAge(column, basis);
  const found = rows.flatMap((row) => {
    const isOpen = column.isOpen(row);
    const ends = [...(isOpen ? [] : endsOf(column, row)), ...(isExact(column, row) ? [] : fixed(row))];
    return (isOpen ? unknown : known).flatMap(({ age, isReached }) => {
      const reached = ends.filter(isReached).map((end) => reachedOn(end, age, basis));
      return reached.length === 0 ? [] : turnsOn(reached, row, turnAt(row, age, !isOpen), asked, days);
    });
  });
  return [
    ...found,
    ...(isMeasuredAge || isOfUnit ? ofBirthdays(evaluation, asked, column, days, isOfUnit) : []),
    ...ofDates(evaluation, asked, days),
  ];
}

/** Makes the turn of whoever is born as a row's cell says, as far as it is known when they reach an age. */
const turnOfAge =
  (column: BoundColumn, basis: AgeBasis) =>
  (row: number, age: number, isBound: boolean): Turn => {
    const birth = column.isOpen(row) ? undefined : hull(column.readings(row, []));
    const read = birth && {
      birth,
      reached: { from: reachedOn(birth.from, age, basis), to: reachedOn(birth.to, age, basis) },
    };
    return { reason: 'age', age, isBound, read };
  };

/** The ages that must not be, or must have been, reached. */
function ageBounds({ tests }: Asked, { rulebook: { asOf, basis } }: Evaluation): number[] {
  const ages = rangesIn(tests)
    .filter(({ said }) => said.of === 'age')
    .flatMap(({ allowed }) => [
      ...(Number.isFinite(allowed.from) ? [ageOn(allowed.from, asOf, basis) + 1] : []),
      ...(Number.isFinite(allowed.to) ? [ageOn(allowed.to, asOf, basis)] : []),
    ]);
  return [...new Set(ages)];
}

/** Whether somebody born on a day reaches an age within some days, told by the births of those who do. */
function reachesWithin(age: number, basis: AgeBasis, days: Interval): (birth: Day) => boolean {
  const [from, before] = [
    earliestBirth(age - 1, days.from - 1, basis),
    earliestBirth(age - 1, days.to, basis),
  ];
  return (birth) => from <= birth && birth < before;
}

/** The first and the last value of each interval that a cell may lie in. */
const endsOf = (column: BoundColumn, row: number): number[] =>
  column.readings(row, []).flatMap(({ from, to }) => (from === to ? [from] : [from, to]));

/** Whether a cell says one value. */
const isExact = (column: BoundColumn, row: number): boolean => new Set(endsOf(column, row)).size === 1;

/** For a row the days on both sides of every fixed bound of a column, and of what it is compared with. */
function fixedCuts(evaluation: Evaluation, asked: Asked): (row: number) => readonly Day[] {
  const { tests, table } = asked;
  const moving = movingTests(asked, evaluation);
  const fixed = rangesIn(tests)
    .filter((test) => test.said.of !== 'age')
    .flatMap((test) => {
      const [since, until] = [test.allowed.from, test.allowed.to];
      return moving.includes(test) ? [] : [since - 1, since, until, until + 1];
    })
    .concat(moving.flatMap(({ said }) => said.bounds.flatMap(({ key, value }) => daysAround(key, value))));
  const others = tests.flatMap((test) =>
    test.kind === 'compared' ? [evaluation.context(table).column(test.other)] : [],
  );
  return (row) =>
    [
      ...fixed,
      ...others.flatMap((other) => endsOf(other, row).flatMap((end) => [end - 1, end, end + 1])),
    ].filter(isDay);
}

/** The days on both sides of a bound as its author wrote it, where it is a day. */
function daysAround(key: string, written: string): Day[] {
  const day = key === 'since' || key === 'until' ? parseIsoDay(written) : undefined;
  return day === undefined ? [] : [day - 1, day, day + 1];
}

/** Where an age itself counts, or each unit has a limit of its own (`isBound`), every birthday. */
function ofBirthdays(
  evaluation: Evaluation,
  asked: Asked,
  column: BoundColumn,
  days: Interval,
  isBound: boolean,
): Crossing[] {
  const { basis } = evaluation.rulebook;
  const turnAt = turnOfAge(column, basis);
  return ofEnds(evaluation, asked, column, (end, row) => {
    const [before, last] = [ageOn(end, days.from - 1, basis), ageOn(end, days.to, basis)];
    const ages = Array.from({ length: last - before }, (_, index) => before + index + 1);
    return ages.flatMap((age) =>
      turnsOn([reachedOn(end, age, basis)], row, turnAt(row, age, isBound), asked, days),
    );
  });
}

/** The periods that a test names. */
const periodsIn = ({ said }: RangeTest): string[] =>
  said.bounds.flatMap(({ key, value }) => (key === 'during' ? [value] : []));

/** Whether a test ends on the reference date, whatever day that is: what began on a day of a column goes on up to it. */
const isUpToToday = ({ said }: RangeTest, { rulebook }: Evaluation): boolean =>
  said.bounds.some(({ key, value }) => key === 'until' && value === formatDay(rulebook.asOf));

/** The tests of days that are other days on every reference date. */
const movingTests = ({ tests }: Asked, evaluation: Evaluation): RangeTest[] =>
  rangesIn(tests).filter((test) => periodsIn(test).length > 0 || isUpToToday(test, evaluation));

/**
 * A date comes into a period that ends on the reference date when it is there, and goes out when the period begins behind
 * it. One that is not fully known, and of which a fixed day is asked too, is told apart by both: so does that day.
 */
function ofDates(evaluation: Evaluation, asked: Asked, days: Interval): Crossing[] {
  const moving = movingTests(asked, evaluation);
  if (moving.length === 0) return [];
  if (asked.isChained) return everyDay(asked, days);
  const periods = [...new Set(moving.flatMap(periodsIn))];
  const column = evaluation.context(asked.table).column(asked.column);
  const rows = [...Array(recordsOf(evaluation, asked.table)).keys()];
  const fixed = fixedCuts(evaluation, asked);
  // Two periods pass each other at any time.
  if (periods.length > 1 && rows.some((row) => !isExact(column, row))) return everyDay(asked, days);
  return rows.flatMap((row) => {
    const ends = [...endsOf(column, row), ...(isExact(column, row) ? [] : fixed(row))].filter(isDay);
    const found = ends.flatMap((end) => [end, ...periods.map((period) => firstBehind(end, period))]);
    return turnsOn(found, row, { reason: 'term', column: asked.column }, asked, days);
  });
}

/** The first reference date whose period begins after a day. */
function firstBehind(day: Day, period: string): Day {
  const { year, month } = dateOf(day);
  if (period === 'year') return dayOf(year + 1, 1, 1);
  if (period === 'month') return dayOf(year, month + 1, 1);
  const [number = '', unit = ''] = period.split(' ');
  return later(day, { number: Number(number), unit: unit.startsWith('year') ? 'years' : 'months' });
}

function ofField(evaluation: Evaluation, field: Field, asked: Asked, days: Interval): Crossing[] {
  const { operation } = field;
  switch (operation.kind) {
    case 'elapsed':
      return ofElapsed(evaluation, field, operation, asked, days);
    case 'numbers':
    case 'fraction':
      return operation.parts.flatMap(({ column }) => crossingsIn(evaluation, measured(column, asked), days));
    case 'missing':
      return everyDay(asked, days);
    default: {
      const found = ofLinked(evaluation, field, operation, asked, days);
      // Where both what it says and what is asked of it move, it is not known when they meet.
      const isMoving = found.length > 0 && movingTests(asked, evaluation).length > 0;
      return isMoving ? everyDay(asked, days) : [...found, ...ofDates(evaluation, asked, days)];
    }
  }
}

/** The numbers at which a column's tests change their answer. */
const cutsOf = (tests: readonly Test[]): number[] =>
  rangesIn(tests)
    .flatMap(({ allowed }) => [allowed.from, allowed.to + 1])
    .filter(Number.isFinite);

/** A time that is still running is full of a bound so long after either end of its beginning. */
function ofElapsed(
  evaluation: Evaluation,
  field: Field,
  { start, end, unit }: Extract<FieldOperation, { kind: 'elapsed' }>,
  asked: Asked,
  days: Interval,
): Crossing[] {
  const isStill = [start, end].every(
    (column) => crossingsIn(evaluation, measured(column, asked), days).length === 0,
  );
  if (!isStill) return everyDay(asked, days);
  const context = evaluation.context(asked.table);
  const [from, to] = [context.column(start), context.column(end)];
  const isRunning = (row: number): boolean => !to.isOpen(row) && to.readings(row, []).some(neverComes);
  const turn: Turn = { reason: 'tenure', column: field.name };
  return ofEnds(evaluation, asked, from, (begun, row) => {
    // What has an end and no beginning yet is a time that grows shorter from day to day.
    if (neverComes({ from: begun, to: begun })) return everyDay(asked, days);
    if (!isDay(begun) || !isRunning(row)) return [];
    const numbers = [...cutsOf(asked.tests), ...(asked.isMeasured ? fullTimes(begun, unit, days) : [])];
    const found = numbers.map((number) => later(begun, { number, unit }));
    return turnsOn(found, row, turn, asked, days);
  });
}

/** Whether a day is one of the calendar, and neither unknown nor one that never comes. */
const isDay = (day: Day): boolean => Math.abs(day) < UNKNOWN_DAYS.to;

/** Whether a cell may say that a day never comes, or says nothing. */
const neverComes = (reading: Interval): boolean => isNothing(reading) || reading.to >= NEVER;

/** How many times a unit of time has gone by since a day, on each of some days on which one more has. */
function fullTimes(begun: Day, unit: TimeUnit, { from, to }: Interval): number[] {
  const [before, last] = [elapsed(begun, from - 1, unit), elapsed(begun, to, unit)];
  return Array.from({ length: last - before }, (_, index) => before + index + 1);
}

type LinkedOperation = Exclude<FieldOperation, { kind: 'elapsed' | 'numbers' | 'fraction' | 'missing' }>;

/** A field of linked records changes only where something changes for one of these. */
function ofLinked(
  evaluation: Evaluation,
  field: Field,
  operation: LinkedOperation,
  asked: Asked,
  days: Interval,
): Crossing[] {
  const source = field.isPrevious ? evaluation.previous : evaluation;
  if (!source) return [];
  const own = { ...asked, isOwn: false };
  const linked = { ...own, table: field.from, isPrevious: asked.isPrevious || field.isPrevious };
  const inner = [
    ...testedIn([field.condition], linked, evaluation.rulebook),
    ...linkedColumns(operation).map((column) => measured(column, linked)),
    ...field.relative.map(({ column }) => measured(column, linked)),
  ].flatMap((each) => crossingsIn(source, each, days));
  const beside = field.relative.flatMap(({ other }) => crossingsIn(evaluation, measured(other, own), days));
  const found = [...inner, ...beside];
  // What moves may pass a day of the record that has the field at any time.
  if (field.relative.length > 0 && found.length > 0) return everyDay(own, days);
  if (operation.kind !== 'longest') return found;
  if (found.length > 0 || field.relative.length > 0 || asked.isMeasured) return everyDay(own, days);
  return ofSpells(source, field, operation, { ...asked, ...linked }, days);
}

/** The longest spell begins with a record, and may grow to a bound, begin or end with one. */
function ofSpells(
  evaluation: Evaluation,
  field: Field,
  { start, end, unit }: Extract<FieldOperation, { kind: 'longest' }>,
  asked: Asked,
  days: Interval,
): Crossing[] {
  const context = evaluation.context(asked.table);
  const cuts = cutsOf(asked.tests).map((number): Duration => ({ number, unit }));
  const turn: Turn = { reason: 'tenure', column: field.name };
  const begun = ofEnds(evaluation, asked, context.column(start), (day, row) =>
    isDay(day) ? turnsOn([day, ...cuts.map((cut) => later(day, cut))], row, turn, asked, days) : [],
  );
  const over = ofEnds(evaluation, asked, context.column(end), (day, row) =>
    isDay(day) ? turnsOn([day, day + 1], row, turn, asked, days) : [],
  );
  return [...begun, ...over];
}
