import { Failure } from '../../core/failure.ts';
import { cellStoreBuilder } from './cell-store.ts';
import { beginningOf } from './decode.ts';
import { distinctCells } from './distinct-cells.ts';
import { stringTexts } from './texts.ts';
import {
  type CellStore,
  type Reader,
  type ReadingMeans,
  SERIAL_ZERO_1900,
  type Workbook,
} from './workbook.ts';
import { inUtf8 } from './xlsx/encoding.ts';
import { damaged, Unreadable, unreadableMessage } from './xlsx/unreadable.ts';
import { CLOSE, MORE, OPEN, TEXT, type XmlScanner, xmlScanner } from './xlsx/xml.ts';

/**
 * A form of appointment or removal (干部任免审批表) as its editor saves it: XML with the root Person, one person a file.
 * The elements are those of DESIGN §6 and of public programs that read or write such files (the namespace ImgLocation,
 * class LrmHelper, reads both kinds; a template of version 3.2.1.16 of the editor has the same names in the same order).
 * No publication of the format is known. They become the headings of a table with one record.
 */
const ELEMENTS = {
  XingMing: '姓名',
  XingBie: '性别',
  ChuShengNianYue: '出生年月',
  MinZu: '民族',
  JiGuan: '籍贯',
  ChuShengDi: '出生地',
  ShenFenZheng: '身份证号',
  ZhengZhiMianMao: '政治面貌',
  RuDangShiJian: '入党时间',
  CanJiaGongZuoShiJian: '参加工作时间',
  JianKangZhuangKuang: '健康状况',
  ZhuanYeJiShuZhiWu: '专业技术职务',
  QuanRiZhiJiaoYu_XueLi: '全日制学历',
  QuanRiZhiJiaoYu_XueWei: '全日制学位',
  QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '全日制学历毕业院校系及专业',
  QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '全日制学位毕业院校系及专业',
  ZaiZhiJiaoYu_XueLi: '在职学历',
  ZaiZhiJiaoYu_XueWei: '在职学位',
  ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '在职学历毕业院校系及专业',
  ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '在职学位毕业院校系及专业',
  XianRenZhiWu: '现任职务',
  NiRenZhiWu: '拟任职务',
  NiMianZhiWu: '拟免职务',
  NianDuKaoHeJieGuo: '年度考核结果',
  JianLi: '简历',
} as const;

/** What stands around the person: who hands the form in, when it was filled in, and the day that ages are of. */
const [REPORTING_UNIT, FILLED_IN, AGES_ON] = ['ChengBaoDanWei', 'TianBiaoShiJian', 'JiSuanNianLingShiJian'];

const ROOT = 'Person';
/** Only children of the root: a family member (JiaTingChengYuan/Item) has a name and a birth of the same element names. */
const NAMES = [...Object.keys(ELEMENTS), REPORTING_UNIT, FILLED_IN, AGES_ON];
const PATHS = [ROOT, ...NAMES.map((name) => `${ROOT}/${name}`)];

/** A form with the largest picture that its editor takes has a fifth of this. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The root is the first tag, behind what may stand before it; a document type tells its name as well. */
const FIRST_TAG =
  /^(?:<\?[^>]*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?Person(?=[\s/>[])/;
const HEAD = 4096;

/** Whether the root of the bytes is a person, whatever encoding they are in. */
const recognises = (bytes: Uint8Array): boolean => FIRST_TAG.test(beginningOf(bytes));

/** The texts of a form by the names of their elements; one that is empty has an empty text. */
async function textsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const scanner = xmlScanner(PATHS, bytes.length);
  for await (const piece of inUtf8(whole(bytes))) scanner.feed(piece);
  scanner.end();
  const texts = new Map<string, string>();
  let written = '';
  for (let token = scanner.next(); token !== MORE; token = scanner.next()) {
    const name = nameAt(scanner);
    if (name === undefined) continue;
    if (token === OPEN) written = '';
    else if (token === TEXT) written += scanner.text();
    else if (token === CLOSE) addOnce(texts, name, written.trim());
  }
  return texts;
}

const nameAt = ({ place }: XmlScanner): string | undefined => (place > 0 ? NAMES[place - 1] : undefined);

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Two different texts for one thing: nobody can tell which is meant. */
function addOnce(texts: Map<string, string>, name: string, text: string): void {
  const known = texts.get(name);
  if (known && text && known !== text) throw damaged();
  texts.set(name, known || text);
}

const [AROUND, HEADS, PERSON] = [1, 2, 3] as const;
/** As many different texts as a form has: there may be thousands of forms. */
const FEW = 64;

/** A form as a sheet: who handed it in and when, the headings of the elements that it has, and the person. */
function sheetCells(texts: ReadonlyMap<string, string>): CellStore {
  const words = stringTexts();
  const distinct = distinctCells(words, FEW);
  const store = cellStoreBuilder(distinct, FEW);
  const addRow = (number: number, cells: readonly string[]) => {
    store.startRow(number);
    for (const [column, cell] of cells.entries()) store.add(column, distinct.text(words.of(cell)));
  };
  const unit = texts.get(REPORTING_UNIT as string) || undefined;
  const agesOn = texts.get(AGES_ON as string) || undefined;
  const date = texts.get(FILLED_IN as string) || agesOn;
  addRow(AROUND, [
    ...(unit ? ['呈报单位：', unit] : []),
    ...(date ? ['填表时间：', date] : []),
    ...(agesOn ? ['计算年龄时间：', agesOn] : []),
  ]);
  const present = Object.entries(ELEMENTS).filter(([name]) => texts.has(name));
  addRow(
    HEADS,
    present.map(([, head]) => head),
  );
  addRow(
    PERSON,
    present.map(([name]) => texts.get(name) ?? ''),
  );
  return store.finish();
}

/** People type into a form: `1986.1` is January there. Shared, so that the forms of a roster are seen to be of one nature. */
const NATURE = { plain: false, serialZero: SERIAL_ZERO_1900 };

async function read(
  bytes: Uint8Array,
  file: string,
  { maxBytes = MOST_BYTES }: ReadingMeans,
): Promise<Workbook> {
  if (bytes.length > maxBytes)
    throw new Failure({ code: 'file-too-large', args: { file, limit: 'file', value: maxBytes } });
  try {
    const cells = sheetCells(await textsOf(bytes));
    const shape = { merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() };
    return { format: 'lrmx', nature: NATURE, sheets: [{ name: '', hidden: false, ...shape, cells }] };
  } catch (error) {
    if (error instanceof Unreadable) throw new Failure(unreadableMessage(error.reason, file, 'lrmx'));
    throw error;
  }
}

export const lrmx: Reader = { format: 'lrmx', endings: ['.lrmx'], otherEndings: [], recognises, read };

/**
 * The older form, .lrm: one line of quoted fields in GB18030, the name, the sex and the birth at first; degrees stand
 * between `@` and `#` in it, so that what reads CSV would read it wrongly.
 */
const OLD_FORM = /^\s*"[^"\r\n]{1,60}","[^",\r\n]{0,6}","\s*(?:\d{6}|\d{8})?\s*","/;
const OLD_FORM_FIELDS = 30;

/** Whether the bytes are a form that the older editor saved. */
export function isOldForm(bytes: Uint8Array): boolean {
  if (bytes.subarray(0, HEAD).includes(0)) return false;
  if (!OLD_FORM.test(new TextDecoder('gb18030').decode(bytes.subarray(0, HEAD)))) return false;
  return (
    new TextDecoder('gb18030').decode(bytes.subarray(0, MOST_BYTES)).split('","').length >= OLD_FORM_FIELDS
  );
}
