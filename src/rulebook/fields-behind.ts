import type { TableName } from '../roster/schema.ts';
import { testedColumns } from './columns-read.ts';
import type { Field, FieldOperation, Rulebook } from './model.ts';

/** Every field that columns of a table hang on, the fields that these are made of included. */
export function fieldsBehind(
  table: TableName,
  columns: readonly string[],
  rulebook: Pick<Rulebook, 'fields' | 'populations'>,
): Field[] {
  const found = new Set<Field>();
  const look = (of: TableName, column: string): void => {
    const field = rulebook.fields.get(column);
    if (field?.table !== of || found.has(field)) return;
    found.add(field);
    for (const each of ownColumns(field.operation)) look(field.table, each);
    for (const each of linkedColumns(field.operation)) look(field.from, each);
    for (const { column: linked, other } of field.relative) {
      look(field.from, linked);
      look(field.table, other);
    }
    for (const each of testedColumns(field.condition, rulebook.populations)) look(field.from, each);
  };
  for (const column of columns) look(table, column);
  return [...found];
}

/** The columns that a field reads of its own record. */
function ownColumns(operation: FieldOperation): readonly string[] {
  switch (operation.kind) {
    case 'elapsed':
    case 'missing':
      return [operation.start, operation.end];
    case 'numbers':
    case 'fraction':
      return operation.parts.map(({ column }) => column);
    default:
      return [];
  }
}

/** The columns that a field reads of linked records. */
export function linkedColumns(operation: FieldOperation): readonly string[] {
  switch (operation.kind) {
    case 'sum':
    case 'pick':
    case 'average':
    case 'distinct':
      return [operation.column];
    case 'take':
      return operation.last === undefined ? [operation.column] : [operation.column, operation.last];
    case 'longest':
      return [operation.start, operation.end];
    default:
      return [];
  }
}
