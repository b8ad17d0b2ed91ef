import { describe, expect, test } from 'vitest';
import { register, rows, sheet, verdictsOn } from '../support/trial.ts';

/** Arithmetic on the numbers of a list, and lists in blocks: R21, R22, R23 of the list of rules. */

describe('R21 UEFA list A: 25 places, fewer where the eight home-grown ones are not filled', () => {
  const book = `
tables:
  players:
    columns:
      unit: units
      person: person
      national: { type: flag, title: 协会培养 }
  seasons:
    columns:
      person: person
      season: { type: text, title: 赛季 }
      clubTrained: { type: flag, title: 本俱乐部 }
      ageThen: { type: integer, title: 当时年龄 }
fields:
  clubYears:
    for: players
    count: seasons
    where:
      clubTrained: true
      ageThen: { atLeast: 15, atMost: 21 }
populations:
  club:
    from: units
    where: { kind: 俱乐部 }
  listed:
    from: players
  own:
    from: players
    where: { clubYears: { atLeast: 3 } }
  association:
    from: players
    where:
      national: true
      noneOf: [own]
figures:
  association-4:
    min: [association, 4]
  home-grown:
    sum: [own, association-4]
  lacking:
    difference: [8, home-grown]
  cut:
    max: [0, lacking]
rules:
  size:
    per: club
    count: listed
    atMost: { difference: [25, cut] }`;
  const units = register('俱乐部', ['甲队', '乙队', '丙队', '丁队', '戊队', '己队']);

  /** Seasons of each of several players: `本队 17 18 19`, each an age. */
  const seasons = (players: readonly string[], ages: readonly number[], own = '是') =>
    players.flatMap((row) => ages.map((age) => `${row.split(' ')[0]} ${age} ${own} ${age}`));

  test('home-grown of the association count up to four; three seasons from 15 to 21 make a player the club’s own', async () => {
    // 甲队: 4 own and 5 of the association: 4 + 4 = 8, so 25 places. 乙队: 3 own: 7, so 24.
    const [firstOwn, secondOwn] = [rows(4, '甲自', '甲队 是'), rows(3, '乙自', '乙队 是')];
    // 丙队: the fourth has two seasons at the club that count, and one at 22.
    const [thirdOwn, thirdLate] = [rows(3, '丙自', '丙队 否'), rows(1, '丙迟', '丙队 否')];
    // 丁队: 8 own, nobody of the association. 戊队: the fourth own player's third season has an age that is not known.
    const [fourthOwn, fifthOwn, fifthDoubt] = [
      rows(8, '丁自', '丁队 否'),
      rows(3, '戊自', '戊队 否'),
      rows(1, '戊疑', '戊队 否'),
    ];
    const players = sheet(
      '姓名 单位 协会培养',
      firstOwn,
      rows(5, '甲协', '甲队 是'),
      rows(16, '甲外', '甲队 否'),
      secondOwn,
      rows(5, '乙协', '乙队 是'),
      rows(17, '乙外', '乙队 否'),
      thirdOwn,
      thirdLate,
      rows(4, '丙协', '丙队 是'),
      rows(17, '丙外', '丙队 否'),
      fourthOwn,
      rows(17, '丁外', '丁队 否'),
      fifthOwn,
      fifthDoubt,
      rows(4, '戊协', '戊队 是'),
      rows(17, '戊外', '戊队 否'),
    );
    const spells = sheet(
      '姓名 赛季 本俱乐部 当时年龄',
      seasons([...firstOwn, ...secondOwn, ...thirdOwn, ...fifthOwn], [15, 18, 21]),
      seasons(fourthOwn, [16, 17, 18]),
      seasons(thirdLate, [20, 21, 22]),
      seasons(fifthDoubt, [19, 20]),
      `${fifthDoubt[0]?.split(' ')[0]} 再 是 -`,
      seasons(rows(2, '甲协', ''), [15, 16, 17], '否'),
    );
    expect(await verdictsOn({ book, units, sheets: [players, spells] }, 'size')).toEqual({
      size: [
        '甲队: 25 pass',
        '乙队: 25 fail',
        '丙队: 25 fail',
        '丁队: 25 pass',
        '戊队: 25 undecided',
        '己队: 0 pass',
      ],
    });
    const fewer = players.replace(/\n乙外一\S* \S+ \S+/, '');
    expect((await verdictsOn({ book, units, sheets: [fewer, spells] }, 'size')).size[1]).toBe(
      '乙队: 24 pass',
    );
  });
});

describe('R22 EYFS: one of level 3, half of the others of level 2; staff for children', () => {
  const book = `
tables:
  units:
    columns:
      twos: { type: integer, title: 两岁儿童 }
      older: { type: integer, title: 三岁以上儿童 }
  staff:
    columns:
      unit: units
      person: person
      level: { type: integer, title: 级别 }
lookups:
  ratio:
    0: 1/8
    1..: 1/13
populations:
  nursery:
    from: units
    where: { kind: 托班 }
  all:
    from: staff
  level-2:
    from: staff
    where: { level: { atLeast: 2 } }
  level-6:
    from: staff
    where: { level: { atLeast: 6 } }
figures:
  others:
    difference: [all, 1]
  others-of-level-2:
    difference: [level-2, 1]
rules:
  level-3:
    per: nursery
    count: all
    where: { level: { atLeast: 3 } }
    atLeast: 1
  half:
    per: nursery
    share: others-of-level-2
    of: others
    atLeast: 1/2
    whenEmpty: pass
  for-twos:
    per: nursery
    share: all
    of: twos
    atLeast: 1/5
  for-older:
    per: nursery
    share: all
    of: older
    atLeast: { lookup: ratio, of: level-6 }`;

  /** The levels of the staff of one nursery, `-` not known; another nursery beside it. */
  const told = async (levels: readonly string[], children = '10 16') => {
    const people = sheet(
      '姓名 单位 级别',
      levels.map((level, index) => `甲${'一二三四'[index]} 甲班 ${level}`),
      rows(2, '乙班员', '乙班 3'),
    );
    const units = register('托班', [`甲班 ${children}`, '乙班 2 2'], '两岁儿童 三岁以上儿童');
    const verdicts = await verdictsOn(
      { book, units, sheets: [people] },
      'level-3',
      'half',
      'for-twos',
      'for-older',
    );
    return Object.values(verdicts).map((each) => each[0]?.replace('甲班: ', ''));
  };

  test.each([
    // One alone: half of no others.
    [['3'], '5 8', ['1 pass', 'pass', '1/5 pass', '1/8 pass']],
    [['3'], '6 9', ['1 pass', 'pass', '1/6 fail', '1/9 fail']],
    // The one of level 3 is set aside: of two others one must be of level 2.
    [['3', '2', '1'], '10 16', ['1 pass', '1/2 pass', '3/10 pass', '3/16 pass']],
    [['3', '1', '1'], '10 16', ['1 pass', '0 fail', '3/10 pass', '3/16 pass']],
    [['2', '2', '1', '1'], '20 32', ['0 fail', '1/3 fail', '1/5 pass', '1/8 pass']],
    // Somebody of level 6: one for 13.
    [['6', '1'], '11 26', ['1 pass', '0 fail', '2/11 fail', '1/13 pass']],
    [['6', '2'], '10 27', ['1 pass', '1 pass', '1/5 pass', '2/27 fail']],
    [['5', '2'], '10 26', ['1 pass', '1 pass', '1/5 pass', '1/13 fail']],
    [['-', '2'], '10 26', ['0–1 undecided', '0–1 undecided', '1/5 pass', '1/13 undecided']],
    // Nobody: no level 3, and half of no others.
    [[], '10 16', ['0 fail', 'pass', '0 fail', '0 fail']],
  ] as const)('levels %j for %s children', async (levels, children, expected) => {
    expect(await told(levels, children)).toEqual(expected);
  });
});

describe('R23 Spain: 40 % of the list and of each five; the short last block as even as it can be', () => {
  const book = `
tables:
  candidates:
    columns:
      unit: units
      person: person
      position: { type: integer, title: 名次 }
      sex: [女, 男]
lookups:
  fives:
    1..5: 1
    6..10: 2
    11..15: 3
    else: 4
fields:
  block:
    for: candidates
    lookup: fives
    of: position
populations:
  list:
    from: units
    where: { kind: 名单 }
  all:
    from: candidates
  women:
    from: candidates
    where: { sex: 女 }
  men:
    from: candidates
    where: { sex: 男 }
figures:
  whole:
    count: all
    per: list
  in-block:
    count: all
    per: [list, block]
rules:
  whole-list:
    per: [list, sex]
    share: all
    of: whole
    atLeast: 40%
  each-five:
    per: [list, block, sex]
    share: all
    of: in-block
    atLeast: 40%
    when: { in-block: 5 }
  last-block:
    per: [list, block]
    gap: [women, men]
    atMost: 1
    when:
      in-block: { over: 0, under: 5 }`;
  const units = register('名单', ['甲名单', '乙名单']);

  /** A list by the sexes in their order: `女男男`, `-` not known. */
  const told = async (order: string) => {
    const people = sheet(
      '姓名 单位 名次 性别',
      [...order].map((sex, index) => `甲${'一二三四五六七八九十'[index]} 甲名单 ${index + 1} ${sex}`),
      ['乙一 乙名单 1 女', '乙二 乙名单 2 男'],
    );
    const verdicts = await verdictsOn(
      { book, units, sheets: [people] },
      'whole-list',
      'each-five',
      'last-block',
    );
    const own = (each: readonly string[]) =>
      each
        .filter((said) => said.startsWith('甲') && !said.endsWith('notApplicable'))
        .map((said) => said.replace('甲名单 ', ''));
    return {
      whole: own(verdicts['whole-list']),
      fives: own(verdicts['each-five']),
      last: own(verdicts['last-block']),
    };
  };

  test('a list that is even as a whole may be uneven in a block', async () => {
    expect(await told('女女女女男男男男男女')).toEqual({
      whole: ['女: 1/2 pass', '男: 1/2 pass'],
      fives: ['1 女: 4/5 pass', '1 男: 1/5 fail', '2 女: 1/5 fail', '2 男: 4/5 pass'],
      last: [],
    });
    expect(await told('女女男男男男男男女女')).toEqual({
      whole: ['女: 2/5 pass', '男: 3/5 pass'],
      fives: ['1 女: 2/5 pass', '1 男: 3/5 pass', '2 女: 2/5 pass', '2 男: 3/5 pass'],
      last: [],
    });
  });

  test('a short last block: 2 and 1, or 2 and 2; 3 and 1 could be more even', async () => {
    expect((await told('女女男男男女女男')).last).toEqual(['2: 1 pass']);
    expect((await told('女女男男男女女男男')).last).toEqual(['2: 0 pass']);
    expect((await told('女女男男男男女男男')).last).toEqual(['2: 2 fail']);
    expect((await told('女女男男男男女男?')).last).toEqual(['2: 0–2 undecided']);
  });

  test('one whose sex is not known may be either', async () => {
    expect(await told('女-男男男')).toEqual({
      whole: ['女: 1/5–2/5 undecided', '男: 3/5–4/5 pass'],
      fives: ['1 女: 1/5–2/5 undecided', '1 男: 3/5–4/5 pass'],
      last: [],
    });
  });

  test('of an empty list nothing is judged', async () => {
    expect(await told('')).toEqual({ whole: [], fives: [], last: [] });
  });
});
