import { groupBy } from '../core/group-by.ts';
import { textAt } from './columns.ts';
import { personName } from './person-links.ts';
import { cellSays } from './repeated-records.ts';
import type { People, Table } from './roster.ts';

/**
 * Tells which rows of a table of ties are one tie: those that name the same two people, whichever comes first, and say
 * the same in every other column. A row of which something is not known is like no other.
 */
export function findPairs(table: Table, [a, b]: readonly [string, string]): People {
  const others = [...table.columns].filter(([field]) => field !== a && field !== b);
  const keyOf = (row: number): string => {
    const ends = [a, b].map((field) => textAt(table.columns.get(field), row));
    const said = others.map(([, column]) => cellSays(column, row));
    if (ends.includes(undefined) || said.includes(undefined)) return `row ${row}`;
    return JSON.stringify([ends.map((end) => personName(end as string)).sort(), said]);
  };
  const ofRow = new Int32Array(table.length);
  const all = [...groupBy(ofRow.keys(), keyOf).values()];
  all.forEach((rows, pair) => {
    for (const row of rows) ofRow[row] = pair;
  });
  const several = all.flatMap((rows, pair) => (rows.length > 1 ? [[pair, rows] as const] : []));
  return {
    count: all.length,
    ofRow,
    firstRow: Int32Array.from(all, ([first]) => first as number),
    severalRows: new Map(several),
  };
}

/** What a tie is called: by the two whom it names. */
export const namesOfPairs = (table: Table, ends: readonly [string, string]): string[] =>
  Array.from({ length: table.length }, (_, row) =>
    ends.map((field) => textAt(table.columns.get(field), row) ?? '').join('、'),
  );
