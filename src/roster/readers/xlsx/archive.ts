/** A file in an archive. */
export interface ArchiveEntry {
  /** As the archive writes it, with forward slashes. */
  readonly name: string;
  /** Bytes, as the archive's directory says; `read` throws where there are more or less. */
  readonly compressedSize: number;
  readonly size: number;
  readonly isEncrypted: boolean;
  /** The inflated bytes in pieces that are not kept, checked against the archive's checksum at the end. */
  read(): AsyncIterable<Uint8Array>;
}

/** The files of an archive, as its directory lists them. */
export type Archive = readonly ArchiveEntry[];

/** Opens a zip archive that fills the bytes from its first entry to its end record. Throws any error where it is none. */
export type OpenArchive = (bytes: Uint8Array) => Promise<Archive>;

/** Signatures and sizes of APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.14 to 4.3.16. */
const ENTRY = 0x02014b50;
const END = { signature: 0x06054b50, size: 22 };
const LOCATOR = { signature: 0x07064b50, size: 20 };
const END_64 = { signature: 0x06064b50, size: 56 };

/**
 * The part of the bytes that is a zip archive: found by its end record, whatever stands before and behind it
 * (a mail's head, padding). Undefined where no record leads to a directory.
 */
export function archiveWithin(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const farthest = Math.max(0, bytes.length - END.size - 0xffff * 2);
  for (let at = bytes.length - END.size; at >= farthest; at--) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== END.signature) continue;
    const start = startOf(view, at);
    const end = at + END.size + view.getUint16(at + 20, true);
    if (start !== undefined && end <= bytes.length) return bytes.subarray(start, end);
  }
  return undefined;
}

/** Where the offsets of an archive count from, by its end record; undefined where they lead to no directory. */
function startOf(view: DataView, end: number): number | undefined {
  let directory = { end, size: view.getUint32(end + 12, true), offset: view.getUint32(end + 16, true) };
  const locator = end - LOCATOR.size;
  const is64 = locator >= END_64.size && view.getUint32(locator, true) === LOCATOR.signature;
  if (is64) {
    const record = locator - END_64.size;
    if (view.getUint32(record, true) !== END_64.signature) return undefined;
    const long = (at: number) => Number(view.getBigUint64(record + at, true));
    directory = { end: record, size: long(40), offset: long(48) };
  }
  const first = directory.end - directory.size;
  const start = first - directory.offset;
  const isDirectory =
    first >= 0 && first + 4 <= view.byteLength && view.getUint32(first, true) === ENTRY && start >= 0;
  return isDirectory ? start : undefined;
}
