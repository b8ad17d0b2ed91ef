import type { Words } from '../../locale/catalogue.ts';
import { displayWidth } from '../width.ts';
import { labelText } from './link.ts';
import type { Cell, Column, Content, Row, Tone } from './model.ts';

/** Rows that are measured for the widths; what comes after them is wrapped to the same widths. */
const MEASURED = 2_000;

/** What of a column's width is free for text, and how much of a line is lost where it breaks. */
const EDGES = 1.5;
const LOST_IN_BREAKS = 1.1;

/** A longer text fills the tallest row anyway. */
const LONGEST_MEASURED = 2_000;

/** Heights in points, with room for the fonts of other systems; the tallest row that Excel shows. */
const LINE_HEIGHT = 14;
const PADDING = 2;
const TALLEST = 409;

const LINES: Readonly<Partial<Record<Tone, number>>> = { title: 32, section: 22 };

/** Quotation marks, dashes and signs are as wide as a Chinese character in a Chinese font. */
const widthOf = (text: string): number =>
  text.length > LONGEST_MEASURED ? text.length * 2 : displayWidth(text, true);

const isCell = (each: Cell | Content): each is Cell => typeof each === 'object' && 'content' in each;

/** A cell by itself, whichever way a row gives it. */
export const cellOf = (each: Cell | Content | undefined): Cell | undefined =>
  each === undefined || isCell(each) ? each : { content: each };

function linesOf(content: Content, words: Words): readonly string[] {
  if (typeof content === 'number') return [`${content}`];
  if (typeof content === 'string') return [content];
  return 'label' in content ? [`${labelText(content, words)}`] : content;
}

/** A column's width in half-width characters, of which a Chinese one takes two, with room for the cell's edges. */
export function columnWidth(
  { least, most }: Column,
  index: number,
  rows: readonly Row[],
  words: Words,
): number {
  let widest = least;
  for (const { cells } of rows.slice(0, MEASURED)) {
    const cell = cellOf(cells[index]);
    if (!cell || cell.tone === 'section') continue;
    for (const line of linesOf(cell.content, words)) widest = Math.max(widest, widthOf(line) + EDGES);
    if (widest >= most) return most;
  }
  return Math.min(widest, most);
}

/**
 * A row's height in points: as many lines as its fullest cell takes when it is wrapped to its column. Spreadsheet programs
 * differ in whether they find that out by themselves.
 */
export function rowHeight(
  cells: readonly (Cell | undefined)[],
  widths: readonly number[],
  words: Words,
): number {
  const heights = cells.map((cell, index) => {
    if (!cell) return 0;
    const fixed = cell.tone && LINES[cell.tone];
    return fixed ?? linesIn(cell.content, widths[index] ?? 10, words) * LINE_HEIGHT + PADDING;
  });
  return Math.min(TALLEST, Math.max(LINE_HEIGHT + PADDING, ...heights));
}

function linesIn(content: Content, width: number, words: Words): number {
  const free = width - EDGES;
  let lines = 0;
  for (const line of linesOf(content, words)) {
    // No character is wider than two: a short text needs no measuring, which takes long for a whole sheet.
    const wide = line.length * 2 <= free ? 0 : widthOf(line);
    lines += wide <= free ? 1 : Math.ceil((wide * LOST_IN_BREAKS) / free);
  }
  return lines;
}
