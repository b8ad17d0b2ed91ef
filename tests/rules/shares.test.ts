import { describe, expect, test } from 'vitest';
import { idNumber } from '../support/rosters.ts';
import { register, reportOn, rows, sheet, verdictsOn } from '../support/trial.ts';

/** Shares and nested shares: R01, R02, R03, R04, R05, R07 of the list of rules. */

describe('R01 村民代表会议: two shares of one base', () => {
  const book = `
tables:
  members:
    columns:
      unit: units
      person: person
      role: { type: [村民代表, 村委会成员, 列席], title: 身份 }
      sex: [男, 女]
populations:
  village:
    from: units
    where: { kind: 村 }
  assembly:
    from: members
    where: { role: [村民代表, 村委会成员] }
rules:
  deputies:
    per: village
    share: assembly
    where: { role: 村民代表 }
    atLeast: 4/5
  women:
    per: village
    share: assembly
    where: { role: 村民代表, sex: 女 }
    atLeast: 1/3`;
  const units = register('村', ['东村', '西村', '南村', '北村']);
  const heads = '姓名 单位 身份 性别';

  test('a woman of the committee is in the base only; who may sit in either role leaves both open', async () => {
    const people = sheet(
      heads,
      rows(7, '东代男', '东村 村民代表 男'),
      rows(5, '东代女', '东村 村民代表 女'),
      rows(3, '东委', '东村 村委会成员 女'),
      rows(7, '西代男', '西村 村民代表 男'),
      rows(4, '西代女', '西村 村民代表 女'),
      rows(3, '西委', '西村 村委会成员 女'),
      rows(3, '南代男', '南村 村民代表 男'),
      rows(1, '南代女', '南村 村民代表 女'),
      rows(1, '南委', '南村 村委会成员 男'),
      rows(1, '南某', '南村 - 女'),
      rows(2, '东列', '东村 列席 女'),
    );
    expect(await verdictsOn({ book, units, sheets: [people] }, 'deputies', 'women')).toEqual({
      deputies: [
        '东村: 12/15 pass',
        '西村: 11/14 fail',
        '南村: 4–5/5–6 undecided',
        '北村: 0/0 notApplicable',
      ],
      women: ['东村: 5/15 pass', '西村: 4/14 fail', '南村: 1–2/5–6 undecided', '北村: 0/0 notApplicable'],
    });
  });

  test('a woman of the committee who is a deputy too is one person, and counts as a deputy', async () => {
    const id = idNumber('19800101');
    const people = sheet(
      '姓名 单位 身份 性别 身份证号',
      rows(2, '东代', '东村 村民代表 男 -'),
      rows(1, '东代女', '东村 村民代表 女 -'),
      rows(1, '东委', '东村 村委会成员 男 -'),
      [`东双 东村 村民代表 女 ${id}`, `东双 东村 村委会成员 女 ${id}`],
    );
    expect(await verdictsOn({ book, units, sheets: [people] }, 'deputies', 'women')).toMatchObject({
      deputies: { 0: '东村: 4/5 pass' },
      women: { 0: '东村: 2/5 pass' },
    });
  });
});

describe('R02 党代会代表: a floor and a ceiling that do not mirror each other', () => {
  const book = `
tables:
  units:
    columns:
      sector: { type: text, title: 系统 }
  members:
    columns:
      unit: units
      person: person
      kind: { type: [一线, 领导干部, 其他], title: 类别 }
populations:
  body:
    from: units
    where: { kind: 选举单位 }
  delegates:
    from: members
rules:
  line:
    per: body
    share: delegates
    where: { kind: 一线 }
    atLeast: 1/3
    severity: warning
    when: { sector: [省区市, 金融, 央企] }
  leaders:
    per: body
    share: delegates
    where: { kind: 领导干部 }
    atMost: 2/3
    severity: warning
    when: { sector: [省区市, 金融, 央企] }
  anybody:
    count: delegates
    atLeast: 1`;
  const units = register(
    '选举单位',
    ['甲省 省区市', '乙银行 金融', '丙机关 机关', '丁公司 央企', '戊省 省区市', '己处 -', '庚省 省区市'],
    '系统',
  );
  const people = sheet(
    '姓名 单位 类别',
    rows(2, '甲线', '甲省 一线'),
    rows(4, '甲领', '甲省 领导干部'),
    rows(1, '乙线', '乙银行 一线'),
    rows(3, '乙领', '乙银行 领导干部'),
    rows(4, '丙领', '丙机关 领导干部'),
    rows(1, '戊领', '戊省 领导干部'),
    rows(2, '戊他', '戊省 其他'),
    rows(4, '己领', '己处 领导干部'),
    rows(1, '庚线', '庚省 一线'),
    rows(2, '庚领', '庚省 领导干部'),
    rows(1, '庚某', '庚省 -'),
  );

  test('exactly a third and two thirds pass; a unit of another sector is out, of an unknown one undecided', async () => {
    expect(await verdictsOn({ book, units, sheets: [people] }, 'line', 'leaders')).toEqual({
      line: [
        '甲省: 2/6 pass',
        '乙银行: 1/4 fail',
        '丙机关: 0/4 notApplicable',
        '丁公司: 0/0 notApplicable',
        '戊省: 0/3 fail',
        '己处: 0/4 undecided',
        '庚省: 1–2/4 undecided',
      ],
      leaders: [
        '甲省: 4/6 pass',
        '乙银行: 3/4 fail',
        '丙机关: 4/4 notApplicable',
        '丁公司: 0/0 notApplicable',
        '戊省: 1/3 pass',
        '己处: 4/4 undecided',
        '庚省: 2–3/4 undecided',
      ],
    });
  });

  test('一般 is a target: what fails does not fail the audit', async () => {
    expect((await reportOn({ book, units, sheets: [people] })).status).toBe('pass');
  });
});

describe('R03 政协: a floor for each tier, a majority in the top one', () => {
  const book = `
lists:
  tier: [委员, 常委, 副主席, 主席]
tables:
  members:
    columns:
      unit: units
      person: person
      tier: { type: tier, title: 职务 }
      party: { type: text, title: 党派 }
populations:
  body:
    from: units
    where: { kind: 会议 }
  everyone:
    from: members
  standing:
    from: members
    where: { tier: { atLeast: 常委 } }
  chairs:
    from: standing
    where: { tier: { atLeast: 副主席 } }
rules:
  all:
    per: body
    share: everyone
    where: { party: { not: 中共 } }
    atLeast: 60%
  standing-members:
    per: body
    share: standing
    where: { party: { not: 中共 } }
    atLeast: 65%
  chairpersons:
    per: body
    share: chairs
    where: { party: { not: 中共 } }
    over: 1/2`;
  const units = register('会议', ['甲政协', '乙政协', '丙政协', '丁政协']);

  test('60 % and 65 % are enough, a half is no majority; the tiers are nested', async () => {
    const people = sheet(
      '姓名 单位 职务 党派',
      rows(1, '甲主', '甲政协 主席 中共'),
      rows(2, '甲副', '甲政协 副主席 民盟'),
      rows(6, '甲常共', '甲政协 常委 中共'),
      rows(11, '甲常', '甲政协 常委 无党派'),
      rows(13, '甲委共', '甲政协 委员 中共'),
      rows(17, '甲委', '甲政协 委员 群众'),
      rows(1, '乙主', '乙政协 主席 中共'),
      rows(1, '乙副', '乙政协 副主席 民盟'),
      rows(7, '乙常共', '乙政协 常委 中共'),
      rows(11, '乙常', '乙政协 常委 民建'),
      rows(4, '乙委共', '乙政协 委员 中共'),
      rows(2, '乙委', '乙政协 委员 群众'),
      rows(1, '丙主', '丙政协 主席 -'),
    );
    expect(
      await verdictsOn({ book, units, sheets: [people] }, 'all', 'standing-members', 'chairpersons'),
    ).toEqual({
      all: [
        '甲政协: 30/50 pass',
        '乙政协: 14/26 fail',
        '丙政协: 0–1/1 undecided',
        '丁政协: 0/0 notApplicable',
      ],
      'standing-members': [
        '甲政协: 13/20 pass',
        '乙政协: 12/20 fail',
        '丙政协: 0–1/1 undecided',
        '丁政协: 0/0 notApplicable',
      ],
      chairpersons: [
        '甲政协: 2/3 pass',
        '乙政协: 1/2 fail',
        '丙政协: 0–1/1 undecided',
        '丁政协: 0/0 notApplicable',
      ],
    });
  });
});

describe('R03 政协: counted as of the day of the term, whoever joined the Party since', () => {
  const book = `
tables:
  units:
    columns:
      termStart: { type: date, title: 换届日期 }
  members:
    columns:
      unit: units
      person: person
      joined: { type: date, title: 入党时间, blank: never }
populations:
  body:
    from: units
    where: { kind: 会议 }
  everyone:
    from: members
rules:
  not-of-the-party:
    per: body
    share: everyone
    where:
      noneOf:
        - { joined: { until: unit.termStart } }
    atLeast: 60%`;
  const units = register(
    '会议',
    ['甲政协 2022-01-20', '乙政协 2022-01-20', '丙政协 2022-01-20', '丁政协 -', '戊政协 2022-01-20'],
    '换届日期',
  );

  test('joined on the day is in the Party, the day after is not; a year alone may be either', async () => {
    const people = sheet(
      '姓名 单位 入党时间',
      rows(2, '甲党', '甲政协 2010-07-01'),
      rows(1, '甲新', '甲政协 2022-01-21'),
      rows(2, '甲非', '甲政协 -'),
      rows(2, '乙党', '乙政协 2010-07-01'),
      rows(1, '乙新', '乙政协 2022-01-20'),
      rows(2, '乙非', '乙政协 -'),
      rows(2, '丙党', '丙政协 2010-07-01'),
      rows(1, '丙新', '丙政协 2022'),
      rows(2, '丙非', '丙政协 -'),
      rows(3, '丁党', '丁政协 2010-07-01'),
      rows(2, '丁非', '丁政协 -'),
    );
    expect(await verdictsOn({ book, units, sheets: [people] }, 'not-of-the-party')).toEqual({
      'not-of-the-party': [
        '甲政协: 3/5 pass',
        '乙政协: 2/5 fail',
        '丙政协: 2–3/5 undecided',
        '丁政协: 2–5/5 undecided',
        '戊政协: 0/0 notApplicable',
      ],
    });
  });
});

describe('R04 职级职数: ceilings of ceilings, of the establishment', () => {
  const units = sheet(
    '单位代码 单位名称 单位类别 上级单位 编制数 职数核定单位 职数层级',
    '1 甲县 县 - 100 是 县级',
    '2 乙县 县 - 149 是 县级',
    '3 丙县 县 - - 是 县级',
    '4 丁镇 镇 - 20 是 县级',
    '5 戊镇 镇 甲县 20 否 县级',
  );
  const people = sheet(
    '姓名 单位 职级',
    // 甲县: 2 % of 100 is 2, 10 % is 10, 40 % of these 4, 60 % is 60; 戊镇 is pooled in it.
    rows(1, '甲二', '甲县 二级调研员'),
    rows(1, '戊二', '戊镇 二级调研员'),
    rows(4, '甲三', '甲县 三级调研员'),
    rows(6, '甲四', '甲县 四级调研员'),
    rows(60, '甲主', '甲县 四级主任科员'),
    // 乙县: 2.98 is 2, 14.9 is 14, 40 % of 14 is 5, 89.4 is 89.
    rows(3, '乙二', '乙县 二级调研员'),
    rows(6, '乙三', '乙县 三级调研员'),
    rows(9, '乙四', '乙县 四级调研员'),
    rows(90, '乙主', '乙县 一级主任科员'),
    rows(1, '丙二', '丙县 二级调研员'),
    rows(1, '丙三', '丙县 三级调研员'),
    rows(1, '丙主', '丙县 三级主任科员'),
  );

  test('2 % of a town of 20 is nobody; a town that is no quota unit counts in its county', async () => {
    expect(
      await verdictsOn(
        { book: 'rank-quota', units, sheets: [people] },
        'county-counsel-2',
        'county-counsel-34',
        'county-counsel-3',
        'county-section-1-4',
      ),
    ).toEqual({
      'county-counsel-2': ['甲县: 2 pass', '乙县: 3 fail', '丙县: 1 undecided', '丁镇: 0 pass'],
      'county-counsel-34': ['甲县: 10 pass', '乙县: 15 fail', '丙县: 1 undecided', '丁镇: 0 pass'],
      'county-counsel-3': ['甲县: 4 pass', '乙县: 6 fail', '丙县: 1 undecided', '丁镇: 0 pass'],
      'county-section-1-4': ['甲县: 60 pass', '乙县: 90 fail', '丙县: 1 undecided', '丁镇: 0 pass'],
    });
    const one = sheet('姓名 单位 职级', '丁某 丁镇 二级调研员');
    expect(await verdictsOn({ book: 'rank-quota', units, sheets: [one] }, 'county-counsel-2')).toMatchObject({
      'county-counsel-2': { 3: '丁镇: 1 fail' },
    });
  });
});

describe('R05 后备干部: at most one for each post, and shares of these', () => {
  const book = `
tables:
  units:
    columns:
      posts: { type: integer, title: 核定职数 }
  reserves:
    columns:
      unit: units
      person: person
      sex: [男, 女]
      party: { type: text, title: 党派 }
populations:
  body:
    from: units
    where: { kind: 单位 }
  reserve:
    from: reserves
rules:
  size:
    per: body
    count: reserve
    atMost: posts
  women:
    per: body
    share: reserve
    where: { sex: 女 }
    atLeast: 25%
  others:
    per: body
    share: reserve
    where: { party: { not: 中共党员 } }
    atLeast: 10%`;
  const units = register('单位', ['甲局 4', '乙局 4', '丙局 -', '丁局 2'], '核定职数');

  test('of the posts that are approved; 10 % of 4 is a whole person', async () => {
    const people = sheet(
      '姓名 单位 性别 党派',
      rows(3, '甲男', '甲局 男 中共党员'),
      rows(1, '甲女', '甲局 女 群众'),
      rows(4, '乙男', '乙局 男 中共党员'),
      rows(1, '乙女', '乙局 女 中共党员'),
      rows(2, '丙男', '丙局 男 中共党员'),
      rows(1, '丙某', '丙局 - -'),
    );
    expect(await verdictsOn({ book, units, sheets: [people] }, 'size', 'women', 'others')).toEqual({
      size: ['甲局: 4 pass', '乙局: 5 fail', '丙局: 3 undecided', '丁局: 0 pass'],
      women: ['甲局: 1/4 pass', '乙局: 1/5 fail', '丙局: 0–1/3 undecided', '丁局: 0/0 notApplicable'],
      others: ['甲局: 1/4 pass', '乙局: 0/5 fail', '丙局: 0–1/3 undecided', '丁局: 0/0 notApplicable'],
    });
  });
});

describe('R07 监事会: a third of very few', () => {
  const book = `
tables:
  supervisors:
    columns:
      unit: units
      person: person
      role: { type: [股东代表, 职工代表], title: 身份 }
populations:
  body:
    from: units
    where: { kind: 监事会 }
  board:
    from: supervisors
rules:
  staff:
    per: body
    share: board
    where: { role: 职工代表 }
    atLeast: 1/3`;

  test.each([
    { of: 3, staff: 1, unknown: 0, told: '1/3 pass' },
    { of: 3, staff: 0, unknown: 0, told: '0/3 fail' },
    { of: 5, staff: 2, unknown: 0, told: '2/5 pass' },
    { of: 5, staff: 1, unknown: 0, told: '1/5 fail' },
    { of: 7, staff: 3, unknown: 0, told: '3/7 pass' },
    { of: 7, staff: 2, unknown: 0, told: '2/7 fail' },
    { of: 7, staff: 2, unknown: 1, told: '2–3/7 undecided' },
    { of: 0, staff: 0, unknown: 0, told: '0/0 notApplicable' },
  ])('$staff of $of, $unknown not known: $told', async ({ of, staff, unknown, told }) => {
    const people = sheet(
      '姓名 单位 身份',
      rows(staff, '职', '甲监事会 职工代表'),
      rows(unknown, '某', '甲监事会 -'),
      rows(of - staff - unknown, '股', '甲监事会 股东代表'),
      // Another board, so that there is always somebody to judge.
      rows(3, '乙', '乙监事会 职工代表'),
    );
    const units = register('监事会', ['甲监事会', '乙监事会']);
    expect(await verdictsOn({ book, units, sheets: [people] }, 'staff')).toEqual({
      staff: [`甲监事会: ${told}`, '乙监事会: 3/3 pass'],
    });
  });
});
