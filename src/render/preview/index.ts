import type { Formats } from '../renderer.ts';
import type { RenderPreview } from './renderer.ts';

/** Every format of previews; a new one is one file and one line here. Loaded only when it is asked for. */
const RENDERERS = {
  table: async () => (await import('./table.ts')).renderPreviewTable,
  json: async () => (await import('./json.ts')).renderPreviewJson,
  csv: async () => (await import('./csv.ts')).renderPreviewCsv,
  xlsx: async () => (await import('./xlsx.ts')).renderPreviewXlsx,
} as const satisfies Record<string, () => Promise<RenderPreview>>;

export type PreviewFormat = keyof typeof RENDERERS;

/** The formats of previews. */
export const PREVIEW_FORMATS: Formats<PreviewFormat, RenderPreview> = {
  renderers: RENDERERS,
  binary: new Set<PreviewFormat>(['xlsx']),
};
