import { groupBy } from '../core/group-by.ts';
import type { DataIssue } from '../core/issue.ts';
import { unitsOfRecord } from '../roster/record-units.ts';
import type { Unit } from '../roster/register.ts';
import type { Block, Roster, Table } from '../roster/roster.ts';

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
  const places = groupBy(
    [...roster.tables.values()].flatMap((table) => table.blocks.map((block): Place => ({ table, block }))),
    ({ block: { input, sheet } }) => `${input} ${sheet}`,
  );
  const towns = new Map<Block, Unit | undefined>();
  return issues.map((issue) => {
    const { input, sheet, row, group } = issue;
    if (group || row === undefined) return issue;
    const unit = unitAt(places.get(`${input} ${sheet}`) ?? [], row);
    return unit ? { ...issue, group: { kind: kindOf(unit.path), path: unit.path } } : issue;
  });

  function unitAt(own: readonly Place[], row: number): Unit | undefined {
    for (const { table, block } of own) {
      if (row === block.headRow) return townOf(table, block);
      const record = recordIn(table, block, row);
      if (record === undefined) continue;
      const units = unitsOfRecord(roster, table.name, record);
      return units.length === 1 ? roster.register.units[units[0] as number] : undefined;
    }
    return undefined;
  }

  function townOf(table: Table, block: Block): Unit | undefined {
    if (!towns.has(block)) towns.set(block, onlyTown(roster, table, block));
    return towns.get(block);
  }
}

/** The record that stands in a row of a sheet. */
function recordIn({ rowNumbers }: Table, { start, end }: Block, row: number): number | undefined {
  let [low, high] = [start, end - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rowNumbers[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return low < end && rowNumbers[low] === row ? low : undefined;
}

/** The town of all records of a block whose unit is certain. */
function onlyTown(roster: Roster, { name }: Table, { start, end }: Block): Unit | undefined {
  let only: Unit | undefined;
  for (let record = start; record < end; record++) {
    const [unit, ...others] = unitsOfRecord(roster, name, record);
    if (unit === undefined || others.length > 0) continue;
    const town = townAbove(roster, unit);
    if (only && town !== only) return undefined;
    only = town;
  }
  return only;
}

function townAbove({ register: { units } }: Roster, index: number): Unit | undefined {
  let unit = units[index];
  while (unit && unit.parent >= 0) unit = units[unit.parent];
  return unit;
}
