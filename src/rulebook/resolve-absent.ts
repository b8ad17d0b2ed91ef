import { parseIsoDay } from '../core/calendar.ts';
import { nearest } from '../core/text.ts';
import type { TableName } from '../roster/schema.ts';
import type { RulebookFile } from './grammar.ts';
import type { AbsentPolicy } from './model.ts';
import { type ColumnType, columnType } from './names.ts';
import type { Resolver } from './resolver.ts';
import type { KeyPath } from './yaml-file.ts';

/** What the columns of tables are taken as in sheets without them, by `table.column`. */
export function resolveAbsent(resolver: Resolver, file: RulebookFile): Map<string, AbsentPolicy> {
  const policies = new Map<string, AbsentPolicy>();
  for (const [table, { columns = {} }] of Object.entries(file.tables ?? {})) {
    if (!resolver.tables.has(table)) continue;
    for (const [column, spec] of Object.entries(columns)) {
      const absent = typeof spec === 'object' && !Array.isArray(spec) ? spec.absent : undefined;
      const type = columnType(table, column, resolver);
      if (absent === undefined || !type) continue;
      const keys = ['tables', table, 'columns', column, 'absent'];
      const policy = policyOf(resolver, table, absent, keys);
      if (policy.kind === 'value') checkValue(resolver, type, policy.value, keys);
      if (column === 'birth' && policy.kind !== 'unknown')
        resolver.problem(keys, { kind: 'birth-not-excused' });
      policies.set(`${table}.${column}`, policy);
    }
  }
  return policies;
}

/** The value of an absent column must be one that its cells can have. */
function checkValue(
  resolver: Resolver,
  { type, values, closed }: ColumnType,
  value: string,
  keys: KeyPath,
): void {
  if (type === 'number' && !resolver.number(value, keys)) return;
  if (type === 'day' && value !== 'never' && parseIsoDay(value) === undefined)
    resolver.problem(keys, { kind: 'bad-date', written: value });
  if (type === 'flag' && !['true', 'false', '是', '否'].includes(value))
    resolver.problem(keys, { kind: 'needs-flag' });
  const near = values && !values.includes(value) ? nearest(value, values) : undefined;
  if (values && !values.includes(value) && (closed || near !== undefined))
    resolver.problem(keys, { kind: 'unknown-value', value, near: near ?? '', values });
}

function policyOf(
  resolver: Resolver,
  table: TableName,
  absent: string | { column: string; in: string },
  keys: KeyPath,
): AbsentPolicy {
  if (typeof absent === 'string')
    return absent === 'unknown' || absent === 'notApplicable'
      ? { kind: absent }
      : { kind: 'value', value: absent };
  if (columnType(table, absent.column, resolver)?.type !== 'text')
    resolver.problem([...keys, 'column'], { kind: 'unknown-column', key: absent.column, table, near: '' });
  resolver.list(absent.in, [...keys, 'in']);
  return { kind: 'list', column: absent.column, list: absent.in };
}
