import { rowRuns } from '../core/origin.ts';
import type { Catalogue } from '../locale/catalogue.ts';

/** Which rows below a head are no records, and why: `第13行是合计，未计入`. */
export function rowsLeftOut(
  rows: readonly { readonly row: number; readonly reason: 'total' | 'note' }[],
  { words }: Catalogue,
): string[] {
  return (['total', 'note'] as const).flatMap((reason) => {
    const own = rows.filter((each) => each.reason === reason).map(({ row }) => row);
    return own.length === 0 ? [] : [words.leftOut({ reason, rows: rowList(own) })];
  });
}

/** What is hidden on a sheet and counts like all else: `隐藏的第4–5行照样计入`. */
export function hiddenParts(
  {
    hiddenRows,
    hiddenColumns,
  }: {
    readonly hiddenRows: readonly number[];
    readonly hiddenColumns: readonly { readonly letter: string; readonly head: string }[];
  },
  { words }: Catalogue,
): string[] {
  const columns = hiddenColumns.map(({ letter, head }) => `${letter} ${head}`);
  return [
    ...(hiddenRows.length > 0 ? [words.hiddenRows(rowList(hiddenRows))] : []),
    ...(columns.length > 0 ? [words.hiddenColumns(columns)] : []),
  ];
}

/** `4–5、9`: the first runs of rows. */
function rowList(rows: readonly number[]): string {
  const runs = rowRuns(rows);
  const shown = runs.slice(0, 5).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  return `${shown.join('、')}${runs.length > 5 ? '…' : ''}`;
}
