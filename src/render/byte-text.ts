/** Text that is written as UTF-8 at once: a report of many rows would be held several times over as strings. */
export interface ByteText {
  write(text: string): void;
  /** Writes whole numbers of at least 0 as the first and last of each run of neighbours: 3, 4, 5, 9 as `[[3,5],[9,9]]`. */
  writeRuns(ascending: readonly number[]): void;
  /** All that was written. */
  bytes(): Uint8Array;
}

const [ZERO, COMMA, OPEN, CLOSE] = [48, 44, 91, 93];
/** Of a UTF-16 unit, and of a run of two numbers below 2^53 with its marks. */
const [MOST_OF_UNIT, MOST_OF_RUN] = [3, 40];

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
  const writeNumber = (value: number): void => {
    let end = length + 1;
    for (let power = 10; power <= value; power *= 10) end++;
    let rest = value;
    for (let at = end - 1; at >= length; at--) {
      bytes[at] = ZERO + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    length = end;
  };
  const writeRun = (first: number, last: number): void => {
    makeRoom(MOST_OF_RUN);
    bytes[length++] = OPEN;
    writeNumber(first);
    bytes[length++] = COMMA;
    writeNumber(last);
    bytes[length++] = CLOSE;
  };
  return {
    write: (text) => {
      makeRoom(text.length * MOST_OF_UNIT);
      length += encoder.encodeInto(text, bytes.subarray(length)).written;
    },
    writeRuns: (ascending) => {
      makeRoom(2);
      bytes[length++] = OPEN;
      for (let index = 0; index < ascending.length; ) {
        const first = index++;
        while (ascending[index] === (ascending[index - 1] as number) + 1) index++;
        if (first > 0) bytes[length++] = COMMA;
        writeRun(ascending[first] as number, ascending[index - 1] as number);
      }
      makeRoom(2);
      bytes[length++] = CLOSE;
    },
    bytes: () => bytes.subarray(0, length),
  };
}
