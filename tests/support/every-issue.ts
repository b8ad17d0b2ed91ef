import { readFileSync, writeFileSync } from 'node:fs';
import type { JsonPreview } from '../../src/render/preview/preview-schema.ts';
import { example, formFile } from './forms.ts';
import { csvFile, run } from './program.ts';
import { AS_OF, type ExcelCell, excelFile, idNumber, rowsOf } from './rosters.ts';

type Cadre = Readonly<Record<string, ExcelCell>>;

const HEADS = [
  '姓名',
  '性别',
  '身份证号',
  '出生年月',
  '年龄',
  '所在镇街',
  '所在村社',
  '职务',
  '现任职务',
  '职务层次',
  '优秀年轻干部',
];

const ID = idNumber('19900101');

const cadre = (written: Cadre): Cadre => ({
  姓名: '张甲',
  性别: '男',
  出生年月: '1990.01',
  年龄: 29,
  所在镇街: '浒山街道',
  职务层次: '中层正职',
  ...written,
});

const villager = (written: Cadre): Cadre =>
  cadre({ 所在镇街: '观海卫镇', 所在村社: '五洞闸村', 职务: '委员', 职务层次: null, ...written });

const named = (name: string, written: Cadre): Cadre => cadre({ 姓名: name, ...written });

/** Cadres of whom nearly everybody has another data issue. */
const CADRES: readonly Cadre[] = [
  ...[...'甲乙丙丁戊己庚辛'].map((name) => named(`陈${name}`, {})),
  named('张乙', { 出生年月: '1986.13' }),
  named('张丙', { 出生年月: { error: '#N/A' } }),
  named('张丁', { 出生年月: '2091.05' }),
  named('张戊', { 出生年月: 1986.1, 年龄: null }),
  named('张己', { 出生年月: '2009.05', 年龄: 10 }),
  named('张庚', { 身份证号: '33999919860312' }),
  named('张辛', { 身份证号: Number(idNumber('19860312').replace('X', '0')) }),
  named('张壬', { 优秀年轻干部: '待定' }),
  villager({ 姓名: '李甲', 职务: '书记', 现任职务: '委员' }),
  named('王甲', { 年龄: 45 }),
  named('王乙', { 身份证号: ID, 出生年月: '1990.01' }),
  named('王丙', { 身份证号: ID }),
  named('王丁', { 身份证号: idNumber('19880712', '003'), 出生年月: '1986.03', 年龄: 33 }),
  named('王戊', { 身份证号: idNumber('19900101', '004'), 性别: '男' }),
  named('赵甲', { 身份证号: idNumber('19900101', '005') }),
  named('赵甲', { 身份证号: idNumber('19900101', '005'), 出生年月: '1970.01', 年龄: 49 }),
  named('赵乙', { 身份证号: idNumber('19900101', '007') }),
  named('赵乙', { 身份证号: idNumber('19900101', '007'), 性别: '女' }),
  named('', {}),
  named('孙甲', { 所在镇街: '无此镇' }),
  named('孙乙', { 所在镇街: null, 所在村社: '新东村', 职务: '委员' }),
  villager({ 姓名: '孙丙', 所在村社: '五洞匣村' }),
  named('孙丁', { 所在镇街: null }),
  named('孙戊', { 所在镇街: { error: '#N/A' } }),
  named('周甲', {}),
  named('周甲', {}),
];

const TRAININGS = [
  { 培训班次: '春季班', 姓名: '无此人', 培训天数: '一周左右' },
  { 培训班次: '春季班', 姓名: '周甲', 培训天数: '若干' },
  { 培训班次: '春季班', 姓名: '', 培训天数: '半个月' },
  { 培训班次: '春季班', 姓名: '陈甲', 培训天数: '3' },
].map((training) => ({ ...training, 培训级别: '市级', 开班日期: '2019-03-01' }));

const REPORTS = [{ 月份: '某月', 姓名: '陈甲', 所在镇街: '浒山街道' }];

/** Files in which every code of data issues occurs that needs no configuration and no rulebook of its own. */
export async function filesWithEveryIssue(directory: string): Promise<string[]> {
  return [
    await excelFile(directory, '名单.xlsx', {
      名单: [HEADS, ...CADRES.map((each) => HEADS.map((head) => each[head] ?? null))],
      其他: [
        ['称呼', '出生年月', '职务', '所在镇街'],
        ['小王', '1990.01', '委员', '浒山街道'],
      ],
    }),
    csvFile(directory, '培训.csv', rowsOf(TRAININGS)),
    csvFile(directory, '月报.csv', rowsOf(REPORTS)),
    undecodableFile(directory, '乱码.csv'),
  ];
}

/** A CSV file with a name in bytes that are no characters. */
function undecodableFile(directory: string, name: string): string {
  const path = csvFile(
    directory,
    name,
    rowsOf([{ 姓名: '吴??', 出生年月: '1990.01', 所在镇街: '浒山街道', 职务层次: '中层正职' }]),
  );
  writeFileSync(path, Buffer.from(readFileSync(path).toString('latin1').replace('??', '\xff\xfe'), 'latin1'));
  return path;
}

/** Changes and appointment forms of which every one but the first has another data issue; the codes of these. */
export async function issuesOfChanges(directory: string): Promise<string[]> {
  const id = idNumber('19900101', '031');
  const roster = csvFile(
    directory,
    '在册.csv',
    rowsOf([
      {
        姓名: '张甲',
        身份证号: id,
        出生年月: '1990.01',
        所在镇街: '浒山街道',
        职务: '主任',
        职务层次: '中层正职',
      },
      {
        姓名: '赵甲',
        身份证号: '',
        出生年月: '1970.01',
        所在镇街: '浒山街道',
        职务: '站长',
        职务层次: '中层正职',
      },
      {
        姓名: '赵乙',
        身份证号: '',
        出生年月: '1970.01',
        所在镇街: '浒山街道',
        职务: '站长',
        职务层次: '中层正职',
      },
      {
        姓名: '赵乙',
        身份证号: '',
        出生年月: '1971.01',
        所在镇街: '浒山街道',
        职务: '所长',
        职务层次: '中层正职',
      },
    ]),
  );
  const changes = csvFile(
    directory,
    '变动.csv',
    rowsOf(
      [
        { 变动类型: '调动', 姓名: '张甲', 新单位: '宗汉街道' },
        { 变动类型: '变更', 姓名: '张甲' },
        { 变动类型: '免职', 姓名: '无此人' },
        { 变动类型: '免职', 姓名: '赵甲', 身份证号: id },
        { 变动类型: '免职', 姓名: '赵乙' },
        { 变动类型: '免职', 姓名: '赵甲', 原单位: '观海卫镇' },
        { 变动类型: '调动', 姓名: '赵甲', 新单位: '无此镇' },
        { 变动类型: '调动', 姓名: '赵甲', 新单位: '新东村' },
        { 变动类型: '调动', 姓名: '赵甲' },
        { 变动类型: '免职', 姓名: '', 原单位: '浒山街道' },
        { 变动类型: '免职', 姓名: '赵甲', 出生年月: '1999.01' },
        { 变动类型: '变更', 姓名: '赵甲', 新单位: '宗汉街道' },
        { 变动类型: '调动', 姓名: '张甲', 新单位: '宗汉街道' },
        { 变动类型: '任职', 姓名: '示例丙', 新单位: '宗汉街道' },
        { 变动类型: '任职', 姓名: '赵甲', 新单位: '宗汉街道' },
      ].map((each) => ({ 身份证号: '', 出生年月: '', 原单位: '', 新单位: '', ...each })),
    ),
  );
  const forms = [
    formFile(directory, '1.lrmx', example({ ShenFenZheng: id, XingMing: '张甲', NiMianZhiWu: '站长' })),
    formFile(directory, '2.lrmx', example({ XingMing: '示例乙', NiRenZhiWu: '浒山街道站长' })),
  ];
  const { stdout } = await run([
    ...['preview', roster, ...AS_OF, '-f', 'json'],
    ...[changes, ...forms].flatMap((file) => ['--changes', file]),
  ]);
  return (JSON.parse(stdout) as JsonPreview).dataIssues.map(({ code }) => code);
}
