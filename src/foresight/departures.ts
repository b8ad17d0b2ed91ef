import { type Case, casesOf } from '../audit/cases.ts';
import { statusesOf } from '../audit/judge.ts';
import { type Leaving, reachOf } from '../audit/reach.ts';
import type { Grounds } from '../audit/report.ts';
import type { Interval } from '../core/interval.ts';
import { type Contribution, isEmpty, type Tally } from '../engine/tally.ts';
import type { Quantity, Rule } from '../rulebook/model.ts';
import { partsOf, quantitiesOf } from '../rulebook/quantities.ts';

/** The most states that are followed, and the most outcomes that are judged, for one verdict. */
const MOST_TRIED = 200_000;

/**
 * The least number of those counted whose leaving breaks a rule that holds, in the worst reading of the unknown cells and
 * whoever they are. `unbreakable`: no number of them does; `inexact`: there is too much to try, or the tally allows more
 * than can be.
 */
export function leastBreaking(rule: Rule, grounds: Grounds): number | 'unbreakable' | 'inexact' {
  const { group, unit } = grounds;
  if (!group.exact || isApproximate(rule, grounds)) return 'inexact';
  const isCounted = countedIn(rule);
  const gatherings = rule.numbers.map(({ gathering }) => gathering);
  const everybody = Math.max(...group.tallies.map((tally) => mostCounted(tally, isCounted)));
  let tried = 0;
  // In most rules somebody's leaving tells soon: only a few states are followed where only a few leave.
  for (let least = 1; least <= everybody; least *= 2) {
    const leaving: Leaving = {
      least,
      most: least * 2 - 1,
      isCounted,
      // With one base a rule holds of all numbers between two that it holds of, but for odd and even ones.
      isOfEnds: rule.parity === undefined,
      mostStates: MOST_TRIED,
    };
    const reaches = group.tallies.map((tally) => reachOf(tally, gatherings, leaving));
    const outcomes = reaches.flatMap(({ outcomes: each }) => each);
    tried += outcomes.length;
    if (tried > MOST_TRIED || reaches.some(({ exact }) => !exact)) return 'inexact';
    const breaking = outcomes
      .filter((outcome) => !casesOf(rule, [outcome], unit).every((each) => holds(rule, each)))
      .reduce((fewest, { left }) => Math.min(fewest, left), Number.POSITIVE_INFINITY);
    if (Number.isFinite(breaking)) return breaking;
  }
  return 'unbreakable';
}

/** A rule that asks for nothing any longer is not broken; an empty base is no pass, unless the rule says so. */
function holds(rule: Rule, each: Case): boolean {
  if (each.reason !== undefined) return each.reason !== 'empty-base';
  return statusesOf(rule, each).every((status) => status === 'pass' || status === 'exempt');
}

/** Whether a number is not known that figures take each by itself wherever they read it: more values than there can be. */
function isApproximate(rule: Rule, { group, unit }: Grounds): boolean {
  const isOpen = ({ from, to }: Interval): boolean => from < to;
  return (
    [...quantitiesOf(rule)].some((quantity) => {
      if (quantity.kind !== 'attribute') return false;
      const number = unit.number(quantity.column);
      return number ? isOpen(number) : quantity.otherwise === undefined;
    }) ||
    group.tallies.some(({ profiles }) =>
      profiles.some(({ options }) => options.some(({ numbers }) => numbers.some(isOpen))),
    )
  );
}

/** Who counts: of a sum or an average whoever is in it; of a measure of figures whoever adds to one of its numbers. */
function countedIn({ measure, numbers, table }: Rule): Leaving['isCounted'] {
  if (measure.kind === 'sum' || measure.kind === 'average') return ({ base }) => base > 0;
  if (measure.kind !== 'number' && measure.kind !== 'ratio') return ({ amount }) => amount.from > 0;
  const measured = talliedIn(measure.kind === 'number' ? measure.value : measure.part);
  // Whoever is in the first number is told apart from who adds 0 to it (`shownPeople`).
  const shown = numbers.findIndex(
    (number) => number.table === table && !number.isPrevious && number.wider === undefined,
  );
  return ({ amount, numbers: added }) =>
    (measured.has(shown) && amount.from > 0) || [...measured].some((index) => addsTo(added[index]));
}

/** The tallied numbers that a number is made of, by position. */
const talliedIn = (quantity: Quantity): ReadonlySet<number> =>
  new Set(
    quantity.kind === 'tallied'
      ? [quantity.index]
      : partsOf(quantity).flatMap((part) => [...talliedIn(part)]),
  );

const addsTo = (number: Contribution['numbers'][number] | undefined): boolean =>
  number !== undefined && !isEmpty(number) && (number.from !== 0 || number.to !== 0);

/** A standing as bits has this one where somebody may be counted. */
const COUNTED = 4;

const mostCounted = ({ standings, profiles }: Tally, isCounted: Leaving['isCounted']): number =>
  standings.reduce((sum, people, bits) => sum + (bits & COUNTED ? people : 0), 0) +
  profiles.reduce((sum, { options, people }) => sum + (options.some(isCounted) ? people : 0), 0);
