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

/** What is piped into the program: `process.stdin`, unless a test hands in another. */
export type StandardInput = AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };

/** A file is held whole while it is read; a roster of 500,000 people has a third of this. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Node's name for what went wrong. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';

/** Reads files, and knows which were read: none of them may be written over. */
export interface Files {
  /**
   * Reads a file whole, with its SHA-256. Throws Failure that names it where it cannot be read, where it is larger than
   * `most` bytes, or where it changes meanwhile.
   */
  read(path: string, most?: number): Promise<InputFile>;
  /**
   * Reads standard input to its end, once, however often it is asked for. `name` is the name for messages. Throws
   * Failure where it is a terminal, or larger than `most` bytes.
   */
  readStandardInput(name: string, most?: number): Promise<InputFile>;
  /** Says that a file, read once, is none of the run's after all; where it was read again by another name it still is. */
  release(path: string): Promise<void>;
  /** Where the files that were read really stand, links followed. */
  readonly locations: Pick<ReadonlySet<string>, 'has'>;
}

/** The files of one run. */
export function makeFiles(
  access: FileAccess = { stat, readFile },
  input: StandardInput = process.stdin,
): Files {
  /** How often each was read. */
  const readings = new Map<string, number>();
  const count = async (path: string, more: number) => {
    const location = await realpath(path);
    readings.set(location, (readings.get(location) ?? 0) + more);
  };
  let piped: Promise<InputFile> | undefined;
  return {
    locations: { has: (location) => (readings.get(location) ?? 0) > 0 },
    read: async (path, most = MOST_BYTES) => {
      const file = await readInput(path, most, access);
      await count(path, 1);
      return file;
    },
    readStandardInput: (name, most = MOST_BYTES) => {
      piped ??= readPiped(name, most, input);
      return piped;
    },
    release: (path) => count(path, -1),
  };
}

const inputFile = (path: string, bytes: Uint8Array): InputFile => ({
  path,
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

async function readPiped(path: string, most: number, input: StandardInput): Promise<InputFile> {
  if (input.isTTY) throw new Failure({ code: 'input-is-terminal', args: {} });
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of input) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      size += bytes.length;
      if (size > most)
        throw new Failure({ code: 'file-too-large', args: { file: path, limit: 'file', value: most } });
      pieces.push(bytes);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure({ code: 'file-unreadable', args: { file: path, cause: codeOf(error) } });
  }
  return inputFile(path, Buffer.concat(pieces, size));
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
    return inputFile(path, bytes);
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
