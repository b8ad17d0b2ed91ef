import { formatMonth } from '../core/calendar.ts';
import { formatFraction, fraction } from '../core/fraction.ts';
import type { Interval } from '../core/interval.ts';
import { type Evaluation, makeEvaluation } from '../engine/memory/context.ts';
import { unitsOf } from '../engine/memory/groups.ts';
import { tallyStatistic } from '../engine/memory/statistic.ts';
import { tallyRule } from '../engine/memory/tally-rule.ts';
import type { GroupTally } from '../engine/tally.ts';
import type { Message } from '../locale/catalogue.ts';
import { linksBetween } from '../roster/link.ts';
import { blockOf, candidateUnits, type Roster } from '../roster/roster.ts';
import type { TableName } from '../roster/schema.ts';
import type { Bound, Condition, Rule, Rulebook, Statistic } from '../rulebook/model.ts';
import { type Tier, tiersOf } from '../rulebook/tiers.ts';
import { cellsOf, doubtsOf, evidenceOf } from './evidence.ts';
import { unitsWithoutRecords } from './issues.ts';
import { type Judgement, judge, type ReasonCode } from './judge.ts';
import { type JudgedRule, notesOf, sheetsRead, unitsWithoutMembers } from './notes.ts';
import type { AsOfSource, Report, StatisticResult, Verdict } from './report.ts';

/** What a run is made with, beside the roster and the rulebook. */
export interface AuditOptions {
  readonly version: string;
  readonly asOfSource: AsOfSource;
  /** Only groups in this subtree of the register. */
  readonly within?: number;
}

/** Judges every rule of a rulebook on a roster. */
export function audit(roster: Roster, rulebook: Rulebook, options: AuditOptions): Report {
  const evaluation = makeEvaluation(roster, rulebook);
  const judged = rulebook.rules.map((rule) => judgeRule(evaluation, rule, options.within));
  const verdicts = judged.flatMap(({ verdicts: each }) => each);
  const statistics = rulebook.statistics.map((statistic) => judgeStatistic(evaluation, statistic));
  return {
    version: options.version,
    asOf: rulebook.asOf,
    asOfSource: options.asOfSource,
    rulebook,
    inputs: sheetsRead(roster),
    notes: notesOf(roster, rulebook, judged),
    verdicts,
    statistics,
    issues: [...roster.issues, ...unitsWithoutRecords(roster, verdicts, rulebook)],
    evidenceOf: (verdict, rows) => evidenceOf(roster, verdict.rule.table, rows),
    cellsOf: (verdict, rows) => cellsOf(roster, verdict.rule, rows),
    nameOf: (verdict, row) => subjectOf(roster, verdict.rule.table, row) ?? '',
    doubtsOf: (verdict) => doubtsOf(evaluation, verdict),
  };
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

interface Reason {
  readonly code: ReasonCode;
  readonly message: Message;
}

/** Why a rule cannot be judged anywhere: a table or a tier that was not handed in, or a column missing everywhere. */
function absentReason(evaluation: Evaluation, rule: Rule): Reason | undefined {
  const { roster, rulebook } = evaluation;
  const missing = tablesOf(rule, rulebook).find((table) => !roster.tables.has(table));
  if (missing) return { code: 'table-absent', message: { code: 'table-absent', args: { table: missing } } };
  const tiers = tiersOf({ op: 'population', name: rule.population, anyRow: false }, rulebook.populations);
  if (rule.table === 'cadres' && ![...tiers].some((tier) => tiersPresent(roster).has(tier))) {
    return { code: 'tier-absent', message: { code: 'tier-absent', args: { tiers: [...tiers] } } };
  }
  const table = roster.tables.get(rule.table);
  const filled = table?.blocks.filter((block) => block.end > block.start) ?? [];
  const excusedEverywhere = rule.columns.find(
    (column) =>
      rulebook.absent.get(`${rule.table}.${column}`)?.kind === 'notApplicable' &&
      filled.length > 0 &&
      filled.every((block) => !block.columns.has(column)),
  );
  return excusedEverywhere === undefined ? undefined : columnAbsent(evaluation, rule);
}

function columnAbsent({ rulebook }: Evaluation, rule: Rule): Reason {
  const column =
    rule.columns.find((name) => rulebook.absent.get(`${rule.table}.${name}`)?.kind === 'notApplicable') ?? '';
  return { code: 'column-absent', message: { code: 'column-absent', args: { table: rule.table, column } } };
}

/** The tables that a rule reads: its own, and those behind its fields. */
export const tablesOf = (
  rule: { readonly table: TableName; readonly columns: readonly string[] },
  rulebook: Rulebook,
): TableName[] => [
  rule.table,
  ...rule.columns.flatMap((column) => {
    const field = rulebook.fields.get(column);
    return field?.table === rule.table ? [field.from] : [];
  }),
];

/** The tiers of which the roster has a record. */
export function tiersPresent(roster: Roster): ReadonlySet<Tier> {
  const column = roster.tables.get('cadres')?.columns.get('tier');
  return new Set(column?.type === 'text' ? (column.values as Tier[]) : []);
}

const openPeriod = (rulebook: Rulebook, rule: Rule): boolean =>
  rule.columns.some((column) => rulebook.fields.get(column)?.openUntil !== undefined);

const NOTHING = {
  subject: undefined,
  count: undefined,
  of: undefined,
  value: undefined,
  required: undefined,
  shortfall: undefined,
  excess: undefined,
} as const;

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

function recordGroup({ roster }: Evaluation, rule: Rule, row: number): Pick<Verdict, 'group' | 'subject'> {
  const table = roster.tables.get(rule.table);
  const kind = rule.table === 'cadres' ? 'person' : 'record';
  if (!table) return { group: { kind, path: [] }, subject: undefined };
  const block = blockOf(table, row);
  const origin = { input: block.input, sheet: block.sheet, row: table.rowNumbers[row] as number };
  return {
    group: { kind, path: pathOf(roster, rule.table, row), origin },
    subject: subjectOf(roster, rule.table, row),
  };
}

/** A record's unit; of a secondment, the unit of the cadre who is meant. */
function pathOf(roster: Roster, table: TableName, row: number): readonly string[] {
  const link = table === 'secondments' ? linksBetween(roster, 'secondments', 'cadres')?.[row] : undefined;
  const person =
    link !== 'anybody' && link?.length === 1
      ? roster.people.get('cadres')?.firstRow[link[0] as number]
      : undefined;
  const [name, at] = person === undefined ? ([table, row] as const) : (['cadres', person] as const);
  const placement = roster.placements.get(name);
  const units = placement ? candidateUnits(placement, at) : [];
  return units.length === 1 ? (roster.register.units[units[0] as number]?.path ?? []) : [];
}

function subjectOf(roster: Roster, table: TableName, row: number): string | undefined {
  const name = roster.names.get(table)?.[row];
  if (name) return name;
  const post = roster.tables.get(table)?.columns.get('post');
  return post?.type === 'text' ? post.values[post.codes[row] as number] : undefined;
}

function missingOf(evaluation: Evaluation, rule: Rule, { group }: GroupTally): readonly string[] {
  if (group.kind !== 'record') return [];
  return rule.columns.flatMap(
    (column) => evaluation.missing(column)?.(group.row).months.map(formatMonth) ?? [],
  );
}

/** Where `must` bounds exactly one number, the verdict shows it (VERDICTS §4). */
function recordNumbers(
  evaluation: Evaluation,
  rule: Rule,
  row: number,
): Pick<Verdict, 'count' | 'of' | 'value' | 'required' | 'shortfall' | 'excess'> {
  const bounded = boundedNumber(rule, evaluation.rulebook);
  if (!bounded) return { ...NOTHING };
  const { column, scale, allowed } = bounded;
  const readings = evaluation
    .context(rule.table)
    .column(column)
    .readings(row, [])
    .filter(({ from }) => !Number.isNaN(from));
  if (readings.length === 0) return { ...NOTHING };
  const value = {
    from: Math.min(...readings.map(({ from }) => from)),
    to: Math.max(...readings.map(({ to }) => to)),
  };
  const exactly = (number: number): string | null =>
    Number.isFinite(number) ? formatFraction(fraction(number, scale)) : null;
  return {
    ...NOTHING,
    value: { min: exactly(value.from), max: exactly(value.to) },
    required: { bounds: boundsOf(allowed, scale), count: undefined },
  };
}

const boundsOf = ({ from, to }: Interval, scale: number): Partial<Record<Bound['key'], string>> => {
  const written = (number: number) => formatFraction(fraction(number, scale));
  if (from === to) return { equals: written(from) };
  return {
    ...(Number.isFinite(from) ? { atLeast: written(from) } : {}),
    ...(Number.isFinite(to) ? { atMost: written(to) } : {}),
  };
};

/** The one number that `must` bounds, undefined where it bounds none or several. */
export function boundedNumber(
  rule: Rule,
  rulebook: Rulebook,
): { column: string; scale: number; allowed: Interval } | undefined {
  if (rule.measure.kind !== 'every' || rule.counted.op !== 'all') return undefined;
  const tests = rangesIn(rule.counted.of.at(-1) as Condition);
  const [only] = tests;
  if (tests.length !== 1 || !only) return undefined;
  const field = rulebook.fields.get(only.column);
  return { ...only, scale: field && field.operation.kind !== 'sum' ? 1 : 1_000_000 };
}

function rangesIn(condition: Condition): { column: string; allowed: Interval }[] {
  if (condition.op === 'population') return [];
  if (condition.op !== 'test') return condition.of.flatMap(rangesIn);
  const { column, test } = condition;
  return test.kind === 'range' && test.said.of === 'number' ? [{ column, allowed: test.allowed }] : [];
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
