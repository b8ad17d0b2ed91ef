import type { InspectWords } from './inspect-words.ts';
import { list, some } from './phrases-en.ts';

export const inspect: InspectWords = {
  alike: ({ files, unreadable }) =>
    `${files.length === 1 ? '1 more file was' : `${files.length} more files were`} read alike: ${list(files, 3)}${unreadable > 0 ? `; ${some(unreadable, 'cell')} of them could not be read` : ''}`,
  tablesAlike: ({ tables, sheets, rows, unreadable }) =>
    `${tables === 1 ? '1 more table was' : `${tables} more tables were`} read alike${sheets.length > 0 ? `: ${list(sheets, 3)}` : ''}, ${some(rows, 'record')}${unreadable > 0 ? `; ${some(unreadable, 'cell')} of them could not be read` : ''}; -f json lists all`,
  sameAs: (file) => `the same file as ${file}, read once`,
  title: 'Title',
  reportingUnit: 'Reporting unit',
  reportingDate: 'Reporting date',
  placed: ({ one, several, none }) =>
    `Placed in a unit: ${some(one, 'record')}${several > 0 ? `; ${several} may belong to several units` : ''}${none > 0 ? `; ${none} in no unit of the register` : ''}`,
  column: 'column',
  head: 'heading',
  takenAs: 'taken as',
  read: 'read',
  blank: 'blank',
  unreadable: 'unreadable',
  leftOut: 'Not read, as the configuration says',
  kin: 'Not taken, as they speak of somebody else',
  notTaken: 'Headings not known and not taken',
  otherValues: (column) => `${column} also has (none of its known values)`,
  like: (head) => `like ${head}`,
  forms: (column) => `How ${column} is written`,
  form: (form) =>
    form
      .replace('[date]', 'date of Excel')
      .replace('[number]', 'number')
      .replace(/\[(\w+)\]/, '$1'),
  issues: (count) => `Data issues (${count})`,
};
