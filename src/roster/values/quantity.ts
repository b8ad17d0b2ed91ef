import { compact } from '../../core/text.ts';
import type { Cell } from '../readers/workbook.ts';
import { cellText } from './plain.ts';

/** Numbers are kept as whole millionths, so that sums and comparisons are exact. */
export const MILLIONTHS = 1_000_000;

/** The greatest number a cell may hold, so that sums of many stay whole and exact. */
const GREATEST = 1_000_000;

/**
 * A number of days, people and the like in millionths; a unit may stand behind it (`7天`, `12人`, `35岁`).
 * Undefined where the text is no decimal from 0 to 1,000,000 with at most six decimals.
 */
export function readQuantity(cell: Cell): number | undefined {
  if (cell.type !== 'number' && cell.type !== 'text') return undefined;
  const match = /^(\d+)(?:\.(\d{1,6}))?(?:天|日|人|名|个|周?岁)?$/.exec(compact(cellText(cell)));
  if (!match) return undefined;
  const value = Number(match[1]) * MILLIONTHS + Number((match[2] ?? '').padEnd(6, '0'));
  return value <= GREATEST * MILLIONTHS ? value : undefined;
}
