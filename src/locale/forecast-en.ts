import type { Sentences } from './catalogue.ts';
import type { AgeDoubt, ForecastArguments, ForecastWords } from './forecast-words.ts';
import { didYouMean, list, some } from './phrases-en.ts';

export const forecastSentences: Pick<Sentences, keyof ForecastArguments> = {
  'until-missing': () => 'A forecast needs its last day; write --until, as in --until 2022-06-30.',
  'until-not-after': ({ until, asOf }) =>
    `--until ${until} is not after the reference date ${asOf}, so there is no day to forecast; write a later one, or another --as-of.`,
  'until-too-late': ({ until, latest }) =>
    `--until ${until} is too far ahead; forecasts go to ${latest} at most.`,
  'on-outside': ({ on, asOf, until }) =>
    `--on ${on} is not within the forecast; write a day after ${asOf} and up to ${until}, or a later --until.`,
  'forecast-rule-unknown': ({ rule, near, rules }) =>
    `There is no rule "${rule}"${near === '' ? '.' : didYouMean(near)} The rules are: ${list(rules, 30)}.`,
  'forecast-rule-part': ({ rule }) =>
    `The rule ${rule} is a part of others and has no verdicts of its own; name a rule that asks for it.`,
};

const birthKnown: ForecastWords['birthKnown'] = {
  year: 'only the year of birth is known',
  month: 'only the month of birth is known',
  part: 'the birth is not known for sure',
  unknown: 'the birth is not known',
};

const reachedAge = (age: number, doubt: AgeDoubt | undefined): string =>
  doubt
    ? `${doubt.isReached ? 'has reached' : 'may reach'} ${age} (${birthKnown[doubt.birth]})`
    : `reaches ${age}`;

const firstUnits =
  'by unit, the rules that do not fail there now and come to fail, on the first such day, whether or not other rules fail there now';

export const forecast: ForecastWords = {
  title: (rulebook) => `${rulebook}: forecast`,
  period: (from, source, until) => `from ${from} (${source}) to ${until}, if nobody moves`,
  periodHead: 'Period',
  conclusionHead: 'Forecast',
  conclusion: ({ events, fail, groups }) =>
    events === 0
      ? 'no verdict changes in this time'
      : `${some(events, 'change')}, ${fail} of them to fail, in ${some(groups, 'unit, person or record', 'units, people or records')}`,
  undecided: (now, stay) => `${some(now, 'verdict')} undecided now, ${stay} of them still on the last day`,
  dataIssues: (count) => `${count}; check with -f issues lists each cell`,
  calendar: 'Calendar',
  month: (month, events, fail) => `${month}: ${some(events, 'change')}, ${fail} of them to fail`,
  because: {
    age: (who, age, doubt) => `${who} ${reachedAge(age, doubt)}`,
    tenure: (who, column) => `"${column}" of ${who} reaches a bound`,
    term: (who, column) => `"${column}" of ${who} comes into the period or goes out of it`,
    inForce: 'the rule comes into force, or is no longer',
    exemptionBegins: (entry) => `an exemption begins (${entry})`,
    exemptionLapses: (entry) => `an exemption has lapsed (${entry})`,
    rule: (rule) => `rule ${rule} changes`,
    unknown: 'for a reason that cannot be named',
  },
  previous: 'somebody of the previous roster',
  first: 'Units that fail first',
  firstAbout: firstUnits,
  reached: 'People who reach an age',
  age: reachedAge,
  birthKnown,
  on: (date) => `On ${date}`,
  onSummary: ({ pass, judged, passNow, judgedNow }) =>
    `${pass} of ${judged} pass (now ${passNow} of ${judgedNow})`,
  onSame: 'Every verdict, and everybody who counts, is as now.',
  moves: {
    leave: (names) => `no longer counted: ${names}`,
    join: (names) => `newly counted: ${names}`,
    doubtful: (names) => `no longer certain: ${names}`,
    leaveBase: (names) => `no longer in the base: ${names}`,
    joinBase: (names) => `newly in the base: ${names}`,
  },
  now: 'Now',
  thatDay: 'On the day',
  notForecast: 'Rules that are not forecast',
  events: (table) => `it counts ${table}, and nobody knows which there will be`,
  hangsOn: (rule) => `it hangs on rule ${rule}, which is not forecast`,
  notJudged: 'no verdict',
  more: (count) => `and ${count} more; see -f json or -f xlsx`,
  heads: {
    date: 'Date',
    month: 'Month',
    rule: 'Rule',
    title: 'Title',
    group: 'Unit',
    from: 'From',
    to: 'To',
    because: 'Because',
    events: 'Changes',
    fail: 'To fail',
    name: 'Name',
    age: 'Age',
    place: 'Place',
    rules: 'Rules',
    leave: 'No longer counted',
    join: 'Newly counted',
    doubtful: 'No longer certain',
    leaveBase: 'No longer in the base',
    joinBase: 'Newly in the base',
  },
  sheets: {
    calendar: 'Calendar',
    verdictChanges: 'Changes',
    firstUnits: 'First to fail',
    reached: 'Ages reached',
    onDays: 'On the day',
  },
  about: {
    calendar:
      'how many verdicts change in each month, and how many to fail; below, what is not forecast and why',
    verdictChanges: 'on which day which rule changes in which unit, and through whom',
    firstUnits,
    reached: 'people who reach an age that a rule bounds, and count otherwise from then on',
    onDays:
      'the verdicts of the days asked for beside those of now: who no longer counts, who newly does, who is no longer certain',
  },
  help: {
    forecast:
      'say on which day each verdict changes if nobody moves, and through whose age, tenure, term or exemption',
    until: 'the last day of the forecast, such as 2022-06-30; required',
    on: 'show the verdicts of this day (an election, say) beside those of now; may be given several times',
    rule: 'forecast this rule alone; may be given several times',
    format:
      'report format: table (default), json, csv or xlsx (which goes to a file); may be repeated; =file writes into a file',
    exitCodes: 'Exit codes: 0 the forecast was made; 2 it could not be made',
  },
};
