import { monthIndex } from '../core/calendar.ts';
import { hull, type Interval } from '../core/interval.ts';
import type { DataIssue } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import type { Message } from '../locale/catalogue.ts';
import { intervalsAt, UNKNOWN_DAYS, valueAt, withIntervals } from './columns.ts';
import type { GatheredTable } from './gather.ts';
import { blockOf, type Table } from './roster.ts';

/** Cadres whose births were filled in, in how many rows that made a difference, and the issues that are left. */
interface FilledBirths {
  readonly gathered: GatheredTable;
  /** Rows whose birth was not known to the month. */
  readonly rows: number;
  readonly issues: readonly DataIssue[];
}

/**
 * Takes births that are blank, unreadable or partial from the ID number of their row, where a user asked for it
 * (VERDICTS §1). A birth that the ID number contradicts stays as it is written.
 */
export function birthsFromIds(gathered: GatheredTable, issues: readonly DataIssue[]): FilledBirths {
  const { table, identities } = gathered;
  const births = table.columns.get('birth');
  if (births?.type !== 'range') return { gathered, rows: 0, issues };
  let rows = 0;
  const changes = new Map<number, readonly Interval[]>();
  for (let row = 0; row < table.length; row++) {
    const intervals = intervalsAt(births, row);
    const day = valueAt(identities, row)?.birth;
    if (day === undefined || isDay(intervals) || !intervals.some(({ from, to }) => from <= day && day <= to))
      continue;
    changes.set(row, [{ from: day, to: day }]);
    if (!isMonth(intervals)) rows++;
  }
  const unreadable = new Set([...births.unreadable].filter((row) => !changes.has(row)));
  const mended = [...births.unreadable].filter((row) => changes.has(row));
  const columns = new Map(table.columns).set('birth', withIntervals(births, changes, unreadable));
  return {
    gathered: { ...gathered, table: { ...table, columns } },
    rows,
    issues: withoutDoubt(issues, table, mended),
  };
}

const isDay = (intervals: readonly Interval[]): boolean => hull(intervals).from === hull(intervals).to;

const isMonth = (intervals: readonly Interval[]): boolean => {
  const { from, to } = hull(intervals);
  return from !== UNKNOWN_DAYS.from && monthIndex(from) === monthIndex(to);
};

/** The issues of cells that could not be read and did not have to be: the ID number was taken instead. */
function withoutDoubt(issues: readonly DataIssue[], table: Table, mended: readonly number[]): DataIssue[] {
  const places = new Set(
    mended.flatMap((row) => {
      const { input, sheet, columns } = blockOf(table, row);
      return (columns.get('birth') ?? []).map(
        ({ index }) => `${input} ${sheet} ${cellAddress(index, table.rowNumbers[row] as number)}`,
      );
    }),
  );
  return issues.map((issue) => {
    const { input, sheet, cell, message } = issue;
    if (!places.has(`${input} ${sheet} ${cell}`)) return issue;
    if (!isOfBirth(message)) return issue;
    const code = 'birth-from-id' as const;
    return { ...issue, code, severity: 'warning', message: { code, args: message.args } };
  });
}

type OfBirth = 'invalid-date' | 'future-date' | 'cell-error' | 'undecodable';

/** Whether a message says that a birth could not be read. */
const isOfBirth = (message: Message): message is Extract<Message, { code: OfBirth }> =>
  ['invalid-date', 'future-date', 'cell-error', 'undecodable'].includes(message.code);
