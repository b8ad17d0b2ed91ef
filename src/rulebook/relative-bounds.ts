import { formatDay } from '../core/calendar.ts';
import type { TableName } from '../roster/schema.ts';
import { isPlaced } from '../roster/tables.ts';
import type { ColumnBounds, FieldFile, Where } from './grammar.ts';
import type { RelativeBound } from './model.ts';
import { NAMED_BOUNDS, relationOf } from './named-bounds.ts';
import { columnType } from './names.ts';
import type { Resolver } from './resolver.ts';
import { isUnitParameter, parameterComparison } from './unit-parameters.ts';
import type { KeyPath } from './yaml-file.ts';

/**
 * The bounds of a field's linked records that are columns of the record that has the field (trained since `appointed`),
 * and what is left of its condition. A column of the linked record itself comes first.
 */
export function relativeBounds(
  resolver: Resolver,
  { where, for: table }: FieldFile,
  from: TableName,
  keys: KeyPath,
): { readonly relative: RelativeBound[]; readonly where: Where | undefined } {
  const relative: RelativeBound[] = [];
  const parts = Object.entries(where ?? {}).map(([name, test]) => {
    if (typeof test === 'string' || Array.isArray(test)) return [name, test] as const;
    const rest: ColumnBounds = { ...(test as ColumnBounds) };
    for (const key of NAMED_BOUNDS) {
      const other = rest[key];
      if (isUnitParameter(resolver, other) && !isPlaced(resolver.tables.get(from))) {
        const type = columnType(from, name, resolver);
        const bound = { key, name: other as string };
        const stands =
          type && parameterComparison(resolver, table, { name, type }, bound, [...keys, name, key]);
        if (stands) relative.push(stands);
        delete rest[key];
        if (key === 'during') rest.until ??= formatDay(resolver.asOf);
        continue;
      }
      if (other === undefined || !isOfRecord(resolver, other, { table, from })) continue;
      const [own, linked] = [columnType(table, other, resolver), columnType(from, name, resolver)];
      const isAlike = own?.type === linked?.type && own?.scale === linked?.scale;
      if (!isAlike || own?.type === 'fraction')
        resolver.problem([...keys, name, key], { kind: 'not-comparable', columns: [name, other] });
      relative.push({ column: name, relation: relationOf(key), other });
      delete rest[key];
      if (key === 'during') rest.until ??= formatDay(resolver.asOf);
    }
    return [name, rest] as const;
  });
  const kept = parts.filter(([, test]) => typeof test === 'string' || Object.keys(test).length > 0);
  return { relative, where: where && (Object.fromEntries(kept) as Where) };
}

/** Whether a name is a column of the record that has the field, and nothing else. */
const isOfRecord = (
  resolver: Resolver,
  name: string,
  { table, from }: { readonly table: TableName; readonly from: TableName },
): boolean =>
  !resolver.parameters.has(name) &&
  columnType(from, name, resolver) === undefined &&
  columnType(table, name, resolver) !== undefined;
