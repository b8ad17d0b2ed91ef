import type { Rulebook } from '../model.ts';
import { parseBilingual } from '../parse.ts';
import { type RuleNamed, rulesNamed } from '../rules-named.ts';
import { makeExemptionsGrammar } from './grammar.ts';
import type { ExemptionsFile } from './model.ts';
import { targetOf } from './target.ts';

/**
 * Parses a file of exemptions from the rules of rulebooks, its keys in Chinese or in English.
 * Throws Failure with every problem found, each with its line and column, in the order of the file.
 */
export function parseExemptions(
  text: string,
  { path, sha256 }: Pick<ExemptionsFile, 'path' | 'sha256'>,
  rulebooks: readonly Rulebook[],
): ExemptionsFile {
  const { file, placeOf } = parseBilingual(text, path, makeExemptionsGrammar(rulebooks));
  const entries = (file.exemptions ?? []).map(({ group, person, values, ...entry }, index) => {
    // The grammar has seen to it that there is one.
    const { rule, shown, rulebook } = rulesNamed(entry.rule, rulebooks)[0] as RuleNamed<Rulebook>;
    return {
      ...entry,
      rule: shown,
      of: targetOf({ group, person, values }, rule, rulebook),
      since: entry.since,
      line: placeOf(['exemptions', index]).line,
    };
  });
  return { path, sha256, entries };
}
