import { columnsOf, type TableName, type WrittenColumn } from '../../roster/schema.ts';

/** A column as the template shows it: its definition, and what its drop-down offers. */
export interface FormColumn {
  readonly definition: WrittenColumn;
  readonly head: string;
  readonly offered: readonly string[];
  /** Offers the towns of the register, where one is at hand. */
  readonly ofTowns: boolean;
}

/** The columns of a table in their order, the key column first. */
export const formColumns = (table: TableName): FormColumn[] =>
  [...columnsOf(table)].map(([field, definition]) => ({
    definition,
    head: definition.heads[0] as string,
    offered: offeredBy(definition),
    ofTowns: field === 'town',
  }));

function offeredBy({ kind, offered, values = {} }: WrittenColumn): readonly string[] {
  if (offered) return offered;
  if (kind === 'flag') return ['是', '否'];
  return kind === 'choice' ? [...new Set(Object.values(values))].map(String) : [];
}
