import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { Failure } from '../../src/core/failure.ts';
import { KEY_WORDS, wordsFor } from '../../src/locale/rulebook-keys.ts';
import { grammar } from '../../src/rulebook/grammar.ts';
import { alternatives, choicesAt, itemAt, mapAt, type Schema } from '../../src/rulebook/grammar-places.ts';
import { keyLexicon, valueLexicon } from '../../src/rulebook/lexicon.ts';
import { parseRulebook } from '../../src/rulebook/parse.ts';
import { translateRulebook } from '../../src/rulebook/translate.ts';

/** Translation against the grammar itself: every key of it, and random rulebooks that it allows. */

interface GrammarPlace {
  readonly path: readonly string[];
  readonly schemas: readonly Schema[];
}

/** Every place of the grammar, each once. */
function placesIn(schemas: readonly Schema[], path: readonly string[], seen: Set<string>): GrammarPlace[] {
  if (path.length > 7) return [];
  const { keys, others } = mapAt(schemas);
  const items = itemAt(schemas, 0);
  const within = [
    ...[...keys].map(([key, inner]) => [key, inner] as const),
    ...(others ? [['*', others] as const] : []),
    ...(items.length > 0 ? [['-', items] as const] : []),
  ];
  const key = `${path[0]} ${path.at(-1)} ${[...keys.keys()].join()} ${choicesAt(schemas).join()}`;
  if (seen.has(key)) return [];
  seen.add(key);
  return [{ path, schemas }, ...within.flatMap(([name, inner]) => placesIn(inner, [...path, name], seen))];
}

const PLACES = placesIn(alternatives(grammar), [], new Set());

describe('every place of the grammar', () => {
  test('is looked at', () => {
    expect(PLACES.length).toBeGreaterThan(100);
  });

  test('has a Chinese word for each of its keys, and no word for two', () => {
    for (const { path, schemas } of PLACES) {
      const keys = [...mapAt(schemas).keys.keys()];
      const { chinese, english } = keyLexicon(keys, path[0]);
      for (const key of keys) {
        const word = chinese(key);
        expect(word, `${path.join('.')}.${key}`).toBeDefined();
        expect(english(word as string)).toBe(key);
        for (const each of wordsFor(KEY_WORDS, key, path[0])) expect(english(each)).toBe(key);
      }
    }
  });

  test('has a Chinese word for each value that it names', () => {
    for (const { path, schemas } of PLACES) {
      const values = choicesAt(schemas);
      const { chinese, english } = valueLexicon(
        values,
        path.findLast((key) => key !== '-' && key !== '*'),
      );
      for (const value of values) {
        const word = chinese(value);
        expect(word, `${path.join('.')}: ${value}`).toBeDefined();
        expect(english(word as string)).toBe(value);
      }
    }
  });
});

/** What an author may write where the grammar takes a text: columns and their headings, words of the language, numbers. */
const TEXTS = [
  ...['people', 'days', 'town', 'young', 'q', '甲', '派出', 'staffing'],
  ...['cadres', 'trainings', 'units', '干部', '培训'],
  ...[
    'age',
    'birth',
    'postLevel',
    'chiefReserve',
    '职务层次',
    '出生年月',
    '后备类型',
    'unit.kind',
    '单位.单位类别',
  ],
  ...['true', 'false', '是', '否', 'record', '记录', 'never', 'notApplicable', '不适用', 'else', '其余'],
  ...[
    '20%',
    '1/3',
    '3',
    '2024-12-31',
    'year',
    '本年',
    '5 years',
    '近5年',
    '3 months',
    '1 year',
    '..2',
    '3..7',
    '8..',
  ],
];

const text = fc.constantFrom(...TEXTS);
const names = fc.constantFrom(...TEXTS.filter((each) => /^\p{L}[\p{L}\p{N}_-]*$/u.test(each)));

/** Anything that the shape of the grammar allows at a place; what its refinements refuse is left out later. */
function writtenAt(schemas: readonly Schema[], depth: number): fc.Arbitrary<unknown> {
  const made = schemas.flatMap((schema): fc.Arbitrary<unknown>[] => {
    const { def } = schema._zod;
    switch (def.type) {
      case 'string':
        return [text];
      case 'enum':
      case 'literal':
        return [fc.constantFrom(...choicesAt([schema]))];
      case 'array':
        return depth > 6
          ? []
          : [fc.array(writtenAt(alternatives(def.element), depth + 1), { minLength: 1, maxLength: 2 })];
      case 'tuple':
        return [fc.tuple(...def.items.map((item) => writtenAt(alternatives(item), depth + 1)))];
      case 'record':
      case 'object':
        return depth > 6 ? [] : [mapWrittenAt(schema, depth)];
      default:
        return [];
    }
  });
  return made.length > 0 ? fc.oneof(...made) : text;
}

function mapWrittenAt(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const { keys, others } = mapAt([schema]);
  const known = fc
    .subarray([...keys], { maxLength: Math.min(keys.size, depth === 0 ? 8 : 3) })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map(([key, inner]) => [key, writtenAt(inner, depth + 1)]))),
    );
  const free = others
    ? fc.dictionary(names, writtenAt(others, depth + 1), { minKeys: keys.size > 0 ? 0 : 1, maxKeys: 2 })
    : fc.constant({});
  return fc.tuple(known, free).map(([one, other]) => ({ ...other, ...one }));
}

const rulebook = mapWrittenAt(alternatives(grammar)[0] as Schema, 0).map((content) =>
  stringify({ rulebook: 'made', ...(content as object) }),
);

const readable = (written: string): boolean => {
  try {
    parseRulebook(written, 'made.yaml');
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
};

/** The translation, or undefined where a name of the author's stands in its way, which is told. */
function translated(written: string): string | undefined {
  try {
    return translateRulebook(written, 'made.yaml');
  } catch (error) {
    if (error instanceof Failure && error.messages.every(({ code }) => code === 'rulebook-untranslatable'))
      return undefined;
    throw error;
  }
}

test('a random rulebook says the same when it is translated, and is the same bytes when it is translated back', () => {
  let there = 0;
  fc.assert(
    fc.property(rulebook, (written) => {
      fc.pre(readable(written));
      const chinese = translated(written);
      if (chinese === undefined) return;
      there++;
      expect(parseRulebook(chinese, 'made.yaml').file).toEqual(parseRulebook(written, 'made.yaml').file);
      const back = translateRulebook(chinese, 'made.yaml', 'en');
      expect(parseRulebook(back, 'made.yaml').file).toEqual(parseRulebook(written, 'made.yaml').file);
      expect(translateRulebook(back, 'made.yaml')).toBe(chinese);
    }),
    { numRuns: 300, maxSkipsPerRun: 1000 },
  );
  expect(there).toBeGreaterThan(50);
});
