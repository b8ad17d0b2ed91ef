import { describe, expect, test } from 'vitest';
import { judgedBy, people, reportBy, saidBy } from '../support/shipped.ts';

const UNITS = `
单位代码 单位名称 单位类别 上级单位
1 甲公司 用工单位 -
2 乙公司 用工单位 -
3 丙公司 用工单位 -`;

const HEADS = '姓名 所在单位 用工形式';

const staff = (company: string, own: number, dispatched: number) => [
  ...people(`${company[0]}合`, own, `${company} 劳动合同`),
  ...people(`${company[0]}派`, dispatched, `${company} 劳务派遣`),
];

const judged = (workers: readonly string[], ...options: string[]) =>
  judgedBy('labour-dispatch', 'dispatch-share', [UNITS, [HEADS, ...workers].join('\n')], ...options);

describe('dispatched workers of all workers', () => {
  test('are in the base too: 2 beside 18 are 10 %, 2 beside 17 are more; nobody employed is not judged', async () => {
    expect(await judged([...staff('甲公司', 18, 2), ...staff('乙公司', 17, 2)])).toEqual([
      '甲公司: 2/20 pass',
      '乙公司: 2/19 fail',
      '丙公司: 0/0 notApplicable',
    ]);
  });

  test('one whose form is not known may be one of them', async () => {
    const unknown = '无名氏 甲公司 -';
    expect((await judged([...staff('甲公司', 18, 1), unknown]))[0]).toBe('甲公司: 1–2/20 pass');
    expect((await judged([...staff('甲公司', 17, 1), unknown]))[0]).toBe('甲公司: 1–2/19 undecided');
  });

  test('are not capped before 1 March 2016', async () => {
    const workers = staff('乙公司', 17, 2);
    expect((await judged(workers, '--as-of', '2016-03-01'))[1]).toBe('乙公司: 2/19 fail');
    const before = await reportBy(
      'labour-dispatch',
      [UNITS, [HEADS, ...workers].join('\n')],
      '--as-of',
      '2016-02-29',
    ).catch(String);
    expect(before).toContain('no report, exit code 2');
  });

  test('are judged too where the company stands above the table', async () => {
    const sheet = ['填报单位：乙公司', '姓名 用工形式', ...staff('乙公司', 17, 2)].join('\n');
    const report = await reportBy('labour-dispatch', [UNITS, sheet.replaceAll(' 乙公司', '')]);
    expect(saidBy(report, 'dispatch-share')[1]).toBe('乙公司: 2/19 fail');
  });
});
