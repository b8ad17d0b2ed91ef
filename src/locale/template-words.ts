import type { ChangeBlank, ChangeColumn } from './preview-words.ts';

/** What belongs in a column, one sentence a name; the columns of roster/schema.ts refer to them. */
export type ColumnAbout =
  | ChangeColumn
  | 'unitName'
  | 'unitCode'
  | 'unitKind'
  | 'unitParent'
  | 'name'
  | 'id'
  | 'town'
  | 'village'
  | 'course'
  | 'trainingLevel'
  | 'courseDate'
  | 'days'
  | 'secondmentPlace'
  | 'start'
  | 'end'
  | 'reportMonth'
  | 'selectionPost'
  | 'round'
  | 'channel'
  | 'selectionTown'
  | 'vacantSince'
  | 'method'
  | 'people'
  | 'sex'
  | 'birth'
  | 'party'
  | 'ethnicity'
  | 'education'
  | 'school'
  | 'keyUniversity'
  | 'department'
  | 'post'
  | 'postLevel'
  | 'chiefReserve'
  | 'excellentYoung'
  | 'inYoungPool'
  | 'growthFile';

/** Columns whose blank has a meaning of its own. */
export type SpecialBlank = ChangeBlank | 'id' | 'town' | 'village' | 'unitCode' | 'unitKind' | 'unitParent';

/** How a column is filled in, for a sentence. */
export interface ColumnForm {
  readonly kind: 'text' | 'choice' | 'flag' | 'date' | 'month' | 'number' | 'id';
  /** What its drop-down offers. */
  readonly offered: readonly string[];
  /** Nothing else may be written. */
  readonly closed: boolean;
  /** Several of them may stand in one cell. */
  readonly several: boolean;
}

/** What the empty workbook of `template` says beside its headings, which are Chinese in every language. */
export interface TemplateWords {
  /** The file's name without its ending, for one table or for all. */
  readonly fileName: (table: string | undefined) => string;
  readonly written: (args: { file: string; tables: readonly string[] }) => string;
  /** The sheet of instructions, and its title. */
  readonly instructions: string;
  /** The hidden sheet that drop-downs take their units from, and its title. */
  readonly units: string;
  readonly unitsTitle: string;
  readonly example: string;
  /** What holds for every table; `withUnits`: a table of units is among them. */
  readonly guide: (args: { exampleRow: number; headRow: number; withUnits: boolean }) => readonly string[];
  /** A table with what one row of it is. */
  readonly tableTitle: (args: { title: string; table: string; key: string }) => string;
  readonly heads: Readonly<Record<'column' | 'about' | 'form' | 'blank' | 'example', string>>;
  readonly about: Readonly<Record<ColumnAbout, string>>;
  readonly blank: Readonly<Record<'unknown' | 'no' | 'never' | SpecialBlank, string>>;
  /** What a blank is read as, where the rulebook names a value. */
  readonly blankFilled: (value: string) => string;
  readonly form: (form: ColumnForm) => string;
  /** A drop-down of the register's units. */
  readonly formOfUnit: string;
  /** What Excel says of a value that the drop-down lacks. */
  readonly notOffered: Readonly<Record<'title' | 'closed' | 'open', string>>;
  readonly page: (args: { page: string; pages: string }) => string;
}
