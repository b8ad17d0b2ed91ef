import { Chalk, type ChalkInstance } from 'chalk';
import CliTable from 'cli-table3';
import type { DoubtSummary, Report, StatisticResult, Verdict } from '../audit/report.ts';
import { statusOf } from '../audit/status.ts';
import { formatDay } from '../core/calendar.ts';
import { formatFraction, fraction } from '../core/fraction.ts';
import type { DataIssue } from '../core/issue.ts';
import { rowRuns } from '../core/origin.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, say } from '../locale/catalogue.ts';
import { titleIn } from '../rulebook/explain.ts';
import { fold } from './fold.ts';
import { doubtText, fileName, findingLine, worstFirst } from './line.ts';
import { decimal } from './numbers.ts';
import type { RenderContext } from './renderer.ts';

interface Page {
  readonly report: Report;
  readonly context: RenderContext;
  readonly catalogue: Catalogue;
  readonly chalk: ChalkInstance;
  readonly lines: string[];
}

/** The report for a terminal: what was read, what fails, worst first, and the numbers beside those claimed. */
export function renderTable(report: Report, context: RenderContext): string {
  const page: Page = {
    report,
    context,
    catalogue: context.catalogue,
    chalk: new Chalk({ level: context.color ? 1 : 0 }),
    lines: [],
  };
  heading(page);
  findings(page);
  statistics(page);
  dataIssues(page);
  summary(page);
  return `${page.lines.join('\n')}\n`;
}

/** One line, folded where a terminal asks for it; `bullet` stands before it and indents what follows. */
function write(
  { lines, context }: Page,
  text: string,
  bullet = '',
  paint: (text: string) => string = (plain) => plain,
): void {
  const indent = ' '.repeat(bullet.length);
  const folded =
    context.width === undefined
      ? bullet + text
      : fold(bullet + text, context.width, indent === '' ? '  ' : indent);
  lines.push(paint(folded));
}

function section(page: Page, title: string): void {
  page.lines.push('', page.chalk.bold(title));
}

function heading(page: Page): void {
  const { report, catalogue, context, chalk } = page;
  const { words } = catalogue;
  const { rulebook } = report;
  const { labelled, bracketed, semicolon } = words.punctuation;
  const status = statusOf(report.verdicts, context.policy);
  const paint = { pass: chalk.green, fail: chalk.red, undecided: chalk.yellow }[status];
  write(
    page,
    `${titleIn(rulebook.title, catalogue)} · ${bracketed(words.asOf(formatDay(report.asOf)), words.asOfSource[report.asOfSource])}`,
    '',
    chalk.bold,
  );
  write(page, labelled(words.labels.conclusion, words.conclusion[status]), '', paint);
  write(
    page,
    labelled(
      words.labels.rulebook,
      `${rulebook.id} ${fileName(rulebook.path)} sha256 ${rulebook.sha256.slice(0, 12)}`,
    ),
  );
  for (const input of report.inputs) {
    write(page, labelled(words.labels.files, `${visible(input.path)} sha256 ${input.sha256.slice(0, 12)}`));
    for (const table of input.tables) {
      const parts = [
        words.sheetRead({ ...table, sheet: visible(table.sheet) }),
        ...table.columns.map((column) => words.columnRead({ ...column, rows: table.rows })),
        ...leftOut(table.leftOut, catalogue),
      ];
      write(page, parts.join(semicolon), '  ');
    }
    for (const { sheet, heads } of input.unread)
      write(page, words.sheetUnread({ sheet: visible(sheet), heads }), '  ');
  }
  for (const note of report.notes) write(page, visible(say(catalogue, note)), '* ');
}

function leftOut(
  rows: readonly { readonly row: number; readonly reason: 'total' | 'note' }[],
  { words }: Catalogue,
): string[] {
  return (['total', 'note'] as const).flatMap((reason) => {
    const runs = rowRuns(rows.filter((each) => each.reason === reason).map(({ row }) => row));
    if (runs.length === 0) return [];
    const shown = runs.slice(0, 5).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
    return [words.leftOut({ reason, rows: `${shown.join('、')}${runs.length > 5 ? '…' : ''}` })];
  });
}

function findings(page: Page): void {
  const { report, catalogue, chalk } = page;
  const found = worstFirst(
    report.verdicts.filter(({ status }) => status === 'fail' || status === 'undecided'),
    report.rulebook.rules,
  );
  if (found.length === 0) return;
  section(page, catalogue.words.labels.findings);
  const shared = sharedCauses(found, report);
  const told = new Set<string>();
  for (const verdict of found) {
    const paint =
      verdict.status === 'fail' ? (verdict.severity === 'error' ? chalk.red : chalk.yellow) : chalk.cyan;
    const cause = shared.get(verdict);
    if (!cause)
      write(page, severityMark(verdict, catalogue) + findingLine(verdict, report, catalogue), '- ', paint);
    else if (!told.has(cause.key)) {
      told.add(cause.key);
      const why = cause.doubts
        .map((doubt) => doubtText(doubt, report, catalogue.words))
        .join(catalogue.words.punctuation.semicolon);
      const text = `${catalogue.words.status.undecided} ${verdict.rule.id} ${catalogue.words.sameCause({ count: cause.count, kind: catalogue.words.group(verdict.group.kind), cause: why })}`;
      write(page, severityMark(verdict, catalogue) + text, '- ', paint);
    }
  }
}

const severityMark = ({ severity }: Verdict, { words }: Catalogue): string =>
  severity === 'error' ? '' : `[${words.severity[severity]}] `;

interface SharedCause {
  readonly key: string;
  readonly count: number;
  readonly doubts: readonly DoubtSummary[];
}

/** Undecided verdicts of one rule that hang on the same missing columns, or on the very same cells: one doubt, told once. */
function sharedCauses(verdicts: readonly Verdict[], report: Report): ReadonlyMap<Verdict, SharedCause> {
  const groups = new Map<string, { verdicts: Verdict[]; doubts: readonly DoubtSummary[] }>();
  for (const verdict of verdicts) {
    if (verdict.status !== 'undecided' || verdict.doubts.length === 0) continue;
    const doubts = report.doubtsOf(verdict);
    const key = `${verdict.rule.id} ${JSON.stringify(doubts.map(({ cause, column, origins }) => [cause, column, cause === 'absent' ? [] : origins]))}`;
    const known = groups.get(key);
    if (known) known.verdicts.push(verdict);
    else groups.set(key, { verdicts: [verdict], doubts });
  }
  const causes = new Map<Verdict, SharedCause>();
  for (const [key, { verdicts: members, doubts }] of groups) {
    if (members.length < 2) continue;
    for (const verdict of members) causes.set(verdict, { key, count: members.length, doubts });
  }
  return causes;
}

function statistics(page: Page): void {
  const { report, catalogue, chalk } = page;
  if (report.statistics.length === 0) return;
  section(page, catalogue.words.labels.statistics);
  for (const result of report.statistics)
    write(page, statisticText(result, catalogue), '- ', result.agrees === false ? chalk.yellow : undefined);
}

function statisticText({ statistic, actual, agrees, reason }: StatisticResult, catalogue: Catalogue): string {
  const { words } = catalogue;
  const title = words.punctuation.bracketed(titleIn(statistic.title, catalogue), statistic.id);
  if (!actual) return `${title} ${reason ? say(catalogue, reason) : words.uncertain}`;
  const scale = statistic.measure.kind === 'sum' ? statistic.measure.scale : 1;
  const number = (value: number) =>
    Number.isFinite(value) ? decimal(formatFraction(fraction(value, scale))) : words.openEnded;
  const shown =
    actual.from === actual.to ? number(actual.from) : `${number(actual.from)}–${number(actual.to)}`;
  const claimed = statistic.claimed && decimal(formatFraction(statistic.claimed));
  const difference = agrees === false && claimed ? Number(number(actual.from)) - Number(claimed) : 0;
  const agreement =
    agrees === undefined
      ? words.uncertain
      : agrees
        ? words.agrees
        : words.differs(difference > 0 ? `+${difference}` : `${difference}`);
  return words.statistic({ title, actual: shown, claimed, agrees: agreement });
}

const MOST_ISSUES = 30;
const MOST_OF_A_CODE = 5;

function dataIssues(page: Page): void {
  const { report, catalogue } = page;
  if (report.issues.length === 0) return;
  section(
    page,
    catalogue.words.punctuation.bracketed(catalogue.words.labels.dataIssues, String(report.issues.length)),
  );
  const rank = { error: 0, warning: 1, info: 2 };
  const sorted = [...report.issues].sort((a, b) => rank[a.severity] - rank[b.severity]);
  const shown: DataIssue[] = [];
  const counts = new Map<string, number>();
  for (const issue of sorted) {
    const count = (counts.get(issue.code) ?? 0) + 1;
    counts.set(issue.code, count);
    if (count <= MOST_OF_A_CODE && shown.length < MOST_ISSUES) shown.push(issue);
  }
  for (const issue of shown) write(page, issueText(issue, report, catalogue), '- ');
  if (shown.length < sorted.length) write(page, catalogue.words.more(sorted.length - shown.length), '  ');
}

function issueText(
  { severity, input, sheet, row, cell, message }: DataIssue,
  report: Report,
  catalogue: Catalogue,
): string {
  const file = input === undefined ? '' : fileName(report.inputs[input]?.path ?? '');
  const place =
    input === undefined ? '' : `${file} ${sheet ? `${visible(sheet)}!` : ''}${cell ?? row ?? ''} `;
  return `[${catalogue.words.severity[severity]}] ${place}${visible(say(catalogue, message))}`;
}

/** Rules and how many verdicts of each status, numbers right-aligned. */
function summary(page: Page): void {
  const { report, catalogue, lines } = page;
  const { words } = catalogue;
  section(page, words.labels.summary);
  const statuses = ['pass', 'fail', 'undecided', 'notApplicable'] as const;
  const table = new CliTable({
    head: [words.labels.rule, ...statuses.map((status) => words.status[status])],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true, 'padding-left': 1, 'padding-right': 1 },
  });
  for (const rule of report.rulebook.rules) {
    const counts = statuses.map(
      (status) =>
        report.verdicts.filter((verdict) => verdict.rule === rule && verdict.status === status).length,
    );
    table.push([
      rule.id + (rule.severity === 'error' ? '' : ` [${words.severity[rule.severity]}]`),
      ...counts.map(String),
    ]);
  }
  lines.push(table.toString());
  write(
    page,
    [
      words.judged(report.verdicts.length),
      ...statuses.map((status) => `${words.status[status]} ${total(report.verdicts, status)}`),
    ].join(words.punctuation.comma),
  );
}

const total = (verdicts: readonly Verdict[], status: Verdict['status']): number =>
  verdicts.filter((verdict) => verdict.status === status).length;
