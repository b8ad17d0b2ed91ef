import type { InspectWords } from './inspect-words.ts';
import { list } from './phrases-zh-cn.ts';

export const inspect: InspectWords = {
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
};
