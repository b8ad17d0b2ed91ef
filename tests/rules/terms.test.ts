import { describe, expect, test } from 'vitest';
import { idNumber } from '../support/rosters.ts';
import { register, sheet, verdictsOn } from '../support/trial.ts';

/** Terms, posts held at once, promotions: R31, R32 of the list of rules. */

describe('R31 独立董事: at most three companies for one person', () => {
  const book = `
tables:
  directors:
    columns:
      unit: units
      person: person
      independent: { type: flag, title: 独立董事 }
populations:
  all:
    from: directors
rules:
  three:
    per: person
    distinct: unit
    of: all
    where: { independent: true }
    atMost: 3`;
  const units = register('公司', ['甲公司', '乙公司', '丙公司', '丁公司']);

  /** Posts of people with ID numbers: `一 甲公司 是` is one of 一. */
  const directors = (...posts: string[]) =>
    sheet(
      '姓名 身份证号 单位 独立董事',
      posts.map((post) => {
        const [name = '', ...cells] = post.split(' ');
        return `某${name} ${idNumber('19700101', `00${'一二三四五六'.indexOf(name)}`)} ${cells.join(' ')}`;
      }),
    );

  test('across units, counted by person; a post twice, or not independent, is no other company', async () => {
    const sheets = [
      directors(
        ...['甲', '乙', '丙'].map((company) => `一 ${company}公司 是`),
        ...['甲', '乙', '丙', '丁'].map((company) => `二 ${company}公司 是`),
        ...['甲', '乙', '丙', '丁'].map((company) => `三 ${company}公司 ${company === '丁' ? '不详' : '是'}`),
        ...['甲', '乙', '丙', '丁'].map((company) => `四 ${company}公司 ${company === '丁' ? '否' : '是'}`),
        ...['甲', '甲', '乙', '丙'].map((company) => `五 ${company}公司 是`),
        '六 甲公司 否',
      ),
    ];
    const { three } = await verdictsOn({ book, units, sheets }, 'three');
    expect(three.map((said) => said.replace(/^.*: /, ''))).toEqual([
      '3 pass',
      '4 fail',
      '3–4 undecided',
      '3 pass',
      '3 pass',
      '0 pass',
    ]);
  });
});

describe('R31 任期: ten years in a post, fifteen at a rank', () => {
  const book = `
tables:
  members:
    columns:
      unit: units
      person: person
  posts:
    columns:
      person: person
      post: { type: text, title: 职务名称 }
      rank: { type: [县处级正职, 县处级副职], title: 职级 }
      start: { type: date, title: 任职起 }
      end: { type: date, title: 任职止, blank: never }
fields:
  stay:
    for: members
    longest: [start, end]
    from: posts
    where: { post: 局长 }
    in: years
    join: 1 month
  length:
    for: posts
    elapsed: [start, end]
    in: months
  atRank:
    for: members
    sum: length
    from: posts
    where: { rank: 县处级正职 }
populations:
  all:
    from: members
rules:
  ten-years:
    per: record
    every: all
    must: { stay: { under: 10 } }
  fifteen-years:
    per: record
    every: all
    must: { atRank: { under: 180 } }`;
  const units = register('局', ['甲局']);
  const told = async (members: string, ...posts: string[]) => {
    const people = sheet(
      '姓名 单位',
      [...members].map((name) => `某${name} 甲局`),
    );
    const spells = sheet('姓名 职务名称 职级 任职起 任职止', posts);
    const verdicts = await verdictsOn(
      { book, units, sheets: [people, spells] },
      'ten-years',
      'fifteen-years',
    );
    const told = (each: readonly string[]) => each.map((said) => said.replace(/^.*: /, ''));
    return { ten: told(verdicts['ten-years']), fifteen: told(verdicts['fifteen-years']) };
  };

  test('满十年 is on the day itself; two spells a month apart are one, further apart they are two', async () => {
    const { ten } = await told(
      '甲乙丙丁戊己',
      '某甲 局长 县处级正职 2014-12-31 -',
      '某乙 局长 县处级正职 2015-01-01 -',
      // Six years and four: one spell over a break of a month, two over one of a month and a day.
      '某丙 局长 县处级正职 2010-01-01 2015-12-31',
      '某丙 局长 县处级正职 2016-01-31 2020-01-01',
      '某丁 局长 县处级正职 2010-01-01 2015-12-31',
      '某丁 局长 县处级正职 2016-02-02 2020-01-01',
      '某戊 局长 县处级正职 - -',
      // Another post is no stay in this one.
      '某己 副局长 县处级副职 2000-01-01 -',
    );
    expect(ten).toEqual(['10 fail', '9 pass', '10 fail', '5 pass', '0–∞ undecided', '0 pass']);
  });

  test('months at one rank are added up across posts: 180 are too many', async () => {
    const { fifteen } = await told(
      '甲乙丙丁',
      '某甲 局长 县处级正职 2000-01-01 2008-01-01',
      '某甲 主任 县处级正职 2010-01-01 2017-01-01',
      '某乙 局长 县处级正职 2000-01-01 2008-01-01',
      '某乙 主任 县处级正职 2010-01-01 2016-12-31',
      '某丙 局长 县处级正职 2000-01-01 2008-01-01',
      '某丙 主任 - 2010-01-01 2017-01-01',
      '某丁 局长 县处级副职 2000-01-01 2024-01-01',
    );
    expect(fifteen).toEqual(['180 fail', '179 pass', '96–180 undecided', '0 pass']);
  });
});

describe('R31 独立董事: after six years in a company no nomination there for 36 months', () => {
  // People are made of terms, a record for each person in each company: what came before is that of this company.
  const book = `
tables:
  terms:
    columns:
      unit: units
      person: person
      start: { type: date, title: 任职起 }
      end: { type: date, title: 任职止, blank: never }
  people:
    from: terms
    key: [unit, person]
fields:
  lastStart:
    for: people
    max: start
    from: terms
  endBefore:
    for: people
    max: end
    from: terms
    where: { start: { under: lastStart } }
  servedBefore:
    for: people
    longest: [start, end]
    from: terms
    where: { start: { under: lastStart } }
    in: years
  gap:
    for: people
    elapsed: [endBefore, lastStart]
    in: months
populations:
  all:
    from: people
rules:
  gap:
    per: record
    every: all
    must:
      noneOf:
        - { servedBefore: { atLeast: 6 }, gap: { under: 36 } }`;
  const units = register('公司', ['甲公司', '乙公司']);
  const told = async (...terms: string[]) => {
    const { gap } = await verdictsOn(
      { book, units, sheets: [sheet('姓名 单位 任职起 任职止', terms)] },
      'gap',
    );
    return gap.map((said) => said.replace(/^.*: /, ''));
  };

  test('36 months are over on the day; six years may be of two terms, and are of this company alone', async () => {
    expect(
      await told(
        '某甲 甲公司 2012-07-01 2018-07-01',
        '某甲 甲公司 2021-07-01 -',
        '某乙 甲公司 2012-07-01 2018-07-01',
        '某乙 甲公司 2021-06-30 -',
        // Two terms without a break between them are six years.
        '某丙 甲公司 2012-07-01 2015-07-01',
        '某丙 甲公司 2015-07-02 2018-07-01',
        '某丙 甲公司 2020-01-01 -',
        '某丁 甲公司 2012-07-01 2018-06-30',
        '某丁 甲公司 2020-01-01 -',
        // A first term has none before.
        '某戊 甲公司 2016-01-01 -',
        // A third term of three years on end.
        '某己 甲公司 2014-01-01 2017-01-01',
        '某己 甲公司 2017-01-01 2020-01-01',
        '某己 甲公司 2020-01-01 2023-01-01',
      ),
    ).toEqual(['pass', 'fail', 'fail', 'pass', 'pass', 'fail']);
    expect(await told('某甲 甲公司 2012-07-01 2018-07-01', '某甲 乙公司 2020-01-01 -')).toEqual([
      'pass',
      'pass',
    ]);
  });

  test('a day that is not known is undecided where it makes a difference', async () => {
    expect(
      await told(
        '某甲 甲公司 2012-07-01 2018.07',
        '某甲 甲公司 2021-07-01 -',
        '某乙 甲公司 2012-07-01 2018.07',
        '某乙 甲公司 2021-07-31 -',
        '某丙 甲公司 2012.07 2018-07-01',
        '某丙 甲公司 2020-01-01 -',
        '某丁 甲公司 2012-07-01 2018-07-01',
        '某丁 甲公司 - -',
      ),
    ).toEqual(['undecided', 'pass', 'undecided', 'undecided']);
  });
});

describe('R31 任期: a gap of 36 months before each term, by the term before', () => {
  // Each term is judged by the one before it, of whichever unit: for audit partners, who are rotated as people.
  const book = `
tables:
  terms:
    columns:
      unit: units
      person: person
      start: { type: date, title: 任职起 }
      end: { type: date, title: 任职止, blank: never }
fields:
  served:
    for: terms
    elapsed: [start, end]
    in: years
  servedBefore:
    for: terms
    take: served
    from: terms
    last: start
  endBefore:
    for: terms
    take: end
    from: terms
    last: start
  gap:
    for: terms
    elapsed: [endBefore, start]
    in: months
populations:
  all:
    from: terms
rules:
  gap:
    per: record
    every: all
    must:
      noneOf:
        - { servedBefore: { atLeast: 6 }, gap: { under: 36 } }`;
  const units = register('公司', ['甲公司', '乙公司']);

  test('of the first there is none before; the last day of the gap is still in it', async () => {
    const terms = sheet(
      '姓名 单位 任职起 任职止',
      '某甲 甲公司 2018-07-01 2021-06-30',
      '某甲 甲公司 2012-01-01 2018-01-01',
      '某甲 甲公司 2024-01-01 -',
      '某乙 甲公司 2012-01-01 2018-01-01',
      '某乙 甲公司 2020-12-31 -',
      '某丙 甲公司 2012-01-01 2018-01-01',
      '某丙 甲公司 2021-01-01 -',
      '某丁 甲公司 2012-01-01 2018-01-01',
      '某丁 甲公司 2020.12 -',
    );
    const { gap } = await verdictsOn({ book, units, sheets: [terms] }, 'gap');
    expect(gap).toEqual([
      '甲公司 第2行: fail',
      '甲公司 第3行: pass',
      '甲公司 第4行: pass',
      '甲公司 第5行: pass',
      '甲公司 第6行: fail',
      '甲公司 第7行: pass',
      '甲公司 第8行: pass',
      '甲公司 第9行: pass',
      '甲公司 第10行: fail',
    ]);
  });
});

describe('R31 任期: one change of post within a term', () => {
  const book = `
tables:
  units:
    columns:
      termStart: { type: date, title: 届期开始 }
  posts:
    columns:
      unit: units
      person: person
      post: { type: text, title: 职务名称 }
      start: { type: date, title: 任职起 }
  people:
    from: posts
    key: [person]
fields:
  moves:
    for: people
    count: posts
    where: { start: { during: unit.termStart } }
populations:
  all:
    from: people
rules:
  once:
    per: record
    every: all
    must: { moves: { atMost: 1 } }`;
  const units = register('局', ['甲局 2022-01-01', '乙局 -'], '届期开始');

  test('the first day of the term is in it; an earlier change is not', async () => {
    const posts = sheet(
      '姓名 单位 职务名称 任职起',
      ['某甲 甲局 副局长 2021-12-31', '某甲 甲局 局长 2022-01-01'],
      ['某乙 甲局 副局长 2022-01-01', '某乙 甲局 局长 2024-12-31'],
      ['某丙 甲局 副局长 2022-01-01', '某丙 甲局 局长 -'],
      ['某丁 乙局 副局长 2021-01-01', '某丁 乙局 局长 2023-01-01'],
    );
    const { once } = await verdictsOn({ book, units, sheets: [posts] }, 'once');
    expect(once.map((said) => said.replace(/^.*: /, ''))).toEqual([
      '1 pass',
      '2 fail',
      '1–2 undecided',
      '0–2 undecided',
    ]);
  });
});

describe('R32 提任: two years as a deputy, waivers aside', () => {
  const book = `
tables:
  promotions:
    columns:
      unit: units
      person: person
      kind: { type: [副职提正职, 正职提上级副职], title: 类型 }
      inPostSince: { type: date, title: 任前职时间 }
      date: { type: date, title: 提任时间 }
      waiver: { type: flag, title: 破格, blank: false }
fields:
  served:
    for: promotions
    elapsed: [inPostSince, date]
    in: years
populations:
  to-chief:
    from: promotions
    where: { kind: 副职提正职 }
  to-upper-deputy:
    from: promotions
    where: { kind: 正职提上级副职 }
rules:
  two-years:
    per: record
    every: to-chief
    must:
      anyOf:
        - served: { atLeast: 2 }
        - waiver: true
  three-years:
    per: record
    every: to-upper-deputy
    must:
      anyOf:
        - served: { atLeast: 3 }
        - waiver: true`;
  const units = register('局', ['甲局']);
  const told = async (...promotions: string[]) => {
    const events = sheet('姓名 单位 类型 任前职时间 提任时间 破格', promotions);
    const verdicts = await verdictsOn({ book, units, sheets: [events] }, 'two-years', 'three-years');
    return { two: verdicts['two-years'], three: verdicts['three-years'] };
  };

  test('以上 includes the day itself; a month alone may be either side of it, and so may a kind not known', async () => {
    expect(
      await told(
        '甲一 甲局 副职提正职 2022-06-15 2024-06-15 -',
        '甲二 甲局 副职提正职 2022-06-16 2024-06-15 -',
        '甲三 甲局 副职提正职 2022-06-16 2024-06-15 是',
        '甲四 甲局 副职提正职 2022.06 2024-06-15 -',
        '甲五 甲局 副职提正职 - 2024-06-15 -',
        '甲六 甲局 正职提上级副职 2021-06-15 2024-06-15 -',
        '甲七 甲局 正职提上级副职 2021-06-16 2024-06-15 -',
        '甲八 甲局 - 2021-06-16 2024-06-15 -',
      ),
    ).toEqual({
      two: [
        '甲局 第2行: 2 pass',
        '甲局 第3行: 1 fail',
        '甲局 第4行: 1 pass',
        '甲局 第5行: 1–2 undecided',
        '甲局 第6行: 0–∞ undecided',
        '甲局 第9行: 2 undecided',
      ],
      three: ['甲局 第7行: 3 pass', '甲局 第8行: 2 fail', '甲局 第9行: 2 undecided'],
    });
  });

  test('without promotions of a kind nothing is judged by its rule', async () => {
    expect((await told('甲一 甲局 副职提正职 2022-06-15 2024-06-15 -')).three).toEqual([]);
  });
});

describe('R32 提任: not two waivers in a row, not two ranks at once', () => {
  const book = `
tables:
  promotions:
    columns:
      unit: units
      person: person
      date: { type: date, title: 提任时间 }
      step: { type: integer, title: 职级层次 }
      waiver: { type: flag, title: 破格, blank: false }
fields:
  stepBefore:
    for: promotions
    take: step
    from: promotions
    last: date
  waivedBefore:
    for: promotions
    take: waiver
    from: promotions
    last: date
  jump:
    for: promotions
    difference: [step, stepBefore]
populations:
  all:
    from: promotions
  waivers:
    from: promotions
    where: { waiver: true }
rules:
  one-rank:
    per: record
    every: all
    must: { jump: { atMost: 1 } }
  not-twice:
    per: record
    every: waivers
    must:
      waivedBefore: { not: true }`;
  const units = register('局', ['甲局']);

  test('the event before decides, whatever the order of the rows; of the first there is none', async () => {
    const events = sheet(
      '姓名 单位 提任时间 职级层次 破格',
      '某甲 甲局 2010-01-01 1 是',
      '某甲 甲局 2020-01-01 3 是',
      '某甲 甲局 2015-01-01 2 -',
      '某乙 甲局 2010-01-01 1 是',
      '某乙 甲局 2015-01-01 3 是',
      '某丙 甲局 2010-01-01 - 是',
      '某丙 甲局 2015-01-01 3 不详',
    );
    const { 'one-rank': ranks, 'not-twice': waivers } = await verdictsOn(
      { book, units, sheets: [events] },
      'one-rank',
      'not-twice',
    );
    expect(ranks).toEqual([
      '甲局 第2行: notApplicable',
      '甲局 第3行: 1 pass',
      '甲局 第4行: 1 pass',
      '甲局 第5行: notApplicable',
      '甲局 第6行: 2 fail',
      '甲局 第7行: notApplicable',
      expect.stringMatching(/^甲局 第8行: .* undecided$/),
    ]);
    expect(waivers).toEqual([
      '甲局 第2行: pass',
      '甲局 第3行: pass',
      '甲局 第5行: pass',
      '甲局 第6行: fail',
      '甲局 第7行: pass',
      '甲局 第8行: undecided',
    ]);
  });
});
