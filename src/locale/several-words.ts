import type { Place } from './extends-words.ts';

/** What is said where a run has several rulebooks. */
export interface SeveralSentences {
  'rulebooks-alike': { readonly id: string; readonly files: readonly [string, string] };
  'rulebooks-dates': { readonly dates: readonly { readonly place: Place; readonly asOf: string }[] };
  'rulebooks-ages': { readonly places: readonly [Place, Place] };
  /** No column: the table itself, its key, or whose its records are. */
  'column-declared-twice': {
    readonly table: string;
    readonly column: string | undefined;
    readonly places: readonly [Place, Place];
  };
  'heading-declared-twice': {
    readonly table: string;
    readonly heading: string;
    readonly column: string;
    readonly other: string;
    readonly place: Place;
  };
  'registers-several': { readonly places: readonly Place[] };
  'rule-in-several': { readonly rule: string; readonly rules: readonly string[] };
  'rulebook-idle': { readonly rulebook: string };
}

/** The sentences of one language. */
export type SeveralWords = {
  readonly [Code in keyof SeveralSentences]: (args: SeveralSentences[Code]) => string;
};
