import { describe, expect, test } from 'vitest';
import { linesOn, register, rows, sheet, type Trial } from '../support/trial.ts';

/** What people read of the list's rules: each sentence was read once, and those that were wrong are here. */

const found = async (trial: Trial, language: 'zh-CN' | 'en' = 'zh-CN') =>
  (await linesOn(trial, language)).filter((line) => line.startsWith('- ')).map((line) => line.slice(2));

const explained = async (trial: Trial, rule: string, head: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  (await linesOn(trial, language, rule)).filter((line) => line.startsWith(head));

const MEMBERS = `
tables:
  members:
    columns:
      unit: units
      person: person
      sex: [女, 男]
      kind: { type: [甲类, 乙类], title: 类别 }
  months:
    columns:
      unit: units
      month: { type: month, title: 月份名 }
      headcount: { type: number, title: 在职人数 }
populations:
  body:
    title: { zh: 会议, en: body }
    from: units
    where: { kind: 会议 }
  county:
    title: { zh: 县, en: county }
    from: units
    where: { kind: 县 }
  all:
    title: { zh: 成员, en: members }
    from: members
  women:
    title: { zh: 女成员, en: women }
    from: members
    where: { sex: 女 }
  men:
    title: { zh: 男成员, en: men }
    from: members
    where: { sex: 男 }
  month:
    title: { zh: 月份, en: months }
    from: months
  with-woman:
    title: { zh: 有女成员的会议, en: bodies with a woman }
    from: body
    where: { holds: has-woman }
figures:
  whole:
    count: all
    per: body
  mean:
    average: headcount
    of: month
  lacking:
    difference: [8, women]
  cut:
    max: [0, lacking]
rules:
  has-woman:
    per: body
    count: women
    atLeast: 1
    severity: part
`;

const UNITS = sheet(
  '单位代码 单位名称 单位类别 上级单位',
  '1 某县 县 -',
  '2 甲会 会议 某县',
  '3 乙会 会议 某县',
);

const trial = (rule: string, people: string, ...more: string[]): Trial => ({
  book: `${MEMBERS}  rule:\n${rule
    .trim()
    .split('\n')
    .map((line) => `    ${line.trim()}`)
    .join('\n')}`,
  units: UNITS,
  sheets: [people, ...more],
});

const people = (women: number, men: number, unknown = 0) =>
  sheet(
    '姓名 单位 性别 类别',
    rows(women, '女', '甲会 女 甲类'),
    rows(men, '男', '甲会 男 乙类'),
    rows(unknown, '某', '甲会 - 甲类'),
  );

describe('what is counted', () => {
  test('units are told in 个, people in 人, records in 条', async () => {
    const units = trial('per: county\nshare: with-woman\nof: body\natLeast: 60%', people(1, 1));
    expect(await found(units)).toEqual(['不合格 rule 某县 1/2 (50.0%) < 60% · 需2个 缺1个 · 截至2024-12-31']);
    const persons = trial('per: county\ncount: women\natLeast: 3', people(1, 1));
    expect((await found(persons))[0]).toContain('1 < 3 · 需3人 缺2人');
    const records = trial(
      'per: county\ncount: month\natLeast: 2',
      people(1, 1),
      sheet('单位 月份名 在职人数', '甲会 2024.01 5'),
    );
    expect((await found(records))[0]).toContain('1 < 2 · 需2条 缺1条');
    expect(await explained(records, 'rule', '规则释义')).toEqual(['规则释义：每个县：月份的条数应不少于2。']);
  });

  test('people made of their posts are people', async () => {
    const made = MEMBERS.replace(
      'populations:',
      '  people: { from: members, key: [unit, person] }\npopulations:\n  everybody: { from: people }',
    );
    const posts = { ...trial('per: county\ncount: everybody\natLeast: 3', people(1, 1)) };
    expect((await found({ ...posts, book: posts.book.replace(MEMBERS, made) }))[0]).toContain(
      '2 < 3 · 需3人 缺1人',
    );
  });

  test('of a ceiling it is the most that is told', async () => {
    const ceiling = trial('per: county\ncount: women\natMost: 2', people(2, 0, 1));
    expect((await found(ceiling))[0]).toContain('2–3 ≤ 2 · 至多2人 · “性别”空白');
    expect((await found(ceiling, 'en'))[0]).toContain('2–3 ≤ 2 · at most 2 · "性别" is blank');
  });

  test('groups of one value are groups, not units', async () => {
    const groups = trial('per: [body, sex]\ncount: all\natLeast: 1', people(1, 1));
    expect((await found(groups))[0]).toContain('不合格 rule 2个单元，原因相同：花名册中没有记录');
    expect((await found(groups, 'en'))[0]).toContain('fail rule 2 groups, all for the same reason');
  });

  test('of a share of figures only the bound that is broken is told, in hundredths beside a percentage', async () => {
    const seats = trial('share: women\nof: 100\natLeast: 11%\natMost: 13%', people(10, 1));
    expect((await found(seats))[0]).toContain('不合格 rule 全部 10% < 11% · 缺1人 · 截至');
    const many = trial('share: women\nof: 100\natLeast: 11%\natMost: 13%', people(14, 1));
    expect((await found(many))[0]).toContain('不合格 rule 全部 14% > 13% · 多1人 · 截至');
  });
});

describe('arithmetic that is true', () => {
  const arithmetic = async (rule: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
    (
      await explained(
        trial(`per: county\n${rule}`, people(1, 7)),
        'rule',
        language === 'en' ? 'Arith' : '计算',
        language,
      )
    )[0]?.replace(/^[^:：]*[:：] ?/, '');

  test.each([
    ['share: women\nof: all\natLeast: 30%', '⌈8 × 3/10⌉ = 3'],
    ['share: women\nof: all\nover: 1/4', '⌊8 × 1/4⌋ + 1 = 3'],
    ['share: men\nof: all\natMost: 30%', '⌊8 × 3/10⌋ = 2'],
    ['share: men\nof: all\nunder: 1/4', '⌈8 × 1/4⌉ − 1 = 1'],
    ['share: women\nof: all\natLeast: 30%\nrounding: nearest', '8 × 3/10（四舍五入） = 2'],
    ['share: men\nof: all\natMost: 30%\nrounding: up', '⌈8 × 3/10⌉ = 3'],
    ['share: women\nof: all\natLeast: 30%\nrounding: down', '⌊8 × 3/10⌋ = 2'],
  ])('%s', async (rule, told) => {
    expect(await arithmetic(rule)).toBe(told);
  });

  test('in English', async () => {
    expect(await arithmetic('share: women\nof: all\natLeast: 30%\nrounding: nearest', 'en')).toBe(
      '8 × 3/10, rounded to the nearest, a half up = 2',
    );
  });
});

describe('a rule as a sentence', () => {
  test.each([
    [
      'per: body\ncount: all\natMost: { difference: [25, cut] }',
      '每个会议：成员的人数应不超过25－（0、（8－女成员的人数）中最大的数）。',
      'For each body, the number of members must be at most 25 − (the greatest of 0, (8 − the number of women)).',
    ],
    [
      'per: body\nshare: women\nof: mean\natLeast: 1/3',
      '每个会议：女成员的人数占月份的在职人数平均数的比例应不少于1/3。',
      'For each body, the number of women as a share of the average of "在职人数" over months must be at least 1/3.',
    ],
    [
      'per: [body, sex]\nshare: all\nof: whole\natLeast: 40%',
      '每个会议，每一种性别：成员的人数占成员的人数（不分性别）的比例应不少于40%。',
      'For each body, each value of "性别", the number of members as a share of the number of members whatever the value of "性别" must be at least 40%.',
    ],
    [
      'per: body\nshare: women\nof: all\natLeast: 30%\nrounding: nearest',
      '每个会议：女成员占成员的比例应不少于30%（四舍五入）。',
      'For each body, the share of women among members must be at least 30%, rounded to the nearest, a half up.',
    ],
    [
      'per: body\ncount: women\natLeast: 1\nwhen: { all: { atMost: 7 } }',
      '每个会议：女成员的人数应不少于1（仅当成员的人数不超过7）。',
      'For each body, the number of women must be at least 1 (only if the number of members is at most 7).',
    ],
    [
      'per: person\ndistinct: unit\nof: all\natMost: 3',
      '每个人：成员中不同的所在单位的个数应不超过3。',
      'For each person, the number of different 所在单位 of members must be at most 3.',
    ],
  ])('%s', async (rule, zh, en) => {
    const months = sheet('单位 月份名 在职人数', '甲会 2024.01 5');
    expect(await explained(trial(rule, people(1, 1), months), 'rule', '规则释义')).toEqual([
      `规则释义：${zh}`,
    ]);
    expect(await explained(trial(rule, people(1, 1), months), 'rule', 'In words', 'en')).toEqual([
      `In words: ${en}`,
    ]);
  });
});

describe('why it cannot be told', () => {
  test('a cell of another table that a number reads is named', async () => {
    const months = sheet('单位 月份名 在职人数', '甲会 2024.01 -', '乙会 2024.01 3');
    const undecided = trial('per: body\nshare: women\nof: mean\natLeast: 1/3', people(1, 1), months);
    expect((await found(undecided)).at(-1)).toContain('“在职人数”空白 1.csv C2');
  });

  test('a cell of the previous roster is told as such', async () => {
    const before: Trial = {
      book: `${MEMBERS.replace('figures:', '  before:\n    from: members\n    roster: previous\n  women-before:\n    from: before\n    where: { sex: 女 }\nfigures:')}  rule:\n    share: women\n    of: all\n    over: rate\n`.replace(
        'figures:',
        'figures:\n  rate:\n    share: women-before\n    of: before',
      ),
      units: UNITS,
      sheets: [people(1, 1)],
      previous: [sheet('姓名 单位 性别 类别', '某甲 甲会 - 甲类', '某乙 甲会 男 甲类')],
    };
    expect((await found(before))[0]).toContain('上一期“性别”空白 · 截至');
    expect((await found(before, 'en'))[0]).toContain('"性别" is blank in the previous roster');
  });
});

describe('whom a number is of', () => {
  const units = register('会议', ['甲会', '乙会']);

  test('the base of a block is the block: other blocks are not shown in it', async () => {
    const book = MEMBERS.replace(
      'sex: [女, 男]',
      'sex: [女, 男]\n      block: { type: [前, 后], title: 段 }',
    ).replace('figures:', 'figures:\n  in-block:\n    count: all\n    per: [body, block]');
    const blocks: Trial = {
      book: `${book}  rule:\n    per: [body, block, sex]\n    share: all\n    of: in-block\n    atLeast: 40%`,
      units,
      sheets: [
        sheet('姓名 单位 性别 段', [
          '甲一 甲会 女 前',
          '甲二 甲会 女 前',
          '甲三 甲会 男 前',
          '甲四 甲会 男 后',
          '甲五 甲会 女 后',
        ]),
      ],
    };
    const lines = await linesOn(blocks, 'zh-CN', 'rule');
    const start = lines.findIndex((line) => line.startsWith('不合格 rule 甲会 前 男'));
    const counted = lines.indexOf('计入（1）：', start);
    expect(lines.slice(start + 1, counted)).toEqual([
      '计算：成员的人数 = 1',
      '计算：成员的人数（不分性别） = 3',
    ]);
    expect(lines.slice(counted, counted + 5)).toEqual([
      '计入（1）：',
      expect.stringContaining('甲三'),
      '在基数内、未计入（2）：',
      expect.stringContaining('甲一'),
      expect.stringContaining('甲二'),
    ]);
  });
});
