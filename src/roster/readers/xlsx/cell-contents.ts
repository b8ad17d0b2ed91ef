import { dayOf, isDate } from '../../../core/calendar.ts';
import { BLANK, type CellStoreBuilder } from '../cell-store.ts';
import type { NumberFormat } from './number-format.ts';
import { serialDay } from './serial-day.ts';
import { damaged } from './unreadable.ts';
import { unescapeString } from './xml-text.ts';

/** What the cells of all sheets refer to. */
export interface Shared {
  readonly strings: readonly string[];
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

/** Turns what cells say into their codes in a store. */
export interface CellContents {
  sharedString(index: number): number;
  number(value: number, style: number): number;
  cell(cell: WrittenCell): number;
}

/** The contents of the cells of one sheet. */
export function cellContents(
  store: CellStoreBuilder,
  { strings, formats, serialZero }: Shared,
): CellContents {
  /** By shared string: its code plus 2, 0 where it was not met yet. */
  const codes = new Int32Array(strings.length);

  function sharedString(index: number): number {
    const known = codes[index];
    if (known !== undefined && known !== 0) return known - 2;
    const text = strings[index];
    if (text === undefined) throw damaged();
    const code = store.text(text);
    codes[index] = code + 2;
    return code;
  }

  function number(value: number, style: number): number {
    const format = formats[style];
    if (!format?.isDate) return store.number(value, format?.code);
    const day = serialDay(value, serialZero);
    if (day === undefined) return store.error('#####');
    return typeof day === 'number' ? store.date(day, format.shows) : store.text(day);
  }

  /** A date in words (ISO 8601, as 18.17.4 has it); a time alone stays a text. */
  function isoDate(text: string): number {
    const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|T)/.exec(text.trim());
    const [year, month, day] = (match ?? []).slice(1).map(Number);
    if (year === undefined || month === undefined || day === undefined || !isDate(year, month, day))
      return store.text(text);
    return store.date(dayOf(year, month, day));
  }

  function numberText(text: string, style: number): number {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? number(value, style) : store.error(text.trim());
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
        return store.boolean(/^\s*(1|true|on)\s*$/i.test(value));
      case 'e':
        return store.error(value.trim());
      case 'd':
        return isoDate(value);
      default:
        return store.text(unescapeString(value));
    }
  }

  return {
    sharedString,
    number,
    cell: ({ type = 'n', style, value, formula, inline }) => {
      if (type === 'inlineStr' || (inline !== undefined && value === undefined))
        return store.text(unescapeString(inline ?? value ?? ''));
      // An empty text is a result; an empty value of another type is none.
      const isEmpty = value === undefined || (type !== 'str' && value.trim() === '');
      if (!isEmpty) return coded(type, value, style);
      return formula === undefined ? BLANK : store.error(`=${formula}`);
    },
  };
}
