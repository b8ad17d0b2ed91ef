/** Where a record stands: the position of its file in the run, the sheet's name, the row from 1. */
export interface Origin {
  readonly input: number;
  readonly sheet: string;
  readonly row: number;
}

/** `A`, `Z`, `AA`: the letters of a column counted from 0. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** `F12`: a cell by its column from 0 and its row from 1. */
export const cellAddress = (column: number, row: number): string => `${columnLetters(column)}${row}`;

/** First and last row of each run of neighbouring rows: [3, 4, 5, 9] is [[3, 5], [9, 9]]. */
export function rowRuns(rows: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const row of ascending(rows)) {
    const last = runs.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs;
}

/** Each row once and in order, as most come already. */
export const ascending = (rows: readonly number[]): readonly number[] =>
  rows.every((row, index) => index === 0 || (rows[index - 1] as number) < row)
    ? rows
    : [...new Set(rows)].sort((a, b) => a - b);
