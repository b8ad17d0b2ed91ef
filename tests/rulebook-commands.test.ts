import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { KEY_WORDS } from '../src/locale/rulebook-keys.ts';
import { grammar } from '../src/rulebook/grammar.ts';
import { translateRulebook } from '../src/rulebook/translate.ts';
import { csvFile, folder, run } from './support/program.ts';

describe('rules new', () => {
  const people = [
    ['姓名', '性别', '出生年月', '所在镇街', '职务层次'],
    ['甲', '女', '1990.05', '示例镇', '中层正职'],
    ['乙', '男', '1970.05', '示例镇', '中层副职'],
  ];

  test.each(['zh-CN', 'en'])('in %s, a rulebook that lists, documents and checks', async (language) => {
    const directory = folder();
    const made = join(directory, '我县标准');
    const { code, stderr } = await run(['rules', 'new', made, '--lang', language]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('rulebook.yaml')]);
    expect(readdirSync(made).sort()).toEqual(['rulebook.schema.json', 'rulebook.yaml', 'units.csv']);
    expect(readFileSync(join(made, 'rulebook.yaml'), 'utf8')).toContain(
      language === 'en' ? '\nrulebook: 我县标准\n' : '\n规则集: 我县标准\n',
    );
    const rules = join(made, 'rulebook.yaml');
    expect((await run(['rules', 'list', rules])).stdout).toContain('young-share');
    expect((await run(['rules', 'docs', rules])).code).toBe(0);
    const roster = csvFile(directory, 'r.csv', people);
    const checked = await run(['check', roster, '--rules', rules, '--as-of', '2024-12-31']);
    expect([checked.code, checked.stderr]).toEqual([0, '']);
    writeFileSync(join(made, 'units.csv'), '单位代码,单位名称,单位类别,上级单位\n1,示例镇,镇,\n');
    const judged = await run(['check', roster, '--rules', rules, '--as-of', '2024-12-31']);
    expect(judged.stdout).toContain('young-share');
  });

  test('never writes over anything', async () => {
    const directory = folder();
    mkdirSync(join(directory, 'mine'));
    const { code, stderr } = await run(['rules', 'new', join(directory, 'mine')]);
    expect([code, readdirSync(join(directory, 'mine'))]).toEqual([2, []]);
    expect(stderr).toContain('mine');
  });

  test('takes only a name that a rulebook may have', async () => {
    const path = join(folder(), '2024 标准');
    const { code, stderr } = await run(['rules', 'new', path]);
    expect([code, existsSync(path)]).toEqual([2, false]);
    expect(stderr).toContain('“2024 标准”不能作规则集的名称');
  });
});

describe('rules docs', () => {
  test.each(readdirSync('rules'))('the page of %s is the one that is shipped', async (name) => {
    const { stdout } = await run(['rules', 'docs', name]);
    await expect(stdout).toMatchFileSnapshot(`../docs/rulebooks/${name}.md`);
  });

  test('speaks the language of the reader, and escapes what Markdown would take for markup', async () => {
    const path = join(folder(), 'r.yaml');
    const text = `rulebook: r
title: a | b <c>
populations: { a: { from: cadres } }
rules:
  x: { title: 'x | *y*', count: a, atLeast: 1, since: 2019-01-01, until: 2020-12-31 }
`;
    writeFileSync(path, text);
    const { stdout } = await run(['rules', 'docs', path, '--lang', 'en']);
    expect(stdout).toContain('# a \\| b \\<c\\>');
    expect(stdout).toContain('### x \\| \\*y\\*');
    expect(stdout).toContain('2019-01-01');
    writeFileSync(path, translateRulebook(text, path));
    expect((await run(['rules', 'docs', path, '--lang', 'en'])).stdout).toBe(stdout);
  });

  test('writes a file that is not there', async () => {
    const out = join(folder(), 'pages', 'r.md');
    expect((await run(['rules', 'docs', '-o', out])).code).toBe(0);
    expect((await run(['rules', 'docs', '-o', out])).code).toBe(2);
    expect((await run(['rules', 'docs', '-o', out, '--force'])).code).toBe(0);
  });
});

describe('rules schema', () => {
  interface Part {
    readonly $ref?: string;
    readonly description?: string;
    readonly enum?: readonly string[];
    readonly properties?: Readonly<Record<string, Part>>;
    readonly additionalProperties?: Part;
    readonly anyOf?: readonly Part[];
    readonly $defs?: Readonly<Record<string, Part>>;
  }

  async function schemaIn(language: string): Promise<{ text: string; schema: Part }> {
    const { stdout } = await run(['rules', 'schema', '--lang', language]);
    return { text: stdout, schema: JSON.parse(stdout) as Part };
  }

  /** The part behind keys, references followed; `*` stands for any name. */
  function partAt(schema: Part, ...path: readonly string[]): Part {
    const follow = (part: Part): Part => {
      if (part.$ref === undefined) return part;
      const found = part.$ref === '#' ? schema : schema.$defs?.[part.$ref.replace('#/$defs/', '')];
      if (!found) throw new Error(`nothing at ${part.$ref}`);
      return { ...follow(found), ...(part.description ? { description: part.description } : {}) };
    };
    return path.reduce<Part>((part, key) => {
      const behind = key === '*' ? part.additionalProperties : part.properties?.[key];
      if (!behind) throw new Error(`no ${key}`);
      return follow(behind);
    }, schema);
  }

  test('is the one that is shipped', async () => {
    await expect((await schemaIn('zh-CN')).text).toMatchFileSnapshot('../docs/rulebook.schema.json');
  });

  test('has the keys and values of both languages, and describes them in the language asked for', async () => {
    const { schema } = await schemaIn('en');
    expect(Object.keys(schema.properties ?? {})).toEqual(
      expect.arrayContaining([...Object.keys(grammar.shape), '规则集', '统计口径', '规则']),
    );
    const rule = partAt(schema, '规则', '*');
    expect(rule).toEqual(partAt(schema, 'rules', '*'));
    expect(partAt(rule === undefined ? schema : schema, 'rules', '*', '不少于').description).toBe(
      'No less than this',
    );
    expect(partAt(schema, 'rules', '*', '级别').enum).toEqual([
      'error',
      'warning',
      'info',
      'part',
      '错误',
      '提醒',
      '参考',
      '组成部分',
    ]);
    // A rulebook may name tables of its own, so that any name may stand there.
    expect(partAt(schema, 'fields', '*', '条数').enum).toBeUndefined();
    expect(Object.keys(partAt(schema, 'rules', '*', 'where').properties ?? {})).toEqual(
      expect.arrayContaining(['anyOf', '任一', 'postLevel', '职务层次', 'age', '年龄', '上级单位.单位类别']),
    );
    expect((await schemaIn('zh-CN')).schema.properties?.规则?.description).toBe('规则：逐单位作结论');
  });

  test('every key that a shipped rulebook uses, in either language, is in it', async () => {
    const { text, schema } = await schemaIn('en');
    expect(text).not.toContain('"undefined');
    for (const name of readdirSync('rules')) {
      const source = readFileSync(join('rules', name, 'rulebook.yaml'), 'utf8');
      for (const written of [source, translateRulebook(source, name)]) {
        const content = parseDocument(written, { schema: 'failsafe' }).toJS() as Record<string, object>;
        for (const [key, value] of Object.entries(content)) {
          const section = partAt(schema, key);
          if (!['规则', 'rules', '统计数', 'statistics', '派生列', 'fields'].includes(key)) continue;
          for (const thing of Object.values(value))
            for (const inner of Object.keys(thing as object))
              expect(
                Object.keys(section.additionalProperties ? (partAt(schema, key, '*').properties ?? {}) : {}),
              ).toContain(inner);
        }
      }
    }
    expect(Object.keys(KEY_WORDS).length).toBeGreaterThan(60);
  });
});

test.each([
  [['rules', 'foo'], /rules 没有“foo”这个命令。可用的命令：list、docs、new、translate、schema/],
  [['rules', 'lst'], /没有“lst”这个命令，是不是想写“list”/],
  [['--lang', 'zh', 'rules', 'chek'], /rules 没有“chek”这个命令。/],
  [['rules', 'list', 'a', 'b'], /rules list 后面多写了内容/],
  [['rules', 'new'], /缺少规则集的名称/],
  [['rules', 'translate'], /缺少规则集/],
  [['rules', 'translate', 'cixi'], /没有名为|cixi/],
])('%j is told of', async (args, told) => {
  const { code, stdout, stderr } = await run(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(told);
});
