import { describe, expect, test } from 'vitest';
import { linesOn, register, sheet, verdictsOn } from '../support/trial.ts';

/** Kin and home places: R24, R25 of the list of rules. */

describe('R24 任职回避: kin do not serve under one leader, nor handle certain duties where the other leads', () => {
  const book = `
tables:
  staff:
    columns:
      unit: units
      person: person
      boss: { type: text, title: 直接领导 }
      leads: { type: flag, title: 担任领导, blank: false }
      duty: { type: text, title: 分工 }
  kinships:
    symmetric: [a, b]
    columns:
      a: { type: staff, title: 甲方 }
      b: { type: staff, title: 乙方 }
      kind: { type: text, title: 亲属关系 }
populations:
  everybody:
    from: staff
  close:
    from: kinships
    where: { kind: [夫妻, 直系血亲, 三代以内旁系血亲, 近姻亲] }
rules:
  one-leader:
    per: record
    every: close
    must:
      noneOf:
        - { a.boss: { same: b.boss } }
        - { a.boss: { same: b.person } }
  duties:
    per: record
    every: close
    must:
      noneOf:
        - a.unit: { same: b.unit }
          a.leads: true
          b.duty: [组织, 人事, 纪检, 监察, 审计, 财务]
  anybody:
    count: everybody
    atLeast: 1`;
  const units = register('局', ['甲局', '乙局']);
  const staff = sheet(
    '姓名 单位 直接领导 担任领导 分工',
    '长甲 甲局 - 是 全面',
    '副甲 甲局 长甲 是 业务',
    '员甲 甲局 副甲 - 财务',
    '员乙 甲局 副甲 - 文秘',
    '员丙 甲局 长甲 - 文秘',
    '员丁 乙局 长乙 - 人事',
    '员戊 甲局 - - 文秘',
    // Two people of one name, under different leaders.
    '同名 甲局 副甲 - 文秘',
    '同名 乙局 长乙 - 文秘',
  );
  const ties = (...lines: string[]) => sheet('甲方 乙方 亲属关系', lines);
  const told = async (rule: 'one-leader' | 'duties', ...lines: string[]) =>
    (await verdictsOn({ book, units, sheets: [staff, ties(...lines)] }, rule))[rule].map((said) =>
      said.replace(/^.*第(\d+)行: /, '$1 '),
    );

  test.each([
    ['员甲 员乙 夫妻', 'fail', 'under one leader'],
    ['员乙 副甲 直系血亲', 'fail', 'one leads the other'],
    ['副甲 员乙 近姻亲', 'fail', 'the same the other way round'],
    ['员乙 员丙 夫妻', 'pass', 'under different leaders'],
    ['员乙 员丁 夫妻', 'pass', 'in another office'],
    ['员乙 员戊 夫妻', 'undecided', 'whose leader is not known'],
    ['员乙 同名 夫妻', 'undecided', 'a name that is two people’s'],
  ])('%s: %s, %s', async (line, status) => {
    expect(await told('one-leader', line)).toEqual([`2 ${status}`]);
  });

  test.each([
    ['长甲 员甲 夫妻', 'fail'],
    ['员甲 长甲 夫妻', 'fail'],
    ['副甲 员乙 夫妻', 'pass'],
    // 人事, but in the other office, where 长甲 does not lead.
    ['长甲 员丁 夫妻', 'pass'],
    ['员甲 员乙 夫妻', 'pass'],
  ])('duties: %s: %s', async (line, status) => {
    expect(await told('duties', line)).toEqual([`2 ${status}`]);
  });

  test('a tie written twice is one; another tie is none; a kind that is not known may be one', async () => {
    expect(
      await told('one-leader', '员甲 员乙 夫妻', '员乙 员甲 夫妻', '员甲 员乙 同学', '员乙 员甲 -'),
    ).toEqual(['2 fail', '5 undecided']);
    expect(await told('one-leader', '员甲 员乙 同学')).toEqual([]);
  });

  test('a tie belongs to no unit: the two are named, and no place', async () => {
    const lines = await linesOn({ book, units, sheets: [staff, ties('员甲 员乙 夫妻')] }, 'zh-CN');
    expect(lines.filter((line) => line.startsWith('- '))).toEqual([
      '- 不合格 one-leader 员甲、员乙 · 截至2024-12-31 · 1.csv A2',
    ]);
  });

  test('no sheet of ties is no pass', async () => {
    expect(await verdictsOn({ book, units, sheets: [staff] }, 'one-leader')).toEqual({
      'one-leader': [': notApplicable'],
    });
  });
});

describe('R25 地域回避: the chief of a county or a township did not grow up in that county', () => {
  const book = `
tables:
  units:
    columns:
      county: { type: text, title: 所属县 }
  members:
    columns:
      unit: units
      person: person
      post: { type: [正职, 副职], title: 职别 }
      grewUp: { type: place, title: 成长地 }
populations:
  chiefs:
    from: members
    where: { post: 正职 }
rules:
  elsewhere:
    per: record
    every: chiefs
    must:
      grewUp: { not: { inside: unit.county } }
    severity: warning`;
  const units = sheet(
    '单位代码 单位名称 单位类别 上级单位 所属县',
    ['1 某市 市 - -', '2 甲县 县 某市 甲县', '3 乙县 县 某市 乙县'],
    ['4 甲一乡 乡镇 甲县 甲县', '5 甲二乡 乡镇 甲县 甲县', '6 乙一乡 乡镇 乙县 乙县'],
  );
  const told = async (...people: string[]) =>
    (
      await verdictsOn({ book, units, sheets: [sheet('姓名 单位 职别 成长地', people)] }, 'elsewhere')
    ).elsewhere.map((said) => said.replace(/^.*: /, ''));

  test.each([
    ['甲县 正职 乙一乡', 'pass'],
    ['甲县 正职 甲县', 'fail'],
    // A township lies in its county, for the chief of either.
    ['甲县 正职 甲二乡', 'fail'],
    ['甲一乡 正职 甲二乡', 'fail'],
    ['甲一乡 正职 甲县', 'fail'],
    ['甲一乡 正职 乙县', 'pass'],
    ['甲一乡 正职 乙县乙一乡', 'pass'],
    // Not known, or a place that the register does not know: never taken for elsewhere.
    ['甲一乡 正职 -', 'undecided'],
    ['甲一乡 正职 外省', 'undecided'],
    ['甲一乡 - 甲一乡', 'undecided'],
  ])('%s: %s', async (cells, status) => {
    expect(await told(`某甲 ${cells}`)).toEqual([status]);
  });

  test('a deputy is no concern of it', async () => {
    expect(await told('某甲 甲一乡 副职 甲一乡', '某乙 甲一乡 正职 乙县')).toEqual(['pass']);
  });
});
