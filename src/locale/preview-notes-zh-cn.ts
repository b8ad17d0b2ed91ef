import { didYouMean, sheetName } from './phrases-zh-cn.ts';
import type { ChangeNoteSentences } from './preview-note-words.ts';

const runs = (rows: readonly (readonly [number, number])[]): string =>
  rows.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join('、');

export const changeNoteSentences: ChangeNoteSentences = {
  'changes-outside': ({ changes, within }) =>
    `第${changes.join('、')}项变动涉及的单位都在审核范围（${within}）以外，对结论的影响不在下面。`,
  'changes-none-made-more': ({ changes }) => `另有${changes}项没有计入，原因与上面的同类。`,
  'changes-heads-untaken': ({ file, sheet, heads }) =>
    `${sheetName(file, sheet)} 有不认得的表头，这些列写的都没有计入：${heads
      .map(({ letter, head, near }) => `${letter}列“${head}”${didYouMean(near)}`)
      .join('；')}。`,
  'changes-hidden': ({ file, sheet, isSheet, rows, columns }) =>
    `${sheetName(file, sheet)} 有隐藏的内容，照样计入：${[
      isSheet ? '整张工作表' : '',
      rows.length > 0 ? `第${runs(rows)}行` : '',
      columns.length > 0 ? columns.map(({ letter, head }) => `${letter}列“${head}”`).join('、') : '',
    ]
      .filter((part) => part !== '')
      .join('；')}。`,
};
