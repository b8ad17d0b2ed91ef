import type { Titled } from './grammar.ts';
import type { Title } from './model.ts';

/** A title in both languages; `otherwise`, the id, where there is none. */
export const titleOf = (titled: Titled | undefined, otherwise: string): Title =>
  titled === undefined
    ? { zh: otherwise, en: otherwise }
    : typeof titled === 'string'
      ? { zh: titled, en: titled }
      : titled;
