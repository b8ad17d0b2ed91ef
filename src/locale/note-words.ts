/** What a column is taken as where sheets lack it, for sentences. */
export type AssumedAs =
  | { readonly kind: 'unknown' | 'notApplicable' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'list'; readonly column: string; readonly list: string };

interface SheetName {
  readonly file: string;
  readonly sheet: string;
}

/** What a report says first: what was assumed, and what was not read or not placed. */
export interface NoteArguments {
  'no-records-for-units': { readonly units: readonly string[] };
  previous: { readonly files: readonly string[]; readonly issues: number };
  'previous-missing': { readonly rules: readonly string[] };
  config: { readonly file: string };
  'sheet-left-out': { readonly sheets: readonly SheetName[] };
  'sheet-choice-unmatched': { readonly file: string; readonly sheet: string };
  /** Each with the standard heading of the column that it was to mean. */
  'heads-unused': { readonly heads: readonly { readonly head: string; readonly column: string }[] };
  'births-from-ids': { readonly rows: number };
  /** `format`: what it is by its content. */
  'file-misnamed': { readonly file: string; readonly format: string };
  /** `first`: the address of the first of the cells. */
  'file-undecodable': { readonly file: string; readonly cells: number; readonly first: string };
  'file-same': { readonly file: string; readonly other: string };
  register: { readonly units: number; readonly file: string };
  'register-in-roster': { readonly units: number; readonly file: string; readonly sheet: string };
  'register-seen': { readonly units: number };
  'roster-date-far': {
    readonly sheets: readonly SheetName[];
    readonly date: string;
    readonly asOf: string;
  };
  'sheets-of-changes': { readonly sheets: readonly SheetName[] };
  'sheet-of-leavers': { readonly sheets: readonly SheetName[]; readonly records: number };
  'column-assumed': {
    readonly column: string;
    readonly sheets: readonly SheetName[];
    readonly rows: number;
    readonly policy: AssumedAs;
    readonly other: string;
    readonly rules: readonly string[];
  };
  'units-from-posts': { readonly records: number };
  'records-in-no-unit': { readonly records: number };
  'records-of-unknown-unit': { readonly records: number };
  /** `columns`: by which the population is told. */
  'units-in-doubt': {
    readonly population: string;
    readonly columns: readonly string[];
    readonly units: readonly string[];
  };
  'units-without': { readonly rule: string; readonly units: readonly string[] };
}
