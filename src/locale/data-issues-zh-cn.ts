import type { Sentences } from './catalogue.ts';
import type { RosterIssueArguments } from './data-issue-words.ts';
import { didYouMean, heads, list, sheetName, table } from './phrases-zh-cn.ts';
import { lastPart } from './places.ts';

/** `第3行`, `《名单》第3行`, `名单.xlsx《名单》第3行`. */
const otherRow = ({ file, sheet, row }: RosterIssueArguments['id-shared']): string =>
  `${sheetName(lastPart(file), sheet)}第${row}行`;

/** One way to write what belongs into a column. */
function form(kind: RosterIssueArguments['column-unreadable']['kind'], values: readonly string[]): string {
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

export const dataIssueSentences: Pick<Sentences, keyof RosterIssueArguments> = {
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
  'birth-id-mismatch': ({ other }) => `出生年月与身份证号所示（${other}）不一致，仍以出生年月为准；请核对。`,
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
  'person-blank': ({ table: name }) => `这一行没有姓名和身份证号，可能是${table(name)}表中的任何人；请补填。`,
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
};
