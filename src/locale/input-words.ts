/** What stands in the way of reading what was handed in. */
export interface InputArguments {
  'file-missing': { readonly file: string };
  'file-unreadable': { readonly file: string; readonly cause: string };
  'file-is-folder': { readonly file: string };
  'folder-empty': { readonly folder: string; readonly formats: string };
  'archive-empty': { readonly file: string; readonly formats: string };
  'folder-too-large': { readonly folder: string; readonly most: number };
  'pattern-unmatched': { readonly pattern: string };
  'archive-in-archive': { readonly file: string };
  'input-is-terminal': Record<string, never>;
  'input-format-unused': { readonly format: string };
  'files-passed-over': { readonly place: string; readonly files: readonly string[] };
  'file-not-utf8': { readonly file: string };
  'file-empty': { readonly file: string };
  'file-encrypted': { readonly file: string };
  'archive-encrypted': { readonly file: string };
  /** A workbook that opens with a password, of which none was given. */
  'password-needed': { readonly file: string };
  'password-wrong': { readonly file: string; readonly passwords: number };
  /** Encrypted in a way that no password undoes here: another algorithm, or damage. */
  'encryption-unknown': { readonly file: string };
  'rights-managed': { readonly file: string };
  'password-file-empty': { readonly file: string };
  'password-file-long': { readonly file: string; readonly most: number };
  /** A file of a format that is read as a whole: larger than `bytes`. */
  'file-old-too-large': { readonly file: string; readonly bytes: number };
  'file-old-form': { readonly file: string };
  'file-damaged': { readonly file: string; readonly format: string };
  'file-document-type': { readonly file: string };
  'file-changed': { readonly file: string };
  /** `value`: bytes of the file, of all files of a folder, bytes unpacked, these for each byte of the file, rows, cells, or sheets. */
  'file-too-large': {
    readonly file: string;
    readonly limit: 'file' | 'folder' | 'bytes' | 'ratio' | 'rows' | 'cells' | 'values' | 'sheets';
    readonly value: number;
  };
  'file-too-wide': { readonly file: string; readonly columns: number };
  'file-unknown-format': { readonly file: string; readonly formats: string };
  /** A row in which a quotation mark opens a field that nothing closes. */
  'quote-not-closed': { readonly file: string; readonly row: number };
  'workbook-empty': { readonly file: string };
  /** A file of changes that was handed in as a roster. */
  'only-changes': { readonly file: string };
  'no-table': { readonly file: string; readonly heads: readonly string[] };
  'tables-side-by-side': {
    readonly file: string;
    readonly sheet: string;
    readonly row: number;
    readonly columns: readonly { readonly letter: string; readonly head: string }[];
  };
  'no-head-there': {
    readonly file: string;
    readonly sheet: string;
    readonly rows: readonly [number, number];
    readonly heads: readonly string[];
  };
  'no-units': { readonly file: string; readonly heads: readonly string[] };
  'file-not-regular': { readonly file: string };
  'file-other-kind': {
    readonly file: string;
    readonly kind: 'word' | 'opendocument' | 'binary-workbook' | 'web-archive' | 'zip';
  };
}
