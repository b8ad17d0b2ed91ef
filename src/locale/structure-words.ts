/** A band of a column as its ends say it, a value of it, or what is in none of the cells beside it. */
export type CellWords =
  | {
      readonly kind: 'band';
      readonly of: 'age' | 'years' | 'whole' | 'number';
      /** The ends as written; undefined where the band is open. */
      readonly over: string | undefined;
      readonly atMost: string | undefined;
    }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'other' };

/** A column gathered to one number. */
export type StructureGathering = 'median' | 'average' | 'min' | 'max';

/** What is wrong with a table of 结构分析. */
export type StructureProblem =
  | { readonly kind: 'of-previous'; readonly name: string }
  | { readonly kind: 'not-placed'; readonly table: string }
  /** `needs-ends`: a column of numbers without ends of bands; `needs-values`: a column of which no values are known. */
  | { readonly kind: 'no-bands' | 'needs-ends' | 'needs-values'; readonly column: string }
  | { readonly kind: 'bad-end'; readonly written: string; readonly of: 'age' | 'years' }
  | { readonly kind: 'not-ascending'; readonly before: string; readonly after: string }
  | { readonly kind: 'value-twice'; readonly value: string };

export interface StructureArguments {
  'rule-is-structure': { readonly rule: string };
}

/** What reports say of 结构分析. */
export interface StructureWords {
  readonly title: string;
  /** The sheet of the workbook. */
  readonly about: string;
  readonly cell: (said: CellWords) => string;
  /** How many are in a cell. */
  readonly counted: (cell: string, count: number) => string;
  readonly total: string;
  /** How many may count and cannot be told in full. */
  readonly unknown: string;
  readonly number: (gathering: StructureGathering, head: string) => string;
  /** A unit that may not be among those asked for. */
  readonly perhaps: (unit: string) => string;
  /** A number of nobody. */
  readonly nobody: string;
}
