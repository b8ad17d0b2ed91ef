import { describe, expect, test } from 'vitest';
import { register, rows, sheet, verdictsOn } from '../support/trial.ts';

/** Women, men and independents on boards: R08, R16, R17, R18, R19, R20 of the list of rules. */

describe('R08 独立董事: a third, an accountant among them, a committee of their own', () => {
  const units = register('上市公司', ['甲公司', '乙公司', '丙公司', '丁公司']);
  const heads = '姓名 公司 独立董事 会计专业人士 高级管理人员 审计委员会';
  const people = sheet(
    heads,
    rows(1, '甲召', '甲公司 是 是 否 召集人'),
    rows(1, '甲独', '甲公司 是 否 否 委员'),
    rows(1, '甲委', '甲公司 否 否 否 委员'),
    rows(3, '甲董', '甲公司 否 否 是 否'),
    // 2 of 7; two of the four on the committee, one of them a manager; its convenor is no accountant.
    rows(1, '乙召', '乙公司 是 否 否 召集人'),
    rows(1, '乙独', '乙公司 是 否 否 委员'),
    rows(1, '乙委', '乙公司 否 是 否 委员'),
    rows(1, '乙管', '乙公司 否 否 是 委员'),
    rows(3, '乙董', '乙公司 否 否 是 否'),
    rows(1, '丙召', '丙公司 不详 是 不详 召集人'),
    rows(2, '丙董', '丙公司 否 否 是 否'),
  );

  test('all five; a board of nobody, and a committee without a convenor, fail', async () => {
    const rules = [
      'independent-third',
      'independent-accountant',
      'committee-no-managers',
      'committee-majority',
      'committee-convenor',
    ];
    expect(await verdictsOn({ book: 'independent-directors', units, sheets: [people] }, ...rules)).toEqual({
      'independent-third': [
        '甲公司: 2/6 pass',
        '乙公司: 2/7 fail',
        '丙公司: 0–1/3 undecided',
        '丁公司: 0/0 fail',
      ],
      'independent-accountant': [
        '甲公司: 1 pass',
        '乙公司: 0 fail',
        '丙公司: 0–1 undecided',
        '丁公司: 0 fail',
      ],
      'committee-no-managers': [
        '甲公司: 3/3 pass',
        '乙公司: 3/4 fail',
        '丙公司: 0–1/1 undecided',
        '丁公司: 0/0 notApplicable',
      ],
      'committee-majority': [
        '甲公司: 2/3 pass',
        '乙公司: 2/4 fail',
        '丙公司: 0–1/1 undecided',
        '丁公司: 0/0 fail',
      ],
      'committee-convenor': [
        '甲公司: 1/1 pass',
        '乙公司: 0/1 fail',
        '丙公司: 0–1/1 undecided',
        '丁公司: 0/0 fail',
      ],
    });
  });
});

/** A board of one company by the sexes of its members, a second company beside it in which all is well. */
const boardOf = (women: number, men: number, unknown = 0, others = 0) =>
  sheet(
    '姓名 公司 性别 出生日期 席位',
    rows(women, '女', '甲公司 女 1970-05-01 股东代表'),
    rows(men, '男', '甲公司 男 1970-05-01 股东代表'),
    rows(unknown, '某', '甲公司 - 1970-05-01 股东代表'),
    rows(others, '他', '甲公司 其他 1970-05-01 股东代表'),
    rows(2, '乙女', '乙公司 女 1970-05-01 股东代表'),
    rows(2, '乙男', '乙公司 男 1970-05-01 股东代表'),
  );

const company = (law: string, rest = '51 - - -') =>
  register(
    '公司',
    [`甲公司 ${law} ${rest}`, `乙公司 ${law} 51 - - -`],
    '法域 营业收入 雇员数 分别满足 70岁以上比例',
  );

describe('R16 Norway: a table of the most of one sex', () => {
  test.each([
    [2, 1, 0, '2 pass', '1 pass'],
    [3, 0, 0, '3 fail', '0 pass'],
    [3, 1, 0, '3 fail', '1 pass'],
    [3, 2, 0, '3 pass', '2 pass'],
    [4, 2, 0, '4 fail', '2 pass'],
    [4, 3, 0, '4 pass', '3 pass'],
    [5, 2, 0, '5 fail', '2 pass'],
    // 5 of 8 are 62.5 %: the table is not a rounding of 40 %.
    [5, 3, 0, '5 pass', '3 pass'],
    [6, 2, 0, '6 fail', '2 pass'],
    [5, 4, 0, '5 pass', '4 pass'],
    [6, 3, 0, '6 fail', '3 pass'],
    [6, 4, 0, '6 pass', '4 pass'],
    [7, 3, 0, '7 fail', '3 pass'],
    [2, 0, 0, '2 notApplicable', '0 notApplicable'],
    [2, 1, 1, '2–3 undecided', '1–2 pass'],
    [0, 0, 0, '0 notApplicable', '0 notApplicable'],
  ])('%i women, %i men, %i not known', async (women, men, unknown, ...told) => {
    const trial = { book: 'board-gender', units: company('挪威'), sheets: [boardOf(women, men, unknown)] };
    const said = (await verdictsOn(trial, 'norway-same-sex'))['norway-same-sex'];
    const of = (sex: string) => said.find((each) => each.startsWith(`甲公司 股东代表 ${sex}`));
    expect([of('女'), of('男')]).toEqual([
      `甲公司 股东代表 女: ${told[0]}`,
      `甲公司 股东代表 男: ${told[1]}`,
    ]);
  });

  test.each([
    ['50 30 - -', 'notApplicable'],
    ['51 30 - -', 'fail'],
    ['50 31 - -', 'fail'],
    ['- 30 - -', 'undecided'],
  ])('revenue and employees %s: %s', async (rest, status) => {
    const trial = { book: 'board-gender', units: company('挪威', rest), sheets: [boardOf(3, 0)] };
    expect((await verdictsOn(trial, 'norway-same-sex'))['norway-same-sex']).toContain(
      `甲公司 股东代表 女: 3 ${status}`,
    );
  });
});

describe('R17 California: women by the size of the board, in two phases', () => {
  const book = `
tables:
  directors:
    columns:
      unit: { type: units, title: 公司 }
      person: person
      sex: [女, 男]
lookups:
  sb826:
    ..4: 1
    5: 2
    6..: 3
populations:
  body:
    from: units
    where: { kind: 公司 }
  board:
    from: directors
  women:
    from: board
    where: { sex: 女 }
rules:
  by-2019:
    per: body
    count: women
    atLeast: 1
    since: 2019-12-31
    until: 2021-12-30
  by-2021:
    per: body
    count: women
    atLeast: { lookup: sb826, of: board }
    since: 2021-12-31`;
  const units = register('公司', ['甲公司', '乙公司']);
  const told = async (rule: 'by-2019' | 'by-2021', board: string, asOf: string) =>
    (await verdictsOn({ book, units, sheets: [board], asOf }, rule))[rule];

  test.each([
    [0, 4, 0, '0 fail'],
    [1, 3, 0, '1 pass'],
    // Four men and one woman added: of five there must be two.
    [1, 4, 0, '1 fail'],
    [2, 3, 0, '2 pass'],
    [2, 4, 0, '2 fail'],
    [3, 3, 0, '3 pass'],
    [2, 8, 0, '2 fail'],
    [2, 3, 1, '2–3 undecided'],
    [1, 2, 1, '1–2 pass'],
    // The lookup gives 1 for nobody too: a board without members has no woman.
    [0, 0, 0, '0 fail'],
  ])('%i women, %i men, %i not known: %s', async (women, men, unknown, verdict) => {
    expect(await told('by-2021', boardOf(women, men, unknown), '2021-12-31')).toEqual([
      `甲公司: ${verdict}`,
      '乙公司: 2 pass',
    ]);
  });

  test('each phase is in force on its own days', async () => {
    const board = boardOf(1, 9);
    expect(await told('by-2019', board, '2021-12-30')).toEqual(['甲公司: 1 pass', '乙公司: 2 pass']);
    expect(await told('by-2019', board, '2021-12-31')).toEqual([': notApplicable']);
    expect(await told('by-2021', board, '2021-12-30')).toEqual([': notApplicable']);
    expect(await told('by-2021', board, '2021-12-31')).toEqual(['甲公司: 1 fail', '乙公司: 2 pass']);
    expect(await told('by-2019', boardOf(0, 3), '2019-12-31')).toEqual(['甲公司: 0 fail', '乙公司: 2 pass']);
  });
});

describe('R18 France: a gap on a small board, 40 % on a large one, a third over 70', () => {
  const NONE = 'notApplicable';

  test.each([
    [5, 3, 0, 0, '2 pass', `5/8 ${NONE}`],
    [6, 2, 0, 0, '4 fail', `6/8 ${NONE}`],
    // Who is neither is in neither number, but makes the board one larger.
    [5, 2, 0, 1, '3 fail', `5/8 ${NONE}`],
    [4, 3, 0, 2, NONE, '4/9 pass'],
    [4, 6, 0, 0, NONE, '4/10 pass'],
    [3, 6, 0, 0, NONE, '3/9 fail'],
    // Either sex or neither: 5–4 and 4–4 are apart by up to 1, 4–5 too.
    [4, 3, 1, 0, '0–2 pass', `4–5/8 ${NONE}`],
    [5, 3, 1, 0, NONE, '5–6/9 pass'],
    [3, 5, 1, 0, NONE, '3–4/9 undecided'],
    [0, 0, 0, 0, '0 pass', `0/0 ${NONE}`],
  ])('%i women, %i men, %i not known, %i neither', async (women, men, unknown, others, gap, share) => {
    const board = boardOf(women, men, unknown, others);
    const trial = { book: 'board-gender', units: company('法国'), sheets: [board] };
    expect(await verdictsOn(trial, 'france-gap', 'france-women')).toMatchObject({
      'france-gap': { 0: `甲公司: ${gap}` },
      'france-women': { 0: `甲公司: ${share}` },
    });
  });

  test.each([
    // On 2024-12-31 who was born on 1953-12-30 is 71, on 1954-12-30 70.
    ['1953-12-30', 1, 2, '-', '1/3 pass'],
    ['1953-12-30', 2, 3, '-', '2/5 fail'],
    ['1954-12-30', 2, 3, '-', '0/5 pass'],
    ['-', 2, 3, '-', '0–2/5 undecided'],
    ['1953-12-30', 2, 3, '0.4', '2/5 pass'],
    ['1953-12-30', 2, 3, '20%', '2/5 fail'],
  ])('born %s: %i beside %i others, statutes %s: %s', async (birth, old, others, statutes, told) => {
    const board = sheet(
      '姓名 公司 性别 出生日期 席位',
      rows(old, '老', `甲公司 女 ${birth} 股东代表`),
      rows(others, '他', '甲公司 男 1970-05-01 股东代表'),
    );
    const trial = { book: 'board-gender', units: company('法国', `51 - - ${statutes}`), sheets: [board] };
    expect((await verdictsOn(trial, 'france-over-70'))['france-over-70'][0]).toBe(`甲公司: ${told}`);
  });
});

describe('R19 EU: either 40 % of the non-executives or a third of all, to the nearest, never half', () => {
  const book = `
tables:
  directors:
    columns:
      unit: units
      person: person
      sex: [女, 男]
      executive: { type: flag, title: 执行董事 }
populations:
  body:
    from: units
    where: { kind: 公司 }
  board:
    from: directors
  women:
    from: board
    where: { sex: 女 }
  men:
    from: board
    where: { sex: 男 }
  nonexecutive:
    from: board
    where: { executive: false }
figures:
  nonexecutive-women:
    count: nonexecutive
    where: { sex: 女 }
  nonexecutive-men:
    count: nonexecutive
    where: { sex: 男 }
  one-less:
    difference: [nonexecutive, 1]
  near-40:
    product: [40%, nonexecutive]
    rounding: nearest
  under-half:
    product: [1/2, one-less]
    rounding: down
  lesser:
    min: [women, men]
rules:
  of-nonexecutives:
    per: body
    min: [nonexecutive-women, nonexecutive-men]
    atLeast: { min: [near-40, under-half] }
    severity: part
  of-all:
    per: body
    share: lesser
    of: board
    atLeast: 33%
    rounding: nearest
    severity: part
  either:
    per: body
    every: body
    must:
      anyOf:
        - { holds: of-nonexecutives }
        - { holds: of-all }`;
  const units = register('公司', ['甲公司', '乙公司']);

  /** Women and men who are not executives, women and men who are; unknown: of an unknown sex, not executives. */
  const told = async (women: number, men: number, executives: [women: number, men: number], unknown = 0) => {
    const board = sheet(
      '姓名 单位 性别 执行董事',
      rows(women, '女', '甲公司 女 否'),
      rows(men, '男', '甲公司 男 否'),
      rows(unknown, '某', '甲公司 - 否'),
      rows(executives[0], '执女', '甲公司 女 是'),
      rows(executives[1], '执男', '甲公司 男 是'),
      rows(2, '乙女', '乙公司 女 否'),
      rows(2, '乙男', '乙公司 男 否'),
    );
    return (await verdictsOn({ book, units, sheets: [board] }, 'either')).either[0];
  };

  test.each([
    // 40 % of 6 is 2.4: 2 are the nearest, below. Of all 12, 33 % is 3.96: 4.
    [2, 4, [0, 6], 0, 'pass'],
    [1, 5, [0, 6], 0, 'fail'],
    // The other way round: the men are the lesser sex.
    [4, 2, [6, 0], 0, 'pass'],
    // 40 % of 4 is 1.6, hence 2, but that would be half: 1 is enough.
    [1, 3, [0, 8], 0, 'pass'],
    // None of 4 non-executives; of all 6, 33 % is 1.98: 2 women among the executives do.
    [0, 4, [2, 0], 0, 'pass'],
    [0, 4, [1, 1], 0, 'fail'],
    [1, 4, [0, 7], 1, 'undecided'],
    // Of a board of nobody nobody is lacking: 40 % of 0 is 0.
    [0, 0, [0, 0], 0, 'pass'],
    // A tie has no lesser sex: both are.
    [3, 3, [0, 0], 0, 'pass'],
  ] as const)(
    '%i women, %i men, executives %j, %i not known: %s',
    async (women, men, [few, many], unknown, status) => {
      const fraction = { pass: '1/1', fail: '0/1', undecided: '0–1/1' }[status];
      expect(await told(women, men, [few, many], unknown)).toBe(`甲公司: ${fraction} ${status}`);
    },
  );
});

describe('R20 Germany: 30 % of each sex to the nearest whole person, or of each bench', () => {
  test.each([
    // 30 % of 6 is 1.8, of 8 2.4: 2 of 8 are 25 % and pass.
    [1, 5, 0, '1/6 fail'],
    [2, 4, 0, '2/6 pass'],
    [1, 7, 0, '1/8 fail'],
    [2, 6, 0, '2/8 pass'],
    // 30 % of 5 is 1.5: half up.
    [1, 4, 0, '1/5 fail'],
    [2, 3, 0, '2/5 pass'],
    [1, 6, 1, '1–2/8 undecided'],
    [0, 0, 0, '0/0 notApplicable'],
  ])('%i women, %i men, %i not known: %s', async (women, men, unknown, told) => {
    const trial = { book: 'board-gender', units: company('德国'), sheets: [boardOf(women, men, unknown)] };
    expect((await verdictsOn(trial, 'germany-women'))['germany-women'][0]).toBe(`甲公司: ${told}`);
  });

  test('apart: 6 women of 16 would do, but there are too few on one bench', async () => {
    const members = sheet(
      '姓名 公司 性别 出生日期 席位',
      rows(5, '股女', '甲公司 女 1970-05-01 股东代表'),
      rows(3, '股男', '甲公司 男 1970-05-01 股东代表'),
      rows(1, '职女', '甲公司 女 1970-05-01 职工代表'),
      rows(7, '职男', '甲公司 男 1970-05-01 职工代表'),
    );
    const rules = [
      'germany-women',
      'germany-shareholders-women',
      'germany-workers-women',
      'germany-shareholders-men',
    ];
    const told = async (separate: string) => {
      const units = company('德国', `51 - ${separate} -`);
      const verdicts = await verdictsOn({ book: 'board-gender', units, sheets: [members] }, ...rules);
      return rules.map((rule) => verdicts[rule]?.[0]);
    };
    expect(await told('否')).toEqual([
      '甲公司: 6/16 pass',
      '甲公司: 5/8 notApplicable',
      '甲公司: 1/8 notApplicable',
      '甲公司: 3/8 notApplicable',
    ]);
    expect(await told('是')).toEqual([
      '甲公司: 6/16 notApplicable',
      '甲公司: 5/8 pass',
      '甲公司: 1/8 fail',
      '甲公司: 3/8 pass',
    ]);
  });
});
