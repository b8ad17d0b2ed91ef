/** A column of a sheet of changes that was taken for nothing; `near`: the heading that it nearly is, else ''. */
interface UntakenHead {
  readonly letter: string;
  readonly head: string;
  readonly near: string;
}

/** What the first lines of a preview say of its sheets of changes. */
export interface ChangeNoteArguments {
  /** Changes by their numbers that touch no unit of the one that a preview is limited to. */
  'changes-outside': { readonly changes: readonly number[]; readonly within: string };
  /** Further changes that were not made for reasons like those told. */
  'changes-none-made-more': { readonly changes: number };
  'changes-heads-untaken': {
    readonly file: string;
    readonly sheet: string;
    readonly heads: readonly UntakenHead[];
  };
  /** `rows`: first and last of each run; `isSheet`: all of the sheet is hidden. */
  'changes-hidden': {
    readonly file: string;
    readonly sheet: string;
    readonly isSheet: boolean;
    readonly rows: readonly (readonly [number, number])[];
    readonly columns: readonly { readonly letter: string; readonly head: string }[];
  };
}

/** The sentences of one language about sheets of changes. */
export type ChangeNoteSentences = {
  readonly [Code in keyof ChangeNoteArguments]: (args: ChangeNoteArguments[Code]) => string;
};
