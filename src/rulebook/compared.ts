import { formatDay } from '../core/calendar.ts';
import type { TableName } from '../roster/schema.ts';
import type { ColumnBounds, ColumnTest } from './grammar.ts';
import { insideColumn } from './inside.ts';
import type { Condition, Relation, RelativeBound, Test } from './model.ts';
import { NAMED_BOUNDS, type NamedBound, relationOf } from './named-bounds.ts';
import { type ColumnType, columnType, type NamedColumn, unknownColumn } from './names.ts';
import type { Resolver } from './resolver.ts';
import { isUnitParameter, parameterComparison } from './unit-parameters.ts';
import type { KeyPath } from './yaml-file.ts';

/** Puts the values of parameters in the place of their names, but of those that are another one in each unit. */
export function withParameters(resolver: Resolver, test: ColumnTest): ColumnTest {
  if (typeof test === 'string' || Array.isArray(test)) return test;
  const named = NAMED_BOUNDS.flatMap((key) => {
    const parameter = resolver.parameters.get(test[key] ?? '');
    if (!parameter) return [];
    if ('written' in parameter) return [[key, parameter.written] as const];
    return parameter.from === undefined ? [[key, parameter.default.written] as const] : [];
  });
  return { ...test, ...Object.fromEntries(named) };
}

/** The comparisons with other columns that a condition makes of a column, and what is left of it; undefined: nothing. */
export function comparisonsIn(
  resolver: Resolver,
  table: TableName,
  column: NamedColumn,
  test: ColumnTest,
  keys: KeyPath,
): [Condition[], ColumnTest | undefined] {
  if (typeof test === 'string' || Array.isArray(test)) return [[], test];
  const { same, inside, not, ...others } = test;
  const isNot = typeof not === 'object' && !Array.isArray(not);
  const rest: ColumnBounds = { ...others, ...(not === undefined || isNot ? {} : { not }) };
  const compare = (other: string, relation: Relation, ...path: string[]): Condition[] =>
    comparison(resolver, table, column, { other, relation }, [...keys, ...path]);
  const places = (other: string, isInside: boolean, ...path: string[]): Condition[] =>
    placed(resolver, table, column, { other, isInside }, [...keys, ...path]);
  const found = [
    ...(same === undefined ? [] : compare(same, 'same', 'same')),
    ...(inside === undefined ? [] : places(inside, true, 'inside')),
    ...(isNot && 'same' in not ? compare(not.same, 'other', 'not', 'same') : []),
    ...(isNot && 'inside' in not ? places(not.inside, false, 'not', 'inside') : []),
  ];
  for (const key of NAMED_BOUNDS.filter((each) => isUnitParameter(resolver, rest[each]))) {
    const bound = { key, name: rest[key] as string };
    const stands = parameterComparison(resolver, table, column, bound, [...keys, key]);
    if (stands) found.push(comparedWith(stands));
    delete rest[key];
    if (key === 'during') rest.until ??= formatDay(resolver.asOf);
  }
  for (const key of boundsByColumn(resolver, table, column, rest)) {
    found.push(...compare(rest[key] as string, relationOf(key), key));
    delete rest[key];
    // What began on a day goes on up to the reference date.
    if (key === 'during') rest.until ??= formatDay(resolver.asOf);
  }
  const isAll = found.length > 0 && Object.keys(rest).length === 0;
  return [found, isAll ? undefined : rest];
}

/** The bounds of a column of days or numbers that are other columns of the record. */
const boundsByColumn = (
  resolver: Resolver,
  table: TableName,
  { type }: NamedColumn,
  bounds: ColumnBounds,
): NamedBound[] =>
  type.type === 'text' || type.type === 'flag'
    ? []
    : NAMED_BOUNDS.filter((key) => columnType(table, bounds[key] ?? '', resolver) !== undefined);

function comparison(
  resolver: Resolver,
  table: TableName,
  { name, type }: NamedColumn,
  { other, relation }: { readonly other: string; readonly relation: Relation },
  keys: KeyPath,
): Condition[] {
  const found = otherColumn(resolver, table, other, keys);
  if (!found) return [];
  const isComparable =
    found.type === type.type &&
    found.type !== 'age' &&
    found.scale === type.scale &&
    found.isUnit === type.isUnit &&
    !found.several &&
    !type.several;
  const fraction = type.type === 'fraction' ? name : found.type === 'fraction' ? other : undefined;
  if (fraction !== undefined) resolver.problem(keys, { kind: 'only-bounded', key: fraction });
  else if (!isComparable) resolver.problem(keys, { kind: 'not-comparable', columns: [name, other] });
  return [comparedWith({ column: type.column, relation, other: found.column })];
}

const comparedWith = ({ column, relation, other }: RelativeBound): Condition => ({
  op: 'test',
  column,
  test: { kind: 'compared', other, relation },
});

/** Whether a place is in another one: a column of its own, filled by the register. */
function placed(
  resolver: Resolver,
  table: TableName,
  { name, type }: NamedColumn,
  { other, isInside }: { readonly other: string; readonly isInside: boolean },
  keys: KeyPath,
): Condition[] {
  const found = otherColumn(resolver, table, other, keys);
  if (!found) return [];
  const areTexts = [type, found].every((each) => each.type === 'text' && !each.several && !each.isUnit);
  if (!areTexts) resolver.problem(keys, { kind: 'not-comparable', columns: [name, other] });
  const test: Test = { kind: 'flag', value: isInside };
  return [{ op: 'test', column: insideColumn(type.column, found.column), test }];
}

/** The column that another one is compared with; a problem where there is none. */
function otherColumn(
  resolver: Resolver,
  table: TableName,
  name: string,
  keys: KeyPath,
): ColumnType | undefined {
  const found = columnType(table, name, resolver);
  if (!found) resolver.problem(keys, unknownColumn(table, name, resolver));
  return found;
}
