import type { CellStoreBuilder } from '../cell-store.ts';
import { BLANK } from '../distinct-cells.ts';
import type { ByteTexts } from './byte-texts.ts';
import type { CellContents } from './cell-contents.ts';
import { LAST_COLUMN, LAST_ROW } from './reference.ts';
import { isPlain, type XmlScanner } from './xml.ts';

/** The row that is being read. */
export interface OpenRow {
  readonly number: number;
  /** The column of its last cell, -1 before the first. */
  lastColumn: number;
  /** Begins the next row, which is not hidden. */
  start(number: number): void;
}

/**
 * Reads the cells of a row, and the rows that follow it, in the form in which nearly all are written, without tokens:
 * `<c r="B7" s="3" t="s"><v>45</v></c>` or, empty, `<c r="B7" s="3"/>`, where `r`, `s` and `t` may each be absent and `t` is
 * `s`, `n` or `inlineStr`; `</row><row r="8" spans="1:20">`. Stops before the first cell or row of any other form, or that is not
 * here as a whole, and leaves it to the scanner.
 */
export type ReadPlainCells = (row: OpenRow) => void;

const [LESS, GREATER, SLASH, QUOTE, APOSTROPHE, EQUALS, SPACE, DOT, ZERO] = [
  0x3c, 0x3e, 0x2f, 0x22, 0x27, 0x3d, 0x20, 0x2e, 0x30,
] as const;
const [LETTER_C, LETTER_H, LETTER_I, LETTER_N, LETTER_R, LETTER_S, LETTER_T, LETTER_V] = [
  0x63, 0x68, 0x69, 0x6e, 0x72, 0x73, 0x74, 0x76,
] as const;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const INLINE = bytesOf('inlineStr');
const [INLINE_OPEN, INLINE_CLOSE] = [bytesOf('<is><t'), bytesOf('</t></is></c>')];
const NEXT_ROW = bytesOf('</row><row r="');
const PRESERVED = bytesOf(' xml:space="preserve"');

/** Numbers of so many digits, and powers of ten of so few, are exact: one division rounds as Number() does. */
const MOST_DIGITS = 15;
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, power) => 10 ** power);

const MOST_INDEX = 0x3fff_ffff;
/** The place behind something that is not there. */
const NOWHERE = -1;

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= 0x39;

/** The place behind the expected bytes, or NOWHERE. */
function behind(bytes: Uint8Array, at: number, expected: Uint8Array): number {
  for (let offset = 0; offset < expected.length; offset++)
    if (bytes[at + offset] !== expected[offset]) return NOWHERE;
  return at + expected.length;
}

/** ` x="`: whether an attribute of this one letter begins here. */
const isAttribute = (bytes: Uint8Array, at: number, name: number): boolean =>
  bytes[at] === SPACE && bytes[at + 1] === name && bytes[at + 2] === EQUALS && bytes[at + 3] === QUOTE;

/** `</v></c>` */
const closesValue = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === LESS &&
  bytes[at + 1] === SLASH &&
  bytes[at + 2] === LETTER_V &&
  bytes[at + 3] === GREATER &&
  bytes[at + 4] === LESS &&
  bytes[at + 5] === SLASH &&
  bytes[at + 6] === LETTER_C &&
  bytes[at + 7] === GREATER;
const VALUE_CLOSING = 8;

/**
 * The hot path of all reading. Functions take the place where something should stand and return the place behind it,
 * or NOWHERE, and leave what they read in a variable: nothing is allocated for a cell.
 */
export function plainCells(
  scanner: XmlScanner,
  store: CellStoreBuilder,
  contents: CellContents,
  texts: ByteTexts,
): ReadPlainCells {
  let [column, digits, style, type, code] = [0, 0, 0, LETTER_N as number, BLANK];
  const rowDigits = new Uint8Array(10);
  let rowLength = 0;

  function writeRow(row: number): void {
    rowLength = 0;
    for (let power = 1; power <= row; power *= 10) rowLength++;
    for (let [at, left] = [rowLength, row]; at > 0; left = Math.floor(left / 10))
      rowDigits[--at] = ZERO + (left % 10);
  }

  /** `B7"`, in this row: leaves the column. */
  function reference(bytes: Uint8Array, from: number): number {
    let [at, letters] = [from, 0];
    for (
      let letter = (bytes[at] as number) - 0x40;
      letter >= 1 && letter <= 26;
      letter = (bytes[at] as number) - 0x40
    ) {
      letters = letters * 26 + letter;
      if (letters > LAST_COLUMN + 1) return NOWHERE;
      at++;
    }
    column = letters - 1;
    for (let digit = 0; digit < rowLength; digit++) if (bytes[at++] !== rowDigits[digit]) return NOWHERE;
    return letters > 0 && bytes[at] === QUOTE ? at + 1 : NOWHERE;
  }

  /** Leaves an index in `digits`. */
  function index(bytes: Uint8Array, from: number): number {
    let [at, value] = [from, 0];
    for (let byte = bytes[at] as number; isDigit(byte); byte = bytes[++at] as number)
      value = value * 10 + (byte - ZERO);
    digits = value;
    return at === from || at - from > 10 || value > MOST_INDEX ? NOWHERE : at;
  }

  /** `s"`, `n"` or `inlineStr"`: leaves the first letter. */
  function typeName(bytes: Uint8Array, at: number): number {
    type = bytes[at] as number;
    const end = type === LETTER_S || type === LETTER_N ? at + 1 : behind(bytes, at, INLINE);
    return end !== NOWHERE && bytes[end] === QUOTE ? end + 1 : NOWHERE;
  }

  /** ` r="B7" s="3" t="s"`, from behind `<c` on: leaves column, style and type. */
  function attributes(bytes: Uint8Array, from: number): number {
    let at = from;
    [style, type] = [0, LETTER_N];
    if (isAttribute(bytes, at, LETTER_R)) {
      at = reference(bytes, at + 4);
      if (at === NOWHERE) return NOWHERE;
    }
    if (isAttribute(bytes, at, LETTER_S)) {
      at = index(bytes, at + 4);
      if (at === NOWHERE || bytes[at++] !== QUOTE) return NOWHERE;
      style = digits;
    }
    return isAttribute(bytes, at, LETTER_T) ? typeName(bytes, at + 4) : at;
  }

  /** `12.5` */
  function number(bytes: Uint8Array, from: number): number {
    let [at, value, point] = [from, 0, NOWHERE];
    for (; ; at++) {
      const byte = bytes[at] as number;
      if (isDigit(byte)) value = value * 10 + (byte - ZERO);
      else if (byte === DOT && point === NOWHERE && at > from) point = at;
      else break;
    }
    const decimals = point === NOWHERE ? 0 : at - point - 1;
    const count = at - from - (point === NOWHERE ? 0 : 1);
    if (count === 0 || count > MOST_DIGITS || (point !== NOWHERE && decimals === 0)) return NOWHERE;
    if (!closesValue(bytes, at)) return NOWHERE;
    // Small whole numbers stay in the engine's own small form, which is found fastest.
    const isSmall = decimals === 0 && value <= MOST_INDEX;
    code = contents.number(isSmall ? value | 0 : value / (POWERS[decimals] as number), style);
    return at + VALUE_CLOSING;
  }

  /** `<v>…</v></c>` */
  function value(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== LESS || bytes[at + 1] !== LETTER_V || bytes[at + 2] !== GREATER) return NOWHERE;
    if (type !== LETTER_S) return number(bytes, at + 3);
    const end = index(bytes, at + 3);
    if (end === NOWHERE || !closesValue(bytes, end)) return NOWHERE;
    code = contents.sharedString(digits);
    return end + VALUE_CLOSING;
  }

  /** `<is><t>…</t></is></c>` */
  function inline(bytes: Uint8Array, from: number): number {
    let at = behind(bytes, from, INLINE_OPEN);
    if (at !== NOWHERE && bytes[at] === SPACE) at = behind(bytes, at, PRESERVED);
    if (at === NOWHERE || bytes[at] !== GREATER) return NOWHERE;
    const start = ++at;
    while (isPlain(bytes[at] as number)) at++;
    const end = behind(bytes, at, INLINE_CLOSE);
    if (end !== NOWHERE) code = contents.text(texts.ofBytes(bytes, start, at));
    return end;
  }

  /** What follows the attributes, to the end of the cell. */
  function content(bytes: Uint8Array, at: number): number {
    if (bytes[at] === SLASH) {
      code = BLANK;
      return bytes[at + 1] === GREATER ? at + 2 : NOWHERE;
    }
    if (bytes[at] !== GREATER) return NOWHERE;
    return type === LETTER_I ? inline(bytes, at + 1) : value(bytes, at + 1);
  }

  /** The cells from a place on: where the first stands that is left to the scanner. */
  function cells(bytes: Uint8Array, from: number, row: OpenRow): number {
    let start = from;
    let last = row.lastColumn;
    while (bytes[start] === LESS && bytes[start + 1] === LETTER_C) {
      column = last + 1;
      const at = attributes(bytes, start + 2);
      const end = at === NOWHERE || column > LAST_COLUMN ? NOWHERE : content(bytes, at);
      if (end === NOWHERE) break;
      store.add(column, code);
      last = column;
      start = end;
    }
    row.lastColumn = last;
    return start;
  }

  /** `</row><row r="8" spans="1:20">`, no `hidden` (alone in having `hi`) and not empty: leaves the row's number in `digits`. */
  function nextRow(bytes: Uint8Array, from: number): number {
    const at = behind(bytes, from, NEXT_ROW);
    let end = at === NOWHERE ? NOWHERE : index(bytes, at);
    if (end === NOWHERE || bytes[end++] !== QUOTE || digits === 0 || digits > LAST_ROW) return NOWHERE;
    let isQuoted = false;
    for (let byte = bytes[end] as number; byte !== GREATER || isQuoted; byte = bytes[++end] as number) {
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (byte === 0 || byte === LESS || byte === APOSTROPHE) return NOWHERE;
      else if (!isQuoted && (byte === SLASH || (byte === LETTER_H && bytes[end + 1] === LETTER_I)))
        return NOWHERE;
    }
    return end + 1;
  }

  return (row) => {
    const { bytes } = scanner;
    writeRow(row.number);
    let at = cells(bytes, scanner.position, row);
    for (let next = nextRow(bytes, at); next !== NOWHERE; next = nextRow(bytes, at)) {
      row.start(digits);
      writeRow(digits);
      at = cells(bytes, next, row);
    }
    scanner.skipTo(at);
  };
}
