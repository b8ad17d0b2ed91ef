import type { Sentences } from './catalogue.ts';
import type { RosterIssueArguments } from './data-issue-words.ts';
import { didYouMean, heads, list, some, table } from './phrases-en.ts';
import { lastPart } from './places.ts';

/** `row 3`, `row 3 of sheet "名单"`, `row 3 of sheet "名单" of 名单.xlsx`. */
const otherRow = ({ file, sheet, row }: RosterIssueArguments['id-shared']): string =>
  [
    `row ${row}`,
    ...(sheet === '' ? [] : [`sheet "${sheet}"`]),
    ...(file === '' ? [] : [lastPart(file)]),
  ].join(' of ');

/** `Column "出生年月" says "1986.13"`: the beginning of most sentences about a cell. */
const says = ({ column, value }: { column: string; value: string }): string =>
  `Column "${column}" says "${value}"`;

/** The column beside what it is in English; its sheet may have none. */
const inColumn = (column: string): string => (column === '' ? '' : ` (column "${column}")`);

/** One way to write what belongs into a column. */
function form(kind: RosterIssueArguments['column-unreadable']['kind'], values: readonly string[]): string {
  switch (kind) {
    case 'date':
      return ', such as 1986.03';
    case 'month':
      return ', such as 2019-03';
    case 'number':
      return ', in digits only';
    case 'id':
      return ': as text, in 18 characters';
    default:
      return values.length === 0 ? '' : `, such as ${values.join(', ')}`;
  }
}

export const dataIssueSentences: Pick<Sentences, keyof RosterIssueArguments> = {
  'column-unreadable': ({ column, letter, filled, unreadable, kind, values }) =>
    `${unreadable} of the ${filled} filled cells of column "${column}" (${letter}) cannot be read, which is more than 20 %; check that it is the right column, and write all of it in one way${form(kind, values)}.`,
  'cell-error': ({ column, value }) =>
    `Column "${column}" holds an error or a formula without a result (${value}), which counts as unknown; recalculate and save the file in Excel, or type the content in.`,
  undecodable: ({ column, value }) =>
    `Column "${column}" holds bytes that are no characters (${value}, shown as �), so it counts as unknown; type it again, or export the file again as .xlsx or as CSV in UTF-8.`,
  'invalid-date': (args) =>
    `${says(args)}, which cannot be read as a date and counts as unknown; write it as 1986.03 or 1986-03-12.`,
  'future-date': (args) => `${says(args)}, which is after the as-of date and counts as unknown; check it.`,
  'ambiguous-date': (args) =>
    `${says(args)}, which may be January or October, so both are considered; write it as 1986.01 or 1986.10.`,
  'unlikely-age': (args) =>
    `${says(args)}, which gives an age that is unlikely for somebody in office; it still counts as written. Check it.`,
  'birth-from-id': (args) =>
    `${says(args)}, which cannot be read as a date; the ID number was taken instead, as the configuration says (birthFromId). Check it.`,
  'age-disagrees': ({ column, value, age, on }) =>
    `The age in column "${column}" is ${value}, but the birth gives ${age} on ${on}; one of them may be a slip. The birth counts. Check both.`,
  'invalid-month': (args) =>
    `${says(args)}, which cannot be read as a month and counts as unknown; write it as 2019-03.`,
  'invalid-number': (args) =>
    `${says(args)}, which cannot be read as a number and counts as unknown; write digits only.`,
  'invalid-id': ({ column }) =>
    `Column "${column}" holds no valid ID number (its length, date or check character is wrong by GB 11643-1999), so it is not used to recognise the person; check it.`,
  'id-precision-lost': ({ column }) =>
    `Column "${column}" was stored as a number, and the last digits of the ID number are lost; set the column to text and enter the number again.`,
  'unknown-value': (args) =>
    `${says(args)}, whose meaning cannot be told, so it counts as unknown; write a usual term for this column.`,
  'columns-disagree': (args) =>
    `${says(args)}, but another column of the same meaning in this row says otherwise, so it counts as unknown; check both.`,
  'id-shared': (other) =>
    `The ID number${inColumn(other.column)} is the same as in ${otherRow(other)}, but the name is not, so they count as two people; check both rows.`,
  'birth-id-mismatch': ({ column, other }) =>
    `The date of birth${inColumn(column)} does not agree with the ID number, which says ${other}; the date of birth counts as written. Check both.`,
  'sex-id-mismatch': ({ column, other }) =>
    `The sex${inColumn(column)} does not agree with the ID number, which says ${other}; the sex counts as written. Check both.`,
  'birth-conflict': (other) =>
    `The same person has another date of birth${inColumn(other.column)} in ${otherRow(other)}, so both are considered; check both rows.`,
  'sex-conflict': (other) =>
    `The same person has another sex${inColumn(other.column)} in ${otherRow(other)}, so it counts as unknown; check both rows.`,
  'name-blank': ({ column }) =>
    `This row has no name${inColumn(column)}; the person is counted all the same. Fill the name in.`,
  'unit-not-registered': ({ column, value, near }) =>
    `"${value}"${inColumn(column)} is not in the register of units, so this record is counted in no unit; ${near === '' ? 'correct the name or the register' : `the nearest name in the register is ${near}`}.`,
  'unit-ambiguous': ({ column, value, units }) =>
    `"${value}"${inColumn(column)} fits more than one unit, such as ${list(units, 4)}; this record counts as possible in each of them. Write the town as well, or the full name.`,
  'unit-near': ({ column, value, units }) =>
    `"${value}"${inColumn(column)} is not in the register of units and is taken for the one unit of nearly that name, ${list(units, 4)}; check it.`,
  'unit-blank': ({ column, value }) =>
    `${value === '' ? `No unit is given${inColumn(column)}` : `"${value}"${inColumn(column)} does not tell which town is meant`}, nor can it be told from what stands above the headings, from the name of the sheet or from that of the file; this record counts as possible in every town. Fill the unit in.`,
  'unit-unreadable': ({ column }) =>
    `The unit${inColumn(column)} cannot be read, so it counts as unknown; write it again.`,
  'person-not-found': ({ table: name }) =>
    `The person of this row is not in the table of ${table(name)}, so the row is counted for nobody; check the name and the ID number.`,
  'person-ambiguous': ({ table: name, count }) =>
    `This row may belong to any of ${some(count, 'person', 'people')} in the table of ${table(name)}, so every possibility is considered; fill in the ID number.`,
  'person-blank': ({ table: name }) =>
    `This row has neither a name nor an ID number and may belong to anybody in the table of ${table(name)}; fill them in.`,
  'link-unclear': ({ column, value, near, units }) =>
    units.length > 0
      ? `"${value}" in "${column}" may be ${units.join(', ')}, so it is taken as unknown; write it as town/village.`
      : `"${value}" in "${column}" is not in the register of units${didYouMean(near)}, so it is taken as unknown; check it.`,
  'record-repeated': ({ columns, row, sheet }) =>
    `This row says the same as row ${row}${sheet === '' ? '' : ` of sheet "${sheet}"`} in ${columns.map((column) => `"${column}"`).join(', ')}; both count, so check them and delete one.`,
  'no-record-for-unit': ({ unit, below }) =>
    `${unit} has no record ${below ? 'of its own ' : ''}in the roster${below ? ', only units below it have' : ''}, so it is judged with nobody in it; check that its people were not left out.`,
  'sheet-unread': ({ heads: seen }) =>
    `This sheet was not read, though it has headings of a roster (${heads(seen)}); say in the configuration what its headings mean, or that it is left out.`,
};
