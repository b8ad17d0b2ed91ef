import type { Truth } from '../../core/truth.ts';
import { isWithin, type Register, unitsUpward } from '../../roster/register.ts';
import { candidateUnits, type Placement } from '../../roster/roster.ts';
import type { Condition } from '../../rulebook/model.ts';
import { doubtfulCells, jointReadings, testedColumns } from './cells.ts';
import type { Evaluation } from './evaluation.ts';
import { compile } from './predicate.ts';

/** A unit that is, or may be, in a population of units. */
export interface PopulationUnit {
  readonly unit: number;
  /** False where it hangs on cells of the register that are not known. */
  readonly isSure: boolean;
}

/**
 * The units that are or may be in a population, in register order, within a subtree where one is given, or of these
 * alone (`among`). One whose unknown cells say the same whatever they are read as is in it, or not, for sure.
 */
export function unitsOf(
  evaluation: Evaluation,
  name: string,
  within: number | undefined,
  among?: readonly number[],
): readonly PopulationUnit[] {
  const { register } = evaluation.roster;
  const member = unitMember(evaluation, name);
  return (among ?? register.units.map(({ index }) => index)).flatMap((index) => {
    const truth = within === undefined || isWithin(register, index, within) ? member(index) : 0;
    return truth === 0 ? [] : [{ unit: index, isSure: truth === 1 }];
  });
}

/** Whether a unit of the register is in a population of units. */
export const unitMember = (evaluation: Evaluation, name: string): ((unit: number) => Truth) =>
  unitTruth(evaluation, { op: 'population', name, anyRow: false });

/** Whether a unit of the register meets a condition, whatever its unknown cells say. */
export function unitTruth(evaluation: Evaluation, condition: Condition): (unit: number) => Truth {
  const context = evaluation.context('units');
  const { truth, holds } = compile(condition, context);
  const tested = testedColumns([condition], context);
  return (unit) => {
    if (truth(unit) !== 2) return truth(unit);
    const answers = new Set<boolean>();
    for (const { reading } of jointReadings(doubtfulCells(tested, [unit]))) answers.add(holds(unit, reading));
    return answers.size > 1 ? 2 : answers.has(true) ? 1 : 0;
  };
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
  const above = register.units.map((): readonly number[] | undefined => undefined);
  const aboveOf = (unit: number): readonly number[] => {
    const known = above[unit] ?? unitsUpward(register, unit).flatMap((each) => position.get(each) ?? []);
    above[unit] = known;
    return known;
  };
  const several = placement.candidates.map((candidates) =>
    [...new Set(candidates.flatMap(aboveOf))].sort((a, b) => a - b),
  );
  const groups = (row: number): readonly number[] => {
    const unit = placement.units[row] as number;
    return unit >= 0 ? aboveOf(unit) : unit === -1 ? [] : (several[-2 - unit] as readonly number[]);
  };
  return {
    groups,
    member(row, group) {
      const unit = placement.units[row] as number;
      if (unit >= 0) return aboveOf(unit).includes(group) ? 1 : 0;
      const candidates = candidateUnits(placement, row);
      const inside = candidates.filter((unit) => aboveOf(unit).includes(group)).length;
      return inside === 0 ? 0 : inside === candidates.length ? 1 : 2;
    },
  };
}
