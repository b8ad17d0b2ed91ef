/** Why a workbook cannot be read: what its reader throws inside; `readXlsx` makes a Failure of it that names the file. */
export type UnreadableReason =
  /** It is cut off, was altered, or breaks the format's rules. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'encrypted' }
  /** A part has a document type declaration: entities may be nested in it, and no spreadsheet program writes one. */
  | { readonly kind: 'document-type' }
  /** It holds more, inflated, than is allowed: bytes in all, bytes for each byte of the file, cells, or sheets. */
  | {
      readonly kind: 'too-large';
      readonly limit: 'bytes' | 'ratio' | 'cells' | 'values' | 'sheets';
      readonly value: number;
    };

export class Unreadable extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason) {
    super(reason.kind);
    this.name = 'Unreadable';
    this.reason = reason;
  }
}

/** An error that says the file breaks the format's rules. */
export const damaged = (): Unreadable => new Unreadable({ kind: 'damaged' });
