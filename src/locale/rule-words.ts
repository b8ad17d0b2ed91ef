import type { ConstructWords } from './construct-words.ts';
import type { Counted } from './counted.ts';

type BoundWord = 'atLeast' | 'atMost' | 'over' | 'under' | 'equals' | 'since' | 'until' | 'during';
type RoundingWord = 'exact' | 'up' | 'down' | 'nearest' | 'nearestHalfDown';

/** The pieces of a rule told in words. */
export interface RuleWords {
  readonly per: (args: { kind: 'units' | 'record' | 'person' | 'roster'; title: string }) => string;
  readonly count: (who: string, counted: Counted) => string;
  readonly share: (who: string, of: string) => string;
  readonly every: (who: string, must: string) => string;
  readonly sum: (column: string, who: string) => string;
  readonly average: (column: string, who: string) => string;
  readonly distinct: (columns: readonly string[], who: string) => string;
  readonly unique: (columns: readonly string[], who: string) => string;
  readonly person: string;
  /** What is made of several numbers. */
  readonly operation: (args: {
    operation: 'sum' | 'difference' | 'product' | 'gap' | 'min' | 'max' | 'share';
    parts: readonly string[];
    rounding: RoundingWord;
  }) => string;
  /** How a number is rounded, behind it; nothing where it is not. */
  readonly rounding: Readonly<Record<RoundingWord, string>>;
  /** A number that is not told apart by columns by which the rule's groups are. */
  readonly whatever: (number: string, heads: readonly string[]) => string;
  readonly lookup: (args: {
    of: string;
    bands: readonly { from: number; to: number; gives: string | undefined }[];
  }) => string;
  /** A column of the unit that is a number. */
  readonly unitColumn: (head: string) => string;
  /** Of a unit: that a rule holds in it. */
  readonly holds: (rule: string, isHeld: boolean) => string;
  readonly parity: Readonly<Record<'odd' | 'even', string>>;
  readonly notParity: Readonly<Record<'odd' | 'even', string>>;
  readonly exempt: (text: string) => string;
  /** For each value of a column within each unit. */
  readonly perValue: (head: string) => string;
  readonly previous: (number: string) => string;
  readonly inForce: (args: { since: string | undefined; until: string | undefined }) => string;
  readonly bound: (args: { key: BoundWord; value: string; of: 'age' | 'days' | 'number' }) => string;
  /** Bounds in the order of a list. */
  readonly order: Readonly<Record<'atLeast' | 'atMost' | 'over' | 'under', (value: string) => string>>;
  readonly column: (head: string, says: string) => string;
  /** A number that is no column, and what it is to be. */
  readonly number: (number: string, says: string) => string;
  readonly values: (args: {
    values: readonly string[];
    match: 'is' | 'contains';
    negated: boolean;
    list: string | undefined;
  }) => string;
  readonly flag: (head: string, value: boolean) => string;
  /** How a column stands to another one. */
  readonly compared: ConstructWords['compared'];
  /** That there is such a number at all. */
  readonly given: ConstructWords['given'];
  readonly inside: ConstructWords['inside'];
  readonly inUnit: ConstructWords['inUnit'];
  readonly ofUnit: ConstructWords['ofUnit'];
  readonly asOfColumn: ConstructWords['asOfColumn'];
  readonly gathered: ConstructWords['gathered'];
  readonly eitherWay: ConstructWords['eitherWay'];
  readonly due: string;
  readonly all: string;
  readonly any: string;
  readonly none: (text: string) => string;
  readonly from: (title: string, where: string) => string;
  readonly when: (text: string) => string;
  readonly whenEmpty: Readonly<Record<'notApplicable' | 'pass' | 'fail', string>>;
  readonly severity: Readonly<Record<'error' | 'warning' | 'info', string>>;
  readonly part: string;
  readonly sentence: (parts: { per: string; measure: string; bounds: string; when: string }) => string;
  readonly age: string;
  readonly tier: string;
}
