import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { makeFiles } from '../src/cli/files.ts';
import { example, formFile, formXml } from './support/forms.ts';
import { check, csvFile, folder, run, verdictOf } from './support/program.ts';
import { AS_OF, codesOf, idNumber, middle, rowsOf, said } from './support/rosters.ts';
import { pack, partsOf, rows } from './support/workbooks.ts';

/** Folders, archives, patterns and standard input: many files as one roster. */

const LIST = rowsOf([middle(), middle({ 姓名: '张乙' })]);
const CSV = LIST.map((row) => row.join(',')).join('\n');

/** A folder with so many forms in it. */
function formsFolder(count: number, name = 'forms'): string {
  const directory = join(folder(), name);
  mkdirSync(directory);
  for (let index = 0; index < count; index++)
    formFile(directory, `${String(index).padStart(5, '0')}.lrmx`, example({ XingMing: `示例${index}` }));
  return directory;
}

/** The paths of the files that were read, without what stands before `root`. */
async function pathsRead(root: string, ...args: readonly string[]): Promise<string[]> {
  const { report } = await check([...args, ...AS_OF]);
  return report.inputs.map(({ path }) => path.replace(`${root}/`, ''));
}

async function refused(args: readonly string[], ...told: readonly string[]): Promise<void> {
  for (const command of ['check', 'inspect']) {
    const { code, stdout, stderr } = await run([command, ...args]);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    for (const words of told) expect(stderr).toContain(words);
  }
}

async function zipped(
  files: Readonly<Record<string, string | Uint8Array>>,
  directory = folder(),
): Promise<string> {
  const path = join(directory, 'a.zip');
  writeFileSync(path, await pack(files));
  return path;
}

describe('a folder', () => {
  test('is read with the folders in it, in the order of names, without what programs left there', async () => {
    const root = folder();
    mkdirSync(join(root, 'b', 'deep'), { recursive: true });
    mkdirSync(join(root, '.git'));
    for (const name of ['c.csv', 'b/deep/z.csv', 'b/y.CSV', 'a.csv']) csvFile(root, name, LIST);
    for (const name of ['~$a.xlsx', '.~a.xlsx', '.DS_Store', 'Thumbs.db', 'b/desktop.ini', '.git/x.csv'])
      writeFileSync(join(root, name), 'x');
    expect(await pathsRead(root, root)).toEqual(['a.csv', 'b/deep/z.csv', 'b/y.CSV', 'c.csv']);
    expect((await check([root, ...AS_OF])).report.notes.map(({ code }) => code)).not.toContain(
      'files-passed-over',
    );
  });

  test('what is of no known format is told', async () => {
    const root = formsFolder(2);
    for (const name of ['photo.jpg', 'letter.docx', 'roster.pdf']) writeFileSync(join(root, name), 'x');
    for (const command of ['check', 'inspect']) {
      const { stdout } = await run([command, root, ...AS_OF]);
      expect(stdout).toContain('3个文件不是花名册的格式，没有读：letter.docx、photo.jpg、roster.pdf');
    }
  });

  test.each(['a.xls', 'a.et', 'a.lrm'])('%s is a roster and is never passed over', async (name) => {
    const root = formsFolder(2);
    writeFileSync(join(root, name), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    await refused([root], name);
  });

  test('a bad file among good ones is named', async () => {
    const root = formsFolder(20);
    writeFileSync(join(root, '00007.lrmx'), formXml(example()).slice(0, 100));
    await refused([root], '00007.lrmx', 'lrmx');
  });

  test('links that lead round in a circle, and to a file', async () => {
    const root = formsFolder(1);
    symlinkSync(root, join(root, 'again'));
    symlinkSync(join(root, '00000.lrmx'), join(root, 'link.lrmx'));
    expect(await pathsRead(root, root)).toEqual(['00000.lrmx', 'link.lrmx']);
  });

  test('a link to nothing is told of: somebody may be missing', async () => {
    const root = formsFolder(1);
    symlinkSync(join(root, 'away'), join(root, 'gone.lrmx'));
    await refused([root], '找不到', 'gone.lrmx');
  });

  test.each([[[]], [['photo.jpg']], [['.a.csv']]])('without rosters: %j', async (names) => {
    const root = folder();
    for (const name of names) writeFileSync(join(root, name), 'x');
    await refused([root], root, '没有花名册文件');
  });

  test.skipIf(process.getuid?.() === 0)('one that may not be opened', async () => {
    const root = formsFolder(1);
    mkdirSync(join(root, 'closed'));
    chmodSync(join(root, 'closed'), 0o000);
    await refused([root], 'EACCES');
  });

  test('the reports of earlier runs are no input, and may be written anew', async () => {
    const root = formsFolder(3);
    const reports = ['csv', 'txt', 'xlsx'].map((ending) => join(root, `report.${ending}`));
    const outputs = reports.flatMap((path) => [
      '-f',
      `${path.endsWith('txt') ? 'table' : path.slice(-4).replace('.', '')}=${path}`,
    ]);
    for (const language of ['zh-CN', 'en', 'zh-CN']) {
      const { code, stderr } = await run(['check', root, ...AS_OF, ...outputs, '--lang', language]);
      expect([code, stderr]).toEqual([3, '']);
      expect(await pathsRead(root, root)).toEqual(['00000.lrmx', '00001.lrmx', '00002.lrmx']);
    }
    // Named by itself it is an input like any other.
    for (const paths of [[reports[2] as string], [reports[2] as string, root]]) {
      const { code, stderr } = await run(['check', ...paths, ...AS_OF, '-o', reports[2] as string]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('report.xlsx')]);
    }
  });

  test('a template that was filled in is read', async () => {
    const root = folder();
    await run(['template', '-o', join(root, 'template.xlsx')]);
    csvFile(root, 'a.csv', LIST);
    expect(await pathsRead(root, root)).toEqual(['a.csv', 'template.xlsx']);
  });
});

describe('many forms', () => {
  test.each(['zh-CN', 'en'])(
    'are one line in %s, whatever the way in which they are named',
    async (language) => {
      const root = formsFolder(300);
      for (const args of [[root], [`${root}/*.lrmx`]]) {
        const { stdout } = await run(['check', ...args, ...AS_OF, '--lang', language]);
        const lines = stdout.split('\n').filter((line) => line.includes('.lrmx') || line.includes('300'));
        expect(lines.filter((line) => /300(个文件| files)/.test(line))).toHaveLength(1);
        expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(700);
        expect(stdout.split('\n').length).toBeLessThan(80);
      }
      const { stdout } = await run(['inspect', root, ...AS_OF, '--lang', language]);
      expect(stdout).toContain('299');
      expect(stdout.split('\n').length).toBeLessThan(30);
    },
  );

  test('four are told one by one', async () => {
    const { stdout } = await run(['check', formsFolder(4), ...AS_OF]);
    expect(stdout.match(/^文件：.*sha256/gm)).toHaveLength(4);
  });

  test('ten thousand in one folder', { timeout: 300_000 }, async () => {
    const root = formsFolder(10_000);
    const { code, stdout } = await run(['check', root, ...AS_OF]);
    expect(code).toBe(3);
    expect(stdout).toContain('10000个文件');
  });

  test('explain takes them too', async () => {
    const { code, stdout } = await run([
      'explain',
      'town-middle-35-share',
      formsFolder(6),
      '--unit',
      '浒山街道',
      ...AS_OF,
    ]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('示例5')]);
  });
});

test('an ID number in the name of a file is masked wherever it is shown', async () => {
  const root = folder();
  const secret = `${idNumber('19900101')}`;
  for (let index = 0; index < 6; index++) formFile(root, `示例${index} ${secret}.lrmx`, example());
  csvFile(root, `${secret}.csv`, LIST);
  writeFileSync(join(root, `${secret}.jpg`), 'x');
  for (const command of ['check', 'inspect'])
    for (const format of ['table', 'json']) {
      const { stdout } = await run([command, root, ...AS_OF, '-f', format]);
      expect(stdout).toContain('339999');
      expect(stdout).not.toContain(secret);
    }
  writeFileSync(join(root, `${secret}.lrmx`), '<Person>');
  const { stderr } = await run(['check', root]);
  expect(stderr).toContain('339999');
  expect(stderr).not.toContain(secret);
});

describe('an archive', () => {
  test('is a folder by another name', async () => {
    const path = await zipped({
      'town/b.lrmx': formXml(example()),
      'a.csv': CSV,
      '../up.csv': CSV.replace('张乙', '张丙'),
      '__MACOSX/a.csv': 'x',
      'town/~$a.xlsx': 'x',
      'town/photo.jpg': 'x',
    });
    expect(await pathsRead(path, path)).toEqual(['../up.csv', 'a.csv', 'town/b.lrmx']);
    expect((await run(['check', path, ...AS_OF])).stdout).toContain('photo.jpg');
    expect((await run(['inspect', path, ...AS_OF])).stdout).toContain(`${path}/town/b.lrmx`);
  });

  test('is told from a workbook by its content', async () => {
    const root = folder();
    const path = await zipped({ 'a.csv': CSV }, root);
    copyFileSync(path, join(root, 'a.xlsx'));
    expect(await pathsRead(root, join(root, 'a.xlsx'))).toEqual(['a.xlsx/a.csv']);
    expect(await pathsRead('fixtures/other-kinds', 'fixtures/other-kinds/roster.zip')).toEqual([
      'roster.zip/roster.csv',
    ]);
  });

  test('has names in GB18030, as Windows writes them', async () => {
    const zip = new JSZip();
    zip.file('x', CSV);
    const bytes = await zip.generateAsync({
      type: 'uint8array',
      encodeFileName: () => Buffer.from('cabec0fd2e637376', 'hex') as never,
    });
    const path = join(folder(), 'a.zip');
    writeFileSync(path, bytes);
    expect(await pathsRead(path, path)).toEqual(['示例.csv']);
  });

  test('in a folder is read with it; one without rosters is passed over there, and refused by itself', async () => {
    const root = formsFolder(1);
    await zipped({ 'a.csv': CSV }, root);
    writeFileSync(join(root, 'photos.zip'), await pack({ 'a.jpg': 'x' }));
    expect(await pathsRead(root, root)).toEqual(['00000.lrmx', 'a.zip/a.csv']);
    expect((await run(['check', root, ...AS_OF])).stdout).toContain('photos.zip');
    await refused([join(root, 'photos.zip')], '没有花名册文件');
  });

  test('in an archive is refused', async () => {
    await refused(
      [await zipped({ 'b.zip': await pack({ 'a.csv': CSV }) })],
      'a.zip/b.zip',
      '压缩包里的压缩包',
    );
    await refused([await zipped({ 'b.xlsx': await pack({ 'a.csv': CSV }) })], 'a.zip/b.xlsx');
  });

  test('with a bad file in it names that file', async () => {
    await refused([await zipped({ 'a.csv': CSV, 'b/bad.lrmx': '<Person><XingMing>' })], 'a.zip/b/bad.lrmx');
  });

  test('that is cut off', async () => {
    const path = await zipped({ 'a.csv': CSV });
    writeFileSync(path, readFileSync(path).subarray(0, 100));
    await refused([path], path);
  });
});

describe('an archive that is a bomb', () => {
  const workbook = async (megabytes: number) =>
    await pack({ ...partsOf(rows('')), 'xl/media/a': ' '.repeat(megabytes * 1024 ** 2) });

  test('by one file in it', async () => {
    await refused([await zipped({ 'a.csv': ' '.repeat(32 * 1024 ** 2) })], '压缩炸弹');
  });

  test('by all files in it', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 4 }, (_, index) => [`${index}.csv`, `${index}${' '.repeat(3e6)}`]),
    );
    await refused([await zipped(files), '--max-size', '10'], '解压后超过 10 MB');
  });

  test('by all that the workbooks in it hold', async () => {
    const files = { 'a.xlsx': await workbook(6), 'b.xlsx': await workbook(6) };
    await refused([await zipped(files), '--max-size', '10'], '解压后超过 10 MB');
    const one = { 'a.xlsx': await workbook(6), 'b.csv': CSV };
    expect((await check([await zipped(one), '--max-size', '10', ...AS_OF])).report.inputs).toHaveLength(2);
  });
});

describe('a pattern that no shell expanded', () => {
  test('means files and folders, as a shell has it', async () => {
    const root = folder();
    mkdirSync(join(root, 'town'));
    for (const name of ['b.csv', 'a.csv', 'a.txt', '.c.csv', '~$d.csv', 'town/e.csv'])
      csvFile(root, name, LIST);
    expect(await pathsRead(root, join(root, '*.csv'))).toEqual(['a.csv', 'b.csv']);
    expect(await pathsRead(root, join(root, '**', '*.csv'))).toEqual(['a.csv', 'b.csv', 'town/e.csv']);
    expect(await pathsRead(root, join(root, '[a-b].{csv,txt}'))).toEqual(['a.csv', 'a.txt', 'b.csv']);
    expect(await pathsRead(root, join(root, 't*'))).toEqual(['town/e.csv']);
  });

  test('a file of that very name comes first', async () => {
    const root = folder();
    for (const name of ['a[1].csv', 'a1.csv']) csvFile(root, name, LIST);
    expect(await pathsRead(root, join(root, 'a[1].csv'))).toEqual(['a[1].csv']);
  });

  test('that nothing is like', async () => {
    await refused([join(folder(), '*.csv')], '没有与', '*.csv');
    await refused([join(folder(), 'a.csv')], '找不到');
  });
});

describe('standard input', () => {
  const PROGRAM = 'bin/cadre-audit.js';
  const piped = (input: string | Uint8Array, ...args: readonly string[]) =>
    spawnSync(process.execPath, [PROGRAM, 'inspect', '-', '-f', 'json', ...args], {
      input,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });

  test.each([
    ['csv', CSV],
    ['lrmx', formXml(example())],
  ])('%s is told by its bytes', (format, input) => {
    const { status, stdout } = piped(input);
    expect([status, JSON.parse(stdout).inputs]).toEqual([
      0,
      [expect.objectContaining({ path: '-', format })],
    ]);
  });

  test('an archive', async () => {
    const { stdout } = piped(await pack({ 'a.csv': CSV }));
    expect(JSON.parse(stdout).inputs).toEqual([expect.objectContaining({ path: '-/a.csv' })]);
  });

  test('--input-format decides', () => {
    expect(piped(CSV, '--input-format', 'csv').status).toBe(0);
    const { status, stderr } = piped(CSV, '--input-format', 'xlsx');
    expect([status, stderr]).toEqual([2, expect.stringContaining('不是完整的 Excel 文件')]);
  });

  test('nothing in it', () => {
    expect(piped('')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('是空的') });
  });

  test('named twice is read once', async () => {
    const files = makeFiles(
      undefined,
      (async function* () {
        yield CSV;
      })(),
    );
    const both = await Promise.all([files.readStandardInput('-'), files.readStandardInput('-')]);
    expect(both[0]).toBe(both[1]);
  });

  test('a terminal, more than is allowed, and a broken pipe are sentences', async () => {
    const code = (input: Parameters<typeof makeFiles>[1], most?: number) =>
      makeFiles(undefined, input)
        .readStandardInput('-', most)
        .then(
          () => 'read',
          ({ messages }) => messages[0].code,
        );
    const pieces = async function* () {
      yield 'a'.repeat(10);
      yield 'a'.repeat(10);
    };
    expect(await code(Object.assign(pieces(), { isTTY: true }))).toBe('input-is-terminal');
    expect(await code(pieces(), 15)).toBe('file-too-large');
    expect(await code(pieces(), 20)).toBe('read');
    const broken = async function* () {
      yield 'a';
      throw Object.assign(new Error(), { code: 'EPIPE' });
    };
    expect(await code(broken())).toBe('file-unreadable');
  });

  test('the option without it, or with a format that there is none of', async () => {
    await refused([csvFile(folder(), 'a.csv', LIST), '--input-format', 'csv'], '--input-format');
    await refused(['-', '--input-format', 'doc'], 'csv');
  });
});

describe('a sheet of changes among the files', () => {
  const changes = [
    ['变动类型', '姓名', '出生年月', '职务层次', '所在镇街', '新单位'],
    ['调动', '甲', '1960.01', '中层正职', '浒山街道', '宗汉街道'],
  ];
  const roster = rowsOf([middle()]);

  test('is nobody’s record yet: it is left out, and that is said', async () => {
    const directory = folder();
    csvFile(directory, '名单.csv', roster);
    csvFile(directory, '变动.csv', changes);
    const { report } = await check([directory, ...AS_OF]);
    expect(said(verdictOf(report, 'town-middle-35-share', '浒山街道'))).toBe('1/1 pass');
    expect(report.notes.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/变动\.csv 是变动表，不作花名册读/),
    );
    expect(codesOf(report)).not.toContain('sheet-unread');
  });

  test('alone is refused with the command that it is for', async () => {
    const file = csvFile(folder(), '变动.csv', changes);
    const { code, stdout, stderr } = await run(['check', file, ...AS_OF]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('是变动表');
    expect(stderr).toContain('preview');
    expect((await run(['inspect', file])).stderr).toContain('是变动表');
    expect((await run(['check', file, ...AS_OF, '--lang', 'en'])).stderr).toContain('is no roster');
  });

  test('is a roster where the configuration says what its heading means', async () => {
    const directory = folder();
    const file = csvFile(directory, '变动.csv', changes);
    const config = join(directory, 'c.yaml');
    writeFileSync(config, 'columns:\n  干部:\n    部门: { heads: [变动类型] }\n');
    const { report } = await check([file, ...AS_OF, '--config', config]);
    expect(verdictOf(report, 'town-middle-35-share', '浒山街道').status).toBe('fail');
  });
});
