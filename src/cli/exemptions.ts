import type { ExemptionsFile } from '../rulebook/exemptions/model.ts';
import type { Rulebook } from '../rulebook/model.ts';
import type { Config } from './config.ts';
import { type Files, textOf } from './files.ts';

/**
 * Opens the file of exemptions that `--exemptions` or the configuration names; undefined where none is named: one that
 * nobody names is not looked for. Throws Failure where it cannot be read or is wrong, with every problem's place.
 */
export async function openExemptions(
  { config, rulebooks }: { readonly config: Config; readonly rulebooks: readonly Rulebook[] },
  { exemptions }: { readonly exemptions?: string },
  files: Files,
): Promise<ExemptionsFile | undefined> {
  const path = exemptions ?? config.exemptions;
  if (path === undefined) return undefined;
  const file = await files.read(path);
  const { parseExemptions } = await import('../rulebook/exemptions/parse.ts');
  return parseExemptions(textOf(file), file, rulebooks);
}
