import { describe, expect, test } from 'vitest';
import { run } from '../support/program.ts';
import { toldOf, verdictsOf, written } from '../support/small-rulebook.ts';

/** Figures in a wider unit than the rule's own: a village compared with its town. */

const UNITS = `
单位代码 单位名称 单位类别 上级单位
1 某县 县 -
2 甲镇 镇 某县
3 乙镇 镇 某县
4 一村 村 甲镇
5 二村 村 甲镇
6 三村 村 乙镇
7 四村 村 某县`;

const PARTS = `
tables: { members: { columns: { person: person, unit: units, sex: { type: text, title: 性别 } } } }
populations:
  town: { from: units, where: { kind: 镇 } }
  village: { from: units, where: { kind: 村 } }
  women: { from: members, where: { sex: 女 } }
figures:
  inTown: { count: members, per: town }
  rate: { share: women, of: inTown }
  womenInTown: { count: women, per: town }`;

const MEMBERS = `
姓名 所在单位 性别
甲 一村 女
乙 一村 男
丙 二村 女
丁 甲镇 女
戊 三村 -
己 四村 女`;

const judged = (rule: string, members = MEMBERS) =>
  verdictsOf('rule', `${PARTS}\nrules: { rule: ${rule} }`, [members], UNITS);

describe('a figure of the town around a village', () => {
  test('is a base, a bound and a guard; outside of any town nobody is there', async () => {
    expect(await judged('{ per: village, share: members, of: inTown, atMost: 1/3 }')).toEqual([
      '一村: 1/2 fail',
      '二村: 1/4 pass',
      '三村: 1 fail',
      '四村: notApplicable',
    ]);
    expect(await judged('{ per: village, count: women, under: womenInTown }')).toEqual([
      '一村: 1 pass',
      '二村: 1 pass',
      '三村: 0–1 undecided',
      '四村: 1 fail',
    ]);
    expect(
      await judged('{ per: village, count: women, atLeast: 2, when: { inTown: { atLeast: 2 } } }'),
    ).toEqual(['一村: 1 fail', '二村: 1 fail', '三村: 0–1 notApplicable', '四村: 1 notApplicable']);
  });

  test('of the rule’s own units it is that of the rule', async () => {
    expect(await judged('{ per: town, count: women, atLeast: womenInTown }')).toEqual([
      '甲镇: 3 pass',
      '乙镇: 0–1 pass',
    ]);
  });

  test('is told in words; in a rule of the whole roster there is no town', async () => {
    const args = written(
      `${PARTS}\nrules: { rule: { per: village, count: women, under: womenInTown } }`,
      [],
      UNITS,
    );
    const { stdout } = await run(['explain', 'rule', '--rules', args[1] as string]);
    expect(stdout).toContain('所在town的');
    expect(
      (await toldOf(`${PARTS}\nrules: { rule: { count: women, under: womenInTown } }`)).join(),
    ).toContain('around each unit');
  });
});
