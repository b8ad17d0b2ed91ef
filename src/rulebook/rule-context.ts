import type { RulebookFile } from './grammar.ts';
import type { Field, Population, Source } from './model.ts';
import type { Resolver } from './resolver.ts';

/** What the rules of one rulebook are resolved with. */
export interface RuleContext {
  readonly resolver: Resolver;
  readonly file: RulebookFile;
  readonly fields: ReadonlyMap<string, Field>;
  readonly populations: ReadonlyMap<string, Population>;
  readonly sources: ReadonlyMap<string, Source>;
}
