/** What is said of how files were read, sheet by sheet. */
export interface ReadingWords {
  readonly rows: (numbers: string) => string;
  readonly sheetRead: (args: {
    sheet: string;
    hidden: boolean;
    table: string;
    firstHeadRow: number;
    headRow: number;
    rows: number;
  }) => string;
  /** Several sheets of a file that were read in full; `heads`: their weighty columns. */
  readonly sheetsRead: (args: {
    sheets: readonly string[];
    table: string;
    rows: number;
    heads: readonly string[];
    around: readonly string[];
    leftOut: number;
  }) => string;
  /** Files of one person each in a folder ('': where the program runs); `columns`: the weighty ones. */
  readonly filesRead: (args: {
    folder: string;
    files: number;
    columns: readonly { head: string; read: number }[];
    placed: number;
  }) => string;
  readonly columnRead: (args: { head: string; letter: string; read: number; rows: number }) => string;
  readonly leftOut: (args: { reason: 'total' | 'note'; rows: string }) => string;
  /** Rows and columns that nobody sees, and that count like all others. */
  readonly hiddenRows: (rows: string) => string;
  readonly hiddenColumns: (columns: readonly string[]) => string;
  readonly placed: (args: { placed: number; rows: number }) => string;
  readonly unitAround: (args: { from: string; unit: string }) => string;
  readonly sheetUnread: (args: { sheet: string; heads: readonly string[] }) => string;
}
