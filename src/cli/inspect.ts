import { EXIT_CODES } from '../audit/status.ts';
import { Failure } from '../core/failure.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { inspectRoster } from '../roster/inspect.ts';
import { makeFiles } from './files.ts';
import { loadFiles, type RunOptions } from './session.ts';
import type { Streams } from './streams.ts';

export interface InspectOptions extends Omit<RunOptions, 'unit'> {
  readonly format?: string;
}

const FORMATS = ['table', 'json'] as const;

/** `cadre-audit inspect`: how each sheet was read, before anything is judged. Returns the exit code. */
export async function inspect(
  paths: readonly string[],
  options: InspectOptions,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const { format = 'table' } = options;
  if (!FORMATS.some((each) => each === format))
    throw new Failure({
      code: 'bad-choice',
      args: { option: '--format', written: format, choices: FORMATS },
    });
  const { roster, inputs, means } = await loadFiles(paths, options, makeFiles());
  const inspection = { files: await inspectRoster(roster, inputs, means), issues: roster.issues };
  const { inspectionJson, renderInspection } = await import('../render/inspection.ts');
  streams.write(
    format === 'json'
      ? inspectionJson(inspection, catalogue)
      : renderInspection(inspection, catalogue, streams.width),
  );
  return EXIT_CODES.pass;
}
