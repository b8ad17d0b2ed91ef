import { compact } from '../../core/text.ts';
import type { Cell } from '../readers/workbook.ts';
import { cellText } from './plain.ts';

/** Numbers are kept as whole millionths, so that sums and comparisons are exact. */
export const MILLIONTHS = 1_000_000;

/** The greatest number a cell may hold, as the members of a province; sums of whole millionths are exact up to 9·10⁹. */
const GREATEST = 100_000_000;

/**
 * A number of days, people and the like in millionths; a unit may stand behind it (`7天`, `12人`, `35岁`), and `20%` is 0.2.
 * Undefined where the text is no decimal from 0 to 100,000,000 with at most six decimals.
 */
export function readQuantity(cell: Cell): number | undefined {
  if (cell.type !== 'number' && cell.type !== 'text') return undefined;
  const match = /^(\d+)(?:\.(\d{1,6}))?(%|天|日|人|名|个|周?岁)?$/.exec(compact(cellText(cell)));
  if (!match) return undefined;
  const [, whole, decimals = '', unit] = match;
  const written = Number(whole) * MILLIONTHS + Number(decimals.padEnd(6, '0'));
  const value = unit === '%' ? written / 100 : written;
  return Number.isInteger(value) && value <= GREATEST * MILLIONTHS ? value : undefined;
}
