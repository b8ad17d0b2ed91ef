import { describe, expect, test } from 'vitest';
import { check, csvFile, folder } from '../support/program.ts';
import { AS_OF, middle, rowsOf, rulebookFile } from '../support/rosters.ts';

/** What a verdict over records, a sum or an average carries beside its status (VERDICTS §4). */

const FIELDS = `fields: { days: { for: cadres, sum: days, from: trainings } }
populations:
  town: { from: units, where: { kind: 街道 } }
  all: { from: cadres }
`;

async function judged(
  rule: string,
  cadres: Record<string, string>[],
  trainings: Record<string, string>[] = [],
) {
  const directory = folder();
  const rules = rulebookFile(directory, `rulebook: r\n${FIELDS}rules: { rule: ${rule} }\n`);
  const files = [cadres, trainings]
    .filter((records) => records.length > 0)
    .map((records, index) => csvFile(directory, `${index}.csv`, rowsOf(records)));
  const { report } = await check([
    ...files,
    '--rules',
    rules,
    '--units',
    'rules/cixi-young-cadres/units.csv',
    ...AS_OF,
  ]);
  return report.verdicts.filter(({ group }) => group.kind !== 'town' || group.path[0] === '浒山街道');
}

const course = (培训天数: string) => ({
  姓名: '张甲',
  培训班次: '班',
  培训级别: '市级',
  开班日期: '2019-03-01',
  培训天数,
});

describe('a record', () => {
  test('requires what its author wrote', async () => {
    const [verdict] = await judged(
      '{ per: record, every: all, must: { days: { over: 4, under: 6 } } }',
      [middle()],
      [course('5')],
    );
    expect(verdict).toMatchObject({ status: 'pass', required: { over: '4', under: '6' } });
    expect(verdict?.required).not.toHaveProperty('atLeast');
  });

  test('of whom an age is asked shows it', async () => {
    const [verdict] = await judged('{ per: record, every: all, must: { age: { atMost: 35 } } }', [
      middle({ 出生年月: '1984' }),
    ]);
    expect(verdict).toMatchObject({
      actual: { value: { min: '34', max: '35' } },
      required: { atMost: '35' },
    });
  });
});

describe('a sum or an average in doubt names the cells', () => {
  test('the birth that is not known', async () => {
    const cadres = [middle({ 出生年月: '1990.01' }), middle({ 姓名: '乙', 出生年月: '' })];
    const [verdict] = await judged('{ per: town, average: age, of: all, atMost: 40 }', cadres);
    expect(verdict).toMatchObject({
      status: 'undecided',
      doubts: [{ cause: 'blank', column: 'birth', records: 1 }],
    });
    expect(verdict?.evidence.unknown).toMatchObject([{ rows: [[3, 3]] }]);
    expect(verdict?.evidence.in).toMatchObject([{ rows: [[2, 2]] }]);
  });

  test('the training whose days cannot be read, and nobody who has none', async () => {
    const cadres = [middle(), middle({ 姓名: '乙' })];
    const [verdict] = await judged('{ per: town, sum: days, of: all, atLeast: 4 }', cadres, [course('几天')]);
    expect(verdict).toMatchObject({
      status: 'undecided',
      doubts: [{ cause: 'linked', column: 'days', records: 1 }],
    });
    expect(verdict?.evidence).toMatchObject({
      unknown: [{ rows: [[2, 2]] }],
      in: [{ rows: [[3, 3]] }],
      out: [],
    });
  });
});
