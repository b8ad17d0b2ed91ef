import type { InputRead, SheetRead } from '../audit/report.ts';
import { groupBy } from '../core/group-by.ts';
import { visible } from '../core/text.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { hiddenParts, rowsLeftOut } from './left-out.ts';

/** As many tables of one kind in a file are told one by one; where there are more, those with nothing to tell stand together. */
const MOST_ALONE = 4;

/** What was found in a file, a line a sheet; of many sheets alike, one line for all of them. */
export function sheetsRead({ tables, unread }: InputRead, catalogue: Catalogue): string[] {
  const { words } = catalogue;
  const plain = groupBy(tables.filter(isPlain), ({ table }) => table);
  const together = (table: SheetRead) => isPlain(table) && (plain.get(table.table)?.length ?? 0) > MOST_ALONE;
  const told = new Set<string>();
  const lines = tables.flatMap((table) => {
    if (!together(table)) return [sheetLine(table, catalogue)];
    if (told.has(table.table)) return [];
    told.add(table.table);
    return [togetherLine(plain.get(table.table) ?? [], catalogue)];
  });
  return [...lines, ...unread.map(({ sheet, heads }) => words.sheetUnread({ sheet: visible(sheet), heads }))];
}

/** Read in full: nothing hidden, every weighty cell read, every record in a unit. */
const isPlain = ({ hidden, hiddenRows, hiddenColumns, columns, placed, rows }: SheetRead): boolean =>
  !hidden &&
  hiddenRows.length + hiddenColumns.length === 0 &&
  columns.every(({ read }) => read === rows) &&
  (placed === undefined || placed === rows);

function sheetLine(table: SheetRead, catalogue: Catalogue): string {
  const { words } = catalogue;
  return [
    words.sheetRead({ ...table, sheet: visible(table.sheet) }),
    ...table.columns.map((column) => words.columnRead({ ...column, rows: table.rows })),
    ...placeParts(table, catalogue),
    ...rowsLeftOut(table.leftOut, catalogue),
    ...hiddenParts(table, catalogue),
  ].join(words.punctuation.semicolon);
}

/** How many records were placed in a unit, and where that was read where no column says it. */
function placeParts({ placed, unitAround, rows }: SheetRead, { words }: Catalogue): string[] {
  if (placed === undefined) return [];
  const around =
    unitAround &&
    words.unitAround({ from: unitAround.from, unit: unitAround.names.join(words.punctuation.comma) });
  return [...(around ? [visible(around)] : []), words.placed({ placed, rows })];
}

function togetherLine(tables: readonly SheetRead[], { words }: Catalogue): string {
  const count = (each: (table: SheetRead) => number) => tables.reduce((sum, table) => sum + each(table), 0);
  return words.sheetsRead({
    sheets: [...new Set(tables.map(({ sheet }) => visible(sheet)))],
    table: tables[0]?.table ?? '',
    rows: count(({ rows }) => rows),
    heads: [...new Set(tables.flatMap(({ columns }) => columns.map(({ head }) => head)))],
    around: [...new Set(tables.flatMap(({ unitAround }) => (unitAround ? [unitAround.from] : [])))],
    leftOut: count(({ leftOut }) => leftOut.length),
  });
}
