import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/text.ts';
import type { InputFile } from '../roster/find.ts';
import type { RulebookFile } from '../rulebook/grammar.ts';
import type { OpenedRulebook, RulebookSource } from '../rulebook/load.ts';
import { openRulebook } from '../rulebook/load.ts';
import { parseRulebook } from '../rulebook/parse.ts';
import { pathAbove } from './above.ts';
import { type Files, textOf } from './files.ts';

/** The folder of the rulebooks that come with the program: one folder each. */
const SHIPPED = fileURLToPath(new URL('../../rules/', import.meta.url));

/** The rulebook that is used where none is named. */
const DEFAULT = 'cixi-young-cadres';

/** The ids of the rulebooks that come with the program. */
export async function shippedRulebooks(): Promise<string[]> {
  const entries = await readdir(SHIPPED, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Opens a rulebook by its shipped id or by the path of its file or folder. Throws Failure where it is neither, or wrong. */
export const findRulebook = async (name: string | undefined, files: Files): Promise<OpenedRulebook> =>
  await openRulebook(await sourceOf(await rulebookPath(name), files));

/** What the rulebook says that another one extends; undefined where that extends none. */
export async function fileAbove(file: InputFile, files: Files): Promise<RulebookFile | undefined> {
  const isAlone = parseRulebook(textOf(file), file.path).file.extends === undefined;
  return isAlone ? undefined : (await openRulebook(sourceFrom(file, files))).above;
}

/** The file of a rulebook, by its shipped id, by its path or by its folder's. Throws Failure where it is none of these. */
export async function rulebookPath(name: string = DEFAULT): Promise<string> {
  const shipped = await shippedRulebooks();
  if (shipped.includes(name)) return shippedPath(name);
  if (/\.ya?ml$/i.test(name)) return name;
  const inFolder = join(name, FILE_NAME);
  if (existsSync(inFolder)) return inFolder;
  throw new Failure({
    code: 'rulebook-missing',
    args: { name, near: nearest(name, shipped) ?? '', shipped },
  });
}

const FILE_NAME = 'rulebook.yaml';

const shippedPath = (id: string): string => join(SHIPPED, id, FILE_NAME);

const shippedPaths = async (): Promise<ReadonlyMap<string, string>> =>
  new Map((await shippedRulebooks()).map((id) => [id, shippedPath(id)]));

const sourceOf = async (path: string, files: Files): Promise<RulebookSource> =>
  sourceFrom(await files.read(path), files);

function sourceFrom(file: InputFile, files: Files): RulebookSource {
  const { path } = file;
  return {
    path,
    text: textOf(file),
    sha256: file.sha256,
    async beside(name) {
      // A rulebook names only files of its own folder.
      if (isAbsolute(name) || basename(name) !== name)
        throw new Failure({ code: 'rulebook-outside', args: { file: name } });
      return (await files.read(join(dirname(path), name))).bytes;
    },
    async above(name) {
      const found = await pathAbove(path, name, await shippedPaths());
      return typeof found === 'string' ? await sourceOf(found, files) : found;
    },
  };
}

/** The rulebook's register of units, as a file to be read; undefined where it has none. */
export async function registerOf({
  unitsBeside,
  parsed,
}: OpenedRulebook): Promise<{ path: string; bytes: Uint8Array; sha256: string } | undefined> {
  const { units } = parsed.file;
  if (units === undefined) return undefined;
  return { path: units, bytes: await unitsBeside.beside(units), sha256: '' };
}
