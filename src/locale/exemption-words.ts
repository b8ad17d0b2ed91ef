/** What is wrong with an entry of an exemptions file, beside what may be wrong with any YAML. Keys are as the file has them. */
export type ExemptionProblem =
  /** A part of other rules, which has no verdict of its own; `askers`: the rules that ask for it. */
  | { readonly kind: 'of-part'; readonly rule: string; readonly askers: readonly string[] }
  | { readonly kind: 'of-statistic'; readonly rule: string }
  /** Several rulebooks have a rule of that id; `rules`: how each is written. */
  | { readonly kind: 'of-several'; readonly rule: string; readonly rules: readonly string[] }
  /** For whom the rule gives verdicts asks for a key, or leaves no room for it. */
  | {
      readonly kind: 'needs-key' | 'needs-no-key';
      readonly rule: string;
      readonly judged: JudgedFor;
      readonly key: string;
    }
  /** The rule's verdicts are told apart by what columns say, too. */
  | { readonly kind: 'needs-value' | 'needs-no-values'; readonly rule: string; readonly column: string }
  | { readonly kind: 'bad-person'; readonly written: string }
  | { readonly kind: 'backwards'; readonly since: string; readonly until: string };

/** For whom a rule gives verdicts: each unit, each person or record, or the whole roster. */
export type JudgedFor = 'unit' | 'record' | 'whole';

/** An entry of an exemptions file: where it stands, its rule, and for whom it is, as written. */
interface EntryArguments {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly of: string;
}

/** What is told of an exemptions file, and of each of its entries that exempts nothing. */
export interface ExemptionArguments {
  exemptions: { readonly file: string; readonly entries: number; readonly applied: number };
  'exemption-lapsed': EntryArguments & { readonly until: string };
  'exemption-not-begun': EntryArguments & { readonly since: string };
  'exemption-unit-unknown': EntryArguments & { readonly near: string };
  'exemption-unit-several': EntryArguments & { readonly units: readonly string[] };
  'exemption-person-unknown': EntryArguments;
  'exemption-several': EntryArguments & { readonly verdicts: number };
  'exemption-not-judged': EntryArguments;
  'exemption-not-needed': EntryArguments & { readonly status: 'pass' | 'notApplicable' | 'exempt' };
  /** `other`: the line of the entry that exempts already. */
  'exemption-repeated': EntryArguments & { readonly other: number };
  /** Of files that are judged one by one, none has anything to do with it. */
  'exemption-elsewhere': EntryArguments;
}

/** Who allowed it, by what, why, and for how long. */
export interface Grant {
  readonly approver: string;
  readonly document: string;
  readonly reason: string;
  readonly since: string | undefined;
  readonly until: string;
}

/** What reports say of exemptions beside the words that they share. */
export interface ExemptionWords {
  readonly title: string;
  /** Which file they stand in. */
  readonly file: string;
  /** Beside the conclusion, `base`, of a report: so many verdicts are exempt. */
  readonly conclusion: (args: {
    status: 'pass' | 'fail' | 'undecided';
    base: string;
    count: number;
  }) => string;
  /** What a verdict would be without it. */
  readonly insteadOf: (status: string) => string;
  readonly grant: (grant: Grant) => string;
  /** An entry that exempts nothing. */
  readonly unused: string;
  readonly inForce: string;
  readonly heads: Readonly<
    Record<
      'state' | 'instead' | 'approver' | 'document' | 'reason' | 'since' | 'until' | 'place' | 'told',
      string
    >
  >;
  /** The sheet of the workbook. */
  readonly about: string;
  /** What each key of a file is for. */
  readonly keys: Readonly<
    Record<
      | 'exemptions'
      | 'rule'
      | 'group'
      | 'values'
      | 'person'
      | 'approver'
      | 'document'
      | 'reason'
      | 'since'
      | 'until',
      string
    >
  >;
}
