import type { Interval } from '../../core/interval.ts';
import { doubtfulCells } from './cells.ts';
import type { BoundColumn } from './column.ts';
import type { BoundRule } from './standings.ts';

/** A cell of the register on which several people of a group depend: one doubt, however many they are. */
interface SharedUnitCell {
  readonly column: BoundColumn;
  readonly cell: number;
  readonly readings: readonly Interval[];
}

/** What came of trying every reading of shared cells; undefined: there are none, or more than are tried. */
export interface SharedTrials<T> {
  readonly results: readonly T[] | undefined;
  /** False where there are more readings than are tried: each person then has their own. */
  readonly exact: boolean;
}

/**
 * Tries every joint reading of the cells of units that two or more people of a group depend on (VERDICTS §3, "Where it
 * stops being exact"). `people`: the rows of each; `most`: so many readings are tried; `attempt` is made under each.
 */
export function trySharedUnits<T>(
  bound: BoundRule,
  people: readonly (readonly number[])[],
  most: number,
  attempt: () => T,
): SharedTrials<T> {
  const shared = sharedCells(bound, people);
  if (shared.length === 0) return { results: undefined, exact: true };
  if (shared.reduce((product, { readings }) => product * readings.length, 1) > most)
    return { results: undefined, exact: false };
  const results: T[] = [];
  const under = (index: number): void => {
    const next = shared[index];
    if (!next) results.push(attempt());
    else
      for (const reading of next.readings)
        next.column.shared?.read(next.cell, reading, () => under(index + 1));
  };
  under(0);
  return { results, exact: true };
}

function sharedCells({ tested }: BoundRule, people: readonly (readonly number[])[]): SharedUnitCell[] {
  const units = tested.filter(({ column }) => column.shared !== undefined);
  if (units.length === 0) return [];
  const takers = new Map<
    string,
    { column: BoundColumn; cell: number; people: Set<number>; rows: number[] }
  >();
  for (const [person, rows] of people.entries())
    for (const { column, truths } of units)
      for (const row of rows) {
        if (!column.shared?.isShared(row) || !truths.some((truth) => truth(row) === 2)) continue;
        const cell = column.cell(row);
        const key = `${column.name} ${cell}`;
        const known = takers.get(key) ?? { column, cell, people: new Set<number>(), rows: [] };
        takers.set(key, known);
        known.people.add(person);
        known.rows.push(row);
      }
  return [...takers.values()].flatMap(({ column, cell, people: own, rows }) => {
    if (own.size < 2) return [];
    // Under each reading every person's cells are tried by themselves.
    const found = doubtfulCells(tested, rows, 1).find(
      (each) => each.columns[0] === column.name && each.cell === cell,
    );
    const readings = (found?.readings ?? []).flatMap(([reading]) => reading ?? []);
    return [{ column, cell, readings }];
  });
}
