import type { DataIssue } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import { compact, echo, nearest } from '../core/text.ts';
import type { GatheredTable } from './gather.ts';
import { type Place, placeRecord, unitAround } from './place.ts';
import { makeRegister, type Register, type Unit, type UnitRow, unitNames } from './register.ts';
import { type Block, type Input, type Placement, type Table, UNPLACED } from './roster.ts';

/** Where the records of a table belong. */
export interface PlacedTable {
  readonly placement: Placement;
  readonly tiers: readonly ('镇街' | '村社')[];
  /** The units that a row names in its own cells, for looking people up; empty where it names none. */
  readonly ownUnits: readonly (readonly number[])[];
}

/** Places all records of a table; what is wrong goes to `issues` where they are wanted. */
export function placeTable(
  register: Register,
  gathered: GatheredTable,
  inputs: readonly Input[],
  issues: DataIssue[] | undefined,
): PlacedTable {
  const { table, towns, villages } = gathered;
  const units = new Int32Array(table.length);
  const tiers: ('镇街' | '村社')[] = [];
  const ownUnits: (readonly number[])[] = [];
  const candidates: (readonly number[])[] = [];
  const sets = new Map<string, number>();
  for (const block of table.blocks) {
    const around = unitAround(register, block.surroundings, block.sheet, inputs[block.input]?.path ?? '');
    const places = new Map<string, Place>();
    const hasVillageColumn = block.columns.has('village');
    for (let row = block.start; row < block.end; row++) {
      const [town, village] = [towns[row], villages[row]];
      const key = `${town === null ? '\u0000' : (town ?? '')}\u0001${village === null ? '\u0000' : (village ?? '')}`;
      let place = places.get(key);
      if (!place) {
        place = placeRecord(register, { town, village, hasVillageColumn }, around);
        places.set(key, place);
      }
      units[row] = codeOf(place, candidates, sets);
      tiers[row] = place.tier;
      ownUnits[row] = town === undefined && village === undefined ? [] : place.units;
      if (place.problem && issues)
        issues.push(placeIssue(register, table, block, row, place, place.field === 'town' ? town : village));
    }
  }
  return { placement: { units, candidates }, tiers, ownUnits };
}

function codeOf({ units }: Place, candidates: (readonly number[])[], sets: Map<string, number>): number {
  if (units.length === 0) return UNPLACED;
  if (units.length === 1) return units[0] as number;
  const key = units.join();
  const known = sets.get(key) ?? candidates.push(units) - 1;
  sets.set(key, known);
  return -2 - known;
}

function placeIssue(
  register: Register,
  table: Table,
  block: Block,
  row: number,
  place: Place,
  written: string | null | undefined,
): DataIssue {
  const code = place.problem as NonNullable<Place['problem']>;
  const column = block.columns.get(place.field ?? 'town')?.[0];
  const number = table.rowNumbers[row] as number;
  const value = echo(written ?? '');
  const near =
    code === 'unit-not-registered' && written ? nearest(compact(written), unitNames(register)) : undefined;
  const several = place.units.slice(0, 4).map((unit) => (register.units[unit] as Unit).path.join('/'));
  return {
    code,
    severity: code === 'unit-blank' ? 'warning' : 'error',
    input: block.input,
    sheet: block.sheet,
    row: number,
    ...(column ? { cell: cellAddress(column.index, number) } : {}),
    value,
    message: { code, args: { column: column?.head ?? '', value, near: near ?? '', units: several } },
  };
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/街道$/, '街道'],
  [/[镇鎮]$/, '镇'],
  [/乡$/, '乡'],
];

const VILLAGE_KINDS: readonly (readonly [RegExp, string])[] = [[/(社区|居委会|居民委员会)$/, '社区']];

const kindOf = (name: string, kinds: typeof KINDS, otherwise: string): string =>
  kinds.find(([suffix]) => suffix.test(name))?.[1] ?? otherwise;

/** The units that the records themselves name: all there is where nobody handed in a register. */
export function seenRegister(tables: readonly GatheredTable[]): Register {
  const rows = new Map<string, UnitRow>();
  for (const { towns, villages } of tables) {
    towns.forEach((town, row) => {
      const village = villages[row];
      if (!town) return;
      if (!rows.has(town))
        rows.set(town, { code: '', name: town, kind: kindOf(town, KINDS, '镇街'), parent: '' });
      const key = `${town}/${village}`;
      if (village && !rows.has(key))
        rows.set(key, { code: '', name: village, kind: kindOf(village, VILLAGE_KINDS, '村'), parent: town });
    });
  }
  return makeRegister([...rows.values()]);
}
