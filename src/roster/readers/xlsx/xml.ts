import { damaged, Unreadable } from './unreadable.ts';
import { decodeUtf8, expandReferences, normalLineEnds } from './xml-text.ts';

/** What `next` may give. */
export const MORE = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;
export type Token = typeof MORE | typeof OPEN | typeof CLOSE | typeof TEXT;

/** The `place` of an element that is on none of the paths. */
export const ELSEWHERE = -1;

/**
 * A scanner of XML in UTF-8 that comes in pieces. It gives tags and texts one at a time, never keeps the document, and
 * expands nothing but character references; a document type declaration makes it throw `Unreadable`, and so does what
 * is not well-formed where it matters. Elements are told by their paths of local names: prefixes do not count.
 */
export interface XmlScanner {
  /** Hands in the next piece; the bytes are copied. Ranges of earlier tokens are void. */
  feed(piece: Uint8Array): void;
  /** Says that the last piece was handed in. */
  end(): void;
  /** The next token; MORE: hand in a piece, or, after `end`, the document is over. */
  next(): Token;
  /** The index of the element's path (of the element around a text) among those that are looked for, or ELSEWHERE. */
  readonly place: number;
  /** Whether the element just opened closes in the same tag; its CLOSE is still to come. */
  readonly isEmpty: boolean;
  /** An attribute of the element just opened, without a prefix unless `prefixed` asks for one with any. */
  attribute(name: string, prefixed?: 'prefixed'): string | undefined;
  /** The text of a text token. */
  text(): string;
  /** The bytes that are here, for those who look ahead; `bytes[limit]` is 0. */
  readonly bytes: Uint8Array;
  readonly position: number;
  readonly limit: number;
  /** Goes on from another place in `bytes`, behind whole elements that were read there. */
  skipTo(at: number): void;
}

/** No element of a workbook stands deeper. */
const MOST_DEPTH = 256;
/** No tag and no text of a workbook is longer: a cell has 32,767 characters. */
const MOST_TOKEN = 1 << 20;
/** Who looks a few bytes ahead stays inside the array. */
const SLACK = 64;

const [TAB, LINE_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20] as const;
const [LESS, GREATER, AMPERSAND, QUOTE, APOSTROPHE] = [0x3c, 0x3e, 0x26, 0x22, 0x27] as const;
const [SLASH, COLON, EQUALS, BANG, QUESTION, UNDERSCORE] = [0x2f, 0x3a, 0x3d, 0x21, 0x3f, 0x5f] as const;

const isSpace = (byte: number | undefined): boolean =>
  byte === SPACE || byte === LINE_FEED || byte === RETURN || byte === TAB;

/** By byte: 1 where it may be part of a name. */
const NAME = new Uint8Array(256).fill(1, 0x21);
for (const byte of [LESS, GREATER, AMPERSAND, QUOTE, APOSTROPHE, SLASH, EQUALS, BANG, QUESTION])
  NAME[byte] = 0;

/** By byte: 1 where it stands for itself in a text of SpreadsheetML; 0: it ends the text, or may begin an escape. */
const PLAIN = new Uint8Array(256).fill(1, 1);
for (const byte of [LESS, AMPERSAND, RETURN, UNDERSCORE]) PLAIN[byte] = 0;

/** Whether a byte stands for itself in a text of SpreadsheetML, escapes of the format included. */
export const isPlain = (byte: number): boolean => PLAIN[byte] === 1;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const [COMMENT, COMMENT_END] = [bytesOf('<!--'), bytesOf('-->')];
const [SECTION, SECTION_END] = [bytesOf('<![CDATA['), bytesOf(']]>')];
const INSTRUCTION_END = bytesOf('?>');

/** FNV-1a, begun with the place of the parent, so that one look finds the path. */
const HASH_PRIME = 16_777_619;
const hashBegin = (place: number): number => (place + 2_166_136_261) | 0;

/** Finds the place of a child by its parent's place and its local name. */
interface Paths {
  find(hash: number, parent: number, bytes: Uint8Array, from: number, to: number): number;
}

function pathsOf(paths: readonly string[]): Paths {
  const size = Math.max(64, 2 ** Math.ceil(Math.log2(paths.length * 2)));
  const table = new Int32Array(size).fill(ELSEWHERE);
  const known = paths.map((path) => {
    const cut = path.lastIndexOf('/');
    const name = bytesOf(path.slice(cut + 1));
    const parent = cut < 0 ? ELSEWHERE : paths.indexOf(path.slice(0, cut));
    if (cut >= 0 && parent < 0) throw new Error(`the path above ${path} is not listed`);
    return {
      parent,
      name,
      hash: name.reduce((hash, byte) => Math.imul(hash ^ byte, HASH_PRIME), hashBegin(parent)),
    };
  });
  known.forEach(({ hash }, index) => {
    let slot = hash & (size - 1);
    while (table[slot] !== ELSEWHERE) slot = (slot + 1) & (size - 1);
    table[slot] = index;
  });
  return {
    find(hash, parent, bytes, from, to) {
      for (let slot = hash & (size - 1); ; slot = (slot + 1) & (size - 1)) {
        const index = table[slot] as number;
        if (index === ELSEWHERE) return ELSEWHERE;
        const path = known[index] as (typeof known)[number];
        if (path.hash === hash && path.parent === parent && isSame(path.name, bytes, from, to)) return index;
      }
    },
  };
}

function isSame(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== name.length) return false;
  for (let index = 0; index < name.length; index++) if (bytes[from + index] !== name[index]) return false;
  return true;
}

/**
 * A scanner that tells the elements of these paths (`sst/si/t`) by their indexes; every path's parent is listed too.
 * `mostToken`: the most bytes of a tag or a text.
 */
export function xmlScanner(paths: readonly string[], mostToken = MOST_TOKEN): XmlScanner {
  const tree = pathsOf(paths);
  let bytes = new Uint8Array(1 << 16);
  let [at, end] = [0, 0];
  let isLast = false;
  let hasRoot = false;
  let depth = 0;
  const places = new Int32Array(MOST_DEPTH + 1).fill(ELSEWHERE);
  const hashes = new Int32Array(MOST_DEPTH + 1);
  let place = ELSEWHERE;
  /** An element that opens and closes in one tag: its second token is still to come. */
  let isClosing = false;
  /** What ends the comment or instruction that is being skipped. */
  let skipping: Uint8Array | undefined;
  // The range of the attributes, or of the text, of the last token; whether the text is free of references and returns.
  let [from, to] = [0, 0];
  let isBare = true;
  let isSection = false;

  /** The token at `at` is not whole yet. */
  function more(): Token {
    if (isLast || end - at > mostToken) throw damaged();
    return MORE;
  }

  /** Whether the bytes at `at` are these; undefined where too few are here to tell. */
  function startsWith(expected: Uint8Array): boolean | undefined {
    for (let index = 0; index < expected.length; index++) {
      if (at + index >= end) return undefined;
      if (bytes[at + index] !== expected[index]) return false;
    }
    return true;
  }

  /** Where a byte sequence begins from a place on, or -1. */
  function find(sequence: Uint8Array, begin: number): number {
    const first = sequence[0] as number;
    for (
      let found = bytes.indexOf(first, begin);
      found >= 0 && found < end;
      found = bytes.indexOf(first, found + 1)
    )
      if (found + sequence.length <= end && isSame(sequence, bytes, found, found + sequence.length))
        return found;
    return -1;
  }

  /** Skips up to the end of a comment or an instruction, however long. Returns whether it was found. */
  function skip(terminator: Uint8Array): boolean {
    const found = find(terminator, at);
    skipping = found < 0 ? terminator : undefined;
    at = found < 0 ? Math.max(at, end - terminator.length + 1) : found + terminator.length;
    return found >= 0;
  }

  function openTag(): Token {
    const parent = depth === 0 ? ELSEWHERE : (places[depth] as number);
    let hash = hashBegin(parent);
    let name = at + 1;
    let position = name;
    for (;;) {
      const byte = bytes[position] as number;
      if (byte === COLON) {
        name = position + 1;
        hash = hashBegin(parent);
      } else if (NAME[byte] === 1) hash = Math.imul(hash ^ byte, HASH_PRIME);
      else break;
      position++;
    }
    const nameEnd = position;
    for (let byte = bytes[position] as number; byte !== GREATER; byte = bytes[++position] as number) {
      if (byte === QUOTE || byte === APOSTROPHE) {
        position++;
        while (bytes[position] !== byte && position < end) position++;
      } else if (byte === LESS) throw damaged();
      if (position >= end) return more();
    }
    if (position >= end) return more();
    if (name === nameEnd || depth === MOST_DEPTH || (depth === 0 && hasRoot)) throw damaged();
    isClosing = bytes[position - 1] === SLASH;
    [from, to] = [nameEnd, isClosing ? position - 1 : position];
    if (from < to && !isSpace(bytes[from])) throw damaged();
    const isChild = depth === 0 || parent !== ELSEWHERE;
    place = isChild ? tree.find(hash, parent, bytes, name, nameEnd) : ELSEWHERE;
    depth++;
    places[depth] = place;
    hashes[depth] = hash;
    hasRoot = true;
    at = position + 1;
    return OPEN;
  }

  function closeTag(): Token {
    const above = depth > 1 ? (places[depth - 1] as number) : ELSEWHERE;
    let hash = hashBegin(above);
    let position = at + 2;
    for (
      let byte = bytes[position] as number;
      byte === COLON || NAME[byte] === 1;
      byte = bytes[++position] as number
    )
      hash = byte === COLON ? hashBegin(above) : Math.imul(hash ^ byte, HASH_PRIME);
    while (isSpace(bytes[position])) position++;
    if (position >= end) return more();
    if (bytes[position] !== GREATER || depth === 0 || hashes[depth] !== hash) throw damaged();
    at = position + 1;
    return close();
  }

  function close(): Token {
    isClosing = false;
    place = places[depth--] as number;
    return CLOSE;
  }

  function textToken(): Token {
    let position = at;
    isBare = true;
    for (let byte = bytes[position] as number; byte !== LESS; byte = bytes[++position] as number) {
      if (byte === AMPERSAND || byte === RETURN) isBare = false;
      else if (byte === 0 && position >= end) {
        if (!isLast || depth > 0) return more();
        break;
      }
    }
    return textBetween(at, position, position, false);
  }

  function textBetween(begin: number, stop: number, next: number, section: boolean): Token {
    [from, to, at, isSection] = [begin, stop, next, section];
    place = depth === 0 ? ELSEWHERE : (places[depth] as number);
    if (depth === 0) while (begin < stop) if (!isSpace(bytes[begin++])) throw damaged();
    return TEXT;
  }

  /** A comment, a CDATA section or a document type: what begins with `<!`. MORE: go on after all, or with more bytes. */
  function declaration(): Token | undefined {
    const isComment = startsWith(COMMENT);
    if (isComment) {
      at += COMMENT.length;
      return skip(COMMENT_END) ? undefined : MORE;
    }
    const opensSection = startsWith(SECTION);
    if (opensSection) {
      const stop = find(SECTION_END, at + SECTION.length);
      if (stop < 0) return more();
      isBare = false;
      return textBetween(at + SECTION.length, stop, stop + SECTION_END.length, true);
    }
    if (isComment === undefined || opensSection === undefined) return more();
    throw new Unreadable({ kind: 'document-type' });
  }

  function next(): Token {
    if (isClosing) return close();
    for (;;) {
      if (skipping && !skip(skipping)) return skipped();
      if (at >= end) {
        if (isLast && (depth > 0 || !hasRoot)) throw damaged();
        return MORE;
      }
      if (bytes[at] !== LESS) return textToken();
      const second = bytes[at + 1];
      if (at + 1 >= end) return more();
      if (second === SLASH) return closeTag();
      if (second === BANG) {
        const token = declaration();
        if (token === MORE && skipping) return skipped();
        if (token !== undefined) return token;
      } else if (second === QUESTION) {
        at += 2;
        if (!skip(INSTRUCTION_END)) return skipped();
      } else return openTag();
    }
  }

  /** A comment or an instruction goes on beyond what is here. */
  function skipped(): Token {
    if (isLast) throw damaged();
    return MORE;
  }

  function feed(piece: Uint8Array): void {
    const left = end - at;
    if (left + piece.length + SLACK > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, left + piece.length + SLACK));
      larger.set(bytes.subarray(at, end));
      bytes = larger;
    } else bytes.copyWithin(0, at, end);
    bytes.set(piece, left);
    [at, end] = [0, left + piece.length];
    bytes[end] = 0;
  }

  /** Walks over the attributes of the tag to the first that is meant. */
  function attribute(wanted: string, prefixed?: 'prefixed'): string | undefined {
    let position = from;
    for (;;) {
      while (isSpace(bytes[position])) position++;
      if (position >= to) return undefined;
      let name = position;
      let hasPrefix = false;
      for (
        let byte = bytes[position] as number;
        byte === COLON || NAME[byte] === 1;
        byte = bytes[++position] as number
      )
        if (byte === COLON) [name, hasPrefix] = [position + 1, true];
      const nameEnd = position;
      while (isSpace(bytes[position])) position++;
      if (name === nameEnd || bytes[position++] !== EQUALS) throw damaged();
      while (isSpace(bytes[position])) position++;
      const quote = bytes[position++];
      const stop = quote === QUOTE || quote === APOSTROPHE ? bytes.indexOf(quote, position) : -1;
      if (stop < 0 || stop >= to) throw damaged();
      if (hasPrefix === (prefixed !== undefined) && isNamed(wanted, name, nameEnd))
        return attributeText(position, stop);
      position = stop + 1;
    }
  }

  function isNamed(wanted: string, begin: number, stop: number): boolean {
    if (stop - begin !== wanted.length) return false;
    for (let index = 0; index < wanted.length; index++)
      if (bytes[begin + index] !== wanted.charCodeAt(index)) return false;
    return true;
  }

  /** White space in an attribute is spaces (XML 1.0 §3.3.3). */
  const attributeText = (begin: number, stop: number): string =>
    expandReferences(decodeUtf8(bytes, begin, stop).replace(/\r\n|[\t\n\r]/g, ' '));

  function text(): string {
    const raw = decodeUtf8(bytes, from, to);
    if (isBare) return raw;
    return isSection ? normalLineEnds(raw) : expandReferences(normalLineEnds(raw));
  }

  return {
    feed,
    end: () => {
      isLast = true;
    },
    next,
    get place() {
      return place;
    },
    get isEmpty() {
      return isClosing;
    },
    attribute,
    text,
    get bytes() {
      return bytes;
    },
    get position() {
      return at;
    },
    get limit() {
      return end;
    },
    skipTo: (position) => {
      at = position;
    },
  };
}
