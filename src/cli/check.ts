import type { Policy } from '../audit/status.ts';
import { EXIT_CODES, statusOf } from '../audit/status.ts';
import { Failure } from '../core/failure.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { BINARY_FORMATS, type Format, RENDERERS } from '../render/index.ts';
import type { Render } from '../render/renderer.ts';
import type { Severity } from '../rulebook/model.ts';
import { checkOutputs, makeFiles, type OutputFile, writeWhole } from './files.ts';
import { type RunOptions, runAudit } from './session.ts';
import type { Streams } from './streams.ts';

export interface CheckOptions extends RunOptions {
  readonly format?: readonly string[];
  readonly output?: readonly string[];
  readonly failOn?: string;
  readonly allowUndecided?: boolean;
  readonly each?: boolean;
}

export interface Output {
  readonly format: Format;
  /** Undefined: standard output. */
  readonly path: string | undefined;
}

/** The ending of a report's file. */
export const endingOf = (format: Format): string => (format === 'table' ? 'txt' : format);

const FORMATS = Object.keys(RENDERERS) as Format[];

function formatNamed(name: string): Format {
  const format = FORMATS.find((each) => each === name);
  if (!format) throw new Failure({ code: 'unknown-format', args: { format: name, formats: FORMATS } });
  return format;
}

/** The format that a file's ending tells: `.txt` is the table. */
const formatOfEnding = (path: string): Format => {
  const ending = (/\.([^./\\]+)$/.exec(path)?.[1] ?? '').toLowerCase();
  return formatNamed(ending === 'txt' ? 'table' : ending);
};

/**
 * What `-f json=out/r.json -f table` asks for. `--output` names the file of the format that has none; without
 * `--format` its ending tells the format.
 */
function outputsOf({ format, output = [] }: CheckOptions): Output[] {
  const [file] = output;
  if (output.length > 1) throw new Failure({ code: 'output-twice', args: { file: output[1] as string } });
  if (format === undefined && file !== undefined) return [{ format: formatOfEnding(file), path: file }];
  const outputs = (format ?? ['table']).map((written): Output => {
    const [name = '', ...rest] = written.split('=');
    const path = rest.length > 0 ? rest.join('=') : undefined;
    if (path === '') throw new Failure({ code: 'output-unnamed', args: { written } });
    return { format: formatNamed(name), path };
  });
  const open = outputs.filter(({ path }) => path === undefined);
  if (open.length > 1) throw new Failure({ code: 'two-to-stdout', args: {} });
  const [toStdout] = file === undefined ? open : [];
  if (toStdout && BINARY_FORMATS.has(toStdout.format))
    throw new Failure({ code: 'format-needs-file', args: { format: toStdout.format } });
  if (file === undefined) return outputs;
  if (open.length === 0) throw new Failure({ code: 'output-unused', args: { file } });
  return outputs.map((each) => (each.path === undefined ? { ...each, path: file } : each));
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function policyOf({ failOn = 'error', allowUndecided = false }: CheckOptions): Policy {
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
  const outputs = outputsOf(options);
  const policy = policyOf(options);
  if (options.each)
    return await (await import('./each.ts')).checkEach(files, options, outputs, policy, catalogue, streams);
  const read = makeFiles();
  const report = await runAudit(files, options, read);
  await checkOutputs(
    outputs.flatMap(({ path }) => path ?? []),
    read,
  );
  const written: OutputFile[] = [];
  const shown: string[] = [];
  for (const { format, path } of outputs) {
    const render: Render = await RENDERERS[format]();
    const toTerminal = path === undefined;
    const content = await render(report, {
      catalogue,
      policy,
      width: toTerminal ? streams.width : undefined,
      color: toTerminal && streams.color,
    });
    if (path !== undefined) written.push({ path, content });
    else if (typeof content === 'string') shown.push(content);
  }
  // Files first: a reader that closes the pipe costs nobody a report.
  await writeWhole(written);
  for (const text of shown) streams.write(text);
  return EXIT_CODES[statusOf(report.verdicts, policy)];
}
