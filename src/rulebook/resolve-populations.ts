import { all, resolveWhere } from './conditions.ts';
import type { RulebookFile, Where } from './grammar.ts';
import type { Population } from './model.ts';
import type { Resolver } from './resolver.ts';
import { titleOf } from './titles.ts';
import { isWholeTable } from './whole-tables.ts';

export function resolvePopulations(resolver: Resolver, file: RulebookFile): Map<string, Population> {
  const populations = new Map<string, Population>();
  const files = file.populations ?? {};
  const told = new Set<string>();
  for (const [name, population] of Object.entries(files)) {
    const { title, from, where } = population;
    const keys = ['populations', name];
    const cycle = cycleFrom(name, file);
    if (cycle) {
      if (!cycle.some((each) => told.has(each)))
        resolver.problem([...keys, 'from'], { kind: 'cycle', names: cycle });
      for (const each of cycle) told.add(each);
      continue;
    }
    if (resolver.tables.has(name) && !isWholeTable(name, population))
      resolver.problem(keys, { kind: 'name-taken', key: name });
    const known = resolver.tables.has(from) ? from : undefined;
    const table = known ?? resolver.population(from, undefined, [...keys, 'from']);
    if (!table) continue;
    const own = resolveWhere(resolver, table, where, [...keys, 'where']);
    const condition = known ? own : all([{ op: 'population', name: from, anyRow: false }, own]);
    const isPrevious = resolver.isPrevious(name);
    populations.set(name, { name, title: titleOf(title, name), table, condition, isPrevious });
  }
  return populations;
}

/** The names that lead from a population back to itself, through `from`, `anyOf` and `noneOf`. */
function cycleFrom(start: string, { populations = {} }: RulebookFile): readonly string[] | undefined {
  const uses = (name: string): string[] => {
    const population = populations[name] ?? { from: '' };
    const { from, where } = population;
    return [...(isWholeTable(name, population) ? [] : [from]), ...namesIn(where)].filter((used) =>
      Object.hasOwn(populations, used),
    );
  };
  const visited = new Set<string>();
  const walk = (name: string, path: readonly string[]): readonly string[] | undefined => {
    for (const next of uses(name)) {
      if (next === start) return [...path, name, start];
      if (visited.has(next)) continue;
      visited.add(next);
      const found = walk(next, [...path, name]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(start, []);
}

const namesIn = (where: Where | undefined): string[] =>
  Object.entries(where ?? {}).flatMap(([key, test]) =>
    key === 'anyOf' || key === 'noneOf'
      ? (test as readonly (string | Where)[]).flatMap((each) =>
          typeof each === 'string' ? [each] : namesIn(each),
        )
      : [],
  );
