import { asFound, type Report, type Verdict } from '../audit/report.ts';
import { type GroupBound, limitsOf } from '../audit/requirement.ts';
import { formatDay } from '../core/calendar.ts';
import { formatFraction } from '../core/fraction.ts';
import { isExact } from '../core/range.ts';
import { visible } from '../core/text.ts';
import type { Catalogue, Words } from '../locale/catalogue.ts';
import { headingOf } from '../roster/tables.ts';
import { ruleInWords, titleIn } from '../rulebook/explain.ts';
import type { Rule, Rulebook, Source } from '../rulebook/model.ts';
import { fold } from './fold.ts';
import { cellsText, doubtText, findingLine } from './line.ts';
import { particularText } from './particular.ts';
import { rulebookPlace } from './rulebooks.ts';
import { weightText } from './scores.ts';
import { standingWords } from './standing.ts';
import { stepText } from './steps.ts';

/** A rule in words, with its source and the sentence that it was made from. */
export function explainRule(
  rule: Rule,
  rulebook: Rulebook,
  catalogue: Catalogue,
  width: number | undefined,
): string {
  const { punctuation, extending } = catalogue.words;
  const { labelled } = punctuation;
  const lines = [
    `${rule.id} ${titleIn(rule.title, catalogue)}`,
    ...ruleFacts(rule, rulebook, catalogue).map(({ label, text }) => labelled(label, text)),
    // What the rule is made of may be among them.
    ...rulebook.ancestry.departures
      .filter(({ section }) => section !== 'rules')
      .map((each) => labelled(extending.labels.changes, extending.loosened(each))),
  ];
  return `${lines.map((line) => folded(line, width)).join('\n')}\n`;
}

/** All that is to be said of a rule beside its name, each under its label. */
export function ruleFacts(
  rule: Rule,
  rulebook: Rulebook,
  catalogue: Catalogue,
): { readonly label: string; readonly text: string }[] {
  const { words } = catalogue;
  const { labels } = words;
  const { bracketed, quoted, semicolon } = words.punctuation;
  const source = rule.source === undefined ? undefined : rulebook.sources.get(rule.source);
  const grade = rule.isPart ? words.rule.part : words.rule.severity[rule.severity];
  const { ancestry } = rulebook;
  const severity = [
    grade,
    ...emptyBase(rule, words),
    ...ownDate(rule, rulebook, words),
    ...inForce(rule, words),
    ...weightOf(rule, words),
  ];
  return [
    { label: labels.inWords, text: ruleInWords(rule, rulebook, catalogue) },
    ...(source
      ? [{ label: labels.source, text: bracketed(sourceText(source, catalogue), words.marks[source.mark]) }]
      : []),
    ...(rule.quote ? [{ label: labels.quote, text: quoted(rule.quote) }] : []),
    ...(rule.reading ? [{ label: labels.reading, text: titleIn(rule.reading, catalogue) }] : []),
    { label: labels.severity, text: severity.join(semicolon) },
    ...(ancestry.above.length === 0 ? [] : rulebookFacts(rule, rulebook, words)),
  ];
}

/** Which rulebook says what a rule judges, and what became of it on the way down. */
function rulebookFacts({ id }: Rule, rulebook: Rulebook, { extending }: Words) {
  const { labels, named, change } = extending;
  const { above, ruleFrom, departures } = rulebook.ancestry;
  const from = [rulebook, ...above].find((each) => each.id === ruleFrom.get(id));
  return [
    ...(from ? [{ label: labels.from, text: named({ ...from, path: rulebookPlace(from) }) }] : []),
    ...departures
      .filter(({ section, name }) => section === 'rules' && name === id)
      .map((each) => ({ label: labels.changes, text: change(each) })),
  ];
}

/** A source by its title and clause. */
export const sourceText = ({ title, clause = '' }: Source, catalogue: Catalogue): string =>
  catalogue.words.punctuation.book(titleIn(title, catalogue)) + clause;

/** Counts and sums of nobody are 0; the others need a base. */
function emptyBase({ measure, whenEmpty, numbers }: Rule, words: Words): string[] {
  const { kind } = measure;
  const isGathered =
    kind === 'number' &&
    measure.value.kind === 'tallied' &&
    numbers[measure.value.index]?.gathering !== 'sum';
  const needsNone = kind === 'count' || kind === 'sum' || kind === 'number' || kind === 'distinct';
  return needsNone && !isGathered ? [] : [words.rule.whenEmpty[whenEmpty]];
}

/** The date on which a rule is judged, where it has one of its own. */
function ownDate({ asOf }: Rule, rulebook: Rulebook, words: Words): string[] {
  if (asOf === undefined) return [];
  if (asOf.kind === 'day') return [words.asOf(formatDay(asOf.day))];
  const otherwise = asOf.otherwise === undefined ? undefined : formatDay(asOf.otherwise);
  return [words.rule.asOfColumn(headingOf(rulebook.tables, 'units', asOf.column), otherwise)];
}

/** From when until when a rule is in force, where it says so. */
function inForce({ inForce: { from, to } }: Rule, words: Words): string[] {
  if (!Number.isFinite(from) && !Number.isFinite(to)) return [];
  const written = (day: number): string | undefined => (Number.isFinite(day) ? formatDay(day) : undefined);
  return [words.rule.inForce({ since: written(from), until: written(to) })];
}

/** How much it counts in the score, where it says so. */
const weightOf = ({ weight }: Rule, { scores }: Words): string[] =>
  weight === undefined ? [] : [scores.weight(weightText(weight))];

const folded = (line: string, width: number | undefined): string =>
  width === undefined ? line : fold(line, width, '  ');

/** One verdict in full: the arithmetic, who counts, who does not, who cannot be told, each with the cells that were read. */
export function explainVerdict(
  verdict: Verdict,
  report: Report,
  catalogue: Catalogue,
  width: number | undefined,
): string {
  const { words } = catalogue;
  const isRecord = verdict.rule.per.kind === 'record';
  const lines = [
    findingLine(verdict, report, catalogue),
    ...[...steps(verdict, report, catalogue), ...arithmetic(asFound(verdict), words)].map((text) =>
      words.punctuation.labelled(words.labels.arithmetic, text),
    ),
    ...(isRecord ? recordLines(verdict, report, catalogue) : peopleLines(verdict, report, catalogue)),
    ...(asFound(verdict).status === 'undecided'
      ? report.doubtsOf(verdict).map((doubt) => `  ${doubtText(doubt, verdict.rule, report, catalogue)}`)
      : []),
  ];
  return `${lines.map((line) => folded(line, width)).join('\n')}\n`;
}

const recordLines = (verdict: Verdict, report: Report, catalogue: Catalogue): string[] => {
  const { evidence } = verdict;
  const rows = [...evidence.in, ...evidence.out, ...evidence.unknown];
  return rows.map((row) => personLine(verdict, row, report, catalogue));
};

/** The people of a group by what they are to the rule. Of nobody in the base there is nothing to list. */
function peopleLines(verdict: Verdict, report: Report, catalogue: Catalogue): string[] {
  const { evidence, rule, status } = verdict;
  const { labels } = catalogue.words;
  const standing = standingWords(rule, catalogue.words);
  const listed =
    status === 'notApplicable'
      ? []
      : [
          ...people(standing.in, verdict, evidence.in, report, catalogue),
          ...people(standing.out, verdict, evidence.out, report, catalogue),
          ...people(labels.cannotTell, verdict, evidence.unknown, report, catalogue),
        ];
  const others = report.othersOf(verdict);
  return others.length === 0
    ? listed
    : [...listed, ...people(labels.others, verdict, others, report, catalogue)];
}

/** The most people of one kind that are listed one by one. */
const MOST_PEOPLE = 100;

function people(
  label: string,
  verdict: Verdict,
  rows: readonly number[],
  report: Report,
  catalogue: Catalogue,
): string[] {
  const { words } = catalogue;
  const { labelled, bracketed } = words.punctuation;
  const head = labelled(
    bracketed(label, String(rows.length)),
    rows.length === 0 ? words.labels.nobody : '',
  ).trimEnd();
  return [
    head,
    ...rows.slice(0, MOST_PEOPLE).map((row) => personLine(verdict, row, report, catalogue)),
    ...(rows.length > MOST_PEOPLE ? [`  ${words.moreRows(rows.length)}`] : []),
  ];
}

/** `张甲 名单.xlsx 中层!D5 · 出生年月 1990-01（29岁） · 职务层次 中层正职`: a person with all that the rule reads of them. */
function personLine(verdict: Verdict, row: number, report: Report, catalogue: Catalogue): string {
  const { words } = catalogue;
  const place = `${visible(report.nameOf(verdict, row))} ${cellsText(report.cellsOf(verdict, [row]), report, words)}`;
  const read = report
    .particularsOf(verdict, row)
    .map((particular) => particularText(particular, verdict.rule, report, catalogue));
  return `  ${[place, ...read].join(' · ')}`;
}

/** What the bounds, guards and figures of a rule are in this group, each after what it is made of. */
function steps(verdict: Verdict, report: Report, catalogue: Catalogue): string[] {
  const { rule } = verdict;
  const texts = verdict.steps().map((step) => stepText(step, rule, report.rulebookOf(rule), catalogue));
  return [...new Set(texts)];
}

/** The arithmetic of a count or share: ⌈17 × 1/5⌉ = 4, then 3 < 4; where it is not certain, what all readings say. */
function arithmetic({ rule, of, count, required, status }: Verdict, words: Words): string[] {
  if (!count || !required?.count) return [];
  const isShare = of !== undefined;
  const products = isShare ? required.bounds.flatMap((bound) => multiplied(rule, bound, of, words)) : [];
  const isCertain = count.min === count.max && (!isShare || of.min === of.max);
  if (!isCertain) return [...products, words.everyReading[status]];
  const limits = limitsOf(rule, required.bounds, isShare ? of.min : 0);
  const [low, high] = [limits.low.from, limits.high.from];
  const compared = [
    ...(Number.isFinite(low) ? [`${count.min} ${count.min < low ? '<' : '≥'} ${low}`] : []),
    ...(Number.isFinite(high) ? [`${count.min} ${count.min > high ? '>' : '≤'} ${high}`] : []),
  ];
  return [...products, compared.join(words.punctuation.comma)];
}

/** `⌈17 × 1/5⌉ = 4`; what is over a product is one more, and a product that is rounded says how. */
function multiplied(rule: Rule, bound: GroupBound, of: { min: number; max: number }, words: Words): string[] {
  const { key, value } = bound;
  // Where the bound itself is not certain there is no one product.
  if (!value.from || !isExact(value)) return [];
  const factor = formatFraction(value.from);
  const ceiling = key === 'atMost' || key === 'under';
  const limit = (base: number) => {
    const { low, high } = limitsOf(rule, [bound], base);
    return ceiling ? high.from : low.from;
  };
  const more = BEYOND[key] ?? '';
  const whole = wholeNumber(rule, key, words);
  const each = (base: number) => `${whole(`${base} × ${factor}`)}${more} = ${limit(base)}`;
  return [of.min === of.max ? each(of.min) : `${each(of.min)} … ${each(of.max)}`];
}

/** The next whole number beyond a product. */
const BEYOND: { readonly [Key in GroupBound['key']]?: string } = { over: ' + 1', under: ' − 1' };

/** How a product becomes a whole number: the next one on the side that holds, or as the rule rounds it. */
function wholeNumber(
  { rounding }: Rule,
  key: GroupBound['key'],
  { rule: words }: Words,
): (product: string) => string {
  const isDown = rounding === 'down' || (rounding === 'exact' && (key === 'atMost' || key === 'over'));
  if (isDown) return (product) => `⌊${product}⌋`;
  return rounding === 'exact' || rounding === 'up'
    ? (product) => `⌈${product}⌉`
    : (product) => `${product}${words.rounding[rounding]}`;
}

/** Where and when a report was made, for the head of an explanation. */
export const explanationHead = (report: Report, { words }: Catalogue): string =>
  `${words.punctuation.bracketed(words.asOf(formatDay(report.asOf)), words.asOfSource[report.asOfSource])}\n`;
