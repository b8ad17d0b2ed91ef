import type { Report } from '../audit/report.ts';
import { EXIT_CODES } from '../audit/status.ts';
import { type Day, dateOf, dayOf, formatDay } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/text.ts';
import { type Forecast, forecast as forecastOf } from '../foresight/forecast.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { FORECAST_FORMATS } from '../render/forecast/index.ts';
import type { Rulebook } from '../rulebook/model.ts';
import { idsShown, rulesNamed } from '../rulebook/rules-named.ts';
import { dayWritten } from './day-written.ts';
import { type Files, makeFiles, writeWhole } from './files.ts';
import { makeOutputs, outputsOf, type WrittenOutputs } from './outputs.ts';
import { judgeRoster, openBasis, type RunOptions, readRoster, unitWritten } from './session.ts';
import type { Streams } from './streams.ts';

export interface ForecastOptions extends RunOptions, WrittenOutputs {
  readonly until?: string;
  readonly on?: readonly string[];
  readonly rule?: readonly string[];
}

/** How many years ahead a forecast goes at most. */
const MOST_YEARS = 50;

/** `cadre-audit forecast`: what becomes of the verdicts if nobody moves. Writes every report asked for, and returns the exit code. */
export async function forecast(
  files: readonly string[],
  options: ForecastOptions,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const wanted = outputsOf(options, FORECAST_FORMATS);
  const read = makeFiles();
  const made = await lookAhead(files, options, read);
  const context = { catalogue, policy: { failOn: 'error', allowUndecided: false } } as const;
  const { written, shown } = await makeOutputs(made, wanted, FORECAST_FORMATS, context, streams, read);
  await writeWhole(written);
  for (const text of shown) streams.write(text);
  return EXIT_CODES.pass;
}

async function lookAhead(files: readonly string[], options: ForecastOptions, read: Files): Promise<Forecast> {
  const basis = await openBasis(options, read);
  const until = lastDay(options, basis.asOf);
  const on = [...new Set((options.on ?? []).map((written) => dayWithin(written, basis.asOf, until)))];
  const rules = options.rule && rulesChosen(options.rule, basis.rulebooks);
  const roster = await readRoster(files, options, read, basis);
  const within = options.unit === undefined ? undefined : unitWritten(roster.roster.register, options.unit);
  const report: Report = await judgeRoster(roster, files, within);
  const { previous, exemptions } = roster;
  return forecastOf(report, roster.roster, { until, on, rules, within, previous, exemptions });
}

/** The last day of a forecast: after the reference date, and at most so many years later. */
function lastDay({ until: written }: ForecastOptions, asOf: Day): Day {
  if (written === undefined) throw new Failure({ code: 'until-missing', args: {} });
  const until = dayWritten('--until', written);
  const { year, month, day } = dateOf(asOf);
  const latest = dayOf(year + MOST_YEARS, month, day);
  if (until <= asOf)
    throw new Failure({ code: 'until-not-after', args: { until: written, asOf: formatDay(asOf) } });
  if (until > latest)
    throw new Failure({ code: 'until-too-late', args: { until: written, latest: formatDay(latest) } });
  return until;
}

function dayWithin(written: string, asOf: Day, until: Day): Day {
  const day = dayWritten('--on', written);
  if (asOf < day && day <= until) return day;
  throw new Failure({
    code: 'on-outside',
    args: { on: written, asOf: formatDay(asOf), until: formatDay(until) },
  });
}

/** The rules that are named, as reports call them. Throws Failure where one is none, is one of several, or has no verdicts. */
const rulesChosen = (named: readonly string[], rulebooks: readonly Rulebook[]): ReadonlySet<string> =>
  new Set(named.map((name) => ruleChosen(name, rulebooks)));

function ruleChosen(name: string, rulebooks: readonly Rulebook[]): string {
  const [only, ...others] = rulesNamed(name, rulebooks);
  if (only && others.length > 0)
    throw new Failure({
      code: 'rule-in-several',
      args: { rule: name, rules: [only, ...others].map(({ shown }) => shown) },
    });
  if (only?.rule.isPart) throw new Failure({ code: 'forecast-rule-part', args: { rule: name } });
  if (only) return only.shown;
  const rules = rulebooks.flatMap((rulebook, index) => {
    const shown = idsShown(rulebooks, index);
    return rulebook.rules.filter(({ isPart }) => !isPart).map(({ id }) => shown(id));
  });
  const near = nearest(name, rules) ?? '';
  throw new Failure({ code: 'forecast-rule-unknown', args: { rule: name, near, rules } });
}
