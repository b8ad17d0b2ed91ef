import { isWithin, type Register, unitsUpward } from '../roster/register.ts';
import type { Placement, Roster } from '../roster/roster.ts';
import { isPlaced } from '../roster/tables.ts';

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
export function reportingUnit(roster: Roster): number | undefined {
  const placements = placementsOf(roster);
  const around = placements.flatMap((placement) =>
    placement.around.flatMap((named) => (named?.units.length === 1 ? named.units : [])),
  );
  const placed = placements.flatMap(({ units }) => [...new Set(units)].filter((unit) => unit >= 0));
  return unitAbove(roster.register, around.length > 0 ? around : new Set(placed));
}

/** Where the records are of tables that say where they belong. */
const placementsOf = ({ definitions, placements }: Roster): Placement[] =>
  [...placements].flatMap(([name, placement]) => (isPlaced(definitions.get(name)) ? [placement] : []));

/** How many of these records are placed for sure in a unit that is not within another one. */
export const recordsOutside = (roster: Roster, within: number): number =>
  placementsOf(roster).reduce(
    (sum, { units }) =>
      sum + units.filter((unit) => unit >= 0 && !isWithin(roster.register, unit, within)).length,
    0,
  );
