import { describe, expect, test } from 'vitest';
import { idNumber } from '../support/rosters.ts';
import { linesOn, register, reportOn, rows, sheet, verdictsOn } from '../support/trial.ts';

/** Numbers of staff by the size of a unit: R06, R09, R10, R11, R14, R15, R35, R36, R37 of the list of rules. */

describe('R06 职代会: deputies by the number of staff, and two shares of them', () => {
  const book = `
tables:
  units:
    columns:
      employees: { type: integer, title: 职工人数 }
  deputies:
    columns:
      unit: units
      person: person
      kind: { type: [一线, 中层以上, 其他], title: 类别 }
lookups:
  least:
    ..99: notApplicable
    100..999: 30
    1000..9999: 100
    10000..: 150
populations:
  body:
    from: units
    where: { kind: 职代会 }
  all:
    from: deputies
rules:
  size:
    per: body
    count: all
    atLeast: { lookup: least, of: employees }
  line:
    per: body
    share: all
    where: { kind: 一线 }
    atLeast: 50%
  managers:
    per: body
    share: all
    where: { kind: 中层以上 }
    atMost: 20%`;

  /** So many deputies of a company with so many staff, another company beside it. */
  const trial = (employees: string, line: number, managers: number, others: number, unknown = 0) => ({
    book,
    units: register('职代会', [`甲厂 ${employees}`, '乙厂 50'], '职工人数'),
    sheets: [
      sheet(
        '姓名 单位 类别',
        rows(line, '线', '甲厂 一线'),
        rows(managers, '管', '甲厂 中层以上'),
        rows(others, '他', '甲厂 其他'),
        rows(unknown, '某', '甲厂 -'),
        rows(2, '乙', '乙厂 一线'),
      ),
    ],
  });

  test.each([
    ['99', 29, '29 notApplicable'],
    ['100', 29, '29 fail'],
    ['100', 30, '30 pass'],
    ['999', 30, '30 pass'],
    ['1000', 99, '99 fail'],
    ['1000', 100, '100 pass'],
    ['9999', 100, '100 pass'],
    ['10000', 149, '149 fail'],
    ['10000', 150, '150 pass'],
    ['-', 120, '120 undecided'],
    // 150 are enough for any number of staff, but below 100 there is no congress of deputies at all.
    ['-', 150, '150 undecided'],
    ['500', 0, '0 fail'],
  ])('%s staff, %i deputies: %s', async (employees, deputies, told) => {
    const verdicts = await verdictsOn(trial(employees, deputies, 0, 0), 'size');
    expect(verdicts.size).toEqual([`甲厂: ${told}`, '乙厂: 2 notApplicable']);
  });

  test.each([
    [15, 6, 9, 0, '15/30 pass', '6/30 pass'],
    [14, 6, 9, 0, '14/29 fail', '6/29 fail'],
    [14, 5, 9, 1, '14–15/29 undecided', '5–6/29 undecided'],
    [0, 0, 0, 0, '0/0 notApplicable', '0/0 notApplicable'],
  ])(
    'of the line %i, managers %i, others %i, unknown %i',
    async (line, managers, others, unknown, ...told) => {
      const verdicts = await verdictsOn(trial('500', line, managers, others, unknown), 'line', 'managers');
      expect([verdicts.line[0], verdicts.managers[0]]).toEqual(told.map((each) => `甲厂: ${each}`));
    },
  );
});

describe('R09 劳务派遣: a tenth of all workers, the dispatched among them', () => {
  const units = register('用工单位', ['甲公司', '乙公司', '丙公司', '丁公司']);
  const people = sheet(
    '姓名 所在单位 用工形式',
    rows(18, '甲合', '甲公司 劳动合同'),
    rows(2, '甲派', '甲公司 劳务派遣'),
    rows(17, '乙合', '乙公司 劳动合同'),
    rows(2, '乙派', '乙公司 劳务派遣'),
    rows(17, '丙合', '丙公司 劳动合同'),
    rows(1, '丙派', '丙公司 劳务派遣'),
    rows(1, '丙某', '丙公司 -'),
  );

  test('2 of 20 is the cap, 2 of 19 is over it', async () => {
    expect(await verdictsOn({ book: 'labour-dispatch', units, sheets: [people] }, 'dispatch-share')).toEqual({
      'dispatch-share': [
        '甲公司: 2/20 pass',
        '乙公司: 2/19 fail',
        '丙公司: 1–2/19 undecided',
        '丁公司: 0/0 notApplicable',
      ],
    });
  });
});

describe('R09 劳务派遣: until the cap binds, whoever was over it takes nobody new', () => {
  const book = `
tables:
  workers:
    columns:
      unit: units
      person: person
      kind: { type: [劳动合同, 劳务派遣], title: 用工形式 }
fields:
  wasHere:
    for: workers
    count: workers
    roster: previous
populations:
  company:
    from: units
    where: { kind: 用工单位 }
  all:
    from: workers
  before:
    from: workers
    roster: previous
figures:
  rate-before:
    share: before
    where: { kind: 劳务派遣 }
rules:
  freeze:
    per: company
    count: all
    where: { kind: 劳务派遣, wasHere: 0 }
    atMost: 0
    when: { rate-before: { over: 10% } }
    until: 2016-02-29
  anybody:
    count: all
    atLeast: 1`;
  const units = register('用工单位', ['甲公司', '乙公司', '丙公司', '丁公司', '戊公司']);
  const heads = '姓名 单位 身份证号 用工形式';
  /** The first so many dispatched workers of a company and so many of its own, the same people each time. */
  const staff = (company: string, dispatched: number, own: number, form = '劳务派遣') => [
    ...rows(dispatched, `${company}派`, '').map(
      (name, index) => `${name}${company}公司 ${idNumber('19800101', serial(company, index))} ${form}`,
    ),
    ...rows(own, `${company}合`, `${company}公司 - 劳动合同`),
  ];
  const serial = (company: string, index: number) =>
    `${'甲乙丙丁戊'.indexOf(company)}${String(index).padStart(2, '0')}`;
  const before = sheet(
    heads,
    // 2 of 18 are over a tenth, 2 of 20 are not; of 丙 one form is not known: 1 or 2 of 19.
    staff('甲', 2, 16),
    staff('乙', 2, 18),
    staff('丙', 2, 17).map((row, index) => (index === 0 ? row.replace('劳务派遣', '-') : row)),
    staff('丁', 3, 10),
  );
  const told = async (asOf: string, ...now: string[][]) =>
    (await verdictsOn({ book, units, sheets: [sheet(heads, ...now)], previous: [before], asOf }, 'freeze'))
      .freeze;

  test('the same people may stay, fewer may; one more is one too many, unless the cap was kept', async () => {
    const now = [staff('甲', 2, 16), staff('乙', 4, 18), staff('丙', 3, 16), staff('丁', 1, 10)];
    expect(await told('2015-06-30', ...now)).toEqual([
      '甲公司: 0 pass',
      '乙公司: 2 notApplicable',
      '丙公司: 1 undecided',
      '丁公司: 0 pass',
      '戊公司: 0 notApplicable',
    ]);
    expect((await told('2015-06-30', staff('甲', 3, 30)))[0]).toBe('甲公司: 1 fail');
  });

  test('binds to the last day before the cap itself does', async () => {
    expect((await told('2016-02-29', staff('甲', 3, 16)))[0]).toBe('甲公司: 1 fail');
    expect(await told('2016-03-01', staff('甲', 3, 16))).toEqual([': notApplicable']);
  });

  test('without a previous roster it cannot be told', async () => {
    const trial = { book, units, sheets: [sheet(heads, staff('甲', 3, 16))], asOf: '2015-06-30' };
    expect((await verdictsOn(trial, 'freeze')).freeze).toEqual([': undecided']);
  });
});

describe('R10 残疾人: a weighted number of an averaged headcount', () => {
  const book = `
tables:
  workers:
    columns:
      unit: units
      person: person
      disability: { type: [一级, 二级, 三级, 四级], title: 残疾等级 }
      contractMonths: { type: integer, title: 合同月数 }
      minimumWage: { type: flag, title: 不低于最低工资 }
      insured: { type: flag, title: 参保 }
  months:
    columns:
      unit: units
      month: { type: month, title: 月份名 }
      headcount: { type: number, title: 在职人数 }
lookups:
  weight:
    一级: 2
    二级: 2
    else: 1
fields:
  weightOf:
    for: workers
    lookup: weight
    of: disability
populations:
  company:
    from: units
    where: { kind: 公司 }
  disabled:
    from: workers
    where:
      contractMonths: { atLeast: 12 }
      minimumWage: true
      insured: true
  month:
    from: months
figures:
  weighted:
    sum: weightOf
    of: disabled
  mean:
    average: headcount
    of: month
rules:
  disabled-share:
    per: company
    share: weighted
    of: mean
    atLeast: 1.5%
    when: { mean: { over: 30 } }`;
  const units = register('公司', ['甲公司', '乙公司', '丙公司', '丁公司', '戊公司', '己公司', '庚公司']);
  const months = sheet(
    '单位 月份名 在职人数',
    ['甲公司 2024.01 190', '甲公司 2024.02 210'],
    ['乙公司 2024.01 201', '乙公司 2024.02 201'],
    ['丙公司 2024.01 200', '丙公司 2024.02 -'],
    ['丁公司 2024.01 30'],
    ['戊公司 2024.01 31'],
    ['己公司 2024.01 100'],
  );
  const people = sheet(
    '姓名 单位 残疾等级 合同月数 不低于最低工资 参保',
    // 3 of 200 are 1.5 % exactly; 3 of 201 are less.
    ['甲一 甲公司 一级 12 是 是', '甲二 甲公司 三级 24 是 是'],
    ['乙一 乙公司 二级 12 是 是', '乙二 乙公司 四级 24 是 是'],
    ['丙一 丙公司 一级 12 是 是'],
    // 11 months, or no insurance, do not count.
    ['戊一 戊公司 一级 11 是 是', '戊二 戊公司 一级 12 是 否'],
    // The grade is not known: 1 of 100 is too few, 2 are enough.
    ['己一 己公司 - 12 是 是'],
  );

  test('a severe grade counts twice; 30 are exempt, and a company of which no month is known is not judged', async () => {
    expect(await verdictsOn({ book, units, sheets: [people, months] }, 'disabled-share')).toEqual({
      'disabled-share': [
        '甲公司: 3/200 pass',
        '乙公司: 1/67 fail',
        // Any headcount may be meant: of 100 the two would do, and 30 or fewer would be exempt.
        expect.stringMatching(/^丙公司: 0–.+ undecided$/),
        '丁公司: notApplicable',
        '戊公司: 0 fail',
        '己公司: 1/100–1/50 undecided',
        '庚公司: notApplicable',
      ],
    });
  });

  test('the shortfall keeps its fraction: 1.5 % of 201 less 3', async () => {
    const { verdicts } = await reportOn({ book, units, sheets: [people, months] });
    const [kept, missed] = verdicts;
    expect([kept?.shortfall, missed?.shortfall, missed?.excess]).toEqual(['0', '3/200', '0']);
    const lines = await linesOn({ book, units, sheets: [people, months] }, 'zh-CN');
    expect(lines.find((line) => line.includes('乙公司'))).toContain('1/67 < 1.5% · 缺0.015 · 截至');
    const english = await linesOn({ book, units, sheets: [people, months] }, 'en');
    expect(english.find((line) => line.includes('乙公司'))).toContain('1/67 < 1.5% · 0.015 short · as of');
  });
});

describe('R11 专职安全员: 2 % but at least one; of these 15 % are registered, of up to seven one', () => {
  const book = `
tables:
  units:
    columns:
      employees: { type: integer, title: 职工人数 }
  staff:
    columns:
      unit: units
      person: person
      registered: { type: flag, title: 注册安全工程师 }
populations:
  company:
    from: units
    where: { kind: 企业 }
  safety:
    from: staff
figures:
  two-percent:
    product: [2%, employees]
rules:
  officers:
    per: company
    count: safety
    atLeast: { max: [1, two-percent] }
  registered-of-few:
    per: company
    count: safety
    where: { registered: true }
    atLeast: 1
    when: { employees: { atLeast: 300 }, safety: { atMost: 7 } }
  registered-of-many:
    per: company
    share: safety
    where: { registered: true }
    atLeast: 15%
    when: { employees: { atLeast: 300 }, safety: { over: 7 } }`;

  const trial = (employees: string, plain: number, registered: number, unknown = 0) => ({
    book,
    units: register('企业', [`甲企业 ${employees}`, '乙企业 50'], '职工人数'),
    sheets: [
      sheet(
        '姓名 单位 注册安全工程师',
        rows(plain, '安', '甲企业 否'),
        rows(registered, '注', '甲企业 是'),
        rows(unknown, '某', '甲企业 不详'),
        rows(1, '乙', '乙企业 否'),
      ),
    ],
  });

  test.each([
    ['20', 0, '0 fail'],
    ['20', 1, '1 pass'],
    ['50', 1, '1 pass'],
    ['100', 1, '1 fail'],
    ['100', 2, '2 pass'],
    ['101', 2, '2 fail'],
    ['101', 3, '3 pass'],
    ['-', 3, '3 undecided'],
    ['-', 0, '0 fail'],
  ])('%s employees, %i safety officers: %s', async (employees, officers, told) => {
    const verdicts = await verdictsOn(trial(employees, officers, 0), 'officers');
    expect(verdicts.officers).toEqual([`甲企业: ${told}`, '乙企业: 1 pass']);
  });

  test.each([
    // 15 % of 7 would be 2; the text asks for 1.
    ['300', 6, 1, 0, '1 pass', '1/7 notApplicable'],
    ['300', 7, 0, 0, '0 fail', '0/7 notApplicable'],
    ['300', 6, 0, 1, '0–1 undecided', '0–1/7 notApplicable'],
    ['300', 7, 1, 0, '1 notApplicable', '1/8 fail'],
    ['300', 6, 2, 0, '2 notApplicable', '2/8 pass'],
    ['300', 6, 1, 1, '1–2 notApplicable', '1–2/8 undecided'],
    ['299', 8, 0, 0, '0 notApplicable', '0/8 notApplicable'],
    ['300', 0, 0, 0, '0 fail', '0/0 notApplicable'],
  ])(
    '%s employees, %i officers and %i registered, %i not known',
    async (employees, plain, registered, unknown, few, many) => {
      const verdicts = await verdictsOn(
        trial(employees, plain, registered, unknown),
        'registered-of-few',
        'registered-of-many',
      );
      expect(verdicts).toMatchObject({
        'registered-of-few': { 0: `甲企业: ${few}` },
        'registered-of-many': { 0: `甲企业: ${many}` },
      });
    },
  );
});

describe('R14 内设机构领导职数: a ceiling for each post, by establishment', () => {
  const trial = (establishment: string, heavy: string, chiefs: number, deputies: number, unknown = 0) => ({
    book: 'staffing-posts',
    units: register('处', [`甲处 ${establishment} ${heavy}`], '编制数 任务重'),
    sheets: [
      sheet(
        '姓名 所在单位 领导职务',
        rows(chiefs, '正', '甲处 正职'),
        rows(deputies, '副', '甲处 副职'),
        rows(unknown, '某', '甲处 -'),
        rows(2, '员', '甲处 非领导'),
      ),
    ],
  });

  test.each([
    ['4', '否', 1, 1, 0, '1 pass', '1 pass', '1 notApplicable'],
    ['7', '否', 2, 2, 0, '2 fail', '2 fail', '2 notApplicable'],
    ['8', '否', 1, 2, 0, '1 pass', '2 pass', '2 notApplicable'],
    ['8', '否', 1, 3, 0, '1 pass', '3 fail', '3 notApplicable'],
    ['14', '是', 1, 3, 0, '1 pass', '3 fail', '3 notApplicable'],
    ['15', '是', 1, 3, 0, '1 pass', '3 notApplicable', '3 pass'],
    ['15', '是', 1, 4, 0, '1 pass', '4 notApplicable', '4 fail'],
    ['15', '否', 1, 3, 0, '1 pass', '3 fail', '3 notApplicable'],
    ['8', '否', 1, 2, 1, '1–2 undecided', '2–3 undecided', '2–3 notApplicable'],
    ['-', '否', 0, 2, 0, '0 undecided', '2 undecided', '2 notApplicable'],
    ['8', '否', 0, 0, 0, '0 pass', '0 pass', '0 notApplicable'],
  ])('编制 %s, 任务重 %s, %i chiefs, %i deputies, %i not known', async (...row) => {
    const [establishment, heavy, chiefs, deputies, unknown, chief, deputy, heavily] = row;
    expect(
      await verdictsOn(
        trial(establishment, heavy, chiefs, deputies, unknown),
        'one-chief',
        'deputies',
        'deputies-heavy',
      ),
    ).toEqual({
      'one-chief': [`甲处: ${chief}`],
      deputies: [`甲处: ${deputy}`],
      'deputies-heavy': [`甲处: ${heavily}`],
    });
  });

  test('of three there is one leader, chief or deputy', async () => {
    const told = async (chiefs: number, deputies: number) =>
      (await verdictsOn(trial('3', '否', chiefs, deputies), 'one-leader'))['one-leader'];
    expect(await told(0, 1)).toEqual(['甲处: 1 pass']);
    expect(await told(1, 1)).toEqual(['甲处: 2 fail']);
  });
});

describe('R15 事业单位领导职数: between two numbers, by establishment', () => {
  const book = `
tables:
  units:
    columns:
      establishment: { type: integer, title: 编制数 }
  staff:
    columns:
      unit: units
      person: person
      leads: { type: flag, title: 是否领导 }
lookups:
  low:
    ..10: 1
    11..50: 2
    51..100: 3
    101..600: notApplicable
    601..999: 7
    1000..: notApplicable
  high:
    ..10: 2
    11..50: 3
    51..100: 4
    101..600: notApplicable
    601..999: 8
    1000..: notApplicable
populations:
  body:
    from: units
    where: { kind: 事业单位 }
  leaders:
    from: staff
    where: { leads: true }
rules:
  leaders:
    per: body
    count: leaders
    atLeast: { lookup: low, of: establishment }
    atMost: { lookup: high, of: establishment }`;

  test.each([
    ['10', 0, 0, '0 fail'],
    ['10', 1, 0, '1 pass'],
    ['10', 2, 0, '2 pass'],
    ['10', 3, 0, '3 fail'],
    ['11', 1, 0, '1 fail'],
    ['50', 3, 0, '3 pass'],
    ['50', 4, 0, '4 fail'],
    ['51', 4, 0, '4 pass'],
    ['100', 2, 0, '2 fail'],
    ['300', 1, 0, '1 notApplicable'],
    ['601', 6, 0, '6 fail'],
    ['601', 8, 0, '8 pass'],
    ['601', 9, 0, '9 fail'],
    ['1000', 12, 0, '12 notApplicable'],
    ['50', 3, 1, '3–4 undecided'],
    ['50', 2, 1, '2–3 pass'],
    ['-', 3, 0, '3 undecided'],
    // None are too few in every band, but in some there is no rule.
    ['-', 0, 0, '0 undecided'],
  ])('编制 %s, %i leaders, %i not known: %s', async (establishment, leaders, unknown, told) => {
    const people = sheet(
      '姓名 单位 是否领导',
      rows(leaders, '领', '甲所 是'),
      rows(unknown, '某', '甲所 不详'),
      rows(2, '员', '甲所 否'),
      rows(1, '乙', '乙所 是'),
    );
    const units = register('事业单位', [`甲所 ${establishment}`, '乙所 10'], '编制数');
    const { leaders: said } = await verdictsOn({ book, units, sheets: [people] }, 'leaders');
    expect(said).toEqual([`甲所: ${told}`, '乙所: 1 pass']);
  });
});

describe('R36 师生比: a weighted number of counsellors to the students', () => {
  const book = `
tables:
  units:
    columns:
      students: { type: integer, title: 在校生数 }
  counsellors:
    columns:
      unit: units
      person: person
      kind: { type: [专职, 兼职, 其他], title: 类别 }
lookups:
  load:
    专职: 1
    兼职: 1/3
    else: 0
fields:
  work:
    for: counsellors
    lookup: load
    of: kind
populations:
  college:
    from: units
    where: { kind: 高校 }
  all:
    from: counsellors
figures:
  full-time:
    sum: work
    of: all
rules:
  counsellors:
    per: college
    share: full-time
    of: students
    atLeast: 1/200`;
  const units = register(
    '高校',
    ['甲校 400', '乙校 401', '丙校 200', '丁校 -', '戊校 200', '己校 0', '庚校 200'],
    '在校生数',
  );
  const people = sheet(
    '姓名 单位 类别',
    rows(1, '甲专', '甲校 专职'),
    rows(3, '甲兼', '甲校 兼职'),
    rows(1, '乙专', '乙校 专职'),
    rows(3, '乙兼', '乙校 兼职'),
    rows(2, '丙兼', '丙校 兼职'),
    rows(1, '丙某', '丙校 -'),
    rows(1, '丁专', '丁校 专职'),
    rows(1, '己专', '己校 专职'),
    rows(5, '庚他', '庚校 其他'),
  );

  test('one for at most 200: three part-timers make one; of no students there is no ratio', async () => {
    expect(await verdictsOn({ book, units, sheets: [people] }, 'counsellors')).toEqual({
      counsellors: [
        '甲校: 1/200 pass',
        '乙校: 2/401 fail',
        // Two thirds and somebody who is a whole one, a third or none: 2/3, 1 or 5/3.
        '丙校: 1/300–1/120 undecided',
        expect.stringMatching(/^丁校: .* undecided$/),
        '戊校: 0 fail',
        '己校: notApplicable',
        '庚校: 0 fail',
      ],
    });
  });
});

describe('R37 1:3:6: ceilings of each grade with those above it', () => {
  const book = `
tables:
  units:
    columns:
      posts: { type: integer, title: 岗位数 }
  staff:
    columns:
      unit: units
      person: person
      level: { type: [初级, 中级, 高级], title: 等级 }
populations:
  body:
    from: units
    where: { kind: 单位 }
  all:
    from: staff
rules:
  high:
    per: body
    count: all
    where: { level: 高级 }
    atMost: { product: [10%, posts] }
  middle:
    per: body
    count: all
    where: { level: [高级, 中级] }
    atMost: { product: [40%, posts] }`;
  const units = register('单位', ['甲所 20', '乙所 19', '丙所 7', '丁所 -', '戊所 20', '己所 20'], '岗位数');
  const people = sheet(
    '姓名 单位 等级',
    rows(2, '甲高', '甲所 高级'),
    rows(6, '甲中', '甲所 中级'),
    rows(2, '乙高', '乙所 高级'),
    rows(6, '乙中', '乙所 中级'),
    // Of 7 posts none is high and 2 are middle; nobody is high, so 2 middle ones are at most that.
    rows(2, '丙中', '丙所 中级'),
    rows(1, '丁高', '丁所 高级'),
    rows(2, '己高', '己所 高级'),
    rows(1, '己某', '己所 -'),
  );

  test('a ceiling is never rounded up; a high post may be filled from below, not a middle one from above', async () => {
    expect(await verdictsOn({ book, units, sheets: [people] }, 'high', 'middle')).toEqual({
      high: [
        '甲所: 2 pass',
        '乙所: 2 fail',
        '丙所: 0 pass',
        '丁所: 1 undecided',
        '戊所: 0 pass',
        '己所: 2–3 undecided',
      ],
      middle: [
        '甲所: 8 pass',
        '乙所: 8 fail',
        '丙所: 2 pass',
        '丁所: 1 undecided',
        '戊所: 0 pass',
        '己所: 2–3 pass',
      ],
    });
  });
});

describe('R35 轮岗: a tenth of the eligible have moved, a fifth of the movers are backbone teachers', () => {
  const book = `
tables:
  teachers:
    columns:
      unit: units
      person: person
      eligible: { type: flag, title: 符合交流条件 }
      backbone: { type: flag, title: 骨干教师 }
fields:
  wasAt:
    for: teachers
    take: unit
    from: teachers
    roster: previous
populations:
  county:
    from: units
    where: { kind: 县 }
  all:
    from: teachers
  eligible:
    from: teachers
    where: { eligible: true }
    roster: previous
  movers:
    from: teachers
    where:
      unit: { not: { same: wasAt } }
rules:
  moved:
    per: county
    share: movers
    of: eligible
    atLeast: 10%
  backbone:
    per: county
    share: movers
    where: { backbone: true }
    atLeast: 20%
  anybody:
    count: all
    atLeast: 1`;
  const units = sheet(
    '单位代码 单位名称 单位类别 上级单位',
    ['1 甲县 县 -', '2 乙县 县 -', '3 丙县 县 -', '4 丁县 县 -'],
    ['甲', '乙', '丙', '丁'].flatMap((county, index) => [
      `${index * 2 + 5} ${county}一校 学校 ${county}县`,
      `${index * 2 + 6} ${county}二校 学校 ${county}县`,
    ]),
  );
  const heads = '姓名 单位 身份证号 符合交流条件 骨干教师';
  /** The teachers of a county: so many at its first school, so many moved to the second; so many of these are backbone. */
  const teachers = (county: string, stayed: number, moved: number, backbone: number, school = '二') =>
    rows(stayed + moved, county, '').map((name, index) => {
      const isMoved = index < moved;
      const id = idNumber('19800101', `${'甲乙丙丁'.indexOf(county)}${String(index).padStart(2, '0')}`);
      return `${name}${county}${isMoved ? school : '一'}校 ${id} 是 ${index < backbone ? '是' : '否'}`;
    });
  const before = sheet(heads, ...['甲', '乙', '丙'].map((county) => teachers(county, 50, 0, 0)));

  test('5 of 50, of them 1; somebody new has not moved', async () => {
    const now = sheet(
      heads,
      teachers('甲', 45, 5, 1),
      teachers('乙', 46, 4, 0),
      teachers('丙', 46, 4, 0),
      // Who was not there last year is no mover, whatever school they are at.
      [`新甲 甲二校 ${idNumber('19900101')} 是 是`],
    );
    const trial = { book, units, sheets: [now], previous: [before] };
    expect(await verdictsOn(trial, 'moved', 'backbone')).toEqual({
      moved: ['甲县: 1/10 pass', '乙县: 2/25 fail', '丙县: 2/25 fail', '丁县: notApplicable'],
      backbone: ['甲县: 1/5 pass', '乙县: 0/4 fail', '丙县: 0/4 fail', '丁县: 0/0 notApplicable'],
    });
    // Where somebody is now is not known: at their old school, or at any other of any county.
    const unknown = now.replace(/(丙五甲子) 丙一校 /, '$1 - ');
    expect(await verdictsOn({ ...trial, sheets: [unknown] }, 'moved', 'backbone')).toEqual({
      moved: [
        '甲县: 1/10–3/25 pass',
        '乙县: 2/25–1/10 undecided',
        '丙县: 2/25–1/10 undecided',
        '丁县: notApplicable',
      ],
      backbone: ['甲县: 1/5–6 undecided', '乙县: 0/4–5 fail', '丙县: 0/4–5 fail', '丁县: 0/0–1 undecided'],
    });
  });

  test('without a previous roster it cannot be told', async () => {
    const trial = { book, units, sheets: [sheet(heads, teachers('甲', 45, 5, 1))] };
    expect(await verdictsOn(trial, 'moved', 'backbone')).toEqual({
      moved: [': undecided'],
      backbone: [': undecided'],
    });
  });
});
