import type { Verdict } from '../../audit/report.ts';
import { formatDay } from '../../core/calendar.ts';
import { groupBy } from '../../core/group-by.ts';
import { visible } from '../../core/text.ts';
import type { Cause } from '../../foresight/cut-days.ts';
import type { Forecast, ForecastEvent, OnDay, Reached } from '../../foresight/forecast.ts';
import { undecidedIn } from '../../foresight/undecided.ts';
import type { Catalogue } from '../../locale/catalogue.ts';
import { issuesWithin } from '../issues-within.ts';
import { told } from '../json.ts';
import { jsonDocument } from '../json-document.ts';
import { groupJson } from '../json-verdict.ts';
import { withSheetShown } from '../line.ts';
import type { RenderContext } from '../renderer.ts';
import { rulebooksOf } from '../rulebooks.ts';
import type { JsonForecast } from './forecast-schema.ts';
import { birthKnown, originOf, unitText } from './words.ts';

/**
 * The forecast as JSON (contract `cadre-audit/1` of DESIGN §8; `forecastSchema` describes it): a line for each event.
 * Nobody's name is in it.
 */
export const renderForecastJson = (forecast: Forecast, { catalogue }: RenderContext): string =>
  jsonDocument(partsOf(forecast, catalogue));

function partsOf(forecast: Forecast, catalogue: Catalogue): JsonForecast {
  const { report, until, events, notForecast, reached, on } = forecast;
  return {
    forecast: 'cadre-audit/1',
    asOf: formatDay(report.asOf),
    asOfSource: report.asOfSource,
    until: formatDay(until),
    tool: { version: report.version },
    rulebooks: rulebooksOf(report).map(({ id, sha256 }) => ({ id, sha256 })),
    inputs: report.inputs.map(({ path, sha256 }) => ({ path: visible(path), sha256 })),
    notes: report.notes.map((note) => told(note, catalogue)),
    dataIssues: countsByCode(report),
    undecided: undecidedIn(forecast),
    events: events.map((event) => eventJson(event, forecast)),
    notForecast: notForecast.map(({ rule }) => rule.id),
    reached: reached.map((each) => reachedJson(each, forecast)),
    on: on.map(onDayJson),
  };
}

const countsByCode = (report: Forecast['report']): Record<string, number> =>
  Object.fromEntries(
    [...groupBy(issuesWithin(report), ({ code }) => code)].map(([code, issues]) => [code, issues.length]),
  );

const eventJson = (event: ForecastEvent, forecast: Forecast): JsonForecast['events'][number] => ({
  date: formatDay(event.day),
  rule: event.rule.id,
  group: groupJson(event),
  from: event.from,
  to: event.to,
  because: event.because.map((cause) => causeJson(cause, forecast)),
});

function causeJson(cause: Cause, forecast: Forecast): JsonForecast['events'][number]['because'][number] {
  switch (cause.reason) {
    case 'age':
      return { reason: 'age', age: cause.age, ...birthJson(cause), ...placed(cause, forecast) };
    case 'tenure':
    case 'term':
      return { reason: cause.reason, column: cause.column, ...placed(cause, forecast) };
    case 'inForce':
      return { reason: 'inForce' };
    case 'exemption':
      return { reason: 'exemption', line: cause.exemption.line };
    case 'rule':
      return { reason: 'rule', rule: cause.rule };
  }
}

/** How far a birth is known, where that leaves the day open. */
function birthJson(cause: Extract<Cause, { reason: 'age' }>) {
  const birth = birthKnown(cause);
  return birth === undefined ? {} : { birth };
}

/** Where a record stands; of the previous roster, that it is of that. */
function placed(cause: Extract<Cause, { row: number }>, forecast: Forecast) {
  const origin = originOf(cause, forecast);
  if (origin) return { origin: withSheetShown(origin) };
  return cause.isPrevious ? { previous: true as const } : {};
}

function reachedJson(reached: Reached, forecast: Forecast): JsonForecast['reached'][number] {
  const { cause, days, rules } = reached;
  const path = unitText(reached, forecast);
  return {
    from: formatDay(days.from),
    to: formatDay(days.to),
    age: cause.age,
    ...birthJson(cause),
    path: path === '' ? [] : path.split('/'),
    ...placed(cause, forecast),
    rules: rules.map(({ id }) => id),
  };
}

const onDayJson = ({ day, verdicts }: OnDay): JsonForecast['on'][number] => ({
  date: formatDay(day),
  verdicts: verdicts.map(({ now, thatDay, leave, join, doubtful, leaveBase, joinBase }) => ({
    rule: thatDay.rule.id,
    group: groupJson(thatDay),
    before: now ? stateJson(now) : null,
    after: stateJson(thatDay),
    leave: leave.length,
    join: join.length,
    doubtful: doubtful.length,
    leaveBase: leaveBase.length,
    joinBase: joinBase.length,
  })),
});

const stateJson = ({ status, count, of, value }: Verdict) => ({
  status,
  ...(value ? { actual: { value } } : count ? { actual: { count, ...(of ? { of } : {}) } } : {}),
});
