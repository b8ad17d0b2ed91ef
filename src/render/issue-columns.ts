import type { InputRead, Report } from '../audit/report.ts';
import { groupBy } from '../core/group-by.ts';
import { type DataIssue, UNREADABLE } from '../core/issue.ts';
import { lastUpTo } from '../core/search.ts';

/** How many data issues a column of one table has. */
export interface IssueColumn {
  readonly input: number;
  readonly sheet: string;
  /** Undefined where the sheet has no table. */
  readonly headRow: number | undefined;
  readonly letter: string;
  readonly head: string;
  readonly issues: number;
  readonly unreadable: number;
  /** The records of the table, and those with something in the column; undefined where the issues are of one unit only. */
  readonly rows: number | undefined;
  readonly filled: number | undefined;
}

/** Issues by the column that they are in, in the order of files, sheets and columns. Those of no cell are in none. */
export function issueColumns({ issues, inputs, issueColumns: whole }: Report): IssueColumn[] {
  const counted = new Map(whole.map((column) => [keyOf(column), column]));
  const headRows = headRowsOf(inputs);
  const cells = issues.flatMap((issue) => issueCell(issue, headRows));
  const columns = [...groupBy(cells, keyOf)].map(([key, own]): IssueColumn => {
    const [{ input, sheet, headRow, letter }] = own as [IssueCell];
    const count = counted.get(key);
    const { rows, filled } = count?.issues === own.length ? count : NOT_COUNTED;
    return {
      input,
      sheet,
      headRow,
      letter,
      head: own.find(({ head }) => head !== '')?.head ?? '',
      issues: own.length,
      unreadable: own.filter(({ code }) => isUnreadable(code)).length,
      rows,
      filled,
    };
  });
  const tables = [...groupBy(columns, sheetKey).values()].map((own) => own.sort(byLetter));
  return tables.sort(([a], [b]) => (a?.input ?? 0) - (b?.input ?? 0)).flat();
}

const NOT_COUNTED = { rows: undefined, filled: undefined };

/** Z before AA. */
const byLetter = (a: IssueColumn, b: IssueColumn): number =>
  a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1);

interface IssueCell {
  readonly input: number;
  readonly sheet: string;
  readonly headRow: number | undefined;
  readonly letter: string;
  readonly head: string;
  readonly code: DataIssue['code'];
}

type Place = Pick<IssueCell, 'input' | 'sheet' | 'headRow' | 'letter'>;

const sheetKey = ({ input, sheet, headRow }: Omit<Place, 'letter'>): string => `${input} ${headRow} ${sheet}`;

const keyOf = (place: Place): string => `${place.letter} ${sheetKey(place)}`;

/** A cell whose birth was taken from elsewhere could not be read either. */
const isUnreadable = (code: DataIssue['code']): boolean => UNREADABLE.has(code) || code === 'birth-from-id';

function issueCell(
  { code, input, sheet, row, cell, message }: DataIssue,
  headRows: ReadonlyMap<string, readonly number[]>,
): IssueCell[] {
  if (input === undefined || sheet === undefined || row === undefined || cell === undefined) return [];
  // Not the column's own issue: it would be counted beside the cells that it is about.
  if (code === 'column-unreadable') return [];
  const head = 'column' in message.args ? message.args.column : '';
  // Of several tables on one sheet the nearest above.
  const heads = headRows.get(`${input} ${sheet}`) ?? [];
  return [
    {
      input,
      sheet,
      headRow: heads[lastUpTo(heads, row)],
      letter: cell.replace(/\d+$/, ''),
      head: typeof head === 'string' ? head : '',
      code,
    },
  ];
}

/** The rows of the heads of every sheet, from top to bottom. */
const headRowsOf = (inputs: readonly InputRead[]): ReadonlyMap<string, readonly number[]> =>
  new Map(
    inputs.flatMap(({ tables }, input) =>
      [...groupBy(tables, ({ sheet }) => sheet)].map(
        ([sheet, own]) =>
          [`${input} ${sheet}`, own.map(({ headRow }) => headRow).sort((a, b) => a - b)] as const,
      ),
    ),
  );
