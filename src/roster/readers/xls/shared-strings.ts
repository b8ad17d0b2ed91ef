/** What the flags of a string say ([MS-XLS] 2.5.293): letters of two bytes, something about their sound, about their looks. */
const WIDE = 1;
const PHONETIC = 4;
const RICH = 8;

/** Whether the letters of all strings are there: in an SST record and those that continue it ([MS-XLS] 2.4.265). */
export function areWhole(pieces: readonly Uint8Array[]): boolean {
  const { bytes, ends } = joined(pieces);
  const view = new DataView(bytes.buffer);
  const starts = new Set(ends);
  const count = view.getUint32(4, true);
  let [at, piece] = [8, 0];

  /** Goes behind so many letters; false where they are not all there. */
  function passLetters(letters: number, flags: number): boolean {
    let size = flags & WIDE ? 2 : 1;
    for (let left = letters; left > 0; ) {
      if (at >= bytes.length) return false;
      if (starts.has(at)) {
        // The record that a string goes on in begins by saying how wide its letters are.
        size = bytes[at++] === 0 ? 1 : 2;
        continue;
      }
      while ((ends[piece] as number) <= at) piece++;
      const here = Math.min(left, Math.ceil(((ends[piece] as number) - at) / size));
      left -= here;
      at += here * size;
    }
    return true;
  }

  for (let index = 0; index < count && at < bytes.length; index++) {
    if (at + 3 > bytes.length) return false;
    const [letters, flags] = [view.getUint16(at, true), view.getUint8(at + 2)];
    const [looks, sound] = [flags & RICH ? 2 : 0, flags & PHONETIC ? 4 : 0];
    at += 3;
    if (at + looks + sound > bytes.length) return false;
    const behind = (looks && 4 * view.getUint16(at, true)) + (sound && view.getUint32(at + looks, true));
    at += looks + sound;
    if (!passLetters(letters, flags)) return false;
    at += behind;
  }
  return true;
}

/** The bytes of all pieces, and where each piece ends in them. */
function joined(pieces: readonly Uint8Array[]): { bytes: Uint8Array<ArrayBuffer>; ends: number[] } {
  const ends: number[] = [];
  for (const { length } of pieces) ends.push((ends.at(-1) ?? 0) + length);
  const bytes = new Uint8Array(ends.at(-1) ?? 0);
  pieces.forEach((piece, index) => {
    bytes.set(piece, (ends[index] as number) - piece.length);
  });
  return { bytes, ends };
}
