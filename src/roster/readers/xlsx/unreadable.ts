import type { Message } from '../../../locale/catalogue.ts';

/** Why a file cannot be read: what its reader throws inside, and makes a Failure of that names the file. */
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

/** What is said of a file that cannot be read. `format`: what it seems to be. */
export function unreadableMessage(reason: UnreadableReason, file: string, format: string): Message {
  switch (reason.kind) {
    case 'damaged':
      return { code: 'file-damaged', args: { file, format } };
    case 'encrypted':
      return { code: 'file-encrypted', args: { file } };
    case 'document-type':
      return { code: 'file-document-type', args: { file } };
    case 'too-large':
      return { code: 'file-too-large', args: { file, limit: reason.limit, value: reason.value } };
  }
}
