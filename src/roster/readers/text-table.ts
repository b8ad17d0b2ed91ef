import { parse } from 'csv-parse/sync';

/** The rows of a UTF-8 CSV file that ships beside a rulebook, cells trimmed, without blank rows. */
export const readTextTable = (bytes: Uint8Array): string[][] =>
  parse(new TextDecoder().decode(bytes), {
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
