import type { Day } from '../core/calendar.ts';
import { dateOf, dayOf, monthEnd, monthIndex } from '../core/calendar.ts';
import { parseFraction } from '../core/fraction.ts';
import { nearest } from '../core/text.ts';
import type { TableName } from '../roster/schema.ts';
import { columnOf, isLookedUp, OWN_UNIT } from '../roster/tables.ts';
import { isByNumber } from './bands.ts';
import { resolveWhere } from './conditions.ts';
import type { FieldFile, Where } from './grammar.ts';
import type { Field } from './model.ts';
import { columnNames, columnType } from './names.ts';
import type { Resolver } from './resolver.ts';
import { titleOf } from './titles.ts';
import type { KeyPath } from './yaml-file.ts';

const OPERATIONS = ['sum', 'count', 'missing', 'elapsed', 'lookup'] as const;

/** Resolves a field; a lookup field is none of its own (see lookup-fields.ts), and is only checked. */
export function resolveField(resolver: Resolver, name: string, field: FieldFile): [string, Field][] {
  const keys = ['fields', name];
  const operations = OPERATIONS.filter((key) => field[key] !== undefined);
  const [kind] = operations;
  if (operations.length !== 1 || kind === undefined) {
    resolver.problem(keys, { kind: 'one-operation', keys: [...OPERATIONS] });
    return [];
  }
  checkKeys(resolver, field, kind, keys);
  if (kind === 'lookup') {
    if (!resolver.table(field.for, [...keys, 'for'])) return [];
    checkLookup(resolver, field, keys);
    return [];
  }
  const from = kind === 'elapsed' ? field.for : (field.count ?? field.from);
  if (from === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'from' });
    return [];
  }
  const isKnown = [
    resolver.table(field.for, [...keys, 'for']),
    resolver.table(from, [...keys, field.count === undefined ? 'from' : 'count']),
  ].every((table) => table !== undefined);
  if (!isKnown) return [];
  if (kind !== 'elapsed' && !isLookedUp(resolver.tables, from, field.for))
    resolver.problem(keys, { kind: 'not-linked', from, to: field.for });
  if (columnOf(resolver.tables, field.for, name) || name === OWN_UNIT)
    resolver.problem(keys, { kind: 'name-taken', key: name });
  const condition = resolveWhere(resolver, from, field.where, [...keys, 'where']);
  const operation = operationOf(resolver, field, from, keys);
  const title = titleOf(field.title, name);
  const resolved = {
    name,
    title,
    table: field.for,
    from,
    condition,
    openUntil: openUntil(field.where, resolver.asOf),
  };
  return operation ? [[name, { ...resolved, operation }]] : [];
}

/** Keys that would do nothing beside this operation. */
function checkKeys(
  resolver: Resolver,
  field: FieldFile,
  kind: (typeof OPERATIONS)[number],
  keys: KeyPath,
): void {
  const onlyWith = (key: 'from' | 'where' | 'in' | 'of', kinds: readonly string[]) => {
    if (field[key] !== undefined && !kinds.includes(kind))
      resolver.problem([...keys, key], { kind: 'only-with', key, other: kinds.join('、') });
  };
  onlyWith('from', ['sum', 'missing']);
  onlyWith('where', ['sum', 'count', 'missing']);
  onlyWith('in', ['missing', 'elapsed']);
  onlyWith('of', ['lookup']);
  if (kind === 'missing' && field.in !== undefined && field.in !== 'months')
    resolver.problem([...keys, 'in'], { kind: 'not-one-of', values: ['months'] });
  if (kind === 'elapsed' && field.in === undefined)
    resolver.problem(keys, { kind: 'missing-key', key: 'in' });
}

/** A lookup must give a number for every value of its column: by a line, or by `else`. */
function checkLookup(resolver: Resolver, field: FieldFile, keys: KeyPath): void {
  const lookup = resolver.lookups.get(field.lookup as string);
  if (!lookup) {
    const near = nearest(field.lookup as string, resolver.lookups.keys()) ?? '';
    resolver.problem([...keys, 'lookup'], { kind: 'unknown-lookup', key: field.lookup as string, near });
    return;
  }
  if (field.of === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'of' });
    return;
  }
  const type = columnType(field.for, field.of, resolver);
  if (!type) {
    const near = nearest(field.of, columnNames(field.for, resolver)) ?? '';
    resolver.problem([...keys, 'of'], { kind: 'unknown-column', key: field.of, table: field.for, near });
    return;
  }
  for (const [value, gives] of Object.entries(lookup))
    if (!parseFraction(gives))
      resolver.problem(['lookups', field.lookup as string, value], { kind: 'bad-number', written: gives });
  const isCovered =
    lookup.else !== undefined ||
    (type.closed === true && (type.values ?? []).every((value) => value in lookup));
  if (type.type === 'text' && !isCovered)
    resolver.problem(['lookups', field.lookup as string], {
      kind: 'lookup-needs-else',
      key: field.lookup as string,
    });
  if (type.type !== 'text' && !isByNumber(lookup))
    resolver.problem([...keys, 'lookup'], { kind: 'lookup-by-value', key: field.lookup as string });
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
  const key = field.elapsed ? 'elapsed' : 'missing';
  const [start, end] = field[key] as [string, string];
  for (const column of [start, end]) {
    if (columnType(field.for, column, resolver)?.type !== 'day')
      resolver.problem([...keys, key], { kind: 'needs-date-column' });
  }
  if (key === 'elapsed') return { kind: key, start, end, unit: field.in ?? 'years' };
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
  // The last so many years end on the reference date: nothing is left of them.
  const calendar = periods.filter((period) => period === 'year' || period === 'month');
  const ends = calendar.map((period) =>
    period === 'year' ? dayOf(dateOf(asOf).year, 12, 31) : monthEnd(monthIndex(asOf)),
  );
  const end = Math.max(...ends, Number.NEGATIVE_INFINITY);
  return end > asOf ? end : undefined;
}
