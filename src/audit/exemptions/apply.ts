import type { Day } from '../../core/calendar.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Exemption, ExemptionsFile } from '../../rulebook/exemptions/model.ts';
import type { Report, Verdict } from '../report.ts';
import { type Judged, verdictMeant } from './find.ts';
import { exemptionNotes } from './notes.ts';
import type { JudgedExemption, Outcome } from './outcome.ts';

/**
 * Exempts what a file of exemptions covers on the day of a report: of each verdict the status alone changes, and of all
 * others nothing, for what a rule `holds` has been seen by then. A verdict that passes, or is not applicable, stays so.
 */
export function applyExemptions(report: Report, file: ExemptionsFile, judged: Judged): Report {
  const { path, sha256 } = file;
  const { entries, verdicts } = exemptOn(report.asOf, report, file.entries, judged);
  const exemptions = { path, sha256, entries };
  return { ...report, exemptions, verdicts, notes: [...exemptionNotes(exemptions), ...report.notes] };
}

/** What entries of a file of exemptions make of verdicts on a day, and what comes of each entry. */
export function exemptOn(
  day: Day,
  { verdicts, rules }: Pick<Report, 'verdicts' | 'rules'>,
  entries: readonly Exemption[],
  judged: Judged,
): { readonly verdicts: readonly Verdict[]; readonly entries: readonly JudgedExemption[] } {
  const byRule = groupBy(verdicts, ({ rule }) => rule.id);
  const tables = new Map(rules.map(({ id, table }) => [id, table]));
  const taken = new Map<Verdict, Exemption>();
  const outcomeOf = (exemption: Exemption): Outcome => {
    const { rule, of } = exemption;
    const meant = verdictMeant(of, tables.get(rule) ?? '', byRule.get(rule) ?? [], judged);
    if ('missed' in meant && meant.missed.kind === 'elsewhere') return meant.missed;
    const late = notInForce(exemption, day);
    if (late) return late;
    return 'missed' in meant ? meant.missed : exempt(meant.found, exemption, taken);
  };
  const outcomes = entries.map((exemption) => ({ exemption, outcome: outcomeOf(exemption) }));
  return { verdicts: verdicts.map((verdict) => exempted(verdict, taken.get(verdict))), entries: outcomes };
}

function notInForce({ since, until }: Exemption, asOf: Day): Outcome | undefined {
  if (until < asOf) return { kind: 'lapsed' };
  return since !== undefined && asOf < since ? { kind: 'not-begun' } : undefined;
}

/** Takes a verdict for an exemption, where it needs one and none has it yet. */
function exempt(verdict: Verdict, exemption: Exemption, taken: Map<Verdict, Exemption>): Outcome {
  const { status } = verdict;
  if (status !== 'fail' && status !== 'undecided') return { kind: 'not-needed', status };
  const first = taken.get(verdict);
  if (first) return { kind: 'repeated', line: first.line };
  taken.set(verdict, exemption);
  return { kind: 'applied', insteadOf: status };
}

function exempted(verdict: Verdict, by: Exemption | undefined): Verdict {
  const { status } = verdict;
  return by && (status === 'fail' || status === 'undecided')
    ? { ...verdict, status: 'exempt', exempted: { insteadOf: status, by } }
    : verdict;
}
