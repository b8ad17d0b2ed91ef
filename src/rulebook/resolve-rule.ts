import { fraction } from '../core/fraction.ts';
import { nearest } from '../core/text.ts';
import { columnsRead } from './columns-read.ts';
import type { RulebookFile, RuleFile } from './grammar.ts';
import type { Field, Population, Rule, RuleBound, Source } from './model.ts';
import { boundsOf, resolveGuard } from './resolve-guard.ts';
import { measureKey, partsOf, shownPeople, tableOf } from './resolve-measure.ts';
import { byValues, groupsOf } from './resolve-per.ts';
import { type NumberScope, roundingOf } from './resolve-quantity.ts';
import type { Resolver } from './resolver.ts';
import { checkBounds, checkKeys, checkShare, constants, hasBound } from './rule-checks.ts';
import { titleOf } from './titles.ts';
import type { KeyPath } from './yaml-file.ts';

/** What the rules of one rulebook are resolved with. */
export interface RuleContext {
  readonly resolver: Resolver;
  readonly file: RulebookFile;
  readonly fields: ReadonlyMap<string, Field>;
  readonly populations: ReadonlyMap<string, Population>;
  readonly sources: ReadonlyMap<string, Source>;
}

/** Resolves a rule: one for each value of the columns that its `per` names beside the unit. */
export function resolveRule(context: RuleContext, id: string, rule: RuleFile): Rule[] {
  const { resolver, sources } = context;
  const keys = ['rules', id];
  const kind = measureKey(resolver, rule, keys);
  if (kind === undefined) return [];
  const table = tableOf(context, rule, kind, keys);
  if (!table) return [];
  if (rule.source !== undefined && !sources.has(rule.source))
    resolver.problem([...keys, 'source'], {
      kind: 'unknown-source',
      key: rule.source,
      near: nearest(rule.source, sources.keys()) ?? '',
    });
  const groups = groupsOf(resolver, rule, table, keys);
  const columns = groups.columns.map(({ column }) => column);
  const scope: NumberScope = {
    resolver,
    file: context.file,
    table,
    columns,
    tallied: [],
    figures: new Map(),
  };
  checkKeys(resolver, rule, kind, keys);
  const parts = partsOf(context, scope, rule, kind, keys);
  if (!parts) return [];
  const bounds = kind === 'every' ? [ALL_OF_THEM] : boundsOf(scope, rule, keys);
  if (kind !== 'every' && !hasBound(rule)) resolver.problem(keys, { kind: 'no-bound' });
  checkBounds(resolver, constants(bounds), keys);
  if (kind === 'share') checkShare(resolver, constants(bounds), keys);
  const when = rule.when && resolveGuard(scope, rule.when, [...keys, 'when']);
  const exempt = rule.exempt && resolveGuard(scope, rule.exempt, [...keys, 'exempt']);
  const numbers = scope.tallied.map(({ title, condition, sum }) => ({ title, condition, sum }));
  const shown = shownPeople(parts, numbers);
  const resolved: Rule = {
    id,
    title: titleOf(rule.title, id),
    source: rule.source,
    quote: rule.quote,
    reading: rule.reading === undefined ? undefined : titleOf(rule.reading, ''),
    severity: rule.severity ?? 'error',
    table,
    per: groups.per,
    values: [],
    measure: parts.measure,
    population: parts.population,
    of: parts.measure.kind === 'share' ? rule.of : undefined,
    ...shown,
    numbers,
    bounds,
    parity: rule.parity,
    rounding: roundingOf(rule),
    when,
    exempt,
    inForce: {
      from: rule.since ?? Number.NEGATIVE_INFINITY,
      to: rule.until ?? Number.POSITIVE_INFINITY,
    },
    whenEmpty: rule.whenEmpty ?? 'notApplicable',
    openPeriod: rule.openPeriod ?? 'fail',
    countBy: rule.countBy ?? 'person',
    expectedIn: expectedIn(resolver, rule, keys),
    columns: columnsOfRule(context, { ...shown, numbers, measure: parts.measure }, columns),
  };
  return byValues(resolved, groups.columns, scope.tallied);
}

/** Every column of its table that a rule reads. */
function columnsOfRule(
  { populations }: RuleContext,
  { base, counted, numbers, measure }: Pick<Rule, 'base' | 'counted' | 'numbers' | 'measure'>,
  valueColumns: readonly string[],
): string[] {
  const conditions = [base, counted, ...numbers.map(({ condition }) => condition)];
  const added = numbers.flatMap(({ sum }) => (sum ? [sum.column] : []));
  const measured = measure.kind === 'sum' || measure.kind === 'average' ? [measure.column] : [];
  return [...new Set([...columnsRead(conditions, populations), ...measured, ...added, ...valueColumns])];
}

/** 100 % of those of whom something is asked. */
const ALL_OF_THEM: RuleBound = {
  key: 'atLeast',
  value: { kind: 'constant', value: fraction(1), written: '100%' },
  written: '100%',
};

function expectedIn(resolver: Resolver, { expectedIn: name }: RuleFile, keys: KeyPath): string | undefined {
  if (name !== undefined && resolver.population(name, undefined, [...keys, 'expectedIn']) !== 'units') {
    resolver.problem([...keys, 'expectedIn'], { kind: 'per-needs-units', key: name, table: 'cadres' });
  }
  return name;
}
