import { compact } from '../../core/text.ts';
import type { Cell } from '../readers/workbook.ts';

/** A number as a person would type it: Excel's 15 significant digits, no exponent for whole numbers. */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return String(Number(value.toPrecision(15)));
}

/** What stands in a cell, as text: for text columns, comparisons and messages. */
export function cellText(cell: Cell | undefined): string {
  switch (cell?.type) {
    case undefined:
      return '';
    case 'text':
    case 'error':
      return cell.text;
    case 'number':
      return numberText(cell.value);
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'date':
      return new Date(cell.day * 86_400_000).toISOString().slice(0, 10);
  }
}

/** Signs by which clerks say that there is nothing to write. */
const NOTHING = new Set(['-', '--', '—', '——', '–', '/', '\\', '无', '空', '暂无', '(空)', '空白']);

/** Whether a cell is empty or holds one of the signs for "nothing". */
export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined ||
  (cell.type === 'text' && (compact(cell.text) === '' || NOTHING.has(compact(cell.text))));
