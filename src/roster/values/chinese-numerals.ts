/** 〇 is also written as a circle, ○. */
const DIGITS = '零一二三四五六七八九';
const DIGIT = `[${DIGITS}〇○]`;

const digitOf = (numeral: string): number => (/[〇○]/.test(numeral) ? 0 : DIGITS.indexOf(numeral));

/** 元 (the first month), 三, 十, 十二, 二十, 二十一, 廿一, 三十: a month or a day. */
function numberOf(numeral: string): number | undefined {
  if (numeral === '元') return 1;
  const spelt = numeral.replace(/^廿/, '二十').replace(/^卅/, '三十');
  const [, tens = '', ten = '', ones = ''] = /^([二三]?)(十?)([一二三四五六七八九]?)$/.exec(spelt) ?? [];
  if (ten === '')
    return tens === '' && ones !== ''
      ? digitOf(ones)
      : tens !== '' && ones === ''
        ? digitOf(tens)
        : undefined;
  return (tens === '' ? 1 : digitOf(tens)) * 10 + (ones === '' ? 0 : digitOf(ones));
}

const YEAR = new RegExp(`(?<!${DIGIT})(${DIGIT}{4}|${DIGIT}{2})(?=年)`, 'g');
const MONTH = /(?<=年)([元十一二三四五六七八九]{1,2})(?=月)/g;
const DAY = /(?<=月)([十一二三四五六七八九廿卅]{1,3})(?=[日号])/g;

/** A date in words with its numbers in digits, 二〇〇一年十月 as 2001年10月; what is no number stays as it is. */
export function withDigits(text: string): string {
  if (!text.includes('年')) return text;
  const digits = (numeral: string) => String(numberOf(numeral) ?? numeral);
  return text
    .replace(YEAR, (year) => [...year].map(digitOf).join(''))
    .replace(MONTH, digits)
    .replace(DAY, digits);
}
