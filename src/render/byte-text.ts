/** Text that is written as UTF-8 at once: a report of many rows would be held several times over as strings. */
export interface ByteText {
  write(text: string): void;
  /** Writes whole numbers from 0 to 2^31 - 1 as the first and last of each run of neighbours: 3, 4, 5, 9 as `[[3,5],[9,9]]`. */
  writeRuns(ascending: readonly number[]): void;
  /** All that was written. */
  bytes(): Uint8Array;
}

const [ZERO, COMMA, OPEN, CLOSE] = [48, 44, 91, 93];
/** Bytes of a UTF-16 unit, and of a run of two numbers with its marks. */
const [MOST_OF_UNIT, MOST_OF_RUN] = [3, 24];
/** What an encoder costs to be called is more than to write so many characters of ASCII one by one. */
const [SHORT, MOST_OF_ASCII] = [64, 127];

/** Begins a text. */
export function makeByteText(): ByteText {
  const encoder = new TextEncoder();
  let [bytes, length] = [new Uint8Array(1 << 16), 0];
  const makeRoom = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, length + more));
    larger.set(bytes.subarray(0, length));
    bytes = larger;
  };
  return {
    write: (text) => {
      makeRoom(text.length * MOST_OF_UNIT);
      const end = text.length <= SHORT ? writeAscii(bytes, length, text) : undefined;
      length = end ?? length + encoder.encodeInto(text, bytes.subarray(length)).written;
    },
    writeRuns: (ascending) => {
      makeRoom(ascending.length * MOST_OF_RUN + 2);
      length = writeRuns(bytes, length, ascending);
    },
    bytes: () => bytes.subarray(0, length),
  };
}

/** Writes a text from a place on, and returns the place behind it; undefined where it is not of ASCII alone. */
function writeAscii(bytes: Uint8Array, start: number, text: string): number | undefined {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > MOST_OF_ASCII) return undefined;
    bytes[start + at] = code;
  }
  return start + text.length;
}

/** Writes runs from a place on, and returns the place behind them. */
function writeRuns(bytes: Uint8Array, start: number, ascending: readonly number[]): number {
  let at = start;
  bytes[at++] = OPEN;
  for (let index = 0; index < ascending.length; ) {
    const first = index++;
    while (ascending[index] === (ascending[index - 1] as number) + 1) index++;
    if (first > 0) bytes[at++] = COMMA;
    bytes[at++] = OPEN;
    const digits = at;
    at = writeNumber(bytes, at, ascending[first] as number);
    bytes[at++] = COMMA;
    if (index > first + 1) at = writeNumber(bytes, at, ascending[index - 1] as number);
    else for (let digit = digits; bytes[digit] !== COMMA; digit++) bytes[at++] = bytes[digit] as number;
    bytes[at++] = CLOSE;
  }
  bytes[at++] = CLOSE;
  return at;
}

function writeNumber(bytes: Uint8Array, start: number, value: number): number {
  let end = start + 1;
  for (let power = 10; power <= value; power *= 10) end++;
  let rest = value;
  for (let at = end - 1; at >= start; at--) {
    const tens = (rest / 10) | 0;
    bytes[at] = ZERO + rest - tens * 10;
    rest = tens;
  }
  return end;
}
