import CliTable from 'cli-table3';
import { groupBy } from '../core/group-by.ts';
import type { DataIssue } from '../core/issue.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, type Message, say } from '../locale/catalogue.ts';
import type { InspectedColumn, InspectedFile, InspectedTable } from '../roster/inspect.ts';
import { fold } from './fold.ts';
import { folderOf } from './inputs-read.ts';
import { issueLine } from './issue-line.ts';
import { hiddenParts, rowsLeftOut } from './left-out.ts';
import { fileName, withSheetShown } from './line.ts';

/** What `inspect` shows: each file and sheet, and the data issues of all of them. */
export interface Inspection {
  readonly files: readonly InspectedFile[];
  /** What the configuration says in vain. */
  readonly notes: readonly Message[];
  readonly issues: readonly DataIssue[];
}

const BULLET = '- ';

/** How each sheet was read, for a terminal: heads, columns, rows left out, headings not taken, forms of dates. */
export function renderInspection(
  { files, notes, issues }: Inspection,
  catalogue: Catalogue,
  width: number | undefined,
): string {
  const { inspect, labels, punctuation } = catalogue.words;
  const lines: string[] = [];
  const write = (text: string, start = '') => {
    const indent = start === BULLET ? '  ' : `${start}  `;
    lines.push(width === undefined ? start + text : fold(start + text, width, indent));
  };
  for (const { file, alike } of withAlike(files)) {
    write(punctuation.labelled(labels.files, `${visible(file.path)} · ${file.format}`));
    if (file.sameAs !== undefined) write(inspect.sameAs(visible(file.sameAs)), '  ');
    const { shown, others } = firstAlike(file.tables);
    for (const table of shown) {
      for (const text of aboutTable(table, catalogue)) write(text, '  ');
      lines.push(columnTable(table, catalogue));
      for (const text of belowTable(table, catalogue)) write(text, '  ');
      lines.push('');
    }
    for (const tables of others) write(tablesAlikeText(tables, catalogue), '  ');
    if (file.leftOut.length > 0)
      write(punctuation.labelled(inspect.leftOut, file.leftOut.map(visible).join(punctuation.comma)), '  ');
    for (const { sheet, heads } of file.unread)
      write(catalogue.words.sheetUnread({ sheet: visible(sheet), heads }), '  ');
    if (alike.length > 0) write(alikeText(alike, catalogue));
  }
  for (const note of notes) write(visible(say(catalogue, note)));
  if (issues.length > 0) write(inspect.issues(issues.length));
  for (const issue of issues.slice(0, MOST_ISSUES)) write(issueLine([issue], files, catalogue), BULLET);
  if (issues.length > MOST_ISSUES) write(catalogue.words.more(issues.length - MOST_ISSUES), '  ');
  return `${lines.join('\n')}\n`;
}

const MOST_ISSUES = 50;

/** So many forms that were read alike are shown one by one. */
const MOST_ALONE = 4;

/** Each file to be shown, with the files of its folder that have one person under the same headings: they are told behind it. */
function withAlike(
  files: readonly InspectedFile[],
): { readonly file: InspectedFile; readonly alike: readonly InspectedFile[] }[] {
  const groups = groupBy(files, (file) => layoutOf(file) ?? file);
  return [...groups.values()].flatMap((own) => {
    const [file, ...alike] = own;
    return file && own.length > MOST_ALONE
      ? [{ file, alike }]
      : own.map((each) => ({ file: each, alike: [] }));
  });
}

/** The folder and the headings of a file with one person in it; undefined for any other file. */
function layoutOf({ path, tables, unread, leftOut }: InspectedFile): string | undefined {
  const [table, ...others] = tables;
  if (!table || others.length + unread.length + leftOut.length > 0 || table.rows !== 1) return undefined;
  return JSON.stringify([folderOf(path), headsOf(table)]);
}

/** What a table is and the headings that it has. */
const headsOf = ({ table, columns, notTaken }: InspectedTable): string =>
  JSON.stringify([table, ...[...columns, ...notTaken].map(({ letter, head }) => `${letter} ${head}`)]);

function alikeText(files: readonly InspectedFile[], { words }: Catalogue): string {
  return words.inspect.alike({
    files: files.map(({ path }) => fileName(path)),
    unreadable: unreadableIn(files.flatMap(({ tables }) => tables)),
  });
}

const unreadableIn = (tables: readonly InspectedTable[]): number =>
  tables.flatMap(({ columns }) => columns).reduce((sum, { unreadable }) => sum + unreadable, 0);

/** So many tables of a file that have the same headings are shown one by one: nobody reads thousands. */
const MOST_TABLES = 50;

/** The first of the tables that are alike, in their order, and the others by what they are like. */
function firstAlike(tables: readonly InspectedTable[]): {
  readonly shown: readonly InspectedTable[];
  readonly others: readonly (readonly InspectedTable[])[];
} {
  if (tables.length <= MOST_TABLES) return { shown: tables, others: [] };
  const groups = [...groupBy(tables, headsOf).values()];
  const others = groups.map((own) => own.slice(MOST_TABLES)).filter((own) => own.length > 0);
  const isOther = new Set(others.flat());
  return { shown: tables.filter((table) => !isOther.has(table)), others };
}

function tablesAlikeText(tables: readonly InspectedTable[], { words }: Catalogue): string {
  return words.inspect.tablesAlike({
    tables: tables.length,
    sheets: [...new Set(tables.map(({ sheet }) => visible(sheet)))].filter((sheet) => sheet !== ''),
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    unreadable: unreadableIn(tables),
  });
}

function aboutTable(table: InspectedTable, { words }: Catalogue): string[] {
  const { inspect, punctuation } = words;
  const [first, last] = table.headRows;
  const head = { sheet: visible(table.sheet), hidden: table.hidden, table: table.table, rows: table.rows };
  const surroundings = [
    [inspect.title, table.title],
    [inspect.reportingUnit, table.reportingUnit],
    [inspect.reportingDate, table.reportingDate],
  ] as const;
  const units = table.placed;
  return [
    words.sheetRead({ ...head, firstHeadRow: first, headRow: last }),
    ...surroundings.flatMap(([label, text]) =>
      text === undefined ? [] : [punctuation.labelled(label, text)],
    ),
    ...(table.around
      ? [words.unitAround({ ...table.around, unit: visible(table.around.names.join('、')) })]
      : []),
    ...(units ? [inspect.placed(units)] : []),
  ];
}

/** The columns, numbers right-aligned. A heading that is no standard one is shown beside what it was taken as. */
function columnTable({ columns, rows }: InspectedTable, { words }: Catalogue): string {
  const { inspect } = words;
  const table = new CliTable({
    head: [inspect.column, inspect.head, inspect.takenAs, inspect.read, inspect.blank, inspect.unreadable],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true, 'padding-left': 1, 'padding-right': 1 },
  });
  for (const { letter, head, standardHead, filled, unreadable } of columns) {
    const numbers = [filled - unreadable, rows - filled, unreadable].map(String);
    table.push([letter, head, head === standardHead ? '=' : standardHead, ...numbers]);
  }
  return table.toString();
}

function belowTable(table: InspectedTable, catalogue: Catalogue): string[] {
  const { columns, leftOut, notTaken } = table;
  const { inspect, punctuation } = catalogue.words;
  const kin = notTaken.filter((each) => each.kin);
  const others = notTaken.filter((each) => !each.kin);
  const listed = (heads: typeof notTaken) =>
    heads
      .map(({ letter, head, like }) =>
        like === undefined
          ? `${letter} ${head}`
          : punctuation.bracketed(`${letter} ${head}`, inspect.like(like)),
      )
      .join(punctuation.comma);
  return [
    ...columns.flatMap((column) => formsText(column, catalogue)),
    ...columns.flatMap((column) => otherValuesText(column, catalogue)),
    ...rowsLeftOut(leftOut, catalogue),
    ...hiddenParts(table, catalogue),
    ...(kin.length > 0 ? [punctuation.labelled(inspect.kin, listed(kin))] : []),
    ...(others.length > 0 ? [punctuation.labelled(inspect.notTaken, listed(others))] : []),
  ];
}

/** `E 出生年月 的写法：9999.99 × 7，[date] × 1` */
function formsText({ letter, head, forms }: InspectedColumn, { words }: Catalogue): string[] {
  if (forms.length === 0) return [];
  const shown = forms.slice(0, 8).map(({ form, cells }) => `${words.inspect.form(form)} × ${cells}`);
  const more = forms.length > 8 ? '…' : '';
  return [
    words.punctuation.labelled(
      words.inspect.forms(`${letter} ${head}`),
      shown.join(words.punctuation.comma) + more,
    ),
  ];
}

/** `H 职务层次 另有：股长 × 12，副股长 × 8`: values that no rule may know. */
function otherValuesText({ letter, head, otherValues }: InspectedColumn, { words }: Catalogue): string[] {
  if (otherValues.length === 0) return [];
  const shown = otherValues.slice(0, 8).map(({ value, cells }) => `${value} × ${cells}`);
  const more = otherValues.length > 8 ? '…' : '';
  return [
    words.punctuation.labelled(
      words.inspect.otherValues(`${letter} ${head}`),
      shown.join(words.punctuation.comma) + more,
    ),
  ];
}

/** The same as JSON, for scripts: `{"inspection": "cadre-audit/1", "inputs": […], "notes": […], "dataIssues": […]}`. */
export function inspectionJson({ files, notes, issues }: Inspection, catalogue: Catalogue): string {
  const document = {
    inspection: 'cadre-audit/1',
    // Forms are often named after the person's ID number.
    inputs: files.map((file) => ({
      ...file,
      path: visible(file.path),
      ...(file.sameAs === undefined ? {} : { sameAs: visible(file.sameAs) }),
      tables: file.tables.map(withSheetShown),
      unread: file.unread.map(withSheetShown),
      leftOut: file.leftOut.map(visible),
    })),
    notes: notes.map((note) => ({ code: note.code, message: visible(say(catalogue, note)) })),
    dataIssues: issues.map(({ message, ...issue }) => ({
      ...issue,
      ...(issue.sheet === undefined ? {} : { sheet: visible(issue.sheet) }),
      message: visible(say(catalogue, message)),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
