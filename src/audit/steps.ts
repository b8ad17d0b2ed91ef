import { hullOfRanges, type Range } from '../core/range.ts';
import type { GroupTally } from '../engine/tally.ts';
import type { Quantity, Rule } from '../rulebook/model.ts';
import { isReached, measuredQuantities, partsOf } from '../rulebook/quantities.ts';
import { type Numbers, scaleOf, type UnitFacts, type Value, valuesOf } from './quantity.ts';
import { reachOf } from './reach.ts';

/** What a number of a rule is in one group: the least and the greatest that it may be, or nothing. */
export type StepValue = Value | undefined;

/** One number that a rule computes or compares with in a group, and the numbers that it is made of. */
export interface Step {
  readonly quantity: Exclude<Quantity, { kind: 'constant' }>;
  readonly value: StepValue;
  readonly parts: readonly { readonly quantity: Quantity; readonly value: StepValue }[];
}

/** Whether a rule has numbers beside those that it counts. */
export const hasSteps = (rule: Rule): boolean =>
  measuredQuantities(rule).some(({ kind }) => kind !== 'constant');

/**
 * The arithmetic of a rule in a group, step by step: every number after those that it is made of, each once.
 * Of a lookup the lines that are not reached are left out.
 */
export function stepsOf(rule: Rule, group: GroupTally, unit: UnitFacts): Step[] {
  const scales = rule.numbers.map(scaleOf);
  const gatherings = rule.numbers.map(({ gathering }) => gathering);
  const outcomes = group.tallies.flatMap((tally) => reachOf(tally, gatherings).outcomes);
  const cases = outcomes.map(({ numbers: tallied }): [Numbers, Map<Quantity, Value[]>] => [
    { tallied, scales, unit },
    new Map(),
  ]);
  const stepValue = (quantity: Quantity): StepValue =>
    together(cases.flatMap(([numbers, known]) => valuesOf(quantity, numbers, known)));
  const steps = new Map<Quantity, Step>();
  const take = (quantity: Quantity): void => {
    if (quantity.kind === 'constant' || steps.has(quantity)) return;
    const parts =
      quantity.kind === 'lookup' ? reachedParts(quantity, stepValue(quantity.of)) : partsOf(quantity);
    parts.forEach(take);
    const shown = quantity.kind === 'lookup' ? [quantity.of] : parts;
    const values = shown.map((part) => ({ quantity: part, value: stepValue(part) }));
    steps.set(quantity, { quantity, value: stepValue(quantity), parts: values });
  };
  measuredQuantities(rule).forEach(take);
  return [...steps.values()];
}

/** What a lookup looks up, and what it then may give. */
const reachedParts = (
  { of, bands }: Extract<Quantity, { kind: 'lookup' }>,
  value: StepValue,
): readonly Quantity[] => [
  of,
  ...bands.flatMap((band) =>
    band.gives !== 'notApplicable' && typeof value === 'object' && isReached(band, value) ? [band.gives] : [],
  ),
];

/** One value of several: their hull, or what all of them are. */
function together(values: readonly Value[]): StepValue {
  const ranges = values.filter((value): value is Range => typeof value !== 'string');
  return ranges.length > 0 ? hullOfRanges(ranges) : values[0];
}
