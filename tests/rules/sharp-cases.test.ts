import { describe, expect, test } from 'vitest';
import { register, rows, sheet, verdictsOn } from '../support/trial.ts';

/** The cases of the list of rules that part two readings: rounding, strictness, ages, empty bases. */

describe('the least number that is enough', () => {
  const CELLS = '单位 性别';
  const book = (bound: string, rounding: string) => `
tables:
  members:
    columns:
      unit: units
      person: person
      sex: [女, 男]
populations:
  body:
    from: units
    where: { kind: 会议 }
  all:
    from: members
rules:
  women:
    per: body
    share: all
    where: { sex: 女 }
    ${bound}
    rounding: ${rounding}`;

  /** Boards of so many members with 0, 1, 2 … women on them: how many women the first that passes has. */
  async function least(bound: string, size: number, rounding: string): Promise<number> {
    const boards = Array.from({ length: size + 1 }, (_, women) => ({
      name: `${'甲乙丙丁戊己庚辛壬癸子'[women]}会`,
      women,
    }));
    const people = sheet(
      `姓名 ${CELLS}`,
      boards.map(({ name, women }) =>
        [
          ...rows(women, `${name[0]}女`, `${name} 女`),
          ...rows(size - women, `${name[0]}男`, `${name} 男`),
        ].join('\n'),
      ),
    );
    const units = register(
      '会议',
      boards.map(({ name }) => name),
    );
    const { women: said } = await verdictsOn(
      { book: book(bound, rounding), units, sheets: [people] },
      'women',
    );
    const statuses = said.map((each) => each.split(' ').at(-1));
    const first = statuses.indexOf('pass');
    // Below it all fail, from it on all pass: nothing is undecided, and no bound turns back.
    expect(statuses).toEqual(statuses.map((_, index) => (index < first ? 'fail' : 'pass')));
    return first;
  }

  test.each([
    ['atLeast: 1/3', 3, 'exact', 1],
    ['atLeast: 1/3', 5, 'exact', 2],
    ['atLeast: 1/3', 7, 'exact', 3],
    ['atLeast: 1/3', 7, 'nearest', 2],
    ['atLeast: 1/3', 7, 'down', 2],
    ['atLeast: 1/3', 10, 'exact', 4],
    ['atLeast: 1/3', 10, 'nearest', 3],
    ['atLeast: 40%', 6, 'exact', 3],
    ['atLeast: 40%', 6, 'nearest', 2],
    ['atLeast: 40%', 8, 'exact', 4],
    ['atLeast: 40%', 8, 'nearest', 3],
    ['atLeast: 30%', 8, 'nearest', 2],
    ['atLeast: 30%', 8, 'exact', 3],
    ['atLeast: 15%', 7, 'exact', 2],
    ['atLeast: 15%', 7, 'nearest', 1],
    // Italy: exactly .50 rounds down.
    ['atLeast: 50%', 5, 'nearest', 3],
    ['atLeast: 50%', 5, 'nearestHalfDown', 2],
    // 过半数: half is no majority.
    ['over: 1/2', 2, 'exact', 2],
    ['over: 1/2', 3, 'exact', 2],
    ['over: 1/2', 4, 'exact', 3],
    ['atLeast: 1/2', 2, 'exact', 1],
  ])('%s of %i, %s: %i', async (bound, size, rounding, expected) => {
    expect(await least(bound, size, rounding)).toBe(expected);
  });
});

describe('其中…不少于1/3 where the outer set is empty', () => {
  const book = (whenEmpty: string) => `
age: { basis: month }
tables:
  members:
    columns:
      unit: units
      person: person
      birth: date
      chief: { type: flag, title: 正职 }
populations:
  town:
    from: units
    where: { kind: 镇 }
  all:
    from: members
  young:
    from: members
    where: { age: { atMost: 35 } }
rules:
  young-share:
    per: town
    share: young
    of: all
    atLeast: 20%
  chiefs-of-young:
    per: town
    share: young
    where: { chief: true }
    atLeast: 1/3
    ${whenEmpty}`;
  const units = register('镇', ['甲镇', '乙镇', '丙镇']);
  const people = sheet(
    '姓名 单位 出生年月 正职',
    rows(5, '甲老', '甲镇 1970.01 是'),
    // Perhaps young, and no chief: a third of one, or of nobody.
    ['乙一 乙镇 - 否'],
    ['丙一 丙镇 1995.01 是', '丙二 丙镇 1995.01 否', '丙三 丙镇 1995.01 否'],
  );

  test.each([
    ['', 'notApplicable', 'undecided'],
    ['whenEmpty: pass', 'pass', 'undecided'],
    ['whenEmpty: fail', 'fail', 'fail'],
  ])('%s', async (whenEmpty, empty, perhapsEmpty) => {
    const verdicts = await verdictsOn(
      { book: book(whenEmpty), units, sheets: [people] },
      'young-share',
      'chiefs-of-young',
    );
    expect(verdicts['young-share']).toEqual(['甲镇: 0/5 fail', '乙镇: 0–1/1 undecided', '丙镇: 3/3 pass']);
    expect(verdicts['chiefs-of-young']).toEqual([
      `甲镇: 0/0 ${empty}`,
      `乙镇: 0/0–1 ${perhapsEmpty}`,
      '丙镇: 1/3 pass',
    ]);
  });
});

describe('35岁以下: who is in hangs on the grain, the operator and the day', () => {
  const BORN = [
    '1986-09-30',
    '1986-10-01',
    '1986-10-14',
    '1986-10-15',
    '1986-11-01',
    '1987-01-01',
    '1987-10-14',
    '1987-10-15',
    '1987-11-01',
    '1988-01-01',
  ];
  const units = register(
    '局',
    BORN.map((_, index) => `${'甲乙丙丁戊己庚辛壬癸'[index]}局`),
  );
  const people = sheet(
    '姓名 单位 出生年月',
    BORN.map(
      (birth, index) => `某${'甲乙丙丁戊己庚辛壬癸'[index]} ${'甲乙丙丁戊己庚辛壬癸'[index]}局 ${birth}`,
    ),
  );

  test.each([
    // By the law 35 is in; the 15th of October 1986 reaches 36 on the day after the birthday.
    ['day', '{ age: { atMost: 35 } }', '1986-10-15'],
    // 未满36, the same.
    ['day', '{ age: { under: 36 } }', '1986-10-15'],
    // 不满35, as of who excludes 35.
    ['day', '{ age: { under: 35 } }', '1987-10-15'],
    // By month whoever was born in October 1986 is 36 for all of October 2022.
    ['month', '{ age: { atMost: 35 } }', '1986-11-01'],
    // The national examination lists births of October 1986: a 36-year-old is let in.
    ['month', '{ birth: { since: 1986-10-01 } }', '1986-10-01'],
    // Year minus year.
    ['year', '{ age: { atMost: 35 } }', '1987-01-01'],
    ['year', '{ age: { under: 35 } }', '1988-01-01'],
  ])('basis %s, %s: those born from %s', async (basis, where, first) => {
    const book = `
age: { basis: ${basis} }
tables:
  members: { columns: { unit: units, person: person, birth: date } }
populations:
  office:
    from: units
    where: { kind: 局 }
  all:
    from: members
rules:
  young:
    per: office
    count: all
    where: ${where}
    atLeast: 1`;
    const { young } = await verdictsOn({ book, units, sheets: [people], asOf: '2022-10-15' }, 'young');
    expect(young.map((said) => said.includes('1 pass'))).toEqual(BORN.map((birth) => birth >= first));
  });
});

test('a product is rounded as the rule says before it is compared', async () => {
  const book = (rounding: string) => `
tables:
  members: { columns: { unit: units, person: person } }
populations:
  body:
    from: units
    where: { kind: 会议 }
  all:
    from: members
rules:
  half:
    per: body
    product: [1/2, all]
    rounding: ${rounding}
    atMost: 4`;
  const units = register('会议', ['甲会', '乙会', '丙会']);
  const sheets = [sheet('姓名 单位', rows(8, '甲', '甲会'), rows(9, '乙', '乙会'), rows(10, '丙', '丙会'))];
  const told = async (rounding: string) =>
    (await verdictsOn({ book: book(rounding), units, sheets }, 'half')).half;
  expect(await told('exact')).toEqual(['甲会: 4 pass', '乙会: 9/2 fail', '丙会: 5 fail']);
  expect(await told('down')).toEqual(['甲会: 4 pass', '乙会: 4 pass', '丙会: 5 fail']);
  expect(await told('nearest')).toEqual(['甲会: 4 pass', '乙会: 5 fail', '丙会: 5 fail']);
});
