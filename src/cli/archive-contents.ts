import { createHash } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import type { InputFile } from '../roster/find.ts';
import { type Archive, type ArchiveEntry, archiveWithin } from '../roster/readers/xlsx/archive.ts';
import { type Limits, limitsOf, type Parts, partsOf } from '../roster/readers/xlsx/parts.ts';
import { Unreadable, unreadableMessage } from '../roster/readers/xlsx/unreadable.ts';
import type { InputMeans } from './decrypt.ts';
import { type Contents, inOrder, isLitter, mayHoldRosters } from './walk.ts';

/** Files that make an archive one document: an Office package (ECMA-376 part 2), an OpenDocument file. */
const OF_A_DOCUMENT =
  /^\/?(?:\[content_types\]\.xml$|_rels\/|xl\/|word\/|mimetype$|meta-inf\/manifest\.xml$)/i;

/** The directory of an archive of files; undefined for anything else, a workbook and a damaged archive among it. */
async function archiveOfFiles(bytes: Uint8Array, { openArchive }: InputMeans): Promise<Archive | undefined> {
  const archive = await opened(bytes, openArchive);
  return archive?.some(({ name }) => OF_A_DOCUMENT.test(name)) ? undefined : archive;
}

async function opened(
  bytes: Uint8Array,
  openArchive: InputMeans['openArchive'],
): Promise<Archive | undefined> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined;
  const archive = archiveWithin(bytes);
  return archive && (await openArchive(archive).catch(() => undefined));
}

/**
 * The files in a `.zip`, as if it were a folder; undefined where the file is no archive of files. Nothing is unpacked to
 * a disk. All of it, workbooks unpacked, may hold as much as one workbook: else an archive of many small workbooks that
 * each unpack to much would be a bomb. Throws Failure where it holds more, or another archive.
 */
export async function contentsOf(
  { path, bytes }: InputFile,
  means: InputMeans,
): Promise<Contents<InputFile> | undefined> {
  const archive = await archiveOfFiles(bytes, means);
  if (!archive) return undefined;
  const named = archive
    .filter(({ name }) => !name.endsWith('/') && !isLitter(name))
    .sort((a, b) => inOrder(a.name, b.name));
  const limits = limitsOf(means.maxBytes);
  const parts = partsOf(archive, limits);
  const files: InputFile[] = [];
  let workbooks = 0;
  for (const entry of named.filter(({ name }) => mayHoldRosters(name))) {
    const file = await means.decrypt(await entryFile(path, entry, parts));
    workbooks += await sizeUnpacked(file, means);
    if (workbooks > limits.bytes) throw tooLarge(path, limits);
    files.push(file);
  }
  const passedOver = named.flatMap(({ name }) => (mayHoldRosters(name) ? [] : [`${path}/${name}`]));
  return { files, passedOver };
}

async function entryFile(archive: string, { name, size }: ArchiveEntry, parts: Parts): Promise<InputFile> {
  const path = `${archive}/${name.replace(/^\/+/, '')}`;
  try {
    const pieces: Uint8Array[] = [];
    // A large piece may be handed out from memory that is used again.
    for await (const piece of parts.read(name)) pieces.push(piece.slice());
    const bytes = Buffer.concat(pieces, size);
    return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Failure(
      error.reason.kind === 'encrypted'
        ? { code: 'archive-encrypted', args: { file: path } }
        : unreadableMessage(error.reason, path, 'zip'),
    );
  }
}

/** How many bytes a workbook says that it holds; nothing for what is none. Throws Failure for an archive of files. */
async function sizeUnpacked({ path, bytes }: InputFile, { openArchive }: InputMeans): Promise<number> {
  const archive = await opened(bytes, openArchive);
  if (!archive) return 0;
  if (!archive.some(({ name }) => OF_A_DOCUMENT.test(name)))
    throw new Failure({ code: 'archive-in-archive', args: { file: path } });
  return archive.reduce((sum, { size }) => sum + size, 0);
}

const tooLarge = (file: string, { bytes }: Limits): Failure =>
  new Failure({ code: 'file-too-large', args: { file, limit: 'bytes', value: bytes } });
