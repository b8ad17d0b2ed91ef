import { exemptOn } from '../audit/exemptions/apply.ts';
import type { Status } from '../audit/judge.ts';
import { recordGroup } from '../audit/record-verdict.ts';
import type { Verdict } from '../audit/report.ts';
import { judgeNext } from '../audit/run.ts';
import type { Day } from '../core/calendar.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { standingTextOf } from '../engine/memory/tally-rule.ts';
import { unitOfPath } from '../roster/register.ts';
import { rowsOf } from '../roster/roster.ts';
import type { Exemption } from '../rulebook/exemptions/model.ts';
import type { Rule } from '../rulebook/model.ts';
import type { Cause, Cut } from './cut-days.ts';
import { type ChangedPart, isDivisible, partOf, type RowsUnder, unitsAround } from './part.ts';
import { type Judged, judgedOf, placeOf, valuesOf, verdictAt, verdictsIn } from './places.ts';

/** A verdict that has another status than on the day before. */
export interface Change {
  readonly day: Day;
  readonly group: Verdict['group'];
  readonly subject: Verdict['subject'];
  readonly from: Status;
  readonly to: Status;
  /** The verdict of the day before and that of the day; undefined where the rule says nothing of the group. */
  readonly before: Verdict | undefined;
  readonly after: Verdict | undefined;
  readonly because: readonly Cause[];
}

/** One rule on its way from day to day: what was judged last, and what exemptions made of it. */
export interface Course {
  readonly id: string;
  judged: Judged;
  shown: Judged;
  /** Of the records that may change, what they add to the rule. */
  readonly standings: Map<number, string>;
}

/** What all rules of a run have in common. */
export interface Road {
  readonly within: number | undefined;
  readonly under: RowsUnder;
  /** The exemptions of a rule, by its own id; they go by the id that reports show. */
  exemptionsOf(id: string): readonly Exemption[];
}

/** What may change a rule on one day. */
export interface Step {
  readonly evaluation: Evaluation;
  readonly rule: Rule;
  readonly cuts: readonly Cut[];
  /** The courses of the rules that it asks for, and those of them that hold elsewhere since today. */
  readonly needed: readonly Course[];
  readonly turned: readonly string[];
}

/** A rule as it stands on the first day. */
export function beginCourse(
  evaluation: Evaluation,
  rule: Rule,
  needed: readonly Course[],
  cuts: readonly Cut[],
  road: Road,
): Course {
  const judged = judgeAgain({ evaluation, rule, needed }, road);
  const rows = new Set(cuts.flatMap(({ row }) => row ?? []));
  const textOf = rows.size > 0 ? standingTextOf(evaluation, rule) : () => '';
  return {
    id: rule.id,
    judged,
    shown: exemptedOn(evaluation, rule, judged, road),
    standings: new Map([...rows].map((row) => [row, textOf(row)])),
  };
}

/** What a day does to a rule: the verdicts that change, and the ages that people reach who count otherwise from now on. */
interface Taken {
  readonly changes: readonly Change[];
  readonly arrived: readonly Extract<Cause, { reason: 'age' }>[];
}

/** Judges a rule again where it may have changed, and tells what has. */
export function takeStep(course: Course, step: Step, road: Road): Taken {
  const moved = movedIn(course, step);
  const arrived = step.cuts.flatMap(({ row, cause }) =>
    row !== undefined && moved.has(row) && cause?.reason === 'age' && cause.isBound ? [cause] : [],
  );
  const before = new Set(arrived.filter(({ row }) => isJudged(course, step, row)));
  const changes = changesOf(course, step, road).map((change) => told(change, step, moved));
  return {
    changes,
    arrived: arrived.filter((cause) => before.has(cause) || isJudged(course, step, cause.row)),
  };
}

/** Whether a record stands in a group that the rule has a verdict for, as it stands now. */
function isJudged({ judged: { byPlace } }: Course, { evaluation, rule }: Step, row: number): boolean {
  const { roster } = evaluation;
  if (rule.per.kind === 'roster') return true;
  if (rule.per.kind === 'record') return byPlace.has(placeOf(recordGroup(evaluation, rule, row).group));
  return [...unitsAround(roster, rule.table, row)].some((unit) =>
    byPlace.has(placeOf({ path: roster.register.units[unit]?.path ?? [] })),
  );
}

function changesOf(course: Course, step: Step, road: Road): PlainChange[] {
  const { evaluation, rule, cuts, turned } = step;
  const isJudgedAgain = turned.length > 0 || cuts.some(({ cause }) => cause?.reason !== 'exemption');
  const part = isJudgedAgain ? partIn(course, step, road) : undefined;
  const before = course.shown;
  const isExempted = road.exemptionsOf(course.id).length > 0;
  const judged = isJudgedAgain ? judgeAgain(step, road, part) : course.judged;
  if (part && !isExempted) {
    const changes = changesIn(before, judged, part.places);
    replace(course.judged, judged, part.places);
    return changes;
  }
  if (part) replace(course.judged, judged, part.places);
  else course.judged = judged;
  course.shown = exemptedOn(evaluation, rule, course.judged, road);
  const places = new Set([...before.byPlace.keys(), ...course.shown.byPlace.keys()]);
  return changesIn(before, course.shown, places);
}

/** The groups that a day's cuts change, where they can be judged by themselves. */
function partIn(
  course: Course,
  { evaluation, rule, cuts, turned }: Step,
  road: Road,
): ChangedPart | undefined {
  const rows = cuts.flatMap(({ row }) => row ?? []);
  const isOfRows = cuts.every(({ row, cause }) => row !== undefined || cause?.reason === 'exemption');
  if (turned.length > 0 || !isOfRows || course.judged.whole || !isDivisible(evaluation, rule))
    return undefined;
  return partOf(evaluation, rule, rows, road.under, (place) => course.judged.byPlace.has(place));
}

/** Judges a rule, or a part of its groups. */
function judgeAgain(
  { evaluation, rule, needed }: Pick<Step, 'evaluation' | 'rule' | 'needed'>,
  { within }: Road,
  part?: ChangedPart,
): Judged {
  const known = new Map(needed.map(({ id, judged }) => [id, { verdicts: verdictsIn(judged) }]));
  return judgedOf(judgeNext(evaluation, rule, known, within, part?.part).verdicts);
}

/** Puts the verdicts of some places in the place of those that were there. */
function replace({ byPlace }: Judged, by: Judged, places: ReadonlySet<string>): void {
  for (const place of places) {
    const verdicts = by.byPlace.get(place);
    if (verdicts) byPlace.set(place, verdicts);
    else byPlace.delete(place);
  }
}

/** What exemptions make of a rule's verdicts on the day; without any the very same. */
function exemptedOn({ rulebook, roster }: Evaluation, rule: Rule, judged: Judged, road: Road): Judged {
  const own = road.exemptionsOf(rule.id).map((exemption) => ({ ...exemption, rule: rule.id }));
  if (own.length === 0) return judged;
  const { within } = road;
  const verdicts = verdictsIn(judged);
  const options = { roster, within, isOneOfSeveral: false };
  return judgedOf(exemptOn(rulebook.asOf, { verdicts, rules: [rule] }, own, options).verdicts);
}

type PlainChange = Omit<Change, 'day' | 'because'>;

/** The groups of some places whose status is another one. */
function changesIn(before: Judged, after: Judged, places: ReadonlySet<string>): PlainChange[] {
  const groups = [...places].flatMap((place) => {
    const verdicts = [...(after.byPlace.get(place) ?? []), ...(before.byPlace.get(place) ?? [])];
    const byValues = new Map(verdicts.reverse().map((each) => [valuesOf(each), each]));
    return [...byValues.values()];
  });
  const wholes = places.size === 0 ? [after.whole ?? before.whole].flatMap((each) => each ?? []) : [];
  return [...groups, ...wholes].flatMap((verdict) => {
    const [then, now] = [verdictAt(before, verdict), verdictAt(after, verdict)];
    const [from, to] = [statusOf(then), statusOf(now)];
    return from === to
      ? []
      : [{ group: verdict.group, subject: verdict.subject, from, to, before: then, after: now }];
  });
}

/** Of whom a rule says nothing, to them it does not apply. */
const statusOf = (verdict: Verdict | undefined): Status => verdict?.status ?? 'notApplicable';

/** The rows of a day's cuts of which the standing changes. */
function movedIn({ standings }: Course, { evaluation, rule, cuts }: Step): ReadonlySet<number> {
  const rows = [...new Set(cuts.flatMap(({ row }) => row ?? []))];
  if (rows.length === 0) return new Set();
  const textOf = standingTextOf(evaluation, rule);
  return new Set(
    rows.filter((row) => {
      const text = textOf(row);
      const isAnother = standings.get(row) !== text;
      standings.set(row, text);
      return isAnother;
    }),
  );
}

/** A change with its causes: of the records in the group those that count otherwise now. */
function told(change: PlainChange, step: Step, moved: ReadonlySet<number>): Change {
  const { evaluation, cuts, turned } = step;
  const day = evaluation.rulebook.asOf;
  const near = cuts.filter(({ row, cause }) => cause !== undefined && isOfGroup(cause, row, change, step));
  const sure = near.filter(({ row }) => row === undefined || moved.has(row));
  const asked = turned.map((id): Cause => ({ reason: 'rule', rule: id }));
  const causes = [
    ...(sure.length > 0 || asked.length > 0 ? sure : near).flatMap(({ cause }) => cause ?? []),
    ...asked,
  ];
  return { ...change, day, because: once(causes, personIn(step)) };
}

/** Whether a cause may be one of a group's change. */
function isOfGroup(cause: Cause, row: number | undefined, change: PlainChange, step: Step): boolean {
  if (cause.reason === 'exemption')
    return [change.before, change.after].some(
      (verdict) => verdict?.exempted?.by.line === cause.exemption.line,
    );
  if (!('row' in cause)) return true;
  const { group } = change;
  if (group.path.length === 0 && group.origin === undefined) return true;
  return row !== undefined && group.origin !== undefined
    ? isOwnRecord(row, change, step)
    : isInUnit(cause, group, step);
}

/** Whether a group is the person of a row. */
function isOwnRecord(row: number, { group }: PlainChange, { evaluation, rule }: Step): boolean {
  const { people } = evaluation.context(rule.table);
  return rowsOf(people, people.ofRow[row] as number).some(
    (each) => placeOf(recordGroup(evaluation, rule, each).group) === placeOf(group),
  );
}

/** Whether the record of a cause may be in a group's unit; where it is not said where it belongs, it may be. */
function isInUnit(
  { table, isPrevious, row }: Extract<Cause, { row: number }>,
  group: Verdict['group'],
  { evaluation }: Step,
): boolean {
  const roster = isPrevious ? evaluation.previous?.roster : evaluation.roster;
  const unit = unitOfPath(evaluation.roster.register, group.path);
  if (!roster || !unit || (table !== 'units' && !roster.placements.has(table))) return true;
  const around = unitsAround(roster, table, row);
  return around.size === 0 || around.has(unit.index);
}

/** Who it is that a cause is of, and what happens: the first row of a person of the rule's table, else the row. */
function personIn({ evaluation, rule }: Step): (cause: Cause) => Cause {
  const { people } = evaluation.context(rule.table);
  return (cause) => {
    // One row of a person may tell the birth better than another.
    const told = cause.reason === 'age' ? { ...cause, read: undefined } : cause;
    return 'row' in told && told.table === rule.table && !told.isPrevious
      ? { ...told, row: people.firstRow[people.ofRow[told.row] as number] as number }
      : told;
  };
}

/** Causes that are told apart by the person, each once. */
const once = (causes: readonly Cause[], personOf: (cause: Cause) => Cause): Cause[] =>
  [
    ...new Map([...causes].reverse().map((cause) => [JSON.stringify(personOf(cause)), cause])).values(),
  ].reverse();
