import type { Day } from '../core/calendar.ts';
import { dateOf, dayOf, monthEnd, monthIndex } from '../core/calendar.ts';
import type { TableName } from '../roster/schema.ts';
import { columnOf, isLookedUp, isOfPeople, OWN_UNIT } from '../roster/tables.ts';
import { resolveWhere } from './conditions.ts';
import { FIELD_KEYS, FIELD_KINDS, type FieldKind, type FieldOption, kindOf } from './field-kinds.ts';
import type { FieldFile, Where } from './grammar.ts';
import type { Field } from './model.ts';
import { columnType } from './names.ts';
import type { Resolver } from './resolver.ts';
import { titleOf } from './titles.ts';
import type { KeyPath } from './yaml-file.ts';

/** Resolves a field; a lookup field is none of its own (see lookup-fields.ts), and is only checked. */
export function resolveField(resolver: Resolver, name: string, field: FieldFile): [string, Field][] {
  const keys = ['fields', name];
  const [key, ...others] = FIELD_KEYS.filter((each) => field[each] !== undefined);
  if (key === undefined || others.length > 0) {
    resolver.problem(keys, { kind: 'one-operation', keys: [...FIELD_KEYS] });
    return [];
  }
  const kind: FieldKind = FIELD_KINDS[kindOf(field, key)];
  checkKeys(resolver, field, kind, keys);
  const from = kind.isLinked ? (field.count ?? field.from) : field.for;
  if (from === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'from' });
    return [];
  }
  const isKnown = [
    resolver.table(field.for, [...keys, 'for']),
    resolver.table(from, [...keys, field.count === undefined ? 'from' : 'count']),
  ].every((table) => table !== undefined);
  if (!isKnown) return [];
  if (kind.isLinked && !isLinked(resolver, field, from))
    resolver.problem(keys, { kind: 'not-linked', from, to: field.for });
  if (columnOf(resolver.tables, field.for, name) || name === OWN_UNIT)
    resolver.problem(keys, { kind: 'name-taken', key: name });
  const condition = resolveWhere(resolver, from, field.where, [...keys, 'where']);
  const operation = kind.resolve(field, { resolver, from, keys });
  if (!operation) return [];
  const resolved: Field = {
    name,
    title: titleOf(field.title, name),
    table: field.for,
    from,
    isPrevious: field.roster === 'previous',
    operation,
    scale: columnType(field.for, name, resolver)?.scale ?? 1,
    condition,
    openUntil: openUntil(field.where, resolver.asOf),
  };
  return [[name, resolved]];
}

/** Whether records of one table are linked to those of another; those of before to those of today by people too. */
function isLinked({ tables }: Resolver, field: FieldFile, from: TableName): boolean {
  if (isLookedUp(tables, from, field.for)) return true;
  if (from !== field.for || !isOfPeople(tables, from)) return false;
  return field.roster === 'previous' || field.take !== undefined;
}

/** Keys that would do nothing beside this operation. */
function checkKeys(resolver: Resolver, field: FieldFile, kind: FieldKind, keys: KeyPath): void {
  for (const option of OPTIONS) {
    if (field[option] === undefined || kind.options.includes(option)) continue;
    const takers = FIELD_KEYS.filter((key) => {
      const { options }: FieldKind = FIELD_KINDS[kindOf({ for: '' }, key)];
      return options.includes(option);
    });
    resolver.problem([...keys, option], { kind: 'only-with', key: option, other: takers.join('、') });
  }
}

const OPTIONS: readonly FieldOption[] = ['from', 'where', 'in', 'of', 'roster', 'last', 'join'];

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
