import type { AgeBasis } from '../core/age.ts';
import { type Day, dateOf } from '../core/calendar.ts';
import { type Duration, elapsed, later, type TimeUnit } from '../core/elapsed.ts';
import type { Interval } from '../core/interval.ts';
import { policyOf } from '../engine/memory/bind.ts';
import { isNothing } from '../engine/memory/computed-column.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { NEVER } from '../roster/columns.ts';
import { columnOf, followed, isAge, linkedTable } from '../roster/tables.ts';
import { linkedColumns } from '../rulebook/fields-behind.ts';
import type { Field, FieldOperation, Test } from '../rulebook/model.ts';
import { columnBehind, type ParameterBound, parameterIn } from '../rulebook/unit-parameters.ts';
import { type Asked, measured, testedIn } from './asked.ts';
import { ofBirths } from './birth-crossings.ts';
import { type Crossing, everyDay, isDay, ofEnds, type Turn, turnsOn } from './crossing.ts';
import { movingTests, ofDates, rangesIn } from './date-crossings.ts';

/**
 * The days on which the reading of a column may change though no cell does. Every such day is here; on some of them
 * nothing may change after all. Where a column cannot be looked through, it is every day.
 */

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
