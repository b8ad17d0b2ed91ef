import { SERIAL_ZERO_1900 } from '../workbook.ts';

/** 9999-12-31 in the 1900 system: Excel shows no later day. */
const LAST_1900 = 2_958_465;

/**
 * The day that a serial number shows under a date format (ECMA-376 part 1, 18.17.4.1), its time of day dropped; a text
 * where Excel shows what is no day: serial 0, and the 29 February 1900 that the 1900 system has and history has not.
 * Undefined where it shows nothing but `#####`.
 */
export function serialDay(serial: number, serialZero: number): number | string | undefined {
  const whole = Math.floor(serial);
  if (!(whole >= 0 && whole + serialZero <= LAST_1900 + SERIAL_ZERO_1900)) return undefined;
  if (serialZero !== SERIAL_ZERO_1900 || whole > 60) return whole + serialZero;
  if (whole === 60) return '1900-02-29';
  return whole === 0 ? '1900-01-00' : whole + serialZero + 1;
}
