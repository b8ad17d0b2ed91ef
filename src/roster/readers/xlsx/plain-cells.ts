import { BLANK, type CellStoreBuilder } from '../cell-store.ts';
import type { CellContents } from './cell-contents.ts';
import type { Texts } from './texts.ts';
import { isPlain, type XmlScanner } from './xml.ts';

/**
 * Reads the cells of a row in the form in which nearly all are written, without tokens:
 * `<c r="B7" s="3" t="s"><v>45</v></c>` or, empty, `<c r="B7" s="3"/>`, where `r`, `s` and `t` may each be absent and `t` is `s`, `n` or `inlineStr`.
 * Stops before the first cell of any other form, or that is not here as a whole, and leaves it to the scanner.
 * Returns the column of the last cell that it read.
 */
export type ReadPlainCells = (row: number, lastColumn: number) => number;

const [LESS, GREATER, SLASH, QUOTE, EQUALS, SPACE, DOT] = [0x3c, 0x3e, 0x2f, 0x22, 0x3d, 0x20, 0x2e] as const;
const [LETTER_C, LETTER_N, LETTER_R, LETTER_S, LETTER_T, LETTER_V] = [
  0x63, 0x6e, 0x72, 0x73, 0x74, 0x76,
] as const;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const INLINE = bytesOf('inlineStr"');
const [INLINE_OPEN, INLINE_CLOSE] = [bytesOf('<is><t'), bytesOf('</t></is></c>')];
const PRESERVED = bytesOf(' xml:space="preserve"');

/** Numbers of so many digits, and powers of ten of so few, are exact: one division rounds as Number() does. */
const MOST_DIGITS = 15;
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, power) => 10 ** power);

const LAST_COLUMN = 16_383;
const MOST_INDEX = 0x3fff_ffff;

export function plainCells(
  scanner: XmlScanner,
  store: CellStoreBuilder,
  contents: CellContents,
  texts: Texts,
): ReadPlainCells {
  let bytes = scanner.bytes;
  /** Where the reading stands within a cell. */
  let at = 0;
  // What the opening tag says.
  let [column, style, type] = [0, 0, LETTER_N as number];
  let isEmpty = false;

  /** Digits as a number; -1 where there are none, or more than an index has. */
  function index(): number {
    const start = at;
    let value = 0;
    for (
      let digit = (bytes[at] as number) - 0x30;
      digit >= 0 && digit <= 9;
      digit = (bytes[at] as number) - 0x30
    ) {
      value = value * 10 + digit;
      at++;
    }
    return at === start || at - start > 10 || value > MOST_INDEX ? -1 : value;
  }

  /** `B7"`, in this row. */
  function reference(row: number): boolean {
    let letters = 0;
    for (
      let letter = (bytes[at] as number) - 0x40;
      letter >= 1 && letter <= 26;
      letter = (bytes[at] as number) - 0x40
    ) {
      letters = letters * 26 + letter;
      if (letters > LAST_COLUMN + 1) return false;
      at++;
    }
    column = letters - 1;
    return column >= 0 && bytes[at] !== 0x30 && index() === row;
  }

  function follows(expected: Uint8Array): boolean {
    for (let offset = 0; offset < expected.length; offset++)
      if (bytes[at + offset] !== expected[offset]) return false;
    at += expected.length;
    return true;
  }

  /** The type of a cell, up to its closing quote. */
  function isKnownType(): boolean {
    type = bytes[at] as number;
    if (bytes[at + 1] === QUOTE && (type === LETTER_S || type === LETTER_N)) {
      at++;
      return true;
    }
    const isInline = follows(INLINE);
    if (isInline) at--;
    return isInline;
  }

  /** ` r="B7" s="3" t="s">` from behind `<c` on or to `/>`. */
  function openingTag(row: number): boolean {
    let before = 0;
    while (bytes[at] === SPACE) {
      const name = bytes[at + 1] as number;
      if (name <= before || bytes[at + 2] !== EQUALS || bytes[at + 3] !== QUOTE) return false;
      before = name;
      at += 4;
      if (name === LETTER_R) {
        if (!reference(row)) return false;
      } else if (name === LETTER_S) {
        style = index();
        if (style < 0) return false;
      } else if (name !== LETTER_T || !isKnownType()) return false;
      if (bytes[at++] !== QUOTE) return false;
    }
    isEmpty = bytes[at] === SLASH;
    if (isEmpty) at++;
    return bytes[at++] === GREATER;
  }

  /** `<v>` opened at `at`: the code of the number or the shared string in it, or undefined. */
  function valueCode(): number | undefined {
    if (bytes[at] !== LESS || bytes[at + 1] !== LETTER_V || bytes[at + 2] !== GREATER) return undefined;
    at += 3;
    if (type === LETTER_S) {
      const string = index();
      return string >= 0 && closes() ? contents.sharedString(string) : undefined;
    }
    const start = at;
    let [value, point] = [0, -1];
    for (; ; at++) {
      const byte = bytes[at] as number;
      if (byte >= 0x30 && byte <= 0x39) value = value * 10 + (byte - 0x30);
      else if (byte === DOT && point < 0 && at > start) point = at;
      else break;
    }
    const decimals = point < 0 ? 0 : at - point - 1;
    const digits = at - start - (point < 0 ? 0 : 1);
    if (digits === 0 || digits > MOST_DIGITS || (point >= 0 && decimals === 0) || !closes()) return undefined;
    // Small whole numbers stay in the engine's own small form, which is found fastest.
    const isSmall = decimals === 0 && value <= MOST_INDEX;
    return contents.number(isSmall ? value | 0 : value / (POWERS[decimals] as number), style);
  }

  /** `</v></c>` */
  function closes(): boolean {
    const isClosed =
      bytes[at] === LESS &&
      bytes[at + 1] === SLASH &&
      bytes[at + 2] === LETTER_V &&
      bytes[at + 3] === GREATER &&
      bytes[at + 4] === LESS &&
      bytes[at + 5] === SLASH &&
      bytes[at + 6] === LETTER_C &&
      bytes[at + 7] === GREATER;
    at += 8;
    return isClosed;
  }

  /** `<is><t>…</t></is></c>`: the code of its text, or undefined. */
  function inlineCode(): number | undefined {
    if (!follows(INLINE_OPEN)) return undefined;
    if (bytes[at] === SPACE && !follows(PRESERVED)) return undefined;
    if (bytes[at] !== GREATER) return undefined;
    const start = ++at;
    while (isPlain(bytes[at] as number)) at++;
    const end = at;
    return follows(INLINE_CLOSE) ? contents.text(texts.ofBytes(bytes, start, end)) : undefined;
  }

  return (row, lastColumn) => {
    bytes = scanner.bytes;
    let last = lastColumn;
    for (let start = scanner.position; ; start = at) {
      if (bytes[start] !== LESS || bytes[start + 1] !== LETTER_C) return last;
      at = start + 2;
      [column, style, type] = [last + 1, 0, LETTER_N];
      if (!openingTag(row) || column > LAST_COLUMN) return last;
      const code = isEmpty ? BLANK : type === INLINE[0] ? inlineCode() : valueCode();
      if (code === undefined) return last;
      store.add(column, code);
      last = column;
      scanner.skipTo(at);
    }
  };
}
