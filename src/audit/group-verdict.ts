import type { Evaluation } from '../engine/memory/evaluation.ts';
import type { GroupTally } from '../engine/tally.ts';
import type { Message } from '../locale/catalogue.ts';
import type { Rule } from '../rulebook/model.ts';
import type { Judgement } from './judge.ts';
import { missingOf, recordGroup, recordNumbers, type VerdictNumbers } from './record-verdict.ts';
import type { Verdict } from './report.ts';
import { hasSteps, stepsOf } from './steps.ts';
import { unitFactsOf } from './unit-facts.ts';

/** The verdict of a rule in a group, by its judgement. `values`: those of the rule's columns that make the group. */
export function verdictOf(
  evaluation: Evaluation,
  rule: Rule,
  group: GroupTally,
  values: Readonly<Record<string, string>>,
  judgement: Judgement,
): Verdict {
  const numbers = orNone(group, judgement);
  const { row } = group.group.kind === 'record' ? group.group : { row: undefined };
  const record = row === undefined ? undefined : recordGroup(evaluation, rule, row);
  const isOfRecord = row !== undefined && rule.measure.kind === 'every';
  const own = isOfRecord ? recordNumbers(evaluation, rule, row) : numbersOfGroup(numbers);
  const where = record?.group ?? groupOf(evaluation, rule, group);
  // Every part by its name: of an object that is put together of others V8 makes a hash table, and this was most of a verdict.
  return {
    rule,
    severity: rule.severity,
    group: rule.groupColumns.length > 0 && !isOfRecord ? { ...where, values } : where,
    subject: record?.subject,
    status: numbers.status,
    reason: numbers.reason && {
      code: numbers.reason,
      message: { code: numbers.reason, args: {} } as Message,
    },
    count: own.count,
    of: own.of,
    value: own.value,
    required: own.required,
    shortfall: own.shortfall,
    excess: own.excess,
    distance: own.distance,
    exact: numbers.exact,
    open: numbers.open,
    missing: missingOf(evaluation, rule, group),
    evidence: group.evidence,
    doubts: group.doubts,
    grounds: group.group.kind === 'record' ? undefined : { group, unit: unitFactsOf(evaluation, group) },
    steps: hasSteps(rule) ? () => stepsOf(rule, group, unitFactsOf(evaluation, group)) : noSteps,
    records: group.records,
  };
}

const noSteps = () => [];

/** The numbers of a verdict that is of no single record. */
const numbersOfGroup = ({
  count,
  of,
  value,
  bounds,
  required,
  shortfall,
  excess,
  distance,
}: Judgement): VerdictNumbers => ({
  count,
  of,
  value,
  required: { bounds, count: required },
  shortfall,
  excess,
  distance,
});

/** A unit that may not be in the rule's population has no verdict there: what it would get is in doubt. */
function orNone({ group }: GroupTally, judgement: Judgement): Judgement {
  const isDoubtful = group.kind === 'unit' && !group.isSure && judgement.status !== 'notApplicable';
  return isDoubtful ? { ...judgement, status: 'undecided' } : judgement;
}

function groupOf({ roster }: Evaluation, rule: Rule, { group }: GroupTally): Verdict['group'] {
  if (group.kind !== 'unit' || rule.per.kind !== 'units') return { kind: 'roster', path: [] };
  return { kind: rule.per.population, path: roster.register.units[group.unit]?.path ?? [] };
}
