import { describe, expect, test } from 'vitest';
import { register, reportOn, rows, sheet, verdictsOn } from '../support/trial.ts';

/** Shares against the last time and against a population, nominees and seats: R33, R34, R38, R39 of the list of rules. */

describe('R33 人大代表: about 12 %, exactly 35, more women than last time', () => {
  const book = `
tables:
  deputies:
    columns:
      person: person
      sex: [女, 男]
      minority: { type: flag, title: 少数民族 }
      kind: { type: [归侨, 其他], title: 类别 }
populations:
  all:
    from: deputies
  before:
    from: deputies
    roster: previous
figures:
  women-before:
    share: before
    where: { sex: 女 }
rules:
  minorities:
    share: all
    where: { minority: true }
    of: 100
    atLeast: 11%
    atMost: 13%
    severity: warning
  women:
    share: all
    where: { sex: 女 }
    over: women-before
  returned:
    count: all
    where: { kind: 归侨 }
    equals: 35`;

  /** So many women and men, so many of a minority and returned among them. */
  const deputies = (women: number, men: number, minorities = 0, returned = 0, unknown = 0) =>
    sheet(
      '姓名 性别 少数民族 类别',
      [...rows(women, '女', '女'), ...rows(men, '男', '男'), ...rows(unknown, '某', '-')].map(
        (row, index) => `${row} ${index < minorities ? '是' : '否'} ${index < returned ? '归侨' : '其他'}`,
      ),
    );
  const before = deputies(1, 2);
  const told = async (
    rule: 'minorities' | 'women' | 'returned',
    sheets: string,
    previous: readonly string[] = [before],
  ) => (await verdictsOn({ book, sheets: [sheets], previous }, rule))[rule];

  test.each([
    [10, '1/10 fail'],
    [11, '11/100 pass'],
    [13, '13/100 pass'],
    [14, '7/50 fail'],
    [0, '0 fail'],
  ])('of 100 seats, %i of a minority: %s', async (minorities, said) => {
    // Seats, not those that are filled: 90 deputies of 100.
    expect(await told('minorities', deputies(30, 60, minorities))).toEqual([`: ${said}`]);
  });

  test.each([
    // A third is no more than a third, though 33.4 % would be.
    [30, 60, 0, '30/90 fail'],
    [31, 60, 0, '31/91 pass'],
    [333, 666, 0, '333/999 fail'],
    [30, 60, 1, '30–31/91 undecided'],
  ])('%i women and %i men after 1 of 3, %i not known: %s', async (women, men, unknown, said) => {
    expect(await told('women', deputies(women, men, 0, 0, unknown))).toEqual([`: ${said}`]);
  });

  test('without a roster of the last time it cannot be told', async () => {
    expect(await told('women', deputies(31, 60), [])).toEqual([': undecided']);
    const report = await reportOn({ book, sheets: [deputies(31, 60)] });
    expect(report.notes.map(({ code }) => code)).toContain('previous-missing');
  });

  test.each([
    [34, '34 fail'],
    [35, '35 pass'],
    [36, '36 fail'],
  ])('%i returned: %s', async (returned, said) => {
    expect(await told('returned', deputies(30, 30, 0, returned))).toEqual([`: ${said}`]);
  });
});

describe('R34 a share against that of the Party members of the place', () => {
  const book = `
tables:
  units:
    columns:
      partyWomen: { type: integer, title: 女党员数 }
      partyMembers: { type: integer, title: 党员总数 }
  delegates:
    columns:
      unit: units
      person: person
      sex: [女, 男]
populations:
  body:
    from: units
    where: { kind: 选举单位 }
  all:
    from: delegates
figures:
  party-women:
    share: partyWomen
    of: partyMembers
rules:
  higher:
    per: body
    share: all
    where: { sex: 女 }
    over: party-women
  not-lower:
    per: body
    share: all
    where: { sex: 女 }
    atLeast: party-women`;
  const units = register(
    '选举单位',
    [
      '甲省 300000 900000',
      '乙省 300000 899999',
      '丙省 299999 900000',
      '丁省 - 900000',
      '戊省 300000 900000',
      '己省 - -',
    ],
    '女党员数 党员总数',
  );
  const people = sheet(
    '姓名 单位 性别',
    ['甲', '乙', '丙', '丁'].flatMap((province) => [
      ...rows(1, `${province}女`, `${province}省 女`),
      ...rows(2, `${province}男`, `${province}省 男`),
    ]),
  );

  test('高于 is over, 不少于 is not under; to the last member', async () => {
    expect(await verdictsOn({ book, units, sheets: [people] }, 'higher', 'not-lower')).toEqual({
      higher: [
        '甲省: 1/3 fail',
        '乙省: 1/3 fail',
        '丙省: 1/3 pass',
        '丁省: 1/3 undecided',
        '戊省: 0/0 notApplicable',
        '己省: 0/0 notApplicable',
      ],
      'not-lower': [
        '甲省: 1/3 pass',
        '乙省: 1/3 fail',
        '丙省: 1/3 pass',
        '丁省: 1/3 undecided',
        '戊省: 0/0 notApplicable',
        '己省: 0/0 notApplicable',
      ],
    });
  });

  test('a province may have millions of members', async () => {
    const large = register('选举单位', ['甲省 2000000 6000000', '乙省 2000000 5999999'], '女党员数 党员总数');
    expect((await verdictsOn({ book, units: large, sheets: [people] }, 'not-lower'))['not-lower']).toEqual([
      '甲省: 1/3 pass',
      '乙省: 1/3 fail',
    ]);
  });
});

describe('R38 差额: more nominees than seats by a third to as many again; a diverse slate', () => {
  const book = `
tables:
  units:
    columns:
      seats: { type: integer, title: 应选名额 }
  nominees:
    columns:
      unit: units
      person: person
  interviews:
    columns:
      unit: units
      person: person
      external: { type: flag, title: 外部 }
      minority: { type: flag, title: 少数族裔 }
      inPerson: { type: flag, title: 当面 }
populations:
  constituency:
    from: units
    where: { kind: 选区 }
  all:
    from: nominees
  slate:
    from: interviews
    where: { external: true, minority: true }
rules:
  nominees:
    per: constituency
    share: all
    of: seats
    atLeast: 4/3
    atMost: 2/1
  slate:
    per: constituency
    distinct: person
    of: slate
    atLeast: 2
  in-person:
    per: constituency
    count: slate
    where: { inPerson: true }
    atLeast: 1`;

  test.each([
    // A third more than one seat is 1.33: two.
    ['1', 1, '1 fail'],
    ['1', 2, '2 pass'],
    ['1', 3, '3 fail'],
    ['2', 2, '1 fail'],
    ['2', 3, '3/2 pass'],
    ['2', 4, '2 pass'],
    ['2', 5, '5/2 fail'],
    ['3', 3, '1 fail'],
    ['3', 4, '4/3 pass'],
    ['3', 6, '2 pass'],
    ['-', 3, '0–∞ undecided'],
    ['3', 0, '0 fail'],
    ['0', 1, 'notApplicable'],
  ])('%s seats, %i nominees: %s', async (seats, nominees, said) => {
    const people = sheet('姓名 单位', rows(nominees, '甲', '甲选区'), rows(2, '乙', '乙选区'));
    const units = register('选区', [`甲选区 ${seats}`, '乙选区 1'], '应选名额');
    const verdicts = await verdictsOn({ book, units, sheets: [people] }, 'nominees');
    expect(verdicts.nominees).toEqual([`甲选区: ${said}`, '乙选区: 2 pass']);
  });

  test('two different people, one of them met in person; the same one twice is one', async () => {
    const units = register('选区', ['甲选区 1', '乙选区 1', '丙选区 1', '丁选区 1'], '应选名额');
    const interviews = sheet(
      '姓名 单位 身份证号 外部 少数族裔 当面',
      ['甲一 甲选区 - 是 是 否', '甲二 甲选区 - 是 是 是'],
      [
        '乙一 乙选区 339999198001010019 是 是 否',
        '乙一 乙选区 339999198001010019 是 是 否',
        '乙二 乙选区 - 否 是 是',
      ],
      ['丙一 丙选区 - 是 是 不详', '丙二 丙选区 - 是 - 否'],
    );
    const nominees = sheet('姓名 单位', rows(2, '甲', '甲选区'));
    const trial = { book, units, sheets: [nominees, interviews] };
    expect(await verdictsOn(trial, 'slate', 'in-person')).toEqual({
      slate: ['甲选区: 2 pass', '乙选区: 1 fail', '丙选区: 1–2 undecided', '丁选区: 0 fail'],
      'in-person': ['甲选区: 1 pass', '乙选区: 0 fail', '丙选区: 0–1 undecided', '丁选区: 0 fail'],
    });
  });
});

describe('R39 India: seats in proportion, a third of these for women, a third of all', () => {
  const book = `
tables:
  units:
    columns:
      seats: { type: integer, title: 席位数 }
      scPeople: { type: integer, title: SC人口 }
      people: { type: integer, title: 总人口 }
  members:
    columns:
      unit: units
      person: person
      kind: { type: [SC, 其他], title: 类别 }
      sex: [女, 男]
populations:
  panchayat:
    from: units
    where: { kind: 村会 }
  all:
    from: members
  women:
    from: members
    where: { sex: 女 }
  sc:
    from: members
    where: { kind: SC }
figures:
  sc-rate:
    share: scPeople
    of: people
rules:
  sc-seats:
    per: panchayat
    share: sc
    of: seats
    atLeast: sc-rate
    rounding: nearest
  sc-women:
    per: panchayat
    share: sc
    where: { sex: 女 }
    atLeast: 1/3
  women:
    per: panchayat
    share: women
    of: seats
    atLeast: 1/3`;

  const told = async (
    seats: string,
    sc: string,
    scWomen: number,
    scMen: number,
    women: number,
    men: number,
    unknown = 0,
  ) => {
    const people = sheet(
      '姓名 单位 类别 性别',
      rows(scWomen, '甲', '甲村会 SC 女'),
      rows(scMen, '乙', '甲村会 SC 男'),
      rows(women, '丙', '甲村会 其他 女'),
      rows(men, '丁', '甲村会 其他 男'),
      rows(unknown, '某', '甲村会 - -'),
      rows(1, '戊', '乙村会 SC 女'),
    );
    const units = register('村会', [`甲村会 ${seats} ${sc} 1000`, '乙村会 1 1 2'], '席位数 SC人口 总人口');
    const verdicts = await verdictsOn({ book, units, sheets: [people] }, 'sc-seats', 'sc-women', 'women');
    return Object.values(verdicts).map((each) => each[0]?.replace('甲村会: ', ''));
  };

  test.each([
    // 240 of 1000 are 24 %: of 10 seats 2.4, to the nearest 2; a third of 10 is 4, the SC women among them.
    ['10', '240', 1, 1, 3, 5, 0, ['1/5 pass', '1/2 pass', '2/5 pass']],
    ['10', '240', 0, 1, 3, 6, 0, ['1/10 fail', '0/1 fail', '3/10 fail']],
    // 25 % of 10 is 2.5: three.
    ['10', '250', 1, 1, 3, 5, 0, ['1/5 fail', '1/2 pass', '2/5 pass']],
    ['10', '250', 1, 2, 2, 5, 0, ['3/10 pass', '1/3 pass', '3/10 fail']],
    ['10', '250', 1, 1, 2, 5, 1, ['1/5–3/10 undecided', '1–2/2–3 pass', '3/10–2/5 undecided']],
    ['10', '-', 1, 1, 3, 5, 0, ['1/5 undecided', '1/2 pass', '2/5 pass']],
    ['10', '250', 0, 0, 0, 0, 0, ['0 fail', '0/0 notApplicable', '0 fail']],
  ] as const)('%s seats, %s of 1000 are SC: %i, %i, %i, %i, %i', async (...row) => {
    const [seats, sc, scWomen, scMen, women, men, unknown, said] = row;
    expect(await told(seats, sc, scWomen, scMen, women, men, unknown)).toEqual(said);
  });
});

describe('R39 India: no village has its turn twice before the others', () => {
  const book = `
tables:
  reservations:
    columns:
      unit: units
      term: { type: integer, title: 届次 }
      kind: { type: text, title: 保留类别 }
fields:
  turns:
    for: units
    count: reservations
    where: { kind: 女 }
populations:
  county:
    from: units
    where: { kind: 县 }
  village:
    from: units
    where: { kind: 村 }
figures:
  most:
    max: turns
    of: village
  least:
    min: turns
    of: village
rules:
  rotation:
    per: county
    gap: [most, least]
    atMost: 1`;
  const units = sheet(
    '单位代码 单位名称 单位类别 上级单位',
    ['1 甲县 县 -', '2 乙县 县 -', '3 丙县 县 -', '4 丁县 县 -'],
    ['5 甲一村 村 甲县', '6 甲二村 村 甲县', '7 甲三村 村 甲县'],
    ['8 乙一村 村 乙县', '9 乙二村 村 乙县', '10 丙一村 村 丙县', '11 丙二村 村 丙县'],
  );

  test('turns differ by at most one; a turn of another kind is none', async () => {
    const reservations = sheet(
      '单位 届次 保留类别',
      ['甲一村 1 女', '甲二村 2 女', '甲三村 3 女', '甲一村 4 女'],
      ['乙一村 1 女', '乙一村 2 女', '乙二村 3 SC'],
      ['丙一村 1 女', '丙一村 2 女', '丙二村 3 -'],
    );
    expect(await verdictsOn({ book, units, sheets: [reservations] }, 'rotation')).toEqual({
      rotation: ['甲县: 1 pass', '乙县: 2 fail', '丙县: 1–2 undecided', '丁县: notApplicable'],
    });
  });
});
