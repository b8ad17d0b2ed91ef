import type { ExemptionProblem } from './exemption-words.ts';
import type { ChangeTold, ExtendsMistake } from './extends-words.ts';
import type { KeyLanguage } from './rulebook-keys.ts';
import type { StructureProblem } from './structure-words.ts';

/** Problems of a rulebook's author, told with the place in the file. */
export type RulebookProblem =
  /** `mistake` is the parser's own code for it. */
  | { readonly kind: 'yaml'; readonly mistake: string; readonly detail: string }
  | {
      readonly kind: 'unknown-value';
      readonly value: string;
      readonly near: string;
      readonly values: readonly string[];
    }
  | { readonly kind: 'no-number-meets'; readonly bounds: readonly string[] }
  | { readonly kind: 'unknown-key'; readonly key: string; readonly near: string }
  | { readonly kind: 'unknown-column'; readonly key: string; readonly table: string; readonly near: string }
  | {
      readonly kind: 'unknown-population' | 'unknown-list' | 'unknown-source' | 'unknown-table';
      readonly key: string;
      readonly near: string;
    }
  | { readonly kind: 'other-table'; readonly key: string; readonly table: string; readonly needed: string }
  | { readonly kind: 'per-needs-units'; readonly key: string; readonly table: string }
  | {
      readonly kind: 'missing-key' | 'name-taken' | 'needs-number-column' | 'only-bounded';
      readonly key: string;
    }
  | { readonly kind: 'no-order'; readonly key: string; readonly column: string }
  /** `types`: the words for what a column may hold, beside lists and tables. */
  | {
      readonly kind: 'unknown-type';
      readonly key: string;
      readonly near: string;
      readonly types: readonly string[];
    }
  | { readonly kind: 'built-in-column'; readonly key: string; readonly table: string }
  | { readonly kind: 'not-linked'; readonly from: string; readonly to: string }
  | { readonly kind: 'not-comparable'; readonly columns: readonly [string, string] }
  | { readonly kind: 'only-with' | 'only-without'; readonly key: string; readonly other: string }
  | { readonly kind: 'one-operation'; readonly keys: readonly string[] }
  | { readonly kind: 'not-one-of'; readonly values: readonly string[] }
  | { readonly kind: 'bad-date' | 'bad-number' | 'bad-weight' | 'share-over-one'; readonly written: string }
  | { readonly kind: 'wrong-type'; readonly expected: string }
  /** A heading or a written form that stands for two things. */
  | { readonly kind: 'said-twice'; readonly text: string; readonly meanings: readonly [string, string] }
  | { readonly kind: 'bad-head-rows'; readonly written: string }
  | {
      readonly kind: 'unknown-number' | 'unknown-lookup' | 'unknown-rule';
      readonly key: string;
      readonly near: string;
    }
  | {
      readonly kind:
        | 'lookup-by-value'
        | 'lookup-needs-else'
        | 'per-needs-values'
        | 'previous-in-set'
        | 'needs-unit'
        | 'figure-needs-units'
        | 'no-width'
        | 'previous-judged';
      readonly key: string;
    }
  | { readonly kind: 'band-backwards'; readonly band: string }
  | { readonly kind: 'band-overlap'; readonly bands: readonly [string, string] }
  /** `to` is undefined where every number from `from` on is missing. */
  | {
      readonly kind: 'band-gap';
      readonly lookup: string;
      readonly from: number;
      readonly to: number | undefined;
    }
  /** A key in another language than the first one of the file. */
  | { readonly kind: 'mixed-keys'; readonly key: string; readonly first: string; readonly line: number }
  | { readonly kind: 'cycle'; readonly names: readonly string[] }
  | { readonly kind: 'exemption'; readonly problem: ExemptionProblem }
  | { readonly kind: 'extends'; readonly mistake: ExtendsMistake }
  | { readonly kind: 'structure'; readonly problem: StructureProblem }
  | {
      readonly kind:
        | 'aliases'
        | 'bad-name'
        | 'bad-period'
        | 'bad-break'
        | 'needs-flag'
        | 'needs-bounds'
        | 'needs-date-column'
        | 'needs-days'
        | 'no-bound'
        | 'birth-not-excused';
    };

/** The full-width marks that people write for YAML's own. */
export const HALF_WIDTH = { '：': ':', '，': ',' } as const;
export type FullWidthMark = keyof typeof HALF_WIDTH;

/** What stands in the way of using a rulebook. */
export interface RulebookArguments {
  'rulebook-missing': { readonly name: string; readonly near: string; readonly shipped: readonly string[] };
  'rulebook-outside': { readonly file: string };
  'rulebook-problem': {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly place: string;
    readonly problem: RulebookProblem;
    /** The language of the file's keys; they are named in it. */
    readonly keys?: KeyLanguage;
    /** Stands in the line at fault, where YAML may need its half-width form. */
    readonly fullWidth?: FullWidthMark;
  };
  /** What a rulebook changed of the one that it extends, without being shown to be stricter. */
  'rulebook-departs': ChangeTold;
  'bad-rulebook-name': { readonly name: string };
  'rulebook-untranslatable': {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly word: string;
  };
  'list-column-missing': {
    readonly file: string;
    readonly column: string;
    readonly heads: readonly string[];
  };
}

/** Keys that stand together in one text: `share、sum`, `per: record`. */
export const eachKey = (written: string, word: (key: string) => string): string =>
  written.replace(/[a-zA-Z]+/g, word);
