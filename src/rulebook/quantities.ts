import type { TableName } from '../roster/schema.ts';
import type { Condition, Guard, Quantity, Rule, TalliedNumber } from './model.ts';

/** What a rule is made of beside its people: the one place that looks through measures, bounds, lookups and guards. */

/** A guard's parts that are no sets of others. */
type GuardPart = Exclude<Guard, { op: 'all' | 'any' | 'none' }>;

const partsOfGuard = (guard: Guard): GuardPart[] =>
  guard.op === 'unit' || guard.op === 'number' ? [guard] : guard.of.flatMap(partsOfGuard);

/** The parts of `when` and of `exempt`. */
export const guardParts = ({ when, exempt }: Pick<Rule, 'when' | 'exempt'>): GuardPart[] =>
  [when, exempt].flatMap((guard) => (guard ? partsOfGuard(guard) : []));

/** Who is in one of a rule's numbers. Records of another table, or of the previous roster, are no evidence of this one. */
export const inNumbers = (numbers: readonly TalliedNumber[], table: TableName): Condition => ({
  op: 'any',
  of: numbers
    .filter((number) => number.table === table && !number.isPrevious)
    .map(({ condition }) => condition),
});

/** What guards ask of the group's unit. */
export const unitConditions = (rule: Pick<Rule, 'when' | 'exempt'>): Condition[] =>
  guardParts(rule).flatMap((part) => (part.op === 'unit' ? [part.condition] : []));

/** Every number that a rule computes or compares with, figures and lookups followed down; each once. */
export function quantitiesOf(rule: Pick<Rule, 'measure' | 'bounds' | 'when' | 'exempt'>): Set<Quantity> {
  const { measure, bounds } = rule;
  const found = new Set<Quantity>();
  const look = (quantity: Quantity): void => {
    if (found.has(quantity)) return;
    found.add(quantity);
    if (quantity.kind === 'operation') quantity.of.forEach(look);
    if (quantity.kind !== 'lookup') return;
    look(quantity.of);
    for (const { gives } of quantity.bands) if (gives !== 'notApplicable') look(gives);
  };
  if (measure.kind === 'number') look(measure.value);
  if (measure.kind === 'ratio') [measure.part, measure.of].forEach(look);
  for (const { value } of bounds) look(value);
  for (const part of guardParts(rule))
    if (part.op === 'number') [part.value, ...part.bounds.map(({ value }) => value)].forEach(look);
  return found;
}
