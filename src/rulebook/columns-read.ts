import type { Condition, Population } from './model.ts';

export function testedColumns(
  condition: Condition,
  populations: ReadonlyMap<string, Population>,
): Set<string> {
  if (condition.op === 'test') {
    const { column, test } = condition;
    return new Set(test.kind === 'compared' ? [column, test.other] : [column]);
  }
  if (condition.op === 'population') {
    const population = populations.get(condition.name);
    return population ? testedColumns(population.condition, populations) : new Set();
  }
  return new Set(condition.of.flatMap((each) => [...testedColumns(each, populations)]));
}

export const columnsRead = (
  conditions: readonly Condition[],
  populations: ReadonlyMap<string, Population>,
): string[] => [...new Set(conditions.flatMap((condition) => [...testedColumns(condition, populations)]))];
