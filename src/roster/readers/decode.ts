/** What a byte sequence that is no character becomes (Encoding Standard §4.1). */
export const UNDECODABLE = '\ufffd';

/** So many bytes tell what a text says that it is. */
const HEAD = 4096;

/** The first letters of a text in whatever encoding, without a byte order mark and white space. */
export const beginningOf = (bytes: Uint8Array): string =>
  new TextDecoder('latin1')
    .decode(bytes.subarray(0, HEAD))
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '')
    .trimStart();

/** So many bytes tell whether zeros stand where UTF-16 has them. */
const SAMPLE = 1 << 16;

/** Of UTF-16 its byte order: by its mark, or by the zeros that stand beside digits, line ends and delimiters. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const pairs = Math.min(bytes.length, SAMPLE) >> 1;
  let [even, odd] = [0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) even++;
    if (bytes[pair * 2 + 1] === 0) odd++;
  }
  // 一 (U+4E00) has a zero in the other place, and a zero in both is no text.
  const [more, less] = even > odd ? [even, odd] : [odd, even];
  if (more * 20 <= pairs || more <= less * 4) return undefined;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

/** Whether bytes can be text: in UTF-16, or without a zero in their beginning. */
export const isText = (bytes: Uint8Array): boolean =>
  utf16Of(bytes) !== undefined || !bytes.subarray(0, HEAD).includes(0);

/**
 * Bytes as text: UTF-16, then UTF-8, then `declared` (what the text says of itself), then GB18030 (GB 18030-2022), as
 * Excel and WPS save it. What is valid UTF-8 is nothing else, whatever it says.
 */
export function decoded(bytes: Uint8Array, declared?: string): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    return isMostlyDecoded(text) ? text : decoderOf(declared).decode(bytes);
  }
}

/** UTF-8 with a few bad bytes is still UTF-8; GB18030 taken for it has hardly a good character that is not ASCII. */
function isMostlyDecoded(text: string): boolean {
  let [bad, good] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) bad++;
    else if (unit >= 0x80) good++;
  }
  return bad * 4 < good;
}

/** GB2312 and GBK are parts of GB18030; names that nobody knows are passed over. */
function decoderOf(declared: string | undefined): InstanceType<typeof TextDecoder> {
  const isOther = declared !== undefined && !/^(gb|x-gbk|cp936|utf|unicode)/i.test(declared);
  try {
    return new TextDecoder(isOther ? declared : 'gb18030');
  } catch {
    return new TextDecoder('gb18030');
  }
}
