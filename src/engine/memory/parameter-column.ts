import { fraction } from '../../core/fraction.ts';
import type { Interval } from '../../core/interval.ts';
import { UNKNOWN_NUMBER } from '../../roster/columns.ts';
import { unknownUnit } from '../../roster/unit-columns.ts';
import type { UnitParameter } from '../../rulebook/model.ts';
import { inWholeUnits, type ParameterBound } from '../../rulebook/unit-parameters.ts';
import { type BoundColumn, nowhere } from './column.ts';
import { bindComputed, isNothing } from './computed-column.ts';
import type { Evaluation } from './evaluation.ts';

/**
 * Binds a parameter as a column of units: what its column says; the default where that says nothing, but not where it
 * cannot be read. Of a unit of which nothing is known it may be anything.
 */
export function bindParameter(evaluation: Evaluation, name: string, bound: ParameterBound): BoundColumn {
  const { rulebook, roster } = evaluation;
  const { from, scale, otherwise } = rulebook.unitParameters.get(bound.name) as UnitParameter;
  const own = evaluation.context('units').column(from);
  const instead = 'day' in otherwise ? otherwise.day : inWholeUnits(otherwise.value, bound, rulebook);
  const end = (value: number): number => {
    if (bound.of === 'day') return value;
    if (Number.isFinite(value)) return inWholeUnits(fraction(value, scale), bound, rulebook);
    return bound.of === 'age' ? -value : value;
  };
  const inUnits = ({ from: least, to: most }: Interval): Interval =>
    bound.of === 'age' ? { from: end(most), to: end(least) } : { from: end(least), to: end(most) };
  return bindComputed({ name, cell: (unit) => unit, cause: own.cause, excused: nowhere }, (unit) => {
    if (unit === unknownUnit(roster.register)) return [ANY];
    if (saysNothing(own, unit)) return [one(instead)];
    return own.readings(unit, []).map((each) => (isNothing(each) ? one(instead) : inUnits(each)));
  });
}

/** Whether a unit says nothing in a column: not where what it says cannot be read. */
export function saysNothing(column: BoundColumn, unit: number): boolean {
  const isAnyNumber = column
    .readings(unit, [])
    .some(({ from, to }) => from === UNKNOWN_NUMBER.from && to === UNKNOWN_NUMBER.to);
  return (column.isOpen(unit) || isAnyNumber) && column.cause(unit) !== 'unreadable';
}

const ANY: Interval = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

const one = (value: number): Interval => ({ from: value, to: value });
