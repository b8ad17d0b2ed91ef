import { linksBetween } from './link.ts';
import { candidateUnits, type Roster, rowsOf } from './roster.ts';
import type { TableName } from './schema.ts';

/**
 * The units that a record may be in: those that its own cells or surroundings name; of a secondment that names none,
 * those of the cadres whom it may mean. A unit is in itself. Empty where nothing is known.
 */
export function unitsOfRecord(roster: Roster, table: TableName, row: number): readonly number[] {
  if (table === 'units') return [row];
  const placement = roster.placements.get(table);
  const own = placement ? candidateUnits(placement, row) : [];
  if (table !== 'secondments' || own.length === 1) return own;
  const link = linksBetween(roster, 'secondments', 'cadres')?.[row] ?? [];
  const [people, places] = [roster.people.get('cadres'), roster.placements.get('cadres')];
  if (link === 'anybody' || !people || !places) return [];
  const rows = link.flatMap((person) => rowsOf(people, person));
  return [...new Set(rows.flatMap((each) => candidateUnits(places, each)))];
}
