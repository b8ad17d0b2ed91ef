import { describe, expect, test } from 'vitest';
import { verdictOf } from '../support/program.ts';
import {
  codesOf,
  idNumber,
  noteCodesOf,
  reportOn,
  said,
  villager,
  type Written,
} from '../support/rosters.ts';

const ID = idNumber('19900101');
const OTHER = idNumber('19900101', '002');

const training = (written: Written = {}): Written => ({
  姓名: '李甲',
  身份证号: '',
  培训班次: '轮训',
  培训级别: '市级',
  开班日期: '2019-03-01',
  培训天数: '7',
  ...written,
});

/** Q6 on these cadres and trainings: a verdict a secretary, as `7 pass`. */
const secretaries = async (cadres: readonly Written[], trainings: readonly Written[]): Promise<string[]> =>
  (await reportOn([cadres, trainings])).verdicts
    .filter(({ rule }) => rule === 'secretary-training')
    .map(said);

describe('a secretary by the post’s title', () => {
  const secretary = async (post: string): Promise<boolean> => {
    const report = await reportOn([
      [villager({ 职务: post }), villager({ 所在村社: '卫东村', 职务: '书记' })],
      [training()],
    ]);
    return report.verdicts.some(
      ({ rule, group }) => rule === 'secretary-training' && group.path.at(-1) === '五洞闸村委会',
    );
  };

  test.each([
    '书记',
    '党支部书记',
    '党总支书记',
    '党委书记',
    '党组织书记',
    '村书记',
    '村党支部书记',
    '村党组织书记',
    '社区书记',
    '社区党总支书记',
    '社区党委书记',
    '党支部书记、村委会主任',
    '村委会主任，党支部书记',
    '党总支书记/主任',
    '主任兼党支部书记',
    '党支部书记兼村委会主任',
    '党 支 部 书 记',
  ])('%s is one', async (post) => {
    expect(await secretary(post)).toBe(true);
  });

  test.each([
    '副书记',
    '党支部副书记',
    '村党总支副书记、村委会主任',
    '第一书记',
    '村第一书记',
    '书记助理',
    '党支部书记助理',
    '团支部书记',
    '团总支书记',
    '纪检书记',
    '党支部委员',
    '村委会主任',
    '书记员',
  ])('%s is none', async (post) => {
    expect(await secretary(post)).toBe(false);
  });

  test('a blank post may be one: undecided', async () => {
    expect(
      await secretaries(
        [villager({ 职务: '' }), villager({ 职务: '书记', 姓名: '李乙' })],
        [training({ 姓名: '李乙' })],
      ),
    ).toEqual(['0 undecided', '7 pass']);
  });

  test('书记 of the town is none of a village', async () => {
    expect(
      await secretaries(
        [villager({ 所在村社: '', 职务: '党委书记' }), villager({ 职务: '书记' })],
        [training()],
      ),
    ).toHaveLength(1);
  });

  test('a village without one has no verdict, and is named in the first lines', async () => {
    const report = await reportOn([
      [villager({ 职务: '副书记' }), villager({ 所在村社: '卫东村', 职务: '书记' })],
      [training()],
    ]);
    expect(report.verdicts.filter(({ rule }) => rule === 'secretary-training')).toHaveLength(1);
    const note = report.notes.find(({ code }) => code === 'units-without');
    expect(note?.message).toContain('secretary-training');
    const only = await reportOn([[villager({ 职务: '书记' })], [training()]], '--unit', '观海卫镇/五洞闸村');
    expect(noteCodesOf(only)).not.toContain('units-without');
  });

  test('the group of a verdict is the person with the village’s whole path and the row', async () => {
    const report = await reportOn([[villager({ 职务: '书记' })], [training()]]);
    const [verdict] = report.verdicts.filter(({ rule }) => rule === 'secretary-training');
    expect(verdict?.group).toEqual({
      kind: 'person',
      path: ['观海卫镇', '五洞闸村委会'],
      origin: { input: 0, sheet: '', row: 2 },
    });
    expect(verdict?.actual).toEqual({ value: { min: '7', max: '7' } });
  });

  test('a secretary in no unit has a verdict, without a path', async () => {
    const report = await reportOn([[villager({ 职务: '书记', 所在村社: '无此村' })], [training()]]);
    const [verdict] = report.verdicts.filter(({ rule }) => rule === 'secretary-training');
    expect([verdict?.status, verdict?.group.path]).toEqual(['pass', []]);
  });
});

describe('days of the year so far', () => {
  test.each([
    ['1 January counts', [{ 开班日期: '2019-01-01' }], '7 pass'],
    ['the date itself counts', [{ 开班日期: '2019-06-30' }], '7 pass'],
    ['the day after does not', [{ 开班日期: '2019-07-01' }], '0 fail'],
    ['the day before New Year does not', [{ 开班日期: '2018-12-31' }], '0 fail'],
    ['a month within it counts', [{ 开班日期: '2019.03' }], '7 pass'],
    ['a year may lie within it', [{ 开班日期: '2019' }], '0–7 undecided'],
    ['a blank date may lie within it', [{ 开班日期: '' }], '0–7 undecided'],
    ['a blank level may be 市级', [{ 培训级别: '' }], '0–7 undecided'],
    ['镇级 does not count', [{ 培训级别: '镇级' }], '0 fail'],
    ['省级 does not count', [{ 培训级别: '省级' }], '0 fail'],
    ['blank days are any number', [{ 培训天数: '' }], '0–∞ undecided'],
    ['enough beside blank days', [{}, { 培训班次: '另一班', 培训天数: '' }], '7–∞ pass'],
    ['half days add up exactly', [{ 培训天数: '3.5' }, { 培训班次: '另一班', 培训天数: '3.5' }], '7 pass'],
    [
      'tenths add up exactly',
      Array.from({ length: 70 }, (_, index) => ({ 培训班次: `${index}`, 培训天数: '0.1' })),
      '7 pass',
    ],
    ['6.9 is not 7', [{ 培训天数: '6.9' }], '69/10 fail'],
    ['no row is 0 days', [{ 姓名: '别人' }], '0 fail'],
  ])('%s', async (_what, rows, expected) => {
    expect(
      await secretaries(
        [villager({ 职务: '书记' })],
        rows.map((row) => training(row)),
      ),
    ).toEqual([expected]);
  });
});

describe('whom a training belongs to', () => {
  const two = [
    villager({ 职务: '书记', 身份证号: ID }),
    villager({ 职务: '书记', 身份证号: OTHER, 所在村社: '卫东村' }),
  ];
  test('by ID number, of two of one name', async () => {
    expect(await secretaries(two, [training({ 身份证号: ID })])).toEqual(['7 pass', '0 fail']);
    expect(await secretaries(two, [training({ 身份证号: OTHER })])).toEqual(['0 fail', '7 pass']);
  });

  test('by ID number alone, where the name is blank', async () => {
    expect(await secretaries(two, [training({ 身份证号: OTHER, 姓名: '' })])).toEqual(['0 fail', '7 pass']);
  });

  test('by name, where the roster has no ID numbers', async () => {
    expect(await secretaries([villager({ 职务: '书记' })], [training({ 身份证号: ID })])).toEqual(['7 pass']);
  });

  test('by name with spaces in it', async () => {
    expect(await secretaries([villager({ 职务: '书记' })], [training({ 姓名: '李　甲' })])).toEqual([
      '7 pass',
    ]);
  });

  test('a name that fits two may be either’s: both undecided, and an issue', async () => {
    expect(await secretaries(two, [training()])).toEqual(['0–7 undecided', '0–7 undecided']);
    const report = await reportOn([two, [training()]]);
    expect(codesOf(report)).toContain('person-ambiguous');
  });

  test('a name that fits two is told apart by the unit', async () => {
    const named = training({ 所在镇街: '观海卫镇', 所在村社: '卫东村' });
    expect(await secretaries(two, [named])).toEqual(['0 fail', '7 pass']);
  });

  test('a row that names nobody may be anybody’s, and is an issue', async () => {
    const report = await reportOn([two, [training({ 姓名: '' })]]);
    expect(report.verdicts.filter(({ rule }) => rule === 'secretary-training').map(said)).toEqual([
      '0–7 undecided',
      '0–7 undecided',
    ]);
    expect(codesOf(report)).toContain('person-blank');
  });

  test('a row of nobody on the roster is nobody’s, and said', async () => {
    const report = await reportOn([[villager({ 职务: '书记' })], [training({ 姓名: '别人' })]]);
    expect(said(verdictOf(report, 'secretary-training', '五洞闸村委会'))).toBe('0 fail');
    expect(codesOf(report)).toContain('person-not-found');
  });
});

describe('every other village cadre is trained by the town', () => {
  const course = (written: Written = {}) => training({ 培训级别: '镇级', 培训天数: '1', ...written });
  const coverage = async (cadres: readonly Written[], trainings: readonly Written[]) =>
    said(verdictOf(await reportOn([cadres, trainings]), 'village-training-coverage', '观海卫镇'));
  const [a, b] = [villager({ 职务: '村务工作者' }), villager({ 姓名: '李乙', 所在村社: '卫东村' })];

  test.each([
    ['all', [course(), course({ 姓名: '李乙' })], '2/2 pass'],
    ['one of two', [course()], '1/2 fail'],
    ['one whose course has no date', [course(), course({ 姓名: '李乙', 开班日期: '' })], '1–2/2 undecided'],
    ['one by the city', [course(), course({ 姓名: '李乙', 培训级别: '市级' })], '1/2 fail'],
    ['one last year', [course(), course({ 姓名: '李乙', 开班日期: '2018-12-31' })], '1/2 fail'],
  ])('%s', async (_what, trainings, expected) => {
    expect(await coverage([a, b], trainings)).toBe(expected);
  });

  test('secretaries are left out; who may be one is in doubt', async () => {
    expect(await coverage([a, { ...b, 职务: '书记' }], [course()])).toBe('1/1 pass');
    expect(await coverage([a, { ...b, 职务: '副书记' }], [course()])).toBe('1/2 fail');
    expect(await coverage([a, { ...b, 职务: '' }], [course()])).toBe('1/1–2 undecided');
  });

  test('a town without any is not applicable', async () => {
    const report = await reportOn([
      [a, villager({ 所在镇街: '桥头镇', 所在村社: '烟墩村', 职务: '书记' })],
      [course()],
    ]);
    expect(verdictOf(report, 'village-training-coverage', '桥头镇')).toMatchObject({
      status: 'notApplicable',
      reason: { code: 'empty-base' },
    });
  });

  test('one course of one name that two bear trains one of them: 1 of 2 in every reading', async () => {
    const namesake = { ...b, 姓名: '李甲' };
    expect(await coverage([a, namesake], [course()])).toBe('1/2 fail');
    expect(await coverage([a, namesake], [course(), course({ 培训班次: '另一班' })])).toBe('1–2/2 undecided');
  });
});
