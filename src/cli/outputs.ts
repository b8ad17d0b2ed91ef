import { Failure } from '../core/failure.ts';
import { BINARY_FORMATS, type Format, RENDERERS } from '../render/index.ts';

/** What a user wrote of the reports that are wanted: `-f json=out/r.json`, `-o report.xlsx`. */
export interface WrittenOutputs {
  readonly format?: readonly string[];
  readonly output?: readonly string[];
}

/** A report that is wanted. */
export interface Output {
  readonly format: Format;
  /** Undefined: standard output. */
  readonly path: string | undefined;
}

const ENDINGS: Partial<Record<Format, string>> = { table: 'txt', issues: 'issues.xlsx' };

/** The ending of a report's file. */
export const endingOf = (format: Format): string => ENDINGS[format] ?? format;

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
export function outputsOf({ format, output = [] }: WrittenOutputs): Output[] {
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
