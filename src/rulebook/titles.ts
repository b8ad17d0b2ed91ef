import type { Titled } from './grammar.ts';
import type { Title } from './model.ts';

/** A title in both languages, one that is missing as the other; `otherwise`, the id, where there is none. */
export function titleOf(titled: Titled | undefined, otherwise: string): Title {
  const { zh, en } = typeof titled === 'string' ? { zh: titled, en: titled } : (titled ?? {});
  return { zh: zh ?? en ?? otherwise, en: en ?? zh ?? otherwise };
}
