import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/core/calendar.ts';
import { parseRulebook } from '../../src/rulebook/parse.ts';
import { resolveRulebook } from '../../src/rulebook/resolve.ts';
import { translateRulebook } from '../../src/rulebook/translate.ts';
import { run } from '../support/program.ts';
import { toldOf, verdictsOf, written } from '../support/small-rulebook.ts';

/** A table stands where a population does for all of its records. */

const PARTS = `
tables: { members: { columns: { person: person, unit: units, sex: { type: text, title: 性别 }, hours: { type: number, title: 学时 } } } }
populations: { town: { from: units, where: { kind: 镇 } } }`;

const MEMBERS = `
姓名 所在单位 性别 学时
甲 甲镇 女 10
乙 甲镇 男 -
丙 甲镇 - 30`;

const judged = (rule: string, more = '') =>
  verdictsOf('rule', `${PARTS}${more}\nrules: { rule: ${rule} }`, [MEMBERS]);

describe('a whole table', () => {
  test('is counted, is a base, is a number', async () => {
    expect(await judged('{ per: town, count: members, atLeast: 3 }')).toEqual([
      '甲镇: 3 pass',
      '乙镇: 0 fail',
    ]);
    expect(await judged('{ per: town, share: members, where: { sex: 女 }, atLeast: 1/2 }')).toEqual([
      '甲镇: 1–2/3 undecided',
      '乙镇: 0/0 notApplicable',
    ]);
    expect(
      await judged(
        '{ per: town, count: members, atMost: half, when: { members: { over: 1 } } }',
        '\nfigures: { half: { product: [1/2, members] } }',
      ),
    ).toEqual(['甲镇: 3 fail', '乙镇: 0 notApplicable']);
    expect(await judged('{ per: record, every: members, must: { hours: { atLeast: 20 } } }')).toEqual([
      '甲镇 第2行: 10 fail',
      '甲镇 第3行: 0–∞ undecided',
      '甲镇 第4行: 30 pass',
    ]);
  });

  test('is named in words; no such table is told', async () => {
    const args = written(`${PARTS}\nrules: { rule: { count: cadres, atLeast: 1 } }`, []);
    const explained = async (...more: string[]) =>
      (await run(['explain', 'rule', '--rules', args[1] as string, ...more])).stdout;
    expect(await explained()).toContain('干部的人数');
    expect((await toldOf(`${PARTS}\nrules: { rule: { count: member, atLeast: 1 } }`)).join()).toContain(
      'member',
    );
  });

  test('of that name the author may have a population: that is refused, it could be taken for the table', async () => {
    const more = PARTS.replace(
      'populations: {',
      'populations: { members: { from: members, where: { sex: 女 } },',
    );
    expect((await toldOf(`${more}\nrules: { rule: { count: town, atLeast: 1 } }`)).join()).toMatch(/members/);
  });
});

describe('a rulebook of all constructs', () => {
  const path = 'tests/language/constructs.yaml';
  const text = readFileSync(path, 'utf8');
  const resolved = (content: string) => {
    const parsed = parseRulebook(content, path);
    const lists = new Map(
      Object.entries(parsed.file.lists ?? {}).map(([name, list]) => [name, list as string[]]),
    );
    const rulebook = resolveRulebook(parsed, { path, sha256: '', asOf: dayOf(2019, 6, 30), lists });
    return JSON.stringify(rulebook, (_, each: unknown) =>
      typeof each === 'bigint' ? `${each}n` : each instanceof Map ? [...each] : each,
    );
  };

  test('is turned into Chinese and back, to the byte, and means the same', () => {
    const chinese = translateRulebook(text, path);
    expect(chinese).not.toMatch(/^ +(take|last|longest|join|median|symmetric|inside|roster):/m);
    expect(translateRulebook(chinese, path)).toBe(text);
    expect(resolved(chinese)).toBe(resolved(text));
  });

  test('explains every rule in both languages', async () => {
    const { file } = parseRulebook(text, path);
    for (const rule of Object.keys(file.rules ?? {}))
      for (const language of ['zh-CN', 'en'])
        expect((await run(['explain', rule, '--rules', path, '--lang', language])).code).toBe(0);
    expect((await run(['rules', 'docs', path])).code).toBe(0);
  });
});
