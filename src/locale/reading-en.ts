import { heads, list, some, table } from './phrases-en.ts';
import type { ReadingWords } from './reading-words.ts';

const AROUND: Readonly<Record<string, string>> = {
  above: 'the row above the headings',
  reportingUnit: '填报单位',
  title: 'the title',
  sheet: 'the name of the sheet',
  file: 'the name of the file',
};

export const reading: ReadingWords = {
  rows: (numbers) => `row ${numbers}`,
  sheetRead: ({ sheet, hidden, table: name, firstHeadRow, headRow, rows }) =>
    `${sheet === '' ? '' : `${sheet}${hidden ? ' (hidden)' : ''} `}→ ${table(name)}, headings in ${firstHeadRow === headRow ? `row ${headRow}` : `rows ${firstHeadRow}–${headRow}`}, ${some(rows, 'record')}`,
  sheetsRead: ({ sheets, table: name, rows, heads: read, around, leftOut }) =>
    [
      `${list(sheets, 3)} → ${table(name)}, ${some(rows, 'record')} in all`,
      ...(read.length > 0 ? [`${read.join(', ')} and the unit read in every row`] : []),
      ...(around.length > 0
        ? [`unit taken from ${around.map((from) => AROUND[from] ?? from).join(', ')}`]
        : []),
      ...(leftOut > 0 ? [`${some(leftOut, 'row')} of totals and notes not counted`] : []),
      'each sheet is shown by inspect',
    ].join('; '),
  filesRead: ({ folder, files, columns, placed }) =>
    [
      `${files} files of one person each in ${folder === '' ? 'this folder' : folder} → ${table('cadres')}, ${some(files, 'record')} in all`,
      ...columns.map(({ head, read }) => `${head} read in ${read} of ${files}`),
      `${placed} of ${files} placed in a unit`,
      'each file is shown by inspect',
    ].join('; '),
  columnRead: ({ head, letter, read, rows }) => `${head} in column ${letter}, ${read} of ${rows} read`,
  leftOut: ({ reason, rows }) => {
    const isOne = /^\d+$/.test(rows);
    if (reason === 'total')
      return isOne ? `row ${rows} is a total, not counted` : `rows ${rows} are totals, not counted`;
    return isOne ? `row ${rows} is no record, not counted` : `rows ${rows} are no records, not counted`;
  },
  hiddenRows: (rows) => `hidden rows ${rows} are counted like all others`,
  hiddenColumns: (columns) => `hidden columns are taken like all others: ${columns.join(', ')}`,
  placed: ({ placed, rows }) => `placed in a unit ${placed}/${rows}`,
  unitAround: ({ from, unit }) => `unit taken from ${AROUND[from] ?? from}: ${unit}`,
  sheetUnread: ({ sheet, heads: seen }) =>
    `${sheet === '' ? '' : `${sheet} `}not read (${seen.length === 0 ? 'no headings, or by its name instructions' : heads(seen)})`,
};
