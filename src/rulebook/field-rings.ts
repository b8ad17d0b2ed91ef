import type { ColumnBounds, FieldFile, RulebookFile, Where } from './grammar.ts';
import { NAMED_BOUNDS } from './named-bounds.ts';
import type { Resolver } from './resolver.ts';

/** Fields that are made from each other cannot be made: each ring is told once. */
export function reportFieldRings(resolver: Resolver, { fields = {} }: RulebookFile): void {
  const told = new Set<string>();
  const usedBy = (name: string): string[] => {
    const field = fields[name] as FieldFile;
    const isFieldOf = (table: string | undefined) => (used: string) =>
      Object.hasOwn(fields, used) && fields[used]?.for === table;
    return [
      ...linkedColumns(field).filter(isFieldOf(field.count ?? field.from)),
      ...ownColumns(field).filter(isFieldOf(field.for)),
    ];
  };
  const walk = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    if (start >= 0) {
      const ring = path.slice(start);
      if (!ring.some((each) => told.has(each)))
        resolver.problem(['fields', name], { kind: 'cycle', names: [...ring, name] });
      for (const each of ring) told.add(each);
      return;
    }
    for (const used of usedBy(name)) walk(used, [...path, name]);
  };
  for (const name of Object.keys(fields)) if (!told.has(name)) walk(name, []);
}

/** The columns that a field reads of linked records. */
function linkedColumns({
  where,
  sum,
  min,
  max,
  median,
  average,
  distinct,
  take,
  last,
  longest,
}: FieldFile): string[] {
  const named = [sum, min, max].filter((each) => typeof each === 'string');
  return [
    ...columnsIn(where),
    ...[...named, median, average, distinct, take, last, ...(longest ?? [])],
  ].flatMap((each) => each ?? []);
}

/** The columns that a field reads of its own record. */
function ownColumns({
  sum,
  min,
  max,
  product,
  share,
  difference,
  gap,
  elapsed,
  missing,
  of,
  where,
}: FieldFile): string[] {
  const bounds = Object.values(where ?? {}).flatMap((test) =>
    typeof test === 'string' || Array.isArray(test)
      ? []
      : NAMED_BOUNDS.map((key) => (test as ColumnBounds)[key]),
  );
  const lists = [sum, min, max].flatMap((each) => (Array.isArray(each) ? each : []));
  return [
    ...lists,
    ...bounds,
    ...[product, difference, gap, elapsed, missing].flatMap((each) => each ?? []),
    share,
    of,
  ].flatMap((each) => each ?? []);
}

/** Every column that a condition of the file tests. */
const columnsIn = (where: Where | undefined): string[] =>
  Object.entries(where ?? {}).flatMap(([key, test]) =>
    key === 'anyOf' || key === 'noneOf'
      ? (test as readonly (string | Where)[]).flatMap((each) =>
          typeof each === 'string' ? [] : columnsIn(each),
        )
      : [key],
  );
