import { compact } from '../../core/text.ts';
import type { ColumnDefinition } from '../schema.ts';

/**
 * The value that a text of a `choice` column means, undefined where it cannot be told.
 * Other values of an open list stay as they stand: a 一般干部 is no 中层, and no doubt either.
 */
export function readChoice(text: string, { values, unclear }: ColumnDefinition): string | undefined {
  const shown = compact(text).replace(/[()]/g, '');
  const known = values?.[shown];
  if (typeof known === 'string') return known;
  return unclear?.test(shown) ? undefined : shown;
}
