import { expect, test } from 'vitest';
import { judgedBy, people } from '../support/shipped.ts';

/** An office a column: its establishment and whether its tasks are heavy. */
const judged = (
  rule: string,
  offices: readonly (readonly [establishment: string, heavy: string, chiefs: number, deputies: number])[],
  ...more: string[]
) => {
  const name = (index: number) => `${'甲乙丙丁戊己庚辛'[index]}处`;
  const units = offices.map(([size, heavy], index) => `${index + 2} ${name(index)} 处 某局 ${size} ${heavy}`);
  const rows = offices.flatMap(([, , chiefs, deputies], index) => [
    ...people(`${name(index)[0]}正`, chiefs, `${name(index)} 正职`),
    ...people(`${name(index)[0]}副`, deputies, `${name(index)} 副职`),
    ...people(`${name(index)[0]}员`, 1, `${name(index)} 非领导`),
  ]);
  return judgedBy('staffing-posts', rule, [
    ['单位代码 单位名称 单位类别 上级单位 编制数 任务重', '1 某局 局 - - -', ...units].join('\n'),
    ['姓名 所在单位 领导职务', ...rows, ...more].join('\n'),
  ]);
};

test('an office of 3 has one leader, chief or deputy; of 2 and 4 this rule says nothing', async () => {
  expect(
    await judged('one-leader', [
      ['3', '-', 0, 1],
      ['3', '-', 1, 1],
      ['3', '-', 0, 0],
      ['2', '-', 1, 1],
      ['4', '-', 1, 1],
      ['-', '-', 1, 1],
    ]),
  ).toEqual([
    '甲处: 1 pass',
    '乙处: 2 fail',
    '丙处: 0 pass',
    '丁处: 2 notApplicable',
    '戊处: 2 notApplicable',
    '己处: 2 undecided',
  ]);
  expect(await judged('one-leader', [['3', '-', 1, 0]], '无名氏 甲处 -')).toEqual(['甲处: 1–2 undecided']);
});

test('an office of 4 or more has one chief', async () => {
  expect(
    await judged('one-chief', [
      ['4', '-', 1, 0],
      ['40', '-', 2, 0],
      ['4', '-', 0, 0],
      ['3', '-', 2, 0],
      ['-', '-', 2, 0],
    ]),
  ).toEqual(['甲处: 1 pass', '乙处: 2 fail', '丙处: 0 pass', '丁处: 2 notApplicable', '戊处: 2 undecided']);
});

test('deputies: 1 of 4 to 7, 2 from 8; of heavy tasks and 15 another rule speaks', async () => {
  expect(
    await judged('deputies', [
      ['7', '-', 0, 1],
      ['7', '-', 0, 2],
      ['8', '-', 0, 2],
      ['15', '否', 0, 3],
      ['15', '是', 0, 3],
      ['14', '是', 0, 3],
      ['3', '-', 0, 3],
      ['-', '-', 0, 2],
    ]),
  ).toEqual([
    '甲处: 1 pass',
    '乙处: 2 fail',
    '丙处: 2 pass',
    '丁处: 3 fail',
    '戊处: 3 notApplicable',
    '己处: 3 fail',
    '庚处: 3 notApplicable',
    '辛处: 2 undecided',
  ]);
});

test('deputies: 3 where tasks are heavy and 15 are established', async () => {
  expect(
    await judged('deputies-heavy', [
      ['15', '是', 0, 3],
      ['15', '是', 0, 4],
      ['14', '是', 0, 4],
      ['15', '-', 0, 4],
      ['-', '是', 0, 4],
      ['15', '是', 0, 0],
    ]),
  ).toEqual([
    '甲处: 3 pass',
    '乙处: 4 fail',
    '丙处: 4 notApplicable',
    '丁处: 4 notApplicable',
    '戊处: 4 undecided',
    '己处: 0 pass',
  ]);
});
