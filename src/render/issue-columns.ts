import type { InputRead, Report } from '../audit/report.ts';
import { groupBy } from '../core/group-by.ts';
import { type DataIssue, UNREADABLE } from '../core/issue.ts';

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
  /** Undefined where it was not counted: fewer than 3 cells are unreadable. */
  readonly filled: number | undefined;
}

/** Issues by the column that they are in, in the order of files, sheets and columns. Those of no cell are in none. */
export function issueColumns({ issues, inputs, unreadableColumns }: Report): IssueColumn[] {
  const counted = new Map(unreadableColumns.map((column) => [keyOf(column), column]));
  const cells = issues.flatMap((issue) => issueCell(issue, inputs));
  const columns = [...groupBy(cells, keyOf)].map(([key, own]): IssueColumn => {
    const [{ input, sheet, headRow, letter }] = own as [IssueCell];
    return {
      input,
      sheet,
      headRow,
      letter,
      head: own.find(({ head }) => head !== '')?.head ?? '',
      issues: own.length,
      unreadable: counted.get(key)?.unreadable ?? own.filter(({ code }) => isUnreadable(code)).length,
      filled: counted.get(key)?.filled,
    };
  });
  const tables = [...groupBy(columns, sheetKey).values()].map((own) => own.sort(byLetter));
  return tables.sort(([a], [b]) => (a?.input ?? 0) - (b?.input ?? 0)).flat();
}

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
  inputs: readonly InputRead[],
): IssueCell[] {
  if (input === undefined || sheet === undefined || row === undefined || cell === undefined) return [];
  // Not the column's own issue: it would be counted beside the cells that it is about.
  if (code === 'column-unreadable') return [];
  const head = 'column' in message.args ? message.args.column : '';
  return [
    {
      input,
      sheet,
      headRow: headAbove(inputs[input], sheet, row),
      letter: cell.replace(/\d+$/, ''),
      head: typeof head === 'string' ? head : '',
      code,
    },
  ];
}

/** The head of the table that a row belongs to: of several on one sheet the nearest above. */
const headAbove = (input: InputRead | undefined, sheet: string, row: number): number | undefined =>
  input?.tables.reduce<number | undefined>(
    (nearest, table) =>
      table.sheet === sheet && table.headRow < row && table.headRow > (nearest ?? 0)
        ? table.headRow
        : nearest,
    undefined,
  );
