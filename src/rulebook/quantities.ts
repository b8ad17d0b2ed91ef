import { floorOf } from '../core/fraction.ts';
import type { Range } from '../core/range.ts';
import type { TableName } from '../roster/schema.ts';
import type { Band, Condition, Guard, Quantity, Rule, TalliedNumber } from './model.ts';

/** What a rule is made of beside its people: the one place that looks through measures, bounds, lookups and guards. */

/** A guard's parts that are no sets of others. */
type GuardPart = Exclude<Guard, { op: 'all' | 'any' | 'none' }>;

const partsOfGuard = (guard: Guard): GuardPart[] =>
  guard.op === 'unit' || guard.op === 'number' ? [guard] : guard.of.flatMap(partsOfGuard);

/** The parts of `when` and of `exempt`. */
export const guardParts = ({ when, exempt }: Pick<Rule, 'when' | 'exempt'>): GuardPart[] =>
  [when, exempt].flatMap((guard) => (guard ? partsOfGuard(guard) : []));

/**
 * Who is in one of a rule's numbers. Records of another table, of the previous roster, or of a wider unit are no evidence
 * of this group.
 */
export const inNumbers = (numbers: readonly TalliedNumber[], table: TableName): Condition => ({
  op: 'any',
  of: numbers
    .filter((number) => number.table === table && !number.isPrevious && number.wider === undefined)
    .map(({ condition }) => condition),
});

/** What guards ask of the group's unit. */
export const unitConditions = (rule: Pick<Rule, 'when' | 'exempt'>): Condition[] =>
  guardParts(rule).flatMap((part) => (part.op === 'unit' ? [part.condition] : []));

type Measuring = Pick<Rule, 'measure' | 'bounds' | 'when' | 'exempt'>;

/** The numbers that a rule names itself: those of its guards, of what it measures, and its bounds. */
export function measuredQuantities(rule: Measuring): Quantity[] {
  const { measure, bounds } = rule;
  return [
    ...guardParts(rule).flatMap((part) =>
      part.op === 'number' ? [part.value, ...part.bounds.map(({ value }) => value)] : [],
    ),
    ...(measure.kind === 'number' ? [measure.value] : []),
    ...(measure.kind === 'ratio' ? [measure.part, measure.of] : []),
    ...bounds.map(({ value }) => value),
  ];
}

/** The numbers that a number is made of; of a lookup what it looks up, and everything that it may give. */
export function partsOf(quantity: Quantity): readonly Quantity[] {
  if (quantity.kind === 'operation') return quantity.of;
  if (quantity.kind !== 'lookup') return [];
  return [quantity.of, ...quantity.bands.flatMap(({ gives }) => (gives === 'notApplicable' ? [] : [gives]))];
}

/** Every number that a rule computes or compares with, figures and lookups followed down; each once. */
export function quantitiesOf(rule: Measuring): Set<Quantity> {
  const found = new Set<Quantity>();
  const look = (quantity: Quantity): void => {
    if (found.has(quantity)) return;
    found.add(quantity);
    partsOf(quantity).forEach(look);
  };
  measuredQuantities(rule).forEach(look);
  return found;
}

/** Whether some number of a range lies, by its whole part, on a line of a lookup. */
export function isReached({ from, to }: Band, range: Range): boolean {
  const [low, high] = [range.from && floorOf(range.from), range.to && floorOf(range.to)];
  return (
    (high === undefined || !Number.isFinite(from) || BigInt(from) <= high) &&
    (low === undefined || !Number.isFinite(to) || BigInt(to) >= low)
  );
}
