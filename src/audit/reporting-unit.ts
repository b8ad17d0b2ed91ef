import { isWithin, type Register, unitsUpward } from '../roster/register.ts';
import type { Roster } from '../roster/roster.ts';

/** The lowest unit that has all these in it; undefined where none has, or there are none. */
function unitAbove(register: Register, units: Iterable<number>): number | undefined {
  let common: number[] | undefined;
  for (const unit of units) {
    const chain = unitsUpward(register, unit).reverse();
    common = common?.filter((each, depth) => chain[depth] === each) ?? chain;
  }
  return common?.at(-1);
}

/**
 * The unit that a roster was sent by (填报单位): the one that the surroundings of its tables name, else the lowest one that
 * has all of its records. Undefined where that is none: a roster of the whole county.
 */
export function reportingUnit({ register, placements }: Roster): number | undefined {
  const placement = placements.get('cadres');
  if (!placement) return undefined;
  const around = placement.around.flatMap((named) => (named?.units.length === 1 ? named.units : []));
  const own = around.length > 0 ? around : new Set(placement.units.filter((unit) => unit >= 0));
  return unitAbove(register, own);
}

/** How many records of cadres are placed for sure in a unit that is not within another one. */
export const recordsOutside = ({ register, placements }: Roster, within: number): number =>
  (placements.get('cadres')?.units ?? new Int32Array(0)).reduce(
    (sum, unit) => sum + (unit >= 0 && !isWithin(register, unit, within) ? 1 : 0),
    0,
  );
