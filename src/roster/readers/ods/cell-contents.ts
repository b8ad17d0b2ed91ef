import { dayOf, isDate } from '../../../core/calendar.ts';
import type { DistinctCellsBuilder } from '../distinct-cells.ts';
import type { Texts } from '../texts.ts';
import { SERIAL_ZERO_1900 } from '../workbook.ts';
import type { XmlScanner } from '../xlsx/xml.ts';
import { formatIn, type Styles, showsOf } from './styles.ts';

/** The value of a cell as its attributes write it (OpenDocument 1.3 part 3, 19.385). */
export interface WrittenCell {
  readonly type: string | undefined;
  readonly value: string | undefined;
  readonly style: string | undefined;
  readonly formula: string | undefined;
}

/** Values by their types: the attribute that has them. */
const VALUES: Readonly<Record<string, string>> = {
  float: 'value',
  percentage: 'value',
  currency: 'value',
  date: 'date-value',
  time: 'time-value',
  boolean: 'boolean-value',
  string: 'string-value',
};

export function cellOf(scanner: XmlScanner, style: string | undefined): WrittenCell {
  const type = scanner.attribute('value-type', 'prefixed');
  const value = type === undefined ? undefined : VALUES[type];
  return {
    type,
    value: value === undefined ? undefined : scanner.attribute(value, 'prefixed'),
    style: scanner.attribute('style-name', 'prefixed') ?? style,
    formula: scanner.attribute('formula', 'prefixed'),
  };
}

/** What formulas give that have no value: LibreOffice writes them as texts. */
const ERROR = /^(#[A-Z0-9/]+[!?]?|(Err|错误|錯誤):\s?\d+)$/;

/** 9999-12-31 as a number of days. */
const LAST_SERIAL = 2_958_465;

/** Turns cells into their codes. */
export function cellContents(
  distinct: DistinctCellsBuilder,
  texts: Texts,
  styles: Styles,
): (cell: WrittenCell, text: string) => number {
  const written = (words: string) => distinct.text(texts.of(words));

  function date(value: string, style: string | undefined): number {
    const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/.exec(value);
    const [year, month, day] = (match ?? []).slice(1).map(Number);
    if (year === undefined || month === undefined || day === undefined || !isDate(year, month, day))
      return written(value);
    return distinct.date(dayOf(year, month, day), showsOf(formatIn(styles, style)));
  }

  function number(value: string, style: string | undefined, text: string): number {
    const parsed = value.trim() === '' ? Number.NaN : Number(value);
    if (!Number.isFinite(parsed)) return distinct.error(value.trim());
    const format = formatIn(styles, style);
    // Other programs (SheetJS) write a day as its number, which spreadsheets show as a date.
    if (format?.shown.has('year') && parsed >= 1 && parsed <= LAST_SERIAL)
      return distinct.date(Math.floor(parsed) + SERIAL_ZERO_1900, showsOf(format));
    // LibreOffice keeps TRUE as the number 1 that is shown so.
    const isBoolean = format?.isBoolean || /^(TRUE|FALSE)$/.test(text);
    return isBoolean ? distinct.boolean(parsed !== 0) : distinct.number(parsed, format?.code);
  }

  return ({ type, value, style, formula }: WrittenCell, text: string): number => {
    if (type === undefined && formula !== undefined && text.trim() === '') return distinct.error(formula);
    if (formula !== undefined && ERROR.test(text)) return distinct.error(text);
    if (value !== undefined) {
      if (type === 'date') return date(value, style);
      if (type === 'boolean') return distinct.boolean(value === 'true');
      if (type !== 'string' && type !== 'time') return number(value, style, text);
    }
    return written(value !== undefined && type === 'string' ? value : text);
  };
}
