import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../src/cli/archive.ts';
import { Failure } from '../src/core/failure.ts';
import { readWorkbook } from '../src/roster/readers/index.ts';
import { example, formXml } from './support/forms.ts';
import { check, folder, run } from './support/program.ts';
import { AS_OF, idNumber } from './support/rosters.ts';
import { addressed } from './support/workbooks.ts';

/** Forms of appointment (.lrmx): what is read of them, and what must not be. */

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The person in a form by headings, or the code of the sentence that is said instead. */
async function personIn(form: string | Uint8Array, file = 'a.lrmx'): Promise<unknown> {
  try {
    const bytes = typeof form === 'string' ? bytesOf(form) : form;
    const { format, sheets } = await readWorkbook(bytes, file, { openArchive });
    const cells = Object.entries(addressed((sheets[0] as (typeof sheets)[number]).cells));
    const at = (address: string) => cells.find(([own]) => own === address)?.[1];
    const heads = cells.filter(([address]) => /^[A-Z]+2$/.test(address));
    const texts = heads.map(([address, head]) => {
      const value = at(address.replace(/2$/, '3'));
      return [head.type === 'text' && head.text, value?.type === 'text' ? value.text : undefined];
    });
    return { format, ...Object.fromEntries(texts) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.messages.map(({ code }) => code).join();
  }
}

const READ = {
  format: 'lrmx',
  姓名: '示例甲',
  性别: '男',
  出生年月: '199001',
  民族: '汉族',
  现任职务: '党建工作办公室主任',
};
const FORM = formXml(example());

describe('one person a file', () => {
  test('the person, and nobody of the family', async () => {
    expect(await personIn(FORM)).toEqual(READ);
  });

  test('whatever else the editor keeps: degrees, posts to come and to go, the history of a life', async () => {
    const form = example({
      QuanRiZhiJiaoYu_XueLi: '大学',
      ZaiZhiJiaoYu_XueWei: '硕士',
      NiRenZhiWu: '副主任',
      NiMianZhiWu: '\n  ',
      JianLi: '2008.09--2012.07  示例大学\n2012.08--  浒山街道',
    });
    expect(await personIn(formXml(form))).toEqual({
      ...READ,
      全日制学历: '大学',
      在职学位: '硕士',
      拟任职务: '副主任',
      拟免职务: undefined,
      简历: '2008.09--2012.07  示例大学\n2012.08--  浒山街道',
    });
  });

  const declared = (encoding: string) => FORM.replace('utf-8', encoding);
  test.each([
    ['a byte order mark', Buffer.from(`\ufeff${FORM}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${declared('utf-16')}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${declared('utf-16')}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(declared('utf-16'), 'utf16le')],
    ['no declaration', Buffer.from(FORM.replace(/<\?.*\?>\n/, ''))],
    ['a comment before the root', Buffer.from(FORM.replace('<Person>', '<!-- > --><Person>'))],
    [
      'namespaces',
      Buffer.from(FORM.replace('<Person>', '<Person xmlns:xsd="http://www.w3.org/2001/XMLSchema">')),
    ],
    ['a CDATA section', Buffer.from(FORM.replace('示例甲', '<![CDATA[示例甲]]>'))],
    ['a character reference', Buffer.from(FORM.replace('甲', '&#x7532;'))],
    ['a picture of 8 MB', Buffer.from(FORM.replace('/9j/4AAQ', 'A'.repeat(8 * 1024 ** 2)))],
    [
      'an element twice, the same',
      Buffer.from(FORM.replace('<XingMing>', '<XingMing>示例甲</XingMing><XingMing>')),
    ],
  ])('%s', async (_name, bytes) => {
    expect(await personIn(bytes)).toEqual(READ);
  });

  test('GB18030', async () => {
    // 示例甲 in GB18030, for which Node has no encoder.
    const name = Buffer.from('cabec0fdbcd7', 'hex').toString('latin1');
    const form = `<?xml version="1.0" encoding="gb2312"?><Person><XingMing>${name}</XingMing></Person>`;
    expect(await personIn(Buffer.from(form, 'latin1'))).toEqual({ format: 'lrmx', 姓名: '示例甲' });
  });
});

describe('what is refused in a sentence', () => {
  const OLD = `"示例甲","男","199001","汉族","某地","201506","健康","某地","201207","大学#学士@#","示例大学#@#",${'"",'.repeat(22)}"20190601"`;
  test.each([
    [
      'a document type',
      FORM.replace('<Person>', '<!DOCTYPE Person [<!ENTITY a "b">]><Person>'),
      'file-document-type',
    ],
    ['an entity of its own', FORM.replace('示例甲', '&name;'), 'file-damaged'],
    ['half a form', FORM.slice(0, 200), 'file-damaged'],
    ['two names', FORM.replace('<XingMing>', '<XingMing>示例丙</XingMing><XingMing>'), 'file-damaged'],
    ['a second root', `${FORM}<Person/>`, 'file-damaged'],
    ['a picture of 40 MB', FORM.replace('/9j/4AAQ', 'A'.repeat(40 * 1024 ** 2)), 'file-too-large'],
    ['the older form', OLD, 'file-old-form'],
  ])('%s', async (_name, form, code) => {
    expect(await personIn(form)).toBe(code);
  });

  test('whatever is named .lrm is the older form, unless it is something else', async () => {
    expect(await personIn('不是表格', 'a.lrm')).toBe('file-old-form');
    expect(await personIn(FORM, 'a.lrm')).toEqual(READ);
  });

  test.each([
    ['another root', FORM.replaceAll('Person>', 'Persons>')],
    ['the word somewhere', '姓名,职务,出生年月\n示例甲,<Person>,1990.01'],
    ['a list with quotes', '"姓名","性别","出生年月"\n"示例甲","男","199001"'],
    ['a quoted line of few fields', '"示例甲","男","199001","汉族"'],
  ])('%s is no form', async (_name, text) => {
    expect(await personIn(text)).toMatchObject({ format: 'csv' });
  });

  test('both languages say what to do about .lrm', async () => {
    const path = join(folder(), 'a.lrm');
    writeFileSync(path, OLD);
    for (const [language, told] of [
      ['zh-CN', '另存为 .lrmx'],
      ['en', 'save it as .lrmx'],
    ] as const) {
      const { code, stdout, stderr } = await run(['check', path, '--lang', language]);
      expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
      expect(stderr).toContain(told);
    }
  });
});

describe('the person in the roster', () => {
  async function reportOf(form: Readonly<Record<string, string>>) {
    const path = join(folder(), '示例.lrmx');
    writeFileSync(path, formXml(form));
    return (await check([path, ...AS_OF])).report;
  }

  test('who hands the form in is the unit', async () => {
    const { summary, inputs } = await reportOf(example());
    expect([summary.dataIssues > 0, inputs[0]?.tables[0]]).toEqual([
      true,
      expect.objectContaining({ table: 'cadres', rows: 1, headerRow: 2 }),
    ]);
  });

  test('of a form handed in by no unit of the register, the unit is the one that the post names', async () => {
    const proposed = { ChengBaoDanWei: '中共慈溪市委组织部', XianRenZhiWu: '慈溪市观海卫镇组织办主任' };
    const report = await reportOf(example(proposed));
    expect(report.dataIssues.filter(({ code }) => code.startsWith('unit-'))).toEqual([]);
    expect(report.notes.find(({ code }) => code === 'units-from-posts')?.message).toContain('1条记录');
    const unknown = await reportOf(example({ ...proposed, XianRenZhiWu: '组织办主任' }));
    expect(unknown.dataIssues.map(({ code }) => code)).toContain('unit-blank');
  });

  test.each([
    ['199001', []],
    ['19900112', []],
    ['1990.01', []],
    ['1990.01\n（29岁）', []],
    ['1990.01\n(29周岁)', []],
    ['', []],
    ['199013', ['invalid-date']],
    ['19900230', ['invalid-date']],
    ['1990.13\n（29岁）', ['invalid-date']],
    ['（29岁）', ['invalid-date']],
    ['1990.01（29）', ['invalid-date']],
    ['1990.01（虚岁30岁）', ['invalid-date']],
    ['1990.01（290岁）', ['invalid-date']],
    ['1990.01\n29岁', ['invalid-date']],
  ])('born %j', async (written, codes) => {
    const { dataIssues } = await reportOf(example({ ChuShengNianYue: written }));
    expect(dataIssues.filter(({ cell }) => cell === 'C3').map(({ code }) => code)).toEqual(codes);
  });

  test('a form filled in long ago is told of, by its own date, else by the day of its ages', async () => {
    const notes = async (form: Readonly<Record<string, string>>) =>
      (await reportOf(example(form))).notes.filter(({ code }) => code === 'roster-date-far').length;
    expect(await notes({ TianBiaoShiJian: '20190601' })).toBe(0);
    expect(await notes({ TianBiaoShiJian: '20160601' })).toBe(1);
    expect(await notes({ TianBiaoShiJian: '', JiSuanNianLingShiJian: '201606' })).toBe(1);
    expect(await notes({ TianBiaoShiJian: '20190601', JiSuanNianLingShiJian: '201606' })).toBe(0);
  });

  test('an ID number is checked, and never shown', async () => {
    const report = await reportOf(example({ ShenFenZheng: idNumber('19910101') }));
    expect(report.dataIssues.map(({ code }) => code)).toContain('birth-id-mismatch');
    expect(JSON.stringify(report)).not.toContain('19910101');
  });

  test('a form named .xml is read with a note', async () => {
    const path = join(folder(), 'a.xml');
    writeFileSync(path, FORM);
    const { report } = await check([path, ...AS_OF]);
    expect(report.notes.find(({ code }) => code === 'file-misnamed')?.message).toContain('任免审批表');
  });
});
