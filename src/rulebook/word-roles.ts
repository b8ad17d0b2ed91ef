import type { KeyLanguage } from '../locale/rulebook-keys.ts';
import { TABLE_NAMES } from '../roster/schema.ts';
import { columnWordsOf, partOf } from './declared-words.ts';
import {
  columnLexicon,
  englishOnly,
  flagLexicon,
  joined,
  keyLexicon,
  type Lexicon,
  periodLexicon,
  tableLexicon,
  valueLexicon,
  without,
} from './lexicon.ts';
import type { KeyPath } from './yaml-file.ts';

/** What a file says, in the program's keys, before anything of it is checked. */
export interface Said {
  readonly content: unknown;
  readonly language: KeyLanguage;
}

/** Behind these keys stands a column of the records at hand, unless a list does. */
const COLUMN_KEYS = new Set([
  ...['sum', 'average', 'median', 'distinct', 'min', 'max', 'take', 'last', 'longest'],
]);

/** Behind these keys stand numbers: names of the author's, or columns of the unit. */
const NUMBER_KEYS = new Set([
  ...['sum', 'difference', 'product', 'gap', 'min', 'max', 'share', 'of'],
  ...['atLeast', 'atMost', 'over', 'under', 'equals'],
]);

/** Behind these a population stands, or a whole table. */
const POPULATION_KEYS = new Set(['count', 'share', 'every', 'of']);

/** In a field, these are of the records that get it, not of those that it is made from. */
const OWN_COLUMN_KEYS = new Set([...['missing', 'elapsed', 'of', 'difference', 'gap', 'product', 'share']]);

/** Behind these a list is of the record's own numbers; a single column is of the records that a field is made from. */
const LIST_KEYS = new Set(['sum', 'min', 'max']);

/** In a condition, behind these another column of the record may stand. */
const COMPARED_KEYS = new Set(['same', 'inside', 'since', 'until', 'during']);

/** Where conditions over the columns of records stand in a thing, and where those over the numbers of a group. */
const CONDITIONS = new Set<unknown>(['where', 'must']);
const GUARDS = new Set<unknown>(['when', 'exempt']);

/** Whether a text behind keys may name a table: what records are about shows what else of the file says. */
export const mayBeTable = ([section, , part]: KeyPath): boolean =>
  ((section === 'populations' || section === 'tables') && part === 'from') ||
  (section === 'fields' && (part === 'for' || part === 'from' || part === 'count'));

/** What a key may be that the grammar leaves open: a column, a number, a line of a lookup; else it is the author's. */
export function openKeyLexicon(path: KeyPath, said: Said): Lexicon | undefined {
  const [section, id, part] = path;
  if (CONDITIONS.has(part)) return columnsFor(tableOfThing(said, path), said);
  if (GUARDS.has(part)) return numbers(said);
  if (section === 'structure' && part === 'by') return columnsFor(tableOfThing(said, path), said);
  if (section === 'tables' && part === 'columns') return columnLexicon(String(id));
  return section === 'lookups' && path.length === 2 ? free(keyLexicon(['else'], section), said) : undefined;
}

/** What a text behind keys may be that the grammar leaves open; undefined where it is the author's, or a cell's. */
export function openTextLexicon(path: KeyPath, said: Said): Lexicon | undefined {
  const [section, id, part] = path;
  const isList = typeof path.at(-1) === 'number';
  const key = String(path.at(isList ? -2 : -1));
  if (CONDITIONS.has(part)) return conditionText(path, key, isList, said);
  if (GUARDS.has(part)) return NUMBER_KEYS.has(key) ? numbers(said) : cellText('units', path, isList, said);
  switch (section) {
    case 'parameters':
      return part === 'from' ? columnWordsOf(said.content).of('units') : undefined;
    case 'lookups':
      return joined(free(valueLexicon(['notApplicable'], 'lookups'), said), numbers(said));
    case 'tables':
      return columnText(String(id), path, key, said);
    case 'fields':
      return fieldText(String(id), key, isList, said);
    case 'rules':
    case 'figures':
    case 'statistics':
      return measureText(path, key, isList, said);
    case 'structure':
      return part === 'by' ? splitText(path, said) : measureText(path, key, isList, said);
    default:
      return undefined;
  }
}

/** In a condition: another column behind `same`, yes or no in a cell of a mark; all else is what cells hold. */
function conditionText(path: KeyPath, key: string, isList: boolean, said: Said): Lexicon | undefined {
  const table = tableOfThing(said, path);
  const columns = COMPARED_KEYS.has(key) ? columnsFor(table, said) : undefined;
  if (key === 'during') return columns ? joined(periodLexicon, columns) : periodLexicon;
  if (COMPARED_KEYS.has(key)) return columns;
  return table === undefined ? undefined : cellText(table, path, isList, said);
}

/** What a cell must say, or must not: yes or no where its column is a mark. */
function cellText(table: string, path: KeyPath, isList: boolean, said: Said): Lexicon | undefined {
  const keys = isList ? path.slice(0, -1) : path;
  const [above, column] = (keys.at(-1) === 'not' ? keys.slice(0, -1) : keys).slice(-2);
  if (!CONDITIONS.has(above) && !GUARDS.has(above) && typeof above !== 'number') return undefined;
  const name = columnsFor(table, said)?.english(String(column)) ?? String(column);
  return columnWordsOf(said.content).isFlag(table, name) ? flagLexicon : undefined;
}

/** Of a table's column: its type, and what it is taken as where a sheet or a cell says nothing. */
function columnText(table: string, path: KeyPath, key: string, said: Said): Lexicon | undefined {
  const columns = columnWordsOf(said.content);
  const own = columns.of(table);
  const [, , , column] = path;
  const flags = columns.isFlag(table, own.english(String(column)) ?? '') ? [flagLexicon] : [];
  switch (key) {
    case 'absent':
      return joined(...flags, free(valueLexicon(['unknown', 'notApplicable', 'never'], key), said));
    case 'blank':
      return joined(...flags, free(valueLexicon(['unknown', 'never'], key), said));
    case 'column':
    case 'key':
      return own;
    case 'type':
      return typeWords(said);
    default:
      return path.length === 4 ? typeWords(said) : undefined;
  }
}

const TYPES = ['text', 'integer', 'number', 'date', 'month', 'flag', 'place', 'person'];
const typeWords = (said: Said): Lexicon => free(joined(valueLexicon(TYPES, 'type'), tableLexicon), said);

function fieldText(id: string, key: string, isList: boolean, said: Said): Lexicon | undefined {
  const field = partOf(said.content, 'fields', id);
  if (OWN_COLUMN_KEYS.has(key) || (isList && LIST_KEYS.has(key)))
    return columnsFor(textOf(field, 'for'), said);
  return COLUMN_KEYS.has(key) ? columnsFor(tableOfField(field), said) : undefined;
}

/** The values by which a column splits people: yes or no where it is a mark. */
function splitText(path: KeyPath, said: Said): Lexicon | undefined {
  const table = tableOfThing(said, path);
  const column = String(path[3]);
  const name = columnsFor(table, said)?.english(column) ?? column;
  return table !== undefined && columnWordsOf(said.content).isFlag(table, name) ? flagLexicon : undefined;
}

function measureText(path: KeyPath, key: string, isList: boolean, said: Said): Lexicon | undefined {
  if (key === 'asOf') return numbers(said);
  if (key === 'per')
    return joined(
      valueLexicon(['record'], key),
      without(columnsFor(tableOfThing(said, path), said) ?? NOTHING, (name) =>
        isNamed(said, ['populations'], name),
      ),
    );
  if (!isList && POPULATION_KEYS.has(key)) return joined(tablesIn(said), numbers(said));
  if (!isList && path.length === 3 && COLUMN_KEYS.has(key)) return columnsFor(tableOfThing(said, path), said);
  return NUMBER_KEYS.has(key) ? numbers(said) : undefined;
}

/** Tables that stand for all their records, where the author has no population of that name. */
const tablesIn = (said: Said): Lexicon =>
  without(free(tableLexicon, said), (name) => isNamed(said, ['populations', 'tables'], name));

const NOTHING: Lexicon = { english: () => undefined, chinese: () => undefined };

/** Where any text may stand, Chinese words are words of the language only in a Chinese file. */
const free = (lexicon: Lexicon, { language }: Said): Lexicon =>
  language === 'zh' ? lexicon : englishOnly(lexicon);

/** The columns of a table; a field keeps the name that it has. */
const columnsFor = (table: string | undefined, { content }: Said): Lexicon | undefined =>
  table === undefined
    ? undefined
    : without(
        columnWordsOf(content).of(table),
        (name) => textOf(partOf(content, 'fields', name), 'for') === table,
      );

/** Columns of the unit, which stand behind the numbers that the rulebook names. */
const numbers = (said: Said): Lexicon =>
  without(columnWordsOf(said.content).of('units'), (name) =>
    isNamed(said, ['parameters', 'figures', 'populations'], name),
  );

const isNamed = ({ content }: Said, sections: readonly string[], name: string): boolean =>
  sections.some((section) => partOf(content, section, name) !== undefined);

/** The table of the records that a thing of the rulebook is about. */
function tableOfThing({ content }: Said, [section, id]: KeyPath): string | undefined {
  const thing = partOf(content, String(section), String(id));
  if (section === 'populations') return tableFrom(content, textOf(thing, 'from'));
  return section === 'fields' ? tableOfField(thing) : tableMeasured(content, thing);
}

const tableOfField = (field: unknown): string | undefined => textOf(field, 'from') ?? textOf(field, 'count');

/** The table at the end of a chain of populations. */
function tableFrom(
  content: unknown,
  from: string | undefined,
  seen: readonly string[] = [],
): string | undefined {
  if (from === undefined || seen.includes(from)) return undefined;
  const population = partOf(content, 'populations', from);
  const isTable = (TABLE_NAMES as readonly string[]).includes(from) || population === undefined;
  return isTable ? from : tableFrom(content, textOf(population, 'from'), [...seen, from]);
}

/** The table of the first population that a measure counts, figures followed down. */
function tableMeasured(content: unknown, measure: unknown, seen: readonly string[] = []): string | undefined {
  const named = [
    'count',
    'share',
    'every',
    'of',
    'sum',
    'difference',
    'product',
    'gap',
    'min',
    'max',
  ].flatMap((key) => {
    const value = partOf(measure, key);
    return Array.isArray(value) ? value : [value];
  });
  for (const name of named) {
    if (typeof name !== 'string' || seen.includes(name)) continue;
    const whole = partOf(content, 'populations', name) === undefined ? tableNamed(content, name) : undefined;
    if (whole !== undefined) return whole;
    const table =
      partOf(content, 'populations', name) === undefined
        ? tableMeasured(content, partOf(content, 'figures', name), [...seen, name])
        : tableFrom(content, name);
    if (table !== undefined) return table;
  }
  return undefined;
}

/** The table of a name, the rulebook's own or, in either language, the program's. */
const tableNamed = (content: unknown, name: string): string | undefined =>
  partOf(content, 'tables', name) === undefined ? tableLexicon.english(name) : name;

function textOf(content: unknown, ...keys: readonly string[]): string | undefined {
  const part = partOf(content, ...keys);
  return typeof part === 'string' ? part : undefined;
}
