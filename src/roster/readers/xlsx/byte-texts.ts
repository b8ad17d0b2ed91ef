import { grown } from '../distinct-cells.ts';
import type { Texts } from '../texts.ts';
import { decodeUtf8 } from './xml-text.ts';

/** The texts of a workbook, kept as the bytes that they came in: many are never looked at, and none is decoded before. */
export interface ByteTexts extends Texts {
  /** Adds a text, whether or not there is one like it. */
  add(bytes: Uint8Array, from: number, to: number): number;
  /** The number of the one text of these bytes. */
  ofBytes(bytes: Uint8Array, from: number, to: number): number;
}

/** Texts, and a hash table over the bytes of those that are told apart. `expected`: how many bytes there may well be. */
export function byteTexts(expected: number): ByteTexts {
  let count = 0;
  let starts = new Uint32Array(513);
  let kept = new Uint8Array(Math.max(1 << 13, expected));
  let [slots, mask, taken] = [new Int32Array(1024).fill(-1), 1023, 0];
  const encoder = new TextEncoder();

  function add(bytes: Uint8Array, from: number, to: number): number {
    if (count + 1 === starts.length) starts = grown(starts, new Uint32Array(count * 2 + 1));
    let end = starts[count] as number;
    const length = to - from;
    if (end + length > kept.length)
      kept = grown(kept, new Uint8Array(Math.max(end + length, kept.length * 2)));
    for (let at = from; at < to; at++) kept[end++] = bytes[at] as number;
    starts[count + 1] = end;
    return count++;
  }

  function isSame(text: number, bytes: Uint8Array, from: number, to: number): boolean {
    let at = starts[text] as number;
    if ((starts[text + 1] as number) - at !== to - from) return false;
    for (let index = from; index < to; index++, at++) if (kept[at] !== bytes[index]) return false;
    return true;
  }

  /** Twice the slots, with what they hold. */
  function grow(): void {
    const held = slots.filter((text) => text !== -1);
    [slots, mask] = [new Int32Array(slots.length * 2).fill(-1), mask * 2 + 1];
    for (const text of held) {
      let slot = hashOf(kept, starts[text] as number, starts[text + 1] as number) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = text;
    }
  }

  function ofBytes(bytes: Uint8Array, from: number, to: number): number {
    if (taken * 2 > mask) grow();
    let slot = hashOf(bytes, from, to) & mask;
    for (; slots[slot] !== -1; slot = (slot + 1) & mask)
      if (isSame(slots[slot] as number, bytes, from, to)) return slots[slot] as number;
    taken++;
    slots[slot] = add(bytes, from, to);
    return slots[slot] as number;
  }

  const text = (number: number) => decodeUtf8(kept, starts[number] as number, starts[number + 1] as number);
  return {
    get count() {
      return count;
    },
    add,
    ofBytes,
    of(words) {
      const bytes = encoder.encode(words);
      return ofBytes(bytes, 0, bytes.length);
    },
    text,
    isDigits(number) {
      const [start, end] = [starts[number] as number, starts[number + 1] as number];
      for (let at = start; at < end; at++)
        if ((kept[at] as number) < 0x30 || (kept[at] as number) > 0x39) return false;
      return start < end;
    },
    isBlank(number) {
      const [start, end] = [starts[number] as number, starts[number + 1] as number];
      return start === end || (mayBeSpace(kept[start] as number) && text(number).trim() === '');
    },
  };
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 2_166_136_261 | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 16_777_619);
  return hash ^ (hash >>> 15);
}

/** Whether a byte may begin a white space character in UTF-8: those up to the space, U+00A0, U+1680, U+20xx, U+3000, U+FEFF. */
const mayBeSpace = (byte: number): boolean =>
  byte <= 0x20 || byte === 0xc2 || (byte >= 0xe1 && byte <= 0xe3) || byte === 0xef;
