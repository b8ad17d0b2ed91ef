import { damaged } from './unreadable.ts';

/** What an XML declaration says of its encoding stands within so many bytes. */
const HEAD = 256;

/** The encoding of an XML document by its first bytes (XML 1.0 appendix F); undefined: UTF-8. `skip`: a mark to leave out. */
function encodingOf(head: Uint8Array): { readonly label: string | undefined; readonly skip: number } {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { label: undefined, skip: 3 };
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return { label: 'utf-16le', skip: 0 };
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return { label: 'utf-16be', skip: 0 };
  const text = new TextDecoder('latin1').decode(head.subarray(0, HEAD));
  const written = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)/.exec(text)?.[1]?.toLowerCase();
  // What says UTF-16 in single bytes is not in UTF-16.
  const isUtf8 = written === undefined || /^(utf-?8|us-ascii|ascii|utf-?16.*|ucs-?2)$/.test(written);
  return { label: isUtf8 ? undefined : written, skip: 0 };
}

type Decoder = InstanceType<typeof TextDecoder>;

function decoderOf(label: string): Decoder {
  try {
    return new TextDecoder(label);
  } catch {
    throw damaged();
  }
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** An XML document in UTF-8 without a byte order mark, whatever encoding it comes in. */
export async function* inUtf8(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  let decoder: Decoder | undefined;
  const encoder = new TextEncoder();
  const begin = (bytes: Uint8Array): Uint8Array => {
    const { label, skip } = encodingOf(bytes);
    head = undefined;
    decoder = label === undefined ? undefined : decoderOf(label);
    return decoder ? encoder.encode(decoder.decode(bytes, { stream: true })) : bytes.subarray(skip);
  };
  for await (const piece of pieces) {
    if (head) {
      head = head.length === 0 ? piece : joined(head, piece);
      if (head.length >= HEAD) yield begin(head);
    } else yield decoder ? encoder.encode(decoder.decode(piece, { stream: true })) : piece;
  }
  if (head) yield begin(head);
  if (decoder) yield encoder.encode(decoder.decode());
}
