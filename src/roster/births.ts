import { intervalsAt, rangeColumnOf, UNKNOWN_DAYS } from './columns.ts';
import type { GatheredTable } from './gather.ts';

/** Cadres whose births were filled in, and in how many rows. */
interface FilledBirths {
  readonly gathered: GatheredTable;
  readonly rows: number;
}

/**
 * Takes births that are blank, unreadable or partial from the ID number of their row, where a user asked for it
 * (VERDICTS §1). A birth that the ID number contradicts stays as it is written.
 */
export function birthsFromIds(gathered: GatheredTable): FilledBirths {
  const { table, identities } = gathered;
  const births = table.columns.get('birth');
  if (births?.type !== 'range') return { gathered, rows: 0 };
  const filled = new Set<number>();
  const ranges = identities.map((identity, row) => {
    const intervals = intervalsAt(births, row);
    const day = identity?.birth;
    const isFull = intervals.length === 1 && intervals[0]?.from === intervals[0]?.to;
    if (day === undefined || isFull || !intervals.some(({ from, to }) => from <= day && day <= to))
      return intervals[0]?.from === UNKNOWN_DAYS.from ? [] : intervals;
    filled.add(row);
    return [{ from: day, to: day }];
  });
  const unreadable = new Set([...births.unreadable].filter((row) => !filled.has(row)));
  const columns = new Map(table.columns).set('birth', rangeColumnOf(ranges, 'day', unreadable));
  return { gathered: { ...gathered, table: { ...table, columns } }, rows: filled.size };
}
