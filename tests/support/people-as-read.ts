import { readFileSync } from 'node:fs';
import { openArchive } from '../../src/cli/archive.ts';
import { parseIsoDay } from '../../src/core/calendar.ts';
import { intervalsAt } from '../../src/roster/columns.ts';
import { findTables, type InputFile } from '../../src/roster/find.ts';
import { assembleRoster } from '../../src/roster/load.ts';
import { candidateUnits, type Roster, type Table } from '../../src/roster/roster.ts';

const UNITS = 'rules/cixi-young-cadres/units.csv';

const file = (path: string) => ({ path, bytes: readFileSync(path), sha256: path });

/** The roster of files as they are read on 2019-06-30, by the register of Cixi. */
export const rosterOf = async (paths: readonly string[]): Promise<Roster> =>
  await rosterOfBytes(paths.map(file));

/** The same of files that stand nowhere. */
export async function rosterOfBytes(files: readonly InputFile[]): Promise<Roster> {
  const asOf = parseIsoDay('2019-06-30') as number;
  return await assembleRoster(await findTables(files, { openArchive }), {
    openArchive,
    asOf,
    basis: 'month',
    rulebookUnits: file(UNITS),
  });
}

/** A cadre as the typed columns have them, whatever the sheet looked like. */
export type PersonAsRead = Readonly<Record<string, unknown>>;

/** The cadres of a roster by name: every typed column, the units they may be in, the birth that the ID number says. */
export function peopleAsRead(roster: Roster): PersonAsRead[] {
  const table = roster.tables.get('cadres') as Table;
  const names = roster.names.get('cadres') ?? [];
  const placement = roster.placements.get('cadres');
  if (!placement) throw new Error('no cadres were placed');
  return names
    .map((name, row) => ({
      name,
      units: candidateUnits(placement, row).map((unit) => roster.register.units[unit]?.path.join('/')),
      idBirth: roster.idBirths.values[roster.idBirths.codes[row]!],
      ...Object.fromEntries(
        [...table.columns]
          .filter(([field]) => !NOT_COMPARED.has(field))
          .map(([field]) => [field, valueAt(table, field, row)]),
      ),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the layouts write differently on purpose: units in short or around the table, and ages that nobody uses. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['name', 'town', 'village', 'statedAge', 'ageBeneath']);

function valueAt(table: Table, field: string, row: number): unknown {
  const column = table.columns.get(field);
  switch (column?.type) {
    case 'text':
      return column.values[column.codes[row] as number] ?? 'unknown';
    case 'flag':
      return column.values[row];
    case 'range':
      return intervalsAt(column, row);
    default:
      return undefined;
  }
}
