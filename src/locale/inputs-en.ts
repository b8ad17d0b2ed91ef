import type { Sentences } from './catalogue.ts';
import type { InputArguments } from './input-words.ts';
import { heads, list, sheetName } from './phrases-en.ts';
import { lastPart } from './places.ts';

export const inputSentences: Pick<Sentences, keyof InputArguments> = {
  'file-missing': ({ file }) => `The file ${file} cannot be found; check its name and path.`,
  'file-unreadable': ({ file, cause }) =>
    `The file ${file} cannot be read (${cause}); check its permissions.`,
  'file-is-folder': ({ file }) => `${file} is a folder; name the files in it.`,
  'folder-empty': ({ folder, formats }) =>
    `The folder ${folder} has no roster files in it (${formats}, or a .zip of them); check the path.`,
  'archive-empty': ({ file, formats }) =>
    `The archive ${file} has no roster files in it (${formats}); check that it is the right one.`,
  'folder-too-large': ({ folder, most }) =>
    `The folder ${folder} has more than ${most} files in it and was not read; name the folder that the rosters are in.`,
  'pattern-unmatched': ({ pattern }) => `No file is named like ${pattern}; check the wildcards and the path.`,
  'archive-in-archive': ({ file }) =>
    `${file} is an archive within an archive and was not read; unpack the outer one and name the .zip in it.`,
  'input-is-terminal': () =>
    'The file "-" is what is piped into the program, and nothing is; write: cat roster.csv | cadre-audit check -, or name a file.',
  'input-format-unused': ({ format }) =>
    `--input-format ${format} is for standard input, "-", alone; files are known by their content. Leave the option out, or name "-".`,
  'files-passed-over': ({ place, files }) =>
    `In ${place} ${files.length === 1 ? '1 file that is' : `${files.length} files that are`} of no roster format ${files.length === 1 ? 'was' : 'were'} not read: ${list(files.map(lastPart), 4)}; save as .xlsx whatever of it is a roster.`,
  'file-not-utf8': ({ file }) =>
    `The file ${file} is not in UTF-8 (it may be in GBK); save it as UTF-8 in an editor and use that.`,
  'file-empty': ({ file }) => `The file ${file} is empty; there is nothing in it to read.`,
  'file-encrypted': ({ file }) =>
    `The file ${file} is protected by a password, and no password given here opens such a file; remove the password in LibreOffice, WPS or Excel and audit it again.`,
  'archive-encrypted': ({ file }) =>
    `${file} is protected by the password of its archive and was not read; unpack the archive and audit the folder.`,
  'password-needed': ({ file }) =>
    `The file ${file} is protected by a password and was not read; write the password into a text file (one a line) and name that with --password-file <file>, or put it into the environment variable CADRE_AUDIT_PASSWORD, or remove the password in Excel or WPS and audit the file again.`,
  'password-wrong': ({ file, passwords }) =>
    `${passwords === 1 ? 'The password that was given does not open' : `None of the ${passwords} passwords that were given opens`} the file ${file}; check the file of --password-file or the environment variable CADRE_AUDIT_PASSWORD (capitals and full-width characters matter), or remove the password in Excel or WPS and audit the file again.`,
  'encryption-unknown': ({ file }) =>
    `The file ${file} is encrypted, but it is incomplete or encrypted in a way that this program does not know, and was not read; open it in Excel or WPS, remove the password and save a new copy.`,
  'rights-managed': ({ file }) =>
    `The file ${file} is under rights management (IRM), so that only people with a licence can open it, with no password; have one of them remove the restriction in Excel and save a new copy.`,
  'password-file-empty': ({ file }) => `There is no password in the password file ${file}; write one a line.`,
  'password-file-long': ({ file, most }) =>
    `The password file ${file} has more than ${most} lines, like something else, and was not used; check that --password-file names the right file.`,
  'file-old-too-large': ({ file, bytes }) =>
    `The file ${file} is larger than ${Math.floor(bytes / 1024 ** 2)} MB in a format that has to be held in memory as a whole, and was not read; save it as .xlsx in Excel or WPS and audit that.`,
  'file-old-form': ({ file }) =>
    `The file ${file} is an appointment form of the older kind (.lrm); open it in the editor of such forms, save it as .lrmx, and audit that.`,
  'file-damaged': ({ file, format }) =>
    `The file ${file} is not a complete ${format} file; it may be damaged or only partly transferred. Get it again, or save a new copy of it.`,
  'file-document-type': ({ file }) =>
    `The file ${file} has a document type declaration (DTD) in it, which no spreadsheet program writes, and was not read to be safe; open it in Excel or WPS and save a new copy.`,
  'file-changed': ({ file }) =>
    `The file ${file} changed while it was read; close it in Excel or WPS, or wait until it is there as a whole, save it and run again.`,
  'file-too-large': ({ file, limit, value }) =>
    ({
      file: `The file ${file} is larger than ${Math.floor(value / 1024 ** 2)} MB and was not read; delete what is not needed in it, or raise the limit with --max-size <MB>.`,
      rows: `The file ${file} has more than ${value} rows, more than a sheet has, and was not read any further; check that it is the right file, or put it into several files.`,
      folder: `The files in ${file} have more than ${Math.floor(value / 1024 ** 2)} MB together and were not read any further; audit them in several runs, or raise the limit with --max-size <MB>.`,
      sheets: `The file ${file} has more than ${value} sheets, as no roster has, and was not read any further; put the rosters into several files.`,
      bytes: `The file ${file} is larger than ${Math.floor(value / 1024 ** 2)} MB when it is unpacked and was not read any further; if you trust it, raise the limit with --max-size <MB>.`,
      ratio: `The file ${file} is more than ${value} times as large when it is unpacked, like a zip bomb, and was not read any further; if you trust it, say with --max-size <MB> how large it may be.`,
      values: `The file ${file} has more than ${Math.floor(value / 10_000) / 100} million different values and was not read any further; delete what is not needed in it, or raise the limit with --max-size <MB>.`,
      cells: `The file ${file} has more than ${Math.floor(value / 10_000) / 100} million cells and was not read any further; delete what is not needed in it, or raise the limit with --max-size <MB>.`,
    })[limit],
  'file-too-wide': ({ file, columns }) =>
    `A line of the file ${file} has more than ${columns} fields, more than a sheet has columns, and the file was not read any further; check that it is the right file and that its lines end where they should.`,
  'file-unknown-format': ({ file, formats }) =>
    `The format of the file ${file} is not known; these formats can be read: ${formats}.`,
  'quote-not-closed': ({ file, row }) =>
    `Row ${row} of the file ${file} has a quotation mark that is never closed, so that nobody can tell which cell the rest belongs to, and the file was not read any further; close the mark or delete it, or check the file in Excel and save it as .xlsx.`,
  'workbook-empty': ({ file }) => `The workbook ${file} has no sheets; check that it is the right file.`,
  'only-changes': ({ file }) =>
    `${file} lists changes that are proposed and is no roster; to see what they would do, use cadre-audit preview <roster> --changes ${file}.`,
  'no-table': ({ file, heads: seen }) =>
    `${file} holds no table that can be recognised (${heads(seen)}). A table of cadres needs the column "姓名" and at least one of "出生年月", "职务", "职务层次", "所在镇街" and "所在村社", with three or more known columns in all; say in a configuration file what other headings mean (inspect --write-config proposes one).`,
  'tables-side-by-side': ({ file, sheet, row, columns }) =>
    `${sheetName(file, sheet)} has two sets of headings in row ${row} (${columns.map(({ letter, head: text }) => `${letter} ${text}`).join(', ')}), like two tables side by side; put one below the other, or each on its own sheet.`,
  'no-head-there': ({ file, sheet, rows, heads: written }) => {
    const place = rows[0] === rows[1] ? `row ${rows[0]}` : `rows ${rows[0]}–${rows[1]}`;
    return written.length === 0
      ? `${sheetName(file, sheet)} has no text in ${place}, so there is no head; correct headRow in the configuration file.`
      : `${sheetName(file, sheet)} has no head that can be recognised in ${place} (written there: ${list(written)}); correct headRow in the configuration file, or say under columns what these headings mean.`;
  },
  'no-units': ({ file, heads: seen }) =>
    `${file} is no register of units (${heads(seen)}); it needs the columns "单位代码", "单位名称", "单位类别" and "上级单位".`,
  'file-not-regular': ({ file }) =>
    `${file} is not a regular file (but a pipe or a device, say) and cannot be read; name a roster's file, a folder or a .zip archive, and write "-" for what is piped in.`,
  'file-other-kind': ({ file, kind }) =>
    ({
      word: `The file ${file} is a Word document, not a roster; save the table as .xlsx in Excel or WPS and audit that.`,
      opendocument: `The file ${file} is an OpenDocument file (such as .odt) and no .ods spreadsheet; save the table as .xlsx and audit that.`,
      'binary-workbook': `The file ${file} is a binary Excel workbook (.xlsb); save it as .xlsx and audit it again.`,
      'web-archive': `The file ${file} is a single-file web page (.mht); open it in Excel or WPS, save it as .xlsx and audit that.`,
      zip: `The file ${file} is an archive and no spreadsheet; check that it is the right one.`,
    })[kind],
};
