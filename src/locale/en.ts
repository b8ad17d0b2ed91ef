import type { AssumedAs, Catalogue, FullWidthMark, IssueArguments, RulebookProblem } from './catalogue.ts';
import { HALF_WIDTH, say } from './catalogue.ts';
import { config } from './config-en.ts';
import { constructs } from './constructs-en.ts';
import { exemptionSentences, exemptions, problemOfExemption } from './exemptions-en.ts';
import { extending } from './extends-en.ts';
import { issues } from './issues-en.ts';
import { changeSentences, preview } from './preview-en.ts';
import { keyIn } from './rulebook-keys.ts';
import { rulebook } from './rulebook-words-en.ts';
import { several } from './several-en.ts';
import { steps } from './steps-en.ts';
import { problemOfStructure, structure, structureSentences } from './structure-en.ts';
import { template } from './template-en.ts';

const TABLES: Readonly<Record<string, string>> = {
  cadres: 'cadres',
  units: 'units',
  trainings: 'training records',
  secondments: 'secondments',
  secondmentReports: 'secondment reports',
  selections: 'selections',
  changes: 'changes',
};
const table = (name: string): string => TABLES[name] ?? name;

/** `1 unit`, `3 units`. */
const some = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const list = (names: readonly string[], most = 12): string =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ');

const didYouMean = (near: string): string => (near === '' ? '' : `; did you mean "${near}"?`);

/** What was written, or "this" where only its place is known. */
const quoted = (written: string): string => (written === '' ? 'this' : `"${written}"`);

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** `2000` for `20`, without the last digits that multiplying 33.3 leaves behind. */
const hundredfold = (written: string): number => Number((Number(written) * 100).toPrecision(12));

/** `1/5` for `20`: so many percent as a fraction in lowest terms. */
function percentAsFraction(written: string): string {
  const under = 10 ** ((written.split('.')[1] ?? '').length + 2);
  const over = Math.round((Number(written) * under) / 100);
  const common = divisor(over, under);
  return `${over / common}/${under / common}`;
}

/** Arguments of commands, by the parser's names for them. */
const MISSING_ARGUMENTS: Readonly<Record<string, string>> = {
  rule: 'id of a rule',
  name: 'name of the rulebook',
  rulebook: 'rulebook',
};

/** What YAML calls its values, in words for people. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list, such as [镇, 街道]',
  tuple: 'a list of two names, such as [start, end]',
  object: 'keys with values, such as { atLeast: 20% }',
  record: 'keys with values, such as { atLeast: 20% }',
};

const SECTIONS: Readonly<Record<string, string>> = {
  sources: 'source',
  lists: 'list',
  tables: 'table',
  fields: 'field',
  populations: 'population',
  rules: 'rule',
  statistics: 'statistic',
  structure: 'structure table',
};

/** `rule youth: ` for the place `rules youth`. */
const placed = (place: string): string =>
  place === '' ? '' : `${place.replace(/^\w+(?= )/, (section) => SECTIONS[section] ?? section)}: `;

/** Keys that stand together in one text: `share、sum`, `per: record`. */
const words = (written: string, word: (key: string) => string): string => written.replace(/[a-zA-Z]+/g, word);

const ROUNDINGS = {
  exact: '',
  up: ', rounded up',
  down: ', rounded down',
  nearest: ', rounded to the nearest, a half up',
  nearestHalfDown: ', rounded to the nearest, a half down',
} as const;

const bandWords = (from: number, to: number): string => {
  if (from === to) return `${from}`;
  if (!Number.isFinite(from)) return `up to ${to}`;
  return Number.isFinite(to) ? `${from} to ${to}` : `${from} and over`;
};

/** What to write instead of a full-width mark that YAML takes for text. */
const halfWidth = (mark: FullWidthMark | undefined): string =>
  mark === undefined ? '' : `; this line has a full-width "${mark}" where YAML needs "${HALF_WIDTH[mark]}"`;

/** A problem in words; `word` gives a key as the file has it. */
function problem(told: RulebookProblem, word: (key: string) => string): string {
  const bound = (written: string): string => written.replace(/^\w+/, word);
  switch (told.kind) {
    case 'yaml':
      return `this is not valid YAML: ${told.detail}`;
    case 'unknown-value':
      return `this column has no value "${told.value}"${told.near === '' ? '' : `; did you mean "${told.near}"`}; its values are: ${told.values.join(', ')}`;
    case 'unknown-number':
      return `there is no number "${told.key}": no population, figure, parameter or column of the unit has that name${didYouMean(told.near)}`;
    case 'unknown-rule':
      return `there is no rule "${told.key}"${didYouMean(told.near)}`;
    case 'unknown-lookup':
      return `there is no lookup "${told.key}"${didYouMean(told.near)}`;
    case 'lookup-by-value':
      return `the keys of lookup "${told.key}" are no bands of numbers, so that no number can be looked up; bands are written ..2, 3..7, 8..`;
    case 'lookup-needs-else':
      return `lookup "${told.key}" does not name every value; add them, or "else"`;
    case 'needs-unit':
      return `"${told.key}" is a column of units, and this rule has no verdict for each unit to read it in; say "per"`;
    case 'no-width':
      return `"${told.key}" does not say how far off is still right; write both ends instead, as in ${word('atLeast')}: 11% and ${word('atMost')}: 13%`;
    case 'figure-needs-units':
      return `this figure is of the "${told.key}" around each unit, and a rule that uses it has no verdict for each unit; say "${word('per')}" there`;
    case 'previous-in-set':
      return `"${told.key}" is of the previous roster and cannot stand in anyOf or noneOf; use its number, or a figure of it`;
    case 'previous-judged':
      return `"${told.key}" is of the previous roster, which a rule does not judge; use it as a number to compare with, as in "of" or a bound`;
    case 'per-needs-values':
      return `column "${told.key}" has no list of its values, so that it makes no groups; declare a list`;
    case 'band-backwards':
      return `band ${told.band} begins after its end`;
    case 'band-overlap':
      return `bands ${told.bands.join(' and ')} overlap: a number may be in one of them only`;
    case 'band-gap':
      return `lookup "${told.lookup}" has no band for ${told.to === undefined ? `${told.from} and over` : told.from === told.to ? `${told.from}` : `${told.from} to ${told.to}`}; add bands, or "${word('else')}"`;
    case 'no-number-meets':
      return `no number meets all of: ${told.bounds.map(bound).join(', ')}`;
    case 'unknown-key':
      return `unknown key "${told.key}"${didYouMean(told.near)}`;
    case 'unknown-column':
      return `unknown column "${told.key}" of ${table(told.table)}${didYouMean(told.near)}`;
    case 'unknown-population':
      return `unknown population "${told.key}"${didYouMean(told.near)}`;
    case 'unknown-list':
      return `unknown value list "${told.key}"${didYouMean(told.near)}`;
    case 'unknown-table':
      return `unknown table "${told.key}"${didYouMean(told.near)}`;
    case 'unknown-type':
      return `unknown type "${told.key}"${didYouMean(told.near)}; a type is one of ${told.types.join(', ')}, the name of a list or of a table, or the values themselves`;
    case 'built-in-column':
      return `"${told.key}" is a built-in column of ${table(told.table)}, of which only "absent" can be said here; further headings go into the configuration`;
    case 'not-linked':
      return `records of ${table(told.from)} are not linked to those of ${table(told.to)}: both tables need a column of people (type: person)`;
    case 'not-comparable':
      return `"${told.columns[0]}" and "${told.columns[1]}" hold different kinds of things, so they cannot be compared`;
    case 'unknown-source':
      return `unknown source "${told.key}"${didYouMean(told.near)}`;
    case 'other-table':
      return `"${told.key}" holds ${table(told.table)}; ${table(told.needed)} are needed here`;
    case 'per-needs-units':
      return `"${told.key}" holds ${table(told.table)}; name a population of units here (or, under "${word('per')}", write ${word('record')})`;
    case 'missing-key':
      return `the key "${word(told.key)}" is missing`;
    case 'name-taken':
      return `"${told.key}" is already the name of a column; choose another name`;
    case 'parameter-of-unit':
      return `"${told.key}" may be another number in each unit; name the column here: unit.${told.column}`;
    case 'no-order':
      return `"${told.column}" has no order, so "${word(told.key)}" cannot be used: declare a list of its values, lowest first, and give it as the column's type`;
    case 'needs-number-column':
      return `"${told.key}" is no column of numbers, so it cannot be summed or averaged`;
    case 'only-with':
      return `"${words(told.key, word)}" can only be used together with "${words(told.other, word)}"`;
    case 'only-without':
      return `"${words(told.key, word)}" does nothing beside "${words(told.other, word)}"; leave one of them out`;
    case 'one-operation':
      return `write exactly one of these: ${told.keys.map(word).join(', ')}`;
    case 'not-one-of':
      return `this can only be ${told.values.join(' or ')}`;
    case 'bad-date':
      return `${quoted(told.written)} is no date; a date is written 2024-10-31`;
    case 'bad-number':
      return `${quoted(told.written)} is no number; write 20%, 1/3, 0.125 or 7`;
    case 'share-over-one':
      return `${told.written} is ${hundredfold(told.written)} % of the base; write ${told.written}% (or ${percentAsFraction(told.written)}). A share over 1 is written as a fraction: 2/1, 4/3`;
    case 'wrong-type':
      return EXPECTED[told.expected] === undefined
        ? 'this is not written in a form that can be read here; see how a shipped rulebook writes it'
        : `this must be ${EXPECTED[told.expected]}`;
    case 'said-twice':
      return `"${told.text}" cannot mean both "${told.meanings[0]}" and "${told.meanings[1]}"; leave one of them out`;
    case 'bad-head-rows':
      return `"${told.written}" is no row; write 3, or 3-4 for a head of several rows`;
    case 'mixed-keys':
      return `"${told.key}" and "${told.first}" in line ${told.line} are keys of two languages; the keys of a file are in one language (rules translate turns a rulebook)`;
    case 'cycle':
      return `these populations refer to each other in a ring: ${told.names.join(' → ')}; define one of them without the others`;
    case 'exemption':
      return problemOfExemption(told.problem, word);
    case 'structure':
      return problemOfStructure(told.problem, word);
    case 'extends':
      return extending.mistake(told.mistake, word);
    case 'aliases':
      return 'there are too many YAML aliases to follow; write the values out instead';
    case 'bad-period':
      return 'a period is written year, month, 5 years or 3 months';
    case 'bad-break':
      return 'a break is written 1 month, 30 days or 2 years';
    case 'bad-name':
      return 'a name can only hold letters, Chinese characters, digits, "-" and "_"';
    case 'needs-flag':
      return 'this is a yes-or-no column; write true or false (是 or 否)';
    case 'needs-bounds':
      return `this column holds numbers or dates and cannot be compared in this way; use ${['atLeast', 'atMost', 'over', 'under', 'since'].map(word).join(', ')} or ${word('until')}`;
    case 'needs-date-column':
      return 'a column of dates is needed here';
    case 'needs-days':
      return `a column of dates takes ${word('since')}, ${word('until')} or ${word('during')}`;
    case 'no-bound':
      return `there is no bound; write ${['atLeast', 'atMost', 'over', 'under'].map(word).join(', ')} or ${word('equals')}`;
    case 'birth-not-excused':
      return 'where the birth column is missing, it can only be taken as unknown';
  }
}

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

const sheetName = (file: string, sheet: string): string =>
  sheet === '' ? file : `sheet "${sheet}" of ${file}`;

/** `row 3`, `row 3 of sheet "名单"`, `row 3 of sheet "名单" of 名单.xlsx`. */
const otherRow = ({ file, sheet, row }: IssueArguments['id-shared']): string =>
  [
    `row ${row}`,
    ...(sheet === '' ? [] : [`sheet "${sheet}"`]),
    ...(file === '' ? [] : [lastPart(file)]),
  ].join(' of ');

/** Sheets by their files, of many only how many. */
function sheetNames(sheets: readonly { file: string; sheet: string }[]): string {
  const byFile = new Map<string, string[]>();
  for (const { file, sheet } of sheets) {
    const own = byFile.get(file) ?? [];
    byFile.set(file, own);
    if (sheet !== '') own.push(sheet);
  }
  const texts = [...byFile].map(([file, own]) => {
    const [only] = own;
    if (only === undefined) return file;
    if (own.length === 1) return sheetName(file, only);
    const named = own.map((sheet) => `"${sheet}"`).join(', ');
    return own.length > 4 ? `${own.length} sheets of ${file}` : `sheets ${named} of ${file}`;
  });
  return list(texts, 4);
}

const heads = (seen: readonly string[]): string =>
  seen.length === 0 ? 'no headings were seen' : `headings seen: ${seen.join(', ')}`;

const TIERS: Readonly<Record<string, string>> = {
  镇街: 'town level (镇街)',
  村社: 'village level (村社)',
};

/** `Column "出生年月" says "1986.13"`: the beginning of most sentences about a cell. */
const says = ({ column, value }: { column: string; value: string }): string =>
  `Column "${column}" says "${value}"`;

/** The column beside what it is in English; its sheet may have none. */
const inColumn = (column: string): string => (column === '' ? '' : ` (column "${column}")`);

/** One way to write what belongs into a column. */
function form(kind: IssueArguments['column-unreadable']['kind'], values: readonly string[]): string {
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

const KINDS: Readonly<Record<string, string>> = {
  town: 'town',
  village: 'village',
  person: 'person',
  record: 'record',
  roster: 'whole roster',
  values: 'group',
};

const lastPart = (path: string): string => path.replace(/^.*[/\\]/, '');

const AROUND: Readonly<Record<string, string>> = {
  above: 'the row above the headings',
  reportingUnit: '填报单位',
  title: 'the title',
  sheet: 'the name of the sheet',
  file: 'the name of the file',
};

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

export const catalogue: Catalogue = {
  language: 'en',
  sentences: {
    ...exemptionSentences,
    ...changeSentences,
    ...structureSentences,
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
    'pattern-unmatched': ({ pattern }) =>
      `No file is named like ${pattern}; check the wildcards and the path.`,
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
    'password-file-empty': ({ file }) =>
      `There is no password in the password file ${file}; write one a line.`,
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
    'output-is-input': ({ file }) =>
      `The output file ${file} is one of the input files and cannot be overwritten; choose another name.`,
    'output-failed': ({ file, cause }) =>
      `${file} cannot be written (${cause}), and no incomplete file was left behind; check the folder and its permissions.`,
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
    'output-twice': ({ file }) =>
      `Two reports cannot be written into the same file ${file}; give one of them another name.`,
    'options-apart': ({ one, other }) => `${one} and ${other} do not go together; leave one of them out.`,
    'each-needs-folder': ({ format }) =>
      `With --each every file has a ${format} report of its own: name a folder (ending in /), such as -f ${format}=out/.`,
    'output-unnamed': ({ written }) =>
      `There is no file name after the equals sign of "${written}"; write it as -f json=result.json.`,
    'output-unused': ({ file }) =>
      `There is no report for -o ${file}: every -f names its own file; leave -o out.`,
    'output-exists': ({ file }) =>
      `${file} exists already and was left as it is; choose another file name, or add --force.`,
    'output-not-excel': ({ file }) =>
      `The template is an Excel workbook; end the name of ${file} with .xlsx.`,
    'table-unknown': ({ table: name, near, tables }) =>
      `There is no table "${name}"${didYouMean(near)}. Tables: ${tables.join(', ')}.`,
    'stdout-failed': ({ cause }) =>
      `The report could not be written out in full (${cause}); check the disk, or write it into another file with -o.`,
    'two-to-stdout': () =>
      'Two reports cannot both go to the screen; give one of them a file name, as in -f json=result.json.',
    'format-needs-file': ({ format }) =>
      `A report in the format ${format} cannot go to the screen; give it a file, as in -f ${format}=out/${format === 'issues' ? 'issues' : 'report'}.xlsx.`,
    'unknown-format': ({ format, formats }) =>
      `There is no report format "${format}"; choose from: ${formats.join(', ')}.`,
    'bad-max-size': ({ written }) =>
      `--max-size ${written} is no size; write a whole number of megabytes, such as 2048.`,
    'bad-as-of': ({ written }) => `--as-of ${written} is no date; write it as 2019-06-30.`,
    'bad-choice': ({ option, written, choices }) =>
      `${option} cannot be ${written}; choose from: ${choices.join(', ')}.`,
    'rulebook-missing': ({ name, near, shipped }) =>
      `The rulebook ${name} cannot be found${near === '' ? '; these' : `${didYouMean(near)} These`} come with the program: ${shipped.join(', ')}. The path of a YAML file, or of a folder with a rulebook.yaml, will also do.`,
    'rulebook-outside': ({ file }) =>
      `The rulebook names the file ${file}, which is not in the rulebook's own folder and is not read; put it beside the rulebook.`,
    'rulebook-problem': ({ file, line, column, place, problem: told, keys, fullWidth }) =>
      `${file}:${line}:${column}: ${placed(place)}${problem(told, (key) => keyIn(keys, key, place))}${halfWidth(fullWidth)}`,
    ...several,
    'rulebook-departs': extending.loosened,
    'bad-rulebook-name': ({ name }) =>
      `"${name}" cannot be the name of a rulebook; a name begins with a letter and holds letters, digits, "-" and "_".`,
    'rulebook-untranslatable': ({ file, line, column, word }) =>
      `${file}:${line}:${column}: "${word}" is a word of the rule language in the other language, where it would mean something else; choose another name first.`,
    'list-column-missing': ({ file, column, heads: seen }) =>
      `The value list ${file} has no column "${column}" (${heads(seen)}); correct the heading or the rulebook.`,
    'rule-unknown': ({ rule, near, rules }) =>
      `"${rule}" is neither a rule of the rulebook nor a code of data issues${near === '' ? '.' : didYouMean(near)} The rules are: ${rules.join(', ')}; docs/data-issues.md has the codes.`,
    'unit-unknown': ({ unit, near }) =>
      `The register of units has no "${unit}"${near === '' ? '; write the name as it stands there.' : didYouMean(near)}`,
    'unit-several': ({ unit, units }) =>
      `The register of units has more than one "${unit}": ${list(units)}; write the town and the village, as in 镇/村.`,
    'unit-not-judged': ({ rule, unit, kind, above }) =>
      `The rule ${rule} is judged for each ${kind === 'record' ? 'person or record' : catalogue.words.group(kind)}, and "${unit}" has no verdict of its own${above === '' ? '.' : `; use --unit ${above}.`}`,
    'nothing-judged': ({ files, reasons }) =>
      [
        `${list(files)}: no rule met a record that it could judge, so there is no verdict at all. This is not a pass.`,
        ...reasons.map((reason) => say(catalogue, reason)),
      ].join(' '),
    usage: ({ detail }) => `The command is not written correctly: ${detail}. See cadre-audit --help.`,
    'usage-option': ({ option, near }) =>
      `There is no option ${option}${near === '' ? '.' : didYouMean(near)} See cadre-audit --help.`,
    'usage-argument': ({ argument }) =>
      `The ${MISSING_ARGUMENTS[argument] ?? 'roster file'} is missing. See cadre-audit --help.`,
    'not-with-each': ({ option }) =>
      `${option} does not go with --each: the previous roster is one of all units.`,
    'usage-value': ({ option }) => `The option ${option} needs a value. See cadre-audit --help.`,
    'usage-excess': ({ command }) => `There is too much after ${command}. See cadre-audit ${command} --help.`,
    'usage-command': ({ command, near, commands, of }) =>
      `${of === undefined ? 'There' : `Under ${of} there`} is no command "${command}"${near === '' ? '.' : didYouMean(near)} The commands are: ${commands.join(', ')}.`,
    'rule-is-statistic': ({ rule }) =>
      `${rule} is a statistic and neither passes nor fails; see with check whether it agrees with the published figure.`,
    'rule-is-file': ({ rule }) => `${rule} is a file; write the id of the rule first, then the roster files.`,
    'unit-needs-files': ({ unit }) =>
      `Without a roster there is nothing to look up for --unit ${unit}; name the roster files.`,
    internal: ({ detail }) =>
      `The program itself went wrong (${detail}); please report this line to its developers.`,

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
    'no-records-for-units': ({ units }) =>
      `${units.length} units have no record in the roster: ${list(units, 6)}; check that their people were not left out.`,

    'table-absent': ({ table: name }) => `No table of ${table(name)} was given.`,
    'tier-absent': ({ tiers }) =>
      tiers.length === 0
        ? 'The roster has nobody whom this rule could count.'
        : `The roster has nobody at ${tiers.map((tier) => TIERS[tier] ?? tier).join(' or ')}.`,
    'column-absent': ({ table: name, column }) =>
      `No sheet of ${table(name)} has the column that this rule needs (${column}).`,
    'empty-base': () => 'The base is zero: there is nothing to compare.',
    'guard-not-met': () => 'The condition under which this rule applies is not met.',
    'nothing-due': () => 'Nothing was due by that date.',
    previous: ({ files, issues }) =>
      `Previous roster: ${files.join(', ')}${issues > 0 ? ` (${issues} data issues: see inspect)` : ''}.`,
    'previous-missing': ({ rules }) =>
      `${rules.join(', ')} compare with the previous roster and cannot be told; hand its files in with --previous.`,
    'lookup-excludes': () => 'The lookup says that this case is not applicable.',
    'not-in-force': ({ asOf, since, until }) =>
      `On ${asOf} this rule was not in force (${[since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(', ')}).`,
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
  },
  words: {
    status: {
      pass: 'pass',
      fail: 'fail',
      undecided: 'undecided',
      notApplicable: 'not applicable',
      exempt: 'exempt',
    },
    severity: { error: 'error', warning: 'warning', info: 'info' },
    conclusion: {
      pass: 'all pass',
      fail: 'some fail',
      undecided: 'none fails, but some are undecided',
    },
    table,
    cause: {
      absent: 'no column "%"',
      blank: '"%" is blank',
      unreadable: '"%" cannot be read',
      partial: '"%" gives only a year or can be read in several ways',
      unit: 'the unit is not certain (%)',
      linked: 'the linked records are not certain (%)',
    },
    idBirth: (month) => `the ID number says ${month}`,
    asOf: (date) => `as of ${date}`,
    asOfSource: {
      option: 'given by --as-of',
      config: 'set by the configuration file',
      rulebook: 'set by the rulebook',
      today: 'today, as no date was given',
    },
    required: (count) => `needs ${count}`,
    shortfall: (count) => `${count} short`,
    excess: (count) => `${count} too many`,
    allowed: (count) => `at most ${count}`,
    roster: 'whole roster',
    unplaced: '(unit unknown)',
    missing: (months) => `missing ${months.join(', ')}`,
    noneOf: (records) =>
      records === 0 ? 'no record in the roster' : `${records} in the roster, none of which qualifies`,
    open: 'the period is not over, so the shortfall can still be made good',
    inexact: 'too many possibilities; not all of them were tried',
    openEnded: 'no limit',
    everyReading: {
      pass: 'it passes however those that cannot be told count',
      fail: 'it fails however those that cannot be told count',
      undecided: 'it depends on how those that cannot be told count',
      notApplicable: 'it does not apply however those that cannot be told count',
      exempt: 'exempt',
    },
    unknown: 'not known',
    flag: { yes: 'yes', no: 'no' },
    years: (age) => `aged ${age}`,
    rows: (numbers) => `row ${numbers}`,
    sheetRead: ({ sheet, hidden, table: name, firstHeadRow, headRow, rows }) =>
      `${sheet === '' ? '' : `${sheet}${hidden ? ' (hidden)' : ''} `}→ ${table(name)}, headings in ${firstHeadRow === headRow ? `row ${headRow}` : `rows ${firstHeadRow}–${headRow}`}, ${some(rows, 'record')}`,
    sheetsRead: ({ sheets, table: name, rows, heads: read, around, leftOut }) =>
      [
        `${list(sheets, 3)} → ${table(name)}, ${some(rows, 'record')} in all`,
        ...(read.length > 0 ? [`${read.join(', ')} and the unit read in every row`] : []),
        ...(around.length > 0
          ? [`unit taken from ${around.map((from) => AROUND[from] ?? from).join(', ')}`]
          : []),
        ...(leftOut > 0 ? [`${some(leftOut, 'row')} of totals and notes not counted`] : []),
        'each sheet is shown by inspect',
      ].join('; '),
    filesRead: ({ folder, files, columns, placed }) =>
      [
        `${files} files of one person each in ${folder === '' ? 'this folder' : folder} → ${table('cadres')}, ${some(files, 'record')} in all`,
        ...columns.map(({ head, read }) => `${head} read in ${read} of ${files}`),
        `${placed} of ${files} placed in a unit`,
        'each file is shown by inspect',
      ].join('; '),
    columnRead: ({ head, letter, read, rows }) => `${head} in column ${letter}, ${read} of ${rows} read`,
    leftOut: ({ reason, rows }) => {
      const isOne = /^\d+$/.test(rows);
      if (reason === 'total')
        return isOne ? `row ${rows} is a total, not counted` : `rows ${rows} are totals, not counted`;
      return isOne ? `row ${rows} is no record, not counted` : `rows ${rows} are no records, not counted`;
    },
    hiddenRows: (rows) => `hidden rows ${rows} are counted like all others`,
    hiddenColumns: (columns) => `hidden columns are taken like all others: ${columns.join(', ')}`,
    placed: ({ placed, rows }) => `placed in a unit ${placed}/${rows}`,
    unitAround: ({ from, unit }) => `unit taken from ${AROUND[from] ?? from}: ${unit}`,
    sheetUnread: ({ sheet, heads: seen }) =>
      `${sheet === '' ? '' : `${sheet} `}not read (${seen.length === 0 ? 'no headings, or by its name instructions' : heads(seen)})`,
    sameCause: ({ count, kind, cause }) =>
      `${some(count, kind, kind === 'person' ? 'people' : `${kind}s`)}, all for the same reason: ${cause}`,
    group: (kind, title = kind) => KINDS[kind] ?? `"${title}" group`,
    statistic: ({ title, actual, claimed, agrees }) =>
      claimed === undefined ? `${title} ${actual}` : `${title} ${actual}, published ${claimed}, ${agrees}`,
    agrees: 'agrees',
    differs: (difference) => `differs by ${difference}`,
    uncertain: 'not certain',
    unitList: (units) => list(units, 6),
    more: (count) => `and ${count} more; see -f json`,
    moreRows: (count) => `(${some(count, 'row')} in all)`,
    judged: (verdicts) => `${some(verdicts, 'verdict')} in all`,
    marks: {
      seen: 'the quoted words were read, perhaps in a copy',
      weak: 'quoted at second hand, not checked against the original text',
      memory: 'not checked against the original text',
    },
    punctuation: {
      labelled: (label, text) => `${label}: ${text}`,
      bracketed: (text, inner) => `${text} (${inner})`,
      book: (title) => `"${title}"`,
      quoted: (text) => `"${text}"`,
      pair: ', ',
      comma: ', ',
      semicolon: '; ',
    },
    labels: {
      asOf: 'As of',
      rulebook: 'Rulebook',
      config: 'Configuration',
      conclusion: 'Verdict',
      rule: 'Rule',
      group: 'Group',
      actual: 'Actual',
      standard: 'Standard',
      severity: 'Severity',
      required: 'Needed',
      shortfall: 'Shortfall',
      excess: 'Excess',
      reason: 'Reason',
      evidence: 'Evidence cells',
      statistics: 'Statistics',
      dataIssues: 'Data issues',
      findings: 'Findings',
      summary: 'Summary',
      inWords: 'In words',
      source: 'Source',
      quote: 'Original text',
      reading: 'Read as',
      arithmetic: 'Arithmetic',
      counted: 'Counted',
      notCounted: 'In the base, not counted',
      notCountedPlain: 'Not counted',
      meets: 'Meets it',
      meetsNot: 'Does not meet it',
      repeated: 'Repeated',
      others: 'All others, not in what the rule counts',
      cannotTell: 'Cannot be told',
      nobody: 'nobody',
      title: 'Title',
      files: 'File',
    },
    steps,
    template,
    configuration: config,
    issues,
    exemptions,
    preview,
    structure,
    rulebook,
    extending,
    inspect: {
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
    },
    submissions: {
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
    },
    workbook: {
      font: 'Calibri',
      sheets: {
        cover: 'Cover',
        matrix: 'Matrix',
        findings: 'Findings',
        evidence: 'Evidence',
        dataIssues: 'Data issues',
        issueColumns: 'Issues by column',
        issuePages: 'Codes',
        statistics: 'Statistics',
        structure: structure.title,
        exemptions: exemptions.title,
        changes: preview.changes,
        previewed: preview.heads.effect,
      },
      about: {
        cover: 'conclusion, as-of date, rulebook, input files, assumptions and notes, verdicts by rule',
        matrix:
          'units by rules; of several verdicts the worst, and how many of all; click it for the finding',
        findings: 'what fails or is undecided, gravest first; click the evidence for people and cells',
        evidence: 'the people or records behind each finding, one a row; click the number to go back',
        dataIssues: 'cells, rows and units that cannot be read, contradict each other or belong nowhere',
        issueColumns:
          'how many issues each column has; where 3 or more cells cannot be read, their share of the filled ones (red: over 20 %)',
        issuePages:
          'each kind of issue that occurs: its cause, what the program does, what would do, an example',
        statistics: 'figures counted in the roster beside the published ones',
        structure: structure.about,
        exemptions: exemptions.about,
        changes: preview.about.changes,
        previewed: preview.about.verdicts,
      },
      title: (rulebook) => `${rulebook}: audit report`,
      page: (number, pages) => `Page ${number} of ${pages}`,
      heads: {
        number: 'No.',
        group: 'Unit',
        required: 'Needs',
        shortfall: 'Short',
        excess: 'Over',
        in: 'Counted (meets it)',
        out: 'Not counted (does not meet it)',
        unknown: 'Cannot be told',
        remarks: 'Remarks',
        cells: 'Cells',
        evidence: 'Evidence',
        finding: 'Finding',
        name: 'Name',
        standing: 'Standing',
        read: 'What the rule reads',
        sheet: 'Sheet',
        cell: 'Cell',
        code: 'Code',
        value: 'As written',
        sentence: 'Issue and remedy',
        id: 'Id',
        claimed: 'Published',
        difference: 'Difference',
        comparison: 'Comparison',
        total: 'Total',
        version: 'Program version',
        within: 'Limited to',
        notes: 'Assumptions and notes',
        contents: 'Contents',
        inputs: 'Input files',
      },
      people: (names, count) =>
        `${names.join(', ')}${count > names.length ? ` and ${count - names.length} more` : ''}`,
      unnamed: '(no name)',
      seeRows: (count) => some(count, 'row'),
      cut: (rows) => `${rows} rows in all, of which the first are listed; see -f json for the rest`,
      empty: 'none',
    },
    help: {
      titles: {},
      program:
        'Audits a cadre roster against a rulebook, unit by unit and rule by rule: verdict, shortfall and the cells behind it',
      check: 'audit rosters (Excel, CSV, forms of appointment)',
      inspect: 'say how each sheet was read: headings, columns, rows left out, forms of dates, data issues',
      inspectFormat: 'format: table (default) or json',
      writeConfig:
        'propose a configuration for the files, written into cadre-audit.config.yaml or the file named',
      template: 'write an empty roster workbook (Excel) with drop-downs, instructions and an example',
      table: 'this table alone, such as cadres; all of them by default',
      templateOutput: 'file to write (.xlsx); by default one in the current folder',
      force: 'write over the file where it exists',
      explain:
        'explain a rule or a kind of data issue; with rosters, show its arithmetic and its people, or its cells',
      rulebooks: 'rulebooks',
      rulesList: 'list rulebooks and their rules',
      rulesDocs: 'write the page of a rulebook (Markdown): sources, populations, every rule',
      rulesNew:
        'make a new rulebook: a commented rulebook.yaml, units.csv, and rulebook.schema.json for editors',
      rulesNewName: 'the name of the rulebook, and of its new folder',
      rulesSchema: 'print the JSON Schema of rulebooks, with which editors complete and check',
      rulesTranslate: 'turn the keys of a rulebook into Chinese or English, and leave all else as it is',
      rulesFile: 'the rulebook: a shipped one by its name, or a YAML file',
      rulesTo: 'the language of the keys: zh or en; the other one by default',
      rulesOutput: 'the file to write; by default the screen',
      files:
        'rosters: files (.xlsx, .xls, .et, .ods, .csv, .lrmx …), folders or .zip archives of them, patterns, "-" (standard input); one or more',
      rule: 'the id of a rule (see rules list), or the code of a kind of data issue, such as invalid-date',
      rules:
        'rulebook: the id of a shipped one, or a YAML file; may be given several times; default cixi-young-cadres',
      config: 'configuration file; cadre-audit.config.yaml of this folder is used where there is one',
      units: "register of units, in place of the rulebook's own",
      exemptions:
        'file of exemptions: which rule may be broken by which unit or person, who approved it and until when',
      asOf: "reference date, such as 2019-06-30; default the rulebook's, else today",
      previous: 'the roster of the time before, for rules that compare with it; may be given again',
      unit: 'only this unit and those below it, such as 浒山街道 or 观海卫镇/五洞闸村',
      maxSize: 'most megabytes of an Excel file when it is unpacked; default 1024',
      passwordFile:
        'a text file with the passwords of encrypted workbooks, one a line, each of which is tried; the environment variable CADRE_AUDIT_PASSWORD gives one as well',
      inputFormat:
        'what standard input, "-", is: csv, xlsx, xls, xml, ods, html, lrmx; its content tells by default',
      lang: 'language: zh-CN or en; else that of the configuration, of LANG, or Chinese',
      format:
        'report format: table (default), json, csv, xlsx or issues (the data issues as a workbook); the last two go to a file; may be repeated; =file writes into a file',
      output: 'write into a file; without -f its ending tells the format: .txt, .json, .csv or .xlsx',
      each: 'judge every file on its own, within the unit that sent it, and sum up who sent',
      failOn: 'rules of which severity and above decide the exit code: error (default), warning, info',
      allowUndecided: 'exit with 0 where nothing fails and something is undecided',
      version: 'show the version',
      help: 'show how to use the program',
      exitCodes:
        'Exit codes: 0 all pass; 1 some fail; 2 the audit could not be made; 3 none fails, but some are undecided',
    },
    rule: {
      per: ({ kind, title }) =>
        ({
          units: `For each ${title}`,
          record: 'For each record',
          person: 'For each person',
          roster: 'For the whole roster',
        })[kind],
      count: (who) => `the number of ${who}`,
      share: (who, of) => `the share of ${who} among ${of}`,
      every: (who, must) => `all ${who} must meet this condition: ${must}`,
      sum: (column, who) => `the sum of "${column}" over ${who}`,
      average: (column, who) => `the average of "${column}" over ${who}`,
      distinct: (columns, who) => `the number of different ${columns.join(' and ')} of ${who}`,
      unique: (columns, who) => `no two of ${who} may have the same ${columns.join(' and ')}`,
      person: 'person',
      operation: ({ operation, parts, rounding }) => {
        const made = {
          sum: parts.join(' + '),
          difference: parts.join(' − '),
          product: parts.join(' × '),
          gap: `the difference of ${parts.join(' and ')}`,
          min: `the least of ${parts.join(', ')}`,
          max: `the greatest of ${parts.join(', ')}`,
          share: `${parts[0]} as a share of ${parts[1]}`,
        }[operation];
        return `${made}${ROUNDINGS[rounding]}`;
      },
      rounding: ROUNDINGS,
      whatever: (number, heads) =>
        `${number} whatever the value of ${heads.map((head) => `"${head}"`).join(' and ')}`,
      lookup: ({ of, bands }) =>
        `what is looked up for ${of} (${bands
          .map(({ from, to, gives }) => `${bandWords(from, to)}: ${gives ?? 'not applicable'}`)
          .join(', ')})`,
      unitColumn: (head) => `the unit's "${head}"`,
      holds: (rule, isHeld) => `"${rule}" ${isHeld ? 'holds' : 'does not hold'}`,
      parity: { odd: 'an odd number', even: 'an even number' },
      notParity: { odd: 'is not odd', even: 'is not even' },
      exempt: (text) => ` (except where ${text})`,
      previous: (number) => `${number} in the previous roster`,
      perValue: (head) => `each value of "${head}"`,
      inForce: ({ since, until }) =>
        `in force ${[since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(', ')}`,
      order: {
        atLeast: (value) => `at least ${value}`,
        atMost: (value) => `at most ${value}`,
        over: (value) => `higher than ${value}`,
        under: (value) => `lower than ${value}`,
      },
      bound: ({ key, value, of }) => {
        switch (key) {
          case 'atLeast':
            return of === 'age' ? `${value} or over` : `at least ${value}`;
          case 'atMost':
            return of === 'age' ? `${value} or under` : `at most ${value}`;
          case 'over':
            return of === 'age' ? `over ${value}` : `more than ${value}`;
          case 'under':
            return of === 'age' ? `under ${value}` : `less than ${value}`;
          case 'equals':
            return `exactly ${value}`;
          case 'since':
            return `on or after ${value}`;
          case 'until':
            return `on or before ${value}`;
          case 'during':
            return /^\d/.test(value)
              ? `in the ${value} up to the as-of date`
              : `in the ${value} of the as-of date, up to that date`;
        }
      },
      column: (head, bounds) => `"${head}" is ${bounds}`,
      number: (number, bounds) => `${number} is ${bounds}`,
      values: ({ values, match, negated, list: named }) => {
        if (named !== undefined) return `${negated ? 'not ' : ''}in the value list ${named}`;
        const words = values.join(' or ');
        if (match === 'contains') return `one that ${negated ? 'does not contain' : 'contains'} ${words}`;
        return `${negated ? 'not ' : ''}${words}`;
      },
      flag: (head, value) => `"${head}" is ${value ? 'yes' : 'no'}`,
      ...constructs,
      due: 'something was due',
      all: ' and ',
      any: ' or ',
      none: (text) => `not (${text})`,
      from: (title, where) => (where === '' ? title : `${title} where ${where}`),
      when: (text) => ` (only if ${text})`,
      whenEmpty: {
        notApplicable: 'not applicable where the base is zero',
        pass: 'a pass where the base is zero',
        fail: 'a fail where the base is zero',
      },
      severity: {
        error: 'must hold',
        warning: 'a reminder that does not change the conclusion',
        info: 'for information',
      },
      part: 'a part of other rules, without verdicts of its own',
      sentence: ({ per, measure, bounds, when }) =>
        `${per}, ${measure}${bounds === '' ? '' : ` must be ${bounds}`}${when}.`,
      age: 'age',
      tier: 'tier',
    },
  },
};
