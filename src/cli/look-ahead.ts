import type { Report } from '../audit/report.ts';
import type { Roster } from '../roster/roster.ts';
import type { ExemptionsFile } from '../rulebook/exemptions/model.ts';

/** What a check is asked to say of the time after it. */
export interface LookAheadOptions {
  readonly headroom?: boolean;
}

/** What a report was made of. */
interface Looked {
  readonly roster: Roster;
  readonly previous?: Roster;
  readonly exemptions: ExemptionsFile | undefined;
}

/** A report with all that was asked for of the time after it. `within`: the unit to which it is limited. */
export async function lookAhead(
  report: Report,
  { headroom }: LookAheadOptions,
  { roster, previous, exemptions }: Looked,
  within: number | undefined,
): Promise<Report> {
  if (!headroom) return report;
  const { breaksOn } = await import('../foresight/forecast.ts');
  const { withHeadroom } = await import('../foresight/headroom.ts');
  return withHeadroom(report, breaksOn(report, roster, { previous, exemptions, within }));
}
