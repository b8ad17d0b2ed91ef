import type { DataIssue } from '../core/issue.ts';
import type { Message } from '../locale/catalogue.ts';
import type { Roster } from '../roster/roster.ts';
import type { Rule, Rulebook } from '../rulebook/model.ts';
import { idsShown } from '../rulebook/rules-named.ts';
import { inSheetOrder } from './issues.ts';
import type { Report, Verdict } from './report.ts';
import { type AuditOptions, audit, recordsRead } from './run.ts';
import { anythingJudged } from './status.ts';

/**
 * Judges a roster by several rulebooks, each a name space of its own, in one report. A rule or statistic whose id two of
 * them have goes by `rulebook/id`.
 */
export function auditAll(roster: Roster, rulebooks: readonly Rulebook[], options: AuditOptions): Report {
  const parts = rulebooks.map((rulebook) => audit(roster, rulebook, options));
  const [first, ...others] = parts;
  if (!first) throw new RangeError('an audit needs a rulebook');
  if (others.length === 0) return first;
  const named = parts.map((report, index) => withIds(report, idsShown(rulebooks, index)));
  const partOf = new Map(named.flatMap((part) => part.all.map((rule) => [rule, part] as const)));
  const of = (rule: Rule): Report => (partOf.get(rule) as NamedReport).report;
  return {
    ...first,
    rulebooks,
    notes: once([...named.flatMap(({ report }) => report.notes), ...parts.flatMap(idleNotes)]),
    rules: named.flatMap(({ report }) => report.rules),
    verdicts: named.flatMap(({ report }) => report.verdicts),
    parts: named.flatMap(({ report }) => report.parts),
    records: recordsRead(roster, rulebooks),
    statistics: named.flatMap(({ report }) => report.statistics),
    structure: named.flatMap(({ report }) => report.structure),
    issues: inSheetOrder(issuesOnce(parts.flatMap(({ issues }) => issues))),
    rulebookOf: (rule) => of(rule).rulebookOf(rule),
    ruleFrom: (rule) => of(rule).ruleFrom(rule),
    sheetRowsOf: (verdict, rows) => of(verdict.rule).sheetRowsOf(verdict, rows),
    cellsOf: (verdict, rows) => of(verdict.rule).cellsOf(verdict, rows),
    nameOf: (verdict, row) => of(verdict.rule).nameOf(verdict, row),
    particularsOf: (verdict, row) => of(verdict.rule).particularsOf(verdict, row),
    othersOf: (verdict) => of(verdict.rule).othersOf(verdict),
    doubtsOf: (verdict) => of(verdict.rule).doubtsOf(verdict),
  };
}

interface NamedReport {
  readonly report: Report;
  /** Every rule of its verdicts, as it is called there. */
  readonly all: readonly Rule[];
}

/** A report whose rules and statistics go by these ids. */
function withIds(report: Report, shown: (id: string) => string): NamedReport {
  const rules = new Map<Rule, Rule>();
  const original = new Map<Rule, Rule>();
  const renamed = (rule: Rule): Rule => {
    const known = rules.get(rule);
    if (known) return known;
    const made = { ...rule, id: shown(rule.id) };
    rules.set(rule, made);
    original.set(made, rule);
    return made;
  };
  const ofRule = (verdict: Verdict): Verdict => ({ ...verdict, rule: renamed(verdict.rule) });
  const named: Report = {
    ...report,
    rules: report.rules.map(renamed),
    verdicts: report.verdicts.map(ofRule),
    parts: report.parts.map(ofRule),
    notes: report.notes.map((note) => withIdsInNote(note, shown)),
    statistics: report.statistics.map((result) => ({
      ...result,
      statistic: { ...result.statistic, id: shown(result.statistic.id) },
    })),
    structure: report.structure.map((result) => ({
      ...result,
      structure: { ...result.structure, id: shown(result.structure.id) },
    })),
    ruleFrom: (rule) => report.ruleFrom(original.get(rule) ?? rule),
    doubtsOf: (verdict) =>
      report
        .doubtsOf(verdict)
        .map((doubt) =>
          doubt.held ? { ...doubt, held: { ...doubt.held, rule: shown(doubt.held.rule) } } : doubt,
        ),
  };
  return { report: named, all: [...rules.values()] };
}

function withIdsInNote(note: Message, shown: (id: string) => string): Message {
  switch (note.code) {
    case 'units-without':
      return { ...note, args: { ...note.args, rule: shown(note.args.rule) } };
    case 'column-assumed':
      return { ...note, args: { ...note.args, rules: note.args.rules.map(shown) } };
    case 'previous-missing':
      return { ...note, args: { ...note.args, rules: note.args.rules.map(shown) } };
    default:
      return note;
  }
}

/** A rulebook that the roster has nothing for would pass unseen among the verdicts of the others. */
const idleNotes = (report: Report): Message[] =>
  anythingJudged(report)
    ? []
    : report.rulebooks.map(({ id }) => ({ code: 'rulebook-idle', args: { rulebook: id } }));

const once = <T>(things: readonly T[]): T[] => [
  ...new Map(things.map((thing) => [JSON.stringify(thing), thing])).values(),
];

/** The roster's issues, which every audit tells, each once; two rulebooks may have two words for the kind of a unit. */
const issuesOnce = (issues: readonly DataIssue[]): DataIssue[] => [
  ...new Map(
    issues.map((issue) => [JSON.stringify({ ...issue, group: issue.group?.path }), issue] as const).reverse(),
  ).values(),
];
