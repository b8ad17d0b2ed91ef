import { stat } from 'node:fs/promises';
import { Failure } from '../core/failure.ts';
import type { Message } from '../locale/catalogue.ts';
import type { InputFile } from '../roster/find.ts';
import { FORMATS_READ, INPUT_FORMATS } from '../roster/readers/index.ts';
import { limitsOf } from '../roster/readers/xlsx/parts.ts';
import { contentsOf } from './archive-contents.ts';
import type { InputMeans } from './decrypt.ts';
import type { Files } from './files.ts';
import { type Contents, filesIn, isPattern, matchesOf } from './walk.ts';

/** The name by which standard input goes on a command line. */
const STANDARD_INPUT = '-';

/** A file that is to be read. `place`: the folder or the pattern that it was found by; undefined: it was named itself. */
interface Candidate {
  readonly path: string;
  readonly place: string | undefined;
}

/** The files of a run, and what is to be said of those that were found and not read. */
export interface Inputs {
  readonly files: readonly InputFile[];
  readonly notes: readonly Message[];
}

/** So many files are open at a time: a folder may have more of them than a process may open. */
const AT_ONCE = 32;

/**
 * Reads what the arguments of a command name: files, folders, archives, patterns and standard input, in their order.
 * Throws Failure where anything of it cannot be read, or where a folder or a pattern leads to no roster.
 */
export async function openInputs(
  paths: readonly string[],
  format: string | undefined,
  means: InputMeans,
  files: Files,
): Promise<Inputs> {
  checkFormat(format, paths);
  const passedOver = new Map<string, string[]>();
  const pass = (place: string, own: readonly string[]) =>
    passedOver.set(place, [...(passedOver.get(place) ?? []), ...own]);
  const candidates: Candidate[] = [];
  for (const path of paths) candidates.push(...(await candidatesAt(path, pass)));
  const roomFor = roomOf(means);
  const read: InputFile[] = [];
  for (let at = 0; at < candidates.length; at += AT_ONCE) {
    const batch = candidates.slice(at, at + AT_ONCE);
    const opened = await Promise.all(batch.map(({ path }) => readOne(path, format, means, files)));
    for (const [index, file] of opened.entries()) {
      const candidate = batch[index] as Candidate;
      roomFor(candidate, file);
      read.push(...(await rostersOf(file, candidate, means, files, pass)));
    }
  }
  if (read.length === 0) throw noRosters(paths);
  return { files: read, notes: [...passedOver].flatMap(([place, own]) => notesOf(place, own)) };
}

/**
 * The files that the arguments of a command name, each to be read on its own: folders and patterns are gone into, an
 * archive is one. Reports of this program that nobody named are left out; what cannot be read is told of by whoever reads it.
 */
export async function filesNamed(
  paths: readonly string[],
  means: InputMeans,
  files: Files,
): Promise<string[]> {
  const named: string[] = [];
  for (const path of paths)
    for (const { path: own, place } of await candidatesAt(path, () => undefined)) {
      const isLeftOut =
        place !== undefined &&
        (await files.read(own, means.maxBytes).then(
          (file) => isReport(file, means, files),
          () => false,
        ));
      if (!isLeftOut) named.push(own);
    }
  if (named.length === 0) throw noRosters(paths);
  return named;
}

function checkFormat(format: string | undefined, paths: readonly string[]): void {
  if (format === undefined) return;
  if (!INPUT_FORMATS.includes(format))
    throw new Failure({
      code: 'bad-choice',
      args: { option: '--input-format', written: format, choices: INPUT_FORMATS },
    });
  if (!paths.includes(STANDARD_INPUT)) throw new Failure({ code: 'input-format-unused', args: { format } });
}

type PassOver = (place: string, paths: readonly string[]) => void;

/** The files that an argument means. */
async function candidatesAt(path: string, pass: PassOver): Promise<Candidate[]> {
  const there = path === STANDARD_INPUT ? undefined : await stat(path).catch(() => undefined);
  if (there?.isDirectory()) return await candidatesIn(path, path, pass);
  if (there || path === STANDARD_INPUT || !isPattern(path)) return [{ path, place: undefined }];
  const matches = await matchesOf(path);
  if (matches.length === 0) throw new Failure({ code: 'pattern-unmatched', args: { pattern: path } });
  const found: Candidate[] = [];
  for (const match of matches)
    if ((await stat(match).catch(() => undefined))?.isDirectory())
      found.push(...(await candidatesIn(match, path, pass)));
    else found.push({ path: match, place: path });
  return found;
}

async function candidatesIn(folder: string, place: string, pass: PassOver): Promise<Candidate[]> {
  const { files, passedOver } = await filesIn(folder);
  if (passedOver.length > 0) pass(place, passedOver);
  return files.map((path) => ({ path, place }));
}

async function readOne(
  path: string,
  format: string | undefined,
  { maxBytes, decrypt }: InputMeans,
  files: Files,
): Promise<InputFile> {
  if (path !== STANDARD_INPUT) return await decrypt(await files.read(path, maxBytes));
  const file = await decrypt(await files.readStandardInput(path, maxBytes));
  return format === undefined ? file : { ...file, format };
}

/** Holds what is found by a folder or a pattern to as many bytes as one workbook may have: all of it is held at once. */
function roomOf({ maxBytes }: InputMeans): (candidate: Candidate, file: InputFile) => void {
  const { bytes: most } = limitsOf(maxBytes);
  const taken = new Map<string, number>();
  return ({ place }, { bytes }) => {
    if (place === undefined) return;
    const total = (taken.get(place) ?? 0) + bytes.length;
    taken.set(place, total);
    if (total > most)
      throw new Failure({ code: 'file-too-large', args: { file: place, limit: 'folder', value: most } });
  };
}

/** The rosters in a file: itself, those in an archive, or none where it is a report of this program that nobody named. */
async function rostersOf(
  file: InputFile,
  { place }: Candidate,
  means: InputMeans,
  files: Files,
  pass: PassOver,
): Promise<readonly InputFile[]> {
  const isSaid = file.format !== undefined;
  const contents: Contents<InputFile> | undefined = isSaid ? undefined : await contentsOf(file, means);
  if (!contents) return place !== undefined && (await isReport(file, means, files)) ? [] : [file];
  if (contents.files.length === 0 && place === undefined)
    throw new Failure({ code: 'archive-empty', args: { file: file.path, formats: FORMATS_READ } });
  const passedOver = contents.files.length === 0 ? [file.path] : contents.passedOver;
  if (passedOver.length > 0) pass(place ?? file.path, passedOver);
  const rosters: InputFile[] = [];
  for (const own of contents.files) if (!(await isOwnReport(own, means))) rosters.push(own);
  return rosters;
}

/** Loaded where something was found that nobody named: most runs name their files. */
const isOwnReport = async (file: InputFile, means: InputMeans): Promise<boolean> =>
  await (await import('./own-report.ts')).isOwnReport(file, means);

/** A report that an earlier run left in the folder is no input, so that this run may write it anew. */
async function isReport(file: InputFile, means: InputMeans, files: Files): Promise<boolean> {
  const isOwn = await isOwnReport(file, means);
  if (isOwn) await files.release(file.path);
  return isOwn;
}

const noRosters = (paths: readonly string[]): Failure =>
  new Failure(
    ...paths.map((folder) => ({ code: 'folder-empty' as const, args: { folder, formats: FORMATS_READ } })),
  );

const notesOf = (place: string, files: readonly string[]): Message[] =>
  files.length === 0 ? [] : [{ code: 'files-passed-over', args: { place, files } }];
