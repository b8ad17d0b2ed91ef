import type { Day } from '../core/calendar.ts';
import { dateOf, dayOf, monthEnd, monthIndex } from '../core/calendar.ts';
import type { TableName } from '../roster/schema.ts';
import { columnOf, isLookedUp, OWN_UNIT } from '../roster/tables.ts';
import { resolveWhere } from './conditions.ts';
import type { FieldFile, Where } from './grammar.ts';
import type { Field } from './model.ts';
import { columnType } from './names.ts';
import type { Resolver } from './resolver.ts';
import { titleOf } from './titles.ts';
import type { KeyPath } from './yaml-file.ts';

export function resolveField(resolver: Resolver, name: string, field: FieldFile): [string, Field][] {
  const keys = ['fields', name];
  const operations = [field.sum, field.count, field.missing].filter((each) => each !== undefined);
  if (operations.length !== 1) {
    resolver.problem(keys, { kind: 'one-operation', keys: ['sum', 'count', 'missing'] });
    return [];
  }
  if (field.count !== undefined && field.from !== undefined)
    resolver.problem([...keys, 'from'], { kind: 'only-with', key: 'from', other: 'sum、missing' });
  const from = field.count ?? field.from;
  if (from === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'from' });
    return [];
  }
  const isKnown = [
    resolver.table(field.for, [...keys, 'for']),
    resolver.table(from, [...keys, field.count === undefined ? 'from' : 'count']),
  ].every((table) => table !== undefined);
  if (!isKnown) return [];
  if (!isLookedUp(resolver.tables, from, field.for))
    resolver.problem(keys, { kind: 'not-linked', from, to: field.for });
  if (columnOf(resolver.tables, field.for, name) || name === OWN_UNIT)
    resolver.problem(keys, { kind: 'name-taken', key: name });
  const condition = resolveWhere(resolver, from, field.where, [...keys, 'where']);
  const operation = operationOf(resolver, field, from, keys);
  return operation
    ? [
        [
          name,
          {
            name,
            title: titleOf(field.title, name),
            table: field.for,
            from,
            operation,
            condition,
            openUntil: openUntil(field.where, resolver.asOf),
          },
        ],
      ]
    : [];
}

function operationOf(
  resolver: Resolver,
  field: FieldFile,
  from: TableName,
  keys: KeyPath,
): Field['operation'] | undefined {
  if (field.count !== undefined) return { kind: 'count' };
  if (field.sum !== undefined) {
    if (columnType(from, field.sum, resolver)?.type === 'number') return { kind: 'sum', column: field.sum };
    resolver.problem([...keys, 'sum'], { kind: 'needs-number-column', key: field.sum });
    return undefined;
  }
  const [start, end] = field.missing as [string, string];
  for (const column of [start, end]) {
    if (columnType(field.for, column, resolver)?.type !== 'day')
      resolver.problem([...keys, 'missing'], { kind: 'needs-date-column' });
  }
  if (from !== 'secondmentReports' || field.for !== 'secondments')
    resolver.problem([...keys, 'from'], {
      kind: 'other-table',
      key: from,
      table: from,
      needed: 'secondmentReports',
    });
  return { kind: 'missing', start, end };
}

/** The end of the period that `during` names, unless it is over at the reference date. */
function openUntil(where: Where | undefined, asOf: Day): Day | undefined {
  const periods = Object.values(where ?? {}).flatMap((test) =>
    typeof test === 'object' && !Array.isArray(test) && 'during' in test ? [test.during] : [],
  );
  const ends = periods.map((period) =>
    period === 'year' ? dayOf(dateOf(asOf).year, 12, 31) : monthEnd(monthIndex(asOf)),
  );
  const end = Math.max(...ends, Number.NEGATIVE_INFINITY);
  return end > asOf ? end : undefined;
}
