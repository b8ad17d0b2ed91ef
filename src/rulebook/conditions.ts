import { earliestBirth } from '../core/age.ts';
import { type Day, dateOf, dayOf, daysInMonth, formatDay, parseIsoDay } from '../core/calendar.ts';
import { ceilTimes, compareFractions, type Fraction, floorTimes } from '../core/fraction.ts';
import type { Interval } from '../core/interval.ts';
import { compact, nearest } from '../core/text.ts';
import type { TableName } from '../roster/schema.ts';
import { readBothWays } from './both-ways.ts';
import { comparisonsIn, withParameters } from './compared.ts';
import { type ColumnBounds, type ColumnTest, PERIOD, type Where } from './grammar.ts';
import { heldColumn } from './held-rules.ts';
import { type LookupValue, lookupValues } from './lookup-fields.ts';
import type { Bound, Condition, OrderWords, RangeWords, Test } from './model.ts';
import { type ColumnType, columnType, type NamedColumn, unknownColumn } from './names.ts';
import type { Resolver } from './resolver.ts';
import { isUnitParameter } from './unit-parameters.ts';
import type { KeyPath } from './yaml-file.ts';

/**
 * The rulebook's `where` as a condition over a table, with every bound in whole units. Problems go to the resolver. Of
 * ties: whether one way round must meet it (`any`), or both (`all`).
 */
export const resolveWhere = (
  resolver: Resolver,
  table: TableName,
  where: Where | undefined,
  keys: KeyPath,
  ways: 'any' | 'all' = 'any',
): Condition => readBothWays(resolver.tables, table, conditionOf(resolver, table, where, keys), ways);

function conditionOf(
  resolver: Resolver,
  table: TableName,
  where: Where | undefined,
  keys: KeyPath,
): Condition {
  const parts = Object.entries(where ?? {}).map(([name, test]) => {
    const path = [...keys, name];
    if (name === 'anyOf' || name === 'noneOf')
      return resolveSets(resolver, table, name, test as readonly (string | Where)[], path);
    return resolveColumn(resolver, table, name, test as ColumnTest, path);
  });
  return all(parts);
}

/** All of the conditions; one alone is itself. */
export const all = (of: readonly Condition[]): Condition =>
  of.length === 1 ? (of[0] as Condition) : { op: 'all', of };

function resolveSets(
  resolver: Resolver,
  table: TableName,
  name: 'anyOf' | 'noneOf',
  sets: readonly (string | Where)[],
  keys: KeyPath,
): Condition {
  const of = sets.map((set, index): Condition => {
    const path = [...keys, index];
    if (typeof set !== 'string') return conditionOf(resolver, table, set, path);
    resolver.population(set, table, path);
    if (resolver.isPrevious(set)) resolver.problem(path, { kind: 'previous-in-set', key: set });
    return { op: 'population', name: set, anyRow: name === 'noneOf' };
  });
  return { op: name === 'anyOf' ? 'any' : 'none', of };
}

function resolveColumn(
  resolver: Resolver,
  table: TableName,
  name: string,
  written: ColumnTest,
  keys: KeyPath,
): Condition {
  if (name === 'holds' && table === 'units') return resolveHolds(resolver, written, keys);
  const test = withParameters(resolver, written);
  const lookedUp = lookupValues(resolver, table, name);
  if (lookedUp) return resolveLookup(resolver, lookedUp, test, keys);
  const type = columnType(table, name, resolver);
  if (!type) {
    resolver.problem(keys, unknownColumn(table, name, resolver));
    return all([]);
  }
  if (typeof test === 'object' && !Array.isArray(test) && Object.keys(test).length === 0)
    resolver.problem(keys, { kind: 'no-bound' });
  const [compared, rest] = comparisonsIn(resolver, table, { name, type }, test, keys);
  const tests = rest === undefined ? [] : testsOf(resolver, { name, type }, rest, keys);
  return all([
    ...compared,
    ...tests.map((each): Condition => ({ op: 'test', column: type.column, test: each })),
  ]);
}

/** Units in which a rule holds, or each of several. */
function resolveHolds(resolver: Resolver, test: ColumnTest, keys: KeyPath): Condition {
  const rules = typeof test === 'string' ? [test] : Array.isArray(test) ? test : undefined;
  if (!rules) resolver.problem(keys, { kind: 'wrong-type', expected: 'string' });
  for (const rule of rules ?? []) resolver.judgedRule(rule, keys);
  return all(
    (rules ?? []).map((rule) => ({
      op: 'test',
      column: heldColumn(rule),
      test: { kind: 'flag', value: true },
    })),
  );
}

/** What is asked of a lookup field, as what its column must say: any of the values that give a number within bounds. */
function resolveLookup(
  resolver: Resolver,
  values: readonly LookupValue[],
  test: ColumnTest,
  keys: KeyPath,
): Condition {
  const wanted = typeof test === 'string' ? [test] : Array.isArray(test) ? test : undefined;
  if (wanted) {
    const numbers = wanted.flatMap((written) => resolver.number(written, keys)?.value ?? []);
    const isWanted = ({ number }: LookupValue) =>
      numbers.some((each) => compareFractions(each, number) === 0);
    return { op: 'any', of: values.filter(isWanted).map(({ condition }) => condition) };
  }
  const bounds = test as ColumnBounds;
  const numberOf = (key: 'atLeast' | 'atMost' | 'over' | 'under'): Fraction | undefined => {
    const written = bounds[key];
    if (written === undefined) return undefined;
    if (!isUnitParameter(resolver, written)) return resolver.number(written, [...keys, key])?.value;
    resolver.problem([...keys, key], { kind: 'not-comparable', columns: [String(keys.at(-1)), written] });
    return undefined;
  };
  const compared = ['atLeast', 'atMost', 'over', 'under'] as const;
  for (const key of Object.keys(bounds))
    if (!(compared as readonly string[]).includes(key))
      resolver.problem([...keys, key], { kind: 'needs-bounds' });
  const [least, most, above, below] = compared.map(numberOf);
  const isWithin = ({ number }: LookupValue): boolean =>
    (!least || compareFractions(number, least) >= 0) &&
    (!above || compareFractions(number, above) > 0) &&
    (!most || compareFractions(number, most) <= 0) &&
    (!below || compareFractions(number, below) < 0);
  return { op: 'any', of: values.filter(isWithin).map(({ condition }) => condition) };
}

function testsOf(resolver: Resolver, column: NamedColumn, test: ColumnTest, keys: KeyPath): Test[] {
  const { type } = column;
  if (type.type === 'flag') return [flagTest(resolver, test, keys)];
  if (typeof test === 'string' || Array.isArray(test)) {
    const values = list(test);
    if (type.type === 'text') {
      checkValues(resolver, type, values, keys);
      return [textTest('is', values, false)];
    }
    const value = resolver.number(values.length === 1 ? (values[0] as string) : '', keys);
    return value === undefined ? [] : rangeTests(resolver, type, { equals: value }, {}, keys);
  }
  return type.type === 'text'
    ? textTests(resolver, column, test, keys)
    : rangeTests(resolver, type, numbersIn(resolver, type, test, keys), test, keys);
}

/** `true`, `是`, or `{ not: true }`. */
function flagTest(resolver: Resolver, test: ColumnTest, keys: KeyPath): Test {
  const isNegated = typeof test === 'object' && !Array.isArray(test) && typeof test.not === 'string';
  const written = isNegated ? test.not : test;
  const value =
    typeof written === 'string' ? { true: true, 是: true, false: false, 否: false }[written] : undefined;
  if (value === undefined) resolver.problem(keys, { kind: 'needs-flag' });
  return { kind: 'flag', value: (value ?? true) !== isNegated };
}

const list = (values: string | readonly string[]): readonly string[] =>
  typeof values === 'string' ? [values] : values;

const textTest = (match: 'is' | 'contains', values: readonly string[], negated: boolean): Test => ({
  kind: 'text',
  match,
  values: values.map(compact),
  negated,
});

/** A value that no cell can have, or that is one letter off one, was meant otherwise. */
function checkValues(
  resolver: Resolver,
  { values: known, closed }: ColumnType,
  written: readonly string[],
  keys: KeyPath,
): void {
  for (const value of written.map(compact)) {
    if (!known || known.includes(value)) continue;
    const near = nearest(value, known);
    if (closed || near !== undefined)
      resolver.problem(keys, { kind: 'unknown-value', value, near: near ?? '', values: known });
  }
}

const ORDER_KEYS = ['atLeast', 'atMost', 'over', 'under'] as const;

function textTests(
  resolver: Resolver,
  { name, type }: NamedColumn,
  bounds: ColumnBounds,
  keys: KeyPath,
): Test[] {
  const tests: Test[] = [];
  for (const key of ['since', 'until', 'during'] as const)
    if (bounds[key] !== undefined) resolver.problem([...keys, key], { kind: 'needs-date-column' });
  if (ORDER_KEYS.some((key) => bounds[key] !== undefined))
    tests.push(...orderTests(resolver, { name, type }, bounds, keys));
  if (bounds.contains !== undefined) tests.push(textTest('contains', list(bounds.contains), false));
  if (typeof bounds.not === 'string' || Array.isArray(bounds.not)) {
    checkValues(resolver, type, list(bounds.not), [...keys, 'not']);
    tests.push(textTest('is', list(bounds.not), true));
  }
  if (bounds.in !== undefined) {
    const values = resolver.list(bounds.in, [...keys, 'in']);
    tests.push({ kind: 'text', match: 'is', values, list: bounds.in, negated: false });
  }
  return tests;
}

/** Bounds in the order of a list, as the values of it that they take in. */
function orderTests(
  resolver: Resolver,
  { name, type: { order } }: NamedColumn,
  bounds: ColumnBounds,
  keys: KeyPath,
): Test[] {
  const said: OrderWords[] = [];
  let [from, to] = [0, Number.POSITIVE_INFINITY];
  for (const key of ORDER_KEYS) {
    const written = bounds[key];
    if (written === undefined) continue;
    const path = [...keys, key];
    if (!order) resolver.problem(path, { kind: 'no-order', key, column: name });
    const values = order?.values ?? [];
    const at = values.indexOf(compact(written));
    if (order && at < 0)
      resolver.problem(path, {
        kind: 'unknown-value',
        value: written,
        near: nearest(written, values) ?? '',
        values,
      });
    if (key === 'atLeast' || key === 'over') from = Math.max(from, key === 'over' ? at + 1 : at);
    else to = Math.min(to, key === 'under' ? at - 1 : at);
    said.push({ key, value: written });
  }
  if (!order) return [];
  const values = order.values.filter((_, at) => from <= at && at <= to);
  if (values.length === 0)
    resolver.problem(keys, {
      kind: 'no-number-meets',
      bounds: said.map(({ key, value }) => `${key}: ${value}`),
    });
  return [{ kind: 'text', match: 'is', values, said, negated: false }];
}

interface WrittenNumber {
  readonly value: Fraction;
  readonly written: string;
}

type NumberBounds = {
  readonly since?: Day | undefined;
  readonly until?: Day | undefined;
  readonly during?: string | undefined;
} & {
  readonly [Key in (typeof ORDER_KEYS)[number] | 'equals']?: WrittenNumber | undefined;
};

/** The bounds of a condition with their numbers read. */
function numbersIn(
  resolver: Resolver,
  { type }: ColumnType,
  bounds: ColumnBounds,
  keys: KeyPath,
): NumberBounds {
  const numbers = ORDER_KEYS.flatMap((key) => {
    const written = bounds[key];
    if (written === undefined || type === 'day') return [];
    const number = resolver.number(written, [...keys, key]);
    return number ? [[key, number] as const] : [];
  });
  const [since, until] = (['since', 'until'] as const).map((key) => {
    const written = bounds[key];
    const day = written === undefined ? undefined : parseIsoDay(written);
    if (written !== undefined && day === undefined)
      resolver.problem([...keys, key], { kind: 'bad-date', written });
    return day;
  });
  const { during } = bounds;
  if (during !== undefined && !PERIOD.test(during))
    resolver.problem([...keys, 'during'], { kind: 'bad-period' });
  return { since, until, during, ...Object.fromEntries(numbers) };
}

function rangeTests(
  resolver: Resolver,
  type: ColumnType,
  bounds: NumberBounds,
  written: ColumnBounds,
  keys: KeyPath,
): Test[] {
  const days = type.type === 'day';
  for (const key of ['contains', 'in', 'not'] as const) {
    if (written[key] !== undefined) resolver.problem([...keys, key], { kind: 'needs-bounds' });
  }
  for (const key of ['since', 'until', 'during'] as const) {
    if (written[key] !== undefined && !days) resolver.problem([...keys, key], { kind: 'needs-date-column' });
  }
  for (const key of ORDER_KEYS) {
    if (written[key] !== undefined && days) resolver.problem([...keys, key], { kind: 'needs-days' });
  }
  const isPeriod = bounds.during !== undefined && PERIOD.test(bounds.during);
  const known = isPeriod ? bounds : { ...bounds, during: undefined };
  const scale = type.type === 'fraction' ? halvesOf(bounds) : type.scale;
  const allowed = days ? dayRange(resolver.asOf, known) : numberRange(bounds, scale);
  if (allowed.from > allowed.to && bounds.during === undefined)
    resolver.problem(keys, {
      kind: 'no-number-meets',
      bounds: wordsOf(bounds).map(({ key, value }) => `${key}: ${value}`),
    });
  if (type.type === 'fraction') return [{ kind: 'exact', bounds: exactBounds(bounds) }];
  const range = type.type === 'age' ? birthRange(resolver, allowed) : allowed;
  return [
    {
      kind: 'range',
      allowed: range,
      said: { of: type.type === 'age' ? 'age' : days ? 'days' : 'number', bounds: wordsOf(bounds) },
    },
  ];
}

const exactBounds = (bounds: NumberBounds): Bound[] =>
  [...ORDER_KEYS, 'equals' as const].flatMap((key) => {
    const bound = bounds[key];
    return bound ? [{ key, ...bound }] : [];
  });

/** A scale of which every bound is an even number, so that an odd one lies between any two of them. */
const halvesOf = (bounds: NumberBounds): number =>
  exactBounds(bounds).reduce((scale, { value }) => scale * Number(value.denominator), 2);

/** The whole numbers that the bounds leave, in units of 1/scale. */
export function numberRange(bounds: NumberBounds, scale: number): Interval {
  const lows = [Number.NEGATIVE_INFINITY];
  const highs = [Number.POSITIVE_INFINITY];
  const { atLeast, atMost, over, under, equals } = bounds;
  if (atLeast) lows.push(ceilTimes(atLeast.value, scale));
  if (over) lows.push(floorTimes(over.value, scale) + 1);
  if (atMost) highs.push(floorTimes(atMost.value, scale));
  if (under) highs.push(ceilTimes(under.value, scale) - 1);
  if (equals) {
    lows.push(ceilTimes(equals.value, scale));
    highs.push(floorTimes(equals.value, scale));
  }
  return { from: Math.max(...lows), to: Math.min(...highs) };
}

/**
 * The first day of a period that ends on the reference date: of its calendar year or month, or of the last so many years
 * or months (the day after the one so long ago: five years up to 2024-06-30 begin on 2019-07-01).
 */
export function periodStart(period: string, asOf: Day): Day {
  const { year, month, day } = dateOf(asOf);
  if (period === 'year' || period === 'month') return dayOf(year, period === 'year' ? 1 : month, 1);
  const [number = '', unit = ''] = period.split(' ');
  const months = year * 12 + month - 1 - Number(number) * (unit.startsWith('year') ? 12 : 1);
  const [before, of] = [Math.floor(months / 12), (months % 12) + 1];
  return dayOf(before, of, Math.min(day, daysInMonth(before, of))) + 1;
}

function dayRange(asOf: Day, { since, until, during }: NumberBounds): Interval {
  const from = Math.max(
    since ?? Number.NEGATIVE_INFINITY,
    during ? periodStart(during, asOf) : Number.NEGATIVE_INFINITY,
  );
  const to = Math.min(until ?? Number.POSITIVE_INFINITY, during ? asOf : Number.POSITIVE_INFINITY);
  return { from, to };
}

/** Ages as days of birth: a higher age is an earlier birth. */
function birthRange({ asOf, basis }: Resolver, ages: Interval): Interval {
  return {
    from: Number.isFinite(ages.to) ? earliestBirth(ages.to, asOf, basis) : Number.NEGATIVE_INFINITY,
    to: Number.isFinite(ages.from) ? earliestBirth(ages.from - 1, asOf, basis) - 1 : Number.POSITIVE_INFINITY,
  };
}

function wordsOf(bounds: NumberBounds): RangeWords['bounds'] {
  const words: { key: RangeWords['bounds'][number]['key']; value: string }[] = [];
  for (const key of ['atLeast', 'atMost', 'over', 'under', 'equals'] as const) {
    const bound = bounds[key];
    if (bound) words.push({ key, value: bound.written });
  }
  for (const key of ['since', 'until'] as const) {
    const day = bounds[key];
    if (day !== undefined) words.push({ key, value: formatDay(day) });
  }
  if (bounds.during) words.push({ key: 'during', value: bounds.during });
  return words;
}
