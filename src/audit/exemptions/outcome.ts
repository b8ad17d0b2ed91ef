import type { Exemption, ExemptionsFile } from '../../rulebook/exemptions/model.ts';
import type { Status } from '../judge.ts';

/** What an exemption takes the place of. */
export type Exempted = Extract<Status, 'fail' | 'undecided'>;

/** Why an exemption exempts nothing because of whom it names. */
export type Missed =
  | { readonly kind: 'person-unknown' | 'not-judged' }
  | { readonly kind: 'unit-unknown'; readonly near: string }
  | { readonly kind: 'unit-several'; readonly units: readonly string[] }
  | { readonly kind: 'several'; readonly verdicts: number }
  /** It is of units or people that this report is not about. */
  | { readonly kind: 'elsewhere' };

/** What came of an exemption. */
export type Outcome =
  | { readonly kind: 'applied'; readonly insteadOf: Exempted }
  | Missed
  | { readonly kind: 'lapsed' | 'not-begun' }
  | { readonly kind: 'not-needed'; readonly status: Exclude<Status, Exempted> }
  /** `line`: of the entry that exempts the same verdict. */
  | { readonly kind: 'repeated'; readonly line: number };

export interface JudgedExemption {
  readonly exemption: Exemption;
  readonly outcome: Outcome;
}

/** The exemptions of a run, each with what came of it. */
export interface ExemptionsUsed extends Pick<ExemptionsFile, 'path' | 'sha256'> {
  readonly entries: readonly JudgedExemption[];
}
