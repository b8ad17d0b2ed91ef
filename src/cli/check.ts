import type { Policy } from '../audit/status.ts';
import { EXIT_CODES, statusOf } from '../audit/status.ts';
import { Failure } from '../core/failure.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { FORMATS_WITHOUT_VERDICTS, REPORT_FORMATS } from '../render/index.ts';
import type { Severity } from '../rulebook/model.ts';
import { makeFiles, writeWhole } from './files.ts';
import { makeOutputs, outputsOf, type WrittenOutputs } from './outputs.ts';
import { NothingJudged, type RunOptions, runAudit } from './session.ts';
import type { Streams } from './streams.ts';

export interface CheckOptions extends RunOptions, WrittenOutputs {
  readonly failOn?: string;
  readonly allowUndecided?: boolean;
  readonly each?: boolean;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Which rules decide the exit code. Throws Failure where the severity is none. */
export function policyOf({
  failOn = 'error',
  allowUndecided = false,
}: Pick<CheckOptions, 'failOn' | 'allowUndecided'>): Policy {
  const severity = SEVERITIES.find((each) => each === failOn);
  if (!severity)
    throw new Failure({
      code: 'bad-choice',
      args: { option: '--fail-on', written: failOn, choices: SEVERITIES },
    });
  return { failOn: severity, allowUndecided };
}

/** `cadre-audit check`: judges the files, writes every report asked for, and returns the exit code. */
export async function check(
  files: readonly string[],
  options: CheckOptions,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const wanted = outputsOf(options, REPORT_FORMATS);
  const policy = policyOf(options);
  if (options.each && options.previous)
    throw new Failure({ code: 'not-with-each', args: { option: '--previous' } });
  if (options.each)
    return await (await import('./each.ts')).checkEach(files, options, wanted, policy, catalogue, streams);
  const read = makeFiles();
  const audited = await runAudit(files, options, read).catch((error) => {
    if (error instanceof NothingJudged) return error;
    throw error;
  });
  const unjudged = audited instanceof NothingJudged;
  const report = unjudged ? audited.report : audited;
  const outputs = unjudged ? wanted.filter(({ format }) => FORMATS_WITHOUT_VERDICTS.has(format)) : wanted;
  const { written, shown } = await makeOutputs(
    report,
    outputs,
    REPORT_FORMATS,
    { catalogue, policy },
    streams,
    read,
  );
  // Files first: a reader that closes the pipe costs nobody a report.
  await writeWhole(written);
  if (unjudged) throw audited;
  for (const text of shown) streams.write(text);
  return EXIT_CODES[statusOf(report.verdicts, policy)];
}
