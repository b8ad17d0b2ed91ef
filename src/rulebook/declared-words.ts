import { COLUMN_WORDS, wordsFor } from '../locale/rulebook-keys.ts';
import {
  columnLexicon,
  columnLexiconWith,
  type Headings,
  isFlag,
  type Lexicon,
  valueLexicon,
} from './lexicon.ts';

/** The columns that a rulebook may name: the program's and those that it declares itself, under their headings too. */
export interface ColumnWords {
  /** The columns of a table, and those of units behind a dot. */
  of(table: string): Lexicon;
  /** Whether a column holds yes or no. */
  isFlag(table: string, column: string): boolean;
}

/** What a rulebook says of columns in its tables, before anything of it is checked. */
export function columnWordsOf(content: unknown): ColumnWords {
  if (typeof content !== 'object' || content === null) return makeColumnWords(content);
  const known = made.get(content) ?? makeColumnWords(content);
  made.set(content, known);
  return known;
}

const made = new WeakMap<object, ColumnWords>();

function makeColumnWords(content: unknown): ColumnWords {
  const lexicons = new Map<string, Lexicon>();
  const columnsIn = (table: string) => partOf(content, 'tables', table, 'columns');
  const declared = (table: string): Headings => {
    const columns = Object.entries(columnsIn(table) ?? {})
      .filter(([name]) => columnLexicon(table).english(name) === undefined)
      .map(([name, column]) => [name, textsOf(partOf(column, 'title'))] as const);
    const has = (name: string) => columns.some(([own]) => own === name);
    // Whatever table has births has ages.
    return has('birth') && !has('age') ? [...columns, AGE] : columns;
  };
  return {
    of(table) {
      const known = lexicons.get(table) ?? columnLexiconWith(table, declared);
      lexicons.set(table, known);
      return known;
    },
    isFlag(table, column) {
      const written = partOf(columnsIn(table), column);
      const type = typeof written === 'string' ? written : partOf(written, 'type');
      return isFlag(table, column) || valueLexicon(['flag'], 'type').english(String(type)) === 'flag';
    },
  };
}

const AGE = ['age', wordsFor(COLUMN_WORDS, 'age', undefined)] as const;

const textsOf = (title: unknown): string[] =>
  [title].flat().filter((text): text is string => typeof text === 'string');

/** What stands behind keys, as far as there is anything. */
export const partOf = (content: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (whole, key) =>
      typeof whole === 'object' && whole !== null && Object.hasOwn(whole, key)
        ? (whole as Record<string, unknown>)[key]
        : undefined,
    content,
  );
