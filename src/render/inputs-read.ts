import type { InputRead, SheetRead } from '../audit/report.ts';
import { groupBy } from '../core/group-by.ts';
import { visible } from '../core/text.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { fileName } from './line.ts';
import { sheetsRead } from './sheets-read.ts';

/** What is told of a file, or of many files of one person each that stand in one folder. */
export interface FilesRead {
  readonly name: string;
  /** The path and hash of a file that is told alone. */
  readonly file: Pick<InputRead, 'path' | 'sha256'> | undefined;
  readonly lines: readonly string[];
}

/** So many files of a folder are told one by one, as many sheets of a file are. */
const MOST_ALONE = 4;

/** What was found in each file; forms with one person each, hundreds of which make one roster, are told in one line. */
export function inputsRead(inputs: readonly InputRead[], catalogue: Catalogue): FilesRead[] {
  const groups = groupBy(inputs, (input) => (isOnePerson(input) ? folderOf(input.path) : input));
  const isTogether = (own: readonly InputRead[]) => own.length > MOST_ALONE;
  return [...groups.values()].flatMap((own) =>
    isTogether(own) ? [readTogether(own, catalogue)] : own.map((input) => readAlone(input, catalogue)),
  );
}

/** The folder of a path, or the archive. */
export const folderOf = (path: string): string => path.replace(/[^/\\]*$/, '');

const isOnePerson = ({ tables, unread }: InputRead): boolean =>
  tables.length === 1 &&
  unread.length === 0 &&
  tables.every(({ rows, hidden, table }) => rows === 1 && !hidden && table === 'cadres');

const readAlone = (input: InputRead, catalogue: Catalogue): FilesRead => ({
  name: fileName(input.path),
  file: { path: input.path, sha256: input.sha256 },
  lines: sheetsRead(input, catalogue),
});

function readTogether(inputs: readonly InputRead[], { words }: Catalogue): FilesRead {
  const tables = inputs.flatMap(({ tables: own }) => own);
  const columns = groupBy(
    tables.flatMap((table) => table.columns),
    ({ head }) => head,
  );
  const sum = (each: (table: SheetRead) => number) => tables.reduce((total, table) => total + each(table), 0);
  const text = words.filesRead({
    folder: visible(folderOf(inputs[0]?.path ?? '')),
    files: inputs.length,
    columns: [...columns].map(([head, own]) => ({
      head,
      read: own.reduce((total, { read }) => total + read, 0),
    })),
    placed: sum(({ placed }) => placed ?? 0),
  });
  return { name: text, file: undefined, lines: [] };
}
