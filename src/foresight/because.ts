import type { Verdict } from '../audit/report.ts';
import type { ChangeDone } from '../roster/changes/change-roster.ts';

/** A change that was made, with the paths of the units that it touches. */
export interface Made {
  readonly index: number;
  readonly done: ChangeDone;
  /** The units that it took somebody from or brought somebody to, and those of the person's other records that it altered. */
  readonly paths: readonly (readonly string[])[];
}

/** A verdict before and after; undefined where there is none. */
export interface Pair {
  readonly before: Verdict | undefined;
  readonly after: Verdict | undefined;
  /** Of a verdict on somebody whom changes are about, who that is. */
  readonly person: number | undefined;
}

/** Whether a change touches the group of a verdict: a unit that it is about, one above that, its person, or the whole roster. */
export function touches({ paths, done }: Made, { before, after, person }: Pair): boolean {
  if (person !== undefined) return done.person === person;
  const { group } = (after ?? before) as Verdict;
  if (group.kind === 'person' || group.kind === 'record') return false;
  // A record of no unit of the register has no path, and is of the whole roster all the same.
  if (group.path.length === 0) return true;
  return paths.some((path) => group.path.every((name, at) => name === path[at]));
}

/**
 * The changes by which a verdict differs before and after: those whose person stands otherwise in the rule and group, with
 * the earlier changes that they build on. Where standings do not tell (numbers that hang on more than who counts, people
 * of other tables) it is every change that touches the group, or else every change. See docs/decisions/0024.
 */
export function becauseOf(pair: Pair, made: readonly Made[]): number[] {
  if (isOfRuleAlone(pair)) return made.map(({ index }) => index);
  const touching = made.filter((change) => touches(change, pair));
  const moved = made.filter((change) => standsOtherwise(change.done, pair));
  const own = narrowed(moved, touching);
  if (own.length > 0 && isToldByStandings(pair)) return withBases(own, made);
  return withBases(touching.length > 0 ? touching : made, made);
}

/** A unit's verdict is on one side alone where the rule is judged nowhere on the other: that hangs on the whole roster. */
const isOfRuleAlone = ({ before, after, person }: Pair): boolean =>
  person === undefined &&
  (before === undefined || after === undefined) &&
  (after ?? before)?.group.origin === undefined;

/** Of the changes of one person those that touch the group; where none does, all of them. */
function narrowed(moved: readonly Made[], touching: readonly Made[]): readonly Made[] {
  const inTouch = new Set(touching.filter((change) => moved.includes(change)));
  const people = new Set([...inTouch].map(({ done }) => done.person));
  return moved.filter((change) => inTouch.has(change) || !people.has(change.done.person));
}

/** Changes with those that they build on, in their order. */
function withBases(own: readonly Made[], made: readonly Made[]): number[] {
  const all = new Set(own.map(({ index }) => index));
  // A change builds on earlier ones alone, so that one way through from the last to the first finds all.
  for (const { index, done } of [...made].reverse())
    if (all.has(index)) for (const base of done.basedOn) all.add(base);
  return [...all].sort((a, b) => a - b);
}

const PLAIN: ReadonlySet<string> = new Set(['count', 'share', 'every']);

/** Whether a verdict hangs on nothing but how many people count, and how many are in the base. */
function isToldByStandings({ before, after }: Pair): boolean {
  const { rule } = (after ?? before) as Verdict;
  return rule.table === 'cadres' && PLAIN.has(rule.measure.kind) && rule.numbers.length === 0;
}

/** Whether a person counts otherwise after the changes. One who cannot be told may: two doubts need not be the same. */
function standsOtherwise({ before: rows, after: rowsAfter }: ChangeDone, { before, after }: Pair): boolean {
  const { rule } = (after ?? before) as Verdict;
  if (rule.table !== 'cadres') return false;
  const [own, other] = [standingOf(before, rows), standingOf(after, rowsAfter)];
  return own !== other || own.includes('unknown');
}

/** Where the records of a person stand in a verdict: `in`, `out,out`; empty where they are no part of it. */
function standingOf(verdict: Verdict | undefined, rows: readonly number[]): string {
  const wanted = new Set(rows);
  return (['in', 'out', 'unknown'] as const)
    .flatMap((standing) =>
      (verdict?.evidence[standing] ?? []).flatMap((row) => (wanted.has(row) ? [standing] : [])),
    )
    .join();
}
