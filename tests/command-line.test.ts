import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { INPUT_FORMATS } from '../src/roster/readers/index.ts';
import { csvFile, folder, run, verdictOf } from './support/program.ts';
import { AS_OF, idNumber, middle, reportOn, rowsOf, villager } from './support/rosters.ts';

const UNITS = [
  ['单位代码', '单位名称', '单位类别', '上级单位'],
  ['1', '浒山街道', '街道', '某市'],
];
const roster = () => csvFile(folder(), 'roster.csv', rowsOf([middle()]));
const PROGRAM = 'bin/cadre-audit.js';

describe('a report never goes over a file that the run reads', () => {
  test('the register of units', async () => {
    const units = csvFile(folder(), 'units.csv', UNITS);
    const before = readFileSync(units, 'utf8');
    const { code, stderr } = await run(['check', roster(), '--units', units, ...AS_OF, '-o', units]);
    expect([code, readFileSync(units, 'utf8')]).toEqual([2, before]);
    expect(stderr).toContain('就是输入文件');
  });

  test('the rulebook, the files beside it, and a link to one of them', async () => {
    const directory = folder();
    const text = readFileSync('rules/cixi-young-cadres/rulebook.yaml', 'utf8');
    for (const name of ['units.csv', 'key-universities.csv'])
      writeFileSync(join(directory, name), readFileSync(`rules/cixi-young-cadres/${name}`));
    writeFileSync(join(directory, 'rulebook.yaml'), text);
    symlinkSync(join(directory, 'rulebook.yaml'), join(directory, 'link.csv'));
    const rules = ['--rules', join(directory, 'rulebook.yaml')];
    for (const name of ['rulebook.yaml', 'units.csv', 'key-universities.csv', 'link.csv']) {
      const target = `csv=${join(directory, name)}`;
      expect((await run(['check', roster(), ...rules, ...AS_OF, '-f', target])).code).toBe(2);
    }
    expect(readFileSync(join(directory, 'rulebook.yaml'), 'utf8')).toBe(text);
  });

  test.each([
    ['two reports into one file', ['-f', 'csv=OUT', '-f', 'json=OUT'], '同一个文件'],
    ['two outputs', ['-o', 'OUT', '-o', 'OUT.json'], '同一个文件'],
    ['a file without a name', ['-f', 'json='], '没有文件名'],
    ['an output for which no report is left', ['-f', 'json=OUT', '-o', 'OUT.txt'], '没有可写的报告'],
    ['an ending that is no format', ['-o', 'OUT.pdf'], 'pdf'],
  ])('%s is a mistake', async (_what, options, told) => {
    const out = join(folder(), 'report');
    const given = options.map((option) => option.replace('OUT', out));
    const { code, stdout, stderr } = await run(['check', roster(), ...AS_OF, ...given]);
    expect([code, stdout, existsSync(out)]).toEqual([2, '', false]);
    expect(stderr).toContain(told);
  });
});

test('where one of several reports cannot be written, none is left and nothing is shown', async () => {
  const out = folder();
  const impossible = `csv=${join(out, 'a.json', 'b.csv')}`;
  writeFileSync(join(out, 'a.json'), '');
  const { code, stdout } = await run([
    'check',
    roster(),
    ...AS_OF,
    '-f',
    'table',
    '-f',
    `json=${join(out, 'r.json')}`,
    '-f',
    impossible,
  ]);
  expect([code, stdout, existsSync(join(out, 'r.json'))]).toEqual([2, '', false]);
});

describe('standard output', () => {
  const failing = () => csvFile(folder(), 'roster.csv', rowsOf([middle({ 出生年月: '1970.01' })]));

  test('a reader that closes the pipe costs neither the exit code nor the other reports', () => {
    const out = join(folder(), 'a.csv');
    const script = `node ${PROGRAM} check ${failing()} --as-of 2019-06-30 -f json -f csv=${out} | head -c 1 >/dev/null; echo $\{PIPESTATUS[0]}`;
    const code = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim();
    expect([code, existsSync(out)]).toEqual(['1', true]);
  });

  test.runIf(existsSync('/dev/full'))('a full disk is a sentence and exit code 2', () => {
    const script = `node ${PROGRAM} check ${failing()} --as-of 2019-06-30 -f json > /dev/full`;
    const { status, stderr } = spawnSync('bash', ['-c', script], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^报告无法完整输出（ENOSPC）.*\n$/);
  });
});

test('a command of commands alone shows its help', async () => {
  const { code, stdout, stderr } = await run(['rules']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^用法： *cadre-audit rules/);
  expect(stderr).not.toContain('有误');
});

test.each([
  [[], 'zh-CN'],
  [[], 'en'],
  [['check'], 'zh-CN'],
  [['check'], 'en'],
  [['inspect'], 'zh-CN'],
  [['inspect'], 'en'],
  [['template'], 'en'],
  [['explain'], 'en'],
])('help of %j in %s stands within 80 columns', async (command, language) => {
  const { stdout } = await run([...command, '--help', '--lang', language]);
  expect(stdout.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
});

describe('mistakes in the command are told in the language of the run', () => {
  test.each([
    [['check', 'x.csv', '--asof', '2019-06-30'], /没有 --asof 这个选项，是不是想写“--as-of”/],
    [['chek', 'x.csv'], /没有“chek”这个命令，是不是想写“check”/],
    [['check'], /缺少花名册文件/],
    [['explain'], /缺少规则编号/],
    [['check', 'x.csv', '--as-of'], /选项 --as-of <date> 后面缺少内容/],
    [['explain', 'pool'], /pool 是统计数/],
    [['explain', 'roster.xlsx', 'village-young'], /roster\.xlsx 是文件；请先写规则编号/],
    [['explain', 'village-young', '--unit', '浒山街道'], /请写上花名册文件/],
  ])('%j', async (args, told) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain('error:');
    const english = await run([...args, '--lang=en']);
    if (args.at(-1) === '--as-of') return;
    expect(english.stderr).toMatch(/^[A-Za-z]/);
    expect(english.stderr.replaceAll(/[-\w./]*[一-鿿][-\w./一-鿿]*/g, '')).not.toMatch(/[一-鿿]/);
  });

  test('help speaks the language, wherever the option stands', async () => {
    const chinese = await run(['check', '--help']);
    expect(chinese.code).toBe(0);
    expect(chinese.stdout).toMatch(/用法：.*check/);
    for (const args of [
      ['check', '--help', '--lang', 'en'],
      ['--lang', 'en', 'check', '--help'],
    ]) {
      const { code, stdout } = await run(args);
      expect(code).toBe(0);
      expect(stdout).toMatch(/Usage: cadre-audit check/);
      expect(stdout.replaceAll(/\s+/g, '').replaceAll(/浒山街道|观海卫镇\/五洞闸村/g, '')).not.toMatch(
        /[一-鿿]/,
      );
    }
  });
});

describe('a part of a roster', () => {
  const cadres = [middle(), middle({ 姓名: '王乙', 所在镇街: '宗汉街道' }), villager()];
  const seconded = (姓名: string) => ({
    姓名,
    身份证号: '',
    挂职单位: '治水办',
    开始日期: '2019-02-01',
    结束日期: '',
  });
  const secondments = [seconded('张甲'), seconded('王乙')];
  const reports = [{ 姓名: '张甲', 身份证号: '', 月份: '2019-02' }];

  test('holds only the secondments of its own people, and no totals of the whole', async () => {
    const report = await reportOn([cadres, secondments, reports], '--unit', '宗汉街道');
    const judged = report.verdicts.filter(({ rule }) => rule === 'secondment-monthly-report');
    expect(judged.map(({ group }) => group.path)).toEqual([['宗汉街道']]);
    expect(report.statistics).toEqual([]);
  });

  test('a village of which the roster has nobody fails there as it fails in the whole', async () => {
    const whole = await reportOn([cadres]);
    const part = await reportOn([cadres], '--unit', '观海卫镇/城南社区');
    const verdict = verdictOf(part, 'village-young', '城南社区');
    expect(verdict).toEqual(verdictOf(whole, 'village-young', '城南社区'));
    expect(part.status).toBe('fail');
    const file = csvFile(folder(), 'r.csv', rowsOf(cadres));
    const { code, stdout } = await run([
      'explain',
      'village-young',
      file,
      '--unit',
      '观海卫镇/城南社区',
      ...AS_OF,
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/不合格 village-young 观海卫镇\/城南社区 0 < 1 · .*花名册中没有记录/);
  });

  test('explain says which unit a rule is judged for', async () => {
    const file = csvFile(folder(), 'r.csv', rowsOf(cadres));
    const { code, stderr } = await run([
      'explain',
      'town-middle-35-share',
      file,
      '--unit',
      '观海卫镇/五洞闸村',
      ...AS_OF,
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/按镇街作结论.*请用 --unit 观海卫镇/);
  });
});

describe('explain', () => {
  test('compares with the bound that is broken', async () => {
    const reserve = (姓名: string) => villager({ 姓名, 后备类型: '主职后备' });
    const file = csvFile(folder(), 'r.csv', rowsOf(['甲一', '乙二', '丙三'].map(reserve)));
    const { stdout } = await run([
      'explain',
      'village-reserve',
      file,
      '--unit',
      '观海卫镇/五洞闸村',
      ...AS_OF,
    ]);
    expect(stdout).toContain('计算：3 ≥ 1，3 > 2');
  });

  test('shows of everybody what the rule reads of them, and of events which count', async () => {
    const directory = folder();
    const file = csvFile(
      directory,
      'r.csv',
      rowsOf([villager({ 职务: '书记' }), villager({ 姓名: '陈乙' })]),
    );
    const training = { 培训班次: '春季班', 姓名: '李甲', 培训级别: '市级', 培训天数: '3' };
    const trainings = csvFile(
      directory,
      't.csv',
      rowsOf([
        { ...training, 开班日期: '2019-03-01' },
        { ...training, 开班日期: '2018-03-01' },
        { ...training, 开班日期: '' },
      ]),
    );
    const secretary = await run(['explain', 'secretary-training', file, trainings, ...AS_OF]);
    expect(secretary.stdout).toMatch(
      /李甲 .*3–6（计入 t\.csv 第2行；不计入 t\.csv 第3行；不能确定 t\.csv 第4行）/,
    );
    const young = await run(['explain', 'village-young', file, '--unit', '观海卫镇/五洞闸村', ...AS_OF]);
    expect(young.stdout).toMatch(/陈乙 r\.csv \S+ · 出生年月 1990-01（29岁）/);
  });
});

describe('what is shown', () => {
  test('a heading broken over two lines is one word', async () => {
    const rows = rowsOf([middle({ 出生年月: '' })]);
    const heads = (rows[0] ?? []).map((head) => (head === '出生年月' ? '出生\n年月' : head));
    const { stdout } = await run(['check', csvFile(folder(), 'r.csv', [heads, ...rows.slice(1)]), ...AS_OF]);
    expect(stdout).toContain('“出生年月”空白');
    expect(stdout).not.toContain('\\u{a}');
  });

  test('an ID number in the column of names, in a file name or in an option is masked', async () => {
    const number = idNumber('19900101');
    const directory = folder();
    const file = csvFile(directory, `${number}.csv`, rowsOf([villager({ 姓名: number, 职务: '书记' })]));
    const training = {
      培训班次: '春季班',
      姓名: number,
      培训级别: '市级',
      开班日期: '2019-03-01',
      培训天数: '3',
    };
    const trainings = csvFile(directory, 't.csv', rowsOf([training]));
    const explained = ['explain', 'village-young', file, '--unit', '观海卫镇/五洞闸村', ...AS_OF];
    for (const args of [
      ['check', file, trainings, ...AS_OF],
      ['check', file, trainings, ...AS_OF, '-f', 'csv'],
      explained,
      ['check', file, '--unit', number],
      ['check', join(directory, 'x', `${number}.csv`)],
    ]) {
      const { stdout, stderr } = await run(args);
      expect(stdout + stderr).not.toContain(number);
    }
  });

  test('the requirement of a record is the number that it must have', async () => {
    const file = csvFile(folder(), 'r.csv', rowsOf([villager({ 职务: '书记' })]));
    const training = {
      培训班次: '春季班',
      姓名: '李甲',
      培训级别: '市级',
      开班日期: '2019-03-01',
      培训天数: '3',
    };
    const trainings = csvFile(folder(), 't.csv', rowsOf([training]));
    const { stdout } = await run(['check', file, trainings, ...AS_OF, '-f', 'csv']);
    const line = stdout.split('\r\n').find((each) => each.includes('secretary-training'));
    expect(line).toContain(',3,不少于7,');
  });

  test('where the unit came from, where no column says it', async () => {
    const cadre = Object.fromEntries(Object.entries(middle()).filter(([head]) => head !== '所在镇街'));
    const { stdout } = await run(['check', csvFile(folder(), '浒山街道.csv', rowsOf([cadre])), ...AS_OF]);
    expect(stdout).toMatch(/单位取自文件名：浒山街道；归入单位1\/1/);
  });

  test('villages without anybody are one finding and one issue', async () => {
    const file = csvFile(folder(), 'r.csv', rowsOf([villager()]));
    const { stdout } = await run(['check', file, ...AS_OF]);
    const lines = stdout
      .split('\n')
      .filter((line) => line.includes('没有记录') || line.includes('没有一条记录'));
    expect(lines.map((line) => line.match(/\d+个(村社|单位)/)?.[0])).toEqual([
      '400个村社',
      '400个村社',
      '400个单位',
    ]);
  });
});

test.each([['letter.docx', 'Word']])('%s is told for what it is', async (name, told) => {
  const { code, stdout, stderr } = await run(['check', `fixtures/other-kinds/${name}`]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(told);
  expect(stderr).toContain(name);
});

test.each(['zh-CN', 'en'])('help in %s names every format of standard input', async (language) => {
  const { stdout } = await run(['check', '--help', '--lang', language], 1_000);
  const line = stdout.split('\n').find((each) => each.includes('--input-format')) ?? '';
  for (const format of INPUT_FORMATS) expect(line).toContain(format);
});
