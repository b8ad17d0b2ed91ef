import { formatDay } from '../../core/calendar.ts';
import type { Forecast, Reached } from '../../foresight/forecast.ts';
import { type Catalogue, say } from '../../locale/catalogue.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { issuesWithin } from '../issues-within.ts';
import { groupText } from '../line.ts';
import { actualText } from '../numbers.ts';
import type { RenderContext } from '../renderer.ts';
import { rulebookLines, titleOfAll } from '../rulebooks.ts';
import { inputRows, section } from '../xlsx/cover-sheet.ts';
import { type Cell, type Column, listed, type Row, type Sheet } from '../xlsx/model.ts';
import { signed } from '../xlsx/sign.ts';
import { writeBook } from '../xlsx/write-book.ts';
import {
  birthKnown,
  byMonth,
  causesOf,
  conclusionOf,
  countsOf,
  firstToFail,
  MOVES,
  nameOf,
  namesIn,
  periodText,
  placeText,
  reachedDays,
  unitText,
  whyNot,
} from './words.ts';

/** The forecast as a workbook: what it is made by, the calendar, every change, who fails first, who reaches an age, the days asked for. */
export async function renderForecastXlsx(
  forecast: Forecast,
  { catalogue }: RenderContext,
): Promise<Uint8Array> {
  const title = catalogue.words.forecast.title(titleOfAll(forecast.report.rulebooks, catalogue));
  const sheets = [
    coverSheet(forecast, catalogue, title),
    calendarSheet(forecast, catalogue),
    changesSheet(forecast, catalogue),
    firstSheet(forecast, catalogue),
    reachedSheet(forecast, catalogue),
    ...(forecast.on.length > 0 ? [onDaysSheet(forecast, catalogue)] : []),
  ];
  return await writeBook(sheets, title, forecast.report, catalogue);
}

function coverSheet(forecast: Forecast, catalogue: Catalogue, title: string): Sheet {
  const { report } = forecast;
  const { words } = catalogue;
  const { labels, workbook } = words;
  const row = (label: string, cell: Cell | string | readonly string[]): Row => ({
    cells: [{ content: label, tone: 'strong' }, cell],
  });
  const { text, tone } = conclusionOf(forecast, catalogue);
  const issues = issuesWithin(report).length;
  return {
    key: 'cover',
    caption: { content: title, tone: 'title' },
    columns: [
      { head: '', least: 24, most: 28, align: 'left' },
      { head: '', least: 86, most: 96, align: 'left' },
    ],
    hasHead: false,
    rows: [
      row(words.forecast.conclusionHead, { content: text, tone }),
      row(words.forecast.periodHead, periodText(forecast, catalogue)),
      ...(report.within ? [row(workbook.heads.within, report.within.join('/'))] : []),
      ...rulebookLines(report, words).map(({ label, text, sha256 }) =>
        row(label, [text, `sha256 ${sha256}`]),
      ),
      ...(issues > 0 ? [row(labels.dataIssues, words.forecast.dataIssues(issues))] : []),
      row(workbook.heads.version, `cadre-audit ${report.version}`),
      ...section(
        workbook.heads.notes,
        report.notes.map((note, index): Row => ({ cells: [index + 1, say(catalogue, note)] })),
      ),
      ...section(workbook.heads.inputs, inputRows(report, catalogue)),
    ],
  };
}

/** A table of a sheet of its own. */
function tableSheet(
  key: keyof Catalogue['words']['forecast']['sheets'],
  columns: readonly Column[],
  rows: readonly Row[],
  { words }: Catalogue,
): Sheet {
  const { sheets, about } = words.forecast;
  return {
    key,
    caption: { content: words.punctuation.labelled(sheets[key], about[key]), tone: 'strong' },
    columns,
    hasHead: true,
    rows: listed(rows),
    of: rows.length,
  };
}

/** Months with how much changes in each, and below them the rules that are not forecast. */
function calendarSheet(forecast: Forecast, catalogue: Catalogue): Sheet {
  const { heads, notForecast } = catalogue.words.forecast;
  const months = [...byMonth(forecast.events)].map(([month, own]): Row => {
    const { events, fail } = countsOf(own);
    return { cells: [month, events, fail > 0 ? { content: fail, tone: 'fail' } : fail] };
  });
  const others = forecast.notForecast.map(
    (each): Row => ({ cells: [each.rule.id, undefined, undefined, whyNot(each, catalogue)] }),
  );
  return tableSheet(
    'calendar',
    [
      { head: heads.month, least: 12, most: 30 },
      { head: heads.events, least: 10, most: 12, align: 'right' },
      { head: heads.fail, least: 12, most: 14, align: 'right' },
      { head: notForecast, least: 30, most: 60 },
    ],
    [...months, ...others],
    catalogue,
  );
}

function changesSheet(forecast: Forecast, catalogue: Catalogue): Sheet {
  const { words } = catalogue;
  const { heads } = words.forecast;
  return tableSheet(
    'verdictChanges',
    [
      { head: heads.date, least: 12, most: 12 },
      { head: heads.group, least: 16, most: 36 },
      { head: heads.rule, least: 16, most: 30 },
      { head: heads.title, least: 20, most: 44 },
      { head: heads.from, least: 9, most: 14 },
      { head: heads.to, least: 9, most: 14 },
      { head: heads.because, least: 30, most: 80 },
    ],
    forecast.events.map(
      (event): Row => ({
        cells: [
          formatDay(event.day),
          groupText(event, words),
          event.rule.id,
          titleIn(event.rule.title, catalogue),
          { content: signed(event.from, words), tone: event.from },
          { content: signed(event.to, words), tone: event.to },
          causesOf(event, forecast, catalogue),
        ],
      }),
    ),
    catalogue,
  );
}

function firstSheet(forecast: Forecast, catalogue: Catalogue): Sheet {
  const { heads } = catalogue.words.forecast;
  return tableSheet(
    'firstUnits',
    [
      { head: heads.date, least: 12, most: 12 },
      { head: heads.group, least: 20, most: 40 },
      { head: heads.rules, least: 30, most: 70 },
    ],
    firstToFail(forecast, catalogue).map(({ date, group, rules }): Row => ({ cells: [date, group, rules] })),
    catalogue,
  );
}

function reachedSheet(forecast: Forecast, catalogue: Catalogue): Sheet {
  const { heads } = catalogue.words.forecast;
  return tableSheet(
    'reached',
    [
      { head: heads.date, least: 12, most: 24 },
      { head: heads.group, least: 16, most: 36 },
      { head: heads.name, least: 9, most: 16 },
      { head: heads.age, least: 8, most: 8, align: 'right' },
      { head: heads.rules, least: 24, most: 60 },
      { head: heads.place, least: 16, most: 36 },
    ],
    forecast.reached.map(
      (each): Row => ({
        cells: [
          [reachedDays(each), ...birthRemark(each, catalogue)],
          unitText(each, forecast),
          nameOf(each.cause, forecast),
          each.cause.age,
          each.rules.map(({ id }) => id),
          placeText(each.cause, forecast, catalogue),
        ],
      }),
    ),
    catalogue,
  );
}

/** How far a birth is known, where that leaves the day open. */
function birthRemark({ cause }: Reached, { words }: Catalogue): string[] {
  const known = birthKnown(cause);
  return known === undefined ? [] : [words.forecast.birthKnown[known]];
}

/** The verdicts of the days asked for, beside those of now, with who counts in one of the two alone. */
function onDaysSheet(forecast: Forecast, catalogue: Catalogue): Sheet {
  const { words } = catalogue;
  const { heads, now: nowHead, thatDay: thatDayHead, notJudged } = words.forecast;
  const { actual } = words.labels;
  const rows = forecast.on.flatMap(({ day, verdicts }) =>
    verdicts.map((each): Row => {
      const { now, thatDay } = each;
      return {
        cells: [
          formatDay(day),
          thatDay.rule.id,
          groupText(thatDay, words),
          now ? { content: signed(now.status, words), tone: now.status } : notJudged,
          now && actualText(now, words),
          { content: signed(thatDay.status, words), tone: thatDay.status },
          actualText(thatDay, words),
          ...MOVES.map((move) =>
            each[move].length === 0 ? undefined : namesIn(thatDay, each[move], forecast, catalogue),
          ),
        ],
      };
    }),
  );
  return tableSheet(
    'onDays',
    [
      { head: heads.date, least: 12, most: 12 },
      { head: heads.rule, least: 16, most: 28 },
      { head: heads.group, least: 16, most: 36 },
      { head: nowHead, least: 9, most: 14 },
      { head: [nowHead, actual], least: 9, most: 16 },
      { head: thatDayHead, least: 9, most: 14 },
      { head: [thatDayHead, actual], least: 9, most: 16 },
      ...MOVES.map((move): Column => ({ head: heads[move], least: 12, most: 40 })),
    ],
    rows,
    catalogue,
  );
}
