import type { Day } from '../core/calendar.ts';
import { makeEvaluation } from '../engine/memory/context.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { saysNothing } from '../engine/memory/parameter-column.ts';
import { UNKNOWN_DAYS } from '../roster/columns.ts';
import { unitOfPath } from '../roster/register.ts';
import { unitValue } from '../roster/unit-columns.ts';
import type { Rule, RuleDate } from '../rulebook/model.ts';
import type { JudgedRule } from './notes.ts';
import type { Verdict } from './report.ts';

type Judge = (evaluation: Evaluation, rule: Rule) => JudgedRule;

/** Where a verdict was made, to show what was read on its own date; of most verdicts it is the report's. */
export const evaluationOf = ({ asOf }: Verdict, evaluation: Evaluation): Evaluation =>
  asOf === undefined ? evaluation : evaluationOn(evaluation, asOf);

/** The same roster by the same rulebook on another day; each day is made once. */
function evaluationOn(evaluation: Evaluation, day: Day): Evaluation {
  const { roster, rulebook, previous, held } = evaluation;
  const known = onDays.get(evaluation) ?? new Map<Day, Evaluation>();
  onDays.set(evaluation, known);
  const then = known.get(day) ?? makeEvaluation(roster, rulebook.at(day), previous?.roster, held);
  known.set(day, then);
  return then;
}

const onDays = new WeakMap<Evaluation, Map<Day, Evaluation>>();

/**
 * Judges a rule that has a date of its own (`asOf`): one day, or for each unit the day in a column of it. Ages, periods and
 * what is still running are those of that day; the roster stays the one handed in. A unit of which the day is not known
 * is undecided, unless the rule does not apply to it anyway.
 */
export function judgeOnOwnDate(evaluation: Evaluation, rule: Rule, judge: Judge): JudgedRule {
  const { asOf } = rule;
  if (asOf === undefined) return judge(evaluation, rule);
  const known = new Map<Day, JudgedRule>();
  const judgedOn = (day: Day): JudgedRule => {
    const own = known.get(day) ?? onDay(evaluation, rule, day, judge);
    known.set(day, own);
    return own;
  };
  if (asOf.kind === 'day') return judgedOn(asOf.day);
  const today = judge(evaluation, rule);
  const verdicts = today.verdicts.map((verdict): Verdict => {
    const day = dayOf(evaluation, asOf, verdict);
    if (day !== undefined)
      return judgedOn(day).verdicts.find((each) => isSameGroup(each, verdict)) ?? verdict;
    const isOfUnit = verdict.group.path.length > 0 && verdict.status !== 'notApplicable';
    return isOfUnit ? { ...verdict, status: 'undecided' } : verdict;
  });
  return { ...today, verdicts };
}

function onDay(evaluation: Evaluation, rule: Rule, day: Day, judge: Judge): JudgedRule {
  const then = evaluationOn(evaluation, day);
  const own = then.rulebook.rules.find(({ id }) => id === rule.id) as Rule;
  const judged = judge(then, own);
  const verdicts = judged.verdicts.map((verdict): Verdict => ({ ...verdict, rule, asOf: day }));
  return { ...judged, rule, verdicts };
}

/** The day that a column of a verdict's unit says, or what holds where it says nothing; undefined where it is not fully known. */
function dayOf(
  evaluation: Evaluation,
  { column, otherwise }: Extract<RuleDate, { kind: 'column' }>,
  { group }: Verdict,
): Day | undefined {
  const { register } = evaluation.roster;
  const unit = unitOfPath(register, group.path);
  if (unit && otherwise !== undefined && saysNothing(evaluation.context('units').column(column), unit.index))
    return otherwise;
  const value = unit && unitValue(register, unit.index, column);
  if (value?.type !== 'range') return undefined;
  const { from, to } = value.interval;
  return from === to && from !== UNKNOWN_DAYS.from ? from : undefined;
}

const isSameGroup = ({ group }: Verdict, { group: other }: Verdict): boolean =>
  group.path.join('/') === other.path.join('/') &&
  JSON.stringify(group.values ?? {}) === JSON.stringify(other.values ?? {});
