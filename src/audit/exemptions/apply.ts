import type { Day } from '../../core/calendar.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Exemption, ExemptionsFile } from '../../rulebook/exemptions/model.ts';
import type { Rulebook } from '../../rulebook/model.ts';
import type { Verdict } from '../report.ts';
import { type Judged, verdictMeant } from './find.ts';
import type { ExemptionsUsed, Outcome } from './outcome.ts';

/** Verdicts after some were exempted, and what came of every exemption. */
interface Applied {
  readonly verdicts: readonly Verdict[];
  readonly exemptions: ExemptionsUsed;
}

/**
 * Exempts what a file of exemptions covers on the day of the rulebook: of each verdict the status alone changes, and of
 * all others nothing. A verdict that passes, or that is not applicable, stays what it is.
 */
export function applyExemptions(
  { path, sha256, entries }: ExemptionsFile,
  verdicts: readonly Verdict[],
  { rules, asOf }: Pick<Rulebook, 'rules' | 'asOf'>,
  judged: Judged,
): Applied {
  const byRule = groupBy(verdicts, ({ rule }) => rule.id);
  const tables = new Map(rules.map(({ id, table }) => [id, table]));
  const taken = new Map<Verdict, Exemption>();
  const outcomeOf = (exemption: Exemption): Outcome => {
    const { rule, of } = exemption;
    const meant = verdictMeant(of, tables.get(rule) ?? '', byRule.get(rule) ?? [], judged);
    if ('missed' in meant && meant.missed.kind === 'elsewhere') return meant.missed;
    const late = notInForce(exemption, asOf);
    if (late) return late;
    return 'missed' in meant ? meant.missed : exempt(meant.found, exemption, taken);
  };
  const used = entries.map((exemption) => ({ exemption, outcome: outcomeOf(exemption) }));
  return {
    verdicts: verdicts.map((verdict) => exempted(verdict, taken.get(verdict))),
    exemptions: { path, sha256, entries: used },
  };
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
