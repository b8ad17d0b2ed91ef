import type { z } from 'zod';

/** A grammar as it is looked through: zod's own union of all kinds of schemas. */
export type Schema = z.core.$ZodTypes;

/** What may stand at a place: optional, piped, lazy and joined schemas taken apart. */
export function alternatives(schema: z.core.$ZodType): readonly Schema[] {
  const known = taken.get(schema);
  if (known) return known;
  const parts = takenApart(schema as Schema);
  taken.set(schema, parts);
  return parts;
}

const taken = new WeakMap<z.core.$ZodType, readonly Schema[]>();

function takenApart(schema: Schema): readonly Schema[] {
  const { def } = schema._zod;
  switch (def.type) {
    case 'optional':
      return alternatives(def.innerType);
    case 'pipe':
      // Behind what only prepares a value stands what it is prepared for.
      return alternatives((def.in as Schema)._zod.def.type === 'transform' ? def.out : def.in);
    case 'lazy':
      return alternatives((schema as z.core.$ZodLazy)._zod.innerType);
    case 'union':
      return def.options.flatMap(alternatives);
    default:
      return [schema];
  }
}

/** What a map may hold: keys that the grammar names, and what stands behind any other key. */
export interface MapPlace {
  readonly keys: ReadonlyMap<string, readonly Schema[]>;
  /** Behind names of the author's own, or of columns; undefined where no other key may stand. */
  readonly others: readonly Schema[] | undefined;
}

/** A map at a place of the grammar; several kinds of maps are taken together. */
export function mapAt(schemas: readonly Schema[]): MapPlace {
  const keys = new Map<string, readonly Schema[]>();
  const others: Schema[] = [];
  for (const { _zod } of schemas) {
    const { def } = _zod;
    if (def.type === 'record') others.push(...alternatives(def.valueType));
    if (def.type !== 'object') continue;
    for (const [key, schema] of Object.entries(def.shape))
      keys.set(key, [...(keys.get(key) ?? []), ...alternatives(schema)]);
    if (def.catchall) others.push(...alternatives(def.catchall));
  }
  return { keys, others: others.some(({ _zod }) => _zod.def.type !== 'never') ? others : undefined };
}

/** What an item of a list at a place may be. */
export const itemAt = (schemas: readonly Schema[], index: number): readonly Schema[] =>
  schemas.flatMap(({ _zod: { def } }) => {
    if (def.type === 'array') return alternatives(def.element);
    const item = def.type === 'tuple' ? def.items[index] : undefined;
    return item ? alternatives(item) : [];
  });

/** The values of which one must stand at a place. */
export const choicesAt = (schemas: readonly Schema[]): readonly string[] =>
  schemas.flatMap(({ _zod: { def } }) => {
    if (def.type === 'enum') return Object.values(def.entries).map(String);
    return def.type === 'literal' ? def.values.map(String) : [];
  });

/** What may stand behind a path of the grammar's keys. */
export function placeAt(schema: z.core.$ZodType, path: readonly (string | number)[]): readonly Schema[] {
  return path.reduce<readonly Schema[]>((schemas, key) => {
    if (typeof key === 'number') return itemAt(schemas, key);
    const { keys, others = [] } = mapAt(schemas);
    return keys.get(key) ?? others;
  }, alternatives(schema));
}
