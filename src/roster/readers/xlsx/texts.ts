import type { Cell } from '../workbook.ts';
import { decodeUtf8 } from './xml-text.ts';

/** The different texts of a workbook, each kept once as a cell; a text's number is its index. */
export interface Texts {
  /** Undefined: there is nothing but white space in it. */
  readonly cells: readonly (Cell | undefined)[];
  /** The number of a text by its bytes: one that was met before is not decoded again. */
  ofBytes(bytes: Uint8Array, from: number, to: number): number;
  of(text: string): number;
}

/** A hash table over the bytes of texts; the numbers are given out in turn. */
export function noTexts(): Texts {
  const cells: (Cell | undefined)[] = [];
  let [slots, mask] = [new Int32Array(1024).fill(-1), 1023];
  let [hashes, starts] = [new Int32Array(512), new Uint32Array(513)];
  let kept = new Uint8Array(1 << 13);
  const encoder = new TextEncoder();

  function isSame(text: number, bytes: Uint8Array, from: number, to: number): boolean {
    let at = starts[text] as number;
    if ((starts[text + 1] as number) - at !== to - from) return false;
    for (let index = from; index < to; index++, at++) if (kept[at] !== bytes[index]) return false;
    return true;
  }

  function freeSlot(hash: number): number {
    let slot = hash & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const count = cells.length;
    [slots, mask] = [new Int32Array(slots.length * 2).fill(-1), mask * 2 + 1];
    hashes = copied(hashes, new Int32Array(count * 2));
    starts = copied(starts, new Uint32Array(count * 2 + 1));
    for (let text = 0; text < count; text++) slots[freeSlot(hashes[text] as number)] = text;
  }

  function keep(hash: number, bytes: Uint8Array, from: number, to: number): number {
    const number = cells.length;
    if (number === hashes.length) grow();
    const start = starts[number] as number;
    const end = start + to - from;
    if (end > kept.length) kept = copied(kept, new Uint8Array(Math.max(end, kept.length * 2)));
    kept.set(bytes.subarray(from, to), start);
    starts[number + 1] = end;
    hashes[number] = hash;
    slots[freeSlot(hash)] = number;
    const text = decodeUtf8(bytes, from, to);
    cells.push(text.trim() === '' ? undefined : { type: 'text', text });
    return number;
  }

  function ofBytes(bytes: Uint8Array, from: number, to: number): number {
    let hash = 2_166_136_261 | 0;
    for (let index = from; index < to; index++) hash = Math.imul(hash ^ (bytes[index] as number), 16_777_619);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const text = slots[slot] as number;
      if (text === -1) return keep(hash, bytes, from, to);
      if (hashes[text] === hash && isSame(text, bytes, from, to)) return text;
    }
  }

  return {
    cells,
    ofBytes,
    of(text) {
      const bytes = encoder.encode(text);
      return ofBytes(bytes, 0, bytes.length);
    },
  };
}

function copied<A extends Int32Array | Uint32Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
