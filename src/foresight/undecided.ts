import type { Forecast } from './forecast.ts';
import { keyOf } from './places.ts';

/** How many verdicts are undecided on the first day, and how many of these are so on the last day too. */
export interface StillUndecided {
  readonly now: number;
  readonly stay: number;
}

/** The verdicts of the rules forecast that nobody can tell: where these do not change, nothing is known to hold. */
export function undecidedIn({ report, rules, events }: Forecast): StillUndecided {
  const isForecast = new Set(rules);
  const last = new Map(events.map((event) => [keyOf(event), event.to]));
  const now = report.verdicts.filter(({ rule, status }) => status === 'undecided' && isForecast.has(rule));
  const stay = now.filter((verdict) => (last.get(keyOf(verdict)) ?? 'undecided') === 'undecided');
  return { now: now.length, stay: stay.length };
}
