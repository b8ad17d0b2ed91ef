import { preview } from './preview-en.ts';
import type { ColumnForm, TemplateWords } from './template-words.ts';

/** What one row of a table is. */
const ROW: Readonly<Record<string, string>> = {
  changes: preview.row,
  cadres: 'a row for each person; several posts may have a row each, same ID number and name is one person',
  trainings: 'a row for each training of each person',
  secondments: 'a row for each secondment of each person',
  secondmentReports: 'a row for each month that a person reported on',
  selections: 'a row for each post of each selection',
  units: 'a row for each unit; delete the sheet where it is not used',
};

function form({ kind, offered, closed, several }: ColumnForm): string {
  const values = offered.join(', ');
  if (several) return `one or several, with 、 between them${values === '' ? '' : `: ${values}`}`;
  switch (kind) {
    case 'text':
      return offered.length > 0 ? `choose ${values}, or write another` : 'text';
    case 'choice':
      return closed ? `choose ${values}` : `choose ${values}, or write another`;
    case 'flag':
      return `choose ${values}; √, 1, ×, 0 are read too`;
    case 'date':
      return '1986.03 or 1986.03.12; 198603 and 1986-03-12 are read too';
    case 'month':
      return '2019.03; 201903 and 2019-03 are read too';
    case 'number':
      return 'a number alone';
    case 'id':
      return '18 digits (15 are read too); the check digit is checked';
  }
}

/** The words of the empty workbook in English. */
export const template: TemplateWords = {
  fileName: (table) => `${table ?? 'roster'} template`.replaceAll(' ', '-'),
  written: ({ file, tables }) => `Wrote ${file}: ${tables.join(', ')}.`,
  instructions: 'Instructions',
  units: 'Units offered',
  unitsTitle: 'Units in the drop-downs',
  example: 'Example',
  guide: ({ exampleRow, headRow, withUnits }) => [
    `Fill in each table from the row below its headings (row ${headRow}), a record a row. Row ${exampleRow}, in grey, is an invented example; it is never taken for a record, and may be deleted.`,
    'Leave the headings as they are; their order does not matter, and columns of your own may be added. The first column, 序号, holds serial numbers, or nothing.',
    'Delete columns and sheets that you have no data for: where they stay, a blank means what "Blank means" says, and an empty table means that there are no records.',
    'Choose from the drop-downs where there are any. All cells but numbers of days and people are set as text, so type dates and ID numbers as they are; paste values only.',
    'Names and ID numbers of trainings, secondments and reports must be those of the cadres.',
    ...(withUnits
      ? [
          'The table of units is the register: with one row filled in, it holds and must be complete; left empty, the register of the rulebook or of --units is used.',
        ]
      : []),
    'Then see how it was read, cadre-audit inspect FILE.xlsx, and audit it, cadre-audit check FILE.xlsx.',
  ],
  tableTitle: ({ title, table, key }) =>
    `${title}: ${ROW[table] ?? 'a record a row'}; the column ${key} must stay`,
  heads: { column: 'Column', about: 'What it holds', form: 'Form', blank: 'Blank means', example: 'Example' },
  about: {
    ...preview.columns,
    unitName: 'full name of the unit, as the roster names it',
    unitCode: 'code of the unit or division',
    unitKind: 'town (镇), subdistrict (街道), village (村), community (社区); rules choose units by it',
    unitParent: 'of villages and communities, the name of their town',
    name: 'name; spaces within do not matter',
    id: 'ID number, which tells whether two rows are one person',
    town: 'name of the town or subdistrict',
    village: 'village or community of a village cadre',
    course: 'name of the course; the same name is the same course',
    trainingLevel: "the city's training (市级) or the town's (镇级), subdistricts included",
    courseDate: 'day on which the course began',
    days: 'days of training',
    secondmentPlace: 'unit to which the person was seconded',
    start: 'first day of the secondment',
    end: 'last day of the secondment',
    reportMonth: 'month that the report is about',
    selectionPost: 'post to be filled',
    round: 'round of selection',
    channel: 'channel of selection, written as in the rulebook',
    selectionTown: 'town or subdistrict of the post',
    vacantSince: 'day from which the post was vacant',
    method: 'how the person was chosen',
    people: 'people chosen',
    sex: 'male (男) or female (女), as the ID number says',
    birth: 'birth as verified in the archive; the ID number should agree',
    party: 'political affiliation',
    ethnicity: 'ethnic group',
    education: 'education',
    school: 'full name of the university or school',
    keyUniversity: 'whether that is a 985 or 211 university',
    department: 'department or office',
    post: 'present post; several are divided by 、',
    postLevel: 'level: middle chief (中层正职), middle deputy (中层副职); other levels as they are',
    chiefReserve: 'whether in reserve for chief village posts; other kinds of reserve do not count',
    excellentYoung: 'whether an excellent young cadre',
    inYoungPool: 'whether in the pool of excellent young cadres',
    growthFile: 'whether there is a growth file',
  },
  blank: {
    ...preview.blanks,
    unknown: 'unknown: all cases considered',
    no: 'no',
    never: 'has not ended',
    id: 'no ID number: each row is a person',
    town: 'told by reporting unit, title, sheet or file name; else unknown',
    village: 'a cadre of the town itself',
    unitCode: 'makes no difference',
    unitKind: 'villages and communities by their names; else unknown',
    unitParent: 'a unit at the top',
  },
  blankFilled: (value) => `as if it said ${value}`,
  form,
  formOfUnit: 'choose; a unit that is not in the register belongs nowhere',
  notOffered: {
    title: 'Not in the drop-down',
    closed: 'Please choose from the drop-down.',
    open: 'The drop-down lacks this value. Write it all the same?',
  },
  page: ({ page, pages }) => `Page ${page} of ${pages}`,
};
