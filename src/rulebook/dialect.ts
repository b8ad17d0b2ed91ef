import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../core/text.ts';
import type { RulebookProblem } from '../locale/rulebook-problem-words.ts';
import type { RulebookFile } from './grammar.ts';
import { mapAt, placeAt } from './grammar-places.ts';
import { columnWords, keyLexicon, tableLexicon, valueLexicon } from './lexicon.ts';
import { lastKey, type RulebookWords, readWords, type Word } from './words.ts';
import type { Dialect, KeyPath } from './yaml-file.ts';

/** Reads the words of a file of this grammar, and tells of what is wrong with it in the file's own language. `above`: the rulebook that it extends. */
export const dialectOf =
  (grammar: z.ZodType, above?: RulebookFile) =>
  (document: Document, lines: LineCounter): Dialect => {
    const read = readWords(document, grammar, above);
    return {
      language: read.language,
      problems: [...mixedProblem(read, lines), ...read.twice.map((word) => problemAt(word, TWICE))],
      told: (path, problem) =>
        asWritten(read, path, read.language === 'zh' ? inChinese(grammar, path, problem) : problem),
    };
  };

const TWICE: RulebookProblem = { kind: 'yaml', mistake: 'DUPLICATE_KEY', detail: 'Map keys must be unique' };

const problemAt = ({ node, path }: Word, problem: RulebookProblem): Dialect['problems'][number] => ({
  offset: node.range?.[0] ?? 0,
  path,
  problem,
});

function mixedProblem({ mixed }: RulebookWords, lines: LineCounter): Dialect['problems'] {
  if (!mixed) return [];
  const { first, other } = mixed;
  const { line } = lines.linePos(first.node.range?.[0] ?? 0);
  return [problemAt(other, { kind: 'mixed-keys', key: other.written, first: first.written, line })];
}

/** What is offered in place of a word, in Chinese. Keys alone are worded with the sentence (`keyIn`). */
function inChinese(grammar: z.ZodType, path: KeyPath, problem: RulebookProblem): RulebookProblem {
  switch (problem.kind) {
    case 'unknown-key':
      return { ...problem, near: nearest(problem.key, chineseKeys(grammar, path.slice(0, -1))) ?? '' };
    case 'unknown-column':
      return { ...problem, near: nearest(problem.key, columnWords(problem.table)) ?? problem.near };
    case 'not-one-of': {
      const { chinese } = valueLexicon(problem.values, lastKey(path));
      return { ...problem, values: problem.values.map((value) => chinese(value) ?? value) };
    }
    case 'unknown-population':
      return problem.near === '' && lastKey(path) === 'from'
        ? { ...problem, near: nearest(problem.key, tableLexicon.words()) ?? '' }
        : problem;
    default:
      return problem;
  }
}

/** The keys that may stand at a place, in Chinese. */
function chineseKeys(grammar: z.ZodType, path: KeyPath): string[] {
  const keys = [...mapAt(placeAt(grammar, path)).keys.keys()];
  return keyLexicon(keys, path[0] === undefined ? undefined : String(path[0])).words();
}

/** A name of the program's as the file has it, where a problem is about one that was written. */
function asWritten({ words }: RulebookWords, path: KeyPath, problem: RulebookProblem): RulebookProblem {
  switch (problem.kind) {
    case 'unknown-column':
    case 'unknown-number':
    case 'needs-number-column':
    case 'per-needs-values':
    case 'other-table': {
      const word = words.find(
        ({ kind, name, path: at }) => kind === 'name' && name === problem.key && isWithin(at, path),
      );
      return word ? { ...problem, key: word.written } : problem;
    }
    default:
      return problem;
  }
}

const isWithin = (path: KeyPath, whole: KeyPath): boolean =>
  whole.slice(0, 2).every((key, index) => path[index] === key);
