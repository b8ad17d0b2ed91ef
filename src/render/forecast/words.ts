import { cellOf } from '../../audit/evidence.ts';
import { subjectOf } from '../../audit/record-verdict.ts';
import type { Verdict } from '../../audit/report.ts';
import { type Day, formatDay, formatDays, formatMonth, monthIndex } from '../../core/calendar.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Origin } from '../../core/origin.ts';
import { visible } from '../../core/text.ts';
import type { Cause } from '../../foresight/cut-days.ts';
import type { Forecast, ForecastEvent, NotForecast, Reached } from '../../foresight/forecast.ts';
import { keyOf } from '../../foresight/places.ts';
import { undecidedIn } from '../../foresight/undecided.ts';
import type { Catalogue } from '../../locale/catalogue.ts';
import type { AgeDoubt, BirthKnown, Move } from '../../locale/forecast-words.ts';
import { blockOf } from '../../roster/roster.ts';
import { columnHead } from '../../rulebook/explain.ts';
import { entryPlace } from '../exemption-text.ts';
import { fileName, groupText } from '../line.ts';

/** What the formats of a forecast say alike. */

type OfRecord = Extract<Cause, { row: number }>;
type OfAge = Extract<Cause, { reason: 'age' }>;

/** What somebody is called, for people's eyes alone; empty where a record has no name, or is of the previous roster. */
export const nameOf = ({ table, row, isPrevious }: OfRecord, { roster }: Forecast): string =>
  isPrevious ? '' : visible(subjectOf(roster, table, row) ?? '');

/** Where the record of a cause stands; undefined where it is of the previous roster, or of the register. */
export function originOf({ table, row, isPrevious }: OfRecord, { roster }: Forecast) {
  const found = isPrevious || table === 'units' ? undefined : roster.tables.get(table);
  if (!found) return undefined;
  const { input, sheet } = blockOf(found, row);
  return { input, sheet, row: found.rowNumbers[row] as number };
}

/** `镇街干部.xlsx 浒山!D12`: the cell that a cause is of, else the row. */
export function placeText(cause: OfRecord, forecast: Forecast, { words }: Catalogue): string {
  const origin = originOf(cause, forecast);
  if (!origin) return '';
  const column = cause.reason === 'age' ? 'birth' : cause.column;
  const cell = cellOf(forecast.roster, cause.table, column, cause.row) ?? words.rows(String(origin.row));
  return cellPlace(origin, cell, forecast);
}

/** A cell, or rows, of a sheet of one of the files. */
function cellPlace(
  { input, sheet }: Pick<Origin, 'input' | 'sheet'>,
  cell: string,
  { report }: Forecast,
): string {
  const file = fileName(report.inputs[input]?.path ?? '');
  return `${file} ${sheet === '' ? '' : `${visible(sheet)}!`}${cell}`;
}

/** Where a change is about as `groupText` tells it, a person or record by its row alone. */
export function groupCellText(event: ForecastEvent, forecast: Forecast, { words }: Catalogue): string {
  const { origin } = event.group;
  if (!origin) return groupText(event, words);
  const place = cellPlace(origin, words.rows(String(origin.row)), forecast);
  return `${groupText({ ...event, subject: undefined }, words)} ${place}`;
}

/** Whether people are told by their names, with their cells, or by the cells alone: names are for people's eyes. */
type Told = 'name' | 'cell';

/** A name with its cell, or the cell alone. */
function whoText(cause: OfRecord, forecast: Forecast, catalogue: Catalogue, told: Told): string {
  const { words } = catalogue;
  if (cause.isPrevious) return words.forecast.previous;
  const place = placeText(cause, forecast, catalogue);
  // What has no cell is a unit of the register.
  if (told === 'cell' && place !== '') return place;
  const name = nameOf(cause, forecast);
  return name !== '' && place !== '' ? words.punctuation.bracketed(name, place) : name + place;
}

/** How far the birth is known of whoever reaches an age; undefined where the day is known. */
export function birthKnown({ read }: OfAge): BirthKnown | undefined {
  if (!read) return 'unknown';
  if (read.reached.from === read.reached.to) return undefined;
  const text = formatDays(read.birth);
  return /^\d{4}$/.test(text) ? 'year' : /^\d{4}-\d{2}$/.test(text) ? 'month' : 'part';
}

/** What is not sure on a day of whoever reaches an age; undefined where everything is. */
function ageDoubt(cause: OfAge, day: Day): AgeDoubt | undefined {
  const birth = birthKnown(cause);
  const isReached = cause.read !== undefined && cause.read.reached.to <= day;
  return birth && { birth, isReached };
}

/** `满36周岁`, of the days on which that may be. */
export const ageText = ({ cause, days }: Reached, { words }: Catalogue): string =>
  words.forecast.age(cause.age, ageDoubt(cause, days.from));

/** Why a verdict changes, in words. */
function causeText(
  cause: Cause,
  event: ForecastEvent,
  forecast: Forecast,
  catalogue: Catalogue,
  who: Told,
): string {
  const { because } = catalogue.words.forecast;
  switch (cause.reason) {
    case 'age':
      return because.age(whoText(cause, forecast, catalogue, who), cause.age, ageDoubt(cause, event.day));
    case 'tenure':
    case 'term': {
      const rulebook = forecast.report.rulebookOf(event.rule);
      const head = visible(columnHead(cause.column, { table: cause.table, rulebook, catalogue }));
      return because[cause.reason](whoText(cause, forecast, catalogue, who), head);
    }
    case 'inForce':
      return because.inForce;
    case 'exemption':
      return because[cause.exemption.since === event.day ? 'exemptionBegins' : 'exemptionLapses'](
        entryPlace(cause.exemption, forecast.report.exemptions?.path),
      );
    case 'rule':
      return because.rule(cause.rule);
  }
}

/** Everything that brings a change about. */
export const causesOf = (
  event: ForecastEvent,
  forecast: Forecast,
  catalogue: Catalogue,
  who: Told = 'name',
): string[] =>
  event.because.length === 0
    ? [catalogue.words.forecast.because.unknown]
    : event.because.map((cause) => causeText(cause, event, forecast, catalogue, who));

/** `合格 → 不合格`. */
export const changeText = ({ from, to }: ForecastEvent, { words: { status } }: Catalogue): string =>
  `${status[from]} → ${status[to]}`;

/** How many changes, how many of them to fail, and of how many units or people. */
export const countsOf = (events: readonly ForecastEvent[]) => ({
  events: events.length,
  fail: events.filter(({ to }) => to === 'fail').length,
  groups: new Set(events.map(({ group }) => JSON.stringify(group))).size,
});

/** The days that are forecast, and where the first of them comes from. */
export const periodText = ({ report, until }: Forecast, { words }: Catalogue): string =>
  words.forecast.period(formatDay(report.asOf), words.asOfSource[report.asOfSource], formatDay(until));

/** The conclusion: what changes, and how many verdicts stay undecided; its tone is no pass where anything does. */
export function conclusionOf(
  forecast: Forecast,
  { words }: Catalogue,
): { readonly text: string; readonly tone: 'pass' | 'fail' | 'undecided' } {
  const counts = countsOf(forecast.events);
  const { now, stay } = undecidedIn(forecast);
  const parts = [
    words.forecast.conclusion(counts),
    ...(now > 0 ? [words.forecast.undecided(now, stay)] : []),
  ];
  return {
    text: parts.join(words.punctuation.semicolon),
    tone: counts.fail > 0 ? 'fail' : stay > 0 ? 'undecided' : 'pass',
  };
}

/** The changes of each month in which there are any, `2019-07`. */
export const byMonth = (events: readonly ForecastEvent[]): Map<string, ForecastEvent[]> =>
  groupBy(events, ({ day }) => formatMonth(monthIndex(day)));

/** Of each group the first day on which a rule comes to fail that does not fail in it now, whatever other rules do, and the rules of that day. */
export function firstToFail(
  { events, report }: Forecast,
  { words }: Catalogue,
): { readonly group: string; readonly date: string; readonly rules: string[] }[] {
  const failing = new Set(report.verdicts.filter(({ status }) => status === 'fail').map(keyOf));
  const falls = events.filter((event) => event.to === 'fail' && !failing.has(keyOf(event)));
  return [...groupBy(falls, (event) => groupText(event, words))].map(([group, own]) => {
    const [first] = own as [ForecastEvent];
    const rules = own.filter(({ day }) => day === first.day).map(({ rule }) => rule.id);
    return { group, date: formatDay(first.day), rules: [...new Set(rules)] };
  });
}

/** The days of an age: one, or the first and the last on which it may be reached. */
export const reachedDays = ({ days }: Reached): string => {
  const { from, to } = days;
  return from === to ? formatDay(from) : `${formatDay(from)}…${formatDay(to)}`;
};

/** The unit that a record is in, by its path. */
export function unitText({ cause }: Reached, { roster }: Forecast): string {
  const unit = roster.placements.get(cause.table)?.units[cause.row] ?? -1;
  return visible(roster.register.units[unit]?.path.join('/') ?? '');
}

/** Why a rule is not forecast. */
export const whyNot = ({ because }: NotForecast, { words }: Catalogue): string =>
  'table' in because
    ? words.forecast.events(words.table(because.table))
    : words.forecast.hangsOn(because.rule);

/** How many verdicts pass, of those that were judged. */
export function passing(verdicts: readonly (Verdict | undefined)[]): { pass: number; judged: number } {
  const judged = verdicts.filter((verdict) => verdict && verdict.status !== 'notApplicable');
  return { pass: judged.filter((verdict) => verdict?.status === 'pass').length, judged: judged.length };
}

/** The ways in which people stand otherwise on a day, in the order of reports. */
export const MOVES = [
  'leave',
  'join',
  'doubtful',
  'leaveBase',
  'joinBase',
] as const satisfies readonly Move[];

/** The names of the people in some rows of a verdict; of those without a name their number. */
export function namesIn(
  verdict: Verdict,
  rows: readonly number[],
  { report }: Forecast,
  { words }: Catalogue,
): string {
  const names = rows.map((row) => visible(report.nameOf(verdict, row)) || words.workbook.unnamed);
  const shown = names.slice(0, MOST_NAMES);
  return words.workbook.people(shown, names.length);
}

/** The most names in one line or cell. */
const MOST_NAMES = 12;
