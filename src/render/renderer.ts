import type { Report } from '../audit/report.ts';
import type { Policy } from '../audit/status.ts';
import type { Catalogue } from '../locale/catalogue.ts';

/** What a renderer needs to know of its reader. */
export interface RenderContext {
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  /** Columns of the terminal; undefined where lines need no folding (a pipe or a file). */
  readonly width: number | undefined;
  readonly color: boolean;
}

/** A report as it is written: text, or bytes (JSON: text in UTF-8). */
export type Rendered = string | Uint8Array;

/** The formats of one kind of report, each loaded when it is asked for; `binary`: those that are bytes, which go into a file alone. */
export interface Formats<Name extends string, Renderer> {
  readonly renderers: Readonly<Record<Name, () => Promise<Renderer>>>;
  readonly binary: ReadonlySet<Name>;
}

/** A report format: a pure function from report to text or bytes. */
export type Render = (report: Report, context: RenderContext) => Rendered | Promise<Rendered>;
