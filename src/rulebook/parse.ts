import type { z } from 'zod';
import { dialectOf } from './dialect.ts';
import { grammar, type RulebookFile } from './grammar.ts';
import { mapAt, placeAt } from './grammar-places.ts';
import { type ParsedYaml, parseYaml } from './yaml-file.ts';

/** A parsed rulebook with the means to say where a key stands. */
export type ParsedRulebook = ParsedYaml<RulebookFile>;

/**
 * Parses the YAML of a rulebook and checks it by the grammar, whichever language its keys are in.
 * `above`: the rulebook that it extends, whose names show what words of this one are. Throws Failure with every problem
 * found, each with its line and column, in the order of the file.
 */
export const parseRulebook = (text: string, path: string, above?: RulebookFile): ParsedRulebook =>
  parseBilingual(text, path, grammar, above);

/** Parses a file of a grammar whose keys have Chinese words. Throws Failure as `parseRulebook` does. */
export const parseBilingual = <S extends z.ZodType>(
  text: string,
  path: string,
  schema: S,
  above?: RulebookFile,
): ParsedYaml<z.output<S>> =>
  parseYaml(text, path, {
    schema,
    keysAt: (keys) => [...mapAt(placeAt(schema, keys)).keys.keys()],
    dialect: dialectOf(schema, above),
  });
