import type { IssueWords } from './issue-words.ts';

export const issues: IssueWords = {
  title: (rulebook) => `${rulebook}: data issues`,
  asks: [
    'Check each row of "Data issues" and correct it in the roster itself: each row says how, and "Codes" says why.',
    'Write into the last column, "Correction or answer", what it says now, or why it was right as it stood.',
    'Send the corrected roster back together with this workbook.',
  ],
  within: (unit) => `only the issues of ${unit} and the units below it, and those whose unit cannot be told`,
  list: 'those of one unit together, the others by file and sheet; please fill in the last column',
  heads: {
    asks: 'What is asked',
    basis: 'Audited',
    kind: 'Kind',
    reason: 'Why, and what is done about it',
    cure: 'What would do',
    answer: 'Correction or answer',
    column: 'Column',
    headRow: 'Head row',
    heading: 'Heading',
    issues: 'Issues',
    filled: 'Filled',
    unreadable: 'Unreadable',
    share: 'Share unreadable',
    cause: 'Cause',
    taken: 'What the program does',
    before: 'Before',
    after: 'After',
  },
};
