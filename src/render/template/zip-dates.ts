/** 1 January 1980, midnight: the first moment that a zip archive can name, as its two fields of 16 bits. */
const EARLIEST = 0x0021_0000;

const END_OF_DIRECTORY = 0x0605_4b50;
const END_LENGTH = 22;

/**
 * The zip archive with all its entries dated alike, so that the same content is the same bytes whenever it is written.
 * The library that writes workbooks stamps entries with the clock and cannot be told otherwise.
 */
export function withFixedDates(archive: Uint8Array): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - END_LENGTH;
  if (view.getUint32(end, true) !== END_OF_DIRECTORY)
    throw new TypeError('not a zip archive without comment');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(at + 12, EARLIEST, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, EARLIEST, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    at += 46 + (name as number) + (extra as number) + (comment as number);
  }
  return bytes;
}
