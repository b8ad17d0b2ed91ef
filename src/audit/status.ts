import type { Severity } from '../rulebook/model.ts';
import type { Report, Verdict } from './report.ts';

/** What of a report decides the exit code. */
export interface Policy {
  /** Only rules of this severity or above decide. */
  readonly failOn: Severity;
  readonly allowUndecided: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Whether rules of a severity decide the exit code. */
export const isDecisive = (severity: Severity, failOn: Severity): boolean => RANK[severity] >= RANK[failOn];

/** The status of a report (VERDICTS §5): fail where a deciding rule fails, undecided where none fails and one is undecided. */
export function statusOf(
  verdicts: readonly Verdict[],
  { failOn, allowUndecided }: Policy,
): 'pass' | 'fail' | 'undecided' {
  const deciding = verdicts.filter(({ severity }) => isDecisive(severity, failOn));
  if (deciding.some(({ status }) => status === 'fail')) return 'fail';
  return !allowUndecided && deciding.some(({ status }) => status === 'undecided') ? 'undecided' : 'pass';
}

/** The exit codes of the program, in one place. */
export const EXIT_CODES = { pass: 0, fail: 1, notMade: 2, undecided: 3 } as const;

/**
 * Whether anything was judged: some verdict on some record (DESIGN §3.10: nothing judged is not a pass).
 * Of a part of a roster, records elsewhere will do: a village of which the roster has nobody is judged as it is
 * in the whole.
 */
export const anythingJudged = ({ verdicts, within, records: all }: Report): boolean =>
  verdicts.some(
    ({ status, records }) => status !== 'notApplicable' && (within === undefined ? records : all) > 0,
  );
