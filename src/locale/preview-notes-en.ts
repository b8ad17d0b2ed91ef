import { didYouMean, sheetName } from './phrases-en.ts';
import type { ChangeNoteSentences } from './preview-note-words.ts';

const runs = (rows: readonly (readonly [number, number])[]): string =>
  rows.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');

export const changeNoteSentences: ChangeNoteSentences = {
  'changes-outside': ({ changes, within }) =>
    `${changes.length === 1 ? 'Change' : 'Changes'} ${changes.join(', ')}: all units are outside ${within}, to which this preview is limited, so what is changed there is not told below.`,
  'changes-none-made-more': ({ changes }) =>
    `${changes} more ${changes === 1 ? 'was' : 'were'} not made for a reason like those above.`,
  'changes-heads-untaken': ({ file, sheet, heads }) =>
    `In ${sheetName(file, sheet)} some headings are unknown, and nothing that is written under them is counted: ${heads
      .map(({ letter, head, near }) => `column ${letter} "${head}"${didYouMean(near)}`)
      .join('; ')}.`,
  'changes-hidden': ({ file, sheet, isSheet, rows, columns }) =>
    `What is hidden in ${sheetName(file, sheet)} counts like all else: ${[
      isSheet ? 'the whole sheet' : '',
      rows.length > 0 ? `rows ${runs(rows)}` : '',
      columns.length > 0
        ? `columns ${columns.map(({ letter, head }) => `${letter} "${head}"`).join(', ')}`
        : '',
    ]
      .filter((part) => part !== '')
      .join('; ')}.`,
};
