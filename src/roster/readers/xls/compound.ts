/**
 * OLE2 containers ([MS-CFB]): old workbooks, encrypted ones, and other programs' documents. What packages read them follow
 * their sectors without end where these lead in a circle; here a chain ends when it is longer than the file.
 */

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export const isCompound = (bytes: Uint8Array): boolean =>
  SIGNATURE.every((byte, index) => bytes[index] === byte);

/** Tells whether a container seems to have a stream, by its name, which is in UTF-16; it may be damaged or cut off. */
export function streamsIn(bytes: Uint8Array): (name: string) => boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  return (name) => text.includes([...name, ''].map((letter) => `${letter}\0`).join(''));
}

/** Numbers from here on are no sectors (2.1). */
const NO_SECTOR = 0xfffffffa;
/** So many sectors of the table are named in the header (2.2). */
const IN_HEADER = 109;
const ENTRY_SIZE = 128;
const NO_ENTRY = 0xffffffff;
const ROOT = 0;
const STREAM = 2;

/** A stream of a container by its name; undefined where there is none, or where it is not there as a whole. */
export function streamIn(bytes: Uint8Array, name: string): Uint8Array | undefined {
  const container = containerOf(bytes);
  const directory = container?.chained(viewOf(bytes).getUint32(48, true));
  if (!container || !directory) return undefined;
  const entry = entryNamed(name, viewOf(directory));
  return entry && streamOf(entry, container, viewOf(directory));
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

interface Container {
  readonly header: DataView;
  /** The bytes of the sectors from `start` to the end of their chain; undefined where that leads out or in a circle. */
  chained(start: number): Uint8Array | undefined;
}

function containerOf(bytes: Uint8Array): Container | undefined {
  if (bytes.length < 512) return undefined;
  const header = viewOf(bytes);
  const shift = header.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return undefined;
  const size = 1 << shift;
  const sector = (number: number) => bytes.subarray((number + 1) * size, (number + 2) * size);
  const table = joined(tableSectors(header, sector, bytes.length >> shift).map(sector));
  return {
    header,
    chained(start) {
      const sectors = chain(start, viewOf(table), bytes.length >> shift);
      return sectors && joined(sectors.map(sector));
    },
  };
}

/** The sectors that hold the table of sectors: the first of them stand in the header, the others in a chain of their own. */
function tableSectors(header: DataView, sector: (number: number) => Uint8Array, most: number): number[] {
  const numbers = Array.from({ length: IN_HEADER }, (_, index) => header.getUint32(76 + index * 4, true));
  let next = header.getUint32(68, true);
  for (let count = 0; next < most && count < most; count++) {
    const view = viewOf(sector(next));
    const last = view.byteLength - 4;
    if (last < 0) break;
    for (let at = 0; at < last; at += 4) numbers.push(view.getUint32(at, true));
    next = view.getUint32(last, true);
  }
  return numbers.filter((number) => number < most);
}

/** The numbers of a chain, in a table that has the next one of each; undefined where it leads out or in a circle. */
function chain(start: number, table: DataView, most: number): number[] | undefined {
  const numbers: number[] = [];
  for (let at = start; at < NO_SECTOR; at = table.getUint32(at * 4, true)) {
    if (at * 4 + 4 > table.byteLength || numbers.length > most) return undefined;
    numbers.push(at);
  }
  return numbers;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** An entry of the directory: where its stream begins, and how many bytes it has (2.6.1). */
interface Entry {
  readonly start: number;
  readonly size: number;
}

const entryAt = (number: number, directory: DataView): Entry => ({
  start: directory.getUint32(number * ENTRY_SIZE + 116, true),
  size: directory.getUint32(number * ENTRY_SIZE + 120, true),
});

/** The stream of a name that belongs to no embedded document: those of the root are a tree (2.6.4). */
function entryNamed(name: string, directory: DataView): Entry | undefined {
  const entries = Math.floor(directory.byteLength / ENTRY_SIZE);
  if (entries === 0) return undefined;
  const field = (number: number, offset: number) => directory.getUint32(number * ENTRY_SIZE + offset, true);
  const open = [field(ROOT, 76)];
  const seen = new Set<number>();
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    if (number === NO_ENTRY || number >= entries || seen.has(number)) continue;
    seen.add(number);
    const isStream = directory.getUint8(number * ENTRY_SIZE + 66) === STREAM;
    if (isStream && nameAt(number, directory) === name.toLowerCase()) return entryAt(number, directory);
    open.push(field(number, 68), field(number, 72));
  }
  return undefined;
}

/** An entry's name without regard to case; its length is given in bytes, with a zero at its end. */
function nameAt(number: number, directory: DataView): string {
  const at = number * ENTRY_SIZE;
  const length = Math.min(64, directory.getUint16(at + 64, true)) / 2 - 1;
  const letters = Array.from({ length: Math.max(0, length) }, (_, index) =>
    directory.getUint16(at + index * 2, true),
  );
  return String.fromCharCode(...letters).toLowerCase();
}

/** The bytes of a stream. Small ones share the sectors of the root's (2.5). */
function streamOf(entry: Entry, { header, chained }: Container, directory: DataView): Uint8Array | undefined {
  const { start, size } = entry;
  const isSmall = size < header.getUint32(56, true);
  const bytes = isSmall
    ? smallStream(start, chained(header.getUint32(60, true)), chained(entryAt(ROOT, directory).start))
    : chained(start);
  return bytes && bytes.length >= size ? bytes.subarray(0, size) : undefined;
}

const SMALL_SECTOR = 64;

function smallStream(
  start: number,
  table: Uint8Array | undefined,
  sectors: Uint8Array | undefined,
): Uint8Array | undefined {
  if (!table || !sectors) return undefined;
  const numbers = chain(start, viewOf(table), sectors.length / SMALL_SECTOR);
  return numbers && joined(numbers.map((at) => sectors.subarray(at * SMALL_SECTOR, (at + 1) * SMALL_SECTOR)));
}
