import { damaged } from './unreadable.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Beyond so many bytes the platform's decoder is the faster one. */
const SHORT = 18;

/** UTF-8 bytes as a string; sequences that are none become U+FFFD, as everywhere on the web. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT) return utf8.decode(bytes.subarray(from, to));
  let text = '';
  // Four characters at a time: every piece that is put to a string makes a string.
  let [count, first, second, third] = [0, 0, 0, 0];
  for (let at = from; at < to; ) {
    const byte = bytes[at] as number;
    const unit = byte < 0x80 ? byte : threeBytes(bytes, at, to);
    if (unit < 0) return utf8.decode(bytes.subarray(from, to));
    at += byte < 0x80 ? 1 : 3;
    if (count === 0) first = unit;
    else if (count === 1) second = unit;
    else if (count === 2) third = unit;
    else text += String.fromCharCode(first, second, third, unit);
    count = (count + 1) & 3;
  }
  if (count === 0) return text;
  if (count === 1) return text + String.fromCharCode(first);
  return (
    text + (count === 2 ? String.fromCharCode(first, second) : String.fromCharCode(first, second, third))
  );
}

/** The character of three bytes, as nearly all Chinese ones are; -1 for what needs a closer look. */
function threeBytes(bytes: Uint8Array, at: number, to: number): number {
  const [lead, second, third] = [bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number];
  const isPlain =
    lead > 0xe0 && lead < 0xed && at + 2 < to && (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80;
  return isPlain ? ((lead & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f) : -1;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references and the five entities of XML 1.0 §4.6. Throws where there are others: none can be declared. */
export const expandReferences = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#([0-9]+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));|&/g, (_, decimal, hex, name) => {
        if (name !== undefined) return ENTITIES[name] as string;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        if (!(code > 0 && code <= 0x10ffff)) throw damaged();
        return String.fromCodePoint(code);
      })
    : text;

/** Line ends as XML 1.0 §2.11 has them. */
export const normalLineEnds = (text: string): string =>
  text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;

/** A string of SpreadsheetML with its `_xHHHH_` escapes undone (ECMA-376 part 1, 22.9.2.19). */
export const unescapeString = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
