/** Whether one place is in another one is a column of its own: what the register says of two texts. */

const INSIDE = 'inside ';

/** The column that says whether the place in one column is in that of another one. */
export const insideColumn = (place: string, around: string): string => `${INSIDE}${place} ${around}`;

/** The two columns behind such a column; undefined for any other. */
export function placesIn(column: string): { readonly place: string; readonly around: string } | undefined {
  const [place, around] = column.startsWith(INSIDE) ? column.slice(INSIDE.length).split(' ') : [];
  return place !== undefined && around !== undefined ? { place, around } : undefined;
}
