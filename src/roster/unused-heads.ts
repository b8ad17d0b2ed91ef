import type { FoundTable } from './found-table.ts';
import type { Input, UnusedHead } from './roster.ts';
import type { TableName } from './schema.ts';
import { comparableHead, headForms, type Vocabulary } from './vocabulary.ts';

/** The headings that a user added in vain: said of tables that were found, and of all where none was. */
export function unusedHeads(
  vocabulary: Vocabulary,
  inputs: readonly Input[],
  found: ReadonlyMap<TableName, readonly FoundTable[]>,
): UnusedHead[] {
  const isNothingFound = [...found.values()].every((tables) => tables.length === 0);
  const unread = inputs.flatMap((input) => input.unread.flatMap(({ seen }) => seen?.columns ?? []));
  return [...vocabulary.additions].flatMap(([table, additions]) => {
    const heads = (found.get(table) ?? []).map(({ located }) => located.head);
    if (heads.length === 0 && !isNothingFound) return [];
    const columns = heads.flatMap((head) => [...[...head.columns.values()].flat(), ...head.others]);
    const seen = new Set([...columns, ...unread].flatMap(({ head }) => headForms(head)));
    // A head of several rows may have been put together from them: which words it was is not known any more.
    const isPutTogether = (field: string) =>
      heads.some(({ firstRow, row, columns: own }) => firstRow < row && own.has(field));
    return [...additions]
      .filter(([field]) => !isPutTogether(field))
      .flatMap(([field, { heads: added = [] }]) =>
        added
          .filter((head) => !seen.has(comparableHead(head)))
          .map((head) => ({ head, column: vocabulary.columnsOf(table).get(field)?.heads[0] ?? field })),
      );
  });
}
