import type { Archive, ArchiveEntry } from './archive.ts';
import { inUtf8 } from './encoding.ts';
import { damaged, Unreadable } from './unreadable.ts';
import { MORE, type Token, type XmlScanner, xmlScanner } from './xml.ts';

/** How much a workbook may hold. */
export interface Limits {
  /** Inflated bytes of all parts that are read. */
  readonly bytes: number;
  /** Inflated bytes of a part for each of its bytes in the file, once it is larger than `LARGE`. */
  readonly ratio: number;
  /** Filled cells, and different ones: each of a roster of half a million people may have five columns of his own. */
  readonly cells: number;
  readonly distinct: number;
}

/** A roster of 500,000 people inflates to half of this. */
export const DEFAULT_MAX_BYTES = 1024 * 1024 * 1024;
/** Parts of up to this size are read whatever their ratio: many equal rows are packed well. */
const LARGE = 16 * 1024 * 1024;
/** Sheets of rosters have 5 to 20. */
const MOST_RATIO = 200;

/** The limits that go with a number of inflated bytes; whoever sets the number says that the file is no zip bomb. */
export const limitsOf = (maxBytes: number | undefined): Limits => {
  const bytes = maxBytes ?? DEFAULT_MAX_BYTES;
  const ratio = maxBytes === undefined ? MOST_RATIO : Number.POSITIVE_INFINITY;
  return { bytes, ratio, cells: bytes / 32, distinct: Math.floor(bytes / 384) };
};

/** Rosters with a sheet for every village of a county have half of this. */
export const MOST_SHEETS = 1_000;

/** The limit that so many cells and different values pass; undefined: none. */
export function limitPassed(
  cells: number,
  distinct: number,
  limits: Limits,
): { readonly limit: 'cells' | 'values'; readonly value: number } | undefined {
  if (cells > limits.cells) return { limit: 'cells', value: limits.cells };
  return distinct > limits.distinct ? { limit: 'values', value: limits.distinct } : undefined;
}

/** The parts of a package (ECMA-376 part 2), told by their names without regard to case. */
export interface Parts {
  readonly limits: Limits;
  has(name: string): boolean;
  /** How many bytes a part holds, as the directory says. */
  size(name: string): number;
  /** The bytes of a part. Throws Unreadable where it is missing, stands there twice, or holds too much. */
  read(name: string): AsyncIterable<Uint8Array>;
}

/** The parts of an archive. */
export function partsOf(archive: Archive, limits: Limits): Parts {
  const entries = new Map<string, ArchiveEntry | 'twice'>();
  for (const entry of archive) {
    const name = comparable(entry.name);
    entries.set(name, entries.has(name) ? 'twice' : entry);
  }
  let total = 0;
  return {
    limits,
    has: (name) => entries.has(comparable(name)),
    size(name) {
      const entry = entries.get(comparable(name));
      return entry === undefined || entry === 'twice' ? 0 : entry.size;
    },
    async *read(name) {
      const entry = entries.get(comparable(name));
      if (entry === undefined || entry === 'twice') throw damaged();
      if (entry.isEncrypted) throw new Unreadable({ kind: 'encrypted' });
      // What the directory says is checked before anything is inflated, and the archive holds itself to it.
      total += entry.size;
      if (total > limits.bytes)
        throw new Unreadable({ kind: 'too-large', limit: 'bytes', value: limits.bytes });
      if (entry.size > LARGE && entry.size > limits.ratio * entry.compressedSize)
        throw new Unreadable({ kind: 'too-large', limit: 'ratio', value: limits.ratio });
      yield* soundly(entry);
    },
  };
}

const comparable = (name: string): string => name.replace(/^\/+/, '').toLowerCase();

/** The bytes of an entry; whatever its inflating throws is damage. */
async function* soundly(entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
  try {
    yield* entry.read();
  } catch {
    throw damaged();
  }
}

/**
 * Scans a part: `consume` is called whenever there is more to scan, and takes tokens until there are none.
 * See `xmlScanner` for `paths`.
 */
export async function scanPart(
  parts: Parts,
  name: string,
  paths: readonly string[],
  consume: (scanner: XmlScanner) => void,
): Promise<void> {
  const scanner = xmlScanner(paths);
  for await (const piece of inUtf8(parts.read(name))) {
    scanner.feed(piece);
    consume(scanner);
  }
  scanner.end();
  consume(scanner);
}

/** Calls `visit` with every token of a part. */
export const eachToken = (
  parts: Parts,
  name: string,
  paths: readonly string[],
  visit: (token: Token, scanner: XmlScanner) => void,
): Promise<void> =>
  scanPart(parts, name, paths, (scanner) => {
    for (let token = scanner.next(); token !== MORE; token = scanner.next()) visit(token, scanner);
  });
