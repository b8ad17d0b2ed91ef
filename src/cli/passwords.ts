import { Failure } from '../core/failure.ts';
import { decoded } from '../roster/readers/decode.ts';
import type { Files } from './files.ts';

/** To try one takes most of a second for each file: longer lists are something else than passwords. */
const MOST_PASSWORDS = 100;

/**
 * The passwords of a run: those of `--password-file`, one a line as it stands there, and that of the environment.
 * Throws Failure where the file cannot be read, has none, or is no list of passwords.
 */
export async function passwordsGiven(
  options: { readonly passwordFile?: string; readonly password?: string },
  files: Files,
): Promise<string[]> {
  const { passwordFile: path, password } = options;
  const own = path === undefined ? [] : await passwordsIn(path, files);
  return [...new Set(password ? [...own, password] : own)];
}

async function passwordsIn(path: string, files: Files): Promise<string[]> {
  const { bytes } = await files.read(path);
  const passwords = decoded(bytes)
    .split(/\r\n?|\n/)
    .filter((line) => line !== '');
  if (passwords.length === 0) throw new Failure({ code: 'password-file-empty', args: { file: path } });
  if (passwords.length > MOST_PASSWORDS)
    throw new Failure({ code: 'password-file-long', args: { file: path, most: MOST_PASSWORDS } });
  return passwords;
}
