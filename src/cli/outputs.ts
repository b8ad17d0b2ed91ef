import { Failure } from '../core/failure.ts';
import type { Formats, RenderContext, Rendered } from '../render/renderer.ts';
import { checkOutputs, type Files, type OutputFile } from './files.ts';
import type { Streams } from './streams.ts';

/** What a user wrote of the reports that are wanted: `-f json=out/r.json`, `-o report.xlsx`. */
export interface WrittenOutputs {
  readonly format?: readonly string[];
  readonly output?: readonly string[];
}

/** A report that is wanted. */
export interface Output<Name extends string = string> {
  readonly format: Name;
  /** Undefined: standard output. */
  readonly path: string | undefined;
}

const ENDINGS: Readonly<Record<string, string>> = { table: 'txt', issues: 'issues.xlsx' };

/** The ending of a report's file. */
export const endingOf = (format: string): string => ENDINGS[format] ?? format;

function formatNamed<Name extends string>(name: string, { renderers }: Formats<Name, unknown>): Name {
  const formats = Object.keys(renderers) as Name[];
  const format = formats.find((each) => each === name);
  if (!format) throw new Failure({ code: 'unknown-format', args: { format: name, formats } });
  return format;
}

/** The format that a file's ending tells: `.txt` is the table. */
function formatOfEnding<Name extends string>(path: string, formats: Formats<Name, unknown>): Name {
  const ending = (/\.([^./\\]+)$/.exec(path)?.[1] ?? '').toLowerCase();
  return formatNamed(ending === 'txt' ? 'table' : ending, formats);
}

/**
 * What `-f json=out/r.json -f table` asks for. `--output` names the file of the format that has none; without
 * `--format` its ending tells the format.
 */
export function outputsOf<Name extends string>(
  { format, output = [] }: WrittenOutputs,
  formats: Formats<Name, unknown>,
): Output<Name>[] {
  const [file] = output;
  if (output.length > 1) throw new Failure({ code: 'output-twice', args: { file: output[1] as string } });
  if (format === undefined && file !== undefined)
    return [{ format: formatOfEnding(file, formats), path: file }];
  const outputs = (format ?? ['table']).map((written): Output<Name> => {
    const [name = '', ...rest] = written.split('=');
    const path = rest.length > 0 ? rest.join('=') : undefined;
    if (path === '') throw new Failure({ code: 'output-unnamed', args: { written } });
    return { format: formatNamed(name, formats), path };
  });
  const open = outputs.filter(({ path }) => path === undefined);
  if (open.length > 1) throw new Failure({ code: 'two-to-stdout', args: {} });
  const [toStdout] = file === undefined ? open : [];
  if (toStdout && formats.binary.has(toStdout.format))
    throw new Failure({ code: 'format-needs-file', args: { format: toStdout.format } });
  if (file === undefined) return outputs;
  if (open.length === 0) throw new Failure({ code: 'output-unused', args: { file } });
  return outputs.map((each) => (each.path === undefined ? { ...each, path: file } : each));
}

/** Reports as they are written: into files, and to standard output. */
export interface MadeOutputs {
  readonly written: readonly OutputFile[];
  readonly shown: readonly Rendered[];
}

/**
 * Makes every report that is wanted of one thing, and writes none of them. Throws Failure where one would be written over a
 * file of the run.
 */
export async function makeOutputs<Name extends string, Thing>(
  thing: Thing,
  outputs: readonly Output<Name>[],
  { renderers }: Formats<Name, (thing: Thing, context: RenderContext) => Rendered | Promise<Rendered>>,
  context: Pick<RenderContext, 'catalogue' | 'policy'>,
  streams: Streams,
  read: Files,
): Promise<MadeOutputs> {
  await checkOutputs(
    outputs.flatMap(({ path }) => path ?? []),
    read,
  );
  const written: OutputFile[] = [];
  const shown: Rendered[] = [];
  for (const { format, path } of outputs) {
    const render = await renderers[format]();
    const toTerminal = path === undefined;
    const content = await render(thing, {
      ...context,
      width: toTerminal ? streams.width : undefined,
      color: toTerminal && streams.color,
    });
    if (path !== undefined) written.push({ path, content });
    else shown.push(content);
  }
  return { written, shown };
}
