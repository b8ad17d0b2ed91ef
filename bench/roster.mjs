// A seeded roster of invented people as an Excel file: 20 columns, the villages and towns of the Cixi register.
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';
import { createRandom } from '../fixtures/demo/chance.mjs';

const UNITS = new URL('../rules/cixi-young-cadres/units.csv', import.meta.url);

export const HEADS = [
  ...['序号', '姓名', '性别', '民族', '出生年月', '身份证号', '政治面貌', '入党时间', '参加工作时间', '学历'],
  ...[
    '毕业院校',
    '专业',
    '所在镇街',
    '所在村社',
    '部门',
    '职务',
    '职务层次',
    '后备类型',
    '优秀年轻干部',
    '成长档案',
  ],
];

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const GIVEN = [...'明芳强伟丽娟军勇敏静涛磊超杰霞平刚桂英华文玉红建国春海波宁晓云飞龙凤'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An ID number in region 339999, which is given to nobody. */
function idNumber(birth, serial) {
  const digits = `339999${birth}${String(serial).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits + '10X98765432'[sum % 11];
}

function register() {
  const [, ...lines] = readFileSync(UNITS, 'utf8').trim().split(/\r?\n/);
  const units = lines.map((line) => line.split(','));
  const towns = units.filter(([, , kind]) => kind === '镇' || kind === '街道').map(([, name]) => name);
  const villages = units
    .filter(([, , kind, parent]) => (kind === '村' || kind === '社区') && towns.includes(parent))
    .map(([, name, , parent]) => [parent, name]);
  // Rosters come ordered by unit: each town's own cadres, then its villages.
  return towns.flatMap((town) => [
    ...Array.from({ length: 4 }, () => [town, '']),
    ...villages.filter(([parent]) => parent === town),
  ]);
}

/** A serial number of Excel, shown as a date: a cell's value with its style. */
const serial = (year, month, day) => ({
  serial: Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569,
});

/** The rows of a roster, each a list of texts, numbers and dates; the same for the same seed. */
export function* people(count, seed = 1) {
  const units = register();
  const { chance, integer, pick } = createRandom(seed);
  /** How many ID numbers a birth and a sex have already. */
  const serials = new Map();
  for (let number = 1; number <= count; number++) {
    const [year, month, day] = [integer(1960, 1998), integer(1, 12), integer(1, 28)];
    const written = `${year}.${String(month).padStart(2, '0')}`;
    const full = `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
    const sex = pick(['男', '女']);
    const [town, village] = units[Math.floor(((number - 1) * units.length) / count)];
    const isTown = village === '';
    const id = idNumber(full, (serials.get(full + sex) ?? 0) * 2 + (sex === '男' ? 1 : 0));
    serials.set(full + sex, (serials.get(full + sex) ?? 0) + 1);
    yield [
      number,
      pick(SURNAMES) + pick(GIVEN) + (chance(0.8) ? pick(GIVEN) : ''),
      sex,
      '汉族',
      chance(0.001) ? '' : written,
      id,
      pick(['中共党员', '中共党员', '群众', '共青团员']),
      serial(year + 22, month, day),
      serial(year + 20, month, day),
      pick(['大学', '大专', '研究生', '高中']),
      pick(['浙江大学', '宁波大学', '复旦大学', '浙江工业大学', '宁波大红鹰学院']),
      pick(['法学', '经济学', '汉语言文学', '土木工程']),
      town,
      village,
      isTown ? pick(['党政办', '城建办', '农办']) : '',
      isTown ? pick(['主任', '副主任', '科员']) : pick(['党支部书记', '村委会主任', '委员', '委员']),
      isTown ? pick(['中层正职', '中层副职', '一般干部']) : '',
      isTown ? '' : pick(['主职后备', '', '', '']),
      pick(['是', '', '', '']),
      pick(['有', '有', '有', '']),
    ];
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const PARTS = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${SPREADSHEET}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

const letters = HEADS.map((_, index) => String.fromCharCode(65 + index));

/** The XML of a sheet, a few rows at a time; texts go into `strings`. */
function* sheetXml(count, seed, strings) {
  const shared = (text) => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const cell = (value, place) => {
    if (value === '') return `<c r="${place}" s="0"/>`;
    if (typeof value === 'number') return `<c r="${place}" s="0"><v>${value}</v></c>`;
    if (typeof value === 'object') return `<c r="${place}" s="1"><v>${value.serial}</v></c>`;
    return `<c r="${place}" s="0" t="s"><v>${shared(value)}</v></c>`;
  };
  const row = (values, number) =>
    `<row r="${number}" spans="1:20">${values.map((value, index) => cell(value, letters[index] + number)).join('')}</row>`;
  yield `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:T${count + 1}"/><sheetData>${row(HEADS, 1)}`;
  let number = 1;
  let rows = '';
  for (const person of people(count, seed)) {
    rows += row(person, ++number);
    if (number % 200 === 0) {
      yield rows;
      rows = '';
    }
  }
  yield `${rows}</sheetData></worksheet>`;
}

function* stringsXml(strings) {
  yield `${XML}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">`;
  for (const text of strings.keys()) yield `<si><t>${text}</t></si>`;
  yield '</sst>';
}

/** Writes a roster of `count` people. */
export async function writeRoster(path, count, seed = 1) {
  const zip = new yazl.ZipFile();
  const options = { mtime: new Date('2019-06-30T00:00:00Z') };
  const strings = new Map();
  for (const [name, xml] of Object.entries(PARTS)) zip.addBuffer(Buffer.from(XML + xml), name, options);
  // In this order: the strings are known when the sheet is written.
  zip.addReadStreamLazy('xl/worksheets/sheet1.xml', options, (give) =>
    give(null, Readable.from(sheetXml(count, seed, strings), { objectMode: false })),
  );
  zip.addReadStreamLazy('xl/sharedStrings.xml', options, (give) =>
    give(null, Readable.from(stringsXml(strings), { objectMode: false })),
  );
  zip.end();
  await finished(zip.outputStream.pipe(createWriteStream(path)));
}

/** A day as CSV writes it. */
const isoDay = ({ serial: days }) => new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10);

/** Writes the same roster as comma-separated text in UTF-8. */
export function writeCsv(path, count, seed = 1) {
  const lines = [HEADS.join(',')];
  for (const person of people(count, seed))
    lines.push(person.map((value) => (typeof value === 'object' ? isoDay(value) : value)).join(','));
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
}
