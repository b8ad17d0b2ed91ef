import { type Document, isAlias, isMap, isScalar, isSeq, type Scalar, visit } from 'yaml';
import type { z } from 'zod';
import type { KeyLanguage } from '../locale/rulebook-keys.ts';
import { partOf } from './declared-words.ts';
import type { RulebookFile } from './grammar.ts';
import { alternatives, choicesAt, itemAt, type MapPlace, mapAt, type Schema } from './grammar-places.ts';
import { keyLexicon, type Lexicon, tableLexicon, valueLexicon } from './lexicon.ts';
import { mayBeTable, openKeyLexicon, openTextLexicon } from './word-roles.ts';
import type { KeyPath } from './yaml-file.ts';

/** A key or value of a rulebook that is a word of the rule language, of its tables or of their columns. */
export interface Word {
  readonly node: Scalar<string>;
  /** As the file has it. */
  readonly written: string;
  /** As the program names it. */
  readonly name: string;
  readonly lexicon: Lexicon;
  readonly kind: 'key' | 'value' | 'name';
  /** The path of the program's keys to it. */
  readonly path: KeyPath;
}

/** The words of a rulebook. */
export interface RulebookWords {
  readonly words: readonly Word[];
  /** The language of the first key that the grammar has. */
  readonly language: KeyLanguage;
  /** The first key of the other language, and the first key, where a file mixes them. */
  readonly mixed: { readonly first: Word; readonly other: Word } | undefined;
  /** Keys that stand twice in one map, under two words. */
  readonly twice: readonly Word[];
}

/** A key or text that the grammar leaves open: what it is shows once the names of the file are known. */
interface Open {
  readonly node: Scalar<string>;
  readonly path: KeyPath;
  readonly isKey: boolean;
}

interface Walk {
  readonly document: Document;
  readonly words: Word[];
  readonly open: Open[];
  readonly seen: Set<unknown>;
}

/**
/**
 * Finds the words of a file of this grammar, in either language, and puts the program's names in their places in the document, so
 * that the grammar reads one language; where they stand, and how they are written, stays with the document. `above`: the
 * rulebook that this one extends.
 */
export function readWords(document: Document, grammar: z.ZodType, above?: RulebookFile): RulebookWords {
  const walk: Walk = { document, words: [], open: [], seen: new Set() };
  look(walk, document.contents, alternatives(grammar), []);
  const keys = inPlace(walk.words.filter(({ kind }) => kind === 'key'));
  const [first] = keys;
  const language = first ? languageOf(first) : 'en';
  const other = keys.find((word) => languageOf(word) !== language);
  const said = { content: joined(contentOf(document), above), language };
  for (const { node, path, isKey } of walk.open) {
    const lexicon = (isKey ? openKeyLexicon : openTextLexicon)(path, said);
    if (lexicon) take(walk, node, lexicon, 'name', path);
  }
  return {
    words: inPlace(walk.words),
    language,
    mixed: first && other ? { first, other } : undefined,
    twice: twiceIn(document, walk.words),
  };
}

const languageOf = ({ written, name }: Word): KeyLanguage => (written === name ? 'en' : 'zh');

const inPlace = (words: readonly Word[]): Word[] =>
  [...words].sort((a, b) => (a.node.range?.[0] ?? 0) - (b.node.range?.[0] ?? 0));

/** What the file says. Aliases without end say nothing: whoever reads the file refuses them. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

/** What a file says, and where it says nothing what the rulebook above says. */
function joined(own: unknown, above: unknown): unknown {
  if (own === undefined) return above;
  if (!isMapping(own) || !isMapping(above)) return own;
  const keys = [...new Set([...Object.keys(own), ...Object.keys(above)])];
  return Object.fromEntries(keys.map((key) => [key, joined(partOf(own, key), partOf(above, key))]));
}

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (content: unknown): content is Mapping =>
  typeof content === 'object' && content !== null && !Array.isArray(content);

function look(walk: Walk, written: unknown, schemas: readonly Schema[], path: KeyPath): void {
  const node = isAlias(written) ? written.resolve(walk.document) : written;
  if (walk.seen.has(node)) return;
  walk.seen.add(node);
  if (isMap(node)) {
    const place = mapAt(schemas);
    for (const { key, value } of node.items) {
      if (isText(key)) look(walk, value, behind(walk, key, place, path), [...path, key.value]);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries())
      look(walk, item, itemAt(schemas, index), [...path, index]);
  } else if (isText(node)) {
    lookAtValue(walk, node, schemas, path);
  }
}

/** What may stand behind a key. The key itself is a word, or a name that may be one. */
function behind(
  walk: Walk,
  key: Scalar<string>,
  { keys, others }: MapPlace,
  path: KeyPath,
): readonly Schema[] {
  const lexicon = keyLexicon(keys.keys(), section(path));
  const schemas = keys.get(lexicon.english(key.value) ?? '');
  if (schemas) take(walk, key, lexicon, 'key', path);
  else if (path.length === 1 && path[0] === 'tables') take(walk, key, tableLexicon, 'name', path);
  else if (others) walk.open.push({ node: key, path, isKey: true });
  return schemas ?? others ?? [];
}

function lookAtValue(walk: Walk, node: Scalar<string>, schemas: readonly Schema[], path: KeyPath): void {
  const lexicon = valueLexicon(choicesAt(schemas), lastKey(path));
  if (take(walk, node, lexicon, 'value', path)) return;
  if (mayBeTable(path)) take(walk, node, tableLexicon, 'name', path);
  else walk.open.push({ node, path, isKey: false });
}

/** Takes a key or value as a word of a lexicon, and puts the program's name in its place. False where it is none. */
function take(
  walk: Walk,
  node: Scalar<string>,
  lexicon: Lexicon,
  kind: Word['kind'],
  path: KeyPath,
): boolean {
  const written = node.value;
  const name = lexicon.english(written);
  if (name === undefined) return false;
  walk.words.push({ node, written, name, lexicon, kind, path: kind === 'key' ? [...path, name] : path });
  node.value = name;
  return true;
}

/** Keys of one map that are the same to the program and not as they are written. */
function twiceIn(document: Document, words: readonly Word[]): Word[] {
  const byNode = new Map<unknown, Word>(words.map((word) => [word.node, word]));
  const twice: Word[] = [];
  visit(document, {
    Map(_, { items }) {
      const names = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        const word = byNode.get(key);
        if (word && names.has(name)) twice.push(word);
        names.add(name);
      }
    },
  });
  return twice;
}

const section = ([first]: KeyPath): string | undefined => (first === undefined ? undefined : String(first));

const isText = (node: unknown): node is Scalar<string> => isScalar(node) && typeof node.value === 'string';

/** The key that a text stands behind, itself or in a list. */
export const lastKey = (path: KeyPath): string | undefined =>
  path.findLast((each): each is string => typeof each === 'string');
