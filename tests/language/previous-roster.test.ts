import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, csvFile, run } from '../support/program.ts';
import { said } from '../support/rosters.ts';
import { rowsOfSheet, toldOf, written } from '../support/small-rulebook.ts';

/** Rules that compare with the roster of the time before, and numbers of other tables. */

const PARTS = `
tables: { months: { columns: { unit: units, month: { type: month, title: 月份名 }, headcount: { type: number, title: 在职人数 } } } }
populations:
  town: { from: units, where: { kind: 镇 } }
  all: { from: cadres }
  women: { from: cadres, where: { sex: 女 } }
  all-before: { from: cadres, roster: previous }
  women-before: { from: all-before, where: { sex: 女 } }
  month: { from: months }
figures: { rate: { share: women-before, of: all-before }, mean: { average: headcount, of: month } }`;

const NOW = `
姓名 性别 出生年月 所在镇街
甲 女 1990.01 甲镇
乙 男 1990.01 甲镇
丙 女 1990.01 甲镇
丁 女 1990.01 乙镇`;

const BEFORE = `
姓名 性别 出生年月 所在镇街
甲 女 1990.01 甲镇
乙 男 1990.01 甲镇
丁 - 1990.01 乙镇`;

async function judged(rule: string, before: string | undefined, ...sheets: string[]) {
  const args = written(`${PARTS}\nrules: { rule: ${rule}, other: { count: all, atLeast: 1 } }`, [
    NOW,
    ...sheets,
  ]);
  const previous =
    before === undefined
      ? []
      : ['--previous', csvFile(join(args[0] as string, '..'), 'before.csv', rowsOfSheet(before))];
  const { report } = await check([...args, ...previous]);
  const verdicts = report.verdicts.filter((verdict) => verdict.rule === 'rule');
  return {
    report,
    said: verdicts.map((verdict) => `${verdict.group.path.at(-1) ?? ''}: ${said(verdict)}`),
  };
}

describe('the previous roster', () => {
  test('a share must be over what it was: exact fractions, its unknown cells tried', async () => {
    const { said: told, report } = await judged('{ per: town, share: women, of: all, over: rate }', BEFORE);
    expect(told).toEqual(['甲镇: 2/3 pass', '乙镇: 1/1 undecided']);
    expect(report.previous?.map(({ path }) => path.replace(/.*\//, ''))).toEqual(['before.csv']);
  });

  test('nobody there before: there is no share to compare with', async () => {
    const before = BEFORE.replace('丁 - 1990.01 乙镇', '');
    const { said: told } = await judged('{ per: town, share: women, of: all, over: rate }', before);
    expect(told).toEqual(['甲镇: 2/3 pass', '乙镇: 1/1 notApplicable']);
  });

  test('a number may be compared with the number before', async () => {
    expect((await judged('{ per: town, count: all, over: all-before }', BEFORE)).said).toEqual([
      '甲镇: 3 pass',
      '乙镇: 1 fail',
    ]);
    expect((await judged('{ share: all, of: all-before, atLeast: 4/3 }', BEFORE)).said).toEqual([
      ': 4/3 pass',
    ]);
  });

  test('is told apart by the same units, where these are told by a rule of today', async () => {
    const parts = PARTS.replace(
      'populations:',
      'populations:\n  large: { from: units, where: { kind: 镇, holds: other } }',
    );
    const rule = '{ per: large, count: all, atLeast: all-before }';
    const args = written(`${parts}\nrules: { rule: ${rule}, other: { per: town, count: all, atMost: 1 } }`, [
      NOW,
    ]);
    const before = csvFile(join(args[0] as string, '..'), 'before.csv', rowsOfSheet(BEFORE));
    const { report } = await check([...args, '--previous', before]);
    const own = report.verdicts.filter((verdict) => verdict.rule === 'rule');
    expect(own.map((verdict) => `${verdict.group.path.at(-1)}: ${said(verdict)}`)).toEqual(['乙镇: 1 pass']);
  });

  test('not handed in: undecided, one reason for all', async () => {
    const { said: told, report } = await judged('{ per: town, count: all, over: all-before }', undefined);
    expect(told).toEqual([': undecided']);
    expect(report.notes.map(({ code }) => code)).toContain('previous-missing');
  });

  test('is judged itself by no rule, and mixes with no set', async () => {
    expect((await toldOf(`${PARTS}\nrules: { rule: { count: all-before, atLeast: 1 } }`)).join()).toContain(
      'of the previous roster, which a rule does not judge',
    );
    const mixed = PARTS.replace(
      '  month: {',
      '  mixed: { from: cadres, where: { anyOf: [women-before] } }\n  month: {',
    );
    expect((await toldOf(`${mixed}\nrules: { rule: { count: mixed, atLeast: 1 } }`)).join()).toContain(
      'cannot stand in anyOf or noneOf',
    );
  });

  test('does not go with --each', async () => {
    const args = written(`${PARTS}\nrules: { rule: { count: all, atLeast: 1 } }`, [NOW]);
    const { code, stderr } = await run(['check', ...args, '--each', '--previous', args[0] as string]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--previous')]);
  });
});

describe('a number of another table', () => {
  const MONTHS = '单位 月份名 在职人数\n甲镇 2019.01 4\n甲镇 2019.02 5\n乙镇 2019.01 4';

  test('is tallied in the same group: an average of months', async () => {
    const rule = '{ per: town, share: women, of: mean, atLeast: 1/3 }';
    expect((await judged(rule, undefined, MONTHS)).said).toEqual(['甲镇: 4/9 pass', '乙镇: 1/4 fail']);
    expect((await judged(rule, undefined, MONTHS.replace('2019.02 5', '2019.02 -'))).said[0]).toBe(
      '甲镇: 0–1 undecided',
    );
  });

  test('not handed in: not applicable', async () => {
    const rule = '{ per: town, share: women, of: mean, atLeast: 1/3 }';
    expect((await judged(rule, undefined)).said).toEqual([': notApplicable']);
  });
});
