import { describe, expect, test } from 'vitest';
import { judgedBy } from '../support/shipped.ts';

const UNITS = `
单位代码 单位名称 单位类别 上级单位
1 甲公司 上市公司 -
2 乙公司 上市公司 -
3 丙公司 上市公司 -
4 丁公司 上市公司 -`;

const HEADS = '姓名 公司 独立董事 会计专业人士 高级管理人员 审计委员会';

/** Directors as `独立 会计 高管 委员会`, a board a company. */
type Board = readonly string[];

const judged = (rule: string, ...boards: Board[]) => {
  const rows = boards.flatMap((board, company) =>
    board.map(
      (cells, index) =>
        `${'甲乙丙丁'[company]}${'一二三四五六七八九十'[index]} ${'甲乙丙丁'[company]}公司 ${cells}`,
    ),
  );
  return judgedBy('independent-directors', rule, [UNITS, [HEADS, ...rows].join('\n')]);
};

const times = (count: number, cells: string): Board => Array.from({ length: count }, () => cells);

const INSIDER = '否 否 否 否';
const OUTSIDER = '是 否 否 否';
const UNKNOWN = '不详 否 否 否';

describe('independent directors are a third', () => {
  test('1 of 3 is a third exactly; 2 of 7 are less, 3 of 7 enough; nobody fails', async () => {
    expect(
      await judged(
        'independent-third',
        [...times(1, OUTSIDER), ...times(2, INSIDER)],
        [...times(2, OUTSIDER), ...times(5, INSIDER)],
        [...times(3, OUTSIDER), ...times(4, INSIDER)],
      ),
    ).toEqual(['甲公司: 1/3 pass', '乙公司: 2/7 fail', '丙公司: 3/7 pass', '丁公司: 0/0 fail']);
  });

  test('of 10 it takes 4; one that cannot be read may be the fourth', async () => {
    expect(
      (
        await judged(
          'independent-third',
          [...times(3, OUTSIDER), ...times(7, INSIDER)],
          [...times(4, OUTSIDER), ...times(6, INSIDER)],
          [...times(3, OUTSIDER), ...times(6, INSIDER), UNKNOWN],
        )
      ).slice(0, 3),
    ).toEqual(['甲公司: 3/10 fail', '乙公司: 4/10 pass', '丙公司: 3–4/10 undecided']);
  });
});

test('an accounting professional among the independent: one who is not independent does not do', async () => {
  expect(
    await judged(
      'independent-accountant',
      ['是 是 否 否', INSIDER],
      ['是 否 否 否', '否 是 否 否'],
      ['是 不详 否 否', INSIDER],
    ),
  ).toEqual(['甲公司: 1 pass', '乙公司: 0 fail', '丙公司: 0–1 undecided', '丁公司: 0 fail']);
});

describe('the audit committee', () => {
  test('has no manager; who is a manager elsewhere on the board is no matter; without members nothing is judged', async () => {
    expect(
      await judged(
        'committee-no-managers',
        ['是 是 否 召集人', '否 否 否 委员', '否 否 是 否'],
        ['是 是 否 召集人', '否 否 是 委员'],
        ['是 是 否 召集人', '否 否 不详 委员'],
        ['是 否 是 否'],
      ),
    ).toEqual([
      '甲公司: 2/2 pass',
      '乙公司: 1/2 fail',
      '丙公司: 1–2/2 undecided',
      '丁公司: 0/0 notApplicable',
    ]);
  });

  test('is for more than half independent: 2 of 4 and 1 of 2 are not, and no committee fails', async () => {
    const seats = (independent: number, others: number): Board => [
      ...times(independent, '是 否 否 委员'),
      ...times(others, '否 否 否 委员'),
    ];
    expect(await judged('committee-majority', seats(2, 2), seats(1, 2), seats(2, 1), [OUTSIDER])).toEqual([
      '甲公司: 2/4 fail',
      '乙公司: 1/3 fail',
      '丙公司: 2/3 pass',
      '丁公司: 0/0 fail',
    ]);
    expect(await judged('committee-majority', seats(1, 1), [...seats(1, 1), '不详 否 否 委员'])).toEqual([
      '甲公司: 1/2 fail',
      '乙公司: 1–2/3 undecided',
      '丙公司: 0/0 fail',
      '丁公司: 0/0 fail',
    ]);
  });

  test('is convened by an independent accounting professional; nobody who convenes fails', async () => {
    expect(
      await judged(
        'committee-convenor',
        ['是 是 否 召集人', '否 否 否 委员'],
        ['是 否 否 召集人', '是 是 否 委员'],
        ['是 不详 否 召集人'],
        ['是 是 否 委员'],
      ),
    ).toEqual(['甲公司: 1/1 pass', '乙公司: 0/1 fail', '丙公司: 0–1/1 undecided', '丁公司: 0/0 fail']);
  });
});
