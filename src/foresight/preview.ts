import type { Report, Verdict } from '../audit/report.ts';
import { isDecisive, type Policy } from '../audit/status.ts';
import { formatDay } from '../core/calendar.ts';
import { formatFraction } from '../core/fraction.ts';
import { groupBy } from '../core/group-by.ts';
import type { DataIssue } from '../core/issue.ts';
import type { Origin } from '../core/origin.ts';
import type { Message } from '../locale/catalogue.ts';
import type { Change, ChangedRoster } from '../roster/changes/change-roster.ts';
import type { Register } from '../roster/register.ts';
import type { Input } from '../roster/roster.ts';
import { becauseOf, type Made, type Pair, touches } from './because.ts';
import { type Effect, effectOf } from './effect.ts';

/** A change by its number, with the paths of its units; undefined where there is none, or it is not told which. */
export interface PreviewedChange extends Change {
  readonly index: number;
  readonly from: readonly string[] | undefined;
  readonly to: readonly string[] | undefined;
}

/** What decides the exit code: whether the changes make anything worse, or the roster after them. */
export const JUDGED = ['change', 'after'] as const;
export type Judged = (typeof JUDGED)[number];

/** A verdict that changes touch: before, after, what they do to it, and which of them do it. */
export interface PreviewedVerdict extends Pair {
  readonly effect: Effect;
  readonly because: readonly number[];
}

/** A preview (预审): the verdicts of a roster before and after changes. */
export interface Preview {
  readonly before: Report;
  readonly after: Report;
  readonly judged: Judged;
  readonly changes: readonly PreviewedChange[];
  readonly verdicts: readonly PreviewedVerdict[];
  /** The files of the roster, and behind them those of the changes. */
  readonly inputs: readonly Pick<Input, 'path' | 'sha256'>[];
  /** How many of these are the roster's. */
  readonly rosterInputs: number;
  readonly notes: readonly Message[];
  /** What is wrong in the files of changes. */
  readonly issues: readonly DataIssue[];
}

/**
 * Compares the reports on two rosters, one with changes made. Every verdict whose group a change touches is told, and
 * every other one that differs.
 */
export function preview(
  before: Report,
  after: Report,
  changed: ChangedRoster,
  register: Register,
  judged: Judged,
): Preview {
  const pathOf = ([unit, ...others]: readonly number[]): readonly string[] | undefined =>
    unit === undefined || others.length > 0 ? undefined : register.units[unit]?.path;
  const changes = changed.changes.map(
    (change, index): PreviewedChange => ({
      ...change,
      index,
      from: change.done && pathOf(change.done.from),
      to: change.done && pathOf(change.done.to),
    }),
  );
  const made = changes.flatMap(({ index, done }): Made[] => {
    const paths = [...(done?.from ?? []), ...(done?.to ?? []), ...(done?.beside ?? [])].flatMap((unit) => {
      const path = register.units[unit]?.path;
      return path ? [path] : [];
    });
    return done ? [{ index, done, paths }] : [];
  });
  const { inputs } = changed.gathered.found;
  return {
    before,
    after,
    judged,
    changes,
    verdicts: pairsOf(before, after, made).flatMap((pair) => previewed(pair, made)),
    inputs,
    rosterInputs: before.inputs.length,
    notes: [...notesOf(changes, after), ...outsideNotes(made, after), ...changed.notes, ...after.notes],
    issues: changed.issues,
  };
}

/** A verdict that no change touches and that is as it was is not told. */
function previewed(pair: Pair, made: readonly Made[]): PreviewedVerdict[] {
  const effect = effectOf(pair.before, pair.after);
  const differs = numbersOf(pair.before) !== numbersOf(pair.after);
  const because = differs ? becauseOf(pair, made) : [];
  const isTouched = differs || (!isJudgedNowhere(pair) && made.some((change) => touches(change, pair)));
  return isTouched ? [{ ...pair, effect, because }] : [];
}

/** Whether a rule has no verdict but that there is nothing to judge it by, on either side. */
const isJudgedNowhere = ({ before, after }: Pair): boolean =>
  [before, after].every((verdict) => verdict?.reason && ABSENT.has(verdict.reason.code));

const ABSENT: ReadonlySet<string> = new Set(['table-absent', 'column-absent', 'tier-absent', 'not-in-force']);

/** Whether a verdict is another one after the changes, and neither better nor worse. */
export const isOtherwise = ({ before, after, effect }: PreviewedVerdict): boolean =>
  effect === 'same' && before !== undefined && after !== undefined && before.status !== after.status;

/** All that a verdict tells in numbers. */
function numbersOf(verdict: Verdict | undefined): string {
  if (!verdict) return '';
  const { status, count, of, value, shortfall, excess, distance, missing } = verdict;
  const exact = distance && [formatFraction(distance.shortfall), formatFraction(distance.excess)];
  return JSON.stringify([status, count, of, value, shortfall, excess, exact, missing]);
}

/** Verdicts of one rule and group, in the order after the changes; those that there are no more last. */
function pairsOf(before: Report, after: Report, made: readonly Made[]): Pair[] {
  const personOf = peopleBy(made);
  // Without an ID number every record of a person has a verdict of its own: the first is paired with the first.
  const keyed = ({ verdicts }: Report) => {
    const byKey = groupBy(verdicts, (verdict) => keyOf(verdict, personOf(verdict)));
    return new Map(
      [...byKey].flatMap(([key, same]) => same.map((verdict, at) => [`${key} ${at}`, verdict] as const)),
    );
  };
  const [earlier, later] = [keyed(before), keyed(after)];
  const gone = [...earlier].filter(([key]) => !later.has(key));
  return [
    ...[...later].map(([key, verdict]) => ({
      before: earlier.get(key),
      after: verdict,
      person: personOf(verdict),
    })),
    ...gone.map(([, verdict]) => ({ before: verdict, after: undefined, person: personOf(verdict) })),
  ];
}

const placeOf = ({ input, sheet, row }: Origin): string => JSON.stringify([input, sheet, row]);

/** Finds the person of a verdict on one of those whom changes are about. */
function peopleBy(made: readonly Made[]): (verdict: Verdict) => number | undefined {
  const people = new Map(
    made.flatMap(({ done }) => done.origins.map((origin) => [placeOf(origin), done.person] as const)),
  );
  return ({ rule, group: { origin } }) =>
    origin && rule.table === 'cadres' ? people.get(placeOf(origin)) : undefined;
}

/** Tells verdicts apart: by rule and unit or record; of people by who they are, for a change may move their rows. */
function keyOf({ rule, group }: Verdict, person: number | undefined): string {
  const { kind, path, values = {}, origin } = group;
  const whose = person === undefined ? (origin ? placeOf(origin) : path) : { person };
  return JSON.stringify([rule.id, kind, whose, values]);
}

function notesOf(changes: readonly PreviewedChange[], { asOf }: Report): Message[] {
  const numbers = (those: readonly PreviewedChange[]) => those.map(({ index }) => index + 1);
  const notMade = numbers(changes.filter(({ done }) => !done));
  const later = numbers(changes.filter(({ done, effective }) => done && effective && effective.from > asOf));
  return [
    ...(notMade.length > 0 ? [{ code: 'changes-not-made' as const, args: { changes: notMade } }] : []),
    ...(later.length > 0
      ? [{ code: 'changes-later' as const, args: { changes: later, asOf: formatDay(asOf) } }]
      : []),
  ];
}

/** The changes that touch no unit of those that the preview is limited to. */
function outsideNotes(made: readonly Made[], { within }: Report): Message[] {
  if (within === undefined) return [];
  const isInside = (path: readonly string[]) => within.every((name, at) => name === path[at]);
  const outside = made.filter(({ paths }) => !paths.some(isInside)).map(({ index }) => index + 1);
  if (outside.length === 0) return [];
  return [{ code: 'changes-outside', args: { changes: outside, within: within.join('/') } }];
}

/** How many verdicts there are of each effect. */
export function countEffects(verdicts: readonly PreviewedVerdict[]): Record<Effect, number> {
  const counts: Record<Effect, number> = { breaks: 0, worsens: 0, mends: 0, improves: 0, same: 0 };
  for (const { effect } of verdicts) counts[effect]++;
  return counts;
}

/** Whether the changes break or worsen a verdict that decides the exit code (VERDICTS §5). */
export const makesWorse = ({ verdicts }: Preview, { failOn }: Pick<Policy, 'failOn'>): boolean =>
  verdicts.some(({ effect, before, after }) => {
    const { severity } = (after ?? before) as Verdict;
    return (effect === 'breaks' || effect === 'worsens') && isDecisive(severity, failOn);
  });
