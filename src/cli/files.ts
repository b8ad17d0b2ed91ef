import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { InputFile } from '../roster/find.ts';

/** How files are looked at and read: `node:fs`, unless a test hands in another way. */
export interface FileAccess {
  stat(path: string): Promise<Pick<Stats, 'isFile' | 'isDirectory' | 'size' | 'mtimeMs'>>;
  readFile(path: string): Promise<Uint8Array>;
}

/** A file is held whole while it is read; a roster of 500,000 people has a third of this. */
const MOST_BYTES = 256 * 1024 * 1024;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';

/** Reads files, and knows which were read: none of them may be written over. */
export interface Files {
  /**
   * Reads a file whole, with its SHA-256. Throws Failure that names it where it cannot be read, where it is larger than
   * `most` bytes, or where it changes meanwhile.
   */
  read(path: string, most?: number): Promise<InputFile>;
  /** Where the files that were read really stand, links followed. */
  readonly locations: ReadonlySet<string>;
}

/** The files of one run. */
export function makeFiles(access: FileAccess = { stat, readFile }): Files {
  const locations = new Set<string>();
  return {
    locations,
    read: async (path, most = MOST_BYTES) => {
      const file = await readInput(path, most, access);
      locations.add(await realpath(path));
      return file;
    },
  };
}

/** The text of a file. Throws Failure where it is not in UTF-8. */
export function textOf({ path, bytes }: InputFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure({ code: 'file-not-utf8', args: { file: path } });
  }
}

async function readInput(path: string, most: number, access: FileAccess): Promise<InputFile> {
  try {
    // Asked before it is opened: to open a pipe may wait for ever, and to read a device may have no end.
    const before = await access.stat(path);
    if (before.isDirectory()) throw new Failure({ code: 'file-is-folder', args: { file: path } });
    if (!before.isFile()) throw new Failure({ code: 'file-not-regular', args: { file: path } });
    if (before.size > most)
      throw new Failure({ code: 'file-too-large', args: { file: path, limit: 'file', value: most } });
    const bytes = await access.readFile(path);
    const after = await access.stat(path);
    if (bytes.length !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      throw new Failure({ code: 'file-changed', args: { file: path } });
    return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (codeOf(error) === 'ENOENT') throw new Failure({ code: 'file-missing', args: { file: path } });
    throw new Failure({ code: 'file-unreadable', args: { file: path, cause: codeOf(error) } });
  }
}

/** The file that a path leads to, links followed; of one that is not there yet, the path itself. */
const targetOf = async (path: string): Promise<string> =>
  await realpath(path).catch(async () => {
    const folder = await realpath(dirname(resolve(path))).catch(() => dirname(resolve(path)));
    return resolve(folder, path.replace(/^.*[/\\]/, ''));
  });

/**
 * Throws Failure where a report would be written over a file that the run reads, or over another report.
 * `renewed`: the one file that was read to be written anew.
 */
export async function checkOutputs(
  paths: readonly string[],
  { locations }: Files,
  renewed?: string,
): Promise<void> {
  const own = renewed === undefined ? undefined : await targetOf(renewed);
  const targets = new Set<string>();
  for (const path of paths) {
    const target = await targetOf(path);
    if (locations.has(target) && target !== own)
      throw new Failure({ code: 'output-is-input', args: { file: path } });
    if (targets.has(target)) throw new Failure({ code: 'output-twice', args: { file: path } });
    targets.add(target);
  }
}

/** Throws Failure where something stands at the path already. */
export async function refuseExisting(path: string): Promise<void> {
  const exists = await lstat(path).then(
    () => true,
    () => false,
  );
  if (exists) throw new Failure({ code: 'output-exists', args: { file: path } });
}

/** A report to be written into a file. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

const temporaryOf = (path: string): string => `${path}.${process.pid}.tmp`;

/**
 * Writes files whole or not at all: each into a temporary file beside it; renamed when all of them are written.
 * Throws Failure where one cannot be written.
 */
export async function writeWhole(files: readonly OutputFile[]): Promise<void> {
  let current = '';
  try {
    for (const { path, content } of files) {
      current = path;
      if ((await stat(path).catch(() => undefined))?.isDirectory())
        throw Object.assign(new Error(), { code: 'EISDIR' });
      await mkdir(dirname(resolve(path)), { recursive: true });
      await writeFile(temporaryOf(path), content);
    }
    for (const { path } of files) {
      current = path;
      await rename(temporaryOf(path), path);
    }
  } catch (error) {
    for (const { path } of files) await rm(temporaryOf(path), { force: true }).catch(() => undefined);
    throw new Failure({ code: 'output-failed', args: { file: current, cause: codeOf(error) } });
  }
}
