import { formatDay } from '../../core/calendar.ts';
import { groupBy } from '../../core/group-by.ts';
import { visible } from '../../core/text.ts';
import type { Forecast, ForecastEvent, OnDay, VerdictOnDay } from '../../foresight/forecast.ts';
import { say, type Words } from '../../locale/catalogue.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { inputsRead } from '../inputs-read.ts';
import { issuesWithin } from '../issues-within.ts';
import { groupText } from '../line.ts';
import { actualText } from '../numbers.ts';
import { beginPage, type Page as PlainPage, pageText, section, write } from '../page.ts';
import type { RenderContext } from '../renderer.ts';
import { rulebookLines, titleOfAll } from '../rulebooks.ts';
import {
  ageText,
  byMonth,
  causesOf,
  changeText,
  conclusionOf,
  countsOf,
  firstToFail,
  MOVES,
  nameOf,
  namesIn,
  passing,
  periodText,
  placeText,
  reachedDays,
  unitText,
  whyNot,
} from './words.ts';

interface Page extends PlainPage {
  readonly forecast: Forecast;
}

/** The forecast for a terminal: what changes month by month and through whom, which units fail first, who reaches an age. */
export function renderForecastTable(forecast: Forecast, context: RenderContext): string {
  const page: Page = { ...beginPage(context), forecast };
  heading(page);
  calendar(page);
  first(page);
  reached(page);
  for (const day of forecast.on) onDay(page, day);
  notForecast(page);
  return pageText(page);
}

/** The most lines of one list that a terminal shows; all of them are in the JSON and the workbook. */
const MOST_LINES = 12;

/** The first lines of a list, and how many more there are. */
function list(page: Page, texts: readonly string[]): void {
  for (const text of texts.slice(0, MOST_LINES)) write(page, text, '- ');
  if (texts.length > MOST_LINES)
    write(page, page.context.catalogue.words.forecast.more(texts.length - MOST_LINES), '  ');
}

function heading(page: Page): void {
  const { forecast, context, chalk } = page;
  const { report } = forecast;
  const { catalogue } = context;
  const { words } = catalogue;
  const { labelled } = words.punctuation;
  const { text: conclusion, tone } = conclusionOf(forecast, catalogue);
  write(page, words.forecast.title(titleOfAll(report.rulebooks, catalogue)), '', chalk.bold);
  write(page, periodText(forecast, catalogue));
  const paint = { pass: chalk.green, fail: chalk.red, undecided: chalk.yellow }[tone];
  write(page, labelled(words.forecast.conclusionHead, conclusion), '', paint);
  if (report.within) write(page, labelled(words.workbook.heads.within, report.within.join('/')));
  for (const { label, text, sha256 } of rulebookLines(report, words))
    write(page, labelled(label, `${text} sha256 ${sha256.slice(0, 12)}`));
  for (const { name, file, lines } of inputsRead(report.inputs, catalogue)) {
    write(
      page,
      labelled(words.labels.files, file ? `${visible(file.path)} sha256 ${file.sha256.slice(0, 12)}` : name),
    );
    for (const line of lines) write(page, line, '  ');
  }
  const issues = issuesWithin(report).length;
  if (issues > 0) write(page, labelled(words.labels.dataIssues, words.forecast.dataIssues(issues)));
  for (const note of report.notes) write(page, visible(say(catalogue, note)), '* ');
}

/** Month by month the changes, each with whoever brings it about. */
function calendar(page: Page): void {
  const { forecast, context } = page;
  const { words } = context.catalogue;
  if (forecast.events.length === 0) return;
  section(page, words.forecast.calendar);
  for (const [month, events] of byMonth(forecast.events)) {
    const { events: count, fail } = countsOf(events);
    write(page, words.forecast.month(month, count, fail));
    list(
      page,
      events.map((event) => eventText(event, page)),
    );
  }
}

function eventText(event: ForecastEvent, { forecast, context: { catalogue } }: Page): string {
  const { words } = catalogue;
  const head = [
    formatDay(event.day),
    event.rule.id,
    groupText(event, words),
    changeText(event, catalogue),
  ].join(' ');
  return [head, causesOf(event, forecast, catalogue).join(words.punctuation.semicolon)].join(' · ');
}

function first(page: Page): void {
  const { forecast, context } = page;
  const { words } = context.catalogue;
  const falls = firstToFail(forecast, context.catalogue);
  if (falls.length === 0) return;
  section(page, words.punctuation.bracketed(words.forecast.first, String(falls.length)));
  write(page, words.forecast.firstAbout);
  list(
    page,
    falls.map(({ group, date, rules }) => `${date} ${group} · ${rules.join(words.punctuation.comma)}`),
  );
}

function reached(page: Page): void {
  const { forecast, context } = page;
  const { catalogue } = context;
  const { words } = catalogue;
  if (forecast.reached.length === 0) return;
  section(page, words.punctuation.bracketed(words.forecast.reached, String(forecast.reached.length)));
  const texts = forecast.reached.map((each) => {
    const { cause, rules } = each;
    const who = [
      reachedDays(each),
      unitText(each, forecast),
      nameOf(cause, forecast),
      ageText(each, catalogue),
    ];
    const ids = rules.map(({ id }) => id).join(words.punctuation.comma);
    return [who.filter((part) => part !== '').join(' '), ids, placeText(cause, forecast, catalogue)]
      .filter((part) => part !== '')
      .join(' · ');
  });
  list(page, texts);
}

/** The verdicts of a day: for each rule how many pass, and where anything is otherwise than now. */
function onDay(page: Page, { day, verdicts }: OnDay): void {
  const { catalogue } = page.context;
  const { words } = catalogue;
  section(page, words.forecast.on(formatDay(day)));
  for (const [rule, own] of groupBy(verdicts, ({ thatDay }) => thatDay.rule)) {
    const [then, now] = [passing(own.map((each) => each.thatDay)), passing(own.map((each) => each.now))];
    const summary = words.forecast.onSummary({ ...then, passNow: now.pass, judgedNow: now.judged });
    const title = titleIn(rule.title, catalogue);
    write(page, words.punctuation.labelled(title === rule.id ? title : `${rule.id} ${title}`, summary));
    list(
      page,
      own.filter((each) => isOtherwise(each, words)).map((each) => onDayText(each, page)),
    );
  }
  if (!verdicts.some((each) => isOtherwise(each, words))) write(page, words.forecast.onSame);
}

/** A verdict with its numbers. */
const stateText = (verdict: VerdictOnDay['now'], words: Words): string =>
  verdict ? `${words.status[verdict.status]} ${actualText(verdict, words)}`.trim() : words.forecast.notJudged;

/** Whether a verdict, its numbers or anybody in it is otherwise than now. */
const isOtherwise = (each: VerdictOnDay, words: Words): boolean =>
  stateText(each.now, words) !== stateText(each.thatDay, words) ||
  MOVES.some((move) => each[move].length > 0);

function onDayText(each: VerdictOnDay, { forecast, context: { catalogue } }: Page): string {
  const { now, thatDay } = each;
  const { words } = catalogue;
  return [
    `${groupText(thatDay, words)} ${stateText(now, words)} → ${stateText(thatDay, words)}`,
    ...MOVES.filter((move) => each[move].length > 0).map((move) =>
      words.forecast.moves[move](namesIn(thatDay, each[move], forecast, catalogue)),
    ),
  ].join(' · ');
}

function notForecast(page: Page): void {
  const { forecast, context } = page;
  const { words } = context.catalogue;
  if (forecast.notForecast.length === 0) return;
  section(page, words.forecast.notForecast);
  for (const each of forecast.notForecast)
    write(page, words.punctuation.labelled(each.rule.id, whyNot(each, context.catalogue)), '- ');
}
