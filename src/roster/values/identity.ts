import { type Day, dayOf, isDate } from '../../core/calendar.ts';
import { compact } from '../../core/text.ts';
import type { Cell } from '../readers/workbook.ts';

/** An ID number in its 18-character form, with the birth and sex that it says. */
export interface Identity {
  readonly number: string;
  readonly birth: Day;
  readonly sex: '男' | '女';
}

/** An identity, or why there is none. */
export type IdentityReading = Identity | 'invalid-id' | 'id-precision-lost';

const ZERO = 0x30;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const digitAt = (text: string, index: number): number => text.charCodeAt(index) - ZERO;

/** The number of two digits. */
const pairAt = (text: string, index: number): number => digitAt(text, index) * 10 + digitAt(text, index + 1);

/** The check character of the first 17 digits: ISO 7064:1983 MOD 11-2, as GB 11643-1999 prescribes. */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (let index = 0; index < WEIGHTS.length; index++)
    sum += (WEIGHTS[index] as number) * digitAt(digits, index);
  return '10X98765432'[sum % 11] as string;
}

function ofText(text: string): IdentityReading {
  if (/^\d{17}[\dX]$/.test(text) && checkCharacter(text) === text[17]) return ofNumber(text);
  const shown = compact(text).toUpperCase().replace(/^'/, '');
  if (/^\d(\.\d+)?E\+?\d+$/.test(shown)) return 'id-precision-lost';
  if (/^\d{15}$/.test(shown)) {
    const digits = `${shown.slice(0, 6)}19${shown.slice(6)}`;
    return ofNumber(`${digits}${checkCharacter(digits)}`);
  }
  if (!/^\d{17}[\dX]$/.test(shown) || checkCharacter(shown) !== shown[17]) return 'invalid-id';
  return ofNumber(shown);
}

function ofNumber(number: string): IdentityReading {
  const [year, month, day] = [
    pairAt(number, 6) * 100 + pairAt(number, 8),
    pairAt(number, 10),
    pairAt(number, 12),
  ];
  if (!isDate(year, month, day)) return 'invalid-id';
  return { number, birth: dayOf(year, month, day), sex: digitAt(number, 16) % 2 === 1 ? '男' : '女' };
}

/** Reads an ID number of 18 or 15 digits and checks it by GB 11643-1999; the region code is not checked. */
export function readIdentity(cell: Cell): IdentityReading {
  if (cell.type === 'text') return ofText(cell.text);
  if (cell.type !== 'number') return 'invalid-id';
  // Excel keeps 15 digits of a number: the last three of an ID number are gone.
  return Number.isSafeInteger(cell.value) && String(cell.value).length === 15
    ? ofText(String(cell.value))
    : cell.value >= 1e15
      ? 'id-precision-lost'
      : 'invalid-id';
}
