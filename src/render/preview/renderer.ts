import type { Preview } from '../../foresight/preview.ts';
import type { RenderContext, Rendered } from '../renderer.ts';

/** A format of previews: a pure function from preview to text or bytes. */
export type RenderPreview = (preview: Preview, context: RenderContext) => Rendered | Promise<Rendered>;
