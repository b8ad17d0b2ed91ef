import { expect, test } from 'vitest';
import { verdictsOf } from '../support/small-rulebook.ts';

/** Columns of a rulebook's own table may have the names of built-in columns that are read in ways of their own. */

test('secretary, tier and leagueHead of another table are plain columns, with their own words for absence', async () => {
  const column = (title: string) => `{ type: flag, title: ${title}, absent: true }`;
  const parts = `
tables:
  members: { columns: { person: person, unit: units, post: { type: text, title: 职务 }, secretary: ${column('书记')}, leagueHead: ${column('团干')}, tier: { type: [上, 下], title: 层级, absent: 上 } } }
populations:
  town: { from: units, where: { kind: 镇 } }
  all: { from: members }
  secretaries: { from: members, where: { secretary: true } }
rules:
  secretary: { per: town, share: all, where: { secretary: true }, atLeast: 1/2 }
  leagueHead: { per: town, share: all, where: { leagueHead: true }, atLeast: 1/2 }
  tier: { per: town, share: all, where: { tier: 上 }, atLeast: 1/2 }`;
  const titles = '姓名 所在单位 职务 书记 团干 层级\n甲 甲镇 党支部书记 否 否 下\n乙 乙镇 会计 是 是 上';
  for (const rule of ['secretary', 'leagueHead', 'tier'])
    expect([rule, await verdictsOf(rule, parts, [titles])]).toEqual([
      rule,
      ['甲镇: 0/1 fail', '乙镇: 1/1 pass'],
    ]);
  const plain = '姓名 所在单位 职务\n甲 甲镇 会计';
  for (const rule of ['secretary', 'leagueHead', 'tier'])
    expect([rule, (await verdictsOf(rule, parts, [plain]))[0]]).toEqual([rule, '甲镇: 1/1 pass']);
});
