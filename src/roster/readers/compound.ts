/** The signature of an OLE2 container ([MS-CFB] 2.2): old workbooks, encrypted ones, and other programs' documents. */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export const isCompound = (bytes: Uint8Array): boolean =>
  SIGNATURE.every((byte, index) => bytes[index] === byte);

/** Letters of one byte as UTF-16 has them. */
export const inUtf16 = (letters: string): string => [...letters].map((letter) => `${letter}\0`).join('');

/** Tells whether a container has a stream, by its name, which is in UTF-16. */
export function streamsIn(bytes: Uint8Array): (name: string) => boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  return (name) => text.includes(inUtf16(`${name}\0`));
}
