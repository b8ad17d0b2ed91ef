/** The text in half-width forms (Unicode NFKC) without any white space: for comparing, never for showing. */
export const compact = (text: string): string =>
  PLAIN.test(text) ? text : text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/gu, '');

/** Nearly every cell: common Chinese characters and ASCII without white space are their own half-width form. */
const PLAIN = /^[\u4e00-\u9fff\x21-\x7e]*$/;

/** What may stand between the digits of one number: white space, unseen characters, dashes. */
const BETWEEN = String.raw`[\s\p{Cf}\-‐-―－]{0,4}`;

/** 15 digits or more, of whatever width and however they are spaced out: an ID number may stand behind another number. */
const DIGITS = new RegExp(String.raw`\p{Nd}(?:${BETWEEN}\p{Nd}){14,}(?:${BETWEEN}[XxＸｘ])?`, 'gu');

/** The text with the middle of every run of 15 digits or more hidden: an ID number is never shown whole. */
const maskNumbers = (text: string): string =>
  text.replace(DIGITS, (run) => {
    const characters = [...run];
    return [...characters.slice(0, 6), '*'.repeat(characters.length - 8), ...characters.slice(-2)].join('');
  });

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/**
 * A text as it may be shown: control, escape and bidirectional characters visible as `\u{1b}`, so that a cell cannot
 * steer a terminal, likewise what no XML can hold (half a surrogate pair, U+FFFE), and ID numbers masked.
 */
export const visible = (text: string): string =>
  maskNumbers(text).replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);

/** The first characters of a text, as many as fit into a length; a rare character of two code units is kept whole. */
export const cut = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

const LONGEST_ECHO = 60;

/** A cell's own text as a report may echo it: ID numbers masked, unseen characters visible, long text cut. */
export function echo(text: string): string {
  const shown = visible(text);
  return shown.length > LONGEST_ECHO ? `${cut(shown, LONGEST_ECHO)}…` : shown;
}

/**
 * The text without what its brackets enclose, up to the next closing one. Brackets that nobody closes are looked at
 * once, not again from each of them.
 */
export function withoutBracketed(text: string, bracketed: RegExp, closing: string): string {
  const end = Math.max(...[...closing].map((bracket) => text.lastIndexOf(bracket))) + 1;
  return text.slice(0, end).replace(bracketed, '') + text.slice(end);
}

/** The candidate nearest to the text by edit distance, or undefined where none is near (a third of its length, never all of it). */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(Math.max(1, Math.floor(text.length / 3)), text.length - 1) + 0.5;
  const written = text.toLowerCase();
  for (const candidate of candidates) {
    const distance = editDistance(written, candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/**
 * How many characters must be added, left out or changed to make one text of the other. Infinite where the lengths alone
 * are further apart than `most`: a cell may have 32,767 characters, and is not compared with every name at that length.
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
