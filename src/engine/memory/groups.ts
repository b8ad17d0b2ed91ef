import type { Truth } from '../../core/truth.ts';
import { isWithin, type Register, type Unit, unitsUpward } from '../../roster/register.ts';
import { candidateUnits, type Placement } from '../../roster/roster.ts';
import type { Condition, Population, Test } from '../../rulebook/model.ts';

/** Whether a unit of the register meets a condition over `units`. */
export function unitMeets(
  condition: Condition,
  unit: Unit,
  register: Register,
  populations: ReadonlyMap<string, Population>,
): boolean {
  switch (condition.op) {
    case 'all':
      return condition.of.every((each) => unitMeets(each, unit, register, populations));
    case 'any':
      return condition.of.some((each) => unitMeets(each, unit, register, populations));
    case 'none':
      return !condition.of.some((each) => unitMeets(each, unit, register, populations));
    case 'population': {
      const population = populations.get(condition.name);
      return population !== undefined && unitMeets(population.condition, unit, register, populations);
    }
    case 'test':
      return textMeets(unitText(condition.column, unit, register), condition.test);
  }
}

function unitText(column: string, unit: Unit, register: Register): string {
  if (column === 'parent.kind') return register.units[unit.parent]?.kind ?? '';
  return column === 'kind' ? unit.kind : column === 'code' ? unit.code : unit.name;
}

function textMeets(text: string, test: Test): boolean {
  if (test.kind !== 'text') return false;
  return (
    (test.match === 'is' ? test.values.includes(text) : test.values.some((value) => text.includes(value))) !==
    test.negated
  );
}

/** The units of a population, in register order, within a subtree where one is given. */
export function unitsOf(
  name: string,
  register: Register,
  populations: ReadonlyMap<string, Population>,
  within: number | undefined,
): number[] {
  const population = populations.get(name);
  if (!population) return [];
  return register.units
    .filter(
      (unit) =>
        unitMeets(population.condition, unit, register, populations) &&
        (within === undefined || isWithin(register, unit.index, within)),
    )
    .map((unit) => unit.index);
}

/** For records of a placed table: the groups that they are in for sure, and those that they may be in. */
export interface GroupIndex {
  /** Positions into the list of groups. */
  groups(row: number): readonly number[];
  member(row: number, group: number): Truth;
}

/** Indexes which groups each record belongs to, by the units that it may be in. */
export function indexGroups(register: Register, placement: Placement, units: readonly number[]): GroupIndex {
  const position = new Map(units.map((unit, index) => [unit, index]));
  const above: (readonly number[])[] = register.units.map((unit) =>
    unitsUpward(register, unit.index).flatMap((each) => position.get(each) ?? []),
  );
  const several = placement.candidates.map((candidates) =>
    [...new Set(candidates.flatMap((unit) => above[unit] ?? []))].sort((a, b) => a - b),
  );
  const groups = (row: number): readonly number[] => {
    const unit = placement.units[row] as number;
    return unit >= 0
      ? (above[unit] as readonly number[])
      : unit === -1
        ? []
        : (several[-2 - unit] as readonly number[]);
  };
  return {
    groups,
    member(row, group) {
      const unit = placement.units[row] as number;
      if (unit >= 0) return above[unit]?.includes(group) ? 1 : 0;
      const candidates = candidateUnits(placement, row);
      const inside = candidates.filter((unit) => above[unit]?.includes(group)).length;
      return inside === 0 ? 0 : inside === candidates.length ? 1 : 2;
    },
  };
}
