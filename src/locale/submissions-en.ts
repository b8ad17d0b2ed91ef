import type { SubmissionWords } from './submission-words.ts';

export const submissions: SubmissionWords = {
  title: 'What was sent',
  unit: 'sent by',
  noUnit: '(no single unit)',
  status: { pass: 'pass', fail: 'fail', undecided: 'undecided', notMade: 'not judged' },
  ofNoUnit: (file) =>
    `${file} does not tell which single unit sent it and is judged for all units; write the reporting unit (填报单位) on its sheet.`,
  outside: ({ file, unit, records }) =>
    `${file} was sent by ${unit}; ${records} of its records belong to other units and are not judged. Please check.`,
  twice: ({ unit, files }) =>
    `${unit} sent ${files.length} files: ${files.join(', ')}. Each is judged; check which of them holds.`,
  missing: (units) =>
    units.length === 0
      ? 'Every town of the register has sent its roster.'
      : `Nothing was sent by ${units.length} of the register: ${units.join(', ')}.`,
  summary: ({ files, pass, fail, undecided, notMade }) =>
    `${files} files: ${pass} pass, ${fail} fail, ${undecided} undecided, ${notMade} not judged.`,
};
