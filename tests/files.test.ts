import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileAccess, makeFiles } from '../src/cli/files.ts';
import { Failure } from '../src/core/failure.ts';
import { check, csvFile, folder, run } from './support/program.ts';
import { pack, partsOf, rows } from './support/workbooks.ts';

/** What a path may lead to beside a sound file of the format that it is named after. */

const LIST = [
  ['姓名', '出生年月', '所在镇街', '职务层次'],
  ['张三', '1986.03', '浒山街道', '中层正职'],
];
const cell = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const workbook = async () =>
  await pack(partsOf(rows(LIST.map((row) => `<row>${row.map(cell).join('')}</row>`).join(''))));
const AS_OF = ['--as-of', '2019-06-30'];

/** That both commands refuse a path in one sentence that names it. */
async function refused(path: string, told: string): Promise<void> {
  for (const command of ['check', 'inspect']) {
    const { code, stdout, stderr } = await run([command, path]);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(stderr).toContain(path);
    expect(stderr).toContain(told);
  }
}

describe('what is no regular file', () => {
  test('a folder', async () => {
    await refused(folder(), '文件夹');
  });

  test('a folder that is named like a workbook', async () => {
    const path = join(folder(), 'a.xlsx');
    mkdirSync(path);
    await refused(path, '文件夹');
  });

  test.skipIf(process.platform === 'win32')('a pipe that nobody writes into', async () => {
    const path = join(folder(), 'a.xlsx');
    expect(spawnSync('mkfifo', [path]).status).toBe(0);
    await refused(path, '不是普通文件');
  });

  test.skipIf(process.platform === 'win32').each(['/dev/zero', '/dev/null'])('%s', async (path) => {
    await refused(path, '不是普通文件');
  });

  test.skipIf(process.platform === 'win32')('a link to a device', async () => {
    const path = join(folder(), 'a.xlsx');
    symlinkSync('/dev/zero', path);
    await refused(path, '不是普通文件');
  });

  test.skipIf(process.platform === 'win32')('a socket', async () => {
    const path = join(folder(), 'a.xlsx');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    await refused(path, '不是普通文件');
    await new Promise((resolve) => server.close(resolve));
  });

  test('nothing, and a link to nothing', async () => {
    const path = join(folder(), 'a.xlsx');
    await refused(path, '找不到');
    symlinkSync(`${path}.away`, path);
    await refused(path, '找不到');
  });

  test('links that lead to each other', async () => {
    const path = join(folder(), 'a.xlsx');
    symlinkSync(path, path);
    await refused(path, 'ELOOP');
  });
});

test('a link to a file is that file', async () => {
  const directory = folder();
  const link = join(directory, 'link.csv');
  symlinkSync(csvFile(directory, 'a.csv', LIST), link);
  const { report } = await check([link, ...AS_OF]);
  expect(report.inputs.map(({ path, tables }) => [path, tables.length])).toEqual([[link, 1]]);
});

// An administrator may read every file, whatever its permissions.
test.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
  const path = csvFile(folder(), 'a.csv', LIST);
  chmodSync(path, 0o000);
  await refused(path, 'EACCES');
});

test.each(['EACCES', 'EPERM', 'EIO', 'EBUSY'])('a file that cannot be read: %s', async (code) => {
  const access: FileAccess = {
    stat: async () => status(1),
    readFile: async () => {
      throw Object.assign(new Error(), { code });
    },
  };
  await expect(makeFiles(access).read('a.xlsx')).rejects.toMatchObject({
    messages: [{ code: 'file-unreadable', args: { file: 'a.xlsx', cause: code } }],
  });
});

const status = (size: number, mtimeMs = 1) => ({
  size,
  mtimeMs,
  isFile: () => true,
  isDirectory: () => false,
});

describe('a file that changes while it is read', () => {
  const path = csvFile(folder(), 'a.csv', LIST);
  const bytes = readFileSync(path);
  /** What is said of a file with these states before and after it is read. */
  async function told(before: ReturnType<typeof status>, after: ReturnType<typeof status>): Promise<unknown> {
    const states = [before, after];
    const files = makeFiles({ stat: async () => states.shift() ?? after, readFile: async () => bytes });
    return await files.read(path).then(
      () => 'read',
      (error: unknown) => (error instanceof Failure ? error.messages : error),
    );
  }
  const changed = [{ code: 'file-changed', args: { file: path } }];

  test('is refused: it grew, shrank, was saved anew, or was not there as a whole', async () => {
    const { length } = bytes;
    expect(await told(status(length), status(length + 1))).toEqual(changed);
    expect(await told(status(length), status(length - 1))).toEqual(changed);
    expect(await told(status(length), status(length, 2))).toEqual(changed);
    expect(await told(status(length + 1), status(length + 1))).toEqual(changed);
    expect(await told(status(length), status(length))).toBe('read');
  });
});

describe('a file that is too large', () => {
  test('to be held is not read, unless --max-size says so', async () => {
    const path = join(folder(), 'a.xlsx');
    writeFileSync(path, '');
    truncateSync(path, 300 * 1024 * 1024);
    await refused(path, '超过 256 MB');
    const { code, stderr } = await run(['check', path, '--max-size', '400']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('格式无法识别')]);
  });

  test('a line of 70,000 fields', async () => {
    const path = join(folder(), 'a.csv');
    writeFileSync(path, `姓名,职务,出生年月\n${'a,'.repeat(70_000)}b\n`);
    await refused(path, '16384');
  });

  test('a line of 70,000 separators has nothing beyond a sheet', async () => {
    const path = join(folder(), 'a.csv');
    writeFileSync(path, `${LIST.map((row) => row.join(',')).join('\n')}${','.repeat(70_000)}\n`);
    expect((await check([path, ...AS_OF])).report.inputs[0]?.tables).toHaveLength(1);
  });
});

test.each(['a.xlsx', 'a.csv', 'a.xls'])('an empty file named %s', async (name) => {
  const path = join(folder(), name);
  writeFileSync(path, '');
  await refused(path, '空的');
});

/** A compound file (MS-CFB) whose directory, in its second sector, has one stream of this name. */
function compoundFile(stream: string): Uint8Array {
  const bytes = Buffer.alloc(2048);
  bytes.write('d0cf11e0a1b11ae1', 'hex');
  bytes.write(stream, 1024, 'utf16le');
  bytes.writeUInt16LE(stream.length * 2 + 2, 1024 + 64);
  return bytes;
}

test.each([
  ['EncryptedPackage', '密码'],
  ['Workbook', '不是完整的 Excel 文件'],
])('a compound file with the stream %s', async (stream, told) => {
  for (const name of ['a.xlsx', 'a.xls', 'a.csv']) {
    const path = join(folder(), name);
    writeFileSync(path, compoundFile(stream));
    await refused(path, told);
  }
});

describe('content decides, whatever the name ends with', () => {
  /** The notes on a file, in every form in which they are shown. */
  async function notesOn(name: string, content: string | Uint8Array): Promise<string[]> {
    const path = join(folder(), name);
    writeFileSync(path, content);
    const { code, report } = await check([path, ...AS_OF]);
    expect([code, report.inputs[0]?.tables.length]).toEqual([1, 1]);
    const told = report.notes.filter((note) => note.code === 'file-misnamed').map(({ message }) => message);
    const inspection = await run(['inspect', path, '-f', 'json']);
    const shown = [
      (await run(['check', path, ...AS_OF])).stdout,
      (await run(['inspect', path])).stdout,
      JSON.stringify(JSON.parse(inspection.stdout).notes),
    ];
    for (const message of told) for (const each of shown) expect(each).toContain(message);
    if (told.length === 0) for (const each of shown) expect(each).not.toContain('扩展名');
    expect(told.every((message) => message.includes(path))).toBe(true);
    return told;
  }
  const text = LIST.map((row) => row.join(',')).join('\n');

  test.each(['a.csv', 'a.xls', 'a.xlsb', 'a.ods', 'a.et', 'a.TXT', 'a.zip'])(
    'a workbook named %s is read with a note',
    async (name) => {
      const [note, ...more] = await notesOn(name, await workbook());
      expect([note, more]).toEqual([expect.stringContaining('Excel 工作簿'), []]);
    },
  );

  test.each(['a.xlsx', 'a.XLSX', 'a.xlsm', 'a.xls', 'a.ods'])(
    'a text named %s is read with a note',
    async (name) => {
      const [note, ...more] = await notesOn(name, text);
      expect([note, more]).toEqual([expect.stringContaining('CSV'), []]);
    },
  );

  test.each(['a.xlsx', 'a.XLSX', 'a.xlsm', 'a.xltx', 'a', '.a'])(
    'a workbook named %s: no note',
    async (name) => {
      expect(await notesOn(name, await workbook())).toEqual([]);
    },
  );

  test.each(['a.csv', 'a.CSV', 'a.txt', 'a.tsv', 'a'])('a text named %s: no note', async (name) => {
    expect(await notesOn(name, text)).toEqual([]);
  });

  test('in English too', async () => {
    const path = join(folder(), 'a.csv');
    writeFileSync(path, await workbook());
    const { stdout } = await run(['check', path, ...AS_OF, '--lang', 'en']);
    expect(stdout).toContain(`By its content ${path} is an Excel workbook`);
  });
});
