import type { Report, Verdict } from '../audit/report.ts';
import { type Day, dateOf, dayOf, daysInMonth } from '../core/calendar.ts';
import { hull, type Interval } from '../core/interval.ts';
import { peopleOf } from '../engine/memory/bind.ts';
import type { Roster } from '../roster/roster.ts';
import type { TableName } from '../roster/schema.ts';
import type { ExemptionsFile } from '../rulebook/exemptions/model.ts';
import type { Rule, Rulebook } from '../rulebook/model.ts';
import { idsShown } from '../rulebook/rules-named.ts';
import type { Change } from './course.ts';
import type { BreaksOn } from './headroom.ts';
import { type Unforeseen, unforeseenIn } from './not-forecast.ts';
import { type MovesOnDay, movesBetween } from './on-day.ts';
import { keyOf } from './places.ts';
import { type Arrival, type Sweep, sweep } from './sweep.ts';

/** What a forecast is made of, beside the report of the first day. */
export interface ForecastOptions {
  /** The last day of the forecast, after the report's. */
  readonly until: Day;
  /** The unit to which it is limited, by its position in the register. */
  readonly within?: number | undefined;
  /** The roster of the time before. */
  readonly previous?: Roster | undefined;
  readonly exemptions?: ExemptionsFile | undefined;
  /** The ids of the rules that are wanted, as reports show them; undefined: all. */
  readonly rules?: ReadonlySet<string> | undefined;
  /** Days, up to `until`, whose verdicts are wanted. */
  readonly on?: readonly Day[];
}

/** A verdict that changes, as the report shows its rule. */
export interface ForecastEvent extends Change {
  readonly rule: Rule;
}

/** A rule that is not forecast, and why. */
export interface NotForecast {
  readonly rule: Rule;
  readonly because: Unforeseen;
}

/** Somebody who reaches an age in the time, and the rules in which they count otherwise then. */
export interface Reached extends Pick<Arrival, 'cause'> {
  /** The days on which that may be, whatever days are forecast: one, where the birth is known well enough. */
  readonly days: Interval;
  readonly rules: readonly Rule[];
}

/** A verdict of one day beside the report's, and who stands otherwise in it. */
export interface VerdictOnDay extends MovesOnDay {
  readonly now: Verdict | undefined;
  readonly thatDay: Verdict;
}

/** The verdicts of one day beside those of the report's. */
export interface OnDay {
  readonly day: Day;
  readonly verdicts: readonly VerdictOnDay[];
}

/** What becomes of a report's verdicts if nobody moves (预测). */
export interface Forecast {
  readonly report: Report;
  readonly roster: Roster;
  readonly until: Day;
  /** The rules that are forecast. */
  readonly rules: readonly Rule[];
  /** By day, then in the order of rules, then of the register or of rows. */
  readonly events: readonly ForecastEvent[];
  readonly notForecast: readonly NotForecast[];
  /** By their first day. */
  readonly reached: readonly Reached[];
  readonly on: readonly OnDay[];
}

/**
 * Forecasts the verdicts of a report from its date up to and on `until`, if nobody moves: ages, tenure, terms and
 * exemptions go on, and nothing else (VERDICTS §6). The roster stays as it was read on the report's date.
 */
export function forecast(report: Report, roster: Roster, options: ForecastOptions): Forecast {
  const { rulebooks } = report;
  const parts = rulebooks.map((rulebook, index) =>
    forecastOne(report, roster, rulebook, idsShown(rulebooks, index), options),
  );
  const order = orderOf(report, roster);
  return {
    report,
    roster,
    until: options.until,
    rules: parts.flatMap(({ rules }) => rules),
    notForecast: parts.flatMap(({ notForecast }) => notForecast),
    events: parts.flatMap(({ events }) => events).sort(order),
    reached: parts.flatMap(({ reached }) => reached).sort((a, b) => a.days.from - b.days.from),
    on: (options.on ?? []).map((day) => ({
      day,
      verdicts: parts.flatMap(({ on }) => on.get(day) ?? []),
    })),
  };
}

type Part = Pick<Forecast, 'rules' | 'events' | 'notForecast' | 'reached'> & {
  readonly on: ReadonlyMap<Day, OnDay['verdicts']>;
};

/** The forecast of one rulebook, its rules as the report shows them. */
function forecastOne(
  report: Report,
  roster: Roster,
  rulebook: Rulebook,
  shown: (id: string) => string,
  { until, within, previous, exemptions, rules: wanted, on = [] }: ForecastOptions,
): Part {
  const byId = new Map(report.rules.map((rule) => [rule.id, rule]));
  const ruleOf = (id: string): Rule => byId.get(shown(id)) as Rule;
  const judged = rulebook.rules.filter(({ id, isPart }) => !isPart && (wanted?.has(shown(id)) ?? true));
  const unforeseen = unforeseenIn(rulebook);
  const followed = judged.filter(({ id }) => !unforeseen.has(id)).map(({ id }) => id);
  const swept = sweep(roster, rulebook, {
    until,
    within,
    previous,
    followed: new Set(followed),
    exemptionsOf: (id) => (exemptions?.entries ?? []).filter(({ rule }) => rule === shown(id)),
    on,
  });
  return {
    rules: followed.map(ruleOf),
    notForecast: judged.flatMap(({ id }) => {
      const because = unforeseen.get(id);
      return because
        ? [{ rule: ruleOf(id), because: 'rule' in because ? { rule: shown(because.rule) } : because }]
        : [];
    }),
    events: swept.changes.map((change) => ({ ...change, rule: ruleOf(change.rule) })),
    reached: reachedIn(swept, roster, ruleOf),
    on: new Map([...swept.on].map(([day, verdicts]) => [day, besideNow(report, verdicts, roster, ruleOf)])),
  };
}

/** Who reaches which age, each once. */
function reachedIn({ arrivals }: Sweep, roster: Roster, ruleOf: (id: string) => Rule): Reached[] {
  const found = new Map<string, { cause: Arrival['cause']; days: Interval; rules: Set<Rule> }>();
  for (const { day, rule, cause } of arrivals) {
    const key = `${cause.table} ${personRow(roster, cause.table)(cause.row)} ${cause.age}`;
    const own = cause.read?.reached ?? { from: day, to: day };
    const known = found.get(key) ?? { cause, days: own, rules: new Set() };
    found.set(key, { ...known, days: hull([known.days, own]) });
    known.rules.add(ruleOf(rule));
  }
  return [...found.values()].map(({ cause, days, rules }) => ({ cause, days, rules: [...rules] }));
}

/** Verdicts of a day, each beside that of the report. */
function besideNow(
  { verdicts: now }: Report,
  verdicts: readonly Verdict[],
  roster: Roster,
  ruleOf: (id: string) => Rule,
): OnDay['verdicts'] {
  const known = new Map(now.map((verdict) => [keyOf(verdict), verdict]));
  return verdicts.map((verdict) => {
    const thatDay = { ...verdict, rule: ruleOf(verdict.rule.id) };
    const before = known.get(keyOf(thatDay));
    const { table, countBy } = thatDay.rule;
    const rowOf = countBy === 'post' ? (row: number) => row : personRow(roster, table);
    return { now: before, thatDay, ...movesBetween(before, thatDay, rowOf) };
  });
}

/** The first row of whoever a row is of. */
function personRow(roster: Roster, table: TableName): (row: number) => number {
  const { ofRow, firstRow } = peopleOf(roster, table);
  return (row) => firstRow[ofRow[row] as number] ?? row;
}

/** By day, then in the order of the report's rules, then of the register or of rows. */
function orderOf(
  { rules }: Report,
  { register, tables }: Roster,
): (a: ForecastEvent, b: ForecastEvent) => number {
  const ruleAt = new Map(rules.map((rule, index) => [rule, index]));
  const unitAt = new Map(register.units.map(({ path, index }) => [path.join('/'), index]));
  const rowAt = ({ group: { origin, path }, rule }: ForecastEvent): number => {
    if (!origin) return unitAt.get(path.join('/')) ?? -1;
    const blocks = tables.get(rule.table)?.blocks ?? [];
    const at = blocks.findIndex(({ input, sheet }) => input === origin.input && sheet === origin.sheet);
    return at * MOST_ROWS_OF_A_SHEET + origin.row;
  };
  return (a, b) =>
    a.day - b.day || (ruleAt.get(a.rule) ?? 0) - (ruleAt.get(b.rule) ?? 0) || rowAt(a) - rowAt(b);
}

const MOST_ROWS_OF_A_SHEET = 2 ** 21;

/** Three years later, the farthest that `breaksOn` looks ahead. */
function threeYearsAfter(day: Day): Day {
  const { year, month, day: date } = dateOf(day);
  return dayOf(year + 3, month, Math.min(date, daysInMonth(year + 3, month)));
}

/**
 * For each verdict of a report the first day after its date, and up to three years later, on which it fails if nobody
 * moves (VERDICTS §4, headroom). Returns a function from a verdict of the report to that day; `null` where it does not fail
 * in that time, undefined where its rule hangs on events, which are not forecast. One sweep for all verdicts.
 */
export function breaksOn(
  report: Report,
  roster: Roster,
  options: Omit<ForecastOptions, 'until' | 'on'>,
): BreaksOn {
  const until = threeYearsAfter(report.asOf);
  const { events, rules } = forecast(report, roster, { ...options, until });
  const isForecast = new Set(rules);
  const first = new Map<string, Day>();
  for (const event of events)
    if (event.to === 'fail' && !first.has(keyOf(event))) first.set(keyOf(event), event.day);
  return (verdict) => (isForecast.has(verdict.rule) ? (first.get(keyOf(verdict)) ?? null) : undefined);
}
