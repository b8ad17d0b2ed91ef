/** A text broken up at its delimiters (RFC 4180, and what Excel makes of texts that do not keep to it). */

const [LINE_FEED, RETURN, QUOTE] = [0x0a, 0x0d, 0x22] as const;

/** What is done with the fields of a text; blank lines are rows too. */
export interface FieldHandler {
  startRow(): void;
  /** Empty fields are passed over. */
  field(column: number, text: string): void;
}

/**
 * Hands on the fields of a text, row by row. It keeps nothing, and empty fields and lines cost it nothing: forty
 * million of them are read in a moment, for which a parser that makes records takes half a minute and 2 GB.
 * Returns the number of the row whose quote is never closed; undefined: all are.
 */
export function eachField(
  text: string,
  delimiter: string,
  { startRow, field }: FieldHandler,
): number | undefined {
  const separator = delimiter.charCodeAt(0);
  let [at, row, column] = [0, 0, 0];
  let isStart = true;
  const { length } = text;
  while (at < length) {
    if (isStart) {
      startRow();
      row++;
      [column, isStart] = [0, false];
    }
    const isQuoted = text.charCodeAt(at) === QUOTE;
    const closing = isQuoted ? closingQuote(text, at, separator) : at;
    if (closing < 0) return row;
    let end = isQuoted ? closing + 1 : at;
    for (let unit = text.charCodeAt(end); end < length; unit = text.charCodeAt(++end))
      if (unit === separator || unit === LINE_FEED || unit === RETURN) break;
    if (isQuoted) field(column, unescaped(text.slice(at + 1, closing)));
    else if (end > at) field(column, text.slice(at, end));
    const unit = text.charCodeAt(end);
    if (unit === separator) column++;
    else isStart = true;
    at = end + (unit === RETURN && text.charCodeAt(end + 1) === LINE_FEED ? 2 : 1);
  }
  return undefined;
}

/** No field is longer, by far: one that is was quoted by mistake, and stays as it is. */
export const MOST_UNESCAPED = 1 << 20;

const unescaped = (quoted: string): string =>
  quoted.length > MOST_UNESCAPED ? quoted : quoted.replaceAll('""', '"');

/**
 * Where a quoted field ends: at the first single quote before a delimiter, a line end or the end. Others stand for
 * themselves, as hand-made files have them. -1: nowhere.
 */
function closingQuote(text: string, opening: number, separator: number): number {
  for (let at = text.indexOf('"', opening + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === QUOTE) at++;
    else if (Number.isNaN(next) || next === separator || next === LINE_FEED || next === RETURN) return at;
  }
  return -1;
}

const DELIMITERS = [',', '\t', ';'] as const;
/** So many characters tell the delimiter. */
const SAMPLE = 1 << 16;
const SAMPLE_LINES = 20;

/** The delimiter that the first filled lines have most of, outside of quotes; a title above the table has none. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, SAMPLE)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/)
    .filter((line) => line !== '')
    .slice(0, SAMPLE_LINES)
    .join('\n');
  const count = (delimiter: string) => lines.split(delimiter).length;
  return DELIMITERS.reduce<string>((best, next) => (count(next) > count(best) ? next : best), ',');
}

/** The first line by which Excel is told the delimiter; it is no row. */
export function statedDelimiter(
  text: string,
): { readonly delimiter: string; readonly length: number } | undefined {
  const match = /^sep=([,;\t|])?(?:\r\n|\n|\r)/i.exec(text);
  return match ? { delimiter: match[1] ?? ',', length: match[0].length } : undefined;
}
