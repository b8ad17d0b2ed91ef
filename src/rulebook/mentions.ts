import type { RulebookFile } from './grammar.ts';
import type { KeyPath } from './yaml-file.ts';

/** Of a thing, texts for people, which name nothing. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['title', 'quote', 'reading', 'because', 'clause', 'source']);

/** What names nothing: sources are texts, and lists are values. */
const WITHOUT_NAMES: ReadonlySet<string> = new Set(['sources', 'lists', 'title']);

/**
 * Every text of a rulebook that may be a name, keys and values alike, and where it stands first. `unit.post` names
 * `unit` and `post` too.
 */
export function mentions(file: RulebookFile): ReadonlyMap<string, KeyPath> {
  const found = new Map<string, KeyPath>();
  const add = (text: string, path: KeyPath) => {
    for (const part of [text, ...text.split('.')]) if (!found.has(part)) found.set(part, path);
  };
  const walk = (part: unknown, path: KeyPath): void => {
    if (typeof part === 'string') add(part, path);
    if (typeof part !== 'object' || part === null) return;
    if (Array.isArray(part)) for (const [index, item] of part.entries()) walk(item, [...path, index]);
    else
      for (const [key, value] of Object.entries(part)) {
        if (FOR_PEOPLE.has(key) && path.length === 2) continue;
        add(key, [...path, key]);
        walk(value, [...path, key]);
      }
  };
  for (const [section, things] of Object.entries(file))
    if (typeof things === 'object' && !WITHOUT_NAMES.has(section))
      for (const [name, thing] of Object.entries(things)) walk(thing, [section, name]);
  return found;
}
