import type { Day } from '../core/calendar.ts';
import { dateOf, dayOf, monthEnd, monthIndex } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import { compareFractions, fraction, parseFraction, type Rounding } from '../core/fraction.ts';
import { compact, nearest } from '../core/text.ts';
import type { Message, RulebookProblem } from '../locale/catalogue.ts';
import { columnsOf, TABLE_NAMES, type TableName } from '../roster/schema.ts';
import { all, resolveWhere } from './conditions.ts';
import type {
  BoundsFile,
  FieldFile,
  RulebookFile,
  RuleFile,
  StatisticFile,
  Titled,
  Where,
} from './grammar.ts';
import type {
  AbsentPolicy,
  Bound,
  Condition,
  Field,
  Guard,
  Measure,
  Per,
  Population,
  Rule,
  Rulebook,
  Source,
  Statistic,
  Title,
} from './model.ts';
import { columnType } from './names.ts';
import { inOrder, type KeyPath, type ParsedRulebook } from './parse.ts';
import type { Resolver } from './resolver.ts';

/** What resolving needs beside the parsed file. */
export interface ResolveOptions {
  readonly path: string;
  readonly sha256: string;
  readonly asOf: Day;
  /** The value lists that the file names, by name, read from beside it. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

const titleOf = (titled: Titled | undefined, otherwise: string): Title =>
  titled === undefined
    ? { zh: otherwise, en: otherwise }
    : typeof titled === 'string'
      ? { zh: titled, en: titled }
      : titled;

/** Resolves every name of a rulebook. Throws Failure with all problems, in the order of the file. */
export function resolveRulebook({ file, at }: ParsedRulebook, options: ResolveOptions): Rulebook {
  const problems: Message[] = [];
  const resolver = makeResolver(file, options, (keys, problem) => problems.push(at(keys, problem)));
  const fields = new Map(
    Object.entries(file.fields ?? {}).flatMap(([name, each]) => resolveField(resolver, name, each)),
  );
  const populations = resolvePopulations(resolver, file);
  const sources = new Map(
    Object.entries(file.sources ?? {}).map(([id, each]): [string, Source] => [
      id,
      { id, title: titleOf(each.title, id), clause: each.clause, mark: each.mark ?? 'memory' },
    ]),
  );
  const context: RuleContext = { resolver, fields, populations, sources };
  const rules = Object.entries(file.rules ?? {}).flatMap(([id, rule]) => resolveRule(context, id, rule));
  const statistics = Object.entries(file.statistics ?? {}).flatMap(([id, each]) =>
    resolveStatistic(context, id, each),
  );
  const absent = resolveAbsent(resolver, file);
  if (problems.length > 0) throw new Failure(...inOrder(problems));
  return {
    id: file.rulebook,
    title: titleOf(file.title, file.rulebook),
    path: options.path,
    sha256: options.sha256,
    basis: resolver.basis,
    ages: file.ages ?? { from: 16, to: 80 },
    asOf: options.asOf,
    sources,
    lists: options.lists,
    absent,
    fields,
    populations,
    rules,
    statistics,
  };
}

function makeResolver(
  file: RulebookFile,
  options: ResolveOptions,
  problem: (keys: KeyPath, problem: RulebookProblem) => void,
): Resolver {
  const populations = file.populations ?? {};
  const tableOf = (name: string, seen: readonly string[]): TableName | undefined => {
    const from = populations[name]?.from;
    if (from === undefined || seen.includes(name)) return undefined;
    return from in populations ? tableOf(from, [...seen, name]) : TABLE_NAMES.find((table) => table === from);
  };
  return {
    asOf: options.asOf,
    basis: file.age?.basis ?? 'month',
    fields: new Map(Object.entries(file.fields ?? {})),
    problem,
    population(name, table, keys) {
      const found = tableOf(name, []);
      if (!(name in populations))
        problem(keys, {
          kind: 'unknown-population',
          key: name,
          near: nearest(name, Object.keys(populations)) ?? '',
        });
      else if (found && table && found !== table)
        problem(keys, { kind: 'other-table', key: name, table: found, needed: table });
      return found;
    },
    list(name, keys) {
      const values = options.lists.get(name);
      if (!values)
        problem(keys, { kind: 'unknown-list', key: name, near: nearest(name, options.lists.keys()) ?? '' });
      return (values ?? []).map(compact);
    },
    number(written, keys) {
      const value = parseFraction(written);
      if (!value) problem(keys, { kind: 'bad-number', written });
      return value && { value, written };
    },
  };
}

function resolveField(resolver: Resolver, name: string, field: FieldFile): [string, Field][] {
  const keys = ['fields', name];
  const operations = [field.sum, field.count, field.missing].filter((each) => each !== undefined);
  if (operations.length !== 1) {
    resolver.problem(keys, { kind: 'one-operation', keys: ['sum', 'count', 'missing'] });
    return [];
  }
  const from = field.count ?? field.from;
  if (from === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'from' });
    return [];
  }
  if (columnsOf(field.for).has(name)) resolver.problem(keys, { kind: 'name-taken', key: name });
  const condition = resolveWhere(resolver, from, field.where, [...keys, 'where']);
  const operation = operationOf(resolver, field, from, keys);
  return operation
    ? [
        [
          name,
          {
            name,
            title: titleOf(field.title, name),
            table: field.for,
            from,
            operation,
            condition,
            openUntil: openUntil(field.where, resolver.asOf),
          },
        ],
      ]
    : [];
}

function operationOf(
  resolver: Resolver,
  field: FieldFile,
  from: TableName,
  keys: KeyPath,
): Field['operation'] | undefined {
  if (field.count !== undefined) return { kind: 'count' };
  if (field.sum !== undefined) {
    if (columnType(from, field.sum, resolver.fields)?.type === 'number')
      return { kind: 'sum', column: field.sum };
    resolver.problem([...keys, 'sum'], { kind: 'needs-number-column', key: field.sum });
    return undefined;
  }
  const [start, end] = field.missing as [string, string];
  for (const column of [start, end]) {
    if (columnType(field.for, column, resolver.fields)?.type !== 'day')
      resolver.problem([...keys, 'missing'], { kind: 'needs-date-column' });
  }
  if (from !== 'secondmentReports' || field.for !== 'secondments')
    resolver.problem([...keys, 'from'], {
      kind: 'other-table',
      key: from,
      table: from,
      needed: 'secondmentReports',
    });
  return { kind: 'missing', start, end };
}

/** The end of the period that `during` names, unless it is over at the reference date. */
function openUntil(where: Where | undefined, asOf: Day): Day | undefined {
  const periods = Object.values(where ?? {}).flatMap((test) =>
    typeof test === 'object' && !Array.isArray(test) && 'during' in test ? [test.during] : [],
  );
  const ends = periods.map((period) =>
    period === 'year' ? dayOf(dateOf(asOf).year, 12, 31) : monthEnd(monthIndex(asOf)),
  );
  const end = Math.max(...ends, Number.NEGATIVE_INFINITY);
  return end > asOf ? end : undefined;
}

function resolvePopulations(resolver: Resolver, file: RulebookFile): Map<string, Population> {
  const populations = new Map<string, Population>();
  const files = file.populations ?? {};
  for (const [name, { title, from, where }] of Object.entries(files)) {
    const keys = ['populations', name];
    const cycle = cycleFrom(name, file);
    if (cycle) {
      resolver.problem([...keys, 'from'], { kind: 'cycle', names: cycle });
      continue;
    }
    const known = TABLE_NAMES.find((table) => table === from);
    const table = known ?? resolver.population(from, undefined, [...keys, 'from']);
    if (!table) continue;
    const own = resolveWhere(resolver, table, where, [...keys, 'where']);
    const condition = known ? own : all([{ op: 'population', name: from, anyRow: false }, own]);
    populations.set(name, { name, title: titleOf(title, name), table, condition });
  }
  return populations;
}

/** The names that lead from a population back to itself, through `from`, `anyOf` and `noneOf`. */
function cycleFrom(start: string, { populations = {} }: RulebookFile): readonly string[] | undefined {
  const uses = (name: string): string[] => {
    const { from, where } = populations[name] ?? { from: '' };
    return [from, ...namesIn(where)].filter((used) => used in populations);
  };
  const visited = new Set<string>();
  const walk = (name: string, path: readonly string[]): readonly string[] | undefined => {
    for (const next of uses(name)) {
      if (next === start) return [...path, name, start];
      if (visited.has(next)) continue;
      visited.add(next);
      const found = walk(next, [...path, name]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(start, []);
}

const namesIn = (where: Where | undefined): string[] =>
  Object.entries(where ?? {}).flatMap(([key, test]) =>
    key === 'anyOf' || key === 'noneOf'
      ? (test as readonly (string | Where)[]).flatMap((each) =>
          typeof each === 'string' ? [each] : namesIn(each),
        )
      : [],
  );

interface RuleContext {
  readonly resolver: Resolver;
  readonly fields: ReadonlyMap<string, Field>;
  readonly populations: ReadonlyMap<string, Population>;
  readonly sources: ReadonlyMap<string, Source>;
}

function resolveRule(
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
  const type = table && columnType(table, column, resolver.fields);
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

function testedColumns(condition: Condition, populations: ReadonlyMap<string, Population>): Set<string> {
  if (condition.op === 'test') return new Set([condition.column]);
  if (condition.op === 'population') {
    const population = populations.get(condition.name);
    return population ? testedColumns(population.condition, populations) : new Set();
  }
  return new Set(condition.of.flatMap((each) => [...testedColumns(each, populations)]));
}

const columnsRead = (
  conditions: readonly Condition[],
  populations: ReadonlyMap<string, Population>,
): string[] => [...new Set(conditions.flatMap((condition) => [...testedColumns(condition, populations)]))];

function resolveStatistic(
  { resolver, populations }: RuleContext,
  id: string,
  statistic: StatisticFile,
): Statistic[] {
  const keys = ['statistics', id];
  const named = (['count', 'sum', 'distinct'] as const).filter((key) => statistic[key] !== undefined);
  const [kind] = named;
  if (named.length !== 1 || kind === undefined) {
    resolver.problem(keys, { kind: 'one-operation', keys: ['count', 'sum', 'distinct'] });
    return [];
  }
  const name = kind === 'count' ? statistic.count : statistic.of;
  if (name === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'of' });
    return [];
  }
  const table = resolver.population(name, undefined, [...keys, kind === 'count' ? 'count' : 'of']);
  if (!table || !populations.has(name)) return [];
  const column = (kind === 'count' ? '' : statistic[kind]) as string;
  const type = kind === 'count' ? undefined : columnType(table, column, resolver.fields);
  if (kind === 'sum' && type?.type !== 'number')
    resolver.problem([...keys, kind], { kind: 'needs-number-column', key: column });
  if (kind === 'distinct' && type?.type !== 'text')
    resolver.problem([...keys, kind], { kind: 'unknown-column', key: column, table, near: '' });
  const condition = all([
    { op: 'population', name, anyRow: false },
    resolveWhere(resolver, table, statistic.where, [...keys, 'where']),
  ]);
  return [
    {
      id,
      title: titleOf(statistic.title, id),
      source: statistic.source,
      quote: statistic.quote,
      table,
      measure: kind === 'count' ? { kind } : { kind, column, scale: type?.scale ?? 1 },
      condition,
      claimed: statistic.claimed?.value,
      columns: [...columnsRead([condition], populations), ...(column ? [column] : [])],
    },
  ];
}

function resolveAbsent(resolver: Resolver, file: RulebookFile): Map<string, AbsentPolicy> {
  const policies = new Map<string, AbsentPolicy>();
  for (const [table, { columns }] of Object.entries(file.tables ?? {}) as [
    TableName,
    { columns: Record<string, { absent: string | { column: string; in: string } }> },
  ][]) {
    for (const [column, { absent }] of Object.entries(columns)) {
      const keys = ['tables', table, 'columns', column];
      const type = columnType(table, column, resolver.fields);
      if (!type) {
        resolver.problem(keys, {
          kind: 'unknown-column',
          key: column,
          table,
          near: nearest(column, columnsOf(table).keys()) ?? '',
        });
        continue;
      }
      const policy = policyOf(resolver, table, absent, [...keys, 'absent']);
      if (column === 'birth' && policy.kind !== 'unknown')
        resolver.problem([...keys, 'absent'], { kind: 'birth-not-excused' });
      policies.set(`${table}.${column}`, policy);
    }
  }
  return policies;
}

function policyOf(
  resolver: Resolver,
  table: TableName,
  absent: string | { column: string; in: string },
  keys: KeyPath,
): AbsentPolicy {
  if (typeof absent === 'string')
    return absent === 'unknown' || absent === 'notApplicable'
      ? { kind: absent }
      : { kind: 'value', value: absent };
  if (columnType(table, absent.column, resolver.fields)?.type !== 'text')
    resolver.problem([...keys, 'column'], { kind: 'unknown-column', key: absent.column, table, near: '' });
  resolver.list(absent.in, [...keys, 'in']);
  return { kind: 'list', column: absent.column, list: absent.in };
}
