import type { Report } from '../audit/report.ts';

/** What a check is asked to say of the time after it. */
export interface LookAheadOptions {
  readonly headroom?: boolean;
}

/** A report with all that was asked for of the time after it. */
export async function lookAhead(report: Report, { headroom }: LookAheadOptions): Promise<Report> {
  return headroom ? (await import('../foresight/headroom.ts')).withHeadroom(report) : report;
}
