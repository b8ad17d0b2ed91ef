import type { AgeBasis } from '../core/age.ts';
import type { Day } from '../core/calendar.ts';
import type { InputFile, ReadOptions } from './find.ts';
import type { Roster } from './roster.ts';
import type { TableName } from './schema.ts';

/** A table whose records are looked up in another one: by person, or in the register by unit. */
export type Lookup = readonly [from: TableName, to: TableName];

/** A register of units, and where it came from. */
type ChosenRegister = Pick<Roster, 'register' | 'registerSource'>;

/** What a roster is read by. */
export interface LoadOptions extends ReadOptions {
  readonly asOf: Day;
  readonly basis: AgeBasis;
  /** Births that are not fully known are taken from ID numbers (VERDICTS §1). */
  readonly birthFromId?: boolean;
  /** The roster that this one is the previous one of: its register is this one's too. */
  readonly next?: Roster;
  /** The register that was chosen before for the same records, a few of them changed since. */
  readonly chosenRegister?: ChosenRegister;
  /** The lookups that the rulebook's fields make, beside those of the built-in tables. */
  readonly lookups?: readonly Lookup[];
  /** The lookups of records of the previous roster in tables of the one after it. */
  readonly lookupsBack?: readonly Lookup[];
  /** The tables of which it is kept how people are told apart in them. */
  readonly kept?: ReadonlySet<TableName>;
  /** A register handed in with `--units`: replaces any other. */
  readonly units?: InputFile;
  /** The rulebook's own register, used where none is handed in. */
  readonly rulebookUnits?: InputFile;
  /** The ID numbers, of 18 characters, whose rows will be asked for. */
  readonly idsAsked?: ReadonlySet<string>;
}
