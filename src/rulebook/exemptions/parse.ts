import type { Rule } from '../model.ts';
import { parseBilingual } from '../parse.ts';
import { makeExemptionsGrammar } from './grammar.ts';
import type { ExemptionsFile } from './model.ts';
import { type RulesNamed, targetOf } from './target.ts';

/**
 * Parses a file of exemptions from the rules of a rulebook, its keys in Chinese or in English.
 * Throws Failure with every problem found, each with its line and column, in the order of the file.
 */
export function parseExemptions(
  text: string,
  { path, sha256 }: Pick<ExemptionsFile, 'path' | 'sha256'>,
  rulebook: RulesNamed,
): ExemptionsFile {
  const { file, placeOf } = parseBilingual(text, path, makeExemptionsGrammar(rulebook));
  const entries = (file.exemptions ?? []).map(({ group, person, values, ...entry }, index) => ({
    ...entry,
    of: targetOf({ group, person, values }, ruleOf(entry.rule, rulebook), rulebook),
    since: entry.since,
    line: placeOf(['exemptions', index]).line,
  }));
  return { path, sha256, entries };
}

/** The grammar has seen to it that there is one. */
const ruleOf = (id: string, { rules }: RulesNamed): Rule => rules.find((rule) => rule.id === id) as Rule;
