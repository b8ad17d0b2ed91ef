import type { Condition, Rule } from '../../rulebook/model.ts';
import { compile, type PredicateContext } from './predicate.ts';

/**
 * The rows on which a rule can hang: those that are or may be in one of the populations within which all of it counts,
 * found once for all rules of these. Undefined where a part of the rule is within none, and so may be of any row.
 */
export function candidateRows(
  { base, counted, numbers }: Pick<Rule, 'base' | 'counted' | 'numbers'>,
  context: PredicateContext,
): Int32Array | undefined {
  const names = populationsAround([base, counted, ...numbers.map(({ condition }) => condition)]);
  if (!names) return undefined;
  const key = [...new Set(names)].sort().join('\n');
  const known = context.candidates.get(key) ?? rowsIn(names, context);
  context.candidates.set(key, known);
  return known;
}

function rowsIn(names: readonly string[], context: PredicateContext): Int32Array {
  const populations = names.map((name): Condition => ({ op: 'population', name, anyRow: false }));
  const { truth } = compile({ op: 'any', of: populations }, context);
  const rows = new Int32Array(context.length);
  let count = 0;
  for (let row = 0; row < context.length; row++) if (truth(row) !== 0) rows[count++] = row;
  return rows.slice(0, count);
}

/** Populations of which everybody who meets one of the conditions is in one, if there are such. */
function populationsAround(conditions: readonly Condition[]): string[] | undefined {
  const found = conditions.map(populationsAroundOne);
  return found.every((names) => names !== undefined) ? found.flat() : undefined;
}

function populationsAroundOne(condition: Condition): string[] | undefined {
  switch (condition.op) {
    case 'population':
      return condition.anyRow ? undefined : [condition.name];
    case 'any':
      return populationsAround(condition.of);
    case 'all':
      return condition.of.map(populationsAroundOne).find((names) => names !== undefined);
    default:
      return undefined;
  }
}
