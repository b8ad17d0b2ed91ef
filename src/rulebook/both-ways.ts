import type { TableName } from '../roster/schema.ts';
import type { Tables } from '../roster/tables.ts';
import { meansTheSame } from './meaning.ts';
import type { Condition } from './model.ts';

/**
 * A condition over ties of two people, read either way round: to be one of some, a tie must meet it in one of the two
 * ways; what all must be, it must be in both.
 */
export function readBothWays(
  tables: Tables,
  table: TableName,
  condition: Condition,
  op: 'any' | 'all',
): Condition {
  const ends = tables.get(table)?.symmetric;
  if (!ends) return condition;
  const turned = turnedRound(condition, ends);
  const isSame = meansTheSame(turned, condition);
  return isSame ? condition : { op, of: [condition, turned], isTurned: true };
}

function turnedRound(condition: Condition, ends: readonly [string, string]): Condition {
  switch (condition.op) {
    case 'population':
      return condition;
    case 'test': {
      const { test, column } = condition;
      const own = test.kind === 'compared' ? { ...test, other: turnedColumn(test.other, ends) } : test;
      return { ...condition, column: turnedColumn(column, ends), test: own };
    }
    default:
      return { ...condition, of: condition.of.map((each) => turnedRound(each, ends)) };
  }
}

/** `a.unit` is b.unit, and a is b. */
function turnedColumn(column: string, [a, b]: readonly [string, string]): string {
  const [link = '', ...behind] = column.split('.');
  const other = link === a ? b : link === b ? a : link;
  return [other, ...behind].join('.');
}
