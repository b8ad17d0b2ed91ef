import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { Failure } from '../../src/core/failure.ts';
import { readWorkbook } from '../../src/roster/readers/index.ts';
import { example, type Form, formFile, formXml } from '../support/forms.ts';
import { peopleAsRead, rosterOf } from '../support/people-as-read.ts';
import { csvFile, folder } from '../support/program.ts';
import { idNumber, rowsOf } from '../support/rosters.ts';
import { runs } from './support/runs.ts';

const two = (number: number): string => String(number).padStart(2, '0');

const person = fc.record({
  sex: fc.constantFrom('男', '女', ''),
  birth: fc.oneof(
    fc
      .tuple(fc.integer({ min: 1950, max: 2002 }), fc.integer({ min: 1, max: 13 }))
      .map(([year, month]) => `${year}${two(month)}`),
    fc.constantFrom('', '1985', '19860315', '不详', '1986.03\n（33岁）'),
  ),
  ethnicity: fc.constantFrom('汉族', '畲族', ''),
  post: fc.constantFrom('主任', '副主任、<党>支部&书记', '党支部\n书记', ''),
  id: fc.constantFrom('', idNumber('19860315'), '33999919860315001X'),
  unit: fc.constantFrom('浒山街道', '宗汉街道', '观海卫镇五洞闸村'),
});

type Person = typeof person extends fc.Arbitrary<infer Value> ? Value : never;

const form = (index: number, { sex, birth, ethnicity, post, id, unit }: Person): Form => ({
  XingMing: `示例${index}`,
  XingBie: sex,
  ChuShengNianYue: birth,
  MinZu: ethnicity,
  ShenFenZheng: id,
  XianRenZhiWu: post,
  ChengBaoDanWei: unit,
});

const HEADS: readonly (readonly [string, string])[] = [
  ['姓名', 'XingMing'],
  ['性别', 'XingBie'],
  ['出生年月', 'ChuShengNianYue'],
  ['民族', 'MinZu'],
  ['身份证号', 'ShenFenZheng'],
  ['现任职务', 'XianRenZhiWu'],
];

test('people in forms are those in tables', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 6 }), async (people) => {
      const directory = folder();
      const forms = people.map((each, index) => form(index, each));
      const paths = forms.map((each, index) => formFile(directory, `${index}.lrmx`, each));
      const tables = forms.map((each, index) => {
        const [heads = [], cells = []] = rowsOf([
          Object.fromEntries(HEADS.map(([head, element]) => [head, each[element] ?? ''])),
        ]);
        return csvFile(directory, `${index}.csv`, [['填报单位：', each.ChengBaoDanWei ?? ''], heads, cells]);
      });
      expect(peopleAsRead(await rosterOf(paths))).toEqual(peopleAsRead(await rosterOf(tables)));
    }),
    runs(60),
  );
});

const GOOD = formXml(
  example({ JianLi: 'a&b', ShenFenZheng: idNumber('19900101'), TianBiaoShiJian: '20190601' }),
);
const PIECES = [
  '<',
  '>',
  '</',
  '/>',
  '&',
  ';',
  '"',
  '<Person>',
  '</Person>',
  '<XingMing>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '\u0000',
  '&#x;',
  '&#55296;',
  '<!DOCTYPE a []>',
  ':',
  '慈',
  '\ufeff',
];

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
    insert: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })),
  }),
  { minLength: 1, maxLength: 3 },
);
type Edit = { readonly at: number; readonly remove: number; readonly insert: string };

const edited = (words: string, { at, remove, insert }: Edit): string => {
  const place = Math.floor(at * words.length);
  return words.slice(0, place) + insert + words.slice(place + remove);
};

/** Reads the bytes; nothing but one sheet, or a Failure with one sentence, may come of it. */
async function survives(bytes: Uint8Array, file: string): Promise<void> {
  try {
    expect((await readWorkbook(bytes, file, { openArchive })).sheets).toHaveLength(1);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.messages).toHaveLength(1);
  }
}

describe('changed at random', () => {
  test('the XML', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        await survives(new TextEncoder().encode(changes.reduce(edited, GOOD)), 'a.lrmx');
      }),
      runs(2_000),
    );
  });

  test.each(['utf8', 'utf16le'] as const)('the bytes in %s', async (encoding) => {
    const good = Buffer.from(encoding === 'utf8' ? GOOD : `\ufeff${GOOD}`, encoding).toString('latin1');
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        await survives(Buffer.from(changes.reduce(edited, good), 'latin1'), 'a.lrmx');
      }),
      runs(1_000),
    );
  });
});
