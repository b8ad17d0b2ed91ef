import { basename, extname, join } from 'node:path';
import { recordsOutside, reportingUnit } from '../audit/reporting-unit.ts';
import type { Policy } from '../audit/status.ts';
import {
  exemptionsOfNobody,
  exitCodeOf,
  isReport,
  type Submission,
  type Submissions,
  unitsMissing,
} from '../audit/submission.ts';
import { Failure } from '../core/failure.ts';
import { visible } from '../core/text.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { FORMATS_WITHOUT_VERDICTS, type Format, RENDERERS } from '../render/index.ts';
import type { RenderContext } from '../render/renderer.ts';
import { checkOutputs, type Files, makeFiles, type OutputFile, writeWhole } from './files.ts';
import { filesNamed } from './inputs.ts';
import { lookAhead } from './look-ahead.ts';
import { endingOf, type Output } from './outputs.ts';
import {
  type Basis,
  inputMeans,
  judgeRoster,
  NothingJudged,
  openBasis,
  type RunOptions,
  readRoster,
  registerFor,
} from './session.ts';
import { messagesOf, type Streams } from './streams.ts';

/** The formats of the summary itself; with a folder (`-f xlsx=out/`) every file has a report of its own in any format. */
const SUMMARIES = {
  table: async () => (await import('../render/submissions.ts')).renderSubmissionsTable,
  json: async () => (await import('../render/submissions.ts')).renderSubmissionsJson,
} as const;

const isSummary = (format: Format): format is keyof typeof SUMMARIES => format in SUMMARIES;

const isFolder = ({ path }: Output<Format>): boolean => path !== undefined && /[/\\]$/.test(path);

/** `cadre-audit check --each`: judges every file on its own, and sums up. A file that cannot be judged stops no other. */
export async function checkEach(
  paths: readonly string[],
  options: RunOptions,
  outputs: readonly Output<Format>[],
  policy: Policy,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  if (options.unit !== undefined)
    throw new Failure({ code: 'options-apart', args: { one: '--each', other: '--unit' } });
  for (const output of outputs)
    if (!isFolder(output) && !isSummary(output.format))
      throw new Failure({ code: 'each-needs-folder', args: { format: output.format } });
  const read = makeFiles();
  const submissions = await judgeEach(paths, options, read);
  const context = { catalogue, policy };
  const written: OutputFile[] = [];
  let shown = '';
  for (const output of outputs) {
    const { format, path } = output;
    if (path !== undefined && isFolder(output))
      written.push(
        ...(await reportsIn(path, format, submissions, { ...context, width: undefined, color: false })),
      );
    else if (isSummary(format)) {
      const render = await SUMMARIES[format]();
      const toTerminal = path === undefined;
      const text = render(submissions, {
        ...context,
        width: toTerminal ? streams.width : undefined,
        color: toTerminal && streams.color,
      });
      if (path === undefined) shown = text;
      else written.push({ path, content: text });
    }
  }
  await checkOutputs(
    written.map(({ path }) => path),
    read,
  );
  await writeWhole(written);
  streams.write(shown);
  return exitCodeOf(submissions, policy);
}

async function judgeEach(paths: readonly string[], options: RunOptions, read: Files): Promise<Submissions> {
  const basis = await openBasis(options, read);
  const { rulebooks, asOf, asOfSource, exemptions } = basis;
  const register = await registerFor(basis, options, read);
  const files: Submission[] = [];
  // One after the other: what is read of a file is let go of before the next one.
  for (const path of await filesNamed(paths, await inputMeans(options, read), read))
    files.push(await judgeAlone(path, options, read, basis));
  const sent = files.flatMap(({ unit }) => (unit ? [unit] : []));
  return {
    asOf,
    asOfSource,
    rulebooks,
    files,
    missing: register && unitsMissing(register, sent),
    notes: exemptions ? exemptionsOfNobody(exemptions, files) : [],
  };
}

async function judgeAlone(
  path: string,
  options: RunOptions,
  files: Files,
  basis: Basis,
): Promise<Submission> {
  let [unit, outside]: [readonly string[] | undefined, number] = [undefined, 0];
  try {
    const read = await readRoster([path], options, files, basis);
    const within = reportingUnit(read.roster);
    if (within !== undefined) {
      unit = read.roster.register.units[within]?.path;
      outside = recordsOutside(read.roster, within);
    }
    const report = await judgeRoster(read, [path], within, true);
    return { path, unit, outside, result: await lookAhead(report, options, read, within) };
  } catch (error) {
    const unjudged = error instanceof NothingJudged ? { unjudged: error.report } : {};
    return { path, unit, outside, result: messagesOf(error), ...unjudged };
  }
}

/** A report a file, named after it; two files of one name are told apart by numbers. */
async function reportsIn(
  folder: string,
  format: Format,
  { files }: Submissions,
  context: RenderContext,
): Promise<OutputFile[]> {
  const render = await RENDERERS[format]();
  const taken = new Map<string, number>();
  const reports: OutputFile[] = [];
  for (const { path, result, unjudged } of files) {
    const report = isReport(result) ? result : FORMATS_WITHOUT_VERDICTS.has(format) && unjudged;
    if (!report) continue;
    const name = visible(basename(path, extname(path)));
    const number = (taken.get(name) ?? 0) + 1;
    taken.set(name, number);
    const file = `${name}${number === 1 ? '' : `-${number}`}.${endingOf(format)}`;
    reports.push({ path: join(folder, file), content: await render(report, context) });
  }
  return reports;
}
