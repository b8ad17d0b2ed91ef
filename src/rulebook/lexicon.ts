import {
  COLUMN_WORDS,
  keyWordsFor,
  PERIOD_WORDS,
  TABLE_WORDS,
  VALUE_WORDS,
  wordsFor,
} from '../locale/rulebook-keys.ts';
import { type ColumnDefinition, columnsOf, DERIVED, TABLE_NAMES } from '../roster/schema.ts';

/** The words that may stand at one place, in both languages. */
export interface Lexicon {
  /** The program's name for a word of either language; undefined where it is no such word. */
  english(word: string): string | undefined;
  /** The Chinese word to write for a name of the program's. */
  chinese(name: string): string | undefined;
}

/** A lexicon whose Chinese words can be counted up. */
interface ListedLexicon extends Lexicon {
  words(): string[];
}

/** A lexicon of names and, for each, its Chinese words, the first of them for writing. The program's names come first. */
function lexiconOf(entries: Iterable<readonly [string, readonly string[]]>): ListedLexicon {
  const english = new Map<string, string>();
  const chinese = new Map<string, string>();
  const all = [...entries];
  for (const [name] of all) english.set(name, name);
  for (const [name, words] of all) {
    for (const word of words) if (!english.has(word)) english.set(word, name);
    const [first] = words;
    if (first !== undefined && english.get(first) === name) chinese.set(name, first);
  }
  return {
    english: (word) => english.get(word),
    chinese: (name) => chinese.get(name),
    words: () => [...english].filter(([word, name]) => word !== name).map(([word]) => word),
  };
}

/** The keys that the grammar has at a place of a section. */
export const keyLexicon = (keys: Iterable<string>, section: string | undefined): ListedLexicon =>
  lexiconOf([...keys].map((key) => [key, keyWordsFor(key, section)]));

/** The values that a key may have; tables are among them. */
export const valueLexicon = (values: Iterable<string>, key: string | undefined): ListedLexicon =>
  lexiconOf(
    [...values].map((value) => {
      const words = wordsFor(VALUE_WORDS, value, key);
      return [value, words.length > 0 ? words : wordsFor(TABLE_WORDS, value, undefined)];
    }),
  );

export const tableLexicon: ListedLexicon = lexiconOf(
  TABLE_NAMES.map((table) => [table, wordsFor(TABLE_WORDS, table, undefined)]),
);

/** What stands for yes and no. */
export const flagLexicon: Lexicon = valueLexicon(['true', 'false'], undefined);

const SPANS = Object.entries(PERIOD_WORDS);

/** The Chinese form of `5 years`, as a pattern. */
export const SEVERAL_PERIODS = new RegExp(`^近([1-9]\\d?)(${Object.values(PERIOD_WORDS).join('|')})$`);

/** Periods: of one year or month, or of the last so many. */
export const periodLexicon: Lexicon = {
  english(word) {
    const [, count, written] = SEVERAL_PERIODS.exec(word) ?? [];
    const unit = SPANS.find(([, chinese]) => chinese === written)?.[0];
    if (periodLexicon.chinese(word) !== undefined) return word;
    return unit === undefined ? onePeriod.english(word) : `${count} ${unit}${count === '1' ? '' : 's'}`;
  },
  chinese(name) {
    const [count, unit = ''] = name.split(' ');
    const found = SPANS.find(([english]) => unit === `${english}${count === '1' ? '' : 's'}`);
    return found ? `近${count}${found[1]}` : onePeriod.chinese(name);
  },
};

/** Periods of one. */
export const onePeriod: ListedLexicon = valueLexicon(['year', 'month'], 'during');

/** The program's columns of a table; of tables that a rulebook declares, there are none. */
const columnsIn = (table: string): ReadonlyMap<string, ColumnDefinition> => {
  const known = TABLE_NAMES.find((name) => name === table);
  return known ? new Map([...columnsOf(known), ...Object.entries(DERIVED[known])]) : new Map();
};

/** Whether a column of the program's holds yes or no. */
export const isFlag = (table: string, column: string): boolean =>
  columnsIn(table).get(column)?.kind === 'flag';

/** Names of columns with their headings. */
export type Headings = Iterable<readonly [string, readonly string[]]>;

/** The columns of a table by all their headings, and those of the unit behind a dot: `parent.kind` is 上级单位.单位类别. */
export function columnLexicon(table: string): Lexicon {
  const known = lexicons.get(table) ?? columnLexiconWith(table, () => []);
  lexicons.set(table, known);
  return known;
}

const lexicons = new Map<string, Lexicon>();

/** The same with columns that are declared beside the program's own. */
export function columnLexiconWith(table: string, declared: (table: string) => Headings): Lexicon {
  const own = lexiconOf([...headingsIn(table), ...declared(table)]);
  const units = table === 'units' ? own : lexiconOf([...headingsIn('units'), ...declared('units')]);
  return withPaths(own, units);
}

const headingsIn = (table: string): Headings => [
  ...[...columnsIn(table)].map(([name, { heads }]): [string, readonly string[]] => {
    const words = wordsFor(COLUMN_WORDS, name, undefined);
    return [name, words.length > 0 ? words : heads];
  }),
  ...(columnsIn(table).has('birth') ? [['age', wordsFor(COLUMN_WORDS, 'age', undefined)] as const] : []),
];

function withPaths(own: Lexicon, units: Lexicon): Lexicon {
  const links = lexiconOf([['unit', wordsFor(COLUMN_WORDS, 'unit', undefined)]]);
  const path =
    (side: 'english' | 'chinese') =>
    (word: string): string | undefined => {
      const dot = word.indexOf('.');
      if (dot < 0) return own[side](word);
      const link = links[side](word.slice(0, dot)) ?? own[side](word.slice(0, dot));
      const column = units[side](word.slice(dot + 1));
      return link !== undefined && column !== undefined ? `${link}.${column}` : undefined;
    };
  return { english: path('english'), chinese: path('chinese') };
}

/** The program's names of a table's columns. */
export const columnNamesOf = (table: string): readonly string[] => [
  ...columnsIn(table).keys(),
  ...['age', 'parent.kind'].filter((name) => columnLexicon(table).chinese(name) !== undefined),
];

/** The Chinese names of a table's columns, for "did you mean". */
export const columnWords = (table: string): string[] =>
  columnNamesOf(table).flatMap((name) => columnLexicon(table).chinese(name) ?? []);

/** Words of several lexicons, the first that has one deciding. */
export const joined = (...of: readonly Lexicon[]): Lexicon => ({
  english: (word) => first(of, (each) => each.english(word)),
  chinese: (name) => first(of, (each) => each.chinese(name)),
});

const first = <T, U>(of: readonly T[], take: (each: T) => U | undefined): U | undefined => {
  for (const each of of) {
    const found = take(each);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A lexicon without the names that the author has given to things of the rulebook. */
export const without = (lexicon: Lexicon, isTaken: (name: string) => boolean): Lexicon => ({
  english: (word) => (isTaken(word) ? undefined : lexicon.english(word)),
  chinese(name) {
    const word = isTaken(name) ? undefined : lexicon.chinese(name);
    return word !== undefined && !isTaken(word) ? word : undefined;
  },
});

/** A lexicon that knows a name of the program's, and no Chinese word for it, when it reads. */
export const englishOnly = (lexicon: Lexicon): Lexicon => ({
  english: (word) => (lexicon.english(word) === word ? word : undefined),
  chinese: (name) => lexicon.chinese(name),
});
