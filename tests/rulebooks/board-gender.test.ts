import { describe, expect, test } from 'vitest';
import { judgedBy, people } from '../support/shipped.ts';

const HEADS = '姓名 公司 性别 出生日期 席位';

/** A company of a country, its columns as a row of the register. */
const company = (name: string, law: string, rest = '- - - -') => `${name} 公司 - ${law} ${rest}`;
const register = (...companies: string[]) =>
  [
    '单位代码 单位名称 单位类别 上级单位 法域 营业收入 雇员数 分别满足 70岁以上比例',
    ...companies.map((row, index) => `${index + 1} ${row}`),
  ].join('\n');

/** So many women and men on a board. */
const board = (name: string, women: number, men: number, seat = '股东代表', birth = '1970-05-01') => [
  ...people(`${name[0]}${seat[0]}女`, women, `${name} 女 ${birth} ${seat}`),
  ...people(`${name[0]}${seat[0]}男`, men, `${name} 男 ${birth} ${seat}`),
];

const judged = (rule: string, companies: readonly string[], members: readonly string[]) =>
  judgedBy('board-gender', rule, [register(...companies), [HEADS, ...members].join('\n')]);

describe('Norway: at most as many of one sex as the table says', () => {
  const large = (name: string) => company(name, '挪威', '51 - - -');

  test.each([
    [1, 2, '2 pass'],
    [0, 3, '3 fail'],
    [2, 2, '2 pass'],
    [1, 3, '3 fail'],
    [2, 3, '3 pass'],
    [3, 3, '3 pass'],
    [2, 4, '4 fail'],
    [3, 4, '4 pass'],
    [2, 5, '5 fail'],
    // Five of eight are 62.5 %: the table is not a rounding of 40 %.
    [3, 5, '5 pass'],
    [2, 6, '6 fail'],
    // From nine on at most 60 %: 5 of 9, 6 of 10.
    [4, 5, '5 pass'],
    [3, 6, '6 fail'],
    [4, 6, '6 pass'],
    [3, 7, '7 fail'],
    [0, 2, '2 notApplicable'],
    [0, 0, '0 notApplicable'],
  ])('%i women and %i men: %s', async (women, men, verdict) => {
    // A second company is judged in any case: nothing judged would be no report.
    const members = [...board('甲公司', women, men), ...board('乙公司', 2, 2)];
    const all = await judged('norway-same-sex', [large('甲公司'), large('乙公司')], members);
    expect(all.find((each) => each.startsWith('甲公司 股东代表 男'))).toBe(`甲公司 股东代表 男: ${verdict}`);
  });

  test('women are capped alike, and every bench by itself', async () => {
    const members = [
      ...board('甲公司', 3, 1),
      ...board('甲公司', 1, 3, '职工代表'),
      ...board('甲公司', 0, 2, '候补'),
    ];
    expect(await judged('norway-same-sex', [large('甲公司')], members)).toEqual([
      '甲公司 股东代表 女: 3 fail',
      '甲公司 股东代表 男: 1 pass',
      '甲公司 股东代表 其他: 0 pass',
      '甲公司 职工代表 女: 1 pass',
      '甲公司 职工代表 男: 3 fail',
      '甲公司 职工代表 其他: 0 pass',
      '甲公司 候补 女: 0 notApplicable',
      '甲公司 候补 男: 2 notApplicable',
      '甲公司 候补 其他: 0 notApplicable',
    ]);
  });

  test('one of unknown sex may be the one too many', async () => {
    const members = [...board('甲公司', 1, 2), '无名氏 甲公司 - 1970-05-01 股东代表'];
    const all = await judged('norway-same-sex', [large('甲公司')], members);
    expect(all.slice(0, 2)).toEqual(['甲公司 股东代表 女: 1–2 pass', '甲公司 股东代表 男: 2–3 undecided']);
  });

  test('only above 50 m of revenue or 30 employees; what is not known may be above', async () => {
    const sizes = ['50 30 - -', '50.1 - - -', '- 31 - -', '50 - - -'];
    const names = ['甲公司', '乙公司', '丙公司', '丁公司'];
    const all = await judged(
      'norway-same-sex',
      names.map((name, index) => company(name, '挪威', sizes[index])),
      names.flatMap((name) => board(name, 0, 3)),
    );
    expect(all.filter((each) => each.includes('股东代表 男'))).toEqual([
      '甲公司 股东代表 男: 3 notApplicable',
      '乙公司 股东代表 男: 3 fail',
      '丙公司 股东代表 男: 3 fail',
      '丁公司 股东代表 男: 3 undecided',
    ]);
  });
});

describe('Germany: 30 % of women and of men, to the nearest person', () => {
  const whole = (name: string) => company(name, '德国');
  const apart = (name: string) => company(name, '德国', '- - 是 -');

  test('30 % of 6 are 2, of 8 are 2 (25 % passes), of 10 are 3', async () => {
    const members = [
      ...board('甲公司', 1, 5),
      ...board('乙公司', 2, 6),
      ...board('丙公司', 2, 8),
      ...board('丁公司', 2, 4),
    ];
    const companies = ['甲公司', '乙公司', '丙公司', '丁公司', '戊公司'].map(whole);
    expect(await judged('germany-women', companies, members)).toEqual([
      '甲公司: 1/6 fail',
      '乙公司: 2/8 pass',
      '丙公司: 2/10 fail',
      '丁公司: 2/6 pass',
      '戊公司: 0/0 notApplicable',
    ]);
    const turned = members.map((row) =>
      row.replace(/ (女|男) /, (_, sex) => ` ${sex === '女' ? '男' : '女'} `),
    );
    expect((await judged('germany-men', companies, turned)).slice(0, 3)).toEqual([
      '甲公司: 1/6 fail',
      '乙公司: 2/8 pass',
      '丙公司: 2/10 fail',
    ]);
  });

  test('the benches are one board; one whose sex is neither is in the base, an unknown one may be a woman', async () => {
    const members = [
      ...board('甲公司', 3, 0, '职工代表'),
      ...board('甲公司', 0, 6),
      '某人 甲公司 其他 1970-05-01 股东代表',
      ...board('乙公司', 1, 4),
      '无名氏 乙公司 - 1970-05-01 股东代表',
    ];
    expect(await judged('germany-women', [whole('甲公司'), whole('乙公司')], members)).toEqual([
      '甲公司: 3/10 pass',
      '乙公司: 1–2/6 undecided',
    ]);
    expect((await judged('germany-men', [whole('甲公司'), whole('乙公司')], members))[1]).toBe(
      '乙公司: 4–5/6 pass',
    );
  });

  test('where a bench objected each must do it by itself, and the whole is not judged', async () => {
    const companies = [apart('甲公司'), whole('乙公司')];
    const members = [
      ...board('甲公司', 3, 0, '职工代表'),
      ...board('甲公司', 1, 2),
      ...board('乙公司', 3, 3),
    ];
    const said = async (rule: string) => await judged(rule, companies, members);
    expect(await said('germany-women')).toEqual(['甲公司: 4/6 notApplicable', '乙公司: 3/6 pass']);
    expect((await said('germany-men'))[0]).toBe('甲公司: 2/6 notApplicable');
    expect(await said('germany-shareholders-women')).toEqual([
      '甲公司: 1/3 pass',
      '乙公司: 3/6 notApplicable',
    ]);
    expect((await said('germany-shareholders-men'))[0]).toBe('甲公司: 2/3 pass');
    expect((await said('germany-workers-women'))[0]).toBe('甲公司: 3/3 pass');
    expect(await said('germany-workers-men')).toEqual(['甲公司: 0/3 fail', '乙公司: 0/0 notApplicable']);
  });

  test('a bench of unknown sexes is undecided, one without people not judged', async () => {
    const members = [...board('甲公司', 0, 2), '无名氏 甲公司 - 1970-05-01 股东代表'];
    const said = async (rule: string) => (await judged(rule, [apart('甲公司')], members))[0];
    expect(await said('germany-shareholders-women')).toBe('甲公司: 0–1/3 undecided');
    expect(await said('germany-shareholders-men')).toBe('甲公司: 2–3/3 pass');
    expect(await said('germany-workers-women')).toBe('甲公司: 0/0 notApplicable');
    expect(await said('germany-workers-men')).toBe('甲公司: 0/0 notApplicable');
    const reversed = [...board('甲公司', 2, 0, '职工代表'), '无名氏 甲公司 - 1970-05-01 职工代表'];
    expect((await judged('germany-workers-men', [apart('甲公司')], reversed))[0]).toBe(
      '甲公司: 0–1/3 undecided',
    );
    expect((await judged('germany-shareholders-men', [apart('甲公司')], board('甲公司', 3, 0)))[0]).toBe(
      '甲公司: 0/3 fail',
    );
    expect((await judged('germany-shareholders-women', [apart('甲公司')], board('甲公司', 0, 3)))[0]).toBe(
      '甲公司: 0/3 fail',
    );
    expect(
      (await judged('germany-workers-women', [apart('甲公司')], board('甲公司', 0, 3, '职工代表')))[0],
    ).toBe('甲公司: 0/3 fail');
  });
});

describe('France', () => {
  const french = (name: string, share = '-') => company(name, '法国', `- - - ${share}`);

  test('up to 8 members the sexes differ by at most 2', async () => {
    const companies = ['甲公司', '乙公司', '丙公司', '丁公司', '戊公司'].map((name) => french(name));
    const members = [
      ...board('甲公司', 3, 5),
      ...board('乙公司', 2, 5),
      ...board('丙公司', 4, 5),
      ...board('丁公司', 2, 4),
      '无名氏 丁公司 - 1970-05-01 股东代表',
    ];
    expect(await judged('france-gap', companies, members)).toEqual([
      '甲公司: 2 pass',
      '乙公司: 3 fail',
      '丙公司: notApplicable',
      '丁公司: 1–3 undecided',
      '戊公司: 0 pass',
    ]);
    const neither = [...board('甲公司', 2, 5), '某人 甲公司 其他 1970-05-01 股东代表'];
    expect((await judged('france-gap', [french('甲公司')], neither))[0]).toBe('甲公司: 3 fail');
  });

  test('above 8 at least 40 % are of each sex, nothing rounded: 4 of 9 pass, 4 of 11 do not', async () => {
    const companies = ['甲公司', '乙公司', '丙公司', '丁公司'].map((name) => french(name));
    const members = [
      ...board('甲公司', 4, 5),
      ...board('乙公司', 4, 7),
      ...board('丙公司', 3, 5),
      ...board('丁公司', 3, 5),
      '无名氏 丁公司 - 1970-05-01 股东代表',
    ];
    expect(await judged('france-women', companies, members)).toEqual([
      '甲公司: 4/9 pass',
      '乙公司: 4/11 fail',
      '丙公司: 3/8 notApplicable',
      '丁公司: 3–4/9 undecided',
    ]);
    const turned = members.map((row) =>
      row.replace(/ (女|男) /, (_, sex) => ` ${sex === '女' ? '男' : '女'} `),
    );
    expect(await judged('france-men', companies, turned)).toEqual([
      '甲公司: 4/9 pass',
      '乙公司: 4/11 fail',
      '丙公司: 3/8 notApplicable',
      '丁公司: 3–4/9 undecided',
    ]);
  });

  test('at most a third are over 70; 70 is not over, and the statutes may say otherwise', async () => {
    const old = (name: string, count: number, rest: number) => [
      ...board(name, count, 0, '股东代表', '1953-12-30'),
      ...board(name, 0, rest, '股东代表', '1953-12-31'),
    ];
    const companies = [
      french('甲公司'),
      french('乙公司'),
      french('丙公司', '0.5'),
      french('丁公司'),
      french('戊公司'),
    ];
    const members = [
      ...old('甲公司', 2, 4),
      ...old('乙公司', 2, 3),
      ...old('丙公司', 2, 2),
      ...board('丁公司', 2, 0),
      '无名氏 丁公司 男 1953 股东代表',
      '无名氏二 丁公司 男 1953 股东代表',
    ];
    expect(await judged('france-over-70', companies, members)).toEqual([
      '甲公司: 2/6 pass',
      '乙公司: 2/5 fail',
      '丙公司: 2/4 pass',
      '丁公司: 0–2/4 undecided',
      '戊公司: 0/0 notApplicable',
    ]);
  });
});
