import type { ForecastWords } from './forecast-words.ts';

/** The sheets of the Excel report and of the workbook of data issues. */
export type SheetWord =
  | keyof ForecastWords['sheets']
  | 'cover'
  | 'matrix'
  | 'findings'
  | 'evidence'
  | 'dataIssues'
  | 'issueColumns'
  | 'issuePages'
  | 'statistics'
  | 'structure'
  | 'headroom'
  | 'scores'
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
