import { expect, test } from 'vitest';
import { folder, run } from '../support/program.ts';
import { rulebookFile } from '../support/rosters.ts';

const rulebook = (title: string): string =>
  rulebookFile(
    folder(),
    `rulebook: titles
populations: { all: { from: cadres } }
rules: { some: { title: ${title}, count: all, atLeast: 1 } }
`,
  );

test.each([
  ['{ zh: 至少一人, en: at least one }', '至少一人', 'at least one'],
  ['{ zh: 至少一人 }', '至少一人', '至少一人'],
  ['{ en: at least one }', 'at least one', 'at least one'],
  ['至少一人', '至少一人', '至少一人'],
])('a title %s is that in the language asked for, else in the other', async (title, chinese, english) => {
  const file = rulebook(title);
  expect((await run(['explain', 'some', '--rules', file])).stdout).toContain(chinese);
  expect((await run(['explain', 'some', '--rules', file, '--lang', 'en'])).stdout).toContain(english);
});
