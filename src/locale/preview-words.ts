import type { ChangeNoteArguments } from './preview-note-words.ts';

/** A cell of a change that names a unit. */
interface UnitAsked {
  readonly column: string;
  readonly value: string;
}

/** Data issues of changes of cadres (变动表, 任免审批表). */
export interface ChangeIssueArguments {
  /** It does not say anything that would change. */
  'change-empty': Record<string, never>;
  'change-name-blank': Record<string, never>;
  /** `isAppointed`: an old unit is written of somebody who is appointed; `removedBy`: the numbers of changes before it. */
  'change-person-unknown': { readonly isAppointed: boolean; readonly removedBy: readonly number[] };
  /** The columns in which the change and the only one of the name differ. */
  'change-person-differs': { readonly columns: readonly string[] };
  /** The ID number belongs to somebody of another name. */
  'change-name-differs': Record<string, never>;
  /** How many people it may mean, and how many of their records; `records` 0: whether it is somebody new. */
  'change-ambiguous': {
    readonly people: number;
    readonly records: number;
    /** The old unit as it is written: none, or one above the units of those who may be meant. */
    readonly oldUnit: 'none' | 'above' | 'theirs';
    /** The numbers of changes before it that added some of the records. */
    readonly addedBy: readonly number[];
  };
  /** `leftBy`: the numbers of changes before it that took the person from there. */
  'change-not-there': { readonly unit: string; readonly leftBy: readonly number[] };
  /** A new unit where none belongs: of a removal, or of an alteration that would move somebody. */
  'change-unit-contradicts': { readonly action: 'remove' | 'alter'; readonly unit: string };
  /** A transfer to where the record is. */
  'change-unit-same': { readonly unit: string };
  'change-unit-unknown': UnitAsked & { readonly near: string };
  'change-unit-ambiguous': UnitAsked & { readonly units: readonly string[] };
  /** `value`: the post of a form that names no unit. */
  'change-unit-blank': UnitAsked;
  'change-post-unmatched': { readonly value: string };
  /** `isUnreadable`: there is one, but it is none that could be. */
  'change-id-needed': { readonly isUnreadable: boolean };
  /** Somebody new without a birth. */
  'change-birth-unknown': Record<string, never>;
  'change-level-unknown': { readonly value: string };
}

/** What is wrong with a change. */
export type ChangeIssue = {
  readonly [Code in keyof ChangeIssueArguments]: {
    readonly code: Code;
    readonly args: ChangeIssueArguments[Code];
  };
}[keyof ChangeIssueArguments];

/** Everything else that is said of changes. */
export interface ChangeArguments extends ChangeNoteArguments {
  'changes-none': { readonly files: readonly string[]; readonly heads: readonly string[] };
  'changes-empty': { readonly files: readonly string[] };
  'changes-without-cadres': { readonly files: readonly string[] };
  /** `rows`: first and last of each run. */
  'change-action-unknown': {
    readonly file: string;
    readonly sheet: string;
    readonly rows: readonly (readonly [number, number])[];
    readonly written: string;
  };
  /** Why a change was not made; `place`: its cell or row. */
  'change-issue': {
    readonly file: string;
    readonly sheet: string;
    readonly place: string;
    readonly message: ChangeIssue;
  };
  'changes-none-made': { readonly files: readonly string[]; readonly changes: number };
  /** Changes by their numbers whose day is after the date of the audit. */
  'changes-later': { readonly changes: readonly number[]; readonly asOf: string };
  'changes-not-made': { readonly changes: readonly number[] };
  'undecided-needs-after': Record<string, never>;
}

/** The sentences of one language about changes. */
export type ChangeSentences = {
  readonly [Code in keyof Said]: (args: Said[Code]) => string;
};
type Said = ChangeIssueArguments & ChangeArguments;

/** The columns of the form of changes that cadres do not have, or that mean something else there. */
export type ChangeColumn =
  | 'changeAction'
  | 'changedBirth'
  | 'oldUnit'
  | 'newUnit'
  | 'newPost'
  | 'newPostLevel'
  | 'effective';
export type ChangeBlank = 'changeAction' | 'kept' | 'ofPost' | 'oldUnit' | 'newUnit' | 'effective';

export type EffectWord = 'breaks' | 'worsens' | 'mends' | 'improves' | 'same';
/** What the verdicts are shown under: of those neither better nor worse, the ones that are others. */
type EffectShownWord = EffectWord | 'otherwise';
type ActionWord = 'appoint' | 'remove' | 'transfer' | 'alter';

/** What a preview says beside the words that all reports share. */
export interface PreviewWords {
  readonly title: (rulebook: string) => string;
  readonly files: string;
  readonly changes: string;
  /** What the changes do, with how many verdicts of each effect. */
  readonly conclusion: (counts: Readonly<Record<EffectShownWord, number>>) => string;
  /** The conclusion where the preview is limited to a unit. */
  readonly conclusionWithin: (unit: string, conclusion: string) => string;
  readonly effect: Readonly<Record<EffectShownWord, string>>;
  /** The same as headings. */
  readonly sections: Readonly<Record<Exclude<EffectShownWord, 'same'>, string>>;
  readonly action: Readonly<Record<ActionWord, string>>;
  /** A row that says nothing of what is to be done. */
  readonly noAction: string;
  readonly form: string;
  readonly arrow: string;
  readonly noVerdict: string;
  /** How many verdicts stay as they are. */
  readonly same: (count: number) => string;
  readonly untouched: string;
  readonly notMade: string;
  readonly issues: string;
  readonly numbered: (number: number) => string;
  readonly outside: string;
  readonly about: Readonly<Record<'changes' | 'verdicts', string>>;
  readonly heads: Readonly<
    Record<
      | 'number'
      | 'action'
      | 'name'
      | 'from'
      | 'to'
      | 'stated'
      | 'effective'
      | 'place'
      | 'does'
      | 'effect'
      | 'before'
      | 'after'
      | 'because'
      | 'beforeStatus'
      | 'afterStatus'
      | 'beforeActual'
      | 'afterActual'
      | 'beforeShortfall'
      | 'afterShortfall'
      | 'beforeExcess'
      | 'afterExcess'
      | 'remark'
      | 'opinion',
      string
    >
  >;
  /** What holds for the form of changes, in place of what holds for rosters. */
  readonly guide: (args: { exampleRow: number; headRow: number }) => readonly string[];
  /** What belongs in the columns of that form, and what their blanks say. */
  readonly columns: Readonly<Record<ChangeColumn, string>>;
  readonly blanks: Readonly<Record<ChangeBlank, string>>;
  /** What one row of it is. */
  readonly row: string;
  /** Whoever signs the page at the meeting, with room for it. */
  readonly signatures: readonly string[];
  readonly help: Readonly<
    Record<'preview' | 'changes' | 'format' | 'judge' | 'allowUndecided' | 'exitCodes', string>
  >;
}
