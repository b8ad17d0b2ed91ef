import { columnsRead } from './columns-read.ts';
import type { Condition, Population, Rule } from './model.ts';
import { unitConditions } from './quantities.ts';

/**
 * Rules over rules: a population of units may ask that a rule holds in them. What it held is a column of the units,
 * filled when that rule has been judged.
 */

const HELD = 'holds ';

/** The column of units that says whether a rule holds in them. */
export const heldColumn = (rule: string): string => `${HELD}${rule}`;

/** The rule behind such a column; undefined for any other column. */
export const ruleOfColumn = (column: string): string | undefined =>
  column.startsWith(HELD) ? column.slice(HELD.length) : undefined;

/** The rules that must be judged before a rule can be. */
export function rulesNeeded(rule: Rule, populations: ReadonlyMap<string, Population>): string[] {
  const { per, base, counted, numbers } = rule;
  const conditions: Condition[] = [
    base,
    counted,
    ...numbers.map(({ condition }) => condition),
    ...numbers.flatMap(({ wider }) =>
      wider === undefined ? [] : [{ op: 'population', name: wider, anyRow: false } as const],
    ),
    ...(per.kind === 'units' ? [{ op: 'population', name: per.population, anyRow: false } as const] : []),
    ...unitConditions(rule),
  ];
  return columnsRead(conditions, populations).flatMap((column) => ruleOfColumn(column) ?? []);
}

/** Rules in an order in which each comes after those that it needs; or a ring of rules that need each other. */
export function inOrderOfNeed(
  rules: readonly Rule[],
  populations: ReadonlyMap<string, Population>,
): { readonly order: readonly Rule[] } | { readonly ring: readonly string[] } {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const order = new Set<Rule>();
  const visit = (rule: Rule, path: readonly string[]): readonly string[] | undefined => {
    if (order.has(rule)) return undefined;
    const start = path.indexOf(rule.id);
    if (start >= 0) return [...path.slice(start), rule.id];
    for (const id of rulesNeeded(rule, populations)) {
      const needed = byId.get(id);
      const ring = needed && visit(needed, [...path, rule.id]);
      if (ring) return ring;
    }
    order.add(rule);
    return undefined;
  };
  for (const rule of rules) {
    const ring = visit(rule, []);
    if (ring) return { ring };
  }
  return { order: [...order] };
}
