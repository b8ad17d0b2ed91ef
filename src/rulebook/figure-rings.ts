import type { RulebookFile } from './grammar.ts';
import { namesInFigure } from './resolve-quantity.ts';
import type { Resolver } from './resolver.ts';

/** Tells of figures that are made of each other, each ring once, and gives the file without them. */
export function withoutRings(resolver: Resolver, file: RulebookFile): RulebookFile {
  const { figures = {}, lookups = {} } = file;
  const used = (name: string): string[] => {
    const figure = figures[name];
    if (!figure) return [];
    const given = figure.lookup === undefined ? [] : Object.values(lookups[figure.lookup] ?? {});
    return [...namesInFigure(figure), ...given].filter((each) => Object.hasOwn(figures, each));
  };
  const ringed = new Set<string>();
  const seen = new Set<string>();
  const walk = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    if (start < 0) {
      if (seen.has(name)) return;
      seen.add(name);
      for (const each of used(name)) walk(each, [...path, name]);
      return;
    }
    const ring = path.slice(start);
    if (!ring.some((each) => ringed.has(each)))
      resolver.problem(['figures', name], { kind: 'cycle', names: [...ring, name] });
    for (const each of ring) ringed.add(each);
  };
  for (const name of Object.keys(figures)) if (!ringed.has(name)) walk(name, []);
  const kept = Object.entries(figures).filter(([name]) => !ringed.has(name));
  return { ...file, figures: Object.fromEntries(kept) };
}
