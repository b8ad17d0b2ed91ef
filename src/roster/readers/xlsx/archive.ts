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
const ENTRY = { signature: 0x02014b50, size: 46 };
const END = { signature: 0x06054b50, size: 22 };
const LOCATOR = { signature: 0x07064b50, size: 20 };
const END_64 = { signature: 0x06064b50, size: 56 };

/**
 * The part of the bytes that is a zip archive: found by its end record, whatever stands before and behind it
 * (a mail's head, padding). Undefined where no record leads to a directory.
 */
export function archiveWithin(bytes: Uint8Array): Uint8Array | undefined {
  const place = placeOf(bytes);
  return place && bytes.subarray(place.start, place.end);
}

/** The names of an archive's files, as its directory has them; none where the bytes hold no archive. */
export function namesIn(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  const place = placeOf(bytes);
  const view = viewOf(bytes);
  const decoder = new TextDecoder();
  let at = place?.directory ?? bytes.length;
  while (at + ENTRY.size <= bytes.length && view.getUint32(at, true) === ENTRY.signature) {
    const behindName = at + ENTRY.size + view.getUint16(at + 28, true);
    names.add(decoder.decode(bytes.subarray(at + ENTRY.size, behindName)).replaceAll('\\', '/'));
    at = behindName + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where an archive begins (its offsets count from there), where its directory does, and where it ends. */
interface Place {
  readonly start: number;
  readonly directory: number;
  readonly end: number;
}

function placeOf(bytes: Uint8Array): Place | undefined {
  const view = viewOf(bytes);
  const farthest = Math.max(0, bytes.length - END.size - 0xffff * 2);
  for (let at = bytes.length - END.size; at >= farthest; at--) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== END.signature) continue;
    const place = placeBy(view, at);
    if (place && place.end <= bytes.length) return place;
  }
  return undefined;
}

/** Where an archive stands by its end record; undefined where that leads to no directory. */
function placeBy(view: DataView, at: number): Place | undefined {
  let record = { at, size: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true) };
  const locator = at - LOCATOR.size;
  const is64 = locator >= END_64.size && view.getUint32(locator, true) === LOCATOR.signature;
  if (is64) {
    const long = (offset: number) => Number(view.getBigUint64(locator - END_64.size + offset, true));
    if (view.getUint32(locator - END_64.size, true) !== END_64.signature) return undefined;
    record = { at: locator - END_64.size, size: long(40), offset: long(48) };
  }
  const directory = record.at - record.size;
  const start = directory - record.offset;
  const isDirectory =
    directory >= 0 &&
    directory + 4 <= view.byteLength &&
    view.getUint32(directory, true) === ENTRY.signature &&
    start >= 0;
  return isDirectory ? { start, directory, end: at + END.size + view.getUint16(at + 20, true) } : undefined;
}
