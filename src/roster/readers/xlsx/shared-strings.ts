import type { ByteTexts } from './byte-texts.ts';
import { type Parts, scanPart } from './parts.ts';

import { Unreadable } from './unreadable.ts';
import { CLOSE, isPlain, MORE, OPEN, TEXT, type XmlScanner } from './xml.ts';
import { unescapeString } from './xml-text.ts';

const PATHS = ['sst', 'sst/si', 'sst/si/t', 'sst/si/r', 'sst/si/r/t'];
const [, ITEM, ITEM_TEXT, , RUN_TEXT] = PATHS.keys();

/** The shared strings (ECMA-376 part 1, 18.4.9) by their numbers among the texts: rich ones without their formats, and all without phonetic runs. */
export async function readSharedStrings(
  parts: Parts,
  name: string,
  texts: ByteTexts,
): Promise<readonly number[]> {
  const strings: number[] = [];
  let text = '';
  await scanPart(parts, name, PATHS, (scanner) => {
    plainItems(scanner, texts, strings);
    for (let token = scanner.next(); token !== MORE; token = scanner.next()) {
      const { place } = scanner;
      if (token === TEXT) {
        if (place === ITEM_TEXT || place === RUN_TEXT) text += scanner.text();
      } else if (place === ITEM) {
        if (token === OPEN) text = '';
        else strings.push(texts.of(unescapeString(text)));
      }
      if (token === CLOSE && place === ITEM) plainItems(scanner, texts, strings);
    }
    if (strings.length > parts.limits.distinct)
      throw new Unreadable({ kind: 'too-large', limit: 'values', value: parts.limits.distinct });
  });
  return strings;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const [OPENING, CLOSING] = [bytesOf('<si><t>'), bytesOf('</t></si>')];

/** Takes items in the form of nearly all, `<si><t>张三</t></si>`, without tokens, up to the first of another form. */
function plainItems(scanner: XmlScanner, texts: ByteTexts, strings: number[]): void {
  const { bytes } = scanner;
  for (;;) {
    const start = scanner.position;
    if (!isAt(bytes, start, OPENING)) return;
    const from = start + OPENING.length;
    let to = from;
    while (isPlain(bytes[to] as number)) to++;
    if (!isAt(bytes, to, CLOSING)) return;
    strings.push(texts.add(bytes, from, to));
    scanner.skipTo(to + CLOSING.length);
  }
}

function isAt(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  for (let index = 0; index < expected.length; index++)
    if (bytes[at + index] !== expected[index]) return false;
  return true;
}
