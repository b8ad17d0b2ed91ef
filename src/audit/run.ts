import { formatFraction, fraction } from '../core/fraction.ts';
import type { DataIssue } from '../core/issue.ts';
import { type Evaluation, makeEvaluation } from '../engine/memory/context.ts';
import { unitsOf } from '../engine/memory/groups.ts';
import { tallyStatistic } from '../engine/memory/statistic.ts';
import { tallyRule } from '../engine/memory/tally-rule.ts';
import type { GroupTally } from '../engine/tally.ts';
import type { Message } from '../locale/catalogue.ts';
import type { Roster } from '../roster/roster.ts';
import type { Rule, Rulebook, Statistic } from '../rulebook/model.ts';
import { absentReason, columnAbsent, type Reason, tablesOf } from './absence.ts';
import { cellsOf, doubtsOf, evidenceOf } from './evidence.ts';
import { issuesWithUnits } from './issue-units.ts';
import { inSheetOrder, kindsOfUnits, unitsWithoutRecords } from './issues.ts';
import { type Judgement, judge } from './judge.ts';
import { configNotes, type JudgedRule, notesOf, sheetsRead, unitsWithoutMembers } from './notes.ts';
import { othersOf, particularsOf } from './particulars.ts';
import { missingOf, NOTHING, recordGroup, recordNumbers, subjectOf } from './record-verdict.ts';
import type { AsOfSource, ConfigUsed, Report, StatisticResult, Verdict } from './report.ts';

/** What a run is made with, beside the roster and the rulebook. */
export interface AuditOptions {
  readonly version: string;
  readonly asOfSource: AsOfSource;
  readonly config?: ConfigUsed;
  /** Only groups in this subtree of the register. */
  readonly within?: number;
  /** What is to be said before all else. */
  readonly notes?: readonly Message[];
}

/** Judges every rule of a rulebook on a roster. */
export function audit(roster: Roster, rulebook: Rulebook, options: AuditOptions): Report {
  const evaluation = makeEvaluation(roster, rulebook);
  const judged = rulebook.rules.map((rule) => judgeRule(evaluation, rule, options.within));
  const verdicts = judged.flatMap(({ verdicts: each }) => each);
  // A statistic is of the whole roster: beside a part of it it would only mislead.
  const statistics =
    options.within === undefined
      ? rulebook.statistics.map((statistic) => judgeStatistic(evaluation, statistic))
      : [];
  return {
    version: options.version,
    asOf: rulebook.asOf,
    asOfSource: options.asOfSource,
    rulebook,
    config: options.config,
    inputs: sheetsRead(roster),
    notes: [
      ...(options.notes ?? []),
      ...configNotes(roster, options.config),
      ...notesOf(roster, rulebook, judged),
    ],
    verdicts,
    records: recordsRead(roster, rulebook),
    within: options.within === undefined ? undefined : roster.register.units[options.within]?.path,
    statistics,
    issues: issuesOf(roster, verdicts, rulebook),
    issueColumns: roster.issueColumns,
    evidenceOf: (verdict, rows) => evidenceOf(roster, verdict.rule.table, rows),
    cellsOf: (verdict, rows) => cellsOf(evaluation, verdict.rule, rows),
    nameOf: (verdict, row) => subjectOf(roster, verdict.rule.table, row) ?? '',
    doubtsOf: (verdict) => doubtsOf(evaluation, verdict),
    particularsOf: (verdict, row) => particularsOf(evaluation, verdict.rule, row),
    othersOf: (verdict) => othersOf(evaluation, verdict),
  };
}

function issuesOf(roster: Roster, verdicts: readonly Verdict[], rulebook: Rulebook): DataIssue[] {
  const kindOf = kindsOfUnits(verdicts);
  return inSheetOrder([
    ...issuesWithUnits(roster.issues, roster, kindOf),
    ...unitsWithoutRecords(roster, verdicts, rulebook, kindOf),
  ]);
}

function recordsRead({ tables }: Roster, { rules }: Rulebook): number {
  const read = new Set(rules.map(({ table }) => table));
  return [...read].reduce((sum, name) => sum + (tables.get(name)?.length ?? 0), 0);
}

function judgeRule(evaluation: Evaluation, rule: Rule, within: number | undefined): JudgedRule {
  const absent = absentReason(evaluation, rule);
  if (absent) return { rule, verdicts: [wholeRule(rule, absent)], excused: [], met: false, unitsWithout: [] };
  const { groups, excused } = tallyRule(evaluation, rule, within);
  if (
    excused.length > 0 &&
    groups.every(({ in: counted, out, unknown }) => counted.length + out.length + unknown.length === 0)
  ) {
    return {
      rule,
      verdicts: [wholeRule(rule, columnAbsent(evaluation, rule))],
      excused,
      met: false,
      unitsWithout: [],
    };
  }
  const open = openPeriod(evaluation.rulebook, rule);
  const verdicts = groups.flatMap((group) => {
    const verdict = verdictOf(evaluation, rule, group, judge(rule, group, open));
    return verdict ? [verdict] : [];
  });
  return {
    rule,
    verdicts,
    excused,
    met: groups.some(({ records }) => records > 0),
    unitsWithout: unitsWithout(evaluation, rule, groups, within),
  };
}

function unitsWithout(
  { roster, rulebook }: Evaluation,
  rule: Rule,
  groups: readonly GroupTally[],
  within: number | undefined,
): number[] {
  if (rule.expectedIn === undefined) return [];
  const units = unitsOf(rule.expectedIn, roster.register, rulebook.populations, within);
  return unitsWithoutMembers(
    roster,
    units,
    groups.flatMap((group) => [...group.in, ...group.out, ...group.unknown]),
    rule.table,
  );
}

const openPeriod = (rulebook: Rulebook, rule: Rule): boolean =>
  rule.columns.some((column) => rulebook.fields.get(column)?.openUntil !== undefined);

const wholeRule = (rule: Rule, reason: Reason): Verdict => ({
  ...NOTHING,
  rule,
  severity: rule.severity,
  group: { kind: 'roster', path: [] },
  status: 'notApplicable',
  reason,
  exact: true,
  open: false,
  missing: [],
  evidence: { in: [], out: [], unknown: [] },
  doubts: [],
  records: 0,
});

function verdictOf(
  evaluation: Evaluation,
  rule: Rule,
  group: GroupTally,
  judgement: Judgement,
): Verdict | undefined {
  const { reason: code, ...numbers } = judgement;
  const reason = code && { code, message: { code, args: {} } as Message };
  const base = {
    rule,
    severity: rule.severity,
    status: numbers.status,
    reason,
    exact: numbers.exact,
    open: numbers.open,
    missing: missingOf(evaluation, rule, group),
    evidence: { in: group.in, out: group.out, unknown: group.unknown },
    doubts: group.doubts,
    records: group.records,
  };
  if (group.group.kind === 'record')
    return {
      ...base,
      ...recordNumbers(evaluation, rule, group.group.row),
      ...recordGroup(evaluation, rule, group.group.row),
    };
  const bounds = Object.fromEntries(rule.bounds.map(({ key, value }) => [key, formatFraction(value)]));
  return {
    ...base,
    subject: undefined,
    group: groupOf(evaluation, rule, group),
    count: numbers.count,
    of: numbers.of,
    value: numbers.value,
    required: { bounds, count: numbers.required },
    shortfall: numbers.shortfall,
    excess: numbers.excess,
  };
}

function groupOf({ roster }: Evaluation, rule: Rule, { group }: GroupTally): Verdict['group'] {
  if (group.kind !== 'unit' || rule.per.kind !== 'units') return { kind: 'roster', path: [] };
  return { kind: rule.per.population, path: roster.register.units[group.unit]?.path ?? [] };
}

function judgeStatistic(evaluation: Evaluation, statistic: Statistic): StatisticResult {
  const { roster, rulebook } = evaluation;
  const missing = tablesOf(statistic, rulebook).find((table) => !roster.tables.has(table));
  if (missing)
    return {
      statistic,
      actual: undefined,
      agrees: undefined,
      reason: { code: 'table-absent', args: { table: missing } },
    };
  const { actual } = tallyStatistic(evaluation, statistic);
  const { claimed, measure } = statistic;
  const scale = measure.kind === 'sum' ? measure.scale : 1;
  const certain = actual.from === actual.to;
  const agrees =
    !certain || !claimed
      ? undefined
      : formatFraction(fraction(actual.from, scale)) === formatFraction(claimed);
  return { statistic, actual, agrees, reason: undefined };
}
