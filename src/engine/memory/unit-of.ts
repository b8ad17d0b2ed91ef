import { textAt } from '../../roster/columns.ts';
import { unitsAt } from '../../roster/register.ts';
import { candidateUnits, type Roster } from '../../roster/roster.ts';
import { OWN_UNIT, type Tables } from '../../roster/tables.ts';
import { unknownUnit } from '../../roster/unit-columns.ts';
import type { BindableTable } from './bind.ts';
import type { UnitLink } from './unit-link.ts';

/**
 * The units that the records of a table name in a column: the superiors of units; a record's own unit, wherever that was
 * found; else whatever the register has under the name in the cell.
 */
export function linkOf(
  { register, placements }: Roster,
  definitions: Tables,
  { name, table }: Pick<BindableTable, 'name' | 'table'>,
  column: string,
): UnitLink {
  if (name === 'units') {
    const { units } = register;
    return {
      candidates: (unit) => {
        if (unit === unknownUnit(register)) return undefined;
        const parent = units[unit]?.parent ?? -1;
        return parent < 0 ? [] : [parent];
      },
    };
  }
  if (column === OWN_UNIT || column === definitions.get(name)?.unit) {
    const placement = placements.get(name);
    return { candidates: (row) => (placement ? someOf(candidateUnits(placement, row)) : undefined) };
  }
  const texts = table.columns.get(column);
  const known = new Map<string, readonly number[] | undefined>();
  return {
    candidates: (row) => {
      const text = textAt(texts, row);
      if (text === undefined) return undefined;
      if (!known.has(text)) known.set(text, someOf(unitsAt(register, text).map(({ index }) => index)));
      return known.get(text);
    },
  };
}

/** A unit that is in no register may be misspelt: which one is meant is not known. */
const someOf = (units: readonly number[]): readonly number[] | undefined =>
  units.length === 0 ? undefined : units;
