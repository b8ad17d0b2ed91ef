import { limitsOf } from '../audit/judge.ts';
import type { Report, Verdict } from '../audit/report.ts';
import { formatDay } from '../core/calendar.ts';
import { formatFraction } from '../core/fraction.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, say, type Words } from '../locale/catalogue.ts';
import { ruleInWords, titleIn } from '../rulebook/explain.ts';
import type { Rule, Rulebook } from '../rulebook/model.ts';
import { fold } from './fold.ts';
import { cellsText, doubtText, findingLine } from './line.ts';
import { formatSpan } from './numbers.ts';

/** A rule in words, with its source and the sentence that it was made from. */
export function explainRule(
  rule: Rule,
  rulebook: Rulebook,
  catalogue: Catalogue,
  width: number | undefined,
): string {
  const { words } = catalogue;
  const { labels } = words;
  const { labelled, bracketed, book, quoted, semicolon } = words.punctuation;
  const source = rule.source === undefined ? undefined : rulebook.sources.get(rule.source);
  const lines = [
    `${rule.id} ${titleIn(rule.title, catalogue)}`,
    labelled(labels.inWords, ruleInWords(rule, rulebook, catalogue)),
    ...(source
      ? [
          labelled(
            labels.source,
            bracketed(
              book(titleIn(source.title, catalogue)) + (source.clause ?? ''),
              words.marks[source.mark],
            ),
          ),
        ]
      : []),
    ...(rule.quote ? [labelled(labels.quote, quoted(rule.quote))] : []),
    ...(rule.reading ? [labelled(labels.reading, titleIn(rule.reading, catalogue))] : []),
    labelled(
      labels.severity,
      [words.rule.severity[rule.severity], ...emptyBase(rule, words)].join(semicolon),
    ),
  ];
  return `${lines.map((line) => folded(line, width)).join('\n')}\n`;
}

/** Counts and sums of nobody are 0; the others need a base. */
const emptyBase = ({ measure, whenEmpty }: Rule, words: Words): string[] =>
  measure.kind === 'count' || measure.kind === 'sum' ? [] : [words.rule.whenEmpty[whenEmpty]];

const folded = (line: string, width: number | undefined): string =>
  width === undefined ? line : fold(line, width, '  ');

/** One verdict in full: the arithmetic, who counts, who does not, who cannot be told, each with the cell. */
export function explainVerdict(
  verdict: Verdict,
  report: Report,
  catalogue: Catalogue,
  width: number | undefined,
): string {
  const { words } = catalogue;
  const { labels } = words;
  const { evidence } = verdict;
  const lines = [
    findingLine(verdict, report, catalogue),
    ...arithmetic(verdict).map((text) => words.punctuation.labelled(labels.arithmetic, text)),
    ...(verdict.reason
      ? [words.punctuation.labelled(labels.reason, say(catalogue, verdict.reason.message))]
      : []),
    ...people(labels.counted, verdict, evidence.in, report, catalogue),
    ...people(labels.notCounted, verdict, evidence.out, report, catalogue),
    ...people(labels.cannotTell, verdict, evidence.unknown, report, catalogue),
    ...report.doubtsOf(verdict).map((doubt) => `  ${doubtText(doubt, report, words)}`),
  ];
  return `${lines.map((line) => folded(line, width)).join('\n')}\n`;
}

function people(
  label: string,
  verdict: Verdict,
  rows: readonly number[],
  report: Report,
  { words }: Catalogue,
): string[] {
  const { labelled, bracketed } = words.punctuation;
  const head = labelled(
    bracketed(label, String(rows.length)),
    rows.length === 0 ? words.labels.nobody : '',
  ).trimEnd();
  return [
    head,
    ...rows.map(
      (row) =>
        `  ${visible(report.nameOf(verdict, row))} ${cellsText(report.cellsOf(verdict, [row]), report, words)}`,
    ),
  ];
}

/** ⌈17 × 1/5⌉ = 4; 3 < 4. */
function arithmetic({ rule, of, count, required, status }: Verdict): string[] {
  if (!count || !required?.count) return [];
  const compared = `${formatSpan(count)} ${status === 'fail' ? (required.count.min > count.max ? '<' : '>') : status === 'pass' && count.min >= required.count.max ? '≥' : '?'} ${formatSpan(required.count)}`;
  if (!of || rule.measure.kind === 'count') return [compared];
  return [...rule.bounds.map((bound) => multiplied(rule, bound, of)), compared];
}

function multiplied(
  rule: Rule,
  { key, value, written }: Rule['bounds'][number],
  of: { min: number; max: number },
): string {
  const ceiling = key === 'atMost' || key === 'under';
  const limit = (base: number) => {
    const { low, high } = limitsOf({ ...rule, bounds: [{ key, value, written }] }, base);
    return ceiling ? high : low;
  };
  const [open, close] = ceiling ? ['⌊', '⌋'] : ['⌈', '⌉'];
  const each = (base: number) => `${open}${base} × ${formatFraction(value)}${close} = ${limit(base)}`;
  return of.min === of.max ? each(of.min) : `${each(of.min)} … ${each(of.max)}`;
}

/** Where and when a report was made, for the head of an explanation. */
export const explanationHead = (report: Report, { words }: Catalogue): string =>
  `${words.punctuation.bracketed(words.asOf(formatDay(report.asOf)), words.asOfSource[report.asOfSource])}\n`;
