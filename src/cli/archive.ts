import type { TransformOptions } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync, type ZlibOptions } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { Archive, ArchiveEntry } from '../roster/readers/xlsx/archive.ts';

const STORED = 0;
const DEFLATED = 8;
/** Entries of up to this size are inflated at once: setting up a stream takes longer. */
const SMALL = 1 << 16;
const PIECE = 1 << 18;
/** An archive of a form for every cadre of a city has a tenth of this. */
const MOST_ENTRIES = 100_000;

/** Opens an archive with yauzl, which reads its directory, and inflates with node:zlib. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Names are no paths here: nothing is unpacked, so those that yauzl would refuse are only names.
  const zip = await fromBufferPromise(buffer, { decodeStrings: false });
  if (zip.entryCount > MOST_ENTRIES) throw new Error(`${zip.entryCount} entries`);
  const entries: ArchiveEntry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entryOf(zip, buffer, entry));
  return entries;
}

/** The flag of a name that is in UTF-8 (APPNOTE.TXT 6.3.10, appendix D). Chinese Windows writes GB18030 without it. */
const UTF_8 = 1 << 11;

function nameOf({ fileName, generalPurposeBitFlag: flags }: Entry): string {
  const bytes = fileName as unknown as Uint8Array;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder((flags & UTF_8) === 0 ? 'gb18030' : 'utf-8').decode(bytes);
  }
}

const entryOf = (zip: ZipFile, buffer: Buffer, entry: Entry): ArchiveEntry => ({
  name: nameOf(entry).replaceAll('\\', '/'),
  compressedSize: entry.compressedSize,
  size: entry.uncompressedSize,
  isEncrypted: entry.isEncrypted(),
  async *read() {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    yield* checked(inflated(packed, entry), entry);
  },
});

async function* inflated(packed: Uint8Array, entry: Entry): AsyncGenerator<Uint8Array> {
  const { compressionMethod, uncompressedSize } = entry;
  if (compressionMethod === STORED) {
    for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE);
  } else if (compressionMethod !== DEFLATED) {
    throw new Error(`compression method ${compressionMethod}`);
  } else if (uncompressedSize <= SMALL) {
    yield inflateRawSync(packed, { maxOutputLength: uncompressedSize + 1 });
  } else {
    // While one piece is being read, the next ones are inflated on another thread.
    const options: ZlibOptions & TransformOptions = { chunkSize: PIECE, readableHighWaterMark: 4 * PIECE };
    const stream = createInflateRaw(options);
    stream.end(packed);
    yield* stream;
  }
}

/** Pieces that together have the size and the checksum that the directory gives. */
async function* checked(pieces: AsyncIterable<Uint8Array>, entry: Entry): AsyncGenerator<Uint8Array> {
  let [size, sum] = [0, 0];
  for await (const piece of pieces) {
    size += piece.length;
    if (size > entry.uncompressedSize) throw new Error('larger than the directory says');
    sum = crc32(piece, sum);
    yield piece;
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw new Error('size or checksum differ');
}
