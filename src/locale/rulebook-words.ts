import type { RulebookKey } from './rulebook-keys.ts';

/** What is said of the rule language itself, in one language. */
export interface RulebookWords {
  /** What each key is for, for editors. */
  readonly keys: Readonly<Record<RulebookKey, string>>;
  /** The page of a rulebook. */
  readonly page: {
    readonly made: (id: string) => string;
    readonly populations: string;
    readonly sources: string;
    readonly heads: Readonly<
      Record<'population' | 'table' | 'statistic' | 'claimed' | 'rule' | 'severity' | 'mark', string>
    >;
    /** The population of which a rule counts people. */
    readonly of: string;
  };
  /** A rulebook to begin with, and the head of its register of units. */
  readonly starter: (id: string) => string;
  readonly unitsHead: string;
  readonly written: (files: readonly string[]) => string;
}
