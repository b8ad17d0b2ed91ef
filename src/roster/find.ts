import { Failure } from '../core/failure.ts';
import { echo } from '../core/text.ts';
import type { FoundTable } from './found-table.ts';
import { headsOf, shownColumn } from './heads.ts';
import { type HeadRows, locateTables } from './locate.ts';
import { rowsOf } from './readers/cell-store.ts';
import { isMisnamed, readWorkbook } from './readers/index.ts';
import type { ReadingMeans, Sheet } from './readers/workbook.ts';
import type { Input, UnreadSheet, UnusedHead } from './roster.ts';
import type { TableName } from './schema.ts';
import { isAbout, isInstruction, type SheetChoice } from './sheet-choice.ts';
import { unitFieldsOf } from './tables.ts';
import { unusedHeads } from './unused-heads.ts';
import { BUILT_IN, type Vocabulary } from './vocabulary.ts';

/** A file handed in: its path as the user wrote it, its bytes and their SHA-256 in hexadecimal. */
export interface InputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** What its user says that it is, whatever its bytes look like. */
  readonly format?: string;
}

/** How files are read into tables. */
export interface ReadOptions extends ReadingMeans {
  /** Headings and values beside the built-in ones. */
  readonly vocabulary?: Vocabulary;
  /** What is said of single sheets; the first that is about a sheet holds. */
  readonly sheets?: readonly SheetChoice[];
}

/** The tables found in the files of a run, before their cells are read. */
export interface FoundTables {
  readonly inputs: readonly Input[];
  readonly tables: ReadonlyMap<TableName, readonly FoundTable[]>;
  /** The choices that were about no sheet of the files. */
  readonly unmatched: readonly SheetChoice[];
  readonly unusedHeads: readonly UnusedHead[];
}

/** Finds the tables in files. Throws Failure where a file cannot be read. */
export async function findTables(files: readonly InputFile[], options: ReadOptions): Promise<FoundTables> {
  const inputs: Input[] = [];
  const { vocabulary = BUILT_IN } = options;
  const found = new Map<TableName, FoundTable[]>([...vocabulary.tables.keys()].map((name) => [name, []]));
  const firstOf = new Map<string, number>();
  for (const [input, file] of files.entries()) {
    const twin = firstOf.get(file.sha256);
    const first = twin === undefined ? undefined : inputs[twin];
    if (twin === undefined) firstOf.set(file.sha256, input);
    const isSame =
      twin !== undefined && (first?.path === file.path || !isNamedByFile(vocabulary, found, twin));
    inputs.push(
      isSame && first
        ? {
            ...first,
            path: file.path,
            misnamed: isMisnamed(file.path, first.format),
            unread: [],
            leftOut: [],
            sameAs: first.path,
          }
        : await readInput(file, input, found, options),
    );
  }
  const isUsed = (choice: SheetChoice) =>
    inputs.some(({ path, sheets }) => sheets.some((sheet) => isAbout(choice, path, sheet)));
  return {
    inputs,
    tables: found,
    unmatched: (options.sheets ?? []).filter((choice) => !isUsed(choice)),
    unusedHeads: unusedHeads(vocabulary, inputs, found),
  };
}

/** Whether a file has a table that may take its unit from the file's name: then a copy under another name is another unit's. */
const isNamedByFile = (
  { tables }: Vocabulary,
  found: ReadonlyMap<TableName, readonly FoundTable[]>,
  input: number,
): boolean =>
  [...found.values()]
    .flat()
    .some(
      ({ input: own, located: { head } }) =>
        own === input &&
        (tables.get(head.table)?.countsPeople ?? false) &&
        unitFieldsOf(tables.get(head.table)).every((field) => !head.columns.has(field)),
    );

/** Reads a file and adds its tables to those found. */
async function readInput(
  file: InputFile,
  input: number,
  found: ReadonlyMap<TableName, FoundTable[]>,
  options: ReadOptions,
): Promise<Input> {
  const { path, sha256 } = file;
  const { vocabulary = BUILT_IN, sheets: choices = [] } = options;
  const { format, nature, sheets, undecodable } = await readWorkbook(file.bytes, path, options, file.format);
  const unread: UnreadSheet[] = [];
  const leftOut: string[] = [];
  for (const sheet of sheets) {
    const { name, hidden, hiddenRows, hiddenColumns, merges } = sheet;
    const choice = choices.find((each) => isAbout(each, path, name));
    if (choice?.leaveOut) {
      leftOut.push(name);
      continue;
    }
    if (choice === undefined && isInstruction(name)) {
      unread.push({ sheet: name, heads: [], seen: undefined, nature });
      continue;
    }
    const { tables, seen } = locateTables(sheet, vocabulary, choice?.headRows);
    if (tables.length === 0 && choice?.headRows)
      throw new Failure({
        code: 'no-head-there',
        args: { file: path, sheet: name, rows: choice.headRows, heads: textsIn(sheet, choice.headRows) },
      });
    if (tables.length === 0)
      unread.push({ sheet: name, heads: seen?.columns.map(({ head }) => echo(head)) ?? [], seen, nature });
    for (const { head } of tables)
      if (head.beside)
        throw new Failure({
          code: 'tables-side-by-side',
          args: { file: path, sheet: name, row: head.row, columns: head.beside.map(shownColumn) },
        });
    for (const located of tables)
      found.get(located.head.table)?.push({
        input,
        sheet: name,
        hidden,
        hiddenRows,
        hiddenColumns,
        nature,
        merges,
        located,
      });
  }
  return {
    path,
    sha256,
    format,
    misnamed: isMisnamed(path, format),
    sheets: sheets.map(({ name }) => name),
    unread,
    leftOut,
    ...(undecodable ? { undecodable } : {}),
  };
}

/** The texts that stand in rows of a sheet. */
const textsIn = ({ cells }: Sheet, [first, last]: HeadRows): string[] =>
  rowsOf(cells)
    .filter(({ number }) => first <= number && number <= last)
    .flatMap((row) => headsOf(row).map(({ head }) => echo(head)));
