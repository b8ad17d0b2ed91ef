import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, parse, relative, sep } from 'node:path';
import { nearest } from '../core/text.ts';
import type { ExtendsMistake } from '../locale/extends-words.ts';

/** The file of a rulebook's folder that is read where the folder is named. */
const IN_A_FOLDER = 'rulebook.yaml';

/**
 * The file that a rulebook means by what it writes under `extends`, or why it may not mean it (docs/decisions/0018):
 * a relative path to a file or folder within its folder tree, links followed, or the id of a shipped rulebook.
 */
export async function pathAbove(
  rulebook: string,
  written: string,
  shipped: ReadonlyMap<string, string>,
): Promise<string | ExtendsMistake> {
  const isPath = /[/\\]|^\.+$|\.ya?ml$/i.test(written);
  if (!isPath)
    return (
      shipped.get(written) ?? {
        kind: 'no-such-id',
        written,
        near: nearest(written, shipped.keys()) ?? '',
        shipped: [...shipped.keys()],
      }
    );
  // Backslashes and drives are of one system alone; whatever has a scheme is of the network.
  if (isAbsolute(written) || /\\|^\/|^[a-z][a-z\d+.-]*:/i.test(written))
    return { kind: 'not-relative', written };
  const named = join(dirname(rulebook), written);
  const isFolder = (await stat(named).catch(() => undefined))?.isDirectory() ?? !/\.ya?ml$/i.test(written);
  const path = isFolder ? join(named, IN_A_FOLDER) : named;
  // What lies outside is not even looked for: a path that leads there is refused whether or not anything stands there.
  const tree = await treeOf(rulebook);
  if (!isWithin(tree, join(await realpath(dirname(rulebook)), relative(dirname(rulebook), path))))
    return { kind: 'outside', written };
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return { kind: 'not-there', written, file: path };
  return isWithin(tree, real) ? path : { kind: 'outside', written };
}

/**
 * The folder tree of a rulebook: the folder above its own and everything below that; of a folder that stands at the top
 * of the disk its own alone.
 */
async function treeOf(rulebook: string): Promise<string> {
  const folder = dirname(await realpath(rulebook));
  const above = dirname(folder);
  return above === parse(above).root ? folder : above;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
