import { formatDay } from '../../core/calendar.ts';
import type { Forecast } from '../../foresight/forecast.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { csvText } from '../csv.ts';
import type { RenderContext } from '../renderer.ts';
import { causesOf, groupCellText } from './words.ts';

/** Every change as a row of CSV: people by their cells, nobody by name. */
export function renderForecastCsv(forecast: Forecast, { catalogue }: RenderContext): string {
  const { words } = catalogue;
  const { heads } = words.forecast;
  const columns = ['date', 'rule', 'title', 'group', 'from', 'to', 'because'] as const;
  const rows = forecast.events.map((event) => [
    formatDay(event.day),
    event.rule.id,
    titleIn(event.rule.title, catalogue),
    groupCellText(event, forecast, catalogue),
    words.status[event.from],
    words.status[event.to],
    causesOf(event, forecast, catalogue, 'cell').join(words.punctuation.semicolon),
  ]);
  return csvText([columns.map((column) => heads[column]), ...rows]);
}
