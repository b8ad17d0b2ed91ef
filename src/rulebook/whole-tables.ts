import { TABLE_WORDS, wordsFor } from '../locale/rulebook-keys.ts';
import { TABLE_NAMES } from '../roster/schema.ts';
import type { RulebookFile } from './grammar.ts';

/**
 * A rulebook in which tables that stand where a population does are populations of all their records: `count: members`
 * needs no `populations: { members: … }`. A population of the author's own of that name comes first.
 */
export function withWholeTables(file: RulebookFile): RulebookFile {
  const { populations = {}, rules, figures, statistics, structure, lookups } = file;
  const used = new Set(textsIn([rules, figures, statistics, structure, lookups, populations]));
  const whole = [...TABLE_NAMES, ...Object.keys(file.tables ?? {})].filter(
    (table) => used.has(table) && !Object.hasOwn(populations, table),
  );
  const own = whole.map((table) => [table, { from: table, title: titleOf(table) }] as const);
  return { ...file, populations: { ...Object.fromEntries(own), ...populations } };
}

type PopulationFile = NonNullable<RulebookFile['populations']>[string];

/** Whether a population is a whole table: it has the name of what it is taken from, and is all of that. */
export const isWholeTable = (name: string, { from, where, roster }: PopulationFile): boolean =>
  name === from && where === undefined && roster === undefined;

const titleOf = (table: string) => ({ zh: wordsFor(TABLE_WORDS, table, undefined)[0] ?? table, en: table });

/** The texts that stand where a name may; what stands behind `from` names a table anyway. */
function textsIn(part: unknown, key = ''): string[] {
  if (typeof part === 'string') return key === 'from' ? [] : [part];
  if (Array.isArray(part)) return part.flatMap((each) => textsIn(each, key));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([own, each]) => [
    // A guard names its numbers in its keys.
    ...(key === 'when' || key === 'exempt' || key === 'anyOf' ? [own] : []),
    ...textsIn(each, own),
  ]);
}
