import { rowRuns } from '../core/origin.ts';
import type { Catalogue } from '../locale/catalogue.ts';

/** Which rows below a head are no records, and why: `第13行是合计，未计入`. */
export function rowsLeftOut(
  rows: readonly { readonly row: number; readonly reason: 'total' | 'note' }[],
  { words }: Catalogue,
): string[] {
  return (['total', 'note'] as const).flatMap((reason) => {
    const runs = rowRuns(rows.filter((each) => each.reason === reason).map(({ row }) => row));
    if (runs.length === 0) return [];
    const shown = runs.slice(0, 5).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
    return [words.leftOut({ reason, rows: `${shown.join('、')}${runs.length > 5 ? '…' : ''}` })];
  });
}
