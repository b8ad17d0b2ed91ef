import { Chalk } from 'chalk';
import CliTable from 'cli-table3';
import { summarise } from '../audit/report.ts';
import {
  exitCodeOf,
  isReport,
  type Submission,
  type Submissions,
  submissionStatus,
} from '../audit/submission.ts';
import { formatDay } from '../core/calendar.ts';
import { visible } from '../core/text.ts';
import { say } from '../locale/catalogue.ts';
import { fold } from './fold.ts';
import { tightVerdicts } from './headroom.ts';
import { renderJson } from './json.ts';
import { fileName } from './line.ts';
import type { RenderContext } from './renderer.ts';
import { titleOfAll } from './rulebooks.ts';
import type { JsonSubmissions } from './submissions-schema.ts';

/** The files that were each judged on their own, for a terminal: who sent, what came of it, and who is missing. */
export function renderSubmissionsTable(submissions: Submissions, context: RenderContext): string {
  const { catalogue, width, color, policy } = context;
  const { words } = catalogue;
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const folded = (text: string) => (width === undefined ? text : fold(text, width, '  '));
  const { files, missing, rulebooks, asOf, asOfSource } = submissions;
  const lines = [
    chalk.bold(
      folded(
        `${titleOfAll(rulebooks, catalogue)} · ${words.punctuation.bracketed(words.asOf(formatDay(asOf)), words.asOfSource[asOfSource])}`,
      ),
    ),
    chalk.bold(words.submissions.title),
    tableOf(files, context),
  ];
  for (const file of files) {
    if (!isReport(file.result))
      lines.push(...file.result.map((message) => chalk.red(folded(visible(say(catalogue, message))))));
    if (file.unit === undefined && isReport(file.result))
      lines.push(folded(words.submissions.ofNoUnit(visible(fileName(file.path)))));
    if (file.outside > 0 && file.unit)
      lines.push(
        folded(
          words.submissions.outside({
            file: visible(fileName(file.path)),
            unit: file.unit.join('/'),
            records: file.outside,
          }),
        ),
      );
  }
  for (const twice of sentTwice(files)) lines.push(folded(words.submissions.twice(twice)));
  if (missing) lines.push(folded(words.submissions.missing(missing)));
  for (const note of submissions.notes) lines.push(folded(visible(say(catalogue, note))));
  const statuses = files.map((file) => submissionStatus(file, policy));
  lines.push(
    folded(
      words.submissions.summary({
        files: files.length,
        pass: statuses.filter((status) => status === 'pass').length,
        fail: statuses.filter((status) => status === 'fail').length,
        undecided: statuses.filter((status) => status === 'undecided').length,
        notMade: statuses.filter((status) => status === 'notMade').length,
      }),
    ),
  );
  return `${lines.join('\n')}\n`;
}

function tableOf(files: readonly Submission[], { catalogue, policy }: RenderContext): string {
  const { words } = catalogue;
  const exempt = files.some(({ result }) => isReport(result) && summarise(result.verdicts).exempt > 0);
  const counted = ['fail', 'undecided', ...(exempt ? ['exempt' as const] : [])] as const;
  const tight = files.map(({ result }) => (isReport(result) ? tightVerdicts(result) : undefined));
  const hasTight = tight.some((count) => count !== undefined);
  const table = new CliTable({
    head: [
      words.submissions.unit,
      words.labels.files,
      words.labels.conclusion,
      ...counted.map((status) => words.status[status]),
      ...(hasTight ? [words.headroom.tight] : []),
      words.labels.dataIssues,
    ],
    colAligns: [
      ...['left' as const, 'left' as const, 'left' as const],
      ...[...counted, ...(hasTight ? ['tight'] : [])].map(() => 'right' as const),
      'right',
    ],
    style: { head: [], border: [], compact: true, 'padding-left': 1, 'padding-right': 1 },
  });
  for (const [index, file] of files.entries()) {
    const { result } = file;
    const counts = [
      ...counted.map((status) => (isReport(result) ? summarise(result.verdicts)[status] : '')),
      ...(hasTight ? [tight[index] ?? ''] : []),
      isReport(result) ? result.issues.length : '',
    ];
    table.push([
      file.unit?.join('/') ?? (isReport(result) ? words.submissions.noUnit : ''),
      visible(fileName(file.path)),
      words.submissions.status[submissionStatus(file, policy)],
      ...counts.map(String),
    ]);
  }
  return table.toString();
}

/** Units of which several files came, with the files. */
function sentTwice(files: readonly Submission[]): { unit: string; files: string[] }[] {
  const byUnit = new Map<string, string[]>();
  for (const { unit, path } of files) {
    if (!unit) continue;
    const own = byUnit.get(unit.join('/'));
    if (own) own.push(visible(fileName(path)));
    else byUnit.set(unit.join('/'), [visible(fileName(path))]);
  }
  return [...byUnit].flatMap(([unit, own]) => (own.length > 1 ? [{ unit, files: own }] : []));
}

/**
 * The same as JSON (contract `cadre-audit-each/1`; `submissionsSchema` describes it): of each file its report
 * (`cadre-audit/1`), or why there is none.
 */
export function renderSubmissionsJson(submissions: Submissions, context: RenderContext): string {
  const { catalogue, policy } = context;
  const { files, missing, asOf, asOfSource } = submissions;
  const decoder = new TextDecoder();
  const each = files.map((file) => {
    const { path, unit, outside, result } = file;
    const head: Omit<JsonSubmissions['files'][number], 'report'> = {
      path: visible(path),
      unit: unit ? [...unit] : null,
      status: submissionStatus(file, policy),
      recordsOutside: outside,
      ...(isReport(result)
        ? {}
        : {
            problems: result.map((message) => ({
              code: message.code,
              message: visible(say(catalogue, message)),
            })),
          }),
    };
    const report = isReport(result) ? decoder.decode(renderJson(result, context)).trimEnd() : 'null';
    return `    ${JSON.stringify(head).slice(0, -1)},"report": ${report.replaceAll('\n', '\n    ')}}`;
  });
  const notes = submissions.notes.map((note) => ({
    code: note.code,
    message: visible(say(catalogue, note)),
  }));
  const parts: Readonly<Record<Exclude<keyof JsonSubmissions, 'notes'>, string>> & { notes?: string } = {
    report: JSON.stringify('cadre-audit-each/1'),
    asOf: JSON.stringify(formatDay(asOf)),
    asOfSource: JSON.stringify(asOfSource),
    exitCode: JSON.stringify(exitCodeOf(submissions, policy)),
    missing: JSON.stringify(missing ?? null),
    files: `[\n${each.join(',\n')}\n  ]`,
    ...(notes.length > 0 ? { notes: JSON.stringify(notes) } : {}),
  };
  return `{\n${Object.entries(parts)
    .map(([key, part]) => `  "${key}": ${part}`)
    .join(',\n')}\n}\n`;
}
