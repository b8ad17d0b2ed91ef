import { type Interval, pieces } from '../core/interval.ts';
import { meetsBound } from '../core/meets-bound.ts';
import type { Range } from '../core/range.ts';
import { and, not, or, type Truth } from '../core/truth.ts';
import { MILLIONTHS } from '../roster/columns.ts';
import type { Guard, Quantity, Rule, RuleBound } from '../rulebook/model.ts';
import { guardParts, quantitiesOf } from '../rulebook/quantities.ts';
import { hullOfValues, type Numbers, scaleOf, type UnitFacts, type Value, valuesOf } from './quantity.ts';
import type { Outcome } from './reach.ts';
import type { ReasonCode } from './reason.ts';
import type { GroupBound } from './requirement.ts';

/** An outcome with the rule as it then is: whether it applies, and its bounds. One outcome may make several. */
export interface Case extends Pick<Outcome, 'base' | 'counted'> {
  /** Why the rule does not apply. */
  readonly reason: ReasonCode | undefined;
  readonly isExempt: boolean;
  readonly isEmpty: boolean;
  readonly bounds: readonly GroupBound[];
  /** In a measure of figures: the number, and of a share its base and the two as one. */
  readonly value: Range | undefined;
  readonly of: Range | undefined;
  readonly shown: Range | undefined;
}

/** Every case of a rule in a group: the outcomes of its people with the readings of its unit's unknown cells. */
export function casesOf(rule: Rule, outcomes: readonly Outcome[], unit: UnitFacts): Case[] {
  const plain = plainBounds(rule);
  if (plain) return outcomes.map((outcome) => plainCase(rule, outcome, plain));
  const scales = rule.numbers.map(scaleOf);
  return readingsOfUnit(rule, unit).flatMap((facts) =>
    outcomes.flatMap((outcome) =>
      casesOfOutcome(rule, outcome, { tallied: outcome.numbers, scales, unit: facts }),
    ),
  );
}

const needsBase = ({ measure: { kind } }: Rule): boolean =>
  kind === 'share' || kind === 'every' || kind === 'average' || kind === 'unique';

/** The bounds of a rule that asks for nothing but numbers as they stand; undefined where more is to be found out. */
function plainBounds({ bounds, when, exempt, measure }: Rule): readonly GroupBound[] | undefined {
  if (when || exempt || measure.kind === 'number' || measure.kind === 'ratio') return undefined;
  const constant = bounds.flatMap(({ key, value }) =>
    value.kind === 'constant' ? [{ key, value: { from: value.value, to: value.value } }] : [],
  );
  return constant.length === bounds.length ? constant : undefined;
}

const plainCase = (rule: Rule, { base, counted }: Outcome, bounds: readonly GroupBound[]): Case => ({
  base,
  counted,
  bounds,
  reason: undefined,
  isExempt: false,
  isEmpty: base === 0 && needsBase(rule),
  value: undefined,
  of: undefined,
  shown: undefined,
});

function casesOfOutcome(rule: Rule, outcome: Outcome, numbers: Numbers): Case[] {
  const plain = plainCase(rule, outcome, []);
  const applies = rule.when ? guardTruth(rule.when, numbers) : 1;
  const exempt = rule.exempt ? guardTruth(rule.exempt, numbers) : 0;
  const unmet: Case[] = applies === 1 ? [] : [{ ...plain, reason: 'guard-not-met' }];
  if (applies === 0) return unmet;
  const measured = measuredCases(rule, plain, numbers);
  const judged = measured.flatMap((each) => withBounds(rule, each, numbers));
  const exemptions = exempt === 2 ? [true, false] : [exempt === 1];
  return [...unmet, ...exemptions.flatMap((isExempt) => judged.map((each) => ({ ...each, isExempt })))];
}

/** What is measured: for figures their number, or nothing where its base is. */
function measuredCases({ measure }: Rule, plain: Case, numbers: Numbers): Case[] {
  if (measure.kind === 'number')
    return valuesOf(measure.value, numbers).map((value) =>
      typeof value === 'string' ? withoutValue(plain, value) : { ...plain, value, shown: value },
    );
  if (measure.kind !== 'ratio') return [plain];
  const share: Quantity = {
    kind: 'operation',
    operation: 'share',
    of: [measure.part, measure.of],
    rounding: 'exact',
  };
  const [part, of] = [measure.part, measure.of].map((each) => hullOfValues(valuesOf(each, numbers)));
  return valuesOf(share, numbers).map((value) =>
    typeof value === 'string' ? withoutValue(plain, value) : { ...plain, value: part, of, shown: value },
  );
}

const withoutValue = (plain: Case, value: Exclude<Value, Range>): Case =>
  value === 'empty' ? { ...plain, isEmpty: true } : { ...plain, reason: 'lookup-excludes' };

/** The bounds as they are under one outcome; a lookup that leaves it out, or a bound of nothing, leaves none. */
function withBounds(rule: Rule, measured: Case, numbers: Numbers): Case[] {
  if (measured.reason !== undefined || measured.isEmpty) return [measured];
  return rule.bounds
    .reduce<(readonly Value[])[]>(
      (lists, { value }) => lists.flatMap((list) => valuesOf(value, numbers).map((each) => [...list, each])),
      [[]],
    )
    .map((values): Case => {
      if (values.includes('notApplicable')) return { ...measured, reason: 'lookup-excludes' };
      if (values.includes('empty')) return { ...measured, reason: 'empty-base' };
      const bounds = rule.bounds.map(({ key }, index) => ({ key, value: values[index] as Range }));
      return { ...measured, bounds };
    });
}

/** Whether what `when` or `exempt` asks for is so. A number of nothing meets no bound. */
function guardTruth(guard: Guard, numbers: Numbers): Truth {
  switch (guard.op) {
    case 'all':
      return guard.of.map((each) => guardTruth(each, numbers)).reduce<Truth>(and, 1);
    case 'any':
      return guard.of.map((each) => guardTruth(each, numbers)).reduce<Truth>(or, 0);
    case 'none':
      return not(guard.of.map((each) => guardTruth(each, numbers)).reduce<Truth>(or, 0));
    case 'unit':
      return numbers.unit.meets(guard.condition);
    case 'number':
      return guard.bounds.map((bound) => boundTruth(guard.value, bound, numbers)).reduce<Truth>(and, 1);
  }
}

function boundTruth(quantity: Quantity, { key, value }: RuleBound, numbers: Numbers): Truth {
  const truths = valuesOf(quantity, numbers).flatMap((number) =>
    valuesOf(value, numbers).map(
      (bound): Truth =>
        typeof number === 'string' || typeof bound === 'string'
          ? 0
          : meetsBound(number, { key, value: bound }),
    ),
  );
  return truths.every((each) => each === truths[0]) ? (truths[0] ?? 0) : 2;
}

/** The most readings of a unit's cells that are tried together (VERDICTS §3). */
const MOST_READINGS = 64;

/**
 * The unit under each reading of its unknown numbers: a side of every constant that they are compared with. One cell
 * that a guard, a lookup and a bound read is one doubt.
 */
function readingsOfUnit(rule: Rule, unit: UnitFacts): UnitFacts[] {
  const cuts = new Map<string, number[]>();
  for (const each of comparedIn(rule)) {
    if (each.quantity.kind !== 'attribute') continue;
    const { column, otherwise } = each.quantity;
    if (otherwise !== undefined && unit.number(column) === undefined) continue;
    cuts.set(column, [...(cuts.get(column) ?? []), ...each.cuts]);
  }
  let readings: ReadonlyMap<string, Interval>[] = [new Map()];
  for (const [column, own] of cuts) {
    const interval = unit.number(column) ?? { from: 0, to: Number.POSITIVE_INFINITY };
    const all = pieces(interval, own);
    if (all.length * readings.length > MOST_READINGS) continue;
    readings = readings.flatMap((reading) => all.map((piece) => new Map([...reading, [column, piece]])));
  }
  return readings.map((reading) => ({
    ...unit,
    number: (column) => reading.get(column) ?? unit.number(column),
  }));
}

/** A number of the unit with what it is compared with. */
interface Compared {
  readonly quantity: Quantity;
  /** In millionths: the first number of each new side. */
  readonly cuts: readonly number[];
}

/** Every number that a guard bounds or a lookup looks up, with what it is compared with. */
function comparedIn(rule: Rule): Compared[] {
  const lookedUp = [...quantitiesOf(rule)].flatMap((quantity): Compared[] => {
    if (quantity.kind !== 'lookup') return [];
    const starts = quantity.bands.flatMap(({ from, to }) => [from, to + 1]).filter(Number.isFinite);
    return [{ quantity: quantity.of, cuts: starts.map((start) => start * MILLIONTHS) }];
  });
  const guarded = guardParts(rule).flatMap((part): Compared[] => {
    if (part.op !== 'number') return [];
    const cuts = part.bounds.flatMap(({ value }) => {
      if (value.kind !== 'constant') return [];
      const at = Number((value.value.numerator * BigInt(MILLIONTHS)) / value.value.denominator);
      return [at, at + 1];
    });
    return [{ quantity: part.value, cuts }];
  });
  return [...lookedUp, ...guarded];
}
