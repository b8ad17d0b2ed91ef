import type { ChangeIssueArguments } from './preview-words.ts';

interface CellArguments {
  readonly column: string;
  readonly value: string;
  readonly table: string;
  readonly cell: string;
}

interface PersonArguments {
  readonly column: string;
  readonly other: string;
}

/** Another row; its sheet and its file are told where they are others. */
interface OtherRowArguments {
  readonly column: string;
  readonly row: number;
  readonly sheet: string;
  readonly file: string;
}

interface UnitArguments {
  readonly column: string;
  readonly value: string;
  readonly near: string;
  readonly units: readonly string[];
}

interface LinkArguments {
  readonly table: string;
  readonly count: number;
}

interface ColumnArguments {
  readonly column: string;
  readonly letter: string;
  readonly filled: number;
  readonly unreadable: number;
  /** What stands in the column when it is right, and the values that it may have where they are known. */
  readonly kind: 'text' | 'choice' | 'flag' | 'date' | 'month' | 'number' | 'id';
  readonly values: readonly string[];
}

/** Codes of data issues of rosters and what their sentences need. */
export interface RosterIssueArguments {
  'column-unreadable': ColumnArguments;
  'cell-error': CellArguments;
  undecodable: CellArguments;
  'invalid-date': CellArguments;
  'future-date': CellArguments;
  'ambiguous-date': CellArguments;
  'unlikely-age': CellArguments;
  'invalid-month': CellArguments;
  'invalid-number': CellArguments;
  'invalid-id': CellArguments;
  'id-precision-lost': CellArguments;
  'unknown-value': CellArguments;
  'columns-disagree': CellArguments;
  'birth-from-id': CellArguments;
  /** `on`: the day that the ages are of. */
  'age-disagrees': {
    readonly column: string;
    readonly value: string;
    readonly age: string;
    readonly on: string;
  };
  'id-shared': OtherRowArguments;
  'birth-id-mismatch': PersonArguments;
  'sex-id-mismatch': PersonArguments;
  'birth-conflict': OtherRowArguments;
  'sex-conflict': OtherRowArguments;
  'name-blank': PersonArguments;
  'unit-not-registered': UnitArguments;
  'unit-ambiguous': UnitArguments;
  'unit-near': UnitArguments;
  'unit-blank': UnitArguments;
  /** `units`: those that the name may mean; none: it is in no register. */
  'link-unclear': UnitArguments;
  'unit-unreadable': UnitArguments;
  'person-not-found': LinkArguments;
  'person-ambiguous': LinkArguments;
  'person-blank': LinkArguments;
  /** `row` is the first record that says the same; `sheet` its sheet, where that is another one. */
  'record-repeated': {
    readonly table: string;
    readonly columns: readonly string[];
    readonly row: number;
    readonly sheet: string;
  };
  /** `below`: there are records of units below it. */
  'no-record-for-unit': { readonly unit: string; readonly below: boolean };
  'sheet-unread': { readonly heads: readonly string[] };
}

/** Codes of all data issues, those of changes too. */
export interface IssueArguments extends RosterIssueArguments, ChangeIssueArguments {}
export type IssueCode = keyof IssueArguments;
