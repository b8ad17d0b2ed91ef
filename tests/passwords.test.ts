import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import CFB from 'cfb';
import { describe, expect, test } from 'vitest';
import { check, folder, type Outcome, run } from './support/program.ts';
import { pack } from './support/workbooks.ts';

/** Workbooks with passwords, written by LibreOffice and others (fixtures/passwords/make.py). */

const FOLDER = 'fixtures/passwords';
const PASSWORD = '慈溪2019';
const ENVIRONMENT = { CADRE_AUDIT_PASSWORD: PASSWORD };
const at = (name: string) => join(FOLDER, name);
const ENCRYPTED = ['standard.xlsx', 'agile.xlsx', 'rc4.xls'];
const OF_NOBODY = ['standard-of-nobody.xlsx', 'rc4-of-nobody.xls'];

function textFile(content: string | Uint8Array, name = 'passwords.txt'): string {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
}

/** What a command does with a file and the password in the environment. */
const withPassword = async (...args: readonly string[]): Promise<Outcome> =>
  await run(args, undefined, ENVIRONMENT);

const inspection = async (path: string, ...args: readonly string[]) =>
  JSON.parse((await withPassword('inspect', path, '-f', 'json', ...args)).stdout);

/** A refusal names the file once, in one line, and tells no password. */
function expectRefusal({ code, stdout, stderr }: Outcome, ...told: readonly string[]): void {
  expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  for (const words of told) expect(stderr).toContain(words);
  expect(stderr).not.toContain(PASSWORD);
}

const PLAIN = await inspection('fixtures/layouts/plain.xlsx');

describe.each(ENCRYPTED)('%s', (name) => {
  test('is read as the workbook without a password; its checksum is that of the file', async () => {
    const { inputs } = await inspection(at(name));
    expect(inputs[0].tables).toEqual(PLAIN.inputs[0].tables);
    const { report } = await check([at(name), '--password-file', textFile(PASSWORD)]);
    const sha256 = createHash('sha256')
      .update(readFileSync(at(name)))
      .digest('hex');
    expect(report.inputs).toMatchObject([{ path: at(name), sha256 }]);
    expect(report.notes.map(({ code }) => code)).not.toContain('file-misnamed');
    expect(JSON.stringify(report)).not.toContain(PASSWORD);
  });

  test('is refused in a sentence without its password, or with others', async () => {
    expectRefusal(await run(['check', at(name)]), at(name), '--password-file', 'CADRE_AUDIT_PASSWORD');
    expectRefusal(await run(['check', at(name), '--lang', 'en']), at(name), '--password-file <file>');
    const wrong = textFile('慈溪2018\n慈溪2020\n');
    expectRefusal(
      await run(['check', at(name), '--password-file', wrong]),
      at(name),
      '给出的2个密码都打不开',
    );
  });
});

test.each(OF_NOBODY)('%s, which Excel opens without asking, needs no password', async (name) => {
  const { code, stdout } = await run(['inspect', at(name), '-f', 'json']);
  expect([code, JSON.parse(stdout).inputs[0].tables]).toEqual([0, PLAIN.inputs[0].tables]);
});

describe('a file of passwords', () => {
  test.each([
    ['one a line, with a byte order mark and line ends of Windows', `\ufeff错的\r\n\r\n${PASSWORD}\r\n`],
    ['in UTF-16, as the old Notepad writes it', Buffer.from(`\ufeff错的\r\n${PASSWORD}\r\n`, 'utf16le')],
  ])('%s', async (_, content) => {
    const args = ['inspect', at('rc4.xls'), at('standard.xlsx'), '--password-file', textFile(content)];
    expect((await run(args)).code).toBe(0);
  });

  test('without passwords, with far too many, or missing, is refused whatever is read', async () => {
    const plain = 'fixtures/layouts/plain.xlsx';
    const refused = async (path: string) => await run(['check', plain, '--password-file', path]);
    expectRefusal(await refused(textFile('\n\r\n')), '没有密码');
    expectRefusal(await refused(textFile('x\n1\n'.repeat(200))), '100 行以上');
    expectRefusal(await refused(join(folder(), 'none.txt')), 'none.txt');
  });

  test('is not written over', async () => {
    const path = textFile(PASSWORD);
    const { code } = await run(['check', at('rc4.xls'), '--password-file', path, '-f', `json=${path}`]);
    expect([code, readFileSync(path, 'utf8')]).toEqual([2, PASSWORD]);
  });
});

describe('wherever a workbook stands', () => {
  test('in a folder, a pattern and an archive', async () => {
    const root = folder();
    copyFileSync(at('agile.xlsx'), join(root, 'a.xlsx'));
    const archive = join(root, 'a.zip');
    writeFileSync(archive, await pack({ '镇/b.xlsx': readFileSync(at('standard.xlsx')) }));
    const paths = async (path: string) =>
      (await inspection(path)).inputs.map((file: { path: string }) => file.path.replace(`${root}/`, ''));
    expect(await paths(root)).toEqual(['a.xlsx', 'a.zip/镇/b.xlsx']);
    expect(await paths(join(root, '*.zip'))).toEqual(['a.zip/镇/b.xlsx']);
    expectRefusal(await run(['inspect', archive]), 'a.zip/镇/b.xlsx');
  });

  test('each on its own', async () => {
    const args = ['check', '--each', at('rc4.xls'), at('standard.xlsx'), '-f', 'json'];
    const [without, withIt] = [await run(args), await withPassword(...args)];
    const codesOf = ({ stdout }: Outcome) =>
      JSON.parse(stdout).files.map(({ problems = [] }: { problems?: { code: string }[] }) =>
        problems.map(({ code }) => code),
      );
    expect(codesOf(without)).toEqual([['password-needed'], ['password-needed']]);
    expect(codesOf(withIt)).toEqual([[], []]);
  });

  test('as the register of units, for a check and for a template', async () => {
    const args = ['--units', at('rc4.xls')];
    const template = ['template', '-o', join(folder(), 'a.xlsx'), ...args];
    for (const command of [['check', 'fixtures/layouts/plain.xlsx', ...args], template]) {
      expectRefusal(await run(command), at('rc4.xls'), '--password-file');
      expectRefusal(await withPassword(...command), at('rc4.xls'), '不是单位名册');
    }
  });
});

/** A container with these streams. */
function container(streams: Readonly<Record<string, string | Uint8Array>>): string {
  const made = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(made, name, Buffer.from(content));
  return textFile(CFB.write(made, { type: 'buffer' }), 'a.xlsx');
}

describe('what no password opens is refused in a sentence', () => {
  const streamOf = (name: string, stream: string) =>
    Buffer.from(CFB.find(CFB.read(readFileSync(at(name)), { type: 'buffer' }), stream)?.content ?? []);
  const information = streamOf('agile.xlsx', '/EncryptionInfo');
  const encrypted = streamOf('agile.xlsx', '/EncryptedPackage');
  const changed = (from: string, to: string) =>
    container({
      EncryptionInfo: information.toString('latin1').replace(from, to),
      EncryptedPackage: encrypted,
    });

  test.each([
    ['that asks for more effort than anybody writes', changed('spinCount="100000"', 'spinCount="999999999"')],
    ['that hides the effort', changed('spinCount="100000"', 'spinCount="&#57;99999999"')],
    ['of an unknown algorithm', changed('cipherChaining="ChainingModeCBC"', 'cipherChaining="X"')],
    [
      'that says more than it should',
      container({ EncryptionInfo: ' '.repeat(70_000), EncryptedPackage: '' }),
    ],
    ['without what says how', container({ EncryptionInfo: '', EncryptedPackage: encrypted })],
    ['cut off', textFile(readFileSync(at('agile.xlsx')).subarray(0, 4000), 'a.xlsx')],
  ])('%s', async (_, path) => {
    expectRefusal(await withPassword('check', path), path, '不完整，或加密的方式本程序不认得');
  });

  test.each([
    ['a package', container({ DRMEncryptedTransform: 'x', EncryptedPackage: encrypted })],
    ['a workbook of old', container({ '\tDRMContent': encrypted, Workbook: 'x' })],
  ])('%s under rights management', async (_, path) => {
    expectRefusal(await withPassword('check', path), path, '权限管理');
  });

  test('an .ods', async () => {
    expectRefusal(await withPassword('check', at('password.ods')), at('password.ods'), '去掉密码');
  });
});

test('the limits of a workbook hold for what is unpacked', async () => {
  const { encrypt } = (await import('officecrypto-tool')).default;
  const large = await pack({
    '[Content_Types].xml': '<Types/>',
    'xl/worksheets/sheet1.xml': new Uint8Array(3 << 20),
  });
  const bytes = encrypt(Buffer.from(large), { password: PASSWORD, type: 'standard' });
  const path = join(folder(), 'a.zip');
  writeFileSync(path, await pack({ 'a.xlsx': bytes, 'b.xlsx': bytes }));
  expectRefusal(await withPassword('check', path, '--max-size', '5'), path, '5 MB');
});
