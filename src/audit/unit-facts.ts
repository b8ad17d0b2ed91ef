import type { Evaluation } from '../engine/memory/context.ts';
import { unitTruth } from '../engine/memory/groups.ts';
import type { GroupTally } from '../engine/tally.ts';
import { UNKNOWN_NUMBER } from '../roster/columns.ts';
import { unitValue } from '../roster/unit-columns.ts';
import { NO_UNIT, type UnitFacts } from './quantity.ts';

/** What the register says of the unit of a group. */
export function unitFactsOf(evaluation: Evaluation, { group }: GroupTally): UnitFacts {
  const { register } = evaluation.roster;
  const unit = group.kind === 'unit' ? register.units[group.unit] : undefined;
  if (!unit) return NO_UNIT;
  return {
    number(column) {
      const value = unitValue(register, unit.index, column);
      if (value?.type !== 'range') return undefined;
      const { from, to } = value.interval;
      const isBlank =
        from === UNKNOWN_NUMBER.from &&
        to === UNKNOWN_NUMBER.to &&
        !register.columns.get(column)?.unreadable.has(unit.index);
      return isBlank ? undefined : value.interval;
    },
    meets: (condition) => unitTruth(evaluation, condition)(unit.index),
  };
}
