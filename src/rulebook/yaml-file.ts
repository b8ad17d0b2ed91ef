import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/text.ts';
import type { Message } from '../locale/catalogue.ts';
import type { Place } from '../locale/extends-words.ts';
import type { KeyLanguage } from '../locale/rulebook-keys.ts';
import { type FullWidthMark, HALF_WIDTH, type RulebookProblem } from '../locale/rulebook-problem-words.ts';

/** A key of the file, from the top down. */
export type KeyPath = readonly (string | number)[];

/** A file read by a grammar, with the means to say where a key stands. */
export interface ParsedYaml<T> {
  readonly file: T;
  /** The message for a problem at a key: `file:line:column`, what stands there, and what to do. */
  at(path: KeyPath, problem: RulebookProblem): Message;
  /** Where a key stands; the nearest enclosing key where it does not. */
  placeOf(path: KeyPath): Place;
}

/** What a YAML file must be. */
export interface YamlGrammar<S extends z.ZodType> {
  readonly schema: S;
  /** The keys that may stand at a place, for "did you mean". */
  keysAt(path: KeyPath): readonly string[];
  /** Where keys have words of another language: puts those that the schema knows in their places. */
  dialect?(document: Document, lines: LineCounter): Dialect;
}

/** The language that a file's keys are in. */
export interface Dialect {
  readonly language: KeyLanguage;
  /** What is wrong with the file's words, each with the offset of one. */
  readonly problems: readonly {
    readonly offset: number;
    readonly path: KeyPath;
    readonly problem: RulebookProblem;
  }[];
  /** A problem as it is told of this file: what was written, and the file's own words beside it. */
  told(path: KeyPath, problem: RulebookProblem): RulebookProblem;
}

/** How files are parsed: every scalar is text. */
export const YAML = { schema: 'failsafe', version: '1.2' } as const;

/**
 * Parses YAML and checks it by a grammar whose scalars are all the text that was written (`0.20`, `1/3`, `035`).
 * Throws Failure with every problem found, each with its line and column, in the order of the file.
 */
export function parseYaml<S extends z.ZodType>(
  text: string,
  path: string,
  { schema, keysAt, dialect: dialectOf }: YamlGrammar<S>,
): ParsedYaml<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...YAML, lineCounter: lines });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: path, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // A file that is no YAML has no keys that could tell its language.
  const dialect = document.errors.length === 0 ? dialectOf?.(document, lines) : undefined;
  const told = (offset: number, keys: KeyPath, found: RulebookProblem): Message => {
    const stands = place(offset);
    const problem = dialect?.told(keys, found) ?? found;
    const mark = MISREAD.has(problem.kind) ? fullWidthIn(text, stands.line) : undefined;
    return {
      code: 'rulebook-problem',
      args: {
        ...stands,
        place: placeName(keys),
        problem,
        ...(dialect ? { keys: dialect.language } : {}),
        ...(mark ? { fullWidth: mark } : {}),
      },
    };
  };
  const at = (keys: KeyPath, problem: RulebookProblem): Message =>
    told(offsetOf(document, keys), keys, problem);
  const placeOf = (keys: KeyPath): Place => place(offsetOf(document, keys));
  if (document.errors.length > 0) {
    throw new Failure(
      ...document.errors.map(({ code, message, pos: [start] }) =>
        told(start, [], {
          kind: 'yaml',
          mistake: code,
          detail: (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
        }),
      ),
    );
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new Failure(at([], { kind: 'aliases' }));
  }
  // A file of comments alone says nothing, as an empty one.
  const result = schema.safeParse(content ?? {});
  const worded =
    dialect?.problems.map(({ offset, path: keys, problem }) => told(offset, keys, problem)) ?? [];
  if (result.success && worded.length === 0) return { file: result.data, at, placeOf };
  const problems = result.error?.issues.flatMap((issue) => problemsOf(issue, [], keysAt)) ?? [];
  throw new Failure(...inOrder([...worded, ...problems.map(([keys, problem]) => at(keys, problem))]));
}

/** What a full-width mark makes of a line: no YAML, text where keys are needed, or a key with half of its line in it. */
const MISREAD: ReadonlySet<RulebookProblem['kind']> = new Set(['yaml', 'wrong-type', 'unknown-key']);

/** The first full-width mark in a line, outside quotation marks and comments. */
function fullWidthIn(text: string, line: number): FullWidthMark | undefined {
  const written = text.split(/\r?\n/)[line - 1] ?? '';
  const bare = written.replace(/"(?:\\.|[^"\\])*"|'[^']*'|(?:^|\s)#.*$/g, '');
  return [...bare].find((each): each is FullWidthMark => each in HALF_WIDTH);
}

/** Messages by file, line and column. */
export function inOrder(messages: readonly Message[]): Message[] {
  const files = new Map<string, number>();
  const placed = messages.map((message) => {
    if (message.code !== 'rulebook-problem') return { message, place: [0, 0, 0] as const };
    const { file, line, column } = message.args;
    if (!files.has(file)) files.set(file, files.size);
    return { message, place: [files.get(file) ?? 0, line, column] as const };
  });
  return placed
    .sort(({ place: a }, { place: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    .map(({ message }) => message);
}

/** Where a key stands in the text; the nearest enclosing key where it does not. */
function offsetOf(document: Document, keys: KeyPath): number {
  for (let length = keys.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(keys.slice(0, length - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === keys[length - 1]);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** `rules youth`, `sheets 1`: the named or numbered thing that a key belongs to. */
const placeName = (keys: KeyPath): string =>
  keys
    .slice(0, 2)
    .map((key) => (typeof key === 'number' ? key + 1 : key))
    .join(' ');

function problemsOf(
  issue: z.core.$ZodIssue,
  above: KeyPath,
  keysAt: (path: KeyPath) => readonly string[],
): [KeyPath, RulebookProblem][] {
  const keys = [...above, ...issue.path.filter((key) => typeof key !== 'symbol')];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => [
        [...keys, key],
        ABOUT.test(key)
          ? { kind: 'no-width', key }
          : { kind: 'unknown-key', key, near: nearest(key, keysAt(keys)) ?? '' },
      ]);
    case 'invalid_union': {
      // The alternative that went furthest tells most: for a map, the one that expects a map.
      const branches = issue.errors.map((errors) => errors.flatMap((each) => problemsOf(each, keys, keysAt)));
      const telling = branches.find((problems) => problems.some(([, { kind }]) => kind !== 'wrong-type'));
      return telling ?? [[keys, WRONG_VALUE]];
    }
    case 'invalid_key':
      return [[keys, { kind: 'bad-name' }]];
    case 'invalid_value':
      return [[keys, { kind: 'not-one-of', values: issue.values.map(String) }]];
    case 'custom':
      return [[keys, (issue.params as CustomIssue | undefined)?.problem ?? WRONG_VALUE]];
    case 'invalid_format':
      return [[keys, formatProblem(issue.message)]];
    default:
      return [
        [keys, { kind: 'wrong-type', expected: 'expected' in issue ? String(issue.expected) : 'value' }],
      ];
  }
}

/** Words for "about", which say no width (12%左右). */
export const ABOUT = /左右|上下|大约|^约|^(about|around|approximately)$/;

/** What a grammar's own check gives with its issue: the problem as it is told. */
interface CustomIssue {
  readonly problem: RulebookProblem;
}

/** The parameters of a custom issue: `context.addIssue({ code: 'custom', params: problemParams(…) })`. */
export const problemParams = (problem: RulebookProblem) => ({ problem }) satisfies CustomIssue;

const WRONG_VALUE: RulebookProblem = { kind: 'wrong-type', expected: 'value' };

/** The message of a pattern is the kind of problem that it tells of. */
function formatProblem(message: string): RulebookProblem {
  switch (message) {
    case 'bad-number':
      return { kind: 'bad-number', written: '' };
    case 'bad-period':
      return { kind: 'bad-period' };
    case 'bad-break':
      return { kind: 'bad-break' };
    case 'bad-name':
      return { kind: 'bad-name' };
    default:
      return WRONG_VALUE;
  }
}
