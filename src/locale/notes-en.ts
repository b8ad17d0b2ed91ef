import type { Sentences } from './catalogue.ts';
import type { AssumedAs, NoteArguments } from './note-words.ts';
import { list, sheetName, sheetNames, some } from './phrases-en.ts';

/** What a file is by its content. */
const FORMATS: Readonly<Record<string, string>> = {
  csv: 'a text file (CSV)',
  xlsx: 'an Excel workbook (.xlsx)',
  xls: 'an old Excel or WPS workbook (.xls, .et)',
  xml: 'an Excel 2003 workbook in XML',
  ods: 'an OpenDocument spreadsheet (.ods)',
  html: 'a web page with a table (HTML)',
  lrmx: 'a form of appointment (.lrmx)',
};

function assumed(policy: AssumedAs, other: string, rows: number): string {
  const records = some(rows, 'record is', 'records are');
  switch (policy.kind) {
    case 'unknown':
      return `${records} taken as unknown`;
    case 'notApplicable':
      return `${records} left out of the count`;
    case 'value':
      return `${records} taken as "${policy.value}"`;
    case 'list':
      return `${records} judged by the column "${other}" and the value list ${policy.list}`;
  }
}

export const noteSentences: Pick<Sentences, keyof NoteArguments> = {
  'no-records-for-units': ({ units }) =>
    `${units.length} units have no record in the roster: ${list(units, 6)}; check that their people were not left out.`,
  previous: ({ files, issues }) =>
    `Previous roster: ${files.join(', ')}${issues > 0 ? ` (${issues} data issues: see inspect)` : ''}.`,
  'previous-missing': ({ rules }) =>
    `${rules.join(', ')} compare with the previous roster and cannot be told; hand its files in with --previous.`,
  config: ({ file }) => `The configuration file ${file} was used.`,
  'sheet-left-out': ({ sheets }) => `Not read, as the configuration says: ${sheetNames(sheets)}.`,
  'sheet-choice-unmatched': ({ file, sheet }) =>
    `The configuration file speaks of ${sheetName(file === '' ? 'the sheet' : file, sheet)}, which is in none of the files; check the names of file and sheet.`,
  'heads-unused': ({ heads: unused }) =>
    `Headings of the configuration that are in none of the files: ${list(unused.map(({ head, column }) => `${head} (${column})`))}; check them.`,
  'births-from-ids': ({ rows }) =>
    `Assumption: ${some(rows, 'row')} had no birth that is known to the month; it was taken from the ID number, as the configuration says (birthFromId).`,
  'file-misnamed': ({ file, format }) =>
    `By its content ${file} is ${FORMATS[format] ?? format}, whatever its name ends with, and it was read as one; give it the ending .${format} so that other programs open it too.`,
  'file-undecodable': ({ file, cells, first }) =>
    `${file} has ${some(cells, 'cell')} with bytes that are no characters (the first is ${first}); they are shown as �, and what those cells say counts as unreadable. Export the file again as .xlsx, or save it as CSV in UTF-8.`,
  'file-same': ({ file, other }) => `${file} and ${other} are the same file; it was read once.`,
  register: ({ units, file }) => `Register of units: ${file}, ${some(units, 'unit')}.`,
  'register-in-roster': ({ units, file, sheet }) =>
    `Register of units: taken from ${sheetName(file, sheet)} as given, ${some(units, 'unit')}.`,
  'register-seen': ({ units }) =>
    `There is no register of units: only the ${some(units, 'unit that appears', 'units that appear')} in the roster can be judged, and a unit with nobody in it cannot be seen. Give a register with --units.`,
  'roster-date-far': ({ sheets, date, asOf }) =>
    `Note: ${sheetNames(sheets)} was filled in on ${date}, which is more than a quarter of a year away from the as-of date ${asOf}; check that it is the right roster.`,
  'sheets-of-changes': ({ sheets }) =>
    `${sheetNames(sheets)} ${sheets.length === 1 ? 'lists' : 'list'} changes and ${sheets.length === 1 ? 'is' : 'are'} not read as a roster; to see what they would do, use --changes of preview.`,
  'sheet-of-leavers': ({ sheets, records }) =>
    `Note: ${sheetNames(sheets)} looks by its name like a list of people who serve no longer; its ${some(records, 'record')} ${records === 1 ? 'is' : 'are'} counted all the same. If they should not be, say under "sheets" in the configuration file that such sheets are not read.`,
  'column-assumed': ({ column, sheets, rows, policy, other, rules }) => {
    return `Assumption: ${sheetNames(sheets)} ${sheets.length === 1 ? 'has' : 'have'} no column "${column}"; ${assumed(policy, other, rows)} (used by ${list(rules, 4)}).`;
  },
  'units-from-posts': ({ records }) =>
    `${some(records, 'record has its unit', 'records have their units')} from the beginning of the post: there is no column of units, and neither the title nor the file name gives a unit of the register.`,
  'records-in-no-unit': ({ records }) =>
    `${some(records, 'record names a unit that is not in the register and is', 'records name a unit that is not in the register and are')} counted in no unit; see the data issues.`,
  'records-of-unknown-unit': ({ records }) =>
    `${some(records, 'record does not say which unit it belongs to and counts', 'records do not say which unit they belong to and count')} as possible in every unit that may be meant.`,
  'units-in-doubt': ({ population, columns, units }) =>
    `The register does not say enough in ${columns.map((column) => `"${column}"`).join(', ')} to tell whether these are in "${population}", so that their verdicts are undecided: ${list(units, 6)}; fill it in.`,
  'units-without': ({ rule, units }) =>
    `${rule}: ${some(units.length, 'unit has nobody in the post that this rule judges and therefore no verdict', 'units have nobody in the post that this rule judges and therefore no verdict')}: ${list(units, 6)}.`,
};
