import type { Grounds, Headroom, Report, Verdict } from '../audit/report.ts';
import type { Day } from '../core/calendar.ts';
import { leastBreaking } from './departures.ts';
import { untoldReason } from './untold-headroom.ts';

/** The day on which a verdict that passes fails by itself; `null`: not as far as was looked; undefined: nobody can tell. */
export type BreaksOn = (verdict: Verdict) => Day | null | undefined;

/**
 * A report whose passing verdicts say how many of those counted may leave before the rule breaks (VERDICTS §4), and
 * when it breaks by itself. Nothing else in it changes.
 */
export function withHeadroom(report: Report, breaksOn: BreaksOn): Report {
  const untold = new Map(report.rules.map((rule) => [rule, untoldReason(rule, report.rulebookOf(rule))]));
  const verdicts = report.verdicts.map((verdict) =>
    verdict.status === 'pass'
      ? {
          ...verdict,
          headroom: { ...departuresOf(verdict, untold.get(verdict.rule)), breaksOn: breaksOn(verdict) },
        }
      : verdict,
  );
  return { ...report, hasHeadroom: true, verdicts };
}

type Departures = Pick<Headroom, 'departures' | 'untold'>;

function departuresOf({ rule, grounds }: Verdict, untold: Headroom['untold']): Departures {
  if (untold !== undefined) return { departures: undefined, untold };
  return grounds ? tried(rule, grounds) : { departures: undefined, untold: 'record' };
}

function tried(rule: Verdict['rule'], grounds: Grounds): Departures {
  const breaking = leastBreaking(rule, grounds);
  return typeof breaking === 'number'
    ? { departures: breaking - 1, untold: undefined }
    : { departures: undefined, untold: breaking };
}
