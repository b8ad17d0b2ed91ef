import type { Verdict } from '../audit/report.ts';
import { heldIn } from '../audit/run.ts';
import type { Day } from '../core/calendar.ts';
import { groupBy } from '../core/group-by.ts';
import { makeEvaluation } from '../engine/memory/context.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { recordsOf } from '../engine/memory/rule-groups.ts';
import { unitsOfRecord } from '../roster/record-units.ts';
import { isWithin } from '../roster/register.ts';
import type { Roster } from '../roster/roster.ts';
import type { Exemption } from '../rulebook/exemptions/model.ts';
import { inOrderOfNeed, rulesNeeded } from '../rulebook/held-rules.ts';
import type { Rule, Rulebook } from '../rulebook/model.ts';
import { beginCourse, type Change, type Course, type Road, takeStep } from './course.ts';
import { type Cause, type Cut, cutsOf } from './cut-days.ts';
import { rowsUnder } from './part.ts';
import { verdictsIn } from './places.ts';

/** What one rulebook's rules are followed through. */
export interface SweepOptions {
  /** The last day that is looked at. */
  readonly until: Day;
  readonly within?: number | undefined;
  readonly previous?: Roster | undefined;
  /** The rules that are followed, by their ids; with them those that they ask for. */
  readonly followed: ReadonlySet<string>;
  /** The exemptions of a rule. */
  readonly exemptionsOf: (id: string) => readonly Exemption[];
  /** Days whose verdicts are wanted in full. */
  readonly on: readonly Day[];
}

/** A change of a rule's verdict. */
export type RuleChange = Change & { readonly rule: string };

/** Somebody reaches an age that a rule bounds, and counts otherwise in it from that day on. */
export interface Arrival {
  readonly day: Day;
  readonly rule: string;
  readonly cause: Extract<Cause, { reason: 'age' }>;
}

/** What becomes of the verdicts of a roster as days go by. */
export interface Sweep {
  /** By day, and on each day by rule. */
  readonly changes: readonly RuleChange[];
  readonly arrivals: readonly Arrival[];
  /** For each day that was asked for, the verdicts of the rules followed. */
  readonly on: ReadonlyMap<Day, readonly Verdict[]>;
}

/**
 * Follows rules from the rulebook's date up to a day, both ends judged, if nobody moves. Rules are judged on the days
 * alone on which something may change for them, and there in the groups alone that it may change: by the same tallies
 * and verdicts as in an audit of that day.
 */
export function sweep(roster: Roster, rulebook: Rulebook, options: SweepOptions): Sweep {
  const held = new Map<string, Int8Array>();
  const start = makeEvaluation(roster, rulebook, options.previous, held);
  const { order, needs } = rulesInOrder(rulebook, options.followed);
  const road: Road = {
    within: options.within,
    under: rowsUnder(roster, (table) => recordsOf(start, table)),
    exemptionsOf: options.exemptionsOf,
  };
  // Looked at apart: what is held in units is a column that is bound once, when the rules behind it have been judged.
  const looked = makeEvaluation(roster, rulebook, options.previous);
  const agenda = new Map(order.map((rule) => [rule.id, cutsIn(looked, rule, options)]));
  const courses = new Map<string, Course>();
  const run = { roster, rulebook, options, held, seen: new Map(), road, order, needs, courses };
  for (const rule of order) {
    const course = beginCourse(start, rule, neededOf(run, rule.id), agenda.get(rule.id) ?? [], road);
    courses.set(rule.id, course);
    hold(run, start, course);
  }
  return follow(run, agenda);
}

/** The courses of the rules that a rule asks for. */
const neededOf = ({ needs, courses }: Run, id: string): Course[] =>
  (needs.get(id) ?? []).map((need) => courses.get(need) as Course);

/** Keeps in which units a rule holds, where others ask for it; whether that, or whether it is judged at all, is otherwise now. */
function hold({ needs, held, seen }: Run, evaluation: Evaluation, { id, judged }: Course): boolean {
  if (![...needs.values()].some((each) => each.includes(id))) return false;
  const now = heldIn(evaluation, verdictsIn(judged));
  held.set(id, now);
  const [before, text] = [seen.get(id), `${judged.whole?.status} ${now.join()}`];
  seen.set(id, text);
  return text !== before;
}

/** The days on which a rule may change, those among them on which an exemption of it begins or has lapsed. */
function cutsIn(start: Evaluation, rule: Rule, { until, within, exemptionsOf }: SweepOptions): Cut[] {
  const days = { from: start.rulebook.asOf + 1, to: until };
  const ofExemptions = exemptionsOf(rule.id).flatMap((exemption) =>
    [...(exemption.since === undefined ? [] : [exemption.since]), exemption.until + 1]
      .filter((day) => days.from <= day && day <= days.to)
      .map((day): Cut => ({ day, row: undefined, cause: { reason: 'exemption', exemption } })),
  );
  const isInside = ({ row }: Cut): boolean =>
    row === undefined ||
    within === undefined ||
    unitsOfRecord(start.roster, rule.table, row).some((unit) =>
      isWithin(start.roster.register, unit, within),
    );
  return [...cutsOf(start, rule, days).filter(isInside), ...ofExemptions];
}

interface Run {
  readonly roster: Roster;
  readonly rulebook: Rulebook;
  readonly options: SweepOptions;
  /** What is held of the rules that others ask for, kept up from day to day. */
  readonly held: Map<string, Int8Array>;
  /** The same as texts, with what is said of a rule that is judged nowhere. */
  readonly seen: Map<string, string>;
  readonly road: Road;
  readonly order: readonly Rule[];
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly courses: ReadonlyMap<string, Course>;
}

/** The rules that are followed and those that they ask for, each behind those that it asks for. */
function rulesInOrder(
  { rules, populations }: Rulebook,
  followed: ReadonlySet<string>,
): Pick<Run, 'order' | 'needs'> {
  const found = inOrderOfNeed(rules, populations);
  const all = 'order' in found ? found.order : [];
  const needs = new Map(all.map((rule) => [rule.id, rulesNeeded(rule, populations)]));
  const wanted = new Set<string>(followed);
  for (const { id } of [...all].reverse())
    if (wanted.has(id)) for (const need of needs.get(id) ?? []) wanted.add(need);
  return { order: all.filter(({ id }) => wanted.has(id)), needs };
}

/** Takes every rule from day to day. */
function follow(run: Run, agenda: ReadonlyMap<string, readonly Cut[]>): Sweep {
  const { options, order, courses } = run;
  const cuts = [...agenda].flatMap(([rule, own]) => own.map((cut) => ({ rule, cut })));
  const byDay = groupBy(cuts, ({ cut }) => cut.day);
  const days = [...byDay.keys()].sort((a, b) => a - b);
  const changes: RuleChange[] = [];
  const arrivals: Arrival[] = [];
  const on = new Map<Day, readonly Verdict[]>();
  const takeDown = (before: Day): void => {
    for (const day of options.on)
      if (day < before && !on.has(day))
        on.set(
          day,
          order.flatMap(({ id }) =>
            options.followed.has(id) ? verdictsIn((courses.get(id) as Course).shown) : [],
          ),
        );
  };
  for (const day of days) {
    takeDown(day);
    const today = groupBy(byDay.get(day) ?? [], ({ rule }) => rule);
    for (const each of dayOf(run, day, (id) => (today.get(id) ?? []).map(({ cut }) => cut))) {
      changes.push(...each.changes.map((change) => ({ ...change, rule: each.rule })));
      arrivals.push(...each.arrived.map((cause) => ({ day, rule: each.rule, cause })));
    }
  }
  takeDown(Number.POSITIVE_INFINITY);
  return { changes, arrivals, on };
}

interface RuleDay {
  readonly rule: string;
  readonly changes: readonly Change[];
  readonly arrived: readonly Arrival['cause'][];
}

/** One day: each rule that may change on it, behind those that it asks for. Of those that nobody follows nothing is told. */
function dayOf(run: Run, day: Day, cutsToday: (id: string) => readonly Cut[]): RuleDay[] {
  const { roster, rulebook, options, held, road, order, needs, courses } = run;
  const evaluation = makeEvaluation(roster, rulebook.at(day), options.previous, held);
  const rules = new Map(evaluation.rulebook.rules.map((rule) => [rule.id, rule]));
  const turned = new Set<string>();
  return order.flatMap(({ id }): RuleDay[] => {
    const [cuts, needed] = [cutsToday(id), needs.get(id) ?? []];
    const turnedNeeds = needed.filter((each) => turned.has(each));
    if (cuts.length === 0 && turnedNeeds.length === 0) return [];
    const course = courses.get(id) as Course;
    const { changes, arrived } = takeStep(
      course,
      {
        evaluation,
        rule: rules.get(id) as Rule,
        cuts,
        needed: neededOf(run, id),
        turned: turnedNeeds,
      },
      road,
    );
    if (hold(run, evaluation, course)) turned.add(id);
    return options.followed.has(id) ? [{ rule: id, changes, arrived }] : [];
  });
}
