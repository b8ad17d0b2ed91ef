import type { ConfigWords } from './config-words.ts';
import type { ConstructWords } from './construct-words.ts';
import type { Counted } from './counted.ts';
import type { ExemptionArguments, ExemptionProblem, ExemptionWords } from './exemption-words.ts';
import type { ChangeTold, ExtendsMistake, ExtendsWords } from './extends-words.ts';
import type { IssueWords } from './issue-words.ts';
import type { ChangeArguments, ChangeIssueArguments, PreviewWords } from './preview-words.ts';
import type { KeyLanguage } from './rulebook-keys.ts';
import type { RulebookWords } from './rulebook-words.ts';
import type { SeveralSentences } from './several-words.ts';
import type { StepWords } from './step-words.ts';
import type { StructureArguments, StructureProblem, StructureWords } from './structure-words.ts';
import type { TemplateWords } from './template-words.ts';

/** Problems of a rulebook's author, told with the place in the file. */
export type RulebookProblem =
  /** `mistake` is the parser's own code for it. */
  | { readonly kind: 'yaml'; readonly mistake: string; readonly detail: string }
  | {
      readonly kind: 'unknown-value';
      readonly value: string;
      readonly near: string;
      readonly values: readonly string[];
    }
  | { readonly kind: 'no-number-meets'; readonly bounds: readonly string[] }
  | { readonly kind: 'unknown-key'; readonly key: string; readonly near: string }
  | { readonly kind: 'unknown-column'; readonly key: string; readonly table: string; readonly near: string }
  | {
      readonly kind: 'unknown-population' | 'unknown-list' | 'unknown-source' | 'unknown-table';
      readonly key: string;
      readonly near: string;
    }
  | { readonly kind: 'other-table'; readonly key: string; readonly table: string; readonly needed: string }
  | { readonly kind: 'per-needs-units'; readonly key: string; readonly table: string }
  | { readonly kind: 'missing-key' | 'name-taken' | 'needs-number-column'; readonly key: string }
  | { readonly kind: 'no-order' | 'parameter-of-unit'; readonly key: string; readonly column: string }
  /** `types`: the words for what a column may hold, beside lists and tables. */
  | {
      readonly kind: 'unknown-type';
      readonly key: string;
      readonly near: string;
      readonly types: readonly string[];
    }
  | { readonly kind: 'built-in-column'; readonly key: string; readonly table: string }
  | { readonly kind: 'not-linked'; readonly from: string; readonly to: string }
  | { readonly kind: 'not-comparable'; readonly columns: readonly [string, string] }
  | { readonly kind: 'only-with' | 'only-without'; readonly key: string; readonly other: string }
  | { readonly kind: 'one-operation'; readonly keys: readonly string[] }
  | { readonly kind: 'not-one-of'; readonly values: readonly string[] }
  | { readonly kind: 'bad-date' | 'bad-number' | 'share-over-one'; readonly written: string }
  | { readonly kind: 'wrong-type'; readonly expected: string }
  /** A heading or a written form that stands for two things. */
  | { readonly kind: 'said-twice'; readonly text: string; readonly meanings: readonly [string, string] }
  | { readonly kind: 'bad-head-rows'; readonly written: string }
  | {
      readonly kind: 'unknown-number' | 'unknown-lookup' | 'unknown-rule';
      readonly key: string;
      readonly near: string;
    }
  | {
      readonly kind:
        | 'lookup-by-value'
        | 'lookup-needs-else'
        | 'per-needs-values'
        | 'previous-in-set'
        | 'needs-unit'
        | 'figure-needs-units'
        | 'no-width'
        | 'previous-judged';
      readonly key: string;
    }
  | { readonly kind: 'band-backwards'; readonly band: string }
  | { readonly kind: 'band-overlap'; readonly bands: readonly [string, string] }
  /** `to` is undefined where every number from `from` on is missing. */
  | {
      readonly kind: 'band-gap';
      readonly lookup: string;
      readonly from: number;
      readonly to: number | undefined;
    }
  /** A key in another language than the first one of the file. */
  | { readonly kind: 'mixed-keys'; readonly key: string; readonly first: string; readonly line: number }
  | { readonly kind: 'cycle'; readonly names: readonly string[] }
  | { readonly kind: 'exemption'; readonly problem: ExemptionProblem }
  | { readonly kind: 'extends'; readonly mistake: ExtendsMistake }
  | { readonly kind: 'structure'; readonly problem: StructureProblem }
  | {
      readonly kind:
        | 'aliases'
        | 'bad-name'
        | 'bad-period'
        | 'bad-break'
        | 'needs-flag'
        | 'needs-bounds'
        | 'needs-date-column'
        | 'needs-days'
        | 'no-bound'
        | 'birth-not-excused';
    };

/** The full-width marks that people write for YAML's own. */
export const HALF_WIDTH = { '：': ':', '，': ',' } as const;
export type FullWidthMark = keyof typeof HALF_WIDTH;

/** What a column is taken as where sheets lack it, for sentences. */
export type AssumedAs =
  | { readonly kind: 'unknown' | 'notApplicable' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'list'; readonly column: string; readonly list: string };

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

interface SheetName {
  readonly file: string;
  readonly sheet: string;
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

/** Codes of data issues and what their sentences need. */
export interface IssueArguments extends ChangeIssueArguments {
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
export type IssueCode = keyof IssueArguments;

/** Codes of everything else that is said, and what each sentence needs. */
export interface SentenceArguments
  extends IssueArguments,
    ChangeArguments,
    ExemptionArguments,
    SeveralSentences,
    StructureArguments {
  'file-missing': { readonly file: string };
  'file-unreadable': { readonly file: string; readonly cause: string };
  'file-is-folder': { readonly file: string };
  'folder-empty': { readonly folder: string; readonly formats: string };
  'archive-empty': { readonly file: string; readonly formats: string };
  'folder-too-large': { readonly folder: string; readonly most: number };
  'pattern-unmatched': { readonly pattern: string };
  'archive-in-archive': { readonly file: string };
  'input-is-terminal': Record<string, never>;
  'input-format-unused': { readonly format: string };
  'files-passed-over': { readonly place: string; readonly files: readonly string[] };
  'file-not-utf8': { readonly file: string };
  'file-empty': { readonly file: string };
  'file-encrypted': { readonly file: string };
  'archive-encrypted': { readonly file: string };
  /** A workbook that opens with a password, of which none was given. */
  'password-needed': { readonly file: string };
  'password-wrong': { readonly file: string; readonly passwords: number };
  /** Encrypted in a way that no password undoes here: another algorithm, or damage. */
  'encryption-unknown': { readonly file: string };
  'rights-managed': { readonly file: string };
  'password-file-empty': { readonly file: string };
  'password-file-long': { readonly file: string; readonly most: number };
  /** A file of a format that is read as a whole: larger than `bytes`. */
  'file-old-too-large': { readonly file: string; readonly bytes: number };
  'file-old-form': { readonly file: string };
  'file-damaged': { readonly file: string; readonly format: string };
  'file-document-type': { readonly file: string };
  'file-changed': { readonly file: string };
  /** `value`: bytes of the file, of all files of a folder, bytes unpacked, these for each byte of the file, rows, cells, or sheets. */
  'file-too-large': {
    readonly file: string;
    readonly limit: 'file' | 'folder' | 'bytes' | 'ratio' | 'rows' | 'cells' | 'values' | 'sheets';
    readonly value: number;
  };
  'file-too-wide': { readonly file: string; readonly columns: number };
  'file-unknown-format': { readonly file: string; readonly formats: string };
  'workbook-empty': { readonly file: string };
  /** A row in which a quotation mark opens a field that nothing closes. */
  'quote-not-closed': { readonly file: string; readonly row: number };
  'no-table': { readonly file: string; readonly heads: readonly string[] };
  'no-head-there': {
    readonly file: string;
    readonly sheet: string;
    readonly rows: readonly [number, number];
    readonly heads: readonly string[];
  };
  'tables-side-by-side': {
    readonly file: string;
    readonly sheet: string;
    readonly row: number;
    readonly columns: readonly { readonly letter: string; readonly head: string }[];
  };
  'no-units': { readonly file: string; readonly heads: readonly string[] };
  'output-is-input': { readonly file: string };
  'output-failed': { readonly file: string; readonly cause: string };
  'file-not-regular': { readonly file: string };
  'file-other-kind': {
    readonly file: string;
    readonly kind: 'word' | 'opendocument' | 'binary-workbook' | 'web-archive' | 'zip';
  };
  'output-twice': { readonly file: string };
  'options-apart': { readonly one: string; readonly other: string };
  'each-needs-folder': { readonly format: string };
  'output-unnamed': { readonly written: string };
  'output-unused': { readonly file: string };
  'output-exists': { readonly file: string };
  'output-not-excel': { readonly file: string };
  'table-unknown': { readonly table: string; readonly near: string; readonly tables: readonly string[] };
  'stdout-failed': { readonly cause: string };
  'two-to-stdout': Record<string, never>;
  'format-needs-file': { readonly format: string };
  'unknown-format': { readonly format: string; readonly formats: readonly string[] };
  'bad-max-size': { readonly written: string };
  'bad-as-of': { readonly written: string };
  'bad-choice': { readonly option: string; readonly written: string; readonly choices: readonly string[] };
  'rulebook-missing': { readonly name: string; readonly near: string; readonly shipped: readonly string[] };
  'rulebook-outside': { readonly file: string };
  'rulebook-problem': {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly place: string;
    readonly problem: RulebookProblem;
    /** The language of the file's keys; they are named in it. */
    readonly keys?: KeyLanguage;
    /** Stands in the line at fault, where YAML may need its half-width form. */
    readonly fullWidth?: FullWidthMark;
  };
  /** What a rulebook changed of the one that it extends, without being shown to be stricter. */
  'rulebook-departs': ChangeTold;
  'bad-rulebook-name': { readonly name: string };
  'rulebook-untranslatable': {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly word: string;
  };
  'list-column-missing': {
    readonly file: string;
    readonly column: string;
    readonly heads: readonly string[];
  };
  'rule-unknown': { readonly rule: string; readonly near: string; readonly rules: readonly string[] };
  'unit-unknown': { readonly unit: string; readonly near: string };
  'unit-several': { readonly unit: string; readonly units: readonly string[] };
  'unit-not-judged': {
    readonly rule: string;
    readonly unit: string;
    readonly kind: string;
    readonly above: string;
  };
  'nothing-judged': { readonly files: readonly string[]; readonly reasons: readonly Message[] };
  usage: { readonly detail: string };
  'usage-option': { readonly option: string; readonly near: string };
  'usage-argument': { readonly argument: string };
  'not-with-each': { readonly option: string };
  'usage-value': { readonly option: string };
  'usage-excess': { readonly command: string };
  'usage-command': {
    readonly command: string;
    readonly near: string;
    readonly commands: readonly string[];
    /** The command whose own commands these are. */
    readonly of?: string;
  };
  'rule-is-statistic': { readonly rule: string };
  'rule-is-file': { readonly rule: string };
  'unit-needs-files': { readonly unit: string };
  internal: { readonly detail: string };
  'table-absent': { readonly table: string };
  'tier-absent': { readonly tiers: readonly string[] };
  'column-absent': { readonly table: string; readonly column: string };
  'empty-base': Record<string, never>;
  'guard-not-met': Record<string, never>;
  'nothing-due': Record<string, never>;
  previous: { readonly files: readonly string[]; readonly issues: number };
  'previous-missing': { readonly rules: readonly string[] };
  'lookup-excludes': Record<string, never>;
  'not-in-force': {
    readonly asOf: string;
    readonly since: string | undefined;
    readonly until: string | undefined;
  };
  config: { readonly file: string };
  'sheet-left-out': { readonly sheets: readonly SheetName[] };
  'sheet-choice-unmatched': { readonly file: string; readonly sheet: string };
  /** Each with the standard heading of the column that it was to mean. */
  'heads-unused': { readonly heads: readonly { readonly head: string; readonly column: string }[] };
  'births-from-ids': { readonly rows: number };
  /** `format`: what it is by its content. */
  'file-misnamed': { readonly file: string; readonly format: string };
  /** `first`: the address of the first of the cells. */
  'file-undecodable': { readonly file: string; readonly cells: number; readonly first: string };
  'file-same': { readonly file: string; readonly other: string };
  register: { readonly units: number; readonly file: string };
  'register-in-roster': { readonly units: number; readonly file: string; readonly sheet: string };
  'register-seen': { readonly units: number };
  'roster-date-far': {
    readonly sheets: readonly SheetName[];
    readonly date: string;
    readonly asOf: string;
  };
  'column-assumed': {
    readonly column: string;
    readonly sheets: readonly SheetName[];
    readonly rows: number;
    readonly policy: AssumedAs;
    readonly other: string;
    readonly rules: readonly string[];
  };
  'no-records-for-units': { readonly units: readonly string[] };
  'units-from-posts': { readonly records: number };
  'records-in-no-unit': { readonly records: number };
  'records-of-unknown-unit': { readonly records: number };
  /** `columns`: by which the population is told. */
  'units-in-doubt': {
    readonly population: string;
    readonly columns: readonly string[];
    readonly units: readonly string[];
  };
  'units-without': { readonly rule: string; readonly units: readonly string[] };
}
export type MessageCode = keyof SentenceArguments;

/** A thing to say, as a code and its arguments: sentences are made where they are shown. */
export type Message = {
  readonly [Code in MessageCode]: { readonly code: Code; readonly args: SentenceArguments[Code] };
}[MessageCode];

/** Every sentence of one language: a missing one stops the build. */
export type Sentences = { readonly [Code in MessageCode]: (args: SentenceArguments[Code]) => string };

/** The languages that a reader may choose. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type StatusWord = 'pass' | 'fail' | 'undecided' | 'notApplicable' | 'exempt';
type BoundWord = 'atLeast' | 'atMost' | 'over' | 'under' | 'equals' | 'since' | 'until' | 'during';
type LabelWord =
  | 'asOf'
  | 'rulebook'
  | 'config'
  | 'conclusion'
  | 'rule'
  | 'group'
  | 'actual'
  | 'standard'
  | 'severity'
  | 'required'
  | 'shortfall'
  | 'excess'
  | 'reason'
  | 'evidence'
  | 'statistics'
  | 'dataIssues'
  | 'findings'
  | 'summary'
  | 'inWords'
  | 'source'
  | 'quote'
  | 'reading'
  | 'arithmetic'
  | 'counted'
  | 'notCounted'
  | 'notCountedPlain'
  | 'meets'
  | 'meetsNot'
  | 'repeated'
  | 'others'
  | 'cannotTell'
  | 'nobody'
  | 'title'
  | 'files';

/** Short words and turns of phrase that renderers put together. */
export interface Words {
  readonly status: Readonly<Record<StatusWord, string>>;
  readonly severity: Readonly<Record<'error' | 'warning' | 'info', string>>;
  readonly conclusion: Readonly<Record<'pass' | 'fail' | 'undecided', string>>;
  readonly table: (name: string) => string;
  /** Why cells are in doubt; `%` stands for the column's heading. */
  readonly cause: Readonly<Record<'absent' | 'blank' | 'unreadable' | 'partial' | 'unit' | 'linked', string>>;
  /** What the ID number says of a birth that is not known. */
  readonly idBirth: (month: string) => string;
  readonly asOf: (date: string) => string;
  readonly asOfSource: Readonly<Record<'option' | 'config' | 'rulebook' | 'today', string>>;
  readonly required: (count: string, counted: Counted) => string;
  readonly shortfall: (count: string, counted: Counted) => string;
  readonly excess: (count: string, counted: Counted) => string;
  /** The most that a ceiling allows. */
  readonly allowed: (count: string, counted: Counted) => string;
  readonly roster: string;
  readonly unplaced: string;
  readonly missing: (months: readonly string[]) => string;
  /** A group with records of which none is in what the rule counts. */
  readonly noneOf: (records: number) => string;
  readonly open: string;
  readonly inexact: string;
  readonly openEnded: string;
  /** What all readings of unknown cells say together. */
  readonly everyReading: Readonly<Record<StatusWord, string>>;
  readonly unknown: string;
  readonly flag: Readonly<Record<'yes' | 'no', string>>;
  readonly years: (age: string) => string;
  readonly rows: (numbers: string) => string;
  readonly sheetRead: (args: {
    sheet: string;
    hidden: boolean;
    table: string;
    firstHeadRow: number;
    headRow: number;
    rows: number;
  }) => string;
  /** Several sheets of a file that were read in full; `heads`: their weighty columns. */
  readonly sheetsRead: (args: {
    sheets: readonly string[];
    table: string;
    rows: number;
    heads: readonly string[];
    around: readonly string[];
    leftOut: number;
  }) => string;
  /** Files of one person each in a folder ('': where the program runs); `columns`: the weighty ones. */
  readonly filesRead: (args: {
    folder: string;
    files: number;
    columns: readonly { head: string; read: number }[];
    placed: number;
  }) => string;
  readonly columnRead: (args: { head: string; letter: string; read: number; rows: number }) => string;
  readonly leftOut: (args: { reason: 'total' | 'note'; rows: string }) => string;
  /** Rows and columns that nobody sees, and that count like all others. */
  readonly hiddenRows: (rows: string) => string;
  readonly hiddenColumns: (columns: readonly string[]) => string;
  readonly placed: (args: { placed: number; rows: number }) => string;
  readonly unitAround: (args: { from: string; unit: string }) => string;
  readonly sheetUnread: (args: { sheet: string; heads: readonly string[] }) => string;
  readonly sameCause: (args: { count: number; kind: string; cause: string }) => string;
  /** What groups of a kind are called. */
  /** What the groups of a population of units are called; `title`: what its rulebook calls it. */
  readonly group: (kind: string, title?: string) => string;
  readonly statistic: (args: {
    title: string;
    actual: string;
    claimed: string | undefined;
    agrees: string;
  }) => string;
  readonly agrees: string;
  readonly differs: (difference: string) => string;
  readonly uncertain: string;
  /** Several units, the first of them named. */
  readonly unitList: (units: readonly string[]) => string;
  readonly more: (count: number) => string;
  readonly moreRows: (count: number) => string;
  readonly judged: (verdicts: number) => string;
  readonly marks: Readonly<Record<'seen' | 'weak' | 'memory', string>>;
  readonly labels: Readonly<Record<LabelWord, string>>;
  readonly punctuation: Punctuation;
  readonly workbook: WorkbookWords;
  readonly rule: RuleWords;
  readonly help: HelpWords;
  readonly inspect: InspectWords;
  readonly submissions: SubmissionWords;
  readonly steps: StepWords;
  readonly template: TemplateWords;
  readonly configuration: ConfigWords;
  readonly issues: IssueWords;
  readonly exemptions: ExemptionWords;
  readonly preview: PreviewWords;
  readonly structure: StructureWords;
  readonly rulebook: RulebookWords;
  readonly extending: ExtendsWords;
}

/** What is said of files that are each judged on their own. */
export interface SubmissionWords {
  readonly title: string;
  readonly unit: string;
  readonly noUnit: string;
  readonly status: Readonly<Record<'pass' | 'fail' | 'undecided' | 'notMade', string>>;
  readonly ofNoUnit: (file: string) => string;
  readonly outside: (args: { file: string; unit: string; records: number }) => string;
  readonly twice: (args: { unit: string; files: readonly string[] }) => string;
  readonly missing: (units: readonly string[]) => string;
  readonly summary: (
    counts: Readonly<Record<'files' | 'pass' | 'fail' | 'undecided' | 'notMade', number>>,
  ) => string;
}

/** What `inspect` says. */
export interface InspectWords {
  readonly sameAs: (file: string) => string;
  /** Files of one person each that were read as the one before was; `unreadable`: cells that could not be read. */
  readonly alike: (args: { files: readonly string[]; unreadable: number }) => string;
  /** Tables of a file that were read as those shown were; `tables`: how many, on which sheets. */
  readonly tablesAlike: (args: {
    tables: number;
    sheets: readonly string[];
    rows: number;
    unreadable: number;
  }) => string;
  readonly title: string;
  readonly reportingUnit: string;
  readonly reportingDate: string;
  readonly placed: (records: { one: number; several: number; none: number }) => string;
  readonly column: string;
  readonly head: string;
  readonly takenAs: string;
  readonly read: string;
  readonly blank: string;
  readonly unreadable: string;
  /** Sheets that the configuration has left out. */
  readonly leftOut: string;
  readonly kin: string;
  readonly notTaken: string;
  readonly forms: (column: string) => string;
  readonly form: (form: string) => string;
  /** What stands in a column beside its known values. */
  readonly otherValues: (column: string) => string;
  /** Of a heading that was not taken: the column that it may be. */
  readonly like: (head: string) => string;
  readonly issues: (count: number) => string;
}

/** The sheets of the Excel report and of the workbook of data issues. */
export type SheetWord =
  | 'cover'
  | 'matrix'
  | 'findings'
  | 'evidence'
  | 'dataIssues'
  | 'issueColumns'
  | 'issuePages'
  | 'statistics'
  | 'structure'
  | 'exemptions'
  | 'changes'
  | 'previewed';
type WorkbookHead =
  | 'number'
  | 'group'
  | 'required'
  | 'shortfall'
  | 'excess'
  | 'in'
  | 'out'
  | 'unknown'
  | 'remarks'
  | 'cells'
  | 'evidence'
  | 'finding'
  | 'name'
  | 'standing'
  | 'read'
  | 'sheet'
  | 'cell'
  | 'code'
  | 'value'
  | 'sentence'
  | 'id'
  | 'claimed'
  | 'difference'
  | 'comparison'
  | 'total'
  | 'version'
  | 'within'
  | 'notes'
  | 'contents'
  | 'inputs';

/** What the Excel report says beside the words that all reports share. */
export interface WorkbookWords {
  /** A font that has the language's characters wherever Excel or WPS is installed. */
  readonly font: string;
  readonly sheets: Readonly<Record<SheetWord, string>>;
  /** What each sheet shows, for the contents and above the sheet's own table. */
  readonly about: Readonly<Record<SheetWord, string>>;
  readonly title: (rulebook: string) => string;
  /** The footer: the spreadsheet program puts the numbers in. */
  readonly page: (number: string, pages: string) => string;
  readonly heads: Readonly<Record<WorkbookHead, string>>;
  /** The first names of so many people. */
  readonly people: (names: readonly string[], count: number) => string;
  readonly unnamed: string;
  readonly seeRows: (count: number) => string;
  /** Under a table of which only the first rows are shown. */
  readonly cut: (rows: number) => string;
  readonly empty: string;
}

/** What `--help` says. */
export interface HelpWords {
  /** Headings of a help page, by the name that the option parser gives them. */
  readonly titles: Readonly<Record<string, string>>;
  readonly program: string;
  readonly check: string;
  readonly explain: string;
  readonly inspect: string;
  readonly inspectFormat: string;
  readonly writeConfig: string;
  readonly template: string;
  readonly table: string;
  readonly templateOutput: string;
  readonly force: string;
  readonly rulebooks: string;
  readonly rulesList: string;
  readonly previous: string;
  readonly rulesDocs: string;
  readonly rulesNew: string;
  readonly rulesNewName: string;
  readonly rulesSchema: string;
  readonly rulesTranslate: string;
  readonly rulesFile: string;
  readonly rulesTo: string;
  readonly rulesOutput: string;
  readonly files: string;
  readonly rule: string;
  readonly rules: string;
  readonly config: string;
  readonly units: string;
  readonly exemptions: string;
  readonly asOf: string;
  readonly unit: string;
  readonly maxSize: string;
  readonly passwordFile: string;
  readonly inputFormat: string;
  readonly lang: string;
  readonly format: string;
  readonly output: string;
  readonly failOn: string;
  readonly each: string;
  readonly allowUndecided: string;
  readonly version: string;
  readonly help: string;
  readonly exitCodes: string;
}

/** How a language joins pieces. */
export interface Punctuation {
  readonly labelled: (label: string, text: string) => string;
  readonly bracketed: (text: string, inner: string) => string;
  readonly book: (title: string) => string;
  readonly quoted: (text: string) => string;
  /** Between what is needed and what is lacking. */
  readonly pair: string;
  readonly comma: string;
  readonly semicolon: string;
}

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
  /** Whether two columns of a record say the same. */
  /** How a column stands to another one. */
  readonly compared: ConstructWords['compared'];
  /** That there is such a number at all. */
  readonly given: ConstructWords['given'];
  readonly inside: ConstructWords['inside'];
  readonly inUnit: ConstructWords['inUnit'];
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

/** Everything that is said in one language. */
export interface Catalogue {
  readonly language: Language;
  readonly sentences: Sentences;
  readonly words: Words;
}

/** The sentence for a message. */
export const say = ({ sentences }: Catalogue, message: Message): string =>
  (sentences[message.code] as (args: Message['args']) => string)(message.args);
