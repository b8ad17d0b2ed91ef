import { cut, visible } from '../../core/text.ts';

/** The most characters (UTF-16 code units) that Excel takes in one cell. */
const LONGEST = 32_767;

/**
 * A cell's text as the file may hold it. Excel reads `_x0041_` in a text as an escape for `A`, so that an underscore
 * before such a code is itself escaped (ECMA-376, ST_Xstring).
 */
export function cellText(content: string | readonly string[]): string {
  const lines = typeof content === 'string' ? [content] : content;
  const text = lines.map(visible).join('\n');
  const whole = text.length > LONGEST ? `${cut(text, LONGEST - 1)}…` : text;
  return whole.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}
