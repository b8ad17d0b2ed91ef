import { hull, type Interval } from '../core/interval.ts';
import type { Truth } from '../core/truth.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { unitTruth } from '../engine/memory/groups.ts';
import type { GroupTally } from '../engine/tally.ts';
import { MILLIONTHS, UNKNOWN_NUMBER } from '../roster/columns.ts';
import { unitValue } from '../roster/unit-columns.ts';
import type { Condition, Field } from '../rulebook/model.ts';
import { NO_UNIT, type UnitFacts } from './quantity.ts';

/** What the register says of the unit of a group. */
export const unitFactsOf = (evaluation: Evaluation, { group }: GroupTally): UnitFacts =>
  group.kind === 'unit' ? unitFactsAt(evaluation, group.unit) : NO_UNIT;

/** What the register says of a unit, by its position. */
export function unitFactsAt(evaluation: Evaluation, unit: number): UnitFacts {
  const { register } = evaluation.roster;
  return {
    number(column) {
      const field = evaluation.rulebook.fields.get(column);
      if (field?.table === 'units') return fieldNumber(evaluation, field, unit);
      const value = unitValue(register, unit, column);
      if (value?.type !== 'range') return undefined;
      const { from, to } = value.interval;
      const isBlank =
        from === UNKNOWN_NUMBER.from &&
        to === UNKNOWN_NUMBER.to &&
        !register.columns.get(column)?.unreadable.has(unit);
      return isBlank ? undefined : value.interval;
    },
    meets: (condition) => truthsOf(evaluation, condition)(unit),
  };
}

/** A field of units in millionths. */
function fieldNumber(evaluation: Evaluation, { name, scale }: Field, unit: number): Interval | undefined {
  const said = evaluation.context('units').column(name).said(unit);
  if (said.kind !== 'numbers' || said.intervals.length === 0) return undefined;
  const { from, to } = hull(said.intervals);
  const factor = MILLIONTHS / scale;
  return { from: from * factor, to: to * factor };
}

/** A guard's condition is bound once for all units. */
function truthsOf(evaluation: Evaluation, condition: Condition): (unit: number) => Truth {
  const known = bound.get(evaluation) ?? new Map<Condition, (unit: number) => Truth>();
  bound.set(evaluation, known);
  const truth = known.get(condition) ?? unitTruth(evaluation, condition);
  known.set(condition, truth);
  return truth;
}

const bound = new WeakMap<Evaluation, Map<Condition, (unit: number) => Truth>>();
