import type { Sentences } from './catalogue.ts';
import type { AssumedAs, NoteArguments } from './note-words.ts';
import { list, sheetName, sheetNames } from './phrases-zh-cn.ts';

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

export const noteSentences: Pick<Sentences, keyof NoteArguments> = {
  'no-records-for-units': ({ units }) =>
    `${units.length}个单位在花名册中没有一条记录：${list(units, 6)}；请核对是否漏报。`,
  previous: ({ files, issues }) =>
    `上一期花名册：${files.join('、')}${issues > 0 ? `（有${issues}处数据问题，可用 inspect 查看）` : ''}。`,
  'previous-missing': ({ rules }) =>
    `规则${rules.join('、')}要与上一期花名册比较，无法判定；请用 --previous 给出上一期的文件。`,
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
  'sheets-of-changes': ({ sheets }) =>
    `${sheetNames(sheets)} 是变动表，不作花名册读；要看变动以后怎样，用 preview 的 --changes。`,
  'sheet-of-leavers': ({ sheets, records }) =>
    `注意：${sheetNames(sheets)} 从表名看是不在职的人员，${records}条记录照样计入；不应计入的，在配置文件的 sheets 里写明不读这些表。`,
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
};
