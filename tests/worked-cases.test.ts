import { describe, expect, test } from 'vitest';
import { check, csvFile, folder, verdictOf } from './support/program.ts';

type Cadre = readonly [birth: string, level: '中层正职' | '中层副职'];

const OLD: Cadre = ['1970.01', '中层副职'];
const old = (count: number): Cadre[] => Array.from({ length: count }, () => OLD);

/** The first three rules' verdicts on one town's cadres, on 2019-06-30, as `2/10 pass`. */
async function judged(cadres: readonly Cadre[]): Promise<string[]> {
  const rows = cadres.map(([birth, level], index) => [`张${index}`, birth, '浒山街道', level]);
  const file = csvFile(folder(), 'roster.csv', [['姓名', '出生年月', '所在镇街', '职务层次'], ...rows]);
  const { report } = await check([file, '--as-of', '2019-06-30']);
  return ['town-middle-35-share', 'town-middle-30-share', 'town-middle-chief-share'].map((rule) => {
    const { actual, status } = verdictOf(report, rule, '浒山街道');
    if (!actual || !('count' in actual) || !actual.of) throw new Error('a share has a count and a base');
    const span = ({ min, max }: { min: number; max: number }) => (min === max ? `${min}` : `${min}–${max}`);
    return `${span(actual.count)}/${span(actual.of)} ${status}`;
  });
}

describe('the worked cases of the design, basis month', () => {
  test('born 1983.07 is still 35 on 2019-06-30: 2 of 10 is exactly the fifth that is needed', async () => {
    expect(await judged([['1983.07', '中层正职'], ['1989.01', '中层副职'], ...old(8)])).toEqual([
      '2/10 pass',
      '1/2 pass',
      '1/2 pass',
    ]);
  });

  test('born 1983.06 is 36 since 1 June: one short', async () => {
    expect(await judged([['1983.06', '中层正职'], ['1989.01', '中层副职'], ...old(8)])).toEqual([
      '1/10 fail',
      '1/1 pass',
      '0/1 fail',
    ]);
  });

  test('one blank birth settles the fifth, and may be in both parts of the second share', async () => {
    expect(await judged([['1985.02', '中层正职'], ['', '中层副职'], ...old(8)])).toEqual([
      '1–2/10 undecided',
      '0–1/1–2 undecided',
      '1/1–2 pass',
    ]);
  });

  test('a birth known to the year 1983 cannot save the fifth, and may make the base of the others', async () => {
    expect(await judged([['1983', '中层副职'], ...old(9)])).toEqual([
      '0–1/10 fail',
      '0/0–1 undecided',
      '0/0–1 undecided',
    ]);
  });

  test('3 of 14 is enough: ⌈14/5⌉ = 3', async () => {
    expect(
      (
        await judged([['1985.01', '中层正职'], ['1990.01', '中层副职'], ['1991.01', '中层副职'], ...old(11)])
      )[0],
    ).toBe('3/14 pass');
  });

  test('a registered town without records is not applicable, and an issue', async () => {
    const file = csvFile(folder(), 'roster.csv', [
      ['姓名', '出生年月', '所在镇街', '职务层次'],
      ['张三', '1985.01', '浒山街道', '中层正职'],
    ]);
    const { report } = await check([file, '--as-of', '2019-06-30']);
    for (const rule of ['town-middle-35-share', 'town-middle-30-share', 'town-middle-chief-share']) {
      const verdict = verdictOf(report, rule, '宗汉街道');
      expect([verdict.status, verdict.reason?.code]).toEqual(['notApplicable', 'empty-base']);
    }
    const issues = report.dataIssues.filter(({ code }) => code === 'no-record-for-unit');
    expect(issues.map(({ group }) => group?.path.join('/'))).toContain('宗汉街道');
    expect(issues).toHaveLength(18);
  });
});
