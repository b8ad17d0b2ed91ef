import type { ConfigWords } from './config-words.ts';
import type { IssueArguments } from './data-issue-words.ts';
import type { DayArguments } from './day-words.ts';
import type { ExemptionArguments, ExemptionWords } from './exemption-words.ts';
import type { ExtendsWords } from './extends-words.ts';
import type { ForecastArguments, ForecastWords } from './forecast-words.ts';
import type { HeadroomWords } from './headroom-words.ts';
import type { HelpWords } from './help-words.ts';
import type { InputArguments } from './input-words.ts';
import type { InspectWords } from './inspect-words.ts';
import type { IssueWords } from './issue-words.ts';
import type { NoteArguments } from './note-words.ts';
import type { OutputArguments } from './output-words.ts';
import type { ChangeArguments, PreviewWords } from './preview-words.ts';
import type { ReadingWords } from './reading-words.ts';
import type { ReasonArguments } from './reason-words.ts';
import type { ReportWords } from './report-words.ts';
import type { RuleWords } from './rule-words.ts';
import type { RulebookArguments } from './rulebook-problem-words.ts';
import type { RulebookWords } from './rulebook-words.ts';
import type { ScoreWords } from './score-words.ts';
import type { SeveralSentences } from './several-words.ts';
import type { StepWords } from './step-words.ts';
import type { StructureArguments, StructureWords } from './structure-words.ts';
import type { SubmissionWords } from './submission-words.ts';
import type { TemplateWords } from './template-words.ts';
import type { UsageArguments } from './usage-words.ts';
import type { WorkbookWords } from './workbook-words.ts';

/** Codes of all that is said, and what each sentence needs. */
export interface SentenceArguments
  extends InputArguments,
    OutputArguments,
    UsageArguments,
    RulebookArguments,
    IssueArguments,
    ReasonArguments,
    NoteArguments,
    ChangeArguments,
    ExemptionArguments,
    SeveralSentences,
    StructureArguments,
    ForecastArguments,
    DayArguments {
  'nothing-judged': { readonly files: readonly string[]; readonly reasons: readonly Message[] };
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

/** Short words and turns of phrase that renderers put together; what one subject alone needs stands under its name. */
export interface Words extends ReportWords, ReadingWords {
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
  readonly headroom: HeadroomWords;
  readonly scores: ScoreWords;
  readonly forecast: ForecastWords;
  readonly rulebook: RulebookWords;
  readonly extending: ExtendsWords;
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
