import { targetText, unusedNote } from '../audit/exemptions/notes.ts';
import { asFound, type Report, type Verdict } from '../audit/report.ts';
import { formatDay } from '../core/calendar.ts';
import { type Fraction, formatFraction } from '../core/fraction.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, say, type Words } from '../locale/catalogue.ts';
import { titleIn } from '../rulebook/explain.ts';
import { entryPlace, exemptionText } from './exemption-text.ts';
import { breaksOnText, departuresText } from './headroom.ts';
import { cellsText, doubtText, groupText } from './line.ts';
import { actualText, decimal, formatSpan, requirementText } from './numbers.ts';
import type { RenderContext } from './renderer.ts';
import { rulebookOfRule, rulebooksOf } from './rulebooks.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** A field that a spreadsheet takes for text, whatever it begins with (OWASP, CSV injection). */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The columns of a report. */
const COLUMNS = [
  'conclusion',
  'severity',
  'rule',
  'title',
  'group',
  'actual',
  'standard',
  'required',
  'shortfall',
  'excess',
  'reason',
  'evidence',
  'asOf',
] as const;

/** The headings of a report; one for rulebooks follows where several take part, and two for headroom where it was asked for. */
export const csvHeads = ({ labels }: Words): string[] => COLUMNS.map((column) => labels[column]);

/** Every verdict as a row of CSV. */
export function renderCsv(report: Report, { catalogue }: RenderContext): string {
  const { words } = catalogue;
  const isOfSeveral = rulebooksOf(report).length > 1;
  const heads = [
    ...csvHeads(words),
    ...(isOfSeveral ? [words.labels.rulebook] : []),
    ...(report.hasHeadroom ? [words.headroom.title, words.headroom.breaksOn] : []),
  ];
  const rows = report.verdicts.map((verdict) => {
    const { rule, evidence, required, reason } = verdict;
    const found = asFound(verdict);
    const exemption = exemptionText(verdict, report, words);
    const doubts =
      found.status === 'undecided'
        ? report.doubtsOf(verdict).map((doubt) => doubtText(doubt, rule, report, catalogue))
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
      ...distanceCells(verdict),
      [
        ...(exemption === '' ? [] : [exemption]),
        ...(reason ? [say(catalogue, reason.message)] : []),
        ...(verdict.missing.length > 0 && found.status === 'fail' ? [words.missing(verdict.missing)] : []),
        ...doubts,
      ].join(words.punctuation.semicolon),
      cellsText(
        report.cellsOf(verdict, [...evidence.in, ...evidence.out, ...evidence.unknown]),
        report,
        words,
      ),
      formatDay(report.asOf),
      ...(isOfSeveral ? [rulebookOfRule(rule, report) ?? ''] : []),
      ...(report.hasHeadroom ? [departuresText(verdict, words), breaksOnText(verdict)] : []),
    ];
  });
  return csvText([heads, ...rows, ...unusedRows(report, catalogue)]);
}

/** Rows of cells as CSV (RFC 4180, with a byte order mark so that Excel reads it as UTF-8). */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK +
  rows.map((cells) => `${cells.map((cell) => field(visible(cell))).join(',')}\r\n`).join('');

/** What a verdict lacks, and what it has too much; empty where that is nothing. */
export function distanceCells(verdict: Verdict | undefined): readonly [shortfall: string, excess: string] {
  const span = (value: Verdict['shortfall']): string => (value && value.max > 0 ? formatSpan(value) : '');
  const part = (value: Fraction | undefined): string | undefined =>
    value && (value.numerator > 0n ? decimal(formatFraction(value)) : '');
  const cell = (key: 'shortfall' | 'excess') => part(verdict?.distance?.[key]) ?? span(verdict?.[key]);
  return [cell('shortfall'), cell('excess')];
}

/** The exemptions that exempt nothing, behind the verdicts: no list of these alone may keep silent about them. */
function unusedRows(report: Report, catalogue: Catalogue): string[][] {
  const { words } = catalogue;
  const { exemptions } = report;
  return (exemptions?.entries ?? []).flatMap((entry) => {
    const note = unusedNote(entry, exemptions?.path ?? '');
    const rule = report.rules.find(({ id }) => id === entry.exemption.rule);
    if (!note || !rule) return [];
    const unused: Partial<Record<(typeof COLUMNS)[number], string>> = {
      conclusion: words.exemptions.unused,
      severity: words.severity[rule.severity],
      rule: rule.id,
      title: titleIn(rule.title, catalogue),
      group: targetText(entry.exemption) || words.roster,
      reason: say(catalogue, note),
      evidence: entryPlace(entry.exemption, exemptions?.path),
      asOf: formatDay(report.asOf),
    };
    return [COLUMNS.map((column) => unused[column] ?? '')];
  });
}
