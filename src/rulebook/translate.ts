import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { Failure } from '../core/failure.ts';
import type { KeyLanguage } from '../locale/rulebook-keys.ts';
import { grammar, type RulebookFile } from './grammar.ts';
import { parseRulebook } from './parse.ts';
import { readWords, type Word } from './words.ts';
import { YAML } from './yaml-file.ts';

/**
 * A rulebook with its keys, and what else of it is a word of the rule language, in the other language, or in the one
 * asked for. Everything else stays as it is written, to the byte. Throws Failure with all problems of a rulebook that
 * the grammar refuses, and where a name of the author's would become a word of the language. `above`: the rulebook that
 * it extends.
 */
export function translateRulebook(
  text: string,
  path: string,
  to?: KeyLanguage,
  above?: RulebookFile,
): string {
  parseRulebook(text, path);
  const { language, words } = readWords(parseDocument(text, YAML), grammar, above);
  const target = to ?? (language === 'zh' ? 'en' : 'zh');
  if (target === language) return text;
  const made = words.reduceRight((whole, word) => replaced(whole, word, target), text);
  checkSame(text, made, path, above);
  return made;
}

/** A text with one of its words in another language; the last words come first, so that offsets hold. */
function replaced(text: string, { node, written, name, lexicon }: Word, target: KeyLanguage): string {
  const word = target === 'zh' ? (lexicon.chinese(name) ?? written) : name;
  if (word === written || !node.range) return text;
  const [start, end] = node.range;
  const token = text.slice(start, end);
  // Within quotation marks, and whatever else stands around it. A word that is spelled with escapes is written anew.
  const spelled = token.includes(written) ? token.replace(written, () => word) : JSON.stringify(word);
  return text.slice(0, start) + spelled + text.slice(end);
}

/** Throws Failure where two texts do not say the same, at the first word of the one that the other reads otherwise. */
function checkSame(text: string, made: string, path: string, above: RulebookFile | undefined): void {
  const lines = new LineCounter();
  const [before, after] = [scalarsOf(text, above, lines), scalarsOf(made, above)];
  const index = before.findIndex(({ value }, place) => after[place]?.value !== value);
  const found = before[index] ?? (before.length === after.length ? undefined : before.at(-1));
  if (!found) return;
  const { line, col } = lines.linePos(found.offset);
  throw new Failure({
    code: 'rulebook-untranslatable',
    args: { file: path, line, column: col, word: found.value },
  });
}

/** Every scalar of a rulebook in the order of the file, the program's names in the place of words. */
function scalarsOf(
  text: string,
  above: RulebookFile | undefined,
  lineCounter?: LineCounter,
): { value: string; offset: number }[] {
  const document = parseDocument(text, lineCounter ? { ...YAML, lineCounter } : YAML);
  readWords(document, grammar, above);
  const scalars: { value: string; offset: number }[] = [];
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node)) scalars.push({ value: String(node.value), offset: node.range?.[0] ?? 0 });
    },
  });
  return scalars;
}
