import type { Day } from '../../core/calendar.ts';
import type { JudgedFor } from '../../locale/exemption-words.ts';
import type { Rule } from '../model.ts';

/** For whom a rule may be broken, as it is written; what a register or a roster makes of it shows later. */
export type ExemptionTarget = { readonly values: Readonly<Record<string, string>> } & (
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'whole' }
  /** `id`: the ID number, where that is what is written. */
  | { readonly kind: 'person'; readonly person: string; readonly id: string | undefined }
);

/** An exemption (豁免): somebody has allowed that a rule is broken in one group until a day. */
export interface Exemption {
  readonly rule: string;
  readonly of: ExemptionTarget;
  readonly approver: string;
  readonly document: string;
  readonly reason: string;
  /** The first day on which it holds; undefined: it holds already. */
  readonly since: Day | undefined;
  /** The last day on which it holds. */
  readonly until: Day;
  /** The line of the file in which its entry begins. */
  readonly line: number;
}

/** A file of exemptions, its entries in their order. */
export interface ExemptionsFile {
  readonly path: string;
  readonly sha256: string;
  readonly entries: readonly Exemption[];
}

/** For whom a rule gives its verdicts. A unit that is a record of its own is a unit. */
export function judgedFor({ per, table }: Pick<Rule, 'per' | 'table'>): JudgedFor {
  if (per.kind === 'roster') return 'whole';
  return per.kind === 'units' || table === 'units' ? 'unit' : 'record';
}

/** The ID numbers of those who are exempt by theirs: a roster is read with them (`idsAsked`), so that their rows are found. */
export const idsExempted = ({ entries }: ExemptionsFile): ReadonlySet<string> =>
  new Set(entries.flatMap(({ of }) => (of.kind === 'person' && of.id !== undefined ? [of.id] : [])));
