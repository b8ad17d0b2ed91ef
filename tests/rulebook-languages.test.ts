import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { translateRulebook } from '../src/rulebook/translate.ts';

test('x', () => {
  const text = readFileSync('rules/cixi-young-cadres/rulebook.yaml', 'utf8');
  const zh = translateRulebook(text, 'x.yaml');
  writeFileSync('/tmp/h/zh-scratch/cixi.zh.yaml', zh);
  expect(translateRulebook(zh, 'y.yaml')).toBe(text);
});
