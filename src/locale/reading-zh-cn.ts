import { heads, list, table } from './phrases-zh-cn.ts';
import type { ReadingWords } from './reading-words.ts';

const AROUND: Readonly<Record<string, string>> = {
  above: '表头上一行',
  reportingUnit: '填报单位',
  title: '标题',
  sheet: '工作表名',
  file: '文件名',
};

export const reading: ReadingWords = {
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
};
