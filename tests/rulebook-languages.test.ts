import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../src/core/calendar.ts';
import { parseRulebook } from '../src/rulebook/parse.ts';
import { resolveRulebook } from '../src/rulebook/resolve.ts';
import { translateRulebook } from '../src/rulebook/translate.ts';

/** Rulebooks in Chinese: every key has a Chinese word, and a rulebook is turned into the other language and back. */

const shipped = readdirSync('rules').map((id) => [id, `rules/${id}/rulebook.yaml`] as const);

/** What a rulebook comes to, whichever language it is written in. */
function resolved(text: string, path: string) {
  const parsed = parseRulebook(text, path);
  const lists = new Map(
    Object.entries(parsed.file.lists ?? {}).map(([name, list]) => [name, Array.isArray(list) ? list : []]),
  );
  return resolveRulebook(parsed, { path, sha256: '', asOf: dayOf(2019, 6, 30), lists });
}

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'bigint') return `${each}n`;
    return each instanceof Map ? [...each] : each;
  });

describe.each(shipped)('%s', (_, path) => {
  const text = readFileSync(path, 'utf8');
  const chinese = translateRulebook(text, path);

  test('has no key in English left when it is translated', () => {
    const { file } = parseRulebook(chinese, path);
    expect(file.rulebook).toBe(parseRulebook(text, path).file.rulebook);
    const keys = [...chinese.matchAll(/^ *(?:- )?([a-zA-Z]+):/gmu)].map(([, key]) => key as string);
    const named = new Set(
      Object.values(file).flatMap((part) =>
        typeof part === 'object' && part !== null ? Object.keys(part) : [],
      ),
    );
    // `age` of a declared table is the author's column as `birth` is.
    const tables: Record<string, { columns?: object | undefined }> = file.tables ?? {};
    const columns = ['age', ...Object.values(tables).flatMap(({ columns: own = {} }) => Object.keys(own))];
    expect(keys.filter((key) => !named.has(key) && !columns.includes(key))).toEqual([]);
  });

  test('is the same bytes when it is translated and back', () => {
    expect(translateRulebook(chinese, path)).toBe(text);
  });

  test('means the same in both languages', () => {
    expect(asText(resolved(chinese, path))).toBe(asText(resolved(text, path)));
  });
});

test('a file that mixes the languages of keys is told of the first of each', () => {
  const mixed = '规则集: mixed\nrules: { rule: { count: all, atLeast: 1 } }\n';
  expect(() => parseRulebook(mixed, 'mixed.yaml')).toThrow();
  try {
    parseRulebook(mixed, 'mixed.yaml');
  } catch (error) {
    const [first] = (error as { messages?: readonly unknown[] }).messages ?? [];
    expect(JSON.stringify(first)).toContain('mixed-keys');
  }
});

describe('in a Chinese rulebook', () => {
  const english = [
    'rulebook: own',
    'tables:',
    '  units:',
    '    columns:',
    '      remote: { type: flag, title: 偏远单位 }',
    '  hours:',
    '    columns:',
    '      who: person',
    '      date: { type: date, title: [学习日期, 日期] }',
    '      amount: { type: number, title: 学时 }',
    '      birth: date',
    'fields:',
    '  learned: { for: cadres, sum: amount, from: hours, where: { date: { during: 5 years } } }',
    'populations:',
    '  town: { from: units, where: { kind: 镇 } }',
    '  long: { from: hours, where: { amount: { atLeast: 8 }, date: { during: year } } }',
    '  young: { from: hours, where: { age: { atMost: 35 } } }',
    '  marked: { from: cadres, where: { excellentYoung: { not: true } } }',
    'rules:',
    '  some: { per: town, count: marked, atLeast: 1, when: { remote: false } }',
    '',
  ].join('\n');

  const chinese = translateRulebook(english, 'own.yaml');

  test.each([
    ['a column of the rulebook goes by its heading', '合计: 学时'],
    ['so does one in a condition', '学时: { 不少于: 8 }'],
    ['the heading that is written is the first', '学习日期: { 期间: 本年 }'],
    ['a period of several years', '期间: 近5年'],
    ['the age of a table that has births', '年龄: { 不超过: 35 }'],
    ['no, of a mark', '不是: 是'],
    ['and no, in a guard', '偏远单位: 否'],
    ['where a column is declared, it keeps its name', 'amount: { 类型: 数, 标题: 学时 }'],
  ])('%s', (_, written) => {
    expect(chinese).toContain(written);
  });

  test('all of them are read, and mean the same', () => {
    expect(asText(resolved(chinese, 'own.yaml'))).toBe(asText(resolved(english, 'own.yaml')));
    expect(translateRulebook(chinese, 'own.yaml')).toBe(english);
    const other = chinese.replace('学习日期: { 期间: 本年 }', '日期: { 期间: 本年 }');
    expect(asText(resolved(other, 'own.yaml'))).toBe(asText(resolved(english, 'own.yaml')));
  });
});

test('the README shows a part of the Cixi rulebook in both languages, as they are', () => {
  const path = 'rules/cixi-young-cadres/rulebook.yaml';
  const english = readFileSync(path, 'utf8');
  const shown = [
    ...readFileSync('README.md', 'utf8').matchAll(/```yaml\n((?:populations|统计口径):\n[^`]*)```/g),
  ];
  expect(shown).toHaveLength(2);
  for (const [index, text] of [english, translateRulebook(english, path)].entries()) {
    const parts = (shown[index]?.[1] ?? '')
      .split(/^(?=\S)|^(?= {2}\S)/m)
      .filter((part) => part.startsWith(' '));
    expect(parts).toHaveLength(3);
    for (const part of parts) expect(text).toContain(part);
  }
});
