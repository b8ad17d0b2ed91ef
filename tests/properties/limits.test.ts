import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check, csvFile, folder, verdictOf } from '../support/program.ts';
import { ownId } from './support/world.ts';

/** Where trying everything ends, and doubts that several rows share: single rosters, said in words. */

const TOWN = [
  ['单位代码', '单位名称', '单位类别', '上级单位'],
  ['339999001', '东镇', '镇', '某市'],
];

/** The verdict of one rule for 东镇 on these sheets. */
async function judged(rulebook: object, ...sheets: readonly (readonly (readonly string[])[])[]) {
  const directory = folder();
  const units = csvFile(directory, 'units.csv', TOWN);
  const rules = join(directory, 'rules.yaml');
  const text = JSON.stringify({
    rulebook: 'limits',
    asOf: '2019-06-30',
    populations: { town: { from: 'units', where: { kind: '镇' } }, everybody: { from: 'cadres' } },
    ...rulebook,
  });
  writeFileSync(rules, text);
  const files = sheets.map((sheet, index) => csvFile(directory, `${index}.csv`, sheet));
  const { report } = await check([...files, '--rules', rules, '--units', units]);
  return verdictOf(report, 'rule', '东镇');
}

const HEAD = ['姓名', '身份证号', '出生年月', '所在镇街', '职务层次'];
const COURSES = ['培训班次', '姓名', '培训级别', '开班日期', '培训天数'];
const FIELDS = { courses: { for: 'cadres', count: 'trainings', where: { date: { during: 'year' } } } };

test('two posts of one person have one birth: both are young or neither is, never one of two', async () => {
  const half = { share: 'everybody', per: 'town', where: { age: { atMost: '35' } }, equals: '1/2' };
  const rows = ['中层正职', '中层副职'].map((level) => ['张三', ownId(1), '', '东镇', level]);
  expect(await judged({ rules: { rule: { ...half, countBy: 'post' } } }, [HEAD, ...rows])).toMatchObject({
    status: 'fail',
    actual: { count: { min: 0, max: 2 }, of: { min: 2, max: 2 } },
  });
});

test('a training that names nobody is one training: it cannot serve two people', async () => {
  const rule = { every: 'everybody', per: 'town', must: { courses: { atLeast: '1' } } };
  const cadres = ['张三', '李四'].map((name) => [name, '', '1985.01', '东镇', '中层正职']);
  const trainings = [['春季班', '', '市级', '2019-03-08', '3']];
  const verdict = await judged(
    { fields: FIELDS, rules: { rule } },
    [HEAD, ...cadres],
    [COURSES, ...trainings],
  );
  expect(verdict).toMatchObject({
    status: 'fail',
    actual: { count: { min: 0, max: 1 }, of: { min: 2, max: 2 } },
  });
});

test('a training that names nobody beside one that fits three people: two people at the most have one', async () => {
  const rule = { count: 'everybody', per: 'town', where: { courses: { atLeast: '1' } }, atMost: '2' };
  const cadres = ['', ownId(1), ''].map((id) => ['李四', id, '1985.01', '东镇', '中层正职']);
  const trainings = [
    ['春季班', '', '市级', '', '3'],
    ['春季班', '李四', '市级', '2019-06', '3'],
  ];
  const verdict = await judged(
    { fields: FIELDS, rules: { rule } },
    [HEAD, ...cadres],
    [COURSES, ...trainings],
  );
  expect(verdict).toMatchObject({ status: 'pass', actual: { count: { min: 1, max: 2 } } });
});

test('one training that fits two people, read by two fields, is one doubt', async () => {
  const fields = { ...FIELDS, days: { for: 'cadres', sum: 'days', from: 'trainings' } };
  // Whoever took part has both; nobody has days without a course.
  const rule = {
    count: 'everybody',
    per: 'town',
    where: { courses: '0', days: { atLeast: '1' } },
    atMost: '0',
  };
  const cadres = [1, 2].map((serial) => ['张三', ownId(serial), '1985.01', '东镇', '中层正职']);
  const trainings = [['春季班', '张三', '市级', '2019-03-08', '3']];
  const verdict = await judged({ fields, rules: { rule } }, [HEAD, ...cadres], [COURSES, ...trainings]);
  expect(verdict).toMatchObject({ status: 'pass', actual: { count: { min: 0, max: 0 } } });
});

test('a training of unknown date gave all of its days this year or none of them', async () => {
  const fields = {
    days: { for: 'cadres', sum: 'days', from: 'trainings', where: { date: { during: 'year' } } },
  };
  const rule = { every: 'everybody', per: 'town', must: { days: { atLeast: '1', atMost: '4' } } };
  const cadres = [['张三', '', '1985.01', '东镇', '中层正职']];
  const trainings = [['春季班', '张三', '市级', '', '5']];
  const verdict = await judged({ fields, rules: { rule } }, [HEAD, ...cadres], [COURSES, ...trainings]);
  expect(verdict.status).toBe('fail');
});

test('past 64 readings of rows that fit several people nothing is decided, and the verdict says so', async () => {
  const rule = { count: 'everybody', per: 'town', where: { courses: { atLeast: '4' } }, atMost: '1' };
  const cadres = [1, 2].map((serial) => ['张三', ownId(serial), '1985.01', '东镇', '中层正职']);
  const trainings = Array.from({ length: 7 }, () => ['春季班', '张三', '市级', '2019-03-08', '3']);
  const verdict = await judged(
    { fields: FIELDS, rules: { rule } },
    [HEAD, ...cadres],
    [COURSES, ...trainings],
  );
  expect(verdict).toMatchObject({ status: 'undecided', exact: false });
});

test('up to 64 such readings all are tried', async () => {
  const rule = { count: 'everybody', per: 'town', where: { courses: { atLeast: '4' } }, atMost: '1' };
  const cadres = [1, 2].map((serial) => ['张三', ownId(serial), '1985.01', '东镇', '中层正职']);
  const trainings = Array.from({ length: 6 }, () => ['春季班', '张三', '市级', '2019-03-08', '3']);
  const verdict = await judged(
    { fields: FIELDS, rules: { rule } },
    [HEAD, ...cadres],
    [COURSES, ...trainings],
  );
  expect(verdict).toMatchObject({ status: 'pass', actual: { count: { min: 0, max: 1 } } });
});

test('a person of ten posts whose levels are blank is never decided wrongly', async () => {
  // 3^10 joint readings of one person. In each of them some post is 中层正职 or none is: everybody counts.
  const populations = {
    town: { from: 'units', where: { kind: '镇' } },
    everybody: { from: 'cadres' },
    either: {
      from: 'cadres',
      where: { anyOf: [{ postLevel: '中层正职' }, { postLevel: { not: '中层正职' } }] },
    },
  };
  const rule = { count: 'either', per: 'town', atLeast: '1' };
  const rows = Array.from({ length: 10 }, () => ['张三', ownId(1), '1985.01', '东镇', '']);
  const verdict = await judged({ populations, rules: { rule } }, [HEAD, ...rows]);
  if (verdict.status !== 'pass') expect(verdict).toMatchObject({ status: 'undecided', exact: false });
});
