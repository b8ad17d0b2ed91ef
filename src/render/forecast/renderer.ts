import type { Forecast } from '../../foresight/forecast.ts';
import type { RenderContext, Rendered } from '../renderer.ts';

/** A format of forecasts: a pure function from forecast to text or bytes. */
export type RenderForecast = (forecast: Forecast, context: RenderContext) => Rendered | Promise<Rendered>;
