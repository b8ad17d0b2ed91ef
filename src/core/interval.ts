/** All whole numbers from `from` to `to`, both included; `from ≤ to`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The intervals in order, those that touch or overlap joined. */
export function joinIntervals(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => a.from - b.from || a.to - b.to);
  const joined: Interval[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last && next.from <= last.to + 1) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    } else joined.push(next);
  }
  return joined;
}

/** The smallest interval that holds all of them; at least one is needed. */
export const hull = (intervals: readonly Interval[]): Interval => ({
  from: Math.min(...intervals.map((interval) => interval.from)),
  to: Math.max(...intervals.map((interval) => interval.to)),
});

/** The days or numbers that lie in one interval of each list. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (const x of a) {
    for (const y of b) {
      const [from, to] = [Math.max(x.from, y.from), Math.min(x.to, y.to)];
      if (from <= to) common.push({ from, to });
    }
  }
  return joinIntervals(common);
}

/** An interval in pieces on each of which every test has one answer: a cut is the first number of a new side. */
export function pieces({ from, to }: Interval, cuts: readonly number[]): Interval[] {
  const starts = [from, ...new Set(cuts.filter((cut) => from < cut && cut <= to))].sort((a, b) => a - b);
  return starts.map((start, index) => ({
    from: start,
    to: index + 1 < starts.length ? (starts[index + 1] as number) - 1 : to,
  }));
}
