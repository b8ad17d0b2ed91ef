import type { Truth } from '../core/truth.ts';
import { valueAt } from './columns.ts';
import type { PersonRows } from './link.ts';
import { rowsByName } from './person-links.ts';

/** Tells whether two rows of one table are of one person, for looking up what came before: nobody is merged by this. */
export interface SamePerson {
  /** The rows that may be of the person of a row, itself among them. */
  rowsNear(row: number): readonly number[];
  truth(row: number, other: number): Truth;
}

/**
 * Rows are of one person by ID number and name; where one of them has no ID number, by name, unless it fits two people:
 * two ID numbers go by it, or the rows name units of which neither is within the other. A row without a name may be
 * anybody's.
 */
export function samePersonIn(
  { names, identities, units }: PersonRows,
  within: (unit: number, above: number) => boolean,
): SamePerson {
  const number = (row: number) => valueAt(identities, row)?.number;
  const byName = rowsByName(names);
  const numbers = new Map<string, Set<string>>();
  names.forEach((name, row) => {
    const own = number(row);
    if (own !== undefined) numbers.set(name, (numbers.get(name) ?? new Set()).add(own));
  });
  const all = Array.from(names.keys());
  const areApart = (row: number, other: number): boolean => {
    const [own, their] = [units(row), units(other)];
    if (!own || !their) return false;
    return !own.some((a) => their.some((b) => within(a, b) || within(b, a)));
  };
  return {
    rowsNear: (row) => {
      const name = names[row] as string;
      return name === '' ? all : [...(byName.get(name) ?? []), ...(byName.get('') ?? [])];
    },
    truth(row, other) {
      if (row === other) return 1;
      const [a, b] = [number(row), number(other)];
      const [name, otherName] = [names[row] as string, names[other] as string];
      if (name === '' || otherName === '') return a !== undefined && b !== undefined && a !== b ? 0 : 2;
      if (name !== otherName || (a !== undefined && b !== undefined && a !== b)) return 0;
      if (a !== undefined && b !== undefined) return 1;
      return (numbers.get(name)?.size ?? 0) > 1 || areApart(row, other) ? 2 : 1;
    },
  };
}
