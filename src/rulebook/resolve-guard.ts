import { resolveWhere } from './conditions.ts';
import type { BoundFile, GuardFile, GuardTest, RuleFile } from './grammar.ts';
import type { BoundKey, Guard, Quantity, RuleBound } from './model.ts';
import { columnType } from './names.ts';
import { isNumberName, type NumberScope, resolveOperation, resolveQuantity } from './resolve-quantity.ts';
import type { KeyPath } from './yaml-file.ts';

export const BOUND_KEYS = ['atLeast', 'atMost', 'over', 'under', 'equals'] as const;

type BoundsFile = Pick<RuleFile, BoundKey>;

/** The bounds of a measure or a guard, each a number or one operation on numbers. */
export function boundsOf(scope: NumberScope, file: BoundsFile, keys: KeyPath): RuleBound[] {
  return BOUND_KEYS.flatMap((key): RuleBound[] => {
    const bound = file[key];
    if (bound === undefined) return [];
    const value = boundOf(scope, bound, [...keys, key]);
    return value ? [{ key, value, written: typeof bound === 'string' ? bound : '' }] : [];
  });
}

const boundOf = (scope: NumberScope, bound: BoundFile, keys: KeyPath): Quantity | undefined =>
  typeof bound === 'string' ? resolveQuantity(scope, bound, keys) : resolveOperation(scope, bound, keys);

/** What `when` or `exempt` asks of a group's numbers, and of the columns of its unit. */
export function resolveGuard(scope: NumberScope, file: GuardFile, keys: KeyPath): Guard {
  const of = Object.entries(file).map(([name, test]): Guard => {
    const path = [...keys, name];
    if (name === 'anyOf' || name === 'noneOf')
      return {
        op: name === 'anyOf' ? 'any' : 'none',
        of: (test as readonly GuardFile[]).map((each, index) => resolveGuard(scope, each, [...path, index])),
      };
    return partOf(scope, name, test as GuardTest, path);
  });
  return of.length === 1 ? (of[0] as Guard) : { op: 'all', of };
}

function partOf(scope: NumberScope, name: string, test: GuardTest, keys: KeyPath): Guard {
  const { resolver, file } = scope;
  const column = columnType('units', name, resolver);
  const isOfUnit = !isNumberName(file, name) && column !== undefined && column.type !== 'number';
  if (isOfUnit && !scope.hasUnit) resolver.problem(keys, { kind: 'needs-unit', key: name });
  if (isOfUnit)
    return {
      op: 'unit',
      condition: resolveWhere(resolver, 'units', { [name]: test } as never, keys.slice(0, -1)),
    };
  const value = resolveQuantity(scope, name, keys);
  const bounds = boundsOf(scope, boundsWritten(test), keys);
  if (value && bounds.length === 0) resolver.problem(keys, { kind: 'no-bound' });
  if (typeof test === 'object' && !Array.isArray(test))
    for (const key of Object.keys(test))
      if (!(BOUND_KEYS as readonly string[]).includes(key))
        resolver.problem([...keys, key], { kind: 'unknown-key', key, near: '' });
  return value ? { op: 'number', value, bounds } : { op: 'all', of: [] };
}

/** `in-block: 5` is `in-block: { equals: 5 }`. */
const boundsWritten = (test: GuardTest): BoundsFile =>
  typeof test === 'string' ? { equals: test } : Array.isArray(test) ? {} : (test as BoundsFile);
