import { compareFractions, fraction, type Rounding } from '../core/fraction.ts';
import { nearest } from '../core/text.ts';
import type { TableName } from '../roster/schema.ts';
import { columnsRead, testedColumns } from './columns-read.ts';
import { all, resolveWhere } from './conditions.ts';
import type { BoundsFile, RuleFile } from './grammar.ts';
import type { Bound, Condition, Field, Guard, Measure, Per, Population, Rule, Source } from './model.ts';
import { columnType } from './names.ts';
import type { Resolver } from './resolver.ts';
import { titleOf } from './titles.ts';
import type { KeyPath } from './yaml-file.ts';

export interface RuleContext {
  readonly resolver: Resolver;
  readonly fields: ReadonlyMap<string, Field>;
  readonly populations: ReadonlyMap<string, Population>;
  readonly sources: ReadonlyMap<string, Source>;
}

export function resolveRule(
  { resolver, fields, populations, sources }: RuleContext,
  id: string,
  rule: RuleFile,
): Rule[] {
  const keys = ['rules', id];
  const measure = measureOf(resolver, rule, keys);
  const name = rule.count ?? rule.share ?? rule.every ?? rule.of;
  if (!measure) return [];
  if (name === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'of' });
    return [];
  }
  const table = resolver.population(name, undefined, [
    ...keys,
    'of' in rule && rule.of === name ? 'of' : measure.kind,
  ]);
  if (!table || !populations.has(name)) return [];
  if (rule.of !== undefined) resolver.population(rule.of, table, [...keys, 'of']);
  if (rule.source !== undefined && !sources.has(rule.source))
    resolver.problem([...keys, 'source'], {
      kind: 'unknown-source',
      key: rule.source,
      near: nearest(rule.source, sources.keys()) ?? '',
    });
  const member = (population: string): Condition => ({ op: 'population', name: population, anyRow: false });
  const where = resolveWhere(resolver, table, rule.where, [...keys, 'where']);
  const narrowed = rule.where ? all([member(name), where]) : member(name);
  const must = resolveWhere(resolver, table, rule.must, [...keys, 'must']);
  const isEvery = measure.kind === 'every';
  if (isEvery && !rule.must) resolver.problem(keys, { kind: 'missing-key', key: 'must' });
  if (!isEvery && rule.must)
    resolver.problem([...keys, 'must'], { kind: 'only-with', key: 'must', other: 'every' });
  checkKeys(resolver, rule, measure, keys);
  const due = dueConditions(must, fields, table);
  const base = isEvery
    ? all([narrowed, ...due])
    : measure.kind === 'share'
      ? member(rule.of ?? name)
      : isSum(measure)
        ? narrowed
        : member(name);
  const counted = isEvery ? all([base, must]) : narrowed;
  const bounds = isEvery
    ? [{ key: 'atLeast' as const, value: fraction(1), written: '100%' }]
    : boundsOf(rule);
  if (bounds.length === 0) resolver.problem(keys, { kind: 'no-bound' });
  if (measure.kind === 'share') checkShare(resolver, bounds, rule, keys);
  checkBounds(resolver, bounds, measure, keys);
  return [
    {
      id,
      title: titleOf(rule.title, id),
      source: rule.source,
      quote: rule.quote,
      reading: rule.reading === undefined ? undefined : titleOf(rule.reading, ''),
      severity: rule.severity ?? 'error',
      table,
      per: perOf(resolver, rule, keys),
      measure,
      population: name,
      of: measure.kind === 'share' ? rule.of : undefined,
      base,
      counted,
      bounds,
      rounding: roundingOf(rule),
      guards: guardsOf(resolver, rule, table, keys),
      whenEmpty: rule.whenEmpty ?? 'notApplicable',
      openPeriod: rule.openPeriod ?? 'fail',
      countBy: rule.countBy ?? 'person',
      expectedIn: expectedIn(resolver, rule, keys),
      columns: [
        ...columnsRead([base, counted, ...guardConditions(rule)], populations),
        ...(measure.kind === 'sum' || measure.kind === 'average' ? [measure.column] : []),
      ],
    },
  ];
}

const isSum = (measure: Measure): boolean => measure.kind === 'sum' || measure.kind === 'average';

const guardConditions = (rule: RuleFile): Condition[] =>
  Object.keys(rule.when ?? {}).map((name) => ({ op: 'population', name, anyRow: false }));

const roundingOf = ({ rounding = 'exact' }: RuleFile): Rounding => (rounding === 'floor' ? 'down' : rounding);

function measureOf(resolver: Resolver, rule: RuleFile, keys: KeyPath): Measure | undefined {
  const named = (['count', 'share', 'sum', 'average', 'every'] as const).filter(
    (key) => rule[key] !== undefined,
  );
  const [kind] = named;
  if (named.length !== 1 || kind === undefined) {
    resolver.problem(keys, { kind: 'one-operation', keys: ['count', 'share', 'sum', 'average', 'every'] });
    return undefined;
  }
  if (kind !== 'sum' && kind !== 'average') return { kind };
  const table = rule.of === undefined ? undefined : resolver.population(rule.of, undefined, [...keys, 'of']);
  const column = rule[kind] as string;
  const type = table === undefined ? undefined : columnType(table, column, resolver);
  if (table && type?.type !== 'number' && type?.type !== 'age') {
    resolver.problem([...keys, kind], { kind: 'needs-number-column', key: column });
    return undefined;
  }
  return { kind, column, scale: type?.scale ?? 1 };
}

function perOf(resolver: Resolver, { per }: RuleFile, keys: KeyPath): Per {
  if (per === undefined) return { kind: 'roster' };
  if (per === 'record') return { kind: 'record' };
  const table = resolver.population(per, undefined, [...keys, 'per']);
  if (table && table !== 'units')
    resolver.problem([...keys, 'per'], { kind: 'per-needs-units', key: per, table });
  return { kind: 'units', population: per };
}

function boundsOf(file: BoundsFile): Bound[] {
  return (['atLeast', 'atMost', 'over', 'under', 'equals'] as const).flatMap((key) => {
    const bound = file[key];
    return bound ? [{ key, ...bound }] : [];
  });
}

/** A share over 1 that is written as a whole number was meant as a percentage. */
function checkShare(resolver: Resolver, bounds: readonly Bound[], rule: RuleFile, keys: KeyPath): void {
  for (const { key, value, written } of bounds) {
    if (compareFractions(value, fraction(1)) > 0 && /^\d+(\.\d+)?$/.test(written)) {
      resolver.problem([...keys, key], { kind: 'share-over-one', written: rule[key]?.written ?? written });
    }
  }
}

/** Keys that would do nothing beside this measure: told, never passed over. */
function checkKeys(resolver: Resolver, rule: RuleFile, { kind }: Measure, keys: KeyPath): void {
  const refuse = (names: readonly (keyof RuleFile)[], other: string) => {
    for (const name of names)
      if (rule[name] !== undefined)
        resolver.problem([...keys, name], { kind: 'only-with', key: name, other });
  };
  if (kind === 'every')
    refuse(['atLeast', 'atMost', 'over', 'under', 'equals'], 'count、share、sum、average');
  if (kind === 'count' || kind === 'every') refuse(['of'], 'share、sum、average');
  if (kind !== 'share') refuse(['rounding'], 'share');
  if (rule.per === 'record' && kind !== 'every')
    resolver.problem([...keys, 'per'], { kind: 'only-with', key: 'per: record', other: 'every' });
  for (const [population, guard] of Object.entries(rule.when ?? {}))
    if (Object.keys(guard).length === 0)
      resolver.problem([...keys, 'when', population], { kind: 'no-bound' });
}

/** Bounds below nothing, and bounds that no number meets, were meant otherwise. */
function checkBounds(resolver: Resolver, bounds: readonly Bound[], measure: Measure, keys: KeyPath): void {
  for (const { key, value, written } of bounds)
    if (value.numerator < 0n) resolver.problem([...keys, key], { kind: 'bad-number', written });
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
  if (clash && measure.kind !== 'every')
    resolver.problem([...keys, (clash[1] as Bound).key], {
      kind: 'no-number-meets',
      bounds: clash.map(({ key, written }) => `${key}: ${written}`),
    });
}

const FLOORS: readonly Bound['key'][] = ['atLeast', 'over', 'equals'];
const CEILINGS: readonly Bound['key'][] = ['atMost', 'under', 'equals'];

function guardsOf(resolver: Resolver, rule: RuleFile, table: TableName, keys: KeyPath): Guard[] {
  return Object.entries(rule.when ?? {}).map(([population, file]) => {
    resolver.population(population, table, [...keys, 'when', population]);
    return { population, bounds: boundsOf(file) };
  });
}

function expectedIn(resolver: Resolver, { expectedIn: name }: RuleFile, keys: KeyPath): string | undefined {
  if (name !== undefined && resolver.population(name, undefined, [...keys, 'expectedIn']) !== 'units') {
    resolver.problem([...keys, 'expectedIn'], { kind: 'per-needs-units', key: name, table: 'cadres' });
  }
  return name;
}

/** Of whom nothing is due, nothing can be missing: such a record is not in the base. */
function dueConditions(must: Condition, fields: ReadonlyMap<string, Field>, table: TableName): Condition[] {
  const missing = [...testedColumns(must, new Map())].filter(
    (column) => fields.get(column)?.operation.kind === 'missing' && fields.get(column)?.table === table,
  );
  return missing.map((column) => ({ op: 'test', column, test: { kind: 'due' } }));
}
