/** The code of the text that a range of bytes says. */
export type TextCodes = (bytes: Uint8Array, from: number, to: number) => number;

/**
 * Remembers the codes of texts by their bytes, so that a text that was met before need not be decoded again.
 * `codeOf` is asked once for each sequence of bytes.
 */
export function textCodes(codeOf: TextCodes): TextCodes {
  let [slots, mask] = [new Int32Array(1024).fill(-1), 1023];
  let [hashes, starts, codes] = [new Int32Array(512), new Uint32Array(513), new Int32Array(512)];
  let kept = new Uint8Array(1 << 13);
  let count = 0;

  function isSame(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = starts[entry] as number;
    if ((starts[entry + 1] as number) - start !== to - from) return false;
    for (let index = from, at = start; index < to; index++, at++) if (kept[at] !== bytes[index]) return false;
    return true;
  }

  function grow(): void {
    [slots, mask] = [new Int32Array(slots.length * 2).fill(-1), mask * 2 + 1];
    hashes = copied(hashes, new Int32Array(count * 2));
    starts = copied(starts, new Uint32Array(count * 2 + 1));
    codes = copied(codes, new Int32Array(count * 2));
    for (let entry = 0; entry < count; entry++) slots[freeSlot(hashes[entry] as number)] = entry;
  }

  function freeSlot(hash: number): number {
    let slot = hash & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    return slot;
  }

  function keep(hash: number, bytes: Uint8Array, from: number, to: number): number {
    if (count === hashes.length) grow();
    const start = starts[count] as number;
    const end = start + to - from;
    if (end > kept.length) kept = copied(kept, new Uint8Array(Math.max(end, kept.length * 2)));
    kept.set(bytes.subarray(from, to), start);
    starts[count + 1] = end;
    hashes[count] = hash;
    codes[count] = codeOf(bytes, from, to);
    slots[freeSlot(hash)] = count;
    return codes[count++] as number;
  }

  return (bytes, from, to) => {
    let hash = 2_166_136_261 | 0;
    for (let index = from; index < to; index++) hash = Math.imul(hash ^ (bytes[index] as number), 16_777_619);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === -1) return keep(hash, bytes, from, to);
      if (hashes[entry] === hash && isSame(entry, bytes, from, to)) return codes[entry] as number;
    }
  };
}

function copied<A extends Int32Array | Uint32Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
