import type { ConfigWords } from './config-words.ts';

export const config: ConfigWords = {
  intro: [
    'A configuration of cadre-audit, proposed by inspect --write-config from the files that it read; check every line.',
    'Lines with # say nothing: take the # and one space away where the proposal is right. It is used from the folder in which the program runs.',
  ],
  rules: 'the rulebook: the id of a shipped one, or a YAML file (from where this file is)',
  units: "the register of units, instead of the rulebook's own",
  exemptions: 'the file of exemptions: who may break which rule until which day',
  asOf: "the as-of date; else the rulebook's, else today",
  language: 'the language of the output: zh-CN or en',
  birthFromId:
    'a birth that is blank, unreadable or partial is taken from the ID number (and the report says so)',
  sheets: 'sheets that are not to be read (leaveOut), or the rows of a head (headRow, as in 3 or 3-4)',
  unread: ({ sheet, heads }) =>
    `no table was found on ${sheet}${heads.length === 0 ? '' : ` (headings seen: ${heads.join(', ')})`}; take the first line to leave it out. To have it read, say under columns what its headings mean, or by the second line where its head stands, or that it is no sheet of instructions:`,
  columns: 'further headings of columns (heads), and further forms of their values (values)',
  nameless: ({ place }) => `${place} has no heading that is known for names; say which one they stand under:`,
  like: ({ place, head, like }) => `${place} "${head}" was not taken; it is like "${like}":`,
  notTaken: ({ place, heads }) =>
    `${place} has headings that were not taken: ${heads.join(', ')}. Where one is needed, write it into the heads of the column that it means.`,
  otherValues: ({ place, head, values }) =>
    `${place} "${head}" has forms that are none of its known values: ${values.join(', ')}:`,
  which: 'which',
  written: (file) => `A configuration was proposed in ${file}; check it before you use it.`,
};
