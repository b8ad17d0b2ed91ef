import type { AgeBasis } from '../core/age.ts';
import type { Day } from '../core/calendar.ts';
import type { Interval } from '../core/interval.ts';
import { SERIAL_ZERO_1900 } from './readers/workbook.ts';
import { readDate } from './values/date.ts';

/** The days that a date around a table means, such as that behind 填报时间; undefined where none can be read. */
export const dateAround = (
  written: string | undefined,
  when: { readonly asOf: Day; readonly basis: AgeBasis },
): Interval | undefined =>
  written === undefined
    ? undefined
    : readDate(
        { type: 'text', text: written },
        { ...when, minimumAge: 0, plain: false, serialZero: SERIAL_ZERO_1900 },
      )[0];
