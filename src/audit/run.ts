import { compareFractions, fraction } from '../core/fraction.ts';
import type { DataIssue } from '../core/issue.ts';
import { isExact, type Range } from '../core/range.ts';
import { makeEvaluation } from '../engine/memory/context.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { unitsOf } from '../engine/memory/groups.ts';
import type { Part } from '../engine/memory/rule-groups.ts';
import { asRule, tallyStatistic } from '../engine/memory/statistic.ts';
import { tallyRule } from '../engine/memory/tally-rule.ts';
import type { GroupTally } from '../engine/tally.ts';
import type { Message } from '../locale/catalogue.ts';
import type { Roster } from '../roster/roster.ts';
import { byValues } from '../rulebook/by-values.ts';
import { fieldsBehind } from '../rulebook/fields-behind.ts';
import { inOrderOfNeed, rulesNeeded } from '../rulebook/held-rules.ts';
import type { Rule, Rulebook, Statistic } from '../rulebook/model.ts';
import { absentReason, columnAbsent, isAbsent, notInForce, type Reason, tablesOf } from './absence.ts';
import { cellsOf, doubtsOf, sheetRowsOf } from './evidence.ts';
import { issuesWithUnits } from './issue-units.ts';
import { inSheetOrder, kindsOfUnits, unitsWithoutRecords } from './issues.ts';
import { type Judgement, judge, rangeOfValue } from './judge.ts';
import { configNotes, type JudgedRule, notesOf, sheetsRead, unitsWithoutMembers } from './notes.ts';
import { evaluationOf, judgeOnOwnDate } from './own-dates.ts';
import { othersOf, particularsOf } from './particulars.ts';
import {
  missingOf,
  NOTHING,
  recordGroup,
  recordNumbers,
  subjectOf,
  type VerdictNumbers,
} from './record-verdict.ts';
import {
  type AsOfSource,
  asFound,
  type ConfigUsed,
  type Report,
  type StatisticResult,
  type StructureResult,
  type Verdict,
} from './report.ts';
import { hasSteps, stepsOf } from './steps.ts';
import { describe } from './structure.ts';
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

/** Whether a rule compares with the previous roster: by a number of it, or by a field over its records. */
const needsPrevious = (
  rulebook: Rulebook,
  { numbers = [], table, columns }: Pick<Rule, 'table' | 'columns'> & Partial<Pick<Rule, 'numbers'>>,
): boolean =>
  numbers.some(({ isPrevious }) => isPrevious) ||
  fieldsBehind(table, columns, rulebook).some(({ isPrevious }) => isPrevious);

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

function verdictOf(
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

/** A table of the whole roster is left out beside a part of it, as statistics are. */
const structureOf = (evaluation: Evaluation, within: number | undefined): StructureResult[] =>
  evaluation.rulebook.structure
    .filter(({ per }) => within === undefined || per.kind === 'units')
    .map((structure) => {
      const { shows } = structure;
      const reason = notTold(evaluation, {
        ...structure,
        numbers: 'gathering' in shows ? shows.numbers : [],
      });
      return reason
        ? { structure, rulebook: evaluation.rulebook, splits: [], groups: [], reason }
        : describe(evaluation, structure, within);
    });

/** What is missing for numbers of a table. */
function notTold(
  evaluation: Evaluation,
  shown: Pick<Statistic, 'id' | 'table' | 'columns' | 'numbers'>,
): Message | undefined {
  const { roster, rulebook } = evaluation;
  const missing = tablesOf(shown, rulebook).find((table) => isAbsent(roster, table));
  if (missing) return { code: 'table-absent', args: { table: missing } };
  if (needsPrevious(rulebook, shown) && !evaluation.previous)
    return { code: 'previous-missing', args: { rules: [shown.id] } };
  return undefined;
}

function judgeStatistic(evaluation: Evaluation, statistic: Statistic): StatisticResult {
  const untold = notTold(evaluation, statistic);
  if (untold) return { statistic, actual: undefined, agrees: undefined, reason: untold };
  const actual = actualOf(evaluation, statistic);
  const { claimed } = statistic;
  const certain = actual && isExact(actual) ? actual.from : undefined;
  const agrees = certain && claimed && compareFractions(certain, claimed) === 0;
  const reason = actual ? undefined : ({ code: 'empty-base', args: {} } as const);
  return { statistic, actual, agrees, reason };
}

/** What a statistic comes to; undefined where it is a number of nobody. */
function actualOf(evaluation: Evaluation, statistic: Statistic): Range | undefined {
  const { measure } = statistic;
  if (measure.kind !== 'number') {
    const { from, to } = tallyStatistic(evaluation, { ...statistic, measure }).actual;
    const scale = measure.kind === 'sum' ? measure.scale : 1;
    return { from: fraction(from, scale), to: Number.isFinite(to) ? fraction(to, scale) : undefined };
  }
  const rule = asRule(statistic);
  const [group] = tallyRule(evaluation, rule, undefined).groups;
  const { value } = judge(rule, group as GroupTally, false);
  return value && rangeOfValue(value);
}
