/** A place in a file, from 1 on. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A key of a rule as it was in the rulebook above and as it is now; undefined where it is not written. */
export interface KeyChange {
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What an author may do wrong about `extends`, and about what the rulebook above says. */
export type ExtendsMistake =
  | { readonly kind: 'not-relative' | 'outside'; readonly written: string }
  | { readonly kind: 'not-there'; readonly written: string; readonly file: string }
  | {
      readonly kind: 'no-such-id';
      readonly written: string;
      readonly near: string;
      readonly shipped: readonly string[];
    }
  /** The files from the rulebook of the run to the one whose id was met already. */
  | { readonly kind: 'ring'; readonly id: string; readonly chain: readonly string[] }
  | { readonly kind: 'too-deep'; readonly most: number }
  /** A rule that is not shown to be at least as strict as `place` says. */
  | { readonly kind: 'looser'; readonly changes: readonly KeyChange[]; readonly place: Place }
  /** A change that would change what another rule says: the one that asks for it with `holds`. */
  | { readonly kind: 'asked-for'; readonly name: string; readonly place: Place }
  /** Something else than a rule that is said anew; `place` is undefined of what the program itself has. */
  | { readonly kind: 'said-anew'; readonly place: Place | undefined }
  /** The same, where no reason makes it good. */
  | { readonly kind: 'fixed'; readonly place: Place | undefined }
  /** A new name that the rulebook above has for something else already. */
  | { readonly kind: 'name-above'; readonly name: string; readonly place: Place }
  /** A heading of a new column that is another column's to the rulebook above. */
  | { readonly kind: 'heading-above'; readonly heading: string; readonly column: string }
  /** A reason for something that changes nothing of a rulebook above. */
  | { readonly kind: 'reason-for-nothing' };

/** What a rulebook changed of the one that it extends, for sentences. */
export interface ChangeTold {
  readonly rulebook: string;
  readonly above: string;
  readonly section: string;
  readonly name: string;
  readonly changes: readonly KeyChange[];
  readonly because: { readonly zh: string; readonly en: string } | undefined;
}

/** What is said of rulebooks that extend others, in one language. */
export interface ExtendsWords {
  /** `word` gives a key as the file has it. */
  readonly mistake: (mistake: ExtendsMistake, word: (key: string) => string) => string;
  /** A change that is not shown to be stricter, among a report's first lines. */
  readonly loosened: (change: ChangeTold) => string;
  readonly labels: Readonly<Record<'extends' | 'from' | 'changes' | 'because', string>>;
  /** `county (county.yaml)`. */
  readonly named: (rulebook: { readonly id: string; readonly path: string }) => string;
  /** What became of a rule, or of something that rules are made of, in a rulebook below. */
  readonly change: (change: ChangeTold & { readonly isLooser: boolean }) => string;
}
