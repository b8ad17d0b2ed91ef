import { compact } from '../../core/text.ts';
import type { Cell } from '../readers/workbook.ts';
import type { ColumnDefinition } from '../schema.ts';

const YES = new Set(['是', '√', '✓', '✔', '☑', '1', '有', 'Y', 'YES', 'TRUE', '对', '∨', 'V']);
const NO = new Set(['否', '×', '✗', '✘', 'X', '☐', '0', '没有', '不是', '非', 'N', 'NO', 'FALSE', '错']);

/** One name: true, false, or undefined where it says neither. */
function wordOf(word: string, definition: ColumnDefinition): boolean | undefined {
  const known = definition.values?.[word];
  if (typeof known === 'boolean') return known;
  if (YES.has(word.toUpperCase())) return true;
  return NO.has(word.toUpperCase()) ? false : undefined;
}

/**
 * Reads a yes-or-no cell: true, false, or undefined where it cannot be told.
 * Several kinds in one cell (`主职后备、副职后备`) are yes where one is.
 */
export function readFlag(cell: Cell, definition: ColumnDefinition): boolean | undefined {
  if (cell.type === 'boolean') return cell.value;
  if (cell.type === 'number')
    return cell.value === 1 ? true : cell.value === 0 ? false : wordOf(String(cell.value), definition);
  if (cell.type !== 'text') return undefined;
  const whole = wordOf(compact(cell.text), definition);
  if (whole !== undefined) return whole;
  const words = compact(cell.text)
    .split(/[、,;/]/)
    .filter((word) => word !== '');
  const answers = words.map((word) => wordOf(word, definition) ?? otherKind(word, definition));
  if (answers.includes(true)) return true;
  return answers.length === 0 || answers.includes(undefined) ? undefined : false;
}

const otherKind = (word: string, { otherIsNo, unclear }: ColumnDefinition): boolean | undefined =>
  otherIsNo && !unclear?.test(word) && !/待定|不详|未知|[?？]/.test(word) ? false : undefined;
