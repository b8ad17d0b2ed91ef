import type { Sentences } from './catalogue.ts';
import type { InputArguments } from './input-words.ts';
import { heads, list, sheetName } from './phrases-zh-cn.ts';
import { lastPart } from './places.ts';

const rowSpan = ([first, last]: readonly [number, number]): string =>
  first === last ? String(first) : `${first}–${last}`;

export const inputSentences: Pick<Sentences, keyof InputArguments> = {
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
  'only-changes': ({ file }) =>
    `${file} 是变动表，列的是准备作的变动，不是花名册；要看变动以后怎样，用 cadre-audit preview 花名册 --changes ${file}。`,
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
};
