import { eachToken, type Parts } from './parts.ts';
import { Unreadable } from './unreadable.ts';
import { CLOSE, OPEN, TEXT } from './xml.ts';
import { unescapeString } from './xml-text.ts';

const PATHS = ['sst', 'sst/si', 'sst/si/t', 'sst/si/r', 'sst/si/r/t'];
const [, ITEM, ITEM_TEXT, , RUN_TEXT] = PATHS.keys();

/** The shared strings (ECMA-376 part 1, 18.4.9), rich ones without their formats, and all without phonetic runs. */
export async function readSharedStrings(parts: Parts, name: string): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  await eachToken(parts, name, PATHS, (token, scanner) => {
    const { place } = scanner;
    if (token === TEXT) {
      if (place === ITEM_TEXT || place === RUN_TEXT) text += scanner.text();
    } else if (place === ITEM) {
      if (token === OPEN) text = '';
      else if (token === CLOSE) strings.push(unescapeString(text));
      if (strings.length > parts.limits.distinct)
        throw new Unreadable({ kind: 'too-large', limit: 'cells', value: parts.limits.distinct });
    }
  });
  return strings;
}
