import { areWhole } from './shared-strings.ts';

/**
 * The records of a workbook that say what stands in its cells ([MS-XLS] 2.3.1), each with the bytes that it has at least.
 * SheetJS reads what a record lacks without end, or until all memory is taken, which ends the program.
 */
const LEAST_BYTES: ReadonlyMap<number, number> = new Map([
  [0x0006, 22], // Formula
  [0x000a, 0], // EOF
  [0x0022, 2], // Date1904
  [0x002f, 2], // FilePass
  [0x0042, 2], // CodePage
  [0x007d, 10], // ColInfo
  [0x0081, 2], // WsBool
  [0x0085, 7], // BoundSheet8
  [0x00bd, 6], // MulRk
  [0x00d6, 8], // RString
  [0x00e0, 16], // XF
  [0x00e5, 2], // MergeCells
  [0x00fc, 8], // SST
  [0x00fd, 10], // LabelSst
  [0x0200, 10], // Dimensions
  [0x0203, 14], // Number
  [0x0204, 8], // Label
  [0x0205, 8], // BoolErr
  [0x0207, 2], // String
  [0x0208, 12], // Row
  [0x027e, 10], // RK
  [0x0406, 22], // Formula of Excel 4
  [0x041e, 4], // Format
  [0x0809, 4], // BOF
]);
const CONTINUE = 0x003c;
const SST = 0x00fc;
const BOF = 0x0809;
const WRITE_PROTECT = 0x0086;
const FILE_PASS = 0x002f;
const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0406]);

/** Where a formula says how long it is, and what is written there for one that nobody need look at. */
const FORMULA_LENGTH = 20;
const NO_FORMULA = 0xffff;
/** The number of no record: one that has it is passed over. */
const NOBODY_KNOWS = 0x4bff;

interface Record {
  /** Where it begins in the stream. */
  readonly at: number;
  readonly id: number;
  readonly data: Uint8Array;
}

function* recordsOf(stream: Uint8Array): Generator<Record> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at + 4 <= stream.length; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    yield { at, id: view.getUint16(at, true), data: stream.subarray(at + 4, end) };
    at = end;
  }
}

/** Whether a workbook's stream is encrypted: its second record, or its third, says how. */
export function hasPassword(stream: Uint8Array): boolean {
  for (const { id } of recordsOf(stream)) if (id !== BOF && id !== WRITE_PROTECT) return id === FILE_PASS;
  return false;
}

/** A copy of a workbook's stream in which all but the cells is passed over; undefined where a record of them is not whole. */
export function soundRecords(stream: Uint8Array): Uint8Array | undefined {
  const copy = stream.slice();
  const view = new DataView(copy.buffer);
  let isNeeded = false;
  let strings: Uint8Array[] | undefined;
  for (const { at, id, data } of recordsOf(stream)) {
    if (id === CONTINUE) {
      strings?.push(data);
    } else {
      if (strings && !areWhole(strings)) return undefined;
      const least = LEAST_BYTES.get(id);
      if (least !== undefined && data.length < least) return undefined;
      isNeeded = least !== undefined;
      strings = id === SST ? [data] : undefined;
      if (FORMULAS.has(id)) view.setUint16(at + 4 + FORMULA_LENGTH, NO_FORMULA, true);
    }
    // Zeros fill up the last sector.
    if (!isNeeded && id !== 0) view.setUint16(at, NOBODY_KNOWS, true);
  }
  return strings && !areWhole(strings) ? undefined : copy;
}
