import type { Policy } from '../audit/status.ts';
import { EXIT_CODES, statusOf } from '../audit/status.ts';
import { Failure } from '../core/failure.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { type Format, RENDERERS } from '../render/index.ts';
import type { Severity } from '../rulebook/model.ts';
import { writeWhole } from './files.ts';
import { type RunOptions, runAudit } from './session.ts';
import type { Streams } from './streams.ts';

export interface CheckOptions extends RunOptions {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly failOn?: string;
  readonly allowUndecided?: boolean;
}

interface Output {
  readonly format: Format;
  /** Undefined: standard output. */
  readonly path: string | undefined;
}

const FORMATS = Object.keys(RENDERERS) as Format[];

function formatNamed(name: string): Format {
  const format = FORMATS.find((each) => each === name);
  if (!format) throw new Failure({ code: 'unknown-format', args: { format: name, formats: FORMATS } });
  return format;
}

/** What `-f json=out/r.json -f table` asks for. `--output` names the file of a single format, or tells it by its ending. */
function outputsOf({ format, output }: CheckOptions): Output[] {
  if (format === undefined && output !== undefined) {
    const ending = output.replace(/^.*\./, '');
    return [{ format: formatNamed(ending === 'txt' ? 'table' : ending), path: output }];
  }
  const outputs = (format ?? ['table']).map((written): Output => {
    const [name = '', ...rest] = written.split('=');
    return { format: formatNamed(name), path: rest.length > 0 ? rest.join('=') : undefined };
  });
  const [only] = outputs.filter(({ path }) => path === undefined);
  const placed =
    output === undefined || !only
      ? outputs
      : outputs.map((each) => (each === only ? { ...each, path: output } : each));
  if (placed.filter(({ path }) => path === undefined).length > 1)
    throw new Failure({ code: 'two-to-stdout', args: {} });
  return placed;
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
  const report = await runAudit(files, options);
  for (const { format, path } of outputs) {
    const render = await RENDERERS[format]();
    const toTerminal = path === undefined;
    const text = render(report, {
      catalogue,
      policy,
      width: toTerminal ? streams.width : undefined,
      color: toTerminal && streams.color,
    });
    if (path === undefined) streams.write(text);
    else await writeWhole(path, text, files);
  }
  return EXIT_CODES[statusOf(report.verdicts, policy)];
}
