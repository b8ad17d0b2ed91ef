import type { Verdict } from '../audit/report.ts';

/** The records that stand otherwise in one of two verdicts of a group, each person by one row. */
export interface MovesOnDay {
  /** Those that count now, and then surely not; those that count then, and now surely not. */
  readonly leave: readonly number[];
  readonly join: readonly number[];
  /** Those of whom it is sure now, and not then, whether they count. */
  readonly doubtful: readonly number[];
  /** Those that are in the base alone on the one day, and nowhere on the other. */
  readonly leaveBase: readonly number[];
  readonly joinBase: readonly number[];
}

type Standing = keyof Verdict['evidence'];

/** Who stands otherwise in a verdict of a later day than in that of the first; `rowOf`: the row that a person is told by. */
export function movesBetween(
  now: Verdict | undefined,
  then: Verdict,
  rowOf: (row: number) => number,
): MovesOnDay {
  const rowsOf = (verdict: Verdict | undefined, standings: readonly Standing[]): ReadonlySet<number> =>
    new Set(standings.flatMap((standing) => (verdict?.evidence[standing] ?? []).map(rowOf)));
  const [before, after] = [
    (...standings: Standing[]) => rowsOf(now, standings),
    (...standings: Standing[]) => rowsOf(then, standings),
  ];
  return {
    leave: without(before('in'), after('in', 'unknown')),
    join: without(after('in'), before('in', 'unknown')),
    doubtful: without(after('unknown'), before('unknown')),
    leaveBase: without(before('out'), after('in', 'out', 'unknown')),
    joinBase: without(after('out'), before('in', 'out', 'unknown')),
  };
}

const without = (rows: ReadonlySet<number>, others: ReadonlySet<number>): number[] =>
  [...rows].filter((row) => !others.has(row));
