import type { Render } from './renderer.ts';

/** Every report format; a new one is one file and one line here. Loaded only when it is asked for. */
export const RENDERERS = {
  table: async () => (await import('./table.ts')).renderTable,
  json: async () => (await import('./json.ts')).renderJson,
  csv: async () => (await import('./csv.ts')).renderCsv,
} as const satisfies Record<string, () => Promise<Render>>;

export type Format = keyof typeof RENDERERS;
