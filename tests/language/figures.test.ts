import { describe, expect, test } from 'vitest';
import { toldOf, verdictsOf } from '../support/small-rulebook.ts';

/** Numbers made of numbers: bounds by operation, figures, lookups, parameters, guards, groups by value. */

const POPULATIONS = `
populations:
  town: { from: units, where: { kind: 镇 } }
  all: { from: cadres }
  chiefs: { from: cadres, where: { postLevel: 中层正职 } }
  women: { from: cadres, where: { sex: 女 } }
  men: { from: cadres, where: { sex: 男 } }`;

const UNITS = `
单位代码 单位名称 单位类别 上级单位 编制数 职数 单列
1 某县 县 - - - -
2 甲镇 镇 某县 5 3 是
3 乙镇 镇 某县 2 - 否
4 丙镇 镇 某县 - 1 -`;

const COLUMNS = `
tables:
  units:
    columns:
      establishment: { type: integer, title: 编制数 }
      postQuota: { type: integer, title: 职数 }
      separate: { type: flag, title: 单列 }`;

/** Three in 甲镇 (a chief, a woman, one of unknown sex), two men in 乙镇; nobody in 丙镇. */
const CADRES = `
姓名 性别 出生年月 所在镇街 职务层次
甲 男 1990.01 甲镇 中层正职
乙 女 1991.01 甲镇 中层副职
丙 - 1992.01 甲镇 中层副职
丁 男 1990.01 乙镇 中层正职
戊 男 1990.01 乙镇 中层副职`;

const judged = (rule: string, more = '', cadres = CADRES) =>
  verdictsOf('rule', `${COLUMNS}\n${POPULATIONS}\n${more}\nrules: { rule: ${rule} }`, [cadres], UNITS);

describe('a bound that is an operation', () => {
  test('takes a column of the unit; one that is blank is any number', async () => {
    expect(await judged('{ per: town, count: all, atMost: { product: [1/2, establishment] } }')).toEqual([
      '甲镇: 3 fail',
      '乙镇: 2 fail',
      '丙镇: 0 pass',
    ]);
    expect(await judged('{ per: town, count: all, atMost: establishment }')).toEqual([
      '甲镇: 3 pass',
      '乙镇: 2 pass',
      '丙镇: 0 pass',
    ]);
    expect(await judged('{ per: town, count: all, atLeast: establishment }')).toEqual([
      '甲镇: 3 fail',
      '乙镇: 2 pass',
      '丙镇: 0 undecided',
    ]);
  });

  test('is rounded as it says', async () => {
    const rule = (rounding: string) =>
      judged(`{ per: town, count: chiefs, atLeast: { product: [1/2, all], rounding: ${rounding} } }`);
    expect((await rule('exact'))[0]).toBe('甲镇: 1 fail');
    expect((await rule('down'))[0]).toBe('甲镇: 1 pass');
    expect((await rule('nearest'))[0]).toBe('甲镇: 1 fail');
    expect((await rule('nearestHalfDown'))[0]).toBe('甲镇: 1 pass');
    expect((await rule('up'))[0]).toBe('甲镇: 1 fail');
  });

  test('max(1, 2%): the greater of two', async () => {
    const rule = '{ per: town, count: women, atLeast: { max: [1, part] } }';
    expect(await judged(rule, 'figures: { part: { product: [2%, all] } }')).toEqual([
      '甲镇: 1–2 pass',
      '乙镇: 0 fail',
      '丙镇: 0 fail',
    ]);
  });
});

describe('a parameter', () => {
  const rule = '{ per: town, count: all, atMost: quota }';

  test('is the column of the unit that replaces it, else its default', async () => {
    expect(await judged(rule, 'parameters: { quota: { default: 1, from: postQuota } }')).toEqual([
      '甲镇: 3 pass',
      '乙镇: 2 fail',
      '丙镇: 0 pass',
    ]);
  });

  test('may be a bare number', async () => {
    expect(await judged(rule, 'parameters: { quota: 2 }')).toEqual([
      '甲镇: 3 fail',
      '乙镇: 2 pass',
      '丙镇: 0 pass',
    ]);
  });
});

describe('a lookup by number', () => {
  const lookup =
    'lookups: { posts: { ..2: notApplicable, 3..4: 0, 5..: twice } }\nfigures: { twice: { product: [2, chiefs] } }';

  test('gives what its band says, a figure or nothing', async () => {
    const rule =
      '{ per: town, count: all, where: { postLevel: 中层副职 }, atMost: { lookup: posts, of: establishment } }';
    expect(await judged(rule, lookup)).toEqual([
      '甲镇: 2 pass',
      '乙镇: 1 notApplicable',
      '丙镇: 0 undecided',
    ]);
  });

  test('of the number of the group itself', async () => {
    const rule = '{ per: town, count: women, atMost: { lookup: posts, of: all } }';
    expect(await judged(rule, lookup)).toEqual([
      '甲镇: 1–2 fail',
      '乙镇: 0 notApplicable',
      '丙镇: 0 notApplicable',
    ]);
  });

  test.each([
    ['{ 3..7: 1, 9..: 2 }', 'lookup "posts" has no band for 0 to 2; add bands, or "else"'],
    ['{ ..7: 1, 9..: 2 }', 'lookup "posts" has no band for 8; add bands, or "else"'],
    ['{ ..7: 1, 8..9: 2 }', 'lookup "posts" has no band for 10 and over; add bands, or "else"'],
    ['{ ..7: 1, 5..: 2 }', 'bands ..7 and 5.. overlap: a number may be in one of them only'],
    ['{ ..7: 1, 9..8: 2, else: 3 }', 'band 9..8 begins after its end'],
  ])('with bands %s is refused', async (bands, told) => {
    const parts = `${POPULATIONS}\nlookups: { posts: ${bands} }\nrules: { rule: { per: town, count: all, atLeast: 1 } }`;
    expect((await toldOf(parts)).join('\n')).toContain(told);
  });
});

describe('a measure of figures', () => {
  test('gap: the difference whichever is greater; who is not known is a woman or a man, so it is 1', async () => {
    expect(await judged('{ per: town, gap: [women, men], atMost: 1 }')).toEqual([
      '甲镇: 1 pass',
      '乙镇: 2 fail',
      '丙镇: 0 pass',
    ]);
  });

  test('a difference may lie below 0, and so may its bound', async () => {
    expect(await judged('{ per: town, difference: [women, men], atLeast: -1 }')).toEqual([
      '甲镇: -1–1 pass',
      '乙镇: -2 fail',
      '丙镇: 0 pass',
    ]);
  });

  test('min: each of several populations', async () => {
    expect(await judged('{ per: town, min: [women, chiefs], atLeast: 1 }')).toEqual([
      '甲镇: 1 pass',
      '乙镇: 0 fail',
      '丙镇: 0 fail',
    ]);
  });

  test('one less on both sides: half of the others, of no others it passes', async () => {
    const figures = 'figures: { others: { difference: [all, 1] }, women-less: { difference: [women, 1] } }';
    const rule = '{ per: town, share: women-less, of: others, atLeast: 1/2, whenEmpty: pass }';
    expect(await judged(rule, figures)).toEqual(['甲镇: 0–1/2 undecided', '乙镇: -1 fail', '丙镇: pass']);
  });

  test('a weighted sum counts people times what a lookup gives for their cell', async () => {
    const parts =
      'lookups: { weights: { 中层正职: 2, 中层副职: 1/2, else: 0 } }\nfields: { points: { for: cadres, lookup: weights, of: postLevel } }';
    expect(await judged('{ per: town, sum: points, of: all, atLeast: 3 }', parts)).toEqual([
      '甲镇: 3 pass',
      '乙镇: 5/2 fail',
      '丙镇: 0 fail',
    ]);
    expect(await judged('{ per: town, average: points, of: all, atLeast: 5/4 }', parts)).toEqual([
      '甲镇: 1 fail',
      '乙镇: 5/4 pass',
      '丙镇: notApplicable',
    ]);
    expect(
      await judged('{ per: town, count: all, where: { points: { over: 1/2 } }, equals: 1 }', parts),
    ).toEqual(['甲镇: 1 pass', '乙镇: 1 pass', '丙镇: 0 fail']);
  });
});

describe('when and exempt', () => {
  test('ask for numbers of the group and columns of its unit, all of them or any', async () => {
    expect(
      await judged('{ per: town, count: women, atLeast: 1, when: { all: { over: 2 }, separate: true } }'),
    ).toEqual(['甲镇: 1–2 pass', '乙镇: 0 notApplicable', '丙镇: 0 notApplicable']);
    const any = '{ per: town, count: women, atLeast: 1, when: { anyOf: [{ all: 2 }, { separate: true }] } }';
    expect(await judged(any)).toEqual(['甲镇: 1–2 pass', '乙镇: 0 fail', '丙镇: 0 undecided']);
  });

  test('an exempt group keeps its numbers', async () => {
    expect(await judged('{ per: town, count: women, atLeast: 2, exempt: { separate: true } }')).toEqual([
      '甲镇: 1–2 exempt',
      '乙镇: 0 fail',
      '丙镇: 0 undecided',
    ]);
  });

  test('tried both ways where a person decides whether the rule applies at all', async () => {
    expect((await judged('{ per: town, count: chiefs, atLeast: 2, when: { women: { over: 1 } } }'))[0]).toBe(
      '甲镇: 1 undecided',
    );
  });

  test('outside its days a rule is not in force', async () => {
    const rule = async (days: string) => {
      const rules = `rules: { rule: { per: town, count: all, atLeast: 1, ${days} }, other: { per: town, count: all, atLeast: 1 } }`;
      return (await verdictsOf('rule', `${COLUMNS}\n${POPULATIONS}\n${rules}`, [CADRES], UNITS))[0];
    };
    expect(await rule('until: 2019-06-29')).toBe(': notApplicable');
    expect(await rule('since: 2019-07-01')).toBe(': notApplicable');
    expect(await rule('since: 2019-06-30, until: 2019-06-30')).toBe('甲镇: 3 pass');
  });
});

describe('a group for each value of a column', () => {
  test('is judged on those of that value, beside a figure of them all', async () => {
    const rule = '{ per: [town, sex], share: all, of: whole, atLeast: 40% }';
    expect(await judged(rule, 'figures: { whole: { count: all, per: town } }')).toEqual([
      '甲镇 男: 1/3–2/3 undecided',
      '甲镇 女: 1/3–2/3 undecided',
      '乙镇 男: 1 pass',
      '乙镇 女: 0 fail',
      '丙镇 男: notApplicable',
      '丙镇 女: notApplicable',
    ]);
  });

  test('parity: an odd number, between 1 and 3', async () => {
    expect(await judged('{ per: town, count: all, atLeast: 1, atMost: 3, parity: odd }')).toEqual([
      '甲镇: 3 pass',
      '乙镇: 2 fail',
      '丙镇: 0 fail',
    ]);
    expect((await judged('{ per: town, count: women, parity: even }'))[0]).toBe('甲镇: 1–2 undecided');
  });
});

describe('different values', () => {
  test('distinct: an unknown cell is a value of its own or repeats another', async () => {
    const cadres = CADRES.replace('丙 - 1992.01 甲镇 中层副职', '丙 - 1992.01 甲镇 -');
    expect(await judged('{ per: town, distinct: postLevel, of: all, atLeast: 2 }', '', cadres)).toEqual([
      '甲镇: 2–3 pass',
      '乙镇: 2 pass',
      '丙镇: 0 fail',
    ]);
  });

  test('distinct: a unit that is not known may be that of another', async () => {
    const rows =
      '姓名 性别 出生年月 所在镇街 职务层次\n甲 男 1990.01 甲镇 -\n乙 男 1990.01 - -\n丙 男 1990.01 - -';
    expect(await judged('{ distinct: unit, of: all, atLeast: 2 }', '', rows)).toEqual([': 1–3 undecided']);
    expect(await judged('{ distinct: unit, of: all, atMost: 3 }', '', rows)).toEqual([': 1–3 pass']);
  });

  test('unique: undecided where an unknown may equal another', async () => {
    const rule = '{ per: town, unique: [postLevel], of: all }';
    expect(await judged(rule)).toEqual(['甲镇: 2/3 fail', '乙镇: 2/2 pass', '丙镇: 0/0 notApplicable']);
    const cadres = CADRES.replace('丙 - 1992.01 甲镇 中层副职', '丙 - 1992.01 甲镇 -');
    expect((await judged(rule, '', cadres))[0]).toBe('甲镇: 2–3/3 undecided');
  });
});

describe('what the author of figures is told', () => {
  const rules = (rule: string, more = '') => `${POPULATIONS}\n${more}\nrules: { rule: ${rule} }`;

  test.each([
    ['an unknown number', '{ per: town, count: all, atLeast: womem }', '', 'did you mean "women"?'],
    [
      'figures in a ring',
      '{ per: town, count: all, atLeast: a }',
      'figures: { a: { sum: [b, 1] }, b: { sum: [a, 1] } }',
      'a → b → a',
    ],
    [
      'two operations',
      '{ per: town, gap: [women, men], min: [women, men], atMost: 1 }',
      '',
      'exactly one of',
    ],
    [
      'a column without values',
      '{ per: [town, post], count: all, atLeast: 1 }',
      '',
      'has no list of its values',
    ],
    [
      'an unknown number in a figure that no rule uses',
      '{ per: town, count: all, atLeast: 1 }',
      'figures: { idle: { sum: [womem, 1] } }',
      'did you mean "women"?',
    ],
    [
      'the column of a unit where there is none',
      '{ count: all, atLeast: establishment }',
      COLUMNS,
      'is a column of units',
    ],
    [
      'a guard on a unit where there is none',
      '{ count: all, atLeast: 1, when: { kind: 镇 } }',
      '',
      'is a column of units',
    ],
    ['different ages', '{ per: town, distinct: age, of: all, atLeast: 1 }', '', 'unknown column "age"'],
    [
      'different numbers of a lookup',
      '{ per: town, distinct: points, of: all, atLeast: 1 }',
      'lookups: { w: { 中层正职: 2, else: 0 } }\nfields: { points: { for: cadres, lookup: w, of: postLevel } }',
      'unknown column "points"',
    ],
    [
      'a number of another table for each person',
      '{ per: person, distinct: postLevel, of: all, atMost: town }',
      '',
      'units',
    ],
    [
      'an unknown lookup',
      '{ per: town, count: all, atLeast: { lookup: post, of: all } }',
      'lookups: { posts: { ..: 1 } }',
      'post',
    ],
  ])('%s', async (_, rule, more, told) => {
    expect((await toldOf(rules(rule, more))).join('\n')).toContain(told);
  });
});

describe('左右', () => {
  test('says no width: the author is told to write both ends', async () => {
    const told = async (bound: string) =>
      (
        await toldOf(`${POPULATIONS}\nrules: { rule: { per: town, share: women, of: all, ${bound} } }`)
      ).join();
    expect(await told('左右: 12%')).toContain('write both ends');
    expect(await told('atLeast: 12%左右')).toContain('write both ends');
    expect(await judged('{ per: town, share: women, of: all, atLeast: 30%, atMost: 40% }')).toEqual([
      '甲镇: 1–2/3 undecided',
      '乙镇: 0/2 fail',
      '丙镇: 0/0 notApplicable',
    ]);
  });
});
