import { groupBy } from '../core/group-by.ts';
import type { DataIssue, Group } from '../core/issue.ts';
import { lastUpTo } from '../core/search.ts';
import { unitsOfRecord } from '../roster/record-units.ts';
import { type Unit, unitsUpward } from '../roster/register.ts';
import { type Block, onSheets, type Roster, type Table } from '../roster/roster.ts';

/** The tables of one sheet from top to bottom. */
interface SheetTables {
  readonly headRows: readonly number[];
  readonly places: readonly Place[];
}

interface Place {
  readonly table: Table;
  readonly block: Block;
}

/**
 * The issues with the unit that each is of, where that is certain: the one of its record; of a column, the town in
 * which all records below it are. `kindOf`: what a unit is called in the verdicts.
 */
export function issuesWithUnits(
  issues: readonly DataIssue[],
  roster: Roster,
  kindOf: (path: readonly string[]) => string,
): DataIssue[] {
  const sheets = sheetTables(roster);
  const towns = new Map<Block, Unit | undefined>();
  const groups = new Map<Unit, Group>();
  return issues.map((issue) => {
    const { input, sheet, row, group } = issue;
    const tables = sheets.get(`${input} ${sheet}`);
    if (group || row === undefined || !tables) return issue;
    const place = tables.places[lastUpTo(tables.headRows, row)];
    const unit = place && unitAt(place, row);
    return unit ? { ...issue, group: groupOf(unit) } : issue;
  });

  function groupOf(unit: Unit): Group {
    const group = groups.get(unit) ?? { kind: kindOf(unit.path), path: unit.path };
    groups.set(unit, group);
    return group;
  }

  function unitAt({ table, block }: Place, row: number): Unit | undefined {
    if (row === block.headRow) return townOf(table, block);
    const record = lastUpTo(table.rowNumbers, row, block.start, block.end);
    if (record < 0 || table.rowNumbers[record] !== row) return undefined;
    const units = unitsOfRecord(roster, table.name, record);
    return units.length === 1 ? roster.register.units[units[0] as number] : undefined;
  }

  function townOf(table: Table, block: Block): Unit | undefined {
    if (!towns.has(block)) towns.set(block, onlyTown(roster, table, block));
    return towns.get(block);
  }
}

function sheetTables({ tables }: Roster): ReadonlyMap<string, SheetTables> {
  const all = onSheets({ tables }).flatMap((table) => table.blocks.map((block): Place => ({ table, block })));
  const bySheet = groupBy(all, ({ block: { input, sheet } }) => `${input} ${sheet}`);
  return new Map(
    [...bySheet].map(([sheet, places]) => {
      places.sort((a, b) => a.block.headRow - b.block.headRow);
      return [sheet, { headRows: places.map(({ block }) => block.headRow), places }];
    }),
  );
}

/** The town of all records of a block whose unit is certain. */
function onlyTown(roster: Roster, { name }: Table, { start, end }: Block): Unit | undefined {
  let only: Unit | undefined;
  for (let record = start; record < end; record++) {
    const units = unitsOfRecord(roster, name, record);
    if (units.length !== 1) continue;
    const town = townAbove(roster, units[0] as number);
    if (only && town !== only) return undefined;
    only = town;
  }
  return only;
}

const townAbove = ({ register }: Roster, unit: number): Unit | undefined =>
  register.units[unitsUpward(register, unit).at(-1) ?? -1];
