import type { ColumnDefinition, WrittenColumn } from '../../roster/schema.ts';
import type { TableDefinition } from '../../roster/tables.ts';

/** What a form says of a column: of a rulebook's own column there is less to say. */
export type FormDefinition = ColumnDefinition & Partial<WrittenColumn>;

/** A column as the template shows it: its definition, and what its drop-down offers. */
export interface FormColumn {
  readonly definition: FormDefinition;
  readonly head: string;
  readonly offered: readonly string[];
  /** Offers the towns of the register, where one is at hand. */
  readonly ofTowns: boolean;
}

/** The columns of a table in their order, the key column first. */
export const formColumns = ({ columns }: TableDefinition): FormColumn[] =>
  [...columns].map(([field, definition]: [string, FormDefinition]) => ({
    definition,
    head: definition.heads[0] as string,
    offered: offeredBy(definition),
    ofTowns: field === 'town',
  }));

function offeredBy({ kind, offered, order, values = {} }: FormDefinition): readonly string[] {
  if (offered) return offered;
  if (order) return order.values;
  if (kind === 'flag') return ['是', '否'];
  return kind === 'choice' ? [...new Set(Object.values(values))].map(String) : [];
}
