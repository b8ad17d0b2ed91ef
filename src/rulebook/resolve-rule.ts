import { parseIsoDay } from '../core/calendar.ts';
import { fraction } from '../core/fraction.ts';
import { nearest } from '../core/text.ts';
import { countedIn, isPlaced } from '../roster/tables.ts';
import { columnsRead } from './columns-read.ts';
import type { RuleFile } from './grammar.ts';
import type { GroupColumn, Per, Rule, RuleBound, RuleDate } from './model.ts';
import { columnType } from './names.ts';
import { boundsOf, resolveGuard } from './resolve-guard.ts';
import { measureKey, OF_RECORD, partsOf, shownPeople, tableOf } from './resolve-measure.ts';
import { groupsOf } from './resolve-per.ts';
import { type NumberScope, roundingOf } from './resolve-quantity.ts';
import type { Resolver } from './resolver.ts';
import {
  checkBounds,
  checkKeys,
  checkShare,
  checkSources,
  checkWeight,
  constants,
  hasBound,
} from './rule-checks.ts';
import type { RuleContext } from './rule-context.ts';
import { titleOf } from './titles.ts';
import type { KeyPath } from './yaml-file.ts';

/** Resolves a rule. What is wrong with it goes to the resolver, and there may then be none. */
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
    hasUnit: groups.per.kind === 'units',
    units: groups.per.kind === 'units' ? groups.per.population : undefined,
    columns,
    tallied: [],
    figures: new Map(),
  };
  checkKeys(resolver, rule, kind, keys);
  checkWeight(resolver, rule, keys);
  const parts = partsOf(context, scope, rule, kind, keys);
  if (!parts) return [];
  const isOfAll = kind === 'every' || kind === 'unique';
  const bounds = isOfAll ? [ALL_OF_THEM] : boundsOf(scope, rule, keys);
  if (!isOfAll && !hasBound(rule)) resolver.problem(keys, { kind: 'no-bound' });
  checkBounds(resolver, constants(bounds), parts.measure, keys);
  if (kind === 'share') checkShare(resolver, constants(bounds), keys);
  const when = rule.when && resolveGuard(scope, rule.when, [...keys, 'when']);
  const exempt = rule.exempt && resolveGuard(scope, rule.exempt, [...keys, 'exempt']);
  const numbers = scope.tallied.map(({ key: _, ...number }) => number);
  checkSources(resolver, numbers, groups.per, table, keys);
  const shown = shownPeople(parts, numbers, table);
  if (rule.countBy === 'post' && numbers.some(({ gathering }) => gathering === 'median'))
    resolver.problem([...keys, 'countBy'], { kind: 'only-without', key: 'countBy', other: 'median' });
  return [
    {
      id,
      title: titleOf(rule.title, id),
      source: rule.source,
      quote: rule.quote,
      reading: rule.reading === undefined ? undefined : titleOf(rule.reading, ''),
      severity: rule.severity === 'part' ? 'info' : (rule.severity ?? 'error'),
      isPart: rule.severity === 'part',
      weight: rule.weight?.value,
      table,
      per: groups.per,
      groupColumns: groups.columns,
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
      asOf: dateOf(resolver, rule, groups.per, keys),
      whenEmpty: rule.whenEmpty ?? 'notApplicable',
      openPeriod: rule.openPeriod ?? 'fail',
      // Values are of records, whoever they are of.
      countBy: kind === 'distinct' || kind === 'unique' ? 'post' : (rule.countBy ?? 'person'),
      isPlaced: table === 'units' || isPlaced(resolver.tables.get(table)),
      counts: rule.countBy === 'post' ? 'records' : countedIn(resolver.tables, table),
      expectedIn: expectedIn(resolver, rule, keys),
      columns: columnsOfRule(context, { ...shown, numbers, measure: parts.measure, table }, groups.columns),
    },
  ];
}

/** The date of a rule's own: a day, a parameter, or a column of the units that it is judged in, which may replace one. */
function dateOf(resolver: Resolver, { asOf }: RuleFile, per: Per, keys: KeyPath): RuleDate | undefined {
  if (asOf === undefined) return undefined;
  const path = [...keys, 'asOf'];
  const parameter = resolver.parameters.get(asOf);
  const { default: value, from } = parameter && 'default' in parameter ? parameter : { default: parameter };
  const day = value && 'day' in value ? value.day : parseIsoDay(asOf);
  if (day !== undefined && from === undefined) return { kind: 'day', day };
  const column = from ?? asOf;
  if (columnType('units', column, resolver)?.type !== 'day' || (from !== undefined && day === undefined))
    resolver.problem(path, { kind: 'bad-date', written: asOf });
  else if (per.kind !== 'units') resolver.problem(path, { kind: 'needs-unit', key: column });
  return { kind: 'column', column, otherwise: day };
}

/** Every column of its table that a rule reads. */
function columnsOfRule(
  { populations }: RuleContext,
  {
    base,
    counted,
    numbers,
    measure,
    table,
  }: Pick<Rule, 'base' | 'counted' | 'numbers' | 'measure' | 'table'>,
  groupColumns: readonly GroupColumn[],
): string[] {
  const own = numbers.filter((number) => number.table === table && !number.isPrevious);
  const ofGroups = groupColumns.flatMap(({ values }) => values.map(({ condition }) => condition));
  const conditions = [base, counted, ...ofGroups, ...own.map(({ condition }) => condition)];
  const added = own.flatMap(({ measured: of }) => (of ? [of.column] : []));
  const measured =
    measure.kind === 'sum' || measure.kind === 'average'
      ? [measure.column]
      : measure.kind === 'distinct' || measure.kind === 'unique'
        ? measure.columns.filter((column) => !OF_RECORD.includes(column))
        : [];
  return [...new Set([...columnsRead(conditions, populations), ...measured, ...added])];
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
