import type { Sentences } from './catalogue.ts';
import type { OutputArguments } from './output-words.ts';

export const outputSentences: Pick<Sentences, keyof OutputArguments> = {
  'output-is-input': ({ file }) =>
    `The output file ${file} is one of the input files and cannot be overwritten; choose another name.`,
  'output-failed': ({ file, cause }) =>
    `${file} cannot be written (${cause}), and no incomplete file was left behind; check the folder and its permissions.`,
  'output-twice': ({ file }) =>
    `Two reports cannot be written into the same file ${file}; give one of them another name.`,
  'each-needs-folder': ({ format }) =>
    `With --each every file has a ${format} report of its own: name a folder (ending in /), such as -f ${format}=out/.`,
  'output-unnamed': ({ written }) =>
    `There is no file name after the equals sign of "${written}"; write it as -f json=result.json.`,
  'output-unused': ({ file }) =>
    `There is no report for -o ${file}: every -f names its own file; leave -o out.`,
  'output-exists': ({ file }) =>
    `${file} exists already and was left as it is; choose another file name, or add --force.`,
  'output-not-excel': ({ file }) => `The template is an Excel workbook; end the name of ${file} with .xlsx.`,
  'stdout-failed': ({ cause }) =>
    `The report could not be written out in full (${cause}); check the disk, or write it into another file with -o.`,
  'two-to-stdout': () =>
    'Two reports cannot both go to the screen; give one of them a file name, as in -f json=result.json.',
  'format-needs-file': ({ format }) =>
    `A report in the format ${format} cannot go to the screen; give it a file, as in -f ${format}=out/${format === 'issues' ? 'issues' : 'report'}.xlsx.`,
  'unknown-format': ({ format, formats }) =>
    `There is no report format "${format}"; choose from: ${formats.join(', ')}.`,
};
