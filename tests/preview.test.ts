import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import JSZip from 'jszip';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { type JsonPreview, previewSchema } from '../src/render/preview/preview-schema.ts';
import { formFile } from './support/forms.ts';
import { csvFile, folder, type Outcome, run } from './support/program.ts';
import { AS_OF, idNumber, middle, rowsOf, villager, type Written } from './support/rosters.ts';

const DEMO = ['镇街干部.xlsx', '村社干部.csv', '培训挂职选拔.xlsx'].map((name) => `fixtures/demo/${name}`);
const SAMPLE = 'fixtures/preview';

/** Five people of 浒山街道 (one young) and a village with its reserve; the IDs are invented. */
const ID = Object.fromEntries(
  ['张甲', '张乙', '张丙', '李甲'].map((name, index) => [name, idNumber('19900101', `00${index + 1}`)]),
) as Record<'张甲' | '张乙' | '张丙' | '李甲', string>;

const ROSTER: readonly Written[] = [
  middle({ 姓名: '张甲', 身份证号: ID.张甲, 职务: '党政办主任' }),
  middle({ 姓名: '张乙', 身份证号: ID.张乙, 出生年月: '1970.01', 职务: '组织办主任' }),
  middle({
    姓名: '张丙',
    身份证号: ID.张丙,
    出生年月: '1970.02',
    职务: '组织办副主任',
    职务层次: '中层副职',
  }),
  middle({ 姓名: '王甲', 身份证号: '', 出生年月: '1970.03', 职务: '文化站站长' }),
  middle({ 姓名: '赵甲', 身份证号: '', 出生年月: '1970.04', 职务: '司法所所长' }),
  middle({ 姓名: '赵甲', 身份证号: '', 出生年月: '1971.04', 所在镇街: '宗汉街道', 职务: '司法所所长' }),
  villager({ 姓名: '李甲', 身份证号: ID.李甲, 后备类型: '主职后备', 优秀年轻干部: '是' }),
];

interface Previewed extends Outcome {
  readonly preview: JsonPreview;
}

/** A preview of changes on the roster above; `files`: what stands in for the sheet of changes. */
async function previewOf(
  changes: readonly Written[] | readonly string[],
  { roster = ROSTER, options = [] }: { roster?: readonly Written[]; options?: readonly string[] } = {},
): Promise<Previewed> {
  const outcome = await rawPreview(changes, { roster, options: ['-f', 'json', ...options] });
  if (outcome.stdout === '') throw new Error(outcome.stderr);
  return { ...outcome, preview: previewSchema.parse(JSON.parse(outcome.stdout)) };
}

async function rawPreview(
  changes: readonly Written[] | readonly string[],
  { roster = ROSTER, options = [] }: { roster?: readonly Written[]; options?: readonly string[] } = {},
): Promise<Outcome> {
  const directory = folder();
  const files = changes.every((each) => typeof each === 'string')
    ? (changes as readonly string[])
    : [csvFile(directory, '变动.csv', rowsOf(changes as readonly Written[]))];
  const file = csvFile(directory, '名单.csv', rowsOf(roster));
  return await run(['preview', file, ...AS_OF, ...files.flatMap((each) => ['--changes', each]), ...options]);
}

const change = (written: Written): Written => ({ 变动类型: '调动', 姓名: '', 新单位: '', ...written });

/** `浒山街道 pass 1/5 → fail 1/6 breaks because 0`: one verdict of a preview. */
function told({ verdicts }: JsonPreview, rule: string, unit: string): string {
  const found = verdicts.filter((each) => each.rule === rule && each.group.path.at(-1) === unit);
  if (found.length !== 1) return `${found.length} verdicts`;
  const [{ before, after, effect, because }] = found as [JsonPreview['verdicts'][number]];
  const side = (each: typeof before) => {
    if (!each) return 'none';
    const { actual } = each;
    const span = ({ min, max }: { min: unknown; max: unknown }) => (min === max ? `${min}` : `${min}–${max}`);
    const numbers =
      actual && 'count' in actual ? `${span(actual.count)}${actual.of ? `/${span(actual.of)}` : ''} ` : '';
    return `${numbers}${each.status}`;
  };
  return `${side(before)} → ${side(after)} ${effect} because ${because.join(',')}`;
}

const SHARE = 'town-middle-35-share';
const codes = ({ dataIssues }: JsonPreview): string[] => dataIssues.map(({ code }) => code);

describe('the four kinds of changes', () => {
  test('任职 adds somebody new in the new unit', async () => {
    const { code, preview } = await previewOf([
      change({
        变动类型: '任职',
        姓名: '示例甲',
        出生年月: '1969.01',
        新单位: '浒山街道',
        新职务层次: '中层正职',
      }),
    ]);
    expect(told(preview, SHARE, '浒山街道')).toBe('1/5 pass → 1/6 fail breaks because 0');
    expect(preview.changes).toEqual([
      { index: 0, action: 'appoint', made: true, to: ['浒山街道'], origin: { input: 1, sheet: '', row: 2 } },
    ]);
    expect(code).toBe(1);
  });

  test('任职 of somebody in the roster is a further post of that person', async () => {
    const { preview } = await previewOf([
      change({
        变动类型: '任职',
        姓名: '张甲',
        身份证号: ID.张甲,
        新单位: '宗汉街道',
        新职务层次: '中层副职',
      }),
    ]);
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 1/2 pass mends because 0');
    // The old post is not touched; the rule on the whole roster would count one person, and does not change.
    expect(told(preview, SHARE, '浒山街道')).toBe('0 verdicts');
  });

  test('a further post without a level leaves it unknown: the one of the old post is not copied', async () => {
    const { preview } = await previewOf([
      change({ 变动类型: '任职', 姓名: '张甲', 身份证号: ID.张甲, 新单位: '宗汉街道' }),
    ]);
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 0–1/1–2 undecided improves because 0');
  });

  test('免职 takes the record away', async () => {
    const { code, preview } = await previewOf([
      change({ 变动类型: '免职', 姓名: '张甲', 原单位: '浒山街道' }),
    ]);
    expect(told(preview, SHARE, '浒山街道')).toBe('1/5 pass → 0/4 fail breaks because 0');
    expect([code, preview.changes[0]?.from, preview.changes[0]?.to]).toEqual([1, ['浒山街道'], undefined]);
  });

  test('调动 moves it, and blank cells keep what the roster says', async () => {
    const { preview } = await previewOf([change({ 姓名: '张甲', 新单位: '宗汉街道', 新职务层次: '' })]);
    expect(told(preview, SHARE, '浒山街道')).toBe('1/5 pass → 0/4 fail breaks because 0');
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 1/2 pass mends because 0');
    expect(preview.changes[0]).toMatchObject({ action: 'transfer', from: ['浒山街道'], to: ['宗汉街道'] });
  });

  test('变更 alters it in place, in any column that cadres have', async () => {
    const { code, preview } = await previewOf([
      change({ 变动类型: '变更', 姓名: '李甲', 后备类型: '否', 优秀年轻干部: '' }),
    ]);
    expect(told(preview, 'village-reserve', '五洞闸村委会')).toBe('1 pass → 0 fail breaks because 0');
    expect(told(preview, 'village-young', '五洞闸村委会')).toBe('1 pass → 1 pass same because ');
    expect(code).toBe(1);
  });

  test('of a namesake who is told because an earlier one took the other away comes from both', async () => {
    const gone = change({ 变动类型: '免职', 姓名: '赵甲', 原单位: '浒山街道' });
    const moved = change({ 姓名: '赵甲', 新单位: '坎墩街道' });
    const { preview } = await previewOf([gone, moved]);
    expect(told(preview, SHARE, '坎墩街道')).toBe('0/0 notApplicable → 0/1 fail breaks because 0,1');
    const { preview: named } = await previewOf([gone, { ...moved, 原单位: '宗汉街道' }]);
    expect(told(named, SHARE, '坎墩街道')).toBe('0/0 notApplicable → 0/1 fail breaks because 1');
  });

  test('变更 fills in a column that the roster does not have, of that record alone', async () => {
    const roster = ROSTER.map(({ 后备类型: _, ...others }) => others);
    const { preview } = await previewOf([change({ 变动类型: '变更', 姓名: '李甲', 后备类型: '主职后备' })], {
      roster,
    });
    expect(told(preview, 'village-reserve', '五洞闸村委会')).toBe(
      '0–1 undecided → 1 pass improves because 0',
    );
  });

  test('a birth that is altered is so in all records of the person', async () => {
    const roster = [
      ...ROSTER,
      middle({ 姓名: '张甲', 身份证号: ID.张甲, 所在镇街: '宗汉街道', 职务层次: '中层副职' }),
    ];
    const { preview } = await previewOf(
      [change({ 变动类型: '变更', 姓名: '张甲', 原单位: '浒山街道', 出生年月: '1960.01' })],
      { roster },
    );
    expect(told(preview, SHARE, '浒山街道')).toBe('1/5 pass → 0/5 fail breaks because 0');
    expect(told(preview, SHARE, '宗汉街道')).toBe('1/2 pass → 0/2 fail breaks because 0');
  });

  test('several changes of one person are made in their order, and a verdict names those that it builds on', async () => {
    const { preview } = await previewOf([
      change({ 姓名: '张甲', 原单位: '浒山街道', 新单位: '宗汉街道' }),
      change({ 姓名: '张甲', 原单位: '宗汉街道', 新单位: '观海卫镇' }),
    ]);
    expect(told(preview, SHARE, '浒山街道')).toBe('1/5 pass → 0/4 fail breaks because 0');
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 0/1 fail same because ');
    expect(told(preview, SHARE, '观海卫镇')).toBe('0/0 notApplicable → 1/1 pass same because 0,1');
  });

  test('somebody who was removed may be appointed elsewhere, with what the roster knows of them', async () => {
    const { preview } = await previewOf([
      change({ 变动类型: '免职', 姓名: '王甲', 原单位: '浒山街道' }),
      change({ 变动类型: '任职', 姓名: '王甲', 新单位: '宗汉街道', 新职务层次: '中层正职' }),
    ]);
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 0/2 fail same because 0,1');
  });
});

describe('who and where is meant', () => {
  test.each([
    ['镇/村', '观海卫镇/五洞闸村'],
    ['镇村', '观海卫镇五洞闸村'],
    ['a name that one unit has', '五洞闸村'],
  ])('a village is written %s', async (_, unit) => {
    const { preview } = await previewOf([change({ 姓名: '张甲', 新单位: unit })]);
    expect(preview.changes[0]?.to).toEqual(['观海卫镇', '五洞闸村委会']);
    expect(told(preview, 'village-young', '五洞闸村委会')).toBe('1 pass → 1 pass same because ');
  });

  test('the ID number goes before the name, and the old unit tells namesakes apart', async () => {
    const { preview } = await previewOf([
      change({ 姓名: '赵甲', 原单位: '宗汉街道', 新单位: '浒山街道' }),
      change({ 姓名: '', 身份证号: ID.张甲, 新单位: '宗汉街道' }),
    ]);
    expect(preview.changes.map(({ from }) => from)).toEqual([['宗汉街道'], ['浒山街道']]);
  });

  test.each<readonly [string, string, Written]>([
    ['change-person-unknown', 'B2', { 姓名: '无此人', 新单位: '浒山街道' }],
    ['change-ambiguous', 'B2', { 姓名: '赵甲', 新单位: '浒山街道' }],
    ['change-ambiguous', 'B2', { 变动类型: '任职', 姓名: '王甲', 新单位: '宗汉街道', 出生年月: '1970.03' }],
    ['change-name-differs', 'B2', { 姓名: '张乙', 身份证号: ID.张甲, 新单位: '宗汉街道' }],
    ['change-not-there', 'D2', { 姓名: '张甲', 原单位: '宗汉街道', 新单位: '观海卫镇' }],
    ['change-unit-unknown', 'C2', { 姓名: '张甲', 新单位: '宗寒街道' }],
    ['change-unit-unknown', 'D2', { 姓名: '张甲', 新单位: '宗汉街道', 原单位: '无此镇' }],
    ['change-unit-ambiguous', 'C2', { 姓名: '张甲', 新单位: '新东村' }],
    ['change-unit-blank', 'C2', { 姓名: '张甲', 新单位: '' }],
    ['change-unit-blank', 'C2', { 变动类型: '任职', 姓名: '示例甲', 新单位: '' }],
    ['change-empty', '', { 变动类型: '变更', 姓名: '张甲', 后备类型: '' }],
  ])('%s: the change is not made, and the others are', async (code, cell, written) => {
    const good = change({ 变动类型: '免职', 姓名: '张乙' });
    const heads = Object.keys(change(written)).includes('原单位') ? { 原单位: '' } : {};
    const { preview } = await previewOf([change(written), { ...heads, ...good }]);
    expect(preview.changes.map(({ made }) => made)).toEqual([false, true]);
    const [issue] = preview.dataIssues;
    expect([codes(preview), issue?.severity, issue?.row]).toEqual([[code], 'error', 2]);
    if (cell !== '' && code !== 'change-name-differs') expect(issue?.cell).toBe(cell);
    expect(preview.notes.map((note) => note.code)).toContain('changes-not-made');
    expect(told(preview, SHARE, '浒山街道')).toBe('1/5 pass → 1/4 pass same because 1');
  });

  test('somebody new may share a name with somebody in the roster whose birth is another one', async () => {
    const { preview } = await previewOf([
      change({
        变动类型: '任职',
        姓名: '王甲',
        新单位: '宗汉街道',
        出生年月: '1995.03',
        新职务层次: '中层副职',
      }),
    ]);
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 1/2 pass mends because 0');
  });

  test('a further post of somebody without an ID number counts, and it is said that it counts as a person', async () => {
    const { preview } = await previewOf([
      change({ 变动类型: '任职', 姓名: '王甲', 身份证号: '', 新单位: '宗汉街道', 新职务层次: '中层正职' }),
    ]);
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 0/2 fail same because 0');
    expect(preview.dataIssues).toMatchObject([{ code: 'change-id-needed', severity: 'warning', cell: 'D2' }]);
  });

  test('an ID number in the change is that of somebody whose roster has none: one person, two posts', async () => {
    const { preview } = await previewOf([
      change({
        变动类型: '任职',
        姓名: '王甲',
        身份证号: idNumber('19700301', '009'),
        新单位: '宗汉街道',
        新职务层次: '中层正职',
      }),
    ]);
    expect(preview.changes[0]?.made).toBe(true);
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 0/2 fail same because 0');
  });

  test('a cell that cannot be read is unknown after the change, and an issue', async () => {
    const { preview } = await previewOf([change({ 变动类型: '变更', 姓名: '张甲', 出生年月: '1990.13' })]);
    expect(codes(preview)).toEqual(['invalid-date']);
    expect(told(preview, SHARE, '浒山街道')).toBe('1/5 pass → 0–1/5 undecided worsens because 0');
  });

  test('a day after the date of the audit is noted, and the change counts all the same', async () => {
    const { preview } = await previewOf([
      change({ 姓名: '张甲', 新单位: '宗汉街道', 生效日期: '2019-08-01' }),
    ]);
    expect(preview.notes).toContainEqual(
      expect.objectContaining({ code: 'changes-later', message: expect.stringContaining('2019-06-30') }),
    );
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 1/2 pass mends because 0');
  });

  test('a verdict on one person is told of the person whom a change is about', async () => {
    const secretary = villager({ 姓名: '李乙', 身份证号: idNumber('19900101', '011'), 职务: '村党支部书记' });
    const training = {
      培训班次: '春季班',
      姓名: '李乙',
      培训级别: '市级',
      开班日期: '2019-03-01',
      培训天数: '7',
    };
    const directory = folder();
    const files = [
      csvFile(directory, '名单.csv', rowsOf([...ROSTER, secretary])),
      csvFile(directory, '培训.csv', rowsOf([training])),
    ];
    const verdictAfter = async (written: Written) => {
      const changes = csvFile(directory, '变动.csv', rowsOf([change({ 姓名: '李乙', ...written })]));
      const { stdout } = await run(['preview', ...files, ...AS_OF, '--changes', changes, '-f', 'json']);
      const { verdicts } = previewSchema.parse(JSON.parse(stdout));
      const own = verdicts.find(({ rule }) => rule === 'secretary-training');
      return [own?.group.kind, own?.group.path.at(-1), own?.before?.status, own?.after?.status, own?.because];
    };
    expect(await verdictAfter({ 变动类型: '免职' })).toEqual([
      'person',
      '五洞闸村委会',
      'pass',
      undefined,
      [0],
    ]);
    expect(await verdictAfter({ 新单位: '观海卫镇/山海村' })).toEqual([
      'person',
      '山海村委会',
      'pass',
      'pass',
      [],
    ]);
  });
});

describe('changes that contradict themselves or the roster', () => {
  const told3 = async (rows: readonly Written[], roster = ROSTER) => {
    const { preview } = await previewOf(rows, { roster });
    const issues = preview.dataIssues.map(({ code, severity, message }) => ({ code, severity, message }));
    return { made: preview.changes.map(({ made }) => made), issues, preview };
  };
  const good = change({ 变动类型: '免职', 姓名: '张乙', 新单位: '' });

  test.each<readonly [string, Written, RegExp]>([
    [
      'change-unit-contradicts',
      { 变动类型: '变更', 姓名: '张甲', 新单位: '宗汉街道' },
      /变更不改单位.*“宗汉街道”.*写“调动”/,
    ],
    [
      'change-unit-contradicts',
      { 变动类型: '免职', 姓名: '张甲', 新单位: '宗汉街道' },
      /免职却写了新单位“宗汉街道”.*写“调动”/,
    ],
    [
      'change-person-unknown',
      { 变动类型: '任职', 姓名: '张申', 原单位: '浒山街道', 新单位: '宗汉街道' },
      /写了原单位，花名册里却没有这个人/,
    ],
    [
      'change-unit-unknown',
      { 变动类型: '任职', 姓名: '张申', 原单位: '宗寒街道', 新单位: '宗汉街道' },
      /“宗寒街道”不在单位名册中，是不是想写“宗汉街道”/,
    ],
    [
      'change-person-differs',
      { 变动类型: '免职', 姓名: '王甲', 出生年月: '1999.01' },
      /出生年月与这里写的不同/,
    ],
    ['change-person-differs', { 姓名: '张甲', 出生年月: '1999.01', 新单位: '宗汉街道' }, /出生年月与/],
    ['change-name-blank', { 变动类型: '免职', 姓名: '', 原单位: '浒山街道' }, /没有写姓名/],
    ['change-name-blank', { 变动类型: '免职', 姓名: '', 身份证号: '339999' }, /没有写姓名/],
  ])('%s: not made', async (code, written, message) => {
    const { made, issues } = await told3([change(written), good]);
    expect(made).toEqual([false, true]);
    expect(issues.filter((each) => each.code !== 'invalid-id')).toEqual([
      { code, severity: 'error', message: expect.stringMatching(message) },
    ]);
  });

  test('a sex that contradicts the only one of the name is named', async () => {
    const roster = ROSTER.map((each) => ({ 性别: '男', ...each }));
    for (const kind of ['免职', '任职']) {
      const row = change({
        变动类型: kind,
        姓名: '王甲',
        性别: '女',
        新单位: kind === '任职' ? '宗汉街道' : '',
      });
      const { made, issues } = await told3([row, good], roster);
      expect([kind, made]).toEqual([kind, [false, true]]);
      expect(issues[0]?.message).toMatch(/这个姓名的人性别与这里写的不同/);
    }
  });

  test('whoever is told by the ID number is meant whatever birth is written, and 变更 may alter it', async () => {
    const { made } = await told3([
      change({ 姓名: '张甲', 身份证号: ID.张甲, 出生年月: '1999.01', 新单位: '宗汉街道' }),
      change({ 变动类型: '变更', 姓名: '王甲', 出生年月: '1999.01' }),
    ]);
    expect(made).toEqual([true, true]);
  });

  test('变更 may name the unit in which the record is', async () => {
    const { made, issues } = await told3([
      change({ 变动类型: '变更', 姓名: '张甲', 新单位: '浒山街道', 新职务: '科员' }),
    ]);
    expect([made, issues]).toEqual([[true], []]);
  });

  test('调动 to where the record is: made, with a warning', async () => {
    const { made, issues } = await told3([change({ 姓名: '张甲', 新单位: '浒山街道' })]);
    expect(made).toEqual([true]);
    expect(issues).toMatchObject([{ code: 'change-unit-same', severity: 'warning' }]);
  });

  test('任职 of somebody new without a birth: made, with a warning; one from outside may have an old unit', async () => {
    const row = { 变动类型: '任职', 姓名: '示例甲', 新单位: '宗汉街道', 新职务层次: '中层正职' };
    const { made, issues, preview } = await told3([change({ ...row, 原单位: '省交通运输厅' })]);
    expect(made).toEqual([true]);
    expect(issues).toMatchObject([{ code: 'change-birth-unknown', severity: 'warning' }]);
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 0–1/2 undecided improves because 0');
    expect((await told3([change({ ...row, 出生年月: '1990.01' })])).issues).toEqual([]);
  });

  test('where an earlier change moved, removed or added somebody, its number is told', async () => {
    const moved = change({ 姓名: '张甲', 原单位: '浒山街道', 新单位: '宗汉街道' });
    const removed = change({ 变动类型: '免职', 姓名: '王甲', 原单位: '' });
    const added = change({ 变动类型: '任职', 姓名: '张丙', 身份证号: ID.张丙, 新单位: '宗汉街道' });
    const { issues } = await told3([
      moved,
      { ...moved, 新单位: '坎墩街道' },
      removed,
      removed,
      added,
      change({ 姓名: '张丙', 新单位: '坎墩街道' }),
    ]);
    expect(issues.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^第1项变动已经使这个人不在浒山街道/),
      expect.stringMatching(/^第3项变动已经免去他的职务/),
      expect.stringMatching(/有2条记录（其中有第5项变动任职的）/),
    ]);
  });

  test('two of the name below the old unit: it is to be written down to the village', async () => {
    const roster = [
      ...ROSTER,
      villager({ 姓名: '李丙' }),
      villager({ 姓名: '李丙', 所在村社: '山海村' }),
      ...['1970.01', '1971.01'].map((birth) => middle({ 姓名: '李丁', 出生年月: birth })),
    ];
    const { issues } = await told3(
      [
        change({ 变动类型: '免职', 姓名: '李丙', 原单位: '观海卫镇' }),
        change({ 变动类型: '免职', 姓名: '李丁', 原单位: '浒山街道' }),
        { ...good, 原单位: '' },
      ],
      roster,
    );
    expect(issues.map(({ message }) => message)).toEqual([
      expect.stringMatching(/原单位（连同下级）有2个人同名.*把原单位写到下级单位，如“镇\/村”/),
      expect.stringMatching(/原单位有2个人同名，分不清是哪一个，没有计入；请填写身份证号。$/),
    ]);
  });

  test('an ID number that is none is not the lack of one', async () => {
    const row = { 变动类型: '任职', 姓名: '王甲', 新单位: '宗汉街道', 新职务层次: '中层正职' };
    const { issues } = await told3([change({ ...row, 身份证号: '339999' })]);
    expect(issues.find(({ code }) => code === 'change-id-needed')?.message).toMatch(/身份证号有误.*请改正/);
    const roster = ROSTER.map((each) => (each.姓名 === '王甲' ? { ...each, 身份证号: '339999' } : each));
    const { issues: others } = await told3([change(row)], roster);
    expect(others).toMatchObject([{ code: 'change-id-needed', message: expect.stringMatching(/有误/) }]);
  });
});

describe('appointment forms', () => {
  const form = (written: Written) => ({
    XingMing: '张甲',
    XingBie: '男',
    ChuShengNianYue: '199001',
    ShenFenZheng: ID.张甲,
    XianRenZhiWu: '党政办主任',
    ChengBaoDanWei: '中共慈溪市委组织部',
    ...written,
  });
  const formsPreview = async (...forms: Written[]) => {
    const directory = folder();
    forms.forEach((each, index) => {
      formFile(directory, `${index + 1}.lrmx`, form(each));
    });
    return await previewOf([directory]);
  };

  test('拟任 and 拟免 move the record; the level of the new post is not told, and that is said', async () => {
    const { preview } = await formsPreview({
      NiRenZhiWu: '慈溪市宗汉街道组织办主任',
      NiMianZhiWu: '浒山街道党政办主任',
    });
    expect(preview.changes[0]).toMatchObject({
      action: 'transfer',
      form: true,
      made: true,
      from: ['浒山街道'],
      to: ['宗汉街道'],
    });
    expect(codes(preview)).toEqual(['change-level-unknown']);
    expect(told(preview, SHARE, '浒山街道')).toBe('1/5 pass → 0/4 fail breaks because 0');
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 0–1/1–2 undecided improves because 0');
  });

  test('拟免 alone takes the record away, 拟任 alone adds a post, somebody from outside is new', async () => {
    const { preview } = await formsPreview(
      { NiMianZhiWu: '党政办主任' },
      {
        XingMing: '张乙',
        ChuShengNianYue: '197001',
        ShenFenZheng: ID.张乙,
        NiRenZhiWu: '宗汉街道文化站站长',
      },
      {
        XingMing: '示例甲',
        ShenFenZheng: idNumber('19950101', '020'),
        NiRenZhiWu: '慈溪市观海卫镇五洞闸村党总支书记',
        NiMianZhiWu: '某局科员',
      },
    );
    expect(preview.changes.map(({ action, made, from, to }) => [action, made, from, to])).toEqual([
      ['remove', true, ['浒山街道'], undefined],
      ['appoint', true, undefined, ['宗汉街道']],
      ['transfer', true, undefined, ['观海卫镇', '五洞闸村委会']],
    ]);
  });

  test('a post without a unit is of whoever hands the form in, where that is a unit of the register', async () => {
    const { preview } = await formsPreview({ NiRenZhiWu: '组织办主任', ChengBaoDanWei: '宗汉街道' });
    expect(preview.changes[0]?.to).toEqual(['宗汉街道']);
  });

  test.each<readonly [string, Written]>([
    ['change-unit-blank', { NiRenZhiWu: '组织办主任' }],
    ['change-unit-blank', { NiRenZhiWu: '挂职宗汉街道组织办主任', ChengBaoDanWei: '浒山街道' }],
    ['change-unit-blank', { NiRenZhiWu: '宗汉街道组织办主任、观海卫镇团委书记' }],
    ['change-post-unmatched', { NiMianZhiWu: '团委书记' }],
    ['change-not-there', { NiMianZhiWu: '宗汉街道党政办主任' }],
    ['change-person-differs', { ShenFenZheng: '', ChuShengNianYue: '199901', NiMianZhiWu: '党政办主任' }],
    [
      'change-person-differs',
      { ShenFenZheng: '', ChuShengNianYue: '199901', NiMianZhiWu: '党政办主任', NiRenZhiWu: '宗汉街道主任' },
    ],
    ['change-empty', { NiRenZhiWu: '', NiMianZhiWu: '' }],
    ['change-person-unknown', { XingMing: '无此人', ShenFenZheng: '', NiMianZhiWu: '浒山街道党政办主任' }],
  ])('%s: what a form does not tell is not guessed', async (code, written) => {
    const { preview } = await formsPreview(written, {
      XingMing: '李甲',
      ShenFenZheng: ID.李甲,
      NiMianZhiWu: '五洞闸村委员',
    });
    expect(preview.changes.map(({ made }) => made)).toEqual([false, true]);
    expect(codes(preview)).toEqual([code]);
  });

  test('a list with columns for 拟任职务 and 拟免职务 is read as forms are', async () => {
    const list = [
      {
        姓名: '张甲',
        身份证号: ID.张甲,
        现任职务: '党政办主任',
        拟任职务: '宗汉街道组织办主任',
        拟免职务: '党政办主任',
        拟任职务层次: '中层正职',
      },
    ];
    const { preview } = await previewOf([csvFile(folder(), '任免名册.csv', rowsOf(list))]);
    expect(told(preview, SHARE, '宗汉街道')).toBe('0/1 fail → 1/2 pass mends because 0');
    expect(codes(preview)).toEqual([]);
  });
});

describe('where changes come from', () => {
  const rows = rowsOf([change({ 姓名: '', 身份证号: ID.张甲, 新单位: '宗汉街道' })]);
  const table = rows.map((row) => row.join(',')).join('\n');

  test('an archive; who is named by the ID number alone has the name of the roster', async () => {
    const path = join(folder(), '变动.zip');
    writeFileSync(path, await new JSZip().file('变动.csv', table).generateAsync({ type: 'uint8array' }));
    const { stdout } = await rawPreview([path]);
    expect(stdout).toMatch(/1 调动 张甲 浒山街道 → 宗汉街道/);
  });

  test('the configuration names the rows of their heads', async () => {
    const directory = folder();
    const config = join(directory, 'config.yaml');
    writeFileSync(config, 'sheets:\n  - { file: 报会.csv, headRow: 2 }\n');
    const path = csvFile(directory, '报会.csv', [['拟提交会议的变动'], ...rows]);
    const { preview } = await previewOf([path], { options: ['--config', config] });
    expect(preview.changes).toMatchObject([{ made: true, origin: { row: 3 } }]);
    expect(preview.notes.map(({ code }) => code)).not.toContain('sheet-choice-unmatched');
  });

  test('several files, in their order', async () => {
    const directory = folder();
    const [one, other] = ['宗汉街道', '观海卫镇'].map((unit, index) =>
      csvFile(directory, `${index}.csv`, rowsOf([change({ 姓名: '张甲', 新单位: unit })])),
    ) as [string, string];
    const { preview } = await previewOf([one, other]);
    expect(preview.changes.map(({ from, to, origin }) => [from?.[0], to?.[0], origin.input])).toEqual([
      ['浒山街道', '宗汉街道', 1],
      ['宗汉街道', '观海卫镇', 2],
    ]);
  });
});

describe('what the first lines say of sheets of changes', () => {
  test('a heading that is unknown, with the one that it nearly is', async () => {
    const row = { 变动类型: '变更', 姓名: '张甲', 新职务: '科员', 新职务层此: '一般干部', 备注: '无' };
    const { preview } = await previewOf([row]);
    expect(preview.notes).toContainEqual({
      code: 'changes-heads-untaken',
      message: expect.stringMatching(/变动\.csv .*D列“新职务层此”，是不是想写“新职务层次”。$/),
    });
    const { stdout } = await rawPreview([row], { options: ['--lang', 'en'] });
    expect(stdout).toMatch(/column D "新职务层此"; did you mean "新职务层次"\?/);
    const { preview: plain } = await previewOf([change({ 姓名: '张甲', 新单位: '宗汉街道', 序号: '1' })]);
    expect(plain.notes.map(({ code }) => code)).not.toContain('changes-heads-untaken');
  });

  test('hidden sheets, rows and columns count, and are told', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('变动');
    book.addWorksheet('说明');
    sheet.addRows(rowsOf([change({ 姓名: '张甲', 新单位: '宗汉街道', 新职务: '主任' })]));
    sheet.getRow(2).hidden = true;
    sheet.getColumn(4).hidden = true;
    const path = join(folder(), '变动.xlsx');
    await book.xlsx.writeFile(path);
    const noted = async () => {
      const { notes, changes } = (await previewOf([path])).preview;
      return [changes.length, notes.find(({ code }) => code === 'changes-hidden')?.message];
    };
    expect(await noted()).toEqual([1, expect.stringMatching(/《变动》 .*照样计入：第2行；D列“新职务”。$/)]);
    sheet.state = 'hidden';
    await book.xlsx.writeFile(path);
    expect(await noted()).toEqual([1, expect.stringContaining('整张工作表；第2行；D列“新职务”')]);
  });
});

describe('what is told of verdicts', () => {
  test('verdicts that become others at the same rank have a section of their own', async () => {
    const moved = change({ 姓名: '张甲', 新单位: '坎墩街道' });
    const rules = join(folder(), 'rules.yaml');
    writeFileSync(
      rules,
      `rulebook: one
populations:
  town: { from: units, where: { kind: [镇, 街道] } }
  chief: { from: cadres, where: { postLevel: 中层正职 } }
rules:
  share: { per: town, share: chief, where: { age: { atMost: 35 } }, of: chief, atLeast: 0% }
`,
    );
    const output = join(folder(), 'p.xlsx');
    const options = ['--rules', rules];
    const roster = [...ROSTER, middle({ 姓名: '钱甲', 所在镇街: '坎墩街道', 职务层次: '科员' })];
    const { code, preview } = await previewOf([moved], { roster, options });
    expect(code).toBe(0);
    expect(told(preview, 'share', '坎墩街道')).toBe('0/0 notApplicable → 1/1 pass same because 0');
    const { stdout } = await rawPreview([moved], { roster, options });
    expect(stdout).toContain('结论：没有结论变好或变差（涉及2个，其中结论改变1）');
    expect(stdout).toMatch(/结论改变，没有变好或变差（1）\nshare\n- 坎墩街道 不适用 → 合格 1\/1/);
    expect(stdout).toMatch(/- 1 调动 张甲 浒山街道 → 坎墩街道 · 结论改变 1/);
    await rawPreview([moved], { roster, options: [...options, '-o', output] });
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(output);
    expect(book.getWorksheet('影响')?.getCell('A3').value).toBe('结论改变');
  });

  test('a rule that is judged nowhere for want of a table is not told', async () => {
    const { preview } = await previewOf([change({ 变动类型: '免职', 姓名: '张乙' })]);
    const reasons = preview.verdicts.map(({ after }) => after?.reason?.code);
    expect(reasons).not.toContain('table-absent');
    expect(preview.verdicts.length).toBeGreaterThan(0);
  });

  test('--unit is told as the range, and which changes are outside', async () => {
    const changes = [
      change({ 姓名: '张甲', 新单位: '宗汉街道' }),
      change({ 变动类型: '免职', 姓名: '李甲' }),
    ];
    const options = ['--unit', '宗汉街道'];
    const { stdout } = await rawPreview(changes, { options });
    expect(stdout).toMatch(/结论：审核范围 宗汉街道 之内，不再不合格/);
    expect(stdout).toContain('\n审核范围：宗汉街道\n');
    const { preview } = await previewOf(changes, { options });
    const outside = (each: JsonPreview) => each.notes.filter(({ code }) => code === 'changes-outside');
    expect(outside(preview).map(({ message }) => message)).toEqual([expect.stringMatching(/^第2项变动/)]);
    expect(outside((await previewOf(changes)).preview)).toEqual([]);
  });

  test('--judge after: the conclusion of the roster after the changes has a line', async () => {
    const changes = [change({ 变动类型: '免职', 姓名: '张甲' })];
    const { preview } = await previewOf(changes);
    const { stdout } = await rawPreview(changes, { options: ['--judge', 'after'] });
    expect(preview.status.after).toBe('fail');
    expect(stdout).toMatch(/\n变动后：有不合格项；合格 \d+，不合格 \d+，无法判定 \d+\n/);
    expect((await rawPreview(changes)).stdout).not.toContain('\n变动后：');
    const output = join(folder(), 'p.xlsx');
    await rawPreview(changes, { options: ['--judge', 'after', '-o', output] });
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(output);
    expect(book.getWorksheet('封面')?.getCell('A3').value).toBe('变动后');
  });

  test('issues of one code over many rows are said once, in the table and where nothing could be made', async () => {
    const nobody = Array.from({ length: 40 }, (_, index) =>
      change({ 变动类型: '免职', 姓名: `无此人${index}` }),
    );
    const { stdout } = await rawPreview([...nobody, change({ 变动类型: '免职', 姓名: '张甲' })]);
    expect(stdout.match(/花名册里没有这个人/g)).toHaveLength(1);
    expect(stdout).toMatch(/\[错误\] 变动\.csv B2等40行 花名册里没有这个人/);
    const { code, stderr } = await rawPreview(nobody);
    expect(code).toBe(2);
    expect(stderr.match(/花名册里没有这个人/g)).toHaveLength(1);
    expect(stderr).toMatch(/变动\.csv 2–41：花名册里没有这个人/);
    const units = Array.from({ length: 9 }, (_, index) => change({ 姓名: '张甲', 新单位: `无此镇${index}` }));
    const { stderr: others } = await rawPreview(units);
    expect(others.match(/不在单位名册中/g)).toHaveLength(5);
    expect(others).toContain('另有4项没有计入，原因与上面的同类。');
  });

  test('one change is told in the singular, and English headings begin with a capital', async () => {
    const changes = [
      change({ 变动类型: '免职', 姓名: '张甲' }),
      change({ 变动类型: '免职', 姓名: '无此人' }),
    ];
    const { stdout } = await rawPreview(changes);
    expect(stdout).toContain('第2项变动没有计入，下面的结论里没有它；');
    const { stdout: english } = await rawPreview(changes, { options: ['--lang', 'en'] });
    expect(english).toMatch(/\nNewly broken \(\d+\)\n/);
  });
});

describe('where doubts and assumptions are', () => {
  test('a cell that a change filled in stands in its row', async () => {
    const { stdout } = await rawPreview([
      change({ 变动类型: '变更', 姓名: '张甲', 新单位: '', 出生年月: '1990.13' }),
    ]);
    expect(stdout).toMatch(/浒山街道 .* 无法判定 .*“出生年月”.* 变动\.csv D2/);
    expect(stdout).not.toMatch(/“出生年月”[^·]* 名单\.csv/);
  });

  test('a level that a form does not tell is in doubt there, and what was left alone where it was', async () => {
    const directory = folder();
    const values = { XingMing: '张甲', ShenFenZheng: ID.张甲, NiMianZhiWu: '党政办主任' };
    formFile(directory, '1.lrmx', { ...values, NiRenZhiWu: '宗汉街道组织办主任' });
    const { stdout } = await rawPreview([directory]);
    expect(stdout).toMatch(/宗汉街道 .* 无法判定 .*“职务层次”空白 1\.lrmx /);
    const roster = ROSTER.map((each) => (each.姓名 === '张甲' ? { ...each, 出生年月: '' } : each));
    const { stdout: others } = await rawPreview([change({ 姓名: '张甲', 新单位: '宗汉街道' })], { roster });
    expect(others).toMatch(/宗汉街道 .*“出生年月”空白 名单\.csv B2/);
  });

  test('the sheet that lacks a column is that of the person whose record was copied', async () => {
    const roster = ROSTER.map(({ 后备类型: _, ...others }) => others);
    const row = { 变动类型: '任职', 姓名: '李甲', 身份证号: ID.李甲, 新单位: '观海卫镇/山海村' };
    const { preview } = await previewOf([change(row)], { roster });
    const assumed = preview.notes.filter(({ message }) => message.includes('“后备类型”'));
    expect(assumed).toHaveLength(1);
    expect(assumed[0]?.message).toMatch(/名单\.csv 没有/);
    expect(assumed[0]?.message).not.toContain('变动.csv');
    const { stdout } = await rawPreview([change(row)], {
      roster: ROSTER.map((each) => (each.姓名 === '李甲' ? { ...each, 出生年月: '' } : each)),
    });
    expect(stdout).toMatch(/山海村委会 .*“出生年月”空白 名单\.csv B8/);
  });
});

describe('which changes a verdict comes from', () => {
  test('a record of no unit of the register is of the whole roster too', async () => {
    const rules = join(folder(), 'rules.yaml');
    writeFileSync(
      rules,
      `rulebook: one
populations:
  middle: { from: cadres, where: { postLevel: [中层正职, 中层副职] } }
rules:
  posts: { count: middle, countBy: post, atLeast: 7 }
`,
    );
    const roster = [
      ...ROSTER,
      middle({ 姓名: '张甲', 身份证号: ID.张甲, 所在镇街: '无此镇', 职务: '无此镇主任' }),
    ];
    const { preview } = await previewOf(
      [
        change({ 变动类型: '免职', 姓名: '张甲', 原单位: '浒山街道' }),
        change({ 变动类型: '免职', 姓名: '张甲', 原单位: '' }),
      ],
      { roster, options: ['--rules', rules, '--units', 'rules/cixi-young-cadres/units.csv'] },
    );
    expect(
      preview.verdicts.map(({ before, after, because }) => [before?.status, after?.status, because]),
    ).toEqual([['pass', 'fail', [0, 1]]]);
  });
});

describe('the exit code', () => {
  const breaking = [change({ 变动类型: '免职', 姓名: '张甲' })];
  const harmless = [change({ 变动类型: '免职', 姓名: '张乙' })];
  /** A roster on which nothing fails: one town, one village. */
  const rules = () => {
    const path = join(folder(), 'rules.yaml');
    writeFileSync(
      path,
      `rulebook: two
populations:
  town: { from: units, where: { kind: [镇, 街道] } }
  middle: { from: cadres, where: { postLevel: [中层正职, 中层副职] } }
rules:
  share: { per: town, share: middle, where: { age: { atMost: 35 } }, of: middle, atLeast: 20% }
  chief: { per: town, count: middle, where: { postLevel: 中层正职 }, atLeast: 3, severity: warning }
`,
    );
    return ['--rules', path];
  };

  test('0 where nothing gets worse, though the roster after the changes fails', async () => {
    expect((await rawPreview(harmless)).code).toBe(0);
    expect((await rawPreview(harmless, { options: ['--judge', 'after'] })).code).toBe(1);
  });

  test('1 where a change breaks or worsens something', async () => {
    expect((await rawPreview(breaking)).code).toBe(1);
  });

  test('--fail-on: rules below it do not decide', async () => {
    const removals = [change({ 变动类型: '免职', 姓名: '张乙' }), change({ 变动类型: '免职', 姓名: '王甲' })];
    expect((await rawPreview(removals, { options: rules() })).code).toBe(0);
    expect((await rawPreview(removals, { options: [...rules(), '--fail-on', 'warning'] })).code).toBe(1);
  });

  test('--judge after is as check of the roster after them: 0, 1, 3', async () => {
    const roster = ROSTER.filter(({ 所在镇街 }) => 所在镇街 === '浒山街道');
    const unit = ['--unit', '浒山街道', ...rules(), '--judge', 'after'];
    const doubtful = [change({ 变动类型: '变更', 姓名: '张甲', 出生年月: '1983' })];
    expect((await rawPreview(harmless, { roster, options: unit })).code).toBe(0);
    expect((await rawPreview(breaking, { roster, options: unit })).code).toBe(1);
    expect((await rawPreview(doubtful, { roster, options: unit })).code).toBe(3);
    expect((await rawPreview(doubtful, { roster, options: [...unit, '--allow-undecided'] })).code).toBe(0);
  });

  test.each<readonly [string, readonly string[]]>([
    ['--judge', ['--judge', 'before']],
    ['--judge after', ['--allow-undecided']],
    ['--fail-on', ['--fail-on', 'fatal']],
  ])('2 for a wrong use of %s', async (named, options) => {
    const { code, stdout, stderr } = await rawPreview(harmless, { options });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(named);
  });

  test('2 without --changes', async () => {
    const { code, stderr } = await run(['preview', ...DEMO]);
    expect([code, stderr.includes('--changes')]).toEqual([2, true]);
  });
});

describe('files of changes that hold none', () => {
  const told2 = async (rows: readonly (readonly string[])[], lang = 'zh-CN') => {
    const file = csvFile(folder(), '变动.csv', rows);
    const output = join(folder(), 'p.json');
    const { code, stdout, stderr } = await rawPreview([file], {
      options: ['-f', 'table', '-f', `json=${output}`, '--lang', lang],
    });
    expect([code, stdout, existsSync(output)]).toEqual([2, '', false]);
    return stderr;
  };

  test('without a column 变动类型', async () => {
    expect(
      await told2([
        ['姓名', '新单位', '新职务'],
        ['张甲', '宗汉街道', '主任'],
      ]),
    ).toMatch(/变动\.csv.*变动类型.*看到的表头是 姓名、新单位、新职务.*template changes/);
  });

  test('with headings and no rows', async () => {
    expect(await told2([['变动类型', '姓名', '新单位']])).toMatch(/变动\.csv 里有变动表的表头，没有一条变动/);
  });

  test('with a kind of change that nobody knows, or none: every row is named', async () => {
    const rows = [
      ['变动类型', '姓名', '新单位'],
      ['提拔', '张甲', '宗汉街道'],
      ['提拔', '张乙', '宗汉街道'],
      ['', '张丙', '宗汉街道'],
    ];
    const chinese = await told2(rows);
    expect(chinese).toMatch(/变动\.csv第2–3行：变动类型“提拔”不认得；请写 任职、免职、调动、变更 之一。/);
    expect(chinese).toMatch(/变动\.csv第4行：没有写变动类型/);
    expect(await told2(rows, 'en')).toMatch(/变动\.csv, row 2–3: "提拔" is no kind of change/);
  });

  test('of which none can be made: each says why', async () => {
    const text = await told2([
      ['变动类型', '姓名', '新单位'],
      ['调动', '无此人', '宗汉街道'],
      ['调动', '张甲', '无此镇'],
    ]);
    expect(text).toMatch(/2项变动都没有计入/);
    expect(text).toMatch(/变动\.csv 2：花名册里没有这个人/);
    expect(text).toMatch(/变动\.csv 3：“新单位”写的“无此镇”不在单位名册中/);
  });

  test('empty, missing, or of a roster without cadres', async () => {
    const empty = join(folder(), '空.csv');
    writeFileSync(empty, '');
    expect((await rawPreview([empty])).stderr).toMatch(/空\.csv/);
    expect((await rawPreview([join(folder(), '没有.csv')])).stderr).toMatch(/没有\.csv/);
    const directory = folder();
    const selections = csvFile(
      directory,
      '选拔.csv',
      rowsOf([{ 岗位: '团委书记', 单位: '浒山街道', 空缺日期: '2015-01', 方式: '公开比选' }]),
    );
    const changes = csvFile(directory, '变动.csv', rowsOf([change({ 变动类型: '免职', 姓名: '张甲' })]));
    const { code, stderr } = await run(['preview', selections, ...AS_OF, '--changes', changes]);
    expect([code, stderr.includes('没有干部表')]).toEqual([2, true]);
  });
});

describe('the sample', () => {
  const args = [...DEMO, ...AS_OF, '--changes', SAMPLE];
  const NAMES = ['陆明', '范建军', '金颖', '示例甲', '张琴颖', '王洁亚', '史峰斌', '示例乙'];

  test('breaks, worsens, mends and improves verdicts, and its table keeps to 80 columns', async () => {
    for (const lang of ['zh-CN', 'en']) {
      const { code, stdout, stderr } = await run(['preview', ...args, '--lang', lang], 80);
      expect([code, stderr]).toEqual([1, '']);
      for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
      for (const name of NAMES) expect(stdout).toContain(name);
    }
    const { stdout } = await run(['preview', ...args]);
    expect(stdout).toContain('- 浒山街道 不合格 3/17 (17.6%) → 合格 5/19 (26.3%) ≥ 20%');
    expect(stdout).toContain('- 匡堰镇 合格 34/34 (100.0%) → 不合格 34/35 (97.1%) < 100% · 需35人 缺1人');
    const order = ['新增不合格（2）', '变差（2）', '不再不合格（4）', '好转（3）', '变动（8）'].map((title) =>
      stdout.indexOf(title),
    );
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(order).not.toContain(-1);
  });

  test('in JSON and CSV there is nobody’s name; the workbook for the meeting has all of it', async () => {
    const here = folder();
    const [json, csv, xlsx] = ['p.json', 'p.csv', 'p.xlsx'].map((name) => join(here, name)) as [
      string,
      string,
      string,
    ];
    await run([
      'preview',
      ...args,
      ...[json, csv, xlsx].flatMap((path) => ['-f', `${path.replace(/^.*\./, '')}=${path}`]),
    ]);
    const [jsonText, csvText] = [readFileSync(json, 'utf8'), readFileSync(csv, 'utf8')];
    const { summary, verdicts } = previewSchema.parse(JSON.parse(jsonText));
    expect(summary).toEqual({ breaks: 2, worsens: 2, mends: 4, improves: 3, same: verdicts.length - 11 });
    for (const name of NAMES)
      expect([name, jsonText.includes(name), csvText.includes(name)]).toEqual([name, false, false]);
    expect(csvText.split('\r\n')).toHaveLength(verdicts.length + 2);
    expect(csvText).toMatch(
      /新增不合格,错误,town-middle-chief-share,[^,]*,坎墩街道,合格,不合格,1\/2–3,0\/1–2,/,
    );
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(xlsx);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['封面', '变动', '影响', '数据问题']);
    for (const { pageSetup } of book.worksheets)
      expect([pageSetup.paperSize, pageSetup.orientation, pageSetup.fitToWidth]).toEqual([9, 'landscape', 1]);
    const rows = (name: string) =>
      (book.getWorksheet(name)?.getSheetValues() ?? []).map((row) =>
        Array.isArray(row) ? row.slice(1).join(' | ') : '',
      );
    expect(rows('变动')[5]).toMatch(
      /^3 \| 调动 \| 陆明 \| 掌起镇 \| 浒山街道 \| .* \| 2019-06-15 \| 变差 1，不再不合格 1，好转 1 \|/,
    );
    expect(rows('影响')[3]).toMatch(/^新增不合格 \| town-middle-chief-share .* \| √ 合格 .* \| × 不合格/);
    expect(rows('变动').some((row) => row.startsWith('分管领导'))).toBe(true);
    expect(book.getWorksheet('影响')?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
  });

  test('what an earlier run left in the folder is no change', async () => {
    const here = folder();
    mkdirSync(join(here, '变动'));
    for (const name of ['1.lrmx', '2.lrmx'])
      writeFileSync(join(here, '变动', name), readFileSync(`${SAMPLE}/任免审批表/${name}`));
    const options = ['preview', ...DEMO, ...AS_OF, '--changes', join(here, '变动')];
    const outputs = ['table=p.txt', 'csv=p.csv', 'xlsx=p.xlsx'].flatMap((each) => [
      '-f',
      each.replace('=', `=${here}/变动/`),
    ]);
    const first = await run([...options, ...outputs]);
    const again = await run([...options, ...outputs, '-f', 'json']);
    expect([first.code, again.code]).toEqual([0, 0]);
    expect(
      previewSchema.parse(JSON.parse(again.stdout)).inputs.filter(({ of }) => of === 'changes'),
    ).toHaveLength(2);
  });

  test('a file of the run is not written over', async () => {
    const changes = `${SAMPLE}/变动.csv`;
    const { code, stderr } = await run([
      'preview',
      ...DEMO,
      ...AS_OF,
      '--changes',
      changes,
      '-f',
      `csv=${changes}`,
    ]);
    expect([code, stderr.includes('变动.csv')]).toEqual([2, true]);
  });

  test('the form that template changes writes is read as changes', async () => {
    const path = join(folder(), '变动.xlsx');
    await run(['template', 'changes', '-o', path]);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.getWorksheet('变动') as exceljs.Worksheet;
    const heads = (sheet.getRow(2).values as string[]).slice(1);
    expect(heads.slice(0, 12)).toEqual([
      ...['序号', '变动类型', '姓名', '身份证号', '性别', '出生年月'],
      ...['原单位', '新单位', '新职务', '新职务层次', '后备类型', '生效日期'],
    ]);
    const row: Written = {
      变动类型: '调动',
      姓名: '张甲',
      身份证号: ID.张甲,
      原单位: '浒山街道',
      新单位: '宗汉街道',
    };
    sheet.getRow(3).values = heads.map((head) => row[head] ?? null);
    await book.xlsx.writeFile(path);
    const { preview } = await previewOf([path]);
    expect(preview.changes).toMatchObject([
      { action: 'transfer', from: ['浒山街道'], to: ['宗汉街道'], origin: { row: 3 } },
    ]);
  });
});

describe('what holds of check holds here', () => {
  const removal = [change({ 变动类型: '免职', 姓名: '张甲' })];

  test('--exemptions: a verdict that is exempt after the change is not broken', async () => {
    const path = join(folder(), '豁免.yaml');
    writeFileSync(
      path,
      `豁免:\n  - { 规则: ${SHARE}, 单位: 浒山街道, 批准: 部务会, 批准文件: 1号, 理由: 合并, 至: 2019-12-31 }\n`,
    );
    const { code, preview } = await previewOf(removal, { options: ['--exemptions', path] });
    expect(told(preview, SHARE, '浒山街道')).toBe('1/5 pass → 0/4 exempt worsens because 0');
    expect(code).toBe(1);
  });

  test('--unit limits what is told to the unit', async () => {
    const { preview } = await previewOf([change({ 姓名: '张甲', 新单位: '宗汉街道' })], {
      options: ['--unit', '宗汉街道'],
    });
    const units = preview.verdicts.flatMap(({ group }) => group.path[0] ?? []);
    expect(new Set(units)).toEqual(new Set(['宗汉街道']));
  });

  test('--previous: both rosters are compared with the one before', async () => {
    const rules = join(folder(), 'rules.yaml');
    writeFileSync(
      rules,
      `rulebook: fewer
populations:
  town: { from: units, where: { kind: [镇, 街道] } }
  middle: { from: cadres, where: { postLevel: 中层正职 } }
  middle-before: { from: middle, roster: previous }
rules:
  no-fewer: { per: town, count: middle, atLeast: middle-before }
`,
    );
    const before = csvFile(folder(), '上期.csv', rowsOf(ROSTER));
    const { preview } = await previewOf(removal, { options: ['--rules', rules, '--previous', before] });
    expect(told(preview, 'no-fewer', '浒山街道')).toBe('4 pass → 3 fail breaks because 0');
  });

  test('headings and values of the configuration hold for changes too', async () => {
    const path = join(folder(), 'config.yaml');
    writeFileSync(
      path,
      'columns:\n  干部:\n    职务层次: { values: { 中层正职: [正股] } }\n    姓名: { heads: [大名] }\n',
    );
    const changes = csvFile(
      folder(),
      '变动.csv',
      rowsOf([
        { 变动类型: '任职', 大名: '示例甲', 出生年月: '1969.01', 新单位: '浒山街道', 新职务层次: '正股' },
      ]),
    );
    const { preview } = await previewOf([changes], { options: ['--config', path] });
    expect(told(preview, SHARE, '浒山街道')).toBe('1/5 pass → 1/6 fail breaks because 0');
  });
});
