import type { Formats } from '../renderer.ts';
import type { RenderForecast } from './renderer.ts';

/** Every format of forecasts; a new one is one file and one line here. Loaded only when it is asked for. */
const RENDERERS = {
  table: async () => (await import('./table.ts')).renderForecastTable,
  json: async () => (await import('./json.ts')).renderForecastJson,
  csv: async () => (await import('./csv.ts')).renderForecastCsv,
  xlsx: async () => (await import('./xlsx.ts')).renderForecastXlsx,
} as const satisfies Record<string, () => Promise<RenderForecast>>;

type ForecastFormat = keyof typeof RENDERERS;

/** The formats of forecasts. */
export const FORECAST_FORMATS: Formats<ForecastFormat, RenderForecast> = {
  renderers: RENDERERS,
  binary: new Set<ForecastFormat>(['xlsx']),
};
