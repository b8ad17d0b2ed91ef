import { expect, test } from 'vitest';
import { check } from './support/program.ts';

test('the demo roster comes out as its table of outcomes says', async () => {
  const { code, report } = await check(['fixtures/demo/roster.xlsx', '--as-of', '2019-06-30']);
  expect(code).toBe(1);
  const at = (status: string) =>
    report.verdicts
      .filter((verdict) => verdict.status === status)
      .map(({ rule, group }) => `${rule} ${group.path.join('/')}`)
      .sort();
  expect(at('fail')).toEqual(
    [
      'town-middle-35-share 浒山街道',
      'town-middle-35-share 新浦镇',
      'town-middle-30-share 横河镇',
      'town-middle-chief-share 庵东镇',
      'village-young 观海卫镇/杜岙村委会',
      'village-young 周巷镇/三江口村委会',
      'village-young 白沙路街道/白沙居委会',
      'village-young 匡堰镇/石人山村委会',
      'village-reserve 横河镇/童岙村委会',
      'village-reserve 龙山镇/筋竹村委会',
      'village-reserve 胜山镇/二灶村委会',
      'village-reserve 匡堰镇/石人山村委会',
      'secretary-training 庵东镇/华兴村委会',
      'secretary-training 桥头镇/烟墩村委会',
      'secretary-training 宗汉街道/星光社区',
      'village-training-coverage 附海镇',
      'village-training-coverage 长河镇',
      'league-open-selection 附海镇',
      'secondment-monthly-report 宗汉街道',
      'secondment-monthly-report 观海卫镇',
      'secondment-monthly-report 周巷镇',
      'secondment-monthly-report 龙山镇',
      'growth-file 逍林镇',
      'growth-file 崇寿镇',
    ].sort(),
  );
  expect(at('undecided')).toEqual([
    'growth-file 古塘街道',
    'town-middle-30-share 掌起镇',
    'town-middle-35-share 坎墩街道',
  ]);
  const { pass, notApplicable } = report.summary;
  expect([pass, notApplicable]).toEqual([1590, 19]);
  expect(
    report.statistics
      .filter(({ agrees }) => agrees !== true)
      .map(({ id, actual, claimed }) => [id, actual, claimed]),
  ).toEqual([['training-2019', { count: { min: 88, max: 88 } }, 89]]);
  expect(report.statistics).toHaveLength(15);
});
