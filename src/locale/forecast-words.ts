/** What is wrong with how a forecast was asked for. */
export interface ForecastArguments {
  'until-missing': Record<never, never>;
  'until-not-after': { readonly until: string; readonly asOf: string };
  'until-too-late': { readonly until: string; readonly latest: string };
  'on-outside': { readonly on: string; readonly asOf: string; readonly until: string };
  'forecast-rule-unknown': {
    readonly rule: string;
    readonly near: string;
    readonly rules: readonly string[];
  };
  'forecast-rule-part': { readonly rule: string };
}

/** How far a birth is known, where that leaves open on which day an age is reached. */
export type BirthKnown = 'year' | 'month' | 'part' | 'unknown';

/** What is not sure of an age: `isReached`: that by now it is reached is sure, though not since when. */
export interface AgeDoubt {
  readonly birth: BirthKnown;
  readonly isReached: boolean;
}

/** Who or what brings a change about; `who` is a name with its cell, or the cell alone. */
export interface ForecastCauses {
  readonly age: (who: string, age: number, doubt: AgeDoubt | undefined) => string;
  readonly tenure: (who: string, column: string) => string;
  readonly term: (who: string, column: string) => string;
  readonly inForce: string;
  readonly exemptionBegins: (entry: string) => string;
  readonly exemptionLapses: (entry: string) => string;
  readonly rule: (rule: string) => string;
  /** Nothing that can be named. */
  readonly unknown: string;
}

/** How somebody may stand otherwise: counted, certain, or in the base. */
export type Move = 'leave' | 'join' | 'doubtful' | 'leaveBase' | 'joinBase';

/** What reports of a forecast (预测) say. */
export interface ForecastWords {
  readonly title: (rulebook: string) => string;
  /** `source`: where the first day comes from. */
  readonly period: (from: string, source: string, until: string) => string;
  readonly periodHead: string;
  readonly conclusionHead: string;
  readonly conclusion: (args: { events: number; fail: number; groups: number }) => string;
  /** How many verdicts cannot be told now, and how many of these still cannot on the last day. */
  readonly undecided: (now: number, stay: number) => string;
  /** How many data issues there are, and where they are told. */
  readonly dataIssues: (count: number) => string;
  readonly calendar: string;
  readonly month: (month: string, events: number, fail: number) => string;
  readonly because: ForecastCauses;
  /** Somebody of the roster of the time before. */
  readonly previous: string;
  readonly first: string;
  readonly firstAbout: string;
  readonly reached: string;
  readonly age: (age: number, doubt: AgeDoubt | undefined) => string;
  readonly birthKnown: Readonly<Record<BirthKnown, string>>;
  readonly on: (date: string) => string;
  readonly onSummary: (args: { pass: number; judged: number; passNow: number; judgedNow: number }) => string;
  readonly onSame: string;
  /** Who stands otherwise in a verdict of a day. */
  readonly moves: Readonly<Record<Move, (names: string) => string>>;
  readonly now: string;
  readonly thatDay: string;
  readonly notForecast: string;
  readonly events: (table: string) => string;
  readonly hangsOn: (rule: string) => string;
  readonly notJudged: string;
  readonly more: (count: number) => string;
  readonly heads: Readonly<
    Record<
      | 'date'
      | 'month'
      | 'rule'
      | 'title'
      | 'group'
      | 'from'
      | 'to'
      | 'because'
      | 'events'
      | 'fail'
      | 'name'
      | 'age'
      | 'place'
      | 'rules'
      | Move,
      string
    >
  >;
  readonly sheets: Readonly<
    Record<'calendar' | 'verdictChanges' | 'firstUnits' | 'reached' | 'onDays', string>
  >;
  readonly about: Readonly<
    Record<'calendar' | 'verdictChanges' | 'firstUnits' | 'reached' | 'onDays', string>
  >;
  readonly help: Readonly<Record<'forecast' | 'until' | 'on' | 'rule' | 'format' | 'exitCodes', string>>;
}
