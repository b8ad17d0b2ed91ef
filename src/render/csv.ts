import type { Report, Verdict } from '../audit/report.ts';
import { formatDay } from '../core/calendar.ts';
import { type Fraction, formatFraction } from '../core/fraction.ts';
import { visible } from '../core/text.ts';
import { say, type Words } from '../locale/catalogue.ts';
import { titleIn } from '../rulebook/explain.ts';
import { cellsText, doubtText, groupText } from './line.ts';
import { actualText, decimal, formatSpan, requirementText } from './numbers.ts';
import type { RenderContext } from './renderer.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** A field that a spreadsheet takes for text, whatever it begins with (OWASP, CSV injection). */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The headings of a report. */
export const csvHeads = ({ labels }: Words): string[] => [
  labels.conclusion,
  labels.severity,
  labels.rule,
  labels.title,
  labels.group,
  labels.actual,
  labels.standard,
  labels.required,
  labels.shortfall,
  labels.excess,
  labels.reason,
  labels.evidence,
  labels.asOf,
];

/** Every verdict as a row of CSV (RFC 4180, with a byte order mark so that Excel reads it as UTF-8). */
export function renderCsv(report: Report, { catalogue }: RenderContext): string {
  const { words } = catalogue;
  const span = (value: Verdict['shortfall']): string => (value && value.max > 0 ? formatSpan(value) : '');
  const part = (value: Fraction | undefined): string | undefined =>
    value && (value.numerator > 0n ? decimal(formatFraction(value)) : '');
  const heads = csvHeads(words);
  const rows = report.verdicts.map((verdict) => {
    const { rule, evidence, required, reason } = verdict;
    const doubts =
      verdict.status === 'undecided'
        ? report.doubtsOf(verdict).map((doubt) => doubtText(doubt, report, catalogue))
        : [];
    return [
      words.status[verdict.status],
      words.severity[verdict.severity],
      rule.id,
      titleIn(rule.title, catalogue),
      groupText(verdict, words),
      actualText(verdict, words),
      requirementText(verdict, words),
      required?.count ? formatSpan(required.count) : '',
      part(verdict.distance?.shortfall) ?? span(verdict.shortfall),
      part(verdict.distance?.excess) ?? span(verdict.excess),
      [
        ...(reason ? [say(catalogue, reason.message)] : []),
        ...(verdict.missing.length > 0 && verdict.status === 'fail' ? [words.missing(verdict.missing)] : []),
        ...doubts,
      ].join(words.punctuation.semicolon),
      cellsText(
        report.cellsOf(verdict, [...evidence.in, ...evidence.out, ...evidence.unknown]),
        report,
        words,
      ),
      formatDay(report.asOf),
    ];
  });
  return (
    BYTE_ORDER_MARK +
    [heads, ...rows].map((cells) => `${cells.map((cell) => field(visible(cell))).join(',')}\r\n`).join('')
  );
}
