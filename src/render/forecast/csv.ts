import { formatDay } from '../../core/calendar.ts';
import type { Forecast } from '../../foresight/forecast.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { csvText } from '../csv.ts';
import { groupText } from '../line.ts';
import type { RenderContext } from '../renderer.ts';
import { causesOf } from './words.ts';

/** Every change as a row of CSV. */
export function renderForecastCsv(forecast: Forecast, { catalogue }: RenderContext): string {
  const { words } = catalogue;
  const { heads } = words.forecast;
  const columns = ['date', 'rule', 'title', 'group', 'from', 'to', 'because'] as const;
  const rows = forecast.events.map((event) => [
    formatDay(event.day),
    event.rule.id,
    titleIn(event.rule.title, catalogue),
    groupText(event, words),
    words.status[event.from],
    words.status[event.to],
    causesOf(event, forecast, catalogue).join(words.punctuation.semicolon),
  ]);
  return csvText([columns.map((column) => heads[column]), ...rows]);
}
