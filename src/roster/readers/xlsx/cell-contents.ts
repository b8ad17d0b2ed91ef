import { dayOf, isDate } from '../../../core/calendar.ts';
import { BLANK, type DistinctCellsBuilder } from '../distinct-cells.ts';
import { type NumberCodes, numberCodes } from '../number-codes.ts';
import type { ByteTexts } from './byte-texts.ts';
import type { NumberFormat } from './number-format.ts';
import { serialDay } from './serial-day.ts';

import { damaged } from './unreadable.ts';
import { unescapeString } from './xml-text.ts';

/** What the cells of all sheets refer to. */
export interface Shared {
  readonly texts: ByteTexts;
  /** The shared strings, by their numbers among the texts. */
  readonly strings: readonly number[];
  readonly formats: readonly NumberFormat[];
  readonly serialZero: number;
}

/** A cell as its sheet writes it (ECMA-376 part 1, 18.3.1.4); an element that is not there is undefined. */
export interface WrittenCell {
  /** `t`: how `value` is to be taken. */
  readonly type: string | undefined;
  /** `s`: the index of its format. */
  readonly style: number;
  readonly value: string | undefined;
  readonly formula: string | undefined;
  readonly inline: string | undefined;
}

/** Turns what cells say into their codes in a distinct. */
export interface CellContents {
  sharedString(index: number): number;
  /** A text by its number. */
  text(number: number): number;
  number(value: number, style: number): number;
  cell(cell: WrittenCell): number;
}

/** The contents of the cells of one sheet. */
export function cellContents(distinct: DistinctCellsBuilder, shared: Shared): CellContents {
  const { texts, strings, formats, serialZero } = shared;
  const { text } = distinct;
  /** By style: the codes of the numbers that it shows as dates. */
  const codesOfDates: NumberCodes[] = [];

  function sharedString(index: number): number {
    const number = strings[index];
    if (number === undefined) throw damaged();
    return text(number);
  }

  const written = (words: string): number => text(texts.of(words));

  function number(value: number, style: number): number {
    // A style that the workbook lacks is General.
    const format = formats[style];
    if (!format?.isDate) return distinct.number(value, format?.code);
    codesOfDates[style] ??= numberCodes();
    const known = codesOfDates[style].get(value);
    const code = known ?? newDate(value, format);
    if (known === undefined) codesOfDates[style].set(value, code);
    return code;
  }

  function newDate(value: number, format: NumberFormat): number {
    const day = serialDay(value, serialZero);
    if (day === undefined) return distinct.error('#####');
    return typeof day === 'number' ? distinct.date(day, format.shows) : written(day);
  }

  /** A date in words (ISO 8601, as 18.17.4 has it); a time alone stays a text. */
  function isoDate(value: string): number {
    const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|T)/.exec(value.trim());
    const [year, month, day] = (match ?? []).slice(1).map(Number);
    if (year === undefined || month === undefined || day === undefined || !isDate(year, month, day))
      return written(value);
    return distinct.date(dayOf(year, month, day));
  }

  function numberText(digits: string, style: number): number {
    const value = digits.trim() === '' ? Number.NaN : Number(digits);
    return Number.isFinite(value) ? number(value, style) : distinct.error(digits.trim());
  }

  /** The stored result of a formula, or the content of a plain cell. */
  function coded(type: string, value: string, style: number): number {
    switch (type) {
      case 'n':
        return numberText(value, style);
      case 's':
        if (!/^\s*\d{1,10}\s*$/.test(value)) throw damaged();
        return sharedString(Number(value));
      case 'b':
        return distinct.boolean(/^\s*(1|true|on)\s*$/i.test(value));
      case 'e':
        return distinct.error(value.trim());
      case 'd':
        return isoDate(value);
      default:
        return written(unescapeString(value));
    }
  }

  return {
    sharedString,
    text,
    number,
    cell: ({ type = 'n', style, value, formula, inline }) => {
      if (type === 'inlineStr' || (inline !== undefined && value === undefined))
        return written(unescapeString(inline ?? value ?? ''));
      // An empty text is a result; an empty value of another type is none.
      const isEmpty = value === undefined || (type !== 'str' && value.trim() === '');
      if (!isEmpty) return coded(type, value, style);
      return formula === undefined ? BLANK : distinct.error(`=${formula}`);
    },
  };
}
