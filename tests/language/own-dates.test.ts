import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../support/program.ts';
import { reportOf, toldOf, verdictsOf, written } from '../support/small-rulebook.ts';

/** Rules that are judged on a date of their own: a day, a parameter, the day in a column of each unit. */

const UNITS = `
单位代码 单位名称 单位类别 上级单位 换届日期
1 某县 县 - -
2 甲镇 镇 某县 2015.06.30
3 乙镇 镇 某县 2019.06.30
4 丙镇 镇 某县 -
5 丁镇 镇 某县 2015.06`;

const PARTS = `
parameters: { election: 2015-06-30, number: 3 }
tables: { units: { columns: { termStart: { type: date, title: 换届日期 } } } }
populations:
  town: { from: units, where: { kind: 镇 } }
  young: { from: cadres, where: { age: { atMost: 35 } } }`;

/** 36 years old on 2019-06-30, and 32 four years before. */
const CADRES = `
姓名 出生年月 所在镇街
甲 1983.01 甲镇
乙 1983.01 乙镇
丙 1983.01 丙镇
丁 1983.01 丁镇`;

const judged = (rule: string) => verdictsOf('rule', `${PARTS}\nrules: { rule: ${rule} }`, [CADRES], UNITS);

describe('a date of the rule', () => {
  test('a day or a parameter: populations are those of that day', async () => {
    const verdicts = ['甲镇: 1 pass', '乙镇: 1 pass', '丙镇: 1 pass', '丁镇: 1 pass'];
    expect(await judged('{ per: town, asOf: 2015-06-30, count: young, atLeast: 1 }')).toEqual(verdicts);
    expect(await judged('{ per: town, asOf: election, count: young, atLeast: 1 }')).toEqual(verdicts);
    expect((await judged('{ per: town, count: young, atLeast: 1 }'))[0]).toBe('甲镇: 0 fail');
  });

  test('the day in a column of the unit; one that is not fully known is undecided', async () => {
    expect(await judged('{ per: town, asOf: termStart, count: young, atLeast: 1 }')).toEqual([
      '甲镇: 1 pass',
      '乙镇: 0 fail',
      '丙镇: 0 undecided',
      '丁镇: 0 undecided',
    ]);
  });

  test('a parameter that a column of the unit replaces: of a unit that says nothing the default', async () => {
    const parts = PARTS.replace('{ election', '{ term: { default: 2015-06-30, from: termStart }, election');
    const rule = '{ per: town, asOf: term, count: young, atLeast: 1 }';
    expect(await verdictsOf('rule', `${parts}\nrules: { rule: ${rule} }`, [CADRES], UNITS)).toEqual([
      '甲镇: 1 pass',
      '乙镇: 0 fail',
      '丙镇: 1 pass',
      '丁镇: 0 undecided',
    ]);
    const args = written(`${parts}\nrules: { rule: ${rule} }`, [CADRES], UNITS);
    expect((await run(['explain', 'rule', ...args])).stdout).toContain(
      '截至本单位的换届日期（没有写的按2015-06-30）',
    );
    expect((await run(['explain', 'rule', ...args, '--lang', 'en'])).stdout).toContain(
      'as of the day in "换届日期" of the unit (2015-06-30 where that is blank)',
    );
  });

  test('is in the report with each verdict, and in the explanation', async () => {
    const parts = `${PARTS}\nrules: { rule: { per: town, asOf: termStart, count: young, atLeast: 1 } }`;
    const { verdicts } = await reportOf(parts, [CADRES], UNITS);
    expect(verdicts.map(({ asOf }) => asOf)).toEqual(['2015-06-30', '2019-06-30', undefined, undefined]);
    const args = written(parts, [CADRES], UNITS);
    const { stdout } = await run(['explain', 'rule', ...args, '--unit', '甲镇']);
    expect(stdout).toContain('截至本单位的换届日期');
    expect(stdout).toContain('截至2015-06-30');
    expect(stdout).toContain('1983-01（32岁）');
  });

  test('what was read on that date is shown of an exempt verdict too, and where several rulebooks take part', async () => {
    const parts = `${PARTS}\nrules: { rule: { per: town, asOf: termStart, count: young, atLeast: 2 } }`;
    const args = written(parts, [CADRES], UNITS);
    const directory = dirname(args[0] as string);
    const exemptions = join(directory, 'exemptions.yaml');
    writeFileSync(
      exemptions,
      'exemptions: [{ rule: rule, group: 甲镇, approver: 甲, document: 乙, reason: 丙, until: 2030-12-31 }]',
    );
    const other = join(directory, 'other.yaml');
    writeFileSync(other, `rulebook: other\nunits: units.csv\n${parts}`);
    const explained = async (...more: string[]) =>
      (await run(['explain', ...more, ...args, '--unit', '甲镇'])).stdout;
    const exempt = await explained('rule', '--exemptions', exemptions);
    expect(exempt).toContain('豁免');
    expect(exempt).toContain('1983-01（32岁）');
    expect(await explained('small/rule', '--rules', other)).toContain('1983-01（32岁）');
  });

  test('the author is told of what is no date', async () => {
    const told = async (rule: string) => (await toldOf(`${PARTS}\nrules: { rule: ${rule} }`)).join();
    expect(await told('{ per: town, asOf: 2015.06, count: young, atLeast: 1 }')).toContain('no date');
    expect(await told('{ per: town, asOf: number, count: young, atLeast: 1 }')).toContain('no date');
    expect(await told('{ asOf: termStart, count: young, atLeast: 1 }')).toContain('column of units');
  });
});
