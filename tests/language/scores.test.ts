import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { check, folder, run } from '../support/program.ts';
import { reportOf, toldOf, written } from '../support/small-rulebook.ts';

/** 得分: how much of the weight of what was judged holds, in each unit and in all. Shown, never judged. */

const parts = (weights: Readonly<Record<string, string>>): string => `
populations:
  town: { from: units, where: { kind: 镇 } }
  chiefs: { from: cadres, where: { postLevel: 中层正职 } }
rules:
  women: { per: town, count: cadres, where: { sex: 女 }, atLeast: 1${weights.women ?? ''} }
  chief: { per: town, count: chiefs, atLeast: 1, severity: warning${weights.chief ?? ''} }
  young: { per: record, every: chiefs, must: { age: { atMost: 35 } }${weights.young ?? ''} }
  share: { per: town, share: chiefs, where: { sex: 女 }, atLeast: 1/2${weights.share ?? ''} }`;

/** 甲镇: a woman, a chief of unknown sex, who is too old; 乙镇: a man. */
const SHEET = `
姓名 性别 出生年月 所在镇街 职务层次
甲 女 1990.01 甲镇 办事员
乙 - 1960.01 甲镇 中层正职
丙 男 1990.01 乙镇 办事员`;

type Scores = NonNullable<Awaited<ReturnType<typeof reportOf>>['scores']>;

/** `某县/甲镇 town 1/2–3/4 of 4`. */
const saidOf = ({ group, score, weights }: Scores[number]): string =>
  `${group.path.join('/')} ${group.kind} ${score.min === score.max ? score.min : `${score.min}–${score.max}`} of ${weights.judged}`;

const scoresOf = async (weights: Readonly<Record<string, string>>) =>
  (await reportOf(parts(weights), [SHEET])).scores?.map(saidOf);

describe('scores', () => {
  test('are made where a rule says its weight; a rule that says none counts 1, one of weight 0 not at all', async () => {
    // 甲镇: women passes (3), chief passes, young fails, share undecided; 乙镇: women fails (3), chief fails, share of nobody.
    expect(await scoresOf({ women: ', weight: 3' })).toEqual([
      ' roster 2/5–1/2 of 10',
      '某县/乙镇 town 0 of 4',
      '某县/甲镇 town 2/3–5/6 of 6',
    ]);
    expect(await scoresOf({ women: ', weight: 0', young: ', weight: 0.5', share: ', weight: 1/3' })).toEqual([
      ' roster 6/17–8/17 of 17/6',
      '某县/乙镇 town 0 of 1',
      '某县/甲镇 town 6/11–8/11 of 11/6',
    ]);
  });

  test('are left out where no rule says a weight, or nothing of any weight was judged', async () => {
    expect(await scoresOf({})).toBeUndefined();
    const nothing = ', weight: 0';
    expect(
      await scoresOf({ women: nothing, chief: nothing, young: nothing, share: nothing }),
    ).toBeUndefined();
  });

  test('change neither a verdict nor the exit code', async () => {
    const [plain, weighted] = await Promise.all(
      [{}, { women: ', weight: 9', chief: ', weight: 0' }].map((each) =>
        check(written(parts(each), [SHEET])),
      ),
    );
    expect(weighted?.code).toBe(plain?.code);
    expect(weighted?.report.verdicts).toEqual(plain?.report.verdicts);
    expect(weighted?.report.summary).toEqual(plain?.report.summary);
  });

  test('of units stand in the table, lowest first, in either language', async () => {
    const args = ['check', ...written(parts({ women: ', weight: 3' }), [SHEET])];
    expect((await run(args, 80)).stdout).toContain(`
得分
总分 40.0%–50.0%（4–5 / 10）
- 某县/乙镇 0.0%（0 / 4）
- 某县/甲镇 66.7%–83.3%（4–5 / 6）
`);
    expect((await run([...args, '--lang', 'en'], 80)).stdout).toContain(`
Scores
All together 40.0%–50.0% (4–5 / 10)
- 某县/乙镇 0.0% (0 / 4)
- 某县/甲镇 66.7%–83.3% (4–5 / 6)
`);
  });

  test('of more than ten units are cut, and the rest is counted', async () => {
    const names = Array.from({ length: 13 }, (_, index) => `${'甲乙丙丁戊己庚辛壬癸子丑寅'[index]}镇`);
    const units = `单位代码 单位名称 单位类别 上级单位\n0 某县 县 -\n${names.map((name, index) => `${index + 1} ${name} 镇 某县`).join('\n')}`;
    const args = ['check', ...written(parts({ women: ', weight: 3' }), [SHEET], units)];
    expect((await run(args, 80)).stdout).toContain('\n  其余3个单位不低于这些，见 -f json 或 -f xlsx\n');
    expect((await run([...args, '--lang', 'en'], 80)).stdout).toContain(
      '\n  and 3 more units, none of them lower; see -f json or -f xlsx\n',
    );
  });

  test('have a sheet of the workbook with the weights that they are made of', async () => {
    const path = join(folder(), 'report.xlsx');
    await run(['check', ...written(parts({ women: ', weight: 2.5' }), [SHEET]), '-f', `xlsx=${path}`]);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.getWorksheet('得分');
    const rows = [2, 3, 4, 5].map((row) => (sheet!.getRow(row).values as unknown[]).slice(1));
    expect(rows).toEqual([
      ['单元', '得分', '合格权重', '无法判定权重', '合计权重'],
      ['总分', '38.9%–50.0%', 3.5, 1, 9],
      ['某县/乙镇', '0.0%', 0, 0, 3.5],
      ['某县/甲镇', '63.6%–81.8%', 3.5, 1, 5.5],
    ]);
    const plain = join(folder(), 'report.xlsx');
    await run(['check', ...written(parts({}), [SHEET]), '-f', `xlsx=${plain}`]);
    const other = new exceljs.Workbook();
    await other.xlsx.readFile(plain);
    expect(other.getWorksheet('得分')).toBeUndefined();
  });
});

describe('a weight', () => {
  test('is told by explain', async () => {
    const [, ...args] = written(parts({ women: ', weight: 0.5' }), [SHEET]);
    const rules = args.slice(0, 2);
    expect((await run(['explain', 'women', ...rules])).stdout).toContain(
      '级别：必须满足；在得分中权重 0.5\n',
    );
    expect((await run(['explain', 'women', ...rules, '--lang', 'en'])).stdout).toContain(
      'Severity: must hold; weight 0.5 in the score\n',
    );
  });

  test('is a number from 0 up, and a part of other rules has none', async () => {
    expect(await toldOf(parts({ women: ', weight: -1' }))).toEqual([
      expect.stringMatching(/^\d+:\d+: rule women: -1 is below 0; a weight is 0 or more, and a rule of/),
    ]);
    expect(await toldOf(parts({ women: ', weight: much' }))).toEqual([
      expect.stringContaining('"much" is no number'),
    ]);
    expect(await toldOf(parts({ women: ', weight: 2, severity: part' }))).toEqual([
      expect.stringContaining('"weight" does nothing beside "severity: part"'),
    ]);
  });

  test('may be changed by a rulebook that extends, up or down, without a reason; a part loses it', async () => {
    const directory = folder();
    const [sheet = '', , above = '', ...asOf] = written(parts({ women: ', weight: 3' }), [SHEET]);
    const county = join(directory, 'rulebook.yaml');
    const scores = async (own: string) => {
      writeFileSync(
        county,
        `rulebook: county\nextends: ../${above.split('/').slice(-2).join('/')}\nrules: ${own}\n`,
      );
      return (await check([sheet, '--rules', county, ...asOf])).report.scores?.map(saidOf);
    };
    expect(await scores('{ women: { weight: 1 }, chief: { weight: 2 } }')).toEqual([
      ' roster 3/8–1/2 of 8',
      '某县/乙镇 town 0 of 3',
      '某县/甲镇 town 3/5–4/5 of 5',
    ]);
    expect(await scores('{ women: { severity: part, because: 试点 }, chief: { weight: 2 } }')).toEqual([
      ' roster 1/3–1/2 of 6',
      '某县/乙镇 town 0 of 2',
      '某县/甲镇 town 1/2–3/4 of 4',
    ]);
  });
});
