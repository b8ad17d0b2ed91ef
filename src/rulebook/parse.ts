import { rulebookDialect } from './dialect.ts';
import { grammar, type RulebookFile } from './grammar.ts';
import { mapAt, placeAt } from './grammar-places.ts';
import { type KeyPath, type ParsedYaml, parseYaml } from './yaml-file.ts';

/** A parsed rulebook with the means to say where a key stands. */
export type ParsedRulebook = ParsedYaml<RulebookFile>;

const keysAt = (path: KeyPath): readonly string[] => [...mapAt(placeAt(grammar, path)).keys.keys()];

/**
 * Parses the YAML of a rulebook and checks it by the grammar, whichever language its keys are in.
 * `above`: the rulebook that it extends, whose names show what words of this one are. Throws Failure with every problem
 * found, each with its line and column, in the order of the file.
 */
export const parseRulebook = (text: string, path: string, above?: RulebookFile): ParsedRulebook =>
  parseYaml(text, path, {
    schema: grammar,
    keysAt,
    dialect: (document, lines) => rulebookDialect(document, lines, above),
  });
