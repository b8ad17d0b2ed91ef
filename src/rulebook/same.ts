import { nearest } from '../core/text.ts';
import type { TableName } from '../roster/schema.ts';
import type { ColumnTest } from './grammar.ts';
import type { Test } from './model.ts';
import { columnNames, columnType, type NamedColumn } from './names.ts';
import type { Resolver } from './resolver.ts';
import type { KeyPath } from './yaml-file.ts';

/** The comparisons with other columns that a condition makes of a column, and what is left of it; undefined: nothing. */
export function sameTests(
  resolver: Resolver,
  table: TableName,
  column: NamedColumn,
  test: ColumnTest,
  keys: KeyPath,
): [Test[], ColumnTest | undefined] {
  if (typeof test === 'string' || Array.isArray(test)) return [[], test];
  const { same, not, ...others } = test;
  const isNot = typeof not === 'object' && !Array.isArray(not);
  const rest = { ...others, ...(not === undefined || isNot ? {} : { not }) };
  const tests = [
    ...(same === undefined ? [] : sameTest(resolver, table, column, same, false, [...keys, 'same'])),
    ...(isNot ? sameTest(resolver, table, column, not.same, true, [...keys, 'not', 'same']) : []),
  ];
  const isAll = (same !== undefined || isNot) && Object.keys(rest).length === 0;
  return [tests, isAll ? undefined : rest];
}

function sameTest(
  resolver: Resolver,
  table: TableName,
  { name, type }: NamedColumn,
  other: string,
  negated: boolean,
  keys: KeyPath,
): Test[] {
  const found = columnType(table, other, resolver);
  if (!found) {
    const near = nearest(other, columnNames(table, resolver)) ?? '';
    resolver.problem(keys, { kind: 'unknown-column', key: other, table, near });
    return [];
  }
  const isComparable =
    found.type === type.type &&
    found.type !== 'age' &&
    found.scale === type.scale &&
    found.isUnit === type.isUnit &&
    !found.several &&
    !type.several;
  if (!isComparable) resolver.problem(keys, { kind: 'not-comparable', columns: [name, other] });
  return [{ kind: 'compared', other: found.column, relation: negated ? 'other' : 'same' }];
}
