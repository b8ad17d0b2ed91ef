import { type AgeBasis, ageOn, earliestBirth, reachedOn } from '../core/age.ts';
import type { Day } from '../core/calendar.ts';
import { hull, type Interval } from '../core/interval.ts';
import type { BoundColumn } from '../engine/memory/column.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { recordsOf } from '../engine/memory/rule-groups.ts';
import type { Test } from '../rulebook/model.ts';
import { parameterIn } from '../rulebook/unit-parameters.ts';
import type { Asked } from './asked.ts';
import { type Crossing, endsOf, everyDay, isExact, ofEnds, type Turn, turnsOn } from './crossing.ts';
import { fixedCuts, movingTests, ofDates, rangesIn } from './date-crossings.ts';

/** Whether a birth is compared with a limit of age of its unit. */
const isAgeOfUnit = (test: Test): boolean =>
  test.kind === 'compared' && parameterIn(test.other)?.of === 'age';

/**
 * A birth crosses a bound of ages on the day on which somebody born at either end of it reaches the age. One that is not
 * fully known, and of which a fixed day is asked too, is told apart by both: so does that day. An unknown birth is any age
 * that the rulebook allows for on every day: its own ends move on with the bounds.
 */
export function ofBirths(
  evaluation: Evaluation,
  asked: Asked,
  days: Interval,
  isMeasuredAge: boolean,
): Crossing[] {
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
