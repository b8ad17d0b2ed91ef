import CliTable from 'cli-table3';
import type { Report, StatisticResult, Verdict } from '../audit/report.ts';
import { scoresOf } from '../audit/scores.ts';
import { statusOf } from '../audit/status.ts';
import { formatDay } from '../core/calendar.ts';
import { groupBy } from '../core/group-by.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, say } from '../locale/catalogue.ts';
import { titleIn } from '../rulebook/explain.ts';
import { conclusionText } from './exemption-text.ts';
import { findingEntries } from './findings.ts';
import { headroomLines } from './headroom.ts';
import { inputsRead } from './inputs-read.ts';
import { issueLines } from './issue-lines.ts';
import { findingLine } from './line.ts';
import { beginPage, type Page as PlainPage, pageText, section, write } from './page.ts';
import type { RenderContext } from './renderer.ts';
import { rulebookLines, rulebookOfRule, rulebooksOf, titleOfAll } from './rulebooks.ts';
import { scoreText } from './scores.ts';
import { comparisonOf, statisticNumbers } from './statistic.ts';
import { structureHeading, structureLines } from './structure.ts';

interface Page extends PlainPage {
  readonly report: Report;
  readonly catalogue: Catalogue;
}

/** The report for a terminal: what was read, what fails, worst first, and the numbers beside those claimed. */
export function renderTable(report: Report, context: RenderContext): string {
  const page: Page = { ...beginPage(context), report, catalogue: context.catalogue };
  heading(page);
  findings(page);
  exemptions(page);
  headroom(page);
  statistics(page);
  structure(page);
  scores(page);
  dataIssues(page);
  summary(page);
  return pageText(page);
}

function heading(page: Page): void {
  const { report, catalogue, context, chalk } = page;
  const { words } = catalogue;
  const { labelled, bracketed } = words.punctuation;
  const status = statusOf(report.verdicts, context.policy);
  const paint = { pass: chalk.green, fail: chalk.red, undecided: chalk.yellow }[status];
  write(
    page,
    `${titleOfAll(report.rulebooks, catalogue)} · ${bracketed(words.asOf(formatDay(report.asOf)), words.asOfSource[report.asOfSource])}`,
    '',
    chalk.bold,
  );
  write(page, labelled(words.labels.conclusion, conclusionText(status, report, words)), '', paint);
  for (const { label, text, sha256 } of rulebookLines(report, words))
    write(page, labelled(label, `${text} sha256 ${sha256.slice(0, 12)}`));
  if (report.exemptions) {
    const { path, sha256 } = report.exemptions;
    write(page, labelled(words.exemptions.file, `${visible(path)} sha256 ${sha256.slice(0, 12)}`));
  }
  for (const { name, file, lines } of inputsRead(report.inputs, catalogue)) {
    const told = file ? `${visible(file.path)} sha256 ${file.sha256.slice(0, 12)}` : name;
    write(page, labelled(words.labels.files, told));
    for (const line of lines) write(page, line, '  ');
  }
  for (const note of report.notes) write(page, visible(say(catalogue, note)), '* ');
}

/** What needs a word, worst first, under its rule; what has one cause is told once. */
function findings(page: Page): void {
  const { report, catalogue, chalk } = page;
  const entries = findingEntries(report, catalogue);
  if (entries.length === 0) return;
  section(page, catalogue.words.labels.findings);
  let last: string | undefined;
  for (const { verdict, text } of entries) {
    const { id, title: titles } = verdict.rule;
    const title = titleIn(titles, catalogue);
    const heading = severityMark(verdict, catalogue) + (title === id ? id : `${id} ${title}`);
    if (heading !== last) write(page, heading);
    last = heading;
    const paint =
      verdict.status === 'fail' ? (verdict.severity === 'error' ? chalk.red : chalk.yellow) : chalk.cyan;
    write(page, text, '- ', paint);
  }
}

/** What a file of exemptions covers, apart from what fails. */
function exemptions(page: Page): void {
  const { report, catalogue, chalk } = page;
  const { title } = catalogue.words.exemptions;
  const exempted = report.verdicts.filter((verdict) => verdict.exempted);
  if (exempted.length === 0) return;
  section(page, catalogue.words.punctuation.bracketed(title, String(exempted.length)));
  for (const verdict of exempted) write(page, findingLine(verdict, report, catalogue), '- ', chalk.blue);
}

/** Of what passes, where the fewest may leave. */
function headroom(page: Page): void {
  const { report, catalogue, chalk } = page;
  if (!report.hasHeadroom) return;
  const { lines, rest } = headroomLines(report, catalogue);
  section(page, catalogue.words.headroom.heading);
  for (const { departures, text } of lines)
    write(page, text, '- ', departures === 0 ? chalk.yellow : undefined);
  if (rest !== '') write(page, rest);
}

const severityMark = ({ severity }: Verdict, { words }: Catalogue): string =>
  severity === 'error' ? '' : `[${words.severity[severity]}] `;

function statistics(page: Page): void {
  const { report, catalogue, chalk } = page;
  if (report.statistics.length === 0) return;
  section(page, catalogue.words.labels.statistics);
  for (const result of report.statistics)
    write(page, statisticText(result, catalogue), '- ', result.agrees === false ? chalk.yellow : undefined);
}

function structure(page: Page): void {
  const { report, catalogue } = page;
  if (report.structure.length === 0) return;
  section(page, catalogue.words.structure.title);
  for (const result of report.structure) {
    write(page, structureHeading(result, catalogue));
    for (const lines of structureLines(result, catalogue))
      for (const [index, line] of lines.entries()) write(page, line, index === 0 ? '- ' : '  ');
  }
}

/** The most units whose scores a terminal shows. */
const MOST_SCORES = 10;

/** The score of all together, then the lowest ones. */
function scores(page: Page): void {
  const { report, catalogue } = page;
  const { words } = catalogue;
  const [whole, ...units] = scoresOf(report);
  if (!whole) return;
  section(page, words.scores.title);
  write(page, scoreText(whole, catalogue));
  for (const unit of units.slice(0, MOST_SCORES)) write(page, scoreText(unit, catalogue), '- ');
  if (units.length > MOST_SCORES) write(page, words.scores.more(units.length - MOST_SCORES), '  ');
}

function statisticText(result: StatisticResult, catalogue: Catalogue): string {
  const { statistic, reason } = result;
  const { words } = catalogue;
  const title = words.punctuation.bracketed(titleIn(statistic.title, catalogue), statistic.id);
  const { actual, claimed, difference } = statisticNumbers(result, words);
  if (actual === undefined) return `${title} ${reason ? say(catalogue, reason) : words.uncertain}`;
  return words.statistic({ title, actual, claimed, agrees: comparisonOf(result, difference, words) });
}

/** Data issues, gravest first; what is said alike of several rows is said once. */
function dataIssues(page: Page): void {
  const { report, catalogue } = page;
  const { words } = catalogue;
  if (report.issues.length === 0) return;
  section(page, words.punctuation.bracketed(words.labels.dataIssues, String(report.issues.length)));
  for (const { text, bullet } of issueLines(report.issues, report.inputs, catalogue))
    write(page, text, bullet);
}

/** Rules and how many verdicts of each status, numbers right-aligned. */
function summary(page: Page): void {
  const { report, catalogue, lines } = page;
  const { words } = catalogue;
  section(page, words.labels.summary);
  const statuses = statusesCounted(report);
  const isOfSeveral = rulebooksOf(report).length > 1;
  const table = new CliTable({
    head: [
      words.labels.rule,
      ...(isOfSeveral ? [words.labels.rulebook] : []),
      ...statuses.map((status) => words.status[status]),
    ],
    colAligns: ['left', ...(isOfSeveral ? ['left' as const] : []), ...statuses.map(() => 'right' as const)],
    style: { head: [], border: [], compact: true, 'padding-left': 1, 'padding-right': 1 },
  });
  const byRule = groupBy(report.verdicts, ({ rule }) => rule);
  for (const rule of report.rules) {
    const counts = statuses.map((status) => total(byRule.get(rule) ?? [], status));
    table.push([
      rule.id + (rule.severity === 'error' ? '' : ` [${words.severity[rule.severity]}]`),
      ...(isOfSeveral ? [rulebookOfRule(rule, report) ?? ''] : []),
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

/** Exempt verdicts have a column of their own where there are any. */
const statusesCounted = ({ verdicts }: Report): Verdict['status'][] => [
  'pass',
  'fail',
  'undecided',
  'notApplicable',
  ...(total(verdicts, 'exempt') > 0 ? ['exempt' as const] : []),
];

const total = (verdicts: readonly Verdict[], status: Verdict['status']): number =>
  verdicts.filter((verdict) => verdict.status === status).length;
