import { grammar, KEYS, type RulebookFile } from './grammar.ts';
import { type KeyPath, type ParsedYaml, parseYaml } from './yaml-file.ts';

/** A parsed rulebook with the means to say where a key stands. */
export type ParsedRulebook = ParsedYaml<RulebookFile>;

function keysAt(keys: KeyPath): readonly string[] {
  const section = String(keys[0] ?? '');
  if (keys.length === 0) return KEYS.rulebook;
  if (section === 'tables' && keys.length > 2) return KEYS.column;
  if (keys.length === 2 && section in KEYS) return KEYS[section as keyof typeof KEYS];
  return KEYS.condition;
}

/**
 * Parses the YAML of a rulebook and checks it by the grammar.
 * Throws Failure with every problem found, each with its line and column, in the order of the file.
 */
export const parseRulebook = (text: string, path: string): ParsedRulebook =>
  parseYaml(text, path, { schema: grammar, keysAt });
