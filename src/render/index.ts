import type { Formats, Render } from './renderer.ts';

/** Every report format; a new one is one file and one line here. Loaded only when it is asked for. */
export const RENDERERS = {
  table: async () => (await import('./table.ts')).renderTable,
  json: async () => (await import('./json.ts')).renderJson,
  csv: async () => (await import('./csv.ts')).renderCsv,
  xlsx: async () => (await import('./xlsx.ts')).renderXlsx,
  issues: async () => (await import('./issues.ts')).renderIssues,
} as const satisfies Record<string, () => Promise<Render>>;

export type Format = keyof typeof RENDERERS;

/** The formats that say nothing of verdicts: they are written though nothing was judged. */
export const FORMATS_WITHOUT_VERDICTS: ReadonlySet<Format> = new Set(['issues']);

/** The formats of reports; the binary ones are bytes, not text. */
export const REPORT_FORMATS: Formats<Format, Render> = {
  renderers: RENDERERS,
  binary: new Set<Format>(['xlsx', 'issues']),
};
