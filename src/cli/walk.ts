import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { isRosterName } from '../roster/readers/index.ts';
import { codeOf } from './files.ts';

/** What stands in a folder or an archive: files that may be rosters, in a stable order, and those that are none by their names. */
export interface Contents<File> {
  readonly files: readonly File[];
  readonly passedOver: readonly string[];
}

/** Whoever names a whole drive by mistake is told so, before all of it is read. */
const MOST_ENTRIES = 100_000;

/** What programs and systems leave beside people's files: hidden files, locks of Excel and WPS, thumbnails. */
const LITTER = /^(?:\.(?!\.?$)|~\$|__MACOSX$|(?:eh)?thumbs\.db$|desktop\.ini$)/i;

/** Whether a path within a folder or an archive leads to something that no person put there. */
export const isLitter = (path: string): boolean => path.split(/[/\\]/).some((part) => LITTER.test(part));

/** Whether a file in a folder or an archive may hold rosters; one that is named by itself is read whatever its name. */
export const mayHoldRosters = (name: string): boolean => isRosterName(name) || /\.zip$/i.test(name);

/** By code units, so that the order is the same wherever the program runs. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The files in a folder and the folders in it; a folder that links lead to more than once is looked at once. */
export async function filesIn(folder: string): Promise<Contents<string>> {
  const [files, passedOver]: [string[], string[]] = [[], []];
  const seen = new Set<string>();
  let entries = 0;
  async function walk(path: string): Promise<void> {
    const real = await realpath(path);
    if (seen.has(real)) return;
    seen.add(real);
    const names = (await readdir(path)).filter((name) => !isLitter(name)).sort(inOrder);
    entries += names.length;
    if (entries > MOST_ENTRIES)
      throw new Failure({ code: 'folder-too-large', args: { folder, most: MOST_ENTRIES } });
    for (const name of names) {
      const own = join(path, name);
      const kind = await stat(own).catch(() => undefined);
      if (kind?.isDirectory()) await walk(own);
      // A link that leads nowhere is told of when it is read: somebody may be missing.
      else if (mayHoldRosters(name) && kind?.isFile() !== false) files.push(own);
      else passedOver.push(own);
    }
  }
  try {
    await walk(folder);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure({ code: 'file-unreadable', args: { file: folder, cause: codeOf(error) } });
  }
  return { files, passedOver };
}

/** Whether a path may be a pattern that no shell has expanded: cmd.exe expands none, and quotes keep others from it. */
export const isPattern = (path: string): boolean => /[*?]|\[.+\]|\{.+\}/.test(path);

/** The files and folders that a pattern means, in a stable order. */
export async function matchesOf(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const written = process.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
  // As a shell does it: hidden names only where they are asked for, and folders are matches like files.
  const found = await glob(written, {
    absolute: isAbsolute(pattern),
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  return found
    .map((path) => path.replace(/(?<=.)[/\\]$/, ''))
    .filter((path) => !isLitter(basename(path)))
    .sort(inOrder);
}
