/** GB18030 (GB 18030-2022), for which Node has a decoder and no encoder. */

const decoder = new TextDecoder('gb18030');

/** Bytes by the character of the basic plane that a decoder makes of them; sequences of one length after the other. */
function charactersOf(sequences: readonly (readonly number[])[]): [string, readonly number[]][] {
  return sequences.flatMap((bytes): [string, readonly number[]][] => {
    const text = decoder.decode(Uint8Array.from(bytes));
    return [...text].length === 1 && text !== '\ufffd' ? [[text, bytes]] : [];
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const PAIRS = range(0x81, 0xfe).flatMap((lead) => range(0x40, 0xfe).map((trail) => [lead, trail]));

/** The four bytes at a place in the order of the standard. */
const fourBytes = (place: number): number[] => [
  0x81 + Math.floor(place / 12_600),
  0x30 + (Math.floor(place / 1_260) % 10),
  0x81 + (Math.floor(place / 10) % 126),
  0x30 + (place % 10),
];

/** As many characters of the basic plane have four bytes; those beyond the plane follow from 0x90308130 on. */
const [FOUR_BYTES, SUPPLEMENTARY] = [39_420, 189_000];

const BYTES = new Map<string, readonly number[]>([
  ...charactersOf(range(0, FOUR_BYTES - 1).map(fourBytes)),
  ...charactersOf(PAIRS),
]);

/** A text in GB18030. Throws where a character has no bytes there. */
export const inGb18030 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) as number;
      if (code < 0x80) return [code];
      const bytes = code > 0xffff ? fourBytes(code - 0x10000 + SUPPLEMENTARY) : BYTES.get(character);
      if (!bytes) throw new Error(`U+${code.toString(16)} is not in GB18030`);
      return [...bytes];
    }),
  );
