import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { translateRulebook } from '../src/rulebook/translate.ts';
import { type Editor, openEditor } from './support/language-server.ts';
import { folder, run } from './support/program.ts';

/** `rules schema` in an editor: yaml-language-server, which VS Code and others run. */

let editor: Editor;

beforeAll(async () => {
  const { stdout } = await run(['rules', 'schema', '--lang', 'zh-CN']);
  const schema = join(folder(), 'rulebook.schema.json');
  writeFileSync(schema, stdout);
  editor = await openEditor(schema);
});

afterAll(() => editor?.close());

describe.each(readdirSync('rules'))('%s', (id) => {
  const path = join('rules', id, 'rulebook.yaml');
  const text = readFileSync(path, 'utf8');

  test('has nothing marked in either language', async () => {
    expect(await editor.marksIn(text, path)).toEqual([]);
    expect(await editor.marksIn(translateRulebook(text, path), path)).toEqual([]);
  });
});

test.each([
  'rulebook: a\nstructure:\n  ages: { of: cadres, by: { age: [30, 35], sex: all } }\n  mid: { median: age, of: cadres }\n',
  '规则集: a\n结构分析:\n  ages: { 总体: 干部, 按: { 年龄: [30, 35], 性别: 全部 } }\n  mid: { 中位数: 年龄, 总体: 干部 }\n',
])('%j has nothing marked', async (text) => {
  expect(await editor.marksIn(text)).toEqual([]);
});

test.each([
  ['rulebook: a\nrules:\n  young: { cuont: people, atLeast: 1 }\n', 'cuont'],
  ['规则集: a\n规则:\n  young: { 人书: people, 不少于: 1 }\n', '人书'],
  ['rulebook: a\nrules:\n  young: { count: people, severity: grave }\n', 'severity|error|warning'],
  ['规则集: a\n规则:\n  young: { 人数: people, 级别: 严重 }\n', '错误|提醒'],
  ['规则集: a\n结构分析:\n  ages: { 总体: 干部, 安: { 年龄: [30] } }\n', '安'],
  ['规则集: a\n派生列:\n  days: { 用于: 干部, 条数: 培训, 其中: { 开班日期: { 期间: 近年 } } }\n', '近'],
])('%j is marked', async (text, told) => {
  expect((await editor.marksIn(text)).join('\n')).toMatch(new RegExp(told));
});

test.each([
  ['rulebook: a\nrules:\n  young:\n    |', ['atLeast', 'severity', '不少于', '级别']],
  ['规则集: a\n规则:\n  young:\n    人数: people\n    级别: |', ['错误', '提醒']],
  ['rulebook: a\n|', ['rules', '规则', '统计口径']],
  [
    'rulebook: a\npopulations:\n  young:\n    from: cadres\n    where:\n      |',
    ['anyOf', 'postLevel', '职务层次'],
  ],
])('%j is offered %j', async (text, offered) => {
  expect(await editor.completionsAt(text)).toEqual(expect.arrayContaining(offered));
});
