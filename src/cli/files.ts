import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { InputFile } from '../roster/load.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';

/** Reads a file whole, with its SHA-256. Throws Failure that names it where it cannot be read. */
export async function readInput(path: string): Promise<InputFile> {
  try {
    const status = await stat(path);
    if (status.isDirectory()) throw new Failure({ code: 'file-is-folder', args: { file: path } });
    if (!status.isFile())
      throw new Failure({ code: 'file-unreadable', args: { file: path, cause: 'ENOTFILE' } });
    const bytes = await readFile(path);
    return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (codeOf(error) === 'ENOENT') throw new Failure({ code: 'file-missing', args: { file: path } });
    throw new Failure({ code: 'file-unreadable', args: { file: path, cause: codeOf(error) } });
  }
}

/**
 * Writes a file whole or not at all: into a temporary file beside it, then renamed.
 * Throws Failure where it cannot be written, or where it is one of the inputs.
 */
export async function writeWhole(path: string, text: string, inputs: readonly string[]): Promise<void> {
  if (inputs.some((input) => resolve(input) === resolve(path)))
    throw new Failure({ code: 'output-is-input', args: { file: path } });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new Failure({ code: 'output-failed', args: { file: path, cause: codeOf(error) } });
  }
}
