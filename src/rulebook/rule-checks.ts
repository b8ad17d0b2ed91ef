import { compareFractions, fraction } from '../core/fraction.ts';
import type { TableName } from '../roster/schema.ts';
import type { RuleFile } from './grammar.ts';
import type { Bound, Measure, Per, RuleBound, TalliedNumber } from './model.ts';
import { BOUND_KEYS } from './resolve-guard.ts';
import { COLUMN_MEASURES, type MeasureKey } from './resolve-measure.ts';
import type { Resolver } from './resolver.ts';
import type { KeyPath } from './yaml-file.ts';

/** Whether a rule says anything that its measure is compared with, read or not. */
export const hasBound = (rule: RuleFile): boolean =>
  rule.parity !== undefined || BOUND_KEYS.some((key) => rule[key] !== undefined);

/** Bounds that are numbers as they stand, for checks of what was written. */
export const constants = (bounds: readonly RuleBound[]): Bound[] =>
  bounds.flatMap(({ key, value, written }) =>
    value.kind === 'constant' ? [{ key, value: value.value, written }] : [],
  );

/** A share over 1 that is written as a whole number was meant as a percentage. */
export function checkShare(resolver: Resolver, bounds: readonly Bound[], keys: KeyPath): void {
  for (const { key, value, written } of bounds) {
    if (compareFractions(value, fraction(1)) > 0 && /^\d+(\.\d+)?$/.test(written)) {
      resolver.problem([...keys, key], { kind: 'share-over-one', written });
    }
  }
}

/** Keys that would do nothing beside this measure: told, never passed over. */
export function checkKeys(resolver: Resolver, rule: RuleFile, kind: MeasureKey, keys: KeyPath): void {
  const refuse = (names: readonly (keyof RuleFile)[], other: string) => {
    for (const name of names)
      if (rule[name] !== undefined)
        resolver.problem([...keys, name], { kind: 'only-with', key: name, other });
  };
  if (kind === 'every' || kind === 'unique') refuse([...BOUND_KEYS, 'parity'], 'count、share、sum、average');
  if (kind !== 'every') refuse(['must'], 'every');
  const hasBase =
    kind === 'share' ||
    kind === 'distinct' ||
    kind === 'unique' ||
    ((COLUMN_MEASURES as readonly string[]).includes(kind) && typeof rule[kind] === 'string');
  if (!hasBase) refuse(['of'], 'share、sum、average');
  if (kind !== 'share' && kind !== 'product') refuse(['rounding'], 'share、product');
  if (kind !== 'count') refuse(['parity'], 'count');
  const isOfValues = kind === 'distinct' || kind === 'unique';
  if (Array.isArray(rule[kind]) && !isOfValues) refuse(['where'], 'count、share、sum、average、every');
  if (isOfValues) refuse(['countBy'], 'count、share、sum、average、every');
  if (rule.per === 'record' && kind !== 'every')
    resolver.problem([...keys, 'per'], { kind: 'only-with', key: 'per: record', other: 'every' });
  if (rule.per === 'person' && kind !== 'distinct')
    resolver.problem([...keys, 'per'], { kind: 'only-with', key: 'per: person', other: 'distinct' });
  if (rule.per === 'record' || rule.per === 'person') refuse(['when', 'exempt'], 'per: 单位');
}

/** A weight is not below 0; a part of other rules has no verdicts that could count. */
export function checkWeight(resolver: Resolver, { weight, severity }: RuleFile, keys: KeyPath): void {
  if (weight === undefined) return;
  const path = [...keys, 'weight'];
  if (weight.value.numerator < 0n) resolver.problem(path, { kind: 'bad-weight', written: weight.written });
  if (severity === 'part')
    resolver.problem(path, { kind: 'only-without', key: 'weight', other: 'severity: part' });
}

/** Bounds below nothing, and bounds that no number meets, were meant otherwise. */
export function checkBounds(
  resolver: Resolver,
  bounds: readonly Bound[],
  { kind }: Measure,
  keys: KeyPath,
): void {
  // A difference of numbers may lie below 0.
  const mayBeNegative = kind === 'number' || kind === 'ratio';
  for (const { key, value, written } of bounds)
    if (value.numerator < 0n && !mayBeNegative)
      resolver.problem([...keys, key], { kind: 'bad-number', written });
  const excludes = ({ key, value }: Bound, other: Bound): boolean => {
    const difference = compareFractions(value, other.value);
    const [isFloor, isCeiling] = [FLOORS.includes(key), CEILINGS.includes(other.key)];
    if (!isFloor || !isCeiling) return false;
    const isStrict = key === 'over' || other.key === 'under';
    return difference > 0 || (difference === 0 && isStrict);
  };
  const clash = bounds.flatMap((bound) =>
    bounds.filter((other) => bound !== other && excludes(bound, other)).map((other) => [bound, other]),
  )[0];
  if (clash)
    resolver.problem([...keys, (clash[1] as Bound).key], {
      kind: 'no-number-meets',
      bounds: clash.map(({ key, written }) => `${key}: ${written}`),
    });
}

const FLOORS: readonly Bound['key'][] = ['atLeast', 'over', 'equals'];
const CEILINGS: readonly Bound['key'][] = ['atMost', 'under', 'equals'];

/** Where each person or record is a group, only their own records are in it: no other table's, nor those of before. */
export function checkSources(
  resolver: Resolver,
  numbers: readonly TalliedNumber[],
  per: Per,
  table: TableName,
  keys: KeyPath,
): void {
  const other = numbers.find((number) => number.isPrevious || number.table !== table);
  if (per.kind !== 'record' || !other) return;
  const key = other.title.zh;
  resolver.problem(
    [...keys, 'per'],
    other.isPrevious
      ? { kind: 'previous-judged', key }
      : { kind: 'other-table', key, table: other.table, needed: table },
  );
}
