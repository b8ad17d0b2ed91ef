import type { AssumedAs, Catalogue, FullWidthMark, IssueArguments, RulebookProblem } from './catalogue.ts';
import { HALF_WIDTH, say } from './catalogue.ts';
import { config } from './config-zh-cn.ts';
import { constructs } from './constructs-zh-cn.ts';
import { MEASURE_WORDS, NUMBERS_OF } from './counted.ts';
import { exemptionSentences, exemptions, problemOfExemption } from './exemptions-zh-cn.ts';
import { extending } from './extends-zh-cn.ts';
import { issues } from './issues-zh-cn.ts';
import { changeSentences, preview } from './preview-zh-cn.ts';
import { type KeyLanguage, keyIn } from './rulebook-keys.ts';
import { rulebook } from './rulebook-words-zh-cn.ts';
import { several } from './several-zh-cn.ts';
import { steps } from './steps-zh-cn.ts';
import { problemOfStructure, structure, structureSentences } from './structure-zh-cn.ts';
import { template } from './template-zh-cn.ts';

const TABLES: Readonly<Record<string, string>> = {
  cadres: '干部',
  units: '单位',
  trainings: '培训记录',
  secondments: '挂职',
  secondmentReports: '挂职月报',
  selections: '选拔',
  changes: preview.changes,
};
const table = (name: string): string => TABLES[name] ?? name;

const list = (names: readonly string[], most = 12): string =>
  names.length > most ? `${names.slice(0, most).join('、')}等${names.length}个` : names.join('、');

const didYouMean = (near: string): string => (near === '' ? '' : `，是不是想写“${near}”`);

/** Arguments of commands, by the parser's names for them. */
const MISSING_ARGUMENTS: Readonly<Record<string, string>> = {
  rule: '规则编号',
  name: '规则集的名称',
  rulebook: '规则集',
};

/** What zod calls the shapes of YAML. */
const EXPECTED: Readonly<Record<string, string>> = {
  object: '若干“键: 值”',
  record: '若干“键: 值”',
  array: '列表',
  tuple: '两个名字的列表',
  string: '文字',
};

const PLACES: Readonly<Record<string, string>> = {
  rules: '规则',
  populations: '统计口径',
  fields: '派生列',
  statistics: '统计数',
  structure: '结构分析',
  sources: '依据',
  lists: '值表',
  tables: '表',
  columns: '列',
  sheets: '工作表',
  exemptions: '豁免',
};

/** `rules youth` as 规则 youth. */
const placeOf = (place: string, keys: KeyLanguage | undefined): string =>
  place.replace(/^\w+/, (section) => PLACES[section] ?? keyIn(keys, section));

/** Keys that stand together in one text: `share、sum`, `per: record`. */
const words = (written: string, word: (key: string) => string): string => written.replace(/[a-zA-Z]+/g, word);

const YAML_MISTAKES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '缩进不能用制表符（Tab），请改用空格',
  DUPLICATE_KEY: '同一层里这个键写了两次',
  BAD_INDENT: '缩进不对，同一层的键要左对齐',
  MISSING_CHAR: '缺少一个符号（引号、括号、逗号，或冒号后的空格）',
  UNEXPECTED_TOKEN: '这里多了不该有的内容，可能少了引号或括号',
  MULTILINE_IMPLICIT_KEY: '键要写在一行里，可能少了冒号或冒号后的空格',
  IMPOSSIBLE: '这里的写法无法理解',
};

/** 当年, 当月, 最近5年, 最近3个月. */
const periodWords = (period: string): string => {
  if (period === 'year') return '当年';
  if (period === 'month') return '当月';
  const [number, unit = ''] = period.split(' ');
  return `最近${number}${unit.startsWith('year') ? '年' : '个月'}`;
};

const ROUNDINGS = {
  exact: '',
  up: '（进位取整）',
  down: '（舍去小数）',
  nearest: '（四舍五入）',
  nearestHalfDown: '（五舍六入）',
} as const;

const bandWords = (from: number, to: number): string => {
  if (from === to) return `${from}`;
  if (!Number.isFinite(from)) return `${to}以下`;
  return Number.isFinite(to) ? `${from}至${to}` : `${from}以上`;
};

/** What to write instead of a full-width mark that YAML takes for text. */
const halfWidth = (mark: FullWidthMark | undefined): string =>
  mark === undefined ? '' : `；这一行用了全角的“${mark}”，请改用半角的“${HALF_WIDTH[mark]}”`;

/** A problem in words; `word` gives a key as the file has it. */
function problem(told: RulebookProblem, word: (key: string) => string): string {
  const bound = (written: string): string => written.replace(/^\w+/, word);
  switch (told.kind) {
    case 'yaml':
      return `YAML 写法有误：${YAML_MISTAKES[told.mistake] ?? told.detail}`;
    case 'unknown-value':
      return `这一列没有“${told.value}”这个值${didYouMean(told.near)}；有：${told.values.join('、')}`;
    case 'unknown-number':
      return `没有“${told.key}”这个数（统计口径、中间数、参数、单位的列都不是）${didYouMean(told.near)}`;
    case 'unknown-rule':
      return `没有“${told.key}”这条规则${didYouMean(told.near)}`;
    case 'unknown-lookup':
      return `没有“${told.key}”这个对照表${didYouMean(told.near)}`;
    case 'lookup-by-value':
      return `对照表“${told.key}”的键不是数的区间，不能用来查一个数；区间写作 ..2、3..7、8..`;
    case 'lookup-needs-else':
      return `对照表“${told.key}”没有列出所有的值；请补上，或者写 else`;
    case 'needs-unit':
      return `“${told.key}”是单位的列，这条规则不是每个单位各一个结论，没有单位可看；请写 per`;
    case 'no-width':
      return `“${told.key}”没有说明上下多少算达到；请写明两端，如 ${word('atLeast')}: 11%、${word('atMost')}: 13%`;
    case 'figure-needs-units':
      return `这个中间数是各单位所在“${told.key}”的数，用到它的规则却不逐单位作结论；请在那里写“${word('per')}”`;
    case 'previous-in-set':
      return `“${told.key}”是上一期花名册的统计口径，不能用在 anyOf、noneOf 里；可以用作人数或中间数`;
    case 'previous-judged':
      return `“${told.key}”是上一期花名册的统计口径，规则不能直接统计它；请用作对照的数，例如 of 或者上下限`;
    case 'per-needs-values':
      return `“${told.key}”这一列没有列出它的值，不能按它分组；请在规则集里给出值表`;
    case 'band-backwards':
      return `区间 ${told.band} 的起点比终点大`;
    case 'band-overlap':
      return `区间 ${told.bands.join(' 与 ')} 重叠，同一个数只能在一个区间里`;
    case 'band-gap':
      return `对照表“${told.lookup}”里没有 ${told.to === undefined ? `${told.from} 及以上` : told.from === told.to ? `${told.from}` : `${told.from}–${told.to}`} 的数；请补上区间，或者写 ${word('else')}`;
    case 'no-number-meets':
      return `没有哪个数同时满足：${told.bounds.map(bound).join('、')}`;
    case 'unknown-key':
      return `没有“${told.key}”这个键${didYouMean(told.near)}`;
    case 'unknown-column':
      return `${table(told.table)}表没有“${told.key}”这一列${didYouMean(told.near)}`;
    case 'unknown-population':
      return `没有名为“${told.key}”的统计口径${didYouMean(told.near)}`;
    case 'unknown-list':
      return `没有名为“${told.key}”的值表${didYouMean(told.near)}`;
    case 'unknown-table':
      return `没有名为“${told.key}”的表${didYouMean(told.near)}`;
    case 'unknown-type':
      return `没有“${told.key}”这种类型${didYouMean(told.near)}；可写：${told.types.join('、')}，或值表、表的名字，或直接列出各个值`;
    case 'built-in-column':
      return `“${told.key}”是${table(told.table)}表自有的列，这里只能写 absent；其他表头请写在配置文件里`;
    case 'not-linked':
      return `${table(told.from)}表的记录对不上${table(told.to)}表的人；两张表都要有姓名列（type: person）`;
    case 'not-comparable':
      return `“${told.columns[0]}”和“${told.columns[1]}”不是同一类的列，不能比较是否相同`;
    case 'unknown-source':
      return `没有名为“${told.key}”的依据${didYouMean(told.near)}`;
    case 'other-table':
      return `“${told.key}”统计的是${table(told.table)}，这里需要${table(told.needed)}`;
    case 'per-needs-units':
      return `“${told.key}”统计的是${table(told.table)}，${word('per')}需要以${table('units')}为来源的口径，或写 ${word('record')}`;
    case 'missing-key':
      return `缺少“${word(told.key)}”`;
    case 'name-taken':
      return `“${told.key}”已经是一列的名字，请换一个名字`;
    case 'parameter-of-unit':
      return `“${told.key}”各单位可以不同，这里请直接写列名 unit.${told.column}`;
    case 'no-order':
      return `“${told.column}”没有大小先后，不能用“${word(told.key)}”；请在 lists 里按从低到高列出它的值，再以它为这一列的 type`;
    case 'needs-number-column':
      return `“${told.key}”不是数字列，不能求和或平均`;
    case 'only-with':
      return `“${words(told.key, word)}”只能与“${words(told.other, word)}”一起用`;
    case 'only-without':
      return `“${words(told.key, word)}”与“${words(told.other, word)}”同时写没有作用，请去掉一个`;
    case 'one-operation':
      return `要写且只写一个：${told.keys.map(word).join('、')}`;
    case 'not-one-of':
      return `只能写：${told.values.join('、')}`;
    case 'bad-date':
      return `“${told.written}”不是日期；日期写成 2024-10-31`;
    case 'bad-number':
      return `${told.written === '' ? '这里写的' : `“${told.written}”`}不是数；请写 20%、1/3、0.125 或 7`;
    case 'share-over-one':
      return `${told.written} 是基数的 ${told.written} 倍；想写百分比请写 ${told.written}%。确实超过 1 的比例写成分数，如 2/1、4/3`;
    case 'wrong-type':
      return `这里的写法不对${told.expected === 'value' ? '' : `，应为${EXPECTED[told.expected] ?? told.expected}`}`;
    case 'said-twice':
      return `“${told.text}”不能既指“${told.meanings[0]}”又指“${told.meanings[1]}”`;
    case 'bad-head-rows':
      return `“${told.written}”不是行号；写成 3，两行以上的表头写成 3-4`;
    case 'mixed-keys':
      return `“${told.key}”和第 ${told.line} 行的“${told.first}”不是一种语言的键；一个文件的键只用一种语言（规则集可用 rules translate 转换）`;
    case 'cycle':
      return `统计口径互相引用，成了环：${told.names.join(' → ')}`;
    case 'exemption':
      return problemOfExemption(told.problem, word);
    case 'structure':
      return problemOfStructure(told.problem, word);
    case 'extends':
      return extending.mistake(told.mistake, word);
    case 'aliases':
      return 'YAML 别名太多，不予展开';
    case 'bad-period':
      return '期间写作 year（本年）、month（本月），或者 5 years（近5年）、3 months（近3个月）';
    case 'bad-break':
      return '间断写成 1 month、30 days 或 2 years';
    case 'bad-name':
      return '名字以文字开头，只能用文字、数字、“-”和“_”';
    case 'needs-flag':
      return '这一列是“是/否”列，请写 true 或 false（是、否）';
    case 'needs-bounds':
      return `这一列是数或日期，不能这样比较；请用 ${['atLeast', 'atMost', 'over', 'under', 'since', 'until'].map(word).join('、')}`;
    case 'needs-date-column':
      return '这里需要日期列';
    case 'needs-days':
      return `日期列请用 ${word('since')}、${word('until')}或 ${word('during')}`;
    case 'no-bound':
      return `没有标准：请写 ${['atLeast', 'atMost', 'over', 'under', 'equals'].map(word).join('、')}中的一个`;
    case 'birth-not-excused':
      return `出生年月缺列时不能另作假定，只能是 ${word('unknown')}`;
  }
}

function assumed(policy: AssumedAs, other: string): string {
  switch (policy.kind) {
    case 'unknown':
      return '按“不明”处理';
    case 'notApplicable':
      return '不列入统计';
    case 'value':
      return `按“${policy.value}”处理`;
    case 'list':
      return `按“${other}”对照值表 ${policy.list} 判断`;
  }
}

const lastPart = (path: string): string => path.replace(/^.*[/\\]/, '');

const sheetName = (file: string, sheet: string): string => (sheet === '' ? file : `${file}《${sheet}》`);

/** `第3行`, `《名单》第3行`, `名单.xlsx《名单》第3行`. */
const otherRow = ({ file, sheet, row }: IssueArguments['id-shared']): string =>
  `${sheetName(lastPart(file), sheet)}第${row}行`;

/** Sheets by their files: `名单.xlsx《浒山街道》《宗汉街道》`, of many only how many. */
function sheetNames(sheets: readonly { file: string; sheet: string }[]): string {
  const byFile = new Map<string, string[]>();
  for (const { file, sheet } of sheets) {
    const own = byFile.get(file) ?? [];
    byFile.set(file, own);
    if (sheet !== '') own.push(sheet);
  }
  const texts = [...byFile].map(([file, own]) => {
    return own.length > 4
      ? `${file} 的${own.length}张表`
      : file + own.map((sheet) => `《${sheet}》`).join('');
  });
  return list(texts, 4);
}

const rowSpan = ([first, last]: readonly [number, number]): string =>
  first === last ? String(first) : `${first}–${last}`;

const heads = (seen: readonly string[]): string =>
  seen.length === 0 ? '没有看到表头' : `看到的表头：${seen.join('、')}`;

const AROUND: Readonly<Record<string, string>> = {
  above: '表头上一行',
  reportingUnit: '填报单位',
  title: '标题',
  sheet: '工作表名',
  file: '文件名',
};

/** 文件的内容是什么格式。 */
const FORMATS: Readonly<Record<string, string>> = {
  csv: '文本表格（CSV）',
  xlsx: ' Excel 工作簿（.xlsx）',
  xls: '旧版 Excel 或 WPS 工作簿（.xls、.et）',
  xml: ' Excel 2003 的 XML 表格',
  ods: ' OpenDocument 表格（.ods）',
  html: '网页表格（HTML）',
  lrmx: '干部任免审批表（.lrmx）',
};

/** One way to write what belongs into a column. */
function form(kind: IssueArguments['column-unreadable']['kind'], values: readonly string[]): string {
  switch (kind) {
    case 'date':
      return '，如 1986.03';
    case 'month':
      return '，如 2019-03';
    case 'number':
      return '，只写数字';
    case 'id':
      return '：单元格设为文本，写18位';
    default:
      return values.length === 0 ? '' : `，如 ${values.join('、')}`;
  }
}

export const catalogue: Catalogue = {
  language: 'zh-CN',
  sentences: {
    ...exemptionSentences,
    ...changeSentences,
    ...structureSentences,
    'file-missing': ({ file }) => `找不到文件 ${file}，请检查文件名和路径。`,
    'file-unreadable': ({ file, cause }) => `无法读取文件 ${file}（${cause}），请检查权限。`,
    'file-is-folder': ({ file }) => `${file} 是文件夹，请指明其中的文件。`,
    'folder-empty': ({ folder, formats }) =>
      `文件夹 ${folder} 里没有花名册文件（${formats}，或它们的 .zip）；请核对路径。`,
    'archive-empty': ({ file, formats }) =>
      `压缩包 ${file} 里没有花名册文件（${formats}）；请核对是不是拿错了文件。`,
    'folder-too-large': ({ folder, most }) =>
      `文件夹 ${folder} 里的文件超过 ${most} 个，没有读；请指明放花名册的那个文件夹。`,
    'pattern-unmatched': ({ pattern }) => `没有与 ${pattern} 相符的文件，请检查通配符和路径。`,
    'archive-in-archive': ({ file }) =>
      `${file} 是压缩包里的压缩包，没有读；请先把外层解压，再指明里面的 .zip。`,
    'input-is-terminal': () =>
      '“-”表示从标准输入读花名册，但没有内容送进来；请写成：type 名单.csv | cadre-audit check -，或直接指明文件。',
    'input-format-unused': ({ format }) =>
      `--input-format ${format} 只用于标准输入“-”；文件按内容识别，请去掉这个选项，或把文件写成“-”。`,
    'files-passed-over': ({ place, files }) =>
      `${place} 里有${files.length}个文件不是花名册的格式，没有读：${list(files.map(lastPart), 4)}；其中若有花名册，请另存为 .xlsx 后再审核。`,
    'file-not-utf8': ({ file }) =>
      `文件 ${file} 不是 UTF-8 编码（可能是 GBK），请在记事本或编辑器里另存为 UTF-8 后再用。`,
    'file-empty': ({ file }) => `文件 ${file} 是空的，没有内容可读。`,
    'file-encrypted': ({ file }) =>
      `文件 ${file} 加了密码，这种文件给出密码也打不开；请在 WPS、Excel 或 LibreOffice 中去掉密码后再审核。`,
    'archive-encrypted': ({ file }) =>
      `压缩包里的 ${file} 加了解压密码，没有读；请用解压软件解开，再直接审核解开的文件夹。`,
    'password-needed': ({ file }) =>
      `文件 ${file} 加了密码，没有读；请把密码写进一个文本文件（一行一个），用 --password-file <文件> 指明，或写入环境变量 CADRE_AUDIT_PASSWORD，也可在 Excel 或 WPS 中去掉密码后再审核。`,
    'password-wrong': ({ file, passwords }) =>
      `给出的${passwords === 1 ? '密码' : `${passwords}个密码都`}打不开文件 ${file}；请核对 --password-file 的文件或环境变量 CADRE_AUDIT_PASSWORD（区分大小写和全角半角），或在 Excel 或 WPS 中去掉密码后再审核。`,
    'encryption-unknown': ({ file }) =>
      `文件 ${file} 加了密，但文件不完整，或加密的方式本程序不认得，没有读；请在 Excel 或 WPS 中打开，去掉密码后另存一份。`,
    'rights-managed': ({ file }) =>
      `文件 ${file} 有权限管理（IRM），只有得到授权的人能打开，给出密码也不行；请有权限的人在 Excel 中取消限制后另存一份。`,
    'password-file-empty': ({ file }) => `密码文件 ${file} 里没有密码；请一行写一个。`,
    'password-file-long': ({ file, most }) =>
      `密码文件 ${file} 有 ${most} 行以上，不像是密码，没有采用；请核对 --password-file 是不是写错了文件。`,
    'file-old-too-large': ({ file, bytes }) =>
      `文件 ${file} 超过 ${Math.floor(bytes / 1024 ** 2)} MB，这种格式要整个装入内存，没有读；请在 Excel 或 WPS 中另存为 .xlsx 后再审核。`,
    'file-old-form': ({ file }) =>
      `文件 ${file} 是旧版任免审批表（.lrm）；请在干部任免审批表编辑器中打开，另存为 .lrmx 后再审核。`,
    'file-damaged': ({ file, format }) =>
      `文件 ${file} 不是完整的 ${format} 文件，可能已损坏或没有传完，请重新取得或另存一份。`,
    'file-document-type': ({ file }) =>
      `文件 ${file} 的内容里有文档类型声明（DTD），表格软件不会这样写，为安全起见没有读；请在 Excel 或 WPS 中打开后另存一份。`,
    'file-changed': ({ file }) =>
      `文件 ${file} 在读取过程中发生了变化；请在 Excel 或 WPS 中保存并关闭，或等文件传完，然后重新运行。`,
    'file-too-large': ({ file, limit, value }) =>
      ({
        file: `文件 ${file} 超过 ${Math.floor(value / 1024 ** 2)} MB，没有读；请删去无关的内容，或用 --max-size <MB> 提高上限。`,
        rows: `文件 ${file} 超过 ${value} 行，比工作表的行数还多，没有读下去；请核对文件是否有误，或分成几个文件。`,
        folder: `${file} 里的文件合起来超过 ${Math.floor(value / 1024 ** 2)} MB，没有读下去；请分几次审核，或用 --max-size <MB> 提高上限。`,
        sheets: `文件 ${file} 的工作表超过 ${value} 张，不像花名册，没有读下去；请分成几个文件。`,
        bytes: `文件 ${file} 解压后超过 ${Math.floor(value / 1024 ** 2)} MB，没有读下去；确认文件可靠后，可用 --max-size <MB> 提高上限。`,
        ratio: `文件 ${file} 解压后是原来的 ${value} 倍以上，像是压缩炸弹，没有读下去；确认文件可靠后，可用 --max-size <MB> 写明允许的大小。`,
        values: `文件 ${file} 里互不相同的内容超过 ${Math.floor(value / 10_000)} 万种，没有读下去；请删去无关的内容，或用 --max-size <MB> 提高上限。`,
        cells: `文件 ${file} 的单元格超过 ${Math.floor(value / 10_000)} 万个，没有读下去；请删去无关的内容，或用 --max-size <MB> 提高上限。`,
      })[limit],
    'file-too-wide': ({ file, columns }) =>
      `文件 ${file} 有一行超过 ${columns} 个字段，比工作表的列数还多，没有读下去；请核对文件是否有误、各行是否正常换行。`,
    'file-unknown-format': ({ file, formats }) => `文件 ${file} 的格式无法识别，可读取的格式：${formats}。`,
    'quote-not-closed': ({ file, row }) =>
      `文件 ${file} 第${row}行有一个双引号没有配对，后面的内容分不清是哪一格的，没有读下去；请补上或删去这个双引号，或在 Excel 中打开核对后另存为 .xlsx。`,
    'workbook-empty': ({ file }) => `工作簿 ${file} 里没有工作表。`,
    'no-table': ({ file, heads: seen }) =>
      `${file} 中没有可识别的表（${heads(seen)}）。干部表需要“姓名”以及出生年月、职务、职务层次、所在镇街、所在村社中的至少一列，且能识别的列不少于三列；表头另有叫法的，在配置文件里写明（inspect --write-config 可代拟一份）。`,
    'tables-side-by-side': ({ file, sheet, row, columns }) =>
      `${sheetName(file, sheet)} 第${row}行的表头有两组（${columns.map(({ letter, head: text }) => `${letter}列 ${text}`).join('、')}），像是左右并排的两张表；请改成上下排列，或分成两张工作表。`,
    'no-head-there': ({ file, sheet, rows, heads: written }) =>
      written.length === 0
        ? `${sheetName(file, sheet)} 第${rowSpan(rows)}行没有文字，不是表头；请更正配置文件里的 headRow。`
        : `${sheetName(file, sheet)} 第${rowSpan(rows)}行不是能识别的表头（写的是：${list(written)}）；请更正配置文件里的 headRow，或在 columns 里写明这些表头的意思。`,
    'no-units': ({ file, heads: seen }) =>
      `${file} 不是单位名册（${heads(seen)}）；需要单位代码、单位名称、单位类别、上级单位。`,
    'output-is-input': ({ file }) => `输出文件 ${file} 就是输入文件，不能覆盖；请换一个文件名。`,
    'output-failed': ({ file, cause }) => `无法写入 ${file}（${cause}），没有留下不完整的文件。`,
    'file-not-regular': ({ file }) =>
      `${file} 不是普通文件（如管道或设备），无法读取；请指明一个花名册文件、文件夹或 .zip 压缩包，管道送来的内容请写成“-”。`,
    'file-other-kind': ({ file, kind }) =>
      ({
        word: `文件 ${file} 是 Word 文档，不是花名册表格；请在 Excel 或 WPS 中另存为 .xlsx 后再审核。`,
        opendocument: `文件 ${file} 是 OpenDocument 文档（如 .odt），不是 .ods 表格；请另存为 .xlsx 后再审核。`,
        'binary-workbook': `文件 ${file} 是 Excel 二进制工作簿（.xlsb）；请另存为 .xlsx 后再审核。`,
        'web-archive': `文件 ${file} 是单个文件网页（.mht）；请在 Excel 或 WPS 中打开后另存为 .xlsx 再审核。`,
        zip: `文件 ${file} 是压缩包，不是表格；请核对是不是拿错了文件。`,
      })[kind],
    'output-twice': ({ file }) => `两份报告不能写进同一个文件 ${file}；请给其中之一换一个文件名。`,
    'options-apart': ({ one, other }) => `${one} 和 ${other} 不能同时使用；请去掉其中一个。`,
    'each-needs-folder': ({ format }) =>
      `用 --each 时每个文件一份 ${format} 报告，请写上文件夹（以 / 结尾），如 -f ${format}=out/。`,
    'output-unnamed': ({ written }) => `“${written}”等号后面没有文件名，请写成 -f json=结果.json。`,
    'output-unused': ({ file }) => `-o ${file} 没有可写的报告：每个 -f 都已写明文件；请去掉 -o。`,
    'output-exists': ({ file }) => `${file} 已经存在，没有写入；请换一个文件名，或加 --force 覆盖。`,
    'output-not-excel': ({ file }) => `模板是 Excel 工作簿，${file} 的文件名请以 .xlsx 结尾。`,
    'table-unknown': ({ table: name, near, tables }) =>
      `没有“${name}”这张表${didYouMean(near)}。可用的表：${tables.join('、')}。`,
    'stdout-failed': ({ cause }) => `报告无法完整输出（${cause}）；请检查磁盘空间，或用 -o 写入别的文件。`,
    'two-to-stdout': () => '两份报告不能都输出到屏幕；请给其中之一写上文件名，如 -f json=结果.json。',
    'format-needs-file': ({ format }) =>
      `${format} 报告不能输出到屏幕，请写上文件名，如 -f ${format}=out/${format === 'issues' ? '问题' : 'report'}.xlsx。`,
    'unknown-format': ({ format, formats }) => `没有“${format}”这种报告格式，可用：${formats.join('、')}。`,
    'bad-max-size': ({ written }) => `--max-size ${written} 不是大小，请写成以 MB 为单位的整数，如 2048。`,
    'bad-as-of': ({ written }) => `--as-of ${written} 不是日期，请写成 2019-06-30。`,
    'bad-choice': ({ option, written, choices }) =>
      `${option} ${written} 不可用，可选：${choices.join('、')}。`,
    'rulebook-missing': ({ name, near, shipped }) =>
      `找不到规则集 ${name}${didYouMean(near)}；随程序附带的有：${shipped.join('、')}，也可写 YAML 文件或其中有 rulebook.yaml 的文件夹的路径。`,
    'rulebook-outside': ({ file }) => `规则集引用的文件 ${file} 不在规则集所在的文件夹里，不予读取。`,
    'rulebook-problem': ({ file, line, column, place, problem: told, keys, fullWidth }) =>
      `${file}:${line}:${column}: ${place === '' ? '' : `${placeOf(place, keys)}：`}${problem(told, (key) => keyIn(keys, key, place))}${halfWidth(fullWidth)}`,
    ...several,
    'rulebook-departs': extending.loosened,
    'bad-rulebook-name': ({ name }) =>
      `“${name}”不能作规则集的名称；名称以文字开头，只能用文字、数字、“-”和“_”。`,
    'rulebook-untranslatable': ({ file, line, column, word }) =>
      `${file}:${line}:${column}: “${word}”在另一种语言里是规则集自己的词，换了语言意思就变了；请先换一个名字。`,
    'list-column-missing': ({ file, column, heads: seen }) =>
      `值表 ${file} 没有“${column}”列（${heads(seen)}）。`,
    'rule-unknown': ({ rule, near, rules }) =>
      `没有 ${rule} 这条规则，也没有这种数据问题${didYouMean(near)}。可用的规则：${rules.join('、')}；数据问题的代码见 docs/data-issues.md。`,
    'unit-unknown': ({ unit, near }) => `单位名册里没有“${unit}”${didYouMean(near)}。`,
    'unit-several': ({ unit, units }) => `“${unit}”在单位名册里不止一个：${list(units)}；请写成 镇/村。`,
    'unit-not-judged': ({ rule, unit, kind, above }) =>
      `规则 ${rule} 按${kind === 'record' ? '人或记录' : catalogue.words.group(kind)}作结论，“${unit}”没有单独的结论${above === '' ? '' : `；请用 --unit ${above}`}。`,
    'nothing-judged': ({ files, reasons }) =>
      `${list(files)}：所有规则都没有可以判断的记录，没有作出任何结论，这不等于合格。${reasons.map((reason) => say(catalogue, reason)).join('')}`,
    usage: ({ detail }) => `命令用法有误：${detail}。用法见 cadre-audit --help。`,
    'usage-option': ({ option, near }) =>
      `没有 ${option} 这个选项${didYouMean(near)}。用法见 cadre-audit --help。`,
    'usage-argument': ({ argument }) =>
      `缺少${MISSING_ARGUMENTS[argument] ?? '花名册文件'}。用法见 cadre-audit --help。`,
    'not-with-each': ({ option }) => `${option} 不能与 --each 一起用：上一期的花名册是整份的。`,
    'usage-value': ({ option }) => `选项 ${option} 后面缺少内容。用法见 cadre-audit --help。`,
    'usage-excess': ({ command }) => `${command} 后面多写了内容。用法见 cadre-audit ${command} --help。`,
    'usage-command': ({ command, near, commands, of }) =>
      `${of === undefined ? '' : `${of} `}没有“${command}”这个命令${didYouMean(near)}。可用的命令：${commands.join('、')}。`,
    'rule-is-statistic': ({ rule }) => `${rule} 是统计数，没有合格与否；请用 check 查看它与公布数是否一致。`,
    'rule-is-file': ({ rule }) => `${rule} 是文件；请先写规则编号，再写花名册文件。`,
    'unit-needs-files': ({ unit }) => `没有花名册，--unit ${unit} 无从查起；请写上花名册文件。`,
    internal: ({ detail }) => `程序内部出错（${detail}），请把这一行报告给开发者。`,

    'column-unreadable': ({ column, letter, filled, unreadable, kind, values }) =>
      `“${column}”（${letter}列）填了${filled}格，其中${unreadable}格读不出，超过20%；请核对这一列是不是“${column}”，并统一写法${form(kind, values)}。`,
    'cell-error': ({ column, value }) =>
      `“${column}”单元格是错误值或没有计算结果（${value}），按不明处理；请在 Excel 中重新计算后保存，或直接填写内容。`,
    undecodable: ({ column, value }) =>
      `“${column}”的文字编码有误（${value}，看不清的字以 � 代替），按不明处理；请重新填写，或在原来的软件里重新导出为 .xlsx 或 UTF-8 编码的 CSV。`,
    'invalid-date': ({ column, value }) =>
      `“${column}”写的是“${value}”，读不成日期，按不明处理；请写成 1986.03 或 1986-03-12。`,
    'future-date': ({ column, value }) => `“${column}”写的是“${value}”，晚于截止日期，按不明处理；请核对。`,
    'ambiguous-date': ({ column, value }) =>
      `“${column}”写的是“${value}”，可能是1月也可能是10月，两者都考虑；请写成 1986.01 或 1986.10。`,
    'unlikely-age': ({ column, value }) =>
      `“${column}”写的是“${value}”，算出的年龄不像在职人员，仍按所写计算；请核对。`,
    'birth-from-id': ({ column, value }) =>
      `“${column}”写的是“${value}”，读不成日期，按配置（birthFromId）取自身份证号；请核对。`,
    'age-disagrees': ({ column, value, age, on }) =>
      `“${column}”写明的年龄是${value}岁，按出生年月到${on}是${age}岁，其中一个可能写错；仍按出生年月计算，请核对。`,
    'invalid-month': ({ column, value }) =>
      `“${column}”写的是“${value}”，读不成月份，按不明处理；请写成 2019-03。`,
    'invalid-number': ({ column, value }) =>
      `“${column}”写的是“${value}”，读不成数字，按不明处理；请只写数字。`,
    'invalid-id': ({ column }) =>
      `“${column}”不是有效的身份证号（位数、日期或校验码不对，GB 11643-1999），不用来识别人员；请核对。`,
    'id-precision-lost': ({ column }) =>
      `“${column}”被存成了数字，后几位已经丢失；请把该列设为文本后重新填写。`,
    'unknown-value': ({ column, value }) =>
      `“${column}”写的是“${value}”，无法判断是什么意思，按不明处理；请核对。`,
    'columns-disagree': ({ column, value }) =>
      `“${column}”（${value}）与同一行里意思相同的另一列互相矛盾，按不明处理；请核对。`,
    'id-shared': (other) => `身份证号与${otherRow(other)}相同，姓名却不同，按两个人统计；请核对。`,
    'birth-id-mismatch': ({ other }) =>
      `出生年月与身份证号所示（${other}）不一致，仍以出生年月为准；请核对。`,
    'sex-id-mismatch': ({ other }) => `性别与身份证号所示（${other}）不一致，仍以表中所写为准；请核对。`,
    'birth-conflict': (other) => `同一人在${otherRow(other)}的出生年月与此不同，两者都考虑；请核对。`,
    'sex-conflict': (other) => `同一人在${otherRow(other)}的性别与此不同，按不明处理；请核对。`,
    'name-blank': () => '这一行没有姓名，仍计入统计；请补填。',
    'unit-not-registered': ({ column, value, near }) =>
      `${column === '' ? '' : `“${column}”写的`}“${value}”不在单位名册中${near === '' ? '' : `（名册中相近的名称：${near}）`}，这条记录不归入任何单位；请更正单位名称，或补充单位名册。`,
    'unit-ambiguous': ({ column, value, units }) =>
      `${column === '' ? '' : `“${column}”写的`}“${value}”可能是 ${list(units, 4)}，在这些单位里都按“可能”计算；请写明所在镇街或全称。`,
    'unit-near': ({ column, value, units }) =>
      `${column === '' ? '' : `“${column}”写的`}“${value}”不在单位名册中，按相近的 ${list(units, 4)} 处理；请核对。`,
    'unit-blank': ({ column, value }) =>
      `${value === '' ? '没有写所在单位' : `“${column}”写的“${value}”看不出属于哪个镇街`}，表头附近、工作表名和文件名也看不出，在每个镇街都按“可能”计算；请补填所在镇街。`,
    'unit-unreadable': ({ column }) => `“${column}”读不出来，单位按不明处理；请核对。`,
    'person-not-found': ({ table: name }) =>
      `这一行的人在${table(name)}表中找不到，没有计到任何人名下；请核对姓名和身份证号。`,
    'person-ambiguous': ({ table: name, count }) =>
      `这一行可能是${table(name)}表中的${count}个人之一，各种可能都考虑；请填写身份证号。`,
    'person-blank': ({ table: name }) =>
      `这一行没有姓名和身份证号，可能是${table(name)}表中的任何人；请补填。`,
    'link-unclear': ({ column, value, near, units }) =>
      units.length > 0
        ? `“${column}”写的“${value}”可能是${units.join('、')}，按不明处理；请写成“镇/村”。`
        : `“${column}”写的“${value}”不在单位名册里${didYouMean(near)}，按不明处理；请核对。`,
    'record-repeated': ({ columns, row, sheet }) =>
      `与${sheet === '' ? '' : `工作表“${sheet}”`}第${row}行重复：${columns.join('、')}都相同；两行都照计，请核对后删去一行。`,
    'no-record-for-unit': ({ unit, below }) =>
      `${unit} 在花名册中没有一条${below ? '本级的' : ''}记录${below ? '，只有下级的' : ''}；请核对是否漏报。`,
    'sheet-unread': ({ heads: seen }) =>
      `这张表没有读，却有花名册的表头（${heads(seen)}）；表头另有叫法的，在配置文件里写明，不用读的也请写明。`,
    'no-records-for-units': ({ units }) =>
      `${units.length}个单位在花名册中没有一条记录：${list(units, 6)}；请核对是否漏报。`,

    'table-absent': ({ table: name }) => `没有提供${table(name)}表。`,
    'tier-absent': ({ tiers }) => `花名册里没有${tiers.join('、')}一级的人员。`,
    'column-absent': ({ column }) => `花名册没有这条规则需要的列（${column}）。`,
    'empty-base': () => '基数为零，无从比较。',
    'guard-not-met': () => '不符合这条规则适用的前提。',
    'nothing-due': () => '截至该日没有应当完成的事项。',
    previous: ({ files, issues }) =>
      `上一期花名册：${files.join('、')}${issues > 0 ? `（有${issues}处数据问题，可用 inspect 查看）` : ''}。`,
    'previous-missing': ({ rules }) =>
      `规则${rules.join('、')}要与上一期花名册比较，无法判定；请用 --previous 给出上一期的文件。`,
    'lookup-excludes': () => '对照表规定这种情形不适用。',
    'not-in-force': ({ asOf, since, until }) =>
      `这条规则在 ${asOf} 不在有效期内（${[since && `${since} 起`, until && `${until} 止`].filter(Boolean).join('，')}）。`,
    config: ({ file }) => `采用了配置文件 ${file}。`,
    'sheet-left-out': ({ sheets }) => `按配置不读：${sheetNames(sheets)}。`,
    'sheet-choice-unmatched': ({ file, sheet }) =>
      `配置文件提到的 ${sheetName(file === '' ? '工作表' : file, sheet)} 不在本次的文件里，这一条没有用到；请核对文件名和工作表名。`,
    'heads-unused': ({ heads: unused }) =>
      `配置里的表头没有用到：${list(unused.map(({ head, column }) => `${head}（${column}）`))}；请核对。`,
    'births-from-ids': ({ rows }) =>
      `假定：${rows}行的出生年月空白、读不出或不到月，按配置（birthFromId）取自身份证号。`,
    'file-misnamed': ({ file, format }) =>
      `${file} 的内容是${FORMATS[format] ?? format}，与扩展名不符，已按内容读取；请把扩展名改为 .${format}，以免别的软件打不开。`,
    'file-undecodable': ({ file, cells, first }) =>
      `${file} 有${cells}格文字的编码有误（第一格在 ${first}），以 � 代替，一律按看不清处理；请在原来的软件里重新导出为 .xlsx，或另存为 UTF-8 编码的 CSV。`,
    'file-same': ({ file, other }) => `${file} 与 ${other} 内容完全相同，只读一次。`,
    register: ({ units, file }) => `单位名册：${file}，${units}个单位。`,
    'register-in-roster': ({ units, file, sheet }) =>
      `单位名册：取自本次提供的 ${sheetName(file, sheet)}，${units}个单位。`,
    'register-seen': ({ units }) =>
      `没有单位名册，只统计花名册里出现的${units}个单位；一个人也没有的单位看不出来。`,
    'roster-date-far': ({ sheets, date, asOf }) =>
      `注意：${sheetNames(sheets)} 的填报时间是 ${date}，与截止日期 ${asOf} 相差超过一个季度。`,
    'column-assumed': ({ column, sheets, rows, policy, other, rules }) =>
      `假定：${sheetNames(sheets)} 没有“${column}”列，${rows}条记录${assumed(policy, other)}（涉及规则：${list(rules, 4)}）。`,
    'units-from-posts': ({ records }) =>
      `有${records}条记录的单位取自职务开头写的单位：没有单位列，表头、标题、文件名也没有写名册里的单位。`,
    'records-in-no-unit': ({ records }) => `有${records}条记录的单位不在名册中，不归入任何单位，见数据问题。`,
    'records-of-unknown-unit': ({ records }) =>
      `有${records}条记录看不出属于哪个单位，在可能的单位里按“可能”计算。`,
    'units-in-doubt': ({ population, columns, units }) =>
      `单位名册没有写清“${columns.join('”“')}”，${list(units, 6)}属不属于“${population}”不能确定，有关结论按无法判定处理；请补填。`,
    'units-without': ({ rule, units }) =>
      `${rule}：${units.length}个单位没有应有的人员，因此没有结论：${list(units, 6)}。`,
  },
  words: {
    status: { pass: '合格', fail: '不合格', undecided: '无法判定', notApplicable: '不适用', exempt: '豁免' },
    severity: { error: '错误', warning: '提醒', info: '参考' },
    conclusion: { pass: '全部合格', fail: '有不合格项', undecided: '没有不合格项，但有无法判定的' },
    table,
    cause: {
      absent: '缺少“%”列',
      blank: '“%”空白',
      unreadable: '“%”读不出',
      partial: '“%”只写到年，或有多种理解',
      unit: '所在单位不明（%）',
      linked: '相关记录（%）不确定',
    },
    idBirth: (month) => `身份证号所示为${month}`,
    asOf: (date) => `截至${date}`,
    asOfSource: {
      option: '由 --as-of 指定',
      config: '由配置文件指定',
      rulebook: '规则集规定',
      today: '今天，未指定日期',
    },
    required: (count, counted) => `需${count}${MEASURE_WORDS[counted]}`,
    shortfall: (count, counted) => `缺${count}${MEASURE_WORDS[counted]}`,
    excess: (count, counted) => `多${count}${MEASURE_WORDS[counted]}`,
    allowed: (count, counted) => `至多${count}${MEASURE_WORDS[counted]}`,
    roster: '全部',
    unplaced: '（单位不明）',
    missing: (months) => `缺${months.join('、')}`,
    noneOf: (records) => (records === 0 ? '花名册中没有记录' : `花名册中有${records}条记录，没有符合的`),
    open: '期限未到，尚可补足',
    inexact: '可能情形太多，未逐一穷尽',
    openEnded: '不限',
    everyReading: {
      pass: '不能确定的怎样算都合格',
      fail: '不能确定的怎样算都不合格',
      undecided: '合格与否取决于不能确定的怎样算',
      notApplicable: '不能确定的怎样算都不适用',
      exempt: '豁免',
    },
    unknown: '不明',
    flag: { yes: '是', no: '否' },
    years: (age) => `${age}岁`,
    rows: (numbers) => `第${numbers}行`,
    sheetRead: ({ sheet, hidden, table: name, firstHeadRow, headRow, rows }) =>
      `${sheet === '' ? '' : `${sheet}${hidden ? '（隐藏）' : ''} `}→ ${table(name)}，表头第${firstHeadRow === headRow ? headRow : `${firstHeadRow}–${headRow}`}行，${rows}条`,
    sheetsRead: ({ sheets, table: name, rows, heads: read, around, leftOut }) =>
      [
        `${list(sheets, 3)} → ${table(name)}，共${rows}条`,
        ...(read.length > 0 ? [`${read.join('、')}和单位全部读出`] : []),
        ...(around.length > 0 ? [`单位取自${around.map((from) => AROUND[from] ?? from).join('、')}`] : []),
        ...(leftOut > 0 ? [`合计、说明等${leftOut}行未计入`] : []),
        '逐表见 inspect',
      ].join('；'),
    filesRead: ({ folder, files, columns, placed }) =>
      [
        `${folder === '' ? '当前文件夹' : folder} 里每人一份的${files}个文件 → ${table('cadres')}，共${files}条`,
        ...columns.map(({ head, read }) => `${head} 读出${read}/${files}`),
        `归入单位${placed}/${files}`,
        '逐个见 inspect',
      ].join('；'),
    columnRead: ({ head, letter, read, rows }) => `${head} ${letter}列 读出${read}/${rows}`,
    leftOut: ({ reason, rows }) =>
      reason === 'total' ? `第${rows}行是合计，未计入` : `第${rows}行不是记录，未计入`,
    hiddenRows: (rows) => `隐藏的第${rows}行照样计入`,
    hiddenColumns: (columns) => `隐藏的列照样采用：${columns.join('、')}`,
    placed: ({ placed, rows }) => `归入单位${placed}/${rows}`,
    unitAround: ({ from, unit }) => `单位取自${AROUND[from] ?? from}：${unit}`,
    sheetUnread: ({ sheet, heads: seen }) =>
      `${sheet === '' ? '' : `${sheet} `}未读（${seen.length === 0 ? '没有表头，或按名称是填表说明' : heads(seen)}）`,
    sameCause: ({ count, kind, cause }) => `${count}个${kind}，原因相同：${cause}`,
    group: (kind, title = kind) =>
      ({ town: '镇街', village: '村社', person: '人', record: '记录', roster: '整体', values: '单元' })[
        kind
      ] ?? `“${title}”单元`,
    statistic: ({ title, actual, claimed, agrees }) =>
      claimed === undefined ? `${title} ${actual}` : `${title} ${actual}，公布数 ${claimed}，${agrees}`,
    agrees: '一致',
    differs: (difference) => `与公布数相差 ${difference}`,
    uncertain: '不能确定',
    unitList: (units) => list(units, 6),
    more: (count) => `另有${count}条，见 -f json`,
    moreRows: (count) => `等${count}行`,
    judged: (verdicts) => `共${verdicts}个结论`,
    marks: { seen: '所引文字已查见，可能是转载', weak: '未核对原文（转引）', memory: '未核对原文' },
    punctuation: {
      labelled: (label, text) => `${label}：${text}`,
      bracketed: (text, inner) => `${text}（${inner}）`,
      book: (title) => `《${title}》`,
      quoted: (text) => `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`,
      pair: ' ',
      comma: '，',
      semicolon: '；',
    },
    labels: {
      asOf: '截止日期',
      rulebook: '规则集',
      config: '配置文件',
      conclusion: '结论',
      rule: '规则',
      group: '单元',
      actual: '实际',
      standard: '标准',
      severity: '级别',
      required: '需要',
      shortfall: '缺额',
      excess: '超额',
      reason: '原因',
      evidence: '依据单元格',
      statistics: '统计数',
      dataIssues: '数据问题',
      findings: '问题清单',
      summary: '汇总',
      inWords: '规则释义',
      source: '依据',
      quote: '原文',
      reading: '理解',
      arithmetic: '计算',
      counted: '计入',
      notCounted: '在基数内、未计入',
      notCountedPlain: '不计入',
      meets: '符合',
      meetsNot: '不符合',
      repeated: '重复',
      others: '其余的，不在统计之列',
      cannotTell: '不能确定',
      nobody: '无',
      title: '名称',
      files: '文件',
    },
    steps,
    template,
    configuration: config,
    issues,
    exemptions,
    preview,
    structure,
    rulebook,
    extending,
    inspect: {
      alike: ({ files, unreadable }) =>
        `读法相同的还有${files.length}个文件：${list(files, 3)}${unreadable > 0 ? `；其中${unreadable}格读不出` : ''}`,
      tablesAlike: ({ tables, sheets, rows, unreadable }) =>
        `读法相同的还有${tables}张表${sheets.length > 0 ? `：${list(sheets, 3)}` : ''}，共${rows}条${unreadable > 0 ? `；其中${unreadable}格读不出` : ''}；用 -f json 列出全部`,
      sameAs: (file) => `与 ${file} 内容相同，只读一次`,
      title: '标题',
      reportingUnit: '填报单位',
      reportingDate: '填报时间',
      placed: ({ one, several, none }) =>
        `归入单位：${one}条${several > 0 ? `；${several}条可能属于几个单位` : ''}${none > 0 ? `；${none}条的单位不在名册中` : ''}`,
      column: '列',
      head: '表头',
      takenAs: '认作',
      read: '读出',
      blank: '空白',
      unreadable: '读不出',
      leftOut: '按配置不读',
      kin: '写的是他人，不采用',
      notTaken: '不认得、未采用的表头',
      otherValues: (column) => `${column} 的其他写法（不在已知的值之内）`,
      like: (head) => `像 ${head}`,
      forms: (column) => `${column} 的写法`,
      form: (form) =>
        form
          .replace('[date]', 'Excel日期')
          .replace('[number]', '数字')
          .replace(/\[\w+\]/, '其他'),
      issues: (count) => `数据问题（${count}）`,
    },
    submissions: {
      title: '报送情况',
      unit: '填报单位',
      noUnit: '（不是单个单位）',
      status: { pass: '合格', fail: '不合格', undecided: '无法判定', notMade: '未能审核' },
      ofNoUnit: (file) => `${file} 看不出是哪一个单位报送的，按全部单位审核；请在表内写明填报单位。`,
      outside: ({ file, unit, records }) =>
        `${file} 是${unit}报送的，其中${records}条记录属于其他单位，没有审核；请核对。`,
      twice: ({ unit, files }) =>
        `${unit}报送了${files.length}份：${files.join('、')}，各自审核；请核对以哪一份为准。`,
      missing: (units) =>
        units.length === 0
          ? '单位名册中的镇（街道）都已报送。'
          : `未报送（${units.length}个）：${units.join('、')}。`,
      summary: ({ files, pass, fail, undecided, notMade }) =>
        `共${files}个文件：合格${pass}，不合格${fail}，无法判定${undecided}，未能审核${notMade}。`,
    },
    workbook: {
      font: '宋体',
      sheets: {
        cover: '封面',
        matrix: '矩阵',
        findings: '问题清单',
        evidence: '证据',
        dataIssues: '数据问题',
        issueColumns: '问题按列计',
        issuePages: '代码说明',
        statistics: '统计数',
        structure: structure.title,
        exemptions: exemptions.title,
        changes: preview.changes,
        previewed: preview.heads.effect,
      },
      about: {
        cover: '结论、截止日期、规则集、输入文件、假定与说明、各规则结论数',
        matrix: '各单元对各规则的结论。一格有多个结论的，写最差的一种及其个数/总数；点击可到问题清单',
        findings: '不合格和无法判定的结论，重要的在前；点击“证据”可看依据的人员和单元格',
        evidence: '每个不合格或无法判定的结论所依据的人员或记录，一人一行；点击序号可回到问题清单',
        dataIssues: '读不出、互相矛盾或没有归属的单元格、行和单位',
        issueColumns: '每列有几处问题；有3格以上读不出的，读不出的占填了的多少（超过20%的标红）',
        issuePages: '出现了的每一类问题：原因、程序的处理、怎样更正、例子',
        statistics: '由花名册算出的数与公布数对照',
        structure: structure.about,
        exemptions: exemptions.about,
        changes: preview.about.changes,
        previewed: preview.about.verdicts,
      },
      title: (rulebook) => `《${rulebook}》审核报告`,
      page: (number, pages) => `第 ${number} 页，共 ${pages} 页`,
      heads: {
        number: '序号',
        group: '单元',
        required: '需',
        shortfall: '缺额',
        excess: '多',
        in: '计入（符合）',
        out: '未计入（不符合）',
        unknown: '不能确定',
        remarks: '说明',
        cells: '单元格',
        evidence: '证据',
        finding: '问题序号',
        name: '姓名',
        standing: '计入情况',
        read: '规则所读的内容',
        sheet: '工作表',
        cell: '单元格',
        code: '代码',
        value: '所写的内容',
        sentence: '问题和处理',
        id: '编号',
        claimed: '公布数',
        difference: '相差',
        comparison: '对照',
        total: '合计',
        version: '程序版本',
        within: '审核范围',
        notes: '假定与说明',
        contents: '目录',
        inputs: '输入文件',
      },
      people: (names, count) => `${names.join('、')}${count > names.length ? `等${count}人` : ''}`,
      unnamed: '（无姓名）',
      seeRows: (count) => `${count}条`,
      cut: (rows) => `共${rows}行，表中只列到这里；全部内容见 -f json`,
      empty: '无',
    },
    help: {
      titles: { 'Usage:': '用法：', 'Options:': '选项：', 'Arguments:': '参数：', 'Commands:': '命令：' },
      program: '干部配备审核：按规则集逐单位、逐条核对花名册，给出结论、缺额和依据单元格',
      check: '审核花名册（Excel、CSV、任免审批表）',
      inspect: '说明每张表读成了什么：表头、各列、未计入的行、日期写法、数据问题',
      inspectFormat: '格式 table（默认）或 json',
      writeConfig: '按所读的文件拟一份配置，写入文件（不写则用 cadre-audit.config.yaml）',
      template: '写出一份空白的花名册模板（Excel），带下拉框、填写说明和示例',
      table: '只要这一张表，如 干部 或 cadres；不写则全部',
      templateOutput: '写入的文件（.xlsx），不写则用默认文件名，写在当前文件夹',
      force: '文件已存在时覆盖',
      explain: '解释一条规则或一种数据问题；给出花名册时，列出计算过程和人员，或有这种问题的单元格',
      rulebooks: '规则集',
      rulesList: '列出规则集和其中的规则',
      rulesDocs: '写出规则集的说明页（Markdown）：依据、口径、逐条规则',
      rulesNew: '新建一个规则集：写好说明的 rulebook.yaml、units.csv 和供编辑器用的 rulebook.schema.json',
      rulesNewName: '规则集的名称，也是新建的文件夹',
      rulesSchema: '输出规则集的 JSON Schema，供编辑器补全和检查',
      rulesTranslate: '把规则集的键换成中文或英文，其余一字不动',
      rulesFile: '规则集：随附的名称或 YAML 文件',
      rulesTo: '换成哪种语言：zh 或 en；不写则换成另一种',
      rulesOutput: '写入文件；不写则输出到屏幕',
      files:
        '花名册：文件（.xlsx、.xls、.et、.ods、.csv、.lrmx 等）、放它们的文件夹或 .zip、通配符、“-”（标准输入），可以多个',
      rule: '规则编号（见 rules list），或数据问题的代码，如 invalid-date',
      rules: '规则集：随附的名称或 YAML 文件，可多次；默认 cixi-young-cadres',
      config: '配置文件；默认用当前文件夹里的 cadre-audit.config.yaml，没有就不用',
      units: '单位名册，代替规则集自带的',
      exemptions: '豁免文件：哪条规则对哪个单位或人员经谁批准、到哪一天可以不满足',
      asOf: '截止日期，如 2019-06-30；默认用配置文件写明的，其次规则集的，再不然用今天',
      previous: '上一期的花名册，供与上一期比较的规则使用；可写多次',
      unit: '只看这个单位及其下级，如 浒山街道 或 观海卫镇/五洞闸村',
      maxSize: 'Excel 文件解压后最多多少 MB；默认 1024',
      passwordFile:
        '文本文件，写着加密工作簿的密码，一行一个，逐个试；也可用环境变量 CADRE_AUDIT_PASSWORD 给出一个',
      inputFormat: '标准输入“-”的格式：csv、xlsx、xls、xml、ods、html、lrmx；不写则按内容识别',
      lang: '语言：zh-CN 或 en；默认依次看配置文件、环境变量 LANG，再不然用中文',
      format:
        '报告格式 table（默认）、json、csv、xlsx、issues（数据问题清单；这两种须写文件），可多次使用；=文件 写入文件',
      output: '写入文件；没有 -f 时按扩展名定格式：.txt、.json、.csv、.xlsx',
      each: '每个文件单独审核（限于其填报单位），汇总报送情况',
      failOn: '哪一级以上的规则决定退出码：error（默认）、warning、info',
      allowUndecided: '没有不合格、只有无法判定时退出码为 0',
      version: '显示版本号',
      help: '显示用法',
      exitCodes: '退出码：0 合格；1 有不合格；2 未能审核；3 没有不合格，但有无法判定的',
    },
    rule: {
      per: ({ kind, title }) =>
        ({ units: `每个${title}`, record: '每一条', person: '每个人', roster: '全部' })[kind],
      count: (who, counted) => `${who}的${NUMBERS_OF[counted]}`,
      share: (who, of) => `${who}占${of}的比例`,
      every: (who, must) => `${who}都应当符合：${must}`,
      sum: (column, who) => `${who}的${column}合计`,
      average: (column, who) => `${who}的${column}平均数`,
      distinct: (columns, who) => `${who}中不同的${columns.join('、')}的个数`,
      unique: (columns, who) => `${who}的${columns.join('、')}不得重复`,
      person: '人',
      operation: ({ operation, parts, rounding }) => {
        const made = {
          sum: parts.join('＋'),
          difference: parts.join('－'),
          product: parts.join('×'),
          gap: `${parts.join('与')}相差的数`,
          min: `${parts.join('、')}中最小的数`,
          max: `${parts.join('、')}中最大的数`,
          share: `${parts[0]}占${parts[1]}的比例`,
        }[operation];
        return `${made}${ROUNDINGS[rounding]}`;
      },
      rounding: ROUNDINGS,
      whatever: (number, heads) => `${number}（不分${heads.join('、')}）`,
      lookup: ({ of, bands }) =>
        `按${of}查表（${bands
          .map(({ from, to, gives }) => `${bandWords(from, to)}为${gives ?? '不适用'}`)
          .join('，')}）`,
      unitColumn: (head) => `单位的${head}`,
      holds: (rule, isHeld) => `${isHeld ? '' : '未'}达到“${rule}”`,
      parity: { odd: '为单数', even: '为双数' },
      notParity: { odd: '不是单数', even: '不是双数' },
      exempt: (text) => `（${text}的除外）`,
      previous: (number) => `上一期${number}`,
      perValue: (head) => `每一种${head}`,
      inForce: ({ since, until }) =>
        `${[since && `${since}起`, until && `至${until}`].filter(Boolean).join('')}有效`,
      order: {
        atLeast: (value) => `不低于${value}`,
        atMost: (value) => `不高于${value}`,
        over: (value) => `高于${value}`,
        under: (value) => `低于${value}`,
      },
      bound: ({ key, value, of }) => {
        const number = of === 'age' ? `${value}周岁` : value;
        switch (key) {
          case 'atLeast':
            return of === 'age' ? `${number}以上` : `不少于${number}`;
          case 'atMost':
            return of === 'age' ? `${number}以下` : `不超过${number}`;
          case 'over':
            return `超过${number}`;
          case 'under':
            return of === 'age' ? `不满${number}` : `少于${number}`;
          case 'equals':
            return `等于${number}`;
          case 'since':
            return `${value}及以后`;
          case 'until':
            return `${value}及以前`;
          case 'during':
            return `在${periodWords(value)}（至截止日期）`;
        }
      },
      column: (head, says) => `${head}${says}`,
      number: (number, says) => `${number}${says}`,
      values: ({ values, match, negated, list: named }) =>
        `${match === 'contains' ? (negated ? '不含' : '含有') : negated ? '不是' : '为'}${named === undefined ? values.join('或') : `值表 ${named} 所列`}`,
      flag: (head, value) => `${head}为“${value ? '是' : '否'}”`,
      ...constructs,
      due: '有到期事项',
      all: '且',
      any: '或者',
      none: (text) => `不是（${text}）`,
      from: (title, where) => (where === '' ? title : `${title}中${where}者`),
      when: (text) => `（仅当${text}）`,
      whenEmpty: {
        notApplicable: '基数为零时不适用',
        pass: '基数为零时视为合格',
        fail: '基数为零时视为不合格',
      },
      severity: { error: '必须满足', warning: '提醒，不影响结论', info: '参考' },
      part: '供其他规则引用，本身不单列结论',
      sentence: ({ per, measure, bounds, when }) =>
        `${per}：${measure}${bounds === '' ? '' : `应${bounds}`}${when}。`,
      age: '年龄',
      tier: '层级',
    },
  },
};
