/** A number format: its code, undefined for General; whether it shows the number as a day, and where it shows less, what. */
export interface NumberFormat {
  readonly code: string | undefined;
  readonly isDate: boolean;
  readonly shows?: 'month' | 'year';
}

/**
 * Formats that workbooks name by number alone: ECMA-376 part 1, 18.8.30. 27 to 36 and 50 to 58 are those of Chinese
 * (zh-cn); in the other languages that have them they show days and times in the same places.
 */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'mm-dd-yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** The format of a number; `custom` has those that the workbook defines. */
export function numberFormatOf(id: number, custom: ReadonlyMap<number, string>): NumberFormat {
  return codedFormat(custom.get(id) ?? BUILT_IN[id]);
}

/** The format that a code stands for; undefined: General. */
export function codedFormat(code: string | undefined): NumberFormat {
  if (code === undefined || /^\s*general\s*$/i.test(code)) return { code: undefined, isDate: false };
  const shows = lessThanDay(code);
  return { code, isDate: showsDay(code), ...(shows ? { shows } : {}) };
}

/** What a format shows as it stands: quoted text and escaped characters. */
const QUOTED = /"[^"]*"?|\\./gs;
/** Fillers, colours, languages, elapsed times, and words whose letters mean nothing by themselves. */
const OTHER = /[_*].|\[[^\]]*\]?|general|am\/pm|a\/p/gs;

/**
 * Whether a format shows a year, a month or a day (ECMA-376 part 1, 18.8.31). Times alone do not: `m` beside hours or
 * seconds is minutes, and `e` behind a digit is an exponent.
 */
export function showsDay(code: string): boolean {
  const bare = code.replace(QUOTED, '').toLowerCase();
  // The first section shows positive numbers, unless conditions say which numbers a section is for.
  const sections = bare.split(';').slice(0, /\[[<>=]/.test(bare) ? undefined : 1);
  return sections.some((section) => {
    const shown = section.replace(/\[h+\]/g, 'h').replace(OTHER, '');
    if (/[ydbg]|(?<![0#?.])e|aaa/.test(shown)) return true;
    const parts = shown.match(/h+|m+|s+/g) ?? [];
    return parts.some(
      (part, index) =>
        part.startsWith('m') && !parts[index - 1]?.startsWith('h') && !parts[index + 1]?.startsWith('s'),
    );
  });
}

/** Of a format with a year and no day, all that it shows: `yyyy"年"m"月"` a month. Of any other, undefined. */
function lessThanDay(code: string): 'month' | 'year' | undefined {
  const shown = code.replace(QUOTED, '').toLowerCase().split(';')[0]?.replace(OTHER, '') ?? '';
  if (!/[ye]/.test(shown) || /[dgbhs]|aaa/.test(shown)) return undefined;
  return shown.includes('m') ? 'month' : 'year';
}
