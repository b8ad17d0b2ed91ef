import type { DataIssue } from '../core/issue.ts';
import { makeEvaluation } from '../engine/memory/context.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { unitsOf } from '../engine/memory/groups.ts';
import type { Part } from '../engine/memory/rule-groups.ts';
import { tallyRule } from '../engine/memory/tally-rule.ts';
import type { GroupTally } from '../engine/tally.ts';
import type { Message } from '../locale/catalogue.ts';
import type { Roster } from '../roster/roster.ts';
import { byValues } from '../rulebook/by-values.ts';
import { fieldsBehind } from '../rulebook/fields-behind.ts';
import { inOrderOfNeed, rulesNeeded } from '../rulebook/held-rules.ts';
import type { Rule, Rulebook } from '../rulebook/model.ts';
import { absentReason, columnAbsent, notInForce, type Reason } from './absence.ts';
import { judgeStatistic, needsPrevious, structureOf } from './described.ts';
import { cellsOf, doubtsOf, sheetRowsOf } from './evidence.ts';
import { verdictOf } from './group-verdict.ts';
import { issuesWithUnits } from './issue-units.ts';
import { inSheetOrder, kindsOfUnits, unitsWithoutRecords } from './issues.ts';
import { judge } from './judge.ts';
import { configNotes, type JudgedRule, notesOf, sheetsRead, unitsWithoutMembers } from './notes.ts';
import { evaluationOf, judgeOnOwnDate } from './own-dates.ts';
import { othersOf, particularsOf } from './particulars.ts';
import { NOTHING, subjectOf } from './record-verdict.ts';
import { type AsOfSource, asFound, type ConfigUsed, type Report, type Verdict } from './report.ts';
import { unitFactsOf } from './unit-facts.ts';

/** What a run is made with, beside the roster and the rulebook. */
export interface AuditOptions {
  readonly version: string;
  readonly asOfSource: AsOfSource;
  readonly config?: ConfigUsed;
  /** Only groups in this subtree of the register. */
  readonly within?: number;
  /** The roster of the time before, for rules that compare with it. */
  readonly previous?: Roster;
  /** What is to be said before all else. */
  readonly notes?: readonly Message[];
}

/** Judges every rule of a rulebook on a roster. */
export function audit(roster: Roster, rulebook: Rulebook, options: AuditOptions): Report {
  const evaluation = makeEvaluation(roster, rulebook, options.previous);
  const all = judgeRules(evaluation, options.within);
  const judged = all.filter(({ rule }) => !rule.isPart);
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
    rulebooks: [rulebook],
    config: options.config,
    inputs: sheetsRead(roster),
    previous: (options.previous?.inputs ?? []).map(({ path, sha256 }) => ({ path, sha256 })),
    exemptions: undefined,
    notes: [
      ...(options.notes ?? []),
      ...departureNotes(rulebook),
      ...previousNotes(options.previous),
      ...configNotes(roster, options.config),
      ...notesOf(roster, rulebook, judged),
    ],
    rules: judged.map(({ rule }) => rule),
    verdicts,
    parts: all.filter(({ rule }) => rule.isPart).flatMap(({ verdicts: each }) => each),
    records: recordsRead(roster, [rulebook]),
    within: options.within === undefined ? undefined : roster.register.units[options.within]?.path,
    statistics,
    structure: structureOf(evaluation, options.within),
    issues: issuesOf(roster, verdicts, rulebook),
    issueColumns: roster.issueColumns,
    rulebookOf: () => rulebook,
    ruleFrom: ({ id }) => rulebook.ancestry.ruleFrom.get(id) ?? rulebook.id,
    sheetRowsOf: (verdict, rows) => sheetRowsOf(roster, verdict.rule.table, rows),
    cellsOf: (verdict, rows) => cellsOf(evaluation, verdict.rule, rows),
    nameOf: (verdict, row) => subjectOf(roster, verdict.rule.table, row) ?? '',
    doubtsOf: (verdict) => doubtsOf(evaluation, asFound(verdict)),
    particularsOf: (verdict, row) => particularsOf(evaluationOf(verdict, evaluation), verdict.rule, row),
    othersOf: (verdict) => othersOf(evaluation, verdict),
  };
}

/** What the rulebook changed of those that it extends without being shown to be stricter. */
const departureNotes = ({ ancestry }: Rulebook): Message[] =>
  ancestry.departures
    .filter(({ isLooser }) => isLooser)
    .map((departure) => ({ code: 'rulebook-departs', args: departure }));

const previousNotes = (previous: Roster | undefined): Message[] =>
  previous
    ? [
        {
          code: 'previous',
          args: { files: previous.inputs.map(({ path }) => path), issues: previous.issues.length },
        },
      ]
    : [];

function issuesOf(roster: Roster, verdicts: readonly Verdict[], rulebook: Rulebook): DataIssue[] {
  const kindOf = kindsOfUnits(verdicts);
  return inSheetOrder([
    ...issuesWithUnits(roster.issues, roster, kindOf),
    ...unitsWithoutRecords(roster, verdicts, rulebook, kindOf),
  ]);
}

/** How many records there are of the tables that rules read. */
export function recordsRead({ tables }: Roster, rulebooks: readonly Rulebook[]): number {
  const read = new Set(rulebooks.flatMap(({ rules }) => rules.map(({ table }) => table)));
  return [...read].reduce((sum, name) => sum + (tables.get(name)?.length ?? 0), 0);
}

/** Judges every rule, those first that others ask for. */
function judgeRules(evaluation: Evaluation, within: number | undefined): JudgedRule[] {
  const { rules, populations } = evaluation.rulebook;
  const needed = inOrderOfNeed(rules, populations);
  if ('ring' in needed) throw new TypeError(`rules need each other: ${needed.ring.join(', ')}`);
  const asked = new Set(rules.flatMap((rule) => rulesNeeded(rule, populations)));
  const judged = new Map<string, JudgedRule>();
  for (const rule of needed.order) {
    const own = judgeNext(evaluation, rule, judged, within);
    judged.set(rule.id, own);
    if (asked.has(rule.id)) evaluation.held.set(rule.id, heldIn(evaluation, own.verdicts));
  }
  return rules.map((rule) => judged.get(rule.id) as JudgedRule);
}

/** Judges a rule when those that it asks for have been (`judged`), and are held in the evaluation. `part`: only these groups. */
export function judgeNext(
  evaluation: Evaluation,
  rule: Rule,
  judged: ReadonlyMap<string, Pick<JudgedRule, 'verdicts'>>,
  within: number | undefined,
  part?: Part,
): JudgedRule {
  const needed = rulesNeeded(rule, evaluation.rulebook.populations);
  const absent = needed.flatMap((id) => absentOf(judged.get(id)) ?? [])[0];
  if (absent) return withoutGroups(rule, absent);
  return judgeOnOwnDate(evaluation, rule, (at, each) => judgeRule(at, each, within, part));
}

/** Why a rule could not be judged anywhere: then none that asks for it can be. */
function absentOf(judged: Pick<JudgedRule, 'verdicts'> | undefined): Reason | undefined {
  const [only, ...others] = judged?.verdicts ?? [];
  const isWhole = only && others.length === 0 && only.group.path.length === 0 && only.records === 0;
  return isWhole ? only.reason : undefined;
}

/**
 * For each unit whether a rule holds in it: 1 where it passes, -1 where that is undecided, else 0. Of several verdicts of
 * a unit, one a value, all must pass.
 */
export function heldIn({ roster }: Evaluation, verdicts: readonly Verdict[]): Int8Array {
  const { units } = roster.register;
  const position = new Map(units.map(({ path, index }) => [path.join('/'), index]));
  const statuses = new Map<number, Set<Verdict['status']>>();
  for (const { group, status } of verdicts) {
    const unit = position.get(group.path.join('/'));
    if (unit !== undefined) statuses.set(unit, (statuses.get(unit) ?? new Set()).add(status));
  }
  return Int8Array.from(units, ({ index }) => {
    const own = statuses.get(index) ?? new Set();
    if (own.has('fail') || !(own.has('pass') || own.has('undecided'))) return 0;
    return own.has('undecided') ? -1 : 1;
  });
}

/** A rule that is judged in no group, for one reason; without one it cannot be told. */
const withoutGroups = (rule: Rule, reason?: Reason): JudgedRule => ({
  rule,
  verdicts: [wholeRule(rule, reason)],
  excused: [],
  met: false,
  unitsWithout: [],
  unitsInDoubt: [],
});

function judgeRule(
  evaluation: Evaluation,
  rule: Rule,
  within: number | undefined,
  part: Part | undefined,
): JudgedRule {
  const absent = notInForce(evaluation.rulebook, rule) ?? absentReason(evaluation, rule);
  if (absent) return withoutGroups(rule, absent);
  if (needsPrevious(evaluation.rulebook, rule) && !evaluation.previous)
    return { ...withoutGroups(rule), isWithoutPrevious: true };
  const tallied = byValues(rule).map((own) => ({
    ...own,
    tally: tallyRule(evaluation, own.rule, within, part),
  }));
  const groups = tallied.flatMap(({ tally }) => tally.groups);
  const excused = [...new Set(tallied.flatMap(({ tally }) => tally.excused))];
  const isNobodyLeft = groups.every(
    ({ evidence: each }) => each.in.length + each.out.length + each.unknown.length === 0,
  );
  if (excused.length > 0 && isNobodyLeft) {
    return { ...withoutGroups(rule, columnAbsent(evaluation, rule)), excused };
  }
  const open = openPeriod(evaluation.rulebook, rule);
  // Unit by unit, and within each value by value.
  const verdicts = (tallied[0]?.tally.groups ?? []).flatMap((_, index) =>
    tallied.map(({ tally, values }) => {
      const group = tally.groups[index] as GroupTally;
      const judgement = judge(rule, group, open, unitFactsOf(evaluation, group));
      return verdictOf(evaluation, rule, group, values, judgement);
    }),
  );
  return {
    rule,
    verdicts,
    excused,
    met: groups.some(({ records }) => records > 0),
    unitsWithout: unitsWithout(evaluation, rule, groups, within),
    unitsInDoubt: groups.flatMap(({ group }) => (group.kind === 'unit' && !group.isSure ? [group.unit] : [])),
  };
}

function unitsWithout(
  evaluation: Evaluation,
  rule: Rule,
  groups: readonly GroupTally[],
  within: number | undefined,
): number[] {
  if (rule.expectedIn === undefined) return [];
  const units = unitsOf(evaluation, rule.expectedIn, within).flatMap(({ unit, isSure }) =>
    isSure ? [unit] : [],
  );
  return unitsWithoutMembers(
    evaluation.roster,
    units,
    groups.flatMap(({ evidence: each }) => [...each.in, ...each.out, ...each.unknown]),
    rule.table,
  );
}

const openPeriod = (rulebook: Rulebook, { table, columns }: Rule): boolean =>
  fieldsBehind(table, columns, rulebook).some(({ openUntil }) => openUntil !== undefined);

const wholeRule = (rule: Rule, reason: Reason | undefined): Verdict => ({
  ...NOTHING,
  rule,
  severity: rule.severity,
  group: { kind: 'roster', path: [] },
  status: reason ? 'notApplicable' : 'undecided',
  reason,
  exact: true,
  open: false,
  missing: [],
  evidence: { in: [], out: [], unknown: [] },
  doubts: [],
  grounds: undefined,
  steps: () => [],
  records: 0,
});
